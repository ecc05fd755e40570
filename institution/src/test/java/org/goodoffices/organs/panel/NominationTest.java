package org.goodoffices.organs.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goodoffices.organs.panel.PanelAct.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.governance.Resolutions;
import org.goodoffices.organs.panel.Nomination.Stage;
import org.goodoffices.organs.panel.Nomination.Standing;
import org.junit.jupiter.api.Test;

/// What a nomination is by its entries, and what is refused, without a database.
class NominationTest {

    private static final PanelRules RULES =
            new PanelRules("panel-of-mediators", "assembly-and-council");
    private static final Texts TEXTS = Texts.ofAllModules();
    private static final UUID NOMINEE = new UUID(1, 1);
    private static final UUID DELEGATE = new UUID(1, 2);
    private static final UUID AFFAIRS = new UUID(1, 3);
    private static final UUID ONE = new UUID(2, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final UUID THIRD = new UUID(2, 3);
    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");

    private static final Resolutions.Adopted RESOLUTION =
            new Resolutions.Adopted(
                    "council",
                    "CO-1",
                    3,
                    "CO/RES/1/3",
                    new org.goodoffices.engines.decision.Text("Panel of mediators", "调解员名册"),
                    List.of(),
                    Instant.parse("2026-11-26T20:00:00Z"),
                    "end",
                    List.of("PN-22222222"));

    /// Of the same day, on somebody else.
    private static final Resolutions.Adopted ON_OTHERS =
            new Resolutions.Adopted(
                    "council",
                    "CO-1",
                    5,
                    "CO/RES/1/5",
                    RESOLUTION.title(),
                    List.of(),
                    RESOLUTION.at(),
                    "end",
                    List.of("PN-33333333", "PN-44444444"));

    private final List<PanelEntry> entries = new ArrayList<>();

    private Nomination nomination() {
        return new Nomination("PN-22222222", entries);
    }

    private void entered(PanelAct act, UUID by, UUID about, Map<String, String> values) {
        entries.add(new PanelEntry(entries.size() + 1, act, NOW, by, "XAV", about, values));
    }

    private void proposed() {
        var values = new HashMap<>(RULES.fixed());
        values.putAll(
                Map.of(
                        "panel", "state",
                        "nameEn", "Ann",
                        "nameZh", "安",
                        "mail", "ann@panel.example",
                        "reasonsEn", "Able.",
                        "reasonsZh", "胜任。"));
        entered(NOMINATE, DELEGATE, NOMINEE, values);
    }

    private void ready() {
        proposed();
        entered(CONSENT, NOMINEE, NOMINEE, Map.of("nameEn", "Ann Lee", "nameZh", "李安"));
        entered(PROFILE, NOMINEE, NOMINEE, Map.of("language-en", "native"));
    }

    private void asked(UUID assessor) {
        entered(APPOINT_ASSESSOR, AFFAIRS, assessor, Map.of("nameEn", "A", "nameZh", "甲"));
        entered(DECLARE, assessor, NOMINEE, Map.of("conflict", "none"));
    }

    private void marked(UUID assessor, int each) {
        entered(MARK, assessor, NOMINEE, marks(each));
    }

    private static Map<String, String> marks(int each) {
        var values = new HashMap<String, String>();
        RULES.criteria().forEach(one -> values.put("mark-" + one, String.valueOf(each)));
        values.put("words", "As the papers show.");
        return values;
    }

    private NominationRules rules(UUID person) {
        return new NominationRules(
                nomination(),
                RULES,
                new NominationRules.Reader(
                        person,
                        person.equals(DELEGATE) ? "XAV" : "",
                        person.equals(AFFAIRS),
                        false,
                        person.equals(DELEGATE)
                                ? "state"
                                : person.equals(NOMINEE)
                                        ? "nominee"
                                        : person.equals(AFFAIRS) ? "institution" : ""),
                NOW,
                ZoneId.of("Asia/Hong_Kong"),
                () -> List.of(RESOLUTION, ON_OTHERS));
    }

    private void refused(UUID person, PanelAct act, Map<String, String> said, String sentence) {
        assertThatThrownBy(() -> rules(person).checked(act, said))
                .isInstanceOfSatisfying(
                        NotPossible.class,
                        refused -> {
                            var told = refused.sentence(TEXTS);
                            assertThat(told.en()).isEqualTo(sentence);
                            assertThat(told.zh()).isNotEqualTo(told.en()).matches(".*\\p{IsHan}.*");
                        });
    }

    private static Map<String, String> decision() {
        return Map.of(
                "outcome", "designate",
                "decidedOn", "2026-11-20",
                "reference", "C/2026/11",
                "reasonsEn", "Both recommend it.",
                "reasonsZh", "均予建议。",
                "from", "2026-12-01");
    }

    @Test
    void an_entry_is_read_as_it_was_written() {
        proposed();
        var entry = entries.getFirst();
        var content = new String(entry.content(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(PanelEntry.read(content)).isEqualTo(entry);
        assertThat(content).startsWith("{\"act\":\"nominate\",\"at\":\"2026-11-28T04:00:00Z\"");
    }

    @Test
    void it_goes_from_proposal_by_consent_and_marks_to_a_decision() {
        proposed();
        assertThat(nomination().stage()).isEqualTo(Stage.PROPOSED);
        refused(AFFAIRS, APPOINT_ASSESSOR, Map.of(), "The nominee has to consent first.");
        entries.clear();
        ready();
        assertThat(nomination().stage()).isEqualTo(Stage.CONSENTED);
        assertThat(nomination().name()).isEqualTo(new Text("Ann Lee", "李安"));
        refused(
                AFFAIRS,
                DECIDE,
                decision(),
                "There is no decision before all 2 assessors have marked.");
        asked(ONE);
        asked(OTHER);
        marked(ONE, 7);
        refused(
                AFFAIRS,
                DECIDE,
                decision(),
                "There is no decision before all 2 assessors have marked.");
        marked(OTHER, 8);
        assertThat(nomination().stage()).isEqualTo(Stage.ASSESSED);
        assertThat(nomination().marks().getFirst().total()).isEqualTo(700);
        refused(
                AFFAIRS,
                DECIDE,
                decision(),
                "There is no decision before the interview has been noted.");
        entered(INTERVIEW, AFFAIRS, NOMINEE, Map.of("day", "2026-11-19", "words", "Held."));
        assertThat(rules(AFFAIRS).checked(DECIDE, decision())).containsEntry("from", "2026-12-01");
        entered(DECIDE, AFFAIRS, NOMINEE, Map.of("outcome", "refuse"));
        assertThat(nomination().stage()).isEqualTo(Stage.NOT_DESIGNATED);
        refused(AFFAIRS, DECIDE, decision(), "The decision has been entered already.");
        refused(AFFAIRS, REVIEW, decision(), "Nobody has asked for a review.");
        entered(ASK_REVIEW, NOMINEE, NOMINEE, Map.of("words", "Read again."));
        assertThat(rules(AFFAIRS).checked(REVIEW, decision())).containsKey("from");
    }

    @Test
    void totals_apart_by_more_than_the_limit_call_one_more_assessor() {
        ready();
        asked(ONE);
        asked(OTHER);
        refused(AFFAIRS, APPOINT_ASSESSOR, Map.of(), "There are as many assessors as are needed.");
        marked(ONE, 5);
        // 65 of 100: exactly the limit of 15 apart
        var within = new HashMap<>(marks(6));
        within.put("mark-practice", "7");
        within.put("mark-knowledge", "7");
        entered(MARK, OTHER, NOMINEE, within);
        assertThat(nomination().marks().getLast().total()).isEqualTo(650);
        assertThat(nomination().oneMoreMarks()).isFalse();
        entries.removeLast();
        within.put("mark-language", "7"); // 66
        entered(MARK, OTHER, NOMINEE, within);
        assertThat(nomination().oneMoreMarks()).isTrue();
        assertThat(nomination().stage()).isEqualTo(Stage.CONSENTED);
        refused(
                AFFAIRS,
                DECIDE,
                decision(),
                "The totals of the assessors differ by more than 15 points of 100: one more"
                        + " assessor has to mark before the decision.");
        asked(THIRD);
        marked(THIRD, 6);
        assertThat(nomination().stage()).isEqualTo(Stage.ASSESSED);
    }

    @Test
    void who_has_declared_a_conflict_does_not_mark_and_another_is_appointed() {
        ready();
        asked(ONE);
        entered(APPOINT_ASSESSOR, AFFAIRS, OTHER, Map.of("nameEn", "B", "nameZh", "乙"));
        refused(OTHER, MARK, marks(5), "Please declare on conflicts of interest first.");
        refused(OTHER, DECLARE, Map.of("conflict", "conflict"), "Please fill this in.");
        entered(DECLARE, OTHER, NOMINEE, Map.of("conflict", "conflict", "words", "Cousin."));
        refused(
                OTHER,
                MARK,
                marks(5),
                "You have declared a conflict of interest; you do not mark this nominee.");
        refused(
                OTHER,
                DECLARE,
                Map.of("conflict", "none"),
                "You have made your declaration already.");
        assertThat(rules(AFFAIRS).isOpen(APPOINT_ASSESSOR)).isTrue();
        marked(ONE, 6);
        refused(
                ONE,
                MARK,
                marks(9),
                "The marks have been given already and cannot be given again.");
        refused(
                AFFAIRS,
                RELEASE_ASSESSOR,
                Map.of("assessor", ONE.toString(), "reasonsEn", "Late."),
                "The marks have been given already and cannot be given again.");
    }

    @Test
    void of_who_was_designated_twice_the_profile_given_last_counts() {
        var before = new Nomination("PN-33333333", List.of(profiled(NOW.minusSeconds(1))));
        var after = new Nomination("PN-22222222", List.of(profiled(NOW)));
        assertThat(Panel.lastProfiled(before, after)).isSameAs(after);
        assertThat(Panel.lastProfiled(after, before)).isSameAs(after);
        var without = new Nomination("PN-44444444", List.of());
        assertThat(Panel.lastProfiled(before, without)).isSameAs(before);
    }

    private static PanelEntry profiled(Instant at) {
        return new PanelEntry(
                1, PROFILE, at, NOMINEE, "", NOMINEE, Map.of("language-en", "native"));
    }

    @Test
    void an_assessor_is_released_as_long_as_there_is_one_to_release() {
        ready();
        assertThat(rules(AFFAIRS).isOpen(RELEASE_ASSESSOR)).isFalse();
        asked(ONE);
        asked(OTHER);
        marked(ONE, 6);
        assertThat(rules(AFFAIRS).isOpen(RELEASE_ASSESSOR)).isTrue();
        marked(OTHER, 6);
        assertThat(rules(AFFAIRS).isOpen(RELEASE_ASSESSOR)).isFalse();
    }

    @Test
    void forms_are_refused_field_by_field() {
        ready();
        asked(ONE);
        var wrong = new HashMap<>(marks(5));
        wrong.put("mark-skill", "11");
        refused(ONE, MARK, wrong, "Please give a whole number from 0 to 10.");
        wrong.put("mark-skill", "-1");
        refused(ONE, MARK, wrong, "Please give a whole number from 0 to 10.");
        wrong.put("mark-skill", "٣");
        refused(ONE, MARK, wrong, "Please give a whole number from 0 to 10.");
        refused(
                NOMINEE,
                PROFILE,
                Map.of("traditions", "common"),
                "Please give at least one language with its level.");
        refused(
                NOMINEE,
                PROFILE,
                Map.of("language-en", "fluent"),
                "Please choose from what is offered.");
        var proposal =
                Map.of(
                        "panel", "state",
                        "nameEn", "N".repeat(10_000),
                        "nameZh", "某",
                        "mail", "n@panel.example",
                        "reasonsEn", "x",
                        "reasonsZh", "x");
        assertThatThrownBy(() -> NominationRules.proposal(RULES, proposal))
                .isInstanceOfSatisfying(
                        NotPossible.class,
                        refused -> {
                            assertThat(refused.field()).isEqualTo("nameEn");
                            assertThat(refused.sentence(TEXTS).en())
                                    .isEqualTo("Please use no more than 300 characters.");
                        });
    }

    @Test
    void a_member_serves_from_the_first_day_of_a_term_to_its_last() {
        entered(DESIGNATE, AFFAIRS, NOMINEE, days("2026-01-01", "2026-12-31"));
        on("2025-12-31", Standing.NOT_YET);
        on("2026-01-01", Standing.SERVING);
        on("2026-12-31", Standing.SERVING);
        on("2027-01-01", Standing.OVER);
        entered(SUSPEND, AFFAIRS, NOMINEE, days("2026-03-01", ""));
        on("2026-02-28", Standing.SERVING);
        on("2026-03-01", Standing.SUSPENDED);
        entered(REINSTATE, AFFAIRS, NOMINEE, days("2026-04-01", ""));
        on("2026-03-31", Standing.SUSPENDED);
        on("2026-04-01", Standing.SERVING);
        entered(RENEW, AFFAIRS, NOMINEE, days("2027-02-01", "2027-12-31"));
        on("2027-01-15", Standing.OVER); // between two terms
        on("2027-02-01", Standing.SERVING);
        entered(RESIGN, NOMINEE, NOMINEE, days("2027-06-01", ""));
        on("2027-05-31", Standing.SERVING);
        on("2027-06-01", Standing.OVER);
    }

    @Test
    void a_decision_rests_on_a_resolution_that_was_adopted() {
        var designated = new HashMap<>(days("2026-01-01", "2030-12-31"));
        designated.putAll(Map.of("nameEn", "Ann Lee", "nameZh", "李安"));
        entered(DESIGNATE, AFFAIRS, NOMINEE, designated);
        var said = new HashMap<>(Map.of("decision", "/sessions/CO-1/resolutions/3"));
        said.put("from", "2026-11-27");
        // adopted on the 27th where the institution has its seat
        assertThat(rules(AFFAIRS).checked(END, said))
                .containsEntry("reference", "CO/RES/1/3")
                .containsEntry("decidedOn", "2026-11-27");
        said.put("from", "2026-11-26");
        refused(AFFAIRS, END, said, "It cannot have effect before the day of the decision.");
        said.put("decision", "/sessions/CO-1/resolutions/4");
        refused(
                AFFAIRS,
                END,
                said,
                "No session of the Council has adopted this resolution (rules of the panel: who"
                        + " decides).");
        said.put("decision", "/sessions/CO-1/resolutions/5");
        refused(
                AFFAIRS,
                END,
                said,
                "CO/RES/1/5 does not decide on Ann Lee (PN-22222222) by name (rules of the"
                        + " panel: who decides).");
        said.put("decision", "/sessions/CO-1/resolutions/3");
        refused(
                AFFAIRS,
                SUSPEND,
                said,
                "CO/RES/1/3 decides otherwise on Ann Lee (rules of the panel: who decides).");
        assertThat(rules(AFFAIRS).decisions()).containsExactly(RESOLUTION);
        var chosen =
                "Choose a resolution that a session of the Council has adopted. Only what was"
                        + " decided up to 20 November 2026 is entered by its day and symbol (rules"
                        + " of the panel: who decides).";
        refused(AFFAIRS, END, Map.of("from", "2026-11-27"), chosen);
        refused(
                AFFAIRS,
                END,
                Map.of("decidedOn", "2026-11-21", "reference", "C/1", "from", "2026-11-27"),
                chosen);
        assertThat(
                        rules(AFFAIRS)
                                .checked(
                                        END,
                                        Map.of(
                                                "decidedOn",
                                                "2026-11-20",
                                                "reference",
                                                "C/1",
                                                "from",
                                                "2026-11-27")))
                .doesNotContainKey("decision");
    }

    @Test
    void a_renewal_begins_after_the_term_and_nobody_resigns_backwards() {
        entered(DESIGNATE, AFFAIRS, NOMINEE, days("2026-01-01", "2030-12-31"));
        refused(
                AFFAIRS,
                RENEW,
                Map.of("decidedOn", "2026-11-01", "reference", "C/1", "from", "2030-12-31"),
                "A renewal begins after the present term, which ends on 31 December 2030.");
        refused(
                AFFAIRS,
                SUSPEND,
                Map.of("decidedOn", "2026-11-29", "reference", "C/1", "from", "2026-12-01"),
                "This day has not come yet.");
        refused(
                AFFAIRS,
                END,
                Map.of("decidedOn", "2026-11-02", "reference", "C/1", "from", "2026-11-01"),
                "It cannot have effect before the day of the decision.");
        refused(
                NOMINEE,
                RESIGN,
                Map.of("from", "2026-11-27"),
                "A resignation has effect from today at the earliest.");
        refused(NOMINEE, RESIGN, Map.of("from", "someday"), "This is not a day.");
        refused(AFFAIRS, REINSTATE, Map.of(), "The member’s standing today does not allow this.");
    }

    private void on(String day, Standing standing) {
        assertThat(nomination().standing(LocalDate.parse(day))).as(day).isEqualTo(standing);
    }

    private static Map<String, String> days(String from, String until) {
        var values = new HashMap<>(Map.of("from", from, "panel", "state"));
        if (!until.isEmpty()) {
            values.put("until", until);
        }
        return values;
    }
}
