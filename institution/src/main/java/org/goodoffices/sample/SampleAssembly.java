package org.goodoffices.sample;

import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.organs.governance.EnterSessionAct;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// A session of the sample world's Assembly: one draft has become a resolution, with amendments and
/// a roll-call; another is being voted on; the Council is elected; an election by secret ballot
/// waits for its tellers. All States and people are fictional.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
class SampleAssembly {

    static final Map<SamplePerson, String> STATES = new LinkedHashMap<>();

    private static final String TELLERS =
            Stream.of(ADEYEMI, TANVIR, SEITKALI)
                    .map(one -> one.id().toString())
                    .collect(Collectors.joining(","));

    static {
        STATES.put(ADEYEMI, "XAV");
        STATES.put(SEITKALI, "XKH");
        STATES.put(VARGA, "XLO");
        STATES.put(TANVIR, "XNE");
        STATES.put(MARENKO, "XOS");
    }

    private final EnterSessionAct acts;
    private final SampleDays days;

    SampleAssembly(EnterSessionAct acts, SampleDays days) {
        this.acts = acts;
        this.days = days;
    }

    /// Holds the session up to where visitors find it.
    ///
    /// @return which session it is
    String sits() {
        var session = SampleSession.open(acts, "assembly");
        // before anybody sits, so that a first start sends no mail
        session.meets(days, "hybrid", "Assembly Hall 大会堂");
        session.seats(STATES, VARGA);
        session.act(
                VALDES,
                ADD_ITEM,
                Map.of(
                        "meeting", "1",
                        "titleEn",
                                "A trust fund for parties that cannot bear the costs of mediation",
                        "titleZh", "为无力承担调解费用的当事方设立信托基金"));
        var present = new ArrayList<>(STATES.keySet());
        present.remove(MARENKO);
        session.begins(VARGA, present);
        session.act(VARGA, TAKE_UP, Map.of("meeting", "1", "item", "1"));
        fund(session);
        session.act(
                MARENKO,
                EXPLAIN,
                Map.of(
                        "decision", "3",
                        "en",
                                "Ostrevia would have preferred a fund that reports to the Assembly itself, and did not stand in the way.",
                        "zh", "奥斯特雷维亚原希望该基金直接向大会报告，但未予阻拦。"));
        election(session);
        council(session);
        reports(session);
        speakers(session);
        return session.id();
    }

    /// One speaks, one waits, and one raises a point of order.
    private void speakers(SampleSession session) {
        asks(session, TANVIR, "statement");
        asks(session, SEITKALI, "statement");
        session.act(
                VARGA,
                GIVE_FLOOR,
                Map.of("meeting", "1", "speaker", "XNE.statement", "minutes", "5"));
        asks(session, ADEYEMI, "point-of-order");
    }

    private void asks(SampleSession session, SamplePerson who, String purpose) {
        session.act(who, ASK_FLOOR, Map.of("meeting", "1", "purpose", purpose));
    }

    private void fund(SampleSession session) {
        session.act(
                ADEYEMI,
                SUBMIT,
                Map.of(
                        "titleEn", "Trust fund for the costs of mediation",
                        "titleZh", "调解费用信托基金",
                        "en",
                                "Decides to set up a trust fund for parties that cannot bear the costs of mediation.\n\nRequests the Secretariat to manage the fund.\n\nInvites contributions from States and others.",
                        "zh", "决定为无力承担调解费用的当事方设立信托基金。\n\n请秘书处管理该基金。\n\n邀请各国及其他方面捐款。"));
        session.act(TANVIR, SPONSOR, Map.of("motion", "L.1"));
        session.act(
                SEITKALI,
                AMEND,
                Map.of(
                        "motion", "L.1",
                        "change", "replace",
                        "paragraph", "2",
                        "en",
                                "Requests the Secretariat to manage the fund and to report on it each year.",
                        "zh", "请秘书处管理该基金，并每年就此提出报告。"));
        session.act(MARENKO, AMEND, Map.of("motion", "L.1", "change", "delete", "paragraph", "2"));
        session.act(VALDES, CONFIRM_PARITY, Map.of("document", "1"));
        session.act(VARGA, RANK, Map.of("document", "1", "order", "2, 1"));
        put(session, "1", "hands");
        session.act(
                VALDES,
                COUNT_HANDS,
                Map.of("decision", "1", "yes", "1", "no", "3", "abstain", "0"));
        session.act(VARGA, CLOSE_VOTE, Map.of("decision", "1"));
        put(session, "1", "without-vote");
        session.act(VARGA, CLOSE_VOTE, Map.of("decision", "2"));
        put(session, "1", "roll-call");
        vote(session, "3", ADEYEMI, "yes");
        vote(session, "3", TANVIR, "yes");
        vote(session, "3", VARGA, "abstain");
        vote(session, "3", SEITKALI, "yes");
        session.act(VARGA, CLOSE_VOTE, Map.of("decision", "3"));
    }

    private void reports(SampleSession session) {
        session.act(
                TANVIR,
                SUBMIT,
                Map.of(
                        "titleEn", "Publication of yearly figures",
                        "titleZh", "公布年度数据",
                        "en",
                                "Requests the Secretariat to publish each year how many mediations were requested and how they ended, without naming parties.\n\nDecides to take up the matter again in its next session.",
                        "zh", "请秘书处每年公布申请调解的件数及其结果，但不披露当事方名称。\n\n决定在下届会议再次审议此事项。"));
        session.act(
                MARENKO,
                AMEND,
                Map.of(
                        "motion", "L.2",
                        "change", "add",
                        "paragraph", "1",
                        "en", "Also requests it to publish how long they took.",
                        "zh", "又请其公布调解所历时间。"));
        session.act(VALDES, CONFIRM_PARITY, Map.of("document", "2"));
        put(session, "2", "roll-call");
        vote(session, "4", TANVIR, "yes");
    }

    /// Waits for its tellers, whom a visitor can be one after the other: keys and credentials are
    /// made in their browsers, and nobody else can make them.
    private void election(SampleSession session) {
        session.act(
                VARGA,
                PUT_ELECTION,
                Map.of(
                        "office", "other",
                        "titleEn", "Vice-President of the Assembly",
                        "titleZh", "大会副主席",
                        "places", "1",
                        "tellers", TELLERS));
        nominate(session, ADEYEMI, "Amina Bello", "阿米娜·贝洛");
        nominate(session, SEITKALI, "Erlan Sadykov", "叶尔兰·萨迪科夫");
        nominate(session, MARENKO, "Petra Kovalenko", "佩特拉·科瓦连科");
    }

    private void nominate(SampleSession session, SamplePerson who, String en, String zh) {
        session.act(who, NOMINATE, Map.of("secret", "1", "nameEn", en, "nameZh", zh));
    }

    /// Each group puts forward no more States than it has seats, and nobody asks for a ballot.
    private void council(SampleSession session) {
        session.act(
                VARGA,
                PUT_ELECTION,
                Map.of(
                        "office",
                        "organ-council",
                        "begins",
                        days.today().toString(),
                        "tellers",
                        TELLERS));
        STATES.forEach((person, state) ->
                session.act(person, NOMINATE, Map.of("secret", "2", "candidate", state)));
        session.act(VARGA, ACCLAIM, Map.of("secret", "2"));
    }

    private void put(SampleSession session, String document, String method) {
        session.act(
                VARGA,
                OPEN_VOTE,
                Map.of("document", document, "matter", "substance", "method", method));
    }

    private void vote(SampleSession session, String decision, SamplePerson who, String vote) {
        session.act(who, VOTE, Map.of("decision", decision, "vote", vote));
    }
}
