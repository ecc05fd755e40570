package org.goodoffices.organs.governance;

import java.util.List;
import java.util.Map;

/// Seats and offices given up before their term ends: the Secretariat records the letter in a
/// session of the organ that gave them. The term ends on the day that the letter names, and what is
/// vacant from then on is filled by a later election, for a full term.
record ResignationRules(OrganSession session, SessionRules rules, Organs organs) {

    /// What this organ has given and can still be given up.
    List<Tenure> open() {
        return all().stream().filter(one -> one.letter() == null && !over(one)).toList();
    }

    private List<Tenure> all() {
        return SecretVoteRules.electable(organs, session.organ()).keySet().stream()
                .flatMap(office -> rules.seats().tenures(office).stream())
                .toList();
    }

    private boolean over(Tenure tenure) {
        var ends = tenure.ends();
        return ends != null && !ends.isAfter(rules.today());
    }

    void check(Map<String, String> values) {
        var term =
                all().stream()
                        .filter(one -> one.key().equals(values.get("term")))
                        .findFirst()
                        .orElseThrow(() -> new NotPossible("no-term", "term"));
        var ends = term.ends();
        if (term.letter() != null && ends != null) {
            throw new NotPossible("resigned-already", "term", term.name(), ends, term.letter());
        }
        if (ends != null && over(term)) {
            throw new NotPossible("term-over", "term", term.name(), ends);
        }
        var day = rules.day(values, "ends");
        if (day.isBefore(rules.today())) {
            throw new NotPossible("resigns-past", "ends", rules.today());
        }
        if (day.isBefore(term.begins())) {
            throw new NotPossible("resigns-before", "ends", term.begins());
        }
        if (ends != null && !day.isBefore(ends)) {
            throw new NotPossible("resigns-late", "ends", ends);
        }
        if (!values.containsKey("reference")) {
            throw new NotPossible("reference", "reference");
        }
        values.put("office", term.of());
        values.put("holder", term.holder());
    }
}
