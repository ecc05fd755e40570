package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A number encrypted under the key of an election: (g^r, y^r g^m).
record Ciphertext(BigInteger alpha, BigInteger beta) {

    static Ciphertext read(JsonNode node) throws Refused {
        Json.object(node, "alpha", "beta");
        return new Ciphertext(Json.number(node.get("alpha")), Json.number(node.get("beta")));
    }

    boolean isOf(Group group) {
        return group.contains(alpha) && group.contains(beta);
    }

    String json() {
        return "{\"alpha\":%s,\"beta\":%s}".formatted(Json.quoted(alpha), Json.quoted(beta));
    }

    /// As it stands in what is hashed.
    String text() {
        return alpha + "," + beta;
    }

    /// The encryption of the sum of what these hold.
    static Ciphertext sum(Group group, List<Ciphertext> all) {
        var alpha = group.product(BigInteger.ONE);
        var beta = group.product(BigInteger.ONE);
        for (var one : all) {
            alpha.times(one.alpha);
            beta.times(one.beta);
        }
        return new Ciphertext(alpha.value(), beta.value());
    }

    /// The encryption of so many times what it holds.
    Ciphertext times(Group group, int weight) {
        if (weight == 1) {
            return this;
        }
        var exponent = BigInteger.valueOf(weight);
        return new Ciphertext(group.power(alpha, exponent), group.power(beta, exponent));
    }
}
