package org.goodoffices.casework.table;

import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// A party says, among its own side, what packages are worth to it; or says it anew.
@Component
class StatePreference {

    private final EnterBesideRules acts;
    private final PreferenceForm form;

    StatePreference(EnterBesideRules acts) {
        this.acts = acts;
        this.form = new PreferenceForm(acts.refusals());
    }

    /// What is wrong with a step of the form; null where nothing is.
    Outcome.@org.jspecify.annotations.Nullable Refused wrong(
            PreferenceForm.Step step, IssueTable table, Map<String, String> values) {
        return form.wrong(step, table, values);
    }

    /// The first step at which something is wrong; null where nothing is.
    PreferenceForm.@org.jspecify.annotations.Nullable Step firstWrong(
            IssueTable table, Map<String, String> values) {
        return form.firstWrong(table, values);
    }

    /// @param version the table that the person had before them
    Outcome state(EnterBesideRules.Asked asked, String version, Map<String, String> values) {
        return acts.enter(
                asked,
                Lane.Kind.OWN,
                capacity -> capacity.role().isParty(),
                LaneAct.PREFERENCE,
                new TreeMap<>(values),
                (open, _) -> {
                    var table = TableState.of(open).table();
                    if (table == null || !table.entry().toString().equals(version)) {
                        throw acts.not("table-changed", null);
                    }
                    var step = form.firstWrong(table.table(), values);
                    if (step != null) {
                        var why = form.wrong(step, table.table(), values);
                        throw new EnterBesideRules.NotNow(java.util.Objects.requireNonNull(why));
                    }
                    var facts = PreferenceForm.stated(table.table(), values).facts();
                    facts.put("table", version);
                    return new EnterBesideRules.Says(facts);
                });
    }
}
