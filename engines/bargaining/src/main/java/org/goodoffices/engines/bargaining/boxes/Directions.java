package org.goodoffices.engines.bargaining.boxes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// In which proportions the two parties' gains are weighed against each other: first each party
/// alone; then some between, or, where a frontier is in sight, those in which two corners of its
/// hull weigh the same.
final class Directions {

    /// The larger of the two weights of a direction.
    private static final int FINENESS = 512;

    private static final int BETWEEN = 5;

    private final LinkedHashSet<Worth> found = new LinkedHashSet<>();

    private Directions() {
        found.add(new Worth(1, 0));
        found.add(new Worth(0, 1));
    }

    /// @param most what each party may gain at most
    static List<Worth> fan(Worth most) {
        var directions = new Directions();
        for (int i = 1; i <= BETWEEN; i++) {
            directions.add((double) i * most.other(), (double) (BETWEEN + 1 - i) * most.one());
        }
        return List.copyOf(directions.found);
    }

    /// @param front in falling order for the one, rising for the other
    static List<Worth> hull(List<Worth> front) {
        var hull = new ArrayList<Worth>();
        for (var point : front) {
            while (hull.size() > 1 && inside(hull.get(hull.size() - 2), hull.getLast(), point)) {
                hull.removeLast();
            }
            hull.add(point);
        }
        var directions = new Directions();
        for (int i = 1; i < hull.size(); i++) {
            var step = hull.get(i).minus(hull.get(i - 1));
            directions.add(step.other(), -step.one());
        }
        return List.copyOf(directions.found);
    }

    private static boolean inside(Worth before, Worth point, Worth after) {
        var there = point.minus(before);
        var on = after.minus(before);
        return (double) there.one() * on.other() - (double) there.other() * on.one() <= 0;
    }

    private void add(double one, double other) {
        double larger = Math.max(one, other);
        if (larger > 0) {
            found.add(
                    new Worth(
                            Math.round(one / larger * FINENESS),
                            Math.round(other / larger * FINENESS)));
        }
    }
}
