package org.goodoffices.sample;

import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.goodoffices.organs.governance.EnterSessionAct;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.SessionAct;

/// A session of an organ of the sample world, held by its people act by act.
final class SampleSession {

    private final EnterSessionAct acts;
    private final String organ;
    private final String id;
    private int forms;

    private SampleSession(EnterSessionAct acts, String organ, String id) {
        this.acts = acts;
        this.organ = organ;
        this.id = id;
    }

    static SampleSession open(EnterSessionAct acts, String organ) {
        return new SampleSession(
                acts, organ, done(acts.open(VALDES.id(), organ, "sample-" + organ)));
    }

    String id() {
        return id;
    }

    /// Calls the first meeting, on the day itself.
    void meets(SampleDays days, String mode, String place) {
        var zone = days.zone();
        var begins = days.soon(zone);
        act(
                VALDES,
                CALL_MEETING,
                Map.of(
                        "mode",
                        mode,
                        "place",
                        place,
                        "day",
                        begins.toLocalDate().toString(),
                        "time",
                        begins.toLocalTime().toString(),
                        "zone",
                        zone.getId(),
                        "languages",
                        "en,zh"));
    }

    /// Names a delegate for each State, with credentials, and who takes the chair.
    void seats(Map<SamplePerson, String> states, SamplePerson chair) {
        states.forEach((person, state) -> {
            act(
                    VALDES,
                    NAME_DELEGATE,
                    Map.of(
                            "state", state,
                            "nameEn", person.en(),
                            "nameZh", person.zh(),
                            "mail", person.mail()));
            act(HALVORSEN, ACCEPT_CREDENTIALS, Map.of("delegate", person.id().toString()));
        });
        act(VALDES, ELECT_CHAIR, Map.of("delegate", chair.id().toString()));
    }

    /// Opens the meeting with these present.
    void begins(SamplePerson chair, Collection<SamplePerson> present) {
        act(chair, OPEN_MEETING, Map.of("meeting", "1"));
        act(chair, ADOPT_AGENDA, Map.of("meeting", "1"));
        present.forEach(person -> act(person, ATTEND, Map.of("meeting", "1")));
    }

    void act(SamplePerson who, SessionAct act, Map<String, String> values) {
        var form = "sample-" + organ + "-" + ++forms;
        done(acts.enter(who.id(), id, act, new HashMap<>(values), form));
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
