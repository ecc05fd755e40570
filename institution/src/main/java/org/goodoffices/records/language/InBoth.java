package org.goodoffices.records.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.goodoffices.records.language.Wording.Alternative;
import org.goodoffices.records.language.Wording.Bracket;

/// A wording in English and in Chinese.
public record InBoth(Wording en, Wording zh) {

    public static final InBoth NOTHING = new InBoth(Wording.NOTHING, Wording.NOTHING);

    /// An open place, by the number of its bracket in each language.
    ///
    /// @param en its place among the brackets of the English wording; -1 where it has none for it
    /// @param zh its place among the brackets of the Chinese wording; -1 where it has none for it
    public record Open(int en, int zh) {

        /// Whether both languages have it.
        public boolean inBoth() {
            return en >= 0 && zh >= 0;
        }
    }

    /// The same done to both wordings.
    InBoth each(UnaryOperator<Wording> done) {
        return new InBoth(done.apply(en), done.apply(zh));
    }

    public boolean isEmpty() {
        return en.isEmpty() && zh.isEmpty();
    }

    /// The open places. Two brackets are one place where they are tied to the same issue and have
    /// the same alternatives by the same people for the same options, in whatever order the
    /// languages put the brackets; what one language has alone is a place too, and is to be told.
    public List<Open> open() {
        var open = new ArrayList<Open>();
        pair(Tree.of(en, new int[1]), Tree.of(zh, new int[1]), open);
        return open;
    }

    /// A bracket with its number and the brackets within each of its alternatives.
    private record Tree(int number, Bracket bracket, List<List<Tree>> within) {

        static List<Tree> of(Wording wording, int[] next) {
            var trees = new ArrayList<Tree>();
            for (var part : wording.parts()) {
                if (part instanceof Bracket bracket) {
                    int number = next[0]++;
                    var within = new ArrayList<List<Tree>>();
                    bracket.alternatives().forEach(one -> within.add(of(one.wording(), next)));
                    trees.add(new Tree(number, bracket, within));
                }
            }
            return trees;
        }
    }

    private static void pair(List<Tree> english, List<Tree> chinese, List<Open> open) {
        var left = new ArrayList<>(chinese);
        for (var one : english) {
            var same =
                    left.stream()
                            .filter(other -> alike(one.bracket(), other.bracket()))
                            .findFirst()
                            .orElse(null);
            if (same == null) {
                open.add(new Open(one.number(), -1));
                one.within().forEach(within -> pair(within, List.of(), open));
            } else {
                left.remove(same);
                open.add(new Open(one.number(), same.number()));
                for (int i = 0; i < one.within().size(); i++) {
                    pair(one.within().get(i), same.within().get(i), open);
                }
            }
        }
        for (var alone : left) {
            open.add(new Open(-1, alone.number()));
            alone.within().forEach(within -> pair(List.of(), within, open));
        }
    }

    private static boolean alike(Bracket one, Bracket other) {
        return Objects.equals(one.issue(), other.issue())
                && one.alternatives().stream()
                        .map(InBoth::but)
                        .toList()
                        .equals(other.alternatives().stream().map(InBoth::but).toList());
    }

    /// An alternative but for its words.
    private static Alternative but(Alternative one) {
        return new Alternative(
                one.wording().isEmpty() ? Wording.NOTHING : Wording.of("…"),
                one.by().stream().sorted().toList(),
                one.option());
    }

    /// Both wordings with one place settled, in each language that has it.
    public InBoth settle(Open place, int choice) {
        return new InBoth(
                place.en() < 0 ? en : en.settle(place.en(), choice),
                place.zh() < 0 ? zh : zh.settle(place.zh(), choice));
    }

    /// The bracket at a place, in English if it has it.
    public Bracket bracket(Open place) {
        return place.en() >= 0 ? en.brackets().get(place.en()) : zh.brackets().get(place.zh());
    }
}
