package org.goodoffices.foundation.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.xmpbox.xml.DomXmpParser;
import org.apache.xmpbox.xml.XmpParsingException;
import org.apache.xmpbox.xml.XmpSerializer;

/// Renders a print as PDF/A-2a and PDF/UA: archivable, tagged, its text to be searched and copied
/// in both languages.
public final class Print {
    static {
        // The renderer reports its progress line by line.
        XRLog.setLoggingEnabled(false);
    }

    /// Which printer this is, as its prints say (`Producer`). Raised whenever the same text would
    /// be drawn otherwise: by another style, another font, another release of a library.
    public static final String PRINTER = "Good Offices print 1";

    private Print() {}

    /// Renders a page.
    ///
    /// @param html well-formed, and naming no other resource
    /// @param at the moment that the document gives as its making
    /// @throws IllegalStateException where it cannot be rendered: a mistake of ours
    public static byte[] of(String html, Instant at) {
        var builder = new PdfRendererBuilder();
        builder.withHtmlContent(html, null);
        builder.useFont(PrintFonts::regular, PrintFonts.LATIN, 400, FontStyle.NORMAL, true);
        builder.useFont(PrintFonts::bold, PrintFonts.LATIN, 700, FontStyle.NORMAL, true);
        builder.useFont(PrintFonts::chinese, PrintFonts.CHINESE, 400, FontStyle.NORMAL, true);
        builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.withProducer(PRINTER);
        // The page names no other resource; a name that slipped in would not be followed.
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        try (var renderer = builder.buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            date(document, at);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException | XmpParsingException | TransformerException e) {
            throw new IllegalStateException("the page cannot be printed", e);
        }
    }

    /// The renderer takes the date from the machine; the institution's clock decides here, and the
    /// same page at the same moment gives the same bytes.
    private static void date(PDDocument document, Instant at)
            throws IOException, XmpParsingException, TransformerException {
        var calendar = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(calendar);
        document.getDocumentInformation().setModificationDate(calendar);
        var catalog = document.getDocumentCatalog();
        var metadata = new DomXmpParser().parse(catalog.getMetadata().toByteArray());
        var basic = metadata.getXMPBasicSchema();
        basic.setCreateDate(calendar);
        basic.setModifyDate(calendar);
        basic.setMetadataDate(calendar);
        var xmp = new ByteArrayOutputStream();
        new XmpSerializer().serialize(metadata, xmp, true);
        catalog.getMetadata().importXMPMetadata(xmp.toByteArray());
        document.setDocumentId(at.getEpochSecond());
    }
}
