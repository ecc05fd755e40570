package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who must work together to decrypt a tally (Belenios specification 2.0, 4.7). Trustees are
/// numbered from 1 in the order in which they stand.
public record Trustees(Group group, List<Kind> kinds) {

    /// One trustee who is always needed, or several of whom some are.
    public sealed interface Kind {
        record Single(TrusteeKey key) implements Kind {}

        /// @param threshold how many of them are needed
        record Several(
                int threshold,
                List<SignedMessage> certificates,
                List<SignedMessage> commitments,
                List<TrusteeKey> keys)
                implements Kind {
            public Several {
                certificates = List.copyOf(certificates);
                commitments = List.copyOf(commitments);
                keys = List.copyOf(keys);
            }
        }
    }

    private static final int MOST = 100;

    /// @throws IllegalArgumentException where there is none
    public Trustees {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("no trustees");
        }
    }

    static Trustees read(JsonNode node, Group group) throws Refused {
        var kinds = Json.list(node, one -> kind(one, group));
        if (kinds.isEmpty() || kinds.size() > MOST) {
            throw new Refused("The number of trustees cannot be.", "受托人数目有误。");
        }
        return new Trustees(group, kinds);
    }

    private static Kind kind(JsonNode node, Group group) throws Refused {
        if (node.isArray() && node.size() == 2) {
            switch (Json.text(node.get(0))) {
                case "Single" -> {
                    return new Kind.Single(TrusteeKey.read(node.get(1), group));
                }
                case "Pedersen" -> {
                    return several(node.get(1), group);
                }
                default -> {}
            }
        }
        throw new Refused("This is no kind of trustee.", "不属于任何一类受托人。");
    }

    private static Kind.Several several(JsonNode node, Group group) throws Refused {
        Json.object(node, "threshold", "certs", "coefexps", "verification_keys");
        var several =
                new Kind.Several(
                        Json.integer(node.get("threshold")),
                        Json.list(node.get("certs"), one -> SignedMessage.read(one, group)),
                        Json.list(node.get("coefexps"), one -> SignedMessage.read(one, group)),
                        Json.list(
                                node.get("verification_keys"), one -> TrusteeKey.read(one, group)));
        int many = several.keys().size();
        if (many < 1
                || many > MOST
                || several.certificates().size() != many
                || several.commitments().size() != many
                || several.threshold() < 1
                || several.threshold() > many) {
            throw new Refused("The numbers of trustees do not fit.", "受托人的数目不相符。");
        }
        return several;
    }

    String json() {
        return Json.list(
                kinds,
                kind ->
                        switch (kind) {
                            case Kind.Single(var key) -> "[\"Single\"," + key.json() + "]";
                            case Kind.Several several ->
                                    "[\"Pedersen\",{\"threshold\":%d,\"certs\":%s,\"coefexps\":%s,\"verification_keys\":%s}]"
                                            .formatted(
                                                    several.threshold(),
                                                    Json.list(
                                                            several.certificates(),
                                                            SignedMessage::json),
                                                    Json.list(
                                                            several.commitments(),
                                                            SignedMessage::json),
                                                    Json.list(several.keys(), TrusteeKey::json));
                        });
    }

    /// The key under which ballots are encrypted.
    public BigInteger key() {
        var key = group.product(BigInteger.ONE);
        for (var kind : kinds) {
            switch (kind) {
                case Kind.Single(var one) -> key.times(one.element());
                case Kind.Several several -> {
                    for (var commitment : several.commitments()) {
                        try {
                            key.times(ThresholdTrustee.commitments(commitment, group).getFirst());
                        } catch (Refused unreadable) {
                            throw new IllegalStateException("not checked", unreadable);
                        }
                    }
                }
            }
        }
        return key.value();
    }

    /// Checks every key, and that those of several trustees come from what they committed to.
    void check() throws Refused {
        for (var kind : kinds) {
            switch (kind) {
                case Kind.Single(var one) -> one.check(group);
                case Kind.Several several -> ThresholdTrustee.check(several, group);
            }
        }
    }

    /// The public keys of all, the first trustee's first.
    List<BigInteger> keys() {
        var keys = new ArrayList<BigInteger>();
        for (var kind : kinds) {
            switch (kind) {
                case Kind.Single(var one) -> keys.add(one.element());
                case Kind.Several several -> several.keys().forEach(key -> keys.add(key.element()));
            }
        }
        return keys;
    }

    /// Combines what trustees made of one ciphertext; null where too few did.
    ///
    /// @param factors by the number of the trustee
    @Nullable BigInteger combined(Map<Integer, BigInteger> factors) {
        var product = group.product(BigInteger.ONE);
        int number = 1;
        for (var kind : kinds) {
            switch (kind) {
                case Kind.Single _ -> {
                    var factor = factors.get(number++);
                    if (factor == null) {
                        return null;
                    }
                    product.times(factor);
                }
                case Kind.Several several -> {
                    var present = new ArrayList<Integer>();
                    for (int place = 1;
                            place <= several.keys().size() && present.size() < several.threshold();
                            place++) {
                        if (factors.containsKey(number - 1 + place)) {
                            present.add(place);
                        }
                    }
                    if (present.size() < several.threshold()) {
                        return null;
                    }
                    for (int place : present) {
                        var factor = factors.getOrDefault(number - 1 + place, BigInteger.ONE);
                        product.times(
                                group.power(
                                        factor,
                                        ThresholdTrustee.share(place, present, group.order())));
                    }
                    number += several.keys().size();
                }
            }
        }
        return product.value();
    }
}
