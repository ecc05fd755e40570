package org.goodoffices.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.GeniusReader;
import org.goodoffices.engines.bargaining.Preference;
import org.goodoffices.engines.bargaining.Refused;
import org.goodoffices.engines.bargaining.TableReader;
import org.goodoffices.engines.bargaining.boxes.BoxFrontier;
import org.goodoffices.engines.bargaining.boxes.SumOfBoxes;
import org.goodoffices.engines.bargaining.boxes.TooHard;
import org.goodoffices.engines.bargaining.boxes.Worth;

/// The exact frontier where issues depend on one another, against CP-SAT with two workers ({@link
/// EpsilonConstraint}), on all scenarios that lie in a folder: Genius XML, each beside the
/// `exact-front.csv` that was proven for it. No figure where either differs from that; a peer out
/// of time counts with the time it was given, and its points must be a beginning of the frontier.
///
/// `bin/bench Interdependent [rounds=3] [limit=180]` (seconds for the peer on one scenario); the
/// folder is given by `GOODOFFICES_INTERDEPENDENT`.
final class Interdependent {

    private Interdependent() {}

    private record Scenario(String name, SumOfBoxes one, SumOfBoxes other, List<Worth> proven) {}

    public static void main(String[] arguments) throws IOException, Refused {
        int rounds = Figures.option(arguments, "rounds", 3);
        int limit = Figures.option(arguments, "limit", 180);
        var folder = System.getenv("GOODOFFICES_INTERDEPENDENT");
        if (folder == null) {
            System.err.println("GOODOFFICES_INTERDEPENDENT names no folder of scenarios.");
            System.exit(2);
            return;
        }
        System.out.println(Machine.described());
        System.out.println(
                "scenario | points | ours ms: first, median | CP-SAT ms: median | times");
        double first = 0;
        double ours = 0;
        double peers = 0;
        boolean late = false;
        for (var scenario : scenarios(Path.of(folder))) {
            var our = new ArrayList<Double>();
            var peer = new ArrayList<Double>();
            boolean over = false;
            for (int round = 0; round < rounds; round++) {
                our.add(timed(() -> front(scenario), scenario.proven()));
                over |= peer(scenario, limit, peer);
            }
            late |= over;
            double mine = Figures.median(our, figure -> figure);
            double theirs = Figures.median(peer, figure -> figure);
            System.out.printf(
                    "%s | %d | %.0f, %.0f | %s%.0f | %s%.0f%n",
                    scenario.name(),
                    scenario.proven().size(),
                    our.getFirst(),
                    mine,
                    over ? "> " : "",
                    theirs,
                    over ? "> " : "",
                    theirs / mine);
            first += our.getFirst();
            ours += mine;
            peers += theirs;
        }
        System.out.printf(
                "together | | %.0f, %.0f | %s%.0f | %s%.0f%n",
                first, ours, late ? "> " : "", peers, late ? "> " : "", peers / ours);
        System.exit(0);
    }

    private static List<Worth> front(Scenario scenario) {
        try {
            return BoxFrontier.of(scenario.one(), scenario.other()).points();
        } catch (TooHard hard) {
            throw new IllegalStateException(scenario.name(), hard);
        }
    }

    private static double timed(Supplier<List<Worth>> search, List<Worth> proven) {
        long began = System.nanoTime();
        var points = search.get();
        double took = (System.nanoTime() - began) / 1e6;
        if (!points.equals(proven)) {
            throw new IllegalStateException(points + ", but proven are " + proven);
        }
        return took;
    }

    /// Whether the peer ran out of time.
    private static boolean peer(Scenario scenario, int limit, List<Double> took) {
        long began = System.nanoTime();
        var search = new EpsilonConstraint(scenario.one(), scenario.other(), limit);
        var points = search.points();
        took.add((System.nanoTime() - began) / 1e6);
        boolean over = search.over();
        var proven = scenario.proven();
        if (!points.equals(over ? proven.subList(0, points.size()) : proven)) {
            throw new IllegalStateException(points + ", but proven are " + proven);
        }
        return over;
    }

    private static List<Scenario> scenarios(Path folder) throws IOException, Refused {
        var scenarios = new ArrayList<Scenario>();
        try (var files = Files.walk(folder)) {
            for (var front :
                    files.filter(file -> file.endsWith("exact-front.csv")).sorted().toList()) {
                scenarios.add(scenario(front));
            }
        }
        return scenarios;
    }

    private static Scenario scenario(Path front) throws IOException, Refused {
        var folder = front.resolveSibling(".").normalize();
        var name = String.valueOf(folder.getFileName());
        var sources = new ArrayList<TableReader.Source>();
        for (var file : List.of(name + "-domain.xml", "profile-1.xml", "profile-2.xml")) {
            sources.add(new TableReader.Source(file, Files.readAllBytes(folder.resolve(file))));
        }
        var parties =
                TableReader.read(sources, GeniusReader.Scale.RAW).table().parties().stream()
                        .map(party -> (Preference.Boxes) party.preference())
                        .toList();
        try (Stream<String> lines = Files.lines(front)) {
            var proven =
                    lines.skip(1)
                            .map(line -> line.strip().split(","))
                            .map(pair ->
                                    new Worth(
                                            units(pair[0], parties.get(0)),
                                            units(pair[1], parties.get(1))))
                            .toList();
            return new Scenario(name, parties.get(0).sum(), parties.get(1).sum(), proven);
        }
    }

    private static long units(String value, Preference.Boxes party) {
        return Fraction.of(value).over(party.unit()).numerator().longValueExact();
    }
}
