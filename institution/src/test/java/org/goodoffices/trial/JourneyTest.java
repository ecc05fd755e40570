package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.Lapses;
import org.goodoffices.casework.settlement.bundle.VerifyCommand;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/// The main job in a real browser: a dispute comes in, and leaves as a signed settlement or by
/// another ending, through the hands of people who see only what they may see.
class JourneyTest {

    /// The three tracks, with who takes part and how they work.
    enum Track {
        COMMERCIAL(
                "model-commercial",
                "commercial",
                SamplePerson.BRANDT,
                "en",
                SamplePerson.LIN,
                "zh",
                false),
        INVESTMENT(
                "model-investment",
                "investment",
                SamplePerson.DUBOIS,
                "zh",
                SamplePerson.ADEYEMI,
                "en",
                false),
        STATES(
                "model-state-to-state",
                "state-to-state",
                SamplePerson.TANVIR,
                "en",
                SamplePerson.ADEYEMI,
                "zh",
                true);

        final String rules;
        final String key;
        final SamplePerson requesting;
        final String language;
        final SamplePerson invited;
        final String languageOfInvited;
        final boolean keyboard;

        Track(
                String rules,
                String key,
                SamplePerson requesting,
                String language,
                SamplePerson invited,
                String languageOfInvited,
                boolean keyboard) {
            this.rules = rules;
            this.key = key;
            this.requesting = requesting;
            this.language = language;
            this.invited = invited;
            this.languageOfInvited = languageOfInvited;
            this.keyboard = keyboard;
        }
    }

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    @AutoClose static final Browser browser = Browser.start();

    private static final Set<String> looked = new HashSet<>();

    private final List<String> barriers = new ArrayList<>();
    private final List<Hand> hands = new ArrayList<>();

    @TempDir private Path folder;

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @AfterEach
    void leave() {
        hands.forEach(Hand::close);
        assertThat(barriers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void from_the_request_to_a_signed_settlement(Track track) throws Exception {
        var cases = new Cases(institution, track.requesting, track.invited);
        var registry = hand(SamplePerson.CHEN, track.language, track.keyboard);
        var one = hand(track.requesting, track.language, track.keyboard);
        var number = requested(track, one);
        var other = hand(track.invited, track.languageOfInvited, track.keyboard);
        var mediator = hand(SamplePerson.LEUNG, track.languageOfInvited, track.keyboard);

        invited(cases, number, registry);
        other.act(number, "consent", Map.of());
        for (var party : List.of(one, other)) {
            party.act(
                    number,
                    "name-mediator",
                    Map.of("mediator", SamplePerson.LEUNG.id().toString()));
        }
        mediator.act(number, "accept-appointment", Map.of("declaration", "Independent. 本人独立。"));

        mediator.act(number, "hold-session", Map.of("place", "Room 4 / 四号会议室"));
        var parties =
                cases.open(track.requesting, new org.goodoffices.casework.docket.CaseNumber(number))
                        .file();
        mediator.act(
                number,
                "hold-caucus",
                Map.of("party", parties.parties().getFirst().id().toString(), "place", "Room 5"));
        one.act(number, "confide", Map.of("text", "We could pay nine. 我方可付九。"));
        mediator.go("/cases/" + number);
        assertThat(mediator.text()).contains("We could pay nine");
        other.go("/cases/" + number);
        assertThat(other.text()).doesNotContain("pay nine").doesNotContain("Room 5");

        settle(number, one, other, mediator, registry);

        assertThat(cases.open(track.requesting, parties.number()).common().ending())
                .isNotNull()
                .extracting(ending -> ending.name())
                .isEqualTo("settled");
        verifiesOffline(number, other);
    }

    /// Writes a request part by part, and sends it.
    private static String requested(Track track, Hand one) {
        one.go("/requests/new");
        next(one, Map.of("rules", track.rules + "/" + track.key));
        boolean state = track == Track.STATES;
        var parties = new HashMap<String, String>();
        parties.put("speaksAs", "agent");
        parties.put("p0-mine", "yes");
        parties.put("p0-kind", state ? "state" : "company");
        parties.put("p0-country", track.language.equals("en") ? "Norway" : "挪威");
        parties.put("p0-nameEn", "Party of " + track.requesting.en());
        parties.put("p0-nameZh", track.requesting.zh() + "代理的当事方");
        parties.put("p1-kind", track == Track.COMMERCIAL ? "company" : "state");
        parties.put("p1-country", track.language.equals("en") ? "Morocco" : "摩洛哥");
        parties.put("p1-nameEn", "Party of " + track.invited.en());
        parties.put("p1-nameZh", track.invited.zh() + "代理的当事方");
        parties.put("p1-contactEn", track.invited.en());
        parties.put("p1-contactZh", track.invited.zh());
        parties.put("p1-contactMail", track.invited.mail());
        next(one, parties);
        next(
                one,
                Map.of(
                        "text", "What the dispute is about. 争端所涉事项。",
                        "classes", "other",
                        "agreement", "after",
                        "agreementText", "Exchange of letters of 1 October. 十月一日换文。",
                        "languages", "en,zh"));
        one.page.locator("main a[href$='?step=review']").last().click();
        one.submit(one.page.locator("form[action$='/sending']"), Map.of());
        return one.page.url().replaceFirst(".*/cases/", "").replaceFirst("[?].*", "");
    }

    private static void next(Hand hand, Map<String, String> values) {
        var form = hand.page.locator("main form[method=post]").first();
        hand.submit(form, values, form.locator("button[name=go][value=next]"));
    }

    private void invited(Cases cases, String number, Hand registry) {
        var invited =
                cases.party(new org.goodoffices.casework.docket.CaseNumber(number), false)
                        .id()
                        .toString();
        registry.act(number, "register", Map.of());
        registry.act(number, "invite", Map.of("party", invited, "channel", "courier"));
        registry.act(
                number,
                "record-receipt",
                Map.of("party", invited, "date", registry.today(), "channel", "courier"));
    }

    private static void settle(String number, Hand one, Hand other, Hand mediator, Hand registry) {
        one.act(
                number,
                "draft-settlement",
                Map.of(
                        "titleEn", "Settlement Agreement",
                        "titleZh", "和解协议",
                        "clause-0-en", "The respondent side pays nine million.",
                        "clause-0-zh", "付款方支付九百万元。"));
        sign(number, one, other, mediator, registry);
    }

    /// From the text put forward to the attested settlement in force.
    static void sign(String number, Hand one, Hand other, Hand mediator, Hand registry) {
        for (var party : List.of(one, other)) {
            party.go("/cases/" + number);
            if (party.page.locator("main a[href$='/name']").count() > 0) {
                party.act(
                        number,
                        "name",
                        Map.of("nameEn", "The name of its own", "nameZh", "自行声明的名称"));
            }
        }
        for (var party : List.of(one, other)) {
            party.go("/cases/" + number + "/settlement");
            party.submit(party.page.locator("#final form"), Map.of());
        }
        for (var party : List.of(one, other)) {
            party.act(
                    number,
                    "present-authority",
                    Map.of("people", "Power of attorney of 1 November. 授权委托书。"));
            party.addPasskey();
            party.sign(number, "sign");
        }
        mediator.addPasskey();
        mediator.sign(number, "sign-as-mediator");
        registry.act(number, "attest", Map.of());
        registry.page.locator(".sealed").waitFor(); // the page looks again by itself
        registry.act(number, "enter-into-force", Map.of());
    }

    private void verifiesOffline(String number, Hand party) throws Exception {
        var bundle =
                party.page
                        .context()
                        .request()
                        .get(institution.address() + "/cases/" + number + "/settlement/bundle");
        assertThat(bundle.status()).isEqualTo(200);
        var file = Files.write(folder.resolve("bundle.zip"), bundle.body());
        assertThat(verify(file)).isEqualTo(3); // who signed it was not checked
        var key =
                Files.write(
                        folder.resolve("key.txt"),
                        party.page
                                .context()
                                .request()
                                .get(institution.address() + "/record/key")
                                .body());
        assertThat(verify(file, "--trust", key.toString())).isZero();

        var changed = bundle.body();
        changed[changed.length / 2] ^= 1;
        assertThat(verify(Files.write(folder.resolve("changed.zip"), changed))).isEqualTo(1);
    }

    private static int verify(Path file, String... options) {
        var line = new CommandLine(new VerifyCommand());
        line.setResourceBundle(java.util.ResourceBundle.getBundle("cli"));
        var arguments = new ArrayList<>(List.of(file.toString(), "--language", "en"));
        arguments.addAll(List.of(options));
        return line.execute(arguments.toArray(String[]::new));
    }

    @Test
    void a_refused_invitation_ends_the_case() {
        var cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);
        var number = cases.requested("model-commercial").toString();
        invited(cases, number, hand(SamplePerson.CHEN, "en", false));

        hand(SamplePerson.LIN, "zh", false)
                .act(number, "refuse", Map.of("text", "We decline. 我方拒绝。"));

        var brandt = hand(SamplePerson.BRANDT, "en", false);
        brandt.go("/cases/" + number);
        assertThat(brandt.text()).contains("Invitation refused").contains("We decline");
    }

    @Test
    void silence_is_a_refusal_when_the_clock_has_gone_on() {
        var cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);
        var number = cases.requested("model-commercial").toString();
        invited(cases, number, hand(SamplePerson.CHEN, "zh", false));
        var brandt = hand(SamplePerson.BRANDT, "en", false);

        brandt.go("/sample-world/clock");
        var form =
                brandt.page
                        .locator("main form")
                        .filter(
                                new com.microsoft.playwright.Locator.FilterOptions()
                                        .setHas(brandt.page.locator("input[name=days]")));
        brandt.submit(form, Map.of("days", "40"));
        institution.bean(Lapses.class).enter();

        brandt.go("/cases/" + number);
        assertThat(brandt.text())
                .contains("Invitation refused")
                .contains("Ran out")
                .doesNotContain("Place or address");
        assertThat(Duration.ofDays(39)).isLessThan(institution.clock().ahead());
    }

    @Test
    void a_party_withdraws_without_script_on_a_phone() {
        var cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);
        var case_ = cases.requested("model-commercial");
        cases.bring(case_, "mediation");
        try (var visitor = browser.visitorWithoutScript(institution.address(), 360)) {
            var page = visitor.newPage();
            for (var address : List.of("/sign-in", "/sample-world")) {
                page.navigate(address);
                var button =
                        page.locator("button[name=person][value='" + SamplePerson.LIN.id() + "']");
                if (button.count() > 0) {
                    button.first().click();
                    break;
                }
            }
            page.navigate("/cases/" + case_);
            assertThat(Browser.overflow(page)).isZero();
            page.locator("a[href$='/acts/withdraw']").first().click();
            assertThat(Browser.overflow(page)).isZero();
            page.locator("main form .ends button").last().click();
            assertThat(page.locator("main").innerText()).contains("Withdrawn");
        }
    }

    private Hand hand(SamplePerson person, String language, boolean keyboard) {
        var hand = new Hand(browser, institution, person, language, keyboard, barriers, looked);
        hands.add(hand);
        return hand;
    }
}
