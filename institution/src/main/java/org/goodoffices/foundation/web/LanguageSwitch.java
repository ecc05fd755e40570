package org.goodoffices.foundation.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Which language a request is answered in: `?lang=` if given (and kept in a cookie), else the
/// cookie, else what the browser asks for.
final class LanguageSwitch implements HandlerInterceptor {

    private static final String COOKIE = "lang";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET") && asked(request) != null) {
            var cookie = new Cookie(COOKIE, of(request).code());
            cookie.setPath("/");
            cookie.setMaxAge(60 * 60 * 24 * 365);
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
        return true;
    }

    static Language of(HttpServletRequest request) {
        var asked = request.getMethod().equals("GET") ? asked(request) : null;
        var chosen = asked == null ? kept(request) : asked;
        if (chosen != null) {
            for (var language : Language.values()) {
                if (language.code().equals(chosen)) {
                    return language;
                }
            }
        }
        return Language.of(request.getLocale());
    }

    /// A request that was refused for what it said is still answered in some language.
    private static @Nullable String asked(HttpServletRequest request) {
        try {
            return request.getParameter("lang");
        } catch (RequestRejectedException unreadable) {
            return null;
        }
    }

    private static @Nullable String kept(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
