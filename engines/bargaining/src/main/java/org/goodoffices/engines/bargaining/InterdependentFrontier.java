package org.goodoffices.engines.bargaining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goodoffices.engines.bargaining.boxes.Box;
import org.goodoffices.engines.bargaining.boxes.BoxFrontier;
import org.goodoffices.engines.bargaining.boxes.Packages;
import org.goodoffices.engines.bargaining.boxes.TooHard;

/// The frontier of two parties where issues depend on one another, for one of them at least.
final class InterdependentFrontier implements Frontier {

    private final BoxFrontier boxes;
    private final List<Fraction> units;

    private InterdependentFrontier(BoxFrontier boxes, List<Fraction> units) {
        this.boxes = boxes;
        this.units = units;
    }

    static InterdependentFrontier of(Table table) throws Refused {
        if (table.parties().size() != 2 || !table.domain().constraints().isEmpty()) {
            throw new Refused(
                    "Where issues depend on one another, two parties can be solved for, without"
                            + " constraints.",
                    "议题相互关联时，仅能就两方当事人且不附约束条件求解。");
        }
        try {
            var sums = table.parties().stream().map(party -> boxes(party, table.domain())).toList();
            return new InterdependentFrontier(
                    BoxFrontier.of(sums.get(0).sum(), sums.get(1).sum()),
                    sums.stream().map(Preference.Boxes::unit).toList());
        } catch (TooHard hard) {
            throw new Refused(
                    "The issues depend on one another too much: nothing was proven in the room"
                            + " there is.",
                    "议题之间关联过密，在限定空间内未能证明。");
        } catch (IllegalArgumentException tooLarge) {
            throw new Refused(
                    "The values are too fine: enter them on a coarser scale.",
                    "分值标度过细：请以较粗的标度填写分值。");
        }
    }

    /// An additive preference is a sum of boxes of one option each.
    private static Preference.Boxes boxes(Party party, Domain domain) {
        return switch (party.preference()) {
            case Preference.Boxes boxes -> boxes;
            case Preference.Additive additive -> {
                var sum = new BoxesFile.Sum(domain);
                for (int i = 0; i < additive.values().size(); i++) {
                    for (int o = 0; o < additive.values().get(i).size(); o++) {
                        sum.add(List.of(new Box.Range(i, o, o)), additive.values().get(i).get(o));
                    }
                }
                yield sum.preference();
            }
        };
    }

    @Override
    public int size() {
        return boxes.points().size();
    }

    @Override
    public List<Fraction> values(int point) {
        var worth = boxes.points().get(point);
        return List.of(
                units.get(0).times(Fraction.of(worth.one())),
                units.get(1).times(Fraction.of(worth.other())));
    }

    @Override
    public PackageDeal deal(int point) {
        return new PackageDeal(boxes.deal(point));
    }

    @Override
    public BigInteger count(int point) throws Refused {
        return found(point).count();
    }

    @Override
    public Stream<PackageDeal> packages(int point) throws Refused {
        return found(point).stream().map(ArrayList::new).map(PackageDeal::new);
    }

    /// To keep all packages of a point apart can take more room than to prove that it is there.
    private Packages found(int point) throws Refused {
        try {
            return boxes.packages(point);
        } catch (TooHard hard) {
            throw new Refused(
                    "This point has more packages than can be told apart in the room there is; one of"
                            + " them is known.",
                    "该点所含方案过多，在限定空间内无法逐一区分；其中一个为已知。");
        }
    }
}
