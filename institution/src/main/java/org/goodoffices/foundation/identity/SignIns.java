package org.goodoffices.foundation.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// The sign-ins that are open, as the database keeps them.
@Component
public class SignIns {

    /// One open sign-in.
    record Open(Instant since, Instant lastUsed, boolean here) {

        /// Those alike in all are shown alike, so that their ids order nothing.
        static final Comparator<Open> LATEST_FIRST =
                Comparator.comparing(Open::lastUsed)
                        .thenComparing(Open::since)
                        .thenComparing(Open::here)
                        .reversed();
    }

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final JdbcClient jdbc;

    SignIns(FindByIndexNameSessionRepository<? extends Session> sessions, JdbcClient jdbc) {
        this.sessions = sessions;
        this.jdbc = jdbc;
    }

    /// Which of these sign-ins are still open, for who answers one request for long.
    ///
    /// @param sessions the ids of their sessions
    public Set<String> open(Collection<String> sessions) {
        return Set.copyOf(
                jdbc.sql(
                                """
                                select session_id from spring_session
                                 where session_id = any (?) and expiry_time > extract(epoch from now()) * 1000
                                """)
                        .param(sessions.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /// The person's open sign-ins, the latest first.
    ///
    /// @param here the session of the request
    List<Open> of(PersonId person, String here) {
        return sessions.findByPrincipalName(person.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session ->
                        new Open(
                                at(session, SignInSession.SINCE, session.getCreationTime()),
                                at(session, SeenToTheMinute.SEEN, session.getLastAccessedTime()),
                                session.getId().equals(here)))
                .sorted(Open.LATEST_FIRST)
                .toList();
    }

    /// A moment kept with the session by the institution's clock.
    private static Instant at(Session session, String name, Instant byMachine) {
        return session.getAttribute(name) instanceof Instant kept ? kept : byMachine;
    }

    /// Ends them all.
    void endAll(PersonId person) {
        sessions.findByPrincipalName(person.toString()).keySet().forEach(sessions::deleteById);
    }
}
