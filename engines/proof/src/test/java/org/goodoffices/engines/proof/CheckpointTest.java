package org.goodoffices.engines.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void a_key_and_a_signature_made_by_others_are_read() {
        // The example of the Go package golang.org/x/mod/sumdb/note.
        var key =
                NoteKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
                        .orElseThrow();
        var note =
                SignedNote.read(
                                """
                                If you think cryptography is the answer to your problem,
                                then you don't know what your problem is.

                                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                                """)
                        .orElseThrow();
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(key.text())
                .isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void a_signed_checkpoint_is_read_back_as_written() {
        var signed = SampleLog.of(5).checkpoint(SampleLog.SIGNER);
        var read = SignedCheckpoint.read(signed.encoded()).orElseThrow();
        assertThat(read).isEqualTo(signed);
        assertThat(read.checkpoint().size()).isEqualTo(5);
        assertThat(read.isSignedBy(SampleLog.SIGNER.key())).isTrue();
        assertThat(read.isSignedBy(SampleLog.STRANGER.key())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "log\n5\n",
                "log\n05\nROOT\n",
                "log\n+5\nROOT\n",
                "log\n-5\nROOT\n",
                "log\n٥\nROOT\n",
                "log\n9999999999999999999\nROOT\n",
                "log\n5\nROOT",
                "log\n5\nROOT\n\n",
                "log\n5\nROOT\nextension\n",
                "\n5\nROOT\n",
                "log\n5\nAAAA\n",
                "log\n5\nROOT \n",
                "lo\tg\n5\nROOT\n",
            })
    void only_the_one_spelling_of_a_checkpoint_is_read(String text) {
        assertThat(Checkpoint.read("log\n5\n" + ROOT + "\n")).isPresent();
        assertThat(Checkpoint.read(text.replace("ROOT", ROOT))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text\n\n",
                "text\n— a AAAAAAA=\n",
                "text\n\n— a AAAAAAA\n",
                "text\n\n— a AAAAAA==\n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n— a  AAAAAAA=\n",
                "text\n\n— a+b AAAAAAA=\n",
                "text\n\n— a AAAAAAA=",
                "text\n\n— a AAAAAAA=\n\n",
                "te\rxt\n\n— a AAAAAAA=\n",
            })
    void only_the_one_spelling_of_a_note_is_read(String text) {
        assertThat(SignedNote.read("text\n\n— a AAAAAAA=\n")).isPresent();
        assertThat(SignedNote.read(text)).isEmpty();
    }

    @Test
    void a_key_whose_id_is_not_its_own_is_refused() {
        var text = SampleLog.SIGNER.key().text();
        assertThat(NoteKey.read(text)).contains(SampleLog.SIGNER.key());
        assertThat(NoteKey.read("other" + text)).isEmpty();
        assertThat(NoteKey.read("a+b")).isEmpty();
        assertThat(NoteKey.read("")).isEmpty();
    }
}
