package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// One of several trustees of whom some are enough (Pedersen's distributed key generation; Belenios
/// specification 2.0, 4.6). Each draws a polynomial, publishes commitments to it, and gives every
/// trustee its value at their number; nobody ever holds the secret of them all.
///
/// How a share reaches its trustee without others reading it is for the caller to see to.
public final class ThresholdTrustee {

    private final Group group;
    private final List<BigInteger> coefficients;
    private final SignedMessage certificate;
    private final SignedMessage commitments;

    private ThresholdTrustee(
            Group group,
            List<BigInteger> coefficients,
            SignedMessage certificate,
            SignedMessage commitments) {
        this.group = group;
        this.coefficients = coefficients;
        this.certificate = certificate;
        this.commitments = commitments;
    }

    /// A new one.
    ///
    /// @param threshold how many trustees are needed to decrypt
    public static ThresholdTrustee draw(Group group, int threshold, RandomGenerator random) {
        if (threshold < 1) {
            throw new IllegalArgumentException("threshold: " + threshold);
        }
        var signing = group.random(random);
        var certificate =
                SignedMessage.sign(
                        group,
                        "{\"verification\":%s,\"encryption\":%s}"
                                .formatted(
                                        Json.quoted(group.power(signing)),
                                        Json.quoted(group.power(group.random(random)))),
                        signing,
                        random);
        var coefficients = new ArrayList<BigInteger>();
        while (coefficients.size() < threshold) {
            coefficients.add(group.random(random));
        }
        var commitments =
                SignedMessage.sign(
                        group,
                        "{\"coefexps\":%s}"
                                .formatted(
                                        Json.list(
                                                coefficients,
                                                one -> Json.quoted(group.power(one)))),
                        signing,
                        random);
        return new ThresholdTrustee(group, List.copyOf(coefficients), certificate, commitments);
    }

    public SignedMessage certificate() {
        return certificate;
    }

    public SignedMessage commitments() {
        return commitments;
    }

    /// The value for the trustee with this number (from 1): for their eyes only.
    public BigInteger shareFor(int number) {
        var share = BigInteger.ZERO;
        for (var coefficient : coefficients.reversed()) {
            share = share.multiply(BigInteger.valueOf(number)).add(coefficient).mod(group.order());
        }
        return share;
    }

    /// The secret of the trustee with this number, from what each trustee gave them.
    ///
    /// @param commitments of all trustees, in their order
    /// @param shares from all trustees, in their order
    /// @throws Refused where a share is not the one that its giver committed to
    public static TrusteeKey.Secret secret(
            Group group, int number, List<SignedMessage> commitments, List<BigInteger> shares)
            throws Refused {
        if (commitments.size() != shares.size()) {
            throw new Refused("A share is missing.", "缺少份额。");
        }
        var sum = BigInteger.ZERO;
        for (int i = 0; i < shares.size(); i++) {
            var share = shares.get(i);
            if (!group.isExponent(share)
                    || !group.power(share)
                            .equals(
                                    committed(
                                            commitments(commitments.get(i), group),
                                            number,
                                            group))) {
                throw new Refused(
                        "The share from trustee " + (i + 1) + " is not the one committed to.",
                        "第" + (i + 1) + "名受托人给出的份额与其承诺不符。");
            }
            sum = sum.add(share);
        }
        return new TrusteeKey.Secret(sum.mod(group.order()));
    }

    static void check(Trustees.Kind.Several several, Group group) throws Refused {
        for (int i = 0; i < several.keys().size(); i++) {
            check(
                    group,
                    several.threshold(),
                    several.certificates().get(i),
                    several.commitments().get(i));
        }
        for (int number = 1; number <= several.keys().size(); number++) {
            var key = several.keys().get(number - 1);
            key.check(group);
            check(group, number, several.commitments(), key);
        }
    }

    /// The key of a trustee's signatures, from their certificate.
    ///
    /// @throws Refused where the certificate is none, or not signed with that key
    public static BigInteger verification(Group group, SignedMessage certificate) throws Refused {
        var keys =
                Json.object(
                        Json.read(certificate.message().getBytes(StandardCharsets.UTF_8)),
                        "verification",
                        "encryption");
        var verification = Json.number(keys.get("verification"));
        if (!group.contains(verification)
                || !group.contains(Json.number(keys.get("encryption")))
                || !certificate.holds(group, verification)) {
            throw signature();
        }
        return verification;
    }

    /// Checks what a trustee commits to.
    ///
    /// @param threshold how many trustees are needed to decrypt
    /// @throws Refused where another has signed it, or it is a polynomial of another degree
    public static void check(
            Group group, int threshold, SignedMessage certificate, SignedMessage commitments)
            throws Refused {
        if (!commitments.holds(group, verification(group, certificate))) {
            throw signature();
        }
        if (commitments(commitments, group).size() != threshold) {
            throw new Refused("A trustee's commitments do not fit the threshold.", "受托人的承诺与门限不符。");
        }
    }

    private static Refused signature() {
        return new Refused("The signature of a trustee does not hold.", "受托人的签名不成立。");
    }

    /// Checks that the key of the trustee with this number comes from what all committed to.
    ///
    /// @throws Refused where it does not
    public static void check(
            Group group, int number, List<SignedMessage> commitments, TrusteeKey key)
            throws Refused {
        var expected = group.product(BigInteger.ONE);
        for (var one : commitments) {
            expected.times(committed(commitments(one, group), number, group));
        }
        if (!expected.value().equals(key.element())) {
            throw new Refused(
                    "The key of a trustee does not come from the commitments.", "受托人的密钥与各方承诺不符。");
        }
    }

    /// The elements in a signed list of commitments.
    static List<BigInteger> commitments(SignedMessage signed, Group group) throws Refused {
        var node =
                Json.object(
                        Json.read(signed.message().getBytes(StandardCharsets.UTF_8)), "coefexps");
        var commitments = Json.list(node.get("coefexps"), Json::number);
        for (var commitment : commitments) {
            if (!group.contains(commitment)) {
                throw new Refused("A commitment is no element of the group.", "承诺不是群的元素。");
            }
        }
        if (commitments.isEmpty()) {
            throw new Refused("A trustee commits to nothing.", "受托人未作承诺。");
        }
        return commitments;
    }

    /// The generator to the value of the polynomial at a number.
    private static BigInteger committed(List<BigInteger> commitments, int number, Group group) {
        var product = BigInteger.ONE;
        for (var commitment : commitments.reversed()) {
            product =
                    group.product(group.power(product, BigInteger.valueOf(number)))
                            .times(commitment)
                            .value();
        }
        return product;
    }

    /// By which power the work of one trustee enters, when these work together (Lagrange).
    static BigInteger share(int place, List<Integer> present, BigInteger q) {
        var share = BigInteger.ONE;
        for (int other : present) {
            if (other != place) {
                share =
                        share.multiply(BigInteger.valueOf(other))
                                .multiply(BigInteger.valueOf((long) other - place).modInverse(q))
                                .mod(q);
            }
        }
        return share;
    }
}
