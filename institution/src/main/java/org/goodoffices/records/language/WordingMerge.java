package org.goodoffices.records.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.goodoffices.records.language.Wording.Alternative;
import org.goodoffices.records.language.Wording.Bracket;
import org.goodoffices.records.language.Wording.Part;
import org.goodoffices.records.language.Wording.Words;
import org.jspecify.annotations.Nullable;

/// Merges what two hands made of one wording: diff3, word by word (S. Khanna, K. Kunal and B. C.
/// Pierce, "A Formal Investigation of Diff3", FSTTCS 2007), with rules of its own where the two
/// meet.
///
/// - A conflict is never an error: it becomes a bracket with both alternatives, each under the name
///   of its author. What one hand added is always in the result; what one hand struck out is gone
///   only where the other left it as it was.
/// - Changes by different hands with fewer than three words between them (or six Chinese
///   characters) are one conflict. Diff3 would put both in: of "nine million", changed to "ten
///   million" and to "nine billion", it makes "ten billion", which nobody said.
/// - Where a hand has put brackets already, the other's alternative is put beside those in them. To
///   merge what was merged with one of its sources changes nothing.
/// - The order of the hands changes nothing but the order of alternatives.
public final class WordingMerge {

    /// See `Tokens.weight`.
    private static final int APART = 6;

    private WordingMerge() {}

    /// Merges what was made of a wording by two hands at once.
    ///
    /// @param one the versions that followed `base`, in order; empty if it was left as it was
    /// @param other the versions that followed `base` in the other hand
    public static Wording merge(Wording base, List<Said<Wording>> one, List<Said<Wording>> other) {
        var left = new Hand(base, one);
        var right = new Hand(base, other);
        if (left.last.equals(right.last) || right.last.equals(base)) {
            return left.last;
        }
        if (left.last.equals(base)) {
            return right.last;
        }
        var merged = new ArrayList<Part>();
        for (var chunk : joined(chunks(Tokens.of(base), left, right))) {
            switch (chunk.change()) {
                case NONE, ONE -> merged.addAll(chunk.left());
                case OTHER -> merged.addAll(chunk.right());
                case BOTH -> merged.addAll(conflict(chunk, left, right));
            }
        }
        return new Wording(merged);
    }

    /// One hand's side: its last version, and who wrote each of its tokens.
    private static final class Hand {

        final Wording last;
        final List<Part> tokens;
        final Set<String> changers = new LinkedHashSet<>();
        private final List<List<String>> by;

        Hand(Wording base, List<Said<Wording>> versions) {
            var here = base;
            var tokensHere = Tokens.of(base);
            List<List<String>> byHere = Collections.nCopies(tokensHere.size(), List.of());
            for (var version : versions) {
                if (version.what().equals(here)) {
                    continue;
                }
                changers.addAll(version.by());
                var next = Tokens.of(version.what());
                var names = new ArrayList<>(Collections.nCopies(next.size(), version.by()));
                var there = Diff.of(tokensHere, next).there();
                for (int i = 0; i < there.length; i++) {
                    if (there[i] >= 0) {
                        names.set(there[i], byHere.get(i));
                    }
                }
                here = version.what();
                tokensHere = next;
                byHere = names;
            }
            last = here;
            tokens = tokensHere;
            by = byHere;
        }

        /// Who wrote these tokens; whoever changed anything where they only struck something out.
        List<String> authors(int from, int to) {
            var authors = new LinkedHashSet<String>();
            by.subList(from, to).forEach(authors::addAll);
            return List.copyOf(authors.isEmpty() ? changers : authors);
        }
    }

    private enum Change {
        NONE,
        ONE,
        OTHER,
        BOTH
    }

    /// A passage of the base and what became of it in both hands.
    private record Chunk(
            List<Part> base, Hand one, int from, int to, Hand other, int from2, int to2) {

        List<Part> left() {
            return one.tokens.subList(from, to);
        }

        List<Part> right() {
            return other.tokens.subList(from2, to2);
        }

        Change change() {
            boolean changed = !left().equals(base);
            boolean changed2 = !right().equals(base);
            return left().equals(right())
                    ? changed ? Change.ONE : Change.NONE
                    : !changed2 ? Change.ONE : !changed ? Change.OTHER : Change.BOTH;
        }

        Chunk with(Chunk next) {
            var both = new ArrayList<>(base);
            both.addAll(next.base);
            return new Chunk(both, one, from, next.to, other, from2, next.to2);
        }
    }

    /// The stable and the unstable chunks of diff3, in turn.
    private static List<Chunk> chunks(List<Part> base, Hand one, Hand other) {
        var left = Diff.of(base, one.tokens).there();
        var right = Diff.of(base, other.tokens).there();
        var chunks = new ArrayList<Chunk>();
        int i = 0;
        int l = 0;
        int r = 0;
        while (true) {
            int next = i;
            while (next < base.size() && (left[next] < 0 || right[next] < 0)) {
                next++;
            }
            boolean ended = next == base.size();
            int toLeft = ended ? one.tokens.size() : left[next];
            int toRight = ended ? other.tokens.size() : right[next];
            if (next > i || toLeft > l || toRight > r) {
                chunks.add(new Chunk(base.subList(i, next), one, l, toLeft, other, r, toRight));
            }
            if (ended) {
                return chunks;
            }
            int same = next;
            while (same < base.size()
                    && left[same] == toLeft + same - next
                    && right[same] == toRight + same - next) {
                same++;
            }
            l = toLeft + same - next;
            r = toRight + same - next;
            chunks.add(new Chunk(base.subList(next, same), one, toLeft, l, other, toRight, r));
            i = same;
        }
    }

    /// Makes one chunk of changes that lie too close together to be taken apart.
    private static List<Chunk> joined(List<Chunk> chunks) {
        var joined = new ArrayList<Chunk>();
        for (var chunk : chunks) {
            var all = chunk;
            while (true) {
                var before = before(joined, all);
                if (before == null) {
                    break;
                }
                all = before;
            }
            joined.add(all);
        }
        return joined;
    }

    /// The chunk joined to what came before it, which is taken off the list; null where it stands
    /// by itself.
    private static @Nullable Chunk before(List<Chunk> earlier, Chunk chunk) {
        if (earlier.isEmpty() || chunk.change() == Change.NONE) {
            return null;
        }
        var last = earlier.getLast();
        if (last.change() != Change.NONE) {
            earlier.removeLast();
            return last.with(chunk);
        }
        if (earlier.size() < 2 || Tokens.weight(last.base()) >= APART) {
            return null;
        }
        var all = earlier.get(earlier.size() - 2).with(last).with(chunk);
        if (all.change() != Change.BOTH) {
            return null;
        }
        earlier.removeLast();
        earlier.removeLast();
        return all;
    }

    private static List<Part> conflict(Chunk chunk, Hand one, Hand other) {
        var inBase = alone(chunk.base());
        var left = alone(chunk.left());
        var right = alone(chunk.right());
        if (inBase != null && left != null && right != null) {
            var within = within(inBase, left, right, one, other);
            if (within != null) {
                return List.of(within);
            }
        }
        boolean sameIssue =
                left != null && right != null && Objects.equals(left.issue(), right.issue());
        var alternatives =
                new ArrayList<>(
                        alternatives(
                                chunk.left(),
                                left,
                                sameIssue,
                                one.authors(chunk.from(), chunk.to())));
        for (var more :
                alternatives(
                        chunk.right(),
                        right,
                        sameIssue,
                        other.authors(chunk.from2(), chunk.to2()))) {
            add(alternatives, more);
        }
        if (alternatives.size() < 2
                || alternatives.stream().allMatch(one_ -> one_.wording().isEmpty())) {
            // nothing but white space differs
            return print(chunk.left()).compareTo(print(chunk.right())) < 0
                    ? chunk.left()
                    : chunk.right();
        }
        var issue = sameIssue && left != null ? left.issue() : null;
        var merged = new ArrayList<Part>();
        merged.add(space(chunk.left(), chunk.right(), true));
        merged.add(new Bracket(issue, alternatives));
        merged.add(space(chunk.left(), chunk.right(), false));
        return merged;
    }

    /// Merges two brackets that came of the same one, alternative by alternative; null where their
    /// alternatives are not the same number for the same options.
    private static @Nullable Bracket within(
            Bracket base, Bracket left, Bracket right, Hand one, Hand other) {
        int size = base.alternatives().size();
        if (left.alternatives().size() != size
                || right.alternatives().size() != size
                || !Objects.equals(left.issue(), base.issue())
                || !Objects.equals(right.issue(), base.issue())) {
            return null;
        }
        var merged = new ArrayList<Alternative>();
        for (int i = 0; i < size; i++) {
            var b = base.alternatives().get(i);
            var l = left.alternatives().get(i);
            var r = right.alternatives().get(i);
            if (!Objects.equals(l.option(), b.option())
                    || !Objects.equals(r.option(), b.option())) {
                return null;
            }
            merged.add(
                    new Alternative(
                            merge(b.wording(), said(l, one), said(r, other)),
                            l.by().equals(b.by())
                                    ? r.by()
                                    : r.by().equals(b.by()) ? l.by() : both(l.by(), r.by()),
                            b.option()));
        }
        return merged.stream().allMatch(each -> each.wording().isEmpty())
                ? null
                : new Bracket(base.issue(), merged);
    }

    private static List<Said<Wording>> said(Alternative alternative, Hand hand) {
        return List.of(new Said<>(alternative.wording(), List.copyOf(hand.changers)));
    }

    /// What one hand wants at a place: the alternatives of the bracket that it has there, or its
    /// words.
    private static List<Alternative> alternatives(
            List<Part> tokens, @Nullable Bracket alone, boolean sameIssue, List<String> by) {
        return alone != null && (sameIssue || alone.issue() == null)
                ? alone.alternatives()
                : List.of(new Alternative(new Wording(tokens), by, null));
    }

    private static void add(List<Alternative> alternatives, Alternative more) {
        for (int i = 0; i < alternatives.size(); i++) {
            var there = alternatives.get(i);
            if (there.wording().equals(more.wording())
                    && Objects.equals(there.option(), more.option())) {
                alternatives.set(
                        i,
                        new Alternative(
                                there.wording(), both(there.by(), more.by()), there.option()));
                return;
            }
        }
        alternatives.add(more);
    }

    private static List<String> both(List<String> some, List<String> others) {
        var both = new LinkedHashSet<>(some);
        both.addAll(others);
        return List.copyOf(both);
    }

    /// The bracket of which a passage consists, but for white space.
    private static @Nullable Bracket alone(List<Part> tokens) {
        var rest = tokens.stream().filter(token -> !Tokens.isSpace(token)).toList();
        return rest.size() == 1 && rest.getFirst() instanceof Bracket bracket ? bracket : null;
    }

    /// The white space that either passage has at its begin or end; it goes outside the bracket.
    private static Words space(List<Part> left, List<Part> right, boolean begin) {
        var text = "";
        for (var tokens : List.of(left, right)) {
            var end = tokens.isEmpty() ? null : begin ? tokens.getFirst() : tokens.getLast();
            if (end instanceof Words(var space)
                    && space.isBlank()
                    && (text.isEmpty() || space.compareTo(text) < 0)) {
                text = space; // a new line goes before a space
            }
        }
        return new Words(text);
    }

    private static String print(List<Part> tokens) {
        var out = new StringBuilder();
        for (var token : tokens) {
            out.append(token instanceof Words(var text) ? text : token.toString());
        }
        return out.toString();
    }

    /// The bracket that comes of a text which one struck out and the other went on to change.
    static Wording struck(Wording left, List<String> by, List<String> struckBy) {
        if (left.isEmpty()) {
            return left;
        }
        var alternatives =
                new ArrayList<>(alternatives(left.parts(), alone(left.parts()), false, by));
        add(alternatives, new Alternative(Wording.NOTHING, struckBy, null));
        return new Wording(List.of(new Bracket(null, alternatives)));
    }
}
