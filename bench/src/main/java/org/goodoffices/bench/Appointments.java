package org.goodoffices.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.casework.appointment.Candidate;
import org.goodoffices.casework.appointment.CaseNeeds;
import org.goodoffices.casework.appointment.CaseNeeds.Wanted;
import org.goodoffices.casework.appointment.ConflictGrade;
import org.goodoffices.casework.appointment.Fitness;
import org.goodoffices.casework.appointment.Need;
import org.goodoffices.casework.appointment.NobodySuits;
import org.goodoffices.casework.appointment.Ranking;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.organs.panel.Away;
import org.goodoffices.organs.panel.PanelMember;
import org.goodoffices.organs.panel.PanelProfile;

/// A panel of drawn profiles, ranked for a case with its reasons; and, where too much is asked, why
/// nobody suits.
///
/// The peer is the order by its definition: how many come before a candidate is counted, one by
/// one, by a comparison written out. Both must give the same order, or there is no figure.
///
/// `bin/bench Appointments [candidates=1000] [runs=300]`
public final class Appointments {

    private static final List<String> LEVELS = List.of("native", "negotiates", "converses");

    private Appointments() {}

    /// Measures.
    public static void main(String[] arguments) {
        int size = Figures.option(arguments, "candidates", 1000);
        int runs = Figures.option(arguments, "runs", 300);
        System.out.println(Machine.described());
        var chance = new Random(28);
        var panel = new ArrayList<Candidate>();
        for (int i = 0; i < size; i++) {
            panel.add(drawn(chance, i));
        }
        var fitness = new Fitness(LEVELS);
        var needs =
                needs(
                        "language:en:negotiates=0",
                        "language:zh:negotiates=5",
                        "tradition:civil=3",
                        "industry:energy=4",
                        "region:africa=1",
                        "nationality:NOR=0",
                        "free:2027-01-01:2027-03-01=2");
        var impossible =
                needs(
                        "language:en:native=0",
                        "language:zh:native=0",
                        "language:fr:native=0",
                        "language:ar:native=0",
                        "tradition:civil=0",
                        "tradition:islamic=0",
                        "industry:energy=0",
                        "industry:shipping=0",
                        "industry:trade=0",
                        "nationality:NOR=0",
                        "nationality:CHN=0",
                        "nationality:KEN=0");
        var ours = new long[runs];
        var peer = new long[runs];
        var why = new long[runs];
        int suit = 0;
        for (int run = 0; run < runs; run++) {
            long began = System.nanoTime();
            var ranking = Ranking.of(needs, panel, fitness);
            ours[run] = System.nanoTime() - began;
            began = System.nanoTime();
            var plain = byDefinition(ranking.suitable());
            peer[run] = System.nanoTime() - began;
            if (!plain.equals(ranking.suitable())) {
                throw new IllegalStateException("the orders differ");
            }
            suit = plain.size();
            began = System.nanoTime();
            NobodySuits.of(impossible, panel, fitness);
            why[run] = System.nanoTime() - began;
        }
        System.out.printf("%d candidates, %d suit, the same order by definition%n", size, suit);
        said("ranked with the reasons", ours);
        said("put in order by definition alone", peer);
        said("why nobody suits, 12 needs", why);
    }

    private static void said(String what, long[] nanos) {
        System.out.printf(
                "%s: first %.1f ms, p50 %.2f ms, p95 %.2f ms%n",
                what,
                nanos[0] / 1e6,
                Figures.percentile(nanos, 0.5) / 1e6,
                Figures.percentile(nanos, 0.95) / 1e6);
    }

    /// Each at the place that so many come before.
    private static List<Ranking.Ranked> byDefinition(List<Ranking.Ranked> all) {
        var placed = new TreeMap<Integer, Ranking.Ranked>();
        for (var one : all) {
            int before = 0;
            for (var other : all) {
                before += isBefore(other, one) ? 1 : 0;
            }
            placed.put(before, one);
        }
        return List.copyOf(placed.values());
    }

    private static boolean isBefore(Ranking.Ranked one, Ranking.Ranked other) {
        var first = one.candidate();
        var second = other.candidate();
        if (first.grade() != second.grade()) {
            return first.grade() == ConflictGrade.NONE;
        }
        if (one.points() != other.points()) {
            return one.points() > other.points();
        }
        if (first.load() != second.load()) {
            return first.load() < second.load();
        }
        var name = first.profile().member().name().en();
        return name.compareTo(second.profile().member().name().en()) < 0;
    }

    private static CaseNeeds needs(String... said) {
        var wanted = new ArrayList<Wanted>();
        for (var one : said) {
            int at = one.indexOf('=');
            wanted.add(
                    new Wanted(
                            Need.read(one.substring(0, at)).orElseThrow(),
                            Integer.parseInt(one.substring(at + 1))));
        }
        return new CaseNeeds(wanted, "");
    }

    private static Candidate drawn(Random chance, int number) {
        var languages = new TreeMap<String, String>();
        for (var language : List.of("en", "zh", "fr", "ar")) {
            int level = chance.nextInt(5);
            if (level < LEVELS.size()) {
                languages.put(language, LEVELS.get(level));
            }
        }
        var from = LocalDate.of(2027, 1, 1).plusDays(chance.nextInt(200));
        return new Candidate(
                new PanelProfile(
                        new PanelMember(
                                new UUID(0, number), new Text("Member " + number, "成员" + number)),
                        languages,
                        some(chance, List.of("common", "civil", "islamic")),
                        some(chance, List.of("africa", "western")),
                        some(chance, List.of("energy", "shipping", "trade")),
                        some(chance, List.of("NOR", "CHN", "KEN")),
                        List.of(new Away(from, from.plusDays(chance.nextInt(30))))),
                chance.nextInt(20) == 0
                        ? ConflictGrade.values()[chance.nextInt(3)]
                        : ConflictGrade.NONE,
                chance.nextInt(8));
    }

    private static List<String> some(Random chance, List<String> of) {
        return of.stream().filter(_ -> chance.nextInt(3) == 0).toList();
    }
}
