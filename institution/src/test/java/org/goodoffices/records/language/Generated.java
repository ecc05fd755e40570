package org.goodoffices.records.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.goodoffices.records.language.Wording.Alternative;
import org.goodoffices.records.language.Wording.Bracket;
import org.goodoffices.records.language.Wording.Part;
import org.goodoffices.records.language.Wording.Words;

/// Wordings and texts drawn from a seed, with everything in them that can be.
final class Generated {

    private static final List<String> WORDS =
            List.of(
                    "water", "shall", "Parties", "40.5", "%", ",", ".", "\n", "of the", "flow", "水",
                    "量", "分配", "，", "。", "｜", "［", "[", "]", "{", "}", "|", "\\", "#", ":", ";");
    private static final List<String> PEOPLE = List.of("Upstream", "Delta; Inc.", "上游#国", "a}b");

    private final RandomGenerator random;

    Generated(RandomGenerator random) {
        this.random = random;
    }

    Wording wording(int deep) {
        var parts = new ArrayList<Part>();
        for (int i = random.nextInt(6); i > 0; i--) {
            if (deep > 0 && random.nextInt(3) == 0) {
                parts.add(bracket(deep - 1));
            } else {
                parts.add(new Words(one(WORDS) + (random.nextBoolean() ? " " : "")));
            }
        }
        return new Wording(parts);
    }

    private Bracket bracket(int deep) {
        var alternatives = new ArrayList<Alternative>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            alternatives.add(alternative(wording(deep)));
        }
        if (alternatives.stream().allMatch(each -> each.wording().isEmpty())) {
            alternatives.set(0, alternative(Wording.of("not empty")));
        }
        return new Bracket(
                random.nextInt(3) == 0 ? one(List.of("share", "a:b")) : null, alternatives);
    }

    private Alternative alternative(Wording wording) {
        var by = new ArrayList<String>();
        while (random.nextInt(3) == 0) {
            by.add(one(PEOPLE));
        }
        return new Alternative(wording, by, random.nextInt(3) == 0 ? one(List.of("x", "y")) : null);
    }

    /// Words only, none of which occurs twice among those drawn from one generator.
    Wording plain(int words) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(fresh()).append(i % 7 == 6 ? ". " : " ");
        }
        return Wording.of(text.toString());
    }

    private int drawn;

    private String fresh() {
        return "w" + drawn++;
    }

    /// What a hand makes of a text of words: some changed, struck out or put in.
    Wording edited(Wording base) {
        var words = new ArrayList<>(List.of(base.words().split(" ", -1)));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(words.size() + 1);
            switch (random.nextInt(3)) {
                case 0 -> words.add(at, fresh());
                case 1 -> {
                    if (at < words.size()) {
                        words.set(at, fresh());
                    }
                }
                default -> {
                    if (at < words.size()) {
                        words.remove(at);
                    }
                }
            }
        }
        return Wording.of(String.join(" ", words));
    }

    NegotiatingText text(int clauses) {
        var all = new ArrayList<Clause>();
        for (int i = 0; i < clauses; i++) {
            all.add(clause());
        }
        return new NegotiatingText(all);
    }

    private Clause clause() {
        return new Clause(
                "c" + drawn++,
                new InBoth(plain(1), plain(1)),
                new InBoth(plain(12), plain(12)),
                Parity.values()[random.nextInt(4)]);
    }

    /// What a hand makes of a text: clauses changed, removed, put in and moved.
    NegotiatingText edited(NegotiatingText base) {
        var all = new ArrayList<>(base.clauses());
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(all.size() + 1);
            if (at == all.size()) {
                all.add(clause());
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> all.add(at, clause());
                case 1 -> all.remove(at);
                case 2 -> all.add(random.nextInt(all.size()), all.remove(at));
                default -> {
                    var clause = all.get(at);
                    all.set(
                            at,
                            new Clause(
                                    clause.id(),
                                    clause.heading(),
                                    new InBoth(edited(clause.text().en()), clause.text().zh()),
                                    clause.parity()));
                }
            }
        }
        return new NegotiatingText(all);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
