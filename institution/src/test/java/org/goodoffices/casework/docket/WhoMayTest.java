package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.organs.panel.PanelHands;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only whom the rules name does an act; the Registry enters for others what they may have it
/// enter, and never what is the mediator's or the appointing authority's to decide.
class WhoMayTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    @ParameterizedTest
    @ValueSource(strings = {"model-commercial", "model-investment", "model-state-to-state"})
    void every_act_is_open_to_those_whom_the_rules_name_and_to_nobody_else(String rules) {
        var here =
                CaseInHand.requested(institution, rules, SamplePerson.TANVIR, SamplePerson.ADEYEMI)
                        .mediation(SamplePerson.SOLHEIM);

        for (var party : List.of(SamplePerson.TANVIR, SamplePerson.ADEYEMI)) {
            assertThat(open(here, party))
                    .isEqualTo(named(here, act -> byParty(act) && act.recordedBy() == null));
        }
        assertThat(open(here, SamplePerson.SOLHEIM))
                .isEqualTo(named(here, act -> act.by().contains(Role.MEDIATOR)));
        assertThat(open(here, SamplePerson.VALDES))
                .isEqualTo(named(here, act -> act.by().contains(Role.AUTHORITY)));
        assertThat(open(here, SamplePerson.CHEN))
                .isEqualTo(
                        named(
                                here,
                                act ->
                                        act.by().contains(Role.REGISTRY)
                                                || byParty(act) && !onlyOpenNow(act)
                                                || act.by().contains(Role.THIRD_STATE)
                                                        && !onlyOpenNow(act)));
    }

    /// What the rules themselves let the Registry record is there only while it is open.
    private static boolean onlyOpenNow(Act act) {
        return act.recordedBy() == Role.REGISTRY && !act.from().contains("mediation");
    }

    private static boolean byParty(Act act) {
        return act.by().stream().anyMatch(Role::isParty);
    }

    private static Set<String> named(CaseInHand here, Predicate<Act> open) {
        var names = new TreeSet<String>();
        for (var act : here.open(SamplePerson.TANVIR).rules().acts().values()) {
            if (open.test(act)) {
                names.add(act.name());
            }
        }
        return names;
    }

    /// The acts that this person may enter as somebody, whomever the form names.
    private static Set<String> open(CaseInHand here, SamplePerson who) {
        var open = here.open(who);
        var names =
                new ArrayList<@Nullable String>(List.of("registry", "authority", "third-state"));
        names.add(null);
        names.add(SamplePerson.SOLHEIM.id().toString());
        open.file().parties().forEach(party -> names.add(party.id().toString()));
        var found = new TreeSet<String>();
        for (var act : open.rules().acts().values()) {
            for (var name : names) {
                var acting =
                        EnterAct.acting(
                                open,
                                act,
                                new ActForm(act.name(), name, "form-of-a-test", Map.of()));
                if (acting == null) {
                    continue;
                }
                found.add(act.name());
                assertThat(acting.filed() || open.actors().contains(acting.actor()))
                        .as(who + " " + act.name() + " as " + name)
                        .isTrue();
                assertThat(acting.filed() && acting.actor().role() == Role.MEDIATOR).isFalse();
                assertThat(acting.filed() && acting.actor().role() == Role.AUTHORITY).isFalse();
            }
        }
        return found;
    }

    @Test
    void a_case_manager_enters_nothing_for_the_authority_or_a_mediator() {
        var here =
                CaseInHand.requested(
                                institution,
                                "model-commercial",
                                SamplePerson.BRANDT,
                                SamplePerson.LIN)
                        .appointing();
        while (here.open(SamplePerson.BRANDT).common().place().equals("appointing")) {
            institution.clock().forward(java.time.Duration.ofDays(5));
        }
        var named = Map.of("mediator", SamplePerson.LEUNG.id().toString(), "reason", "x");
        assertThat(here.act(SamplePerson.CHEN, "appoint", "authority", named))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(here.act(SamplePerson.CHEN, "appoint", null, named))
                .isInstanceOf(Outcome.Refused.class);

        here.done(SamplePerson.VALDES, "appoint", named);
        assertThat(
                        here.act(
                                SamplePerson.CHEN,
                                "accept-appointment",
                                SamplePerson.LEUNG.id().toString(),
                                Map.of("declaration", "d")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(here.open(SamplePerson.BRANDT).common().mediatorsInOffice()).isEmpty();
    }

    @Test
    void who_represents_a_party_or_serves_the_institution_or_is_unknown_is_not_named_mediator() {
        var here =
                CaseInHand.requested(
                                institution,
                                "model-commercial",
                                SamplePerson.BRANDT,
                                SamplePerson.LIN)
                        .appointing();
        new PanelHands(institution).designate(SamplePerson.LIN, "2026-11-03");
        institution
                .bean(org.goodoffices.foundation.identity.Access.class)
                .run(
                        org.goodoffices.foundation.identity.PersonId.PUBLIC,
                        () ->
                                institution
                                        .bean(org.goodoffices.foundation.identity.People.class)
                                        .giveOffice("registry", SamplePerson.SOLHEIM.id()));
        for (var one : List.of(SamplePerson.LIN, SamplePerson.SOLHEIM)) {
            assertThat(
                            CaseInHand.refusal(
                                    here.act(
                                            SamplePerson.BRANDT,
                                            "name-mediator",
                                            null,
                                            Map.of("mediator", one.id().toString()))))
                    .startsWith("This person represents a party in the case, or holds an office");
        }
        institution
                .owner()
                .sql(
                        "delete from panel_entry where nomination in (select nomination from"
                                + " panel_entry where subject = ?)")
                .param(SamplePerson.LIN.id().value())
                .update();
        institution
                .owner()
                .sql("delete from office_holding where person = ?")
                .param(SamplePerson.SOLHEIM.id().value())
                .update();
        assertThat(
                        CaseInHand.refusal(
                                here.act(
                                        SamplePerson.BRANDT,
                                        "name-mediator",
                                        null,
                                        Map.of(
                                                "mediator",
                                                "00000000-0000-4000-8000-00000000000a"))))
                .isEqualTo("This person is not on the panel of mediators.");
    }

    @Test
    void nothing_is_received_before_it_was_sent() {
        var here =
                CaseInHand.requested(
                        institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
        here.done(SamplePerson.CHEN, "register", CaseInHand.DECIDED);
        var party = here.party(SamplePerson.LIN).id().toString();
        here.done(SamplePerson.CHEN, "invite", Map.of("party", party, "channel", "courier"));
        var day = java.time.LocalDate.parse(here.today()).minusDays(1).toString();

        assertThat(
                        CaseInHand.refusal(
                                here.act(
                                        SamplePerson.CHEN,
                                        "record-receipt",
                                        null,
                                        Map.of("party", party, "date", day, "channel", "courier"))))
                .isEqualTo("Receipt cannot be earlier than dispatch, on " + here.today() + ".");
    }

    @Test
    void the_registry_files_only_for_a_party_without_access_and_says_what_proves_it() {
        var here =
                CaseInHand.requested(
                        institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
        var lin = here.party(SamplePerson.LIN).id().toString();
        assertThat(here.act(SamplePerson.CHEN, "join-request", lin, Map.of()))
                .extracting(one -> ((Outcome.Refused) one).field())
                .isEqualTo("filedChannel");
        assertThat(here.act(SamplePerson.CHEN, "join-request", lin, Map.of("filedChannel", "post")))
                .extracting(one -> ((Outcome.Refused) one).field())
                .isEqualTo("filedOn");
        var filed = Map.of("filedChannel", "post", "filedOn", here.today());
        assertThat(CaseInHand.refusal(here.act(SamplePerson.CHEN, "join-request", lin, filed)))
                .isEqualTo("File the paper that proves it, or say what does.");
        assertThat(
                        CaseInHand.refusal(
                                here.act(
                                        SamplePerson.CHEN,
                                        "withdraw",
                                        here.party(SamplePerson.BRANDT).id().toString(),
                                        Map.of(
                                                "filedChannel", "post",
                                                "filedOn", here.today(),
                                                "filedProof", "Letter"))))
                .startsWith("Somebody of this party has access to the docket");

        var proven = new java.util.TreeMap<>(filed);
        proven.put("filedProof", "Letter of the board");
        assertThat(here.act(SamplePerson.CHEN, "join-request", lin, proven))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_request_is_registered_only_on_decided_questions_and_on_none_decided_with_no() {
        var here =
                CaseInHand.requested(
                        institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
        assertThat(CaseInHand.refusal(here.act(SamplePerson.CHEN, "register", null, Map.of())))
                .isEqualTo("Decide this question first.");
        var no =
                Map.of(
                        "gate-mutual-consent",
                        "no",
                        "gate-mutual-consent-reason",
                        "None.",
                        "gate-excluded-classes",
                        "yes");
        assertThat(here.act(SamplePerson.CHEN, "register", null, no))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.article()).isEqualTo("art. 4(2)"));
        assertThat(here.open(SamplePerson.BRANDT).common().place()).isEqualTo("requested");
    }

    @Test
    void a_form_is_one_act_and_its_token_serves_no_other() {
        var here =
                CaseInHand.requested(
                        institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
        var enter = institution.bean(EnterAct.class);
        var token = CaseInHand.token();
        var form = new ActForm("file-paper", null, token, Map.of("text", "One."));
        assertThat(enter.enter(SamplePerson.BRANDT.id(), here.number, form))
                .isInstanceOf(Outcome.Done.class);
        assertThat(enter.enter(SamplePerson.BRANDT.id(), here.number, form))
                .isInstanceOf(Outcome.DoneBefore.class);
        assertThat(
                        CaseInHand.refusal(
                                enter.enter(
                                        SamplePerson.BRANDT.id(),
                                        here.number,
                                        new ActForm(
                                                "file-paper",
                                                null,
                                                token,
                                                Map.of("text", "Two.")))))
                .isEqualTo("This form was already sent with other content. Open it anew.");
        assertThat(
                        CaseInHand.refusal(
                                enter.enter(
                                        SamplePerson.BRANDT.id(),
                                        here.number,
                                        new ActForm("file-paper", null, "", Map.of("text", "3")))))
                .isEqualTo("The form was not complete. Open it anew and send it again.");

        // what was refused has not used its token up
        var again = CaseInHand.token();
        assertThat(
                        enter.enter(
                                SamplePerson.BRANDT.id(),
                                here.number,
                                new ActForm("file-paper", null, again, Map.of())))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(
                        enter.enter(
                                SamplePerson.BRANDT.id(),
                                here.number,
                                new ActForm("file-paper", null, again, Map.of("text", "Now."))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(here.texts(SamplePerson.BRANDT))
                .contains("One.", "Now.")
                .doesNotContain("Two.", "3");
    }

    @Test
    void the_invitation_goes_to_nobody_who_has_another_part() {
        for (var mail :
                List.of(
                        SamplePerson.BRANDT.mail(),
                        SamplePerson.CHEN.mail(),
                        SamplePerson.RAHMANI.mail())) {
            var form =
                    new RequestForm(
                            "model-commercial",
                            List.of(
                                    new RequestForm.NamedParty(
                                            Party.Kind.COMPANY, "NOR", "One", "甲", true, null),
                                    new RequestForm.NamedParty(
                                            Party.Kind.COMPANY,
                                            "FRA",
                                            "Other",
                                            "乙",
                                            false,
                                            new RequestForm.Contact("x", "x", mail, "en"))),
                            Map.of("text", "x"),
                            CaseInHand.token());
            assertThat(
                            CaseInHand.refusal(
                                    institution
                                            .bean(RequestMediation.class)
                                            .request(SamplePerson.BRANDT.id(), form)))
                    .startsWith("Party 2: this address cannot receive the invitation.");
        }
    }

    @Test
    void the_registry_enters_who_represents_a_party_of_which_nobody_has_come_in() {
        var here =
                CaseInHand.requested(
                        institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
        here.done(SamplePerson.CHEN, "register", CaseInHand.DECIDED);
        var party = here.party(SamplePerson.LIN).id();
        var people = institution.bean(SeatPeople.class);
        assertThat(
                        people.give(
                                SamplePerson.CHEN.id(),
                                here.number,
                                seat(party, SamplePerson.ZHAO, "")))
                .extracting(one -> ((Outcome.Refused) one).field())
                .isEqualTo("reason");
        for (var one : List.of(SamplePerson.BRANDT, SamplePerson.OKAFOR, SamplePerson.RAHMANI)) {
            assertThat(people.give(SamplePerson.CHEN.id(), here.number, seat(party, one, "x")))
                    .as(one.toString())
                    .extracting(refused -> ((Outcome.Refused) refused).field())
                    .isEqualTo("mail");
        }
        assertThat(
                        people.give(
                                SamplePerson.CHEN.id(),
                                here.number,
                                seat(
                                        party,
                                        SamplePerson.ZHAO,
                                        "Letter of the board of 3 November.")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(here.open(SamplePerson.ZHAO).mine())
                .extracting(Capacity::party)
                .containsExactly(party);

        assertThat(
                        CaseInHand.refusal(
                                people.give(
                                        SamplePerson.CHEN.id(),
                                        here.number,
                                        seat(party, SamplePerson.LIN, "Again."))))
                .as("it has access now, and decides itself")
                .isEqualTo("Only an agent of the party decides on its people.");
    }

    @Test
    void a_party_without_a_mail_address_is_invited_by_post() {
        var outcome =
                institution
                        .bean(RequestMediation.class)
                        .request(
                                SamplePerson.BRANDT.id(),
                                new RequestForm(
                                        "model-commercial",
                                        List.of(
                                                new RequestForm.NamedParty(
                                                        Party.Kind.COMPANY,
                                                        "NOR",
                                                        "One",
                                                        "甲",
                                                        true,
                                                        null),
                                                new RequestForm.NamedParty(
                                                        Party.Kind.COMPANY,
                                                        "FRA",
                                                        "Other",
                                                        "乙",
                                                        false,
                                                        new RequestForm.Contact(
                                                                "The manager",
                                                                "经理",
                                                                "",
                                                                "en",
                                                                "1 Quai Ouest, Brest"))),
                                        Map.of("text", "x"),
                                        CaseInHand.token()));
        var number = CaseInHand.number(outcome);
        var enter = institution.bean(EnterAct.class);
        for (var act : List.of("register", "invite")) {
            var open =
                    institution
                            .bean(org.goodoffices.foundation.identity.Access.class)
                            .as(
                                    SamplePerson.CHEN.id(),
                                    () ->
                                            institution
                                                    .bean(Docket.class)
                                                    .open(SamplePerson.CHEN.id(), number))
                            .orElseThrow();
            var values = new java.util.TreeMap<>(CaseInHand.DECIDED);
            values.put("party", open.file().parties().getLast().id().toString());
            assertThat(
                            enter.enter(
                                    SamplePerson.CHEN.id(),
                                    number,
                                    new ActForm(act, null, CaseInHand.token(), values)))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void counsel_who_sent_the_request_seats_the_agent() {
        var outcome =
                institution
                        .bean(RequestMediation.class)
                        .request(
                                SamplePerson.MORETTI.id(),
                                new RequestForm(
                                        "model-commercial",
                                        List.of(
                                                new RequestForm.NamedParty(
                                                        Party.Kind.COMPANY,
                                                        "NOR",
                                                        "One",
                                                        "甲",
                                                        true,
                                                        null),
                                                new RequestForm.NamedParty(
                                                        Party.Kind.COMPANY,
                                                        "FRA",
                                                        "Other",
                                                        "乙",
                                                        false,
                                                        new RequestForm.Contact(
                                                                "x",
                                                                "x",
                                                                SamplePerson.LIN.mail(),
                                                                "en"))),
                                        Map.of("text", "x", "speaksAs", "counsel"),
                                        CaseInHand.token()));
        var number = CaseInHand.number(outcome);
        var people = institution.bean(SeatPeople.class);
        var party =
                institution
                        .bean(org.goodoffices.foundation.identity.Access.class)
                        .as(
                                SamplePerson.MORETTI.id(),
                                () ->
                                        institution
                                                .bean(Docket.class)
                                                .open(SamplePerson.MORETTI.id(), number))
                        .orElseThrow()
                        .file()
                        .parties()
                        .getFirst()
                        .id();
        assertThat(
                        people.give(
                                SamplePerson.MORETTI.id(),
                                number,
                                seat(party, SamplePerson.BRANDT, "")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(
                        CaseInHand.refusal(
                                people.give(
                                        SamplePerson.MORETTI.id(),
                                        number,
                                        seat(party, SamplePerson.ZHAO, ""))))
                .as("the agent decides from now on")
                .isEqualTo("Only an agent of the party decides on its people.");
    }

    private static SeatPeople.Seat seat(java.util.UUID party, SamplePerson who, String reason) {
        return new SeatPeople.Seat(
                party, "agent", who.en(), who.zh(), who.mail(), "en", reason, CaseInHand.token());
    }
}
