package org.goodoffices.foundation.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.goodoffices.foundation.time.WorldClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Begins a sign-in: a session under a new name, kept in the database.
@Component
public class SignInSession {

    private static final Duration OPEN_UNUSED = Duration.ofHours(12);

    /// How long after signing in one may change how one signs in.
    private static final Duration FRESH = Duration.ofMinutes(30);

    /// Holds when the person signed in.
    static final String SINCE = "signed-in-since";

    private static final String HOW = "signed-in-how";

    /// What somebody signed in with.
    enum How {
        /// A passkey, or password and code.
        FACTOR,

        /// The mail address alone, by a link or as another house vouched for it.
        LINK
    }

    private final Access access;
    private final JdbcClient jdbc;
    private final SecurityContextRepository contexts;
    private final WorldClock clock;

    SignInSession(
            Access access, JdbcClient jdbc, SecurityContextRepository contexts, WorldClock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.contexts = contexts;
        this.clock = clock;
    }

    /// Signs the person in. A session begun before is given a new name, and what it held of the
    /// visitor before is dropped, so that nobody can have prepared it for them.
    void begin(Person person, How how, HttpServletRequest request, HttpServletResponse response) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        var session = request.getSession(true);
        session.setMaxInactiveInterval(Math.toIntExact(OPEN_UNUSED.toSeconds()));
        session.setAttribute(SINCE, clock.outside());
        session.setAttribute(HOW, how.name());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        person.signedIn(), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        access.run(
                person.id(),
                () ->
                        jdbc.sql("select 1 from (select note_sign_in()) noted")
                                .query((_, _) -> 1)
                                .single());
    }

    /// Whether the person signed in with a factor of theirs.
    boolean withFactor(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && How.FACTOR.name().equals(session.getAttribute(HOW));
    }

    /// Whether the person signed in a short while ago.
    public boolean fresh(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(SINCE) instanceof Instant since
                && since.plus(FRESH).isAfter(clock.outside());
    }
}
