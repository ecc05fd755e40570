package org.goodoffices.foundation.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/// Gives a page that tells of an error what the security filters give every other page, also where
/// the request was refused before it came to them: its headers, and the token of its forms.
@Configuration(proxyBeanMethods = false)
class ErrorDoor {

    @Bean
    FilterRegistrationBean<jakarta.servlet.Filter> errorsAsOtherPages(
            SecurityConfiguration.EveryAnswer answer) {
        var door =
                new FilterRegistrationBean<jakarta.servlet.Filter>((request, response, chain) -> {
                    prepare((HttpServletRequest) request, (HttpServletResponse) response, answer);
                    chain.doFilter(new WithoutForm((HttpServletRequest) request), response);
                });
        door.setDispatcherTypes(DispatcherType.ERROR);
        door.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return door;
    }

    /// A request whose form may have been too large to be read: it is answered as one without.
    private static final class WithoutForm extends HttpServletRequestWrapper {

        WithoutForm(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            try {
                return super.getParameterMap();
            } catch (IllegalStateException tooLarge) {
                return Map.of();
            }
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = getParameterValues(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }
    }

    private static void prepare(
            HttpServletRequest request,
            HttpServletResponse response,
            SecurityConfiguration.EveryAnswer answer) {
        answer.headers().forEach(header -> header.writeHeaders(request, response));
        if (request.getAttribute(CsrfToken.class.getName()) == null) {
            var token = new HttpSessionCsrfTokenRepository().loadDeferredToken(request, response);
            new XorCsrfTokenRequestAttributeHandler().handle(request, response, token::get);
        }
    }
}
