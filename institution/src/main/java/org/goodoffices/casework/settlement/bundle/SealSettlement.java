package org.goodoffices.casework.settlement.bundle;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.goodoffices.casework.settlement.bundle.Statement.Capacity;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.Receipt;
import org.goodoffices.engines.proof.RecordExtract;
import org.goodoffices.foundation.keys.InstitutionKeys;
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
    /// @param receipts for the acts of signing, if any
    /// @param record the log of the lane in which they stand, so that its history can be checked
    public Outcome seal(
            Settlement settlement,
            List<Signature> signatures,
            List<Receipt> receipts,
            @Nullable RecordExtract record) {
        var today = LocalDate.ofInstant(clock.instant(), seat);
        var page = SettlementPrint.of(settlement, signatures, today, keys.log().key());
        var faults = faults(settlement, signatures, page);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        var print = seal.seal(SettlementPdf.render(page, clock.instant()));
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
        parts.put(Parts.ATTESTATION, attestation(settlement, today, parts));
        return new Outcome.Sealed(StoredZip.write(parts), print);
    }

    byte[] attestation(Settlement settlement, LocalDate on, Map<String, byte[]> parts) {
        var hashes = new TreeMap<String, String>();
        parts.forEach((name, content) -> hashes.put(name, Hash.sha256(content).hex()));
        try {
            return new Attestation(
                            settlement.caseNumber(),
                            on,
                            SettlementPrint.attestedStatement(settlement, on),
                            hashes,
                            keys.sealCertificate().getEncoded())
                    .signedBy(keys.log());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the seal's certificate cannot be written", e);
        }
    }

    private List<Bilingual> faults(
            Settlement settlement, List<Signature> signatures, SettlementPrint.Page page) {
        var faults = new ArrayList<Bilingual>();
        Unprintable.in(page.passages()).forEach(found -> faults.add(found.sentence()));
        for (var signature : signatures) {
            var fault = SignatureCheck.fault(settlement, signature, keys.log().key());
            if (fault != null) {
                faults.add(Parts.ofSignature(signature, fault));
            }
        }
        faults.addAll(missing(settlement, signatures));
        return faults;
    }

    /// The parties that have not signed.
    static List<Bilingual> missing(Settlement settlement, List<Signature> signatures) {
        return IntStream.range(0, settlement.parties().size())
                .filter(index ->
                        signatures.stream()
                                .map(Signature::statement)
                                .noneMatch(
                                        s -> s.capacity() == Capacity.PARTY && s.index() == index))
                .mapToObj(index -> settlement.parties().get(index).name())
                .map(name ->
                        new Bilingual(name.english() + " has not signed", name.chinese() + "尚未签署"))
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
