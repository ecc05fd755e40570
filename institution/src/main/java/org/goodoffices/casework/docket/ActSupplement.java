package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// What another module brings to an act of the rules that concerns it: its own page instead of the
/// plain form, and the facts that the entry must carry. The module implements this; the docket
/// calls it within the transaction of the act, before the entry is made.
public interface ActSupplement {

    /// Whether the act concerns this module.
    boolean concerns(Act act);

    /// The address of the module's own page for the act; null where the plain form serves.
    default @Nullable String page(CaseNumber number, Act act) {
        return null;
    }

    /// What the plain form of the act asks besides what the rules say.
    default List<Shown.Field> fields(Visit visit, OpenCase open, Act act) {
        return List.of();
    }

    /// Whether the act takes so long that it is better done later.
    default boolean takesLong(Act act) {
        return false;
    }

    /// Has an act done later that takes long, once it is clear that it can be done; the address,
    /// within the case, of what tells how far it is. Empty for an act that is done at once, or
    /// refused. Within a transaction of the person.
    default Optional<String> later(OpenCase open, Act act, ActForm form) {
        return Optional.empty();
    }

    /// The further facts of the entry, or why the act cannot be taken.
    Supplement supplement(OpenCase open, Act act, Actor actor, ActForm form, Instant now);

    /// Facts or a refusal.
    sealed interface Supplement {
        record Facts(Map<String, ?> facts) implements Supplement {}

        record Refusal(Outcome.Refused refusal) implements Supplement {}
    }
}
