package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// A text signed by a trustee (Belenios specification 2.0, 4.6.1).
public record SignedMessage(String message, Proof signature) {

    static SignedMessage sign(
            Group group, String message, BigInteger secret, RandomGenerator random) {
        return new SignedMessage(
                message, Knowledge.prove(group, "sigmsg|" + message + "|", secret, random));
    }

    /// Reads one as a trustee publishes it; whose signature it bears is for the caller to check.
    ///
    /// @throws Refused where it is no signed text
    public static SignedMessage read(String json, Group group) throws Refused {
        return read(Json.read(json.getBytes(StandardCharsets.UTF_8)), group);
    }

    static SignedMessage read(JsonNode node, Group group) throws Refused {
        Json.object(node, "message", "signature");
        return new SignedMessage(
                Json.text(node.get("message")), Proof.read(node.get("signature"), group));
    }

    /// As it is published.
    public String json() {
        return "{\"message\":%s,\"signature\":%s}"
                .formatted(Json.quoted(message), signature.json());
    }

    boolean holds(Group group, BigInteger verification) {
        return Knowledge.holds(group, "sigmsg|" + message + "|", verification, signature);
    }
}
