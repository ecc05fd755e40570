package org.goodoffices.casework.settlement.bundle;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.settlement.bundle.Statement.Capacity;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.Receipt;
import org.goodoffices.engines.proof.RecordExtract;
import org.goodoffices.foundation.keys.InstitutionKeys;
import org.goodoffices.foundation.print.Print;
import org.jspecify.annotations.Nullable;

/// Makes the bundle of a settlement that all parties have signed: prints it, seals the print,
/// attests that it resulted from mediation, and puts all evidence in one file.
///
/// The bundle is a ZIP of `settlement.json` (canonical text), `signatures.json`, `receipts/N.json`,
/// `record.json` (the log of the lane, where given), `settlement.pdf` (sealed), `institution.txt`
/// (public key), `readme.txt` and `attestation.txt`.
public final class SealSettlement {
    /// What came of it.
    public sealed interface Outcome {
        /// @param bundle the file for the parties
        /// @param print the sealed PDF alone
        record Sealed(byte[] bundle, byte[] print) implements Outcome {}

        /// @param reasons what must be mended first
        record Refused(List<Bilingual> reasons) implements Outcome {}
    }

    private final InstitutionKeys keys;
    private final InstitutionSeal seal;
    private final InstantSource clock;
    private final ZoneId seat;

    /// @param seat the time zone of the institution's seat, in which the attestation is dated
    public SealSettlement(
            InstitutionKeys keys, InstitutionSeal seal, InstantSource clock, ZoneId seat) {
        this.keys = keys;
        this.seal = seal;
        this.clock = clock;
        this.seat = seat;
    }

    /// Seals a settlement.
    ///
    /// @param receipts for the acts of signing and of confirming
    /// @param record the log of the lane in which they stand, so that its history can be checked
    /// @param form the form of the attestation
    /// @param began when the mediation began
    /// @param concluded when the settlement was concluded
    public Outcome seal(
            Settlement settlement,
            List<Signature> signatures,
            List<Receipt> receipts,
            @Nullable RecordExtract record,
            Conclusion.Form form,
            Instant began,
            Instant concluded) {
        var today = LocalDate.ofInstant(clock.instant(), seat);
        var acts = new SigningActs(receipts);
        var conclusion =
                new Conclusion(
                        form,
                        LocalDate.ofInstant(began, seat),
                        LocalDate.ofInstant(concluded, seat));
        var page =
                SettlementPrint.of(
                        settlement, signatures, acts, conclusion, today, keys.log().key());
        var faults = faults(settlement, signatures, acts, page);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        var print = seal.seal(Print.of(page.html(), clock.instant()));
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(Parts.TEXT, settlement.canonical());
        parts.put(
                Parts.SIGNATURES,
                CanonicalJson.write(signatures.stream().map(Signature::members).toList()));
        for (int i = 0; i < receipts.size(); i++) {
            parts.put(Parts.receipt(i + 1), receipts.get(i).document());
        }
        if (record != null) {
            parts.put(Parts.RECORD, record.document());
        }
        parts.put(Parts.PRINT, print);
        parts.put(Parts.KEY, utf8(keys.log().key().text() + "\n"));
        parts.put(Parts.README, utf8(Parts.README_TEXT));
        parts.put(Parts.ATTESTATION, attestation(settlement, conclusion, today, parts));
        return new Outcome.Sealed(StoredZip.write(parts), print);
    }

    byte[] attestation(
            Settlement settlement, Conclusion conclusion, LocalDate on, Map<String, byte[]> parts) {
        var hashes = new TreeMap<String, String>();
        parts.forEach((name, content) -> hashes.put(name, Hash.sha256(content).hex()));
        try {
            return new Attestation(
                            settlement.caseNumber(),
                            on,
                            conclusion,
                            SettlementPrint.attestedStatement(settlement, conclusion, on),
                            hashes,
                            keys.sealCertificate().getEncoded())
                    .signedBy(keys.log());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the seal's certificate cannot be written", e);
        }
    }

    private List<Bilingual> faults(
            Settlement settlement,
            List<Signature> signatures,
            SigningActs acts,
            SettlementPrint.Page page) {
        var faults = new ArrayList<Bilingual>();
        Unprintable.in(page.passages()).forEach(found -> faults.add(found.sentence()));
        for (var signature : signatures) {
            var fault = SignatureCheck.fault(settlement, signature, keys.log().key());
            if (fault != null) {
                faults.add(Parts.ofSignature(signature, fault));
            }
        }
        faults.addAll(missing(settlement, signatures, acts));
        return faults;
    }

    /// The parties that are not bound: they have not signed, or have not confirmed what they signed
    /// ad referendum.
    static List<Bilingual> missing(
            Settlement settlement, List<Signature> signatures, SigningActs acts) {
        var missing = new ArrayList<Bilingual>();
        for (int place = 0; place < settlement.parties().size(); place++) {
            int index = place;
            var name = settlement.parties().get(place).name();
            var own =
                    signatures.stream()
                            .filter(signature ->
                                    signature.statement().capacity() == Capacity.PARTY
                                            && signature.statement().index() == index)
                            .toList();
            if (own.isEmpty()) {
                missing.add(
                        new Bilingual(name.english() + " has not signed", name.chinese() + "尚未签署"));
            } else if (own.stream().noneMatch(acts::bind)) {
                missing.add(
                        new Bilingual(
                                name.english()
                                        + " has signed ad referendum and has not confirmed: until then its signature is no evidence under Article 4(1)(a) of the Convention",
                                name.chinese() + "已作待核准之签署，尚未核准；核准之前，该签署不构成公约第四条第一款(a)项所指之证据"));
            }
        }
        return missing;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
