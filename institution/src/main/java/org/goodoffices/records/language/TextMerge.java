package org.goodoffices.records.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Merges what two hands made of one text: clause by clause, each as `WordingMerge` does, and the
/// order of the clauses. A clause that one hand removed and the other changed stays, in brackets
/// under the names of both.
public final class TextMerge {

    private TextMerge() {}

    /// Merges what was made of a text by two hands at once.
    ///
    /// @param one the versions that followed `base`, in order; empty if it was left as it was
    /// @param other the versions that followed `base` in the other hand
    public static NegotiatingText merge(
            NegotiatingText base,
            List<Said<NegotiatingText>> one,
            List<Said<NegotiatingText>> other) {
        var left = one.isEmpty() ? base : one.getLast().what();
        var right = other.isEmpty() ? base : other.getLast().what();
        if (left.equals(right) || right.equals(base)) {
            return left;
        }
        if (left.equals(base)) {
            return right;
        }
        var clauses = new ArrayList<Clause>();
        for (var id : order(ids(base), ids(left), ids(right))) {
            var merged =
                    clause(base.clause(id), new Hand(id, left, one), new Hand(id, right, other));
            if (merged != null) {
                clauses.add(merged);
            }
        }
        return new NegotiatingText(clauses);
    }

    private static List<String> ids(NegotiatingText text) {
        return text.clauses().stream().map(Clause::id).toList();
    }

    /// What one hand did with a clause.
    private record Hand(String id, @Nullable Clause last, List<Said<NegotiatingText>> versions) {

        Hand(String id, NegotiatingText last, List<Said<NegotiatingText>> versions) {
            this(id, last.clause(id), versions);
        }

        List<Said<Wording>> of(Function<Clause, Wording> part) {
            return versions.stream()
                    .flatMap(version ->
                            Stream.ofNullable(version.what().clause(id))
                                    .map(clause -> new Said<>(part.apply(clause), version.by())))
                    .toList();
        }

        /// Who removed it, or changed it.
        List<String> by(@Nullable Clause base) {
            var before = base;
            var by = new LinkedHashSet<String>();
            for (var version : versions) {
                var here = version.what().clause(id);
                if (!Objects.equals(here, before)) {
                    by.addAll(version.by());
                }
                before = here;
            }
            return List.copyOf(by);
        }
    }

    private static @Nullable Clause clause(@Nullable Clause base, Hand one, Hand other) {
        var left = one.last();
        var right = other.last();
        if (left == null || right == null) {
            var there = left == null ? right : left;
            return there == null || there.equals(base)
                    ? null
                    : base == null ? there : struck(base, there, one, other);
        }
        if (right.equals(base) || left.equals(right)) {
            return left;
        }
        if (left.equals(base)) {
            return right;
        }
        var from =
                base == null ? new Clause("", InBoth.NOTHING, InBoth.NOTHING, left.parity()) : base;
        var heading =
                new InBoth(
                        merge(from, one, other, clause -> clause.heading().en()),
                        merge(from, one, other, clause -> clause.heading().zh()));
        var text =
                new InBoth(
                        merge(from, one, other, clause -> clause.text().en()),
                        merge(from, one, other, clause -> clause.text().zh()));
        return new Clause(left.id(), heading, text, parity(from, left, right, text));
    }

    private static Wording merge(
            Clause base, Hand one, Hand other, Function<Clause, Wording> part) {
        return WordingMerge.merge(part.apply(base), one.of(part), other.of(part));
    }

    /// What somebody said of two texts holds only for those two texts.
    private static Parity parity(Clause base, Clause left, Clause right, InBoth text) {
        boolean asLeft = text.equals(left.text());
        boolean asRight = text.equals(right.text());
        if (asLeft && asRight) {
            return left.parity() == base.parity() || left.parity() == right.parity()
                    ? right.parity()
                    : right.parity() == base.parity() ? left.parity() : Parity.NOT_CONFIRMED;
        }
        return asLeft ? left.parity() : asRight ? right.parity() : Parity.NOT_CONFIRMED;
    }

    private static Clause struck(Clause base, Clause there, Hand one, Hand other) {
        boolean first = one.last() == null;
        var by = (first ? other : one).by(base);
        var struckBy = (first ? one : other).by(base);
        return new Clause(
                there.id(),
                there.heading(),
                there.text().each(wording -> WordingMerge.struck(wording, by, struckBy)),
                there.parity());
    }

    /// The order of all clauses: where one hand left the order as it was, that of the other; where
    /// both changed it at one place, one after the other.
    private static List<String> order(List<String> base, List<String> left, List<String> right) {
        var all = new LinkedHashSet<>(left);
        all.addAll(right);
        all.addAll(base);
        // those that are only in one hand are put after the clause that they follow there
        var kept = base.stream().filter(id -> left.contains(id) && right.contains(id)).toList();
        var inLeft = left.stream().filter(kept::contains).toList();
        var inRight = right.stream().filter(kept::contains).toList();
        var order =
                new ArrayList<>(
                        inRight.equals(kept)
                                ? inLeft
                                : inLeft.equals(kept) || compare(inRight, inLeft) < 0
                                        ? inRight
                                        : inLeft);
        var alone = new ArrayList<List<String>>(List.of(left, right));
        alone.sort(TextMerge::compare);
        alone.add(base);
        for (var hand : alone) {
            for (int i = 0; i < hand.size(); i++) {
                if (!order.contains(hand.get(i))) {
                    order.add(i == 0 ? 0 : order.indexOf(hand.get(i - 1)) + 1, hand.get(i));
                }
            }
        }
        return order.stream().filter(all::contains).toList();
    }

    /// An order between two lists that does not ask which hand each came from.
    private static int compare(List<String> one, List<String> other) {
        return String.join(" ", one).compareTo(String.join(" ", other));
    }
}
