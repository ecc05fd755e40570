package org.goodoffices.engines.decision.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.goodoffices.engines.decision.ballots.BoxVerifier.Report;
import org.goodoffices.engines.decision.ballots.BoxVerifier.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever is put before the verifier, it answers soon and says what is wrong.
class HostileBoxTest {

    @SuppressWarnings("NullAway.Init") // set before all
    private static byte[] box;

    @BeforeAll
    static void aBox() throws Refused {
        var sample =
                SampleElection.withAll(
                        1, List.of(1, 1), SampleElection.QUESTIONS.subList(0, 1), 21);
        sample.vote(0, List.of(List.of(0, 1, 0))).vote(1, List.of(List.of(1, 0, 0))).finish(1);
        box = sample.box.bytes();
    }

    private static Report refused(byte[] bytes) {
        var report =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> BoxVerifier.verify(bytes));
        assertThat(report.valid()).isFalse();
        assertThat(report.findings().getLast().verdict()).isEqualTo(Verdict.NOT_VALID);
        assertThat(report.findings().getLast().message().en()).endsWith(".");
        assertThat(report.findings().getLast().message().zh()).endsWith("。");
        return report;
    }

    @Test
    void nothing_noise_and_a_part_are_refused() {
        refused(new byte[0]);
        refused(new byte[512]);
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var noise = new byte[random.nextInt(5_000)];
            random.nextBytes(noise);
            refused(noise);
        }
        for (int cut = 1; cut < box.length; cut += 371) {
            var part = java.util.Arrays.copyOf(box, cut);
            if (cut % 512 != 0) {
                refused(part);
            }
        }
    }

    @Test
    void files_that_say_they_are_larger_than_the_archive_are_refused() {
        var large = box.clone();
        System.arraycopy("77777777777".getBytes(StandardCharsets.US_ASCII), 0, large, 124, 11);
        refused(large);
    }

    @Test
    void every_file_replaced_by_what_it_is_not_is_refused() throws Refused {
        var deep = "[".repeat(5_000) + "]".repeat(5_000);
        var long1 = "[\"" + "9".repeat(1_000_000) + "\"]";
        var entries = Archive.read(box).entries();
        for (int i = 0; i < entries.size(); i++) {
            for (var content :
                    List.of(
                            "",
                            "null",
                            "{}",
                            "[]",
                            "[[]]",
                            "[null]",
                            "1e999999999",
                            "{\"a\":1,\"a\":2}",
                            "\"\\ud800\"",
                            deep,
                            long1)) {
                refused(Forgery.of(box, i, content));
            }
        }
    }

    @Test
    void every_member_replaced_by_another_kind_is_refused() throws Refused {
        var entries = Archive.read(box).entries();
        for (int i = 0; i < entries.size(); i++) {
            var json = new String(entries.get(i).content(), StandardCharsets.UTF_8);
            for (var change :
                    List.of(
                            new String[] {":\"", ":-1,\"x\":\""},
                            new String[] {":[", ":\"\",\"x\":["},
                            new String[] {"\":", "y\":"},
                            new String[] {"[\"", "[\"-"},
                            new String[] {"{\"", "{\"zz\":{},\""},
                            new String[] {"}", ",\"owner\":-5}"})) {
                var changed =
                        json.replaceFirst(java.util.regex.Pattern.quote(change[0]), change[1]);
                if (!changed.equals(json)) {
                    refused(Forgery.of(box, i, changed));
                }
            }
        }
    }

    @Test
    void numbers_outside_the_group_are_refused() throws Refused {
        var entries = Archive.read(box).entries();
        var group = Group.BELENIOS_2048;
        var minusOne = group.modulus().subtract(java.math.BigInteger.ONE);
        for (int i = 0; i < entries.size(); i++) {
            var json = new String(entries.get(i).content(), StandardCharsets.UTF_8);
            // Zero, one, the modulus, and -1, which is a number modulo p but no element of the
            // group.
            for (var number : List.of("0", "1", group.modulus().toString(), minusOne.toString())) {
                var changed = json.replaceFirst("\"[0-9]{500,}\"", "\"" + number + "\"");
                if (!changed.equals(json)) {
                    refused(Forgery.of(box, i, changed));
                }
            }
            var changed = json.replaceFirst("\"[0-9]{70,80}\"", "\"" + group.order() + "\"");
            if (!changed.equals(json)) {
                refused(Forgery.of(box, i, changed));
            }
        }
    }

    @Test
    void a_question_as_large_as_can_be_written_costs_nothing() throws Refused {
        var entries = Archive.read(box).entries();
        for (int i = 0; i < entries.size(); i++) {
            var json = new String(entries.get(i).content(), StandardCharsets.UTF_8);
            if (json.startsWith("{\"version\"")) {
                refused(Forgery.of(box, i, json.replace("\"max\":1", "\"max\":2147483647")));
                refused(Forgery.of(box, i, json.replace("BELENIOS-2048", "Ed25519")));
            }
            if (json.startsWith("{\"result\"")) {
                refused(Forgery.of(box, i, "{\"result\":[[1,2147483647,0]]}"));
                refused(Forgery.of(box, i, "{\"result\":[[0,1,1]]}"));
            }
        }
    }

    @Test
    void the_vote_of_somebody_who_is_not_on_the_list_is_refused() throws Refused {
        var sample =
                SampleElection.withAll(1, List.of(1), SampleElection.QUESTIONS.subList(0, 1), 22);
        var stranger = Credential.draw(new Random(9));
        sample.box.put(
                Ballot.cast(sample.election, stranger, List.of(List.of(0, 1, 0)), new Random(2)));
        assertThat(refused(sample.box.bytes()).findings().getLast().message().en())
                .isEqualTo("Ballot 1: Its credential is not on the list.");
    }
}
