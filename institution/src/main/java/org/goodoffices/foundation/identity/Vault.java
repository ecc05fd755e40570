package org.goodoffices.foundation.identity;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Keeps what nobody should read from a copy of the database alone: seeds of one-time codes, mail
/// that waits to be sent. Its one key is a file of the home folder, readable by the server only.
@Component
public class Vault {

    private static final int KEY_LENGTH = 32;

    private final AesGcmJce seal;
    private final SecretKey stamp;

    Vault(@Value("${goodoffices.home}") Path home, RandomGenerator chance)
            throws IOException, GeneralSecurityException {
        var key = key(home.resolve("keys").resolve("identity.key"), chance);
        this.seal = new AesGcmJce(derived(key, "seal").getEncoded());
        this.stamp = derived(key, "stamp");
    }

    /// Encrypts `clear`; `use` must be given again to open it, so that one thing cannot stand in
    /// another's place.
    public byte[] seal(byte[] clear, String use) {
        try {
            return seal.encrypt(clear, use.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }

    /// What was sealed for `use`.
    ///
    /// @throws IllegalStateException if it was changed, or sealed for something else or elsewhere
    public byte[] open(byte[] sealed, String use) {
        try {
            return seal.decrypt(sealed, use.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("sealed with another key, or changed", changed);
        }
    }

    /// 32 bytes that only this institution can derive from `text`.
    byte[] stamp(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(stamp);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }

    private static SecretKey derived(byte[] key, String use) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(new SecretKeySpec(key, "HKDF"))
                                .thenExpand(use.getBytes(StandardCharsets.UTF_8), KEY_LENGTH));
    }

    private static byte[] key(Path file, RandomGenerator chance) throws IOException {
        Files.createDirectories(file.getParent());
        var drawn = new byte[KEY_LENGTH];
        chance.nextBytes(drawn);
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(file, drawn);
            return drawn;
        } catch (FileAlreadyExistsException _) {
            var kept = Files.readAllBytes(file);
            if (kept.length != KEY_LENGTH) {
                throw new IllegalStateException(file + " is not a key of 32 bytes");
            }
            return kept;
        }
    }
}
