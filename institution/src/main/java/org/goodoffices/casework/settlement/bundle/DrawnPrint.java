package org.goodoffices.casework.settlement.bundle;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.goodoffices.foundation.print.Print;
import org.jspecify.annotations.Nullable;

/// Prints a page anew and holds a print against it, object by object: the drawing of each page, its
/// fonts with the shape of every letter, its structure and all else that the document's catalogue
/// leads to must be the same. Beside them a sealed print has the seal alone, which shows nothing on
/// any page.
///
/// So a print that passes looks as the text looks that was signed: nothing is covered, drawn in
/// white, left out or drawn with other letters than those that can be copied from it.
final class DrawnPrint {

    /// What came of it.
    sealed interface Outcome {
        record Same() implements Outcome {}

        /// @param where what is drawn otherwise
        record Other(Bilingual where) implements Outcome {}

        /// Another version of the printer made it, whose drawing this one does not know.
        ///
        /// @param version what the print says of it
        record OfAnotherPrinter(String version) implements Outcome {}
    }

    /// Two objects that have to be the same.
    private record Pair(@Nullable COSBase printed, @Nullable COSBase anew) {}

    /// How a stream is packed is not what it says.
    private static final Set<COSName> PACKING =
            Set.of(COSName.LENGTH, COSName.FILTER, COSName.DECODE_PARMS);

    private final Map<COSBase, Map<COSBase, Boolean>> seen = new IdentityHashMap<>();

    private DrawnPrint() {}

    /// Holds a print against its page.
    ///
    /// @throws IOException if the print cannot be read
    static Outcome compare(byte[] pdf, SettlementPrint.Page page) throws IOException {
        try (var printed = Loader.loadPDF(pdf)) {
            var producer = printed.getDocumentInformation().getProducer();
            if (!Print.PRINTER.equals(producer)) {
                return new Outcome.OfAnotherPrinter(String.valueOf(producer));
            }
            var made = printed.getDocumentInformation().getCreationDate();
            if (made == null) {
                return other("the day of its making", "制作日期");
            }
            try (var anew = Loader.loadPDF(Print.of(page.html(), made.toInstant()))) {
                return new DrawnPrint().compare(printed, anew);
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError malformed) {
            // PDFBox meets broken and hostile files with exceptions of many kinds.
            throw new IOException("the PDF cannot be read", malformed);
        }
    }

    private Outcome compare(PDDocument printed, PDDocument anew) throws IOException {
        if (printed.getNumberOfPages() != anew.getNumberOfPages()) {
            return other("the number of its pages", "页数");
        }
        withoutSeal(printed);
        for (int number = 0; number < anew.getNumberOfPages(); number++) {
            if (!new DrawnPrint()
                    .samePage(
                            printed.getPage(number).getCOSObject(),
                            anew.getPage(number).getCOSObject())) {
                return other("page " + (number + 1), "第 " + (number + 1) + " 页");
            }
        }
        return same(
                        printed.getDocumentCatalog().getCOSObject(),
                        anew.getDocumentCatalog().getCOSObject())
                ? new Outcome.Same()
                : other("what belongs to the whole document", "全文件附属内容");
    }

    private static Outcome other(String english, String chinese) {
        return new Outcome.Other(new Bilingual(english, chinese));
    }

    /// Takes the seal's own objects away, if they are no more than that: one field without extent,
    /// which [PrintCheck] sees to, on the first page.
    private static void withoutSeal(PDDocument printed) throws IOException {
        var form = printed.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        var field = form.getCOSObject().getCOSArray(COSName.FIELDS);
        var keys = new HashSet<>(form.getCOSObject().keySet());
        keys.removeAll(Set.of(COSName.FIELDS, COSName.SIG_FLAGS));
        if (field == null || field.size() != 1 || !keys.isEmpty()) {
            return; // then it stays, and is a difference
        }
        var seal = field.getObject(0);
        if (!(seal instanceof COSDictionary widget) || !isSeal(widget)) {
            return;
        }
        for (var page : printed.getPages()) {
            var notes = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            if (notes != null && notes.size() == 1 && notes.getObject(0) == seal) {
                page.getCOSObject().removeItem(COSName.ANNOTS);
            }
        }
        printed.getDocumentCatalog().getCOSObject().removeItem(COSName.ACRO_FORM);
    }

    /// A signature that takes no room and does nothing.
    private static boolean isSeal(COSDictionary widget) {
        if (!COSName.SIG.equals(widget.getCOSName(COSName.FT))
                || widget.containsKey(COSName.A)
                || widget.containsKey(COSName.AA)
                || widget.containsKey(COSName.KIDS)) {
            return false;
        }
        var corners = widget.getCOSArray(COSName.RECT);
        if (corners == null || corners.size() != 4) {
            return false;
        }
        var at = corners.toFloatArray();
        return at[0] == at[2] && at[1] == at[3];
    }

    /// Whether two pages are the same, without going through the tree of pages to the others.
    private boolean samePage(COSDictionary printed, COSDictionary anew) throws IOException {
        var tree = anew.getDictionaryObject(COSName.PARENT);
        var other = printed.getDictionaryObject(COSName.PARENT);
        if (tree != null && other != null) {
            seen.computeIfAbsent(tree, _ -> new IdentityHashMap<>()).put(other, true);
        }
        return same(printed, anew);
    }

    /// Whether two objects are the same, with all that they lead to. Loops are walked once.
    private boolean same(COSBase printed, COSBase anew) throws IOException {
        var open = new ArrayDeque<Pair>(List.of(new Pair(printed, anew)));
        while (!open.isEmpty()) {
            var pair = open.pop();
            var one = direct(pair.printed);
            var other = direct(pair.anew);
            if (one == null || other == null) {
                if (one != other) {
                    return false;
                }
                continue;
            }
            var before = seen.computeIfAbsent(other, _ -> new IdentityHashMap<>());
            if (before.put(one, true) != null) {
                continue;
            }
            if (!sameHere(one, other, open)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable COSBase direct(@Nullable COSBase base) {
        var object = base instanceof COSObject reference ? reference.getObject() : base;
        return object instanceof COSNull ? null : object;
    }

    private static boolean sameHere(COSBase one, COSBase other, ArrayDeque<Pair> open)
            throws IOException {
        if (one instanceof COSDictionary dictionary && other instanceof COSDictionary expected) {
            if (one instanceof COSStream stream
                    ? !(other instanceof COSStream same) || !sameBytes(stream, same)
                    : other instanceof COSStream) {
                return false;
            }
            var keys = keys(dictionary);
            if (!keys.equals(keys(expected))) {
                return false;
            }
            keys.forEach(
                    key -> open.push(new Pair(dictionary.getItem(key), expected.getItem(key))));
            return true;
        }
        if (one instanceof COSArray array && other instanceof COSArray expected) {
            if (array.size() != expected.size()) {
                return false;
            }
            for (int i = 0; i < array.size(); i++) {
                open.push(new Pair(array.get(i), expected.get(i)));
            }
            return true;
        }
        if (one instanceof COSString text && other instanceof COSString expected) {
            return Arrays.equals(text.getBytes(), expected.getBytes());
        }
        if (one instanceof COSNumber number && other instanceof COSNumber expected) {
            return number.floatValue() == expected.floatValue();
        }
        return one.equals(other);
    }

    private static Set<COSName> keys(COSDictionary dictionary) {
        var keys = new HashSet<>(dictionary.keySet());
        if (dictionary instanceof COSStream) {
            keys.removeAll(PACKING);
        }
        return keys;
    }

    private static boolean sameBytes(COSStream one, COSStream other) throws IOException {
        try (var printed = one.createInputStream();
                var anew = other.createInputStream()) {
            return Arrays.equals(printed.readAllBytes(), anew.readAllBytes());
        }
    }
}
