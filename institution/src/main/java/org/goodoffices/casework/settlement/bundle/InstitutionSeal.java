package org.goodoffices.casework.settlement.bundle;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Date;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.goodoffices.foundation.keys.InstitutionKeys;
import org.jspecify.annotations.Nullable;

/// The institution's electronic seal on a PDF (PAdES, ETSI EN 319 142): level B, or T where a
/// source of time stamps is given.
public final class InstitutionSeal {
    private final InstitutionKeys keys;
    private final @Nullable TSPSource timeStamps;
    private final InstantSource clock;

    public InstitutionSeal(
            InstitutionKeys keys, @Nullable TSPSource timeStamps, InstantSource clock) {
        this.keys = keys;
        this.timeStamps = timeStamps;
        this.clock = clock;
    }

    /// A time-stamp authority (RFC 3161) that answers at an address.
    public static TSPSource timeStampsFrom(URI address) {
        return new OnlineTSPSource(address.toString());
    }

    /// Seals a PDF; nothing in it can be changed afterwards without breaking the seal.
    public byte[] seal(byte[] pdf) {
        var document = new InMemoryDocument(pdf);
        var service = new PAdESService(new CommonCertificateVerifier(true));
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        if (timeStamps != null) {
            service.setTspSource(timeStamps);
            parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
        }
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(keys.sealCertificate()));
        parameters.bLevel().setSigningDate(Date.from(clock.instant()));
        parameters.setReason("和解协议证明 Attestation of settlement agreement");
        var toSign = service.getDataToSign(document, parameters).getBytes();
        var value = new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, sign(toSign));
        var sealed = service.signDocument(document, parameters, value);
        var out = new ByteArrayOutputStream();
        try {
            sealed.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] sign(byte[] bytes) {
        try {
            // RFC 6979: what is sealed twice is the same to the byte, and no poor draw gives the
            // key
            var signer = Signature.getInstance("SHA256withECDDSA", new BouncyCastleProvider());
            signer.initSign(keys.sealKey());
            signer.update(bytes);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the institution's seal cannot sign", e);
        }
    }
}
