package org.goodoffices.casework.table.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.goodoffices.casework.docket.OpenCase;

/// The issues of the table that the negotiating text has settled, and on which option of each: how
/// a settled bracket moves the table. An issue is settled once brackets tied to it were settled on
/// one option, and none tied to it is open. Whoever puts such a bracket into the text again opens
/// the issue again.
public final class SettledIssues {

    /// The facts of a version in which one bracket was settled.
    static final String ISSUE = "issue";

    static final String OPTION = "option";

    /// The fact of a version in which the brackets of a package were settled: option by issue.
    static final String ISSUES = "issues";

    private SettledIssues() {}

    /// Option by issue, as this person sees the versions of the text.
    public static Map<String, String> of(OpenCase open) {
        var said = new HashMap<String, Set<String>>();
        Set<String> before = Set.of();
        for (var version : TextVersion.of(open)) {
            var settled = settled(version);
            if (said.isEmpty() && settled.isEmpty()) {
                continue; // what was open before anything was settled decides nothing
            }
            var now = version.text().issues();
            for (var issue : now) {
                if (!before.contains(issue)) {
                    said.remove(issue);
                }
            }
            settled.forEach((issue, option) ->
                    said.computeIfAbsent(issue, _ -> new TreeSet<>()).add(option));
            before = now;
        }
        var still = new TreeMap<String, String>();
        for (var one : said.entrySet()) {
            if (one.getValue().size() == 1 && !before.contains(one.getKey())) {
                still.put(one.getKey(), one.getValue().iterator().next());
            }
        }
        return still;
    }

    private static Map<String, String> settled(TextVersion version) {
        var settled = new TreeMap<String, String>();
        var issue = version.entry().text(ISSUE);
        var option = version.entry().text(OPTION);
        if (issue != null && option != null) {
            settled.put(issue, option);
        }
        if (version.entry().facts().get(ISSUES) instanceof Map<?, ?> several) {
            several.forEach((one, on) -> settled.put(String.valueOf(one), String.valueOf(on)));
        }
        return settled;
    }
}
