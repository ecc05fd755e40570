package org.goodoffices.casework.settlement.bundle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.goodoffices.casework.settlement.bundle.SealSettlement.Outcome;
import org.goodoffices.casework.settlement.bundle.Settlement.Clause;
import org.goodoffices.casework.settlement.bundle.Settlement.Parity;
import org.goodoffices.casework.settlement.bundle.Settlement.Party;
import org.goodoffices.foundation.print.Print;
import org.goodoffices.foundation.print.PrintFonts;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class SealSettlementTest {
    @Test
    void the_sealed_print_is_pdf_a_2a_and_pdf_ua() throws Exception {
        var print = print(SampleSettlement.usual());
        assertCompliant(print, PDFAFlavour.PDFA_2_A);
        assertCompliant(print, PDFAFlavour.PDFUA_1);
        assertThat(
                        PrintCheck.sealFault(
                                print,
                                SampleCase.KEYS.sealCertificate().getEncoded(),
                                LocalDate.of(2026, 11, 23)))
                .isNull();
    }

    @Test
    void chinese_text_can_be_searched_and_copied_exactly() throws Exception {
        try (var document = Loader.loadPDF(print(SampleSettlement.usual()))) {
            var text = PrintText.squeezed(new PDFTextStripper().getText(document));
            assertThat(text)
                    .contains("港湾涡轮有限公司应于签署之日起三十日内支付1,250,000美元。")
                    .contains("文方龙页㐂")
                    .contains("itseffectisfinal,officialandsufficient.")
                    .contains("各方应互相返还“图纸”，不得留存副本——不论纸质或其他形式。");
        }
    }

    @Test
    void the_print_says_exactly_the_canonical_text() throws Exception {
        var settlement = SampleSettlement.usual();
        var text = PrintText.of(print(settlement));
        assertThat(text.foreign()).isEmpty();
        for (var passage : SettlementPrint.passages(settlement)) {
            assertThat(text.body()).contains(PrintText.squeezed(passage.text()));
        }
    }

    @Test
    void the_same_page_at_the_same_moment_gives_the_same_bytes() {
        var settlement = SampleSettlement.usual();
        var page = SampleCase.page(settlement, List.of());
        assertThat(Print.of(page.html(), SampleCase.CLOCK.instant()))
                .isEqualTo(Print.of(page.html(), SampleCase.CLOCK.instant()));
    }

    @Test
    void two_hundred_clauses_and_very_long_names_are_printed_whole() throws Exception {
        var long1 = "Compagnie internationale de navigation ".repeat(20).strip();
        var long2 = "国际航运及海上工程服务股份有限公司".repeat(20);
        var unbroken = "W".repeat(300);
        var clauses = new ArrayList<>(SampleSettlement.many(200));
        clauses.add(
                new Clause(
                        "201",
                        new Bilingual("Longer than a page", "逾页之条款"),
                        new Bilingual("The goods are counted. ".repeat(400), "货物应予清点。".repeat(600)),
                        Parity.CONFIRMED));
        var usual = SampleSettlement.of(clauses);
        var parties = new ArrayList<>(usual.parties());
        parties.set(1, new Party(new Bilingual(long1 + unbroken, long2), Bilingual.same("")));
        var settlement =
                new Settlement(
                        usual.caseNumber(),
                        usual.institution(),
                        usual.title(),
                        usual.rules(),
                        parties,
                        usual.mediators(),
                        usual.clauses());
        var bundle = SampleCase.bundle(settlement, SampleCase.signatures(settlement));
        var report = VerifyBundle.verify(bundle, SampleCase.KEYS.log().key(), null).orElseThrow();
        assertThat(report.lines())
                .allSatisfy(line ->
                        assertThat(line.verdict())
                                .as(line.toString())
                                .isEqualTo(org.goodoffices.engines.proof.Finding.Verdict.VALID));
        var parts = StoredZip.read(bundle).orElseThrow().parts();
        assertCompliant(requireNonNull(parts.get(Parts.PRINT)), PDFAFlavour.PDFA_2_A);
    }

    @Test
    void a_character_that_the_fonts_lack_stops_the_sealing_and_is_named() {
        var settlement =
                SampleSettlement.of(
                        List.of(
                                new Clause(
                                        "4",
                                        new Bilingual("Delivery", "交付"),
                                        new Bilingual("To Mr Yoshida", "交付予𠮷田先生"),
                                        Parity.CONFIRMED)));
        var outcome =
                SampleCase.seal(
                        settlement,
                        SampleCase.signatures(settlement),
                        SampleCase.log(SampleCase.signatures(settlement)));
        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Refused(
                                List.of(
                                        new Bilingual(
                                                "The character U+20BB7 𠮷 in clause 4 cannot be printed with the fonts of the institution; the settlement cannot be sealed until it is replaced.",
                                                "第 4 条所含字符 U+20BB7 𠮷 无法以机构字体印出；替换该字符之前，和解协议不得加盖机构印章。"))));
        assertThat(Unprintable.in(settlement))
                .extracting(Unprintable::character)
                .containsExactly("𠮷");
    }

    @Test
    void characters_that_would_hide_or_reorder_text_cannot_be_printed() {
        for (int character :
                new int[] {0x202E, 0x200B, 0x00AD, 0x0007, 0x05D0, 0x0627, 0xE000, 0xFEFF}) {
            assertThat(PrintFonts.canPrint(character)).as("U+%04X", character).isFalse();
        }
        for (int character : "aéĐΩж和㐂，。“—　§".codePoints().toArray()) {
            assertThat(PrintFonts.canPrint(character)).as("U+%04X", character).isTrue();
        }
    }

    @Test
    void nothing_is_sealed_that_a_party_has_not_signed() {
        var settlement = SampleSettlement.usual();
        var outcome =
                SampleCase.seal(
                        settlement,
                        SampleCase.signatures(settlement).subList(0, 1),
                        SampleCase.log(SampleCase.signatures(settlement).subList(0, 1)));
        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Refused(
                                List.of(
                                        new Bilingual(
                                                "Société Rivière Énergie S.A. has not signed",
                                                "河流能源股份有限公司尚未签署"))));
    }

    @Test
    void a_signature_ad_referendum_seals_nothing_until_the_same_party_has_confirmed_it()
            throws Exception {
        var settlement = SampleSettlement.usual();
        var signatures = SampleCase.adReferendum(settlement);
        var unconfirmed =
                new Outcome.Refused(
                        List.of(
                                new Bilingual(
                                        "Société Rivière Énergie S.A. has signed ad referendum and has not confirmed: until then its signature is no evidence under Article 4(1)(a) of the Convention",
                                        "河流能源股份有限公司已作待核准之签署，尚未核准；核准之前，该签署不构成公约第四条第一款(a)项所指之证据")));
        assertThat(SampleCase.seal(settlement, signatures, SampleCase.log(signatures)))
                .isEqualTo(unconfirmed);
        var byAnother = SampleCase.confirmed(signatures, signatures.get(1), "party 0");
        assertThat(SampleCase.seal(settlement, signatures, byAnother)).isEqualTo(unconfirmed);

        var confirmed = SampleCase.confirmed(signatures, signatures.get(1), "party 1");
        var outcome = SampleCase.seal(settlement, signatures, confirmed);
        assertThat(outcome).isInstanceOf(Outcome.Sealed.class);
        var text = PrintText.of(((Outcome.Sealed) outcome).print()).body();
        assertThat(text)
                .contains(
                        PrintText.squeezed(
                                "The signatory signs for the party ad referendum; the party is bound by the terms of this settlement agreement only when it confirms this signature."))
                .contains(PrintText.squeezed("Signed ad referendum 2026-11-23 08:00:00 UTC"))
                .contains(PrintText.squeezed("Confirmed 2026-11-23 08:00:00 UTC"))
                .contains(PrintText.squeezed("核准 2026-11-23 08:00:00 UTC"));
    }

    @Test
    void the_attestation_says_when_the_mediation_began_and_when_the_settlement_was_concluded()
            throws Exception {
        var settlement = SampleSettlement.usual();
        var hash = settlement.hash().hex();
        assertThat(
                        SettlementPrint.attestedStatement(
                                settlement, SampleCase.CONCLUSION, SampleCase.ON))
                .isEqualTo(
                        new Bilingual(
                                "The International Organization for Good Offices attests that mediation was carried out under the Model Rules for Commercial Mediation in case GO-2026-0007 between Harbour Turbines Limited and Société Rivière Énergie S.A., conducted by Zhang Wenlong; that it began on 3 November 2026; and that this settlement agreement, the SHA-256 digest of whose text is "
                                        + hash
                                        + ", resulted from that mediation and was concluded on 23 November 2026. Done on 23 November 2026.",
                                "国际斡旋组织兹证明：在国际斡旋组织第 GO-2026-0007 号案中，港湾涡轮有限公司与河流能源股份有限公司依据《商事调解示范规则》进行了调解，由张文龙担任调解员，调解始于2026年11月3日；本和解协议（文本 SHA-256 散列值为 "
                                        + hash
                                        + "）系该调解所产生，于2026年11月23日成立。2026年11月23日出具。"));
        assertThat(PrintText.of(print(settlement)).body())
                .contains(PrintText.squeezed("(b)㈡ 调解员签署的表明进行了调解的文件。"));
    }

    @Test
    void between_states_the_attestation_does_not_claim_article_4_without_more() throws Exception {
        var settlement = SampleSettlement.usual();
        var signatures = SampleCase.signatures(settlement);
        var outcome =
                SampleCase.seal(
                        settlement,
                        signatures,
                        SampleCase.log(signatures),
                        Conclusion.Form.MEDIATION_BETWEEN_STATES);
        var text = PrintText.of(((Outcome.Sealed) outcome).print()).body();
        assertThat(text)
                .doesNotContain(PrintText.squeezed("Evidence under Article 4(1)"))
                .contains(PrintText.squeezed("so far as that Convention applies"));
        var report =
                VerifyBundle.verify(
                                ((Outcome.Sealed) outcome).bundle(),
                                SampleCase.KEYS.log().key(),
                                null)
                        .orElseThrow();
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Report.Outcome.VALID);
    }

    @Test
    void what_cannot_be_printed_is_found_in_names_and_titles_too() {
        for (var sign : List.of("\t", "\u200B", "\uFEFF", "\u00AD")) {
            var usual = SampleSettlement.usual();
            var name = new Bilingual("Har" + sign + "bour", "港湾");
            var settlement =
                    new Settlement(
                            usual.caseNumber(),
                            usual.institution(),
                            name,
                            usual.rules(),
                            List.of(new Party(name, Bilingual.same(""))),
                            List.of(name),
                            usual.clauses());
            assertThat(Unprintable.in(settlement))
                    .extracting(found -> found.where().english())
                    .containsExactly("the title", "the name of a party", "the name of a mediator");
        }
    }

    private static byte[] print(Settlement settlement) {
        var outcome =
                SampleCase.seal(
                        settlement,
                        SampleCase.signatures(settlement),
                        SampleCase.log(SampleCase.signatures(settlement)));
        assertThat(outcome).isInstanceOf(Outcome.Sealed.class);
        return ((Outcome.Sealed) outcome).print();
    }

    private static void assertCompliant(byte[] pdf, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = foundry.createValidator(flavour, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTestAssertions()).isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }
}
