package org.goodoffices.engines.decision.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// One encrypted ballot, signed with a credential (Belenios specification 2.0, 4.15). It is public;
/// nobody can tell from it what was chosen.
public final class Ballot {

    private final BigInteger credential;
    private final List<Answer> answers;
    private final String signed;
    private final Proof signature;
    private final String head;

    private Ballot(
            String head,
            BigInteger credential,
            List<Answer> answers,
            String signed,
            Proof signature) {
        this.head = head;
        this.credential = credential;
        this.answers = answers;
        this.signed = signed;
        this.signature = signature;
    }

    /// A voter's ballot.
    ///
    /// @param chosen for each question 1 or 0 for each choice, the blank vote first where it is
    ///   allowed
    /// @throws Refused where a question does not allow what was chosen
    public static Ballot cast(
            OpenElection election,
            Credential credential,
            List<List<Integer>> chosen,
            RandomGenerator random)
            throws Refused {
        return cast(election, credential, election.parameters().uuid(), chosen, random);
    }

    /// The same in one of several elections for which the credential is drawn once.
    ///
    /// @param uuid of the election with which its public part was made
    public static Ballot cast(
            OpenElection election,
            Credential credential,
            String uuid,
            List<List<Integer>> chosen,
            RandomGenerator random)
            throws Refused {
        var parameters = election.parameters();
        var group = parameters.group();
        if (chosen.size() != parameters.questions().size()) {
            throw new Refused("Every question is to be answered.", "应当回答每一问题。");
        }
        var secret = credential.secret(group, uuid);
        var publicKey = group.power(secret);
        var about = parameters.fingerprint() + "|" + publicKey;
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < chosen.size(); i++) {
            answers.add(
                    Answer.of(
                            group,
                            election.key(),
                            about,
                            parameters.questions().get(i),
                            chosen.get(i),
                            random));
        }
        var head = head(parameters, publicKey, answers);
        var signed = ElectionParameters.fingerprint(head + "}");
        return new Ballot(
                head,
                publicKey,
                List.copyOf(answers),
                signed,
                Knowledge.prove(group, "sig|" + signed + "|", secret, random));
    }

    /// Reads a ballot and checks all of it but whether its credential may vote: the spelling, the
    /// election it is for, the proofs and the signature.
    ///
    /// @throws Refused with the reason why it cannot be counted
    public static Ballot read(OpenElection election, byte[] bytes) throws Refused {
        var ballot = accepted(election, bytes);
        ballot.check(election);
        return ballot;
    }

    /// Reads a ballot that was checked when it went into the box: its proofs are not looked at
    /// again.
    public static Ballot accepted(OpenElection election, byte[] bytes) throws Refused {
        var parameters = election.parameters();
        var group = parameters.group();
        var node =
                Json.object(
                        Json.read(bytes),
                        "election_uuid",
                        "election_hash",
                        "credential",
                        "answers",
                        "signature");
        if (!Json.text(node.get("election_uuid")).equals(parameters.uuid())
                || !Json.text(node.get("election_hash")).equals(parameters.fingerprint())) {
            throw new Refused("The ballot is for another election.", "该选票属于另一选举。");
        }
        var signature = Json.object(node.get("signature"), "hash", "proof");
        var credential = Json.number(node.get("credential"));
        var answers = Json.list(node.get("answers"), one -> Answer.read(one, group));
        var ballot =
                new Ballot(
                        head(parameters, credential, answers),
                        credential,
                        answers,
                        Json.text(signature.get("hash")),
                        Proof.read(signature.get("proof"), group));
        if (!Arrays.equals(ballot.bytes(), bytes)) {
            throw new Refused("The ballot is not in its one spelling.", "选票并非其唯一的书写形式。");
        }
        return ballot;
    }

    private void check(OpenElection election) throws Refused {
        var parameters = election.parameters();
        var group = parameters.group();
        if (answers.size() != parameters.questions().size()) {
            throw new Refused("The ballot does not answer every question.", "选票未回答每一问题。");
        }
        if (!election.hasCredential(credential) && !group.contains(credential)) {
            throw new Refused("The credential is no element of the group.", "凭证不是群的元素。");
        }
        var about = parameters.fingerprint() + "|" + credential;
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i)
                    .holds(group, election.key(), about, parameters.questions().get(i))) {
                throw new Refused(
                        "The proofs of answer " + (i + 1) + " do not hold.",
                        "第" + (i + 1) + "项回答的证明不成立。");
            }
        }
        if (!signed.equals(ElectionParameters.fingerprint(head + "}"))
                || !Knowledge.holds(group, "sig|" + signed + "|", credential, signature)) {
            throw new Refused("The signature of the ballot does not hold.", "选票的签名不成立。");
        }
    }

    /// The public credential that signed it.
    public BigInteger credential() {
        return credential;
    }

    List<Answer> answers() {
        return answers;
    }

    /// By which the voter finds it again in the box.
    public String tracker() {
        return ElectionParameters.fingerprint(json());
    }

    /// As it lies in the box.
    public byte[] bytes() {
        return json().getBytes(StandardCharsets.UTF_8);
    }

    private String json() {
        return head
                + ",\"signature\":{\"hash\":"
                + Json.quoted(signed)
                + ",\"proof\":"
                + signature.json()
                + "}}";
    }

    private static String head(
            ElectionParameters parameters, BigInteger credential, List<Answer> answers) {
        return "{\"election_uuid\":%s,\"election_hash\":%s,\"credential\":%s,\"answers\":%s"
                .formatted(
                        Json.quoted(parameters.uuid()),
                        Json.quoted(parameters.fingerprint()),
                        Json.quoted(credential),
                        Json.list(answers, Answer::json));
    }
}
