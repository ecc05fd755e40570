package org.goodoffices.organs.governance;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.goodoffices.engines.decision.Decision;
import org.goodoffices.engines.decision.Tally;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.organs.governance.Floor.Speech;
import org.goodoffices.organs.governance.OrganSession.Meeting;
import org.goodoffices.organs.governance.OrganSession.Method;
import org.goodoffices.organs.governance.OrganSession.Vote;
import org.jspecify.annotations.Nullable;

/// What the live view of a meeting says, in both languages. Nothing in it depends on who reads it
/// beyond which entries they see.
final class LiveWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final SessionWords en;
    private final SessionWords zh;
    private final Meeting meeting;
    private final SessionStore store;
    private final SecretBallots ballots;

    LiveWords(SessionWords words, Meeting meeting, SessionStore store, SecretBallots ballots) {
        this.en = words.in(Language.EN);
        this.zh = words.in(Language.ZH);
        this.meeting = meeting;
        this.store = store;
        this.ballots = ballots;
    }

    private OrganSession of() {
        return en.of();
    }

    private Text both(Function<SessionWords, String> said) {
        return new Text(said.apply(en), said.apply(zh));
    }

    private Text t(String key, Object... values) {
        return both(words -> words.visit().t(key, values));
    }

    LivePage.Screen screen() {
        var floor = of().floor(meeting.number());
        var taken = taken();
        var title =
                both(words ->
                        words.title()
                                + " · "
                                + words.visit()
                                        .t("organs.meeting", String.valueOf(meeting.number())));
        var stands = both(words -> words.stands(meeting));
        var item =
                floor.item() == 0 || floor.item() > meeting.items().size()
                        ? null
                        : numbered(floor.item(), meeting.items().get(floor.item() - 1).title());
        var speaks = floor.now() == null ? null : speaker(floor.now());
        var vote =
                of().votes().stream()
                        .filter(one -> one.meeting() == meeting.number())
                        .reduce((_, later) -> later)
                        .filter(one -> one.result() == null || !one.result().at().isBefore(taken))
                        .map(this::question)
                        .orElse(null);
        var secret = secret(taken);
        return new LivePage.Screen(
                title,
                stands,
                item,
                speaks,
                floor.waiting().stream().map(one -> both(w -> w.forms().speaker(one))).toList(),
                meeting.sitting() && en.inside(),
                floor.closed(),
                vote,
                secret,
                newest(stands, item, speaks, vote, secret),
                new LivePage.Labels(
                        t("organs.floor"),
                        t("organs.floor.free"),
                        t("organs.floor.next"),
                        t("organs.floor.closed"),
                        t("organs.live.ticks"),
                        t("organs.secret.elected")));
    }

    /// When the item was taken up that is dealt with: what was decided before is over.
    private Instant taken() {
        return of().of(SessionAct.TAKE_UP, "meeting", meeting.number())
                .reduce((_, later) -> later)
                .map(SessionEntry::at)
                .orElse(Instant.MIN);
    }

    private static Text numbered(int number, Text title) {
        return new Text(number + ". " + title.en(), number + ". " + title.zh());
    }

    private LivePage.Speaker speaker(Speech speech) {
        var limit = speech.limit();
        boolean over = limit != null && en.rules().now().isAfter(limit);
        var key =
                limit == null
                        ? "organs.live.since"
                        : over ? "organs.live.over" : "organs.live.until";
        return new LivePage.Speaker(
                both(words -> words.forms().state(speech.who().state())),
                t("organs.purpose." + speech.who().purpose().key())
                        .then(new Text(" · ", " · "))
                        .then(t(key, time(limit == null ? speech.from() : limit))),
                over);
    }

    /// In the time of the place.
    private String time(Instant moment) {
        return TIME.format(moment.atZone(meeting.zone()));
    }

    private LivePage.Question question(Vote vote) {
        var result = vote.result();
        boolean called = vote.method() == Method.ROLL_CALL;
        var voted =
                called && result == null
                        ? store.voted(of().id(), vote.number())
                        : List.<String>of();
        var roll =
                called
                        ? en.called(vote, result == null ? voted : result.votes().keySet()).stream()
                                .map(state ->
                                        called(
                                                state.code(),
                                                new Text(state.en(), state.zh()),
                                                voted.contains(state.code()),
                                                result == null
                                                        ? null
                                                        : result.votes().get(state.code())))
                                .toList()
                        : List.<LivePage.Called>of();
        return new LivePage.Question(
                vote.number(),
                t("organs.vote-on", String.valueOf(vote.number()), of().symbol(vote.motion())),
                both(words -> words.on(vote)),
                t("organs.method." + vote.method().key())
                        .then(new Text(" · ", " · "))
                        .then(both(words -> words.what(vote))),
                en.whole(vote)
                        ? List.of()
                        : en.put(vote).stream().map(one -> new Text(one.en(), one.zh())).toList(),
                called && result == null ? count(vote.number(), voted, roll.size()) : null,
                roll,
                called && result == null
                        ? both(words -> words.roll(vote.letter(), vote.from()))
                        : null,
                result == null ? null : both(words -> words.outcome(vote)),
                result != null && result.outcome() == Decision.Outcome.ADOPTED,
                result == null ? null : result.sentence());
    }

    private LivePage.Called called(
            String code, Text state, boolean voted, Tally.@Nullable Vote did) {
        var kind = did == null ? "" : did.name().toLowerCase(java.util.Locale.ROOT);
        return new LivePage.Called(
                code, state, voted, did == null ? null : t("organs.vote." + kind), kind);
    }

    private LivePage.Count count(int vote, List<String> voted, int roll) {
        return new LivePage.Count(
                "count-" + vote,
                t("organs.live.count", String.valueOf(voted.size()), String.valueOf(roll)),
                voted);
    }

    /// How far an open roll-call is, for the page of the vote.
    LivePage.Count count(Vote vote) {
        var voted = store.voted(of().id(), vote.number());
        var roll = new HashSet<>(voted);
        roll.add(vote.from());
        en.rules().members().forEach(one -> roll.add(one.code()));
        return count(vote.number(), voted, roll.size());
    }

    /// The last ballot that was opened while the meeting sat.
    private LivePage.@Nullable Secret secret(Instant taken) {
        var opened = meeting.opened();
        if (opened == null) {
            return null;
        }
        var closed = meeting.closed();
        return of().secretVotes().stream()
                .filter(one -> !one.rounds().isEmpty())
                .filter(one -> !one.rounds().getLast().begun().isBefore(opened))
                .filter(one -> closed == null || !one.rounds().getLast().begun().isAfter(closed))
                .filter(one -> !one.rounds().getLast().begun().isBefore(taken))
                .reduce((_, later) -> later)
                .map(this::secret)
                .orElse(null);
    }

    /// No more than the page of the ballot tells anybody.
    private LivePage.Secret secret(SecretVote vote) {
        var round = vote.rounds().getLast();
        var pages =
                List.of(
                        en.secret(ballots).ballot(vote, round),
                        zh.secret(ballots).ballot(vote, round));
        var english = pages.getFirst();
        var chinese = pages.getLast();
        var papers =
                java.util.stream.IntStream.range(0, english.counts().size())
                        .mapToObj(i -> paper(english.counts().get(i), chinese.counts().get(i)))
                        .toList();
        return new LivePage.Secret(
                new Text(english.title(), chinese.title()),
                new Text(english.stands(), chinese.stands()),
                papers,
                round.sentence().en().isEmpty() ? null : round.sentence(),
                vote.elected());
    }

    private static LivePage.Paper paper(OrgansPage.Paper en, OrgansPage.Paper zh) {
        return new LivePage.Paper(
                new Text(en.question(), zh.question()),
                java.util.stream.IntStream.range(0, en.choices().size())
                        .mapToObj(i ->
                                new LivePage.Choice(
                                        new Text(
                                                en.choices().get(i).what(),
                                                zh.choices().get(i).what()),
                                        en.choices().get(i).value()))
                        .toList());
    }

    /// A result is more than an open vote, that more than who speaks, that more than the item.
    private Text newest(
            Text stands,
            @Nullable Text item,
            LivePage.@Nullable Speaker speaks,
            LivePage.@Nullable Question vote,
            LivePage.@Nullable Secret secret) {
        if (vote != null && vote.outcome() != null) {
            return titled(vote.title(), vote.outcome());
        }
        if (secret != null) {
            return titled(secret.title(), secret.stands());
        }
        if (vote != null) {
            return titled(vote.title(), t("organs.vote-is-open"));
        }
        if (speaks != null) {
            return titled(speaks.state(), speaks.speaks());
        }
        return item == null ? stands : item;
    }

    private Text titled(Text title, Text what) {
        return new Text(
                en.visit().t("organs.titled", title.en(), what.en()),
                zh.visit().t("organs.titled", title.zh(), what.zh()));
    }
}
