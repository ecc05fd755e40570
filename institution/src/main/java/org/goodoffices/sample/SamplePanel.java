package org.goodoffices.sample;

import static org.goodoffices.organs.panel.PanelAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.panel.EnterPanelAct;
import org.goodoffices.organs.panel.PanelAct;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The sample world's panel: three members on the institution's nomination, one of them suspended
/// for a month; one of a State, whose designation has ended; and a nominee whom one assessor has
/// marked and the other not yet. All are fictional, and so are the decisions.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
class SamplePanel {

    private static final List<String> CRITERIA =
            List.of("practice", "knowledge", "skill", "culture", "language");

    private final EnterPanelAct acts;
    private int forms;

    SamplePanel(EnterPanelAct acts) {
        this.acts = acts;
    }

    /// Those whom the institution nominated.
    void ofTheInstitution() {
        designated(
                VALDES,
                LEUNG,
                "commercial",
                profile(
                        "language-zh=native,language-en=negotiates,nationalities=CHN",
                        "common,chinese",
                        "asia-pacific",
                        "construction,shipping",
                        "woman",
                        "Twenty years of mediation in construction and shipping disputes.",
                        "从事建设工程及航运争端调解二十年。"),
                "8 8 7 9 9/7 8 8 9 9",
                "C/2025/7",
                "2025-12-10",
                "2026-01-01");
        var rahmani =
                designated(
                        VALDES,
                        RAHMANI,
                        "commercial",
                        profile(
                                "language-ar=native,language-en=negotiates,language-fr=converses,nationalities=JOR",
                                "islamic,civil",
                                "asia-pacific,africa",
                                "energy,finance",
                                "man",
                                "Former judge; mediator in investment disputes on energy.",
                                "曾任法官；从事能源投资争端调解。"),
                        "7 9 8 8 8/8 9 7 8 7",
                        "C/2025/8",
                        "2025-12-10",
                        "2026-01-01");
        standing(rahmani, SUSPEND, "C/2026/3", "2026-04-20", "2026-05-01");
        standing(rahmani, REINSTATE, "C/2026/5", "2026-05-28", "2026-06-01");
        designated(
                VALDES,
                SOLHEIM,
                "state",
                profile(
                        "language-en=negotiates,language-fr=negotiates,language-ru=converses,nationalities=NOR",
                        "civil",
                        "western",
                        "shipping,energy",
                        "",
                        "Ambassador; took part in the good offices of several organisations.",
                        "大使；曾参与多个国际组织的斡旋工作。"),
                "9 7 9 9 8/9 8 9 8 8",
                "C/2026/1",
                "2026-03-02",
                "2026-03-16");
    }

    /// Those whom States nominated: when their delegates have been accepted.
    void ofStates() {
        var luna =
                designated(
                        TANVIR,
                        LUNA,
                        "state",
                        profile(
                                "language-es=native,language-en=negotiates",
                                "civil,mixed",
                                "latin-america",
                                "agriculture,mining",
                                "woman",
                                "Negotiated three agreements on shared rivers.",
                                "曾主持谈判三项跨境河流协定。"),
                        "7 7 8 8 7/6 7 8 7 8",
                        "C/2026/2",
                        "2026-03-02",
                        "2026-03-16");
        standing(luna, END, "C/2026/9", "2026-09-20", "2026-10-01");
        var haddad =
                consented(
                        ADEYEMI,
                        HADDAD,
                        "commercial",
                        profile(
                                "language-sw=native,language-en=native,language-ar=negotiates",
                                "common,customary",
                                "africa",
                                "technology,trade",
                                "man",
                                "Ten years of mediation in disputes on technology and trade.",
                                "从事科技及贸易争端调解十年。"));
        assessors(haddad);
        mark(haddad, FONTAINE, "7 6 8 9 8");
    }

    private String designated(
            SamplePerson by,
            SamplePerson nominee,
            String panel,
            Map<String, String> profile,
            String marks,
            String reference,
            String decidedOn,
            String from) {
        var nomination = consented(by, nominee, panel, profile);
        assessors(nomination);
        mark(nomination, FONTAINE, marks.split("/")[0]);
        mark(nomination, WILK, marks.split("/")[1]);
        act(
                HALVORSEN,
                nomination,
                INTERVIEW,
                Map.of("day", decidedOn, "words", "Held by video link. 以视频方式进行。"));
        act(
                HALVORSEN,
                nomination,
                DECIDE,
                Map.of(
                        "outcome",
                        "designate",
                        "decidedOn",
                        decidedOn,
                        "reference",
                        reference,
                        "reasonsEn",
                        "Both assessors recommend the designation.",
                        "reasonsZh",
                        "两名评审员均建议予以选任。",
                        "from",
                        from));
        return nomination;
    }

    private String consented(
            SamplePerson by, SamplePerson nominee, String panel, Map<String, String> profile) {
        var nomination =
                done(
                        acts.nominate(
                                by.id(),
                                Map.of(
                                        "panel",
                                        panel,
                                        "nameEn",
                                        nominee.en(),
                                        "nameZh",
                                        nominee.zh(),
                                        "mail",
                                        nominee.mail(),
                                        "reasonsEn",
                                        "Fictional, for the sample world.",
                                        "reasonsZh",
                                        "示例世界虚构人物。"),
                                token()));
        act(
                nominee,
                nomination,
                CONSENT,
                Map.of("nameEn", nominee.en(), "nameZh", nominee.zh(), "agree", "yes"));
        act(nominee, nomination, PROFILE, profile);
        return nomination;
    }

    private void assessors(String nomination) {
        for (var one : List.of(FONTAINE, WILK)) {
            act(
                    HALVORSEN,
                    nomination,
                    APPOINT_ASSESSOR,
                    Map.of("nameEn", one.en(), "nameZh", one.zh(), "mail", one.mail()));
            act(one, nomination, DECLARE, Map.of("conflict", "none"));
        }
    }

    private void mark(String nomination, SamplePerson assessor, String marks) {
        var values = new HashMap<String, String>();
        var each = marks.split(" ");
        for (int i = 0; i < each.length; i++) {
            values.put("mark-" + CRITERIA.get(i), each[i]);
        }
        values.put("words", "By the papers. 据所附材料评定。");
        act(assessor, nomination, MARK, values);
    }

    private void standing(
            String nomination, PanelAct act, String reference, String decidedOn, String from) {
        act(
                HALVORSEN,
                nomination,
                act,
                Map.of("reference", reference, "decidedOn", decidedOn, "from", from));
    }

    /// @param stated languages with their levels, and nationality
    private static Map<String, String> profile(
            String stated,
            String traditions,
            String regions,
            String industries,
            String gender,
            String experienceEn,
            String experienceZh) {
        var profile = new HashMap<String, String>();
        for (var one : stated.split(",")) {
            profile.put(one.split("=")[0], one.split("=")[1]);
        }
        profile.put("traditions", traditions);
        profile.put("regions", regions);
        profile.put("industries", industries);
        profile.put("gender", gender);
        profile.put("experienceEn", experienceEn);
        profile.put("experienceZh", experienceZh);
        profile.put("trainingEn", "The institution’s course for mediators, 2025.");
        profile.put("trainingZh", "本机构调解员课程（2025年）。");
        profile.put("availabilityEn", "With two weeks’ notice.");
        profile.put("availabilityZh", "提前两周通知即可任职。");
        profile.put("feesEn", "By the institution’s schedule.");
        profile.put("feesZh", "依本机构收费表。");
        return profile;
    }

    private void act(
            SamplePerson who, String nomination, PanelAct act, Map<String, String> values) {
        done(acts.enter(who.id(), nomination, act, values, token()));
    }

    private String token() {
        return "sample-panel-" + ++forms;
    }

    private static String done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var nomination) -> nomination;
            case Outcome.DoneBefore(var nomination) -> nomination;
            case Outcome.Refused refused ->
                    throw new IllegalStateException(
                            "the sample world was refused: " + refused.reason().en());
            case Outcome.Unknown _ -> throw new IllegalStateException("no such nomination");
        };
    }
}
