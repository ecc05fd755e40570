package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A cyclic group in which discrete logarithms are hard: the numbers of order `q` modulo a prime
/// `p` (Belenios specification 2.0, 5). Exponents are taken modulo `q`.
public final class Group {

    /// The group that elections of ours use: 2,048 bits, exponents of 256.
    public static final Group BELENIOS_2048 =
            new Group(
                    "BELENIOS-2048",
                    new BigInteger(
                            "20694785691422546401013643657505008064922989295751104097100884787057374219242"
                                    + "717401922237254497684338129066633138078958404960054389636289"
                                    + "796393038773905722803605973749427671376777618898589872735865"
                                    + "049081167099310535867780980030790491654063777173764198678527"
                                    + "273474476341835600035698305193144284561701911000786737307333"
                                    + "564123971732897913240474578834468260652327974647951137672658"
                                    + "693582180046317922073668860052627186363386088796882120769432"
                                    + "366149491002923444346373222145884100586421050242120365433561"
                                    + "201320481118852408731077014151666200162313177169372189248078"
                                    + "507711827842317498073276598828825169183103125680162072880719"),
                    new BigInteger(
                            "78571733251071885079927659812671450121821421258408794611510081919805623223441"),
                    new BigInteger(
                            "2402352677501852209227687703532399932712287657378364916510075318787663274146"
                                    + "353219320285676155269678799694668298749389095083896573425601"
                                    + "900601068477164491735474137283104610458681314511781646755400"
                                    + "527402889846139864532661215055797097162016168270312886432456"
                                    + "663834863635782106154918419982534315189740658186868651151358"
                                    + "576410138882215396016043228843603930989333662772848406593138"
                                    + "406010231675095763777982665103606822406635076697764025346253"
                                    + "773085133173495194248967754052573659049492477631475991575198"
                                    + "775177711481490920456600205478127054728238140972518639858334"
                                    + "115700568353695553423781475582491896050296680037745308460627"));

    private final String name;
    private final BigInteger p;
    private final BigInteger q;
    private final BigInteger g;
    private final Modulus modulus;
    private final FixedBase generator;

    private Group(String name, BigInteger p, BigInteger q, BigInteger g) {
        this.name = name;
        this.p = p;
        this.q = q;
        this.g = g;
        modulus = new Modulus(p);
        generator = new FixedBase(modulus, g, q.bitLength());
    }

    /// The group that elections call so; empty where it is not supported.
    public static Optional<Group> named(String name) {
        return name.equals(BELENIOS_2048.name) ? Optional.of(BELENIOS_2048) : Optional.empty();
    }

    public String name() {
        return name;
    }

    /// The number of its elements.
    public BigInteger order() {
        return q;
    }

    BigInteger modulus() {
        return p;
    }

    BigInteger g() {
        return g;
    }

    /// Whether a number is one of its elements. Nothing else may enter a computation.
    public boolean contains(BigInteger number) {
        return number.signum() > 0
                && number.compareTo(p) < 0
                && number.modPow(q, p).equals(BigInteger.ONE);
    }

    /// The generator to a power.
    public BigInteger power(BigInteger exponent) {
        return product(BigInteger.ONE).times(generator, exponent).value();
    }

    BigInteger power(BigInteger base, BigInteger exponent) {
        return base.modPow(exponent, p);
    }

    BigInteger inverse(BigInteger element) {
        return element.modInverse(p);
    }

    /// Makes powers of an element quick.
    FixedBase fixed(BigInteger element) {
        return element.equals(g) ? generator : new FixedBase(modulus, element, q.bitLength());
    }

    FixedBase generator() {
        return generator;
    }

    /// Begins a product.
    Product product(BigInteger first) {
        return new Product(first);
    }

    /// An exponent that nobody can guess.
    BigInteger random(RandomGenerator random) {
        // 128 bits more than the order, so that no exponent is likelier than another.
        var bytes = new byte[q.bitLength() / 8 + 17];
        random.nextBytes(bytes);
        return new BigInteger(1, bytes).mod(q);
    }

    /// SHA-256 of a text, as an exponent.
    BigInteger hash(String text) {
        return new BigInteger(1, sha256(text.getBytes(StandardCharsets.UTF_8))).mod(q);
    }

    boolean isExponent(BigInteger number) {
        return number.signum() >= 0 && number.compareTo(q) < 0;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// A product in the making.
    final class Product {
        private final long[] number;
        private final long[] space = new long[modulus.words() + 1];

        private Product(BigInteger first) {
            number = modulus.split(first);
        }

        Product times(FixedBase base, BigInteger exponent) {
            base.multiply(number, exponent, space);
            return this;
        }

        Product times(BigInteger element) {
            modulus.multiply(number, modulus.form(element), number, space);
            return this;
        }

        BigInteger value() {
            return modulus.join(number);
        }
    }
}
