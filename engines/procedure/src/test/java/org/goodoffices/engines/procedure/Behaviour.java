package org.goodoffices.engines.procedure;

import java.util.stream.Collectors;

/// What of a rule set the explorer can tell apart: all but its words, lines and citations.
final class Behaviour {

    private Behaviour() {}

    static String of(RuleSet rules) {
        return rules.partiesAtLeast()
                + " "
                + rules.othersMayGoOn()
                + (rules.othersGoOn() == null
                        ? ""
                        : rules.othersGoOn().remain() + "" + (rules.othersGoOn().unequal() != null))
                + " "
                + rules.calendar()
                + " "
                + rules.validFrom()
                + rules.validUntil()
                + rules.stages().values().stream()
                        .map(s -> s.name() + "<" + s.within())
                        .collect(Collectors.joining(",", "[", "]"))
                + rules.endings().values().stream()
                        .map(e -> e.name() + ":" + e.kind())
                        .collect(Collectors.joining(",", "[", "]"))
                + rules.acts().values().stream()
                        .map(Behaviour::of)
                        .collect(Collectors.joining("\n", "[", "]"))
                + rules.limits().values().stream()
                        .map(Behaviour::of)
                        .collect(Collectors.joining("\n", "[", "]"));
    }

    private static String of(Act a) {
        return a.name()
                + a.by().stream().sorted().toList()
                + a.recordedBy()
                + a.from()
                + a.to()
                + a.lane()
                + a.when()
                + a.once()
                + a.duty()
                + a.effect()
                + a.requires()
                + a.countsAs()
                + (a.leavesTheCase() ? a.takes() : "")
                + (a.unequal() != null && a.unequal().article() != null)
                + (a.returns() != null);
    }

    private static String of(Limit l) {
        Limit.Anchor from = l.anchor();
        Limit.Extension more = l.extension();
        Limit.Lapse over = l.lapse();
        return l.name()
                + l.of()
                + l.duty()
                + l.runsIn()
                + (from == null
                        ? ""
                        : ""
                                + from.kind()
                                + from.names()
                                + from.moment()
                                + (from.presumed() == null ? "" : from.presumed().days()))
                + l.length()
                + l.unit()
                + l.counting()
                + l.rolls()
                + l.forEach()
                + (more == null ? "" : "" + more.by() + more.act() + more.atMost())
                + (over == null
                        ? ""
                        : "" + over.deemed() + over.to() + over.opens() + (over.returns() != null))
                + (l.unequal() != null && l.unequal().article() != null);
    }
}
