package org.goodoffices.casework.appointment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.FormReader;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.organs.panel.Panel;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// A party or the Registry states what the case needs of its mediators; what was stated before is
/// followed, and agreed to anew.
@Component
class StateNeeds {

    /// How many needs can be chosen, besides nationalities and days.
    static final int ROWS = 8;

    /// The first of these rows offer languages, the others all else; either takes any need.
    static final int LANGUAGES = 3;

    private final EnterBesideRules acts;
    private final Panel panel;
    private final FormReader reader;

    StateNeeds(EnterBesideRules acts, Panel panel) {
        this.acts = acts;
        this.panel = panel;
        this.reader = new FormReader(acts.refusals());
    }

    /// @param said the form: `from` the statement that the person had before them, empty for none;
    ///   `need-0` … with `weight-0` …; `states`, `from-day`, `until-day` and `culture`
    Outcome state(EnterBesideRules.Asked asked, Map<String, String> said) {
        return acts.enter(
                asked,
                Lane.Kind.JOINT,
                capacity -> capacity.role().isParty() || capacity.role() == Role.REGISTRY,
                LaneAct.NEEDS,
                new TreeMap<>(said),
                (open, _) -> {
                    var before = AppointmentState.of(open).stated();
                    if (!said.getOrDefault("from", "")
                            .equals(before == null ? "" : before.entry().toString())) {
                        throw acts.not("appointment-needs-changed", null);
                    }
                    return new EnterBesideRules.Says(read(said).facts());
                });
    }

    private CaseNeeds read(Map<String, String> said) throws EnterBesideRules.NotNow {
        var wanted = new LinkedHashMap<Need, CaseNeeds.Wanted>();
        for (int row = 0; row < ROWS; row++) {
            var key = said.getOrDefault("need-" + row, "");
            if (!key.isEmpty()) {
                var need =
                        Need.read(key)
                                .filter(one -> one.known(panel))
                                .orElseThrow(no("appointment-no-such-need", "need-" + row));
                take(wanted, need, weight(said, "weight-" + row), "need-" + row);
            }
        }
        for (var name : said.getOrDefault("states", "").split("[,;，；、]")) {
            if (!name.isBlank()) {
                var state =
                        Countries.named(name)
                                .orElseThrow(no("appointment-no-such-state", "states"));
                wanted.putIfAbsent(
                        new Need.NoNational(state.code()),
                        new CaseNeeds.Wanted(new Need.NoNational(state.code()), 0));
            }
        }
        days(said, wanted);
        if (wanted.isEmpty()) {
            throw acts.not("appointment-no-needs", "need-0");
        }
        if (wanted.size() > CaseNeeds.MOST) {
            throw acts.not("appointment-too-many-needs", "states", CaseNeeds.MOST);
        }
        var culture = said.getOrDefault("culture", "").strip();
        var unfit = reader.unfit(culture, FormReader.LONGEST_TEXT, "culture");
        if (unfit != null) {
            throw new EnterBesideRules.NotNow(unfit);
        }
        return new CaseNeeds(new ArrayList<>(wanted.values()), culture);
    }

    private void days(Map<String, String> said, Map<Need, CaseNeeds.Wanted> wanted)
            throws EnterBesideRules.NotNow {
        var from = said.getOrDefault("from-day", "");
        var until = said.getOrDefault("until-day", "");
        if (from.isEmpty() && until.isEmpty()) {
            return;
        }
        try {
            take(
                    wanted,
                    new Need.Free(LocalDate.parse(from), LocalDate.parse(until)),
                    weight(said, "weight-days"),
                    "from-day");
        } catch (DateTimeException noDays) {
            throw acts.not("appointment-no-days", "from-day");
        }
    }

    private void take(Map<Need, CaseNeeds.Wanted> wanted, Need need, int weight, String field)
            throws EnterBesideRules.NotNow {
        if (wanted.putIfAbsent(need, new CaseNeeds.Wanted(need, weight)) != null) {
            throw acts.not("appointment-need-twice", field);
        }
    }

    private int weight(Map<String, String> said, String field) throws EnterBesideRules.NotNow {
        var weight = said.getOrDefault(field, "");
        if (!weight.matches("[0-" + CaseNeeds.HEAVIEST + "]")) {
            throw acts.not("appointment-no-weight", field);
        }
        return Integer.parseInt(weight);
    }

    private java.util.function.Supplier<EnterBesideRules.NotNow> no(String key, String field) {
        return () -> acts.not(key, field);
    }
}
