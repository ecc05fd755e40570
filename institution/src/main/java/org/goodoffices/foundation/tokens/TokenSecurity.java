package org.goodoffices.foundation.tokens;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/// Who may come in through the API: whoever brings a key, or is signed in. A signed-in browser must
/// show with each change that the request came from a page of ours; a key says so by itself.
@Configuration(proxyBeanMethods = false)
class TokenSecurity {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            SecurityContextRepository contexts,
            PersonalTokens tokens,
            Access access)
            throws Exception {
        return http.securityMatcher("/api/**", "/calendar/**")
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/api/openapi.json",
                                        "/api/rules",
                                        "/api/rules/**",
                                        "/calendar/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .csrf(csrf ->
                        csrf.requireCsrfProtectionMatcher(request ->
                                !SAFE.contains(request.getMethod()) && bearer(request) == null))
                .exceptionHandling(problems ->
                        problems.authenticationEntryPoint(
                                        (_, response, _) -> {
                                            response.setHeader("WWW-Authenticate", "Bearer");
                                            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                                        })
                                .accessDeniedHandler((_, response, _) ->
                                        response.sendError(HttpServletResponse.SC_FORBIDDEN)))
                .addFilterBefore(new Bearer(tokens, access), AnonymousAuthenticationFilter.class)
                .build();
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    private static final class Bearer extends OncePerRequestFilter {

        private final PersonalTokens tokens;
        private final Access access;

        Bearer(PersonalTokens tokens, Access access) {
            this.tokens = tokens;
            this.access = access;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var token = bearer(request);
            if (token == null) {
                chain.doFilter(request, response);
                return;
            }
            var holder =
                    access.as(PersonId.PUBLIC, () -> tokens.holder(PersonalTokens.Kind.API, token));
            if (holder.isEmpty()) {
                response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(
                            holder.get(), null, List.of()));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        }
    }
}
