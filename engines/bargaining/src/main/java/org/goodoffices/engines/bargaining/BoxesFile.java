package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goodoffices.engines.bargaining.boxes.Box;
import org.goodoffices.engines.bargaining.boxes.SumOfBoxes;

/// Sums of boxes as files have them, with values of any fineness.
final class BoxesFile {

    private BoxesFile() {}

    /// A sum that is being read.
    static final class Sum {
        private final List<Integer> sizes;
        private final List<List<Box.Range>> ranges = new ArrayList<>();
        private final List<Fraction> values = new ArrayList<>();

        Sum(Domain domain) {
            sizes = domain.issues().stream().map(issue -> issue.options().size()).toList();
        }

        void add(List<Box.Range> box, Fraction value) {
            ranges.add(box);
            values.add(value);
        }

        /// In the largest unit of which all values are multiples.
        ///
        /// @throws IllegalArgumentException where the values are too large in it
        Preference.Boxes preference() {
            var below = BigInteger.ONE;
            for (var value : values) {
                var denominator = value.denominator();
                below = below.divide(below.gcd(denominator)).multiply(denominator);
            }
            var above = BigInteger.ZERO;
            for (var value : values) {
                above = above.gcd(value.times(Fraction.of(below)).numerator());
            }
            var unit = above.signum() == 0 ? Fraction.ONE : new Fraction(above, below);
            var boxes = new ArrayList<Box>();
            for (int i = 0; i < values.size(); i++) {
                var units = values.get(i).over(unit).numerator();
                if (units.bitLength() > 62) {
                    throw new IllegalArgumentException("too large: " + units);
                }
                boxes.add(new Box(ranges.get(i), units.longValue()));
            }
            return new Preference.Boxes(new SumOfBoxes(sizes, boxes), unit);
        }
    }

    static Preference.Boxes read(List<JsonObject> boxes, Domain domain) throws Refused {
        var sum = new Sum(domain);
        for (var box : boxes) {
            box.only("value", "when");
            var when = box.object("when");
            var places = new LinkedHashMap<Integer, List<String>>();
            for (var issue : when.members().keySet()) {
                int place = domain.indexOf(issue);
                if (place < 0
                        || !domain.issues().get(place).options().containsAll(when.texts(issue))) {
                    throw when.refused("There is no such issue or option.", "没有该议题或选项。");
                }
                places.put(place, when.texts(issue));
            }
            for (var ranges : ranges(places, domain)) {
                sum.add(ranges, box.number("value"));
            }
        }
        try {
            return sum.preference();
        } catch (IllegalArgumentException tooLarge) {
            throw new Refused("The values are too large together.", "各项分值之和过大。");
        }
    }

    /// Options that do not follow one another make several ranges, and their boxes do not overlap.
    private static List<List<Box.Range>> ranges(Map<Integer, List<String>> places, Domain domain) {
        List<List<Box.Range>> boxes = List.of(List.of());
        for (var place : places.entrySet()) {
            var options = domain.issues().get(place.getKey()).options();
            var next = new ArrayList<List<Box.Range>>();
            for (int from = 0; from < options.size(); from++) {
                int to = from;
                while (to < options.size() && place.getValue().contains(options.get(to))) {
                    to++;
                }
                if (to > from) {
                    for (var box : boxes) {
                        var more = new ArrayList<>(box);
                        more.add(new Box.Range(place.getKey(), from, to - 1));
                        next.add(more);
                    }
                    from = to;
                }
            }
            boxes = next;
        }
        return boxes;
    }

    static List<Map<String, Object>> written(Preference.Boxes preference, Domain domain)
            throws Refused {
        var written = new ArrayList<Map<String, Object>>();
        for (var box : preference.sum().boxes()) {
            var when = new LinkedHashMap<String, Object>();
            for (var range : box.ranges()) {
                var issue = domain.issues().get(range.issue());
                var options =
                        range.from() > range.to()
                                ? List.<String>of()
                                : issue.options().subList(range.from(), range.to() + 1);
                when.merge(issue.name(), options, BoxesFile::common);
            }
            var value = preference.unit().times(Fraction.of(box.weight()));
            var one = new LinkedHashMap<String, Object>();
            one.put("value", TableFile.written(value));
            one.put("when", when);
            written.add(one);
        }
        return written;
    }

    /// An issue named twice must lie in both ranges.
    private static Object common(Object one, Object other) {
        return one instanceof List<?> first && other instanceof List<?> second
                ? first.stream().filter(second::contains).toList()
                : other;
    }
}
