package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.decision.ballots.Disjunction.Claim;
import org.goodoffices.engines.decision.ballots.Disjunction.Witness;
import tools.jackson.databind.JsonNode;

/// The answer to one question, encrypted, with the proofs that it is one (Belenios specification
/// 2.0, 4.11.1).
///
/// @param choices the blank vote first, where the question allows one
/// @param blank empty where the question allows no blank vote
record Answer(
        List<Ciphertext> choices,
        List<List<Proof>> individual,
        List<Proof> overall,
        List<Proof> blank) {

    static Answer read(JsonNode node, Group group) throws Refused {
        Json.object(
                node,
                Set.of("choices", "individual_proofs", "overall_proof"),
                Set.of("blank_proof"));
        return new Answer(
                Json.list(node.get("choices"), Ciphertext::read),
                Json.list(node.get("individual_proofs"), list -> proofs(list, group)),
                proofs(node.get("overall_proof"), group),
                node.has("blank_proof") ? proofs(node.get("blank_proof"), group) : List.of());
    }

    private static List<Proof> proofs(JsonNode node, Group group) throws Refused {
        return Json.list(node, one -> Proof.read(one, group));
    }

    String json() {
        return "{\"choices\":%s,\"individual_proofs\":%s,\"overall_proof\":%s%s}"
                .formatted(
                        Json.list(choices, Ciphertext::json),
                        Json.list(individual, proofs -> Json.list(proofs, Proof::json)),
                        Json.list(overall, Proof::json),
                        blank.isEmpty() ? "" : ",\"blank_proof\":" + Json.list(blank, Proof::json));
    }

    /// Encrypts what a voter chose.
    ///
    /// @param about the fingerprint of the election and the public credential
    /// @param chosen 1 or 0 for each choice
    /// @throws Refused where the question does not allow it
    static Answer of(
            Group group,
            FixedBase key,
            String about,
            Question question,
            List<Integer> chosen,
            RandomGenerator random)
            throws Refused {
        check(question, chosen);
        var secrets = new ArrayList<BigInteger>();
        var choices = new ArrayList<Ciphertext>();
        for (int one : chosen) {
            var secret = group.random(random);
            secrets.add(secret);
            var beta = group.product(one == 1 ? group.g() : BigInteger.ONE).times(key, secret);
            choices.add(new Ciphertext(group.power(secret), beta.value()));
        }
        var individual = new ArrayList<List<Proof>>();
        for (int i = 0; i < chosen.size(); i++) {
            individual.add(
                    Disjunction.prove(
                            group,
                            key,
                            "prove|" + about + "|" + choices.get(i).text() + "|",
                            List.of(
                                    new Witness(secrets.get(i), chosen.get(i), 0),
                                    new Witness(secrets.get(i), chosen.get(i), 1)),
                            random));
        }
        var parts = new Parts(question, choices);
        int from = question.blank() ? 1 : 0;
        var secret = sum(secrets.subList(from, secrets.size())).mod(group.order());
        int sum = chosen.subList(from, chosen.size()).stream().mapToInt(Integer::intValue).sum();
        var range = new ArrayList<Witness>();
        for (int number = question.min(); number <= question.max(); number++) {
            range.add(new Witness(secret, sum, number));
        }
        var blank = List.<Proof>of();
        if (question.blank()) {
            var first = secrets.getFirst();
            int held = chosen.getFirst();
            range.addFirst(new Witness(first, held, 1));
            blank =
                    Disjunction.prove(
                            group,
                            key,
                            parts.aboutBlank(about),
                            List.of(new Witness(first, held, 0), new Witness(secret, sum, 0)),
                            random);
        }
        var overall =
                Disjunction.prove(group, key, parts.aboutOverall(group, about), range, random);
        return new Answer(List.copyOf(choices), List.copyOf(individual), overall, blank);
    }

    /// Whether it is made of elements of the group and all proofs hold.
    boolean holds(Group group, FixedBase key, String about, Question question) {
        if (choices.size() != question.choices()
                || individual.size() != choices.size()
                || blank.size() != (question.blank() ? 2 : 0)
                || !choices.stream().allMatch(choice -> choice.isOf(group))) {
            return false;
        }
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            if (!Disjunction.holds(
                    group,
                    key,
                    "prove|" + about + "|" + choice.text() + "|",
                    List.of(new Claim(choice, 0), new Claim(choice, 1)),
                    individual.get(i))) {
                return false;
            }
        }
        var parts = new Parts(question, choices);
        var sum = parts.sum(group);
        var range = new ArrayList<Claim>();
        for (int number = question.min(); number <= question.max(); number++) {
            range.add(new Claim(sum, number));
        }
        if (question.blank()) {
            range.addFirst(new Claim(choices.getFirst(), 1));
            if (!Disjunction.holds(
                    group,
                    key,
                    parts.aboutBlank(about),
                    List.of(new Claim(choices.getFirst(), 0), new Claim(sum, 0)),
                    blank)) {
                return false;
            }
        }
        return Disjunction.holds(group, key, parts.aboutOverall(group, about), range, overall);
    }

    /// What the proofs over the whole answer are about.
    private record Parts(Question question, List<Ciphertext> choices) {

        /// The encryption of how many answers are chosen.
        Ciphertext sum(Group group) {
            return Ciphertext.sum(group, choices.subList(question.blank() ? 1 : 0, choices.size()));
        }

        String aboutBlank(String about) {
            return "bproof0|" + with(about) + "|";
        }

        String aboutOverall(Group group, String about) {
            return question.blank()
                    ? "bproof1|" + with(about) + "|"
                    : "prove|" + with(about) + "|" + sum(group).text() + "|";
        }

        private String with(String about) {
            return about + "|" + String.join(",", choices.stream().map(Ciphertext::text).toList());
        }
    }

    private static void check(Question question, List<Integer> chosen) throws Refused {
        boolean fits =
                chosen.size() == question.choices()
                        && chosen.stream().allMatch(one -> one == 0 || one == 1);
        if (fits) {
            int all = Collections.frequency(chosen, 1);
            boolean isBlank = question.blank() && chosen.getFirst() == 1;
            fits = isBlank ? all == 1 : all >= question.min() && all <= question.max();
        }
        if (!fits) {
            throw new Refused(
                    "“%s” takes at least %d and at most %d answers%s."
                            .formatted(
                                    question.question(),
                                    question.min(),
                                    question.max(),
                                    question.blank() ? ", or a blank vote" : ""),
                    "“%s”应选择不少于%d项、不多于%d项%s。"
                            .formatted(
                                    question.question(),
                                    question.min(),
                                    question.max(),
                                    question.blank() ? "，或者投空白票" : ""));
        }
    }

    private static BigInteger sum(List<BigInteger> numbers) {
        return numbers.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
