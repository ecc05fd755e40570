package org.goodoffices.engines.bargaining.boxes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One pass over the issues, breadth first: after each step, the beginnings that may still lead to
/// a package sought are kept. Beginnings with the same gains open are one state, and of them only
/// the unbeaten are kept (a decision diagram with two objectives: Bergman and Cire, Multiobjective
/// Optimization by Decision Diagrams, CP 2016). Further, a beginning is left
///
/// - if its bounds keep it from each of the corners that a package sought must get past;
/// - if another has won so much more that all the gains open only to the first cannot make up for
///   it.
///
/// A pass that had to drop others for want of room proves nothing, but what it found makes the next
/// pass narrower.
final class Pass {

    /// With how many of the most promising a beginning is compared.
    private static final int RIVALS = 2000;

    private final Course course;
    private final List<Bound> bounds;
    private final List<Worth> corners;
    private final boolean everyWay;
    private final int width;
    private final long[] scratch;
    private final long[] atFirst;
    private int telling = 2; // the bound that refused last: likely to refuse again

    private long begun;
    private long beaten;
    private long outweighed;
    private long outOfReach;
    private long kept;
    private boolean cut;

    /// @param bounds the first two for each party alone
    /// @param corners a package sought is worth as much as one of these to both; in falling order
    ///   for the one, rising for the other
    /// @param everyWay whether all packages are sought, or one for each pair of values
    /// @param width how many beginnings are kept at most
    Pass(Course course, List<Bound> bounds, List<Worth> corners, boolean everyWay, int width) {
        this.course = course;
        this.bounds = bounds;
        this.corners = corners;
        this.everyWay = everyWay;
        this.width = width;
        this.scratch = new long[bounds.getFirst().choices()];
        this.atFirst = new long[bounds.size()];
        for (int k = 0; k < atFirst.length; k++) {
            atFirst[k] = bounds.get(k).toCome(0, new long[course.words], scratch);
        }
    }

    /// The gains that are open, and the beginnings that have them open.
    private static final class State {
        final long[] open;
        final long[] toCome;
        List<Label> labels = new ArrayList<>();

        State(long[] open, int bounds) {
            this.open = open;
            this.toCome = new long[bounds];
            Arrays.fill(toCome, -1);
        }
    }

    private record Open(long[] gains) {
        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof Open open && Arrays.equals(gains, open.gains);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(gains);
        }
    }

    private record Held(State state, Label label, double promise) {}

    /// The unbeaten ends, in falling order for the one.
    List<Label> run() {
        var start = new State(new long[course.words], bounds.size());
        start.labels.add(new Label(0, 0, null));
        List<State> states = List.of(start);
        for (int t = 0; t < course.steps.size(); t++) {
            states = keep(after(states, course.steps.get(t)), t + 1);
        }
        return states.isEmpty() ? List.of() : states.getFirst().labels;
    }

    /// Whether beginnings were dropped for want of room.
    boolean cut() {
        return cut;
    }

    Effort effort(int passes) {
        return new Effort(passes, begun, beaten, outweighed, outOfReach, kept);
    }

    private Iterable<State> after(List<State> states, Course.Step step) {
        var next = new LinkedHashMap<Open, State>();
        for (var state : states) {
            for (int choice = 0; choice < step.choices().size(); choice++) {
                var living = step.living(state.open, choice);
                var won = course.won(living, step);
                for (int word = 0; word < living.length; word++) {
                    living[word] &= ~step.ends()[word];
                }
                var there =
                        next.computeIfAbsent(
                                new Open(living), _ -> new State(living, bounds.size()));
                for (var label : state.labels) {
                    there.labels.add(
                            new Label(
                                    label.one + won.one(),
                                    label.other + won.other(),
                                    new Label.Way(label, choice, null)));
                }
            }
        }
        return next.values();
    }

    private List<State> keep(Iterable<State> states, int t) {
        var held = new ArrayList<Held>();
        for (var state : states) {
            begun += state.labels.size();
            var unbeaten = Label.unbeaten(state.labels, everyWay);
            beaten += state.labels.size() - unbeaten.size();
            state.labels = new ArrayList<>();
            for (var label : unbeaten) {
                if (mayReach(label, state, t)) {
                    held.add(new Held(state, label, promise(label, state, t)));
                } else {
                    outOfReach++;
                }
            }
        }
        held.sort(Comparator.comparingDouble(Held::promise).reversed());
        var rivals = new ArrayList<Held>();
        var next = new ArrayList<State>();
        int room = width;
        for (var each : held) {
            if (rivals.stream().anyMatch(rival -> outweighs(rival, each))) {
                outweighed++;
                continue;
            }
            if (rivals.size() < RIVALS) {
                rivals.add(each);
            }
            if (room == 0) {
                cut = true;
                break;
            }
            room--;
            kept++;
            if (each.state.labels.isEmpty()) {
                next.add(each.state);
            }
            each.state.labels.add(each.label);
        }
        return next;
    }

    private long reach(int k, Label label, State state, int t) {
        var bound = bounds.get(k);
        if (state.toCome[k] < 0) {
            state.toCome[k] = bound.toCome(t, state.open, scratch);
        }
        return bound.of(label.one, label.other) + state.toCome[k];
    }

    private boolean mayReach(Label label, State state, int t) {
        long one = reach(0, label, state, t);
        long other = reach(1, label, state, t);
        for (int c = firstWithin(one); c < corners.size(); c++) {
            var corner = corners.get(c);
            if (corner.other() > other) {
                return false;
            }
            if (mayReach(corner, label, state, t)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayReach(Worth corner, Label label, State state, int t) {
        for (int k = 2; k < bounds.size(); k++) {
            int next = k == 2 ? telling : k <= telling ? k - 1 : k;
            if (bounds.get(next).of(corner) > reach(next, label, state, t)) {
                telling = next;
                return false;
            }
        }
        return true;
    }

    private int firstWithin(long one) {
        int low = 0;
        int high = corners.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (corners.get(middle).one() <= one) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// How near a beginning may come to what seemed possible at first: in the direction that suits
    /// it best, and on average. The order of the search depends on it, and nothing else; those that
    /// come first should be those that outweigh many.
    private double promise(Label label, State state, int t) {
        double best = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int k = 0; k < bounds.size(); k++) {
            double first = Math.max(1, atFirst[k]);
            double near = (reach(k, label, state, t) - first) / first;
            best = Math.max(best, near);
            sum += near;
        }
        return best + sum / bounds.size();
    }

    /// Whether the one is at least as good to both parties in the end, even if it wins none of the
    /// gains that are open to the other alone. Where every way is sought, it must be better to one
    /// of them.
    private boolean outweighs(Held rival, Held held) {
        long one = held.label.one - rival.label.one;
        long other = held.label.other - rival.label.other;
        if (one > 0 || other > 0) {
            return false;
        }
        for (int word = 0; word < course.words; word++) {
            long alone = held.state.open[word] & ~rival.state.open[word];
            for (; alone != 0; alone &= alone - 1) {
                var worth = course.gains.get(word * 64 + Long.numberOfTrailingZeros(alone)).worth();
                one += worth.one();
                other += worth.other();
                if (one > 0 || other > 0) {
                    return false;
                }
            }
        }
        return !everyWay || one < 0 || other < 0;
    }
}
