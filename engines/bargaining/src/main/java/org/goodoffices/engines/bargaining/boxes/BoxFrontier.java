package org.goodoffices.engines.bargaining.boxes;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The frontier of two parties whose preferences are sums of boxes: all pairs of values that some
/// package has and no package beats. Complete and proven for the preferences entered.
///
/// The search makes passes over the issues ({@link Pass}), each with eight times the room of the
/// one before, and each with what the last one found as the mark to get past. The first pass that
/// drops nothing for want of room is the proof.
public final class BoxFrontier {

    /// How many beginnings of packages may be kept at once, where nothing else is said: some 200
    /// bytes each.
    public static final int ROOM = 1 << 20;

    /// Measured on the competition's scenarios: small, so that a first frontier is in sight soon.
    private static final int FIRST_ROOM = 200;

    private static final int MORE_ROOM = 8;

    private final Course course;
    private final Worth constant;
    private final List<Label> front;
    private final Effort effort;
    private final int room;

    /// Made when all packages of a point are first asked for.
    private @Nullable List<Bound> bounds;

    private BoxFrontier(Course course, Worth constant, List<Label> front, Effort effort, int room) {
        this.course = course;
        this.constant = constant;
        this.front = front;
        this.effort = effort;
        this.room = room;
    }

    /// The frontier, with {@link #ROOM}.
    ///
    /// @throws IllegalArgumentException where the two are not about the same issues
    /// @throws TooHard where it cannot be proven in that room
    public static BoxFrontier of(SumOfBoxes one, SumOfBoxes other) throws TooHard {
        return of(one, other, ROOM);
    }

    /// @param room how many beginnings of packages may be kept at once
    public static BoxFrontier of(SumOfBoxes one, SumOfBoxes other, int room) throws TooHard {
        if (!one.options().equals(other.options())) {
            throw new IllegalArgumentException("not about the same issues");
        }
        var sum = Gain.of(one, other);
        var course = Course.of(one.options(), sum.gains());
        List<Label> front = List.of();
        int width = Math.min(FIRST_ROOM, room);
        for (int passes = 1; ; passes++) {
            var pass = new Pass(course, bounds(course, front), past(front), false, width);
            front = merged(front, pass.run());
            if (!pass.cut()) {
                return new BoxFrontier(course, sum.constant(), front, pass.effort(passes), room);
            }
            if (width == room) {
                throw new TooHard(room);
            }
            width = (int) Math.min((long) width * MORE_ROOM, room);
        }
    }

    private static List<Bound> bounds(Course course, List<Label> front) {
        var directions =
                front.size() < 2
                        ? Directions.fan(most(course))
                        : Directions.hull(front.stream().map(Label::worth).toList());
        return directions.stream().map(direction -> new Bound(course, direction)).toList();
    }

    private static Worth most(Course course) {
        return course.gains.stream().map(Gain::worth).reduce(Worth.NOTHING, Worth::plus);
    }

    /// What a package must be worth, at least, to stand beside or above those found.
    private static List<Worth> past(List<Label> front) {
        var corners = new ArrayList<Worth>();
        for (int i = 0; i <= front.size(); i++) {
            corners.add(
                    new Worth(
                            i == front.size() ? 0 : front.get(i).one + 1,
                            i == 0 ? 0 : front.get(i - 1).other + 1));
        }
        return corners;
    }

    private static List<Label> merged(List<Label> front, List<Label> more) {
        var all = new ArrayList<>(front);
        all.addAll(more);
        return Label.unbeaten(all, false);
    }

    /// What the points are worth to the two parties, in falling order for the one.
    public List<Worth> points() {
        return front.stream().map(label -> label.worth().plus(constant)).toList();
    }

    /// A package of this point: one option an issue, counted from 0.
    public List<Integer> deal(int point) {
        return new Packages(course, front.get(point)).get(BigInteger.ZERO);
    }

    /// All packages of this point, found by another pass that is after this point alone.
    ///
    /// @throws TooHard where they cannot be told apart in the room of the search
    public Packages packages(int point) throws TooHard {
        var sought = front.get(point).worth();
        if (bounds == null) {
            bounds = bounds(course, front);
        }
        var pass = new Pass(course, bounds, List.of(sought), true, room);
        var ends = pass.run();
        if (pass.cut()) {
            throw new TooHard(room);
        }
        return new Packages(course, ends.getFirst());
    }

    /// What the proof looked at.
    public Effort effort() {
        return effort;
    }
}
