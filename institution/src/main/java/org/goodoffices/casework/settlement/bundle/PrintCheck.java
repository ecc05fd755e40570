package org.goodoffices.casework.settlement.bundle;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.jspecify.annotations.Nullable;

/// Holds a sealed print against what it should say, and checks its seal.
final class PrintCheck {
    private PrintCheck() {}

    /// Where the print differs from the page that the text, the signatures and the attestation call
    /// for.
    static List<Bilingual> differences(byte[] pdf, SettlementPrint.Page page) {
        try {
            var printed = PrintText.of(pdf);
            var faults = new ArrayList<>(printed.foreign());
            var difference = firstDifference(printed.body(), page.passages());
            if (difference != null) {
                faults.add(
                        new Bilingual(
                                "the print differs in " + difference.english(),
                                "印本与正式文本不符之处：" + difference.chinese()));
            }
            int pages = printed.furniture().size();
            for (int number = 1; number <= pages; number++) {
                var expected = PrintText.squeezed(page.header() + number + "/" + pages);
                if (!printed.furniture().get(number - 1).equals(expected)) {
                    faults.add(
                            new Bilingual(
                                    "the head or foot of page " + number + " differs",
                                    "第 " + number + " 页页眉或页脚不符"));
                }
            }
            return faults;
        } catch (IOException unreadable) {
            return List.of(new Bilingual("the print cannot be read", "印本无法读取"));
        }
    }

    /// The passage in which two texts part, or null where they are the same.
    private static @Nullable Bilingual firstDifference(
            String printed, List<SettlementPrint.Passage> passages) {
        int at = 0;
        for (var passage : passages) {
            var expected = PrintText.squeezed(passage.text());
            if (!printed.startsWith(expected, at)) {
                var shown = excerpts(expected, printed.substring(Math.min(at, printed.length())));
                return new Bilingual(
                        passage.name().english() + shown, passage.name().chinese() + shown);
            }
            at += expected.length();
        }
        return at == printed.length() ? null : new Bilingual("text after the end", "文末多出的文字");
    }

    /// A few characters of what should be printed and of what is, from where they part.
    private static String excerpts(String expected, String printed) {
        int same = 0;
        while (same < Math.min(expected.length(), printed.length())
                && expected.charAt(same) == printed.charAt(same)) {
            same++;
        }
        int length = 12;
        return " (…%s… ≠ …%s…)"
                .formatted(
                        expected.substring(same, Math.min(same + length, expected.length())),
                        printed.substring(same, Math.min(same + length, printed.length())));
    }

    /// What is wrong with the seal, or null where it holds and covers the whole file.
    static @Nullable Bilingual sealFault(byte[] pdf, byte[] certificate, LocalDate on) {
        try {
            if (!coversWholeFile(pdf)) {
                return new Bilingual(
                        "the print does not carry exactly one seal over the whole file",
                        "印本并非仅有一枚覆盖全文件的印章");
            }
            var trusted = new CommonTrustedCertificateSource();
            trusted.addCertificate(new CertificateToken(read(certificate)));
            var verifier = new CommonCertificateVerifier(true);
            verifier.setTrustedCertSources(trusted);
            var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
            validator.setCertificateVerifier(verifier);
            // The certificate must have been valid when the seal was made; it may have expired
            // since.
            validator.setValidationTime(
                    Date.from(on.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant()));
            var report = validator.validateDocument().getSimpleReport();
            for (var id : report.getSignatureIdList()) {
                if (report.getIndication(id) != Indication.TOTAL_PASSED) {
                    return new Bilingual(
                            "the seal is broken: "
                                    + report.getIndication(id)
                                    + " "
                                    + report.getSubIndication(id),
                            "印章无效：" + report.getIndication(id) + " " + report.getSubIndication(id));
                }
            }
            return report.getSignatureIdList().size() == 1
                    ? null
                    : new Bilingual("the print carries no seal", "印本未加盖印章");
        } catch (IOException | GeneralSecurityException | DSSException broken) {
            return new Bilingual("the seal cannot be read", "印章无法读取");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError malformed) {
            // DSS and PDFBox meet broken and hostile files with exceptions of many kinds.
            return new Bilingual("the seal cannot be read", "印章无法读取");
        }
    }

    private static boolean coversWholeFile(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var signatures = document.getSignatureDictionaries();
            if (signatures.size() != 1) {
                return false;
            }
            int[] range = signatures.getFirst().getByteRange();
            return range.length == 4
                    && range[0] == 0
                    && range[1] < range[2]
                    && (long) range[2] + range[3] == pdf.length;
        }
    }

    private static X509Certificate read(byte[] certificate) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate));
    }
}
