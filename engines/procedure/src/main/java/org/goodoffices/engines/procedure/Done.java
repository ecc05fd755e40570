package org.goodoffices.engines.procedure;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An act that was done, or is attempted: the part of a docket entry that the rules look at.
public record Done(String act, Actor by, Instant at, Particulars particulars) {

    public Done(String act, Actor by, Instant at) {
        this(act, by, at, Particulars.NONE);
    }

    /// What the rules need to know of an act beyond who did it and when.
    ///
    /// @param party the party concerned (invited, served, whose limit is extended, whose caucus)
    /// @param received for an act that `serves`: when the party, or the mediator named, received it
    /// @param serves for an act that `serves`: which act was received (any, where absent)
    /// @param mediator the person named, accepting or leaving office; several who are named
    ///   together are joined by commas, in the order of their ids
    /// @param limit for an act that `extends`: which limit
    /// @param more for an act that `extends`: by how many of its units
    public record Particulars(
            @Nullable String party,
            @Nullable Instant received,
            @Nullable String serves,
            @Nullable String mediator,
            @Nullable String limit,
            int more) {

        public static final Particulars NONE = new Particulars(null, null, null, null, null, 0);

        /// Everybody who is named.
        List<String> mediators() {
            return mediator == null || mediator.isEmpty()
                    ? List.of()
                    : List.of(mediator.split(","));
        }

        /// Several people named together.
        public static Particulars mediators(Collection<String> ids) {
            return mediator(ids.stream().sorted().distinct().collect(Collectors.joining(",")));
        }

        public static Particulars of(String party) {
            return new Particulars(party, null, null, null, null, 0);
        }

        public static Particulars receipt(String party, Instant received) {
            return new Particulars(party, received, null, null, null, 0);
        }

        public static Particulars mediator(String mediator) {
            return new Particulars(null, null, null, mediator, null, 0);
        }

        public static Particulars extension(@Nullable String party, String limit, int more) {
            return new Particulars(party, null, null, null, limit, more);
        }
    }

    /// The side whose lane it is in, where it is in a side's lane: the acting party, or the party
    /// concerned where someone else acts.
    @Nullable String sideOf() {
        return by.role().isParty() ? by.id() : particulars.party();
    }
}
