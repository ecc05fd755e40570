package org.goodoffices.sample;

import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.goodoffices.organs.governance.EnterSessionAct;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.SessionAct;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// A session of the sample world's Assembly: one draft has become a resolution, with amendments and
/// a roll-call; another is being voted on; an election by secret ballot waits for its tellers. All
/// States and people are fictional.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
class SampleAssembly {

    private static final Map<SamplePerson, String> STATES = new LinkedHashMap<>();

    static {
        STATES.put(ADEYEMI, "XAV");
        STATES.put(SEITKALI, "XKH");
        STATES.put(VARGA, "XLO");
        STATES.put(TANVIR, "XNE");
        STATES.put(MARENKO, "XOS");
    }

    private final EnterSessionAct acts;
    private final InstantSource clock;
    private int forms;

    SampleAssembly(EnterSessionAct acts, InstantSource clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /// Holds the session up to where visitors find it.
    ///
    /// @return which session it is
    String sits() {
        var session = done(acts.open(VALDES.id(), "assembly", token()));
        // before anybody sits, so that a first start sends no mail
        callMeeting(session);
        STATES.forEach((person, state) -> {
            act(
                    VALDES,
                    session,
                    NAME_DELEGATE,
                    Map.of(
                            "state", state,
                            "nameEn", person.en(),
                            "nameZh", person.zh(),
                            "mail", person.mail()));
            act(HALVORSEN, session, ACCEPT_CREDENTIALS, Map.of("delegate", person.id().toString()));
        });
        act(VALDES, session, ELECT_CHAIR, Map.of("delegate", VARGA.id().toString()));
        act(
                VALDES,
                session,
                ADD_ITEM,
                Map.of(
                        "meeting", "1",
                        "titleEn",
                                "A trust fund for parties that cannot bear the costs of mediation",
                        "titleZh", "为无力承担调解费用的当事方设立信托基金"));
        act(VARGA, session, OPEN_MEETING, Map.of("meeting", "1"));
        act(VARGA, session, ADOPT_AGENDA, Map.of("meeting", "1"));
        for (var person : STATES.keySet()) {
            if (person != MARENKO) {
                act(person, session, ATTEND, Map.of("meeting", "1"));
            }
        }
        act(VARGA, session, TAKE_UP, Map.of("meeting", "1", "item", "1"));
        fund(session);
        act(
                MARENKO,
                session,
                EXPLAIN,
                Map.of(
                        "decision", "3",
                        "en",
                                "Ostrevia would have preferred a fund that reports to the Assembly itself, and did not stand in the way.",
                        "zh", "奥斯特雷维亚原希望该基金直接向大会报告，但未予阻拦。"));
        election(session);
        reports(session);
        speakers(session);
        return session;
    }

    /// One speaks, one waits, and one raises a point of order.
    private void speakers(String session) {
        asks(session, TANVIR, "statement");
        asks(session, SEITKALI, "statement");
        act(
                VARGA,
                session,
                GIVE_FLOOR,
                Map.of("meeting", "1", "speaker", "XNE.statement", "minutes", "5"));
        asks(session, ADEYEMI, "point-of-order");
    }

    private void asks(String session, SamplePerson who, String purpose) {
        act(who, session, ASK_FLOOR, Map.of("meeting", "1", "purpose", purpose));
    }

    /// On the day itself, so that it can be opened at once.
    private void callMeeting(String session) {
        var soon = clock.instant().plus(Duration.ofMinutes(2));
        var zone = ZoneId.of("Asia/Hong_Kong");
        if (!today(zone).equals(LocalDateTime.ofInstant(soon, zone).toLocalDate())) {
            zone = ZoneId.of("Europe/Zurich"); // it is not midnight in both
        }
        var begins = LocalDateTime.ofInstant(soon, zone).truncatedTo(ChronoUnit.MINUTES);
        act(
                VALDES,
                session,
                CALL_MEETING,
                Map.of(
                        "mode",
                        "hybrid",
                        "place",
                        "Assembly Hall 大会堂",
                        "day",
                        begins.toLocalDate().toString(),
                        "time",
                        begins.toLocalTime().toString(),
                        "zone",
                        zone.getId(),
                        "languages",
                        "en,zh"));
    }

    private java.time.LocalDate today(ZoneId zone) {
        return LocalDateTime.ofInstant(clock.instant(), zone).toLocalDate();
    }

    private void fund(String session) {
        act(
                ADEYEMI,
                session,
                SUBMIT,
                Map.of(
                        "titleEn", "Trust fund for the costs of mediation",
                        "titleZh", "调解费用信托基金",
                        "en",
                                "Decides to set up a trust fund for parties that cannot bear the costs of mediation.\n\nRequests the Secretariat to manage the fund.\n\nInvites contributions from States and others.",
                        "zh", "决定为无力承担调解费用的当事方设立信托基金。\n\n请秘书处管理该基金。\n\n邀请各国及其他方面捐款。"));
        act(TANVIR, session, SPONSOR, Map.of("motion", "L.1"));
        act(
                SEITKALI,
                session,
                AMEND,
                Map.of(
                        "motion", "L.1",
                        "change", "replace",
                        "paragraph", "2",
                        "en",
                                "Requests the Secretariat to manage the fund and to report on it each year.",
                        "zh", "请秘书处管理该基金，并每年就此提出报告。"));
        act(MARENKO, session, AMEND, Map.of("motion", "L.1", "change", "delete", "paragraph", "2"));
        act(VALDES, session, CONFIRM_PARITY, Map.of("document", "1"));
        act(VARGA, session, RANK, Map.of("document", "1", "order", "2, 1"));
        put(session, "1", "hands");
        act(
                VALDES,
                session,
                COUNT_HANDS,
                Map.of("decision", "1", "yes", "1", "no", "3", "abstain", "0"));
        act(VARGA, session, CLOSE_VOTE, Map.of("decision", "1"));
        put(session, "1", "without-vote");
        act(VARGA, session, CLOSE_VOTE, Map.of("decision", "2"));
        put(session, "1", "roll-call");
        vote(session, "3", ADEYEMI, "yes");
        vote(session, "3", TANVIR, "yes");
        vote(session, "3", VARGA, "abstain");
        vote(session, "3", SEITKALI, "yes");
        act(VARGA, session, CLOSE_VOTE, Map.of("decision", "3"));
    }

    private void reports(String session) {
        act(
                TANVIR,
                session,
                SUBMIT,
                Map.of(
                        "titleEn", "Publication of yearly figures",
                        "titleZh", "公布年度数据",
                        "en",
                                "Requests the Secretariat to publish each year how many mediations were requested and how they ended, without naming parties.\n\nDecides to take up the matter again in its next session.",
                        "zh", "请秘书处每年公布申请调解的件数及其结果，但不披露当事方名称。\n\n决定在下届会议再次审议此事项。"));
        act(
                MARENKO,
                session,
                AMEND,
                Map.of(
                        "motion", "L.2",
                        "change", "add",
                        "paragraph", "1",
                        "en", "Also requests it to publish how long they took.",
                        "zh", "又请其公布调解所历时间。"));
        act(VALDES, session, CONFIRM_PARITY, Map.of("document", "2"));
        put(session, "2", "roll-call");
        vote(session, "4", TANVIR, "yes");
    }

    /// Waits for its tellers, whom a visitor can be one after the other: keys and credentials are
    /// made in their browsers, and nobody else can make them.
    private void election(String session) {
        act(
                VARGA,
                session,
                PUT_ELECTION,
                Map.of(
                        "office", "other",
                        "titleEn", "Vice-President of the Assembly",
                        "titleZh", "大会副主席",
                        "places", "1",
                        "tellers",
                                String.join(
                                        ",",
                                        ADEYEMI.id().toString(),
                                        TANVIR.id().toString(),
                                        SEITKALI.id().toString())));
        nominate(session, ADEYEMI, "Amina Bello", "阿米娜·贝洛");
        nominate(session, SEITKALI, "Erlan Sadykov", "叶尔兰·萨迪科夫");
        nominate(session, MARENKO, "Petra Kovalenko", "佩特拉·科瓦连科");
    }

    private void nominate(String session, SamplePerson who, String en, String zh) {
        act(who, session, NOMINATE, Map.of("secret", "1", "nameEn", en, "nameZh", zh));
    }

    private void put(String session, String document, String method) {
        act(
                VARGA,
                session,
                OPEN_VOTE,
                Map.of("document", document, "matter", "substance", "method", method));
    }

    private void vote(String session, String decision, SamplePerson who, String vote) {
        act(who, session, VOTE, Map.of("decision", decision, "vote", vote));
    }

    private void act(SamplePerson who, String session, SessionAct act, Map<String, String> values) {
        done(acts.enter(who.id(), session, act, new HashMap<>(values), token()));
    }

    private String token() {
        return "sample-assembly-" + ++forms;
    }

    private static String done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var session) -> session;
            case Outcome.DoneBefore(var session) -> session;
            case Outcome.Refused refused ->
                    throw new IllegalStateException(
                            "the sample world was refused: " + refused.reason().en());
            case Outcome.Unknown _ -> throw new IllegalStateException("no such session");
        };
    }
}
