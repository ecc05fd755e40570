package org.goodoffices.engines.proof;

import java.util.Optional;

/// A checkpoint with the institution's signature: what a party keeps to hold the log to its word.
///
/// @param checkpoint the head that is signed
/// @param note the note whose text it is
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
    public SignedCheckpoint {
        if (!note.text().equals(checkpoint.text())) {
            throw new IllegalArgumentException("the note signs another checkpoint");
        }
    }

    /// Signs the head of a log.
    public static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner signer) {
        return new SignedCheckpoint(checkpoint, SignedNote.sign(checkpoint.text(), signer));
    }

    /// Reads a signed checkpoint; empty where it is not exactly what [#encoded] writes. The
    /// signature is not checked yet: see [#isSignedBy].
    public static Optional<SignedCheckpoint> read(String encoded) {
        return SignedNote.read(encoded)
                .flatMap(note ->
                        Checkpoint.read(note.text()).map(head -> new SignedCheckpoint(head, note)));
    }

    /// Whether this key has signed it.
    public boolean isSignedBy(NoteKey key) {
        return note.isSignedBy(key);
    }

    /// The checkpoint as it is stored and sent.
    public String encoded() {
        return note.encoded();
    }
}
