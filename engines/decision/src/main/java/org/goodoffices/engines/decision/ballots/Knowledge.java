package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/// Proofs that one knows the exponent behind an element, bound to a text: the signatures of ballots
/// and of trustees (Belenios specification 2.0, 4.5, 4.6.1 and 4.14).
final class Knowledge {

    private Knowledge() {}

    /// @param about what is hashed before the commitment
    static Proof prove(Group group, String about, BigInteger secret, RandomGenerator random) {
        var nonce = group.random(random);
        var challenge = group.hash(about + group.power(nonce));
        return new Proof(challenge, nonce.subtract(secret.multiply(challenge)).mod(group.order()));
    }

    static boolean holds(Group group, String about, BigInteger element, Proof proof) {
        var commitment = proof.commitment(group, group.generator(), element);
        return group.hash(about + commitment).equals(proof.challenge());
    }
}
