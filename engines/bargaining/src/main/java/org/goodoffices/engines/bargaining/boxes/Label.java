package org.goodoffices.engines.bargaining.boxes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A beginning of packages: some issues settled, what has been won so far, and how it came about.
/// (No record: two labels of the same values are not the same label.)
final class Label {

    /// The last choice of a beginning, and the beginning before it; and another way here.
    record Way(Label from, int choice, @Nullable Way orElse) {}

    final long one;
    final long other;

    /// The ways here; none where nothing is settled yet.
    @Nullable Way way;

    Label(long one, long other, @Nullable Way way) {
        this.one = one;
        this.other = other;
        this.way = way;
    }

    Worth worth() {
        return new Worth(one, other);
    }

    /// Those that no other beats, in falling order for the one. Of equals one stays, and if every
    /// way is sought it takes over the others'.
    static List<Label> unbeaten(List<Label> labels, boolean everyWay) {
        labels.sort(
                Comparator.<Label>comparingLong(label -> label.one)
                        .thenComparingLong(label -> label.other)
                        .reversed());
        var unbeaten = new ArrayList<Label>();
        for (var label : labels) {
            var last = unbeaten.isEmpty() ? null : unbeaten.getLast();
            if (last == null || label.other > last.other) {
                unbeaten.add(label);
            } else if (everyWay && label.worth().equals(last.worth())) {
                last.take(label);
            }
        }
        return unbeaten;
    }

    private void take(Label label) {
        for (var more = label.way; more != null; more = more.orElse()) {
            way = new Way(more.from(), more.choice(), way);
        }
    }
}
