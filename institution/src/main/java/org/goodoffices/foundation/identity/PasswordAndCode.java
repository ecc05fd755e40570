package org.goodoffices.foundation.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base32;
import org.goodoffices.foundation.time.WorldClock;
import org.goodoffices.foundation.web.Texts;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Password and one-time code: for people who cannot have a passkey. Neither counts without the
/// other, and which of them was wrong is never said.
@Component
public class PasswordAndCode {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    /// What became of setting a password.
    public sealed interface Outcome {
        /// @param recoveryCodes shown once; each stands in for one code of a lost device
        record Set(List<String> recoveryCodes) implements Outcome {
            public Set {
                recoveryCodes = List.copyOf(recoveryCodes);
            }
        }

        /// Shorter than twelve characters or longer than two hundred.
        record WrongLength() implements Outcome {}

        /// It contains the person's name or address.
        record TooEasy() implements Outcome {}

        /// The device shows another code: it was not set up with the seed shown.
        record WrongCode() implements Outcome {}
    }

    private final Access access;
    private final People people;
    private final PasswordStore store;
    private final Vault vault;
    private final WorldClock clock;
    private final RandomGenerator chance;
    private final Post post;
    private final Texts texts;
    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    /// The device that a try for an unknown person is compared with, so that it costs the same.
    private final byte[] nobody;

    PasswordAndCode(
            Access access,
            People people,
            PasswordStore store,
            Vault vault,
            WorldClock clock,
            RandomGenerator chance,
            Post post,
            Texts texts) {
        this.access = access;
        this.people = people;
        this.store = store;
        this.vault = vault;
        this.clock = clock;
        this.chance = chance;
        this.post = post;
        this.texts = texts;
        this.nobody = sealed(PersonId.PUBLIC, OneTimeCode.drawn(chance));
    }

    /// Draws a seed for a device; nothing is kept until `set`.
    public OneTimeCode draw() {
        return OneTimeCode.drawn(chance);
    }

    /// Sets or replaces password and device, once the device has shown a right code.
    public Outcome set(PersonId person, String password, OneTimeCode device, String code) {
        var step = device.step(code.strip(), clock.outside());
        var known = access.as(person, people::myself);
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return new Outcome.WrongLength();
        }
        if (easy(password, known)) {
            return new Outcome.TooEasy();
        }
        if (step.isEmpty()) {
            return new Outcome.WrongCode();
        }
        var codes = IntStream.range(0, RECOVERY_CODES).mapToObj(_ -> drawnRecoveryCode()).toList();
        var hash = encoded(password);
        access.run(
                person,
                () -> {
                    store.set(
                            person,
                            hash,
                            sealed(person, device),
                            step.getAsLong(),
                            clock.instant());
                    store.replaceRecoveryCodes(
                            person, codes.stream().map(PasswordAndCode::hash).toList());
                    post.post(person, Letter.of(texts, "identity.mail.password-set"));
                });
        return new Outcome.Set(codes);
    }

    /// Removes password, device and recovery codes.
    public void remove(PersonId person) {
        access.run(
                person,
                () -> {
                    store.remove();
                    post.post(person, Letter.of(texts, "identity.mail.password-removed"));
                });
    }

    /// Whether the person has set a password, and how many recovery codes are left.
    public Optional<Integer> recoveryCodesLeft(PersonId person) {
        return access.as(person, store::recoveryCodesLeft);
    }

    /// Whether password and code are right. A code is used up by this.
    ///
    /// @param person empty where the address is unknown: the same work is done, and refused
    boolean right(Optional<PersonId> person, String password, String code) {
        var asWhom = person.orElse(PersonId.PUBLIC);
        var kept = access.as(asWhom, store::mine);
        var given = password.length() > LONGEST ? "" : password;
        boolean passwordRight = hashes(given, kept);
        var seed =
                kept.map(mine -> vault.open(mine.seed(), use(asWhom)))
                        .orElseGet(() -> vault.open(nobody, use(PersonId.PUBLIC)));
        var step = new OneTimeCode(seed).step(code.strip(), clock.outside());
        var recovery = hash(code);
        return access.as(
                asWhom,
                () -> {
                    boolean recoveryKnown = store.recoveryCodeUnused(recovery);
                    return kept.isPresent()
                            && passwordRight
                            && (usedUp(step) || (recoveryKnown && useRecovery(asWhom, recovery)));
                });
    }

    /// Whether this is the password kept. Where none is, hashing it anew costs what comparing
    /// would; nothing at all is compared with none, and costs nothing.
    private boolean hashes(String given, Optional<PasswordStore.Kept> kept) {
        return !given.isEmpty()
                && kept.map(mine -> encoder.matches(given, mine.password()))
                        .orElseGet(() -> encoded(given).isEmpty());
    }

    private boolean usedUp(OptionalLong step) {
        return step.isPresent() && store.useStep(step.getAsLong());
    }

    private boolean useRecovery(PersonId person, byte[] recovery) {
        boolean used = store.useRecoveryCode(recovery, clock.instant());
        if (used) {
            post.post(person, Letter.of(texts, "identity.mail.recovery-used"));
        }
        return used;
    }

    private static boolean easy(String password, Person person) {
        var lower = password.toLowerCase(Locale.ROOT);
        return lower.contains(person.mail())
                || lower.contains(person.nameEn().toLowerCase(Locale.ROOT))
                || lower.chars().distinct().count() < 5;
    }

    private String encoded(String password) {
        return java.util.Objects.requireNonNull(encoder.encode(password));
    }

    private byte[] sealed(PersonId person, OneTimeCode device) {
        return vault.seal(device.seed(), use(person));
    }

    private static String use(PersonId person) {
        return "one-time code of " + person;
    }

    private String drawnRecoveryCode() {
        var drawn = new byte[RECOVERY_BYTES];
        chance.nextBytes(drawn);
        return new String(new Base32().encode(drawn), StandardCharsets.US_ASCII)
                .replaceAll("(.{4})(?=.)", "$1-");
    }

    /// Eighty drawn bits need no slow hash.
    private static byte[] hash(String recoveryCode) {
        var plain = recoveryCode.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
