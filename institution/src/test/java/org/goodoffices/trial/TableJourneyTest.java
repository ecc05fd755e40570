package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two sides state on their phones what they prefer, the mediator finds a package and puts it to
/// both, both accept in secret, and it becomes a text and a signed settlement.
class TableJourneyTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start(
                    "goodoffices.answers.every=1h",
                    "goodoffices.lapses.every=1h",
                    "goodoffices.mail.every=1h");

    @AutoClose static final Browser browser = Browser.start();

    private static final Set<String> looked = new HashSet<>();

    private final List<String> barriers = new ArrayList<>();
    private final List<Hand> hands = new ArrayList<>();

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

    /// In Chinese, one of the parties works by the keyboard alone.
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void from_private_preferences_to_a_signed_settlement(String language) {
        boolean keyboard = language.equals("zh");
        var cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);
        var opened = cases.requested("model-commercial");
        cases.bring(opened, "mediation");
        var number = opened.value();
        var table = "/cases/" + number + "/table";
        var one = hand(SamplePerson.BRANDT, language, keyboard, 360);
        var other = hand(SamplePerson.LIN, language, false, 360);
        var mediator = hand(SamplePerson.LEUNG, language, false, 1280);
        var registry = hand(SamplePerson.CHEN, language, false, 1280);

        one.go(table);
        one.picture("table-empty");
        mediator.go(table + "/issues");
        mediator.submit(
                form(mediator),
                Map.of(
                        "i-0-en", "Price",
                        "i-0-zh", "价款",
                        "i-0-options-en",
                                "The buyer pays nine million.\nThe buyer pays ten million.\nThe buyer pays eleven million.",
                        "i-0-options-zh", "买方支付九百万元。\n买方支付一千万元。\n买方支付一千一百万元。",
                        "i-1-en", "Delivery",
                        "i-1-zh", "交付",
                        "i-1-options-en",
                                "The turbines are delivered in 2027.\nThe turbines are delivered in 2028.",
                        "i-1-options-zh", "涡轮机于2027年交付。\n涡轮机于2028年交付。"));
        for (var party : List.of(one, other)) {
            party.go(table);
            party.submit(party.page.locator("form[action$='/agreement']"), Map.of());
        }
        // the one wants little to pay, and can wait; the other wants it paid, and delivers late
        prefers(one, table, List.of("100", "60", "0", "100", "0"), List.of("1", "2"), "40");
        prefers(other, table, List.of("0", "40", "100", "0", "100"), List.of("1", "2"), "70");

        mediator.go(table + "/packages");
        mediator.picture("packages");
        assertThat(mediator.page.locator(".frontier svg").count()).isEqualTo(1);
        assertThat(mediator.page.locator(".frontier .reachable").count()).isEqualTo(1);
        // by the link of the first point with a name that has ten million
        mediator.press(mediator.page.locator("h2 + ul a[href*='i1=o3']").first());
        assertThat(mediator.page.locator("#package").innerText()).contains(ten(language));
        mediator.picture("package");
        mediator.submit(form(mediator), Map.of("hours", "24"));
        one.go(table);
        one.picture("answer");
        var unanswered = List.of(seen(other, table), seen(mediator, table));
        accepts(one);
        assertThat(List.of(seen(other, table), seen(mediator, table)))
                .as("nobody sees that one has accepted")
                .isEqualTo(unanswered);
        other.go(table);
        accepts(other);
        assertThat(seen(mediator, table)).isEqualTo(unanswered.getLast());
        institution.clock().forward(Duration.ofHours(24));
        institution.bean(AnswersDue.class).open();

        one.go(table);
        one.picture("accepted");
        one.press(one.page.locator("main a[href*='from=package']"));
        assertThat(one.page.locator("[name=clause-0-zh]").inputValue()).isEqualTo("买方支付一千万元。");
        one.submit(form(one), Map.of());
        assertThat(one.text()).contains("涡轮机于2028年交付。", "The buyer pays ten million.");
        JourneyTest.sign(number, one, other, mediator, registry);
        for (var reader : List.of(one, other, mediator)) {
            reader.go("/cases/" + number + "/settlement");
            assertThat(reader.text()).contains("买方支付一千万元。", "The buyer pays ten million.");
            reader.picture("settlement");
        }
        assertThat(cases.open(SamplePerson.LIN, opened).common().ending())
                .isNotNull()
                .extracting(ending -> ending.name())
                .isEqualTo("settled");
    }

    /// Says what packages are worth, step by step, and opens it to the mediators.
    private static void prefers(
            Hand party, String table, List<String> values, List<String> ranks, String weight) {
        party.go(table + "/preferences");
        party.picture("values");
        go(
                party,
                Map.of(
                        "value-o2",
                        values.get(0),
                        "value-o3",
                        values.get(1),
                        "value-o4",
                        values.get(2),
                        "value-o6",
                        values.get(3),
                        "value-o7",
                        values.get(4)));
        party.picture("order");
        go(party, Map.of("rank-i1", ranks.get(0), "rank-i5", ranks.get(1)));
        go(party, Map.of("weight-i5", weight));
        party.picture("walk-away");
        go(party, Map.of("walk-away", "30"));
        party.picture("check");
        go(party, Map.of());
        party.submit(party.page.locator("form[action$='/opening']"), Map.of());
    }

    private static String ten(String language) {
        return language.equals("en") ? "The buyer pays ten million." : "买方支付一千万元。";
    }

    private static void accepts(Hand party) {
        var answer = party.page.locator("form[action$='/answer']");
        party.submit(answer, Map.of(), answer.locator("button[value=yes]"));
    }

    /// What somebody reads at the table.
    private static String seen(Hand who, String table) {
        who.go(table);
        return who.text();
    }

    private static void go(Hand party, Map<String, String> values) {
        var form = form(party);
        party.submit(form, values, form.locator("button[value=on]"));
    }

    private static com.microsoft.playwright.Locator form(Hand hand) {
        return hand.page.locator("main form[method=post]").last();
    }

    private Hand hand(SamplePerson person, String language, boolean keyboard, int width) {
        var hand =
                new Hand(browser, institution, person, language, keyboard, barriers, looked, width);
        hands.add(hand);
        return hand;
    }
}
