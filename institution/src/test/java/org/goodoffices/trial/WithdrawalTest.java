package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No party is held in a mediation under our Model Rules (art. 21): from every stage each party
/// leaves by one act, alone, without a reason.
class WithdrawalTest {

    /// Stages that no page of the server leads to yet, so that no party can be in them.
    private static final Set<String> NOT_REACHED = Set.of("offered");

    /// One for each set of rules: the stages take so long that its calendars would end.
    @AutoClose
    final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    private final Map<SamplePerson, Guest> guests = new LinkedHashMap<>();

    private final Cases cases = new Cases(institution, SamplePerson.TANVIR, SamplePerson.ADEYEMI);

    /// Whatever was done through the application, a verification finds nothing.
    @AfterEach
    void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-commercial", "model-investment", "model-state-to-state"})
    void each_party_withdraws_from_every_stage_in_one_act(String rules) {
        var stages =
                new TreeSet<>(
                        institution
                                .bean(RulesInForce.class)
                                .named(rules)
                                .orElseThrow()
                                .stages()
                                .keySet());
        stages.removeAll(NOT_REACHED);
        var left = new TreeSet<String>();
        for (var stage : stages) {
            for (boolean requesting : new boolean[] {true, false}) {
                withdraws(rules, stage, requesting);
            }
            left.add(stage);
        }
        assertThat(left).isEqualTo(stages).hasSizeGreaterThanOrEqualTo(9);
    }

    private void withdraws(String rules, String stage, boolean requesting) {
        var what = rules + ", " + stage + (requesting ? ", requesting party" : ", invited party");
        var number = cases.requested(rules);
        cases.bring(number, stage);
        var open = cases.open(SamplePerson.TANVIR, number);
        assertThat(open.common().place()).as(what).isEqualTo(stage);
        var party = cases.party(number, requesting);
        var seated = open.file().capacities().stream().anyMatch(c -> party.id().equals(c.party()));
        var address = "/cases/" + number + "/acts/withdraw";

        // who has not come in yet writes to the Registry, which files it for them
        var guest =
                guest(
                        !seated
                                ? SamplePerson.CHEN
                                : requesting ? SamplePerson.TANVIR : SamplePerson.ADEYEMI);
        var form = guest.get(address + (seated ? "" : "?actor=" + party.id()));
        assertThat(form.status()).as(what).isEqualTo(200);
        var answer =
                seated
                        ? guest.post(address)
                        : guest.post(
                                address,
                                "actor",
                                party.id().toString(),
                                "filedChannel",
                                "courier",
                                "filedOn",
                                "2026-11-01",
                                "filedProof",
                                "Letter with signature");

        assertThat(answer.status()).as(what).isEqualTo(200);
        assertThat(answer.path()).as(what).startsWith("/cases/" + number);
        assertThat(cases.open(SamplePerson.TANVIR, number).common().ending())
                .as(what)
                .isNotNull()
                .extracting(ending -> ending.name())
                .isEqualTo("withdrawn");
    }

    private Guest guest(SamplePerson person) {
        return guests.computeIfAbsent(person, _ -> signIn(institution, person));
    }

    static Guest signIn(TestInstitution institution, SamplePerson person) {
        var guest = institution.guest();
        for (var page : java.util.List.of("/sign-in", "/sample-world")) {
            if (guest.get(page).body().contains("value=\"" + person.id() + "\"")) {
                guest.post("/sample-world/sign-in", "person", person.id().toString());
                return guest;
            }
        }
        throw new AssertionError("nowhere to sign in as " + person);
    }
}
