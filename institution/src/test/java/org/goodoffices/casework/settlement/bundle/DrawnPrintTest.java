package org.goodoffices.casework.settlement.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.goodoffices.Golden;
import org.goodoffices.engines.proof.Finding.Verdict;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.NoteKey;
import org.goodoffices.foundation.print.Print;
import org.junit.jupiter.api.Test;

/// A print that reads right must also look right: the verifier prints the text anew and compares
/// what is drawn.
class DrawnPrintTest {

    private static final Settlement TEXT = SampleSettlement.usual();
    private static final List<Signature> SIGNATURES = SampleCase.signatures(TEXT);
    private static final SettlementPrint.Page PAGE = SampleCase.page(TEXT, SIGNATURES);
    private static final byte[] PDF = Print.of(PAGE.html(), SampleCase.CLOCK.instant());

    @Test
    void a_print_is_the_same_as_it_is_printed_anew_sealed_or_not() throws Exception {
        assertThat(DrawnPrint.compare(PDF, PAGE)).isEqualTo(new DrawnPrint.Outcome.Same());
        assertThat(DrawnPrint.compare(SampleCase.SEAL.seal(PDF), PAGE))
                .isEqualTo(new DrawnPrint.Outcome.Same());
    }

    @Test
    void a_line_that_is_covered_reads_right_and_is_found() throws Exception {
        var covered =
                change(document -> {
                    try (var content =
                            new PDPageContentStream(
                                    document, document.getPage(0), AppendMode.APPEND, true, true)) {
                        content.beginMarkedContent(COSName.ARTIFACT);
                        content.setNonStrokingColor(Color.WHITE);
                        content.addRect(60, 300, 400, 12);
                        content.fill();
                        content.endMarkedContent();
                    }
                });
        assertThat(PrintCheck.differences(covered, PAGE)).isEmpty();
        assertThat(where(covered)).isEqualTo("page 1");
    }

    @Test
    void a_line_in_white_reads_right_and_is_found() throws Exception {
        var white = change(document -> rewrite(document, 0, " rg\n", " rg\n1 1 1 rg\n"));
        assertThat(PrintCheck.differences(white, PAGE)).isEmpty();
        assertThat(where(white)).isEqualTo("page 1");
    }

    @Test
    void a_line_moved_off_the_page_reads_right_and_is_found() throws Exception {
        var moved =
                change(document ->
                        document.getPage(1)
                                .setCropBox(
                                        new org.apache.pdfbox.pdmodel.common.PDRectangle(
                                                0, 0, 300, 300)));
        assertThat(PrintCheck.differences(moved, PAGE)).isEmpty();
        assertThat(where(moved)).isEqualTo("page 2");
    }

    @Test
    void other_letters_than_those_that_are_read_are_found() throws Exception {
        var shapes =
                change(document -> {
                    var programs = fontPrograms(document);
                    assertThat(programs).hasSizeGreaterThan(1);
                    var bytes = read(programs.getFirst());
                    bytes[bytes.length / 2] ^= 1;
                    write(programs.getFirst(), bytes);
                });
        assertThat(PrintCheck.differences(shapes, PAGE)).isEmpty();
        assertThat(where(shapes)).startsWith("page ");
    }

    @Test
    void something_that_acts_when_the_document_opens_is_found() throws Exception {
        var acting =
                change(document -> {
                    var action = new COSDictionary();
                    action.setName(COSName.S, "JavaScript");
                    action.setString(COSName.JS, "app.alert(1)");
                    document.getDocumentCatalog()
                            .getCOSObject()
                            .setItem(COSName.OPEN_ACTION, action);
                });
        assertThat(PrintCheck.differences(acting, PAGE)).isEmpty();
        assertThat(where(acting)).isEqualTo("what belongs to the whole document");
    }

    @Test
    void a_revision_added_after_the_seal_is_found() throws Exception {
        var sealed = SampleCase.SEAL.seal(PDF);
        var added = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(sealed)) {
            document.getPage(0).setRotation(180);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(added);
        }
        assertThat(added.size()).isGreaterThan(sealed.length);
        assertThat(where(added.toByteArray())).isEqualTo("page 1");
        var report = verified(added.toByteArray());
        assertThat(report.outcome()).isEqualTo(Report.Outcome.NOT_VALID);
        assertThat(report.lines())
                .extracting(line -> line.sentence().english())
                .contains("the print does not carry exactly one seal over the whole file");
    }

    @Test
    void a_covered_line_is_found_in_a_bundle_that_is_sealed_and_attested_for_all_that()
            throws Exception {
        var white = change(document -> rewrite(document, 0, " rg\n", " rg\n1 1 1 rg\n"));
        var report = verified(SampleCase.SEAL.seal(white));
        assertThat(report.lines())
                .filteredOn(line -> line.verdict() == Verdict.NOT_VALID)
                .extracting(line -> line.sentence().english())
                .containsExactly("The print is drawn otherwise than this text is printed: page 1");
    }

    @Test
    void a_print_of_another_version_is_neither_right_nor_wrong() throws Exception {
        var older =
                change(document ->
                        document.getDocumentInformation().setProducer("Good Offices print 0"));
        var report = verified(SampleCase.SEAL.seal(older));
        assertThat(report.outcome()).isEqualTo(Report.Outcome.CONSISTENT);
        assertThat(report.lines())
                .filteredOn(line -> line.verdict() == Verdict.NOT_CHECKED)
                .extracting(line -> line.sentence().english())
                .containsExactly(
                        "How the print is drawn cannot be compared: it was made by another version of the"
                                + " printer (Good Offices print 0; this is "
                                + Print.PRINTER
                                + "). Verify it with the release of that version");
    }

    /// Whoever changes how a text is drawn raises `Print.PRINTER`: else prints made before would be
    /// taken for forgeries. This file holds the version beside what it draws.
    @Test
    void what_this_version_of_the_printer_draws_stays_the_same() throws Exception {
        var drawn = new StringBuilder(Print.PRINTER).append('\n');
        var page =
                SettlementPrint.of(
                        TEXT,
                        List.of(),
                        new SigningActs(List.of()),
                        SampleCase.CONCLUSION,
                        SampleCase.ON,
                        fixedKey());
        var pdf = Print.of(page.html(), SampleCase.CLOCK.instant());
        try (var document = Loader.loadPDF(pdf)) {
            int number = 1;
            for (var sheet : document.getPages()) {
                try (var content = sheet.getContents()) {
                    drawn.append("page %d %s%n".formatted(number++, hash(content.readAllBytes())));
                }
            }
            for (var program : fontPrograms(document)) {
                drawn.append("font %s%n".formatted(hash(read(program))));
            }
        }
        Golden.agrees("casework/settlement/print.txt", drawn.toString());
    }

    /// A key that is the same in each run.
    private static NoteKey fixedKey() throws GeneralSecurityException {
        var encoded =
                HexFormat.of()
                        .parseHex(
                                "302a300506032b6570032100d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        return NoteKey.of(
                SampleCase.HOST,
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Hash.sha256(bytes).bytes());
    }

    private static String where(byte[] pdf) throws IOException {
        return ((DrawnPrint.Outcome.Other) DrawnPrint.compare(pdf, PAGE)).where().english();
    }

    /// A bundle with this print in place of its own, attested as such.
    private static Report verified(byte[] print) {
        var parts =
                new TreeMap<>(
                        StoredZip.read(SampleCase.bundle(TEXT, SIGNATURES)).orElseThrow().parts());
        parts.put(Parts.PRINT, print);
        parts.remove(Parts.ATTESTATION);
        parts.put(
                Parts.ATTESTATION,
                SampleCase.SEALING.attestation(TEXT, SampleCase.CONCLUSION, SampleCase.ON, parts));
        return VerifyBundle.verify(StoredZip.write(parts), SampleCase.KEYS.log().key(), null)
                .orElseThrow();
    }

    private interface Change {
        void make(PDDocument document) throws IOException;
    }

    private static byte[] change(Change change) throws IOException {
        try (var document = Loader.loadPDF(PDF)) {
            change.make(document);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void rewrite(PDDocument document, int page, String before, String after)
            throws IOException {
        var content =
                (COSStream)
                        document.getPage(page).getCOSObject().getDictionaryObject(COSName.CONTENTS);
        var text = new String(read(content), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text).contains(before);
        write(
                content,
                text.replaceFirst(before, after)
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private static List<COSStream> fontPrograms(PDDocument document) throws IOException {
        var programs = new ArrayList<COSStream>();
        Predicate<COSStream> fresh = program -> programs.stream().noneMatch(p -> p == program);
        for (var page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                if (page.getResources().getFont(name) instanceof PDType0Font font) {
                    var program =
                            font.getDescendantFont()
                                    .getFontDescriptor()
                                    .getFontFile2()
                                    .getCOSObject();
                    if (fresh.test(program)) {
                        programs.add(program);
                    }
                }
            }
        }
        return programs;
    }

    private static byte[] read(COSStream stream) throws IOException {
        try (var in = stream.createInputStream()) {
            return in.readAllBytes();
        }
    }

    private static void write(COSStream stream, byte[] bytes) throws IOException {
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
    }
}
