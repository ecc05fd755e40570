package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.casework.docket.RequestMediation;
import org.goodoffices.organs.convention.DepositAct;
import org.goodoffices.organs.convention.DepositForm;
import org.goodoffices.organs.convention.Membership;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// One deposit is changed, and each right follows: membership and vote on a day, the classes
/// excluded, the gate before registration, the public status.
class RegisterDrivesRightsTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private final Membership membership = institution.bean(Membership.class);
    private int forms;

    @Test
    void each_right_follows_the_deposits() {
        var gate = gate();
        assertThat(gate.get())
                .contains("Lesotho: nothing has been found about it under the Convention.");
        assertThat(membership.party("LSO", today())).isEqualTo(Answer.NO);

        var accession = deposit("accession", "2026-09-01", "", "", "", List.of());
        assertThat(membership.party("LSO", LocalDate.of(2026, 9, 30))).isEqualTo(Answer.NO);
        assertThat(membership.votes("LSO", LocalDate.of(2026, 10, 1))).isEqualTo(Answer.YES);
        assertThat(membership.parties(today())).extracting(state -> state.code()).contains("LSO");
        assertThat(membership.founding("LSO")).isEqualTo(Answer.YES);
        assertThat(gate.get())
                .contains("Lesotho: no declaration is known.")
                .doesNotContain("Lesotho: not a party");
        assertThat(status("2026-10-01")).contains("16 States are Parties");
        assertThat(status("2026-09-30")).contains("15 States are Parties");

        var declaration =
                deposit(
                        "declaration",
                        "2026-09-01",
                        "",
                        "",
                        "No dispute under the WTO.",
                        List.of("wto"));
        assertThat(membership.excluded("LSO", today(), true)).containsExactly("wto");
        assertThat(gate.get())
                .contains("No, as far as the docket shows")
                .contains(
                        "Lesotho has declared: “No dispute under the WTO.”. The dispute is of that"
                                + " class.");

        // corrected, it excludes what it excluded, in its own words
        deposit(
                "correction",
                "2026-09-02",
                declaration,
                "declaration",
                "The day was misread.",
                List.of());
        assertThat(membership.excluded("LSO", LocalDate.of(2026, 9, 1), true)).isEmpty();
        assertThat(membership.excluded("LSO", today(), true)).containsExactly("wto");
        assertThat(gate.get())
                .contains("No, as far as the docket shows")
                .contains("Lesotho has declared: “No dispute under the WTO.”.");

        deposit("taking-back", "2026-11-01", declaration, "", "", List.of());
        assertThat(membership.excluded("LSO", LocalDate.of(2026, 10, 31), true))
                .containsExactly("wto");
        assertThat(membership.excluded("LSO", today(), true)).isEmpty();
        assertThat(gate.get()).doesNotContain("No, as far as the docket shows");

        // the one deposit was dated wrongly
        deposit(
                "correction",
                "2026-11-15",
                accession,
                "accession",
                "The day was misread.",
                List.of());
        assertThat(membership.party("LSO", today())).isEqualTo(Answer.NO);
        assertThat(membership.party("LSO", LocalDate.of(2026, 12, 15))).isEqualTo(Answer.YES);
        assertThat(gate.get())
                .contains(
                        "Lesotho: not a party to the Convention on this day, as far as its register"
                                + " shows.");
        assertThat(status("2026-10-01")).contains("15 States are Parties");
    }

    private LocalDate today() {
        return LocalDate.of(2026, 11, 24);
    }

    private static String status(String day) {
        return institution.guest().get("/convention?on=" + day).body();
    }

    private String deposit(
            String kind,
            String on,
            String follows,
            String right,
            String words,
            List<String> classes) {
        var outcome =
                institution
                        .bean(DepositAct.class)
                        .deposit(
                                SamplePerson.HALVORSEN.id(),
                                new DepositForm(
                                        "Lesotho",
                                        kind,
                                        on,
                                        "",
                                        follows,
                                        right,
                                        "",
                                        words,
                                        classes,
                                        "The Minister",
                                        "foreign-minister",
                                        "",
                                        "rights-form-" + ++forms,
                                        ""),
                                today());
        assertThat(outcome).isInstanceOf(DepositAct.Outcome.Entered.class);
        return String.valueOf(((DepositAct.Outcome.Entered) outcome).number());
    }

    /// The page of the questions before registration, of a case in which Lesotho is a party.
    private static java.util.function.Supplier<String> gate() {
        var outcome =
                institution
                        .bean(RequestMediation.class)
                        .request(
                                SamplePerson.ADEYEMI.id(),
                                new RequestForm(
                                        "model-state-to-state",
                                        List.of(
                                                new RequestForm.NamedParty(
                                                        Party.Kind.STATE,
                                                        "LSO",
                                                        "Lesotho",
                                                        "莱索托",
                                                        true,
                                                        null),
                                                new RequestForm.NamedParty(
                                                        Party.Kind.STATE,
                                                        "XNL",
                                                        "Northland",
                                                        "北国",
                                                        false,
                                                        new RequestForm.Contact(
                                                                "Sana Tanvir",
                                                                "",
                                                                "tanvir@sample.invalid",
                                                                "en"))),
                                        Map.of("classes", "wto", "text", "x"),
                                        "rights-request"));
        var number = ((Outcome.Done) outcome).number().value();
        Guest manager = institution.guest();
        manager.get("/sign-in");
        manager.post("/sample-world/sign-in", "person", SamplePerson.CHEN.id().toString());
        return () -> manager.get("/cases/" + number + "/registration/register").body();
    }
}
