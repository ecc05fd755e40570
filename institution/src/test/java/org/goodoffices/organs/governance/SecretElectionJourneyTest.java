package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.governance.HeldInSecret.TELLERS;
import static org.goodoffices.sample.SamplePerson.*;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.decision.ballots.BoxVerifier;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A secret election in real browsers, on phones, from its opening to a person elected in the
/// second ballot: everybody in the language of theirs, each page looked at in both.
class SecretElectionJourneyTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();
    @AutoClose static final Browser browser = Browser.start();

    /// Who reads Chinese; the others read English.
    private static final Set<SamplePerson> CHINESE = Set.of(SEITKALI, MARENKO, TANVIR);

    private static final HeldInSecret held = HeldInSecret.sitting(institution);
    private final Map<SamplePerson, Page> desks = new HashMap<>();
    private final Map<SamplePerson, String> credentials = new HashMap<>();
    private final Map<SamplePerson, Path> keys = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> looked = new HashSet<>();

    /// What browsers sent.
    private final List<Request> sent = new ArrayList<>();

    private final List<BrowserContext> contexts = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void from_the_opening_to_an_elected_person_in_the_second_ballot() throws Exception {
        var chair = act(VARGA, "put-election", "");
        chair.selectOption("#office", "other");
        chair.fill("#titleEn", "President of the Assembly");
        chair.fill("#titleZh", "大会主席");
        chair.fill("#places", "1");
        TELLERS.forEach(one -> chair.check("input[value='" + one.id() + "']"));
        send(chair);
        for (var name : List.of("Aino Virta", "Bao Yun", "Chidi Obi")) {
            var page = act(MARENKO, "nominate", "?secret=1");
            page.fill("#nameEn", name);
            page.fill("#nameZh", name.equals("Bao Yun") ? "鲍云" : name);
            send(page);
        }
        for (var teller : TELLERS) {
            var page = act(teller, "make-keys", "?secret=1");
            var file = page.waitForDownload(() -> page.click("#keep"));
            keys.put(teller, folder.resolve(file.suggestedFilename()));
            file.saveAs(keys.get(teller));
            page.check("#kept");
            send(page);
        }
        tellers("share-keys", TELLERS);
        for (var person : HeldInSecret.SEATS.keySet()) {
            var page = act(person, "register", "?secret=1");
            credentials.put(person, page.inputValue("#credential"));
            page.click("form.form button");
            page.waitForSelector("[data-wrong]:not([hidden])");
            assertThat(
                            page.locator("[data-wrong]")
                                    .evaluate("one => one === document.activeElement"))
                    .isEqualTo(true);
            page.check("#kept");
            send(page);
        }
        press(VARGA, "close-registration");
        aShareThatDoesNotFit();
        tellers("mix", TELLERS);

        press(VARGA, "open-ballot");
        withoutScript();
        votes(ADEYEMI, 1, "Aino Virta");
        votes(TANVIR, 1, "鲍云");
        votes(VARGA, 1, "Bao Yun");
        votes(MARENKO, 1, "弃权（空白票）");
        var again = votes(SEITKALI, 1, "鲍云");
        var tracker = votes(SEITKALI, 1, "Aino Virta"); // replaces the one before
        desk(MARENKO).reload();
        assertThat(desk(MARENKO).innerText("main")).contains(tracker).doesNotContain(again);
        byTheTool(VARGA, "[[0,0,1,0]]"); // the same again, made without our script
        press(VARGA, "close-ballot");
        tellers("decrypt", TELLERS); // the third when two were enough
        press(VARGA, "declare");
        assertThat(held.vote("1").rounds().getFirst().result())
                .isEqualTo(List.of(List.of(1, 2, 2, 0)));

        press(VARGA, "open-ballot");
        votes(ADEYEMI, 2, "Aino Virta");
        votes(TANVIR, 2, "Aino Virta");
        votes(VARGA, 2, "Aino Virta");
        press(VARGA, "close-ballot");
        tellers("decrypt", List.of(SEITKALI, ADEYEMI)); // the third teller never returns
        press(VARGA, "declare");

        var page = desk(SEITKALI);
        page.navigate("/sessions/" + held.session + "/secret-votes/1");
        look(page);
        assertThat(page.innerText("main")).contains("业已决定", "当选", "Aino Virta");
        for (int ballot : List.of(1, 2)) {
            page.navigate("/sessions/" + held.session + "/secret-votes/1/ballots/" + ballot);
            look(page);
            verified(ballot);
        }
        nothingSecretWasSent();
        assertThat(faults).isEmpty();
        contexts.forEach(BrowserContext::close);
    }

    @Test
    void an_envelope_is_opened_by_its_teller_for_its_vote_alone() {
        try (var visitor = browser.visitor(institution.address(), 360)) {
            var page = visitor.newPage();
            page.navigate("/organs");
            var opened =
                    page.evaluate(
                            """
                            async () => {
                              const { openingKey, sealed, opened } = await import('/js/envelopes.js');
                              const key = await openingKey();
                              const envelope = await sealed('4', 'vote1', [key.publicKey]);
                              const as = (vote, teller) =>
                                opened([envelope], vote, teller, key.secret, true).then((all) => all.join(), () => 'shut');
                              const twice = opened([envelope, envelope], 'vote1', 1, key.secret, true)
                                .catch((why) => why.message);
                              return [await as('vote1', 1), await as('vote2', 1), await as('vote1', 2), await twice];
                            }
                            """);
            assertThat(opened).isEqualTo(List.of("4", "shut", "shut", "the same envelope twice"));
        }
    }

    @Test
    void a_share_is_taken_from_whoever_committed_to_it_and_fits_nowhere_else() {
        try (var visitor = browser.visitor(institution.address(), 360)) {
            var page = visitor.newPage();
            page.navigate("/organs");
            var taken =
                    page.evaluate(
                            """
                            async () => {
                              const belenios = await import('/js/belenios.js');
                              const { openingKey, seal } = await import('/js/envelopes.js');
                              const { certificate, given, taken } = await import('/js/shares.js');
                              const tellers = [];
                              for (let i = 0; i < 3; i++) {
                                const signing = belenios.exponent();
                                tellers.push({ signing, opening: await openingKey(), certificate: JSON.stringify(await certificate(signing)) });
                              }
                              const keys = tellers.map((one) => one.opening.publicKey);
                              for (const [i, one] of tellers.entries()) Object.assign(one, await given('vote1', i + 1, one.signing, keys));
                              const commitments = tellers.map((one) => JSON.stringify(one.commitments));
                              const shares = (to) => tellers.map((one) => one.shares[to - 1]);
                              const as = (to, vote, promised, sealed, who = to) =>
                                taken(vote, to, tellers[who - 1].signing, tellers[to - 1].opening.secret, tellers.map((one) => one.certificate), promised, sealed)
                                  .then((key) => (key === null ? 'not mine' : 'fits'), (unfit) => unfit.giver);
                              const forged = shares(1);
                              forged[2] = await seal(new Uint8Array(32).fill(5), keys[0], 'good-offices share|vote1|3|1');
                              const [a, b, c] = commitments;
                              const unsigned = JSON.stringify({ ...tellers[2].commitments, signature: tellers[1].commitments.signature });
                              return [
                                await as(1, 'vote1', commitments, shares(1)),
                                await as(2, 'vote1', commitments, shares(2)),
                                await as(1, 'vote2', commitments, shares(1)),
                                await as(1, 'vote1', commitments, shares(2)),
                                await as(1, 'vote1', [a, c, b], shares(1)),
                                await as(1, 'vote1', [a, b, unsigned], shares(1)),
                                await as(1, 'vote1', commitments, forged),
                                await as(1, 'vote1', commitments, shares(1), 2),
                              ];
                            }
                            """);
            assertThat(taken).isEqualTo(List.of("fits", "fits", 1, 1, 2, 3, 3, "not mine"));
        }
    }

    private Page desk(SamplePerson person) {
        return desks.computeIfAbsent(
                person,
                _ -> {
                    var context = browser.visitor(institution.address(), 360);
                    contexts.add(context);
                    var page = context.newPage();
                    page.onRequest(this::note);
                    page.onConsoleMessage(message -> {
                        if (message.type().equals("error") && !message.text().contains("422")) {
                            faults.add(page.url() + " says " + message.text());
                        }
                    });
                    page.navigate("/sign-in?lang=" + (CHINESE.contains(person) ? "zh" : "en"));
                    page.click("button[name=person][value='" + person.id() + "']");
                    return page;
                });
    }

    private void note(Request request) {
        if (!request.url().startsWith(institution.address())
                && !request.url().startsWith("blob:")) {
            faults.add(request.url() + " is asked");
        }
        if (request.method().equals("POST")) {
            sent.add(request);
        }
    }

    private Page act(SamplePerson person, String act, String query) {
        var page = desk(person);
        page.navigate("/sessions/" + held.session + "/acts/" + act + query);
        page.waitForSelector("form.form button");
        look(page);
        return page;
    }

    /// Looks for barriers in both languages, once for each kind of page, and leaves it as it was.
    private void look(Page page) {
        var path = page.url().replace(institution.address(), "");
        if (!looked.add(path.replaceAll("[?].*|[0-9]", ""))) {
            return;
        }
        var own = page.locator("html").getAttribute("lang");
        for (var language : List.of(own.equals("en") ? "zh" : "en", own)) {
            page.navigate(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            Browser.barriers(page).forEach(one -> faults.add(path + " " + language + " " + one));
            if (Browser.overflow(page) > 0) {
                faults.add(path + " is wider than a phone by " + Browser.overflow(page));
            }
        }
        if (page.locator("form[data-ceremony]").count() > 0) {
            page.waitForSelector("form[data-ceremony]");
        }
    }

    private static void send(Page page) {
        var before = page.url();
        page.locator("form.form button").last().click();
        page.waitForURL(url -> !url.equals(before));
        assertThat(page.url()).doesNotContain("/acts/");
    }

    private void press(SamplePerson person, String act) {
        var page = act(person, act, "?secret=1");
        page.selectOption("#secret", "1");
        send(page);
    }

    /// What a teller cannot take up is told before anything is sent, and leads to a complaint.
    private void aShareThatDoesNotFit() {
        var given = java.util.Objects.requireNonNull(held.vote("1").shares().get(2));
        var share = given.sealed().getFirst();
        var changed = (share.charAt(0) == 'A' ? 'B' : 'A') + share.substring(1);
        desk(ADEYEMI)
                .route(
                        "**/acts/mix*",
                        route -> {
                            var answer = route.fetch();
                            route.fulfill(
                                    new Route.FulfillOptions()
                                            .setResponse(answer)
                                            .setBody(answer.text().replace(share, changed)));
                        });
        var page = act(ADEYEMI, "mix", "?secret=1");
        page.setInputFiles("#key-file", keys.get(ADEYEMI));
        page.locator("form.form button").last().click();
        focused(page, "[data-wrong]");
        assertThat(page.innerText("[data-wrong]"))
                .startsWith("The share of the keys from teller 2 cannot be opened")
                .contains("Nothing was sent.");
        page.unroute("**/acts/mix*");
        assertThat(act(ADEYEMI, "complain", "?secret=1").innerText("main"))
                .contains("The vote is broken off at once");
        assertThat(held.vote("1").brokenOff()).isNull();
    }

    private void tellers(String act, List<SamplePerson> who) {
        for (var teller : who) {
            var page = act(teller, act, "?secret=1");
            page.setInputFiles("#key-file", keys.get(teller));
            send(page);
        }
    }

    /// Votes on the page of the ballot, by keyboard alone, and gives the tracker.
    private String votes(SamplePerson person, int ballot, String choice) {
        var page = desk(person);
        page.navigate("/sessions/" + held.session + "/secret-votes/1/ballots/" + ballot);
        look(page);
        page.waitForSelector("[data-paper]");
        page.locator("[data-paper] button").press("Enter"); // nothing is chosen yet
        focused(page, "[data-wrong]");
        page.getByLabel(choice, new Page.GetByLabelOptions().setExact(true)).press(" ");
        page.locator("#credential").focus();
        page.keyboard().type(credentials.get(person));
        page.keyboard().press("Tab");
        focused(page, "[data-paper] button");
        page.keyboard().press("Enter");
        page.waitForSelector(
                "[data-cast]",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
        focused(page, "[data-paper] [role=status]");
        if (looked.add("a ballot is cast")) {
            Browser.barriers(page).forEach(one -> faults.add("after casting: " + one));
        }
        return page.innerText("[data-tracker]");
    }

    private static void focused(Page page, String selector) {
        Locator there = page.locator(selector);
        page.waitForFunction(
                "selector => document.querySelector(selector) === document.activeElement",
                selector);
        assertThat(there.isVisible()).isTrue();
    }

    private void withoutScript() {
        try (var visitor = browser.visitorWithoutScript(institution.address(), 360)) {
            var page = visitor.newPage();
            page.navigate("/sessions/" + held.session + "/secret-votes/1/ballots/1?lang=en");
            assertThat(page.innerText("main")).contains("encrypted on your own machine");
            assertThat(page.locator("[data-paper]").isVisible()).isFalse();
        }
    }

    /// A ballot that the published tool makes from the box and a credential is taken as ours are.
    private void byTheTool(SamplePerson person, String choice) throws Exception {
        var alone = Files.createTempDirectory(folder, "voter");
        Files.write(alone.resolve("box.bel"), box(1));
        Files.writeString(alone.resolve("credential"), credentials.get(person));
        Files.writeString(alone.resolve("choice"), choice);
        var ballot =
                tool(
                        alone,
                        "election",
                        "generate-ballot",
                        "--privcred",
                        "credential",
                        "--ballot",
                        "choice");
        var answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(address(1)))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "ballot="
                                                                + java.net.URLEncoder.encode(
                                                                        ballot.strip(),
                                                                        java.nio.charset
                                                                                .StandardCharsets
                                                                                .UTF_8)))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(held.box("1").trackers()).contains(answer.body()).hasSize(5);
    }

    private String address(int ballot) {
        return institution.address()
                + "/sessions/"
                + held.session
                + "/secret-votes/1/ballots/"
                + ballot;
    }

    private byte[] box(int ballot) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address(ballot) + "/box")).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /// The published tool and our own check accept the box, and neither does with a byte flipped.
    private void verified(int ballot) throws Exception {
        var box = box(ballot);
        assertThat(BoxVerifier.verify(box).valid()).isTrue();
        assertThat(tool(box)).isTrue();
        box[box.length / 2] ^= 1;
        assertThat(BoxVerifier.verify(box).valid()).isFalse();
        assertThat(tool(box)).isFalse();
    }

    private boolean tool(byte[] box) throws Exception {
        var alone = Files.createTempDirectory(folder, "box");
        Files.write(alone.resolve("box.bel"), box);
        return !tool(alone, "election", "verify").equals(FAILED);
    }

    private static final String FAILED = "failed";

    /// What it prints; `FAILED` where it is not content.
    private static String tool(Path where, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("belenios-tool"));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .directory(where.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(where.resolve("said").toFile());
        // its default source of randomness waits for keystrokes
        builder.environment().put("BELENIOS_USE_URANDOM", "1");
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? Files.readString(where.resolve("said")) : FAILED;
    }

    /// No secret of a voter or a teller left their machine, and no ballot came with a cookie.
    private void nothingSecretWasSent() throws Exception {
        var secrets = new ArrayList<>(credentials.values());
        for (var file : keys.values()) {
            var text = Files.readString(file);
            secrets.add(text.replaceFirst(".*\"signing\":\"([0-9]+)\".*", "$1"));
            secrets.add(text.replaceFirst(".*\"d\":\"([^\"]+)\".*", "$1"));
        }
        assertThat(secrets).hasSize(11);
        var ballots = new ArrayList<String>();
        for (var request : sent) {
            var body = String.valueOf(request.postData());
            assertThat(secrets).as(request.url()).noneMatch(body::contains);
            if (request.url().contains("/ballots/")) {
                ballots.add(request.allHeaders().getOrDefault("cookie", "none"));
            }
        }
        assertThat(ballots).hasSize(9).containsOnly("none");
    }
}
