package org.goodoffices.casework.settlement.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.goodoffices.engines.proof.Entry;
import org.goodoffices.engines.proof.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class VerifyCommandTest {
    private static final Settlement SETTLEMENT = SampleSettlement.usual();
    private static final List<Signature> SIGNATURES = SampleCase.signatures(SETTLEMENT);
    private static final byte[] BUNDLE = SampleCase.bundle(SETTLEMENT, SIGNATURES);
    private static final String TRUST = SampleCase.KEYS.log().key().text();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_valid_bundle_exits_with_0_and_says_so_in_either_language() throws Exception {
        var file = file("settlement.zip", BUNDLE);
        assertThat(run(file, "--trust", TRUST, "--language", "en")).isZero();
        assertThat(out.toString())
                .contains("valid  settlement.pdf: The institution's seal is unbroken")
                .endsWith("Valid.\n");
        out.getBuffer().setLength(0);
        assertThat(run(file, "--trust", TRUST, "--language", "zh")).isZero();
        assertThat(out.toString()).contains("有效  settlement.pdf: 机构印章完好").endsWith("核验通过。\n");
    }

    @Test
    void without_a_trusted_key_it_exits_with_3_and_says_that_the_signer_was_not_checked()
            throws Exception {
        var file = file("settlement.zip", BUNDLE);
        assertThat(run(file, "--language", "en")).isEqualTo(3);
        assertThat(out.toString())
                .endsWith("Consistent in itself; who signed it was not checked (--trust KEY).\n");
        out.getBuffer().setLength(0);
        assertThat(run(file, "--language", "zh")).isEqualTo(3);
        assertThat(out.toString()).endsWith("文件自身前后一致；签署者为何人未经核验（--trust KEY）。\n");
        out.getBuffer().setLength(0);
        assertThat(run(file, "--json")).isEqualTo(3);
        assertThat(new JsonMapper().readTree(out.toString()).get("valid").isNull()).isTrue();
    }

    @Test
    void a_receipt_older_than_the_checkpoint_kept_is_shown_to_be_continued_by_the_history()
            throws Exception {
        var log = SampleCase.log(SIGNATURES);
        var early = new SampleCase.Log(log.entries().subList(0, 2));
        var receipt = file("receipt.json", early.receipts().getFirst().document());
        var later = file("later.txt", log.checkpoint().encoded().getBytes(UTF_8));
        assertThat(run(receipt, "--trust", TRUST, "--since", later)).isEqualTo(3);
        var history =
                new History(
                        2,
                        log.record().tree().consistency(2, 4).path(),
                        log.checkpoint(),
                        SampleCase.KEYS.log().key());
        var since = file("history.json", history.document());
        assertThat(run(since, "--trust", TRUST, "--since", receipt)).isZero();

        var other = new ArrayList<>(log.entries());
        other.set(1, Entry.of(Map.of("act", "another", "lane", "joint-7", "position", 1)));
        var rewritten = new SampleCase.Log(other);
        var forged =
                new History(
                        2,
                        rewritten.record().tree().consistency(2, 4).path(),
                        rewritten.checkpoint(),
                        SampleCase.KEYS.log().key());
        var exposed = file("forged.json", forged.document());
        assertThat(run(exposed, "--trust", TRUST)).isEqualTo(3);
        assertThat(run(exposed, "--trust", TRUST, "--since", receipt)).isEqualTo(1);
    }

    @Test
    void the_trusted_key_may_be_in_a_file() throws Exception {
        var key = file("key.txt", (TRUST + "\n").getBytes(UTF_8));
        assertThat(run(file("settlement.zip", BUNDLE), "--trust", key)).isZero();
        assertThat(run(file("settlement.zip", BUNDLE), "--trust", "nonsense")).isEqualTo(2);
    }

    @Test
    void a_tampered_bundle_exits_with_1_and_names_the_part() throws Exception {
        byte[] changed = BUNDLE.clone();
        var text = new String(changed, ISO_8859_1);
        changed[text.indexOf("1,250,000")] = '9';
        assertThat(run(file("settlement.zip", changed), "--trust", TRUST, "--language", "en"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("NOT VALID  settlement.json: The part is not the one that was attested")
                .contains("NOT VALID  settlement.pdf: the print differs in clause 1")
                .endsWith("Not valid.\n");
    }

    @Test
    void what_is_no_bundle_exits_with_2() throws Exception {
        assertThat(run(file("empty", new byte[0]))).isEqualTo(2);
        assertThat(run(file("text", "hello".getBytes(UTF_8)))).isEqualTo(2);
        assertThat(run(file("json", "{}".getBytes(UTF_8)))).isEqualTo(2);
        assertThat(run(folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(run(folder.toString())).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).doesNotContain("Exception");
    }

    @Test
    void findings_can_be_had_as_json() throws Exception {
        assertThat(run(file("settlement.zip", BUNDLE), "--trust", TRUST, "--json")).isZero();
        var json = new JsonMapper().readTree(out.toString());
        assertThat(json.get("valid").asBoolean()).isTrue();
        assertThat(json.get("findings").get(0).get("part").asString()).isEqualTo("ZIP");
        assertThat(json.get("findings").get(0).get("verdict").asString()).isEqualTo("VALID");
    }

    @Test
    void receipts_and_records_are_checked_on_their_own_too() throws Exception {
        var log = SampleCase.log(SIGNATURES);
        var earlier = new SampleCase.Log(log.entries().subList(0, 2)).checkpoint().encoded();
        var since = file("earlier.txt", earlier.getBytes(UTF_8));
        var receipt = file("receipt.json", log.receipts().getFirst().document());
        var record = file("record.json", log.record().document());
        assertThat(run(receipt, "--trust", TRUST)).isZero();
        assertThat(run(record, "--trust", TRUST, "--since", since)).isZero();
        var other = new SampleCase.Log(log.entries().subList(1, 4)).record().document();
        assertThat(run(file("other.json", other), "--trust", TRUST)).isZero();
        assertThat(run(file("other.json", other), "--trust", TRUST, "--since", since)).isEqualTo(1);
    }

    private String file(String name, byte[] content) throws Exception {
        return Files.write(folder.resolve(name), content).toString();
    }

    private int run(String... arguments) {
        var line = new CommandLine(new VerifyCommand());
        line.setResourceBundle(ResourceBundle.getBundle("cli"));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
