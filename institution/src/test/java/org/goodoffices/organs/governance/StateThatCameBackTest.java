package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.convention.DepositAct;
import org.goodoffices.organs.convention.DepositForm;
import org.goodoffices.organs.convention.treaty.Csv;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A State leaves the Convention and comes back: both times stand on its page and in the status on
/// each later day, and its seat in the Council does not come back with it.
class StateThatCameBackTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 4);

    @Test
    void both_times_are_told_on_each_later_day_and_the_seat_is_filled_for_the_rest_of_its_term() {
        var seat =
                tenures().stream()
                        .filter(one -> one.begins().plusYears(3).equals(one.ends()))
                        .findFirst()
                        .orElseThrow();
        var state = seat.holder();
        var left = today().plusYears(1);
        deposit(state, "withdrawal");
        assertThat(status("en", state, today()))
                .contains(en(FIRST), "No longer a Party from " + en(left));
        assertThat(page("en", "/organs/council"))
                .contains(en(left.minusDays(1)) + ", when the State leaves the Convention");
        assertThat(page("zh", "/organs/council")).contains("至该国退出《公约》时止");

        institution.clock().forward(Duration.ofDays(366));
        assertThat(members("assembly")).hasSize(4).doesNotContain(state);
        assertThat(members("council")).doesNotContain(state);
        assertThat(status("en", state, today())).contains("no longer a Party");
        assertThat(page("en", "/convention/map?on=" + today()))
                .doesNotContain(seat.name().en() + ": signed");

        assertThat(deposited(state, "ratification"))
                .isInstanceOfSatisfying(
                        DepositAct.Outcome.Refused.class,
                        refused ->
                                assertThat(refused.reason().en())
                                        .contains("comes back by acceding"));
        deposit(state, "accession");
        var again = today().plusDays(30);
        assertThat(status("en", state, today()))
                .contains("no longer a Party", "Again a Party from " + en(again));
        institution.clock().forward(Duration.ofDays(31));
        assertThat(members("assembly")).hasSize(5).contains(state);
        assertThat(members("council")).doesNotContain(state);
        assertThat(status("en", state, today()))
                .contains(en(again), "Was a Party before: from " + en(FIRST) + "; no longer from")
                .contains(en(left) + ".");
        assertThat(status("en", state, left.minusDays(1)))
                .contains(en(FIRST))
                .doesNotContain("Was a Party before", "Again a Party");
        assertThat(status("zh", state, today()))
                .contains("此前曾为缔约国：自" + zh(FIRST) + "起，至" + zh(left) + "起不再是缔约国。");
        assertThat(page("en", "/convention/" + state))
                .contains(
                        "Was a Party before", "from " + en(FIRST) + "; no longer from " + en(left))
                .contains(en(again));
        assertThat(page("en", "/convention/timeline")).contains("No longer a Party:");
        assertThat(row(state))
                .containsEntry("earlier_periods", FIRST + "/" + left)
                .containsEntry("since", again.toString())
                .containsEntry("until", "");

        var seats = new TreeMap<SamplePerson, String>(HeldInSecret.SEATS);
        var assembly = HeldInSecret.sitting(institution, "assembly", seats);
        assembly.done(
                VARGA,
                PUT_ELECTION,
                "office",
                "organ-council/" + seat.ends(),
                "tellers",
                HeldInSecret.tellers());
        assembly.done(MARENKO, NOMINATE, "secret", "1", "candidate", state);
        assembly.done(VARGA, ACCLAIM, "secret", "1");
        assertThat(members("council")).contains(state);
        assertThat(tenures().getLast().ends()).isEqualTo(Objects.requireNonNull(seat.ends()));
    }

    private static Map<String, String> row(String state) {
        return Csv.table(page("en", "/convention/status.csv")).stream()
                .filter(one -> state.equals(one.get("state_iso3")))
                .findFirst()
                .orElseThrow();
    }

    /// The row of a State as at a day, and all footnotes.
    private static String status(String language, String state, LocalDate day) {
        var page = page(language, "/convention?on=" + day);
        int row = page.indexOf("/convention/" + state + "\"");
        int notes = page.indexOf("id=\"note-1\"");
        return page.substring(row, page.indexOf("</tr>", row))
                + (notes < 0 ? "" : page.substring(notes, page.indexOf("</ol>", notes)));
    }

    private static String en(LocalDate day) {
        return Visit.day(Language.EN, day);
    }

    private static String zh(LocalDate day) {
        return Visit.day(Language.ZH, day);
    }

    private static List<Tenure> tenures() {
        return institution
                .bean(Access.class)
                .as(
                        PersonId.PUBLIC,
                        () -> institution.bean(OrganMembers.class).tenures("organ-council"));
    }

    private static List<String> members(String organ) {
        return HeldInSecret.members(institution, organ, today());
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(institution.clock().instant(), ZoneId.of("Asia/Hong_Kong"));
    }

    private static String page(String language, String address) {
        return institution.guest().speaking(language).get(address).body();
    }

    private static void deposit(String state, String kind) {
        assertThat(deposited(state, kind)).isInstanceOf(DepositAct.Outcome.Entered.class);
    }

    private static DepositAct.Outcome deposited(String state, String kind) {
        return institution
                .bean(DepositAct.class)
                .deposit(
                        HALVORSEN.id(),
                        new DepositForm(
                                state,
                                kind,
                                today().toString(),
                                "",
                                "",
                                "",
                                "",
                                "",
                                List.of(),
                                "The Minister",
                                "foreign-minister",
                                "",
                                "came-back-form-" + kind,
                                ""),
                        today());
    }
}
