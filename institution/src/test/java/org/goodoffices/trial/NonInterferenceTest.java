package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.casework.docket.RequestMediation;
import org.goodoffices.casework.table.text.PutText;
import org.goodoffices.casework.table.text.TypedText;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.organs.governance.HeldInSecret;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two worlds that differ only in what one side did in lanes that the others are not in. Whatever
/// anybody else asks of either world, the answers are the same to the byte: status, headers, body,
/// mail, and the work that the database had with it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NonInterferenceTest {

    /// What side A says in confidence; nobody else may ever meet it.
    private static final String SECRET = "Zirconium 锆石";

    /// The sample world's own pages show everybody's mail and let anybody be anybody, on one
    /// machine, among fictional people.
    private static final String SAMPLE_WORLD = "/sample-world";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static World quiet;
    private static World busy;
    private static Routes routes;

    /// Somebody of side B, signed in anew.
    private static Crawl again;

    /// The case in which side B signs a settlement, and the one in which a program of theirs does.
    private static CaseNumber settled;

    private static CaseNumber settledByProgram;

    /// The case whose table side A sits at, and the one that somebody else mediates.
    private static CaseNumber tabled;

    private static CaseNumber mediated;
    private static CaseNumber programmed;

    /// Packages put to all at the first: one whose answers are opened in between, and one that is
    /// still open.
    private static String opened;

    private static String put;

    /// A package at the second whose answers are open.
    private static String askable;

    /// One of which a program asks.
    private static CaseNumber asking;

    private static String askableByProgram;

    /// Rounds of blind bids there, likewise.
    private static String openedBids;

    private static String bids;

    /// The case whose mediator side A helps to name, with a list that is opened in between and one
    /// that is still open; and one in which the Registry has sent none yet.
    private static CaseNumber naming;

    private static String openedList;

    private static String list;

    private static CaseNumber unlisted;

    /// A case between both sides that is over.
    private static CaseNumber over;

    /// Where somebody of the panel is asked whether they could serve.
    private static String inquiry;

    /// Where an encrypted ballot goes, and one for it; the same in both worlds.
    private static String openBallot;

    private static String ballot;

    private static final Map<String, Crawl> observers = new LinkedHashMap<>();
    private static final Map<String, Crawl> insiders = new LinkedHashMap<>();

    @BeforeAll
    static void two_worlds_with_one_history() {
        quiet = World.start(null);
        busy = World.start(quiet);
        routes = Routes.of(quiet);
        for (var world : List.of(quiet, busy)) {
            history(world);
            world.tick("history");
        }
        World.pass(Duration.ofMinutes(10));
        sideAConfides();
        sideAWeighs();
        sideAStrikes();
        sideATellsTheInstitution();
        // past the moment at which all lanes are committed to the institution's log
        World.pass(Duration.ofDays(1));
        for (var world : List.of(quiet, busy)) {
            world.tick("after");
        }
        observers.put("the public", stranger("the public", "somebody@example.org"));
        observe(SamplePerson.DUBOIS, "en");
        observe(SamplePerson.VALDES, "en");
        observe(SamplePerson.ZHAO, "zh");
        observe(SamplePerson.LIN, "en");
        observe(SamplePerson.CHEN, "en");
        observe(SamplePerson.HALVORSEN, "en");
        observe(SamplePerson.SOLHEIM, "zh");
    }

    @AfterAll
    static void close() throws Exception {
        quiet.close();
        busy.close();
    }

    private static void observe(SamplePerson person, String language) {
        observers.put(person.name(), observer(Visitor.signedIn(person, language, quiet, busy)));
    }

    private static Crawl stranger(String name, String mailbox) {
        return observer(new Visitor(name, mailbox, "en", quiet, busy));
    }

    private static Crawl observer(Visitor visitor) {
        return new Crawl(
                visitor,
                routes,
                List.of("turbine", SECRET, "", "\0%_\\"),
                path -> path.startsWith(SAMPLE_WORLD),
                NonInterferenceTest::close);
    }

    /// Whether an address is in a case in which side A, its counsel or its mediator are: there they
    /// confide what they can.
    private static boolean close(String path) {
        return insiders.values().stream()
                .flatMap(insider -> insider.values.of("number").stream())
                .filter(CaseNumber::isOne)
                .anyMatch(path::contains);
    }

    /// Cases beside the sample world's own: another between the same parties, and one of others.
    private static void history(World world) {
        request(world, SamplePerson.BRANDT, SamplePerson.LIN, "Second delivery of turbines");
        request(world, SamplePerson.DUBOIS, SamplePerson.TANVIR, "Solar fields");
        settled = World.drawing("settlement", () -> signedBySideA(world));
        settledByProgram = World.drawing("by program", () -> signedBySideA(world));
        ballot = World.drawing("secret election", () -> secretElection(world));
        HeldInSecret.looked(world.institution);
        World.drawing("tables", () -> tables(world));
        World.drawing("appointments", () -> appointments(world));
        over =
                World.drawing(
                        "over",
                        () -> {
                            var cases =
                                    new Cases(
                                            world.institution,
                                            SamplePerson.BRANDT,
                                            SamplePerson.LIN);
                            var ended = cases.requested("model-commercial");
                            cases.bring(ended, "mediation");
                            cases.act(SamplePerson.BRANDT, ended, "withdraw", Map.of());
                            return ended;
                        });
    }

    /// What two cases need of their mediators, and lists that side A is to strike and rank.
    private static boolean appointments(World world) {
        var cases = new Cases(world.institution, SamplePerson.BRANDT, SamplePerson.LIN);
        naming = cases.requested("model-commercial");
        cases.bring(naming, "appointing");
        var appointment = new AtTheAppointment(world.institution, naming).stated();
        openedList = appointment.sent(Duration.ofHours(4));
        list = appointment.sent(Duration.ofDays(14));
        var others = new Cases(world.institution, SamplePerson.DUBOIS, SamplePerson.TANVIR);
        unlisted = others.requested("model-commercial");
        others.bring(unlisted, "appointing");
        inquiry =
                new AtTheAppointment(world.institution, unlisted)
                        .stated()
                        .asked(SamplePerson.SOLHEIM);
        return true;
    }

    /// Whom side A strikes and how it ranks; who is left is the same without it.
    private static void sideAStrikes() {
        var appointment = new AtTheAppointment(busy.institution, naming);
        appointment.answered(SamplePerson.BRANDT, openedList);
        appointment.answered(SamplePerson.BRANDT, list);
    }

    /// What side A answers about the mediator of a case that is over.
    private static void sideATellsTheInstitution() {
        var mediator = SamplePerson.LEUNG.id().toString();
        new AtTheTable(busy.institution, over)
                .enter(
                        SamplePerson.BRANDT,
                        Lane.Kind.OWN,
                        LaneAct.FEEDBACK,
                        Map.of(
                                "mediator",
                                mediator,
                                "mediators",
                                List.of(
                                        Map.of(
                                                "id", mediator,
                                                "nameEn", SamplePerson.LEUNG.en(),
                                                "nameZh", SamplePerson.LEUNG.zh())),
                                "marks",
                                Map.of("fairness", 1L, "pace", 1L),
                                "text",
                                SECRET));
    }

    /// A table at which side A sits; and one that is in the hands of a mediator who is nothing to
    /// side A, with all preferences open to them.
    private static boolean tables(World world) {
        tabled =
                new CaseNumber(
                        world.institution
                                .owner()
                                .sql(
                                        "select number from case_file where title_en like 'Brandt Turbines%' order by opened_at limit 1")
                                .query(String.class)
                                .single());
        var table = new AtTheTable(world.institution, tabled);
        table.drawn(SamplePerson.LEUNG, SamplePerson.BRANDT);
        table.stated(SamplePerson.LIN, 20);
        opened = table.put(SamplePerson.LEUNG, Duration.ofHours(4));
        put = table.put(SamplePerson.LEUNG, Duration.ofDays(14));
        var now = world.institution.clock().instant();
        table.better(SamplePerson.LEUNG, put, now.plus(Duration.ofDays(14)), SamplePerson.BRANDT);
        openedBids =
                table.bids(
                        SamplePerson.LEUNG,
                        now.plus(Duration.ofHours(4)),
                        SamplePerson.BRANDT,
                        SamplePerson.LIN);
        table.bid(SamplePerson.LIN, openedBids, "90");
        bids = table.bids(SamplePerson.LEUNG, now.plus(Duration.ofDays(14)), SamplePerson.BRANDT);

        var cases =
                new Cases(
                        world.institution,
                        SamplePerson.DUBOIS,
                        SamplePerson.TANVIR,
                        SamplePerson.SOLHEIM);
        mediated = cases.requested("model-commercial");
        cases.bring(mediated, "mediation");
        var other = new AtTheTable(world.institution, mediated);
        other.drawn(SamplePerson.SOLHEIM, SamplePerson.DUBOIS, SamplePerson.TANVIR);
        other.shown(SamplePerson.DUBOIS, 20);
        other.shown(SamplePerson.TANVIR, 30);
        askable = other.put(SamplePerson.SOLHEIM, world.institution.clock().instant());

        var last =
                new Cases(
                        world.institution,
                        SamplePerson.DUBOIS,
                        SamplePerson.LIN,
                        SamplePerson.SOLHEIM);
        programmed = last.requested("model-commercial");
        last.bring(programmed, "mediation");
        asking = last.requested("model-commercial");
        last.bring(asking, "mediation");
        var third = new AtTheTable(world.institution, asking);
        third.drawn(SamplePerson.SOLHEIM, SamplePerson.DUBOIS, SamplePerson.LIN);
        askableByProgram = third.put(SamplePerson.SOLHEIM, world.institution.clock().instant());
        return true;
    }

    /// What side A says of packages, and answers.
    private static void sideAWeighs() {
        var table = new AtTheTable(busy.institution, tabled);
        table.stated(SamplePerson.BRANDT, 55);
        table.statedInPart(SamplePerson.BRANDT, 60);
        table.shown(SamplePerson.BRANDT, 55);
        table.shownInPart(SamplePerson.BRANDT, 60);
        table.answered(SamplePerson.BRANDT, opened, true);
        table.answered(SamplePerson.BRANDT, put, true);
        // what side B gives would not be enough: nothing is told, in either world
        table.bid(SamplePerson.BRANDT, openedBids, "100");
        table.bid(SamplePerson.BRANDT, bids, "100");
    }

    /// A ballot is open, and one that is good for it is not yet cast.
    private static String secretElection(World world) {
        var held = HeldInSecret.sitting(world.institution);
        held.election("1", "1", "Aino", "Bao");
        held.open("1");
        openBallot = "/sessions/" + held.session + "/secret-votes/1/ballots/1";
        return held.ballot("1", 0, List.of(List.of(1)));
    }

    /// A case whose text is final, and signed for side A.
    private static CaseNumber signedBySideA(World world) {
        var side = SamplePerson.BRANDT;
        var cases = new Cases(world.institution, side, SamplePerson.LIN);
        var number = cases.requested("model-commercial");
        cases.bring(number, "mediation");
        done(
                world.institution
                        .bean(PutText.class)
                        .put(
                                SamplePerson.LEUNG.id(),
                                number,
                                TypedText.ofForm(
                                        Map.of(
                                                "clause-0-en", "It is paid [now | later].",
                                                "clause-0-zh", "[即行 | 随后]支付。")),
                                "trial-text-" + number));
        var settling = new Settling(world.institution, side, SamplePerson.LIN);
        settling.agree(number);
        settling.authorise(number, side);
        return done(settling.sign(side, number, "sign", settling.statement(side, number, false)));
    }

    private static void request(World world, SamplePerson who, SamplePerson whom, String text) {
        var form =
                new RequestForm(
                        "model-commercial",
                        List.of(party(who, true), party(whom, false)),
                        Map.of("text", text),
                        "trial-request-" + text.replace(' ', '-'));
        var number =
                done(
                        World.drawing(
                                text,
                                () ->
                                        world.institution
                                                .bean(RequestMediation.class)
                                                .request(who.id(), form)));
        act(world, SamplePerson.CHEN, number, "register", Cases.DECIDED);
        var invited =
                world.institution
                        .bean(Access.class)
                        .as(
                                who.id(),
                                () -> world.institution.bean(Docket.class).open(who.id(), number))
                        .orElseThrow()
                        .file()
                        .parties()
                        .getLast()
                        .id()
                        .toString();
        act(
                world,
                SamplePerson.CHEN,
                number,
                "invite",
                Map.of("party", invited, "channel", "courier"));
    }

    private static RequestForm.NamedParty party(SamplePerson agent, boolean requesting) {
        return new RequestForm.NamedParty(
                Party.Kind.COMPANY,
                "DEU",
                "Company of " + agent.en(),
                agent.zh() + "的公司",
                requesting,
                requesting
                        ? null
                        : new RequestForm.Contact(agent.en(), agent.zh(), agent.mail(), "en"));
    }

    private static void act(
            World world,
            SamplePerson who,
            CaseNumber number,
            String act,
            Map<String, String> values) {
        done(
                World.drawing(
                        number + act,
                        () ->
                                world.institution
                                        .bean(EnterAct.class)
                                        .enter(
                                                who.id(),
                                                number,
                                                new ActForm(
                                                        act,
                                                        null,
                                                        "trial-" + number + act,
                                                        values))));
    }

    private static CaseNumber done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var number, _) -> number;
            case Outcome.DoneBefore(var number) -> number;
            case Outcome.Refused refused -> throw new AssertionError(refused.reason().en());
            case Outcome.Unknown _ -> throw new AssertionError("no such case");
        };
    }

    // ---- what only the busy world sees

    /// Everything that side A, its counsel and the mediators can do in lanes of their own.
    private static void sideAConfides() {
        for (var person : List.of(SamplePerson.BRANDT, SamplePerson.MORETTI, SamplePerson.LEUNG)) {
            var insider =
                    new Crawl(
                            Visitor.signedIn(person, "en", busy),
                            routes,
                            List.of(SECRET),
                            path -> path.startsWith(SAMPLE_WORLD),
                            _ -> true);
            insiders.put(person.name(), insider);
            insider.read();
            for (int round = 0; round < 2; round++) {
                var forms =
                        insider.forms().values().stream()
                                .sorted(Comparator.comparing(Crawl::finality))
                                .toList();
                for (var form : forms) {
                    if (confidential(person, form)) {
                        var parts =
                                form.parts().stream()
                                        .map(part ->
                                                part.value().startsWith("Words of")
                                                        ? new Visitor.Part(
                                                                part.name(),
                                                                SECRET + " " + part.value(),
                                                                part.file())
                                                        : part)
                                        .toList();
                        insider.submit(form, parts);
                    }
                }
                insider.readAgain(page -> page.matches("/cases/[^/]*(/lanes/.*)?"));
            }
        }
    }

    /// Whether the form goes into a lane of side A's own, or of the mediators with it.
    private static boolean confidential(SamplePerson person, Crawl.Form form) {
        var variables =
                routes.of("POST", form.action())
                        .flatMap(route -> route.variablesOf(form.action()))
                        .orElse(Map.of());
        var number = variables.get("number");
        if (number == null) {
            // whom one shares a draft with is to be told of it
            return !form.grave()
                    && !form.action().endsWith("/sharing")
                    && (form.action().startsWith("/my-") || form.action().startsWith("/requests"));
        }
        var act = variables.get("act");
        var open =
                busy.institution
                        .bean(Access.class)
                        .as(
                                person.id(),
                                () ->
                                        busy.institution
                                                .bean(Docket.class)
                                                .open(person.id(), new CaseNumber(number)))
                        .orElseThrow();
        if (act != null) {
            var named = open.rules().acts().get(act);
            return named != null
                    && !named.lane().common()
                    && !ofOthers(form, open.file().parties());
        }
        // papers, messages, releases and what is quarantined: by the lane they go into
        var into =
                form.parts().stream()
                        .filter(part -> part.name().equals("to"))
                        .map(Visitor.Part::value)
                        .findFirst()
                        .orElse("");
        var ours =
                open.file().parties().stream().filter(Party::requesting).map(Party::side).toList();
        return !into.equals("joint")
                && open.lanes().stream()
                        .filter(lane -> ours.contains(lane.side()))
                        .anyMatch(lane -> lane.id().value().equals(laneOf(variables)));
    }

    /// The lane that an address is about, by itself or by a thing or paper in it.
    private static @Nullable UUID laneOf(Map<String, String> variables) {
        var lane = variables.get("lane");
        if (lane != null) {
            return UUID.fromString(lane);
        }
        for (var table : Map.of("thing", "entry", "paper", "paper").entrySet()) {
            var id = variables.get(table.getKey());
            if (id != null) {
                return busy.institution
                        .owner()
                        .sql("select lane from " + table.getValue() + " where id = ?::uuid")
                        .param(id)
                        .query(UUID.class)
                        .optional()
                        .orElse(null);
            }
        }
        return null;
    }

    private static boolean ofOthers(Crawl.Form form, List<Party> parties) {
        return parties.stream()
                .filter(party -> !party.requesting())
                .anyMatch(party ->
                        form.parts().stream()
                                .anyMatch(part -> part.value().equals(party.id().toString())));
    }

    // ---- the test

    @Test
    @Order(1)
    void side_a_did_confide_something() {
        assertThat(Planted.confided(busy.institution.owner()))
                .isGreaterThan(Planted.confided(quiet.institution.owner()) + 3);
        var acts =
                busy.institution
                        .owner()
                        .sql(
                                """
                                select distinct e.act from entry e join lane l on l.id = e.lane
                                 where l.side is not null
                                """)
                        .query(String.class)
                        .list();
        assertThat(
                        busy.institution
                                .owner()
                                .sql("select count(*) from entry where content like '%Zirconium%'")
                                .query(Integer.class)
                                .single())
                .isPositive();
        assertThat(acts)
                .as("what side A did in lanes of its own")
                .contains(
                        "confide",
                        "keep-own-paper",
                        "hold-caucus",
                        LaneAct.PREFERENCE.key(),
                        LaneAct.PREFERENCE_SHOWN.key(),
                        LaneAct.ANSWER.key(),
                        LaneAct.BID.key(),
                        LaneAct.LIST_ANSWER.key(),
                        LaneAct.MESSAGE.key(),
                        LaneAct.VERSION.key(),
                        LaneAct.RELEASE.key(),
                        LaneAct.QUARANTINE.key());
    }

    @Test
    @Order(2)
    void whatever_others_read_is_the_same_in_both_worlds() {
        observers.values().forEach(Crawl::read);
        sameSoFar();
    }

    @Test
    @Order(3)
    void what_is_not_theirs_is_refused_alike() {
        var others = new Routes.SeenValues();
        insiders.values()
                .forEach(insider ->
                        insider.values
                                .names()
                                .forEach(name ->
                                        insider.values
                                                .of(name)
                                                .forEach(value ->
                                                        others.note(Map.of(name, value)))));
        observers.values().forEach(crawl -> crawl.tryWhatIsNotTheirs(others));
        sameSoFar();
    }

    @Test
    @Order(4)
    void static_files_are_the_same() {
        var visitor = observers.get("the public").visitor;
        assertThat(Routes.files())
                .isNotEmpty()
                .allMatch(file -> visitor.get(file).first().status() == 200);
        sameSoFar();
    }

    /// Ways in which something could come through.
    enum Channel {
        PAGE,
        COUNT,
        ORDER,
        MAIL,
        CALENDAR,
        API,
        SIZE,
        TIME,
        WORK,
        ID,
        LETTER,
        DEVICE,
        SIGNING,
        TEXT,
        BUNDLE,
        PRINT,
        HASH
    }

    /// Planted last, into whatever the others have left of the cases.
    @ParameterizedTest
    @EnumSource
    @Order(8)
    void a_leak_in_this_channel_is_found(Channel channel) {
        if (again == null) {
            again = observer(Visitor.signedIn(SamplePerson.LIN, "en", quiet, busy));
            again.read();
            assertThat(again.visitor.differences()).isEmpty();
            again.visitor.otherHashes().clear();
        }
        var found =
                switch (channel) {
                    case PAGE -> throughLoosenedPolicies();
                    case COUNT ->
                            through((body, _, _, confided, _) ->
                                    body.replace(
                                            "</main>", "<b>%03d</b></main>".formatted(confided)));
                    case ID ->
                            through((body, _, _, confided, _) ->
                                    body.replaceAll(
                                            "(?<=entry-)[0-9a-f]{4}", "%04x".formatted(confided)));
                    case ORDER -> through((body, _, _, confided, _) -> turnedRows(body, confided));
                    case MAIL -> throughMail();
                    case CALENDAR ->
                            throughFile(
                                    "/planted/dates.ics",
                                    "text/calendar",
                                    "BEGIN:VCALENDAR\r\nX-N:%03d");
                    case API -> throughFile("/planted/api", "application/json", "{\"n\":%03d}");
                    case LETTER -> throughPage(letter(), "</main>", "<b>%03d</b></main>");
                    case DEVICE ->
                            throughPost("/sign-in/passkey/options", "(?<=\"timeout\":)\\d+", "%d");
                    case SIGNING ->
                            throughPage(
                                    settlement("/signature?act=sign"),
                                    "</main>",
                                    "<b>%03d</b></main>");
                    case TEXT -> throughPage(settlement("/text"), "\"goodoffices", "\"%d");
                    // a word in one of its files; and one more byte at its end
                    case BUNDLE ->
                            throughPage(settlement("/bundle"), "[a-z]{5}(?= [a-z]+ )", "%05d");
                    case PRINT -> throughPage(settlement("/print"), "%%EOF\\s*$", "%%%%EOF %d");
                    case HASH -> {
                        throughPage(settlement(""), "(?<=SHA-256 )[0-9a-f]{4}", "%04x");
                        yield List.copyOf(strayHashes(List.of(again)));
                    }
                    case SIZE -> through((body, _, _, confided, _) -> body + "\n".repeat(confided));
                    case TIME ->
                            through((body, _, response, confided, _) -> {
                                response.setDateHeader(
                                        "Last-Modified",
                                        World.now().plusSeconds(confided).toEpochMilli());
                                return body;
                            });
                    case WORK ->
                            through((body, _, _, confided, application) -> {
                                for (int i = 0; i < confided; i++) {
                                    application.sql("select 1").query(Integer.class).single();
                                }
                                return body;
                            });
                };
        assertThat(found).as("found through " + channel).isNotEmpty();
        again.visitor.differences().clear();
        again.visitor.otherHashes().clear();
    }

    private static List<String> through(Planted.Leak leak) {
        Planted.LEAK.set(leak);
        try {
            return whatLinReads();
        } finally {
            Planted.LEAK.set(null);
        }
    }

    private static List<String> whatLinReads() {
        again.visit("/");
        again.visit("/cases");
        again.visit("/cases?state=all");
        List.copyOf(again.values.of("number")).forEach(number -> again.visit("/cases/" + number));
        return List.copyOf(again.visitor.differences());
    }

    private static List<String> throughLoosenedPolicies() {
        both(world -> {
            world.institution
                    .owner()
                    .sql("create policy planted on lane for select using (true)")
                    .update();
            world.institution
                    .owner()
                    .sql("create policy planted on entry for select using (true)")
                    .update();
        });
        try {
            return whatLinReads();
        } finally {
            both(world -> {
                world.institution.owner().sql("drop policy planted on lane").update();
                world.institution.owner().sql("drop policy planted on entry").update();
            });
        }
    }

    private static List<String> throughMail() {
        both(world -> {
            for (int i = Planted.confided(world.institution.owner()); i > 0; i--) {
                world.institution
                        .bean(Access.class)
                        .run(
                                SamplePerson.LIN.id(),
                                () ->
                                        world.institution
                                                .bean(Outbox.class)
                                                .postWaiting(SamplePerson.LIN.id(), "/cases"));
            }
            world.tick("planted mail");
        });
        var differences = mailDifferences();
        quiet.post.forget();
        busy.post.forget();
        return differences;
    }

    private static List<String> throughFile(String path, String type, String text) {
        return throughRoute(
                path,
                (body, request, response, confided, _) -> {
                    if (!request.getRequestURI().equals(path)) {
                        return body;
                    }
                    response.setStatus(200);
                    response.setContentType(type);
                    return text.formatted(confided);
                });
    }

    private static List<String> throughRoute(String path, Planted.Leak leak) {
        Planted.LEAK.set(leak);
        try {
            again.visit(path);
            return List.copyOf(again.visitor.differences());
        } finally {
            Planted.LEAK.set(null);
        }
    }

    private static String settlement(String part) {
        return "/cases/" + settled + "/settlement" + part;
    }

    private static String letter() {
        both(World::forgetTries);
        again.post("/sign-in/link", "mail", SamplePerson.LIN.mail());
        both(world -> world.tick("one more letter"));
        return again.visitor.letters().getLast();
    }

    /// @param what as a regular expression
    /// @param by a format for the number of what was confided
    private static List<String> throughPage(String path, String what, String by) {
        Planted.LEAK.set(
                (body, _, _, confided, _) -> body.replaceFirst(what, by.formatted(confided)));
        try {
            reached(again.visit(path));
            return List.copyOf(again.visitor.differences());
        } finally {
            Planted.LEAK.set(null);
        }
    }

    private static List<String> throughPost(String path, String what, String by) {
        Planted.LEAK.set(
                (body, _, _, confided, _) -> body.replaceFirst(what, by.formatted(confided)));
        try {
            reached(again.post(path));
            return List.copyOf(again.visitor.differences());
        } finally {
            Planted.LEAK.set(null);
        }
    }

    private static String turnedRows(String body, int by) {
        var page = org.jsoup.Jsoup.parse(body);
        page.select("tbody, ul, ol")
                .forEach(list -> {
                    var rows = new ArrayList<>(list.children());
                    java.util.Collections.rotate(rows, by);
                    rows.forEach(list::appendChild);
                });
        return page.html();
    }

    @Test
    @Order(6)
    void whatever_others_post_is_answered_alike_and_leads_to_the_same() {
        var posting = List.copyOf(observers.values());
        posting.forEach(crawl -> crawl.post(false));
        posting.forEach(Crawl::postBare);
        both(world -> world.tick("posted"));
        both(World::forgetTries);
        var invited = stranger("somebody invited", Crawl.INVITED);
        assertThat(invited.answerLetters()).isNotEmpty().allSatisfy(NonInterferenceTest::reached);
        observers.put("somebody invited", invited);
        invited.read();
        observers.values().forEach(Crawl::answerLetters);
        // what side B has put into lanes by now, it can release and have quarantined
        var lin = observers.get(SamplePerson.LIN.name());
        lin.readAgain(page -> page.matches("/cases/[^/]*(/lanes/.*)?"));
        lin.post(false);
        posting.forEach(crawl -> crawl.post(true));
        both(world -> world.tick("ended"));
        observers.values().forEach(Crawl::vouch);
        for (var crawls : List.of(observers, insiders)) {
            crawls.values().forEach(crawl -> crawl.visitor.signIn());
        }
        observers
                .values()
                .forEach(crawl -> crawl.readAgain(page -> page.matches("/|/cases/[^/]*")));
        sameSoFar();
    }

    /// What no form that stands on a page would send: a request filled in with sense, a program
    /// with a key.
    @Test
    @Order(4)
    void what_takes_sense_or_a_key_is_answered_alike() {
        var dubois = observers.get(SamplePerson.DUBOIS.name());
        var draft =
                dubois.post(
                                "/requests",
                                "rules",
                                "model-commercial/commercial",
                                "once",
                                "trial-draft")
                        .first()
                        .header("location")
                        .replaceFirst("[?].*", "");
        dubois.post(
                draft,
                "step",
                "parties",
                "go",
                "next",
                "speaksAs",
                "agent",
                "p0-mine",
                "yes",
                "p0-kind",
                "company",
                "p0-country",
                "France",
                "p0-nameEn",
                "Meridian Solar SA",
                "p1-kind",
                "company",
                "p1-country",
                "Norway",
                "p1-nameEn",
                "Fjord Cables AS",
                "p1-contactEn",
                "Somebody",
                "p1-contactMail",
                "somebody@sample.invalid");
        dubois.post(
                draft,
                "step",
                "dispute",
                "go",
                "next",
                "text",
                "Cables that were never laid.",
                "classes",
                "other",
                "agreement",
                "none",
                "languages",
                "en");
        dubois.post(draft + "/sharing", "mail", "counsel@sample.invalid");
        dubois.post(draft + "/sharing/removal", "mail", "counsel@sample.invalid");
        var another =
                dubois.post(
                                "/requests",
                                "rules",
                                "model-commercial/commercial",
                                "once",
                                "trial-draft-with-papers")
                        .first()
                        .header("location")
                        .replaceFirst("[?].*", "");
        dubois.visit(another + "?step=papers"); // its form is posted with the others
        var sent = dubois.post(draft + "/sending").first().header("location");
        assertThat(sent).startsWith("/cases/");
        var offered =
                observers
                        .get(SamplePerson.VALDES.name())
                        .post(
                                "/good-offices",
                                "once",
                                "trial-good-offices",
                                "p0-country",
                                "Norway",
                                "p0-contactMail",
                                "north@sample.invalid",
                                "p1-country",
                                "Morocco",
                                "p1-contactMail",
                                "south@sample.invalid",
                                "text",
                                "The institution stands ready.");
        assertThat(offered.first().header("location")).startsWith("/cases/");

        var affairs = observers.get(SamplePerson.HALVORSEN.name());
        var deposited =
                affairs.post(
                                "/convention/deposit",
                                "once",
                                "trial-deposit",
                                "state",
                                "TLS",
                                "kind",
                                "ratification",
                                "on",
                                "2026-10-10",
                                "signatory",
                                "The President",
                                "capacity",
                                "head-of-state")
                        .first()
                        .header("location");
        assertThat(deposited).as("%s", affairs.refused).startsWith("/convention/notifications/");
        affairs.visit(deposited);

        reached(observers.get("the public").post(openBallot, "ballot", ballot));
        reached(observers.get("the public").visit(openBallot));

        var key = key(dubois);
        var number = sent.replaceFirst("/cases/", "").replaceFirst("[?].*", "");
        dubois.postJson(
                "/api/cases/" + number + "/acts/file-paper",
                key,
                "{\"token\":\"trial-api-1\",\"values\":{\"text\":\"By a program.\"}}");
        dubois.postJson(
                "/api/requests",
                key,
                """
                {"token":"trial-api-2","rules":"model-commercial","values":{"text":"By a program."},
                 "parties":[{"kind":"company","country":"FRA","nameEn":"Meridian","nameZh":"子午线","requesting":true},
                            {"kind":"company","country":"NOR","nameEn":"Fjord","nameZh":"峡湾","requesting":false,
                             "contact":{"nameEn":"Some","nameZh":"某","mail":"some@sample.invalid","language":"en"}}]}
                """);
        sameSoFar();
    }

    /// Whoever comes by a letter, with a password and its code, or with a passkey; and signs.
    @Test
    @Order(4)
    void what_takes_a_letter_or_a_device_is_answered_alike() {
        both(World::forgetTries);
        var lin = observers.get(SamplePerson.LIN.name());
        var newcomer = stranger("a newcomer", "newcomer@example.org");
        observers.put("a newcomer", newcomer);
        lin.fill("/sign-in", "/sign-in/link");
        newcomer.fill("/sign-in", "/sign-in/enrolment");
        both(world -> world.tick("letters"));
        for (var crawl : List.of(lin, newcomer)) {
            assertThat(crawl.answerLetters()).hasSize(1).allSatisfy(NonInterferenceTest::reached);
        }
        newcomer.read();

        reached(lin.fill("/my-sign-in/password", "/my-sign-in/password", "code", Device.CODE));
        reached(lin.fill("/sign-in", "/sign-in/password", "code", Device.CODE));
        signByProgram(lin);
        reached(lin.fill("/my-sign-in", "/my-sign-in/passkeys"));
        reached(lin.fill("/sign-in", "/sign-in/passkey"));
        settle(lin, observers.get(SamplePerson.CHEN.name()));
        for (var key : List.copyOf(lin.forms().values())) {
            if (key.action().matches("/my-sign-in/(passkeys/.*|password/)removal")) {
                reached(lin.fill("/my-sign-in", key.action()));
            }
        }
        sameSoFar();
    }

    /// What a side says at the table, and what a mediator does with it.
    @Test
    @Order(4)
    void what_is_said_at_the_table_is_answered_alike() {
        var lin = observers.get(SamplePerson.LIN.name());
        var table = "/cases/" + tabled + "/table";
        var preferences = table + "/preferences";
        reached(lin.visit(table));
        reached(
                lin.fill(
                        preferences,
                        preferences,
                        "value-o2",
                        "0",
                        "value-o3",
                        "100",
                        "value-o5",
                        "100",
                        "value-o6",
                        "0"));
        reached(lin.fill(table, table + "/agreement"));
        reached(lin.fill(table, preferences + "/opening"));
        reached(lin.fill(table, table + "/packages/" + put + "/answer", "accepts", "no"));
        reached(lin.fill(table, table + "/better/agreement"));
        reached(lin.visit(table + "/bids"));
        reached(lin.fill(table + "/bids", table + "/bids/agreement"));
        reached(
                lin.fill(
                        table + "/bids",
                        table + "/bids/" + bids + "/bid",
                        "number",
                        "70",
                        "again",
                        "70"));

        var solheim = observers.get(SamplePerson.SOLHEIM.name());
        var other = "/cases/" + mediated + "/table";
        reached(solheim.visit(other + "/packages"));
        reached(solheim.fill(other, other + "/packages/" + askable + "/better", "hours", "24"));
        var look = other + "/packages?i1=o2&i4=o6";
        reached(solheim.fill(look, other + "/packages"));
        reached(
                solheim.fill(
                        other + "/issues",
                        other + "/issues",
                        "i-0-en",
                        "Price in all",
                        "i-1-options-en",
                        "2027\n2028",
                        "i-1-options-zh",
                        "2027\n2028"));
        reached(
                solheim.fill(
                        other + "/bids", other + "/bids", "en", "Price", "zh", "价款", "figure", ""));
        var people = "/cases/" + tabled + "/people";
        reached(lin.fill(people, people, "as", "counsel", "mail", "another@example.org"));
        reached(lin.visit(people));
        sameSoFar();
    }

    /// Programs of both sides and of the mediator, from the issues to a settled bracket; and one of
    /// side B's at the table at which side A has said more in one of the worlds.
    @Test
    @Order(5) // after what a person says there, which opens what had not been opened yet
    void what_programs_do_at_a_table_is_answered_alike() {
        var solheim = observers.get(SamplePerson.SOLHEIM.name());
        var dubois = observers.get(SamplePerson.DUBOIS.name());
        var lin = observers.get(SamplePerson.LIN.name());
        var keys = Map.of(solheim, key(solheim), dubois, key(dubois), lin, key(lin));
        var table = "/api/cases/" + programmed + "/table";
        program(
                solheim,
                keys,
                table,
                """
                {"token":"trial-table-1","values":{"i-0-en":"Price","i-0-zh":"价款","i-0-options-en":"9\\n11","i-0-options-zh":"9\\n11"}}
                """);
        var drawn = read(solheim, table).at("/entry").asString();
        for (var party : List.of(dubois, lin)) {
            program(
                    party,
                    keys,
                    table + "/agreement",
                    "{\"token\":\"trial-table-2\",\"table\":\"" + drawn + "\"}");
        }
        var prefers =
                "{\"token\":\"trial-table-3\",\"table\":\"%s\",\"values\":{%s\"walk-away\":\"20\"}}";
        program(
                dubois,
                keys,
                table + "/preferences",
                prefers.formatted(
                        drawn,
                        "\"rank-i1\":\"1\",\"weight-i1\":\"100\",\"value-o2\":\"100\",\"value-o3\":\"0\","));
        program(dubois, keys, table + "/preferences/opening", opening(dubois, table));
        reached(solheim.visit(table + "/frontier"));
        program(
                solheim,
                keys,
                table + "/packages",
                "{\"token\":\"trial-table-5\",\"table\":\"%s\",\"options\":{\"i1\":\"o2\"},\"hours\":24}"
                        .formatted(drawn));
        program(
                dubois,
                keys,
                table
                        + "/packages/"
                        + read(dubois, table).at("/packages/0/entry").asString()
                        + "/answer",
                "{\"token\":\"trial-table-6\",\"accepts\":true}");
        var parties = read(dubois, "/api/cases/" + programmed).at("/parties");
        program(
                solheim,
                keys,
                table + "/bids",
                """
                {"token":"trial-table-7","values":{"en":"Price","zh":"价款","asks":"%s","gives":"%s","rule":"middle","hours":"24"}}
                """
                        .formatted(parties.at("/0/id").asString(), parties.at("/1/id").asString()));
        var round = read(dubois, table + "/bids").at("/rounds/0/entry").asString();
        for (var party : List.of(dubois, lin)) {
            program(
                    party,
                    keys,
                    table + "/bids/agreement",
                    "{\"token\":\"trial-table-8\",\"bids\":\"" + round + "\"}");
        }
        program(
                dubois,
                keys,
                table + "/bids/" + round + "/bid",
                "{\"token\":\"trial-table-9\",\"amount\":\"70\"}");
        var asked = "/api/cases/" + asking + "/table";
        program(
                solheim,
                keys,
                asked + "/packages/" + askableByProgram + "/better",
                "{\"token\":\"trial-table-12\",\"hours\":24}");
        program(
                lin,
                keys,
                asked + "/better/agreement",
                "{\"token\":\"trial-table-13\",\"question\":\"%s\"}"
                        .formatted(read(solheim, asked).at("/packages/0/better/entry").asString()));
        var text = "/api/cases/" + programmed + "/text";
        program(
                dubois,
                keys,
                text,
                """
                {"token":"trial-table-10","clauses":[{"id":"","en":"It is [#i1: nine{#o2} | eleven{#o3}].","zh":"[#i1: 九{#o2} | 十一{#o3}]。"}]}
                """);
        var bracket = read(solheim, text);
        program(
                solheim,
                keys,
                text + "/settling",
                """
                {"token":"trial-table-11","from":"%s","clause":"%s","heading":false,"en":0,"zh":0,"choice":0}
                """
                        .formatted(
                                bracket.at("/entry").asString(),
                                bracket.at("/open/0/clause").asString()));

        var besideA = "/api/cases/" + tabled + "/table";
        program(
                lin,
                keys,
                besideA + "/preferences",
                prefers.formatted(
                        read(lin, besideA).at("/entry").asString(),
                        "\"rank-i1\":\"1\",\"rank-i4\":\"2\",\"weight-i1\":\"100\",\"weight-i4\":\"40\",\"value-o2\":\"0\",\"value-o3\":\"100\",\"value-o5\":\"100\",\"value-o6\":\"0\","));
        program(lin, keys, besideA + "/preferences/opening", opening(lin, besideA));
        program(
                lin,
                keys,
                besideA + "/packages/" + put + "/answer",
                "{\"token\":\"trial-table-6\",\"accepts\":true}");
        for (var path : List.of(besideA, besideA + "/bids")) {
            reached(lin.visit(path));
        }
        sameSoFar();
    }

    private static String opening(Crawl party, String table) {
        return "{\"token\":\"trial-table-4\",\"stated\":\"%s\"}"
                .formatted(read(party, table).at("/own/entry").asString());
    }

    private static void program(Crawl whose, Map<Crawl, String> keys, String path, String body) {
        reached(
                whose.postJson(
                        path, java.util.Objects.requireNonNull(keys.get(whose)), body.strip()));
    }

    /// What the sides and the Registry do about who mediates.
    @Test
    @Order(4)
    void what_is_done_about_an_appointment_is_answered_alike() {
        var lin = observers.get(SamplePerson.LIN.name());
        var at = "/cases/" + naming + "/appointment";
        var page = lin.visit(at);
        reached(page);
        assertThat(page.first().body()).contains("Left: Ingrid Solheim.");
        var answer = at + "/lists/" + list + "/answer";
        reached(
                lin.fill(
                        at,
                        answer,
                        AtTheAppointment.LISTED.get(0).id().toString(),
                        "1",
                        AtTheAppointment.LISTED.get(1).id().toString(),
                        "3",
                        AtTheAppointment.LISTED.get(2).id().toString(),
                        "2"));
        reached(lin.fill(at, at + "/needs/agreement"));
        reached(
                lin.fill(
                        at + "/needs",
                        at + "/needs",
                        "need-0",
                        "tradition:civil",
                        "weight-0",
                        "1",
                        "need-1",
                        "",
                        "need-2",
                        "",
                        "need-3",
                        "",
                        "need-4",
                        "",
                        "need-5",
                        "",
                        "need-6",
                        "",
                        "need-7",
                        "",
                        "states",
                        "Norway",
                        "from-day",
                        "",
                        "until-day",
                        ""));
        var chen = observers.get(SamplePerson.CHEN.name());
        var other = "/cases/" + unlisted + "/appointment";
        reached(chen.fill(other, other + "/lists"));
        reached(chen.fill(other, other + "/invitations"));
        reached(chen.fill(other + "/screening", other + "/screening"));
        reached(chen.visit(other + "/screening"));
        reached(
                chen.fill(
                        "/ties",
                        "/ties/imports",
                        "source",
                        "Owners",
                        "papers",
                        "from,tie,to\nA Ltd,owns,B Ltd\n"));
        reached(chen.visit("/ties"));
        var solheim = observers.get(SamplePerson.SOLHEIM.name());
        reached(
                solheim.fill(
                        "/ties",
                        "/ties/declarations",
                        "other",
                        "A Ltd",
                        "since",
                        "2024-05-01",
                        "until",
                        ""));
        reached(solheim.visit("/ties"));
        reached(solheim.visit("/inquiries"));
        var asked = "/inquiries/" + inquiry;
        reached(solheim.fill(asked, asked, "available", "yes"));
        reached(solheim.visit(asked));
        var dubois = observers.get(SamplePerson.DUBOIS.name());
        var disclosed = "/cases/" + mediated + "/appointment";
        reached(dubois.visit(disclosed));
        var comment =
                dubois.forms().values().stream()
                        .map(Crawl.Form::action)
                        .filter(action -> action.startsWith(disclosed + "/disclosures/"))
                        .findFirst()
                        .orElseThrow();
        reached(dubois.fill(disclosed, comment, "text", "We have no objection."));
        sameSoFar();
    }

    private static void signByProgram(Crawl lin) {
        var acts = "/cases/" + settledByProgram + "/acts/";
        reached(lin.fill(acts + "present-authority", acts + "present-authority"));
        var page = "/api/cases/" + settledByProgram + "/settlement/signature";
        var asked = lin.visit(page + "?act=sign");
        reached(asked);
        var at = JSON.readTree(asked.first().body()).at("/at").asString();
        for (var code : List.of("000000", lin.visitor.device.code())) {
            lin.postJson(
                    page,
                    key(lin),
                    """
                    {"token":"trial-sign","act":"sign","at":"%s","because":"no-device",
                     "password":"%s","code":"%s"}
                    """
                            .formatted(at, Crawl.PASSWORD, code));
        }
        reached(lin.visit("/api/cases/" + settledByProgram + "/settlement"));
    }

    private static String key(Crawl crawl) {
        var key =
                Pattern.compile("go_[A-Za-z0-9_-]{43}")
                        .matcher(crawl.post("/account/tokens", "name", "A program").first().body());
        assertThat(key.find()).isTrue();
        return key.group();
    }

    /// A program of side B's in the lanes of a case.
    @Test
    @Order(4)
    void what_a_program_does_in_lanes_is_answered_alike() {
        var lin = observers.get(SamplePerson.LIN.name());
        var key = key(lin);
        var at =
                lin.values.of("number").stream()
                        .map(number -> "/api/cases/" + number)
                        .filter(path -> read(lin, path).at("/place").asString().equals("mediation"))
                        .findFirst()
                        .orElseThrow();
        var own =
                at + "/lanes/" + of(read(lin, at).at("/lanes"), "kind", "own").at("/id").asString();
        var message =
                lin.postJson(own, key, "{\"token\":\"trial-lane-1\",\"text\":\"In a lane.\"}");
        var entry = JSON.readTree(message.first().body()).at("/entry").asString();
        reached(lin.postPaper(own, key, "trial-lane-2"));
        reached(lin.postPaper(at + "/acts/file-paper", key, "trial-lane-3"));
        var paper = at + "/papers/" + read(lin, own + "/papers").at("/papers/0/id").asString();
        reached(lin.postPaper(paper, key, "trial-lane-4"));
        reached(lin.visit(paper));
        reached(lin.visit(paper + "/file"));
        reached(lin.visit("/api/record/entries/" + entry + "/receipt"));
        var thing = at + "/entries/" + entry;
        reached(
                lin.postJson(
                        thing + "/release",
                        key,
                        "{\"token\":\"trial-lane-5\",\"to\":\"joint\",\"text\":true}"));
        reached(lin.postJson(thing + "/quarantine", key, "{\"token\":\"trial-lane-6\"}"));
        var party = of(read(lin, at).at("/people"), "name/en", SamplePerson.LIN.en()).at("/party");
        reached(
                lin.postJson(
                        at + "/seats",
                        key,
                        """
                        {"token":"trial-seat-1","party":"%s","as":"counsel","nameEn":"Some Counsel",
                         "mail":"counsel@example.org"}
                        """
                                .formatted(party.asString())));
        reached(
                lin.postJson(
                        at + "/names",
                        key,
                        """
                        {"token":"trial-name-1","party":"%s","nameEn":"Lanhai","nameZh":"蓝海"}
                        """
                                .formatted(party.asString())));
        var seat = of(read(lin, at).at("/people"), "name/en", "Some Counsel").at("/seat");
        reached(
                lin.postJson(
                        at + "/seats/" + seat.asString() + "/end",
                        key,
                        "{\"token\":\"trial-seat-2\"}"));
        sameSoFar();
    }

    private static JsonNode read(Crawl crawl, String path) {
        var answer = crawl.visit(path);
        reached(answer);
        return JSON.readTree(answer.first().body());
    }

    private static JsonNode of(JsonNode all, String member, String value) {
        return all.valueStream()
                .filter(one -> one.at("/" + member).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static void settle(Crawl lin, Crawl registry) {
        var acts = "/cases/" + settled + "/acts/";
        var page = "/cases/" + settled + "/settlement";
        reached(lin.fill(acts + "present-authority", acts + "present-authority"));
        for (var because : List.of("", "no-device")) {
            lin.post(page + "/signature", "act", "sign", "because", because);
            lin.post(
                    page + "/signature",
                    "act",
                    "sign",
                    "at",
                    World.now().toString(),
                    "answer",
                    "{}");
        }
        reached(lin.fill(page + "/signature?act=sign", page + "/signature"));
        reached(
                registry.fill(
                        acts + "attest",
                        acts + "attest",
                        "unsigned",
                        SamplePerson.LEUNG.id().toString()));
        var others = List.of(SamplePerson.ZHAO, SamplePerson.DUBOIS, SamplePerson.CHEN);
        others.forEach(other -> observers.get(other.name()).visit(page + "/bundle"));
        for (var part : List.of("", "/text", "/bundle", "/print", "/signature?act=sign")) {
            reached(lin.visit(page + part));
        }
        for (var part : List.of("", "/text", "/bundle", "/print")) {
            reached(lin.visit("/api" + page + part));
        }
    }

    private static void reached(Visitor.Answer answer) {
        assertThat(answer.succeeded())
                .as(answer.asked() + " " + answer.first().status() + "\n" + answer.first().body())
                .isTrue();
    }

    @Test
    @Order(7)
    void the_mail_of_others_is_the_same() {
        both(world -> world.tick("mail"));
        assertThat(mailDifferences()).isEmpty();
    }

    @Test
    @Order(9)
    void every_route_was_reached_with_real_content() {
        var reached = new HashSet<>();
        observers.values().forEach(crawl -> reached.addAll(crawl.succeeded));
        var answers = new HashMap<Routes.Route, String>();
        observers.values().forEach(crawl -> answers.putAll(crawl.failed));
        var never =
                routes.all().stream()
                        .filter(route ->
                                !route.pattern().getPatternString().startsWith(SAMPLE_WORLD))
                        .filter(route -> !reached.contains(route))
                        .map(route -> route + " (" + answers.get(route) + ")")
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(never)
                .as("refused: %s", observers.get(SamplePerson.LIN.name()).refused)
                .isEmpty();
    }

    /// What covers side A's own lanes is the institution's log, by one hash a case: receipts lead
    /// to it; a bundle holds receipts; and the lane in which a bundle's hash stands has it in its
    /// log.
    @Test
    @Order(7)
    void no_other_hash_depends_on_what_was_confided() {
        assertThat(observers.get(SamplePerson.LIN.name()).visitor.otherHashes())
                .as("what side A did is committed to")
                .anyMatch(asked -> asked.endsWith("/receipt"));
        assertThat(strayHashes(observers.values())).isEmpty();
    }

    private static Set<String> strayHashes(Collection<Crawl> crawls) {
        var sealed =
                Stream.of(settled, settledByProgram)
                        .flatMap(number -> Stream.of(number.value(), joint(number).toString()))
                        .toList();
        return crawls.stream()
                .flatMap(crawl -> crawl.visitor.otherHashes().stream())
                .filter(asked ->
                        !asked.matches("GET (/api)?/record/(checkpoint|entries/[^/]*/receipt)"))
                .filter(asked ->
                        !asked.matches(".*/(bundle|record|entries|log|checkpoint|history)([?].*)?")
                                || sealed.stream().noneMatch(asked::contains))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static LaneId joint(CaseNumber number) {
        return quiet.institution
                .bean(Access.class)
                .as(
                        SamplePerson.LIN.id(),
                        () ->
                                quiet.institution
                                        .bean(Docket.class)
                                        .open(SamplePerson.LIN.id(), number))
                .orElseThrow()
                .file()
                .joint();
    }

    private static void both(Consumer<World> deed) {
        List.of(quiet, busy).forEach(deed);
    }

    private static List<String> differences() {
        return observers.values().stream()
                .flatMap(crawl -> crawl.visitor.differences().stream())
                .limit(20)
                .toList();
    }

    private static void sameSoFar() {
        for (var crawls : List.of(observers, insiders)) {
            var faults =
                    crawls.values().stream()
                            .flatMap(crawl -> crawl.visitor.faults().stream())
                            .collect(Collectors.joining("\n"));
            crawls.values().forEach(crawl -> crawl.visitor.faults().clear());
            assertThat(faults).isEmpty();
        }
        var differences = differences();
        observers.values().forEach(crawl -> crawl.visitor.differences().clear());
        assertThat(String.join("\n", differences)).isEmpty();
    }

    /// Mail to people other than side A and the mediators, one by one as it went over the wire.
    private static List<String> mailDifferences() {
        var insiders =
                Set.of(
                        SamplePerson.BRANDT.mail(),
                        SamplePerson.MORETTI.mail(),
                        SamplePerson.LEUNG.mail());
        var one = mail(quiet, insiders);
        var other = mail(busy, insiders);
        var differences = new ArrayList<String>();
        var addresses = new TreeSet<>(one.keySet());
        addresses.addAll(other.keySet());
        for (var address : addresses) {
            if (!one.getOrDefault(address, List.of())
                    .equals(other.getOrDefault(address, List.of()))) {
                differences.add(address + ": " + one.get(address) + " ≠ " + other.get(address));
            }
        }
        return differences;
    }

    /// Sorted: which of two mails to one address goes first over the wire is no promise. In what
    /// order they were posted is told by their ids, which are compared.
    private static Map<String, List<String>> mail(World world, Set<String> without) {
        return world.post.received().stream()
                .sorted()
                .filter(message ->
                        without.stream()
                                .noneMatch(message.lines().findFirst().orElse("")::contains))
                .collect(Collectors.groupingBy(message -> message.lines().findFirst().orElse("")));
    }
}
