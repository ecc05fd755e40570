package org.goodoffices.organs.governance;

import java.time.ZoneId;
import java.util.Optional;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Reads a session as one person, for whoever draws a page of it; called in a transaction opened as
/// that person.
@Component
class ReadSession {

    private final SessionStore store;
    private final Organs organs;
    private final OrganMembers seats;
    private final Regulations regulations;
    private final NamedPersons named;
    private final SecretBallots ballots;
    private final ZoneId seat;

    ReadSession(
            SessionStore store,
            Organs organs,
            OrganMembers seats,
            Regulations regulations,
            NamedPersons named,
            SecretBallots ballots,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        this.store = store;
        this.organs = organs;
        this.seats = seats;
        this.regulations = regulations;
        this.named = named;
        this.ballots = ballots;
        this.seat = seat;
    }

    /// Nothing where there is no such session, or none that this person may see.
    Optional<SessionWords> as(PersonId person, String id, Visit visit) {
        return store.session(id)
                .map(session ->
                        new SessionWords(
                                visit,
                                session,
                                new SessionRules(
                                        session,
                                        organs,
                                        seats,
                                        regulations,
                                        named,
                                        person,
                                        store.ofTheSecretariat(),
                                        visit.now(),
                                        seat,
                                        ballots),
                                organs));
    }
}
