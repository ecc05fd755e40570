package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Small sets, each with one fault that is easily overlooked, beside a sound one.
class BadSetsTest {

    private static final String HEAD =
            """
            rules: small
            edition: "1"
            title: {en: Small, zh: 小型规则}
            authority: {en: None, zh: 无}
            valid: {from: 2026-12-01}
            tracks: [commercial]
            calendar: none
            zone: UTC
            stages:
              a: {title: {en: A, zh: 甲}, article: art. 1}
              b: {title: {en: B, zh: 乙}, article: art. 1}
            endings:
              done: {title: {en: Done, zh: 完成}, article: art. 2, kind: settlement}
              out: {title: {en: Out, zh: 退出}, article: art. 3, kind: withdrawal}
            """;

    private static final String ACTS =
            """
            acts:
              open: {title: {en: Open, zh: 开启}, article: art. 4, by: registry, from: start, to: a, lane: joint}
              step: {title: {en: Step, zh: 步骤}, article: art. 4, by: party, from: [a], lane: joint}
              go: {title: {en: Go, zh: 前进}, article: art. 5, by: registry, from: [a], to: b, lane: joint}
              finish: {title: {en: Finish, zh: 完结}, article: art. 6, by: registry, from: [a, b], to: done, lane: joint}
              withdraw:
                title: {en: Withdraw, zh: 退出}
                article: art. 7
                by: party
                from: any
                to: out
                effect: withdraws
                lane: joint
                takes: [text]
            """;

    private static final String SOUND = HEAD + ACTS;

    private static List<String> findings(String yaml) {
        return Checker.check(Samples.read("small.yaml", yaml)).findings().stream()
                .map(f -> f.check() + " " + f.at())
                .distinct()
                .toList();
    }

    private static List<String> refusals(String yaml) {
        return switch (RuleReader.read("small.yaml", yaml)) {
            case Reading.Read _ -> List.of();
            case Reading.Unreadable bad ->
                    bad.findings().stream().map(f -> f.message().en()).toList();
        };
    }

    private static String changed(String from, String to) {
        assertThat(SOUND).contains(from);
        return SOUND.replace(from, to);
    }

    private static String act(String name, String rest) {
        return "  %s: {title: {en: %s, zh: 行为}, article: art. 8, lane: joint, %s}\n"
                .formatted(name, name, rest);
    }

    private static String limit(String name, String rest) {
        return "  %s: {title: {en: %s, zh: 时限}, article: art. 9, %s}\n".formatted(name, name, rest);
    }

    private static String lapse(String what) {
        return "lapse: {%s, article: art. 9, meaning: {en: Over., zh: 届满。}}".formatted(what);
    }

    @Test
    void the_sound_one_passes() {
        assertThat(findings(SOUND)).isEmpty();
    }

    @Test
    void a_withdrawal_that_waits_for_what_another_stage_forgets_is_no_way_out() {
        assertThat(findings(changed("takes: [text]", "requires: [step]"))).contains("2 a", "2 b");
    }

    @Test
    void a_withdrawal_that_asks_for_a_reason_is_not_free() {
        assertThat(findings(changed("takes: [text]", "takes: [text, reason]")))
                .containsExactly("2 a", "2 b");
        assertThat(findings(changed("takes: [text]", "takes: [papers, text]"))).isEmpty();
    }

    private static final String TWINS =
            SOUND
                    + act("pre-r", "by: requesting, from: [a]")
                    + act("pre-i", "by: invited, from: [a]")
                    + act("post-r", "by: requesting, from: [a], requires: [{own: pre-r}]")
                    + act("post-i", "by: invited, from: [a], requires: [{own: pre-i}]");

    private static final String LIMITS_OF_TWINS =
            "limits:\n"
                    + limit(
                            "l-r",
                            "of: requesting, duty: [pre-r], runs-in: [a], from: {stage: a},"
                                    + " length: 3, "
                                    + lapse("to: done"))
                    + limit(
                            "l-i",
                            "of: invited, duty: [pre-i], runs-in: [a], from: {stage: a},"
                                    + " length: 3, "
                                    + lapse("to: done"));

    @Test
    void twins_that_refer_to_one_another_are_alike() {
        assertThat(findings(TWINS)).isEmpty();
        assertThat(findings(TWINS + LIMITS_OF_TWINS)).isEmpty();
    }

    @Test
    void twins_are_unlike_where_their_limits_are() {
        String longer =
                TWINS + LIMITS_OF_TWINS.replaceFirst("(?s)(l-i.*?)length: 3", "$1length: 300");
        assertThat(findings(longer)).containsExactlyInAnyOrder("4 l-r", "4 l-i");
        String milder =
                TWINS
                        + act("remind", "by: registry, from: [a], requires: [{lapsed: l-i}]")
                        + LIMITS_OF_TWINS.replaceFirst(
                                "(?s)(l-i.*?)lapse: \\{to: done", "$1lapse: {opens: [remind]");
        assertThat(findings(milder)).contains("4 l-r", "4 l-i");
        assertThat(findings(TWINS.replace("from: [a], requires: [{own: pre-i}]", "from: [a]")))
                .contains("4 post-r", "4 post-i");
        String taking =
                TWINS.replace("by: invited, from: [a]}", "by: invited, from: [a], takes: [date]}");
        assertThat(findings(taking)).contains("4 pre-r", "4 pre-i");
    }

    @Test
    void what_the_registry_does_only_after_one_side_has_acted_is_unlike() {
        assertThat(findings(TWINS + act("note", "by: registry, from: [a], requires: [pre-r]")))
                .contains("4 note");
    }

    @Test
    void who_of_three_leaves_may_matter_only_by_an_article() {
        String sides =
                "others-go-on: {when-one-withdraws: true, remain: both-sides, article: art. 3";
        assertThat(findings(sides + "}\n" + SOUND)).containsExactly("4 others-go-on");
        assertThat(
                        findings(
                                sides
                                        + ", unequal: {article: art. 3, why: {en: So., zh: 如此。}}}\n"
                                        + SOUND))
                .isEmpty();
    }

    @Test
    void what_everyone_is_deemed_to_have_done_can_go_round_by_itself() {
        String round =
                SOUND
                        + act("on", "by: party, when: every, from: [a], to: b")
                        + act(
                                "back",
                                "by: party, when: every, from: [b], to: a, returns: {article: art."
                                        + " 8, why: {en: So., zh: 如此。}}")
                        + "limits:\n"
                        + limit(
                                "l-on",
                                "of: party, duty: [on], runs-in: [a], from: {stage: a}, length: 3, "
                                        + lapse("deemed: on"))
                        + limit(
                                "l-back",
                                "of: party, duty: [back], runs-in: [b], from: {stage: b}, length:"
                                        + " 3, "
                                        + lapse("deemed: back"));
        assertThat(findings(round)).containsExactlyInAnyOrder("3 l-on", "3 l-back");
    }

    @Test
    void a_period_from_a_receipt_that_nobody_records_never_ends() {
        String waiting =
                changed("from: [a, b], to: done", "from: [a], to: done")
                        + "limits:\n"
                        + limit(
                                "period",
                                "runs-in: [b], from: {act: go, moment: receipt}, length: 3, "
                                        + lapse("to: done"));
        assertThat(findings(waiting)).containsExactlyInAnyOrder("3 b", "8 period");
        String recorded =
                waiting.replace(
                        "limits:\n",
                        act("serve", "by: registry, from: [b], effect: serves, takes: [party]")
                                + "limits:\n");
        assertThat(findings(recorded)).isEmpty();
    }

    @Test
    void any_act_at_all_meets_no_duty() {
        String any =
                SOUND
                        + "limits:\n"
                        + limit(
                                "l",
                                "of: party, duty: [any], runs-in: [a], from: {stage: a}, length:"
                                        + " 3, "
                                        + lapse("to: done"));
        assertThat(refusals(any)).containsExactly("“duty” names “any”, which does not exist.");
    }

    @Test
    void what_cites_that_it_was_not_read_cites_nothing() {
        assertThat(findings(changed("article: art. 6", "article: rules not read")))
                .containsExactly("1 finish");
        assertThat(findings(changed("article: art. 6", "article: Appendix"))).isEmpty();
    }

    @Test
    void there_are_no_fewer_mediators_than_at_most() {
        assertThat(refusals("mediators: {count: 5, at-most: 1, article: art. 1}\n" + SOUND))
                .containsExactly("There is at least one mediator, and no more than “at-most”.");
    }

    private static String twoLimits(String one, String two) {
        return SOUND
                + "limits:\n"
                + limit("one", "of: party, duty: [step], runs-in: [a], " + one)
                + limit("two", "of: party, duty: [step], runs-in: [a], " + two);
    }

    @Test
    void the_same_duty_has_one_time_and_one_consequence() {
        String ten = "from: {stage: a}, length: 10, ";
        assertThat(findings(twoLimits(ten + lapse("to: done"), ten + lapse("to: out"))))
                .containsExactly("6 two");
        assertThat(findings(twoLimits(ten + lapse("to: done"), ten + lapse("to: done")))).isEmpty();
        assertThat(
                        findings(
                                twoLimits(
                                        "from: {act: open}, length: 50, " + lapse("deemed: step"),
                                        "from: {stage: a}, length: 5, " + lapse("deemed: step"))))
                .containsExactly("6 two");
        assertThat(
                        findings(
                                "calendar: hong-kong\n"
                                        + twoLimits(
                                                        "from: {stage: a}, length: 5, counting:"
                                                                + " working, "
                                                                + lapse("deemed: step"),
                                                        "from: {stage: a}, length: 7, "
                                                                + lapse("deemed: step"))
                                                .replace("calendar: none\n", "")))
                .containsExactly("6 two");
    }

    @Test
    void working_days_are_counted_by_a_calendar_that_there_is() {
        String limits =
                "limits:\n"
                        + limit(
                                "l",
                                "of: party, duty: [step], runs-in: [a], from: {stage: a}, length:"
                                        + " 3, counting: working, "
                                        + lapse("to: done"));
        String rolls = limits.replace("counting: working", "rolls: next-working-day");
        assertThat(findings(SOUND + limits)).containsExactly("6 l");
        assertThat(findings(SOUND + rolls)).containsExactly("6 l");
        String elsewhere = changed("calendar: none", "calendar: elsewhere") + limits;
        assertThat(findings(elsewhere)).containsExactly("6 calendar");
        assertThat(
                        Checker.check(Samples.read("small.yaml", elsewhere), List.of("elsewhere"))
                                .sound())
                .isTrue();
    }

    @Test
    void a_limit_that_begins_with_the_end_of_a_hidden_one_binds_nobody_who_cannot_see_it() {
        String hidden =
                SOUND
                        + act("whisper", "by: party, from: [a]").replace("joint", "caucus")
                        + act("answer", "by: party, from: [a]").replace("joint", "caucus")
                        + act("after", "by: registry, from: [a], requires: [step]")
                        + "limits:\n"
                        + limit(
                                "first",
                                "of: mediator, duty: [hear], runs-in: [a], from: {act: whisper},"
                                        + " length: 3, "
                                        + lapse("opens: [reply]"))
                        + limit(
                                "second",
                                "of: party, duty: [answer], runs-in: [a], from: {lapse: first},"
                                        + " length: 3, "
                                        + lapse("deemed: answer"));
        String whole =
                hidden.replace(
                        "limits:\n",
                        act("hear", "by: mediator, from: [a]").replace("joint", "caucus")
                                + act(
                                                "reply",
                                                "by: mediator, from: [a], requires: [{lapsed:"
                                                        + " first}]")
                                        .replace("joint", "caucus")
                                + "limits:\n");
        assertThat(findings(whole)).containsExactly("7 second");
    }

    @Test
    void nobody_signs_a_text_that_nobody_drafts() {
        assertThat(refusals(SOUND + act("sign", "by: party, from: [a], effect: signs")))
                .containsExactly("“sign” signs a text that no act drafts or settles.");
    }

    @Test
    void what_is_owed_for_each_party_says_for_which() {
        String each =
                SOUND
                        + "limits:\n"
                        + limit(
                                "l",
                                "of: party, duty: [step], for-each: party, runs-in: [a], from:"
                                        + " {stage: a}, length: 3, "
                                        + lapse("to: done"));
        assertThat(refusals(each))
                .containsExactly(
                        "What is owed for each party must say which party: “step” takes no party.");
    }

    @Test
    void the_calendars_that_are_said_to_be_shipped_are() {
        assertThat(WorkingCalendar.SHIPPED)
                .allSatisfy(name -> assertThat(ShippedRules.calendar(name).name()).isEqualTo(name));
    }

    @Test
    void a_withdrawal_that_waits_for_every_party_is_none() {
        assertThat(refusals(changed("effect: withdraws", "effect: withdraws\n    when: every")))
                .containsExactly("“withdraw” leaves the case, which each party does alone.");
    }

    @Test
    void whoever_is_in_office_cannot_accept_it_again() {
        String office =
                """
                  name: {title: {en: Name, zh: 选定}, article: art. 8, by: registry, from: [a], effect: names-mediator, takes: [mediator], lane: joint}
                  accept: {title: {en: Accept, zh: 接受}, article: art. 9, by: mediator, from: [a], to: b, effect: accepts-office, lane: joint}
                """;
        // the second stage is reached by accepting alone
        String sound = changed("from: [a], to: b, lane", "from: [a], to: done, lane") + office;
        assertThat(findings(sound)).isEmpty();

        String again =
                """
                  again: {title: {en: Again, zh: 再接受}, article: art. 9, by: mediator, from: [b], effect: accepts-office, lane: joint}
                """;
        assertThat(findings(sound + again)).contains("8 again");
    }
}
