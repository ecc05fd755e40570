package org.goodoffices.casework.settlement.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.goodoffices.engines.proof.Checkpoint;
import org.goodoffices.engines.proof.Entry;
import org.goodoffices.engines.proof.Finding.Verdict;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.MerkleTree;
import org.goodoffices.engines.proof.NoteKey;
import org.goodoffices.engines.proof.RecordExtract;
import org.goodoffices.engines.proof.SignedCheckpoint;
import org.goodoffices.foundation.print.Print;
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
        assertThat(report.outcome()).isEqualTo(Report.Outcome.CONSISTENT);
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
            assertThat(report.isPresent() && report.get().outcome() != Report.Outcome.NOT_VALID)
                    .as("at %d", at)
                    .isFalse();
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
        var page = SampleCase.page(other, SIGNATURES);
        var print = SampleCase.SEAL.seal(Print.of(page.html(), SampleCase.CLOCK.instant()));
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
        assertThat(VerifyBundle.verify(BUNDLE, TRUST, earlier).orElseThrow().outcome())
                .isEqualTo(Report.Outcome.VALID);

        var other = new ArrayList<>(log.entries());
        other.set(0, Entry.of(Map.of("act", "another", "lane", "joint-7", "position", 0)));
        var rewritten = new SampleCase.Log(other.subList(0, 2)).checkpoint().encoded();
        var report = VerifyBundle.verify(BUNDLE, TRUST, rewritten).orElseThrow();
        assertThat(faulty(report)).containsExactly("record.json");
    }

    @Test
    void a_checkpoint_kept_after_the_sealing_accuses_nobody() {
        var grown = SampleCase.log(SIGNATURES).entries();
        grown.add(Entry.of(Map.of("act", "attest", "lane", "joint-7", "position", 4)));
        var later = new SampleCase.Log(grown).checkpoint().encoded();
        var report = VerifyBundle.verify(BUNDLE, TRUST, later).orElseThrow();
        assertThat(report.outcome()).isEqualTo(Report.Outcome.CONSISTENT);
        assertThat(report.lines())
                .filteredOn(line -> line.verdict() == Verdict.NOT_CHECKED)
                .extracting(Report.Line::part)
                .containsExactly("record.json");
    }

    @Test
    void an_ad_referendum_signature_is_reported_with_its_confirmation_or_as_not_confirmed() {
        var signatures = SampleCase.adReferendum(SETTLEMENT);
        var log = SampleCase.confirmed(signatures, signatures.get(1), "party 1");
        var bundle = SampleCase.bundle(SETTLEMENT, signatures, log);
        var report = VerifyBundle.verify(bundle, TRUST, null).orElseThrow();
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Report.Outcome.VALID);
        assertThat(report.lines())
                .extracting(line -> line.sentence().english())
                .contains("Jeanne Moreau signed ad referendum, confirmed on 2026-11-23T08:00:00Z");

        var parts = new LinkedHashMap<>(StoredZip.read(bundle).orElseThrow().parts());
        parts.remove(Parts.receipt(4));
        var without = VerifyBundle.verify(attestedAnew(parts), TRUST, null).orElseThrow();
        assertThat(without.lines())
                .filteredOn(line -> line.verdict() == Verdict.NOT_VALID)
                .extracting(line -> line.sentence().english())
                .contains(
                        "Société Rivière Énergie S.A. has signed ad referendum and has not confirmed: until then its signature is no evidence under Article 4(1)(a) of the Convention");
    }

    @Test
    void receipts_of_another_log_than_the_one_in_the_bundle_are_found() {
        var elsewhere = new ArrayList<RecordExtract.Leaf>();
        elsewhere.add(new RecordExtract.Leaf.Closed(Hash.sha256("a leaf")));
        var head =
                SignedCheckpoint.sign(
                        new Checkpoint(
                                SampleCase.HOST + "/lanes/joint-8",
                                1,
                                new MerkleTree(List.of(Hash.sha256("a leaf"))).root()),
                        SampleCase.KEYS.log());
        var record = new RecordExtract(elsewhere, head, TRUST).document();
        var report =
                VerifyBundle.verify(attestedAnew(Map.of(Parts.RECORD, record)), TRUST, null)
                        .orElseThrow();
        assertThat(faulty(report))
                .contains("receipts/1.json", "receipts/2.json", "receipts/3.json");
    }

    @Test
    void a_fingerprint_in_other_words_of_an_entry_is_no_receipt_of_the_signature() {
        var log = new SampleCase.Log(new ArrayList<>(SampleCase.log(SIGNATURES).entries()));
        var fingerprint = SIGNATURES.getFirst().fingerprint().hex();
        log.entries()
                .set(
                        1,
                        Entry.of(
                                Map.of(
                                        "act",
                                        "message",
                                        "lane",
                                        "joint-7",
                                        "position",
                                        1,
                                        "facts",
                                        Map.of("text", fingerprint))));
        var report =
                VerifyBundle.verify(SampleCase.bundle(SETTLEMENT, SIGNATURES, log), TRUST, null)
                        .orElseThrow();
        assertThat(report.lines())
                .filteredOn(line -> line.verdict() == Verdict.NOT_VALID)
                .extracting(line -> line.sentence().english())
                .containsExactly("No receipt holds the signature of Chan Siu Ming");
    }

    @Test
    void a_time_beyond_our_age_and_a_name_without_end_are_findings() {
        var far =
                with(
                        Parts.SIGNATURES,
                        content ->
                                new String(content, StandardCharsets.UTF_8)
                                        .replace(
                                                "2026-11-23T08:00:00Z",
                                                "+1000000000-01-01T00:00:00Z")
                                        .getBytes(StandardCharsets.UTF_8));
        assertThat(faulty(VerifyBundle.verify(far, TRUST, null).orElseThrow()))
                .contains("signatures.json");
        var name = "a/".repeat(15_000) + "a";
        assertThat(VerifyBundle.verify(StoredZip.write(Map.of(name, new byte[1])), TRUST, null))
                .isEmpty();
    }

    @Test
    void thousands_of_broken_bundles_never_stop_the_check_and_are_never_valid() {
        // Most go without the print, which is slow to read: something else must then be at fault.
        var parts = StoredZip.read(BUNDLE).orElseThrow().parts();
        var withoutPrint = new LinkedHashMap<>(parts);
        withoutPrint.put(Parts.PRINT, new byte[0]);
        var small = StoredZip.write(withoutPrint);
        assertThat(faulty(VerifyBundle.verify(small, TRUST, null).orElseThrow()))
                .containsExactly(Parts.PRINT);
        var names = parts.keySet().stream().filter(name -> !name.equals(Parts.PRINT)).toList();
        var random = new Random(20_261_125);
        for (int round = 0; round < 2_500; round++) {
            var good = round % 500 == 0 ? BUNDLE : small;
            byte[] broken;
            if (round % 4 == 0) {
                broken = mutated(good, random);
            } else {
                var changed = new LinkedHashMap<>(good == BUNDLE ? parts : withoutPrint);
                changed.computeIfPresent(
                        names.get(random.nextInt(names.size())),
                        (_, content) -> mutated(content, random));
                broken = StoredZip.write(changed);
            }
            if (!Arrays.equals(broken, good)) {
                var report = VerifyBundle.verify(broken, TRUST, null);
                assertThat(report.isEmpty() || faulty(report.get()).size() > 0)
                        .as("round %d", round)
                        .isTrue();
                assertThat(report.isEmpty() || !faulty(report.get()).equals(List.of(Parts.PRINT)))
                        .as("round %d", round)
                        .isTrue();
            }
        }
    }

    /// Cut short, or up to eight bytes changed, as often as not to one that means something.
    private static byte[] mutated(byte[] content, Random random) {
        if (content.length == 0 || random.nextInt(8) == 0) {
            return Arrays.copyOf(content, random.nextInt(content.length + 1));
        }
        byte[] changed = content.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            changed[random.nextInt(changed.length)] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : content[random.nextInt(content.length)];
        }
        return changed;
    }

    @Test
    void hostile_files_are_unreadable_and_never_an_exception() throws Exception {
        assertThat(VerifyBundle.verify(new byte[0], TRUST, null)).isEmpty();
        assertThat(VerifyBundle.verify("PK".getBytes(StandardCharsets.UTF_8), TRUST, null))
                .isEmpty();
        for (int length = 0; length < BUNDLE.length; length += 997) {
            var cut = VerifyBundle.verify(Arrays.copyOf(BUNDLE, length), TRUST, null);
            assertThat(cut.isPresent() && cut.get().outcome() != Report.Outcome.NOT_VALID)
                    .isFalse();
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
        if (replaced.containsKey(Parts.TEXT)) {
            parts.clear();
        }
        parts.putAll(replaced);
        parts.remove(Parts.ATTESTATION);
        parts.put(
                Parts.ATTESTATION,
                SampleCase.SEALING.attestation(
                        SETTLEMENT, SampleCase.CONCLUSION, SampleCase.ON, parts));
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
