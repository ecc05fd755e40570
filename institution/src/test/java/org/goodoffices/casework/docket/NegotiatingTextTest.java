package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.language.NegotiatingText;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.sample.SamplePerson;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The single negotiating text on the docket: versions, merged where people edit at once.
class NegotiatingTextTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    private final CaseInHand here =
            CaseInHand.requested(
                            institution,
                            "model-commercial",
                            SamplePerson.BRANDT,
                            SamplePerson.LIN,
                            SamplePerson.TANVIR)
                    .mediation(SamplePerson.LEUNG);
    private final String address = "/cases/" + here.number + "/text";
    private final Guest leung = signedIn(SamplePerson.LEUNG);
    private final Guest brandt = signedIn(SamplePerson.BRANDT);
    private final Guest lin = signedIn(SamplePerson.LIN);

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @Test
    void two_who_edit_the_same_version_at_once_are_both_in_the_text() {
        put(leung, "clause-0-en", "The buyer pays 40 million.", "clause-0-zh", "买方支付四千万元。");
        brandt.get(address + "/edit");
        lin.get(address + "/edit");

        assertThat(send(brandt, "clause-0-en", "The buyer pays 50 million.").status())
                .isEqualTo(200);
        assertThat(
                        send(
                                        lin,
                                        "clause-0-en",
                                        "The buyer pays 30 million.",
                                        "clause-0-zh",
                                        "买方支付三千万元。")
                                .path())
                .isEqualTo(address + "?done=1");

        var last = versions().getLast();
        assertThat(clause(last, "en"))
                .isEqualTo(
                        "The buyer pays [50{%s} | 30{%s}] million."
                                .formatted(
                                        here.party(SamplePerson.BRANDT).id(),
                                        here.party(SamplePerson.LIN).id()));
        assertThat(clause(last, "zh")).as("only one changed it").isEqualTo("买方支付三千万元。");
        assertThat(last.facts()).containsEntry("version", 3L).containsEntry("merged", 1L);
        assertThat(last.lane()).isEqualTo(here.open(SamplePerson.LIN).file().joint());
        assertThat(last.role()).isEqualTo("party");
        assertThat(brandt.get(address).body())
                .contains(
                        "1 bracket is open",
                        "Party of Helena Brandt",
                        "is in the English text alone");
        assertThat(brandt.get(address + "/versions?one=1&other=3").body())
                .contains("From version 1 to version 3", "<del>", "<ins>");
        assertThat(brandt.get("/cases/" + here.number).body())
                .contains("Version 3; 1 bracket open");
    }

    @Test
    void several_who_edit_at_the_same_moment_stand_one_after_the_other() throws Exception {
        put(leung, "clause-0-en", "The Parties meet in [Geneva | Hong Kong].");
        var guests = List.of(leung, brandt, lin);
        guests.forEach(guest -> guest.get(address + "/edit"));
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var posts =
                    guests.stream()
                            .map(guest ->
                                    threads.submit(() ->
                                            send(
                                                    guest,
                                                    "clause-1-en",
                                                    "Clause of " + guests.indexOf(guest))))
                            .toList();
            for (var post : posts) {
                assertThat(post.get().status()).isEqualTo(200);
            }
        }
        assertThat(versions()).hasSize(4);
        assertThat(text(versions().getLast()).clauses())
                .extracting(clause -> clause.text().en().toString())
                .containsExactlyInAnyOrder(
                        "The Parties meet in [Geneva | Hong Kong].",
                        "Clause of 0",
                        "Clause of 1",
                        "Clause of 2");
    }

    @Test
    void a_form_sent_twice_is_one_version() {
        put(leung, "clause-0-en", "One.");
        brandt.get(address + "/edit");
        var form = brandt.filled(address + "/edit", "clause-0-en", "Two.", "clause-0-zh", "二。");
        assertThat(brandt.postBare(address + "/edit", form).status()).isEqualTo(200);
        assertThat(brandt.postBare(address + "/edit", form).status()).isEqualTo(200);
        assertThat(versions()).hasSize(2);
    }

    @Test
    void the_mediators_settle_a_bracket_in_both_languages_and_nobody_else_does() {
        put(
                leung,
                "clause-0-en",
                "It is paid [at once{Brandt} | in May{Lin}] in [cash].",
                "clause-0-zh",
                "[立即{Brandt} | 五月{Lin}]以[现金]支付。");
        assertThat(brandt.get(address).body()).doesNotContain("becomes:");

        var page = leung.get(address).body();
        assertThat(page).contains("2 brackets are open", "Bracket 1 becomes:", "“in May”");
        leung.post(address + "/edit", "choice", "1", "en", "0", "zh", "0");
        assertThat(clause(versions().getLast(), "en")).isEqualTo("It is paid in May in [cash].");
        assertThat(clause(versions().getLast(), "zh")).isEqualTo("五月以[现金]支付。");

        leung.get(address);
        leung.post(address + "/edit", "choice", "1", "en", "0", "zh", "0");
        assertThat(clause(versions().getLast(), "en")).isEqualTo("It is paid in May in.");

        brandt.get(address + "/edit");
        var stolen = new java.util.HashMap<>(brandt.filled(address + "/edit", "choice", "0"));
        stolen.put("clause", List.of("00000000"));
        assertThat(brandt.postBare(address + "/edit", stolen).body())
                .contains("brackets are settled by the mediators");
        leung.get(address + "/edit");
        assertThat(leung.post(address + "/edit", "choice", "0").body())
                .contains("This bracket is not in that version of the text.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "[a | b / Clause 1, line 1, character 1: the bracket that opens here is not closed. / 第1条，第1行第1字：此处的方括号未闭合",
                "[a{Somebody} | b] / or more than one, is meant by “Somebody”. Known are: Party of Helena Brandt / “Somebody”不指任何人",
                "[a{Party} | b] / or more than one, is meant by “Party” / “Party”不指任何人",
                "[#share: a | b] / a bracket is tied to “share”, and there is no such issue / 方括号所关联的“share”不是",
                "a\u202Eb / Clause 1 contains characters that cannot be shown / 第1条含有无法显示"
            })
    void what_cannot_be_read_is_told_in_both_languages_and_nothing_is_half_done(
            String typed, String english, String chinese) {
        leung.get(address + "/edit");
        var refused = send(leung, "clause-0-en", typed, "clause-0-zh", "中文。");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(english).contains("中文。");
        leung.get(address + "/edit?lang=zh");
        assertThat(send(leung, "clause-0-en", typed).body()).contains(chinese);
        leung.get("/?lang=en");
        assertThat(versions()).isEmpty();
    }

    @Test
    void what_is_too_much_is_told_too() {
        leung.get(address + "/edit");
        assertThat(send(leung, "clause-0-en", "[".repeat(1000) + "a" + "]".repeat(1000)).body())
                .contains("brackets lie too deep within one another here.");
        assertThat(send(leung, "clause-0-en", "[a] ".repeat(501)).body())
                .contains("More than 500 brackets are open in this text.");
        assertThat(send(leung, "clause-0-en", "字".repeat(20_001)).body())
                .contains("Clause 1: this is longer than 20,000 characters.");
        assertThat(send(leung, "clause-0-headingEn", "a".repeat(501), "clause-0-en", "a").body())
                .contains("Clause 1: this is longer than 500 characters.");
        var many = new String[302];
        for (int i = 0; i < 151; i++) {
            many[2 * i] = "clause-" + i + "-en";
            many[2 * i + 1] = "Clause.";
        }
        assertThat(send(leung, many).body()).contains("at most 150 clauses");
        var form = leung.filled(address + "/edit", "clause-0-en", "a".repeat(10_000_000));
        var tooLarge = leung.postBare(address + "/edit", form);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("This is too large", "a form without papers 2 MB");
        leung.get(address + "/edit");
        assertThat(send(leung, "clause-0-en", " ").body()).contains("Nothing was changed.");
        assertThat(
                        send(
                                        leung,
                                        "clause-0-en",
                                        "a",
                                        "from",
                                        "00000000-0000-0000-0000-000000000000")
                                .body())
                .contains("The version from which this was begun is not in this case.");
        assertThat(send(leung, "clause-0-en", "a", "clause-0-id", "<script>", "from", "").body())
                .contains("The form was not complete.");
        assertThat(versions()).isEmpty();
    }

    @Test
    void who_is_not_in_the_case_and_who_only_registers_it_does_not_write() {
        put(leung, "clause-0-en", "One.");
        var chen = signedIn(SamplePerson.CHEN);
        assertThat(chen.get(address).body()).contains("One.").doesNotContain("/text/edit");
        assertThat(chen.get(address + "/edit").status()).isEqualTo(404);
        var dubois = signedIn(SamplePerson.DUBOIS);
        for (var path : List.of("", "/edit", "/versions")) {
            assertThat(dubois.get(address + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_party_that_has_left_reads_what_was_there_and_writes_no_more() {
        put(leung, "clause-0-en", "Before.");
        var tanvir = signedIn(SamplePerson.TANVIR);
        tanvir.get(address + "/edit");
        here.done(SamplePerson.TANVIR, "withdraw", Map.of());
        put(leung, "clause-0-en", "After.");

        assertThat(send(tanvir, "clause-0-en", "Ours.").status()).isEqualTo(422);
        assertThat(tanvir.last().body()).contains("edited by the parties that are in the case");
        assertThat(tanvir.get(address).body()).contains("Before.").doesNotContain("After.");
        assertThat(versions()).hasSize(2);
    }

    @Test
    void a_comment_is_read_beside_its_clause_by_those_in_its_lane() {
        put(leung, "clause-0-en", "One.");
        var caucus = here.lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS).toString();
        brandt.get(address);
        brandt.post(address + "/comments", "lane", caucus, "comment", "We could give this up.");

        assertThat(leung.get(address).body())
                .contains("We could give this up.")
                .doesNotContain("¶");
        assertThat(lin.get(address).body()).doesNotContain("We could give this up.");
        assertThat(here.open(SamplePerson.LEUNG).entries().getLast().lane().toString())
                .isEqualTo(caucus);
        lin.get(address);
        assertThat(lin.post(address + "/comments", "lane", caucus, "comment", "x").status())
                .isEqualTo(404);
    }

    /// In each lane beside the clause for whoever is in it; for everybody else the page is as it
    /// was. What is released is read by those to whom it was.
    @Test
    void nobody_outside_a_lane_sees_that_a_clause_was_commented_on_in_it() {
        put(leung, "clause-0-en", "One.", "clause-1-en", "Two.");
        var readers =
                Map.of(
                        Lane.Kind.OWN, List.of(brandt),
                        Lane.Kind.CAUCUS, List.of(brandt, leung),
                        Lane.Kind.JOINT, List.of(brandt, leung, lin));
        for (var kind : List.of(Lane.Kind.OWN, Lane.Kind.CAUCUS, Lane.Kind.JOINT)) {
            var others = new java.util.ArrayList<>(List.of(brandt, leung, lin));
            others.removeAll(readers.getOrDefault(kind, List.of()));
            var before = others.stream().map(this::read).toList();
            var words = "Said in " + kind;
            brandt.get(address);
            brandt.post(
                    address + "/comments",
                    "lane",
                    here.lane(SamplePerson.BRANDT, kind).toString(),
                    "comment",
                    words);
            for (var reader : readers.getOrDefault(kind, List.of())) {
                assertThat(Jsoup.parse(read(reader)).select(".clause:has(.comments)"))
                        .as(words)
                        .singleElement()
                        .satisfies(clause -> assertThat(clause.text()).contains("One.", words));
            }
            assertThat(others.stream().map(this::read).toList()).as(words).isEqualTo(before);
        }
        var own = here.lane(SamplePerson.BRANDT, Lane.Kind.OWN);
        var lane = brandt.get("/cases/" + here.number + "/lanes/" + own).body();
        assertThat(lane)
                .contains("On a clause of the negotiating text: Said in OWN")
                .doesNotContain("¶");
    }

    /// What somebody reads of the text, but for the tokens of forms.
    private String read(Guest who) {
        return Jsoup.parse(who.get(address).body())
                .select("main")
                .html()
                .replaceAll("name=\"(_csrf|once)\" value=\"[^\"]*\"", "");
    }

    /// Both began from the first version and sent what they wrote without a line only after two
    /// more had been put forward.
    @Test
    void what_two_wrote_while_they_were_away_is_merged_with_what_was_put_forward_since() {
        put(
                leung,
                "clause-0-en",
                "The buyer pays 40 million in May, in Geneva.",
                "clause-1-en",
                "Each side bears its own costs of this mediation.");
        brandt.get(address + "/edit");
        lin.get(address + "/edit");
        put(leung, "clause-0-en", "The buyer pays 40 million in May, in Hong Kong.");
        put(leung, "clause-2-en", "This is confidential.");

        send(brandt, "clause-0-en", "The buyer pays 35 million in May, in Geneva.");
        send(
                lin,
                "clause-0-en",
                "The buyer pays 45 million in May, in Geneva.",
                "clause-1-en",
                "Each side bears its own costs of this mediation, shared equally.");

        var last = versions().getLast();
        assertThat(last.facts()).containsEntry("version", 5L).containsEntry("merged", 3L);
        assertThat(text(last).clauses())
                .extracting(clause -> clause.text().en().toString())
                .containsExactly(
                        "The buyer pays [35{%s} | 45{%s}] million in May, in Hong Kong."
                                .formatted(
                                        here.party(SamplePerson.BRANDT).id(),
                                        here.party(SamplePerson.LIN).id()),
                        "Each side bears its own costs of this mediation, shared equally.",
                        "This is confidential.");
    }

    @Test
    void brackets_within_brackets_named_or_not_are_counted_and_settled_from_within() {
        put(
                leung,
                "clause-0-en",
                "It is paid [in May{Brandt} | in [June | July [at the latest]]{Lin; Mediators}][, in cash].",
                "clause-0-zh",
                "[五月{勃兰特} | [六月 | 七月[前]]{林; 调解员}]支付[，以现金]。");
        assertThat(versions().getLast().facts()).containsEntry("open", 4L);
        var page = Jsoup.parse(brandt.get(address).body());
        assertThat(page.select(".state").text()).contains("4 brackets are open");
        assertThat(page.select("div[lang=en] .bracket > sup").eachText())
                .isEqualTo(page.select("div[lang=zh-Hans] .bracket > sup").eachText())
                .containsExactly("1", "2", "3", "4");
        assertThat(page.select("div[lang=en] .by").eachText())
                .containsExactly("Party of Helena Brandt", "Party of Lin Qiaoyun, Mediators");
        assertThat(page.select("div[lang=en] .bracket .bracket .bracket").text())
                .contains("at the latest");

        for (var settled : List.of(List.of("2", "0", "3"), List.of("1", "1", "2"))) {
            leung.get(address);
            leung.post(
                    address + "/edit",
                    "choice",
                    settled.get(1),
                    "en",
                    settled.get(0),
                    "zh",
                    settled.get(0));
            assertThat(leung.get(address).body()).contains(settled.get(2) + " brackets are open");
        }
        assertThat(clause(versions().getLast(), "en"))
                .isEqualTo(
                        "It is paid [in May{%s} | in July at the latest{%s; mediators}][, in cash]."
                                .formatted(
                                        here.party(SamplePerson.BRANDT).id(),
                                        here.party(SamplePerson.LIN).id()));
    }

    @Test
    void clauses_are_added_moved_and_removed_without_script() {
        put(leung, "clause-0-en", "One.", "clause-1-en", "Two.", "clause-2-en", "Three.");
        assertThat(versions()).hasSize(1);
        leung.get(address + "/edit");
        send(leung, "do", "up-2");
        send(leung, "do", "remove-0");
        send(leung, "do", "add");
        send(leung, "clause-2-en", "Four.");
        assertThat(text(versions().getLast()).clauses())
                .extracting(clause -> clause.text().en().toString())
                .containsExactly("Three.", "Two.", "Four.");
        assertThat(leung.get(address + "/versions").body())
                .contains("Removed", "Moved", "New clause");
    }

    @Test
    void the_settlement_begins_from_it_once_nothing_is_open() {
        put(leung, "clause-0-en", "It is paid [now | later].", "clause-0-zh", "[即行 | 随后]支付。");
        var draft = "/cases/" + here.number + "/settlement/draft?act=draft-settlement";
        assertThat(brandt.get(draft).body())
                .contains("In the negotiating text (version 1) 1 bracket is still open")
                .doesNotContain("from=negotiating-text");
        assertThat(brandt.get(draft + "&from=negotiating-text").body())
                .doesNotContain("It is paid");

        leung.get(address);
        leung.post(address + "/edit", "choice", "0");

        assertThat(brandt.get(draft).body())
                .contains("Begin from the negotiating text (version 2)");
        assertThat(brandt.get(draft + "&from=negotiating-text").body())
                .contains(">It is paid now.</textarea>", ">即行支付。</textarea>");
    }

    @Test
    void a_case_that_has_ended_keeps_its_text() {
        put(leung, "clause-0-en", "One.");
        brandt.get(address + "/edit");
        for (var party : List.of(SamplePerson.TANVIR, SamplePerson.LIN)) {
            here.done(party, "withdraw", Map.of());
        }
        assertThat(send(brandt, "clause-0-en", "Two.").body()).contains("The case has ended");
        assertThat(brandt.get(address).body()).contains("One.").doesNotContain("/text/edit");
    }

    @Test
    void every_sentence_about_brackets_has_both_languages() {
        var texts = Texts.ofAllModules();
        for (var kind : org.goodoffices.records.language.NotationMistake.Kind.values()) {
            assertThat(texts.keys()).contains("text.mistake." + kind.key());
        }
    }

    private void put(Guest guest, String... fields) {
        guest.get(address + "/edit");
        var answer = send(guest, fields);
        assertThat(answer.path()).as(answer.body()).isEqualTo(address + "?done=1");
    }

    /// Sends the form of the page last read as it stands there, but for these fields.
    private Guest.Answer send(Guest guest, String... fields) {
        var form = guest.filled(address + "/edit", fields);
        for (var field :
                Jsoup.parse(guest.last().body())
                        .select("form[data-keep] :is(input[type=text], textarea)")) {
            form.putIfAbsent(field.attr("name"), List.of(field.val()));
        }
        return guest.postBare(address + "/edit", form);
    }

    private List<Entered> versions() {
        return here.open(SamplePerson.LEUNG).entries().stream()
                .filter(entry -> entry.act().equals(LaneAct.TEXT.key()))
                .toList();
    }

    private static NegotiatingText text(Entered entry) {
        return NegotiatingText.ofFacts(entry.facts().get("clauses"));
    }

    private static String clause(Entered entry, String language) {
        return String.valueOf(text(entry).facts().getFirst().get(language));
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        for (var page : List.of("/sign-in", "/sample-world")) {
            if (Pattern.compile("value=\"" + person.id() + "\"")
                    .matcher(guest.get(page).body())
                    .find()) {
                guest.post("/sample-world/sign-in", "person", person.id().toString());
                return guest;
            }
        }
        throw new AssertionError("nowhere to sign in as " + person);
    }
}
