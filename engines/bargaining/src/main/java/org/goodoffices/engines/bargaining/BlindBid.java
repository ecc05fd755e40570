package org.goodoffices.engines.bargaining;

import org.jspecify.annotations.Nullable;

/// Blind bids on one figure: one side states the least it would take, the other the most it would
/// give, each for its own eyes. Where the two overlap they settle by the rule chosen beforehand;
/// where not, neither number is shown. What each side can infer about the other's number from the
/// outcome is part of the rule, and is said here.
public final class BlindBid {

    private BlindBid() {}

    /// Which number a side states.
    public enum Side {
        /// The least it would take.
        ASKS,
        /// The most it would give.
        GIVES;

        public Side other() {
            return this == ASKS ? GIVES : ASKS;
        }
    }

    /// How an overlap settles.
    public sealed interface Rule {

        /// Half-way between the two. Each side can work out the other's number exactly.
        record Middle() implements Rule {}

        /// At the number of one side. The other side learns that number exactly; the side itself
        /// learns only that the other's number went as far as its own.
        record NumberOf(Side side) implements Rule {}

        /// At a figure posted beforehand, if both can accept it. A side that accepted it learns on
        /// which side of the figure the other's number lies, and a side that did not learns
        /// nothing: nobody can gain by stating another number than the true one (a posted price;
        /// Hagerty and Rogerson 1987).
        record Posted(Fraction figure) implements Rule {}
    }

    /// What the two numbers came to.
    public sealed interface Outcome {

        /// They overlap, and settle at this amount.
        record Settled(Fraction amount) implements Outcome {}

        /// They do not. Nothing else is told.
        record Apart() implements Outcome {}
    }

    /// What can be known of a number: it lies between these, ends included where it says so. Null
    /// is no end.
    public record Known(
            @Nullable Fraction from,
            boolean fromIncluded,
            @Nullable Fraction to,
            boolean toIncluded) {

        static final Known NOTHING = new Known(null, false, null, false);

        static Known exactly(Fraction number) {
            return new Known(number, true, number, true);
        }

        static Known atLeast(Fraction number) {
            return new Known(number, true, null, false);
        }

        static Known atMost(Fraction number) {
            return new Known(null, false, number, true);
        }

        static Known above(Fraction number) {
            return new Known(number, false, null, false);
        }

        static Known below(Fraction number) {
            return new Known(null, false, number, false);
        }

        /// Whether a number is possible for whoever knows this.
        public boolean allows(Fraction number) {
            int low = from == null ? 1 : number.compareTo(from);
            int high = to == null ? -1 : number.compareTo(to);
            return (fromIncluded ? low >= 0 : low > 0) && (toIncluded ? high <= 0 : high < 0);
        }
    }

    /// Settles, or not.
    public static Outcome settle(Rule rule, Fraction asked, Fraction given) {
        return switch (rule) {
            case Rule.Posted(var figure) ->
                    figure.atLeast(asked) && given.atLeast(figure)
                            ? new Outcome.Settled(figure)
                            : new Outcome.Apart();
            case Rule.Middle _ ->
                    given.atLeast(asked)
                            ? new Outcome.Settled(asked.plus(given).over(Fraction.of(2)))
                            : new Outcome.Apart();
            case Rule.NumberOf(var side) ->
                    given.atLeast(asked)
                            ? new Outcome.Settled(side == Side.ASKS ? asked : given)
                            : new Outcome.Apart();
        };
    }

    /// All that a side knows of the other's number once it has the outcome: every number that is
    /// allowed would have led to the same outcome, and no other would.
    public static Known inferred(Rule rule, Side side, Fraction own, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Settled(var amount) ->
                    switch (rule) {
                        case Rule.Middle _ ->
                                Known.exactly(amount.times(Fraction.of(2)).minus(own));
                        case Rule.NumberOf(var whose) ->
                                whose == side ? reaches(side, own) : Known.exactly(amount);
                        case Rule.Posted(var figure) -> reaches(side, figure);
                    };
            case Outcome.Apart _ ->
                    switch (rule) {
                        case Rule.Middle _, Rule.NumberOf _ -> fallsShort(side, own);
                        case Rule.Posted(var figure) ->
                                accepts(side, own, figure)
                                        ? fallsShort(side, figure)
                                        : Known.NOTHING;
                    };
        };
    }

    /// What a side learns of the other's number, whatever the numbers are: what can be told it
    /// before it states its own.
    public enum Learns {
        /// The number itself.
        EXACTLY,
        /// That it goes as far as the side's own number.
        REACHES_OWN,
        /// That the other accepts the posted figure.
        ACCEPTS_FIGURE,
        /// That it falls short of the side's own number.
        FALLS_SHORT_OF_OWN,
        /// That the other does not accept the posted figure, if the side itself does; else nothing.
        REFUSES_FIGURE
    }

    /// What a side will learn under a rule.
    ///
    /// @param settled in the case that the two settle, or in the other
    public static Learns learns(Rule rule, Side side, boolean settled) {
        return switch (rule) {
            case Rule.Middle _ -> settled ? Learns.EXACTLY : Learns.FALLS_SHORT_OF_OWN;
            case Rule.NumberOf(var whose) ->
                    !settled
                            ? Learns.FALLS_SHORT_OF_OWN
                            : whose == side ? Learns.REACHES_OWN : Learns.EXACTLY;
            case Rule.Posted _ -> settled ? Learns.ACCEPTS_FIGURE : Learns.REFUSES_FIGURE;
        };
    }

    private static boolean accepts(Side side, Fraction own, Fraction figure) {
        return switch (side) {
            case ASKS -> figure.atLeast(own);
            case GIVES -> own.atLeast(figure);
        };
    }

    /// The other's number goes as far as this one.
    private static Known reaches(Side side, Fraction number) {
        return switch (side) {
            case ASKS -> Known.atLeast(number);
            case GIVES -> Known.atMost(number);
        };
    }

    private static Known fallsShort(Side side, Fraction number) {
        return switch (side) {
            case ASKS -> Known.below(number);
            case GIVES -> Known.above(number);
        };
    }
}
