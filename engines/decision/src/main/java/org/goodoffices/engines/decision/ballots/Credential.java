package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// The secret with which one voter signs the ballot; its public part stands in the list of voters
/// without a name (Belenios specification 2.0, 4.8).
public final class Credential {

    /// The characters of credentials and of the names of elections.
    public static final String ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static final int RANDOM = 14;
    private static final int PART = 3;
    private static final BigInteger CHECK = BigInteger.valueOf(53);
    private static final int ITERATIONS = 1_000;
    private static final int BITS = 256;

    private final String text;

    private Credential(String text) {
        this.text = text;
    }

    /// A new one.
    public static Credential draw(RandomGenerator random) {
        var letters = token(random, RANDOM);
        return new Credential(grouped(letters + checksum(letters)));
    }

    /// A text of so many characters that nobody can guess; the name of an election, for example.
    public static String token(RandomGenerator random, int length) {
        var letters = new StringBuilder();
        while (letters.length() < length) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }

    /// Reads one as a voter types it.
    public static Credential read(String typed) throws Refused {
        var letters = typed.strip().replace("-", "");
        boolean known =
                letters.length() == RANDOM + 1
                        && letters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        if (!known || checksum(letters.substring(0, RANDOM)) != letters.charAt(RANDOM)) {
            throw new Refused(
                    "This is no credential; perhaps a character is mistyped.", "该凭证无效，或有字符误写。");
        }
        return new Credential(grouped(letters));
    }

    /// The text that the voter keeps, five groups of three characters.
    public String text() {
        return text;
    }

    /// The exponent behind it, for one election.
    BigInteger secret(Group group, String uuid) {
        try {
            var spec =
                    new PBEKeySpec(
                            text.toCharArray(),
                            uuid.getBytes(StandardCharsets.UTF_8),
                            ITERATIONS,
                            BITS);
            byte[] bytes =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded();
            return new BigInteger(1, bytes).mod(group.order());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has PBKDF2", impossible);
        }
    }

    /// The part that is published, for one election.
    public BigInteger publicKey(Group group, String uuid) {
        return group.power(secret(group, uuid));
    }

    private static char checksum(String letters) {
        var number = BigInteger.ZERO;
        var base = BigInteger.valueOf(ALPHABET.length());
        for (int i = 0; i < letters.length(); i++) {
            int digit = ALPHABET.indexOf(letters.charAt(i));
            number = number.multiply(base).add(BigInteger.valueOf(digit));
        }
        return ALPHABET.charAt(CHECK.subtract(number.mod(CHECK)).intValueExact());
    }

    private static String grouped(String letters) {
        return String.join("-", letters.split("(?<=\\G.{" + PART + "})"));
    }

    /// Never the secret itself.
    @Override
    public String toString() {
        return "credential";
    }
}
