package org.goodoffices.casework.settlement.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// What a tagged PDF prints, in the reading order of its structure: the text of the body, and what
/// stands at the head and foot of each page.
///
/// @param body text of the body without white space
/// @param furniture for each page the text of its head and foot without white space
/// @param foreign anything on the pages that is neither, such as pictures or text outside the
///   structure
record PrintText(String body, List<String> furniture, List<Bilingual> foreign) {
    private static final int DEEPEST = 200;

    /// Reads a PDF.
    static PrintText of(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new Reader(document).read();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError malformed) {
            // PDFBox meets broken and hostile files with exceptions of many kinds.
            throw new IOException("the PDF cannot be read", malformed);
        }
    }

    /// The text without white space: line breaks and column widths belong to the page, not to the
    /// text.
    static String squeezed(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static final class Reader {
        private final PDDocument document;
        private final Map<COSDictionary, Map<Integer, String>> byPage = new HashMap<>();
        private final List<String> furniture = new ArrayList<>();
        private final List<Bilingual> foreign = new ArrayList<>();
        private final StringBuilder body = new StringBuilder();

        /// A structure that names the same element twice would be read twice, or for ever.
        private final Set<COSBase> walked = Collections.newSetFromMap(new IdentityHashMap<>());

        Reader(PDDocument document) {
            this.document = document;
        }

        PrintText read() throws IOException {
            for (var page : document.getPages()) {
                page(page);
            }
            var root = document.getDocumentCatalog().getStructureTreeRoot();
            if (root == null) {
                foreign.add(new Bilingual("the print has no structure", "印本未加结构标签"));
            } else {
                walk(root.getCOSObject().getDictionaryObject(COSName.K), null, 0);
            }
            // What the structure has read is taken out; the rest is not part of the reading order.
            byPage.values().stream()
                    .flatMap(texts -> texts.values().stream())
                    .filter(text -> !text.isEmpty())
                    .forEach(this::addForeign);
            return new PrintText(body.toString(), furniture, foreign);
        }

        private void page(PDPage page) throws IOException {
            var extractor = new VisibleText();
            extractor.processPage(page);
            var texts = byPage.computeIfAbsent(page.getCOSObject(), _ -> new HashMap<>());
            var margins = new StringBuilder();
            for (var content : extractor.getMarkedContents()) {
                var text = squeezed(textOf(content));
                if (content.getMCID() >= 0) {
                    texts.merge(content.getMCID(), text, String::concat);
                } else if ("Artifact".equals(content.getTag())) {
                    margins.append(text);
                } else if (!text.isEmpty()) {
                    addForeign(text);
                }
            }
            furniture.add(margins.toString());
            extractor.faults.forEach(this::addForeign);
            if (page.getResources().getXObjectNames().iterator().hasNext()) {
                foreign.add(new Bilingual("the print carries pictures", "印本载有图像"));
            }
            for (var annotation : page.getAnnotations()) {
                if (!"Widget".equals(annotation.getSubtype())
                        || annotation.getRectangle().getWidth() > 0) {
                    foreign.add(new Bilingual("the print carries annotations", "印本载有批注"));
                }
            }
        }

        private void addForeign(String text) {
            foreign.add(new Bilingual("text outside the agreement: " + text, "协议以外的文字：" + text));
        }

        private void walk(@Nullable COSBase kid, @Nullable COSDictionary page, int depth) {
            var base = kid instanceof COSObject reference ? reference.getObject() : kid;
            if (base == null || depth > DEEPEST) {
                return;
            }
            switch (base) {
                case COSInteger mcid -> read(page, mcid.intValue());
                case COSArray array when walked.add(array) -> {
                    for (int i = 0; i < array.size(); i++) {
                        walk(array.getObject(i), page, depth + 1);
                    }
                }
                case COSDictionary element when walked.add(element) -> {
                    var own = element.getCOSDictionary(COSName.PG);
                    var on = own == null ? page : own;
                    if (element.containsKey(COSName.MCID)) {
                        read(on, element.getInt(COSName.MCID));
                    } else {
                        walk(element.getDictionaryObject(COSName.K), on, depth + 1);
                    }
                }
                default -> {}
            }
        }

        private void read(@Nullable COSDictionary page, int mcid) {
            var texts = page == null ? null : byPage.get(page);
            var text = texts == null ? null : texts.remove(mcid);
            if (text != null) {
                body.append(text);
            }
        }

        private static String textOf(PDMarkedContent content) {
            var out = new StringBuilder();
            for (var item : content.getContents()) {
                if (item instanceof TextPosition position) {
                    out.append(position.getUnicode());
                } else if (item instanceof PDMarkedContent inner) {
                    out.append(textOf(inner));
                }
            }
            return out.toString();
        }
    }

    /// Notices text that is in the file but not to be seen, and text outside the marked content.
    private static final class VisibleText extends PDFMarkedContentExtractor {
        private final List<String> faults = new ArrayList<>();
        private int open;

        @Override
        public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
            open++;
            super.beginMarkedContentSequence(tag, properties);
        }

        @Override
        public void endMarkedContentSequence() {
            open--;
            super.endMarkedContentSequence();
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            var mode = getGraphicsState().getTextState().getRenderingMode();
            boolean blank = text.getUnicode().isBlank();
            if (!blank && (open <= 0 || mode == RenderingMode.NEITHER || mode.isClip())) {
                faults.add(text.getUnicode());
            }
            super.processTextPosition(text);
        }
    }
}
