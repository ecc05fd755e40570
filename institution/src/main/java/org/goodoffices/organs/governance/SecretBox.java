package org.goodoffices.organs.governance;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.goodoffices.engines.decision.ballots.Ballot;
import org.goodoffices.engines.decision.ballots.BallotBox;
import org.goodoffices.engines.decision.ballots.ElectionParameters;
import org.goodoffices.engines.decision.ballots.EncryptedTally;
import org.goodoffices.engines.decision.ballots.Group;
import org.goodoffices.engines.decision.ballots.OpenElection;
import org.goodoffices.engines.decision.ballots.PartialDecryption;
import org.goodoffices.engines.decision.ballots.Refused;
import org.goodoffices.engines.decision.ballots.SignedMessage;
import org.goodoffices.engines.decision.ballots.TrusteeKey;
import org.goodoffices.engines.decision.ballots.Trustees;
import org.goodoffices.organs.governance.SecretVote.Round;
import org.jspecify.annotations.Nullable;

/// The box of one ballot as it stands: computed from the session's entries and the ballots cast,
/// and never stored, so that nothing in it can be counted twice or be lost with a process.
final class SecretBox {

    private final Round round;
    private final OpenElection election;
    private final List<Ballot> ballots;
    private @Nullable EncryptedTally tally;

    /// @param cast as they lie in the box, in their order
    SecretBox(SecretVote vote, Round round, List<String> cast) {
        this.round = round;
        this.election = election(vote, round.parameters());
        this.ballots = cast.stream().map(one -> accepted(election, one)).toList();
    }

    /// The election of a ballot, with the keys of the tellers and all credentials.
    static OpenElection election(SecretVote vote, String parameters) {
        try {
            var credentials = new LinkedHashMap<BigInteger, Integer>();
            // in the order of the numbers, which says nothing about whose they are
            vote.mixed().getLast().stream()
                    .map(BigInteger::new)
                    .sorted()
                    .forEach(one -> credentials.put(one, 1));
            return new OpenElection(
                    ElectionParameters.read(parameters), trustees(vote), credentials);
        } catch (Refused broken) {
            throw new IllegalStateException("a ballot is not what was opened", broken);
        }
    }

    /// The tellers, of whom two are enough.
    static Trustees trustees(SecretVote vote) {
        try {
            var keys = new ArrayList<TrusteeKey>();
            for (var one : vote.trustees()) {
                keys.add(TrusteeKey.read(one, Group.BELENIOS_2048));
            }
            var several =
                    new Trustees.Kind.Several(
                            SecretVote.ENOUGH,
                            numbers(vote).mapToObj(one -> certificate(vote, one)).toList(),
                            commitments(vote),
                            keys);
            return new Trustees(Group.BELENIOS_2048, List.of(several));
        } catch (Refused broken) {
            throw new IllegalStateException("a key is not what was entered", broken);
        }
    }

    /// The certificate of a teller who has made keys.
    static SignedMessage certificate(SecretVote vote, int teller) {
        return signed(Objects.requireNonNull(vote.keys().get(teller)).certificate());
    }

    /// What each teller committed to, in their order.
    static List<SignedMessage> commitments(SecretVote vote) {
        return numbers(vote)
                .mapToObj(one -> Objects.requireNonNull(vote.shares().get(one)).commitments())
                .map(SecretBox::signed)
                .toList();
    }

    private static IntStream numbers(SecretVote vote) {
        return IntStream.rangeClosed(1, vote.tellers().size());
    }

    private static SignedMessage signed(String json) {
        try {
            return SignedMessage.read(json, Group.BELENIOS_2048);
        } catch (Refused broken) {
            throw new IllegalStateException("a key is not what was entered", broken);
        }
    }

    private static Ballot accepted(OpenElection election, String ballot) {
        try {
            return Ballot.accepted(election, ballot.getBytes(StandardCharsets.UTF_8));
        } catch (Refused broken) {
            throw new IllegalStateException("a ballot is not what was cast", broken);
        }
    }

    OpenElection election() {
        return election;
    }

    /// How many ballots count: of each credential the last.
    int counted() {
        return trackers().size();
    }

    /// By which voters find their ballots, in the order of the letters; of each credential the
    /// last.
    List<String> trackers() {
        var last = new LinkedHashMap<BigInteger, String>();
        ballots.forEach(one -> last.put(one.credential(), one.tracker()));
        return last.values().stream().sorted().toList();
    }

    EncryptedTally tally() {
        var sum = tally;
        if (sum == null) {
            sum = EncryptedTally.of(election, ballots);
            tally = sum;
        }
        return sum;
    }

    /// Checks what a teller made of the sum.
    ///
    /// @throws Refused where it is not proven to be that and nothing else
    PartialDecryption decryption(String json, int teller) throws Refused {
        return PartialDecryption.read(json, election, tally(), teller);
    }

    /// What the tellers' work comes to.
    ///
    /// @throws IllegalStateException where some of it is missing
    List<List<Integer>> result() {
        try {
            return tally().decrypted(election, work());
        } catch (Refused broken) {
            throw new IllegalStateException("what tellers handed in does not hold", broken);
        }
    }

    private Map<Integer, PartialDecryption> work() throws Refused {
        var work = new LinkedHashMap<Integer, PartialDecryption>();
        for (var one : round.decryptions().entrySet()) {
            work.put(one.getKey(), decryption(one.getValue(), one.getKey()));
        }
        return work;
    }

    /// The archive as far as the ballot has come, for `vote verify` and `belenios-tool`.
    byte[] archive() {
        var box = new BallotBox(election, round.begun());
        ballots.forEach(box::put);
        if (round.open()) {
            return box.bytes();
        }
        box.close();
        box.put(tally());
        try {
            work().forEach(box::put);
        } catch (Refused broken) {
            throw new IllegalStateException("what tellers handed in does not hold", broken);
        }
        var result = round.result();
        if (result != null) {
            box.put(result);
        }
        return box.bytes();
    }
}
