package org.goodoffices.organs.governance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A session of the Assembly, from its opening to a resolution, as people hold it: by the pages.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AssemblyTest {

    /// States that are no party any more.
    private static final Set<String> GONE = ConcurrentHashMap.newKeySet();

    private static final Map<SamplePerson, String> SEATS =
            Map.of(ADEYEMI, "XAV", SEITKALI, "XKH", VARGA, "XLO", TANVIR, "XNE", MARENKO, "XOS");

    static class Register {
        @Bean
        @Primary
        static StatesParties parties() {
            var all = HeldInSecret.PARTIES;
            return new StatesParties() {
                @Override
                public List<State> on(LocalDate day) {
                    return all.stream().filter(one -> !GONE.contains(one.code())).toList();
                }

                @Override
                public Optional<State> named(String code) {
                    return all.stream().filter(one -> one.code().equals(code)).findFirst();
                }
            };
        }
    }

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.startWith(List.of(Register.class), "goodoffices.live.check=200ms");

    private static final String SESSION = "AP-2";

    private int forms;

    @Test
    @Order(1)
    void a_meeting_runs_from_invitation_to_an_adopted_resolution() {
        var secretariat = signedIn(VALDES);
        secretariat.get("/organs/assembly");
        assertThat(secretariat.post("/organs/assembly/sessions").path())
                .isEqualTo("/sessions/" + SESSION);
        SEATS.forEach((person, state) -> {
            fill(
                    secretariat,
                    NAME_DELEGATE,
                    "state",
                    state,
                    "nameEn",
                    person.en(),
                    "nameZh",
                    person.zh(),
                    "mail",
                    person.mail());
        });
        fill(
                secretariat,
                CALL_MEETING,
                "mode",
                "hybrid",
                "place",
                "Hall 7",
                "day",
                today(),
                "time",
                "23:59:59.999",
                "zone",
                "UTC",
                "languages",
                "en");
        fill(secretariat, ADD_ITEM, "meeting", "1", "titleEn", "Reports", "titleZh", "报告");

        assertThat(secretariat.get("/sample-world/outbox").body())
                .contains("session 2: invitation to meeting 1", "/sessions/AP-2/meetings/1")
                .contains("(Coordinated Universal Time)", "（协调世界时）");
        var outside = institution.guest().get("/sessions/" + SESSION).body();
        assertThat(outside).contains("Hall 7").doesNotContain("Reports", "Varga", "Record of");
        assertThat(signedIn(BRANDT).get("/sessions/" + SESSION).body()).doesNotContain("Reports");
        assertThat(signedIn(ADEYEMI).get("/sessions/" + SESSION).body())
                .contains("Reports", "supplementary");

        assertThat(signedIn(ADEYEMI).get("/").body())
                .contains("/sessions/AP-2/meetings/1\"", "session 2; begins");
        assertThat(signedIn(BRANDT).get("/").body()).doesNotContain("/sessions/AP-2");
        for (var person : SEATS.keySet()) {
            fill(signedIn(HALVORSEN), ACCEPT_CREDENTIALS, "delegate", person.id().toString());
        }
        fill(secretariat, ELECT_CHAIR, "delegate", VARGA.id().toString());
        var chair = signedIn(VARGA);
        assertThat(chair.get("/sessions/" + SESSION + "/meetings/1").body())
                .contains("None of 5 members");
        fill(chair, OPEN_MEETING, "meeting", "1");
        fill(chair, ADOPT_AGENDA, "meeting", "1");
        for (var person : List.of(ADEYEMI, SEITKALI, VARGA, TANVIR)) {
            fill(signedIn(person), ATTEND, "meeting", "1");
        }

        fill(
                signedIn(ADEYEMI),
                SUBMIT,
                "titleEn",
                "Yearly report",
                "titleZh",
                "年度报告",
                "en",
                "Requests a report.\n\nDecides to publish it.",
                "zh",
                "请提出报告。");
        assertThat(signedIn(ADEYEMI).get("/sessions/" + SESSION + "/documents/1").body())
                .contains("AP/2/L.1", "different numbers of paragraphs");
        fill(
                secretariat,
                ALIGN_TEXT,
                "document",
                "1",
                "titleEn",
                "Yearly report",
                "titleZh",
                "年度报告",
                "en",
                "Requests a report.\n\nDecides to publish it.",
                "zh",
                "请提出报告。\n\n决定公布该报告。");
        fill(secretariat, CONFIRM_PARITY, "document", "1");
        fill(
                signedIn(TANVIR),
                AMEND,
                "motion",
                "L.1",
                "change",
                "replace",
                "paragraph",
                "2",
                "en",
                "Decides to publish it in both languages.",
                "zh",
                "决定以两种语文公布该报告。");
        fill(signedIn(SEITKALI), AMEND, "motion", "L.1", "change", "delete", "paragraph", "2");
        fill(chair, RANK, "document", "1", "order", "2, 1");
        assertThat(chair.get("/sessions/" + SESSION + "/documents/1").body())
                .contains(
                        "AP/2/L.1/Amend.2 and AP/2/L.1/Amend.1 cannot both be adopted",
                        "Next to be put to the vote: AP/2/L.1/Amend.2.");

        open(chair, "hands");
        fill(secretariat, COUNT_HANDS, "decision", "1", "yes", "1", "no", "3", "abstain", "0");
        fill(chair, CLOSE_VOTE, "decision", "1");
        open(chair, "consensus");
        fill(chair, CLOSE_VOTE, "decision", "2");
        open(chair, "roll-call");
        var paper = signedIn(ADEYEMI).get("/sessions/" + SESSION + "/votes/3").body();
        assertThat(paper.indexOf("Decides to publish it in both languages."))
                .isBetween(0, paper.indexOf("name=\"vote\""));
        assertThat(signedIn(ADEYEMI).speaking("zh").get("/").body())
                .contains("/sessions/AP-2/acts/vote?decision=3\"", "现正举行");
        cast("3", ADEYEMI, "yes");
        assertThat(signedIn(ADEYEMI).get("/").body()).doesNotContain("/sessions/AP-2/acts/vote");
        cast("3", TANVIR, "yes");
        cast("3", VARGA, "no");
        assertThat(signedIn(SEITKALI).get("/sessions/" + SESSION + "/votes/3").body())
                .contains("shown when the vote is closed")
                .doesNotContain("<strong>Yes</strong>", "<strong>No</strong>");
        assertThat(signedIn(VALDES).get("/sessions/" + SESSION + "/votes/3").body())
                .doesNotContain("<strong>Yes</strong>", "<strong>No</strong>");
        cast("3", SEITKALI, "abstain");
        fill(chair, CLOSE_VOTE, "decision", "3");

        var vote = signedIn(SEITKALI).get("/sessions/" + SESSION + "/votes/3").body();
        assertThat(vote)
                .contains("2 + 1 = 3", "Avaria: <strong>Yes", "Lorvane: <strong>No")
                .contains("Kharun: <strong>Abstention", "Ostrevia: <strong>Absent")
                .containsPattern("lang=\"zh\">[^<]*2 \\+ 1 = 3");
        calledFrom(vote, signedIn(SEITKALI).speaking("zh").get("/sessions/AP-2/votes/3").body());

        var resolution =
                institution
                        .guest()
                        .speaking("zh")
                        .get("/sessions/" + SESSION + "/resolutions/1")
                        .body();
        assertThat(resolution)
                .contains("AP/RES/2/1", "年度报告", "决定以两种语文公布该报告。", "Requests a report.")
                .doesNotContain("Decides to publish it.<");
        fill(chair, CLOSE_MEETING, "meeting", "1");
        assertThat(institution.guest().get("/sessions/" + SESSION).body())
                .contains("Closed on", "AP/RES/2/1");
        assertThat(signedIn(ADEYEMI).get("/").body()).doesNotContain("/sessions/AP-2/meetings/1");
    }

    /// The letter stands on the page, and the roll begins with the first name from it on.
    private static void calledFrom(String english, String chinese) {
        var drawn = Pattern.compile("Letter drawn by lot: ([A-Z])\\.").matcher(english);
        assertThat(drawn.find()).isTrue();
        var names = List.of("Avaria", "Kharun", "Lorvane", "Nerith", "Ostrevia");
        int first =
                (int) names.stream().filter(one -> one.compareTo(drawn.group(1)) < 0).count() % 5;
        var order = new ArrayList<>(names.subList(first, 5));
        order.addAll(names.subList(0, first));
        assertThat(english).contains(order.getFirst() + " is called first.");
        assertThat(roll(english)).isEqualTo(order);
        assertThat(chinese)
                .contains("抽签所得字母：" + drawn.group(1) + "。")
                .contains("%1$s（%1$s）最先唱名".formatted(order.getFirst()));
        assertThat(roll(chinese)).isEqualTo(order);
    }

    private static List<String> roll(String page) {
        return Pattern.compile("<li>([A-Za-z]+)(?:: |：)<strong>")
                .matcher(page)
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    @Test
    @Order(2)
    void what_is_not_possible_is_refused_in_a_sentence_and_nothing_is_entered() {
        int before = entries();
        refused(VARGA, CLOSE_VOTE, Map.of("decision", "3"), "The vote is closed; the result");
        refused(ADEYEMI, VOTE, Map.of("decision", "3", "vote", "no"), "The vote is closed; the");
        refused(VARGA, CLOSE_VOTE, Map.of("decision", "9"), "There is no such vote.");
        refused(VARGA, OPEN_VOTE, Map.of("document", "1"), "The meeting is not sitting.");
        refused(VARGA, OPEN_MEETING, Map.of("meeting", "1"), "The meeting has already begun.");
        refused(ADEYEMI, SUBMIT, Map.of("titleEn", "x"), "This is needed in both languages.");
        refused(ADEYEMI, WITHDRAW, Map.of("motion", "L.1"), "A motion may be withdrawn only");
        refused(TANVIR, WITHDRAW, Map.of("motion", "L.1"), "Nerith does not sponsor AP/2/L.1.");
        refused(TANVIR, AMEND, Map.of("motion", "L.1"), "Voting on this draft has begun");
        refused(VALDES, CALL_MEETING, Map.of("mode", "x"), "Say whether the meeting is held");
        refused(
                VALDES,
                CALL_MEETING,
                Map.of(
                        "mode",
                        "remote",
                        "place",
                        "x",
                        "day",
                        "2001-02-03",
                        "time",
                        "10:00",
                        "zone",
                        "UTC"),
                "A meeting cannot be called for a time that has passed.");
        refused(
                ADEYEMI,
                SUBMIT,
                Map.of("titleEn", "a\u0007", "titleZh", "b", "en", "c"),
                "The text contains signs that cannot be shown.");
        assertThat(enter(BRANDT, SUBMIT, Map.of())).isInstanceOf(Outcome.Unknown.class);
        assertThat(enter(ADEYEMI, CLOSE_VOTE, Map.of())).isInstanceOf(Outcome.Unknown.class);
        assertThat(enter(VALDES, VOTE, Map.of())).isInstanceOf(Outcome.Unknown.class);
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void without_a_quorum_without_credentials_and_without_membership_nobody_votes() {
        done(VALDES, CALL_MEETING, call(today()));
        done(VALDES, ADD_ITEM, Map.of("meeting", "2", "titleEn", "x", "titleZh", "y"));
        done(VARGA, OPEN_MEETING, Map.of("meeting", "2"));
        done(VARGA, ADOPT_AGENDA, Map.of("meeting", "2"));
        done(ADEYEMI, SUBMIT, Map.of("titleEn", "x", "titleZh", "y", "en", "a", "zh", "b"));
        refused(VARGA, OPEN_VOTE, ballot("roll-call"), "has not confirmed that both language");
        done(VALDES, CONFIRM_PARITY, Map.of("document", "2"));
        done(ADEYEMI, ATTEND, Map.of("meeting", "2"));
        done(VARGA, ATTEND, Map.of("meeting", "2"));
        refused(VARGA, OPEN_VOTE, ballot("roll-call"), "2 of 5 members are present, and 3 are");

        done(TANVIR, ATTEND, Map.of("meeting", "2"));
        var once = new HashMap<>(ballot("roll-call"));
        once.putAll(Map.of("letter", "?", "from", "XXX"));
        done(VARGA, OPEN_VOTE, once);
        var drawn = vote("4");
        calledFrom(drawn, signedIn(ADEYEMI).speaking("zh").get("/sessions/AP-2/votes/4").body());
        refused(VARGA, OPEN_VOTE, once, "Vote 4 is still open");
        assertThat(roll(vote("4"))).isEqualTo(roll(drawn));
        done(ADEYEMI, VOTE, Map.of("decision", "4", "vote", "yes"));
        refused(ADEYEMI, VOTE, Map.of("decision", "4", "vote", "no"), "has already voted");
        GONE.add("XNE");
        try {
            refused(TANVIR, VOTE, Map.of("decision", "4", "vote", "no"), "Nerith is not a party");
        } finally {
            GONE.clear();
        }
        done(
                VALDES,
                NAME_DELEGATE,
                Map.of("state", "XAV", "nameEn", "Lin", "nameZh", "林", "mail", LIN.mail()));
        refused(LIN, VOTE, Map.of("decision", "4", "vote", "no"), "have not been accepted");
        done(HALVORSEN, ACCEPT_CREDENTIALS, Map.of("delegate", LIN.id().toString()));
        refused(LIN, VOTE, Map.of("decision", "4", "vote", "no"), "has already voted");
    }

    @Test
    @Order(4)
    void the_database_shows_no_vote_before_the_closing_and_takes_none_for_another_state() {
        for (var person : List.of(TANVIR, VARGA, VALDES, BRANDT)) {
            int seen =
                    as(
                            person,
                            jdbc ->
                                    jdbc.sql(
                                                    "select count(*) from session_vote where"
                                                            + " session = 'AP-2' and decision = 4")
                                            .query(Integer.class)
                                            .single());
            assertThat(seen).as(person.en()).isZero();
        }
        var vote =
                "insert into session_vote values ('AP-2', ?, ?, 'yes', myself(), now(),"
                        + " 'a-form-of-a-forger')";
        for (var forged : List.of(List.<Object>of(4, "XKH"), List.<Object>of(3, "XNE"))) {
            denied(TANVIR, vote, forged);
        }
        denied(
                TANVIR,
                "insert into session_entry select 'AP-2', max(number) + 1, 'close-vote', false,"
                        + " '{\"number\":' || max(number) + 1 || '}', decode(repeat('00', 32), 'hex'),"
                        + " myself(), null, 4, null from session_entry where session = 'AP-2'",
                List.of());
        denied(TANVIR, "update session_entry set public = true", List.of());
        denied(TANVIR, "delete from session_vote", List.of());
    }

    private static <T> T as(SamplePerson person, java.util.function.Function<JdbcClient, T> work) {
        return institution
                .bean(Access.class)
                .as(person.id(), () -> work.apply(institution.bean(JdbcClient.class)));
    }

    private static void denied(SamplePerson person, String sql, List<Object> values) {
        assertThatThrownBy(() -> as(person, jdbc -> jdbc.sql(sql).params(values).update()))
                .as(sql)
                .rootCause()
                .isInstanceOfSatisfying(
                        java.sql.SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    @Test
    @Order(5)
    void the_same_form_posted_twice_is_one_vote() {
        var values = Map.of("decision", "4", "vote", "abstain");
        var acts = institution.bean(EnterSessionAct.class);

        assertThat(acts.enter(TANVIR.id(), SESSION, VOTE, values, "one-and-the-same"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(acts.enter(TANVIR.id(), SESSION, VOTE, values, "one-and-the-same"))
                .isInstanceOf(Outcome.DoneBefore.class);
    }

    @Test
    @Order(6)
    void of_two_who_close_at_once_one_does() throws Exception {
        var outcomes = atOnce(VARGA, CLOSE_VOTE, Map.of("decision", "4"), 4);

        assertThat(outcomes).filteredOn(one -> one instanceof Outcome.Done).hasSize(1);
        assertThat(outcomes)
                .filteredOn(one -> one instanceof Outcome.Refused)
                .hasSize(3)
                .allSatisfy(one ->
                        assertThat(((Outcome.Refused) one).reason().en())
                                .startsWith("The vote is closed"));
        assertThat(
                        institution
                                .owner()
                                .sql(
                                        "select count(*) from session_entry where session = ? and"
                                                + " kind = 'result' and content like"
                                                + " '%\"decision\":\"4\"%'")
                                .param(SESSION)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    @Order(7)
    void two_delegates_of_one_state_who_vote_at_once_give_one_vote() throws Exception {
        done(ADEYEMI, SUBMIT, Map.of("titleEn", "x", "titleZh", "y", "en", "a", "zh", "b"));
        done(VALDES, CONFIRM_PARITY, Map.of("document", "3"));
        done(VARGA, OPEN_VOTE, Map.of("document", "3", "matter", "other", "method", "roll-call"));
        var barrier = new CyclicBarrier(2);
        var outcomes = new ArrayList<Outcome>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var votes = new ArrayList<Callable<Outcome>>();
            for (var person : List.of(ADEYEMI, LIN)) {
                var token = token();
                votes.add(() -> {
                    barrier.await();
                    return institution
                            .bean(EnterSessionAct.class)
                            .enter(
                                    person.id(),
                                    SESSION,
                                    VOTE,
                                    Map.of("decision", "5", "vote", "yes"),
                                    token);
                });
            }
            for (var one : threads.invokeAll(votes)) {
                outcomes.add(one.get());
            }
        }

        assertThat(outcomes).filteredOn(one -> one instanceof Outcome.Done).hasSize(1);
        assertThat(outcomes)
                .filteredOn(one -> one instanceof Outcome.Refused)
                .singleElement()
                .satisfies(one ->
                        assertThat(((Outcome.Refused) one).reason().en())
                                .contains("has already voted"));
    }

    @Test
    @Order(8)
    void speakers_are_called_as_they_asked_and_a_point_of_order_interrupts() {
        done(VARGA, TAKE_UP, Map.of("meeting", "2", "item", "1"));
        refused(VARGA, TAKE_UP, Map.of("meeting", "2", "item", "2"), "from 1 to 1");
        refused(SEITKALI, ASK_FLOOR, asks("statement"), "not counted as present");
        done(ADEYEMI, ASK_FLOOR, asks("statement"));
        done(TANVIR, ASK_FLOOR, asks("reply"));
        done(VARGA, ASK_FLOOR, asks("statement"));
        refused(ADEYEMI, ASK_FLOOR, asks("statement"), "already on the list");
        refused(VARGA, GIVE_FLOOR, called("XKH.statement", "5"), "from the list");
        refused(VARGA, GIVE_FLOOR, called("XAV.statement", "0"), "minutes from 1 to 240");
        done(VARGA, GIVE_FLOOR, called("XAV.statement", "5"));
        refused(VARGA, GIVE_FLOOR, called("XLO.statement", "5"), "Avaria has the floor");
        refused(VARGA, RULE, Map.of("meeting", "2", "rulingEn", "x", "rulingZh", "y"), "No point");
        done(TANVIR, ASK_FLOOR, asks("point-of-order"));
        assertThat(meeting(SEITKALI))
                .contains("Avaria: statement, since")
                .containsSubsequence(
                        "Nerith: point of order", "Lorvane: statement", "Nerith: right of reply");
        done(VARGA, GIVE_FLOOR, Map.of("meeting", "2", "speaker", "XNE.point-of-order"));
        done(VARGA, RULE, Map.of("meeting", "2", "rulingEn", "Not in order.", "rulingZh", "不合程序。"));
        assertThat(meeting(SEITKALI)).contains("Avaria: statement, since", "Not in order.");
        done(VARGA, CLOSE_LIST, Map.of("meeting", "2"));
        refused(TANVIR, ASK_FLOOR, asks("statement"), "is closed");
        done(VARGA, LEAVE_LIST, Map.of("meeting", "2"));
        refused(VARGA, LEAVE_LIST, Map.of("meeting", "2"), "not on the list");
        institution.clock().forward(Duration.ofMinutes(6));
        assertThat(meeting(SEITKALI)).contains("The time was up at");
        done(VARGA, END_SPEECH, Map.of("meeting", "2"));
        refused(VARGA, END_SPEECH, Map.of("meeting", "2"), "Nobody has the floor");
        assertThat(institution.guest().get("/sessions/" + SESSION + "/meetings/2").body())
                .doesNotContain("Avaria", "Not in order");
    }

    private static final String VIEW = "data-part=\"screen\"";
    private static final String LIVE = "/sessions/" + SESSION + "/meetings/2/live";

    @Test
    @Order(9)
    @Timeout(60)
    void who_watches_a_meeting_is_told_what_changes_all_the_same_and_only_while_they_may()
            throws Exception {
        done(VARGA, TAKE_UP, Map.of("meeting", "2", "item", "1"));
        done(VARGA, ASK_FLOOR, asks("statement"));
        var page = signedIn(SEITKALI).get(LIVE).body();
        assertThat(page)
                .contains("1. x", "1. y", "Vote 5 on AP/2/L.3", "1 of 5 States have voted.")
                .contains("5国中已有1国投票。", "Lorvane: statement", "href=\"" + LIVE + "\"")
                .containsPattern("(?s)data-state=\"XAV\"(?:(?!<li|hidden).)*<b>✓</b>")
                .containsPattern("(?s)data-state=\"XNE\"(?:(?!<li).)*<b hidden>✓</b>");
        for (var nowhere :
                List.of(LIVE.replace("2/live", "9/live"), LIVE.replace("AP-2", "AP-9"))) {
            assertThat(signedIn(SEITKALI).get(nowhere).status()).isEqualTo(404);
            assertThat(signedIn(SEITKALI).get(nowhere + "/stream?follow=1").status())
                    .isEqualTo(404);
        }

        var leaving = signedIn(TANVIR);
        var office = signedIn(VALDES).listen(LIVE + "/stream?follow=1");
        var streams =
                Stream.of(signedIn(SEITKALI), signedIn(ADEYEMI).speaking("zh"), leaving)
                        .map(one -> one.listen(LIVE + "/stream?follow=1"))
                        .toList();
        for (var one : streams) {
            assertThat(until(one, VIEW)).contains("Lorvane: statement");
            until(one, "data-voted=\"XAV\"");
        }
        until(office, "data-voted=\"XAV\"");
        done(TANVIR, VOTE, Map.of("decision", "5", "vote", "no"));
        var heard = streams.stream().map(one -> until(one, "data-voted=\"XAV XNE\"")).toList();
        assertThat(Set.copyOf(heard)).hasSize(1);
        assertThat(heard.getFirst())
                .contains("2 of 5 States have voted.")
                .doesNotContain(VIEW, "class=\"no\"", ">No<");
        until(office, "data-voted=\"XAV XNE\"");

        var audience = new LiveMeetings.Audience(SESSION, "2", true);
        var slow = new Stuck();
        var stuck = Thread.ofVirtual().start(() -> follow(audience, slow));
        slow.began.await();
        done(VARGA, LEAVE_LIST, Map.of("meeting", "2"));
        assertThat(until(streams.getFirst(), VIEW)).doesNotContain("Lorvane: statement");
        leaving.get("/organs");
        leaving.post("/sign-out");
        done(VARGA, ASK_FLOOR, asks("reply"));
        assertThat(until(streams.getFirst(), VIEW)).contains("Lorvane: right of reply");
        assertThat(rest(streams.getLast())).doesNotContain("Lorvane: right of reply");

        until(office, "Lorvane: right of reply");
        holding("timestamptz '%s'".formatted(institution.clock().instant()));
        try {
            rest(office);
        } finally {
            holding("null");
        }
        assertThat(signedIn(SEITKALI).get(LIVE + "/stream").body())
                .contains("Lorvane: right of reply");
        done(VARGA, LEAVE_LIST, Map.of("meeting", "2"));
        until(streams.getFirst(), VIEW);
        done(ADEYEMI, ASK_FLOOR, asks("reply"));
        until(streams.getFirst(), "Avaria: right of reply");
        slow.go.countDown();
        stuck.join();
        // what it had begun with, the last, and the last but one if it was let go in between
        assertThat(slow.taken.toString(UTF_8).split(VIEW, -1)).hasSizeBetween(3, 4);
        assertThat(slow.taken.toString(UTF_8))
                .contains("Lorvane: statement", "Avaria: right of reply")
                .doesNotContain("Lorvane: right of reply");
        var voted = "select count(*) from voted_in('AP-2', 5)";
        int inside = as(SEITKALI, jdbc -> jdbc.sql(voted).query(Integer.class).single());
        int outsiders = as(BRANDT, jdbc -> jdbc.sql(voted).query(Integer.class).single());
        assertThat(List.of(inside, outsiders)).containsExactly(2, 0);

        var outside = institution.guest().get(LIVE + "/stream").body();
        assertThat(outside).contains("session 2", "Sitting since").doesNotContain("Vote", "Avaria");
        assertThat(institution.guest().get(LIVE).body()).doesNotContain("Vote 5", "Avaria");
        assertThat(institution.guest().listen(LIVE + "/stream?follow=1").readLine())
                .isEqualTo(outside.lines().findFirst().orElseThrow());
    }

    /// Reads events up to the one that says this, which it gives.
    private static String until(BufferedReader stream, String said) {
        var event = "";
        try {
            for (var line = stream.readLine(); line != null; line = stream.readLine()) {
                event += line + "\n";
                if (line.isEmpty()) {
                    if (event.contains(said)) {
                        return event;
                    }
                    event = "";
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new IllegalStateException("the stream ended before it said " + said);
    }

    /// Reads to the end.
    private static String rest(BufferedReader stream) {
        return stream.lines().collect(Collectors.joining("\n"));
    }

    /// Until when a case manager holds their office.
    private static void holding(String until) {
        institution
                .owner()
                .sql("update office_holding set held_until = " + until + " where person = ?")
                .param(VALDES.id().value())
                .update();
    }

    private static void follow(LiveMeetings.Audience audience, Stuck out) {
        try {
            institution.bean(LiveMeetings.class).follow(audience, SEITKALI.id(), null, out);
        } catch (IOException gone) {
            assertThat(gone).hasMessage("gone");
        }
    }

    /// A line that takes nothing until it is let go, and breaks when nothing more comes.
    private static final class Stuck extends OutputStream {
        final CountDownLatch began = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            began.countDown();
            try {
                go.await();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            if (bytes[from] == ':') {
                throw new IOException("gone");
            }
            taken.write(bytes, from, length);
        }
    }

    private static Map<String, String> asks(String purpose) {
        return Map.of("meeting", "2", "purpose", purpose);
    }

    private static Map<String, String> called(String speaker, String minutes) {
        return Map.of("meeting", "2", "speaker", speaker, "minutes", minutes);
    }

    private static String meeting(SamplePerson person) {
        return meeting(person, "2");
    }

    private static String meeting(SamplePerson person, String number) {
        return signedIn(person).get("/sessions/" + SESSION + "/meetings/" + number).body();
    }

    @Test
    @Order(10)
    void silence_adopts_at_its_limit_unless_one_state_breaks_it() {
        done(VARGA, CLOSE_VOTE, Map.of("decision", "5"));
        done(ADEYEMI, SUBMIT, Map.of("titleEn", "q", "titleZh", "静", "en", "a", "zh", "b"));
        refused(VARGA, PUT_SILENCE, silence(Duration.ofHours(2)), "has not confirmed");
        done(VALDES, CONFIRM_PARITY, Map.of("document", "4"));
        refused(VARGA, PUT_SILENCE, silence(Duration.ofHours(-1)), "lies in the past");
        done(VARGA, PUT_SILENCE, silence(Duration.ofHours(2)));
        refused(VARGA, PUT_SILENCE, silence(Duration.ofHours(2)), "Silence runs for this draft");
        refused(VARGA, OPEN_VOTE, Map.of("document", "4"), "Silence runs for this draft (vote 6)");
        refused(ADEYEMI, WITHDRAW, Map.of("motion", "L.4"), "Silence runs");
        refused(VARGA, CLOSE_VOTE, Map.of("decision", "6"), "Silence runs");
        done(SEITKALI, OBJECT, Map.of("decision", "6"));
        done(VARGA, CLOSE_VOTE, Map.of("decision", "6"));
        assertThat(vote("6")).contains("Kharun broke the silence on");

        done(VARGA, PUT_SILENCE, silence(Duration.ofHours(2)));
        refused(TANVIR, EXPLAIN, Map.of("decision", "7", "en", "x"), "after the decision");
        institution.clock().forward(Duration.ofHours(3));
        refused(SEITKALI, OBJECT, Map.of("decision", "7"), "can no longer be broken");
        done(VARGA, CLOSE_VOTE, Map.of("decision", "7"));
        assertThat(vote("7")).contains("adopted by the silence procedure", "以默许程序获得通过");
        assertThat(institution.guest().get("/sessions/" + SESSION).body()).contains("AP/RES/2/2");
        refused(TANVIR, EXPLAIN, Map.of("decision", "7"), "in at least one language");
        done(TANVIR, EXPLAIN, Map.of("decision", "7", "zh", "我国未予反对。"));
        refused(TANVIR, EXPLAIN, Map.of("decision", "7", "en", "x"), "already explained");
        assertThat(vote("7")).contains("Explanations of position", "我国未予反对。");
    }

    private static Map<String, String> silence(Duration runs) {
        var limit = institution.clock().instant().plus(runs).atZone(ZoneId.of("UTC"));
        return Map.of(
                "document",
                "4",
                "matter",
                "other",
                "day",
                limit.toLocalDate().toString(),
                "time",
                limit.toLocalTime().toString(),
                "zone",
                "UTC");
    }

    private static String vote(String number) {
        return signedIn(ADEYEMI).get("/sessions/" + SESSION + "/votes/" + number).body();
    }

    @Test
    @Order(11)
    void a_ruling_stands_unless_a_majority_overrules_it_and_nothing_goes_on_before() {
        refused(TANVIR, APPEAL, appeal("hands"), "There is no ruling to appeal against");
        rules("The motion is not in order.", "该动议不合程序。");
        refused(SEITKALI, APPEAL, appeal("hands"), "not counted as present");
        refused(TANVIR, APPEAL, appeal("secret"), "Choose how it is decided");
        assertThat(enter(VALDES, APPEAL, appeal("hands"))).isInstanceOf(Outcome.Unknown.class);
        GONE.add("XNE");
        try {
            refused(ADEYEMI, APPEAL, appeal("hands"), "2 of 4 members are present, and 3 are");
        } finally {
            GONE.clear();
        }
        done(TANVIR, APPEAL, appeal("hands"));
        var first = "An appeal against a ruling is being decided (vote 8)";
        refused(ADEYEMI, APPEAL, appeal("hands"), first);
        refused(VARGA, TAKE_UP, Map.of("meeting", "2", "item", "1"), first);
        refused(VARGA, CLOSE_MEETING, Map.of("meeting", "2"), first);
        refused(VARGA, CLOSE_VOTE, Map.of("decision", "7"), first);
        refused(VARGA, CLOSE_VOTE, Map.of("decision", "8"), "hands have not been counted");
        assertThat(signedIn(SEITKALI).get(LIVE).body())
                .contains("Vote 8 on AP/2/Appeal.1", "Appeal against the ruling of the chair")
                .contains("对主席裁定的异议", "The motion is not in order.", "该动议不合程序。");
        done(VALDES, COUNT_HANDS, Map.of("decision", "8", "yes", "1", "no", "1", "abstain", "1"));
        done(VARGA, CLOSE_VOTE, Map.of("decision", "8"));
        assertThat(vote("8"))
                .contains(
                        "<strong>the ruling stands</strong>",
                        "The ruling of the chair stands. On the appeal as a proposal: The proposal"
                                + " is not adopted (1 vote for, 1 against, 1 abstention): more than"
                                + " half of the members present and voting (1 + 1 = 2) must be in"
                                + " favour (1/2 × 2 = 1, so 2), and 1 is; the votes being equally"
                                + " divided, the proposal is rejected; a quorum is present: more"
                                + " than half of the 5 members must be present (1/2 × 5 = 2 1/2, so"
                                + " 3), and 3 are.",
                        "主席的裁定维持不变。以异议为提案：提案未获通过（1票赞成、1票反对、1票弃权）")
                .contains("Nerith", "The motion is not in order.");
        assertThat(meeting(SEITKALI))
                .contains("The motion is not in order. Appeal by Nerith: the ruling stands.");
        refused(ADEYEMI, APPEAL, appeal("hands"), "There is no ruling to appeal against");

        rules("The list is closed.", "发言报名已截止。");
        done(ADEYEMI, APPEAL, appeal("roll-call"));
        done(ADEYEMI, VOTE, Map.of("decision", "9", "vote", "yes"));
        done(TANVIR, VOTE, Map.of("decision", "9", "vote", "yes"));
        done(VARGA, VOTE, Map.of("decision", "9", "vote", "no"));
        done(VARGA, CLOSE_VOTE, Map.of("decision", "9"));
        assertThat(vote("9"))
                .contains(
                        "<strong>the ruling is overruled</strong>",
                        "The ruling of the chair is overruled. On the appeal as a proposal: The"
                                + " proposal is adopted (2 votes for, 1 against)",
                        "主席的裁定被推翻。以异议为提案：提案获得通过（2票赞成、1票反对）");
        assertThat(
                        signedIn(SEITKALI)
                                .speaking("zh")
                                .get("/sessions/" + SESSION + "/meetings/2")
                                .body())
                .contains("发言报名已截止。Avaria提出异议：裁定被推翻。");
        assertThat(signedIn(SEITKALI).get(LIVE).body())
                .contains("the ruling is overruled", "裁定被推翻");

        rules("Speeches are short.", "发言应当简短。");
        done(VARGA, TAKE_UP, Map.of("meeting", "2", "item", "1"));
        refused(ADEYEMI, APPEAL, appeal("hands"), "has gone on since");
    }

    private static Map<String, String> appeal(String method) {
        return Map.of("meeting", "2", "method", method);
    }

    /// The chair rules on a point of order of Avaria.
    private void rules(String en, String zh) {
        done(ADEYEMI, ASK_FLOOR, asks("point-of-order"));
        done(VARGA, GIVE_FLOOR, Map.of("meeting", "2", "speaker", "XAV.point-of-order"));
        done(VARGA, RULE, Map.of("meeting", "2", "rulingEn", en, "rulingZh", zh));
    }

    @Test
    @Order(12)
    void a_summary_record_is_put_corrected_and_issued_in_both_languages() {
        refused(VALDES, PUT_SUMMARY, record("a", "b"), "not closed yet");
        refused(ADEYEMI, CORRECT_SUMMARY, record("a", "b"), "no summary record");
        done(VARGA, CLOSE_MEETING, Map.of("meeting", "2"));
        refused(VALDES, PUT_SUMMARY, Map.of("meeting", "2"), "in at least one language");
        assertThat(
                        signedIn(VALDES)
                                .get("/sessions/" + SESSION + "/acts/put-summary?meeting=2")
                                .body())
                .contains(
                        "On a point of order by Avaria the chair ruled: The motion is not in order."
                                + " Appeal by Nerith: the ruling stands.",
                        "On a point of order by Nerith the chair ruled: Not in order.",
                        "主席裁定：发言报名已截止。");
        done(VALDES, PUT_SUMMARY, record("The chair opened the debate.", "主席宣布开始辩论。"));
        done(
                ADEYEMI,
                CORRECT_SUMMARY,
                Map.of("meeting", "2", "en", "The chair closed the debate."));
        refused(VALDES, ISSUE_SUMMARY, record("One.\n\nTwo.", "一。"), "2 paragraphs");
        assertThat(institution.guest().get("/sessions/" + SESSION + "/meetings/2").body())
                .doesNotContain("SR.2", "debate");
        done(VALDES, ISSUE_SUMMARY, record("The chair closed the debate.", "主席宣布辩论结束。"));
        assertThat(meeting(SEITKALI))
                .contains("AP/2/SR.2", "Correction asked for")
                .containsPattern("<del>.{0,80}opened</del><ins>.{0,80}closed</ins>");
        assertThat(institution.guest().get("/sessions/" + SESSION + "/meetings/2").body())
                .contains("AP/2/SR.2", "The chair closed the debate.", "主席宣布辩论结束。")
                .doesNotContain("opened", "Correction asked for");
    }

    @Test
    @Order(13)
    void the_log_says_in_a_sentence_who_did_what_on_what_and_nothing_that_is_secret() {
        var page = "/sessions/" + SESSION;
        var english = signedIn(VALDES).get(page).body();
        assertThat(english.substring(english.indexOf("Record of the session")))
                .contains(
                        "The Secretariat named Ilse Varga delegate of Lorvane.",
                        "The Secretariat entered an item in the agenda of meeting 1: Reports.",
                        "The chair, Ilse Varga (Lorvane), opened meeting 1.",
                        "put AP/2/L.1 to the vote: vote 3 (by roll-call). Letter drawn by lot: ",
                        "Sana Tanvir (Nerith) moved an amendment to AP/2/L.1.",
                        "(Lorvane), closed vote 3 on AP/2/L.1.",
                        "Vote 3 on AP/2/L.1 has its result: adopted.",
                        "Resolution AP/RES/2/1 was adopted: Yearly report.")
                .doesNotContain(TANVIR.mail());
        var chinese = signedIn(VALDES).speaking("zh").get(page).body();
        var record =
                chinese.substring(chinese.indexOf("本届会议记录"), chinese.indexOf("</main>"))
                        .replaceAll("<[^>]*>", "|");
        assertThat(record)
                .contains(
                        "秘书处将伊尔莎·瓦尔加列为Lorvane代表。",
                        "主席伊尔莎·瓦尔加（Lorvane）宣布第1次会议开会。",
                        "为第3次表决（唱名表决）。抽签所得字母：",
                        "就AP/2/L.1的第3次表决结果：通过。",
                        "决议AP/RES/2/1获得通过：年度报告。")
                .doesNotContainPattern("[A-Za-z]{3,} [A-Za-z]{2,}");
        for (var act : SessionAct.values()) {
            assertThat(institution.bean(Texts.class).has("organs.said." + act.key()))
                    .as(act.key())
                    .isTrue();
        }
        assertThat(institution.guest().get(page).body()).doesNotContain("The chair, ");
    }

    @Test
    @Order(14)
    void an_item_entered_in_time_is_no_supplementary_one() {
        var begins = LocalDate.parse(today()).plusDays(100);
        done(VALDES, CALL_MEETING, call(begins.toString()));
        done(VALDES, ADD_ITEM, Map.of("meeting", "3", "titleEn", "Budget", "titleZh", "预算"));
        var closes = begins.minusDays(60);
        assertThat(meeting(ADEYEMI, "3")).contains("Budget").doesNotContain("supplementary");
        assertThat(signedIn(ADEYEMI).get("/sessions/" + SESSION).body())
                .contains(
                        "The provisional agenda closes on "
                                + Visit.day(Language.EN, closes)
                                + ", 60 days before the meeting");
        assertThat(signedIn(ADEYEMI).speaking("zh").get("/sessions/" + SESSION).body())
                .contains("临时议程于" + Visit.day(Language.ZH, closes) + "截止，即会议前60日");
    }

    @Test
    @Order(15)
    void who_is_named_after_a_meeting_was_called_is_invited_to_it() {
        done(
                VALDES,
                NAME_DELEGATE,
                Map.of(
                        "state",
                        "XOS",
                        "nameEn",
                        "Late Comer",
                        "nameZh",
                        "来迟",
                        "mail",
                        "late.comer@sample.invalid"));
        assertThat(
                        institution
                                .owner()
                                .sql("select count(*) from mail where address = ?")
                                .param("late.comer@sample.invalid")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        assertThat(signedIn(VALDES).get("/sample-world/outbox").body())
                .contains("late.comer@sample.invalid", "/sessions/AP-2/meetings/3");
    }

    @Test
    @Order(16)
    void what_amends_an_amendment_and_what_a_separate_vote_rejects_is_seen_in_the_text() {
        done(VALDES, CALL_MEETING, call(today()));
        done(VALDES, ADD_ITEM, Map.of("meeting", "4", "titleEn", "x", "titleZh", "y"));
        done(VARGA, OPEN_MEETING, Map.of("meeting", "4"));
        done(VARGA, ADOPT_AGENDA, Map.of("meeting", "4"));
        for (var person : List.of(ADEYEMI, VARGA, TANVIR)) {
            done(person, ATTEND, Map.of("meeting", "4"));
        }
        done(
                ADEYEMI,
                SUBMIT,
                Map.of(
                        "titleEn", "Archives",
                        "titleZh", "档案",
                        "en", "Opens the archives.\n\nAsks for a list.\n\nBuys shelves.",
                        "zh", "开放档案。\n\n请编制目录。\n\n购置书架。"));
        done(VALDES, CONFIRM_PARITY, Map.of("document", "5"));
        done(TANVIR, SPONSOR, Map.of("motion", "L.5"));
        refused(TANVIR, SPONSOR, Map.of("motion", "L.5"), "already sponsors");
        done(SEITKALI, AMEND, replaces("L.5", "2", "Asks for a yearly list.", "请每年编制目录。"));
        done(TANVIR, AMEND, replaces("L.5/Amend.1", "", "Asks for two lists.", "请编制两份目录。"));
        done(VARGA, DIVIDE, Map.of("document", "5", "paragraphs", "3"));
        refused(VARGA, DIVIDE, Map.of("document", "5", "paragraphs", "3"), "put separately");

        byHands("10", "2", "1");
        byHands("11", "3", "0");
        done(VARGA, OPEN_VOTE, put("roll-call"));
        assertThat(vote("12"))
                .contains("Separate vote on a part.", "Buys shelves.", "acts/explain?decision=12");
        done(TANVIR, EXPLAIN, Map.of("decision", "12", "en", "There is no room for shelves."));
        refused(TANVIR, EXPLAIN, Map.of("decision", "12", "en", "x"), "already explained");
        assertThat(vote("12")).contains("There is no room for shelves.");
        done(ADEYEMI, VOTE, Map.of("decision", "12", "vote", "yes"));
        done(TANVIR, VOTE, Map.of("decision", "12", "vote", "no"));
        done(VARGA, VOTE, Map.of("decision", "12", "vote", "no"));
        done(VARGA, CLOSE_VOTE, Map.of("decision", "12"));

        var document = signedIn(ADEYEMI).get("/sessions/" + SESSION + "/documents/5").body();
        assertThat(document)
                .contains("Avaria, Nerith", "added by AP/2/L.5/Amend.1")
                .containsSubsequence(
                        "<del>Asks for a list.</del>",
                        "<ins>Asks for two lists.</ins>",
                        "<del>Buys shelves.</del>")
                .contains("<del>请编制目录。</del>", "<ins>请编制两份目录。</ins>", "<del>购置书架。</del>")
                .doesNotContain("<ins>Asks for a yearly list.</ins>");
        byHands("13", "3", "0");
        var resolution =
                institution
                        .guest()
                        .get("/sessions/" + SESSION + "/resolutions/" + resolutions())
                        .body();
        assertThat(resolution)
                .contains("Opens the archives.", "Asks for two lists.", "请编制两份目录。")
                .doesNotContain("yearly list", "Asks for a list.", "Buys shelves.", "购置书架。");
    }

    private static Map<String, String> call(String day) {
        return Map.of(
                "mode", "remote", "place", "x", "day", day, "time", "23:59:59.999", "zone", "UTC");
    }

    private static Map<String, String> replaces(
            String motion, String paragraph, String en, String zh) {
        return Map.of(
                "motion", motion, "change", "replace", "paragraph", paragraph, "en", en, "zh", zh);
    }

    private static Map<String, String> put(String method) {
        return Map.of("document", "5", "matter", "other", "method", method);
    }

    private void byHands(String decision, String yes, String no) {
        done(VARGA, OPEN_VOTE, put("hands"));
        done(
                VALDES,
                COUNT_HANDS,
                Map.of("decision", decision, "yes", yes, "no", no, "abstain", "0"));
        done(VARGA, CLOSE_VOTE, Map.of("decision", decision));
    }

    private static int resolutions() {
        return institution
                .owner()
                .sql("select count(*) from session_entry where session = ? and kind = 'resolution'")
                .param(SESSION)
                .query(Integer.class)
                .single();
    }

    private static Map<String, String> record(String en, String zh) {
        return Map.of("meeting", "2", "en", en, "zh", zh);
    }

    private List<Outcome> atOnce(
            SamplePerson who, SessionAct act, Map<String, String> values, int many)
            throws Exception {
        var barrier = new CyclicBarrier(many);
        var outcomes = new ArrayList<Outcome>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            var posts = new ArrayList<Callable<Outcome>>();
            for (int i = 0; i < many; i++) {
                var token = token();
                posts.add(() -> {
                    barrier.await();
                    return institution
                            .bean(EnterSessionAct.class)
                            .enter(who.id(), SESSION, act, values, token);
                });
            }
            for (var one : threads.invokeAll(posts)) {
                outcomes.add(one.get());
            }
        }
        return outcomes;
    }

    private static Map<String, String> ballot(String method) {
        return Map.of("document", "2", "matter", "substance", "method", method);
    }

    private static void open(Guest chair, String method) {
        fill(chair, OPEN_VOTE, "document", "1", "matter", "substance", "method", method);
    }

    /// Votes by the form on the page of the vote.
    private static void cast(String decision, SamplePerson person, String vote) {
        var delegate = signedIn(person);
        delegate.get("/sessions/" + SESSION + "/votes/" + decision);
        assertThat(delegate.post("/sessions/" + SESSION + "/acts/vote", "vote", vote).status())
                .isEqualTo(200);
    }

    /// Fills in the form of an act and sends it.
    private static void fill(Guest guest, SessionAct act, String... values) {
        var form = "/sessions/" + SESSION + "/acts/" + act.key();
        assertThat(guest.get(form).status()).as(act.key()).isEqualTo(200);
        var answer = guest.post(form, values);
        assertThat(answer.status()).as(act + " " + answer.body()).isEqualTo(200);
    }

    private Outcome enter(SamplePerson who, SessionAct act, Map<String, String> values) {
        return institution
                .bean(EnterSessionAct.class)
                .enter(who.id(), SESSION, act, values, token());
    }

    private String token() {
        return "a-form-of-tests-" + System.identityHashCode(this) + "-" + ++forms;
    }

    private void done(SamplePerson who, SessionAct act, Map<String, String> values) {
        var outcome = enter(who, act, values);
        assertThat(outcome).as(act + " " + outcome).isInstanceOf(Outcome.Done.class);
    }

    private void refused(
            SamplePerson who, SessionAct act, Map<String, String> values, String sentence) {
        assertThat(enter(who, act, values))
                .as(act.key())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.reason().en()).contains(sentence);
                            assertThat(refused.reason().zh()).containsPattern("[一-龥]");
                        });
    }

    private static int entries() {
        return institution
                .owner()
                .sql(
                        "select (select count(*) from session_entry) + (select count(*) from"
                                + " session_vote)")
                .query(Integer.class)
                .single();
    }

    private static String today() {
        return LocalDate.ofInstant(institution.clock().instant(), ZoneId.of("UTC")).toString();
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
