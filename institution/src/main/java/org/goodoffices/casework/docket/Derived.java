package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Proceeding;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;

/// What the entries of a case give, for a verification that sees all of them.
final class Derived {

    private final RulesInForce rules;
    private final CaseFile file;
    private final RuleSet ruleSet;
    private final List<Lane> lanes;
    private final List<Entered> entries;
    private final List<Entered> joint;
    private final List<Entered> common;
    private final Instant now;
    private final Map<UUID, Departed> departures = new HashMap<>();

    /// That a party left while the others went on.
    ///
    /// @param by the entry by which it did
    /// @param stage where the case stood for it then
    record Departed(Entered by, String stage, @Nullable String ending) {}

    Derived(
            RulesInForce rules,
            CaseFile file,
            List<Lane> lanes,
            List<Entered> entries,
            Instant now) {
        this.rules = rules;
        this.file = file;
        this.ruleSet = rules.named(file.rules()).orElseThrow();
        this.lanes = List.copyOf(lanes);
        this.entries = List.copyOf(entries);
        this.joint = VerifyDocket.inLane(entries, file.joint());
        var shared = new HashSet<LaneId>();
        lanes.stream()
                .filter(l -> l.kind() == Lane.Kind.JOINT || l.kind() == Lane.Kind.PUBLIC)
                .map(Lane::id)
                .forEach(shared::add);
        this.common = entries.stream().filter(entry -> shared.contains(entry.lane())).toList();
        this.now = now;
        depart();
    }

    CaseFile file() {
        return file;
    }

    Instant now() {
        return now;
    }

    List<Lane> lanes() {
        return lanes;
    }

    /// The entries of the joint lane, by their places.
    List<Entered> joint() {
        return joint;
    }

    @Nullable Act act(Entered entry) {
        return ruleSet.acts().get(entry.act());
    }

    /// All entries that change who is where, in the order in which they were made, as far as their
    /// times tell it of different lanes.
    List<Entered> inOrder() {
        var at = new HashMap<UUID, Instant>();
        var latest = Instant.MIN;
        for (var entry : joint) { // a lapse says when the limit ran out, not when it was entered
            latest = entry.at().isAfter(latest) ? entry.at() : latest;
            at.put(entry.id().value(), latest);
        }
        var all = new ArrayList<>(joint);
        entries.stream().filter(entry -> !entry.lane().equals(file.joint())).forEach(all::add);
        all.sort(
                Comparator.comparing(
                        (Entered entry) -> at.getOrDefault(entry.id().value(), entry.at())));
        return all;
    }

    /// Who is, or was just now, a mediator in office or nominated by what everybody sees.
    Set<String> mediators() {
        var here = new HashSet<String>();
        for (var at : List.of(lastAt(), now)) {
            var proceeding = folded(common, at);
            here.addAll(proceeding.mediatorsInOffice());
            here.addAll(proceeding.nominatedMediators());
        }
        return here;
    }

    /// Who was in office when the last entry was made.
    Set<String> inOffice() {
        var here = new HashSet<>(folded(common, lastAt()).mediatorsInOffice());
        here.retainAll(folded(common, now).mediatorsInOffice());
        return here;
    }

    private Instant lastAt() {
        return common.stream().map(Entered::at).max(Comparator.naturalOrder()).orElseThrow();
    }

    private Proceeding folded(List<Entered> some, Instant at) {
        return Docket.fold(rules, file, ruleSet, some, at);
    }

    /// The parties that have left while the others went on.
    Map<UUID, Departed> departures() {
        return Map.copyOf(departures);
    }

    private void depart() {
        for (var entry : joint) {
            var act = leaving(entry);
            if (act == null) {
                continue;
            }
            var until = common.stream().filter(one -> !isLater(one, entry)).toList();
            var after = folded(until, entry.at());
            if (after.ending() != null) {
                continue;
            }
            for (var party : file.parties()) {
                if (!departures.containsKey(party.id())
                        && !after.parties().contains(party.id().toString())
                        && Seats.concerns(entry, party.id())) {
                    departures.put(
                            party.id(),
                            new Departed(entry, after.place(), Seats.ending(act, ruleSet)));
                }
            }
        }
    }

    private boolean isLater(Entered one, Entered entry) {
        return one.lane().equals(entry.lane())
                ? one.position() > entry.position()
                : one.at().isAfter(entry.at());
    }

    /// The act by which somebody leaves with this entry: the entry's own, or the one deemed done.
    private @Nullable Act leaving(Entered entry) {
        var deemed = entry.act().equals(Lapses.ACT) ? entry.text("deemed") : null;
        var act = ruleSet.acts().get(deemed == null ? entry.act() : deemed);
        return act != null && act.leavesTheCase() ? act : null;
    }

    /// The lanes for which it must be kept where the case stands.
    Set<LaneId> standingLanes() {
        var standing = new HashSet<LaneId>();
        standing.add(file.joint());
        lanes.stream()
                .filter(lane -> lane.kind() == Lane.Kind.OWN && lastOf(lane.side()) != null)
                .map(Lane::id)
                .forEach(standing::add);
        return standing;
    }

    /// How the last party of a side left, where all of it has.
    private @Nullable Departed lastOf(@Nullable UUID side) {
        Departed last = null;
        for (var party : file.parties()) {
            if (party.side().equals(side)) {
                var left = departures.get(party.id());
                if (left == null) {
                    return null;
                }
                last = last == null || isLater(left.by(), last.by()) ? left : last;
            }
        }
        return last;
    }

    /// Whether the case can stand there: as its last entry left it, or as what had run out since
    /// when the rules looked at it last.
    boolean mayStand(LaneId lane, Standing kept) {
        if (lane.equals(file.joint())) {
            return !kept.since().isBefore(lastAt())
                    && !kept.since().isAfter(now)
                    && (stands(kept, kept.since()) || stands(kept, lastAt()) || stands(kept, now));
        }
        var left =
                lanes.stream()
                        .filter(one -> one.id().equals(lane))
                        .findFirst()
                        .map(one -> lastOf(one.side()))
                        .orElse(null);
        return left != null
                && kept.since().equals(left.by().at())
                && kept.nextDue() == null
                && Objects.equals(kept.ending(), left.ending());
    }

    private boolean stands(Standing kept, Instant at) {
        var proceeding = folded(common, at);
        var derived =
                Standing.of(
                        new OpenCase(
                                file,
                                ruleSet,
                                PersonId.RULES.value(),
                                List.of(),
                                lanes,
                                common,
                                proceeding,
                                proceeding));
        return kept.place().equals(derived.place())
                && Objects.equals(kept.ending(), derived.ending())
                && Objects.equals(kept.nextDue(), derived.nextDue());
    }
}
