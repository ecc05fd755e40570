package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// A text signed by a trustee (Belenios specification 2.0, 4.6.1).
public record SignedMessage(String message, Proof signature) {

    static SignedMessage sign(
            Group group, String message, BigInteger secret, RandomGenerator random) {
        return new SignedMessage(
                message, Knowledge.prove(group, "sigmsg|" + message + "|", secret, random));
    }

    static SignedMessage read(JsonNode node, Group group) throws Refused {
        Json.object(node, "message", "signature");
        return new SignedMessage(
                Json.text(node.get("message")), Proof.read(node.get("signature"), group));
    }

    String json() {
        return "{\"message\":%s,\"signature\":%s}"
                .formatted(Json.quoted(message), signature.json());
    }

    boolean holds(Group group, BigInteger verification) {
        return Knowledge.holds(group, "sigmsg|" + message + "|", verification, signature);
    }
}
