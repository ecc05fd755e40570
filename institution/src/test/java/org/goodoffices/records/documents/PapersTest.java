package org.goodoffices.records.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.goodoffices.Guest;
import org.goodoffices.Guest.Sent;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Papers in a whole institution: who can read them, what of them lies on the disk, and what
/// becomes of uploads that cannot be taken.
class PapersTest {

    private static final String WORDS = "The foundations were late by eleven months. 基础交付迟延十一个月。";
    private static final Pattern PAPER = Pattern.compile("/cases/[^/]+/papers/([0-9a-f-]{36})\"");

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.papers.largest=1MB");

    private final Access access = institution.bean(Access.class);
    private final Papers papers = institution.bean(Papers.class);
    private final LaneKeys keys = institution.bean(LaneKeys.class);
    private final SealedFiles files = institution.bean(SealedFiles.class);
    private final JdbcClient application = institution.bean(JdbcClient.class);
    private final String number =
            institution
                    .owner()
                    .sql("select number from case_file where title_en like 'Brandt Turbines%'")
                    .query(String.class)
                    .single();

    private Guest brandt;
    private Guest lin;

    @BeforeEach
    void two_agents_at_their_desks() {
        brandt = signedIn(SamplePerson.BRANDT);
        lin = signedIn(SamplePerson.LIN);
    }

    @Test
    void a_paper_comes_back_as_it_was_filed() {
        var paper = filed(brandt, own(SamplePerson.BRANDT), Sent.of("答复 v1.txt", WORDS));

        var page = brandt.get("/cases/" + number + "/papers/" + paper);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("答复 v1.txt", "Plain text", hash(WORDS));
        var file = brandt.get("/cases/" + number + "/papers/" + paper + "/file");
        assertThat(file.body()).isEqualTo(WORDS);
        assertThat(file.header("Content-Type")).isEqualTo("text/plain");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"__ v1.txt\";"
                                + " filename*=UTF-8''%E7%AD%94%E5%A4%8D%20v1.txt");
        assertThat(file.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void the_other_side_finds_nothing_of_it_by_any_id() {
        var own = own(SamplePerson.BRANDT);
        var id = new PaperId(UUID.fromString(filed(brandt, own, Sent.of("a.txt", WORDS))));
        var paper = as(SamplePerson.BRANDT, () -> papers.paper(id).orElseThrow());

        assertThat(lin.get("/cases/" + number + "/papers/" + id).status()).isEqualTo(404);
        assertThat(lin.get("/cases/" + number + "/papers/" + id + "/file").status()).isEqualTo(404);
        assertThat(lin.get("/cases/" + number + "/lanes/" + own).status()).isEqualTo(404);
        assertThat(lin.get("/cases/" + number + "/release/" + paper.entry()).status())
                .isEqualTo(404);
        assertThat(lin.get("/cases/" + number + "/quarantine/" + paper.entry()).status())
                .isEqualTo(404);
        assertThat(lin.get("/cases/" + number + "/search?words=a.txt").body())
                .doesNotContain(id.toString());
        for (var one : List.of(SamplePerson.LIN, SamplePerson.LEUNG, SamplePerson.CHEN)) {
            assertThat(as(one, () -> papers.paper(id))).as(one.en()).isEmpty();
            assertThat(as(one, () -> papers.ofEntry(paper.entry()))).isEmpty();
            assertThat(as(one, () -> papers.inLane(own))).isEmpty();
            assertThat(as(one, () -> papers.owned(paper.entry()))).isEmpty();
            assertThat(
                            as(
                                    one,
                                    () ->
                                            application
                                                    .sql("select open_paper(?)")
                                                    .param(id.value())
                                                    .query(Boolean.class)
                                                    .single()))
                    .isFalse();
            assertThat(as(one, () -> count("lane_key where lane = '" + own + "'"))).isZero();
            assertThatThrownBy(() -> access.run(one.id(), () -> keys.of(own)))
                    .rootCause()
                    .hasMessageContaining("row-level security");
            assertThatThrownBy(() ->
                            access.run(
                                    one.id(),
                                    () ->
                                            application
                                                    .sql("select quarantine_thing(?, ?)")
                                                    .params(
                                                            paper.entry().value(),
                                                            paper.entry().value())
                                                    .query((_, _) -> 1)
                                                    .single()))
                    .rootCause()
                    .hasMessageContaining("not yours to quarantine");
        }
        assertThat(as(SamplePerson.BRANDT, () -> papers.openings(paper.first()))).isEmpty();
    }

    @Test
    void nothing_readable_lies_on_the_disk_and_another_lanes_key_does_not_fit() throws Exception {
        var words = "a-sentence-that-stands-nowhere-else-" + WORDS;
        var id =
                new PaperId(
                        UUID.fromString(
                                filed(brandt, own(SamplePerson.BRANDT), Sent.of("b.txt", words))));
        var content =
                Objects.requireNonNull(
                        as(SamplePerson.BRANDT, () -> papers.paper(id).orElseThrow()).content());

        for (var file : onDisk()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain("a-sentence-that-stands-nowhere-else");
        }
        var sealed = onDisk(content.file());
        assertThat(Files.size(sealed)).isGreaterThan(content.size());

        var own = as(SamplePerson.BRANDT, () -> keys.of(own(SamplePerson.BRANDT)));
        var others = as(SamplePerson.LIN, () -> keys.of(own(SamplePerson.LIN)));
        try (var clear = files.open(own, content.file())) {
            assertThat(clear.readAllBytes()).isEqualTo(words.getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> files.open(others, content.file()).readAllBytes())
                .isInstanceOf(IOException.class);

        var bytes = Files.readAllBytes(sealed);
        bytes[bytes.length - 1] ^= 1;
        Files.write(sealed, bytes);
        assertThatThrownBy(() -> files.open(own, content.file()).readAllBytes())
                .isInstanceOf(IOException.class);
        assertThat(brandt.get("/cases/" + number + "/papers/" + id + "/file").status())
                .isEqualTo(500);
    }

    @Test
    void who_opened_a_paper_is_shown_to_its_owner_alone() {
        var joint = lane(SamplePerson.BRANDT, Lane.Kind.JOINT);
        var id = filed(brandt, joint, Sent.of("offer.txt", WORDS));
        lin.get("/cases/" + number + "/papers/" + id + "/file");

        assertThat(brandt.get("/cases/" + number + "/papers/" + id).body())
                .contains("Who opened it", SamplePerson.LIN.en());
        assertThat(lin.get("/cases/" + number + "/papers/" + id).body())
                .doesNotContain("Who opened it");
        assertThat(as(SamplePerson.LIN, () -> count("opening"))).isZero();
        assertThat(as(SamplePerson.LEUNG, () -> count("opening"))).isZero();
        assertThatThrownBy(() ->
                        access.run(
                                SamplePerson.BRANDT.id(),
                                () -> application.sql("delete from opening").update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_new_version_follows_and_the_old_one_stays() {
        var lane = own(SamplePerson.BRANDT);
        var id = filed(brandt, lane, Sent.of("draft.txt", "one"));
        var address = "/cases/" + number + "/papers/" + id;
        brandt.get(address);
        var after = brandt.postPapers(address, List.of(Sent.of("draft2.txt", "two")));

        assertThat(after.status()).isEqualTo(200);
        assertThat(after.body()).contains("Versions", "version 2");
        var versions =
                as(SamplePerson.BRANDT, () -> papers.versions(new PaperId(UUID.fromString(id))));
        assertThat(versions).extracting(Paper::version).containsExactly(1, 2);
        assertThat(versions)
                .extracting(paper -> Objects.requireNonNull(paper.content()).title())
                .containsExactly("draft", "draft");
        assertThat(brandt.get(address + "/file").body()).isEqualTo("one");
        assertThat(
                        brandt.get(
                                        "/cases/"
                                                + number
                                                + "/papers/"
                                                + versions.getLast().id()
                                                + "/file")
                                .body())
                .isEqualTo("two");
    }

    @Test
    void what_cannot_be_taken_is_refused_in_a_sentence_and_leaves_nothing() throws IOException {
        var address = "/cases/" + number + "/lanes/" + own(SamplePerson.BRANDT);
        long before = onDisk().size();
        int entries = count(institution.owner(), "entry");

        var refusals =
                Map.of(
                        new Sent("a.pdf", new byte[0]),
                        "This file is empty.",
                        new Sent("a.pdf", new byte[1_048_577]),
                        "larger than 1 MB",
                        Sent.of("n".repeat(10_000), "x"),
                        "longer than 255 characters",
                        Sent.of("../..", "x"),
                        "has no name",
                        Sent.of("fdp.\u202Eexe", "x"),
                        "cannot be shown",
                        Sent.of("fdp\0.exe", "x"),
                        "cannot be shown");
        refusals.forEach((paper, sentence) -> {
            brandt.get(address);
            var answer =
                    brandt.postPapers(
                            address, List.of(Sent.of("good.txt", "x"), paper), "text", "kept");
            assertThat(answer.status()).as(sentence).isEqualTo(422);
            assertThat(answer.body()).contains(sentence).contains("kept</textarea>");
        });
        brandt.get(address);
        assertThat(brandt.postPapers(address, List.of()).body())
                .contains("Write something or choose a paper.");

        assertThat(onDisk()).hasSize((int) before);
        assertThat(count(institution.owner(), "entry")).isEqualTo(entries);
        assertThat(brandt.get("/cases/" + number + "/lanes/" + own(SamplePerson.BRANDT)).status())
                .isEqualTo(200);
    }

    @Test
    void a_paper_of_exactly_the_largest_size_is_taken() {
        var id =
                filed(brandt, own(SamplePerson.BRANDT), new Sent("large.bin", new byte[1_048_576]));

        assertThat(
                        Objects.requireNonNull(
                                        as(
                                                        SamplePerson.BRANDT,
                                                        () ->
                                                                papers.paper(
                                                                                new PaperId(
                                                                                        UUID
                                                                                                .fromString(
                                                                                                        id)))
                                                                        .orElseThrow())
                                                .content())
                                .size())
                .isEqualTo(1_048_576);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing() throws IOException {
        var address = "/cases/" + number + "/lanes/" + own(SamplePerson.BRANDT);
        long before = onDisk().size();
        int entries = count(institution.owner(), "entry");
        brandt.get(address);
        var whole =
                Guest.multipart(
                        brandt.filled(address), List.of(new Sent("a.txt", new byte[500_000])));

        var cut = brandt.sendPapers(address, java.util.Arrays.copyOf(whole, 300_000));
        assertThat(cut.status()).isEqualTo(422);
        assertThat(cut.body()).contains("broke off");

        // and one whose line goes dead with half of what was announced
        var server = URI.create(institution.address());
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            var head =
                    "POST "
                            + address
                            + " HTTP/1.1\r\nHost: "
                            + server.getAuthority()
                            + "\r\nCookie: go="
                            + brandt.cookie("go")
                            + "\r\nContent-Type: multipart/form-data; boundary="
                            + Guest.BOUNDARY
                            + "\r\nContent-Length: "
                            + whole.length
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(whole, 0, 300_000);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes(); // until the server is done with it
        }

        assertThat(onDisk()).hasSize((int) before);
        assertThat(count(institution.owner(), "entry")).isEqualTo(entries);
    }

    @Test
    void a_form_that_is_not_ours_keeps_nothing() throws IOException {
        var address = "/cases/" + number + "/lanes/" + own(SamplePerson.BRANDT);
        long before = onDisk().size();

        for (var token : List.of("", "forged")) {
            var answer =
                    brandt.sendPapers(
                            address,
                            Guest.multipart(
                                    Map.of("_csrf", List.of(token), "text", List.of("x")),
                                    List.of(Sent.of("a.txt", "x"))));
            assertThat(answer.status()).isEqualTo(403);
        }
        brandt.get(address);
        var fields = brandt.filled(address);
        lin.get("/cases/" + number);
        assertThat(
                        lin.sendPapers(
                                        address,
                                        Guest.multipart(fields, List.of(Sent.of("a.txt", "x"))))
                                .status())
                .isEqualTo(404);
        assertThat(
                        brandt.sendPapers(
                                        "/sign-out",
                                        Guest.multipart(Map.of("x", List.of("y")), List.of()))
                                .status())
                .as("elsewhere the door asks for the token")
                .isEqualTo(403);
        assertThat(onDisk()).hasSize((int) before);
    }

    @Test
    void a_form_posted_twice_files_once() throws IOException {
        var address = "/cases/" + number + "/lanes/" + own(SamplePerson.BRANDT);
        brandt.get(address);
        var body = Guest.multipart(brandt.filled(address), List.of(Sent.of("twice.txt", "x")));
        long before = onDisk().size();

        assertThat(brandt.sendPapers(address, body).status()).isEqualTo(200);
        assertThat(brandt.sendPapers(address, body).status()).isEqualTo(200);

        assertThat(onDisk()).hasSize((int) before + 1);
    }

    @Test
    void papers_filed_at_once_are_all_there() throws Exception {
        var lane = lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS);
        var address = "/cases/" + number + "/lanes/" + lane;
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            var filed =
                    java.util.stream.IntStream.range(0, 8)
                            .mapToObj(i ->
                                    desks.submit(() -> {
                                        var desk = signedIn(SamplePerson.BRANDT);
                                        desk.get(address);
                                        return desk.postPapers(
                                                        address,
                                                        List.of(
                                                                Sent.of(
                                                                        "at-once-" + i + ".txt",
                                                                        "x")))
                                                .status();
                                    }))
                            .toList();
            for (Future<Integer> one : filed) {
                assertThat(one.get()).isEqualTo(200);
            }
        }

        assertThat(as(SamplePerson.BRANDT, () -> papers.inLane(lane)))
                .extracting(paper -> Objects.requireNonNull(paper.content()).name())
                .filteredOn(name -> name.startsWith("at-once-"))
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_ids_of_papers_depend_on_their_own_lane_alone() {
        var one = filed(brandt, own(SamplePerson.BRANDT), Sent.of("a.txt", "x"));
        var position = positionOf(one);
        var two = filed(brandt, own(SamplePerson.BRANDT), Sent.of("b.txt", "x"));
        for (int i = 0; i < 3; i++) {
            filed(lin, own(SamplePerson.LIN), Sent.of("c.txt", "x"));
        }

        assertThat(List.of(one, two))
                .extracting(id -> UUID.fromString(id).version())
                .containsOnly(8);
        assertThat(positionOf(two)).isEqualTo(position + 1);
    }

    private static long positionOf(String paper) {
        return institution
                .owner()
                .sql("select e.position from paper p join entry e on e.id = p.entry where p.id = ?")
                .param(UUID.fromString(paper))
                .query(Long.class)
                .single();
    }

    @Test
    void the_next_start_sweeps_files_that_no_act_ever_put_in() throws IOException {
        var filed = filed(brandt, own(SamplePerson.BRANDT), Sent.of("stays.txt", "x"));
        var key = as(SamplePerson.BRANDT, () -> keys.of(own(SamplePerson.BRANDT)));
        var orphan = files.seal(key, out -> out.write('x'));
        assertThat(onDisk(orphan)).exists();

        new SweepFiles(files, application);

        assertThat(onDisk(orphan)).doesNotExist();
        assertThat(brandt.get("/cases/" + number + "/papers/" + filed + "/file").status())
                .isEqualTo(200);
    }

    private String filed(Guest who, LaneId lane, Sent paper) {
        var address = "/cases/" + number + "/lanes/" + lane;
        who.get(address);
        var after = who.postPapers(address, List.of(paper));
        assertThat(after.status()).isEqualTo(200);
        var found = PAPER.matcher(after.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }

    private LaneId own(SamplePerson person) {
        return lane(person, Lane.Kind.OWN);
    }

    private static LaneId lane(SamplePerson person, Lane.Kind kind) {
        return new LaneId(
                institution
                        .owner()
                        .sql(
                                """
                                select l.id from lane l join lane_member m on m.lane = l.id join case_file c on c.id = l.case_id
                                 where c.title_en like 'Brandt Turbines%' and l.kind = ? and m.member = ? and m.until is null
                                """)
                        .params(kind.key(), person.id().value())
                        .query(UUID.class)
                        .single());
    }

    private <T> T as(SamplePerson person, java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(access.as(person.id(), work));
    }

    private int count(String what) {
        return count(application, what);
    }

    private static int count(JdbcClient through, String what) {
        return through.sql("select count(*) from " + what).query(Integer.class).single();
    }

    private static Path folder() {
        return Path.of(
                        Objects.requireNonNull(
                                institution
                                        .bean(Environment.class)
                                        .getProperty("goodoffices.home")))
                .resolve("papers");
    }

    private static List<Path> onDisk() throws IOException {
        try (var all = Files.walk(folder())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Path onDisk(UUID file) {
        return folder().resolve(file.toString().substring(0, 2)).resolve(file.toString());
    }

    private static String hash(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
