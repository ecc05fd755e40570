package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/// One branch of a zero-knowledge proof (Belenios specification 2.0, 4.3).
record Proof(BigInteger challenge, BigInteger response) {

    static Proof read(JsonNode node, Group group) throws Refused {
        Json.object(node, "challenge", "response");
        var proof =
                new Proof(Json.number(node.get("challenge")), Json.number(node.get("response")));
        if (!group.isExponent(proof.challenge) || !group.isExponent(proof.response)) {
            throw new Refused("A proof holds a number beyond the group.", "证明含有超出群的数。");
        }
        return proof;
    }

    String json() {
        return "{\"challenge\":%s,\"response\":%s}"
                .formatted(Json.quoted(challenge), Json.quoted(response));
    }

    /// What the prover must have committed to: base^response × element^challenge.
    BigInteger commitment(Group group, FixedBase base, BigInteger element) {
        return group.product(group.power(element, challenge)).times(base, response).value();
    }

    /// The same for element / g^m instead of the element.
    BigInteger commitment(Group group, FixedBase base, BigInteger element, int m) {
        var product = group.product(group.power(element, challenge)).times(base, response);
        if (m > 0) {
            var away = challenge.multiply(BigInteger.valueOf(-m)).mod(group.order());
            product.times(group.generator(), away);
        }
        return product.value();
    }
}
