package org.goodoffices.trial;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Leaks put into the running server, one at a time, to see that the test finds them: what somebody
/// confided comes through in one way or another.
final class Planted {

    /// A leak in what the server answers.
    interface Leak {

        /// @param confided how many things were confided
        /// @return the body to send instead
        String leak(
                String body,
                HttpServletRequest request,
                HttpServletResponse response,
                int confided,
                JdbcClient application);
    }

    static final AtomicReference<Leak> LEAK = new AtomicReference<>();

    private Planted() {}

    /// How many entries are in lanes of one side.
    static int confided(JdbcClient owner) {
        return owner.sql(
                        "select count(*) from entry e join lane l on l.id = e.lane where l.side is"
                                + " not null")
                .query(Integer.class)
                .single();
    }

    @Bean
    static Filter leaking(
            @Qualifier("owner") DataSource owner,
            @Qualifier("application") DataSource application) {
        return (request, response, chain) -> {
            var leak = LEAK.get();
            if (leak == null) {
                chain.doFilter(request, response);
                return;
            }
            var kept = new ContentCachingResponseWrapper((HttpServletResponse) response);
            if (!((HttpServletRequest) request).getRequestURI().startsWith("/planted")) {
                chain.doFilter(request, kept);
            }
            var charset =
                    String.valueOf(kept.getContentType()).matches("(text|.*json).*")
                            ? StandardCharsets.UTF_8
                            : StandardCharsets.ISO_8859_1;
            var body = new String(kept.getContentAsByteArray(), charset);
            var leaked =
                    leak.leak(
                            body,
                            (HttpServletRequest) request,
                            kept,
                            confided(JdbcClient.create(owner)),
                            JdbcClient.create(application));
            if (!leaked.equals(body)) {
                kept.resetBuffer();
                kept.getOutputStream().write(leaked.getBytes(charset));
            }
            kept.copyBodyToResponse();
        };
    }
}
