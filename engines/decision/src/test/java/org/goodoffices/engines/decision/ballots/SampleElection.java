package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/// An election of ours from beginning to end. Its randomness is drawn from a seed: fit for tests,
/// and for nothing else.
final class SampleElection {

    static final Instant BEGUN = Instant.parse("2026-11-25T09:00:00Z");

    static final List<Question> QUESTIONS =
            List.of(
                    new Question(
                            "Admission of Ruritania \"as is\" 接纳",
                            List.of("Yes", "No"),
                            1,
                            1,
                            true),
                    new Question("Two seats", List.of("A", "B", "C"), 0, 2, false));

    final OpenElection election;
    final List<Credential> credentials = new ArrayList<>();
    final Map<Integer, TrusteeKey.Secret> secrets;
    final BallotBox box;
    final List<Ballot> ballots = new ArrayList<>();
    private final RandomGenerator random;

    private SampleElection(
            Trustees trustees,
            Map<Integer, TrusteeKey.Secret> secrets,
            List<Integer> weights,
            List<Question> questions,
            RandomGenerator random) {
        this.random = random;
        this.secrets = secrets;
        var uuid = Credential.token(random, 14);
        var parameters =
                ElectionParameters.of(uuid, "Election 选举", "For a test", questions, trustees);
        var all = new ArrayList<Map.Entry<BigInteger, Integer>>();
        for (int weight : weights) {
            var credential = Credential.draw(random);
            credentials.add(credential);
            all.add(Map.entry(credential.publicKey(parameters.group(), uuid), weight));
        }
        Collections.shuffle(all, random);
        var published = new LinkedHashMap<BigInteger, Integer>();
        all.forEach(one -> published.put(one.getKey(), one.getValue()));
        election = new OpenElection(parameters, trustees, published);
        box = new BallotBox(election, BEGUN);
    }

    /// With trustees who are all needed.
    static SampleElection withAll(
            int trustees, List<Integer> weights, List<Question> questions, long seed) {
        var random = new Random(seed);
        var group = Group.BELENIOS_2048;
        var kinds = new ArrayList<Trustees.Kind>();
        var secrets = new HashMap<Integer, TrusteeKey.Secret>();
        for (int number = 1; number <= trustees; number++) {
            var secret = TrusteeKey.Secret.draw(group, random);
            secrets.put(number, secret);
            kinds.add(new Trustees.Kind.Single(TrusteeKey.of(group, secret, random)));
        }
        return new SampleElection(new Trustees(group, kinds), secrets, weights, questions, random);
    }

    /// With one trustee who is needed and several of whom some are.
    static SampleElection withThreshold(
            int threshold, int trustees, List<Integer> weights, List<Question> questions, long seed)
            throws Refused {
        var random = new Random(seed);
        var group = Group.BELENIOS_2048;
        var secrets = new HashMap<Integer, TrusteeKey.Secret>();
        var first = TrusteeKey.Secret.draw(group, random);
        secrets.put(1, first);
        var several = new ArrayList<ThresholdTrustee>();
        for (int i = 0; i < trustees; i++) {
            several.add(ThresholdTrustee.draw(group, threshold, random));
        }
        var commitments = several.stream().map(ThresholdTrustee::commitments).toList();
        var keys = new ArrayList<TrusteeKey>();
        for (int number = 1; number <= trustees; number++) {
            int to = number;
            var secret =
                    ThresholdTrustee.secret(
                            group,
                            number,
                            commitments,
                            several.stream().map(one -> one.shareFor(to)).toList());
            secrets.put(1 + number, secret);
            keys.add(TrusteeKey.of(group, secret, random));
        }
        var kinds =
                List.<Trustees.Kind>of(
                        new Trustees.Kind.Single(TrusteeKey.of(group, first, random)),
                        new Trustees.Kind.Several(
                                threshold,
                                several.stream().map(ThresholdTrustee::certificate).toList(),
                                commitments,
                                keys));
        return new SampleElection(new Trustees(group, kinds), secrets, weights, questions, random);
    }

    SampleElection vote(int voter, List<List<Integer>> chosen) throws Refused {
        var ballot = Ballot.cast(election, credentials.get(voter), chosen, random);
        ballots.add(ballot);
        box.put(ballot);
        return this;
    }

    /// Closes, adds up, and lets these trustees decrypt.
    List<List<Integer>> finish(Integer... trustees) throws Refused {
        box.close();
        var tally = EncryptedTally.of(election, ballots);
        box.put(tally);
        var work = new LinkedHashMap<Integer, PartialDecryption>();
        for (int number : trustees) {
            var secret = java.util.Objects.requireNonNull(secrets.get(number));
            var done = PartialDecryption.of(election, tally, secret, random);
            work.put(number, done);
            box.put(number, done);
        }
        var result = tally.decrypted(election, work);
        box.put(result);
        return result;
    }
}
