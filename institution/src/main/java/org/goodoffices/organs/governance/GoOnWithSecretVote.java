package org.goodoffices.organs.governance;

import static java.util.function.Predicate.not;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.goodoffices.engines.decision.Constitution;
import org.goodoffices.engines.decision.Election;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.engines.decision.ballots.Credential;
import org.goodoffices.engines.decision.ballots.ElectionParameters;
import org.goodoffices.engines.decision.ballots.Question;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.SecretVote.Round;
import org.goodoffices.organs.governance.SecretVote.Stage;
import org.goodoffices.organs.governance.SecretVote.Subject;

/// What an act in a secret vote adds of itself: the ballot paper, the hash of the closed box, what
/// the opened sum comes to under the organ's rule, the draw of lots.
final class GoOnWithSecretVote {

    private static final int UUID = 14;

    private final OrganSession session;
    private final SessionRules rules;
    private final Organs organs;
    private final SecretBallots ballots;
    private final RandomGenerator chance;
    private final Texts texts;

    GoOnWithSecretVote(
            OrganSession session,
            SessionRules rules,
            Organs organs,
            SecretBallots ballots,
            RandomGenerator chance,
            Texts texts) {
        this.session = session;
        this.rules = rules;
        this.organs = organs;
        this.ballots = ballots;
        this.chance = chance;
        this.texts = texts;
    }

    static String uuid(RandomGenerator chance) {
        return Credential.token(chance, UUID);
    }

    /// Adds the values that nobody types.
    void complete(SessionAct act, Map<String, String> values) {
        switch (act) {
            case PUT_ELECTION -> {
                values.put("uuid", uuid(chance));
                ofTheRest(values);
            }
            case OPEN_BALLOT -> open(vote(values), values);
            case CLOSE_BALLOT -> close(vote(values), values);
            case DECRYPT -> values.put("ballot", String.valueOf(last(vote(values)).number()));
            case DECLARE -> declare(vote(values), values);
            case DRAW_LOTS -> draw(vote(values), values);
            case ACCLAIM -> values.put("groups", String.join(",", vote(values).uncontested()));
            case COMPLAIN -> {
                var teller = values.getOrDefault("teller", "");
                var accused = values.getOrDefault("accused", "");
                var key = "organs.secret.complaint";
                values.put("reasonEn", texts.of(Language.EN, key, teller, accused));
                values.put("reasonZh", texts.of(Language.ZH, key, teller, accused));
            }
            case BREAK_OFF -> {}
            default -> throw new IllegalArgumentException(act.key());
        }
    }

    /// The title says it where the election is for the rest of terms.
    private void ofTheRest(Map<String, String> values) {
        var ends = values.getOrDefault("rest", "");
        if (!ends.isEmpty()) {
            var last = LocalDate.parse(ends).minusDays(1);
            for (var language : Language.values()) {
                values.computeIfPresent(
                        language == Language.EN ? "titleEn" : "titleZh",
                        (_, title) ->
                                texts.of(
                                        language,
                                        "organs.secret.rest",
                                        title,
                                        Visit.day(language, last)));
            }
        }
    }

    private SecretVote vote(Map<String, String> values) {
        return session.secretVote(values.getOrDefault("secret", "")).orElseThrow();
    }

    private static Round last(SecretVote vote) {
        return vote.rounds().getLast();
    }

    private void open(SecretVote vote, Map<String, String> values) {
        int number = vote.rounds().size() + 1;
        var title = vote.title().en() + " " + vote.title().zh();
        List<Question> questions;
        List<String> groups;
        switch (vote.subject()) {
            case Subject.Proposal _ -> {
                questions = List.of(new Question(title, List.of("Yes 赞成", "No 反对"), 1, 1, true));
                groups = List.of(SecretVote.ALL);
            }
            case Subject.Seats seats -> {
                var next = vote.next(seats);
                questions =
                        next.stream()
                                .map(one ->
                                        new Question(
                                                question(title, one.group()),
                                                one.candidates(),
                                                1,
                                                Math.min(one.places(), one.candidates().size()),
                                                true))
                                .toList();
                groups = next.stream().map(SecretVote.Question::group).toList();
            }
        }
        var parameters =
                ElectionParameters.of(
                        // voters make the public parts of their credentials with the first
                        number == 1 ? vote.uuid() : uuid(chance),
                        title,
                        "%s, ballot %d 第%d次投票"
                                .formatted(
                                        session.symbol("secret vote " + vote.number()),
                                        number,
                                        number),
                        questions,
                        SecretBox.trustees(vote));
        values.put("ballot", String.valueOf(number));
        values.put("parameters", parameters.json());
        values.put("groups", String.join(",", groups));
    }

    private String question(String title, String group) {
        return group.equals(SecretVote.ALL)
                ? title
                : title + " (" + group(group).en() + " " + group(group).zh() + ")";
    }

    private Text group(String name) {
        var key = "organs.group." + name;
        return texts.has(key)
                ? new Text(texts.of(Language.EN, key), texts.of(Language.ZH, key))
                : new Text(name, name);
    }

    private void close(SecretVote vote, Map<String, String> values) {
        var box = ballots.box(session, vote, last(vote));
        values.put("ballot", String.valueOf(last(vote).number()));
        values.put("counted", String.valueOf(box.counted()));
        values.put("box", sha256(box.archive()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private void declare(SecretVote vote, Map<String, String> values) {
        var round = last(vote);
        var counts = ballots.box(session, vote, round).result();
        values.put("ballot", String.valueOf(round.number()));
        values.put("counts", counts.toString());
        var sentence =
                switch (vote.subject()) {
                    case Subject.Proposal _ -> {
                        var result = counted(vote, counts);
                        yield new Text(
                                result.getOrDefault("sentenceEn", ""),
                                result.getOrDefault("sentenceZh", ""));
                    }
                    case Subject.Seats seats -> sentence(vote, round.with(counts), seats);
                };
        values.put("sentenceEn", sentence.en());
        values.put("sentenceZh", sentence.zh());
    }

    /// What the ballot comes to in each group that was voted on.
    private Text sentence(SecretVote vote, Round round, Subject.Seats seats) {
        var elections = vote.elections(seats);
        var counted = FoldSecretVote.counted(round);
        var said = new Text("", "");
        for (int i = 0; i < counted.groups().size(); i++) {
            var group = counted.groups().get(i);
            var after =
                    Objects.requireNonNull(elections.get(group))
                            .counted(counted.votes().get(i), counted.voting().get(i));
            said = said.then(named(group)).then(after.sentence()).then(new Text(" ", ""));
        }
        return new Text(said.en().strip(), said.zh().strip());
    }

    private Text named(String group) {
        return group.equals(SecretVote.ALL)
                ? new Text("", "")
                : group(group).then(new Text(": ", "："));
    }

    private void draw(SecretVote vote, Map<String, String> values) {
        var seats = (Subject.Seats) vote.subject();
        long seed = chance.nextLong();
        values.put("seed", String.valueOf(seed));
        var before = vote.elections(seats);
        var after = vote.drawn(seed).elections(seats);
        var said = new Text("", "");
        for (var one : before.entrySet()) {
            if (one.getValue().next() instanceof Election.Next.Lots) {
                said =
                        said.then(named(one.getKey()))
                                .then(Objects.requireNonNull(after.get(one.getKey())).sentence())
                                .then(new Text(" ", ""));
            }
        }
        values.put("sentenceEn", said.en().strip());
        values.put("sentenceZh", said.zh().strip());
    }

    /// The entry of those elected, when the act ended the election; else empty.
    Map<String, String> elected(SessionAct act, OrganSession after, Map<String, String> values) {
        if (!List.of(SessionAct.DECLARE, SessionAct.DRAW_LOTS, SessionAct.ACCLAIM).contains(act)) {
            return Map.of();
        }
        var vote = after.secretVote(values.getOrDefault("secret", "")).orElseThrow();
        if (!(vote.subject() instanceof Subject.Seats) || vote.stage() != Stage.OVER) {
            return Map.of();
        }
        var elected = new TreeMap<String, String>();
        elected.put("secret", String.valueOf(vote.number()));
        elected.put("titleEn", vote.title().en());
        elected.put("titleZh", vote.title().zh());
        elected.put("elected", joined(vote, "\n", SecretVote.Candidate::label));
        elected.putAll(term(vote, after.putBy(vote)));
        account(after, vote).ifPresent(one -> elected.put("account", one));
        return elected;
    }

    /// Of whoever is elected to an office, where it was named when they were put forward.
    private Optional<String> account(OrganSession after, SecretVote vote) {
        return !rules.secret().electsToOffice(vote)
                ? Optional.empty()
                : after.of(SessionAct.NOMINATE, "secret", vote.number())
                        .filter(one ->
                                vote.chosen().stream()
                                        .anyMatch(elected ->
                                                elected.name()
                                                        .equals(
                                                                new Text(
                                                                        one.value("nameEn"),
                                                                        one.value("nameZh")))))
                        .map(one -> one.value("account"))
                        .filter(not(String::isEmpty))
                        .findFirst();
    }

    /// For an organ or an office of the constitution: from which day, and until when.
    private Map<String, String> term(SecretVote vote, SessionEntry put) {
        var office = put.value("office");
        if (office.equals(SecretVoteRules.OTHER)) {
            return Map.of();
        }
        var begins = LocalDate.parse(put.value("begins"));
        if (begins.isBefore(rules.today())) {
            begins = rules.today();
        }
        var values = new TreeMap<String, String>();
        values.put("office", office);
        values.put("day", rules.today().toString());
        values.put("begins", begins.toString());
        var electable =
                Objects.requireNonNull(
                        SecretVoteRules.electable(organs, session.organ()).get(office));
        var rest = put.value("rest");
        var ends = rest.isEmpty() ? electable.ends(begins) : LocalDate.parse(rest);
        if (!rest.isEmpty()) {
            values.put("rest", rest);
        }
        if (ends != null) {
            values.put("ends", ends.toString());
        }
        values.put("states", joined(vote, ",", SecretVote.Candidate::state));
        values.put("groups", joined(vote, ",", SecretVote.Candidate::group));
        if (electable.term() != null
                && electable.term().rotation() > 1
                && rules.seats().tenures(office).isEmpty()) {
            values.putAll(first(vote, electable.term(), begins));
        }
        values.put("namesEn", joined(vote, "\n", one -> one.name().en()));
        values.put("namesZh", joined(vote, "\n", one -> one.name().zh()));
        return values;
    }

    /// When each of those elected first leaves, and the number from which the lots follow.
    private Map<String, String> first(SecretVote vote, Constitution.Term term, LocalDate begins) {
        long seed = chance.nextLong();
        var groups = vote.chosen().stream().map(SecretVote.Candidate::group).toList();
        return Map.of(
                "seed",
                String.valueOf(seed),
                "endsEach",
                // java.util.Random gives the same on every machine
                term.first(groups, new Random(seed)).stream()
                        .map(years -> begins.plusYears(years).toString())
                        .collect(Collectors.joining(",")));
    }

    private static String joined(
            SecretVote vote, String between, Function<SecretVote.Candidate, String> said) {
        return vote.chosen().stream().map(said).collect(Collectors.joining(between));
    }

    /// The entry of the result, where a proposal was voted on and the act ended that; else empty.
    Map<String, String> result(SessionAct act, Map<String, String> values) {
        boolean ends =
                List.of(SessionAct.DECLARE, SessionAct.BREAK_OFF, SessionAct.COMPLAIN)
                        .contains(act);
        if (!ends || !(vote(values).subject() instanceof Subject.Proposal(int decision))) {
            return Map.of();
        }
        return act == SessionAct.DECLARE
                ? counted(
                        vote(values),
                        ballots.box(session, vote(values), last(vote(values))).result())
                : count(decision)
                        .brokenOff(
                                new Text(
                                        values.getOrDefault("reasonEn", ""),
                                        values.getOrDefault("reasonZh", "")));
    }

    private Map<String, String> counted(SecretVote vote, List<List<Integer>> counts) {
        return count(((Subject.Proposal) vote.subject()).decision()).secret(counts.getFirst());
    }

    private CountVote count(int decision) {
        return new CountVote(
                session, session.vote(String.valueOf(decision)).orElseThrow(), rules, organs);
    }
}
