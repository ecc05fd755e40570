package org.goodoffices.engines.bargaining.boxes;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/// The frontier of two parties whose preferences are sums of boxes: all pairs of values that no
/// package beats. Complete and proven.
public interface BoxFrontier {

    /// What the packages of a point are worth to the two parties.
    record Point(long one, long other) {}

    /// In falling order of what they are worth to the party named first.
    List<Point> points();

    /// A package of this point: one option an issue, counted from 0.
    List<Integer> deal(int point);

    /// How many packages this point has.
    BigInteger count(int point);

    /// All packages of this point, found one by one as they are asked for.
    Stream<List<Integer>> packages(int point);
}
