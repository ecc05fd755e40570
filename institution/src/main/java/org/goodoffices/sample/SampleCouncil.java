package org.goodoffices.sample;

import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.util.Map;
import org.goodoffices.organs.governance.EnterSessionAct;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// A session of the sample world's Council: a regulation that is in force, its amendment that will
/// be in a month, and a draft of another that waits for its vote.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
class SampleCouncil {

    private final EnterSessionAct acts;
    private final SampleDays days;

    SampleCouncil(EnterSessionAct acts, SampleDays days) {
        this.acts = acts;
        this.days = days;
    }

    /// Once it is elected.
    void sits() {
        var session = SampleSession.open(acts, "council");
        session.meets(days, "on-site", "Council Room 理事会会议室");
        session.seats(SampleAssembly.STATES, SEITKALI);
        session.act(
                VALDES,
                ADD_ITEM,
                Map.of(
                        "meeting",
                        "1",
                        "titleEn",
                        "Staff of the Secretariat",
                        "titleZh",
                        "秘书处工作人员"));
        session.begins(SEITKALI, SampleAssembly.STATES.keySet());
        regulation(
                session,
                1,
                0,
                "Staff are appointed for three years, after a public announcement of the post.",
                "工作人员经公开招聘任用，任期三年。");
        regulation(
                session,
                2,
                30,
                "Staff are appointed for three years, after a public announcement of the post in both official languages.",
                "工作人员经以两种正式语文公开招聘任用，任期三年。");
        session.act(
                MARENKO,
                SUBMIT,
                Map.of(
                        "titleEn", "Use of the archives",
                        "titleZh", "档案使用",
                        "en",
                                "The public archives are open to everybody on working days.\n\nNothing that is confidential enters them.",
                        "zh", "公开档案于工作日向任何人开放。\n\n涉密材料不归入公开档案。",
                        "regulation", "new",
                        "inForce", days.today().plusDays(60).toString()));
    }

    /// Adopts it, or its next version.
    private void regulation(
            SampleSession session, int version, int inForceIn, String en, String zh) {
        session.act(
                ADEYEMI,
                SUBMIT,
                Map.of(
                        "titleEn",
                        "Recruitment of staff",
                        "titleZh",
                        "工作人员招聘",
                        "en",
                        en + "\n\nNo more than a fifth of them are nationals of one State.",
                        "zh",
                        zh + "\n\n同一国家国民不得超过五分之一。",
                        "regulation",
                        version == 1 ? "new" : "1",
                        "inForce",
                        days.today().plusDays(inForceIn).toString()));
        var number = String.valueOf(version);
        session.act(VALDES, CONFIRM_PARITY, Map.of("document", number));
        session.act(
                SEITKALI,
                OPEN_VOTE,
                Map.of("document", number, "matter", "regulations", "method", "without-vote"));
        session.act(SEITKALI, CLOSE_VOTE, Map.of("decision", number));
    }
}
