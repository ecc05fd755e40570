package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All packages that no other package beats: none is worth at least as much to every party and more
/// to one. Packages of the same values share a point. Complete and proven for the preferences that
/// were entered; what a package is worth in truth, only its party knows.
public interface Frontier {

    /// How many points there are. They are in falling order of what they are worth to the party
    /// named first on the table, then to the next.
    int size();

    /// What the packages of a point are worth to each party, in the order of the table.
    List<Fraction> values(int point);

    /// How many packages a point has.
    ///
    /// @throws Refused where they cannot be told apart in the room there is
    BigInteger count(int point) throws Refused;

    /// All packages of a point, found one by one as they are asked for.
    ///
    /// @throws Refused where they cannot be told apart in the room there is
    Stream<PackageDeal> packages(int point) throws Refused;

    /// One package of a point. Where preferences are additive it is the same one in whatever order
    /// the parties stand.
    PackageDeal deal(int point);

    /// The values of all points.
    default List<List<Fraction>> values() {
        return IntStream.range(0, size()).mapToObj(this::values).toList();
    }
}
