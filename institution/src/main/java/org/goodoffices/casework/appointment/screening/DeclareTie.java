package org.goodoffices.casework.appointment.screening;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.goodoffices.casework.appointment.graph.ThingKind;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Refusals;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A member of the panel declares a tie of their own. The same tie to the same other, declared
/// again, follows what was declared before: so an end is added, and a slip is put right.
@Component
class DeclareTie {

    static final int LONGEST_NAME = 300;

    /// The ties that one can have oneself, read from the member to the other.
    static final List<String> TIES =
            List.of(
                    "family-of",
                    "close-to",
                    "works-for",
                    "partner-in",
                    "directs",
                    "owns",
                    "controls",
                    "counsel-to",
                    "expert-for",
                    "appointed-by",
                    "appointed-in",
                    "counsel-in",
                    "party-in");

    static final List<ThingKind> KINDS = List.of(ThingKind.values());

    private final Access access;
    private final KnownTies ties;
    private final Refusals refusals;
    private final InstantSource clock;
    private final RandomGenerator chance;

    DeclareTie(
            Access access,
            KnownTies ties,
            Texts texts,
            InstantSource clock,
            RandomGenerator chance) {
        this.access = access;
        this.ties = ties;
        this.refusals = new Refusals(texts);
        this.clock = clock;
        this.chance = chance;
    }

    /// Declares it.
    ///
    /// @param said `tie`, `kind`, `other`, and as one wishes `since` and `until`
    /// @return why not; null where it was done
    Outcome.@Nullable Refused declare(PersonId who, String token, Map<String, String> said) {
        var tie = said.getOrDefault("tie", "");
        if (!TIES.contains(tie)) {
            return refusals.of("ties-no-such-tie", "tie");
        }
        var kind =
                KINDS.stream()
                        .filter(one -> one.name().equals(said.get("kind")))
                        .findFirst()
                        .orElse(null);
        if (kind == null) {
            return refusals.of("ties-no-such-kind", "kind");
        }
        var other = said.getOrDefault("other", "").strip();
        if (other.isEmpty()
                || other.length() > LONGEST_NAME
                || !other.matches("[^\\p{Cc}\\p{Cf}\\p{Cs}]*")) {
            return refusals.of("ties-no-name", "other", LONGEST_NAME);
        }
        LocalDate since;
        LocalDate until;
        try {
            since = day(said.getOrDefault("since", ""));
        } catch (DateTimeException no) {
            return refusals.of("ties-no-day", "since");
        }
        try {
            until = day(said.getOrDefault("until", ""));
        } catch (DateTimeException no) {
            return refusals.of("ties-no-day", "until");
        }
        if (since != null && until != null && until.isBefore(since)) {
            return refusals.of("ties-ends-before", "until");
        }
        return access.<Outcome.@Nullable Refused>as(
                who,
                () -> {
                    var now = clock.instant();
                    var name = ties.onPanel(who.value(), now).orElse(null);
                    if (name == null) {
                        return refusals.of("ties-not-on-panel", null);
                    }
                    if (!ties.declaredBefore(who.value(), token)) {
                        ties.declare(
                                new KnownTies.Declared(
                                        Draw.id(chance),
                                        who.value(),
                                        name,
                                        tie,
                                        kind,
                                        other,
                                        since,
                                        until,
                                        now),
                                token);
                    }
                    return null;
                });
    }

    private static @Nullable LocalDate day(String said) {
        if (said.isBlank()) {
            return null;
        }
        var day = LocalDate.parse(said.strip());
        if (day.getYear() < 1900 || day.getYear() > 2200) {
            throw new DateTimeException("nobody means that year");
        }
        return day;
    }
}
