package org.goodoffices.foundation.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.goodoffices.engines.proof.NoteSigner;
import org.goodoffices.foundation.start.StartRefused;

/// The institution's keys, in one PKCS#12 file. Losing it means that nothing more can be sealed in
/// the same name; what was sealed before stays valid.
public final class InstitutionKeys {
    private static final String FILE = "institution.p12";
    private static final String PASSWORD_FILE = "institution.password";
    private static final String SEAL = "seal";
    private static final String LOG = "log";
    private static final Duration VALIDITY = Duration.ofDays(15 * 365);

    private final NoteSigner log;
    private final PrivateKey sealKey;
    private final X509Certificate sealCertificate;

    private InstitutionKeys(NoteSigner log, PrivateKey sealKey, X509Certificate sealCertificate) {
        this.log = log;
        this.sealKey = sealKey;
        this.sealCertificate = sealCertificate;
    }

    /// Opens the keys in a folder, and makes them if there are none yet.
    ///
    /// @param folder readable by the server alone
    /// @param host the name under which checkpoints are signed
    /// @param organisation the institution's name in the seal's certificate
    public static InstitutionKeys open(
            Path folder, String host, String organisation, InstantSource clock) {
        try {
            Files.createDirectories(folder);
            var password = password(folder.resolve(PASSWORD_FILE));
            var file = folder.resolve(FILE);
            if (!Files.exists(file)) {
                make(file, password, host, organisation, clock);
            }
            return read(file, password, host);
        } catch (IOException unreadable) {
            throw new StartRefused(
                    "The institution's keys in %s cannot be opened: %s and %s belong together, and the user who runs the server must be able to read and write them. Put both back from your copy. The server does not start."
                            .formatted(folder, FILE, PASSWORD_FILE),
                    "%s 中的机构密钥无法开启：%s 与 %s 须成对使用，且运行服务器的用户须能读写。请由备份一并恢复。服务器不予启动。"
                            .formatted(folder, FILE, PASSWORD_FILE),
                    unreadable);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the institution's keys cannot be opened", e);
        }
    }

    /// The public key of the record in a folder; empty where there is none, or it does not open.
    public static Optional<PublicKey> publicLogKey(Path folder) {
        var file = folder.resolve(FILE);
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password(folder.resolve(PASSWORD_FILE)));
            return Optional.of(store.getCertificate(LOG).getPublicKey());
        } catch (IOException | GeneralSecurityException closed) {
            return Optional.empty();
        }
    }

    /// Signs checkpoints, statements and attestations.
    public NoteSigner log() {
        return log;
    }

    /// The key behind the seal on documents.
    public PrivateKey sealKey() {
        return sealKey;
    }

    /// The certificate of the seal.
    public X509Certificate sealCertificate() {
        return sealCertificate;
    }

    private static InstitutionKeys read(Path file, char[] password, String host)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        var logKeys =
                new KeyPair(
                        store.getCertificate(LOG).getPublicKey(),
                        (PrivateKey) store.getKey(LOG, password));
        return new InstitutionKeys(
                new NoteSigner(host, logKeys),
                (PrivateKey) store.getKey(SEAL, password),
                (X509Certificate) store.getCertificate(SEAL));
    }

    private static void make(
            Path file, char[] password, String host, String organisation, InstantSource clock)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        var curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp256r1"));
        put(
                store,
                SEAL,
                curve.generateKeyPair(),
                "SHA256withECDSA",
                password,
                host,
                organisation,
                clock);
        var edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        put(store, LOG, edwards, "Ed25519", password, host, organisation, clock);
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "keys", ".new");
        try (var out = Files.newOutputStream(draft)) {
            store.store(out, password);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void put(
            KeyStore store,
            String alias,
            KeyPair keys,
            String algorithm,
            char[] password,
            String host,
            String organisation,
            InstantSource clock)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var name =
                new X500NameBuilder(BCStyle.INSTANCE)
                        .addRDN(BCStyle.O, organisation)
                        .addRDN(BCStyle.CN, host + " " + alias)
                        .build();
        var now = clock.instant();
        var certificate =
                new JcaX509v3CertificateBuilder(
                                name,
                                new BigInteger(120, new SecureRandom()),
                                Date.from(now.minus(Duration.ofDays(1))),
                                Date.from(now.plus(VALIDITY)),
                                name,
                                keys.getPublic())
                        .addExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                        .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()));
        var chain =
                new X509Certificate[] {
                    new JcaX509CertificateConverter().getCertificate(certificate)
                };
        store.setKeyEntry(alias, keys.getPrivate(), password, chain);
    }

    private static char[] password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] drawn = new byte[24];
            new SecureRandom().nextBytes(drawn);
            try {
                Files.createFile(file, ownerOnly(file));
                Files.writeString(
                        file,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(drawn),
                        StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException _) {
                // Another start was quicker; its password counts.
            }
        }
        return Files.readString(file).strip().toCharArray();
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
