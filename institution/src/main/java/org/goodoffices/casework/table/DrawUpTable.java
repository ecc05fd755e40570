package org.goodoffices.casework.table;

import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// The mediators draw up the issues and their options, or draw them up anew. Whatever was agreed to
/// before has to be agreed to again.
@Component
class DrawUpTable {

    private final EnterBesideRules acts;
    private final IssuesForm form;

    DrawUpTable(EnterBesideRules acts) {
        this.acts = acts;
        this.form = new IssuesForm(acts.refusals());
    }

    /// Enters the table that the form says.
    Outcome draw(EnterBesideRules.Asked asked, Map<String, String> values) {
        return acts.enter(
                asked,
                Lane.Kind.JOINT,
                capacity -> capacity.role() == Role.MEDIATOR,
                LaneAct.TABLE,
                new TreeMap<>(values),
                (open, _) -> {
                    var drawn = TableState.of(open).table();
                    var from = values.getOrDefault("from", "");
                    if (drawn != null && !drawn.entry().toString().equals(from)) {
                        throw acts.not("table-changed", null);
                    }
                    var before = drawn == null ? IssueTable.empty() : drawn.table();
                    var table =
                            switch (form.read(values, before)) {
                                case IssuesForm.Reading.Wrong(var why) ->
                                        throw new EnterBesideRules.NotNow(why);
                                case IssuesForm.Reading.Read(var read) -> read;
                            };
                    if (table.equals(before)) {
                        throw acts.not("table-unchanged", null);
                    }
                    return new EnterBesideRules.Says(table.facts());
                });
    }
}
