package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goodoffices.GoodOffices;
import org.goodoffices.Guest;
import org.goodoffices.Port;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.casework.docket.RequestMediation;
import org.goodoffices.engines.proof.Commitment;
import org.goodoffices.engines.proof.CompactRange;
import org.goodoffices.engines.proof.Entry;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.MerkleTree;
import org.goodoffices.sample.SamplePerson;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The server and its database are killed while a hundred people act at once and a chair closes a
/// vote. After the next start every act that was acknowledged is there once, and no other is half
/// there; the vote is counted once.
class KillTest {

    private static final int ACTORS = 100;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 60;

    private static final List<SamplePerson> PARTIES =
            List.of(
                    SamplePerson.BRANDT,
                    SamplePerson.LIN,
                    SamplePerson.ADEYEMI,
                    SamplePerson.TANVIR,
                    SamplePerson.DUBOIS);

    /// Who votes in the roll-call of the sample world that is open; Nerith has.
    private static final List<SamplePerson> VOTERS =
            List.of(SamplePerson.ADEYEMI, SamplePerson.SEITKALI);

    @TempDir private Path home;

    /// Somebody signed in at a browser.
    private record SignedIn(String cookie, String csrf) {}

    /// One who acts again and again until the server is gone.
    ///
    /// @param act what they do, in which case
    private record Actor(int number, SamplePerson who, String address, String act) {}

    @Test
    void what_was_acknowledged_survives_a_kill_and_nothing_else_is_half_there() throws Exception {
        var cases = casesOfEachParty();
        var acknowledged = ConcurrentHashMap.<String>newKeySet();

        try (var server = ServerProcess.start(home)) {
            var actors = actors(cases);
            var sessions = new LinkedHashMap<SamplePerson, SignedIn>();
            for (var actor : actors) {
                sessions.computeIfAbsent(actor.who(), who -> signIn(server, who));
            }
            for (var voter : VOTERS) {
                assertThat(inTheAssembly(server, signIn(server, voter), "vote", "&vote=yes"))
                        .isBetween(302, 303);
            }
            sessions.put(SamplePerson.VARGA, signIn(server, SamplePerson.VARGA));
            actAllAtOnceAndKill(server, actors, sessions, acknowledged);
        }

        try (var server = ServerProcess.start(home)) {
            var owner = server.owner();
            everyAcknowledgedActIsThereOnce(owner, acknowledged);
            noActIsHalfThere(owner);
            everyLogIsWhatItsEntriesMakeIt(owner);
            theVoteIsCountedOnce(server, owner);
            var brandt = signIn(server, SamplePerson.BRANDT);
            for (var number : cases.get(SamplePerson.BRANDT)) {
                assertThat(get(server, brandt, "/cases/" + number)).isEqualTo(200);
            }
            aFormPostedAgainAddsNothing(server, owner, cases, acknowledged);
        }
    }

    private void actAllAtOnceAndKill(
            ServerProcess server,
            List<Actor> actors,
            Map<SamplePerson, SignedIn> sessions,
            Set<String> acknowledged)
            throws InterruptedException {
        var ready = new CountDownLatch(ACTORS);
        var enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        var nearly = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL * 9 / 10);
        var threads = new ArrayList<Thread>();
        try (var client = HttpClient.newHttpClient()) {
            for (var actor : actors) {
                threads.add(
                        Thread.ofVirtual()
                                .start(() -> {
                                    ready.countDown();
                                    await(ready);
                                    for (int time = 0; ; time++) {
                                        var token = token(actor.number(), time);
                                        try {
                                            var request =
                                                    post(
                                                            server,
                                                            sessions.get(actor.who()),
                                                            actor,
                                                            token);
                                            int status =
                                                    client.send(
                                                                    request,
                                                                    HttpResponse.BodyHandlers
                                                                            .discarding())
                                                            .statusCode();
                                            if (status == 302 || status == 303) {
                                                acknowledged.add(token);
                                                nearly.countDown();
                                                enough.countDown();
                                            }
                                        } catch (IOException theServerIsGone) {
                                            return;
                                        } catch (InterruptedException interrupted) {
                                            return;
                                        }
                                    }
                                }));
            }
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                await(nearly);
                                try {
                                    inTheAssembly(
                                            server,
                                            sessions.get(SamplePerson.VARGA),
                                            "close-vote",
                                            "");
                                } catch (IOException | InterruptedException theServerIsGone) {
                                    return;
                                }
                            }));
            enough.await();
            server.kill();
            for (var thread : threads) {
                thread.join();
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- before

    /// Three cases of each party, made while the server has not started yet.
    private Map<SamplePerson, List<String>> casesOfEachParty() {
        var cases = new LinkedHashMap<SamplePerson, List<String>>();
        try (var port = Port.held();
                var server =
                        new SpringApplicationBuilder(GoodOffices.class)
                                .registerShutdownHook(false)
                                .run(
                                        "--goodoffices.home=" + home,
                                        "--goodoffices.sample-world=true",
                                        "--server.port=" + port.number())) {
            var requests = server.getBean(RequestMediation.class);
            for (int i = 0; i < PARTIES.size(); i++) {
                var who = PARTIES.get(i);
                var whom = PARTIES.get((i + 1) % PARTIES.size());
                cases.put(
                        who,
                        IntStream.range(0, 3)
                                .mapToObj(n -> requests.request(who.id(), form(who, whom, n)))
                                .map(outcome -> ((Outcome.Done) outcome).number().toString())
                                .toList());
            }
        }
        return cases;
    }

    private static RequestForm form(SamplePerson who, SamplePerson whom, int n) {
        return new RequestForm(
                "model-commercial",
                List.of(
                        new RequestForm.NamedParty(
                                Party.Kind.COMPANY, "DEU", who.en(), who.zh(), true, null),
                        new RequestForm.NamedParty(
                                Party.Kind.COMPANY,
                                "CHN",
                                whom.en(),
                                whom.zh(),
                                false,
                                new RequestForm.Contact(whom.en(), whom.zh(), whom.mail(), "zh"))),
                Map.of("text", "Request " + n),
                "kill-request-" + who + n);
    }

    /// Parties file in the joint lane and keep papers in their own; case managers ask and note.
    private static List<Actor> actors(Map<SamplePerson, List<String>> cases) {
        var actors = new ArrayList<Actor>();
        for (int i = 0; i < ACTORS; i++) {
            var party = PARTIES.get(i % PARTIES.size());
            var number = cases.get(party).get(i / PARTIES.size() % 3);
            var registry = i % 2 == 0 ? SamplePerson.CHEN : SamplePerson.OKAFOR;
            switch (i / 15 % 3) {
                case 0 -> actors.add(new Actor(i, party, number, "file-paper"));
                case 1 -> actors.add(new Actor(i, party, number, "keep-own-paper"));
                default -> actors.add(new Actor(i, registry, number, "ask-completion"));
            }
        }
        return actors;
    }

    private static String token(int actor, int time) {
        return "kill-%03d-%05d".formatted(actor, time);
    }

    private static SignedIn signIn(ServerProcess server, SamplePerson who) {
        var guest = new Guest(server.address());
        for (var page : List.of("/sign-in", "/sample-world")) {
            var form =
                    Jsoup.parse(guest.get(page).body())
                            .selectFirst("button[name=person][value=" + who.id() + "]");
            if (form != null) {
                guest.post("/sample-world/sign-in", "person", who.id().toString());
                var token =
                        Jsoup.parse(guest.get("/cases").body()).selectFirst("input[name=_csrf]");
                return new SignedIn(guest.cookie("go"), token.attr("value"));
            }
        }
        throw new AssertionError("nowhere to sign in");
    }

    private static HttpRequest post(
            ServerProcess server, SignedIn session, Actor actor, String token) {
        return HttpRequest.newBuilder(
                        URI.create(
                                server.address()
                                        + "/cases/"
                                        + actor.address()
                                        + "/acts/"
                                        + actor.act()))
                .header("Cookie", "go=" + session.cookie())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "_csrf="
                                        + URLEncoder.encode(session.csrf(), StandardCharsets.UTF_8)
                                        + "&once="
                                        + token
                                        + "&text=Act+"
                                        + token))
                .build();
    }

    /// Does an act on the open vote of the Assembly.
    private static int inTheAssembly(
            ServerProcess server, SignedIn session, String act, String more)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    server.address()
                                                            + "/sessions/AP-1/acts/"
                                                            + act))
                                    .header("Cookie", "go=" + session.cookie())
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "_csrf="
                                                            + URLEncoder.encode(
                                                                    session.csrf(),
                                                                    StandardCharsets.UTF_8)
                                                            + "&once=killed-"
                                                            + act
                                                            + "&decision=4"
                                                            + more))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static int get(ServerProcess server, SignedIn session, String path)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(server.address() + path))
                                    .header("Cookie", "go=" + session.cookie())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    // ---- after

    private static void everyAcknowledgedActIsThereOnce(
            JdbcClient owner, Set<String> acknowledged) {
        var there = acts(owner);
        assertThat(there).doesNotHaveDuplicates().containsAll(acknowledged);
    }

    private static List<String> acts(JdbcClient owner) {
        return owner.sql(
                        "select substring(content from 'Act (kill-[0-9-]+)') from entry where"
                                + " content like '%Act kill-%'")
                .query(String.class)
                .list();
    }

    /// An act is its entry, its place in the log, the token of its form and the case's standing.
    private static void noActIsHalfThere(JdbcClient owner) {
        var tokens =
                owner.sql("select token from submission where token ~ '^kill-[0-9]'")
                        .query(String.class)
                        .list();
        assertThat(tokens).containsExactlyInAnyOrderElementsOf(acts(owner));
        assertThat(
                        owner.sql(
                                        """
                                        select c.number from case_file c left join case_standing s on s.case_id = c.id
                                        where s.case_id is null
                                           or s.since < (select max(e.at) from entry e where e.lane = c.joint)
                                        """)
                                .query(String.class)
                                .list())
                .as("cases whose standing is not that of their last act")
                .isEmpty();
    }

    /// It was closed and counted, or neither, and then it can be; what was cast is counted once.
    private static void theVoteIsCountedOnce(ServerProcess server, JdbcClient owner)
            throws IOException, InterruptedException {
        long closed =
                owner.sql(
                                "select count(*) from session_entry where session = 'AP-1' and closes = 4")
                        .query(Long.class)
                        .single();
        assertThat(counted(owner)).hasSize((int) closed);
        if (closed == 0) {
            var chair = signIn(server, SamplePerson.VARGA);
            assertThat(inTheAssembly(server, chair, "close-vote", "")).isBetween(302, 303);
        }
        assertThat(counted(owner)).containsExactly("XAV=YES,XKH=YES,XLO=SILENT,XNE=YES,XOS=ABSENT");
    }

    private static List<String> counted(JdbcClient owner) {
        return owner.sql(
                        """
                        select content::jsonb -> 'values' ->> 'votes' from session_entry
                         where session = 'AP-1' and kind = 'result'
                           and content::jsonb -> 'values' ->> 'decision' = '4'
                        """)
                .query(String.class)
                .list();
    }

    private record Row(Hash leaf, byte[] salt, String content) {}

    private static void everyLogIsWhatItsEntriesMakeIt(JdbcClient owner) {
        var lanes =
                owner.sql("select id::text, size, peaks from lane")
                        .query((row, _) ->
                                Map.entry(
                                        row.getString(1),
                                        CompactRange.of(row.getLong(2), row.getBytes(3))))
                        .list();
        assertThat(lanes).isNotEmpty();
        for (var lane : lanes) {
            var rows =
                    owner.sql(
                                    "select leaf, salt, content from entry where lane = ?::uuid"
                                            + " order by position")
                            .param(lane.getKey())
                            .query((row, _) ->
                                    new Row(
                                            Hash.of(row.getBytes(1)),
                                            row.getBytes(2),
                                            row.getString(3)))
                            .list();
            var log = CompactRange.EMPTY;
            for (int i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                var bytes = row.content.getBytes(StandardCharsets.UTF_8);
                assertThat(Commitment.of(row.salt, bytes).leaf()).isEqualTo(row.leaf);
                assertThat(String.valueOf(fields(bytes).get("lane"))).isEqualTo(lane.getKey());
                assertThat(String.valueOf(fields(bytes).get("position"))).isEqualTo("" + i);
                log = log.append(row.leaf);
            }
            assertThat(lane.getValue()).isEqualTo(log);
            if (!rows.isEmpty()) {
                assertThat(new MerkleTree(rows.stream().map(Row::leaf).toList()).root())
                        .isEqualTo(log.root());
            }
        }
    }

    private static Map<String, ?> fields(byte[] content) {
        try {
            return Entry.read(content).fields();
        } catch (org.goodoffices.engines.proof.CanonicalJson.Malformed broken) {
            throw new AssertionError(broken);
        }
    }

    private static void aFormPostedAgainAddsNothing(
            ServerProcess server,
            JdbcClient owner,
            Map<SamplePerson, List<String>> cases,
            Set<String> acknowledged)
            throws IOException, InterruptedException {
        var before = new HashSet<>(acts(owner));
        var actor =
                actors(cases).stream()
                        .filter(one ->
                                acknowledged.stream()
                                        .anyMatch(token -> token.equals(token(one.number(), 0))))
                        .findFirst()
                        .orElseThrow();
        try (var client = HttpClient.newHttpClient()) {
            var again = post(server, signIn(server, actor.who()), actor, token(actor.number(), 0));
            assertThat(client.send(again, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isBetween(302, 303);
        }
        assertThat(acts(owner).stream().collect(Collectors.toSet())).isEqualTo(before);
        assertThat(acts(owner)).doesNotHaveDuplicates();
    }
}
