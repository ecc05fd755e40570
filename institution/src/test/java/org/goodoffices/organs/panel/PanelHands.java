package org.goodoffices.organs.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.panel.PanelAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.util.HashMap;
import java.util.Map;
import org.goodoffices.TestInstitution;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.sample.SamplePerson;

/// The hands of everybody who has to do with a nomination, for tests: each act by who does it.
public final class PanelHands {

    private final TestInstitution institution;
    private int forms;

    public PanelHands(TestInstitution institution) {
        this.institution = institution;
    }

    /// Puts somebody on the panel for commerce, on the institution's nomination, from a day on.
    public void designate(SamplePerson nominee, String from) {
        var nomination = assessed(VALDES, nominee, "commercial");
        done(HALVORSEN, nomination, DECIDE, decision("designate", from));
    }

    /// A nomination that waits for the decision.
    String assessed(SamplePerson by, SamplePerson nominee, String panel) {
        var nomination = ready(by, nominee, panel);
        for (var one : java.util.List.of(FONTAINE, WILK)) {
            asked(nomination, one);
            done(one, nomination, MARK, marks(7));
        }
        done(HALVORSEN, nomination, INTERVIEW, Map.of("day", "2026-11-01", "words", "Held."));
        return nomination;
    }

    /// A nomination to which the nominee has consented, with a profile.
    String ready(SamplePerson by, SamplePerson nominee, String panel) {
        var nomination = nominated(nominate(by, proposal(nominee, panel)));
        done(
                nominee,
                nomination,
                CONSENT,
                Map.of("nameEn", nominee.en(), "nameZh", nominee.zh(), "agree", "yes"));
        done(nominee, nomination, PROFILE, profile());
        return nomination;
    }

    void asked(String nomination, SamplePerson assessor) {
        done(
                HALVORSEN,
                nomination,
                APPOINT_ASSESSOR,
                Map.of(
                        "nameEn", assessor.en(),
                        "nameZh", assessor.zh(),
                        "mail", assessor.mail()));
        done(assessor, nomination, DECLARE, Map.of("conflict", "none"));
    }

    static Map<String, String> proposal(SamplePerson nominee, String panel) {
        return proposal(nominee.en(), nominee.zh(), nominee.mail(), panel);
    }

    static Map<String, String> proposal(String en, String zh, String mail, String panel) {
        return Map.of(
                "panel", panel,
                "nameEn", en,
                "nameZh", zh,
                "mail", mail,
                "reasonsEn", "Able.",
                "reasonsZh", "胜任。");
    }

    static Map<String, String> profile() {
        return Map.of(
                "language-en", "native",
                "traditions", "common",
                "regions", "western",
                "industries", "trade",
                "experienceEn", "Ten years.",
                "experienceZh", "十年。");
    }

    static Map<String, String> marks(int each) {
        var marks = new HashMap<String, String>();
        for (var one : java.util.List.of("practice", "knowledge", "skill", "culture", "language")) {
            marks.put("mark-" + one, String.valueOf(each));
        }
        marks.put("words", "By the papers.");
        return marks;
    }

    static Map<String, String> decision(String outcome, String from) {
        return Map.of(
                "outcome", outcome,
                "decidedOn", "2026-11-02",
                "reference", "C/2026/20",
                "reasonsEn", "Reasons of the Council.",
                "reasonsZh", "理事会之理由。",
                "from", from);
    }

    Outcome nominate(SamplePerson by, Map<String, String> proposal) {
        return institution.bean(EnterPanelAct.class).nominate(by.id(), proposal, token());
    }

    Outcome enter(SamplePerson who, String nomination, PanelAct act, Map<String, String> values) {
        return institution
                .bean(EnterPanelAct.class)
                .enter(who.id(), nomination, act, values, token());
    }

    void done(SamplePerson who, String nomination, PanelAct act, Map<String, String> values) {
        nominated(enter(who, nomination, act, values));
    }

    static String nominated(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).log();
    }

    static void refused(Outcome outcome, String field, String sentence) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.reason().en()).isEqualTo(sentence);
                            assertThat(refused.reason().zh()).containsPattern("[一-龥]");
                            assertThat(refused.field()).isEqualTo(field);
                        });
    }

    String token() {
        return "panel-hands-" + System.identityHashCode(this) + "-" + ++forms;
    }
}
