package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
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
import org.goodoffices.casework.docket.ActForm;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.casework.docket.RequestMediation;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.mail.Outbox;
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

    /// Routes that open only to what no page gives away, each with what it takes; journeys with
    /// that in hand go through them.
    private static final Map<String, String> TAKES_MORE =
            Map.ofEntries(
                    Map.entry("GET /cases/{number}/settlement/signature", "a final text"),
                    Map.entry("POST /cases/{number}/settlement/signature", "a passkey"),
                    Map.entry("GET /cases/{number}/settlement/text", "a final text"),
                    Map.entry("GET /enrolments/{token}", "a letter"),
                    Map.entry("POST /enrolments/{token}", "a letter"),
                    Map.entry("GET /cases/{number}/settlement/bundle", "an attestation"),
                    Map.entry("GET /cases/{number}/settlement/print", "an attestation"),
                    Map.entry("GET /invitations/{token}", "a letter"),
                    Map.entry("POST /invitations/{token}", "a letter"),
                    Map.entry("GET /sign-in/link/{token}", "a letter"),
                    Map.entry("POST /sign-in/link/{token}", "a letter"),
                    Map.entry("POST /sign-in/passkey", "a passkey"),
                    Map.entry("POST /sign-in/password", "a password and a code"),
                    Map.entry("POST /my-sign-in/passkeys", "a passkey"),
                    Map.entry("POST /my-sign-in/passkeys/{id}/removal", "a passkey"),
                    Map.entry("POST /my-sign-in/password/removal", "a password and a code"));

    private static World quiet;
    private static World busy;
    private static Routes routes;

    /// Somebody of side B, signed in anew.
    private static Crawl again;

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
        World.pass(Duration.ofMinutes(10));
        for (var world : List.of(quiet, busy)) {
            world.tick("after");
        }
        observers.put("the public", observer(new Visitor("the public", "en", quiet, busy)));
        observe(SamplePerson.DUBOIS, "en");
        observe(SamplePerson.VALDES, "en");
        observe(SamplePerson.ZHAO, "zh");
        observe(SamplePerson.LIN, "en");
        observe(SamplePerson.CHEN, "en");
    }

    @AfterAll
    static void close() throws Exception {
        quiet.close();
        busy.close();
    }

    private static void observe(SamplePerson person, String language) {
        observers.put(person.name(), observer(Visitor.signedIn(person, language, quiet, busy)));
    }

    private static Crawl observer(Visitor visitor) {
        return new Crawl(
                visitor,
                routes,
                List.of("turbine", SECRET, "", "\0%_\\"),
                path -> path.startsWith(SAMPLE_WORLD));
    }

    /// Cases beside the sample world's own: another between the same parties, and one of others.
    private static void history(World world) {
        request(world, SamplePerson.BRANDT, SamplePerson.LIN, "Second delivery of turbines");
        request(world, SamplePerson.DUBOIS, SamplePerson.TANVIR, "Solar fields");
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
                            path -> path.startsWith(SAMPLE_WORLD));
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
        ID
    }

    /// Planted last, into whatever the others have left of the cases.
    @ParameterizedTest
    @EnumSource
    @Order(7)
    void a_leak_in_this_channel_is_found(Channel channel) {
        if (again == null) {
            again = observer(Visitor.signedIn(SamplePerson.LIN, "en", quiet, busy));
            again.read();
            assertThat(again.visitor.differences()).isEmpty();
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
    @Order(5)
    void whatever_others_post_is_answered_alike_and_leads_to_the_same() {
        observers.values().forEach(crawl -> crawl.post(false));
        observers.values().forEach(Crawl::postBare);
        both(world -> world.tick("posted"));
        observers.values().forEach(crawl -> crawl.post(true));
        both(world -> world.tick("ended"));
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

        var key =
                Pattern.compile("go_[A-Za-z0-9_-]{43}")
                        .matcher(
                                dubois.post("/account/tokens", "name", "A program").first().body());
        assertThat(key.find()).isTrue();
        var number = sent.replaceFirst("/cases/", "").replaceFirst("[?].*", "");
        dubois.postJson(
                "/api/cases/" + number + "/acts/file-paper",
                key.group(),
                "{\"token\":\"trial-api-1\",\"values\":{\"text\":\"By a program.\"}}");
        dubois.postJson(
                "/api/requests",
                key.group(),
                """
                {"token":"trial-api-2","rules":"model-commercial","values":{"text":"By a program."},
                 "parties":[{"kind":"company","country":"FRA","nameEn":"Meridian","nameZh":"子午线","requesting":true},
                            {"kind":"company","country":"NOR","nameEn":"Fjord","nameZh":"峡湾","requesting":false,
                             "contact":{"nameEn":"Some","nameZh":"某","mail":"some@sample.invalid","language":"en"}}]}
                """);
        sameSoFar();
    }

    @Test
    @Order(6)
    void the_mail_of_others_is_the_same() {
        both(world -> world.tick("mail"));
        assertThat(mailDifferences()).isEmpty();
    }

    @Test
    @Order(8)
    void every_route_was_reached_with_real_content() {
        // what only side A and the mediators can do, as far as the others have left it to be done
        insiders.values()
                .forEach(insider -> {
                    insider.post(false);
                    insider.postBare();
                });
        var reached = new HashSet<>();
        for (var crawl : observers.values()) {
            reached.addAll(crawl.succeeded);
        }
        for (var crawl : insiders.values()) {
            reached.addAll(crawl.succeeded);
        }
        var answers = new HashMap<Routes.Route, String>();
        observers.values().forEach(crawl -> answers.putAll(crawl.failed));
        var never =
                routes.all().stream()
                        .filter(route ->
                                !route.pattern().getPatternString().startsWith(SAMPLE_WORLD))
                        .filter(route -> !reached.contains(route))
                        .filter(route -> !TAKES_MORE.containsKey(route.toString()))
                        .map(route -> route + " (" + answers.get(route) + ")")
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(never)
                .as("refused: %s", observers.get(SamplePerson.LIN.name()).refused)
                .isEmpty();
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

    private static Map<String, List<String>> mail(World world, Set<String> without) {
        return world.post.received().stream()
                .filter(message ->
                        without.stream()
                                .noneMatch(message.lines().findFirst().orElse("")::contains))
                .collect(Collectors.groupingBy(message -> message.lines().findFirst().orElse("")));
    }
}
