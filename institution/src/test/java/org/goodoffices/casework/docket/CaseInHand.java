package org.goodoffices.casework.docket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;

/// A case between sample people, for tests that act in it: the first of them requests, the others
/// are invited, each a party and a side of its own.
final class CaseInHand {

    static final Map<String, String> DECIDED =
            Map.of(
                    "gate-mutual-consent",
                    "unknown",
                    "gate-excluded-classes",
                    "yes",
                    "gate-excluded-classes-reason",
                    "Lifted in writing.",
                    "gate-third-state-consent",
                    "yes");

    private static final AtomicInteger FORMS = new AtomicInteger();

    private final TestInstitution institution;
    private final List<SamplePerson> agents;
    final CaseNumber number;

    private CaseInHand(TestInstitution institution, String rules, List<SamplePerson> agents) {
        this.institution = institution;
        this.agents = agents;
        var parties = new ArrayList<RequestForm.NamedParty>();
        for (var agent : agents) {
            boolean first = parties.isEmpty();
            boolean state =
                    rules.equals("model-state-to-state")
                            || rules.equals("model-investment") && !first;
            parties.add(
                    new RequestForm.NamedParty(
                            state ? Party.Kind.STATE : Party.Kind.COMPANY,
                            first ? "NOR" : "FRA",
                            "Party of " + agent.en(),
                            agent.zh() + "代理的当事方",
                            first,
                            first
                                    ? null
                                    : new RequestForm.Contact(
                                            agent.en(), agent.zh(), agent.mail(), "en")));
        }
        this.number =
                number(
                        institution
                                .bean(RequestMediation.class)
                                .request(
                                        agents.getFirst().id(),
                                        new RequestForm(
                                                rules,
                                                parties,
                                                Map.of("text", "A dispute. 争端。"),
                                                token())));
    }

    static CaseInHand requested(TestInstitution institution, String rules, SamplePerson... agents) {
        return new CaseInHand(institution, rules, List.of(agents));
    }

    /// As far as every invited party has been asked.
    CaseInHand invited() {
        done(SamplePerson.CHEN, "register", DECIDED);
        for (var agent : agents.subList(1, agents.size())) {
            done(
                    SamplePerson.CHEN,
                    "invite",
                    Map.of("party", party(agent).id().toString(), "channel", "courier"));
            done(
                    SamplePerson.CHEN,
                    "record-receipt",
                    Map.of(
                            "party",
                            party(agent).id().toString(),
                            "date",
                            today(),
                            "channel",
                            "courier"));
        }
        return this;
    }

    CaseInHand appointing() {
        invited();
        agents.subList(1, agents.size()).forEach(agent -> done(agent, "consent", Map.of()));
        return this;
    }

    /// As far as the mediation, with this mediator.
    CaseInHand mediation(SamplePerson mediator) {
        appointing();
        return named(mediator).accepted(mediator);
    }

    CaseInHand named(SamplePerson mediator) {
        for (var agent : agents) {
            done(agent, "name-mediator", Map.of("mediator", mediator.id().toString()));
        }
        return this;
    }

    CaseInHand accepted(SamplePerson mediator) {
        done(mediator, "accept-appointment", Map.of("declaration", "I am independent. 本人独立。"));
        return this;
    }

    Entered done(SamplePerson who, String act, Map<String, String> values) {
        var outcome = act(who, act, null, values);
        number(outcome);
        return open(who).entries().stream()
                .filter(entry -> entry.id().equals(((Outcome.Done) outcome).entry()))
                .findFirst()
                .orElseThrow();
    }

    Outcome act(SamplePerson who, String act, @Nullable String actor, Map<String, String> values) {
        return institution
                .bean(EnterAct.class)
                .enter(who.id(), number, new ActForm(act, actor, token(), values));
    }

    Outcome write(SamplePerson who, LaneId lane, String text) {
        return institution
                .bean(WriteInLane.class)
                .write(
                        who.id(),
                        number,
                        lane,
                        new WriteInLane.Written(token(), text, null, null, List.of()));
    }

    OpenCase open(SamplePerson who) {
        return institution
                .bean(Access.class)
                .as(who.id(), () -> institution.bean(Docket.class).open(who.id(), number))
                .orElseThrow();
    }

    LaneId lane(SamplePerson who, Lane.Kind kind) {
        return open(who).lanes().stream()
                .filter(lane -> lane.kind() == kind)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// The texts that this person reads in the case.
    List<String> texts(SamplePerson who) {
        return open(who).entries().stream()
                .map(entry -> entry.text("text"))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /// The party of an agent, as everybody sees it.
    Party party(SamplePerson agent) {
        return open(agents.getFirst()).file().parties().get(agents.indexOf(agent));
    }

    String today() {
        return institution
                .clock()
                .instant()
                .atZone(java.time.ZoneId.of("Asia/Hong_Kong"))
                .toLocalDate()
                .toString();
    }

    static String token() {
        return "form-in-hand-" + FORMS.incrementAndGet();
    }

    static CaseNumber number(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var number, _) -> number;
            case Outcome.DoneBefore(var number) -> number;
            case Outcome.Refused refused -> throw new AssertionError(refused.reason().en());
            case Outcome.Unknown _ -> throw new AssertionError("no such case");
        };
    }

    static String refusal(Outcome outcome) {
        return ((Outcome.Refused) outcome).reason().en();
    }
}
