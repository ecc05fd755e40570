package org.goodoffices.casework.table;

import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// The mediators draw up the issues and their options, or draw them up anew. Whatever was agreed to
/// before has to be agreed to again.
@Component
class DrawUpTable {

    private final TableActs acts;
    private final IssuesForm form;

    DrawUpTable(TableActs acts) {
        this.acts = acts;
        this.form = new IssuesForm(acts.refusals());
    }

    /// Enters the table that the form says.
    Outcome draw(TableActs.Asked asked, Map<String, String> values) {
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
                        return new TableActs.Attempt.Refused(
                                acts.refusals().of("table-changed", null));
                    }
                    var before = drawn == null ? IssueTable.empty() : drawn.table();
                    return switch (form.read(values, before)) {
                        case IssuesForm.Reading.Wrong(var why) ->
                                new TableActs.Attempt.Refused(why);
                        case IssuesForm.Reading.Read(var table) ->
                                table.equals(before)
                                        ? new TableActs.Attempt.Refused(
                                                acts.refusals().of("table-unchanged", null))
                                        : new TableActs.Attempt.Says(table.facts());
                    };
                });
    }
}
