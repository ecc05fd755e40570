package org.goodoffices.casework.settlement.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goodoffices.casework.settlement.bundle.Statement.Capacity;
import org.goodoffices.engines.proof.Checkpoint;
import org.goodoffices.engines.proof.Commitment;
import org.goodoffices.engines.proof.CompactRange;
import org.goodoffices.engines.proof.Entry;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.Receipt;
import org.goodoffices.engines.proof.RecordExtract;
import org.goodoffices.engines.proof.SignedCheckpoint;
import org.goodoffices.foundation.keys.InstitutionKeys;

/// An institution that has keys, and people with passkeys who sign its settlements.
final class SampleCase {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z"));
    static final LocalDate ON = LocalDate.of(2026, 11, 23);
    static final Instant BEGAN = Instant.parse("2026-11-02T20:00:00Z");
    static final Conclusion CONCLUSION =
            new Conclusion(Conclusion.Form.SINGAPORE_ARTICLE_4, LocalDate.of(2026, 11, 3), ON);
    static final ZoneId SEAT = ZoneId.of("Asia/Hong_Kong");
    static final String HOST = "institution.example";
    static final InstitutionKeys KEYS = keys();
    static final InstitutionSeal SEAL = new InstitutionSeal(KEYS, null, CLOCK);
    static final SealSettlement SEALING = new SealSettlement(KEYS, SEAL, CLOCK, SEAT);

    static {
        // The libraries report every fault of a broken file at length.
        VerifyCommand.silenceLibraries();
    }

    private SampleCase() {}

    /// Both parties and the mediator sign; the second party with password and code.
    static List<Signature> signatures(Settlement settlement) {
        return List.of(
                SamplePasskey.ES256.answer(
                        statement(settlement, Capacity.PARTY, 0, "Chan Siu Ming", "陈小明")),
                Signature.Witnessed.by(
                        KEYS.log(),
                        statement(settlement, Capacity.PARTY, 1, "Jeanne Moreau", "让娜·莫罗"),
                        Signature.Witnessed.Because.NO_DEVICE),
                SamplePasskey.ES256.answer(
                        statement(settlement, Capacity.MEDIATOR, 0, "Zhang Wenlong", "张文龙")));
    }

    static Statement statement(
            Settlement settlement, Capacity capacity, int index, String english, String chinese) {
        return statement(settlement, capacity, index, english, chinese, false);
    }

    static Statement statement(
            Settlement settlement,
            Capacity capacity,
            int index,
            String english,
            String chinese,
            boolean adReferendum) {
        return new Statement(
                settlement.caseNumber(),
                settlement.hash(),
                capacity,
                index,
                new Bilingual(english, chinese),
                new Authority(
                        new Bilingual("Power of attorney of 3 November 2026", "2026年11月3日授权委托书"),
                        "0198c9c4-0000-8000-8000-000000000001",
                        List.of(Hash.sha256("power of attorney").hex())),
                adReferendum,
                CLOCK.instant(),
                HOST);
    }

    /// As `signatures`, the second party ad referendum.
    static List<Signature> adReferendum(Settlement settlement) {
        var signatures = new ArrayList<>(signatures(settlement));
        signatures.set(
                1,
                SamplePasskey.ES256.answer(
                        statement(settlement, Capacity.PARTY, 1, "Jeanne Moreau", "让娜·莫罗", true)));
        return signatures;
    }

    /// The log of the joint lane with an entry for each signature.
    static Log log(List<Signature> signatures) {
        var log = new Log(new ArrayList<>());
        log.add("open-case", "", Map.of());
        for (var signature : signatures) {
            log.add(
                    "sign",
                    "party " + signature.statement().index(),
                    Map.of(SigningActs.FINGERPRINT, signature.fingerprint().hex()));
        }
        return log;
    }

    /// The log with the confirmation of a signature besides.
    static Log confirmed(List<Signature> signatures, Signature confirmed, String by) {
        var log = log(signatures);
        log.add("ratify", by, Map.of(SigningActs.CONFIRMS, confirmed.fingerprint().hex()));
        return log;
    }

    record Log(List<Entry> entries) {
        private void add(String act, String party, Map<String, ?> facts) {
            entries.add(
                    Entry.of(
                            Map.of(
                                    "act",
                                    act,
                                    "lane",
                                    "joint-7",
                                    "position",
                                    entries.size(),
                                    "party",
                                    party,
                                    "at",
                                    CLOCK.instant().toString(),
                                    "facts",
                                    facts)));
        }

        SignedCheckpoint checkpoint() {
            var range = CompactRange.EMPTY;
            for (var leaf : leaves()) {
                range = range.append(leaf.hash());
            }
            return SignedCheckpoint.sign(Checkpoint.of(HOST + "/lanes/joint-7", range), KEYS.log());
        }

        RecordExtract record() {
            return new RecordExtract(leaves(), checkpoint(), KEYS.log().key());
        }

        List<Receipt> receipts() {
            var receipts = new ArrayList<Receipt>();
            for (int i = 1; i < entries.size(); i++) {
                var path = record().tree().inclusion(i, entries.size()).path();
                receipts.add(
                        new Receipt(
                                entries.get(i),
                                salt(i),
                                i,
                                path,
                                checkpoint(),
                                KEYS.log().key(),
                                null));
            }
            return receipts;
        }

        private List<RecordExtract.Leaf> leaves() {
            var leaves = new ArrayList<RecordExtract.Leaf>();
            for (int i = 0; i < entries.size(); i++) {
                var leaf = Commitment.of(salt(i), entries.get(i).bytes()).leaf();
                leaves.add(new RecordExtract.Leaf.Closed(leaf));
            }
            return leaves;
        }

        private static byte[] salt(int i) {
            return Hash.sha256("salt " + i).bytes();
        }
    }

    static byte[] bundle(Settlement settlement, List<Signature> signatures) {
        return bundle(settlement, signatures, log(signatures));
    }

    static byte[] bundle(Settlement settlement, List<Signature> signatures, Log log) {
        return switch (seal(settlement, signatures, log)) {
            case SealSettlement.Outcome.Sealed(var bundle, var _) -> bundle;
            case SealSettlement.Outcome.Refused(var reasons) ->
                    throw new AssertionError("refused: " + reasons);
        };
    }

    static SealSettlement.Outcome seal(Settlement settlement, List<Signature> signatures, Log log) {
        return seal(settlement, signatures, log, Conclusion.Form.SINGAPORE_ARTICLE_4);
    }

    static SealSettlement.Outcome seal(
            Settlement settlement, List<Signature> signatures, Log log, Conclusion.Form form) {
        return SEALING.seal(
                settlement, signatures, log.receipts(), log.record(), form, BEGAN, CLOCK.instant());
    }

    static SettlementPrint.Page page(Settlement settlement, List<Signature> signatures) {
        return SettlementPrint.of(
                settlement,
                signatures,
                new SigningActs(log(signatures).receipts()),
                CONCLUSION,
                ON,
                KEYS.log().key());
    }

    private static InstitutionKeys keys() {
        try {
            Path folder = Files.createTempDirectory("keys");
            return InstitutionKeys.open(
                    folder, HOST, "International Organization for Good Offices", CLOCK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
