package org.goodoffices.organs.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goodoffices.engines.decision.Decision;
import org.goodoffices.engines.decision.Tally;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.engines.decision.WithoutVote;
import org.goodoffices.organs.governance.OrganSession.Vote;

/// What a vote came to when it was closed, under the rule of its matter and with the members of the
/// day.
final class CountVote {

    private final OrganSession session;
    private final Vote vote;
    private final SessionRules rules;
    private final Organs organs;

    CountVote(OrganSession session, Vote vote, SessionRules rules, Organs organs) {
        this.session = session;
        this.vote = vote;
        this.rules = rules;
        this.organs = organs;
    }

    /// The values of the entry of the result.
    ///
    /// @param cast what each State voted on its page
    Map<String, String> result(Map<String, Tally.Vote> cast) {
        return switch (vote.method()) {
            case WITHOUT_VOTE ->
                    uncounted(
                            new WithoutVote.NobodyAsked(names(Text::en)),
                            new WithoutVote.NobodyAsked(names(Text::zh)));
            case CONSENSUS ->
                    uncounted(
                            new WithoutVote.Consensus(names(Text::en)),
                            new WithoutVote.Consensus(names(Text::zh)));
            case SILENCE -> uncounted(silence(Text::en), silence(Text::zh));
            case HANDS -> counted(byHands(), Map.of());
            case SECRET -> throw new IllegalStateException("what is secret is declared");
            case ROLL_CALL -> {
                var roll = roll(cast);
                yield counted(
                        Tally.of(roll, false),
                        roll.stream()
                                .collect(Collectors.toMap(Tally.Cast::member, Tally.Cast::vote)));
            }
        };
    }

    private WithoutVote silence(java.util.function.Function<Text, String> language) {
        return new WithoutVote.Silence(
                vote.put(),
                Objects.requireNonNull(vote.limit()),
                session.of(SessionAct.OBJECT, "decision", vote.number())
                        .map(entry ->
                                new WithoutVote.Break(
                                        language.apply(rules.name(entry.state())), entry.at()))
                        .toList(),
                rules.now());
    }

    private List<String> names(java.util.function.Function<Text, String> language) {
        return vote.objections().stream().map(rules::name).map(language).toList();
    }

    private Map<String, String> uncounted(WithoutVote en, WithoutVote zh) {
        boolean adopted = en.state() == WithoutVote.State.ADOPTED;
        return values(
                adopted ? Decision.Outcome.ADOPTED : Decision.Outcome.NOT_ADOPTED,
                // Where somebody objects nothing is decided: it is put to a vote.
                adopted,
                new Text(en.sentence().en(), zh.sentence().zh()),
                Map.of());
    }

    /// The same for a secret ballot.
    ///
    /// @param counts how many left it blank, said yes and said no
    Map<String, String> secret(List<Integer> counts) {
        var here = rules.present(session.sitting().orElseThrow());
        // who voted was a member when the ballot was opened, and was there, whoever left since
        long voted = counts.stream().mapToLong(one -> one).sum();
        long members = Math.max(here.members(), voted);
        return counted(
                new Tally(
                        counts.get(1),
                        counts.get(2),
                        counts.get(0),
                        0,
                        Math.min(here.absent(), members - voted),
                        members),
                Map.of());
    }

    /// A secret vote that was broken off decides nothing.
    Map<String, String> brokenOff(Text why) {
        return values(Decision.Outcome.UNDECIDED, false, why, Map.of());
    }

    private Tally byHands() {
        var hands = Objects.requireNonNull(vote.hands());
        var here = rules.present(session.sitting().orElseThrow());
        return new Tally(
                hands.yes(), hands.no(), hands.abstain(), 0, here.absent(), here.members());
    }

    /// Every member of the day once; who voted was there.
    private List<Tally.Cast> roll(Map<String, Tally.Vote> cast) {
        var meeting = session.sitting().orElseThrow();
        var roll = new ArrayList<Tally.Cast>();
        for (var member : rules.members()) {
            var silent =
                    meeting.present().contains(member.code())
                            ? Tally.Vote.SILENT
                            : Tally.Vote.ABSENT;
            roll.add(new Tally.Cast(member.code(), 1, cast.getOrDefault(member.code(), silent)));
        }
        return roll;
    }

    private Map<String, String> counted(Tally tally, Map<String, Tally.Vote> votes) {
        boolean appeal = vote.appeal() != null;
        var rule =
                appeal
                        ? rules.ofAppeals()
                        : organs.rule(session.organ(), vote.matter()).orElseThrow();
        var decision = rule.decide(tally);
        boolean settled =
                switch (decision.outcome()) {
                    case ADOPTED, NOT_ADOPTED -> true;
                    case NO_QUORUM, UNDECIDED -> false;
                };
        var sentence =
                appeal ? ruling(decision.outcome()).then(decision.sentence()) : decision.sentence();
        return values(decision.outcome(), settled, sentence, votes);
    }

    private static Text ruling(Decision.Outcome outcome) {
        return outcome == Decision.Outcome.ADOPTED
                ? new Text(
                        "The ruling of the chair is overruled. On the appeal as a proposal: ",
                        "主席的裁定被推翻。以异议为提案：")
                : new Text(
                        "The ruling of the chair stands. On the appeal as a proposal: ",
                        "主席的裁定维持不变。以异议为提案：");
    }

    private Map<String, String> values(
            Decision.Outcome outcome,
            boolean settled,
            Text sentence,
            Map<String, Tally.Vote> votes) {
        var values = new TreeMap<String, String>();
        values.put("decision", String.valueOf(vote.number()));
        values.put("outcome", outcome.name());
        values.put("settled", settled ? "yes" : "no");
        values.put("sentenceEn", sentence.en());
        values.put("sentenceZh", sentence.zh());
        values.put(
                "votes",
                new TreeMap<>(votes)
                        .entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue().name())
                                .collect(Collectors.joining(",")));
        return values;
    }
}
