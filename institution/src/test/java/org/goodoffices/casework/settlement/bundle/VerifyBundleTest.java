package org.goodoffices.casework.settlement.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.goodoffices.engines.proof.Entry;
import org.goodoffices.engines.proof.Finding.Verdict;
import org.goodoffices.engines.proof.NoteKey;
import org.junit.jupiter.api.Test;

class VerifyBundleTest {
    private static final NoteKey TRUST = SampleCase.KEYS.log().key();
    private static final Settlement SETTLEMENT = SampleSettlement.usual();
    private static final List<Signature> SIGNATURES = SampleCase.signatures(SETTLEMENT);
    private static final byte[] BUNDLE = SampleCase.bundle(SETTLEMENT, SIGNATURES);

    @Test
    void a_bundle_as_sealed_is_valid_in_every_part() {
        var report = VerifyBundle.verify(BUNDLE, TRUST, null).orElseThrow();
        assertThat(report.lines())
                .extracting(Report.Line::verdict)
                .as(report.toString())
                .containsOnly(Verdict.VALID);
        assertThat(report.lines())
                .extracting(Report.Line::part)
                .contains(
                        "ZIP",
                        "settlement.json",
                        "signatures.json",
                        "receipts/1.json",
                        "record.json",
                        "settlement.pdf",
                        "institution.txt",
                        "attestation.txt");
    }

    @Test
    void without_a_trusted_key_the_report_asks_to_compare_it() {
        var report = VerifyBundle.verify(BUNDLE, null, null).orElseThrow();
        assertThat(report.isValid()).isTrue();
        assertThat(report.lines())
                .filteredOn(line -> line.verdict() == Verdict.NOT_CHECKED)
                .extracting(Report.Line::part)
                .containsExactly("institution.txt");
    }

    @Test
    void one_changed_byte_in_any_part_is_found_and_the_part_named() {
        var parts = StoredZip.read(BUNDLE).orElseThrow().parts();
        var random = new Random(3);
        for (var name : parts.keySet()) {
            for (int round = 0; round < 2; round++) {
                int at = random.nextInt(parts.get(name).length);
                int bit = 1 << random.nextInt(8);
                var changed =
                        with(
                                name,
                                content -> {
                                    content[at] ^= (byte) bit;
                                    return content;
                                });
                var report = VerifyBundle.verify(changed, TRUST, null).orElseThrow();
                assertThat(faulty(report)).as("%s at %d", name, at).contains(name);
            }
        }
    }

    @Test
    void one_changed_byte_anywhere_in_the_file_is_found() {
        var random = new Random(5);
        for (int round = 0; round < 24; round++) {
            byte[] changed = BUNDLE.clone();
            // Half of the rounds aim at the headers around the first parts and at the end.
            int at =
                    switch (round % 4) {
                        case 0 -> random.nextInt(60);
                        case 1 -> changed.length - 1 - random.nextInt(800);
                        default -> random.nextInt(changed.length);
                    };
            changed[at] ^= (byte) (1 << random.nextInt(8));
            var report = VerifyBundle.verify(changed, TRUST, null);
            assertThat(report.isPresent() && report.get().isValid()).as("at %d", at).isFalse();
        }
    }

    @Test
    void a_missing_and_an_added_part_are_named() {
        var parts = new LinkedHashMap<>(StoredZip.read(BUNDLE).orElseThrow().parts());
        parts.remove("receipts/2.json");
        parts.put("extra.txt", new byte[] {1});
        var report = VerifyBundle.verify(StoredZip.write(parts), TRUST, null).orElseThrow();
        assertThat(faulty(report)).contains("receipts/2.json", "extra.txt");
    }

    @Test
    void a_bundle_of_another_institution_is_not_trusted() {
        var other =
                NoteKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
                        .orElseThrow();
        var report = VerifyBundle.verify(BUNDLE, other, null).orElseThrow();
        assertThat(faulty(report)).containsExactly("institution.txt");
    }

    @Test
    void a_print_of_another_text_is_found_even_when_sealed_and_attested_again() {
        // The institution itself cheats: it attests everything anew around another print.
        var other =
                SampleSettlement.of(
                        SETTLEMENT.clauses().stream()
                                .map(clause ->
                                        new Settlement.Clause(
                                                clause.number(),
                                                clause.heading(),
                                                new Bilingual(
                                                        clause.text()
                                                                .english()
                                                                .replace("thirty", "ninety"),
                                                        clause.text().chinese()),
                                                clause.parity()))
                                .toList());
        var page = SettlementPrint.of(other, SIGNATURES, LocalDate.of(2026, 11, 23), TRUST);
        var print = SampleCase.SEAL.seal(SettlementPdf.render(page, SampleCase.CLOCK.instant()));
        var report =
                VerifyBundle.verify(attestedAnew(Map.of(Parts.PRINT, print)), TRUST, null)
                        .orElseThrow();
        assertThat(report.lines())
                .filteredOn(line -> line.verdict() == Verdict.NOT_VALID)
                .extracting(line -> line.sentence().english())
                .contains("the print differs in clause 1 (…thirtydaysof… ≠ …ninetydaysof…)");
    }

    @Test
    void a_signature_moved_to_another_text_or_person_does_not_hold() {
        var signatures = SIGNATURES;
        var passkey = (Signature.Passkey) signatures.getFirst();
        var moved =
                new Signature.Passkey(
                        SampleCase.statement(
                                SETTLEMENT, Statement.Capacity.PARTY, 1, "Jeanne Moreau", "让娜·莫罗"),
                        passkey.clientDataJson(),
                        passkey.authenticatorData(),
                        passkey.signature(),
                        passkey.publicKey());
        var fault = SignatureCheck.fault(SETTLEMENT, moved, TRUST);
        assertThat(fault)
                .isEqualTo(
                        new Bilingual(
                                "the passkey signed another text, capacity or case",
                                "通行密钥所签署的并非本文本、本身份或本案件"));
        var otherText = SampleSettlement.of(SampleSettlement.many(1));
        assertThat(SignatureCheck.fault(otherText, passkey, TRUST))
                .isEqualTo(new Bilingual("it stands under another text", "该签名所签署的并非本文本"));
    }

    @Test
    void a_passkey_must_have_verified_the_person_at_this_host() {
        var good = (Signature.Passkey) SIGNATURES.getFirst();
        assertThat(PasskeyCheck.fault(good)).isNull();
        for (int at = 0; at < 33; at++) {
            var data = good.authenticatorData();
            data[at] ^= 0x05;
            assertThat(
                            PasskeyCheck.fault(
                                    new Signature.Passkey(
                                            good.statement(),
                                            good.clientDataJson(),
                                            data,
                                            good.signature(),
                                            good.publicKey())))
                    .isNotNull();
        }
    }

    @Test
    void an_earlier_checkpoint_exposes_a_rewritten_log() {
        var log = SampleCase.log(SIGNATURES);
        var earlier = new SampleCase.Log(log.entries().subList(0, 2)).checkpoint().encoded();
        assertThat(VerifyBundle.verify(BUNDLE, TRUST, earlier).orElseThrow().isValid()).isTrue();

        var other = new ArrayList<>(log.entries());
        other.set(0, Entry.of(Map.of("act", "another")));
        var rewritten = new SampleCase.Log(other.subList(0, 2)).checkpoint().encoded();
        var report = VerifyBundle.verify(BUNDLE, TRUST, rewritten).orElseThrow();
        assertThat(faulty(report)).containsExactly("record.json");
    }

    @Test
    void hostile_files_are_unreadable_and_never_an_exception() throws Exception {
        assertThat(VerifyBundle.verify(new byte[0], TRUST, null)).isEmpty();
        assertThat(VerifyBundle.verify("PK".getBytes(StandardCharsets.UTF_8), TRUST, null))
                .isEmpty();
        for (int length = 0; length < BUNDLE.length; length += 997) {
            var cut = VerifyBundle.verify(Arrays.copyOf(BUNDLE, length), TRUST, null);
            assertThat(cut.isPresent() && cut.get().isValid()).isFalse();
        }
        assertThat(VerifyBundle.verify(deflated("settlement.json", 50_000_000), TRUST, null))
                .isEmpty();
        assertThat(VerifyBundle.verify(deflated("../../etc/passwd", 10), TRUST, null)).isEmpty();
        var slip = StoredZip.write(Map.of("../settlement.json", new byte[10]));
        assertThat(VerifyBundle.verify(slip, TRUST, null)).isEmpty();
    }

    @Test
    void the_bundle_opens_with_any_zip_program() throws Exception {
        var names = new ArrayList<String>();
        var file = Files.createTempFile("bundle", ".zip");
        Files.write(file, BUNDLE);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                names.add(entry.getName());
                assertThat(zip.getInputStream(entry).readAllBytes())
                        .isEqualTo(
                                StoredZip.read(BUNDLE).orElseThrow().parts().get(entry.getName()));
            }
        }
        assertThat(names).contains("settlement.pdf", "readme.txt");
        assertThat(StoredZip.write(StoredZip.read(BUNDLE).orElseThrow().parts())).isEqualTo(BUNDLE);
    }

    private static byte[] deflated(String name, int size) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[size]);
        }
        return out.toByteArray();
    }

    private static byte[] with(String name, UnaryOperator<byte[]> change) {
        var parts = new LinkedHashMap<>(StoredZip.read(BUNDLE).orElseThrow().parts());
        parts.compute(name, (_, content) -> change.apply(content.clone()));
        return StoredZip.write(parts);
    }

    private static byte[] attestedAnew(Map<String, byte[]> replaced) {
        var parts = new LinkedHashMap<>(StoredZip.read(BUNDLE).orElseThrow().parts());
        parts.putAll(replaced);
        parts.remove(Parts.ATTESTATION);
        parts.put(
                Parts.ATTESTATION,
                SampleCase.SEALING.attestation(SETTLEMENT, LocalDate.of(2026, 11, 23), parts));
        return StoredZip.write(parts);
    }

    private static List<String> faulty(Report report) {
        return report.lines().stream()
                .filter(line -> line.verdict() == Verdict.NOT_VALID)
                .map(Report.Line::part)
                .distinct()
                .toList();
    }
}
