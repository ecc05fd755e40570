package org.goodoffices.casework.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.goodoffices.engines.bargaining.Preference.Additive;
import org.goodoffices.engines.bargaining.Table;

/// The outline of what two parties can reach, for a drawing: the convex hull of what all packages
/// are worth to them, however many they are. It is the sum of the hulls of the issues (M. de Berg
/// et al., Computational Geometry, ch. 13.3: edges in the order of their directions). Where options
/// cannot go together, no package lies outside of it.
record Reachable(List<Place> corners) {

    /// What a package is worth to each of the two.
    record Place(double across, double up) {

        private Place plus(Place other) {
            return new Place(across + other.across, up + other.up);
        }

        private Place to(Place other) {
            return new Place(other.across - across, other.up - up);
        }

        /// Above 0 where the way by `next` to `after` turns left.
        private double turn(Place next, Place after) {
            var one = to(next);
            var other = to(after);
            return one.across * other.up - one.up * other.across;
        }

        private double direction() {
            double angle = Math.atan2(up, across);
            return angle < 0 ? angle + 2 * Math.PI : angle;
        }
    }

    Reachable {
        corners = List.copyOf(corners);
    }

    /// Of two parties; no corners where what an option is worth to one depends on other issues.
    static Reachable of(Table table) {
        if (!(table.parties().get(0).preference() instanceof Additive across)
                || !(table.parties().get(1).preference() instanceof Additive up)) {
            return new Reachable(List.of());
        }
        var at = new Place(0, 0);
        var edges = new ArrayList<Place>();
        for (int i = 0; i < across.values().size(); i++) {
            int issue = i;
            var hull =
                    hull(
                            IntStream.range(0, across.values().get(i).size())
                                    .mapToObj(option ->
                                            new Place(
                                                    across.values().get(issue).get(option).near(),
                                                    up.values().get(issue).get(option).near()))
                                    .toList());
            at = at.plus(hull.getFirst());
            for (int c = 0; c < hull.size() && hull.size() > 1; c++) {
                edges.add(hull.get(c).to(hull.get((c + 1) % hull.size())));
            }
        }
        edges.sort(Comparator.comparingDouble(Place::direction));
        var corners = new ArrayList<Place>();
        for (var edge : edges) {
            corners.add(at);
            at = at.plus(edge);
        }
        return new Reachable(corners.isEmpty() ? List.of(at) : corners);
    }

    /// Against the clock from the lowest, of these the leftmost (Andrew's monotone chain).
    private static List<Place> hull(List<Place> places) {
        var sorted = new ArrayList<>(places.stream().distinct().toList());
        sorted.sort(Comparator.comparingDouble(Place::up).thenComparingDouble(Place::across));
        var hull = half(sorted);
        hull.addAll(half(sorted.reversed()));
        return hull.isEmpty() ? List.of(sorted.getFirst()) : hull;
    }

    /// One side of the hull, without its last corner.
    private static List<Place> half(List<Place> sorted) {
        var half = new ArrayList<Place>();
        for (var place : sorted) {
            while (half.size() > 1 && half.get(half.size() - 2).turn(half.getLast(), place) <= 0) {
                half.removeLast();
            }
            half.add(place);
        }
        half.removeLast();
        return half;
    }
}
