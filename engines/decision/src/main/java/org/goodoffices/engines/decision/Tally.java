package org.goodoffices.engines.decision;

import java.util.EnumMap;
import java.util.List;

/// What was counted: votes by members, or by the weights of the members who cast them.
///
/// Members who are present and do nothing are in `members` and nowhere else.
public record Tally(long yes, long no, long abstain, long invalid, long absent, long members) {

    /// More than anybody counts; sums of six such numbers are still exact.
    public static final long MOST = 1_000_000_000_000_000L;

    /// @throws IllegalArgumentException where a count is negative or beyond counting, or the counts
    ///   together are more than the members
    public Tally {
        for (long count : new long[] {yes, no, abstain, invalid, absent, members}) {
            if (count < 0 || count > MOST) {
                throw new IllegalArgumentException("count: " + count);
            }
        }
        if (yes + no + abstain + invalid + absent > members) {
            throw new IllegalArgumentException("more votes than members");
        }
    }

    /// Where everybody who did not vote was absent.
    public static Tally of(long yes, long no, long abstain, long invalid, long members) {
        return new Tally(
                yes, no, abstain, invalid, members - yes - no - abstain - invalid, members);
    }

    /// Where nobody was absent.
    public static Tally of(long yes, long no, long abstain) {
        return new Tally(yes, no, abstain, 0, 0, Math.addExact(Math.addExact(yes, no), abstain));
    }

    /// What one member did.
    public enum Vote {
        YES,
        NO,
        ABSTAIN,
        INVALID,
        ABSENT,
        /// Present, and did not take part in the vote.
        SILENT
    }

    /// A member, their weight and what they did.
    public record Cast(String member, long weight, Vote vote) {}

    /// Counts a roll: each member once.
    ///
    /// @throws IllegalArgumentException where a member stands in it twice
    public static Tally of(List<Cast> roll, boolean byWeight) {
        var seen = new java.util.HashSet<String>();
        var sums = new EnumMap<Vote, Long>(Vote.class);
        long members = 0;
        for (var cast : roll) {
            if (!seen.add(cast.member())) {
                throw new IllegalArgumentException("twice on the roll: " + cast.member());
            }
            long counted = byWeight ? cast.weight() : 1;
            sums.merge(cast.vote(), counted, Math::addExact);
            members = Math.addExact(members, counted);
        }
        return new Tally(
                sums.getOrDefault(Vote.YES, 0L),
                sums.getOrDefault(Vote.NO, 0L),
                sums.getOrDefault(Vote.ABSTAIN, 0L),
                sums.getOrDefault(Vote.INVALID, 0L),
                sums.getOrDefault(Vote.ABSENT, 0L),
                members);
    }

    public long present() {
        return members - absent;
    }
}
