package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Whoever leaves a seat or an office before the term ends is followed for the rest of it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestOfTermTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.startWith(List.of(StatesOfTests.class));

    private static final LocalDate TODAY =
            LocalDate.ofInstant(institution.clock().instant(), ZoneId.of("Asia/Hong_Kong"));

    private static final HeldInSecret assembly = HeldInSecret.sitting(institution);

    /// Of Ostrevia, by the lots of the first election.
    private static final Tenure FIRST =
            tenures("organ-council").stream()
                    .filter(one -> one.holder().equals("XOS"))
                    .findFirst()
                    .orElseThrow();

    private static final LocalDate ENDS = Objects.requireNonNull(FIRST.ends());

    private static final String REST = "organ-council/" + ENDS;

    @Test
    @Order(1)
    void where_nobody_has_left_there_is_nothing_to_elect_for_the_rest_of() {
        assertThat(form(VARGA)).contains("organ-council").doesNotContain("rest of the terms");
        putting("No seat or office (Council) that was left", REST, "");
        putting("Choose what is elected", "organ-cabinet/" + ENDS, "");
        putting("No seat or office (Council) that was left", "organ-council/soon", "");
        assembly.done(VARGA, PUT_ELECTION, election("organ-council", TODAY.toString()));
        assertThat(seats()).containsEntry("eastern-europe", 1);
        breakOff();
    }

    @Test
    @Order(2)
    void whoever_is_elected_for_the_rest_sits_and_votes_until_the_predecessor_would_have() {
        var day = TODAY.plusDays(10);
        resign(FIRST.key(), day);
        var last = Visit.day(Language.EN, ENDS.minusDays(1));
        assertThat(form(VARGA)).contains("Council, rest of the terms to " + last);
        assertThat(form("zh", VARGA))
                .contains("理事会：剩余任期（至" + Visit.day(Language.ZH, ENDS.minusDays(1)) + "）");
        putting("nothing is vacant of the terms (Council) that end", REST, TODAY.toString());
        putting("nothing is vacant of the terms (Council) that end", REST, ENDS.toString());

        // the seat that was left is not filled for a full term
        assembly.done(VARGA, PUT_ELECTION, election("organ-council", day.toString()));
        assertThat(seats()).containsEntry("eastern-europe", 1);
        breakOff();

        assembly.done(VARGA, PUT_ELECTION, election(REST, ""));
        assertThat(seats()).isEqualTo(Map.of("eastern-europe", 1));
        assembly.refused(
                "is under way", VARGA, PUT_ELECTION, election("organ-council", day.toString()));
        nominating("belongs to no group", "XKH");
        elect("XBE");

        assertThat(tenures("organ-council").getLast())
                .satisfies(one -> {
                    assertThat(one.holder()).isEqualTo("XBE");
                    assertThat(one.begins()).isEqualTo(day);
                    assertThat(one.ends()).isEqualTo(ENDS);
                    assertThat(one.rest()).isTrue();
                });
        assertThat(members(day.minusDays(1))).contains("XOS").doesNotContain("XBE");
        assertThat(members(day)).contains("XBE").doesNotContain("XOS");
        assertThat(members(ENDS.minusDays(1))).contains("XBE");
        assertThat(members(ENDS)).doesNotContain("XBE", "XOS");
        assertThat(page("en", "/organs/council?on=" + day)).contains(last + ", the rest of a term");
        assertThat(page("zh", "/organs/council?on=" + day)).contains("（剩余任期）");
        assertThat(page("en", "/sessions/AP-2/secret-votes/3"))
                .contains("Council, rest of the terms to " + last);
        putting("No seat or office (Council) that was left", REST, day.toString());
        assertThat(form(VARGA)).doesNotContain("rest of the terms");
    }

    @Test
    @Order(3)
    void a_successor_is_succeeded_to_the_same_day_and_the_seat_stays_in_its_turn() {
        resign("AP-2/3/0", TODAY.plusDays(20));
        assembly.done(VARGA, PUT_ELECTION, election(REST, TODAY.plusDays(30).toString()));
        assertThat(seats()).isEqualTo(Map.of("eastern-europe", 1));
        elect("XCO");
        assertThat(members(TODAY.plusDays(29))).doesNotContain("XBE", "XCO");
        assertThat(members(TODAY.plusDays(30))).contains("XCO");
        assertThat(members(ENDS)).doesNotContain("XCO");

        // from then on, and not before, all seats of the group are filled for full terms
        assembly.done(VARGA, PUT_ELECTION, election("organ-council", ENDS.toString()));
        assertThat(seats()).containsEntry("eastern-europe", 2);
        breakOff();
    }

    @Test
    @Order(4)
    void what_another_session_has_filled_for_the_rest_meanwhile_is_not_filled_twice() {
        resign("AP-2/4/0", TODAY.plusDays(40));
        var day = TODAY.plusDays(40).toString();
        assembly.done(VARGA, PUT_ELECTION, election(REST, day));
        assembly.done(MARENKO, NOMINATE, "secret", last(), "candidate", "XBE");
        var other = HeldInSecret.sitting(institution);
        other.done(VARGA, PUT_ELECTION, election(REST, day));
        other.done(MARENKO, NOMINATE, "secret", "1", "candidate", "XCO");
        other.done(VARGA, ACCLAIM, "secret", "1");
        assembly.refused("have been filled meanwhile", VARGA, ACCLAIM, "secret", last());
        assertThat(members(TODAY.plusDays(40))).contains("XCO").doesNotContain("XBE");
    }

    @Test
    @Order(5)
    void an_office_given_up_is_given_for_the_rest_or_for_a_full_term() {
        var council = HeldInSecret.sitting(institution, "council", HeldInSecret.SEATS);
        appoint(council, "office-secretary-general", "Aino", TODAY);
        var office = "office-secretary-general/" + TODAY.plusYears(5);
        council.refused("that was left", VARGA, PUT_ELECTION, election(office, ""));
        council.done(
                VALDES,
                RECORD_RESIGNATION,
                "term",
                council.session + "/1/0",
                "ends",
                TODAY.plusDays(3).toString(),
                "reference",
                "SG/1");
        appoint(council, office, "Chidi", null);

        assertThat(tenures("office-secretary-general").getLast())
                .satisfies(one -> {
                    assertThat(one.name().en()).isEqualTo("Chidi");
                    assertThat(one.begins()).isEqualTo(TODAY.plusDays(3));
                    assertThat(one.ends()).isEqualTo(TODAY.plusYears(5));
                });
        council.refused("that was left", VARGA, PUT_ELECTION, election(office, ""));
        assertThat(page("en", "/organs/secretariat")).contains("Chidi", "the rest of a term");
    }

    private static void appoint(
            HeldInSecret council,
            String office,
            String name,
            @org.jspecify.annotations.Nullable LocalDate begins) {
        council.done(
                VARGA, PUT_ELECTION, election(office, begins == null ? "" : begins.toString()));
        var secret = String.valueOf(council.now().secretVotes().size());
        council.done(ADEYEMI, NOMINATE, "secret", secret, "nameEn", name, "nameZh", name);
        council.credentials(secret);
        council.open(secret);
        for (int voter = 0; voter < 5; voter++) {
            council.votes(secret, voter, 1);
        }
        council.count(secret);
    }

    private static String[] election(String office, String begins) {
        return new String[] {"office", office, "begins", begins, "tellers", HeldInSecret.tellers()};
    }

    private static void putting(String refusal, String office, String begins) {
        assembly.refused(refusal, VARGA, PUT_ELECTION, election(office, begins));
    }

    private static void nominating(String refusal, String state) {
        assembly.refused(refusal, MARENKO, NOMINATE, "secret", last(), "candidate", state);
    }

    private static void elect(String state) {
        assembly.done(MARENKO, NOMINATE, "secret", last(), "candidate", state);
        assembly.done(VARGA, ACCLAIM, "secret", last());
    }

    private static void breakOff() {
        assembly.done(
                VARGA, BREAK_OFF, "secret", last(), "reasonEn", "Not needed", "reasonZh", "无需");
    }

    private static void resign(String term, LocalDate day) {
        assembly.done(
                VALDES,
                RECORD_RESIGNATION,
                "term",
                term,
                "ends",
                day.toString(),
                "reference",
                "R/" + day);
    }

    private static String last() {
        return String.valueOf(assembly.now().secretVotes().size());
    }

    private static Map<String, Integer> seats() {
        var last = assembly.now().secretVotes().getLast();
        return ((SecretVote.Subject.Seats) last.subject()).seats();
    }

    private static List<String> members(LocalDate day) {
        return HeldInSecret.members(institution, "council", day);
    }

    private static List<Tenure> tenures(String of) {
        return institution
                .bean(Access.class)
                .as(PersonId.PUBLIC, () -> institution.bean(OrganMembers.class).tenures(of));
    }

    private static String form(SamplePerson person) {
        return form("en", person);
    }

    private static String form(String language, SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest.speaking(language).get("/sessions/AP-2/acts/put-election").body();
    }

    private static String page(String language, String address) {
        Guest guest = institution.guest().speaking(language);
        return guest.get(address).body();
    }
}
