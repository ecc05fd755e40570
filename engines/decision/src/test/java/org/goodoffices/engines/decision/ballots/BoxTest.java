package org.goodoffices.engines.decision.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.goodoffices.engines.decision.ballots.BoxVerifier.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A box of ours before the published tool, and a box of the tool's before us.
class BoxTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each
    private BeleniosTool tool;

    @BeforeEach
    void tool() {
        tool = new BeleniosTool(folder);
    }

    private static final List<List<Integer>> YES_A = List.of(List.of(0, 1, 0), List.of(1, 0, 0));
    private static final List<List<Integer>> NO_BC = List.of(List.of(0, 0, 1), List.of(0, 1, 1));
    private static final List<List<Integer>> BLANK_NONE =
            List.of(List.of(1, 0, 0), List.of(0, 0, 0));

    @Test
    void a_box_of_ours_is_valid_for_us_and_for_the_published_tool() throws Exception {
        var sample = SampleElection.withAll(2, List.of(1, 1, 1, 1), SampleElection.QUESTIONS, 1);
        sample.vote(0, YES_A).vote(1, NO_BC).vote(2, BLANK_NONE).vote(3, NO_BC);
        // A voter may vote again: the last ballot counts.
        sample.vote(3, YES_A);
        bothAccept(sample.box.bytes(), "the vote is open");
        var result = sample.finish(1, 2);
        assertThat(result).isEqualTo(List.of(List.of(1, 2, 1), List.of(2, 1, 1)));
        bothAccept(sample.box.bytes(), "the result is there");
        var report = BoxVerifier.verify(sample.box.bytes());
        assertThat(report.result()).isEqualTo(result);
        assertThat(report.trackers())
                .hasSize(4)
                .contains(sample.ballots.getLast().tracker())
                .doesNotContain(sample.ballots.get(3).tracker());
    }

    @Test
    void two_of_three_trustees_and_the_one_who_is_always_needed_decrypt_weighted_votes()
            throws Exception {
        var sample =
                SampleElection.withThreshold(2, 3, List.of(1, 2, 5), SampleElection.QUESTIONS, 2);
        sample.vote(0, YES_A).vote(1, NO_BC).vote(2, BLANK_NONE);
        assertThat(sample.finish(4, 1, 2)).isEqualTo(List.of(List.of(5, 1, 2), List.of(1, 2, 2)));
        bothAccept(sample.box.bytes(), "weights and a threshold");
    }

    @Test
    void too_few_trustees_read_nothing() throws Exception {
        for (var trustees : List.of(List.of(2, 3), List.of(1, 2), List.of(1))) {
            var sample =
                    SampleElection.withThreshold(2, 3, List.of(1), SampleElection.QUESTIONS, 3);
            sample.vote(0, YES_A);
            assertThatThrownBy(() -> sample.finish(trustees.toArray(Integer[]::new)))
                    .hasMessage("Too few trustees have decrypted.");
        }
    }

    @Test
    void a_box_of_the_tool_is_valid_for_us_with_the_same_result() throws Exception {
        tool.must("", "setup", "generate-trustee-key", "--group", "BELENIOS-2048");
        Files.writeString(folder.resolve("public_keys.jsons"), joined("*.pubkey"));
        var uuid = tool.must("", "setup", "generate-token").strip();
        tool.must(
                "",
                "setup",
                "generate-credentials",
                "--uuid",
                uuid,
                "--group",
                "BELENIOS-2048",
                "--count",
                "3");
        Files.writeString(folder.resolve("public_creds.json"), joined("*.pubcreds"));
        tool.must("", "setup", "make-trustees");
        Files.writeString(
                folder.resolve("template.json"),
                "{\"description\":\"\",\"name\":\"n\",\"questions\":%s}"
                        .formatted(Json.list(SampleElection.QUESTIONS, Question::json)));
        tool.must(
                "",
                "setup",
                "make-election",
                "--uuid",
                uuid,
                "--group",
                "BELENIOS-2048",
                "--template",
                "template.json");
        tool.must("", "archive", "init");
        var votes = List.of("[[0,1,0],[1,0,0]]", "[[1,0,0],[0,0,0]]", "[[0,0,1],[0,1,1]]");
        var credentials =
                joined("*.privcreds")
                        .lines()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList();
        for (int i = 0; i < votes.size(); i++) {
            Files.writeString(folder.resolve("choice"), votes.get(i));
            Files.writeString(folder.resolve("credential"), credentials.get(i));
            add(
                    "Ballot",
                    tool.must(
                            "",
                            "election",
                            "generate-ballot",
                            "--privcred",
                            "credential",
                            "--ballot",
                            "choice"));
        }
        var open = BoxVerifier.verify(box());
        assertThat(open.valid()).as(open.findings().toString()).isTrue();
        assertThat(open.findings().getLast().verdict()).isEqualTo(Verdict.NOT_THERE_YET);
        add("EndBallots", "");
        add("EncryptedTally", tool.must("", "election", "compute-encrypted-tally"));
        add(
                "PartialDecryption",
                tool.must(
                        "",
                        "election",
                        "decrypt",
                        "--privkey",
                        name("*.privkey"),
                        "--trustee-id",
                        "1"));
        add("Result", tool.must("", "election", "compute-result"));
        var report = BoxVerifier.verify(box());
        assertThat(report.valid()).as(report.findings().toString()).isTrue();
        assertThat(report.result()).isEqualTo(List.of(List.of(1, 1, 1), List.of(1, 1, 1)));
        // Its credentials are read as ours are, and give the same public keys.
        var derived =
                tool.must(
                                "",
                                "setup",
                                "generate-credentials",
                                "--uuid",
                                uuid,
                                "--group",
                                "BELENIOS-2048",
                                "--derive",
                                credentials.getFirst())
                        .strip();
        assertThat(Credential.read(credentials.getFirst()).publicKey(Group.BELENIOS_2048, uuid))
                .isEqualTo(new BigInteger(derived));
        oneFlippedByteFailsInBoth(box());
    }

    @Test
    void one_flipped_byte_in_a_box_of_ours_fails_in_both() throws Exception {
        oneFlippedByteFailsInBoth(small().box.bytes());
    }

    /// For us anywhere in the file; for the tool in what the files hold and how they are called.
    private void oneFlippedByteFailsInBoth(byte[] box) throws Exception {
        assertThat(BoxVerifier.verify(box).valid()).isTrue();
        var random = new Random(11);
        for (int i = 0; i < 1_500; i++) {
            int at = random.nextInt(box.length);
            assertThat(BoxVerifier.verify(flipped(box, at, random)).valid())
                    .as("byte " + at)
                    .isFalse();
        }
        int at = 0;
        var entries = new ArrayList<>(Archive.read(box).entries());
        entries.addFirst(Archive.header(Archive.read(box).timestamp()));
        for (var entry : entries) {
            if (!entry.name().equals(Archive.HEADER)) {
                int place =
                        random.nextInt(4) == 0
                                ? random.nextInt(64)
                                : 512 + random.nextInt(entry.content().length);
                var flipped = flipped(box, at + place, random);
                assertThat(tool.verify(flipped).content())
                        .as("byte " + place + " of " + entry.name())
                        .isFalse();
                assertThat(BoxVerifier.verify(flipped).valid()).isFalse();
            }
            at += Archive.written(entry, 0).length;
        }
        assertThat(at).isEqualTo(box.length);
    }

    /// Forgeries that keep the chain of hashes whole: only the proofs tell.
    @Test
    void any_changed_number_in_a_box_whose_hashes_are_made_anew_fails_in_both() throws Exception {
        var box = small().box.bytes();
        assertThat(BoxVerifier.verify(Forgery.of(box, -1, "")).valid()).isTrue();
        var entries = Archive.read(box).entries();
        int forged = 0;
        for (int i = 0; i < entries.size(); i++) {
            var json = new String(entries.get(i).content(), StandardCharsets.UTF_8);
            if (entries.get(i).name().endsWith(".event.json") || json.startsWith("{\"election\"")) {
                continue;
            }
            var numbers = NUMBER.matcher(json);
            while (numbers.find()) {
                int at = numbers.end() - 1;
                char other = (char) ('0' + (json.charAt(at) - '0' + 1) % 10);
                var what = json.substring(0, Math.min(30, json.length())) + " at " + at;
                var forgery =
                        Forgery.of(box, i, json.substring(0, at) + other + json.substring(at + 1));
                var report = BoxVerifier.verify(forgery);
                assertThat(report.valid()).as(what).isFalse();
                assertThat(report.findings().getFirst().verdict())
                        .as(what)
                        .isEqualTo(Verdict.VALID);
                // The tool adds the ballots up itself and does not look at the sum that is
                // published.
                boolean sum =
                        json.startsWith("[[{\"alpha\"") || json.startsWith("{\"num_tallied\"");
                if (forged++ % 6 == 0 && !sum) {
                    assertThat(tool.verify(forgery).content()).as(what).isFalse();
                }
            }
        }
        assertThat(forged).isGreaterThan(100);
    }

    /// A number in decimal, long or as a member of its own; not the digits of a hash.
    private static final java.util.regex.Pattern NUMBER =
            java.util.regex.Pattern.compile("(?<=[\":\\[,])[0-9]+(?=[\",\\]}\\\\])");

    @Test
    void an_event_that_names_another_before_it_or_is_taken_out_fails_in_both() throws Exception {
        var box = small().box.bytes();
        var read = Archive.read(box);
        for (int i = 0; i < read.entries().size(); i++) {
            var entry = read.entries().get(i);
            if (!entry.name().endsWith(".event.json") || i < 6) {
                continue;
            }
            var json = new String(entry.content(), StandardCharsets.UTF_8);
            var orphan =
                    json.replaceFirst(
                            "\"parent\":\"[0-9a-f]{64}\"", "\"parent\":\"" + "0".repeat(64) + "\"");
            bothRefuse(Forgery.of(box, i, orphan), "orphan " + json);
            var without = new ArrayList<>(read.entries());
            without.remove(i);
            if (i < read.entries().size() - 1) {
                bothRefuse(archive(without, read.timestamp()), "without " + json);
            }
        }
    }

    @Test
    void a_file_under_the_name_of_another_fails_in_both() throws Exception {
        var read = Archive.read(small().box.bytes());
        var entries = new ArrayList<>(read.entries());
        var last = entries.getLast();
        entries.set(
                entries.size() - 1,
                new Archive.Entry(Archive.name(new byte[0], true), last.content()));
        bothRefuse(archive(entries, read.timestamp()), "renamed");
    }

    private static byte[] archive(List<Archive.Entry> entries, long timestamp) {
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(Archive.written(Archive.header(timestamp), timestamp));
        entries.forEach(entry -> bytes.writeBytes(Archive.written(entry, timestamp)));
        return bytes.toByteArray();
    }

    private void bothRefuse(byte[] box, String what) throws Exception {
        assertThat(BoxVerifier.verify(box).valid()).as(what).isFalse();
        assertThat(tool.verify(box).content()).as(what).isFalse();
    }

    /// Whoever could put a key of their own into an election would read every ballot.
    @Test
    void an_election_under_another_key_than_that_of_its_trustees_fails_in_both() throws Exception {
        var honest = small().election;
        var parameters = honest.parameters();
        var own = Group.BELENIOS_2048.power(BigInteger.TEN);
        var json = parameters.json().replace(parameters.key().toString(), own.toString());
        var changed =
                new OpenElection(
                        new ElectionParameters(
                                parameters.uuid(),
                                parameters.name(),
                                parameters.group(),
                                own,
                                parameters.questions(),
                                json),
                        honest.trustees(),
                        honest.credentials());
        var box = new BallotBox(changed, SampleElection.BEGUN).bytes();
        var report = BoxVerifier.verify(box);
        assertThat(report.findings().getLast().message().en())
                .isEqualTo("The key of the election is not that of its trustees.");
        assertThat(tool.verify(box).content()).isFalse();
        assertThat(BoxVerifier.verify(new BallotBox(honest, SampleElection.BEGUN).bytes()).valid())
                .isTrue();
    }

    private SampleElection small() throws Refused {
        var sample =
                SampleElection.withThreshold(
                        2, 2, List.of(1, 1), SampleElection.QUESTIONS.subList(0, 1), 4);
        sample.vote(0, YES_A.subList(0, 1)).vote(1, BLANK_NONE.subList(0, 1)).finish(1, 2, 3);
        return sample;
    }

    private void bothAccept(byte[] box, String when) throws Exception {
        var report = BoxVerifier.verify(box);
        assertThat(report.valid()).as(when + " " + report.findings()).isTrue();
        var said = tool.verify(box);
        assertThat(said.content()).as(when + " " + said.err()).isTrue();
        assertThat(said.err()).contains("all checks passed");
    }

    private static byte[] flipped(byte[] box, int at, Random random) {
        var flipped = box.clone();
        flipped[at] ^= (byte) (1 + random.nextInt(255));
        return flipped;
    }

    private void add(String type, String lines) throws Exception {
        tool.must(lines, "archive", "add-event", "--type=" + type);
    }

    private byte[] box() throws Exception {
        return Files.readAllBytes(folder.resolve(name("*.bel")));
    }

    private String joined(String pattern) throws Exception {
        return Files.readString(folder.resolve(name(pattern)));
    }

    private String name(String pattern) throws Exception {
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            return found.iterator().next().getFileName().toString();
        }
    }
}
