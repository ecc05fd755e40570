package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// What one trustee made of a tally, with the proof that nothing else was done (Belenios
/// specification 2.0, 4.18).
public record PartialDecryption(List<List<BigInteger>> factors, List<List<Proof>> proofs) {

    public static PartialDecryption of(
            OpenElection election,
            EncryptedTally tally,
            TrusteeKey.Secret secret,
            RandomGenerator random) {
        var group = election.parameters().group();
        var about = about(election, group.power(secret.exponent()));
        var factors = new ArrayList<List<BigInteger>>();
        var proofs = new ArrayList<List<Proof>>();
        for (var sums : tally.sums()) {
            var made = new ArrayList<BigInteger>();
            var proven = new ArrayList<Proof>();
            for (var sum : sums) {
                made.add(group.power(sum.alpha(), secret.exponent()));
                var nonce = group.random(random);
                var challenge =
                        group.hash(
                                about + group.power(nonce) + "," + group.power(sum.alpha(), nonce));
                proven.add(
                        new Proof(
                                challenge,
                                nonce.subtract(secret.exponent().multiply(challenge))
                                        .mod(group.order())));
            }
            factors.add(List.copyOf(made));
            proofs.add(List.copyOf(proven));
        }
        return new PartialDecryption(List.copyOf(factors), List.copyOf(proofs));
    }

    /// Reads what a trustee handed in, and checks its proofs.
    ///
    /// @param number of the trustee, from 1
    /// @throws Refused where a proof does not hold
    public static PartialDecryption read(
            String json, OpenElection election, EncryptedTally tally, int number) throws Refused {
        var work =
                read(
                        Json.read(json.getBytes(StandardCharsets.UTF_8)),
                        election.parameters().group());
        work.check(election, tally, number);
        return work;
    }

    static PartialDecryption read(JsonNode node, Group group) throws Refused {
        Json.object(node, "decryption_factors", "decryption_proofs");
        return new PartialDecryption(
                Json.list(node.get("decryption_factors"), list -> Json.list(list, Json::number)),
                Json.list(
                        node.get("decryption_proofs"),
                        list -> Json.list(list, one -> Proof.read(one, group))));
    }

    /// As it lies in the box.
    public String json() {
        return "{\"decryption_factors\":%s,\"decryption_proofs\":%s}"
                .formatted(
                        Json.list(factors, list -> Json.list(list, Json::quoted)),
                        Json.list(proofs, list -> Json.list(list, Proof::json)));
    }

    /// @param number of the trustee, from 1
    /// @throws Refused where a proof does not hold
    void check(OpenElection election, EncryptedTally tally, int number) throws Refused {
        var keys = election.trustees().keys();
        boolean holds =
                number >= 1
                        && number <= keys.size()
                        && factors.size() == tally.sums().size()
                        && proofs.size() == tally.sums().size();
        for (int i = 0; holds && i < factors.size(); i++) {
            var sums = tally.sums().get(i);
            holds = factors.get(i).size() == sums.size() && proofs.get(i).size() == sums.size();
            for (int j = 0; holds && j < sums.size(); j++) {
                holds =
                        holds(
                                election,
                                keys.get(number - 1),
                                sums.get(j).alpha(),
                                factors.get(i).get(j),
                                proofs.get(i).get(j));
            }
        }
        if (!holds) {
            throw new Refused(
                    "The decryption by trustee " + number + " is not proven.",
                    "第" + number + "名受托人的解密未经证明。");
        }
    }

    private static boolean holds(
            OpenElection election,
            BigInteger key,
            BigInteger alpha,
            BigInteger factor,
            Proof proof) {
        var group = election.parameters().group();
        if (!group.contains(factor)) {
            return false;
        }
        var second =
                group.product(group.power(alpha, proof.response()))
                        .times(group.power(factor, proof.challenge()))
                        .value();
        var text =
                about(election, key)
                        + proof.commitment(group, group.generator(), key)
                        + ","
                        + second;
        return group.hash(text).equals(proof.challenge());
    }

    private static String about(OpenElection election, BigInteger key) {
        return "decrypt|" + election.parameters().fingerprint() + "|" + key + "|";
    }
}
