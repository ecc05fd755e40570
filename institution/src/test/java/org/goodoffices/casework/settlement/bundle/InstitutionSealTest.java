package org.goodoffices.casework.settlement.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.goodoffices.foundation.print.Print;
import org.junit.jupiter.api.Test;

class InstitutionSealTest {
    private static final byte[] PDF =
            Print.of(
                    SampleCase.page(SampleSettlement.usual(), List.of()).html(),
                    SampleCase.CLOCK.instant());

    @Test
    void the_seal_is_pades_b_and_passes() throws Exception {
        var report = validate(SampleCase.SEAL.seal(PDF));
        var id = report.getFirstSignatureId();
        assertThat(report.getSignatureFormat(id)).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
        assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void with_a_source_of_time_stamps_the_seal_is_pades_t() throws Exception {
        var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var certificate = stamping(keys);
        var stamps = new KeyEntityTSPSource(keys.getPrivate(), certificate, List.of(certificate));
        stamps.setTsaPolicy("1.2.3.4");
        var sealed = new InstitutionSeal(SampleCase.KEYS, stamps, SampleCase.CLOCK).seal(PDF);
        var report = validate(sealed, certificate);
        var id = report.getFirstSignatureId();
        assertThat(report.getSignatureFormat(id)).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
        assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void a_print_with_anything_added_after_the_seal_is_refused() throws Exception {
        var certificate = SampleCase.KEYS.sealCertificate().getEncoded();
        var on = LocalDate.of(2026, 11, 23);
        byte[] sealed = SampleCase.SEAL.seal(PDF);
        assertThat(PrintCheck.sealFault(sealed, certificate, on)).isNull();
        assertThat(PrintCheck.sealFault(PDF, certificate, on)).isNotNull();
        assertThat(PrintCheck.sealFault(SampleCase.SEAL.seal(sealed), certificate, on)).isNotNull();
        byte[] longer = Arrays.copyOf(sealed, sealed.length + 1);
        assertThat(PrintCheck.sealFault(longer, certificate, on)).isNotNull();
        assertThat(PrintCheck.sealFault(new byte[0], certificate, on)).isNotNull();
        assertThat(PrintCheck.sealFault(sealed, new byte[] {1, 2}, on)).isNotNull();
    }

    private static SimpleReport validate(byte[] pdf, X509Certificate... also) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(SampleCase.KEYS.sealCertificate()));
        for (var certificate : also) {
            trusted.addCertificate(new CertificateToken(certificate));
        }
        var verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(
                Date.from(SampleCase.CLOCK.instant().plus(400, ChronoUnit.DAYS)));
        return validator.validateDocument().getSimpleReport();
    }

    private static X509Certificate stamping(KeyPair keys) throws Exception {
        var name = new X500Name("CN=Time stamps");
        var holder =
                new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.TWO,
                                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                                Date.from(Instant.parse("2060-01-01T00:00:00Z")),
                                name,
                                keys.getPublic())
                        .addExtension(
                                Extension.extendedKeyUsage,
                                true,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                        .build(
                                new JcaContentSignerBuilder("SHA256withRSA")
                                        .build(keys.getPrivate()));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }
}
