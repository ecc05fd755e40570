package org.goodoffices.casework.table.text;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.LaneWork;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;
import org.springframework.stereotype.Component;

/// How an agreed package becomes text: once every party has accepted it, the open brackets that are
/// tied to its issues are settled on its options, as a further version. Nothing else of the text is
/// touched.
@Component
public class SettleByPackage {

    private final LaneWork work;

    SettleByPackage(LaneWork work) {
        this.work = work;
    }

    /// Settles them, if there are any; the joint lane is held.
    ///
    /// @param put the entry of the package
    /// @param chosen option by issue
    /// @param by in whose name
    public void settle(OpenCase open, String put, Map<String, String> chosen, Text by, Instant at) {
        var versions = TextVersion.of(open);
        if (versions.isEmpty()) {
            return;
        }
        var last = versions.getLast();
        var before = last.text();
        var after = before.settled(chosen);
        if (after.equals(before)) {
            return;
        }
        var settled = new TreeMap<String, Object>();
        var left = after.issues();
        before.issues().stream()
                .filter(issue -> !left.contains(issue) && chosen.containsKey(issue))
                .forEach(issue -> settled.put(issue, chosen.get(issue)));
        var facts = new TreeMap<String, Object>();
        facts.put(TextVersion.CLAUSES, after.facts());
        facts.put(TextVersion.NUMBER, (long) last.number() + 1);
        facts.put("open", (long) after.open().size());
        facts.put("from", last.entry().id().toString());
        facts.put("package", put);
        facts.put(SettledIssues.ISSUES, settled);
        work.enterForAll(open, LaneAct.TEXT, by, at, facts);
    }
}
