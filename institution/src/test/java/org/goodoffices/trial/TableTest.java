package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.goodoffices.Guest;
import org.goodoffices.Guest.Answer;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.table.text.PutText;
import org.goodoffices.casework.table.text.TypedText;
import org.goodoffices.engines.bargaining.BlindBid;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Entered;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The negotiating table: issues in the open, preferences among one's own, packages accepted in
/// secret.
class TableTest {

    private static final Pattern PACKAGE = Pattern.compile("/packages/([0-9a-f-]{36})/answer");

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.answers.every=1h");

    private final Cases cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);

    private CaseNumber number;
    private String address;
    private Guest brandt;
    private Guest lin;
    private Guest leung;

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @BeforeEach
    void a_case_in_mediation() {
        number = cases.requested("model-commercial");
        cases.bring(number, "mediation");
        address = "/cases/" + number + "/table";
        brandt = signedIn(SamplePerson.BRANDT);
        lin = signedIn(SamplePerson.LIN);
        leung = signedIn(SamplePerson.LEUNG);
    }

    @Test
    void two_sides_state_what_they_prefer_and_accept_a_package_in_secret() {
        drawn();
        agreed();
        // price matters most to the one, delivery to the other
        stated(brandt, 60, 40, "100", "0", "50");
        stated(lin, 40, 20, "0", "100", "30");
        assertThat(leung.get(address).body()).contains("not opened");
        assertThat(leung.get(address + "/packages").body())
                .contains("has opened nothing to you")
                .doesNotContain("<svg class");
        opened(brandt);
        opened(lin);

        var packages = leung.get(address + "/packages").body();
        assertThat(packages)
                .contains("that no other package beats: proven best for the preferences entered")
                .contains("Nash", "Kalai-Smorodinsky", "<svg")
                .doesNotContain("fair", "optimal");
        points_are_looked_at_by_number_and_by_place_on_the_drawing();

        suggested("o2", "o6");
        assertThat(lin.get(address).body()).contains("The parties answer in secret until");
        answered(brandt, "yes");
        assertThat(lin.get(address).body()).doesNotContain("Your side accepts it.");
        answered(lin, "yes");
        // nothing is told before the time is over, not even of an answer by all
        opens();
        assertThat(leung.get(address).body()).contains("answer in secret");
        institution.clock().forward(Duration.ofHours(24));
        opens();

        for (var person : List.of(brandt, lin, leung)) {
            assertThat(person.get(address).body()).contains("All parties accepted it");
        }
        opens();
        assertThat(acts(SamplePerson.LEUNG, "package-accepted")).hasSize(1);
    }

    /// The first point is best for the party named first; the one low on the right is that too.
    private void points_are_looked_at_by_number_and_by_place_on_the_drawing() {
        var first = looked("?point=1");
        assertThat(first).contains("9 million", "2028", "Point 2, after this");
        assertThat(looked("?x=600&y=600")).isEqualTo(first);
        var last = looked("?x=70&y=70");
        assertThat(last).contains("11 million", "2027", "before this").doesNotContain("after this");
        for (var none : List.of("", "?point=0", "?point=99", "?point=-1", "?point=x&from=999999")) {
            assertThat(looked(none)).as(none).isEmpty();
        }
        assertThat(leung.get(address + "/packages?from=999999").body())
                .contains("All that no package beats", "?point=1#package");
    }

    private String looked(String asked) {
        return org.jsoup.Jsoup.parse(leung.get(address + "/packages" + asked).body())
                .select("#package")
                .text();
    }

    @Test
    void of_a_package_that_not_all_accept_nobody_learns_who_did() {
        drawn();
        agreed();
        suggested("o2", "o6");
        answered(brandt, "yes");
        answered(brandt, "no");
        answered(brandt, "yes");
        answered(lin, "no");
        institution.clock().forward(Duration.ofHours(25));
        opens();

        assertThat(acts(SamplePerson.LEUNG, "package-accepted")).isEmpty();
        assertThat(acts(SamplePerson.LEUNG, "package-answered")).isEmpty();
        assertThat(acts(SamplePerson.CHEN, "package-answered")).isEmpty();
        assertThat(acts(SamplePerson.BRANDT, "package-answered")).hasSize(3);
        assertThat(acts(SamplePerson.LIN, "package-answered")).hasSize(1);
        assertThat(leung.get(address).body())
                .contains("Not accepted by all")
                .doesNotContain("accepts it");
        // and whoever comes late is told so
        var late = brandt.postBare(answerAddress(), form(brandt, "accepts", "yes"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("The time to answer is over.");
    }

    /// What all accepted stands until all accept another: an improvement is put on the same terms.
    @Test
    void
            after_agreement_a_better_package_can_be_put_and_the_agreed_one_stands_unless_all_accept_it() {
        drawn();
        agreed();
        putAndAnswered("o2", "o6", "yes");
        assertThat(draftFromPackage()).contains("9 million", "2027");
        putAndAnswered("o3", "o7", "no");
        assertThat(acts(SamplePerson.LEUNG, "package-accepted")).hasSize(1);
        assertThat(draftFromPackage()).contains("9 million", "2027").doesNotContain("2028");
        putAndAnswered("o3", "o7", "yes");
        assertThat(draftFromPackage()).contains("10 million", "2028").doesNotContain("2027");
    }

    private void putAndAnswered(String price, String delivery, String answerOfLin) {
        suggested(price, delivery);
        answered(brandt, "yes");
        answered(lin, answerOfLin);
        institution.clock().forward(Duration.ofHours(24));
        opens();
    }

    /// What stands in the form of the settlement that begins from the accepted package.
    private String draftFromPackage() {
        var form =
                brandt.get(
                                "/cases/"
                                        + number
                                        + "/settlement/draft?act=draft-settlement&from=package")
                        .body();
        return org.jsoup.Jsoup.parse(form).select("textarea").eachText().toString();
    }

    @Test
    void an_answer_taken_back_does_not_count() {
        drawn();
        agreed();
        suggested("o2", "o6");
        answered(brandt, "yes");
        answered(lin, "yes");
        answered(lin, "no");
        institution.clock().forward(Duration.ofHours(24));
        opens();
        assertThat(acts(SamplePerson.LEUNG, "package-accepted")).isEmpty();
    }

    @Test
    void the_database_tells_nothing_of_answers_before_their_time_and_nothing_to_strangers() {
        drawn();
        agreed();
        suggested("o2", "o6");
        var put = acts(SamplePerson.LEUNG, "package-suggested").getFirst().id().value();
        assertThatThrownBy(() -> accepted(SamplePerson.LEUNG, put))
                .hasStackTraceContaining("the answers are not open yet");
        assertThatThrownBy(() -> accepted(SamplePerson.TANVIR, put))
                .hasStackTraceContaining("nothing such was put to all");
        institution.clock().forward(Duration.ofHours(24));
        assertThat(accepted(SamplePerson.LEUNG, put)).isFalse();
        assertThatThrownBy(() -> accepted(SamplePerson.TANVIR, put))
                .hasStackTraceContaining("nothing such was put to all");
    }

    @Test
    void what_a_side_prefers_is_there_for_nobody_else_until_it_opens_it() {
        drawn();
        agreed();
        var before = read(lin);
        stated(brandt, 60, 40, "100", "0", "50");

        assertThat(read(lin)).isEqualTo(before);
        assertThat(acts(SamplePerson.BRANDT, "preference")).hasSize(1);
        for (var other : List.of(SamplePerson.LIN, SamplePerson.LEUNG, SamplePerson.CHEN)) {
            assertThat(acts(other, "preference")).isEmpty();
            assertThat(acts(other, "preference-shown")).isEmpty();
        }
        opened(brandt);
        assertThat(acts(SamplePerson.LEUNG, "preference-shown")).hasSize(1);
        assertThat(acts(SamplePerson.LIN, "preference-shown")).isEmpty();
        // what is stated later stays closed
        stated(brandt, 60, 45, "100", "0", "50");
        assertThat(acts(SamplePerson.LEUNG, "preference-shown")).hasSize(1);
        // and the other side's pages are not for the mediators' eyes, nor theirs for a party's
        assertThat(lin.get(address + "/packages").status()).isEqualTo(404);
        assertThat(leung.get(address + "/preferences").status()).isEqualTo(404);
        assertThat(lin.get(address + "/issues").status()).isEqualTo(404);
    }

    /// The page of the table but for its tokens, and for the clock above it.
    private String read(Guest who) {
        return org.jsoup.Jsoup.parse(who.get(address).body())
                .select("main")
                .html()
                .replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void a_table_drawn_anew_is_agreed_to_anew_and_a_reworded_option_is_another() {
        drawn();
        lin.get(address);
        var stale = lin.filled(address + "/agreement");
        agreed();
        stated(brandt, 60, 40, "100", "0", "50");
        leung.get(address + "/issues");
        var again =
                leung.post(
                        address + "/issues",
                        table("Price", "10 million\n11 million\n12 million")
                                .toArray(String[]::new));
        assertThat(again.path()).isEqualTo(address + "?done=1");
        assertThat(again.body()).contains("not yet agreed");
        assertThat(brandt.get(address).body()).contains("the issues have changed since");
        stale.put("once", List.of("another-token-of-this-form"));
        assertThat(lin.postBare(address + "/agreement", stale).body())
                .contains("The issues have changed since you opened this page.");

        leung.get(address + "/packages");
        var early =
                leung.postBare(
                        address + "/packages",
                        form(
                                leung,
                                "table",
                                acts(SamplePerson.LEUNG, "table").getLast().id().toString(),
                                "i1",
                                "o2",
                                "i5",
                                "o6",
                                "hours",
                                "24"));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("Not every party has agreed to these issues yet.");
    }

    @Test
    void what_does_not_hold_together_is_refused_with_a_sentence_and_nothing_is_written() {
        leung.get(address + "/issues");
        assertThat(draw("i-0-en", "Price")).contains("Issue 1 needs its name in both languages.");
        assertThat(
                        draw(
                                "i-0-en",
                                "Price",
                                "i-0-zh",
                                "价格",
                                "i-0-options-en",
                                "9\n10",
                                "i-0-options-zh",
                                "9"))
                .contains("Issue 1 has 2 options in English and 1 in Chinese.");
        assertThat(
                        draw(
                                "i-0-en",
                                "Price",
                                "i-0-zh",
                                "价格",
                                "i-0-options-en",
                                "9",
                                "i-0-options-zh",
                                "9"))
                .contains("Issue 1 needs two options at least, and 30 at most.");
        assertThat(
                        draw(
                                "i-0-en",
                                "Price",
                                "i-0-zh",
                                "价格",
                                "i-0-options-en",
                                "9\n9",
                                "i-0-options-zh",
                                "8\n9"))
                .contains("Issue 1 names an option twice.");
        assertThat(
                        draw(
                                "i-0-en",
                                "x".repeat(501),
                                "i-0-zh",
                                "价格",
                                "i-0-options-en",
                                "9\n10",
                                "i-0-options-zh",
                                "9\n10"))
                .contains("500");
        assertThat(draw()).contains("Name at least one issue.");
        assertThat(acts(SamplePerson.LEUNG, "table")).isEmpty();
        // nobody but a mediator draws it up
        assertThat(
                        lin.postBare(
                                        address + "/issues",
                                        form(lin, table("Price", "9\n10").toArray(String[]::new)))
                                .status())
                .isIn(404, 422);
        assertThat(acts(SamplePerson.LEUNG, "table")).isEmpty();

        drawn();
        brandt.get(address + "/preferences");
        assertThat(step(brandt, "values", "value-o2", "100", "value-o3", "0", "value-o4", "x"))
                .contains("Give a whole number from 0 to 100.");
        assertThat(
                        step(
                                brandt,
                                "values",
                                "value-o2",
                                "90",
                                "value-o3",
                                "0",
                                "value-o4",
                                "50",
                                "value-o6",
                                "100",
                                "value-o7",
                                "0"))
                .contains("“Price” needs one option with 100 and one with 0.");
        assertThat(step(brandt, "walk-away", "walk-away", "101"))
                .contains("How good is each option for you?");
        assertThat(step(brandt, "check", "walk-away", "50"))
                .contains("Give a whole number from 0 to 100.");
        assertThat(acts(SamplePerson.BRANDT, "preference")).isEmpty();
    }

    @Test
    void options_that_cannot_go_together_make_no_package() {
        drawn();
        leung.get(address + "/issues");
        var fields = table("Price", "9 million\n10 million\n11 million");
        fields.addAll(List.of("c-0-one", "o2", "c-0-kind", "excludes", "c-0-other", "o6"));
        leung.post(address + "/issues", fields.toArray(String[]::new));
        assertThat(brandt.get(address).body())
                .contains("“Price: 9 million” cannot be agreed together with “Delivery: 2027”.");
        agreed();
        var looked = leung.get(address + "/packages?i1=o2&i5=o6");
        assertThat(looked.body()).contains("That is no package");
        assertThat(leung.get(address + "/packages?i1=o2&i5=o7").body())
                .contains("Put to all parties");

        leung.get(address + "/issues");
        var none = table("Price", "9 million\n10 million\n11 million");
        for (int c = 0; c < 3; c++) {
            var at = "c-" + c * 2 + "-";
            var next = "c-" + (c * 2 + 1) + "-";
            none.addAll(List.of(at + "one", "o" + (2 + c), at + "kind", "excludes"));
            none.addAll(List.of(at + "other", "o6", next + "one", "o" + (2 + c)));
            none.addAll(List.of(next + "kind", "excludes", next + "other", "o7"));
        }
        assertThat(leung.post(address + "/issues", none.toArray(String[]::new)).body())
                .contains("With these constraints nothing could be agreed at all.");
    }

    @Test
    void a_form_posted_twice_is_one_act() {
        drawn();
        brandt.get(address);
        var twice = brandt.filled(address + "/agreement");
        assertThat(brandt.postBare(address + "/agreement", twice).path())
                .isEqualTo(address + "?done=1");
        assertThat(brandt.postBare(address + "/agreement", twice).path())
                .isEqualTo(address + "?done=1");
        assertThat(acts(SamplePerson.LIN, "table-agreed")).hasSize(1);
    }

    @Test
    void at_the_table_of_a_case_that_has_ended_nothing_is_done_and_no_answers_are_opened() {
        drawn();
        agreed();
        suggested("o2", "o6");
        answered(brandt, "yes");
        lin.get(address);
        var late = lin.filled(answerAddress(), "accepts", "yes");
        answered(lin, "yes");
        late.put("once", List.of("a-form-that-came-later"));
        cases.act(SamplePerson.BRANDT, number, "withdraw", Map.of());

        assertThat(lin.postBare(answerAddress(), late).body())
                .contains("The case has ended; nothing more is entered in it.");
        institution.clock().forward(Duration.ofHours(24));
        opens();
        assertThat(acts(SamplePerson.LEUNG, "package-accepted")).isEmpty();
    }

    @Test
    void
            a_side_that_says_its_weights_in_part_leaves_the_mediators_with_what_may_be_best_and_one_question() {
        drawn();
        agreed();
        stated(lin, 40, 26, "0", "100", "50");
        opened(lin);
        brandt.get(address + "/preferences");
        step(
                brandt,
                "values",
                "value-o2",
                "100",
                "value-o3",
                "60",
                "value-o4",
                "0",
                "value-o6",
                "0",
                "value-o7",
                "100");
        step(brandt, "order", "rank-i1", "1", "rank-i5", "2");
        assertThat(step(brandt, "weights", "weight-i1", "100", "weight-i5", "60-40"))
                .contains(
                        "Give a whole number from 0 to 100, two of them as in 40-60, or nothing.");
        assertThat(step(brandt, "weights", "weight-i1", "0-40", "weight-i5", "100"))
                .contains("No weights fit both the order of your issues and these numbers.");
        assertThat(trade("o3", "")).contains("Choose what you would give up and what for");
        assertThat(trade("o3", "o2")).contains("Choose what you would give up and what for");
        assertThat(trade("o3", "o9")).contains("Choose what you would give up and what for");
        // 10 million is worth 60 of 100 hundredths, and delivery weighs 50 at most
        assertThat(
                        step(
                                brandt,
                                "weights",
                                "weight-i1",
                                "100",
                                "weight-i5",
                                "0-50",
                                "give-0",
                                "o3",
                                "take-0",
                                "o7"))
                .contains("No weights fit");
        trade("o7", "o3");
        assertThat(step(brandt, "walk-away", "walk-away", "30"))
                .contains("gives up “Delivery: 2028” for “Price: 10 million”");
        trade("", "");
        assertThat(step(brandt, "walk-away", "walk-away", "30"))
                .contains("Is this right?", "You have said some weights only as bounds");
        var kept = brandt.post(address + "/preferences", "step", "check", "go", "on");
        assertThat(kept.path()).as(kept.body()).isEqualTo(address + "?done=1");
        assertThat(leung.get(address + "/packages").body()).doesNotContain("in part");
        opened(brandt);

        assertThat(leung.get(address).body()).contains("opened in part on");
        assertThat(leung.get(address + "/packages").body())
                .contains("has opened its preferences in part")
                .contains("Best for Party of Helena Brandt, of the packages at or above")
                .contains("Best for some weights", "Price: 9 million; Delivery: 2027")
                .contains("Which would you rather have:", "Price: 10 million; Delivery: 2028")
                .contains("After either answer one may still be best.")
                .doesNotContain("<svg class", "Nash", "fair", "optimal");
        // a package that is put is worth nothing exact to that side
        suggested("o3", "o7");
        assertThat(brandt.get(address).body()).doesNotContain("For your side it is worth");
        assertThat(lin.get(address).body()).contains("For your side it is worth");
        assertThat(sheet(brandt))
                .contains("weighs 0–100 where the most important issue weighs 100");
    }

    @Test
    void the_session_sheet_holds_for_each_reader_what_their_lanes_hold_in_both_languages() {
        assertThat(leung.get(address + "/sheet").status()).isEqualTo(404);
        drawn();
        agreed();
        var chen = signedIn(SamplePerson.CHEN);
        var before = sheets(lin, leung, chen);
        stated(brandt, 60, 40, "100", "0", "50");
        assertThat(sheets(lin, leung, chen)).isEqualTo(before);
        opened(brandt);
        stated(lin, 40, 20, "0", "100", "30");
        suggested("o3", "o6");
        answered(brandt, "yes");
        institution
                .bean(PutText.class)
                .put(
                        SamplePerson.LEUNG.id(),
                        number,
                        TypedText.ofForm(
                                Map.of(
                                        "clause-0-en", "It is paid [now | later] [in full | ].",
                                        "clause-0-zh", "[即行 | 随后][全额 | ]支付。")),
                        "text-for-the-sheet");

        for (var reader : List.of(brandt, lin, leung, chen)) {
            assertThat(sheet(reader))
                    .contains("Session sheet", "会议单", "– 10 million", "– 1000万")
                    .contains("Price: 10 million", "价格：1000万", "We suggest this.")
                    .contains("The parties answer in secret until")
                    .contains("No package has been accepted by all parties.")
                    .contains("Version 1; 2 brackets open", "Clause 1: 2 brackets are open");
        }
        assertThat(sheet(brandt))
                .contains("Your side accepts it.", "it is worth 40.0 points", "本页仅供上述人员使用")
                .contains("Walk-away: 40 points", "Do not leave this sheet on the table.");
        assertThat(sheet(lin))
                .contains("Your side has not answered.", "Walk-away: 20 points")
                .doesNotContain("accepts it", "40.0 points", "Walk-away: 40 points");
        assertThat(sheet(leung))
                .contains("40.0 points, at or above the walk-away of 40.0", ": not opened")
                .doesNotContain("accepts it", "Walk-away", "walk-away of 20");
        assertThat(sheet(chen)).doesNotContain("Do not leave", "points", "not opened");
    }

    /// The texts of these readers' sheets, without the moment of their printing.
    private List<String> sheets(Guest... readers) {
        return Stream.of(readers)
                .map(this::sheet)
                .map(text -> text.replaceAll("As the table stands on [^.]*|截至.*?谈判桌", ""))
                .toList();
    }

    /// The text of a printed session sheet.
    private String sheet(Guest reader) {
        try (var client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            reader.request(address + "/sheet")
                                    .header("Cookie", "go=" + reader.cookie("go"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (var print = Loader.loadPDF(answer.body())) {
                return new PDFTextStripper().getText(print).replaceAll("\\s+", " ");
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void blind_bids_settle_by_the_rule_agreed_to_beforehand_and_only_that_number_is_told() {
        drawn();
        bidsPut("en", "Price, in all", "zh", "总价", "currency", "USD", "rule", "middle");
        assertThat(brandt.get(address + "/bids").body())
                .contains("half-way between the two", "The parties agree to the terms")
                // what can be inferred is read before anybody agrees or states anything
                .contains("can work out the number of Party of Lin Qiaoyun exactly")
                .contains("did not go as far as the number of Party of Helena Brandt, or stated")
                .contains("Your side can state its number once every party has agreed");
        bidsAgreed();
        var before = readBids(lin);
        bid(brandt, "100,000.00");
        assertThat(readBids(lin)).isEqualTo(before);
        assertThat(readBids(leung)).doesNotContain("100,000");
        assertThat(brandt.get(address + "/bids").body()).contains("Your side stated USD 100,000.");
        bid(lin, "120 000.01");
        for (var other : List.of(SamplePerson.LEUNG, SamplePerson.CHEN)) {
            assertThat(acts(other, "bid-stated")).isEmpty();
        }
        assertThat(acts(SamplePerson.LIN, "bid-stated")).hasSize(1);
        // not before the time is over, though both have stated theirs
        opens();
        assertThat(acts(SamplePerson.LEUNG, "bids-settled")).isEmpty();
        institution.clock().forward(Duration.ofHours(24));
        opens();
        opens();

        assertThat(acts(SamplePerson.LEUNG, "bids-settled")).hasSize(1);
        for (var person : List.of(brandt, lin, leung)) {
            assertThat(person.get(address + "/bids").body()).contains("Settled at USD 110,000.005");
        }
        assertThat(readBids(leung)).doesNotContain("100,000.", "120,000");
        assertThat(sheet(leung)).contains("Price, in all: USD 110,000.005");
        brandt.get(address + "/bids");
        var draft =
                brandt.get("/cases/" + number + "/settlement/draft?act=draft-settlement&from=bids");
        assertThat(draft.body()).contains("Price, in all: USD 110,000.005.", "总价：USD 110,000.005。");
    }

    @Test
    void of_bids_that_do_not_meet_nobody_learns_how_far_they_were_apart_or_that_one_was_missing() {
        drawn();
        bidsPut("issue", "i5", "rule", "posted", "figure", "40", "currency", "points");
        bidsAgreed();
        bid(brandt, "50");
        bid(lin, "90");
        institution.clock().forward(Duration.ofHours(24));
        opens();
        var apart = readBids(leung);
        assertThat(apart).contains("Nothing was settled", "Delivery", "at 40 points");
        assertThat(acts(SamplePerson.LEUNG, "bids-settled")).isEmpty();

        bidsPut("issue", "i5", "rule", "posted", "figure", "40", "currency", "points");
        bidsAgreed();
        bid(brandt, "30");
        institution.clock().forward(Duration.ofHours(24));
        opens();
        // where one stated none, it reads as where the two do not meet
        assertThat(acts(SamplePerson.LEUNG, "bids-settled")).isEmpty();
        assertThat(readBids(leung).split("Nothing was settled", -1)).hasSize(3);
        assertThat(readBids(brandt)).contains("Your side stated 30 points", "stated 50 points");
    }

    @Test
    void a_bid_that_is_late_repeated_malformed_or_not_ones_own_is_refused_with_a_sentence() {
        leung.get(address + "/bids");
        assertThat(refusedTerms("rule", "middle")).contains("Choose an issue, or say in both");
        assertThat(refusedTerms("en", "Price", "zh", "价格", "rule", "even"))
                .contains("Choose a rule.");
        assertThat(refusedTerms("en", "Price", "zh", "价格", "rule", "posted", "figure", "101"))
                .contains("Give a number from 0 to 100");
        assertThat(refusedTerms("en", "Price", "zh", "价格", "currency", "XYZ"))
                .contains("Choose a currency of the list");
        assertThat(refusedTerms("en", "Price", "zh", "价格", "gives", party(0)))
                .contains("One party asks, and a party of another side gives.");
        assertThat(refusedTerms("en", "Price", "zh", "价格", "hours", "5"))
                .contains("Choose how long");
        assertThat(acts(SamplePerson.LEUNG, "bids-put")).isEmpty();

        bidsPut("en", "Price", "zh", "价格", "currency", "points", "rule", "asks");
        assertThat(refusedBid(brandt, "5", "5")).contains("Not every party has agreed to these");
        bidsAgreed();
        // what all agreed to is not put aside for other terms
        assertThat(
                        leung.postBare(address + "/bids", form(leung, terms("en", "P", "zh", "价")))
                                .body())
                .contains("A round to which every party agreed is not over yet.");
        for (var none : List.of("", "-5", "1e3", "101", "7.123", "five")) {
            assertThat(refusedBid(brandt, none, none)).contains("Give a number from 0 to 100");
        }
        assertThat(refusedBid(brandt, "50", "5")).contains("This is not the same number.");
        assertThat(refusedBid(leung, "5", "5")).contains("This act is not yours to do");
        bid(brandt, "50");
        assertThat(refusedBid(brandt, "40", "40"))
                .contains("Your side has stated its number already, and it stands.");
        assertThat(acts(SamplePerson.BRANDT, "bid-stated")).hasSize(1);
        var put = acts(SamplePerson.LEUNG, "bids-put").getFirst().id().value();
        assertThatThrownBy(() -> told(SamplePerson.LEUNG, "bids_settled('" + put + "')"))
                .hasStackTraceContaining("the answers are not open yet");
        institution.clock().forward(Duration.ofHours(24));
        assertThat(refusedBid(lin, "60", "60")).contains("The time of this round is over.");
        assertThatThrownBy(() -> told(SamplePerson.TANVIR, "bids_settled('" + put + "')"))
                .hasStackTraceContaining("nothing such was put to all");
        assertThatThrownBy(() ->
                        told(
                                SamplePerson.LEUNG,
                                "(select count(*) from answers_given((select e from entry e where id = '"
                                        + put
                                        + "'), 'bid-stated', 'bids'))"))
                .hasStackTraceContaining("permission denied");
        assertThat(brandt.postBare(address + "/bids/no/bid", form(brandt)).status()).isEqualTo(422);
    }

    @Test
    void the_database_settles_every_pair_of_bids_as_the_engine_does() {
        var rules =
                Map.of(
                        "middle", new BlindBid.Rule.Middle(),
                        "asks", new BlindBid.Rule.NumberOf(BlindBid.Side.ASKS),
                        "gives", new BlindBid.Rule.NumberOf(BlindBid.Side.GIVES),
                        "posted", new BlindBid.Rule.Posted(Fraction.of(4)));
        var settled =
                institution
                        .owner()
                        .sql(
                                """
                                select rule, asked::int, given::int, bids_settle(rule, 4, asked, given) as at
                                  from unnest(array['middle', 'asks', 'gives', 'posted']) rule,
                                       generate_series(0, 8) asked, generate_series(0, 8) given
                                """)
                        .query()
                        .listOfRows();
        assertThat(settled).hasSize(4 * 81);
        for (var row : settled) {
            var outcome =
                    BlindBid.settle(
                            java.util.Objects.requireNonNull(rules.get(row.get("rule"))),
                            Fraction.of((Integer) row.get("asked")),
                            Fraction.of((Integer) row.get("given")));
            var at = (java.math.BigDecimal) row.get("at");
            assertThat(at == null ? null : Fraction.of(at.toPlainString()))
                    .as("%s", row)
                    .isEqualTo(
                            outcome instanceof BlindBid.Outcome.Settled(var amount)
                                    ? amount
                                    : null);
        }
    }

    @Test
    void of_closed_preferences_one_thing_is_told_once_to_all_and_only_if_all_agree() {
        drawn("tells", "better");
        assertThat(brandt.get(address).body())
                .contains("once for each package put and only if all agree to ask");
        agreed();
        // 10 million in 2028 is worth more to both than 9 million in 2027: 110 to 100, and 40 to 30
        stated(brandt, 60, 40, "100", "0", "50");
        stated(lin, 40, 20, "0", "100", "30");
        suggested("o2", "o6");
        assertThat(leung.get(address).body()).doesNotContain("Is there a package better for all?");
        assertThat(ask(leung)).contains("The answers to this package are not open yet.");
        institution.clock().forward(Duration.ofHours(24));
        opens();

        assertThat(ask(brandt)).contains("This act is not yours to do");
        leung.get(address);
        assertThat(leung.post(askAddress(), "hours", "24").path()).isEqualTo(address + "?done=1");
        assertThat(ask(leung)).contains("It has been asked of this package already.");
        agreesToAsk(brandt);
        institution.clock().forward(Duration.ofHours(24));
        opens();
        // one did not agree: nothing is told, and it can be asked again
        assertThat(acts(SamplePerson.LEUNG, "better-told")).isEmpty();
        leung.get(address);
        leung.post(askAddress(), "hours", "24");
        agreesToAsk(brandt);
        agreesToAsk(lin);
        opens();
        assertThat(acts(SamplePerson.LEUNG, "better-told")).isEmpty();
        var asked = acts(SamplePerson.LEUNG, "better-asked").getLast().id().value();
        var read = "(select count(*) from preferences_for_answer('" + asked + "'))";
        assertThatThrownBy(() -> told(SamplePerson.LEUNG, read))
                .hasStackTraceContaining("the answers are not open yet");
        institution.clock().forward(Duration.ofHours(24));
        assertThatThrownBy(() -> told(SamplePerson.LEUNG, read))
                .hasStackTraceContaining("nothing of what is closed is to be told");
        opens();

        for (var person : List.of(brandt, lin, leung)) {
            assertThat(person.get(address).body())
                    .contains("Yes: a package is known that is worth more to every party.")
                    .doesNotContain("Agree to ask");
        }
        // nothing else of what is closed was opened, and what was told once is told no more
        assertThat(acts(SamplePerson.LEUNG, "preference")).isEmpty();
        assertThat(acts(SamplePerson.LEUNG, "preference-shown")).isEmpty();
        assertThat(acts(SamplePerson.LEUNG, "better-told").getFirst().facts().keySet())
                .containsExactlyInAnyOrder("question", "package", "exists");
        assertThat(ask(leung)).contains("It has been asked of this package already.");
        assertThatThrownBy(() -> told(null, read))
                .hasStackTraceContaining("nothing of what is closed is to be told");
    }

    @Test
    void that_nothing_better_is_known_reads_the_same_whether_a_side_has_spoken_or_not() {
        drawn("tells", "better");
        agreed();
        suggested("o2", "o6");
        stated(brandt, 60, 40, "100", "0", "50");
        institution.clock().forward(Duration.ofHours(24));
        opens();
        answeredTheQuestion();
        assertThat(leung.get(address).body()).contains("None is known: there is none, or a party");

        // 9 million in 2028 is all that the one could wish for: nothing is better for it
        stated(lin, 40, 20, "0", "100", "30");
        suggested("o2", "o7");
        institution.clock().forward(Duration.ofHours(24));
        opens();
        answeredTheQuestion();
        assertThat(acts(SamplePerson.LEUNG, "better-told"))
                .extracting(entry -> entry.facts().get("exists"))
                .containsExactly(false, false);
    }

    @Test
    void where_the_parties_agreed_that_nothing_is_told_nothing_can_be_asked() {
        drawn();
        assertThat(brandt.get(address).body())
                .contains("Of preferences that stay closed the server tells nothing.");
        agreed();
        suggested("o2", "o6");
        institution.clock().forward(Duration.ofHours(24));
        opens();
        assertThat(ask(leung)).contains("lets nothing be told of closed preferences.");
        assertThat(leung.get(address).body()).doesNotContain("Is there a package better for all?");
    }

    @Test
    void a_settled_bracket_moves_the_table_and_one_put_in_again_opens_the_issue_again() {
        drawn();
        agreed();
        stated(brandt, 60, 40, "100", "0", "50");
        stated(lin, 40, 20, "0", "100", "30");
        opened(brandt);
        opened(lin);
        var packages = address + "/packages";
        assertThat(leung.get(packages).body()).contains("5 points that no other package beats");
        typed("It is [#i1: 9{#o2} | 10{#o3} | 11{#o4}], delivered [soon].");
        assertThat(leung.get(packages).body())
                .as("what is open moves nothing")
                .contains("5 points that no other package beats");
        var text = "/cases/" + number + "/text";
        assertThat(org.jsoup.Jsoup.parse(lin.get(text).body()).select("div[lang=en] .tie").text())
                .isEqualTo("Tied to the issue: Price");
        assertThat(lin.get(text + "/edit").body()).contains("#i1 Price: #o2 9 million; #o3 10");
        settled("1");

        for (var person : List.of(brandt, lin, leung)) {
            assertThat(person.get(address).body())
                    .contains(
                            "“Price” is settled in the negotiating text on “10 million”",
                            "tied to #i1");
        }
        assertThat(leung.get(packages).body())
                .contains("is settled in the negotiating text on “10 million”")
                .contains("2 points that no other package beats");
        assertThat(looked("?point=1")).contains("10 million").doesNotContain("9 million");
        leung.get(packages + "?i1=o3&i5=o6");
        var against = leung.filled(packages, "hours", "24");
        against.put("i1", List.of("o2"));
        var refused = leung.postBare(packages, against);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Put a bracket tied to #i1 into the text again before a package");
        assertThat(acts(SamplePerson.LEUNG, "package-suggested")).isEmpty();

        typed("It is [#i1: 9{#o2} | 10{#o3} | 11{#o4}], delivered [soon].");
        assertThat(leung.get(packages).body())
                .contains("5 points that no other package beats")
                .doesNotContain("is settled in the negotiating text");
    }

    /// While the mediators settled the bracket a party put another alternative into it: it is open
    /// still, and what was chosen then does not count against what is chosen in the end.
    @Test
    void
            a_bracket_settled_while_another_edits_it_stays_open_and_moves_the_table_once_it_is_settled() {
        drawn();
        typed("It is [#i1: 9{#o2} | 10{#o3} | 11{#o4}] in all.");
        var text = "/cases/" + number + "/text";
        leung.get(text);
        brandt.get(text + "/edit");
        var more = "It is [#i1: 9{#o2} | 10{#o3} | 11{#o4} | 12] in all.";
        brandt.post(text + "/edit", "clause-0-en", more, "clause-0-zh", more);
        leung.post(text + "/edit", "choice", "1", "en", "0", "zh", "0");

        var merged = acts(SamplePerson.LIN, "negotiating-text").getLast();
        assertThat(merged.facts()).containsEntry("merged", 1L).containsEntry("open", 2L);
        assertThat(leung.get(text).body()).contains("12", "Party of Helena Brandt", "Mediators");
        assertThat(leung.get(address).body()).doesNotContain("is settled in the negotiating text");
        settled("0"); // the bracket as the party has it, rather than what the mediators chose
        assertThat(leung.get(address).body()).doesNotContain("is settled in the negotiating text");
        settled("2");
        assertThat(leung.get(address).body())
                .contains("is settled in the negotiating text on “11 million”");
    }

    @Test
    void a_package_that_all_accept_settles_the_brackets_tied_to_its_issues() {
        drawn();
        agreed();
        typed("It is [#i1: 9{#o2} | 10{#o3} | 11{#o4}], delivered [soon].");
        suggested("o4", "o6");
        answered(brandt, "yes");
        answered(lin, "yes");
        institution.clock().forward(Duration.ofHours(24));
        opens();

        var version = acts(SamplePerson.LIN, "negotiating-text").getLast();
        assertThat(version.facts())
                .containsEntry("version", 2L)
                .containsEntry("open", 1L)
                .containsEntry("issues", Map.of("i1", "o4"));
        assertThat(version.nameEn()).isEqualTo("Negotiating table");
        assertThat(brandt.get("/cases/" + number + "/text").body())
                .contains("It is 11, delivered", "1 bracket is open");
        assertThat(leung.get(address).body())
                .contains("is settled in the negotiating text on “11 million”");
    }

    /// The mediator put forward a text of one clause, alike in both languages.
    private void typed(String clause) {
        var text = "/cases/" + number + "/text/edit";
        leung.get(text);
        var done = leung.post(text, "clause-0-en", clause, "clause-0-zh", clause);
        assertThat(done.path()).as(done.body()).isEqualTo("/cases/" + number + "/text?done=1");
    }

    private void settled(String choice) {
        leung.get("/cases/" + number + "/text");
        var done =
                leung.post(
                        "/cases/" + number + "/text/edit", "choice", choice, "en", "0", "zh", "0");
        assertThat(done.path()).as(done.body()).isEqualTo("/cases/" + number + "/text?done=1");
    }

    private String askAddress() {
        return answerAddress().replace("/answer", "/better");
    }

    private String ask(Guest who) {
        var refused = who.postBare(askAddress(), form(who, "hours", "24"));
        assertThat(refused.status()).isEqualTo(422);
        return refused.body();
    }

    private void agreesToAsk(Guest who) {
        who.get(address);
        assertThat(who.post(address + "/better/agreement").path()).isEqualTo(address + "?done=1");
    }

    private void answeredTheQuestion() {
        leung.get(address);
        leung.post(askAddress(), "hours", "24");
        agreesToAsk(brandt);
        agreesToAsk(lin);
        institution.clock().forward(Duration.ofHours(24));
        opens();
    }

    private String party(int which) {
        return cases.open(SamplePerson.LEUNG, number).file().parties().get(which).id().toString();
    }

    /// Terms by which the one asks and the other gives, with a day's time, but for these fields.
    private String[] terms(String... fields) {
        var terms =
                new TreeMap<>(
                        Map.of("asks", party(0), "gives", party(1), "hours", "24", "rule", "asks"));
        for (int i = 0; i < fields.length; i += 2) {
            terms.put(fields[i], fields[i + 1]);
        }
        return terms.entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toArray(String[]::new);
    }

    private void bidsPut(String... fields) {
        leung.get(address + "/bids");
        var done = leung.post(address + "/bids", terms(fields));
        assertThat(done.path())
                .as(org.jsoup.Jsoup.parse(done.body()).select("main").text())
                .isEqualTo(address + "/bids?done=1");
    }

    private String refusedTerms(String... fields) {
        var refused = leung.post(address + "/bids", terms(fields));
        assertThat(refused.status()).isEqualTo(422);
        return org.jsoup.Jsoup.parse(refused.body()).select("main").text();
    }

    private void bidsAgreed() {
        for (var party : List.of(brandt, lin)) {
            party.get(address + "/bids");
            assertThat(party.post(address + "/bids/agreement").path())
                    .isEqualTo(address + "/bids?done=1");
        }
    }

    private String bidAddress() {
        return address + "/bids/" + acts(SamplePerson.LEUNG, "bids-put").getLast().id() + "/bid";
    }

    private void bid(Guest who, String stated) {
        who.get(address + "/bids");
        var done = who.post(bidAddress(), "number", stated, "again", stated);
        assertThat(done.path()).as(done.body()).isEqualTo(address + "/bids?done=1");
    }

    private String refusedBid(Guest who, String stated, String again) {
        var refused = who.postBare(bidAddress(), form(who, "number", stated, "again", again));
        assertThat(refused.status()).isEqualTo(422);
        return refused.body();
    }

    /// What somebody reads of the bids, but for the tokens of forms and the clock above.
    private String readBids(Guest who) {
        return org.jsoup.Jsoup.parse(who.get(address + "/bids").body()).select("main").text();
    }

    /// @param who null for the server itself
    private void told(@Nullable SamplePerson who, String what) {
        institution
                .bean(Access.class)
                .as(
                        who == null ? PersonId.RULES : who.id(),
                        () ->
                                institution
                                        .bean(JdbcClient.class)
                                        .sql("select " + what)
                                        .query((row, _) -> String.valueOf(row.getObject(1)))
                                        .single());
    }

    // ---- what the tests have people do

    private void drawn(String... more) {
        assertThat(leung.get(address + "/issues").status()).isEqualTo(200);
        var fields = table("Price", "9 million\n10 million\n11 million");
        fields.addAll(List.of(more));
        var done = leung.post(address + "/issues", fields.toArray(String[]::new));
        assertThat(done.path()).as(done.body()).isEqualTo(address + "?done=1");
    }

    /// Issues i1 (options o2, o3, o4) and i5 (o6, o7).
    private static List<String> table(String price, String options) {
        return new ArrayList<>(
                List.of(
                        "i-0-en",
                        price,
                        "i-0-zh",
                        "价格",
                        "i-0-options-en",
                        options,
                        "i-0-options-zh",
                        "900万\n1000万\n1100万",
                        "i-1-en",
                        "Delivery",
                        "i-1-zh",
                        "交付",
                        "i-1-options-en",
                        "2027\n2028",
                        "i-1-options-zh",
                        "2027年\n2028年"));
    }

    private String draw(String... fields) {
        leung.get(address + "/issues");
        var answer = leung.post(address + "/issues", fields);
        assertThat(answer.status()).isEqualTo(422);
        return answer.body();
    }

    private void agreed() {
        for (var party : List.of(brandt, lin)) {
            party.get(address);
            assertThat(party.post(address + "/agreement").body()).contains("agreed");
        }
    }

    /// @param low what the lowest price is worth, and the later delivery
    /// @param high what the highest price is worth, and the earlier delivery
    private void stated(
            Guest who, int middle, int walkAway, String low, String high, String delivery) {
        who.get(address + "/preferences");
        step(
                who,
                "values",
                "value-o2",
                low,
                "value-o3",
                String.valueOf(middle),
                "value-o4",
                high,
                "value-o6",
                high,
                "value-o7",
                low);
        step(who, "order", "rank-i1", "1", "rank-i5", "2");
        step(who, "weights", "weight-i1", "100", "weight-i5", delivery);
        assertThat(step(who, "walk-away", "walk-away", String.valueOf(walkAway)))
                .contains("Is this right?", "of 6 packages are at or above your walk-away");
        var kept = who.post(address + "/preferences", "step", "check", "go", "on");
        assertThat(kept.path()).as(kept.body()).isEqualTo(address + "?done=1");
    }

    private String step(Guest who, String step, String... fields) {
        var all = new ArrayList<>(List.of("step", step, "go", "on"));
        all.addAll(List.of(fields));
        return who.post(address + "/preferences", all.toArray(String[]::new)).body();
    }

    private String trade(String give, String take) {
        return step(
                brandt,
                "weights",
                "weight-i1",
                "100",
                "weight-i5",
                "",
                "give-0",
                give,
                "take-0",
                take);
    }

    private void opened(Guest who) {
        who.get(address);
        assertThat(who.post(address + "/preferences/opening").path())
                .isEqualTo(address + "?done=1");
    }

    private void suggested(String price, String delivery) {
        leung.get(address + "/packages?i1=" + price + "&i5=" + delivery);
        var done = leung.post(address + "/packages", "hours", "24", "text", "We suggest this.");
        assertThat(done.path()).as(done.body()).isEqualTo(address + "?done=1");
    }

    private String answerAddress() {
        return address
                + "/packages/"
                + acts(SamplePerson.LEUNG, "package-suggested").getLast().id()
                + "/answer";
    }

    private void answered(Guest who, String accepts) {
        var page = who.get(address).body();
        var found = PACKAGE.matcher(page);
        assertThat(found.find()).isTrue();
        var done = who.post(answerAddress(), "accepts", accepts);
        assertThat(done.path()).as(done.body()).isEqualTo(address + "?done=1");
    }

    private void opens() {
        institution.bean(AnswersDue.class).open();
    }

    private boolean accepted(SamplePerson who, UUID put) {
        return institution
                .bean(Access.class)
                .as(
                        who.id(),
                        () ->
                                institution
                                        .bean(JdbcClient.class)
                                        .sql("select package_accepted(?)")
                                        .param(put)
                                        .query(Boolean.class)
                                        .single());
    }

    private List<Entered> acts(SamplePerson who, String act) {
        return cases.open(who, number).entries().stream()
                .filter(entry -> entry.act().equals(act))
                .toList();
    }

    private Map<String, List<String>> form(Guest who, String... fields) {
        who.get("/cases/" + number + "/lanes");
        var page = who.last().path();
        return who.filled(page, fields);
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        Answer answer = guest.post("/sample-world/sign-in", "person", person.id().toString());
        assertThat(answer.status()).isEqualTo(200);
        return guest;
    }
}
