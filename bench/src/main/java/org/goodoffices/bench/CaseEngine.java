package org.goodoffices.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.goodoffices.GoodOffices;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.casework.docket.RequestMediation;
import org.goodoffices.foundation.identity.EmbeddedDatabase;
import org.goodoffices.sample.SamplePerson;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// "Open a case and complete one step": the docket against Flowable (BPMN, plain engine), both on
/// one PostgreSQL 18 that syncs every commit, each with a database and a pool of 16 connections of
/// its own.
///
/// Ours: a request for mediation between two parties opens a case with eight lanes and is entered
/// in the record; then a case manager registers it. Authorisation, lanes and record as in
/// production. Flowable: a process with two user tasks is started with the same facts as variables
/// and its first task, offered to a group, is looked up and completed. It keeps its history at the
/// level it ships with; identity and event registry engines and the job executor are off. Neither
/// case ends.
///
/// The third column is a bare `insert` of one row and `commit` on the same server: what the disk
/// allows for one commit an operation.
///
/// `bin/bench CaseEngine [seconds=5] [rounds=5]`
public final class CaseEngine {

    private static final List<Integer> THREADS = List.of(1, 4, 8);
    private static final String TEXT =
            "Delivery of twelve offshore turbine foundations, eleven months late; set-off against"
                    + " the last two instalments.";

    private enum Side {
        OURS("good_offices"),
        FLOWABLE("flowable"),
        BARE("bare");

        private final String database;

        Side(String database) {
            this.database = database;
        }
    }

    /// What one run gave; all but the first per operation.
    private record Run(
            double operationsASecond,
            double commits,
            double walBytes,
            double syncs,
            double ownMillis,
            double generatorMillis,
            double databaseMillis) {}

    private final EmbeddedPostgres server;
    private final JdbcClient postgres;
    private final Map<Side, Callable<Long>> operations = new EnumMap<>(Side.class);
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong generating = new AtomicLong();

    private CaseEngine(EmbeddedPostgres server) {
        this.server = server;
        this.postgres = JdbcClient.create(database("postgres"));
    }

    /// Measures.
    public static void main(String[] arguments) throws Exception {
        int seconds = Figures.option(arguments, "seconds", 5);
        int rounds = Figures.option(arguments, "rounds", 5);
        var folder = Files.createTempDirectory("goodoffices-bench");
        System.out.println(Machine.described());
        System.out.println(
                "Peer: Flowable "
                        + ProcessEngine.VERSION
                        + "; "
                        + rounds
                        + " rounds of "
                        + seconds
                        + " s each, interleaved; medians.");
        try (var server = EmbeddedDatabase.start(folder.resolve("database"), false)) {
            new CaseEngine(server).measure(folder, seconds, rounds);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private void measure(Path folder, int seconds, int rounds) throws Exception {
        for (var side : Side.values()) {
            postgres.sql("create database " + side.database).update();
        }
        System.out.println(
                "PostgreSQL "
                        + one("show server_version")
                        + ", fsync "
                        + one("show fsync")
                        + ", synchronous_commit "
                        + one("show synchronous_commit")
                        + ".");
        try (var ours = institution(folder);
                var flowablePool = pool(Side.FLOWABLE);
                var barePool = pool(Side.BARE)) {
            operations.put(Side.OURS, ours(ours));
            operations.put(Side.FLOWABLE, flowable(flowablePool));
            operations.put(Side.BARE, bare(barePool));
            for (var side : Side.values()) {
                run(side, 4, Math.max(3, seconds));
            }
            System.out.printf(
                    "%7s %-9s %9s %9s %10s %9s %11s %12s %12s%n",
                    "threads",
                    "side",
                    "op/s",
                    "commit/op",
                    "WAL B/op",
                    "sync/op",
                    "JVM ms/op",
                    "generator",
                    "PG ms/op");
            for (int threads : THREADS) {
                var runs = new EnumMap<Side, List<Run>>(Side.class);
                for (int round = 0; round < rounds; round++) {
                    for (int i = 0; i < Side.values().length; i++) {
                        var side = Side.values()[(i + round) % Side.values().length];
                        runs.computeIfAbsent(side, _ -> new ArrayList<>())
                                .add(run(side, threads, seconds));
                    }
                }
                runs.forEach((side, all) -> print(threads, side, all));
                System.out.printf(
                        "        ours / Flowable: %.2f%n",
                        pace(runs, Side.OURS) / pace(runs, Side.FLOWABLE));
            }
        }
    }

    private static double pace(Map<Side, List<Run>> runs, Side side) {
        return Figures.median(runs.getOrDefault(side, List.of()), Run::operationsASecond);
    }

    private static void print(int threads, Side side, List<Run> all) {
        System.out.printf(
                "%7d %-9s %9.1f %9.2f %10.0f %9.2f %11.2f %12.4f %12.2f%n",
                threads,
                side,
                Figures.median(all, Run::operationsASecond),
                Figures.median(all, Run::commits),
                Figures.median(all, Run::walBytes),
                Figures.median(all, Run::syncs),
                Figures.median(all, Run::ownMillis),
                Figures.median(all, Run::generatorMillis),
                Figures.median(all, Run::databaseMillis));
    }

    private Run run(Side side, int threads, int seconds) throws Exception {
        var operation = Objects.requireNonNull(operations.get(side));
        var done = new AtomicLong();
        var start = new CountDownLatch(1);
        generating.set(0);
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            var end = new AtomicLong();
            for (int i = 0; i < threads; i++) {
                all.add(
                        workers.submit(() -> {
                            start.await();
                            while (System.nanoTime() < end.get()) {
                                done.addAndGet(operation.call());
                            }
                            return null;
                        }));
            }
            double commits = commits();
            double wal = number("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
            double syncs = number(SYNCS);
            double database = Machine.processorTime(postmaster());
            double own = Machine.ownProcessorTime();
            long begin = System.nanoTime();
            end.set(begin + seconds * 1_000_000_000L);
            start.countDown();
            for (var one : all) {
                one.get();
            }
            double took = (System.nanoTime() - begin) / 1e9;
            double operations = done.get();
            own = Machine.ownProcessorTime() - own;
            database = Machine.processorTime(postmaster()) - database;
            // A backend hands over its statistics when it has been idle for a second.
            Thread.sleep(1_200);
            return new Run(
                    operations / took,
                    (commits() - commits) / operations,
                    (number("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn") - wal)
                            / operations,
                    (number(SYNCS) - syncs) / operations,
                    own * 1_000 / operations,
                    generating.get() / 1e6 / operations,
                    database * 1_000 / operations);
        }
    }

    private static final String SYNCS =
            "select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal'";

    private ConfigurableApplicationContext institution(Path folder) {
        return new SpringApplicationBuilder(GoodOffices.class)
                .registerShutdownHook(false)
                .run(
                        "--goodoffices.database.url=" + database(Side.OURS.database).getUrl(),
                        "--goodoffices.home=" + folder.resolve("home"),
                        "--goodoffices.sample-world=true",
                        "--goodoffices.lapses.every=P1D",
                        "--server.port=0");
    }

    private Callable<Long> ours(ConfigurableApplicationContext institution) {
        var requests = institution.getBean(RequestMediation.class);
        var acts = institution.getBean(EnterAct.class);
        return () -> {
            var form = generated(this::request);
            var number = done(requests.request(SamplePerson.BRANDT.id(), form)).number();
            var register =
                    generated(() ->
                            new ActForm(
                                    "register",
                                    null,
                                    "register-" + count.incrementAndGet(),
                                    Map.of(
                                            "gate-mutual-consent",
                                            "unknown",
                                            "gate-excluded-classes",
                                            "yes")));
            done(acts.enter(SamplePerson.CHEN.id(), number, register));
            return 1L;
        };
    }

    private RequestForm request() {
        return new RequestForm(
                "model-commercial",
                List.of(
                        new RequestForm.NamedParty(
                                Party.Kind.COMPANY,
                                "DEU",
                                "Brandt Turbines AG",
                                "勃兰特涡轮机股份公司",
                                true,
                                null),
                        new RequestForm.NamedParty(
                                Party.Kind.COMPANY,
                                "CHN",
                                "Lanhai Heavy Industries Co., Ltd.",
                                "蓝海重工有限公司",
                                false,
                                new RequestForm.Contact(
                                        "Lin Qiaoyun", "林乔云", "lin@sample.invalid", "en"))),
                Map.of("text", TEXT, "amount", "EUR 14,200,000"),
                "request-" + count.incrementAndGet());
    }

    private static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.DoneBefore _, Outcome.Refused _, Outcome.Unknown _ ->
                    throw new IllegalStateException(outcome.toString());
        };
    }

    private Callable<Long> flowable(HikariDataSource pool) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAsyncExecutorActivate(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        var engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("mediation.bpmn20.xml", PROCESS)
                .deploy();
        var runtime = engine.getRuntimeService();
        var tasks = engine.getTaskService();
        return () -> {
            var facts = generated(this::facts);
            var started =
                    runtime.startProcessInstanceByKey(
                            "mediation", "GO-" + count.incrementAndGet(), facts);
            var task =
                    tasks.createTaskQuery()
                            .processInstanceId(started.getId())
                            .taskCandidateGroup("registry")
                            .singleResult();
            tasks.complete(task.getId(), "chen", Map.of("registered", true));
            return 1L;
        };
    }

    private Map<String, Object> facts() {
        return Map.of(
                "text", TEXT,
                "amount", "EUR 14,200,000",
                "requestingEn", "Brandt Turbines AG",
                "requestingZh", "勃兰特涡轮机股份公司",
                "invitedEn", "Lanhai Heavy Industries Co., Ltd.",
                "invitedZh", "蓝海重工有限公司",
                "contact", "lin@sample.invalid",
                "token", "request-" + count.incrementAndGet());
    }

    private static final String PROCESS =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                         xmlns:flowable="http://flowable.org/bpmn" targetNamespace="bench">
              <process id="mediation" isExecutable="true">
                <startEvent id="request"/>
                <sequenceFlow id="a" sourceRef="request" targetRef="register"/>
                <userTask id="register" name="Register" flowable:candidateGroups="registry"/>
                <sequenceFlow id="b" sourceRef="register" targetRef="invite"/>
                <userTask id="invite" name="Invite" flowable:candidateGroups="registry"/>
                <sequenceFlow id="c" sourceRef="invite" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private static Callable<Long> bare(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table one_row (id bigint generated always as identity primary key, at"
                            + " bigint)");
        }
        return () -> {
            try (var connection = pool.getConnection();
                    var insert =
                            connection.prepareStatement("insert into one_row (at) values (?)")) {
                insert.setLong(1, System.nanoTime());
                insert.executeUpdate();
            }
            return 1L;
        };
    }

    /// Makes the input of an operation, and counts the processor time of making it.
    private <T> T generated(java.util.function.Supplier<T> input) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        var made = input.get();
        generating.addAndGet(threads.getCurrentThreadCpuTime() - before);
        return made;
    }

    private HikariDataSource pool(Side side) {
        var pool = new HikariConfig();
        pool.setDataSource(database(side.database));
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(2);
        return new HikariDataSource(pool);
    }

    private PGSimpleDataSource database(String name) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.getJdbcUrl("postgres", name));
        source.setUser("postgres");
        return source;
    }

    /// Transactions that wrote, and so had to be synced, since the beginning of the database
    /// server: counted by their ids, since each side's statistics come late.
    private double commits() {
        return number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    private long postmaster() throws IOException {
        var data = Path.of(one("show data_directory"));
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    }

    private double number(String question) {
        return postgres.sql(question).query(Double.class).single();
    }

    private String one(String question) {
        return postgres.sql(question).query(String.class).single();
    }
}
