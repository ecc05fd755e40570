package org.goodoffices.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.goodoffices.GoodOffices;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.EmbeddedDatabase;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.organs.governance.EnterSessionAct;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.SessionAct;
import org.goodoffices.organs.governance.StatesParties;
import org.goodoffices.sample.SamplePerson;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// A thousand delegates watch a roll-call in which 500 States vote within ten seconds; how long
/// after a vote is it on everybody's screen?
///
/// Each of the 1,000 is a person of their own with a sign-in of their own, two for each of 500
/// fictional States: the Convention has fewer parties than that, and no organ has 500 members, so
/// the register of parties is the bench's (`Register`); all else is the institution as it is, a
/// process of its own with the flags of `bin/run`. Each voter has the page of the vote open and
/// sends its form at a time fixed beforehand (an open loop), then reads the page it leads to. The
/// chair opens and closes the vote by the forms.
///
/// The peer is the plain way, over the same pages in the same run: every watcher asks for the page
/// of the live view once a second, at a moment of their own, and once more as soon as an answer
/// that was later than that is there.
///
/// A change is a vote of a State, or the result. Its time begins when the form that made it was
/// answered for a vote (it is committed by then), and when the form that closes the vote was *sent*
/// for the result; it ends when a watcher has read it to its last byte.
///
/// `bin/bench LiveVote [watchers=1000] [votes=500] [seconds=10] [rounds=3]`
public final class LiveVote {

    private static final int STATES = 500;
    private static final String SESSION = "AP-2";
    private static final String LIVE = "/sessions/" + SESSION + "/meetings/1/live";
    private static final Pattern COUNT = Pattern.compile(">([0-9]+) of [0-9]+ States have voted");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    /// A register of 500 fictional States; before, of those of the sample world, whose own session
    /// is held first.
    static class Register {

        private static final Set<String> SAMPLE = Set.of("XAV", "XKH", "XLO", "XNE", "XOS");

        static volatile boolean whole;

        /// The sample world elects a Council.
        private static final List<String> GROUPS =
                List.of(
                        "western-europe-others",
                        "africa",
                        "asia-pacific",
                        "latin-america-caribbean",
                        "eastern-europe");

        private static final List<StatesParties.State> ALL =
                java.util.stream.IntStream.range(0, STATES)
                        .mapToObj(n -> {
                            var code = "X" + (char) ('A' + n / 26) + (char) ('A' + n % 26);
                            return new StatesParties.State(
                                    code,
                                    "Republic of " + code,
                                    code + "共和国",
                                    GROUPS.get(n % GROUPS.size()));
                        })
                        .toList();

        @Bean
        @Primary
        static StatesParties parties() {
            return new StatesParties() {
                @Override
                public List<State> on(LocalDate day) {
                    return whole
                            ? ALL
                            : ALL.stream().filter(one -> SAMPLE.contains(one.code())).toList();
                }

                @Override
                public Optional<State> named(String code) {
                    return ALL.stream().filter(one -> one.code().equals(code)).findFirst();
                }
            };
        }
    }

    /// The institution over that register.
    public static final class Hall {
        private Hall() {}

        /// Starts it.
        public static void main(String[] arguments) {
            Register.whole = true;
            new SpringApplicationBuilder(GoodOffices.class).sources(Register.class).run(arguments);
        }
    }

    /// How one run of either side went, in milliseconds.
    ///
    /// @param changes of each vote for each watcher
    /// @param all of each vote, until the last of the watchers had it
    /// @param result of the result for each watcher
    private record Run(
            long[] changes,
            long[] all,
            long[] result,
            long[] answers,
            double server,
            double database,
            double generator,
            long bytes) {}

    private final EmbeddedPostgres database;
    private final int watchers;
    private final int votes;
    private final int seconds;

    private LiveVote(EmbeddedPostgres database, int watchers, int votes, int seconds) {
        this.database = database;
        this.watchers = watchers;
        this.votes = votes;
        this.seconds = seconds;
    }

    /// Measures.
    public static void main(String[] arguments) throws Exception {
        int watchers = Figures.option(arguments, "watchers", 1000);
        int votes = Figures.option(arguments, "votes", STATES);
        int seconds = Figures.option(arguments, "seconds", 10);
        int rounds = Figures.option(arguments, "rounds", 3);
        var folder = Files.createTempDirectory("goodoffices-bench");
        System.out.println(Machine.described());
        try (var server = EmbeddedDatabase.start(folder.resolve("database"), false)) {
            new LiveVote(server, watchers, votes, seconds).measure(folder, rounds);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private void measure(Path folder, int rounds) throws Exception {
        Files.createDirectories(folder.resolve("home"));
        seed(folder, 2 * rounds + 1);
        try (var server =
                Server.start(
                        folder.resolve("home"),
                        Hall.class,
                        "--goodoffices.database.url=" + url(),
                        "--goodoffices.home=" + folder.resolve("home"),
                        "--goodoffices.sample-world=true",
                        "--goodoffices.lapses.every=P1D")) {
            var cookies = new ArrayList<String>();
            for (int n = 0; n < Math.max(watchers, votes); n++) {
                cookies.add(server.signIn(delegate(n).toString()));
            }
            System.out.printf("%d signed in.%n", cookies.size());
            run(server, cookies, 1, true);
            var ours = new ArrayList<Run>();
            var peers = new ArrayList<Run>();
            for (int round = 0; round < rounds; round++) {
                ours.add(run(server, cookies, 2 * round + 2, true));
                say("stream, one run", List.of(ours.getLast()));
                peers.add(run(server, cookies, 2 * round + 3, false));
                say("poll, one run", List.of(peers.getLast()));
            }
            System.out.printf(
                    "%d watch, %d vote within %d s; medians of %d runs.%n",
                    watchers, votes, seconds, rounds);
            say("stream", ours);
            say("poll each second", peers);
        }
    }

    private static void say(String side, List<Run> runs) {
        System.out.printf(
                "%-17s a vote: p50 %.0f ms, p99 %.0f ms, worst %.0f ms; until all have it: p50 %.0f"
                        + " ms, the last vote %.0f ms; result: p50 %.0f ms, last %.0f ms; form"
                        + " answered: p50 %.0f ms, p99 %.0f ms; cores: server %.2f, PostgreSQL"
                        + " %.2f, load generator %.2f; %.1f MB read%n",
                side,
                Figures.median(runs, run -> Figures.percentile(run.changes(), 0.5)),
                Figures.median(runs, run -> Figures.percentile(run.changes(), 0.99)),
                Figures.median(runs, run -> Figures.percentile(run.changes(), 1)),
                Figures.median(runs, run -> Figures.percentile(run.all(), 0.5)),
                Figures.median(runs, run -> run.all()[run.all().length - 1]),
                Figures.median(runs, run -> Figures.percentile(run.result(), 0.5)),
                Figures.median(runs, run -> Figures.percentile(run.result(), 1)),
                Figures.median(runs, run -> Figures.percentile(run.answers(), 0.5)),
                Figures.median(runs, run -> Figures.percentile(run.answers(), 0.99)),
                Figures.median(runs, Run::server),
                Figures.median(runs, Run::database),
                Figures.median(runs, Run::generator),
                Figures.median(runs, run -> run.bytes() / 1e6));
    }

    /// One vote from its opening to its result.
    private Run run(Server server, List<String> cookies, int decision, boolean stream)
            throws Exception {
        var chair = cookies.getFirst();
        enter(
                server,
                chair,
                "open-vote",
                Map.of(
                        "document",
                        String.valueOf(decision),
                        "matter",
                        "other",
                        "method",
                        "roll-call"));
        var stop = new CountDownLatch(1);
        var bytes = new java.util.concurrent.atomic.AtomicLong();
        var seen = new ArrayList<Seen>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                // whatever goes wrong, nobody is left listening
                AutoCloseable _ = () -> seen.forEach(Seen::leave);
                AutoCloseable _ = stop::countDown) {
            var ready = new CountDownLatch(watchers);
            var door =
                    new Semaphore(20); // nobody comes in within the same millisecond as a thousand
            for (int n = 0; n < watchers; n++) {
                var one = new Seen(votes, decision);
                seen.add(one);
                var who = cookies.get(n);
                long moment = 1_000_000_000L * n / watchers;
                threads.submit(() -> {
                    try {
                        if (stream) {
                            listen(server, who, one, door, ready, bytes);
                        } else {
                            ask(server, who, one, door, ready, moment, stop, bytes);
                        }
                    } catch (IOException | RuntimeException broken) {
                        System.err.println("a watcher broke off: " + broken);
                    }
                    return null;
                });
            }
            if (!ready.await(300, TimeUnit.SECONDS)) {
                throw new IllegalStateException(ready.getCount() + " watchers saw nothing");
            }
            System.out.println(decision + ": all watch.");
            var forms = new ArrayList<String>();
            for (int n = 0; n < votes; n++) {
                forms.add(
                        page(
                                server,
                                cookies.get(n),
                                "/sessions/" + SESSION + "/votes/" + decision));
            }
            double serverTime = Machine.processorTime(server.process());
            double databaseTime = Machine.processorTime(postmaster());
            double own = Machine.ownProcessorTime();
            long begin = System.nanoTime();
            var answered = vote(threads, server, cookies, forms, decision, begin);
            long sent = System.nanoTime();
            enter(server, chair, "close-vote", Map.of("decision", String.valueOf(decision)));
            for (var one : seen) {
                if (!one.done.await(120, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("a watcher never saw the result");
                }
            }
            double passed = (System.nanoTime() - begin) / 1e9;
            double serverCores = (Machine.processorTime(server.process()) - serverTime) / passed;
            double databaseCores = (Machine.processorTime(postmaster()) - databaseTime) / passed;
            double ownCores = (Machine.ownProcessorTime() - own) / passed;
            return figures(seen, answered, sent, serverCores, databaseCores, ownCores, bytes.get());
        }
    }

    /// When each vote was answered, in that order, and how long each took from its time.
    private record Answered(long[] at, long[] took) {}

    private Answered vote(
            ExecutorService threads,
            Server server,
            List<String> cookies,
            List<String> forms,
            int decision,
            long begin)
            throws Exception {
        var refused = new AtomicInteger();
        var cast = new ArrayList<Future<long[]>>();
        for (int n = 0; n < votes; n++) {
            int place = n;
            long due = begin + 1_000_000_000L * seconds * n / votes;
            cast.add(
                    threads.submit(() -> {
                        for (long wait = due - System.nanoTime();
                                wait > 0;
                                wait = due - System.nanoTime()) {
                            LockSupport.parkNanos(wait);
                        }
                        var kind = List.of("yes", "no", "abstain").get(place % 3);
                        var page = "/sessions/" + SESSION + "/votes/" + decision;
                        try (var caller = server.caller(cookies.get(place))) {
                            int status =
                                    caller.post(
                                            "/sessions/" + SESSION + "/acts/vote",
                                            filled(
                                                    forms.get(place),
                                                    Map.of(
                                                            "decision",
                                                            String.valueOf(decision),
                                                            "vote",
                                                            kind)));
                            if (status != 302 && refused.getAndIncrement() == 0) {
                                System.err.println(status + " " + caller.body());
                            }
                            long now = System.nanoTime();
                            caller.get(page);
                            return new long[] {now, now - due};
                        }
                    }));
        }
        var at = new long[votes];
        var took = new long[votes];
        for (int n = 0; n < votes; n++) {
            at[n] = cast.get(n).get()[0];
            took[n] = cast.get(n).get()[1];
        }
        if (refused.get() > 0) {
            throw new IllegalStateException(refused + " votes were not taken");
        }
        Arrays.sort(at);
        return new Answered(at, took);
    }

    private Run figures(
            List<Seen> seen,
            Answered answered,
            long sent,
            double server,
            double database,
            double own,
            long bytes) {
        var changes = new long[votes * seen.size()];
        var all = new long[votes];
        for (int k = 0; k < votes; k++) {
            for (int w = 0; w < seen.size(); w++) {
                // it may be on a screen before its own answer is back
                long late = Math.max(0, seen.get(w).first.get(k + 1) - answered.at()[k]);
                changes[k * seen.size() + w] = late / 1_000_000;
                all[k] = Math.max(all[k], late / 1_000_000);
            }
        }
        return new Run(
                changes,
                all,
                seen.stream().mapToLong(one -> (one.result - sent) / 1_000_000).toArray(),
                Arrays.stream(answered.took()).map(one -> one / 1_000_000).toArray(),
                server,
                database,
                own,
                bytes);
    }

    /// What one watcher saw: since when at least so many had voted, and since when the result
    /// stood.
    private static final class Seen {
        final AtomicLongArray first;
        final CountDownLatch done = new CountDownLatch(1);
        final Pattern outcome;
        volatile long result;
        private int known = -1;
        private Optional<Socket> line = Optional.empty();

        Seen(int votes, int decision) {
            first = new AtomicLongArray(votes + 1);
            outcome =
                    Pattern.compile(
                            "data-say=\"en\">Vote " + decision + " on [^<]*: (?!open<)[^<]+<");
        }

        /// Takes what was read at this moment.
        boolean takes(String html, long now) {
            var count = COUNT.matcher(html);
            if (count.find()) {
                upTo(Integer.parseInt(count.group(1)), now);
                return true;
            }
            if (outcome.matcher(html).find()) {
                upTo(first.length() - 1, now);
                result = now;
                done.countDown();
            }
            return false;
        }

        private void upTo(int count, long now) {
            for (int k = Math.max(0, known + 1); k <= count; k++) {
                first.set(k, now);
            }
            known = Math.max(known, count);
        }

        synchronized void hold(Socket socket) {
            line = Optional.of(socket);
        }

        synchronized void leave() {
            line.ifPresent(socket -> {
                try {
                    socket.close();
                } catch (IOException closed) {
                    // it is gone either way
                }
            });
        }
    }

    private void listen(
            Server server,
            String cookies,
            Seen seen,
            Semaphore door,
            CountDownLatch ready,
            java.util.concurrent.atomic.AtomicLong bytes)
            throws IOException, InterruptedException {
        door.acquire();
        // in HTTP/1.0 a stream comes as it is, not in chunks with their lengths between
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        seen.hold(socket);
        socket.getOutputStream()
                .write(
                        ("GET "
                                        + LIVE
                                        + "/stream?follow=1 HTTP/1.0\r\nHost: localhost:"
                                        + server.port()
                                        + "\r\nAccept: text/event-stream\r\nCookie: "
                                        + cookies
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        var in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var status = in.readLine();
        if (status == null || !status.contains(" 200")) {
            throw new IOException("the stream answers " + status);
        }
        var event = new StringBuilder();
        boolean waiting = true;
        try {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                bytes.addAndGet(line.length() + 1L);
                if (!line.isEmpty()) {
                    event.append(line).append('\n');
                    continue;
                }
                if (seen.takes(event.toString(), System.nanoTime()) && waiting) {
                    waiting = false;
                    door.release();
                    ready.countDown();
                }
                event.setLength(0);
            }
        } catch (java.net.SocketException closed) {
            // the run is over
        }
    }

    private void ask(
            Server server,
            String cookies,
            Seen seen,
            Semaphore door,
            CountDownLatch ready,
            long moment,
            CountDownLatch stop,
            java.util.concurrent.atomic.AtomicLong bytes)
            throws Exception {
        // first once, one after another, as people come in
        try (var caller = server.caller(cookies)) {
            door.acquire();
            seen.takes(read(caller, bytes), System.nanoTime());
            door.release();
            ready.countDown();
            ready.await();
            long due = System.nanoTime() + moment;
            while (!stop.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                seen.takes(read(caller, bytes), System.nanoTime());
                due = Math.max(due + 1_000_000_000L, System.nanoTime());
            }
        }
    }

    private static String read(Server.Caller caller, java.util.concurrent.atomic.AtomicLong bytes)
            throws IOException {
        // a server that is asked too much answers with an error; whoever watches asks again
        if (caller.get(LIVE + "?lang=en") != 200) {
            return "";
        }
        var page = caller.body();
        bytes.addAndGet(page.length());
        return page;
    }

    private static String page(Server server, String cookies, String path) throws IOException {
        try (var caller = server.caller(cookies)) {
            if (caller.get(path) != 200) {
                throw new IOException(path);
            }
            return caller.body();
        }
    }

    private static void enter(Server server, String cookies, String act, Map<String, String> fields)
            throws IOException {
        var form = "/sessions/" + SESSION + "/acts/" + act;
        try (var caller = server.caller(cookies)) {
            caller.get(form);
            int status = caller.post(form, filled(caller.body(), fields));
            if (status != 302) {
                throw new IOException(act + " answered " + status + ": " + caller.body());
            }
        }
    }

    /// The fields of a page's form with what a person fills in.
    private static String filled(String page, Map<String, String> fields) {
        var body = new StringBuilder();
        var form = page.substring(page.lastIndexOf("<form class=\"form\""));
        var hidden = HIDDEN.matcher(form);
        while (hidden.find()) {
            if (!fields.containsKey(hidden.group(1))) {
                body.append(hidden.group(1)).append('=').append(hidden.group(2)).append('&');
            }
        }
        fields.forEach((name, value) -> body.append(name).append('=').append(value).append('&'));
        return body.substring(0, body.length() - 1);
    }

    // --- the session
    // -------------------------------------------------------------------------------

    private static UUID delegate(int n) {
        return UUID.nameUUIDFromBytes(("delegate " + mail(n)).getBytes(StandardCharsets.UTF_8));
    }

    private static String mail(int n) {
        return "delegate" + n + "@sample.invalid";
    }

    /// An assembly in session with all its delegates, up to where votes can be opened, by the acts.
    private void seed(Path folder, int drafts) {
        try (var institution =
                new SpringApplicationBuilder(GoodOffices.class)
                        .sources(Register.class)
                        .registerShutdownHook(false)
                        .run(
                                "--goodoffices.database.url=" + url(),
                                "--goodoffices.home=" + folder.resolve("home"),
                                "--goodoffices.sample-world=true",
                                "--goodoffices.lapses.every=P1D",
                                "--server.port=0")) {
            Register.whole = true;
            var hand = new Hand(institution);
            hand.open();
            var now = java.time.Instant.now().atZone(ZoneOffset.UTC);
            hand.act(
                    SamplePerson.VALDES.id(),
                    SessionAct.CALL_MEETING,
                    Map.of(
                            "mode",
                            "hybrid",
                            "place",
                            "Assembly Hall",
                            "day",
                            now.toLocalDate().toString(),
                            "time",
                            LocalTime.of(23, 59, 59).toString(),
                            "zone",
                            "UTC",
                            "languages",
                            "en,zh"));
            int all = Math.max(watchers, votes);
            for (int n = 0; n < all; n++) {
                hand.knows(n);
                hand.act(
                        SamplePerson.VALDES.id(),
                        SessionAct.NAME_DELEGATE,
                        Map.of(
                                "state",
                                Register.ALL.get(n % STATES).code(),
                                "nameEn",
                                "Delegate " + n,
                                "nameZh",
                                "代表" + n,
                                "mail",
                                mail(n)));
                hand.act(
                        SamplePerson.HALVORSEN.id(),
                        SessionAct.ACCEPT_CREDENTIALS,
                        Map.of("delegate", delegate(n).toString()));
            }
            owner().sql("update person set fictional = true").update();
            var chair = new PersonId(delegate(0));
            hand.act(
                    SamplePerson.VALDES.id(),
                    SessionAct.ELECT_CHAIR,
                    Map.of("delegate", chair.toString()));
            hand.act(
                    SamplePerson.VALDES.id(),
                    SessionAct.ADD_ITEM,
                    Map.of("meeting", "1", "titleEn", "Reports", "titleZh", "报告"));
            hand.act(chair, SessionAct.OPEN_MEETING, Map.of("meeting", "1"));
            hand.act(chair, SessionAct.ADOPT_AGENDA, Map.of("meeting", "1"));
            for (int n = 0; n < Math.min(all, STATES); n++) {
                hand.act(new PersonId(delegate(n)), SessionAct.ATTEND, Map.of("meeting", "1"));
            }
            for (int draft = 1; draft <= drafts; draft++) {
                hand.act(
                        chair,
                        SessionAct.SUBMIT,
                        Map.of(
                                "titleEn",
                                "Yearly report " + draft,
                                "titleZh",
                                "年度报告" + draft,
                                "en",
                                "Requests a report.",
                                "zh",
                                "请提出报告。"));
                hand.act(
                        SamplePerson.VALDES.id(),
                        SessionAct.CONFIRM_PARITY,
                        Map.of("document", String.valueOf(draft)));
            }
            System.out.printf(
                    "%d delegates of %d States, %d entries.%n",
                    all,
                    STATES,
                    owner().sql("select count(*) from session_entry where session = ?")
                            .param(SESSION)
                            .query(Integer.class)
                            .single());
        }
    }

    /// Enters acts of the session, one after another.
    private static final class Hand {
        private final ApplicationContext institution;
        private final EnterSessionAct acts;
        private int forms;

        Hand(ApplicationContext institution) {
            this.institution = institution;
            acts = institution.getBean(EnterSessionAct.class);
        }

        void open() {
            done("open", acts.open(SamplePerson.VALDES.id(), "assembly", token()));
        }

        /// Whoever is named as a delegate has an id that was drawn, unless they were known before.
        void knows(int n) {
            institution
                    .getBean(Access.class)
                    .run(
                            PersonId.PUBLIC,
                            () ->
                                    institution
                                            .getBean(People.class)
                                            .enter(
                                                    delegate(n),
                                                    "Delegate " + n,
                                                    "代表" + n,
                                                    mail(n),
                                                    "en",
                                                    true));
        }

        void act(PersonId who, SessionAct act, Map<String, String> values) {
            done(act.key(), acts.enter(who, SESSION, act, values, token()));
        }

        private static void done(String act, Outcome outcome) {
            if (!(outcome instanceof Outcome.Done)) {
                throw new IllegalStateException(act + ": " + outcome);
            }
        }

        private String token() {
            return "a-form-of-the-bench-" + ++forms;
        }
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
