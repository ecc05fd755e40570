package org.goodoffices.engines.decision.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.decision.ballots.Disjunction.Claim;
import org.goodoffices.engines.decision.ballots.Disjunction.Witness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTest {

    private static final Group GROUP = Group.BELENIOS_2048;

    @Test
    void the_group_is_what_the_specification_says() {
        assertThat(GROUP.modulus().bitLength()).isEqualTo(2_048);
        assertThat(GROUP.modulus().isProbablePrime(60)).isTrue();
        assertThat(GROUP.order().isProbablePrime(60)).isTrue();
        assertThat(GROUP.contains(GROUP.g())).isTrue();
        assertThat(GROUP.contains(BigInteger.ZERO)).isFalse();
        assertThat(GROUP.contains(GROUP.modulus().subtract(BigInteger.ONE))).isFalse();
        assertThat(GROUP.contains(GROUP.g().add(GROUP.modulus()))).isFalse();
    }

    @Test
    void products_and_powers_are_those_of_plain_arithmetic() {
        var random = new Random(3);
        var p = GROUP.modulus();
        for (int i = 0; i < 200; i++) {
            var base = new BigInteger(2_048, random).mod(p);
            var other = edge(i, p, random);
            var exponent = edge(i, GROUP.order(), random);
            assertThat(GROUP.product(other).times(base).value())
                    .isEqualTo(other.multiply(base).mod(p));
            assertThat(GROUP.power(exponent)).isEqualTo(GROUP.g().modPow(exponent, p));
        }
        var y = GROUP.fixed(GROUP.power(BigInteger.valueOf(77)));
        var e = GROUP.random(random);
        assertThat(GROUP.product(BigInteger.TWO).times(y, e).value())
                .isEqualTo(
                        GROUP.power(BigInteger.valueOf(77))
                                .modPow(e, p)
                                .multiply(BigInteger.TWO)
                                .mod(p));
    }

    private static BigInteger edge(int i, BigInteger below, RandomGenerator random) {
        return switch (i) {
            case 0 -> BigInteger.ZERO;
            case 1 -> BigInteger.ONE;
            case 2 -> below.subtract(BigInteger.ONE);
            default -> {
                var bytes = new byte[300];
                random.nextBytes(bytes);
                yield new BigInteger(1, bytes).mod(below);
            }
        };
    }

    @Test
    void a_small_modulus_is_right_for_every_pair() {
        var modulus = new Modulus(BigInteger.valueOf(97));
        for (int a = 0; a < 97; a++) {
            for (int b = 0; b < 97; b++) {
                var result = new long[1];
                modulus.multiply(
                        modulus.split(BigInteger.valueOf(a)),
                        modulus.form(BigInteger.valueOf(b)),
                        result,
                        new long[2]);
                assertThat(modulus.join(result)).isEqualTo(BigInteger.valueOf(a * b % 97));
            }
        }
    }

    @Test
    void a_proof_holds_for_what_it_is_about_and_for_nothing_else() {
        var random = new Random(5);
        var secret = GROUP.random(random);
        var key = GROUP.fixed(GROUP.power(GROUP.random(random)));
        var holdsOne =
                new Ciphertext(
                        GROUP.power(secret), GROUP.product(GROUP.g()).times(key, secret).value());
        var proofs =
                Disjunction.prove(
                        GROUP,
                        key,
                        "about",
                        List.of(new Witness(secret, 1, 0), new Witness(secret, 1, 1)),
                        random);
        var claims = List.of(new Claim(holdsOne, 0), new Claim(holdsOne, 1));
        assertThat(Disjunction.holds(GROUP, key, "about", claims, proofs)).isTrue();
        assertThat(Disjunction.holds(GROUP, key, "other", claims, proofs)).isFalse();
        assertThat(Disjunction.holds(GROUP, key, "about", claims.reversed(), proofs)).isFalse();
        assertThat(
                        Disjunction.holds(
                                GROUP,
                                key,
                                "about",
                                List.of(new Claim(holdsOne, 0), new Claim(holdsOne, 2)),
                                proofs))
                .isFalse();
        assertThatThrownBy(() ->
                        Disjunction.prove(
                                GROUP,
                                key,
                                "about",
                                List.of(new Witness(secret, 2, 0), new Witness(secret, 2, 1)),
                                random))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Made by belenios-tool 2.0.
                "a6f-nFd-2zs-533-5TN",
                "ABp-Gtn-RVF-g3a-CZ5",
                "HP3-dhC-zxd-x7C-mCY",
                "6oHJVBqLukstc1g",
            })
    void a_credential_of_the_tool_is_read_and_a_mistyped_one_is_not(String typed) throws Refused {
        var credential = Credential.read(typed);
        assertThat(credential.text()).matches("(...-){4}...");
        assertThat(credential).hasToString("credential");
        for (int at = 0; at < typed.length(); at++) {
            if (typed.charAt(at) == '-') {
                continue;
            }
            int digit = Credential.ALPHABET.indexOf(typed.charAt(at));
            char other = Credential.ALPHABET.charAt((digit + 1) % Credential.ALPHABET.length());
            var mistyped = typed.substring(0, at) + other + typed.substring(at + 1);
            assertThatThrownBy(() -> Credential.read(mistyped)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void a_drawn_credential_is_one_and_no_two_are_the_same() throws Refused {
        var random = new Random(8);
        var seen = new java.util.HashSet<String>();
        for (int i = 0; i < 500; i++) {
            var text = Credential.draw(random).text();
            assertThat(Credential.read(text).text()).isEqualTo(text);
            assertThat(seen.add(text)).isTrue();
        }
    }

    /// -1 has order 2: where all challenges are even, proofs about -alpha hold as if it were alpha.
    /// Only the check that every element is of the group refuses such a ballot.
    @Test
    void an_element_of_another_order_is_refused_though_all_its_proofs_hold() throws Refused {
        var random = new Random(12);
        var key = GROUP.fixed(GROUP.power(GROUP.random(random)));
        var question = new Question("Chair", List.of("A"), 0, 1, false);
        var secret = GROUP.random(random);
        var honest =
                new Ciphertext(
                        GROUP.power(secret), GROUP.product(GROUP.g()).times(key, secret).value());
        var other = new Ciphertext(GROUP.modulus().subtract(honest.alpha()), honest.beta());
        var witnesses = List.of(new Witness(secret, 1, 0), new Witness(secret, 1, 1));
        var claims = List.of(new Claim(other, 0), new Claim(other, 1));
        var individual = evenly(key, "prove|about|" + other.text() + "|", witnesses, random);
        assertThat(
                        Disjunction.holds(
                                GROUP,
                                key,
                                "prove|about|" + other.text() + "|",
                                claims,
                                individual))
                .isTrue();
        var whole = "prove|about|" + other.text() + "|" + other.text() + "|";
        var overall = evenly(key, whole, witnesses, random);
        assertThat(Disjunction.holds(GROUP, key, whole, claims, overall)).isTrue();
        var forged = new Answer(List.of(other), List.of(individual), overall, List.of());
        assertThat(forged.holds(GROUP, key, "about", question)).isFalse();
        assertThat(
                        Answer.of(GROUP, key, "about", question, List.of(1), random)
                                .holds(GROUP, key, "about", question))
                .isTrue();
    }

    private static List<Proof> evenly(
            FixedBase key, String about, List<Witness> witnesses, Random random) {
        while (true) {
            var proofs = Disjunction.prove(GROUP, key, about, witnesses, random);
            if (proofs.stream().noneMatch(proof -> proof.challenge().testBit(0))) {
                return proofs;
            }
        }
    }

    @Test
    void every_proof_of_an_answer_is_needed() throws Refused {
        var random = new Random(13);
        var key = GROUP.fixed(GROUP.power(GROUP.random(random)));
        for (var question : SampleElection.QUESTIONS) {
            var chosen = question.blank() ? List.of(0, 1, 0) : List.of(1, 0, 1);
            var answer = Answer.of(GROUP, key, "about", question, chosen, random);
            assertThat(answer.holds(GROUP, key, "about", question)).isTrue();
            assertThat(answer.holds(GROUP, key, "else", question)).isFalse();
            for (int i = 0; i < answer.individual().size(); i++) {
                for (int j = 0; j < 2; j++) {
                    for (var list : changed(answer.individual().get(i), j)) {
                        var individual = new ArrayList<>(answer.individual());
                        individual.set(i, list);
                        refused(
                                new Answer(
                                        answer.choices(),
                                        individual,
                                        answer.overall(),
                                        answer.blank()),
                                key,
                                question);
                    }
                }
            }
            for (int j = 0; j < answer.overall().size(); j++) {
                for (var list : changed(answer.overall(), j)) {
                    refused(
                            new Answer(answer.choices(), answer.individual(), list, answer.blank()),
                            key,
                            question);
                }
            }
            for (int j = 0; j < answer.blank().size(); j++) {
                for (var list : changed(answer.blank(), j)) {
                    refused(
                            new Answer(
                                    answer.choices(), answer.individual(), answer.overall(), list),
                            key,
                            question);
                }
            }
        }
    }

    /// One of the proofs changed in its challenge, in its response, or left out.
    private static List<List<Proof>> changed(List<Proof> proofs, int at) {
        var one = proofs.get(at);
        var all = new ArrayList<List<Proof>>();
        for (var other :
                List.of(
                        new Proof(
                                one.challenge().add(BigInteger.ONE).mod(GROUP.order()),
                                one.response()),
                        new Proof(
                                one.challenge(),
                                one.response().add(BigInteger.ONE).mod(GROUP.order())))) {
            var list = new ArrayList<>(proofs);
            list.set(at, other);
            all.add(list);
        }
        var without = new ArrayList<>(proofs);
        without.remove(at);
        all.add(without);
        return all;
    }

    private static void refused(Answer answer, FixedBase key, Question question) {
        assertThat(answer.holds(GROUP, key, "about", question)).isFalse();
    }

    @Test
    void what_a_question_does_not_allow_is_not_encrypted() throws Refused {
        var sample = SampleElection.withAll(1, List.of(1), SampleElection.QUESTIONS, 6);
        for (var chosen :
                List.of(
                        List.of(List.of(0, 0, 0), List.of(0, 0, 0)),
                        List.of(List.of(1, 1, 0), List.of(0, 0, 0)),
                        List.of(List.of(0, 1, 1), List.of(0, 0, 0)),
                        List.of(List.of(0, 1, 0), List.of(1, 1, 1)),
                        List.of(List.of(0, 2, 0), List.of(0, 0, 0)),
                        List.of(List.of(0, 1), List.of(0, 0, 0)),
                        List.of(List.of(0, 1, 0)))) {
            assertThatThrownBy(() -> sample.vote(0, chosen)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void a_trustee_whose_key_is_proven_but_does_not_come_from_the_commitments_is_refused()
            throws Refused {
        var random = new Random(14);
        var one = ThresholdTrustee.draw(GROUP, 1, random);
        var commitments = List.of(one.commitments());
        var secret = ThresholdTrustee.secret(GROUP, 1, commitments, List.of(one.shareFor(1)));
        several(one, TrusteeKey.of(GROUP, secret, random)).check();
        var other = TrusteeKey.of(GROUP, TrusteeKey.Secret.draw(GROUP, random), random);
        assertThatThrownBy(() -> several(one, other).check())
                .hasMessage("The key of a trustee does not come from the commitments.");
    }

    private static Trustees several(ThresholdTrustee trustee, TrusteeKey key) {
        return new Trustees(
                GROUP,
                List.of(
                        new Trustees.Kind.Several(
                                1,
                                List.of(trustee.certificate()),
                                List.of(trustee.commitments()),
                                List.of(key))));
    }

    /// As with ballots: where the challenge is even, the proof holds for the negative of a factor
    /// too.
    @Test
    void a_decryption_by_an_element_of_another_order_is_refused() throws Refused {
        var sample =
                SampleElection.withAll(1, List.of(1), SampleElection.QUESTIONS.subList(0, 1), 15);
        sample.vote(0, List.of(List.of(0, 1, 0)));
        var tally = EncryptedTally.of(sample.election, sample.ballots);
        var secret = java.util.Objects.requireNonNull(sample.secrets.get(1));
        var random = new Random(16);
        var work = PartialDecryption.of(sample.election, tally, secret, random);
        while (work.proofs().getFirst().getFirst().challenge().testBit(0)) {
            work = PartialDecryption.of(sample.election, tally, secret, random);
        }
        work.check(sample.election, tally, 1);
        var factors = new ArrayList<>(work.factors().getFirst());
        factors.set(0, GROUP.modulus().subtract(factors.getFirst()));
        var forged = new PartialDecryption(List.of(factors), work.proofs());
        assertThatThrownBy(() -> forged.check(sample.election, tally, 1))
                .hasMessage("The decryption by trustee 1 is not proven.");
    }

    @Test
    void a_share_that_was_not_committed_to_is_refused() {
        var random = new Random(7);
        var one = ThresholdTrustee.draw(GROUP, 2, random);
        var other = ThresholdTrustee.draw(GROUP, 2, random);
        var commitments = List.of(one.commitments(), other.commitments());
        var false1 = other.shareFor(1).add(BigInteger.ONE).mod(GROUP.order());
        assertThatThrownBy(() ->
                        ThresholdTrustee.secret(
                                GROUP, 1, commitments, List.of(one.shareFor(1), false1)))
                .hasMessage("The share from trustee 2 is not the one committed to.");
    }
}
