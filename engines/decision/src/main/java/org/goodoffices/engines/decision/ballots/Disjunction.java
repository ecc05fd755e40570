package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Proofs that one of several claims holds, without saying which: that a ciphertext holds one of
/// these numbers, or that this one holds nothing or that one does (Belenios specification 2.0, 4.12
/// and 4.13).
final class Disjunction {

    /// The claim that a ciphertext holds a number.
    record Claim(Ciphertext ciphertext, int number) {}

    /// What its maker knows of a claim.
    ///
    /// @param secret the exponent with which the ciphertext was made
    /// @param held the number it holds
    record Witness(BigInteger secret, int held, int claimed) {
        boolean holds() {
            return held == claimed;
        }
    }

    private Disjunction() {}

    static boolean holds(
            Group group, FixedBase key, String about, List<Claim> claims, List<Proof> proofs) {
        if (claims.size() != proofs.size()) {
            return false;
        }
        var text = new StringBuilder(about);
        var sum = BigInteger.ZERO;
        for (int i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            var proof = proofs.get(i);
            text.append(i == 0 ? "" : ",")
                    .append(proof.commitment(group, group.generator(), claim.ciphertext().alpha()))
                    .append(',')
                    .append(
                            proof.commitment(
                                    group, key, claim.ciphertext().beta(), claim.number()));
            sum = sum.add(proof.challenge());
        }
        return group.hash(text.toString()).equals(sum.mod(group.order()));
    }

    /// @throws IllegalArgumentException where none of the claims holds
    static List<Proof> prove(
            Group group,
            FixedBase key,
            String about,
            List<Witness> witnesses,
            RandomGenerator random) {
        var q = group.order();
        int truth = 0;
        while (truth < witnesses.size() && !witnesses.get(truth).holds()) {
            truth++;
        }
        if (truth == witnesses.size()) {
            throw new IllegalArgumentException("nothing to prove");
        }
        var proofs = new ArrayList<Proof>();
        var nonce = group.random(random);
        var others = BigInteger.ZERO;
        var text = new StringBuilder(about);
        for (int i = 0; i < witnesses.size(); i++) {
            var witness = witnesses.get(i);
            var feigned = new Proof(group.random(random), group.random(random));
            proofs.add(feigned);
            var exponent = nonce;
            var apart = BigInteger.ZERO;
            if (i != truth) {
                others = others.add(feigned.challenge());
                exponent =
                        feigned.challenge()
                                .multiply(witness.secret())
                                .add(feigned.response())
                                .mod(q);
                apart =
                        feigned.challenge()
                                .multiply(
                                        BigInteger.valueOf(
                                                (long) witness.held() - witness.claimed()))
                                .mod(q);
            }
            text.append(i == 0 ? "" : ",")
                    .append(group.power(exponent))
                    .append(',')
                    .append(
                            group.product(BigInteger.ONE)
                                    .times(key, exponent)
                                    .times(group.generator(), apart)
                                    .value());
        }
        var challenge = group.hash(text.toString()).subtract(others).mod(q);
        var response = nonce.subtract(witnesses.get(truth).secret().multiply(challenge)).mod(q);
        proofs.set(truth, new Proof(challenge, response));
        return List.copyOf(proofs);
    }
}
