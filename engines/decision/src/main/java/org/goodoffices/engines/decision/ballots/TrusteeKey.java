package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// The public key of a trustee and the proof that its secret is known to somebody (Belenios
/// specification 2.0, 4.5).
public record TrusteeKey(BigInteger element, Proof proof) {

    /// The secret half. Whoever holds the secrets of enough trustees can read every ballot.
    public record Secret(BigInteger exponent) {
        /// A new one.
        public static Secret draw(Group group, RandomGenerator random) {
            return new Secret(group.random(random));
        }

        /// Never the secret itself.
        @Override
        public String toString() {
            return "secret of a trustee";
        }
    }

    public static TrusteeKey of(Group group, Secret secret, RandomGenerator random) {
        var element = group.power(secret.exponent());
        return new TrusteeKey(
                element, Knowledge.prove(group, about(group, element), secret.exponent(), random));
    }

    /// Reads one as a trustee publishes it, and checks its proof.
    ///
    /// @throws Refused where it is no key of the group, or not proven
    public static TrusteeKey read(String json, Group group) throws Refused {
        var key = read(Json.read(json.getBytes(StandardCharsets.UTF_8)), group);
        key.check(group);
        return key;
    }

    static TrusteeKey read(JsonNode node, Group group) throws Refused {
        Json.object(node, "pok", "public_key");
        return new TrusteeKey(
                Json.number(node.get("public_key")), Proof.read(node.get("pok"), group));
    }

    /// As it is published.
    public String json() {
        return "{\"pok\":%s,\"public_key\":%s}".formatted(proof.json(), Json.quoted(element));
    }

    void check(Group group) throws Refused {
        if (!group.contains(element)
                || !Knowledge.holds(group, about(group, element), element, proof)) {
            throw new Refused("The key of a trustee is not proven to be one.", "受托人的密钥未经证明。");
        }
    }

    private static String about(Group group, BigInteger element) {
        return "pok|" + group.name() + "|" + element + "|";
    }
}
