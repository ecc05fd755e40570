package org.goodoffices.casework.docket;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Proceeding;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;

/// A case as one person sees it at one moment: the lanes they are in, the entries in them, and
/// where the case stands by those entries. What is in other lanes is not there at all.
///
/// @param mine the capacities in which this person takes part
/// @param proceeding by all entries the person sees
/// @param common by the entries that everybody in the case sees: the same for all
public record OpenCase(
        CaseFile file,
        RuleSet rules,
        UUID person,
        List<Capacity> mine,
        List<Lane> lanes,
        List<Entered> entries,
        Proceeding proceeding,
        Proceeding common) {

    public OpenCase {
        mine = List.copyOf(mine);
        lanes = List.copyOf(lanes);
        entries = List.copyOf(entries);
    }

    /// The actors of the rules that this person may be.
    public Set<Actor> actors() {
        var actors = new LinkedHashSet<Actor>();
        for (var capacity : mine) {
            actors.add(capacity.actor(person));
        }
        return actors;
    }

    /// Whether this person takes part only for parties that have left the case: they read what was
    /// there until then.
    public boolean left() {
        return leftAt() != null;
    }

    /// When the last of the parties that this person takes part for left the case; null where one
    /// is in it, or where they take part for none.
    java.time.@Nullable Instant leftAt() {
        return leftAt(file, mine);
    }

    static java.time.@Nullable Instant leftAt(CaseFile file, List<Capacity> mine) {
        java.time.Instant last = null;
        for (var capacity : mine) {
            var left =
                    capacity.party() == null
                            ? null
                            : file.party(capacity.party().toString()).leftAt();
            if (left == null) {
                return null;
            }
            last = last == null || left.isAfter(last) ? left : last;
        }
        return last;
    }

    /// An act that this person may do now, as this actor.
    ///
    /// @param filedFor whether the registry would enter it for a party
    public record Possible(Act act, Actor actor, boolean filedFor) {}

    /// What this person may do now, by the rules of the case.
    public List<Possible> mayDoNow() {
        return proceeding.mayDoNow().stream()
                .flatMap(open ->
                        open.actors().stream().map(actor -> new Possible(open.act(), actor, false)))
                .filter(possible -> actors().contains(actor(possible)))
                .toList();
    }

    /// An act that the rules let somebody else record counts as that somebody's to do.
    private static Actor actor(Possible possible) {
        var recorder = possible.act().recordedBy();
        return recorder == null ? possible.actor() : new Actor(recorder, recorder.key());
    }

    /// Whether this person acts for the registry in this case.
    public boolean forRegistry() {
        return actors().contains(Actor.registry());
    }

    /// The limits of which this person sees whether they are kept: where the duty is done in a lane
    /// that they are not in, they cannot tell an answer from silence, and are told nothing.
    public List<RunningLimit> limits() {
        return proceeding.limits().stream().filter(this::sees).toList();
    }

    private boolean sees(RunningLimit limit) {
        var of = limit.of();
        return Lapses.everybodySees(limit.limit(), rules)
                || of == null
                || actors().contains(of)
                || limit.limit().duty().stream()
                        .map(rules.acts()::get)
                        .filter(java.util.Objects::nonNull)
                        .allMatch(act -> inLaneOf(act, of));
    }

    private boolean inLaneOf(Act act, Actor of) {
        var side =
                file.parties().stream()
                        .filter(party -> party.id().toString().equals(of.id()))
                        .map(Party::side)
                        .findFirst()
                        .orElse(null);
        return switch (act.lane()) {
            case JOINT, PUBLIC -> true;
            case OWN -> side != null && lane(Lane.Kind.OWN, side) != null;
            case CAUCUS -> side != null && lane(Lane.Kind.CAUCUS, side) != null;
            case MEDIATORS -> lane(Lane.Kind.MEDIATORS, null) != null;
            case REGISTRY -> lane(Lane.Kind.REGISTRY, null) != null;
        };
    }

    /// The lane of this kind that the person is in; of that side, for a side's own lanes.
    public @Nullable Lane lane(Lane.Kind kind, @Nullable UUID side) {
        return lanes.stream()
                .filter(lane -> lane.kind() == kind && java.util.Objects.equals(lane.side(), side))
                .findFirst()
                .orElse(null);
    }
}
