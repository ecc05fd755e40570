package org.goodoffices.records.documents;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.goodoffices.foundation.start.StartRefused;
import org.jspecify.annotations.Nullable;

/// The key that seals the keys of all lanes: a file of the home folder, outside the database, made
/// at the first start. Whoever keeps a copy of the database keeps one of this file elsewhere.
final class MasterKey {

    private static final int LENGTH = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final Aead seal;
    private final byte[] fingerprint;

    private MasterKey(byte[] key) throws GeneralSecurityException {
        this.seal = new AesGcmJce(derived(key, "seal of lane keys"));
        this.fingerprint = derived(key, "fingerprint");
    }

    /// The key in this file.
    ///
    /// @param known fingerprint of the key that the database was used with; null at the first
    ///   start, when the file is made
    /// @throws StartRefused with a sentence that says what to do
    static MasterKey in(Path file, byte @Nullable [] known, RandomGenerator chance) {
        try {
            if (known == null && !Files.exists(file)) {
                make(file, chance);
            }
            if (!Files.exists(file)) {
                throw new StartRefused(
                        "The key file %s is missing. The papers of this institution were sealed with it and cannot be read without: put it back from your copy. The server does not start."
                                .formatted(file),
                        "密钥文件 %s 缺失。本机构的文件均以该密钥加密，缺之无法读取：请由备份恢复。服务器不予启动。".formatted(file));
            }
            var key = Files.readAllBytes(file);
            if (key.length != LENGTH) {
                throw new StartRefused(
                        "%s is not a key of 32 bytes: put the key file back from your copy. The server does not start."
                                .formatted(file),
                        "%s 并非32字节的密钥：请由备份恢复密钥文件。服务器不予启动。".formatted(file));
            }
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new StartRefused(
                        "Others on this machine can read the key file %s: run chmod 600 on it. The server does not start."
                                .formatted(file),
                        "本机其他用户可读取密钥文件 %s：请对其执行 chmod 600。服务器不予启动。".formatted(file));
            }
            var master = new MasterKey(key);
            if (known != null && !MessageDigest.isEqual(known, master.fingerprint)) {
                throw new StartRefused(
                        "The key file %s belongs to another institution or another copy: the papers here were sealed with a different key. Put the right file back. The server does not start."
                                .formatted(file),
                        "密钥文件 %s 属于另一机构或另一副本：此处文件以其他密钥加密。请放回正确的文件。服务器不予启动。".formatted(file));
            }
            return master;
        } catch (IOException unreadable) {
            throw new StartRefused(
                    "The key file %s cannot be read or written: give the user who runs the server the right to. The server does not start."
                            .formatted(file),
                    "密钥文件 %s 无法读写：请授予运行服务器的用户相应权限。服务器不予启动。".formatted(file),
                    unreadable);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("AES and HKDF are part of every JDK", missing);
        }
    }

    Aead seal() {
        return seal;
    }

    /// Tells this key from others and nothing else about it.
    byte[] fingerprint() {
        return fingerprint.clone();
    }

    private static void make(Path file, RandomGenerator chance) throws IOException {
        Files.createDirectories(file.getParent());
        var drawn = new byte[LENGTH];
        chance.nextBytes(drawn);
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(drawn));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static byte[] derived(byte[] key, String use) throws GeneralSecurityException {
        SecretKey derived =
                KDF.getInstance("HKDF-SHA256")
                        .deriveKey(
                                "AES",
                                HKDFParameterSpec.ofExtract()
                                        .addIKM(new SecretKeySpec(key, "HKDF"))
                                        .thenExpand(
                                                use.getBytes(
                                                        java.nio.charset.StandardCharsets.US_ASCII),
                                                LENGTH));
        return derived.getEncoded();
    }
}
