package org.goodoffices.engines.procedure;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Check 4: exchanging any two parties gives the same procedure.
///
/// Only `requesting` and `invited` tell parties apart. What one of them may or must do, the other
/// must have a twin of, or the rules must say by which article and why not.
final class PartiesAreAlike implements Check {

    @Override
    public int number() {
        return 4;
    }

    @Override
    public void run(Inspection inspection) {
        Net net = inspection.net;
        Set<Integer> alone = new HashSet<>();
        for (int a = 0; a < net.acts.length; a++) {
            int parties = net.who[a] & Net.PARTIES;
            if (parties == 0 || parties == Net.PARTIES || !inspection.reach.possible(a)) {
                continue;
            }
            Act act = net.acts[a];
            alone.add(a);
            if (declared(act.unequal()) || hasTwin(inspection, act)) {
                continue;
            }
            Text who = who(parties);
            inspection.find(
                    act.line(),
                    act.article(),
                    act.name(),
                    "“"
                            + act.title().en()
                            + "” is open to "
                            + who.en()
                            + " only, and no article says why.",
                    "“" + act.title().zh() + "”仅对" + who.zh() + "开放，且未援引条文说明理由。",
                    example(inspection, a));
        }
        for (int l = 0; l < net.limits.length; l++) {
            Limit limit = net.limits[l];
            int parties = net.of[l] & Net.PARTIES;
            boolean one = parties == Net.REQUESTING || parties == Net.INVITED;
            if (!one || declared(limit.unequal()) || !runs(inspection, l)) {
                continue;
            }
            boolean follows = net.duty[l].length > 0;
            for (int duty : net.duty[l]) {
                follows &= (net.who[duty] & Net.PARTIES) == parties;
            }
            if (follows || hasTwin(inspection, limit)) {
                continue;
            }
            Text who = who(parties);
            inspection.find(
                    limit.line(),
                    limit.article(),
                    limit.name(),
                    "“"
                            + limit.title().en()
                            + "” binds "
                            + who.en()
                            + " only, and no article says why.",
                    "“" + limit.title().zh() + "”仅约束" + who.zh() + "，且未援引条文说明理由。");
        }
    }

    private static boolean runs(Inspection inspection, int limit) {
        for (int p = 0; p < inspection.net.places.length; p++) {
            if (inspection.reach.runs(p, limit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declared(@org.jspecify.annotations.Nullable Reasoned unequal) {
        return unequal != null && unequal.article() != null;
    }

    private static Text who(int parties) {
        return parties == Net.REQUESTING ? Role.REQUESTING.title() : Role.INVITED.title();
    }

    private static List<String> example(Inspection inspection, int act) {
        for (int p : inspection.net.from[act]) {
            if (inspection.reach.possible(p, act) != 0) {
                List<String> way = new java.util.ArrayList<>(inspection.wayTo(p));
                inspection.needs(p, act, way, new java.util.BitSet());
                way.add(inspection.net.acts[act].name());
                return way;
            }
        }
        return List.of();
    }

    private static Set<Role> swapped(Set<Role> by) {
        Set<Role> other = new HashSet<>();
        for (Role role : by) {
            other.add(
                    switch (role) {
                        case REQUESTING -> Role.INVITED;
                        case INVITED -> Role.REQUESTING;
                        case PARTY, MEDIATOR, REGISTRY, AUTHORITY, THIRD_STATE, RULES, ANYONE ->
                                role;
                    });
        }
        return other;
    }

    /// The same act for the other side, with the same effect.
    private static boolean hasTwin(Inspection inspection, Act act) {
        for (Act other : inspection.rules.acts().values()) {
            if (!other.name().equals(act.name())
                    && other.by().equals(swapped(act.by()))
                    && Set.copyOf(other.from()).equals(Set.copyOf(act.from()))
                    && Objects.equals(other.to(), act.to())
                    && other.lane() == act.lane()
                    && other.when() == act.when()
                    && other.once() == act.once()
                    && other.duty() == act.duty()
                    && other.effect() == act.effect()
                    && Objects.equals(other.recordedBy(), act.recordedBy())
                    && Objects.equals(other.countsAs(), act.countsAs())
                    && Set.copyOf(other.requires()).equals(Set.copyOf(act.requires()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTwin(Inspection inspection, Limit limit) {
        for (Limit other : inspection.rules.limits().values()) {
            if (!other.name().equals(limit.name())
                    && limit.of() != null
                    && other.of() != null
                    && swapped(Set.of(limit.of())).contains(other.of())
                    && Objects.equals(other.length(), limit.length())
                    && other.unit() == limit.unit()
                    && other.counting() == limit.counting()
                    && other.rolls() == limit.rolls()
                    && Set.copyOf(other.runsIn()).equals(Set.copyOf(limit.runsIn()))
                    && other.duty().size() == limit.duty().size()
                    && Objects.equals(
                            other.lapse() == null ? null : other.lapse().to(),
                            limit.lapse() == null ? null : limit.lapse().to())) {
                return true;
            }
        }
        return false;
    }
}
