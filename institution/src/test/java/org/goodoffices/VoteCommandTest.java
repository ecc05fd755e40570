package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.ballots.Ballot;
import org.goodoffices.engines.decision.ballots.BallotBox;
import org.goodoffices.engines.decision.ballots.Credential;
import org.goodoffices.engines.decision.ballots.ElectionParameters;
import org.goodoffices.engines.decision.ballots.EncryptedTally;
import org.goodoffices.engines.decision.ballots.Group;
import org.goodoffices.engines.decision.ballots.OpenElection;
import org.goodoffices.engines.decision.ballots.PartialDecryption;
import org.goodoffices.engines.decision.ballots.Question;
import org.goodoffices.engines.decision.ballots.TrusteeKey;
import org.goodoffices.engines.decision.ballots.Trustees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class VoteCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        var line = new CommandLine(new Main());
        line.setResourceBundle(ResourceBundle.getBundle("cli", Locale.ROOT));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --base present-and-voting --threshold 2/3 --yes 92 --no 46                    | 0
                    --base present-and-voting --threshold 2/3 --yes 91 --no 46                    | 1
                    --base present-and-voting --threshold 2/3 --more-than --yes 92 --no 46        | 1
                    --base present_and_voting --threshold simple --yes 1 --no 0 --abstain 191     | 0
                    --base votes-cast --threshold simple --yes 10 --no 9 --abstain 2              | 1
                    --base votes-cast --threshold simple --yes 10 --no 9 --abstain 2 --count-abstentions no | 0
                    --base members --threshold simple --yes 97 --no 0 --members 193               | 0
                    --base members --threshold simple --yes 96 --no 0 --members 193               | 1
                    --base members --threshold 1/2 --at-least --yes 5 --members 10                | 0
                    --base members --threshold unanimity --at-least --yes 10 --members 10         | 0
                    --base members --threshold 9 --yes 9 --no 6 --members 15 --vetoes 1           | 1
                    --base present-and-voting --threshold simple --yes 9 --no 1 --members 25 --quorum 1/2 | 1
                    --base present-and-voting --threshold simple --yes 9 --no 4 --members 25 --quorum 1/2 | 0
                    --base present-and-voting --threshold simple --yes 5 --no 5                   | 1
                    --base present-and-voting --threshold simple --yes 5 --no 5 --tie second-vote | 3
                    --base present-and-voting --threshold simple --yes 5 --no 5 --tie casting-vote --casting for | 0
                    --base members --threshold 85% --yes 9 --no 1 --weights yes=85,no=15 --members 10 | 0
                    --base members --threshold 85% --yes 9 --no 1 --weights yes=84,no=16 --members 10 | 1
                    --base members --threshold 85% --yes 9 --weights yes=85 --members 10          | 2
                    --base members --threshold simple --yes 5                                     | 2
                    --base half --threshold simple --yes 5                                        | 2
                    --base members --threshold 3/2 --yes 5 --members 5                            | 2
                    --base members --threshold simple --yes 6 --members 5                         | 2
                    --base members --threshold simple --yes -1 --members 5                        | 2
                    --base members --threshold simple --yes many --members 5                      | 2
                    --base present --threshold simple --yes 9223372036854775807 --no 1            | 2
                    --base present --threshold unanimity --more-than --yes 9                      | 2
                    --threshold simple --yes 5                                                    | 2
                    """)
    void the_exit_code_tells_the_outcome(String arguments, int code) {
        assertThat(run(("vote decide " + arguments).split(" "))).as(err.toString()).isEqualTo(code);
        assertThat(err.toString().isEmpty()).isEqualTo(code != 2);
    }

    @Test
    void it_prints_the_sentence_of_the_record_in_either_language() {
        var vote =
                "vote decide --base present-and-voting --threshold 2/3 --yes 67 --no 33 --language"
                        + " ";
        run((vote + "en").split(" "));
        assertThat(out)
                .hasToString(
                        "The proposal is adopted (67 votes for, 33 against): at least two thirds of"
                                + " the members present and voting (67 + 33 = 100) must be in favour"
                                + " (2/3 × 100 = 66 2/3, so 67), and 67 are.\n");
        out.getBuffer().setLength(0);
        run((vote + "zh").split(" "));
        assertThat(out)
                .hasToString(
                        "提案获得通过（67票赞成、33票反对）：以出席并参加表决的成员为基数（67 + 33 ="
                                + " 100），赞成票须不少于三分之二（2/3 × 100 = 66 2/3，即67），实得67票。\n");
    }

    @Test
    void json_has_every_number_and_the_same_sentence() {
        run(
                "vote decide --base members --threshold 3/4 --yes 8 --no 1 --absent 1 --quorum 2/3 --json"
                        .split(" "));
        var read = new JsonMapper().readTree(out.toString());
        assertThat(read.get("outcome").stringValue()).isEqualTo("adopted");
        assertThat(read.get("adopted").booleanValue()).isTrue();
        assertThat(read.get("required").intValue()).isEqualTo(8);
        assertThat(read.get("base-number").intValue()).isEqualTo(10);
        assertThat(read.get("threshold").stringValue()).isEqualTo("at least 3/4");
        assertThat(read.get("quorum").get("required").intValue()).isEqualTo(7);
        assertThat(read.get("sentence").get("zh").stringValue()).startsWith("提案获得通过");
    }

    @Test
    void what_cannot_be_understood_is_said_in_the_language_asked_for() {
        assertThat(run("vote decide --base x --threshold simple --language zh".split(" ")))
                .isEqualTo(2);
        assertThat(err)
                .hasToString("“x”不是基数：应为 members、present、present-and-voting 或者 votes-cast。\n");
    }

    private static Path box(Path folder) throws Exception {
        var random = new Random(1);
        var group = Group.BELENIOS_2048;
        var secret = TrusteeKey.Secret.draw(group, random);
        var trustees =
                new Trustees(
                        group,
                        List.of(new Trustees.Kind.Single(TrusteeKey.of(group, secret, random))));
        var uuid = Credential.token(random, 14);
        var parameters =
                ElectionParameters.of(
                        uuid,
                        "n",
                        "",
                        List.of(new Question("Chair", List.of("A", "B"), 1, 1, true)),
                        trustees);
        var credential = Credential.draw(random);
        var election =
                new OpenElection(
                        parameters, trustees, Map.of(credential.publicKey(group, uuid), 1));
        var made = new BallotBox(election, Instant.EPOCH);
        var ballot = Ballot.cast(election, credential, List.of(List.of(0, 0, 1)), random);
        made.put(ballot);
        made.close();
        var tally = EncryptedTally.of(election, List.of(ballot));
        made.put(tally);
        var work = PartialDecryption.of(election, tally, secret, random);
        made.put(1, work);
        made.put(tally.decrypted(election, Map.of(1, work)));
        Files.writeString(folder.resolve("tracker"), ballot.tracker());
        return Files.write(folder.resolve("box.bel"), made.bytes());
    }

    @Test
    void a_box_is_checked_and_a_voter_finds_their_ballot(@TempDir Path folder) throws Exception {
        var file = box(folder);
        var tracker = Files.readString(folder.resolve("tracker"));
        var arguments = List.of("vote", "verify", file.toString(), "--tracker", tracker);
        assertThat(run(with(arguments, "--language", "en"))).isZero();
        assertThat(out.toString())
                .contains("valid  ballots: 1 ballots hold, of which 1 count\n")
                .endsWith(
                        "Chair\n  0  blank vote\n  0  A\n  1  B\n"
                                + "The ballot with this tracker is counted.\nValid.\n");
        out.getBuffer().setLength(0);
        assertThat(run(with(arguments, "--json"))).isZero();
        var read = new JsonMapper().readTree(out.toString());
        assertThat(read.get("valid").booleanValue()).isTrue();
        assertThat(read.get("result").toString()).isEqualTo("[[0,0,1]]");
        assertThat(read.get("trackers").get(0).stringValue()).isEqualTo(tracker);
        out.getBuffer().setLength(0);
        assertThat(
                        run(
                                "vote",
                                "verify",
                                file.toString(),
                                "--tracker",
                                "another",
                                "--language",
                                "zh"))
                .isEqualTo(1);
        assertThat(out.toString()).endsWith("载有该查验码的选票未计入。\n核验通过。\n");
    }

    @Test
    void a_changed_box_exits_with_1_and_a_missing_one_with_2(@TempDir Path folder)
            throws Exception {
        var file = box(folder);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(run("vote", "verify", file.toString(), "--language", "en")).isEqualTo(1);
        assertThat(out.toString()).contains("NOT VALID  archive: ").endsWith("Not valid.\n");
        assertThat(run("vote", "verify", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("vote", "verify", folder.toString())).isEqualTo(2);
        assertThat(run("vote", "verify")).isEqualTo(2);
    }

    private static String[] with(List<String> arguments, String... more) {
        return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
    }
}
