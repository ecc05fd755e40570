package org.goodoffices.casework.settlement.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
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
                        statement(settlement, Capacity.PARTY, 1, "Jeanne Moreau", "让娜·莫罗")),
                SamplePasskey.ES256.answer(
                        statement(settlement, Capacity.MEDIATOR, 0, "Zhang Wenlong", "张文龙")));
    }

    static Statement statement(
            Settlement settlement, Capacity capacity, int index, String english, String chinese) {
        return new Statement(
                settlement.caseNumber(),
                settlement.hash(),
                capacity,
                index,
                new Bilingual(english, chinese),
                new Bilingual("Power of attorney of 3 November 2026", "2026年11月3日授权委托书"),
                false,
                CLOCK.instant(),
                HOST);
    }

    /// The log of the joint lane with an entry for each signature.
    static Log log(List<Signature> signatures) {
        var entries = new ArrayList<Entry>();
        entries.add(Entry.of(Map.of("act", "open-case")));
        for (var signature : signatures) {
            entries.add(
                    Entry.of(
                            Map.of(
                                    "act",
                                    "sign-settlement",
                                    "signature",
                                    signature.fingerprint().hex())));
        }
        return new Log(entries);
    }

    record Log(List<Entry> entries) {
        SignedCheckpoint checkpoint() {
            var range = CompactRange.EMPTY;
            for (var leaf : leaves()) {
                range = range.append(leaf.hash());
            }
            return SignedCheckpoint.sign(
                    Checkpoint.of(HOST + "/GO-2026-0007/joint", range), KEYS.log());
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
        var log = log(signatures);
        var outcome = SEALING.seal(settlement, signatures, log.receipts(), log.record());
        return switch (outcome) {
            case SealSettlement.Outcome.Sealed(var bundle, var _) -> bundle;
            case SealSettlement.Outcome.Refused(var reasons) ->
                    throw new AssertionError("refused: " + reasons);
        };
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
