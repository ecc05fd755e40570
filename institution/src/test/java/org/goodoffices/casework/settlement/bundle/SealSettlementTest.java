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
        var page =
                SettlementPrint.of(
                        settlement,
                        List.of(),
                        LocalDate.of(2026, 11, 23),
                        SampleCase.KEYS.log().key());
        assertThat(SettlementPdf.render(page, SampleCase.CLOCK.instant()))
                .isEqualTo(SettlementPdf.render(page, SampleCase.CLOCK.instant()));
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
                SampleCase.SEALING.seal(
                        settlement, SampleCase.signatures(settlement), List.of(), null);
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
            assertThat(SettlementFonts.canPrint(character)).as("U+%04X", character).isFalse();
        }
        for (int character : "aéĐΩж和㐂，。“—　§".codePoints().toArray()) {
            assertThat(SettlementFonts.canPrint(character)).as("U+%04X", character).isTrue();
        }
    }

    @Test
    void nothing_is_sealed_that_a_party_has_not_signed() {
        var settlement = SampleSettlement.usual();
        var outcome =
                SampleCase.SEALING.seal(
                        settlement,
                        SampleCase.signatures(settlement).subList(0, 1),
                        List.of(),
                        null);
        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Refused(
                                List.of(
                                        new Bilingual(
                                                "Société Rivière Énergie S.A. has not signed",
                                                "河流能源股份有限公司尚未签署"))));
    }

    private static byte[] print(Settlement settlement) {
        var outcome =
                SampleCase.SEALING.seal(
                        settlement, SampleCase.signatures(settlement), List.of(), null);
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
