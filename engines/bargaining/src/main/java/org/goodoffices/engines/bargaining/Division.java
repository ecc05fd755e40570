package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Items to be divided, and how many points each party gives to each of them.
public record Division(List<String> items, List<Claim> claims) {

    /// What a party would give for each item, in the order of the items, none below zero.
    public record Claim(String party, List<Fraction> points) {
        public Claim {
            points = List.copyOf(points);
        }

        /// All points that the party gave.
        public Fraction total() {
            return Fraction.sum(points);
        }
    }

    /// @throws IllegalArgumentException where there is no item or party, an item twice, or points
    ///   are missing, below zero, or all zero
    public Division {
        items = List.copyOf(items);
        claims = List.copyOf(claims);
        if (items.isEmpty() || claims.isEmpty() || new HashSet<>(items).size() < items.size()) {
            throw new IllegalArgumentException("no item, no party, or an item twice");
        }
        for (var claim : claims) {
            if (claim.points().size() != items.size()
                    || claim.points().stream().anyMatch(one -> one.signum() < 0)
                    || claim.total().signum() == 0) {
                throw new IllegalArgumentException("points of " + claim.party());
            }
        }
    }

    /// Reads `{"items": ["House"], "parties": [{"name": "A", "points": {"House": 60}}]}`. An item
    /// for which a party has no points counts 0 for it.
    ///
    /// @param file the name with which refusals begin
    /// @throws Refused where it is no such file, with its line
    public static Division read(String file, byte[] bytes) throws Refused {
        var root = JsonObject.read(file, bytes);
        root.only("items", "parties");
        var items = root.texts("items");
        if (items.isEmpty() || new HashSet<>(items).size() < items.size()) {
            throw root.refused("There is no item, or one twice.", "没有物项，或有物项重复。");
        }
        var claims = new ArrayList<Claim>();
        for (var one : root.objects("parties")) {
            one.only("name", "points");
            var given = one.object("points");
            given.only(items.toArray(String[]::new));
            var numbers = given.numbers();
            if (numbers.values().stream().anyMatch(number -> number.signum() < 0)) {
                throw given.refused("Points are not below 0.", "分数不得低于 0。");
            }
            var points =
                    items.stream().map(item -> numbers.getOrDefault(item, Fraction.ZERO)).toList();
            if (Fraction.sum(points).signum() == 0) {
                throw given.refused("The party gives no points.", "该当事方未分配任何分数。");
            }
            claims.add(new Claim(one.text("name"), points));
        }
        if (claims.isEmpty()) {
            throw root.refused("There is no party.", "没有当事方。");
        }
        return new Division(items, claims);
    }
}
