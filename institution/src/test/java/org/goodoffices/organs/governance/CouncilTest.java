package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.organs.governance.SecretVote.Stage;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The Council from its election on: who sits in it and until when, the regulations that it adopts,
/// the Secretary-General whom it appoints, its committee.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CouncilTest {

    /// States that are no party any more.
    private static final Set<String> GONE = ConcurrentHashMap.newKeySet();

    static class Register {
        @Bean
        @Primary
        static StatesParties parties() {
            var all =
                    Stream.of(
                                    "XAV Avaria africa",
                                    "XKH Kharun asia-pacific",
                                    "XNE Nerith asia-pacific",
                                    "XLO Lorvane western-europe-others",
                                    "XOS Ostrevia eastern-europe",
                                    "XIS Islet ",
                                    "XFO Foreign africa")
                            .map(one -> one.split(" ", -1))
                            .map(one -> new StatesParties.State(one[0], one[1], one[1], one[2]))
                            .toList();
            return new StatesParties() {
                @Override
                public List<State> on(LocalDate day) {
                    return all.stream()
                            .filter(one -> !GONE.contains(one.code()))
                            .filter(one -> !one.code().equals("XFO"))
                            .toList();
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
            HeldInSecret.longAfterTheSampleCouncil(Register.class);

    /// Ostrevia sits in the Assembly alone.
    private static final Map<SamplePerson, String> COUNCIL = new TreeMap<>(HeldInSecret.SEATS);

    static {
        COUNCIL.remove(MARENKO);
    }

    private static final LocalDate TODAY =
            LocalDate.ofInstant(institution.clock().instant(), ZoneOffset.UTC);

    private static final HeldInSecret assembly = HeldInSecret.sitting(institution);

    /// Once there is a Council that can meet.
    private static final class Meets {
        static final HeldInSecret COUNCIL_SESSION =
                HeldInSecret.sitting(institution, "council", COUNCIL);
    }

    private static HeldInSecret council() {
        return Meets.COUNCIL_SESSION;
    }

    @Test
    @Order(1)
    void states_are_put_forward_from_the_list_each_for_its_own_group() {
        assertThat(open("council", "before-it-is-elected"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.reason().en())
                                        .isEqualTo(
                                                "No State has a seat in the Council today; it"
                                                        + " cannot meet."));
        assertThat(open("secretariat", "which-has-no-States")).isInstanceOf(Outcome.Refused.class);
        assertThat(open("cabinet", "which-there-is-not")).isInstanceOf(Outcome.Unknown.class);
        assertThat(page("/organs/council"))
                .contains(
                        "No State has a seat on this day.",
                        "at least two thirds of all members; quorum: more than half of all members"
                                + " present");
        assertThat(institution.guest().speaking("zh").get("/organs/council").body())
                .contains("全体成员中不少于三分之二赞成；法定人数：全体成员中超过半数出席");

        putCouncil("A term cannot begin before", TODAY.minusDays(1).toString());
        putCouncil("Not a day: write it", "soon");
        putCouncil("Not a day: write it", "+999999999-12-31");
        assembly.done(VARGA, PUT_ELECTION, council(TODAY.toString()));
        putCouncil("is under way in this session", TODAY.toString());
        assembly.refused("Choose a State Party", ADEYEMI, NOMINATE, "secret", "1");
        nominating("Choose a State Party", "XXX");
        nominating("Foreign is not a party to the Convention", "XFO");
        nominating("Islet belongs to no group with a seat to fill", "XIS");
        assembly.refused(
                "or to another than the one named",
                ADEYEMI,
                NOMINATE,
                "secret",
                "1",
                "candidate",
                "XAV",
                "group",
                "asia-pacific");
        COUNCIL.values()
                .forEach(one -> assembly.done(MARENKO, NOMINATE, "secret", "1", "candidate", one));
        nominating("already put forward", "XKH");
    }

    private static String[] council(String begins) {
        return new String[] {
            "office", "organ-council", "begins", begins, "tellers", HeldInSecret.tellers()
        };
    }

    private static void putCouncil(String refusal, String begins) {
        assembly.refused(refusal, VARGA, PUT_ELECTION, council(begins));
    }

    private static void nominating(String refusal, String state) {
        var secret = String.valueOf(assembly.now().secretVotes().size());
        assembly.refused(refusal, ADEYEMI, NOMINATE, "secret", secret, "candidate", state);
    }

    @Test
    @Order(2)
    void those_elected_sit_for_the_term_of_the_constitution_and_while_they_are_parties() {
        assembly.done(VARGA, ACCLAIM, "secret", "1");
        assertThat(assembly.vote("1").stage()).isEqualTo(Stage.OVER);
        assembly.refused("no candidate can be put", ADEYEMI, NOMINATE, "secret", "1");

        var ends = TODAY.plusYears(3);
        assertThat(members("council", TODAY)).containsExactly("XAV", "XKH", "XNE", "XLO");
        assertThat(members("council", TODAY.minusDays(1))).isEmpty();
        assertThat(members("council", ends.minusDays(1))).hasSize(4);
        assertThat(members("council", ends)).isEmpty();
        GONE.add("XNE");
        assertThat(members("council", TODAY)).containsExactly("XAV", "XKH", "XLO");
        GONE.clear();

        assertThat(page("/organs/council?on=" + TODAY))
                .contains("Avaria <span class=\"soft\">African States</span>")
                .contains("AP/2, vote 1 (election)", "Seats taken: 4 of 15.")
                .doesNotContain("Ostrevia");
        assertThat(page("/organs/council?on=" + ends)).contains("No State has a seat on this day");
        assertThat(page("/organs/council?on=soon")).contains("Not a day");
        assertThat(institution.guest().speaking("zh").get("/organs/council?on=" + TODAY).body())
                .contains("非洲国家", "至" + ends.minusDays(1).getYear() + "年");
    }

    @Test
    @Order(3)
    void no_seat_is_given_twice_and_nobody_serves_more_terms_in_a_row_than_the_constitution_has() {
        var ends = TODAY.plusYears(3);
        assembly.done(VARGA, PUT_ELECTION, council(TODAY.toString()));
        assertThat(seats())
                .isEqualTo(
                        Map.of(
                                "africa", 3,
                                "asia-pacific", 2,
                                "eastern-europe", 2,
                                "latin-america-caribbean", 3,
                                "western-europe-others", 1));
        nominating("Avaria already has a term (Council) on that day", "XAV");
        breakOff();

        assembly.done(VARGA, PUT_ELECTION, council(ends.plusDays(20).toString()));
        assembly.done(ADEYEMI, NOMINATE, "secret", "3", "candidate", "XAV");
        assembly.done(VARGA, ACCLAIM, "secret", "3");
        assembly.done(VARGA, PUT_ELECTION, council(ends.plusYears(3).plusDays(40).toString()));
        nominating("Avaria cannot be elected again at once (Council); terms in a row: 2.", "XAV");
        breakOff();
        assembly.done(VARGA, PUT_ELECTION, council(ends.plusYears(5).toString()));
        assembly.done(ADEYEMI, NOMINATE, "secret", "5", "candidate", "XAV");
        breakOff();
    }

    private static Map<String, Integer> seats() {
        var last = assembly.now().secretVotes().getLast();
        return ((SecretVote.Subject.Seats) last.subject()).seats();
    }

    private static void breakOff() {
        var last = String.valueOf(assembly.now().secretVotes().size());
        assembly.done(VARGA, BREAK_OFF, "secret", last, "reasonEn", "Not needed", "reasonZh", "无需");
    }

    @Test
    @Order(4)
    void the_council_meets_and_a_regulation_that_it_adopts_is_in_force_on_its_day() {
        assertThat(council().session).isEqualTo("C-2");
        council()
                .refused(
                        "Ostrevia has no seat in the Council on",
                        VALDES,
                        NAME_DELEGATE,
                        "state",
                        "XOS",
                        "nameEn",
                        "x",
                        "nameZh",
                        "x",
                        "mail",
                        MARENKO.mail());
        draftRefused("cannot be adopted before", "new", TODAY.minusDays(1).toString());
        draftRefused("Not a day", "new", "soon");
        draftRefused("Choose the regulation", "9", TODAY.toString());
        draftRefused("Choose the regulation", "", TODAY.toString());
        draft("new", TODAY.plusDays(10), "Staff are recruited by open competition.");
        ordinary();
        put("it is put under the matter of internal", "1", "other");
        put("this one names none", "2", "regulations");

        adopt("1", "yes", "yes", "yes", "no");
        assertThat(result("1")).contains("3", "members");
        assertThat(page("/regulations")).contains("Regulation 2", "not yet; from");
        var then = page("/regulations/2?on=" + TODAY.plusDays(10));
        assertThat(then)
                .contains("version 1, in force from", "C/RES/2/1")
                .contains("Staff are recruited by open competition.", "公开竞争");
        assertThat(page("/regulations/2?on=" + TODAY.plusDays(9)))
                .contains("not yet; from")
                .doesNotContain("open competition");
        assertThat(page("/sessions/C-2/resolutions/1")).contains("/regulations/2");
    }

    @Test
    @Order(5)
    void an_amendment_is_a_new_version_compared_with_the_one_before() {
        draftRefused("the next cannot be before it", "2", TODAY.plusDays(9).toString());
        draft("2", TODAY.plusDays(20), "Staff are recruited by public competition.");
        adopt("3", "yes", "yes", "yes", "yes");

        assertThat(page("/regulations/2?on=" + TODAY.plusDays(19))).contains("open competition");
        assertThat(page("/regulations/2?on=" + TODAY.plusDays(20)))
                .contains("public competition", "version 2")
                .doesNotContain("open competition");
        assertThat(page("/regulations/2/versions/2"))
                .contains("Compared with version 1")
                .containsPattern("<del>.{0,80}open</del>.{0,8}<ins>.{0,80}public</ins>");
        assertThat(institution.guest().get("/regulations/2/versions/3").status()).isEqualTo(404);
        assertThat(institution.guest().get("/regulations/3").status()).isEqualTo(404);
    }

    @Test
    @Order(6)
    void two_thirds_of_all_members_are_needed_for_a_regulation() {
        draft("new", TODAY, "The seat is closed on Sundays.");
        council()
                .refused(
                        "cannot be adopted before",
                        VARGA,
                        PUT_SILENCE,
                        "document",
                        "4",
                        "matter",
                        "regulations",
                        "day",
                        TODAY.plusDays(3).toString(),
                        "time",
                        "10:00",
                        "zone",
                        "UTC");
        adopt("4", "yes", "yes", "no", "no");

        assertThat(council().now().resolutions()).hasSize(2);
        assertThat(page("/regulations")).doesNotContain("Regulation 3");
    }

    private static void draftRefused(String refusal, String regulation, String inForce) {
        council().refused(refusal, ADEYEMI, SUBMIT, draftOf(regulation, inForce, "x"));
    }

    private static void draft(String regulation, LocalDate inForce, String en) {
        council().done(ADEYEMI, SUBMIT, draftOf(regulation, inForce.toString(), en));
        council()
                .done(
                        VALDES,
                        CONFIRM_PARITY,
                        "document",
                        String.valueOf(council().now().documents().size()));
    }

    private static String[] draftOf(String regulation, String inForce, String en) {
        return new String[] {
            "titleEn",
            "Recruitment",
            "titleZh",
            "招聘",
            "en",
            en,
            "zh",
            "工作人员经公开竞争录用。",
            "regulation",
            regulation,
            "inForce",
            inForce
        };
    }

    private static void ordinary() {
        council()
                .done(
                        ADEYEMI, SUBMIT, "titleEn", "x", "titleZh", "y", "en", "Thanks.", "zh",
                        "感谢。");
        council().done(VALDES, CONFIRM_PARITY, "document", "2");
    }

    private static void put(String refusal, String document, String matter) {
        council()
                .refused(
                        refusal,
                        VARGA,
                        OPEN_VOTE,
                        "document",
                        document,
                        "matter",
                        matter,
                        "method",
                        "roll-call");
    }

    /// A roll-call of the four members, in the order of their delegates.
    private static void adopt(String document, String... votes) {
        council()
                .done(
                        VARGA,
                        OPEN_VOTE,
                        "document",
                        document,
                        "matter",
                        "regulations",
                        "method",
                        "roll-call");
        var decision = String.valueOf(council().now().votes().size());
        var voters = List.copyOf(COUNCIL.keySet());
        for (int i = 0; i < votes.length; i++) {
            council().done(voters.get(i), VOTE, "decision", decision, "vote", votes[i]);
        }
        council().done(VARGA, CLOSE_VOTE, "decision", decision);
    }

    private static String result(String decision) {
        return java.util.Objects.requireNonNull(
                        council().now().vote(decision).orElseThrow().result())
                .sentence()
                .en();
    }

    @Test
    @Order(7)
    void the_secretary_general_is_appointed_by_ballot_and_who_holds_the_office_is_read_from_it() {
        assertThat(page("/organs/secretariat")).contains("no appointment is recorded");
        council()
                .done(
                        VARGA,
                        PUT_ELECTION,
                        "office",
                        "office-secretary-general",
                        "begins",
                        TODAY.plusDays(5).toString(),
                        "tellers",
                        HeldInSecret.tellers());
        name("1", "Chidi", "奇迪");
        council().refused("by ballot, also where there is one", VARGA, ACCLAIM, "secret", "1");
        name("1", "Aino", "艾诺");
        council().credentials("1");
        // more than half of the four members is three, however few vote
        ballot("Aino 艾诺", "Aino 艾诺", "Chidi 奇迪");
        assertThat(council().vote("1").elected()).isEmpty();
        ballot("Aino 艾诺", "Aino 艾诺", "Aino 艾诺");
        assertThat(council().vote("1").elected()).containsExactly("Aino 艾诺");

        assertThat(page("/organs/secretariat?on=" + TODAY.plusDays(4)))
                .contains("no appointment is recorded");
        assertThat(page("/organs/secretariat?on=" + TODAY.plusDays(5)))
                .contains("<strong>Aino</strong>", "C/2, vote 1 (election)")
                .doesNotContain("no appointment is recorded");
        assertThat(institution.guest().speaking("zh").get("/organs/secretariat").body())
                .contains("艾诺");
    }

    @Test
    @Order(10)
    void whoever_is_appointed_has_the_rights_of_the_office_from_the_first_day_to_the_last() {
        var secret = put(TODAY.plusDays(40));
        council().refused("not an e-mail address", ADEYEMI, NOMINATE, named(secret, "rahmani"));
        council().done(ADEYEMI, NOMINATE, named(secret, RAHMANI.mail()));
        assertThat(page("/sessions/" + council().session + "/secret-votes/" + secret))
                .contains("Holder " + secret)
                .doesNotContain(RAHMANI.mail());
        elect(secret);

        assertThat(heads(RAHMANI)).isFalse();
        assertThat(heads(VALDES)).isTrue();
        institution.clock().forward(Duration.ofDays(41));
        assertThat(heads(RAHMANI)).isTrue();
        assertThat(heads(VALDES)).isFalse();

        var term = council().session + "/" + secret + "/0";
        council()
                .done(
                        RAHMANI,
                        RECORD_RESIGNATION,
                        "term",
                        term,
                        "ends",
                        TODAY.plusDays(43).toString(),
                        "reference",
                        "SG/1");
        assertThat(heads(RAHMANI)).isTrue();
        institution.clock().forward(Duration.ofDays(2));
        assertThat(heads(RAHMANI)).isFalse();
        assertThat(heads(VALDES)).isFalse();
        headedAgain();
    }

    @Test
    @Order(11)
    void an_appointment_that_was_overtaken_or_given_up_before_it_began_does_not_come_back() {
        appointed(TODAY.plusDays(90));
        var sooner = appointed(TODAY.plusDays(60));
        institution.clock().forward(Duration.ofDays(18)); // the sooner has begun
        assertThat(heads(RAHMANI)).isTrue();
        resign(sooner, TODAY.plusDays(65));
        institution.clock().forward(Duration.ofDays(30)); // the other would have
        pointAtAll();
        assertThat(heads(RAHMANI)).isFalse();

        resign(appointed(TODAY.plusDays(120)), TODAY.plusDays(120));
        institution.clock().forward(Duration.ofDays(35));
        pointAtAll();
        assertThat(heads(RAHMANI)).isFalse();
        headedAgain();
    }

    private static String appointed(LocalDate begins) {
        var secret = put(begins);
        council().done(ADEYEMI, NOMINATE, named(secret, RAHMANI.mail()));
        elect(secret);
        return council().session + "/" + secret + "/0";
    }

    private static String put(LocalDate begins) {
        council()
                .done(
                        VARGA,
                        PUT_ELECTION,
                        "office",
                        "office-secretary-general",
                        "begins",
                        begins.toString(),
                        "tellers",
                        HeldInSecret.tellers());
        return String.valueOf(council().now().secretVotes().size());
    }

    private static String[] named(String secret, String account) {
        return new String[] {
            "secret",
            secret,
            "nameEn",
            "Holder " + secret,
            "nameZh",
            "任职者" + secret,
            "account",
            account
        };
    }

    private static void elect(String secret) {
        council().credentials(secret);
        council().open(secret);
        for (int voter = 0; voter < 3; voter++) {
            council().votes(secret, voter, 1);
        }
        council().count(secret);
    }

    private static void resign(String term, LocalDate ends) {
        council()
                .done(
                        HALVORSEN,
                        RECORD_RESIGNATION,
                        "term",
                        term,
                        "ends",
                        ends.toString(),
                        "reference",
                        "SG/" + ends);
    }

    private static void headedAgain() {
        var people = institution.bean(People.class);
        institution
                .bean(Access.class)
                .run(PersonId.PUBLIC, () -> people.giveOffice("secretary-general", VALDES.id()));
    }

    /// Whoever has got hold of the application's role points at every entry, the last first.
    private static void pointAtAll() {
        int entries = council().now().entries().size();
        as(
                VARGA,
                jdbc -> {
                    for (int number = entries + 1; number > 0; number--) {
                        jdbc.sql("select office_follows(?, ?, 'UTC')")
                                .params(council().session, number)
                                .query((_, _) -> 1)
                                .single();
                    }
                    return 0;
                });
    }

    @Test
    @Order(12)
    void no_right_of_an_office_comes_of_anything_but_an_entry() {
        pointAtAll();
        assertThat(heads(RAHMANI)).isFalse();
        for (var forged :
                List.of(
                        "select hold_office('secretary-general', myself(), now(), null, 'x')",
                        "select leave_office('x', now())",
                        "insert into office_holding values"
                                + " ('00000000-0000-0000-0000-0000000000a2', myself(), now())")) {
            assertThatThrownBy(() -> as(RAHMANI, jdbc -> jdbc.sql(forged).query().listOfRows()))
                    .as(forged)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            java.sql.SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    private static boolean heads(SamplePerson person) {
        return as(
                person,
                jdbc ->
                        jdbc.sql(
                                        "select '00000000-0000-0000-0000-0000000000a2' = any (identities())")
                                .query(Boolean.class)
                                .single());
    }

    private static <T> T as(SamplePerson person, Function<JdbcClient, T> work) {
        return institution
                .bean(Access.class)
                .as(person.id(), () -> work.apply(institution.bean(JdbcClient.class)));
    }

    /// A ballot in which the first members vote for these, and the others not at all.
    private static void ballot(String... names) {
        council().done(VARGA, OPEN_BALLOT, "secret", "1");
        var vote = council().vote("1");
        var answers =
                SecretBox.election(vote, vote.rounds().getLast().parameters())
                        .parameters()
                        .questions()
                        .getFirst()
                        .answers();
        for (int voter = 0; voter < names.length; voter++) {
            council().votes("1", voter, answers.indexOf(names[voter]) + 1);
        }
        council().count("1");
    }

    private static void name(String secret, String en, String zh) {
        council().done(ADEYEMI, NOMINATE, "secret", secret, "nameEn", en, "nameZh", zh);
    }

    @Test
    @Order(8)
    void the_council_elects_its_committee_which_meets_on_its_own() {
        council()
                .done(
                        VARGA,
                        PUT_ELECTION,
                        "office",
                        "organ-budget-committee",
                        "tellers",
                        HeldInSecret.tellers());
        for (var state : List.of("XOS", "XAV", "XIS")) {
            council().done(TANVIR, NOMINATE, "secret", "2", "candidate", state);
        }
        council().done(VARGA, ACCLAIM, "secret", "2");
        assertThat(members("budget-committee", TODAY)).containsExactly("XAV", "XOS", "XIS");
        assertThat(open("budget-committee", "the-committee-meets"))
                .isEqualTo(new Outcome.Done("BC-1"));
    }

    @Test
    @Order(9)
    void sessions_opened_at_once_are_numbered_and_one_form_opens_one() throws Exception {
        assertThat(open("budget-committee", "the-committee-meets"))
                .isEqualTo(new Outcome.DoneBefore("BC-1"));
        var opened = new ArrayList<Outcome>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = new ArrayList<Callable<Outcome>>();
            both.add(() -> open("budget-committee", "one-of-two-at-once"));
            both.add(() -> open("budget-committee", "two-of-two-at-once"));
            for (var one : threads.invokeAll(both)) {
                opened.add(one.get());
            }
        }
        assertThat(opened)
                .containsExactlyInAnyOrder(new Outcome.Done("BC-2"), new Outcome.Done("BC-3"));
    }

    @Test
    @Order(13)
    void a_state_whose_seat_has_ended_votes_no_more_in_the_very_session() {
        draft("new", TODAY.plusYears(5), "Archives are kept.");
        council()
                .done(
                        VARGA,
                        OPEN_VOTE,
                        "document",
                        "5",
                        "matter",
                        "regulations",
                        "method",
                        "roll-call");
        var decision = String.valueOf(council().now().votes().size());
        GONE.add("XNE");
        council()
                .refused(
                        "Nerith is not a party to the Convention",
                        TANVIR,
                        VOTE,
                        "decision",
                        decision,
                        "vote",
                        "yes");
        GONE.clear();
        council().done(TANVIR, VOTE, "decision", decision, "vote", "yes");
        institution
                .clock()
                .forward(
                        Duration.between(
                                LocalDate.ofInstant(institution.clock().instant(), ZoneOffset.UTC)
                                        .atStartOfDay(),
                                TODAY.plusYears(3).plusDays(1).atStartOfDay()));
        council()
                .refused(
                        "Kharun has no seat in the Council on",
                        SEITKALI,
                        VOTE,
                        "decision",
                        decision,
                        "vote",
                        "yes");
        assertThat(open("council", "after-all-terms-ended")).isInstanceOf(Outcome.Refused.class);
        // until the next term of the one that was elected again
        assertThat(members("council", TODAY.plusYears(3).plusDays(20))).containsExactly("XAV");
    }

    @Test
    void every_member_of_the_united_nations_is_in_one_regional_group() {
        var states = Countries.inOrder(org.goodoffices.foundation.web.Language.EN, false);
        var grouped =
                states.stream().filter(one -> !RegionalGroups.of(one.code()).isEmpty()).toList();
        assertThat(grouped).hasSize(193).allMatch(Countries.Country::state);
        assertThat(states.stream().filter(Countries.Country::state))
                .filteredOn(one -> RegionalGroups.of(one.code()).isEmpty())
                .extracting(Countries.Country::code)
                .containsExactlyInAnyOrder("COK", "NIU", "PSE", "VAT");
    }

    private static Outcome open(String organ, String token) {
        return institution.bean(EnterSessionAct.class).open(VALDES.id(), organ, token);
    }

    private static List<String> members(String organ, LocalDate day) {
        return HeldInSecret.members(institution, organ, day);
    }

    private static String page(String address) {
        var answer = institution.guest().get(address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        return answer.body();
    }
}
