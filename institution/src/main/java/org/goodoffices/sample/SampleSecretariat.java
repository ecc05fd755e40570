package org.goodoffices.sample;

import static org.goodoffices.organs.secretariat.SecretariatAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.secretariat.EnterSecretariatAct;
import org.goodoffices.organs.secretariat.SecretariatAct;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The sample world's Secretariat: a head in every department, a case manager who acts for hers, a
/// post that is vacant; tasks and letters; and a resolution of the Assembly that is being carried
/// out; a seat and an official that privileges and immunities cover. All are fictional,
/// nationalities included.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
class SampleSecretariat {

    private static final String LEGAL = "legal-affairs";
    private static final String MEDIATION = "mediation-services";

    private final EnterSecretariatAct acts;
    private final SampleDays days;
    private int forms;
    private int posts;

    SampleSecretariat(EnterSecretariatAct acts, SampleDays days) {
        this.acts = acts;
        this.days = days;
    }

    /// Posts, who serves in them, and who acts for whom.
    void staffed() {
        head(LEGAL, "Director of Legal Affairs", "法律事务司司长", HALVORSEN, "NOR");
        head(MEDIATION, "Director of Mediation Services", "调解事务司司长", OKAFOR, "NGA");
        head(
                "research-and-training",
                "Director of Research and Training",
                "研究与培训司司长",
                PEREIRA,
                "PRT");
        head("financial-management", "Director of Financial Management", "财务管理司司长", TANAKA, "JPN");
        head("administration", "Director of Administration", "行政司司长", KIMANI, "KEN");
        appoint(post(MEDIATION, "Case Manager", "案件经理", "P-4", false), CHEN, "CHN");
        post(LEGAL, "Treaty Officer", "条约事务官", "P-3", false);
        act(
                VALDES,
                "",
                DEPUTISE,
                Map.of(
                        "post", "P-2",
                        "deputy", CHEN.id().toString(),
                        "from", days.today().toString(),
                        "until", days.today().plusDays(20).toString()));
    }

    /// What the departments have to do, and a resolution that is carried out.
    void atWork(String session) {
        covered();
        carryOut(
                session,
                2,
                "financial-management",
                "Set up the trust fund and its accounts",
                "设立信托基金及其账目",
                45);
        carryOut(session, 3, LEGAL, "Invite contributions by note to all States", "以照会邀请各国捐款", 14);
        act(
                HALVORSEN,
                LEGAL,
                LETTER_OUT,
                Map.of(
                        "with",
                        "All States Parties 各缔约国",
                        "subject",
                        "Contributions to the trust fund 信托基金捐款",
                        "day",
                        days.today().toString(),
                        "answerDue",
                        days.today().plusDays(60).toString()));
        act(
                HALVORSEN,
                LEGAL,
                LETTER_IN,
                Map.of(
                        "with", "Permanent Mission of Ostrevia 奥斯特雷维亚常驻代表团",
                        "subject", "Terms of the trust fund 信托基金条款",
                        "theirs", "NV-114/26",
                        "day", days.today().minusDays(3).toString(),
                        "answerDue", days.today().plusDays(10).toString()));
        act(
                HALVORSEN,
                LEGAL,
                OPEN_TASK,
                Map.of(
                        "titleEn", "Terms of reference for the Treaty Officer",
                        "titleZh", "拟订条约事务官职责说明",
                        "owner", "P-1",
                        "due", days.today().plusDays(21).toString()));
        act(
                CHEN,
                MEDIATION,
                OPEN_TASK,
                Map.of(
                        "titleEn",
                        "Roster of interpreters for January",
                        "titleZh",
                        "一月份口译人员名单",
                        "owner",
                        CHEN.id().toString(),
                        "due",
                        days.today().plusDays(7).toString()));
    }

    /// A seat and a head of department, under an agreement that is as fictional.
    private void covered() {
        cover("premises", "The seat of the institution (fictional)", "本机构会址（虚构）", "3");
        cover("official", HALVORSEN.en(), HALVORSEN.zh(), "11");
    }

    private void cover(String kind, String en, String zh, String article) {
        act(
                HALVORSEN,
                LEGAL,
                COVER,
                Map.of(
                        "kind",
                        kind,
                        "nameEn",
                        en,
                        "nameZh",
                        zh,
                        "instrument",
                        "Headquarters Agreement 总部协定",
                        "article",
                        article,
                        "scopeEn",
                        kind.equals("premises")
                                ? "Inviolable; nobody enters without consent of the Secretary-General."
                                : "Immunity for what is done and said in office.",
                        "scopeZh",
                        kind.equals("premises") ? "不受侵犯；未经秘书长同意不得进入。" : "就执行职务之言行享有豁免。",
                        "from",
                        since().toString()));
    }

    private void carryOut(
            String session, int paragraph, String department, String en, String zh, int dueIn) {
        act(
                VALDES,
                "",
                CARRY_OUT,
                Map.of(
                        "paragraph", session + "/1/" + paragraph,
                        "department", department,
                        "titleEn", en,
                        "titleZh", zh,
                        "due", days.today().plusDays(dueIn).toString()));
    }

    private void head(String department, String en, String zh, SamplePerson who, String state) {
        appoint(post(department, en, zh, "D-1", true), who, state);
    }

    private String post(String department, String en, String zh, String grade, boolean head) {
        var values = new HashMap<String, String>();
        values.put("department", department);
        values.put("titleEn", en);
        values.put("titleZh", zh);
        values.put("grade", grade);
        values.put("from", since().toString());
        if (head) {
            values.put("head", "yes");
        }
        act(VALDES, "", CREATE_POST, values);
        return "P-" + ++posts;
    }

    private void appoint(String post, SamplePerson who, String state) {
        act(
                VALDES,
                "",
                APPOINT,
                Map.of(
                        "post", post,
                        "nameEn", who.en(),
                        "nameZh", who.zh(),
                        "mail", who.mail(),
                        "nationality", state,
                        "from", since().toString(),
                        "until", since().plusYears(3).minusDays(1).toString(),
                        "decision", "SG/2026/" + post.substring(2)));
    }

    private LocalDate since() {
        return days.today().minusMonths(10).withDayOfMonth(1);
    }

    private void act(
            SamplePerson who, String department, SecretariatAct act, Map<String, String> values) {
        switch (acts.enter(who.id(), department, act, values, "sample-secretariat-" + ++forms)) {
            case Outcome.Done _, Outcome.DoneBefore _ -> {}
            case Outcome.Refused refused ->
                    throw new IllegalStateException(
                            "the sample world was refused: " + refused.reason().en());
            case Outcome.Unknown _ ->
                    throw new IllegalStateException("not " + who + "’s act: " + act);
        }
    }
}
