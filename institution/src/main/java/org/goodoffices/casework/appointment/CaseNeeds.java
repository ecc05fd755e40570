package org.goodoffices.casework.appointment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a case needs of its mediators, stated once and followed by another statement when it
/// changes.
///
/// @param wanted in the order in which they were stated, none twice
/// @param culture what people bear in mind beside that, in the words of whoever stated it: it is
///   shown with the candidates and counts for nothing; empty where nothing was said
public record CaseNeeds(List<Wanted> wanted, String culture) {

    /// The most that can be asked: beyond it nobody reads the reasons, and all subsets can be
    /// looked at.
    public static final int MOST = 16;

    /// The heaviest wish.
    public static final int HEAVIEST = 5;

    /// A need, and how much it is one.
    ///
    /// @param weight 0 where it must be met; else what meeting it is worth, in points from 1 to 5
    public record Wanted(Need need, int weight) {

        public Wanted {
            if (weight < 0 || weight > HEAVIEST) {
                throw new IllegalArgumentException("a weight of " + weight);
            }
        }

        public boolean must() {
            return weight == 0;
        }
    }

    public CaseNeeds {
        wanted = List.copyOf(wanted);
        if (wanted.size() > MOST
                || new HashSet<>(wanted.stream().map(Wanted::need).toList()).size()
                        != wanted.size()) {
            throw new IllegalArgumentException("too many needs, or one of them twice");
        }
    }

    Map<String, Object> facts() {
        var facts = new TreeMap<String, Object>();
        facts.put(
                "needs",
                wanted.stream()
                        .map(one -> Map.of("need", one.need.key(), "weight", (long) one.weight))
                        .toList());
        if (!culture.isEmpty()) {
            facts.put("culture", culture);
        }
        return facts;
    }

    static CaseNeeds ofFacts(Map<String, ? extends @Nullable Object> facts) {
        var wanted = new ArrayList<Wanted>();
        if (facts.get("needs") instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> said) {
                    Need.read(String.valueOf(said.get("need")))
                            .ifPresent(need ->
                                    wanted.add(
                                            new Wanted(
                                                    need,
                                                    Integer.parseInt(
                                                            String.valueOf(said.get("weight"))))));
                }
            }
        }
        return new CaseNeeds(wanted, Objects.toString(facts.get("culture"), ""));
    }
}
