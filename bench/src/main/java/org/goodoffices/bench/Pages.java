package org.goodoffices.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.goodoffices.GoodOffices;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.EmbeddedDatabase;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.Kept;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.sample.SamplePerson;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// 200 people signed in at once read their case list and the pages of their cases at a fixed rate,
/// over 2,000 cases with 50,000 papers; the server is the packaged one, a process of its own.
///
/// The load is an open loop: each request has its time, and what it waited because an earlier one
/// was late counts as its own latency. People are 20 case managers (who may know of every case), 30
/// mediators and 150 agents; each reads the list and the page of one of their cases in turn.
///
/// The cases are copies of one that was brought through the docket's own acts (request to
/// mediation, then seventeen acts with 25 papers in five lanes), with ids and people of their own,
/// written as the owner of the database. Their logs do not verify, and nothing here asks them to.
///
/// The peer is the same database without row-level security: the two statements that cost most are
/// run as the application's role, and as a role that bypasses it with the same condition written
/// out; both must give the same rows.
///
/// `bin/bench Pages [rate=500] [seconds=20] [rounds=3]`
public final class Pages {

    private static final int PEOPLE = 200;
    private static final int CASES = 2_000;

    private enum Kind {
        LIST,
        CASE
    }

    /// What one run gave.
    private record Run(
            double throughput,
            double failed,
            Map<Kind, long[]> latencies,
            double server,
            double database,
            double generator) {

        double percentile(Kind kind, double part) {
            return Figures.percentile(latencies.getOrDefault(kind, new long[] {0}), part) / 1e6;
        }
    }

    /// Somebody signed in, and the cases whose pages they read.
    private record Reader(String cookies, List<String> cases) {}

    private final EmbeddedPostgres database;

    private Pages(EmbeddedPostgres database) {
        this.database = database;
    }

    /// Measures.
    public static void main(String[] arguments) throws Exception {
        int rate = Figures.option(arguments, "rate", 500);
        int seconds = Figures.option(arguments, "seconds", 20);
        int rounds = Figures.option(arguments, "rounds", 3);
        var folder = Files.createTempDirectory("goodoffices-bench");
        System.out.println(Machine.described());
        try (var server = EmbeddedDatabase.start(folder.resolve("database"), false)) {
            new Pages(server).measure(folder, rate, seconds, rounds);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private void measure(Path folder, int rate, int seconds, int rounds) throws Exception {
        Files.createDirectories(folder.resolve("home"));
        seed(folder);
        var owner = owner();
        System.out.printf(
                "%d cases, %d papers, %d entries, %d people.%n",
                owner.sql("select count(*) from case_file").query(Integer.class).single(),
                owner.sql("select count(*) from paper_content").query(Integer.class).single(),
                owner.sql("select count(*) from entry").query(Integer.class).single(),
                PEOPLE);
        try (var server =
                Server.start(
                        folder.resolve("home"),
                        "use",
                        "--goodoffices.database.url=" + url(),
                        "--goodoffices.lapses.every=P1D")) {
            var readers = readers(server);
            run(server, readers, rate / 4, seconds);
            run(server, readers, rate, seconds);
            var runs = new ArrayList<Run>();
            for (int round = 0; round < rounds; round++) {
                runs.add(run(server, readers, rate, seconds));
            }
            System.out.printf(
                    "Asked for %d/s; medians of %d runs of %d s.%n", rate, rounds, seconds);
            System.out.printf(
                    "throughput %.1f/s, failed %.0f; cores used: server %.2f, PostgreSQL %.2f, load"
                            + " generator %.2f%n",
                    Figures.median(runs, Run::throughput),
                    Figures.median(runs, Run::failed),
                    Figures.median(runs, Run::server),
                    Figures.median(runs, Run::database),
                    Figures.median(runs, Run::generator));
            for (var kind : Kind.values()) {
                System.out.printf(
                        "%-5s p50 %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                        kind,
                        Figures.median(runs, run -> run.percentile(kind, 0.5)),
                        Figures.median(runs, run -> run.percentile(kind, 0.99)),
                        Figures.median(runs, run -> run.percentile(kind, 1)));
            }
        }
        security();
    }

    private Run run(Server server, List<Reader> readers, int rate, int seconds) throws Exception {
        int each = rate * seconds / readers.size();
        long gap = 1_000_000_000L * readers.size() / rate;
        var failed = new AtomicInteger();
        var ready = new CountDownLatch(readers.size());
        var start = new CountDownLatch(1);
        var begin = new java.util.concurrent.atomic.AtomicLong();
        var answers = new ArrayList<Future<long[]>>();
        try (var threads = Executors.newFixedThreadPool(readers.size())) {
            for (int i = 0; i < readers.size(); i++) {
                int place = i;
                var reader = readers.get(i);
                answers.add(
                        threads.submit(() -> {
                            ready.countDown();
                            start.await();
                            var took = new long[each];
                            try (var caller = server.caller(reader.cookies())) {
                                for (int n = 0; n < each; n++) {
                                    long due = begin.get() + n * gap + place * gap / readers.size();
                                    for (long wait = due - System.nanoTime();
                                            wait > 0;
                                            wait = due - System.nanoTime()) {
                                        LockSupport.parkNanos(wait);
                                    }
                                    if (caller.get(path(reader, place, n)) != 200) {
                                        failed.incrementAndGet();
                                    }
                                    took[n] = System.nanoTime() - due;
                                }
                            }
                            return took;
                        }));
            }
            ready.await();
            double serverTime = Machine.processorTime(server.process());
            double databaseTime = Machine.processorTime(postmaster());
            double own = Machine.ownProcessorTime();
            begin.set(System.nanoTime() + 50_000_000);
            start.countDown();
            var list = new ArrayList<Long>();
            var pages = new ArrayList<Long>();
            for (int i = 0; i < answers.size(); i++) {
                var took = answers.get(i).get();
                for (int n = 0; n < took.length; n++) {
                    (kind(i, n) == Kind.LIST ? list : pages).add(took[n]);
                }
            }
            double passed = (System.nanoTime() - begin.get()) / 1e9;
            return new Run(
                    each * readers.size() / passed,
                    failed.get(),
                    Map.of(Kind.LIST, array(list), Kind.CASE, array(pages)),
                    (Machine.processorTime(server.process()) - serverTime) / passed,
                    (Machine.processorTime(postmaster()) - databaseTime) / passed,
                    (Machine.ownProcessorTime() - own) / passed);
        }
    }

    private static Kind kind(int place, int n) {
        return (place + n) % 2 == 0 ? Kind.LIST : Kind.CASE;
    }

    private static String path(Reader reader, int place, int n) {
        return switch (kind(place, n)) {
            case LIST -> "/cases";
            case CASE -> "/cases/" + reader.cases().get(n % reader.cases().size());
        };
    }

    private static long[] array(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private List<Reader> readers(Server server) throws Exception {
        var owner = owner();
        var readers = new ArrayList<Reader>();
        var chance = new Random(2026);
        for (int n = 0; n < PEOPLE; n++) {
            var person = reader(n);
            var cases =
                    new ArrayList<>(
                            owner.sql(
                                            """
                                            select c.number from case_file c join lane_member m on m.lane = c.joint
                                             where m.member = ?
                                                or m.member in (select office from office_holding where person = ?)
                                             order by c.number
                                            """)
                                    .params(person, person)
                                    .query(String.class)
                                    .list());
            java.util.Collections.shuffle(cases, chance);
            readers.add(
                    new Reader(
                            server.signIn(person.toString()),
                            List.copyOf(cases.subList(0, Math.min(20, cases.size())))));
        }
        return readers;
    }

    /// What row-level security costs in the statements behind the two pages.
    private void security() throws Exception {
        var owner = owner();
        var questions =
                Map.of(
                        "case list",
                        List.of(
                                "select c.*, s.stage, s.ending, s.next_due from case_file c join"
                                        + " case_standing s on s.case_id = c.id where s.ending is null"
                                        + " %s order by s.next_due nulls last, c.opened_at desc,"
                                        + " c.number limit 50",
                                "and c.joint in (select lane from lane_member where member = any"
                                        + " (identities()) and until is null)"),
                        "entries of a case",
                        List.of(
                                "select * from entry where case_id = (select id from case_file"
                                        + " where number = '%%s') %s order by at, lane, position",
                                "and lane in (select lane from lane_member where member = any"
                                        + " (identities()) and until is null)"));
        System.out.println("Row-level security, one statement (median of 400, interleaved):");
        for (var question : questions.entrySet()) {
            for (int reader : new int[] {0, 60}) {
                var person = reader(reader);
                var number =
                        owner.sql(
                                        """
                                        select min(c.number) from case_file c join lane_member m on m.lane = c.joint
                                         where m.member in (select ?::uuid union select office from office_holding where person = ?)
                                        """)
                                .params(person, person)
                                .query(String.class)
                                .single();
                var plain = question.getValue().getFirst().formatted("").formatted(number);
                var written =
                        question.getValue()
                                .getFirst()
                                .formatted(question.getValue().getLast())
                                .formatted(number);
                var with = new ArrayList<Double>();
                var without = new ArrayList<Double>();
                try (var bound = open("goodoffices_app", person);
                        var free = open("postgres", person)) {
                    for (int i = 0; i < 500; i++) {
                        var one = timed(bound, plain);
                        var other = timed(free, written);
                        if (one.rows() != other.rows()) {
                            throw new IllegalStateException(
                                    question.getKey() + ": " + one + " is not " + other);
                        }
                        if (i >= 100) {
                            with.add(one.millis());
                            without.add(other.millis());
                        }
                    }
                }
                System.out.printf(
                        "%-18s %-13s with %.2f ms, without (condition written out) %.2f ms%n",
                        question.getKey(),
                        reader == 0 ? "case manager" : "agent",
                        Figures.median(with, Double::doubleValue),
                        Figures.median(without, Double::doubleValue));
            }
        }
    }

    private record Asked(int rows, double millis) {}

    private static Asked timed(java.sql.Connection connection, String question) throws Exception {
        long begin = System.nanoTime();
        int rows = 0;
        try (var statement = connection.prepareStatement(question);
                var answer = statement.executeQuery()) {
            while (answer.next()) {
                rows++;
            }
        }
        return new Asked(rows, (System.nanoTime() - begin) / 1e6);
    }

    private java.sql.Connection open(String role, UUID person) throws Exception {
        var source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(role);
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        try (var enter = connection.prepareStatement("select enter(?, now())")) {
            enter.setObject(1, person);
            enter.execute();
        }
        return connection;
    }

    // --- the world
    // ---------------------------------------------------------------------------------

    private void seed(Path folder) {
        try (var institution =
                new SpringApplicationBuilder(GoodOffices.class)
                        .registerShutdownHook(false)
                        .run(
                                "--goodoffices.database.url=" + url(),
                                "--goodoffices.home=" + folder.resolve("home"),
                                "--goodoffices.sample-world=true",
                                "--goodoffices.lapses.every=P1D",
                                "--server.port=0")) {
            var number =
                    new CaseNumber(
                            owner().sql(
                                            """
                                            select c.number from case_file c join entry e on e.case_id = c.id
                                             where c.title_en like 'Brandt%' group by c.number order by count(*) desc limit 1
                                            """)
                                    .query(String.class)
                                    .single());
            write(institution, number);
            copy(number);
        }
    }

    private static void write(ApplicationContext institution, CaseNumber number) {
        var hand = new Hand(institution, number, new Random(42));
        hand.act(SamplePerson.LEUNG, "address-parties", 3, 1);
        hand.act(SamplePerson.BRANDT, "file-paper", 2, 2);
        hand.act(SamplePerson.LIN, "file-paper", 2, 2);
        hand.act(SamplePerson.BRANDT, "confide", 2, 1);
        hand.act(SamplePerson.LIN, "confide", 1, 1);
        hand.act(SamplePerson.BRANDT, "keep-own-paper", 2, 2);
        hand.act(SamplePerson.LIN, "keep-own-paper", 1, 2);
        hand.act(SamplePerson.LEUNG, "note-among-mediators", 2, 1);
        hand.act(SamplePerson.CHEN, "note-in-registry", 1, 1);
        hand.act(SamplePerson.CHEN, "write-by-registry", 1, 2);
    }

    /// Enters acts of one case, each with words and papers.
    private record Hand(ApplicationContext institution, CaseNumber number, Random chance) {

        void act(SamplePerson who, String act, int times, int papers) {
            for (int i = 0; i < times; i++) {
                var token = "bench-" + who + "-" + act + "-" + i;
                var values = Map.of("text", words(40));
                var enter = institution.getBean(EnterAct.class);
                var open =
                        institution
                                .getBean(Access.class)
                                .as(
                                        who.id(),
                                        () ->
                                                institution
                                                        .getBean(Docket.class)
                                                        .open(who.id(), number))
                                .orElseThrow();
                var lane = enter.laneOf(open, new ActForm(act, null, token, values));
                var kept = new ArrayList<Kept>();
                for (int n = 0; n < papers; n++) {
                    kept.add(paper(who, java.util.Objects.requireNonNull(lane), token + n));
                }
                var outcome =
                        enter.enter(
                                who.id(),
                                number,
                                new ActForm(act, null, token, values, kept, List.of()));
                if (!(outcome instanceof Outcome.Done)) {
                    throw new IllegalStateException(act + ": " + outcome);
                }
            }
        }

        private Kept paper(SamplePerson who, LaneId lane, String name) {
            try {
                return institution
                        .getBean(KeepPaper.class)
                        .keep(
                                who.id(),
                                lane,
                                name + ".txt",
                                new ByteArrayInputStream(
                                        words(200).getBytes(StandardCharsets.UTF_8)));
            } catch (IOException | KeepPaper.Unfit unkept) {
                throw new IllegalStateException(unkept);
            }
        }

        private String words(int count) {
            var words = new StringBuilder();
            for (int n = 0; n < count; n++) {
                words.append(WORDS.get(chance.nextInt(WORDS.size()))).append(' ');
            }
            return words.toString().strip();
        }
    }

    private static final List<String> WORDS =
            List.of(
                    "delivery",
                    "foundation",
                    "delay",
                    "instalment",
                    "survey",
                    "weather",
                    "steel",
                    "letter",
                    "of",
                    "the",
                    "and",
                    "on",
                    "was",
                    "交付",
                    "工期",
                    "分期付款",
                    "检验",
                    "说明",
                    "claims",
                    "offer",
                    "minutes",
                    "session",
                    "quay",
                    "vessel",
                    "warranty");

    /// Copies the case with all its rows, whatever tables they are in, under ids and people of
    /// their own.
    private void copy(CaseNumber number) {
        var owner = owner();
        owner.sql(COPY).update();
        for (int n = 0; n < PEOPLE; n++) {
            owner.sql("insert into person values (?, ?, ?, ?, 'en', true, now())")
                    .params(reader(n), "Reader " + n, "读者" + n, "reader" + n + "@sample.invalid")
                    .update();
        }
        owner.sql(
                        """
                        insert into office_holding (office, person, held_from)
                        select o.id, reader(n)::uuid, now() from office o, generate_series(0, 19) n where o.key = 'registry'
                        """)
                .update();
        owner.sql("select copy_case(?, ?, ?, ?, ?, ?)")
                .params(
                        number.value(),
                        CASES,
                        SamplePerson.BRANDT.id().value(),
                        SamplePerson.LIN.id().value(),
                        SamplePerson.LEUNG.id().value(),
                        SamplePerson.CHEN.id().value())
                .query((_, _) -> 1)
                .single();
        owner.sql("vacuum analyze").update();
    }

    private static final String COPY =
            """
            create function reader(n int) returns text language sql immutable as $$
                -- as Java's nameUUIDFromBytes: version 3, variant 2
                select overlay(overlay(md5('reader ' || n) placing '3' from 13)
                       placing to_hex((('x' || substr(md5('reader ' || n), 17, 1))::bit(4)::int & 3) | 8) from 17)::uuid::text $$;

            create function copy_case(of_number text, copies int, agent_a uuid, agent_b uuid, mediator uuid, manager uuid)
                returns void language plpgsql as $$
            declare
                template uuid := (select id from case_file where number = of_number);
                signs text := '23456789ABCDEFGHJKMNPQRSTVWXYZ';
                tables text[]; columns text[] := '{}'; texts text[] := '{}'; ids text[] := '{}';
                t text; c text; rows text; condition text; one text; k int;
            begin
                set local session_replication_role = replica;
                select array_agg(distinct table_name::text) into tables from information_schema.columns
                 where table_schema = 'public' and column_name in ('case_id', 'lane', 'joint')
                   and table_name in (select tablename from pg_tables where schemaname = 'public');
                tables := array(select distinct unnest(tables || array['case_file']) order by 1);
                foreach t in array tables loop
                    select string_agg(quote_ident(column_name), ', ') into c from information_schema.columns
                     where table_schema = 'public' and table_name = t and is_generated = 'NEVER';
                    condition := case
                        when t = 'case_file' then 'id = $1'
                        when exists (select from information_schema.columns where table_name = t and column_name = 'case_id') then 'case_id = $1'
                        when exists (select from information_schema.columns where table_name = t and column_name = 'lane')
                            then 'lane in (select id from lane where case_id = $1)'
                        else 'joint in (select id from lane where case_id = $1)' end;
                    execute format('select coalesce(jsonb_agg(to_jsonb(x))::text, ''[]'') from (select %s from %I where %s) x', c, t, condition)
                       into rows using template;
                    columns := array_append(columns, c);
                    texts := array_append(texts, rows);
                    ids := ids || array(select distinct m[1] from regexp_matches(rows, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') m);
                end loop;
                select array_agg(distinct id) into ids from unnest(ids) id
                 where id::uuid not in (select person.id from person) and id not like '00000000-0000-0000-0000-%';
                for k in 1 .. copies - 1 loop
                    for i in 1 .. array_length(tables, 1) loop
                        rows := texts[i];
                        continue when rows = '[]';
                        foreach one in array ids loop
                            rows := replace(rows, one, md5(k || one)::uuid::text);
                        end loop;
                        rows := replace(rows, agent_a::text, reader(50 + (2 * k) % 150));
                        rows := replace(rows, agent_b::text, reader(50 + (2 * k + 1) % 150));
                        rows := replace(rows, mediator::text, reader(20 + k % 30));
                        rows := replace(rows, manager::text, reader(k % 20));
                        rows := replace(rows, of_number, 'GO-2026-CC' || substr(signs, (k / 900) % 30 + 1, 1)
                            || substr(signs, (k / 30) % 30 + 1, 1) || substr(signs, k % 30 + 1, 1));
                        execute format('insert into %I (%s) overriding system value select %s from jsonb_populate_recordset(null::%I, $1)',
                            tables[i], columns[i], columns[i], tables[i]) using rows::jsonb;
                    end loop;
                end loop;
                update case_standing set next_due = since + make_interval(days => 1 + abs(hashtext(case_id::text)) % 60)
                 where lane in (select joint from case_file where number <> of_number);
            end $$;
            """;

    /// The id of a reader, which the database draws in the same way.
    private static UUID reader(int n) {
        return UUID.nameUUIDFromBytes(("reader " + n).getBytes(StandardCharsets.UTF_8));
    }

    private String url() {
        return database.getJdbcUrl("postgres", "postgres");
    }

    private JdbcClient owner() {
        var source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser("postgres");
        return JdbcClient.create(source);
    }

    private long postmaster() throws IOException {
        var data = Path.of(owner().sql("show data_directory").query(String.class).single());
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    }
}
