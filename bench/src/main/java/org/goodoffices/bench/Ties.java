package org.goodoffices.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goodoffices.casework.appointment.graph.Evidence;
import org.goodoffices.casework.appointment.graph.PathSearch;
import org.goodoffices.casework.appointment.graph.Thing;
import org.goodoffices.casework.appointment.graph.ThingKind;
import org.goodoffices.casework.appointment.graph.Tie;
import org.goodoffices.casework.appointment.graph.TieGraph;
import org.goodoffices.casework.appointment.graph.TieKind;
import org.postgresql.PGConnection;

/// All paths up to six steps from 100 people of a case to a panel of 1,000, among 3 million things
/// and 6 million ties.
///
/// Peer: a recursive query of PostgreSQL on the same rows, pair by pair, on the pairs that it
/// finishes in time. Result sets are compared before anything is timed.
///
/// `bin/bench Ties [things=3000000] [rounds=7] [pairs=12] [seconds=10]`
public final class Ties {

    private static final long SEED = 20261128;
    private static final int MOST = 2_000_000;

    private Ties() {}

    /// Measures.
    public static void main(String[] arguments) throws IOException, SQLException {
        int things = Figures.option(arguments, "things", 3_000_000);
        int rounds = Figures.option(arguments, "rounds", 7);
        int pairs = Figures.option(arguments, "pairs", 12);
        int seconds = Figures.option(arguments, "seconds", 10);
        System.out.println(Machine.described());
        int persons = things / 15 * 2;
        var links = links(things, persons);
        long began = System.nanoTime();
        var graph = graph(things, persons, links);
        System.out.printf(
                "%d things, %d ties, built in %.1f s, most ties of one thing %d%n",
                graph.size(), graph.ties(), (System.nanoTime() - began) / 1e9, most(things, links));
        var random = new Random(SEED + 1);
        int[] panel = random.ints(1000, 0, persons).toArray();
        int[] people =
                IntStream.concat(random.ints(50, 0, persons), random.ints(50, persons, things))
                        .toArray();
        for (int steps = 2; steps <= PathSearch.LONGEST; steps++) {
            measure(graph, people, panel, steps, rounds);
        }
        against(graph, links, people, panel, new Tries(pairs, seconds));
        System.exit(0);
    }

    private static void measure(TieGraph graph, int[] people, int[] panel, int steps, int rounds) {
        var nanos = new long[rounds];
        var found = PathSearch.between(graph, people, panel, steps, MOST);
        for (int round = 0; round < rounds; round++) {
            long began = System.nanoTime();
            found = PathSearch.between(graph, people, panel, steps, MOST);
            nanos[round] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "100 x 1,000, up to %d steps: %d paths (complete to %d), median %.1f ms, worst %.1f ms%n",
                steps,
                found.paths().size(),
                found.completeTo(),
                nanos[rounds / 2] / 1e6,
                nanos[rounds - 1] / 1e6);
    }

    /// Persons first. Of six ties in thirty: five say which agent a company is registered with
    /// (Zipf; the largest has some 100,000), the rest who directs it and in whose accounts it is.
    private static int[] links(int things, int persons) {
        var random = new Random(SEED);
        int companies = things - persons;
        int agents = companies / 130;
        var links = new int[4 * things];
        int at = 0;
        var zipf = new double[agents];
        double sum = 0;
        for (int i = 0; i < agents; i++) {
            sum += 1 / Math.pow(i + 3, 0.9);
            zipf[i] = sum;
        }
        for (int i = agents; i < companies; i++) {
            int agent = Arrays.binarySearch(zipf, random.nextDouble() * sum);
            links[at++] = persons + i;
            links[at++] = persons + Math.min(agents - 1, agent < 0 ? -agent - 1 : agent);
        }
        int parents = things / 6; // GLEIF: some half a million relationships among 3 million
        for (int i = 0; i < parents; i++) {
            links[at++] = persons + random.nextInt(companies);
            // whoever has many gets more (preferential attachment, Barabasi and Albert 1999)
            links[at++] =
                    i > 100 && random.nextInt(4) > 0
                            ? links[2 * (companies - agents) + 2 * random.nextInt(i) + 1]
                            : persons + random.nextInt(companies);
        }
        while (at < links.length) {
            links[at++] = random.nextInt(persons);
            links[at++] = persons + random.nextInt(companies);
        }
        return links;
    }

    private static int most(int things, int[] links) {
        var degrees = new int[things];
        Arrays.stream(links).forEach(end -> degrees[end]++);
        return Arrays.stream(degrees).max().orElse(0);
    }

    private static TieGraph graph(int things, int persons, int[] links) {
        var drawing = new TieGraph.Drawing();
        var ids = new String[things];
        for (int i = 0; i < things; i++) {
            ids[i] = String.valueOf(i);
            drawing.thing(
                    new Thing(
                            ids[i],
                            i < persons ? ThingKind.PERSON : ThingKind.BODY,
                            List.of(ids[i])));
        }
        for (int i = 0; i < links.length; i += 2) {
            drawing.tie(
                    new Tie(
                            ids[links[i]],
                            ids[links[i + 1]],
                            TieKind.CONTROLS,
                            null,
                            null,
                            null,
                            new Evidence.InFile("generated", i / 2 + 1, "")));
        }
        return drawing.done();
    }

    /// How many pairs the peer tries, and for how long each.
    private record Tries(int pairs, int seconds) {}

    private static void against(TieGraph graph, int[] links, int[] people, int[] panel, Tries tries)
            throws IOException, SQLException {
        try (var server =
                        EmbeddedPostgres.builder()
                                .setRegisterShutdownHook(false)
                                .setPGStartupWait(Duration.ofSeconds(90))
                                .setServerConfig("shared_buffers", "1GB")
                                .start();
                var connection = server.getPostgresDatabase().getConnection()) {
            load(connection, links);
            var random = new Random(SEED + 2);
            for (int steps : new int[] {3, 4, 6}) {
                compare(graph, connection, people, panel, tries, steps, random);
            }
        }
    }

    private static void compare(
            TieGraph graph,
            Connection connection,
            int[] people,
            int[] panel,
            Tries tries,
            int steps,
            Random random)
            throws SQLException {
        var theirs = new ArrayList<Long>();
        var ours = new ArrayList<Long>();
        int paths = 0;
        var all = PathSearch.between(graph, people, panel, steps, MOST).paths();
        for (int i = 0; i < tries.pairs(); i++) {
            // every other pair is one with a path
            var some = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
            int from = some == null || i % 2 == 1 ? people[random.nextInt(100)] : some[0];
            int to =
                    some == null || i % 2 == 1
                            ? panel[random.nextInt(1000)]
                            : some[some.length - 1];
            long began = System.nanoTime();
            var found = PathSearch.between(graph, new int[] {from}, new int[] {to}, steps, MOST);
            long took = System.nanoTime() - began;
            began = System.nanoTime();
            var asked = asked(connection, from, to, steps, tries.seconds());
            if (asked.isEmpty()) {
                continue;
            }
            theirs.add(System.nanoTime() - began);
            ours.add(took);
            var set =
                    found.paths().stream()
                            .map(path ->
                                    Arrays.stream(path)
                                            .mapToObj(String::valueOf)
                                            .collect(Collectors.joining(",")))
                            .collect(Collectors.toCollection(TreeSet::new));
            if (!set.equals(asked.get(0))) {
                throw new IllegalStateException(from + " to " + to + ": other paths");
            }
            paths += set.size();
        }
        System.out.printf(
                "pairs, up to %d steps: the recursive query finished %d of %d within %d s; the same %d paths; median %.2f ms, ours %.2f ms%n",
                steps,
                theirs.size(),
                tries.pairs(),
                tries.seconds(),
                paths,
                median(theirs) / 1e6,
                median(ours) / 1e6);
    }

    private static double median(List<Long> nanos) {
        return nanos.isEmpty()
                ? Double.NaN
                : nanos.stream().sorted().toList().get(nanos.size() / 2).doubleValue();
    }

    private static void load(Connection connection, int[] links) throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create unlogged table tie (one int not null, other int not null)");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var rows = new StringBuilder();
            for (int i = 0; i < links.length; i += 2) {
                if (links[i] != links[i + 1]) {
                    rows.append(links[i]).append('\t').append(links[i + 1]).append('\n');
                    rows.append(links[i + 1]).append('\t').append(links[i]).append('\n');
                }
                if (rows.length() > 10_000_000 || i + 2 == links.length) {
                    copy.copyIn("copy tie from stdin", new StringReader(rows.toString()));
                    rows.setLength(0);
                }
            }
            statement.execute("create index on tie (one, other)");
            statement.execute("vacuum analyze tie");
        }
    }

    /// The set of paths, or nothing where it takes too long.
    private static List<TreeSet<String>> asked(
            Connection connection, int from, int to, int steps, int seconds) throws SQLException {
        var set = new TreeSet<String>();
        try (var time = connection.createStatement();
                var query =
                        connection.prepareStatement(
                                """
                                with recursive walk (at, over) as (
                                    select ?::int, array[?::int]
                                    union all
                                    select t.other, w.over || t.other
                                      from walk w join tie t on t.one = w.at
                                     where cardinality(w.over) <= ? and t.other <> all (w.over) and w.at <> ?)
                                select distinct array_to_string(over, ',') from walk where at = ?
                                """)) {
            time.execute("set statement_timeout = '" + seconds + "s'");
            query.setInt(1, from);
            query.setInt(2, from);
            query.setInt(3, steps);
            query.setInt(4, to);
            query.setInt(5, to);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    set.add(rows.getString(1));
                }
            }
            return List.of(set);
        } catch (SQLException late) {
            if ("57014".equals(late.getSQLState())) { // query_canceled
                return List.of();
            }
            throw late;
        }
    }
}
