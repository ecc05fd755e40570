package org.goodoffices.foundation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Makes the `Visit` of a request, for every controller that asks for one.
@Component
public class Visits implements HandlerMethodArgumentResolver {

    private final Texts texts;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final boolean sampleWorld;
    private final ZoneId zone;

    Visits(
            Texts texts,
            InstantSource clock,
            RandomGenerator chance,
            @Value("${goodoffices.sample-world}") boolean sampleWorld,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId zone) {
        this.texts = texts;
        this.clock = clock;
        this.chance = chance;
        this.sampleWorld = sampleWorld;
        this.zone = zone;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Visit resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        return of((HttpServletRequest) web.getNativeRequest());
    }

    /// The visit of nobody, for what is drawn once for many and holds no form.
    public Visit ofNobody() {
        return new Visit(
                Language.EN,
                "/",
                null,
                sampleWorld,
                false,
                zone,
                clock.instant(),
                texts,
                () -> {
                    throw new IllegalStateException("no form");
                },
                this::once);
    }

    /// The visit that a request is.
    public Visit of(HttpServletRequest request) {
        var language = LanguageSwitch.of(request);
        var query = request.getQueryString();
        return new Visit(
                language,
                request.getRequestURI() + (query == null ? "" : "?" + query),
                visitor(request.getUserPrincipal(), language),
                sampleWorld,
                false,
                zone,
                clock.instant(),
                texts,
                () -> (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
                this::once);
    }

    private static @Nullable String visitor(@Nullable Principal principal, Language language) {
        return principal instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof Visitor visitor
                ? language.of(visitor.nameEn(), visitor.nameZh())
                : null;
    }

    private String once() {
        var drawn = new byte[12];
        chance.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
