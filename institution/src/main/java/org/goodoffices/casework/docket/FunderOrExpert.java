package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;

/// Who takes part in a case without being a party or acting for one: who pays for the part of a
/// party, or is an expert. It is stated in the joint lane, since a mediator can disclose a tie only
/// to those of whom the mediator knows, and a party judge the disclosure only if it knows of them
/// too (Model Rules, art. 9(6) to (9)).
///
/// @param entry by which it was stated
/// @param party that stated it; null where a mediator did
/// @param until when it was stated to have ended; null while it goes on
public record FunderOrExpert(
        UUID entry,
        boolean funder,
        String name,
        Party.Kind kind,
        @Nullable UUID party,
        Instant since,
        @Nullable Instant until) {

    /// Whether an act states one, or that one takes part no longer.
    static boolean concerns(Act act) {
        return switch (act.effect()) {
            case STATES_FUNDER, NAMES_EXPERT, FUNDER_LEAVES, EXPERT_LEAVES -> true;
            case null, default -> false;
        };
    }

    /// Whether an act states that one takes part no longer.
    public static boolean ends(Act act) {
        return act.effect() == Effect.FUNDER_LEAVES || act.effect() == Effect.EXPERT_LEAVES;
    }

    /// All that were stated, in the order in which they were.
    ///
    /// @param entries of one case, in their order
    static List<FunderOrExpert> of(Collection<Entered> entries, RuleSet rules) {
        var stated = new ArrayList<FunderOrExpert>();
        for (var entry : entries) {
            var act = rules.acts().get(entry.act());
            if (act == null || !concerns(act)) {
                continue;
            }
            var name = Objects.requireNonNull(entry.text("name"));
            if (ends(act)) {
                stated.replaceAll(one ->
                        one.endsBy(act, entry.party()) && one.name.equals(name)
                                ? one.until(entry.at())
                                : one);
            } else {
                stated.add(
                        new FunderOrExpert(
                                entry.id().value(),
                                act.effect() == Effect.STATES_FUNDER,
                                name,
                                Party.Kind.of(Objects.requireNonNull(entry.text("kind"))),
                                entry.party(),
                                entry.at(),
                                null));
            }
        }
        return List.copyOf(stated);
    }

    /// Those who go on.
    public static List<FunderOrExpert> now(OpenCase open) {
        return of(open.entries(), open.rules()).stream().filter(one -> one.until == null).toList();
    }

    /// Whether this act of that party's, or of a mediator's, would state it again.
    boolean states(Act act, @Nullable UUID by) {
        return act.effect() == (funder ? Effect.STATES_FUNDER : Effect.NAMES_EXPERT)
                && Objects.equals(party, by);
    }

    /// Whether this act of that party's, or of a mediator's, is the one that ends it.
    boolean endsBy(Act act, @Nullable UUID by) {
        return until == null
                && act.effect() == (funder ? Effect.FUNDER_LEAVES : Effect.EXPERT_LEAVES)
                && Objects.equals(party, by);
    }

    /// Those whom this person can state to take part no longer, by this act.
    public static List<FunderOrExpert> ending(OpenCase open, Act act) {
        return now(open).stream()
                .filter(one ->
                        open.forRegistry() && one.endsBy(act, one.party)
                                || open.mine().stream()
                                        .anyMatch(mine -> one.endsBy(act, mine.party())))
                .toList();
    }

    /// Whether an act has nobody to speak of.
    public static boolean idle(OpenCase open, Act act) {
        return ends(act) && ending(open, act).isEmpty();
    }

    FunderOrExpert until(Instant moment) {
        return new FunderOrExpert(entry, funder, name, kind, party, since, moment);
    }
}
