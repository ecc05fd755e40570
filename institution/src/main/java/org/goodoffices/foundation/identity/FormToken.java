package org.goodoffices.foundation.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/// The token that shows that a form is one of ours. It is asked for at the door, save for forms
/// that carry papers: those are read as they arrive, so whoever reads them asks, before the first
/// paper.
public final class FormToken {

    /// The addresses that take papers. What answers there reads the form with `ReadUpload`.
    private static final Pattern TAKES_PAPERS =
            Pattern.compile(
                    "/cases/[^/]+/(lanes|acts|papers)/[^/]+|/requests/[^/]+/papers|/ties/imports|/panel/nominations/[^/]+/acts/file-paper");

    /// The address that takes encrypted ballots. They come without a sign-in, so there is no
    /// session whose authority a foreign page could use; what lets a ballot in is the credential on
    /// it.
    private static final Pattern TAKES_BALLOTS =
            Pattern.compile("/sessions/[^/]+/secret-votes/[^/]+/ballots/[^/]+");

    private static final HttpSessionCsrfTokenRepository TOKENS =
            new HttpSessionCsrfTokenRepository();

    private FormToken() {}

    /// Whether the door asks for the token of this request.
    static boolean askedAtTheDoor(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && !TAKES_BALLOTS.matcher(request.getRequestURI()).matches()
                && !(carriesPapers(request)
                        && TAKES_PAPERS.matcher(request.getRequestURI()).matches());
    }

    /// Whether this is a form with papers, which has to be streamed.
    public static boolean carriesPapers(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/form-data");
    }

    /// Whether this is the token of the person's session; or whether it was asked for at the door,
    /// as it is wherever forms with papers are not streamed past it.
    public static boolean holds(HttpServletRequest request, @Nullable String given) {
        if (askedAtTheDoor(request)) {
            return true;
        }
        var expected = TOKENS.loadToken(request);
        if (expected == null || given == null) {
            return false;
        }
        var actual =
                new XorCsrfTokenRequestAttributeHandler()
                        .resolveCsrfTokenValue(
                                new HttpServletRequestWrapper(request) {
                                    @Override
                                    public @Nullable String getHeader(String name) {
                                        return null;
                                    }

                                    @Override
                                    public @Nullable String getParameter(String name) {
                                        return name.equals(expected.getParameterName())
                                                ? given
                                                : null;
                                    }
                                },
                                expected);
        return actual != null
                && MessageDigest.isEqual(
                        actual.getBytes(StandardCharsets.UTF_8),
                        expected.getToken().getBytes(StandardCharsets.UTF_8));
    }
}
