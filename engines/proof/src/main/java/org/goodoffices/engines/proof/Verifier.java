package org.goodoffices.engines.proof;

import static org.goodoffices.engines.proof.Finding.notChecked;
import static org.goodoffices.engines.proof.Finding.notValid;
import static org.goodoffices.engines.proof.Finding.valid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.goodoffices.engines.proof.Finding.Part;
import org.goodoffices.engines.proof.Finding.Reason;
import org.goodoffices.engines.proof.Finding.Verdict;
import org.jspecify.annotations.Nullable;

/// Checks receipts, records and histories without a server. Whatever the bytes, the answer is a
/// list of findings: nothing is thrown for malformed input.
///
/// Without a trusted key a document can only be shown to agree with itself; the finding says so.
public final class Verifier {
    private Verifier() {}

    /// Checks one receipt.
    ///
    /// @param trust the key that the reader trusts, if any
    public static Verification receipt(byte[] document, @Nullable NoteKey trust) {
        return receipt(document, trust, null);
    }

    /// Checks one receipt, and that its log agrees with another checkpoint as far as a receipt can
    /// show: one of the same size has the same root.
    ///
    /// @param since an earlier signed checkpoint as its reader kept it, if any
    public static Verification receipt(
            byte[] document, @Nullable NoteKey trust, @Nullable String since) {
        try {
            var receipt = Receipt.read(document);
            var findings = new ArrayList<Finding>();
            findings.add(valid(Part.DOCUMENT, Reason.READ, Receipt.FORMAT));
            findings.add(inclusion(receipt));
            findings.addAll(signature(receipt.checkpoint(), receipt.key(), trust));
            var anchor = receipt.anchor();
            if (anchor != null) {
                findings.add(anchorage(anchor, receipt));
            }
            if (since != null) {
                findings.add(
                        history(
                                since,
                                receipt.checkpoint(),
                                false,
                                trust == null ? receipt.key() : trust,
                                _ -> Optional.empty()));
            }
            return new Verification(findings);
        } catch (CanonicalJson.Malformed why) {
            return malformed(why);
        }
    }

    /// Checks a whole record, and that it continues an earlier checkpoint if one is given.
    ///
    /// @param since an earlier signed checkpoint as its reader kept it, if any
    public static Verification record(
            byte[] document, @Nullable NoteKey trust, @Nullable String since) {
        return record(document, true, trust, since);
    }

    /// Checks a record of a day gone by, as a bundle holds it: that the log has grown since then is
    /// no fault.
    public static Verification recordOfItsDay(
            byte[] document, @Nullable NoteKey trust, @Nullable String since) {
        return record(document, false, trust, since);
    }

    private static Verification record(
            byte[] document, boolean present, @Nullable NoteKey trust, @Nullable String since) {
        try {
            var extract = RecordExtract.read(document);
            var head = extract.checkpoint().checkpoint();
            var tree = extract.tree();
            var findings = new ArrayList<Finding>();
            findings.add(valid(Part.DOCUMENT, Reason.READ, RecordExtract.FORMAT));
            boolean same = head.size() == tree.size() && head.root().equals(tree.root());
            findings.add(
                    same && !isInPlace(extract)
                            ? notValid(Part.ENTRIES, Reason.OTHER_PLACE, head.origin())
                            : same
                                    ? valid(
                                            Part.ENTRIES,
                                            Reason.INCLUDED,
                                            "0.." + (tree.size() - 1))
                                    : notValid(
                                            Part.ENTRIES,
                                            Reason.NOT_INCLUDED,
                                            tree.size() + " / " + head.size()));
            findings.addAll(signature(extract.checkpoint(), extract.key(), trust));
            if (since != null) {
                var found = continued(since, extract, present, tree, trust);
                // The leaves give the signed root, so it is the earlier head that they contradict.
                findings.add(
                        same && found.reason() == Reason.NOT_CONTINUED
                                ? notValid(Part.HISTORY, Reason.REWRITTEN, found.detail())
                                : found);
            }
            return new Verification(findings);
        } catch (CanonicalJson.Malformed why) {
            return malformed(why);
        }
    }

    /// Checks that a log continues an earlier checkpoint.
    ///
    /// @param since an earlier signed checkpoint as its reader kept it, if any
    public static Verification history(
            byte[] document, @Nullable NoteKey trust, @Nullable String since) {
        try {
            var history = History.read(document);
            var findings = new ArrayList<Finding>();
            findings.add(valid(Part.DOCUMENT, Reason.READ, History.FORMAT));
            findings.addAll(signature(history.checkpoint(), history.key(), trust));
            if (since == null) {
                findings.add(notChecked(Part.HISTORY, Reason.KEPT_NOT_GIVEN, ""));
                return new Verification(findings);
            }
            findings.add(
                    history(
                            since,
                            history.checkpoint(),
                            true,
                            trust == null ? history.key() : trust,
                            from ->
                                    from == history.from()
                                            ? Optional.of(history.proof())
                                            : Optional.empty()));
            return new Verification(findings);
        } catch (CanonicalJson.Malformed why) {
            return malformed(why);
        }
    }

    /// Finds whether two checkpoints that the institution signed belong to one history. Where they
    /// do not, the two signatures together show that the log was rewritten.
    ///
    /// @param since the signed checkpoint that was kept, as text
    /// @param present whether the other is given out as the log's head of today, and so must not be
    ///   shorter
    /// @param proofFrom the proof of consistency from an earlier size, where there is one
    private static Finding history(
            String since,
            SignedCheckpoint newer,
            boolean present,
            NoteKey key,
            ProofFrom proofFrom) {
        var earlier = SignedCheckpoint.read(since).orElse(null);
        if (earlier == null) {
            return notValid(Part.HISTORY, Reason.EARLIER_UNREADABLE, "");
        }
        var before = earlier.checkpoint();
        var now = newer.checkpoint();
        var sizes = before.size() + " → " + now.size();
        if (!earlier.isSignedBy(key)) {
            return notValid(Part.HISTORY, Reason.EARLIER_BADLY_SIGNED, key.text());
        }
        if (!before.origin().equals(now.origin())) {
            return notValid(Part.HISTORY, Reason.OTHER_LOG, before.origin() + " / " + now.origin());
        }
        if (before.size() > now.size()) {
            return present
                    ? notValid(Part.HISTORY, Reason.SHRUNK, sizes)
                    : notChecked(Part.HISTORY, Reason.NEWER_KEPT, sizes);
        }
        if (before.size() == 0 || before.size() == now.size()) {
            var root = before.size() == 0 ? Hash.OF_EMPTY_LOG : now.root();
            return before.root().equals(root)
                    ? valid(Part.HISTORY, Reason.CONTINUED, sizes)
                    : notValid(Part.HISTORY, Reason.REWRITTEN, sizes);
        }
        return proofFrom
                .size(before.size())
                .map(proof ->
                        proof.from() == before.size()
                                        && proof.to() == now.size()
                                        && proof.proves(before.root(), now.root())
                                ? valid(Part.HISTORY, Reason.CONTINUED, sizes)
                                : notValid(Part.HISTORY, Reason.NOT_CONTINUED, sizes))
                .orElseGet(() -> notChecked(Part.HISTORY, Reason.NO_PROOF_FOR, sizes));
    }

    /// Where a proof of consistency comes from.
    @FunctionalInterface
    private interface ProofFrom {
        /// The proof from this size to the newest.
        Optional<ConsistencyProof> size(long from);
    }

    private static Finding continued(
            String since,
            RecordExtract extract,
            boolean present,
            MerkleTree tree,
            @Nullable NoteKey trust) {
        return history(
                since,
                extract.checkpoint(),
                present,
                trust == null ? extract.key() : trust,
                from ->
                        from <= tree.size()
                                ? Optional.of(tree.consistency((int) from, tree.size()))
                                : Optional.empty());
    }

    private static Finding inclusion(Receipt receipt) {
        var detail = Long.toString(receipt.index());
        if (!receipt.isIncluded()) {
            return notValid(Part.ENTRIES, Reason.NOT_INCLUDED, detail);
        }
        var origin = receipt.checkpoint().checkpoint().origin();
        return receipt.entry().standsIn(origin, receipt.key(), receipt.index())
                ? valid(Part.ENTRIES, Reason.INCLUDED, detail)
                : notValid(Part.ENTRIES, Reason.OTHER_PLACE, origin + " " + detail);
    }

    private static boolean isInPlace(RecordExtract extract) {
        var origin = extract.checkpoint().checkpoint().origin();
        var leaves = extract.leaves();
        return IntStream.range(0, leaves.size())
                .allMatch(i ->
                        !(leaves.get(i) instanceof RecordExtract.Leaf.Opened(var entry, _))
                                || entry.standsIn(origin, extract.key(), i));
    }

    private static Finding anchorage(Anchor anchor, Receipt receipt) {
        var head = anchor.checkpoint();
        var detail = head.checkpoint().origin() + " " + head.checkpoint().size();
        return head.isSignedBy(receipt.key())
                        && head.checkpoint().origin().equals(receipt.key().name())
                        && anchor.holds(receipt.checkpoint().checkpoint())
                ? valid(Part.INSTITUTION_LOG, Reason.ANCHORED, detail)
                : notValid(Part.INSTITUTION_LOG, Reason.NOT_ANCHORED, detail);
    }

    private static List<Finding> signature(
            SignedCheckpoint head, NoteKey key, @Nullable NoteKey trust) {
        var detail = head.checkpoint().origin() + " " + head.checkpoint().size();
        var signed =
                head.isSignedBy(key)
                        ? valid(Part.CHECKPOINT, Reason.SIGNED, detail)
                        : notValid(Part.CHECKPOINT, Reason.BADLY_SIGNED, detail);
        return List.of(signed, signer(key, trust));
    }

    private static Finding signer(NoteKey key, @Nullable NoteKey trust) {
        if (trust == null) {
            return new Finding(
                    Part.SIGNER, Verdict.NOT_CHECKED, Reason.TRUST_NOT_GIVEN, key.text());
        }
        return key.equals(trust)
                ? valid(Part.SIGNER, Reason.TRUSTED, key.text())
                : notValid(Part.SIGNER, Reason.NOT_TRUSTED, key.text());
    }

    private static Verification malformed(CanonicalJson.Malformed why) {
        return new Verification(
                List.of(
                        notValid(
                                Part.DOCUMENT,
                                Reason.MALFORMED,
                                String.valueOf(why.getMessage()))));
    }
}
