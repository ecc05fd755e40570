package org.goodoffices.engines.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.goodoffices.engines.proof.Finding.Part;
import org.goodoffices.engines.proof.Finding.Reason;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final NoteKey TRUST = SampleLog.SIGNER.key();

    @Test
    void a_receipt_is_valid_for_every_entry_of_every_log() {
        for (int size = 1; size <= 20; size++) {
            var log = SampleLog.of(size);
            for (int index = 0; index < size; index++) {
                var found = Verifier.receipt(log.receipt(index).document(), TRUST);
                assertThat(found.findings())
                        .extracting(Finding::reason)
                        .containsExactly(
                                Reason.READ, Reason.INCLUDED, Reason.SIGNED, Reason.TRUSTED);
                assertThat(found.isValid()).isTrue();
            }
        }
    }

    @Test
    void a_receipt_is_read_back_as_written() throws Exception {
        var document = SampleLog.of(6).anchoredReceipt(2).document();
        assertThat(Receipt.read(document).document()).isEqualTo(document);
        assertThat(Receipt.read(document).entry().fields()).containsEntry("by", "河岸国代理人");
    }

    @Test
    void an_anchored_receipt_is_in_the_institutions_log_too() {
        var found = Verifier.receipt(SampleLog.of(6).anchoredReceipt(2).document(), TRUST);
        assertThat(found.findings())
                .extracting(Finding::reason)
                .containsExactly(
                        Reason.READ,
                        Reason.INCLUDED,
                        Reason.SIGNED,
                        Reason.TRUSTED,
                        Reason.ANCHORED);
    }

    @Test
    void a_receipt_under_the_head_of_another_lane_than_the_entry_names_is_not_valid() {
        var lane = new SampleLog();
        lane.append("said in a caucus", "caucus-3", 0);
        assertThat(reasons(Verifier.receipt(lane.receipt(0).document(), TRUST)))
                .contains(Reason.OTHER_PLACE);
        assertThat(reasons(Verifier.record(lane.extract(SampleLog.SIGNER).document(), TRUST, null)))
                .contains(Reason.OTHER_PLACE);

        var place = new SampleLog();
        place.append("act 5", "joint-7", 5);
        assertThat(reasons(Verifier.receipt(place.receipt(0).document(), TRUST)))
                .contains(Reason.OTHER_PLACE);
    }

    @Test
    void an_anchor_counts_only_in_the_institutions_own_log() {
        var elsewhere = SampleLog.of(6).anchoredReceipt(2, "institution.example/lanes/joint-8");
        assertThat(reasons(Verifier.receipt(elsewhere.document(), TRUST)))
                .contains(Reason.NOT_ANCHORED);
    }

    @Test
    void one_flipped_bit_anywhere_makes_a_receipt_not_valid() {
        // Even without a trusted key: the document must contradict itself.
        var document = SampleLog.of(6).anchoredReceipt(2).document();
        for (int bit = 0; bit < document.length * 8; bit++) {
            byte[] changed = document.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Verifier.receipt(changed, null).isValid()).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void cut_padded_and_shuffled_bytes_are_findings_and_not_exceptions() {
        var random = new Random(11);
        var document = SampleLog.of(6).receipt(2).document();
        for (int length = 0; length < document.length; length++) {
            assertThat(Verifier.receipt(Arrays.copyOf(document, length), TRUST).isUnreadable())
                    .isTrue();
        }
        assertThat(Verifier.receipt(Arrays.copyOf(document, document.length + 1), TRUST).isValid())
                .isFalse();
        for (int round = 0; round < 3_000; round++) {
            byte[] changed = document.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = document[random.nextInt(document.length)];
            }
            boolean same = Arrays.equals(changed, document);
            assertThat(Verifier.receipt(changed, TRUST).isValid()).isEqualTo(same);
            Verifier.record(changed, TRUST, new String(changed, UTF_8));
            Verifier.history(changed, TRUST, new String(changed, UTF_8));
        }
    }

    @Test
    void a_receipt_signed_by_another_key_agrees_with_itself_but_is_not_trusted() {
        var log = SampleLog.of(4);
        var own = log.receipt(1);
        var forged =
                new Receipt(
                                own.entry(),
                                own.salt(),
                                own.index(),
                                own.path(),
                                log.checkpoint(SampleLog.STRANGER),
                                SampleLog.STRANGER.key(),
                                null)
                        .document();
        assertThat(Verifier.receipt(forged, null).findings())
                .extracting(Finding::reason)
                .contains(Reason.SIGNED, Reason.TRUST_NOT_GIVEN);
        assertThat(Verifier.receipt(forged, TRUST).findings())
                .contains(
                        Finding.notValid(
                                Part.SIGNER, Reason.NOT_TRUSTED, SampleLog.STRANGER.key().text()));
    }

    @Test
    void a_record_shows_a_changed_entry_and_a_deleted_one() {
        var log = SampleLog.of(7);
        var document = log.extract(SampleLog.SIGNER).document();
        assertThat(Verifier.record(document, TRUST, null).isValid()).isTrue();

        var changed = new String(document, UTF_8).replace("act 4", "act 5").getBytes(UTF_8);
        assertThat(reasons(Verifier.record(changed, TRUST, null))).contains(Reason.NOT_INCLUDED);

        var whole = log.extract(SampleLog.SIGNER);
        var shorter =
                new RecordExtract(whole.leaves().subList(0, 6), whole.checkpoint(), whole.key());
        assertThat(reasons(Verifier.record(shorter.document(), TRUST, null)))
                .contains(Reason.NOT_INCLUDED);
    }

    @Test
    void a_log_that_only_grew_continues_every_earlier_checkpoint() {
        var grown = SampleLog.of(12).extract(SampleLog.SIGNER).document();
        for (int size = 0; size <= 12; size++) {
            var since = SampleLog.of(size).checkpoint(SampleLog.SIGNER).encoded();
            assertThat(reasons(Verifier.record(grown, TRUST, since))).contains(Reason.CONTINUED);
        }
    }

    @Test
    void a_rewritten_and_resigned_log_is_exposed_by_an_older_checkpoint() {
        var since = SampleLog.of(5).checkpoint(SampleLog.SIGNER).encoded();
        var rewritten = new SampleLog();
        rewritten.append("act 0");
        rewritten.append("another act than the one that was received");
        for (int i = 2; i < 9; i++) {
            rewritten.append("act " + i);
        }
        var document = rewritten.extract(SampleLog.SIGNER).document();
        // In itself the new log is without fault.
        assertThat(Verifier.record(document, TRUST, null).isValid()).isTrue();
        assertThat(reasons(Verifier.record(document, TRUST, since))).contains(Reason.REWRITTEN);

        var head = rewritten.checkpoint(SampleLog.SIGNER);
        var history =
                new History(5, rewritten.tree().consistency(5, 9).path(), head, TRUST).document();
        assertThat(reasons(Verifier.history(history, TRUST, since))).contains(Reason.NOT_CONTINUED);
    }

    @Test
    void
            a_log_of_the_same_size_with_another_root_is_rewritten_and_a_shorter_one_has_lost_entries() {
        var since = SampleLog.of(5).checkpoint(SampleLog.SIGNER).encoded();
        var other = SampleLog.of(4);
        other.append("something else");
        assertThat(
                        reasons(
                                Verifier.record(
                                        other.extract(SampleLog.SIGNER).document(), TRUST, since)))
                .contains(Reason.REWRITTEN);
        assertThat(
                        reasons(
                                Verifier.record(
                                        SampleLog.of(3).extract(SampleLog.SIGNER).document(),
                                        TRUST,
                                        since)))
                .contains(Reason.SHRUNK);
    }

    @Test
    void an_earlier_checkpoint_counts_only_if_it_is_this_logs_and_signed() {
        var document = SampleLog.of(9).extract(SampleLog.SIGNER).document();
        var forged = SampleLog.of(5).checkpoint(SampleLog.STRANGER).encoded();
        assertThat(reasons(Verifier.record(document, TRUST, forged)))
                .contains(Reason.EARLIER_BADLY_SIGNED);
        assertThat(reasons(Verifier.record(document, TRUST, "nonsense")))
                .contains(Reason.EARLIER_UNREADABLE);
        var elsewhere =
                SignedCheckpoint.sign(
                        new Checkpoint("other", 0, Hash.OF_EMPTY_LOG), SampleLog.SIGNER);
        assertThat(reasons(Verifier.record(document, TRUST, elsewhere.encoded())))
                .contains(Reason.OTHER_LOG);
    }

    @Test
    void a_history_proves_growth_from_its_own_size_only() {
        var log = SampleLog.of(9);
        var head = log.checkpoint(SampleLog.SIGNER);
        var history = new History(5, log.tree().consistency(5, 9).path(), head, TRUST).document();
        var five = SampleLog.of(5).checkpoint(SampleLog.SIGNER).encoded();
        var four = SampleLog.of(4).checkpoint(SampleLog.SIGNER).encoded();
        assertThat(Verifier.history(history, TRUST, five).isValid()).isTrue();
        assertThat(Verifier.history(history, TRUST, four).findings())
                .contains(Finding.notChecked(Part.HISTORY, Reason.NO_PROOF_FOR, "4 → 9"));
    }

    @Test
    void a_receipt_is_held_against_an_earlier_checkpoint_as_far_as_it_can_be() {
        var receipt = SampleLog.of(5).receipt(2).document();
        var same = SampleLog.of(5).checkpoint(SampleLog.SIGNER).encoded();
        var shorter = SampleLog.of(3).checkpoint(SampleLog.SIGNER).encoded();
        var longer = SampleLog.of(6).checkpoint(SampleLog.SIGNER).encoded();
        assertThat(reasons(Verifier.receipt(receipt, TRUST, same))).contains(Reason.CONTINUED);
        assertThat(Verifier.receipt(receipt, TRUST, shorter).findings())
                .contains(Finding.notChecked(Part.HISTORY, Reason.NO_PROOF_FOR, "3 → 5"));
        assertThat(Verifier.receipt(receipt, TRUST, longer).findings())
                .contains(Finding.notChecked(Part.HISTORY, Reason.NEWER_KEPT, "6 → 5"));
        var record = SampleLog.of(5).extract(SampleLog.SIGNER).document();
        assertThat(Verifier.recordOfItsDay(record, TRUST, longer).findings())
                .contains(Finding.notChecked(Part.HISTORY, Reason.NEWER_KEPT, "6 → 5"));
    }

    @Test
    void every_reason_is_said_in_both_languages() {
        for (var reason : Reason.values()) {
            assertThat(reason.in(Locale.ENGLISH)).matches("\\p{ASCII}+");
            assertThat(reason.in(Locale.SIMPLIFIED_CHINESE)).containsPattern("\\p{IsHan}");
        }
    }

    private static List<Reason> reasons(Verification found) {
        assertThat(found.isUnreadable()).isFalse();
        return found.findings().stream().map(Finding::reason).toList();
    }
}
