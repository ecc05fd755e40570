package org.goodoffices.organs.governance;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.goodoffices.foundation.identity.AlsoWaits;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.springframework.stereotype.Component;

/// What the sessions in which a person is a delegate ask of them: votes that are open, their part
/// in a secret ballot, and the meetings that are coming.
@Component
class SessionsWaiting implements AlsoWaits {

    private static final Set<SessionAct> ASKED =
            Set.of(
                    SessionAct.ASK_FOR_BALLOT,
                    SessionAct.MAKE_KEYS,
                    SessionAct.SHARE_KEYS,
                    SessionAct.REGISTER,
                    SessionAct.MIX,
                    SessionAct.DECRYPT);

    private final SessionStore store;
    private final ReadSession read;

    SessionsWaiting(SessionStore store, ReadSession read) {
        this.store = store;
        this.read = read;
    }

    @Override
    public List<Piece> of(PersonId person, Visit visit) {
        return store.satInLast().stream()
                .flatMap(id -> read.as(person, id, visit).stream())
                .flatMap(this::of)
                .toList();
    }

    private Stream<Piece> of(SessionWords session) {
        var offered = session.forms().offered();
        return Stream.of(votes(session, offered), acts(session, offered), meetings(session))
                .flatMap(pieces -> pieces);
    }

    /// Roll-calls in which the delegate's State has not voted.
    private Stream<Piece> votes(SessionWords session, List<SessionAct> offered) {
        return offered.contains(SessionAct.VOTE)
                ? session.of().votes().stream()
                        .filter(vote ->
                                vote.method() == OrganSession.Method.ROLL_CALL
                                        && vote.result() == null
                                        && !store.voted(session.of().id(), vote.number())
                                                .contains(session.rules().state()))
                        .map(vote ->
                                session.forms().link(SessionAct.VOTE, "?decision=" + vote.number()))
                        .map(link -> piece(link, session))
                : Stream.empty();
    }

    private static Piece piece(Shown.Link link, SessionWords session) {
        return new Piece(link.text(), link.address(), session.title());
    }

    private static Stream<Piece> acts(SessionWords session, List<SessionAct> offered) {
        return offered.stream()
                .filter(ASKED::contains)
                .map(act -> session.forms().link(act, ""))
                .map(link -> piece(link, session));
    }

    private static Stream<Piece> meetings(SessionWords session) {
        return session.of().meetings().stream()
                .filter(meeting -> meeting.closed() == null)
                .map(meeting ->
                        new Piece(
                                session.visit()
                                        .t("organs.meeting", String.valueOf(meeting.number())),
                                session.at("/meetings/" + meeting.number()),
                                session.visit()
                                        .t(
                                                meeting.opened() == null
                                                        ? "organs.waits.begins"
                                                        : "organs.waits.sits",
                                                session.title(),
                                                session.visit()
                                                        .moment(
                                                                meeting.begins(),
                                                                meeting.zone()))));
    }
}
