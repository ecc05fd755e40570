package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All ballots added up without being opened (Belenios specification 2.0, 4.16).
///
/// @param sums for each question the sum of each choice
/// @param ballots how many are in it, of each credential the last
/// @param weight of these together
public record EncryptedTally(List<List<Ciphertext>> sums, int ballots, int weight) {

    /// Adds up the last ballot of each credential. Where a credential is not on the list its ballot
    /// must not have been accepted.
    ///
    /// @throws IllegalArgumentException for such a ballot
    public static EncryptedTally of(OpenElection election, Collection<Ballot> accepted) {
        var last = new LinkedHashMap<BigInteger, Ballot>();
        for (var ballot : accepted) {
            last.put(ballot.credential(), ballot);
        }
        var group = election.parameters().group();
        int weight = 0;
        var terms = new ArrayList<List<List<Ciphertext>>>();
        for (var question : election.parameters().questions()) {
            var choices = new ArrayList<List<Ciphertext>>();
            for (int i = 0; i < question.choices(); i++) {
                choices.add(new ArrayList<>());
            }
            terms.add(choices);
        }
        for (var ballot : last.values()) {
            var counts = election.credentials().get(ballot.credential());
            if (counts == null) {
                throw new IllegalArgumentException("a ballot of nobody on the list");
            }
            weight += counts;
            for (int i = 0; i < terms.size(); i++) {
                var choices = ballot.answers().get(i).choices();
                for (int j = 0; j < choices.size(); j++) {
                    terms.get(i).get(j).add(choices.get(j).times(group, counts));
                }
            }
        }
        var sums =
                terms.stream()
                        .map(question ->
                                question.stream().map(all -> Ciphertext.sum(group, all)).toList())
                        .toList();
        return new EncryptedTally(sums, last.size(), weight);
    }

    /// As it lies in the box, and as trustees are given it.
    public String json() {
        return Json.list(sums, list -> Json.list(list, Ciphertext::json));
    }

    /// Combines the work of enough trustees.
    ///
    /// @param work by the number of the trustee; each is checked
    /// @return for each question how often each choice was taken; the blank vote first
    /// @throws Refused where the work of too few trustees is there, or does not hold
    public List<List<Integer>> decrypted(
            OpenElection election, Map<Integer, PartialDecryption> work) throws Refused {
        for (var one : work.entrySet()) {
            one.getValue().check(election, this, one.getKey());
        }
        var group = election.parameters().group();
        var powers = new LinkedHashMap<BigInteger, Integer>();
        var power = BigInteger.ONE;
        for (int i = 0; i <= weight; i++) {
            powers.put(power, i);
            power = group.product(power).times(group.g()).value();
        }
        var result = new ArrayList<List<Integer>>();
        for (int i = 0; i < sums.size(); i++) {
            var counts = new ArrayList<Integer>();
            for (int j = 0; j < sums.get(i).size(); j++) {
                var factor = factor(election, work, i, j);
                var held =
                        group.product(sums.get(i).get(j).beta())
                                .times(group.inverse(factor))
                                .value();
                var count = powers.get(held);
                if (count == null) {
                    throw new Refused("The decryption gives no possible count.", "解密未得出可能的票数。");
                }
                counts.add(count);
            }
            result.add(List.copyOf(counts));
        }
        return List.copyOf(result);
    }

    /// Whether this is what it holds, without searching for it.
    void check(
            OpenElection election, Map<Integer, PartialDecryption> work, List<List<Integer>> result)
            throws Refused {
        var group = election.parameters().group();
        boolean fits = result.size() == sums.size();
        for (int i = 0; fits && i < sums.size(); i++) {
            fits = result.get(i).size() == sums.get(i).size();
            for (int j = 0; fits && j < sums.get(i).size(); j++) {
                int count = result.get(i).get(j);
                fits =
                        count <= weight
                                && group.product(factor(election, work, i, j))
                                        .times(group.generator(), BigInteger.valueOf(count))
                                        .value()
                                        .equals(sums.get(i).get(j).beta());
            }
        }
        if (!fits) {
            throw new Refused("The result is not what the tally decrypts to.", "结果与计票解密所得不符。");
        }
    }

    private static BigInteger factor(
            OpenElection election, Map<Integer, PartialDecryption> work, int i, int j)
            throws Refused {
        var factors = new LinkedHashMap<Integer, BigInteger>();
        work.forEach((number, one) -> factors.put(number, one.factors().get(i).get(j)));
        var combined = election.trustees().combined(factors);
        if (combined == null) {
            throw new Refused("Too few trustees have decrypted.", "参与解密的受托人不足。");
        }
        return combined;
    }
}
