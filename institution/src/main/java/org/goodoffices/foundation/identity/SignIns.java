package org.goodoffices.foundation.identity;

import java.time.Instant;
import java.util.List;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// The sign-ins that are open, as the database keeps them.
@Component
class SignIns {

    /// One open sign-in.
    record Open(Instant since, Instant lastUsed, boolean here) {}

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    SignIns(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /// The person's open sign-ins, the latest first.
    ///
    /// @param here the session of the request
    List<Open> of(PersonId person, String here) {
        return sessions.findByPrincipalName(person.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session ->
                        new Open(
                                session.getCreationTime(),
                                session.getLastAccessedTime(),
                                session.getId().equals(here)))
                .sorted(java.util.Comparator.comparing(Open::lastUsed).reversed())
                .toList();
    }

    /// Ends them all.
    void endAll(PersonId person) {
        sessions.findByPrincipalName(person.toString()).keySet().forEach(sessions::deleteById);
    }
}
