package org.goodoffices.engines.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goodoffices.engines.names.Comparison.Line;
import org.goodoffices.engines.names.Part.Role;
import org.goodoffices.engines.names.sound.Attested;
import org.goodoffices.engines.names.sound.Sounds;
import org.goodoffices.engines.names.sound.Writing;

/// Compares names. Each word of the one is answered by the word of the other that is most like it,
/// whatever the order; what is answered by nothing on both sides speaks against, what one side
/// merely leaves out speaks less. No figure here was learnt from labelled pairs.
public final class Comparing {

    /// Words less alike than this are different words.
    static final double LEAST = 0.65;

    /// The same for the one word in which the names of two persons differ that have two others in
    /// common.
    private static final double LAST_LEAST = 0.55;

    private final Sounds sounds;
    private final Attested attested;

    public Comparing(Sounds sounds, Attested attested) {
        this.sounds = sounds;
        this.attested = attested;
    }

    /// With the sounds that come with the engine.
    public static Comparing shipped() {
        return new Comparing(Sounds.shipped(), Attested.shipped());
    }

    /// Two names of the same kind.
    public Comparison compare(String one, String other, Kind kind) {
        return compare(one, other, kind, Set.of(), Set.of());
    }

    /// Two names of the same kind, with the countries each is known to belong to, if any.
    public Comparison compare(
            String one, String other, Kind kind, Set<String> countries, Set<String> others) {
        var left = Name.of(one, kind);
        var right = Name.of(other, kind);
        if (left.parts().isEmpty() || right.parts().isEmpty()) {
            return new Comparison(left, right, 0, List.of());
        }
        if (kind == Kind.STATE) {
            var first = States.code(one);
            var second = States.code(other);
            if (first.isPresent() && second.isPresent()) {
                boolean same = first.equals(second);
                return new Comparison(
                        left,
                        right,
                        same ? 1 : 0,
                        List.of(
                                new Line(
                                        one,
                                        other,
                                        same ? Relation.SAME : Relation.DIFFERENT,
                                        same ? 1 : 0,
                                        1)));
            }
        }
        var matched = new Matching(left.parts(), right.parts(), kind).run();
        double score = matched.score();
        var lines = new ArrayList<>(matched.lines);
        if (!countries.isEmpty() && !others.isEmpty()) {
            var common = countries.stream().filter(others::contains).collect(Collectors.toSet());
            if (common.isEmpty()) {
                score *= kind == Kind.PERSON ? 0.95 : 0.85;
                lines.add(
                        new Line(
                                String.join(" ", countries),
                                String.join(" ", others),
                                Relation.DIFFERENT,
                                0,
                                0));
            }
        }
        return new Comparison(left, right, Math.round(score * 1000) / 1000.0, lines);
    }

    /// One run over two lists of parts.
    private final class Matching {

        private final List<Part> left;
        private final List<Part> right;
        private final Kind kind;
        private final Set<Integer> leftDone = new HashSet<>();
        private final Set<Integer> rightDone = new HashSet<>();
        private final List<Line> lines = new ArrayList<>();
        private double times = 1;
        private final Answering answering;

        Matching(List<Part> left, List<Part> right, Kind kind) {
            this.left = left;
            this.right = right;
            this.kind = kind;
            this.answering = new Answering(sounds, attested, kind, left, right);
        }

        /// What might answer to what: some words of the one, some of the other.
        private record Offer(
                List<Integer> left, List<Integer> right, Relation relation, double likeness) {}

        Matching run() {
            var offers = new ArrayList<Offer>();
            singles(offers);
            joined(left, right, false, offers);
            joined(right, left, true, offers);
            abbreviated(left, right, false, offers);
            abbreviated(right, left, true, offers);
            offers.sort(
                    Comparator.comparingDouble((Offer offer) ->
                                    offer.likeness()
                                            * Math.sqrt(
                                                    weight(left, offer.left())
                                                            + weight(right, offer.right()))
                                            * (offer.left().size() + offer.right().size() > 2
                                                    ? 0.8
                                                    : 1))
                            .reversed());
            for (var offer : offers) {
                if (offer.left().stream().noneMatch(leftDone::contains)
                        && offer.right().stream().noneMatch(rightDone::contains)) {
                    leftDone.addAll(offer.left());
                    rightDone.addAll(offer.right());
                    lines.add(
                            new Line(
                                    text(left, offer.left()),
                                    text(right, offer.right()),
                                    offer.relation(),
                                    offer.likeness(),
                                    (weight(left, offer.left()) + weight(right, offer.right()))
                                            / 2));
                }
            }
            lastWord();
            contradictions(Role.NUMBER, 0.5, 0.8);
            contradictions(Role.GENERATION, 0.6, 0.95);
            contradictions(Role.FORM, 0.95, 0.99);
            contradictions(Role.INITIAL, 0.7, 1);
            return this;
        }

        /// Where all words of two persons answer but one on each side, less likeness is enough.
        private void lastWord() {
            var lefts = open(left, leftDone, Role.NAME);
            var rights = open(right, rightDone, Role.NAME);
            long met = lines.stream().filter(line -> line.weight() >= 1).count();
            if (kind != Kind.PERSON || lefts.size() != 1 || rights.size() != 1 || met < 2) {
                return;
            }
            var one = left.get(lefts.getFirst());
            var other = right.get(rights.getFirst());
            var likeness = answering.of(one, other);
            if (likeness.score() >= LAST_LEAST) {
                leftDone.addAll(lefts);
                rightDone.addAll(rights);
                lines.add(
                        new Line(
                                one.text(),
                                other.text(),
                                likeness.relation(),
                                likeness.score(),
                                weight(one)));
            }
        }

        private void singles(List<Offer> offers) {
            for (int i = 0; i < left.size(); i++) {
                for (int j = 0; j < right.size(); j++) {
                    var likeness = answering.of(left.get(i), right.get(j));
                    if (likeness.score() >= LEAST) {
                        offers.add(
                                new Offer(
                                        List.of(i),
                                        List.of(j),
                                        likeness.relation(),
                                        likeness.score()));
                    }
                }
            }
        }

        /// One word against two or three that stand together; against all, in either order, where
        /// the one is written without spaces.
        private void joined(
                List<Part> single, List<Part> several, boolean swapped, List<Offer> offers) {
            for (int i = 0; i < single.size(); i++) {
                if (single.get(i).key().length() < 2 || single.get(i).is(Role.NUMBER)) {
                    continue;
                }
                for (int from = 0; from < several.size(); from++) {
                    for (int take = 2; take <= 4 && from + take <= several.size(); take++) {
                        var run = IntStream.range(from, from + take).boxed().toList();
                        offer(single, i, several, run, run, swapped, offers);
                        if (unspaced(single.get(i)) != unspaced(several.get(from))
                                || kind == Kind.PERSON && take == 2) {
                            var turned = new ArrayList<>(run);
                            turned.addFirst(turned.removeLast());
                            offer(single, i, several, run, turned, swapped, offers);
                        }
                    }
                }
            }
        }

        private void offer(
                List<Part> single,
                int i,
                List<Part> several,
                List<Integer> run,
                List<Integer> order,
                boolean swapped,
                List<Offer> offers) {
            var together =
                    order.stream().map(at -> inOne(several.get(at))).collect(Collectors.joining());
            var alone = inOne(single.get(i));
            boolean oneScript = Writing.of(together) == Writing.of(alone);
            if (oneScript && Math.abs(together.length() - alone.length()) > 2) {
                return;
            }
            var likeness =
                    answering.sameSyllables(
                                    order.stream().map(at -> inOne(several.get(at))).toList(),
                                    alone)
                            ? new Likeness(Relation.TRANSLITERATED, 0.9)
                            : Likeness.of(alone, together, sounds);
            if (likeness.score() >= (oneScript ? 0.85 : LEAST)) {
                var relation = oneScript ? Relation.JOINED : Relation.TRANSLITERATED;
                double score = oneScript ? likeness.score() * 0.99 : likeness.score();
                offers.add(
                        swapped
                                ? new Offer(run, List.of(i), relation, score)
                                : new Offer(List.of(i), run, relation, score));
            }
        }

        private static String inOne(Part part) {
            return Name.key(part.text()).replace(" ", "");
        }

        private static boolean unspaced(Part part) {
            return switch (Writing.of(part.text())) {
                case HAN, KANA, HANGUL -> true;
                case LATIN, ARABIC, HEBREW, CYRILLIC, OTHER, NONE -> false;
            };
        }

        /// Letters that are the first letters of words in the other name.
        private void abbreviated(
                List<Part> single, List<Part> several, boolean swapped, List<Offer> offers) {
            if (kind != Kind.COMPANY) {
                return;
            }
            for (int i = 0; i < single.size(); i++) {
                var letters = single.get(i).key();
                if (!single.get(i).is(Role.NAME) || letters.length() < 2 || letters.length() > 8) {
                    continue;
                }
                for (int from = 0; from < several.size(); from++) {
                    for (boolean articles : new boolean[] {true, false}) {
                        var run = new ArrayList<Integer>();
                        var first = new StringBuilder();
                        for (int at = from;
                                at < several.size() && first.length() < letters.length();
                                at++) {
                            run.add(at);
                            first.append(firsts(several.get(at), articles));
                        }
                        if (run.size() > 1 && first.toString().equals(letters)) {
                            double score = letters.length() > 2 ? 0.88 : 0.76;
                            offers.add(
                                    swapped
                                            ? new Offer(
                                                    run, List.of(i), Relation.ABBREVIATED, score)
                                            : new Offer(
                                                    List.of(i), run, Relation.ABBREVIATED, score));
                        }
                    }
                }
            }
        }

        /// The first letter of each word; of a legal form of two letters, both: PDVSA.
        private static String firsts(Part part, boolean articles) {
            var key = Name.key(part.text());
            if (part.is(Role.FORM) && key.length() == 2) {
                return key;
            }
            var first = new StringBuilder();
            for (var word : key.split(" ")) {
                var meaning = Words.OF_COMPANIES.get(word);
                if (articles || meaning == null || meaning.role() != Role.PARTICLE) {
                    first.append(word.charAt(0));
                }
            }
            return first.toString();
        }

        private void contradictions(Role role, double both, double oneOnly) {
            var lefts = open(left, leftDone, role);
            var rights = open(right, rightDone, role);
            if (!lefts.isEmpty() && !rights.isEmpty()) {
                times *= both;
                lines.add(
                        new Line(text(left, lefts), text(right, rights), Relation.DIFFERENT, 0, 1));
                leftDone.addAll(lefts);
                rightDone.addAll(rights);
            } else if (!lefts.isEmpty() || !rights.isEmpty()) {
                times *= oneOnly;
            }
        }

        private static List<Integer> open(List<Part> parts, Set<Integer> done, Role role) {
            return IntStream.range(0, parts.size())
                    .filter(at -> !done.contains(at) && parts.get(at).is(role))
                    .boxed()
                    .toList();
        }

        double score() {
            double met = 0;
            double sum = 0;
            int names = 0;
            for (var line : lines) {
                if (line.relation() != Relation.DIFFERENT) {
                    met += line.weight() * line.likeness();
                    sum += line.weight();
                    names += line.weight() >= 0.5 ? 1 : 0;
                }
            }
            double lefts = alone(left, leftDone, true);
            double rights = alone(right, rightDone, false);
            if (sum == 0 || names == 0) {
                return 0;
            }
            double against = Math.min(lefts, rights);
            var longer = lefts > rights ? left : right;
            var open = lefts > rights ? leftDone : rightDone;
            double all = Math.max(lefts, rights);
            // words that many have may be left out
            double little = all == 0 ? 0 : little(longer, open) / all;
            double more = (all - against) * (1 - little * LITTLE);
            // however many words agree, one full word that another contradicts keeps the names
            // apart
            double contradicted = kind == Kind.PERSON && against >= 1 ? CONTRADICTED : 1;
            return times * contradicted * met / (sum + conflict() * against + extra() * more);
        }

        private static final double CONTRADICTED = 0.9;

        /// How much less it costs to leave out a word that many names have.
        private static final double LITTLE = 0.5;

        private double little(List<Part> parts, Set<Integer> done) {
            double sum = 0;
            for (int at = 0; at < parts.size(); at++) {
                if (!done.contains(at)
                        && (parts.get(at).is(Role.GENERIC) || parts.get(at).is(Role.SORT))) {
                    sum += weight(parts.get(at));
                }
            }
            return sum;
        }

        /// What a word costs that the other name contradicts, in words that agree.
        private double conflict() {
            return switch (kind) {
                case PERSON -> 1.2;
                case COMPANY, VESSEL, STATE -> 1.5;
            };
        }

        /// What a word costs that the other name leaves out: persons often leave out a middle name,
        /// but a name of one word alone says little.
        private double extra() {
            long few = Math.min(count(left), count(right));
            return switch (kind) {
                case PERSON -> few < 2 ? 0.6 : 0.3;
                case COMPANY, VESSEL, STATE -> 0.6;
            };
        }

        private static long count(List<Part> parts) {
            return parts.stream().filter(part -> part.is(Role.NAME)).count();
        }

        private double alone(List<Part> parts, Set<Integer> done, boolean isLeft) {
            double sum = 0;
            for (int at = 0; at < parts.size(); at++) {
                if (!done.contains(at)) {
                    double weight = weight(parts.get(at));
                    sum += weight;
                    var text = parts.get(at).text();
                    lines.add(
                            new Line(
                                    isLeft ? text : "",
                                    isLeft ? "" : text,
                                    Relation.ALONE,
                                    0,
                                    weight));
                }
            }
            return sum;
        }

        private double weight(List<Part> parts, List<Integer> run) {
            return run.stream().mapToDouble(at -> weight(parts.get(at))).sum();
        }

        private double weight(Part part) {
            return switch (part.role()) {
                case NAME -> 1;
                case INITIAL -> kind == Kind.PERSON ? 0.5 : 0.6;
                case PARTICLE -> 0.1;
                case TITLE -> 0;
                case GENERATION -> 0.2;
                case FORM -> 0.05;
                case GENERIC -> 0.3;
                case SORT -> 0.6;
                case PLACE -> 0.7;
                case NUMBER -> 0.5;
            };
        }

        private static String text(List<Part> parts, List<Integer> run) {
            return run.stream().map(at -> parts.get(at).text()).collect(Collectors.joining(" "));
        }
    }
}
