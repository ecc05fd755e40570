package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// What ends before its time: seats and offices given up, regulations repealed, elections to seats
/// that another session has filled.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TermsTest {

    @AutoClose
    static final TestInstitution institution =
            HeldInSecret.longAfterTheSampleCouncil(StatesOfTests.class);

    private static final LocalDate TODAY =
            LocalDate.ofInstant(institution.clock().instant(), ZoneOffset.UTC);

    private static final LocalDate ENDS = TODAY.plusYears(3);

    private static final HeldInSecret assembly = HeldInSecret.sitting(institution);
    private static final HeldInSecret other = HeldInSecret.sitting(institution);

    /// Once there is a Council that can meet.
    private static final class Meets {
        static final HeldInSecret COUNCIL =
                HeldInSecret.sitting(institution, "council", HeldInSecret.SEATS);
    }

    private static HeldInSecret council() {
        return Meets.COUNCIL;
    }

    @Test
    @Order(1)
    void a_seat_is_given_up_from_a_day_by_a_letter_and_is_vacant_from_then_on() {
        resigning("Choose a seat or an office", "AP-2/1/0", TODAY, "NE/7");
        assertThat(signedIn(VALDES).get("/sessions/AP-2").body())
                .doesNotContain("acts/record-resignation");
        elect(assembly, TODAY, "XAV", "XKH", "XNE", "XLO", "XBE", "XOS");
        assertThat(signedIn(VALDES).get("/sessions/AP-2/acts/record-resignation").body())
                .contains("Council: Nerith (", "value=\"AP-2/1/2\"", "Reference of the letter");
        assertThat(term("organ-council", 2).name().en()).isEqualTo("Nerith");

        resigning("cannot be given up backwards", "AP-2/1/2", TODAY.minusDays(1), "NE/7");
        resigning("by itself; name an earlier day", "AP-2/1/2", ENDS, "NE/7");
        resigning("Give the reference of the letter", "AP-2/1/2", TODAY, " ");
        resigning("Choose a seat or an office", "AP-2/1/9", TODAY, "NE/7");
        assembly.refused(
                "Not a day", VALDES, RECORD_RESIGNATION, "term", "AP-2/1/2", "ends", "soon");
        assertThat(assembly.enter(TANVIR, RECORD_RESIGNATION)).isInstanceOf(Outcome.Unknown.class);
        var day = TODAY.plusDays(10);
        assembly.done(VALDES, RECORD_RESIGNATION, letter("AP-2/1/2", day, "NE/7"));

        resigning("Nerith has already given this up from", "AP-2/1/2", day, "NE/8");
        other.refused(
                "(letter NE/7)", VALDES, RECORD_RESIGNATION, letter("AP-2/1/2", TODAY, "NE/8"));
        assertThat(members(day.minusDays(1))).hasSize(6).contains("XNE");
        assertThat(members(day)).hasSize(5).doesNotContain("XNE");
        assertThat(page("/organs/council?on=" + TODAY))
                .contains("given up by letter NE/7", "Seats taken: 6 of 15.");
        assertThat(page("/organs/council?on=" + day)).contains("Seats taken: 5 of 15.");
        assertThat(institution.guest().speaking("zh").get("/organs/council?on=" + TODAY).body())
                .contains("经函件NE/7放弃");
        assertThat(signedIn(VALDES).get("/sessions/AP-2").body()).contains("Record a resignation");
    }

    @Test
    @Order(2)
    void a_later_election_fills_it_for_the_rest_and_a_term_can_be_given_up_before_it_begins() {
        var day = TODAY.plusDays(10);
        assembly.done(VARGA, PUT_ELECTION, election("organ-council/" + ENDS, day));
        assertThat(seats()).isEqualTo(Map.of("asia-pacific", 1));
        assembly.done(MARENKO, NOMINATE, "secret", last(assembly), "candidate", "XNE");
        assembly.done(VARGA, ACCLAIM, "secret", last(assembly));
        assertThat(members(ENDS.minusDays(1))).contains("XNE");
        assertThat(members(ENDS)).doesNotContain("XNE");

        var term = "AP-2/2/0";
        resigning("The term begins on", term, day.minusDays(1), "NE/9");
        assembly.done(VALDES, RECORD_RESIGNATION, letter(term, day, "NE/9"));
        assertThat(members(day)).doesNotContain("XNE");
        assertThat(term("organ-council", 6).served()).isFalse();
    }

    @Test
    @Order(3)
    void of_two_letters_entered_at_once_in_two_sessions_one_is() throws Exception {
        var barrier = new CyclicBarrier(2);
        var outcomes = new ArrayList<Outcome>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = new ArrayList<Callable<Outcome>>();
            for (var held : List.of(assembly, other)) {
                both.add(() -> {
                    barrier.await();
                    return held.enter(
                            VALDES,
                            RECORD_RESIGNATION,
                            letter("AP-2/1/4", TODAY.plusDays(30), "OS/" + held.session));
                });
            }
            for (var one : threads.invokeAll(both)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).filteredOn(one -> one instanceof Outcome.Done).hasSize(1);
        assertThat(outcomes)
                .filteredOn(one -> one instanceof Outcome.Refused)
                .singleElement()
                .satisfies(one ->
                        assertThat(((Outcome.Refused) one).reason().en())
                                .contains("Ostrevia has already given this up"));
    }

    @Test
    @Order(4)
    void an_office_given_up_is_vacant_and_the_one_before_does_not_come_back() {
        appoint("1", "Aino", TODAY);
        appoint("2", "Chidi", TODAY.plusDays(5));
        assertThat(holder(TODAY.plusDays(4))).isEqualTo("Aino");
        assertThat(holder(TODAY.plusDays(5))).isEqualTo("Chidi");
        other.refused(
                "Choose a seat or an office that this organ has given",
                VALDES,
                RECORD_RESIGNATION,
                letter("C-2/2/0", TODAY, "SG/1"));
        council().done(VALDES, RECORD_RESIGNATION, letter("C-2/2/0", TODAY.plusDays(9), "SG/1"));

        assertThat(holder(TODAY.plusDays(8))).isEqualTo("Chidi");
        assertThat(holder(TODAY.plusDays(9))).isEmpty();
        assertThat(page("/organs/secretariat?on=" + TODAY.plusDays(9)))
                .contains("no appointment is recorded", "given up by letter SG/1");
    }

    private static void appoint(String secret, String name, LocalDate begins) {
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
        council().done(ADEYEMI, NOMINATE, "secret", secret, "nameEn", name, "nameZh", name);
        council().credentials(secret);
        council().open(secret);
        for (int voter = 0; voter < 5; voter++) {
            council().votes(secret, voter, 1);
        }
        council().count(secret);
    }

    private static String holder(LocalDate day) {
        return institution
                .bean(Access.class)
                .as(
                        PersonId.PUBLIC,
                        () -> institution.bean(OrganMembers.class).holder("secretary-general", day))
                .map(one -> one.name().en())
                .orElse("");
    }

    @Test
    @Order(5)
    void a_regulation_is_repealed_from_a_day_and_read_as_at_any_day_before() {
        adopt(draft("regulation", "new", TODAY.plusDays(1)));
        drafting("Choose the regulation", "repeals", "9", TODAY);
        drafting("Choose the regulation", "repeals", "new", TODAY);
        drafting("Not a day", "repeals", "2", null);
        drafting("cannot be adopted before", "repeals", "2", TODAY.minusDays(1));
        drafting("nor a repeal", "repeals", "2", TODAY);
        council()
                .refused(
                        "not both",
                        ADEYEMI,
                        SUBMIT,
                        said("regulation", "2", TODAY.plusDays(2), "repeals", "2"));
        var repeal = draft("repeals", "2", TODAY.plusDays(20));
        var again = draft("repeals", "2", TODAY.plusDays(25));
        var amendment = draft("regulation", "2", TODAY.plusDays(30));
        assertThat(signedIn(ADEYEMI).get("/sessions/C-2/documents/" + repeal).body())
                .contains("Regulation 2, repealed from");
        putting("it is put under the matter of internal", repeal, "other");
        var limit = institution.clock().instant().plusSeconds(60).atZone(ZoneOffset.UTC);
        council()
                .done(
                        VARGA,
                        PUT_SILENCE,
                        "document",
                        again,
                        "matter",
                        "regulations",
                        "day",
                        limit.toLocalDate().toString(),
                        "time",
                        limit.toLocalTime().toString(),
                        "zone",
                        "UTC");
        putting("Another draft on regulation 2 is being decided", repeal, "regulations");
        council().done(MARENKO, OBJECT, "decision", votes());
        council().done(VARGA, CLOSE_VOTE, "decision", votes());
        adopt(repeal);
        putting("Regulation 2 is repealed from", again, "regulations");
        putting("Regulation 2 is repealed from", amendment, "regulations");
        drafting("A new regulation can be adopted", "regulation", "2", TODAY.plusDays(40));
        drafting("neither amended nor repealed again", "repeals", "2", TODAY.plusDays(40));

        assertThat(page("/regulations/2?on=" + TODAY.plusDays(19)))
                .contains("Staff are recruited by open competition.", "C/RES/2/2")
                .contains("Repealed from");
        assertThat(page("/regulations/2?on=" + TODAY.plusDays(20)))
                .contains("repealed from", "/regulations/2/versions/1")
                .doesNotContain("open competition.<");
        assertThat(page("/regulations/2/versions/1")).contains("open competition");
        assertThat(page("/regulations?on=" + TODAY.plusDays(20))).contains("repealed from");
        assertThat(page("/regulations?on=" + TODAY.plusDays(19))).contains("in force from");
        assertThat(page("/sessions/C-2/resolutions/2"))
                .contains("Regulation 2, repealed from", "href=\"/regulations/2\"");
        assertThat(institution.guest().speaking("zh").get("/regulations/2").body())
                .contains("起废止（C/RES/2/2");
        assertThat(signedIn(ADEYEMI).get("/sessions/C-2").body())
                .doesNotContain("Amend Regulation 2");
        adopt(draft("regulation", "new", TODAY));
        assertThat(page("/regulations/3")).contains("version 1");
    }

    @Test
    @Order(6)
    void a_resolution_on_what_another_session_has_repealed_meanwhile_changes_nothing_of_it() {
        var amendment = draft("regulation", "3", TODAY.plusDays(3));
        council().done(VARGA, OPEN_VOTE, put(amendment, "regulations"));
        var elsewhere = HeldInSecret.sitting(institution, "council", HeldInSecret.SEATS);
        elsewhere.done(ADEYEMI, SUBMIT, said("repeals", "3", TODAY.plusDays(2)));
        elsewhere.done(VALDES, CONFIRM_PARITY, "document", "1");
        elsewhere.done(VARGA, OPEN_VOTE, put("1", "regulations"));
        elsewhere.done(VARGA, CLOSE_VOTE, "decision", "1");
        council().done(VARGA, CLOSE_VOTE, "decision", votes());

        var resolution = "/sessions/C-2/resolutions/" + council().now().resolutions().size();
        assertThat(page(resolution))
                .contains("Regulation 3 had been repealed before this resolution was adopted")
                .contains("href=\"/regulations/3\"");
        assertThat(page("/regulations/3?on=" + TODAY.plusDays(3)))
                .contains("repealed from")
                .doesNotContain("/regulations/3/versions/2");
        assertThat(page("/regulations/3?on=" + TODAY.plusDays(1))).contains("open competition");
    }

    private static String[] said(
            String field, String which, @Nullable LocalDate day, String... more) {
        var said =
                new ArrayList<>(
                        List.of(
                                "titleEn",
                                "Recruitment",
                                "titleZh",
                                "招聘",
                                "en",
                                "Staff are recruited by open competition.",
                                "zh",
                                "工作人员经公开竞争录用。",
                                field,
                                which,
                                "inForce",
                                day == null ? "" : day.toString()));
        said.addAll(List.of(more));
        return said.toArray(String[]::new);
    }

    private static void drafting(
            String refusal, String field, String which, @Nullable LocalDate day) {
        council().refused(refusal, ADEYEMI, SUBMIT, said(field, which, day));
    }

    private static String draft(String field, String which, LocalDate day) {
        council().done(ADEYEMI, SUBMIT, said(field, which, day));
        var number = String.valueOf(council().now().documents().size());
        council().done(VALDES, CONFIRM_PARITY, "document", number);
        return number;
    }

    private static void putting(String refusal, String document, String matter) {
        council().refused(refusal, VARGA, OPEN_VOTE, put(document, matter));
    }

    private static String[] put(String document, String matter) {
        return new String[] {"document", document, "matter", matter, "method", "without-vote"};
    }

    private static void adopt(String document) {
        council().done(VARGA, OPEN_VOTE, put(document, "regulations"));
        council().done(VARGA, CLOSE_VOTE, "decision", votes());
    }

    private static String votes() {
        return String.valueOf(council().now().votes().size());
    }

    @Test
    @Order(7)
    void seats_that_another_session_filled_before_the_declaration_are_not_filled_twice() {
        assembly.done(VARGA, PUT_ELECTION, election(ENDS));
        var secret = last(assembly);
        for (var state : List.of("XBE", "XCO", "XOS")) {
            assembly.done(MARENKO, NOMINATE, "secret", secret, "candidate", state);
        }
        assembly.done(VARGA, ACCLAIM, "secret", secret);
        assembly.credentials(secret);
        assembly.open(secret);
        for (int voter = 0; voter < 5; voter++) {
            assembly.votes(secret, voter, 1, 2);
        }
        // from a day later, while those of this election would still run
        elect(other, ENDS.plusDays(1), "XCO", "XOS");

        assembly.done(VARGA, CLOSE_BALLOT, "secret", secret);
        for (int i : List.of(0, 2)) {
            assembly.done(
                    HeldInSecret.TELLERS.get(i),
                    DECRYPT,
                    "secret",
                    secret,
                    "decryption",
                    assembly.decryption(secret, i));
        }
        assembly.refused(
                "Seats of the Council that this election was to fill have been filled meanwhile",
                VARGA,
                DECLARE,
                "secret",
                secret);
        assertThat(members(ENDS.plusDays(1))).containsExactly("XCO", "XOS");
        assembly.done(
                VARGA, BREAK_OFF, "secret", secret, "reasonEn", "Filled", "reasonZh", "席位已补足");
        assembly.done(VARGA, PUT_ELECTION, election(ENDS));
        assertThat(seats()).doesNotContainKey("eastern-europe").containsEntry("africa", 4);
    }

    @Test
    @Order(8)
    void one_delegation_that_asks_for_a_ballot_has_one_taken_for_its_group() {
        var secret = last(assembly);
        asking("Nobody stands there", secret, "africa");
        for (var state : List.of("XAV", "XKH")) {
            assembly.done(MARENKO, NOMINATE, "secret", secret, "candidate", state);
        }
        asking("Choose the group", secret, "");
        asking("Choose the group", secret, "eastern-europe");
        assertThat(assembly.enter(VALDES, ASK_FOR_BALLOT)).isInstanceOf(Outcome.Unknown.class);
        assertThat(signedIn(TANVIR).get("/sessions/AP-2/secret-votes/" + secret).body())
                .contains("acts/ask-for-ballot");
        assembly.done(TANVIR, ASK_FOR_BALLOT, "secret", secret, "group", "africa");
        asking("Nerith has already asked", secret, "africa");
        assertThat(page("/sessions/AP-2/secret-votes/" + secret))
                .contains("Ballot asked for", "African States (Nerith)");
        assembly.done(VARGA, ACCLAIM, "secret", secret);
        assertThat(assembly.vote(secret).elected()).containsExactly("Kharun 卡伦");
        asking("too late to ask", secret, "asia-pacific");
        assembly.credentials(secret);
        assembly.open(secret);
        for (int voter = 0; voter < 5; voter++) {
            assembly.votes(secret, voter, 1);
        }
        assembly.count(secret);
        assertThat(members(ENDS)).containsExactly("XAV", "XKH");

        var one = assembly.put("2");
        asking("Nobody stands there", one, "");
        assembly.done(MARENKO, NOMINATE, "secret", one, "nameEn", "Anna", "nameZh", "安娜");
        assembly.done(MARENKO, ASK_FOR_BALLOT, "secret", one);
        assembly.refused("Ostrevia has asked for a ballot", VARGA, ACCLAIM, "secret", one);
        assembly.done(MARENKO, NOMINATE, "secret", one, "nameEn", "Berta", "nameZh", "贝塔");
        assembly.done(MARENKO, NOMINATE, "secret", one, "nameEn", "Clara", "nameZh", "克拉拉");
        assembly.refused("has asked for a ballot", VARGA, ACCLAIM, "secret", one);
        var contested = assembly.put("1");
        for (var name : List.of("Anna", "Berta")) {
            assembly.done(MARENKO, NOMINATE, "secret", contested, "nameEn", name, "nameZh", name);
        }
        asking("a ballot is taken in any case", contested, "");
        council()
                .done(
                        VARGA,
                        PUT_ELECTION,
                        "office",
                        "office-secretary-general",
                        "tellers",
                        HeldInSecret.tellers());
        council().refused("An office is given by ballot", TANVIR, ASK_FOR_BALLOT, "secret", "3");
    }

    private static void asking(String refusal, String secret, String group) {
        assembly.refused(refusal, TANVIR, ASK_FOR_BALLOT, "secret", secret, "group", group);
    }

    private static String[] election(LocalDate begins) {
        return election("organ-council", begins);
    }

    private static String[] election(String office, LocalDate begins) {
        return new String[] {
            "office", office, "begins", begins.toString(), "tellers", HeldInSecret.tellers()
        };
    }

    /// Without a ballot.
    private static void elect(HeldInSecret held, LocalDate begins, String... states) {
        held.done(VARGA, PUT_ELECTION, election(begins));
        for (var state : states) {
            held.done(MARENKO, NOMINATE, "secret", last(held), "candidate", state);
        }
        held.done(VARGA, ACCLAIM, "secret", last(held));
    }

    private static String last(HeldInSecret held) {
        return String.valueOf(held.now().secretVotes().size());
    }

    private static Map<String, Integer> seats() {
        var last = assembly.now().secretVotes().getLast();
        return ((SecretVote.Subject.Seats) last.subject()).seats();
    }

    private static void resigning(String refusal, String term, LocalDate day, String letter) {
        assembly.refused(refusal, VALDES, RECORD_RESIGNATION, letter(term, day, letter));
    }

    private static String[] letter(String term, LocalDate day, String reference) {
        return new String[] {"term", term, "ends", day.toString(), "reference", reference};
    }

    private static Tenure term(String of, int place) {
        return institution
                .bean(Access.class)
                .as(PersonId.PUBLIC, () -> institution.bean(OrganMembers.class).tenures(of))
                .stream()
                .filter(one -> !one.session().equals("AP-1")) // the sample world's own
                .toList()
                .get(place);
    }

    private static List<String> members(LocalDate day) {
        return HeldInSecret.members(institution, "council", day);
    }

    private static String page(String address) {
        var answer = institution.guest().get(address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        return answer.body();
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
