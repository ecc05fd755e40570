package org.goodoffices.engines.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;

/// Signs checkpoints and other notes with an Ed25519 key of the institution.
public final class NoteSigner {
    private final NoteKey key;
    private final PrivateKey secret;

    public NoteSigner(String name, KeyPair keys) {
        this.key = NoteKey.of(name, keys.getPublic());
        this.secret = keys.getPrivate();
    }

    /// The public key that parties are given.
    public NoteKey key() {
        return key;
    }

    SignedNote.Line sign(String text) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.sign();
            byte[] idAndSignature = new byte[4 + signature.length];
            System.arraycopy(key.id(), 0, idAndSignature, 0, 4);
            System.arraycopy(signature, 0, idAndSignature, 4, signature.length);
            return new SignedNote.Line(key.name(), StrictBase64.encode(idAndSignature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the log's key cannot sign", e);
        }
    }
}
