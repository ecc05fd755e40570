package org.goodoffices.engines.bargaining;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A simulated other side, for practice at a table of any size. It knows its own preference alone,
/// and concedes over time (time-dependent concession: Faratin, Sierra and Jennings 1998, as
/// recalled):
///
/// - It opens with a package that is worth the most to it.
/// - What it asks for falls from there to its walk-away in [#ROUNDS] rounds, in the way of its
///   [Temper].
/// - It accepts a package that is worth at least what it asks for in that round.
/// - Else it starts from that package and changes as little as it can: if the change of one issue
///   is enough, the one that it needs least; if not, the one that gains it most, and so on. Where
///   that leads nowhere it repeats its last package.
/// - After the last round it leaves.
///
/// The same seed and the same packages give the same answers.
public final class SimulatedSide {

    /// So many packages it looks at, then it leaves.
    public static final int ROUNDS = 8;

    /// How what it asks for falls, as a part of the way from its best to its walk-away.
    public enum Temper {
        /// Little at first, much towards the end: by the square of the part of time that is over.
        HARD,
        /// By the part of time that is over.
        STEADY,
        /// Much at first: what is left falls by the square of the time that is left.
        YIELDING;

        Fraction conceded(Fraction over) {
            var left = Fraction.ONE.minus(over);
            return switch (this) {
                case HARD -> over.times(over);
                case STEADY -> over;
                case YIELDING -> Fraction.ONE.minus(left.times(left));
            };
        }
    }

    /// What it answers to a package.
    public sealed interface Answer {

        record Accepts() implements Answer {}

        /// It would rather have this.
        record Counters(PackageDeal deal) implements Answer {}

        /// There was no more time, and the package was below its walk-away.
        record Leaves() implements Answer {}
    }

    private final Domain domain;
    private final Party party;
    private final Temper temper;
    private final PackageDeal opening;

    /// A side that is about to open.
    ///
    /// @param seed decides its temper, and nothing else
    /// @throws Refused where no package is worth its walk-away to it, or its best one is not found
    public SimulatedSide(Domain domain, Party party, long seed) throws Refused {
        this.domain = domain;
        this.party = party;
        this.temper = Temper.values()[new SplittableRandom(seed).nextInt(Temper.values().length)];
        // of itself and itself, the frontier is the one point that is best
        this.opening = new Table(domain, List.of(party, party)).frontier().deal(0);
        if (!worth(opening).atLeast(party.walkAway())) {
            throw new Refused(
                    "No package is worth its walk-away to " + party.name() + ".",
                    "没有任何方案达到" + party.name() + "的退出值。");
        }
    }

    public Temper temper() {
        return temper;
    }

    /// The package with which it opens.
    public PackageDeal opening() {
        return opening;
    }

    /// What a package must be worth to it in a round.
    ///
    /// @param round from 0, when it opens, to [#ROUNDS]
    public Fraction asks(int round) {
        var best = worth(opening);
        var conceded = temper.conceded(Fraction.of(round, ROUNDS));
        return best.minus(best.minus(party.walkAway()).times(conceded));
    }

    /// Its answers to packages that are put to it one after another; after it has accepted or left
    /// it answers nothing.
    public List<Answer> answers(List<PackageDeal> put) {
        var answers = new ArrayList<Answer>();
        var own = opening;
        for (int round = 1; round <= Math.min(put.size(), ROUNDS); round++) {
            var deal = put.get(round - 1);
            var asks = asks(round);
            if (worth(deal).atLeast(asks)) {
                answers.add(new Answer.Accepts());
                break;
            }
            if (round == ROUNDS) {
                answers.add(new Answer.Leaves());
                break;
            }
            own = counter(deal, asks, own);
            answers.add(new Answer.Counters(own));
        }
        return List.copyOf(answers);
    }

    private Fraction worth(PackageDeal deal) {
        return party.preference().of(deal);
    }

    private PackageDeal counter(PackageDeal put, Fraction asks, PackageDeal own) {
        var at = put;
        while (!worth(at).atLeast(asks)) {
            var change = change(at, asks);
            if (!worth(change).atLeast(worth(at)) || worth(change).equals(worth(at))) {
                return own;
            }
            at = change;
        }
        return at;
    }

    /// The change of one issue that is enough and no more than that; where none is, the one that
    /// gains most. Of several the first, in the order of issues and options.
    private PackageDeal change(PackageDeal from, Fraction asks) {
        var best = from;
        var options = from.array();
        for (int i = 0; i < options.length; i++) {
            int before = options[i];
            for (int o = 0; o < domain.issues().get(i).options().size(); o++) {
                options[i] = o;
                if (domain.constraints().stream().allMatch(bar -> bar.allows(options))) {
                    var changed = PackageDeal.of(options);
                    best = better(changed, best, asks) ? changed : best;
                }
            }
            options[i] = before;
        }
        return best;
    }

    private boolean better(PackageDeal one, PackageDeal other, Fraction asks) {
        var worth = worth(one);
        var best = worth(other);
        boolean enough = worth.atLeast(asks);
        return enough == best.atLeast(asks)
                ? enough ? best.compareTo(worth) > 0 : worth.compareTo(best) > 0
                : enough;
    }
}
