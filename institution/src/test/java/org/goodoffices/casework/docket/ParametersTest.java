package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.Lane;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/// What the parameters of a rule set say is what happens: when it can be used, whether names are
/// published, and whether what is said in caucus may be passed on. The sets are the institution's
/// own, beside the shipped ones.
class ParametersTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start(
                    "goodoffices.lapses.every=1h",
                    "goodoffices.mail.every=1h",
                    "goodoffices.home=" + home());

    private static Path home() {
        try {
            var home = Files.createTempDirectory("goodoffices-own-rules");
            var rules = Files.createDirectories(home.resolve("rules"));
            var shipped =
                    new ClassPathResource("rules/model-commercial.yaml")
                            .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            own(
                    rules,
                    shipped,
                    "own-past",
                    "valid: {from: 2026-11-01,",
                    "valid: {from: 2019-01-01, until: 2020-06-30,");
            own(
                    rules,
                    shipped,
                    "own-future",
                    "valid: {from: 2026-11-01,",
                    "valid: {from: 2090-01-01,");
            own(
                    rules,
                    shipped,
                    "own-open",
                    "caucus: {default: closed,",
                    "caucus: {default: open-unless-marked,");
            own(
                    rules,
                    shipped,
                    "own-secret",
                    "names: {published: by-consent,",
                    "names: {published: never,");
            own(
                    rules,
                    shipped,
                    "own-careless",
                    "    requires: [agree-to-names]\n    lane: public",
                    "    lane: public");
            return home;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void own(Path folder, String shipped, String name, String from, String to)
            throws IOException {
        assertThat(shipped).contains(from);
        Files.writeString(
                folder.resolve(name + ".yaml"),
                shipped.replace("rules: model-commercial", "rules: " + name).replace(from, to));
    }

    private static CaseInHand inMediation(String rules) {
        return CaseInHand.requested(institution, rules, SamplePerson.BRANDT, SamplePerson.LIN)
                .mediation(SamplePerson.LEUNG);
    }

    @Test
    void a_request_under_a_set_that_is_not_in_force_is_refused_with_the_article() {
        for (var refused :
                Map.of(
                                "own-past",
                                "from 1 January 2019 to 30 June 2020, and not today.",
                                "own-future",
                                "from 1 January 2090 on, and not today.")
                        .entrySet()) {
            var outcome =
                    institution
                            .bean(RequestMediation.class)
                            .request(
                                    SamplePerson.BRANDT.id(),
                                    new RequestForm(
                                            refused.getKey(),
                                            List.of(),
                                            Map.of(),
                                            CaseInHand.token()));
            assertThat(CaseInHand.refusal(outcome)).endsWith(refused.getValue());
            assertThat(((Outcome.Refused) outcome).article()).isEqualTo("art. 30(2)");
            assertThat(((Outcome.Refused) outcome).reason().zh()).contains("依本规则提出请求");
        }
        var offered = signedIn(SamplePerson.BRANDT).get("/requests/new").body();
        assertThat(offered)
                .contains("own-open/commercial")
                .doesNotContain("own-past/", "own-future/");
    }

    @Test
    void names_are_published_with_the_consent_of_all_and_no_more_than_the_rules_name() {
        var here = inMediation("model-commercial");
        var none = institution.guest().get("/published");
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.body()).doesNotContain("Helena Brandt");
        here.done(SamplePerson.BRANDT, "agree-to-names", Map.of());
        assertThat(CaseInHand.refusal(publish(here))).contains("art. 27(2)");
        here.done(SamplePerson.LIN, "agree-to-names", Map.of());
        CaseInHand.number(publish(here));

        var page = institution.guest().get("/published").body();
        assertThat(page)
                .contains("Party of Helena Brandt – Party of Lin Qiaoyun")
                .contains("Mediators: Leung Ching-yee", "Registered ", "Not ended when")
                .doesNotContain(here.number.value(), "A dispute.");
        assertThat(institution.guest().speaking("zh").get("/published").body())
                .contains("海伦娜·勃兰特代理的当事方与林乔云代理的当事方", "调解员：梁静仪", "公布时尚未终结");
        assertThat(institution.guest().get("/cases/" + here.number).path()).startsWith("/sign-in");
    }

    @Test
    void under_rules_that_never_publish_names_none_are() {
        var here = inMediation("own-secret");
        here.done(SamplePerson.BRANDT, "agree-to-names", Map.of());
        here.done(SamplePerson.LIN, "agree-to-names", Map.of());

        assertThat(CaseInHand.refusal(publish(here)))
                .isEqualTo("These rules do not allow names to be published.");
        assertThat(((Outcome.Refused) publish(here)).article()).isEqualTo("art. 27(1)");
    }

    @Test
    void where_the_act_asks_no_consent_but_the_rules_do_nothing_is_published() {
        assertThat(CaseInHand.refusal(publish(inMediation("own-careless"))))
                .isEqualTo("These rules publish names only with the consent of every party.");
    }

    @Test
    void what_is_said_in_a_closed_caucus_is_the_sides_alone_to_release() {
        var here = inMediation("model-commercial");
        var said = confided(here, "Closed by default.", Map.of());

        assertThat(release(here, SamplePerson.LEUNG, said)).isInstanceOf(Outcome.Refused.class);
        var lane = here.lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS);
        assertThat(
                        signedIn(SamplePerson.BRANDT)
                                .get("/cases/" + here.number + "/lanes/" + lane)
                                .body())
                .doesNotContain("name=\"closed\"");
        assertThat(here.texts(SamplePerson.LIN)).doesNotContain("Closed by default.");
        CaseInHand.number(release(here, SamplePerson.BRANDT, said));
        assertThat(here.texts(SamplePerson.LIN)).contains("Closed by default.");
    }

    @Test
    void where_it_is_open_unless_marked_the_mediator_passes_on_what_was_not_marked() {
        var here = inMediation("own-open");
        var open = confided(here, "You may tell them.", Map.of());
        var marked = confided(here, "Not this.", Map.of("closed", "yes"));
        var lane = here.lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS);
        assertThat(here.texts(SamplePerson.LIN)).doesNotContain("You may tell them.");

        CaseInHand.number(release(here, SamplePerson.LEUNG, open));
        assertThat(release(here, SamplePerson.LEUNG, marked)).isInstanceOf(Outcome.Refused.class);
        assertThat(here.texts(SamplePerson.LIN))
                .contains("You may tell them.")
                .doesNotContain("Not this.");
        var page =
                signedIn(SamplePerson.LEUNG).get("/cases/" + here.number + "/lanes/" + lane).body();
        assertThat(page)
                .contains("name=\"closed\"", "Marked as closed.", "/release/" + open.value())
                .doesNotContain("/release/" + marked.value());
        assertThat(
                        signedIn(SamplePerson.LEUNG)
                                .get("/cases/" + here.number + "/release/" + open.value())
                                .status())
                .isEqualTo(200);
        // what a side keeps to itself is nobody else's in any case
        var own = here.lane(SamplePerson.BRANDT, Lane.Kind.OWN);
        here.write(SamplePerson.BRANDT, own, "For us alone.");
        assertThat(here.texts(SamplePerson.LEUNG)).doesNotContain("For us alone.");
    }

    private static EntryId confided(CaseInHand here, String text, Map<String, String> more) {
        var values = new java.util.HashMap<>(more);
        values.put("text", text);
        return here.done(SamplePerson.BRANDT, "confide", values).id();
    }

    private static Outcome release(CaseInHand here, SamplePerson who, EntryId thing) {
        return institution
                .bean(ReleaseThing.class)
                .release(
                        who.id(),
                        here.number,
                        new ReleaseThing.Choice(
                                thing, Lane.Kind.JOINT, true, List.of(), CaseInHand.token()));
    }

    private static Outcome publish(CaseInHand here) {
        return here.act(SamplePerson.CHEN, "publish-names", null, Map.of());
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
