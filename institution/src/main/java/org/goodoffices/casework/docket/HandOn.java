package org.goodoffices.casework.docket;

import java.util.List;
import java.util.Map;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Hands on to the mediators in office what a side confided to those before them, as only that side
/// may wish (Model Rules, art. 10(7)).
@Component
public class HandOn {

    private final Access access;
    private final LaneWork work;
    private final JdbcClient jdbc;
    private final Refusals refusals;

    HandOn(Access access, LaneWork work, JdbcClient jdbc, Texts texts) {
        this.access = access;
        this.work = work;
        this.jdbc = jdbc;
        this.refusals = new Refusals(texts);
    }

    /// Hands on what is in this side's caucus lane.
    public Outcome handOn(PersonId who, CaseNumber number, LaneId lane, String token) {
        return access.as(who, () -> handedOn(who, number, lane, token));
    }

    private Outcome handedOn(PersonId who, CaseNumber number, LaneId id, String token) {
        var open = work.open(who, number, id);
        var lane = open == null ? null : LaneWork.lane(open, id);
        if (open == null || lane == null) {
            return new Outcome.Unknown();
        }
        var as = LaneWork.writer(open, lane);
        if (as == null || as.party() == null || lane.kind() != Lane.Kind.CAUCUS) {
            return refusals.of("not-your-lane", null);
        }
        var instead = work.instead(open, Submission.of(token, "hand-on", id));
        if (instead != null) {
            return instead;
        }
        if (!isOpenTo(open, lane)) {
            return refusals.of("nothing-to-hand-on", null);
        }
        var entry =
                work.enter(open, id, LaneAct.HAND_ON, Role.PARTY, as.party(), Map.of(), List.of());
        jdbc.sql("select hand_on(?)").param(entry.id().value()).query((_, _) -> 1).single();
        return new Outcome.Done(number, entry.id());
    }

    /// Whether this person's side can hand something on in this lane: there is a mediator in office
    /// who does not read all of it. Asked within a transaction of theirs.
    public boolean isOpenTo(OpenCase open, Lane lane) {
        var as = LaneWork.writer(open, lane);
        return lane.kind() == Lane.Kind.CAUCUS
                && as != null
                && as.party() != null
                && jdbc.sql("select past_is_closed(?)")
                        .param(lane.id().value())
                        .query(Boolean.class)
                        .single();
    }
}
