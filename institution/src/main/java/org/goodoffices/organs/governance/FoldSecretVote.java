package org.goodoffices.organs.governance;

import static org.goodoffices.organs.governance.SessionAct.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.engines.decision.Threshold;
import org.goodoffices.engines.decision.ballots.ElectionParameters;
import org.goodoffices.engines.decision.ballots.Refused;
import org.goodoffices.organs.governance.SecretVote.Candidate;
import org.goodoffices.organs.governance.SecretVote.Round;
import org.goodoffices.organs.governance.SecretVote.Shares;
import org.goodoffices.organs.governance.SecretVote.Step;
import org.goodoffices.organs.governance.SecretVote.Subject;
import org.goodoffices.organs.governance.SecretVote.TellerKey;

/// Reads a secret vote from the entries of its session.
final class FoldSecretVote {

    private static final Pattern COUNTS = Pattern.compile("\\[([0-9, ]*)]");

    private final OrganSession session;
    private final int number;
    private final SessionEntry put;

    private FoldSecretVote(OrganSession session, int number, SessionEntry put) {
        this.session = session;
        this.number = number;
        this.put = put;
    }

    /// @param put the entry that put it
    static SecretVote of(OrganSession session, int number, SessionEntry put) {
        return new FoldSecretVote(session, number, put).folded();
    }

    private SecretVote folded() {
        var tellers = Stream.of(put.value("tellers").split(",")).map(UUID::fromString).toList();
        var candidates =
                entries(NOMINATE)
                        .map(one ->
                                new Candidate(
                                        new Text(one.value("nameEn"), one.value("nameZh")),
                                        one.value("group"),
                                        one.state(),
                                        one.value("candidate")))
                        .toList();
        var keys = new LinkedHashMap<Integer, TellerKey>();
        entries(MAKE_KEYS)
                .forEach(one ->
                        keys.put(
                                tellers.indexOf(one.person()) + 1,
                                new TellerKey(one.value("certificate"), one.value("opening"))));
        var shares = new LinkedHashMap<Integer, Shares>();
        entries(SHARE_KEYS)
                .forEach(one ->
                        shares.put(
                                tellers.indexOf(one.person()) + 1,
                                new Shares(
                                        one.value("commitments"),
                                        List.of(one.value("shares").split("\n")))));
        var envelopes = new LinkedHashMap<String, String>();
        var closing = entries(CLOSE_REGISTRATION).findFirst();
        int closed = closing.map(SessionEntry::number).orElse(Integer.MAX_VALUE);
        entries(REGISTER)
                .filter(one -> !session.refused(one.person(), closed))
                .forEach(one -> envelopes.put(one.state(), one.value("envelope")));
        var rounds = new ArrayList<Round>();
        entries(OPEN_BALLOT).forEach(one -> rounds.add(round(rounds.size() + 1, one, tellers)));
        return new SecretVote(
                number,
                subject(),
                new Text(put.value("titleEn"), put.value("titleZh")),
                put.value("matter"),
                put.value("uuid"),
                tellers,
                candidates,
                entries(ASK_FOR_BALLOT)
                        .collect(
                                Collectors.toMap(
                                        one -> one.value("group"),
                                        SessionEntry::state,
                                        (first, _) -> first,
                                        LinkedHashMap::new)),
                keys,
                shares,
                envelopes,
                closing.isPresent(),
                entries(MIX).map(one -> List.of(one.value("list").split("\n"))).toList(),
                entries(MIX).map(one -> one.value("trustee")).toList(),
                rounds,
                steps(rounds),
                Stream.concat(entries(BREAK_OFF), entries(COMPLAIN))
                        .findFirst()
                        .map(one -> new Text(one.value("reasonEn"), one.value("reasonZh")))
                        .orElse(null));
    }

    private Stream<SessionEntry> entries(SessionAct act) {
        return session.of(act, "secret", number);
    }

    private Subject subject() {
        return put.act() == PUT_SECRET
                ? new Subject.Proposal(Integer.parseInt(put.value("decision")))
                : new Subject.Seats(
                        seats(put.value("seats")),
                        Threshold.read(put.value("threshold")).orElseThrow());
    }

    /// `africa=4,asia-pacific=4`.
    static Map<String, Integer> seats(String text) {
        return Arrays.stream(text.split(","))
                .map(one -> one.split("="))
                .collect(
                        Collectors.toMap(
                                one -> one[0],
                                one -> Integer.parseInt(one[1]),
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    private Round round(int round, SessionEntry opened, List<UUID> tellers) {
        var declared = in(DECLARE, round);
        var decryptions = new LinkedHashMap<Integer, String>();
        entries(DECRYPT)
                .filter(one -> one.value("ballot").equals(String.valueOf(round)))
                .forEach(one ->
                        decryptions.put(
                                tellers.indexOf(one.person()) + 1, one.value("decryption")));
        return new Round(
                round,
                opened.value("parameters"),
                List.of(opened.value("groups").split(",")),
                opened.at(),
                in(CLOSE_BALLOT, round).map(one -> one.value("box")).orElse(null),
                in(CLOSE_BALLOT, round).map(one -> Integer.valueOf(one.value("counted"))).orElse(0),
                decryptions,
                declared.map(one -> counts(one.value("counts"))).orElse(null),
                declared.map(one -> new Text(one.value("sentenceEn"), one.value("sentenceZh")))
                        .orElse(new Text("", "")));
    }

    private java.util.Optional<SessionEntry> in(SessionAct act, int round) {
        return entries(act)
                .filter(one -> one.value("ballot").equals(String.valueOf(round)))
                .findFirst();
    }

    /// `[[1, 2], [0, 3]]`, as a list of lists says itself.
    private static List<List<Integer>> counts(String text) {
        return COUNTS.matcher(text)
                .results()
                .map(one -> Arrays.stream(one.group(1).split(", ")).map(Integer::valueOf).toList())
                .toList();
    }

    private List<Step> steps(List<Round> rounds) {
        return session.entries().stream()
                .filter(one -> List.of(DECLARE, DRAW_LOTS, ACCLAIM).contains(one.act()))
                .filter(one -> one.value("secret").equals(String.valueOf(number)))
                .<Step>map(one ->
                        switch (one.act()) {
                            case DRAW_LOTS -> new Step.Drawn(Long.parseLong(one.value("seed")));
                            case ACCLAIM ->
                                    new Step.Acclaimed(List.of(one.value("groups").split(",")));
                            default ->
                                    counted(rounds.get(Integer.parseInt(one.value("ballot")) - 1));
                        })
                .toList();
    }

    /// The votes of each question by candidate, and how many took part: who left it blank
    /// abstained.
    static Step.Counted counted(Round round) {
        var result = java.util.Objects.requireNonNull(round.result());
        try {
            var questions = ElectionParameters.read(round.parameters()).questions();
            var votes = new ArrayList<Map<String, Long>>();
            var voting = new ArrayList<Long>();
            for (int i = 0; i < questions.size(); i++) {
                var counts = new LinkedHashMap<String, Long>();
                var answers = questions.get(i).answers();
                for (int j = 0; j < answers.size(); j++) {
                    counts.put(answers.get(j), (long) result.get(i).get(j + 1));
                }
                votes.add(counts);
                voting.add((long) round.counted() - result.get(i).getFirst());
            }
            return new Step.Counted(round.groups(), votes, voting);
        } catch (Refused broken) {
            throw new IllegalStateException("a ballot is not what was opened", broken);
        }
    }
}
