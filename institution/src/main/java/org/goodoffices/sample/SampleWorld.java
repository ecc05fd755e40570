package org.goodoffices.sample;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goodoffices.casework.appointment.graph.NotReadable;
import org.goodoffices.casework.appointment.screening.ImportTies;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.casework.docket.RequestMediation;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.SampleFigures;
import org.goodoffices.foundation.start.StartRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Makes the sample world on the first start.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
public class SampleWorld implements ApplicationRunner {

    /// Whose organs it shows at work.
    private static final String CONSTITUTION = "assembly-and-council";

    /// The questions before registration, as the case manager decides them in these cases.
    private static final Map<String, String> DECIDED =
            Map.of("gate-mutual-consent", "unknown", "gate-excluded-classes", "yes");

    private final Access access;
    private final People people;
    private final SampleFigures figures;
    private final SamplePanel panel;
    private final RequestMediation requests;
    private final EnterAct acts;
    private final Docket docket;
    private final SampleAssembly assembly;
    private final SampleCouncil council;
    private final SampleSecretariat secretariat;
    private final ImportTies ties;

    SampleWorld(
            Access access,
            People people,
            SampleFigures figures,
            SamplePanel panel,
            RequestMediation requests,
            EnterAct acts,
            Docket docket,
            SampleAssembly assembly,
            SampleCouncil council,
            SampleSecretariat secretariat,
            ImportTies ties,
            @Value("${goodoffices.constitution:" + CONSTITUTION + "}") String constitution) {
        if (!constitution.equals(CONSTITUTION)) {
            throw new StartRefused(
                    "The sample world is one of the constitution %s, and this institution has %s: start it with --goodoffices.sample-world=false."
                            .formatted(CONSTITUTION, constitution),
                    "示例世界依组织法 %s 设立，而本机构采用 %s：请以 --goodoffices.sample-world=false 启动。"
                            .formatted(CONSTITUTION, constitution));
        }
        this.access = access;
        this.people = people;
        this.figures = figures;
        this.panel = panel;
        this.requests = requests;
        this.acts = acts;
        this.docket = docket;
        this.assembly = assembly;
        this.council = council;
        this.secretariat = secretariat;
        this.ties = ties;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!access.as(PersonId.PUBLIC, people::ofSampleWorld).isEmpty()) {
            return;
        }
        access.run(PersonId.PUBLIC, this::enterPeople);
        panel.ofTheInstitution();
        secretariat.staffed();
        turbines();
        solarPark();
        river();
        secretariat.atWork(assembly.sits());
        council.sits();
        panel.ofStates();
        owners();
    }

    /// A file of fictional owners, in which a party of the first case is tied to a mediator.
    private void owners() {
        try (var file =
                Objects.requireNonNull(
                        SampleWorld.class.getResourceAsStream("/sample/fictional-owners.csv"))) {
            ties.enter(
                    SamplePerson.CHEN.id(),
                    "sample-owners",
                    ties.read("Fictional owners 虚构股权", "fictional-owners.csv", file));
        } catch (IOException | NotReadable ours) {
            throw new IllegalStateException(ours);
        }
    }

    private void enterPeople() {
        for (var person : SamplePerson.values()) {
            people.enter(person.id().value(), person.en(), person.zh(), person.mail(), "en", true);
            figures.describe(person.id(), person.ordinal(), person.workEn(), person.workZh());
        }
        people.giveOffice("registry", SamplePerson.CHEN.id());
        people.giveOffice("registry", SamplePerson.OKAFOR.id());
        people.giveOffice("secretary-general", SamplePerson.VALDES.id());
        people.giveOffice("legal-affairs", SamplePerson.HALVORSEN.id());
    }

    /// A supply-chain dispute that has reached the mediation.
    private void turbines() {
        var number =
                number(
                        requests.request(
                                SamplePerson.BRANDT.id(),
                                new RequestForm(
                                        "model-commercial",
                                        List.of(
                                                new RequestForm.NamedParty(
                                                        Party.Kind.COMPANY,
                                                        "DEU",
                                                        "Brandt Turbines AG",
                                                        "勃兰特涡轮机股份公司",
                                                        true,
                                                        null),
                                                new RequestForm.NamedParty(
                                                        Party.Kind.COMPANY,
                                                        "CHN",
                                                        "Lanhai Heavy Industries Co., Ltd.",
                                                        "蓝海重工有限公司",
                                                        false,
                                                        contact(SamplePerson.LIN))),
                                        Map.of(
                                                "text",
                                                "Delivery of twelve offshore turbine foundations, eleven months late; set-off against the last two instalments.",
                                                "amount",
                                                "EUR 14,200,000"),
                                        "sample-request-turbines")));
        act(SamplePerson.CHEN, number, "register", DECIDED);
        var invited = invited(SamplePerson.CHEN, number);
        act(
                SamplePerson.CHEN,
                number,
                "invite",
                Map.of("party", invited, "channel", "courier and e-mail"));
        act(
                SamplePerson.CHEN,
                number,
                "record-receipt",
                Map.of(
                        "party",
                        invited,
                        "date",
                        today(SamplePerson.CHEN, number),
                        "channel",
                        "courier"));
        act(
                SamplePerson.LIN,
                number,
                "consent",
                Map.of("text", "Lanhai consents to mediation in both languages."));
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN)) {
            act(
                    party,
                    number,
                    "name-mediator",
                    Map.of("mediator", SamplePerson.LEUNG.id().toString()));
        }
        act(
                SamplePerson.LEUNG,
                number,
                "accept-appointment",
                Map.of(
                        "declaration",
                        "I know of no circumstance that could raise doubts about my independence. 本人不知悉任何可能使人对本人独立性产生怀疑的情况。"));
    }

    /// An investor and a State: the invitation has been received, the answer is awaited.
    private void solarPark() {
        var number =
                number(
                        requests.request(
                                SamplePerson.DUBOIS.id(),
                                new RequestForm(
                                        "model-investment",
                                        List.of(
                                                new RequestForm.NamedParty(
                                                        Party.Kind.COMPANY,
                                                        "FRA",
                                                        "Meridian Solar SA",
                                                        "子午线太阳能公司",
                                                        true,
                                                        null),
                                                new RequestForm.NamedParty(
                                                        Party.Kind.STATE,
                                                        "XAV",
                                                        "Republic of Avaria",
                                                        "阿瓦里亚共和国",
                                                        false,
                                                        contact(SamplePerson.ADEYEMI))),
                                        Map.of(
                                                "text",
                                                "Withdrawal of the feed-in tariff for the Kestrel Plain solar park. 关于红隼平原太阳能园区上网电价取消的争端。"),
                                        "sample-request-solar")));
        act(SamplePerson.OKAFOR, number, "register", DECIDED);
        var invited = invited(SamplePerson.OKAFOR, number);
        act(
                SamplePerson.OKAFOR,
                number,
                "invite",
                Map.of("party", invited, "channel", "diplomatic note"));
        act(
                SamplePerson.OKAFOR,
                number,
                "record-receipt",
                Map.of("party", invited, "date", today(SamplePerson.OKAFOR, number)));
    }

    /// Two States: the request has come in and waits to be examined.
    private void river() {
        number(
                requests.request(
                        SamplePerson.ADEYEMI.id(),
                        new RequestForm(
                                "model-state-to-state",
                                List.of(
                                        new RequestForm.NamedParty(
                                                Party.Kind.STATE,
                                                "XAV",
                                                "Republic of Avaria",
                                                "阿瓦里亚共和国",
                                                true,
                                                null),
                                        new RequestForm.NamedParty(
                                                Party.Kind.STATE,
                                                "XNE",
                                                "Kingdom of Nerith",
                                                "奈里斯王国",
                                                false,
                                                contact(SamplePerson.TANVIR))),
                                Map.of(
                                        "text",
                                        "Apportionment of the waters of the Sarn below the Tolm barrage. 关于托尔姆拦河坝以下萨恩河水量分配的争端。"),
                                "sample-request-river")));
    }

    private String invited(SamplePerson who, CaseNumber number) {
        return access
                .as(who.id(), () -> docket.open(who.id(), number))
                .orElseThrow()
                .file()
                .parties()
                .stream()
                .filter(party -> !party.requesting())
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private String today(SamplePerson who, CaseNumber number) {
        return access.as(who.id(), () -> docket.open(who.id(), number))
                .map(open ->
                        open.common().at().atZone(open.rules().zone()).toLocalDate().toString())
                .orElseThrow();
    }

    private static RequestForm.Contact contact(SamplePerson person) {
        return new RequestForm.Contact(person.en(), person.zh(), person.mail(), "en");
    }

    private void act(SamplePerson who, CaseNumber number, String act, Map<String, String> values) {
        var outcome =
                acts.enter(
                        who.id(),
                        number,
                        new ActForm(act, null, "sample-" + number + "-" + who + "-" + act, values));
        number(outcome);
    }

    private static CaseNumber number(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var number, _) -> number;
            case Outcome.DoneBefore(var number) -> number;
            case Outcome.Refused refused ->
                    throw new IllegalStateException(
                            "the sample world was refused: " + refused.reason().en());
            case Outcome.Unknown _ -> throw new IllegalStateException("no such case");
        };
    }
}
