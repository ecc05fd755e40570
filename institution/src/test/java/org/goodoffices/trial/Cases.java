package org.goodoffices.trial;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.casework.docket.RequestMediation;
import org.goodoffices.casework.docket.StateName;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Record;
import org.goodoffices.sample.SamplePerson;

/// Cases between two parties, brought to a stage by the acts that lead there.
final class Cases {

    /// The questions before registration, as the case manager decides them.
    static final Map<String, String> DECIDED =
            Map.of(
                    "gate-mutual-consent",
                    "unknown",
                    "gate-excluded-classes",
                    "yes",
                    "gate-excluded-classes-reason",
                    "The State lifts the exclusion.",
                    "gate-third-state-consent",
                    "yes");

    private static final AtomicInteger FORMS = new AtomicInteger();

    private final TestInstitution institution;
    private final SamplePerson requesting;
    private final SamplePerson invited;
    private final SamplePerson mediator;

    Cases(TestInstitution institution, SamplePerson requesting, SamplePerson invited) {
        this(institution, requesting, invited, SamplePerson.LEUNG);
    }

    /// @param mediator whom the parties name
    Cases(
            TestInstitution institution,
            SamplePerson requesting,
            SamplePerson invited,
            SamplePerson mediator) {
        this.mediator = mediator;
        this.institution = institution;
        this.requesting = requesting;
        this.invited = invited;
    }

    /// A case under these rules whose request has been sent.
    CaseNumber requested(String rules) {
        return number(
                institution
                        .bean(RequestMediation.class)
                        .request(
                                requesting.id(),
                                new RequestForm(
                                        rules,
                                        List.of(
                                                party(rules, requesting, "NOR", true),
                                                party(rules, invited, "CHN", false)),
                                        Map.of("text", "A dispute."),
                                        "trial-form-" + FORMS.incrementAndGet())));
    }

    private static RequestForm.NamedParty party(
            String rules, SamplePerson agent, String country, boolean requests) {
        boolean state =
                rules.equals("model-state-to-state")
                        || rules.equals("model-investment") && !requests;
        return new RequestForm.NamedParty(
                state ? Party.Kind.STATE : Party.Kind.COMPANY,
                country,
                "Party of " + agent.en(),
                agent.zh() + "代理的当事方",
                requests,
                requests
                        ? null
                        : new RequestForm.Contact(agent.en(), agent.zh(), agent.mail(), "en"));
    }

    /// Brings a case that was just requested to a stage.
    void bring(CaseNumber number, String stage) {
        switch (stage) {
            case "requested" -> {}
            case "fee-awaited" -> act(SamplePerson.CHEN, number, "ask-filing-fee", Map.of());
            case "inviting" -> act(SamplePerson.CHEN, number, "register", DECIDED);
            case "appointing" -> {
                bring(number, "inviting");
                var party = party(number, false).id().toString();
                act(
                        SamplePerson.CHEN,
                        number,
                        "invite",
                        Map.of("party", party, "channel", "courier"));
                act(
                        SamplePerson.CHEN,
                        number,
                        "record-receipt",
                        Map.of("party", party, "date", today(), "channel", "courier"));
                act(invited, number, "consent", Map.of());
            }
            case "appointing-by-authority" -> {
                bring(number, "appointing");
                // how long the parties have to agree differs from one set of rules to another
                while (open(requesting, number).common().place().equals("appointing")) {
                    institution.clock().forward(Duration.ofDays(10));
                }
            }
            case "accepting" -> {
                bring(number, "appointing");
                for (var party : List.of(requesting, invited)) {
                    act(
                            party,
                            number,
                            "name-mediator",
                            Map.of("mediator", mediator.id().toString()));
                }
            }
            case "mediation" -> {
                bring(number, "accepting");
                act(
                        mediator,
                        number,
                        "accept-appointment",
                        Map.of("declaration", "I am independent. 本人独立。"));
            }
            case "suspended" -> {
                bring(number, "mediation");
                act(mediator, number, "suspend", Map.of());
            }
            case "dormant" -> {
                bring(number, "mediation");
                // a year of silence would go past the calendars there are
                enter(number, "ask-whether-to-go-on", SamplePerson.CHEN);
            }
            case "signing" -> {
                bring(number, "mediation");
                enter(number, "draft-settlement", requesting);
                enter(number, "agree-text", requesting);
                enter(number, "agree-text", invited);
            }
            case "concluded" -> {
                bring(number, "signing");
                for (var party : List.of(requesting, invited)) {
                    enter(number, "present-authority", party);
                    enter(number, "sign", party);
                }
            }
            default -> throw new AssertionError("no way known to the stage " + stage);
        }
    }

    /// Puts an act on the docket as it stands there after it was done, without its form: for acts
    /// whose forms have tests of their own.
    private void enter(CaseNumber number, String act, SamplePerson who) {
        var open = open(who, number);
        boolean registry = who == SamplePerson.CHEN;
        var party = party(number, who == requesting);
        institution
                .bean(Access.class)
                .run(
                        who.id(),
                        () ->
                                institution
                                        .bean(Record.class)
                                        .append(
                                                open.file().joint(),
                                                new Draft(
                                                        open.file().id().value(),
                                                        act,
                                                        registry ? "registry" : "party",
                                                        registry ? null : party.id(),
                                                        who.id().value(),
                                                        who.en(),
                                                        who.zh(),
                                                        institution.clock().instant(),
                                                        new TreeMap<>())));
    }

    Party party(CaseNumber number, boolean requests) {
        return open(requesting, number).file().parties().stream()
                .filter(party -> party.requesting() == requests)
                .findFirst()
                .orElseThrow();
    }

    OpenCase open(SamplePerson who, CaseNumber number) {
        return institution
                .bean(Access.class)
                .as(who.id(), () -> institution.bean(Docket.class).open(who.id(), number))
                .orElseThrow();
    }

    void act(SamplePerson who, CaseNumber number, String act, Map<String, String> values) {
        number(
                institution
                        .bean(EnterAct.class)
                        .enter(
                                who.id(),
                                number,
                                new ActForm(
                                        act,
                                        null,
                                        "trial-form-" + FORMS.incrementAndGet(),
                                        values)));
    }

    /// The invited party says how it is called; what another party wrote is no name to agree under.
    void stateName(CaseNumber number) {
        stateName(number, party(number, false).name());
    }

    void stateName(CaseNumber number, Text name) {
        number(
                institution
                        .bean(StateName.class)
                        .state(
                                invited.id(),
                                number,
                                new StateName.Name(
                                        party(number, false).id(),
                                        name.en(),
                                        name.zh(),
                                        "",
                                        "trial-form-" + FORMS.incrementAndGet())));
    }

    private String today() {
        return institution
                .clock()
                .instant()
                .atZone(ZoneId.of("Asia/Hong_Kong"))
                .toLocalDate()
                .toString();
    }

    static CaseNumber number(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var number, _) -> number;
            case Outcome.DoneBefore(var number) -> number;
            case Outcome.Refused refused -> throw new AssertionError(refused.reason().en());
            case Outcome.Unknown _ -> throw new AssertionError("no such case");
        };
    }
}
