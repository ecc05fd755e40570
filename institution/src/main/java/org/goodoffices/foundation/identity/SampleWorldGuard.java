package org.goodoffices.foundation.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// The sample world's pages sign in without a secret: they exist in the sample world only, for
/// requests from this machine that name this machine. A request that was passed on, or that a
/// strange site sends under a name of its own (DNS rebinding), finds no such page.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class SampleWorldGuard extends OncePerRequestFilter {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean sampleWorld;

    SampleWorldGuard(@Value("${goodoffices.sample-world}") boolean sampleWorld) {
        this.sampleWorld = sampleWorld;
    }

    /// Whether this request may see the sample world's pages.
    boolean admits(HttpServletRequest request) {
        return sampleWorld
                && fromThisMachine(request.getRemoteAddr())
                && THIS_MACHINE.contains(request.getServerName().toLowerCase(Locale.ROOT))
                && Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(SampleWorldGuard::saysPassedOn);
    }

    private static boolean fromThisMachine(String peer) {
        return peer.startsWith("127.") || peer.equals("::1") || peer.equals("0:0:0:0:0:0:0:1");
    }

    private static boolean saysPassedOn(String header) {
        return header.equals("forwarded")
                || header.startsWith("x-forwarded-")
                || header.equals("x-real-ip")
                || header.equals("via");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/sample-world");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (admits(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
