package org.goodoffices.casework.settlement.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.goodoffices.foundation.print.Print;
import org.junit.jupiter.api.Test;

class PrintCheckTest {
    private static final SettlementPrint.Page PAGE =
            SampleCase.page(SampleSettlement.usual(), List.of());
    private static final byte[] PDF = Print.of(PAGE.html(), SampleCase.CLOCK.instant());

    @Test
    void an_untouched_print_does_not_differ() {
        assertThat(PrintCheck.differences(PDF, PAGE)).isEmpty();
    }

    @Test
    void text_outside_the_tags_is_found() throws Exception {
        assertThat(english(draw(content -> write(content, "and costs"))))
                .contains("text outside the agreement: a");
    }

    @Test
    void text_that_is_not_to_be_seen_is_found() throws Exception {
        var hidden =
                draw(content -> {
                    content.beginMarkedContent(COSName.ARTIFACT);
                    content.setRenderingMode(RenderingMode.NEITHER);
                    write(content, "void");
                    content.endMarkedContent();
                });
        assertThat(english(hidden)).contains("text outside the agreement: v");
    }

    @Test
    void text_smuggled_in_as_decoration_is_found() throws Exception {
        var decorated =
                draw(content -> {
                    content.beginMarkedContent(COSName.ARTIFACT);
                    write(content, "provided that");
                    content.endMarkedContent();
                });
        assertThat(english(decorated)).containsExactly("the head or foot of page 1 differs");
    }

    @Test
    void pictures_and_annotations_are_found() throws Exception {
        var pictured =
                change(document -> {
                    var picture =
                            LosslessFactory.createFromImage(
                                    document, new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB));
                    try (var content = append(document)) {
                        content.drawImage(picture, 60, 60, 400, 400);
                    }
                });
        assertThat(english(pictured)).contains("the print carries pictures");
        var annotated =
                change(document -> {
                    var note = new PDAnnotationText();
                    note.setContents("not so");
                    note.setRectangle(new PDRectangle(50, 50, 20, 20));
                    document.getPage(0).setAnnotations(new ArrayList<>(List.of(note)));
                });
        assertThat(english(annotated)).contains("the print carries annotations");
    }

    @Test
    void a_missing_and_an_added_page_are_found() throws Exception {
        assertThat(english(change(document -> document.removePage(1)))).isNotEmpty();
        assertThat(english(change(document -> document.addPage(new PDPage())))).isNotEmpty();
    }

    @Test
    void a_print_without_tags_is_refused() throws Exception {
        var untagged =
                change(document ->
                        document.getDocumentCatalog()
                                .getCOSObject()
                                .removeItem(COSName.STRUCT_TREE_ROOT));
        assertThat(english(untagged)).contains("the print has no structure");
    }

    @Test
    void a_structure_that_names_itself_is_read_once() throws Exception {
        var looped =
                change(document -> {
                    var root = document.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
                    var kids = new COSArray();
                    kids.add(root.getDictionaryObject(COSName.K));
                    kids.add(root);
                    root.setItem(COSName.K, kids);
                });
        assertThat(PrintCheck.differences(looped, PAGE)).isEmpty();
    }

    @Test
    void what_is_no_pdf_is_a_finding() {
        assertThat(english(new byte[0])).containsExactly("the print cannot be read");
        assertThat(english(new byte[] {1, 2, 3})).containsExactly("the print cannot be read");
    }

    private interface Change {
        void make(PDDocument document) throws IOException;
    }

    private interface Drawing {
        void draw(PDPageContentStream content) throws IOException;
    }

    private static List<String> english(byte[] pdf) {
        return PrintCheck.differences(pdf, PAGE).stream().map(Bilingual::english).toList();
    }

    private static byte[] draw(Drawing drawing) throws IOException {
        return change(document -> {
            try (var content = append(document)) {
                drawing.draw(content);
            }
        });
    }

    private static void write(PDPageContentStream content, String text) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 9);
        content.newLineAtOffset(60, 60);
        content.showText(text);
        content.endText();
    }

    private static PDPageContentStream append(PDDocument document) throws IOException {
        return new PDPageContentStream(
                document, document.getPage(0), AppendMode.APPEND, true, true);
    }

    private static byte[] change(Change change) throws IOException {
        try (var document = Loader.loadPDF(PDF)) {
            change.make(document);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
