package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goodoffices.engines.decision.ballots.ElectionParameters;
import org.goodoffices.engines.decision.ballots.Question;
import org.goodoffices.engines.decision.ballots.Refused;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.SecretVote.Round;
import org.goodoffices.organs.governance.SecretVote.Stage;
import org.goodoffices.organs.governance.SecretVote.Subject;
import org.jspecify.annotations.Nullable;

/// What the pages of secret votes say, in the language of a visit.
record SecretVoteWords(
        Visit visit,
        OrganSession of,
        SessionRules rules,
        SessionWords words,
        SecretBallots ballots) {

    OrgansPage.Secret vote(SecretVote vote) {
        var facts = new ArrayList<Shown.Fact>();
        if (vote.subject() instanceof Subject.Seats(var seats, var threshold)) {
            fact(
                    facts,
                    "seats",
                    seats.entrySet().stream()
                            .map(one ->
                                    one.getKey().equals(SecretVote.ALL)
                                            ? String.valueOf(one.getValue())
                                            : visit.t(
                                                    "organs.secret.seats-of",
                                                    group(visit, one.getKey()),
                                                    String.valueOf(one.getValue())))
                            .collect(Collectors.joining(visit.of("; ", "；"))));
            fact(facts, "majority", visit.of(threshold.words().en(), threshold.words().zh()));
        }
        if (!vote.acclaimed().isEmpty()) {
            fact(
                    facts,
                    "acclaimed",
                    vote.acclaimed().contains(SecretVote.ALL)
                            ? visit.t("organs.secret.acclaimed.all")
                            : String.join(
                                    visit.of("; ", "；"),
                                    vote.acclaimed().stream()
                                            .map(one -> group(visit, one))
                                            .toList()));
        }
        if (!vote.asked().isEmpty()) {
            fact(
                    facts,
                    "asked",
                    String.join(
                            visit.of("; ", "；"),
                            vote.asked().entrySet().stream()
                                    .map(one ->
                                            one.getKey().equals(SecretVote.ALL)
                                                    ? state(one.getValue())
                                                    : visit.t(
                                                            "organs.delegate-of",
                                                            group(visit, one.getKey()),
                                                            state(one.getValue())))
                                    .toList()));
        }
        term(vote, facts);
        boolean noBallot = vote.stage() == Stage.OVER && vote.rounds().isEmpty();
        for (int i = 0; i < (noBallot ? 0 : vote.tellers().size()); i++) {
            var number = String.valueOf(i + 1);
            facts.add(
                    new Shown.Fact(
                            visit.t("organs.secret.teller", number),
                            visit.t(
                                    "organs.secret.teller."
                                            + (vote.shares().containsKey(i + 1)
                                                    ? "shares"
                                                    : vote.keys().containsKey(i + 1)
                                                            ? "keys"
                                                            : "none"),
                                    name(vote.tellers().get(i), number))));
        }
        if (words.inside() && !noBallot) {
            fact(
                    facts,
                    "registered",
                    vote.envelopes().isEmpty()
                            ? visit.t("organs.secret.nobody")
                            : words.states(vote.envelopes().keySet().stream().sorted().toList()));
        }
        var brokenOff = vote.brokenOff();
        return new OrgansPage.Secret(
                words.in(vote.title()),
                visit.t(
                        noBallot && brokenOff == null
                                ? "organs.secret.acclaimed.what"
                                : "organs.secret.what"),
                words.back(),
                brokenOff == null
                        ? words.stands(vote)
                        : visit.t("organs.titled", words.stands(vote), words.in(brokenOff)),
                links(vote),
                facts,
                vote.candidates().stream()
                        .map(one ->
                                new Shown.Fact(
                                        words.in(one.name()),
                                        one.group().equals(SecretVote.ALL)
                                                ? visit.t("organs.secret.by", state(one.by()))
                                                : visit.t(
                                                        "organs.secret.by-for",
                                                        state(one.by()),
                                                        group(visit, one.group()))))
                        .toList(),
                vote.rounds().stream()
                        .map(one ->
                                new Shown.Link(
                                        visit.t(
                                                "organs.titled",
                                                visit.t(
                                                        "organs.secret.ballot",
                                                        String.valueOf(one.number())),
                                                visit.t("organs.secret.ballot." + stands(one))),
                                        address(vote, one)))
                        .toList(),
                vote.elected());
    }

    /// From when until when those elected are.
    private void term(SecretVote vote, List<Shown.Fact> facts) {
        of.of(SessionAct.ELECTED, "secret", vote.number())
                .filter(one -> !one.value("begins").isEmpty())
                .findFirst()
                .ifPresent(one ->
                        fact(
                                facts,
                                "term",
                                !one.value("endsEach").isEmpty()
                                        ? each(one)
                                        : one.value("ends").isEmpty()
                                                ? visit.t(
                                                        "organs.term.from",
                                                        visit.dayIfOne(one.value("begins")))
                                                : visit.t(
                                                        "organs.term",
                                                        visit.dayIfOne(one.value("begins")),
                                                        visit.day(
                                                                LocalDate.parse(one.value("ends"))
                                                                        .minusDays(1)))));
    }

    /// After a first election whose lots shared out the terms.
    private String each(SessionEntry elected) {
        var names = elected.value(visit.of("namesEn", "namesZh")).split("\n");
        var ends = OrganSession.list(elected, "endsEach");
        return visit.t(
                "organs.term.each",
                visit.dayIfOne(elected.value("begins")),
                IntStream.range(0, ends.size())
                        .mapToObj(i ->
                                visit.t(
                                        "organs.term.to",
                                        names[i],
                                        visit.day(LocalDate.parse(ends.get(i)).minusDays(1))))
                        .collect(Collectors.joining(visit.of("; ", "；"))),
                elected.value("seed"));
    }

    private String state(String code) {
        return words.forms().state(code);
    }

    /// A teller, by name where the reader may know it.
    private String name(UUID person, String number) {
        return of.delegate(person)
                .map(one -> visit.t("organs.delegate-of", words.in(one.name()), state(one.state())))
                .orElse(visit.t("organs.secret.teller", number));
    }

    static String group(Visit visit, String group) {
        var key = "organs.group." + group;
        return visit.texts().has(key) ? visit.t(key) : group;
    }

    private void fact(List<Shown.Fact> facts, String key, String value) {
        facts.add(new Shown.Fact(visit.t("organs.secret.fact." + key), value));
    }

    private List<Shown.Link> links(SecretVote vote) {
        return words.forms().links("secret", String.valueOf(vote.number()));
    }

    private static String stands(Round round) {
        return round.open() ? "open" : round.result() == null ? "closed" : "declared";
    }

    private String address(SecretVote vote, Round round) {
        return words.at("/secret-votes/" + vote.number() + "/ballots/" + round.number());
    }

    OrgansPage.Ballot ballot(SecretVote vote, Round round) {
        var box = ballots.box(of, vote, round);
        var questions = questions(round.parameters());
        var papers = new ArrayList<OrgansPage.Paper>();
        for (int i = 0; i < questions.size(); i++) {
            papers.add(paper(vote, round.groups().get(i), questions.get(i), counts(round, i)));
        }
        boolean open = round.open() && vote.stage() == Stage.VOTING;
        return new OrgansPage.Ballot(
                visit.t(
                        "organs.titled",
                        words.in(vote.title()),
                        visit.t("organs.secret.ballot", String.valueOf(round.number()))),
                new Shown.Link(words.in(vote.title()), words.at("/secret-votes/" + vote.number())),
                visit.t(
                        "organs.secret.ballot." + stands(round) + ".what",
                        String.valueOf(box.counted()),
                        String.valueOf(box.election().credentials().size())),
                address(vote, round),
                round.parameters(),
                vote.uuid(),
                open ? papers : List.of(),
                round.result() == null ? List.of() : papers,
                round.sentence().en(),
                round.sentence().zh(),
                box.trackers(),
                address(vote, round) + "/box",
                links(vote));
    }

    private static List<Question> questions(String parameters) {
        try {
            return ElectionParameters.read(parameters).questions();
        } catch (Refused broken) {
            throw new IllegalStateException("a ballot is not what was opened", broken);
        }
    }

    private static @Nullable List<Integer> counts(Round round, int question) {
        return round.result() == null ? null : round.result().get(question);
    }

    private OrgansPage.Paper paper(
            SecretVote vote, String group, Question question, @Nullable List<Integer> counts) {
        var choices = new ArrayList<Shown.Fact>();
        choices.add(new Shown.Fact(visit.t("organs.secret.blank"), count(counts, 0)));
        for (int i = 0; i < question.answers().size(); i++) {
            var answer = question.answers().get(i);
            var shown =
                    vote.subject() instanceof Subject.Proposal
                            ? visit.t(i == 0 ? "organs.vote.yes" : "organs.vote.no")
                            : vote.candidates().stream()
                                    .filter(one -> one.label().equals(answer))
                                    .map(one -> words.in(one.name()))
                                    .findFirst()
                                    .orElse(answer);
            choices.add(new Shown.Fact(shown, count(counts, i + 1)));
        }
        var title =
                group.equals(SecretVote.ALL)
                        ? words.in(vote.title())
                        : visit.t(
                                "organs.secret.seats-for",
                                words.in(vote.title()),
                                group(visit, group));
        return new OrgansPage.Paper(
                title,
                question.max() == 1
                        ? visit.t("organs.secret.one")
                        : visit.t("organs.secret.up-to", String.valueOf(question.max())),
                question.max(),
                choices);
    }

    private static String count(@Nullable List<Integer> counts, int at) {
        return counts == null ? "" : String.valueOf(counts.get(at));
    }

    /// What a script does for this act; null where it does nothing.
    OrgansPage.@Nullable Ceremony ceremony(SessionAct act, Map<String, String> said) {
        var kind =
                switch (act) {
                    case MAKE_KEYS -> "keys";
                    case SHARE_KEYS -> "share";
                    case REGISTER -> "register";
                    case MIX -> "mix";
                    case DECRYPT -> "decrypt";
                    default -> "";
                };
        if (kind.isEmpty()) {
            return null;
        }
        var vote =
                of.secretVotes().stream()
                        .filter(one -> rules.secret().may(act, one))
                        .filter(one ->
                                List.of("", String.valueOf(one.number()))
                                        .contains(said.getOrDefault("secret", "")))
                        .findFirst()
                        .orElse(null);
        if (vote == null) {
            return null;
        }
        int teller = vote.teller(rules.person().value());
        return new OrgansPage.Ceremony(
                kind,
                String.valueOf(vote.number()),
                act.fields().stream().filter(one -> !one.equals("secret")).toList(),
                vote.uuid(),
                teller,
                teller == vote.tellers().size(),
                data(act, vote),
                "teller-%d-%s-%d.json".formatted(teller, of.id(), vote.number()));
    }

    private List<String> data(SessionAct act, SecretVote vote) {
        return switch (act) {
            case SHARE_KEYS, REGISTER ->
                    tellers(vote)
                            .mapToObj(one -> Objects.requireNonNull(vote.keys().get(one)).opening())
                            .toList();
            case MIX ->
                    withShares(
                            vote,
                            vote.mixed().isEmpty()
                                    ? vote.envelopes().values().stream().sorted().toList()
                                    : vote.mixed().getLast());
            case DECRYPT -> {
                var round = vote.rounds().getLast();
                yield withShares(
                        vote,
                        List.of(round.parameters(), ballots.box(of, vote, round).tally().json()));
            }
            default -> List.of();
        };
    }

    private static IntStream tellers(SecretVote vote) {
        return IntStream.rangeClosed(1, vote.tellers().size());
    }

    /// Before it what a teller's key comes of: the certificates of all, what all committed to, and
    /// the shares sealed for this teller.
    private List<String> withShares(SecretVote vote, List<String> rest) {
        int teller = vote.teller(rules.person().value());
        var shares =
                tellers(vote).mapToObj(vote.shares()::get).map(Objects::requireNonNull).toList();
        var data = new ArrayList<String>();
        tellers(vote)
                .mapToObj(one -> Objects.requireNonNull(vote.keys().get(one)).certificate())
                .forEach(data::add);
        shares.forEach(one -> data.add(one.commitments()));
        shares.forEach(one -> data.add(one.sealed().get(teller - 1)));
        data.addAll(rest);
        return data;
    }
}
