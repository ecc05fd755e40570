package org.goodoffices.engines.decision;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many votes in favour a proposal needs.
public sealed interface Threshold {

    /// Whether the part itself is enough.
    enum Measure {
        AT_LEAST,
        MORE_THAN
    }

    /// A part of the base.
    record Share(Fraction fraction, Measure measure) implements Threshold {
        public static final Share SIMPLE = new Share(Fraction.HALF, Measure.MORE_THAN);
        public static final Share TWO_THIRDS = new Share(Fraction.TWO_THIRDS, Measure.AT_LEAST);
        public static final Share THREE_QUARTERS =
                new Share(Fraction.THREE_QUARTERS, Measure.AT_LEAST);
        public static final Share FOUR_FIFTHS = new Share(Fraction.FOUR_FIFTHS, Measure.AT_LEAST);
        public static final Share UNANIMITY = new Share(Fraction.ALL, Measure.AT_LEAST);

        /// @throws IllegalArgumentException for more than all
        public Share {
            if (measure == Measure.MORE_THAN && fraction.equals(Fraction.ALL)) {
                throw new IllegalArgumentException("more than all");
            }
        }

        @Override
        public String toString() {
            return (measure == Measure.AT_LEAST ? "at least " : "more than ") + fraction;
        }
    }

    /// A fixed number of votes, whatever the base: nine of the fifteen (UN Charter, art. 27).
    record Votes(long number) implements Threshold {
        /// @throws IllegalArgumentException where it is less than one or more than can be counted
        public Votes {
            if (number < 1 || number > Tally.MOST) {
                throw new IllegalArgumentException("votes: " + number);
            }
        }

        @Override
        public String toString() {
            return "at least " + number + " votes";
        }
    }

    /// The votes needed on this base. Never none: what nobody voted for is not adopted.
    default long required(long base) {
        return switch (this) {
            case Share(var fraction, var measure) ->
                    Math.max(
                            1,
                            measure == Measure.AT_LEAST
                                    ? fraction.atLeast(base)
                                    : fraction.moreThan(base));
            case Votes(var number) -> number;
        };
    }

    /// “at least two thirds”, “more than half”, “all”, “at least 9 votes”.
    default Text words() {
        return switch (this) {
            case Share(var fraction, _) when fraction.equals(Fraction.ALL) -> fraction.words();
            case Share(var fraction, var measure) ->
                    (measure == Measure.AT_LEAST
                                    ? new Text("at least ", "不少于")
                                    : new Text("more than ", "超过"))
                            .then(fraction.words());
            case Votes(var number) -> new Text("at least " + number, "不少于" + number + "票");
        };
    }

    /// Reads what people write: `simple`, `two-thirds`, `2/3`, `>1/2`, `at least 3/4`, `more than
    /// 2/3`, `85%`, `unanimity`, or a number of votes. A fraction without a measure means that it
    /// is enough, but for the half, which no rule of procedure takes for a majority. Empty where it
    /// is none of these.
    static Optional<Threshold> read(String text) {
        var words =
                text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .replace("≥", ">=")
                        .replaceAll("\\s+", " ");
        var named = Written.NAMES.get(words.replace(' ', '-'));
        if (named != null) {
            return Optional.of(named);
        }
        var written = Written.FORM.matcher(words);
        try {
            return written.matches() ? Written.of(written) : Optional.empty();
        } catch (IllegalArgumentException notAPart) {
            return Optional.empty();
        }
    }

    /// The spellings of a threshold.
    final class Written {
        private static final Map<String, Threshold> NAMES =
                Map.ofEntries(
                        Map.entry("simple", Share.SIMPLE),
                        Map.entry("simple-majority", Share.SIMPLE),
                        Map.entry("majority", Share.SIMPLE),
                        Map.entry("absolute", Share.SIMPLE),
                        Map.entry("half", Share.SIMPLE),
                        Map.entry("more-than-half", Share.SIMPLE),
                        Map.entry("two-thirds", Share.TWO_THIRDS),
                        Map.entry("three-quarters", Share.THREE_QUARTERS),
                        Map.entry("three-fourths", Share.THREE_QUARTERS),
                        Map.entry("four-fifths", Share.FOUR_FIFTHS),
                        Map.entry("unanimity", Share.UNANIMITY),
                        Map.entry("unanimous", Share.UNANIMITY));
        private static final Pattern FORM =
                Pattern.compile(
                        "(>=|>|at[- ]least[ :]?|more[- ]than[ :]?)? ?"
                                + "(?:(\\d{1,9}) ?/ ?(\\d{1,9})|(\\d{1,3})(?:\\.(\\d{1,6}))? ?%|(\\d{1,15}))");

        private Written() {}

        private static Optional<Threshold> of(Matcher written) {
            var measure = written.group(1);
            boolean more = measure != null && (measure.equals(">") || measure.startsWith("more"));
            if (written.group(6) != null) {
                long votes = Long.parseLong(written.group(6));
                return Optional.of(new Votes(more ? votes + 1 : votes));
            }
            var fraction =
                    written.group(2) != null
                            ? Fraction.of(
                                    Long.parseLong(written.group(2)),
                                    Long.parseLong(written.group(3)))
                            : percent(written.group(4), written.group(5));
            more |= measure == null && fraction.equals(Fraction.HALF);
            return Optional.of(new Share(fraction, more ? Measure.MORE_THAN : Measure.AT_LEAST));
        }

        private static Fraction percent(
                String whole, @org.jspecify.annotations.Nullable String decimals) {
            long scale = 100;
            long value = Long.parseLong(whole);
            for (char digit : (decimals == null ? "" : decimals).toCharArray()) {
                value = value * 10 + (digit - '0');
                scale *= 10;
            }
            return Fraction.of(value, scale);
        }
    }
}
