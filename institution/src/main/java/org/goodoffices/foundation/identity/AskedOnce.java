package org.goodoffices.foundation.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.session.web.http.HttpSessionIdResolver;

/// Names the session of a request once. A page that has been sent makes the filter forget which
/// session it was asked with, and it would read the session once more to be told; by then nobody
/// needs to know.
final class AskedOnce implements HttpSessionIdResolver {

    private final HttpSessionIdResolver cookies;

    AskedOnce(HttpSessionIdResolver cookies) {
        this.cookies = cookies;
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        // the page of an error is asked for by the server itself, and is another request
        var asked = AskedOnce.class.getName() + "." + request.getDispatcherType();
        if (request.getAttribute(asked) != null) {
            return List.of();
        }
        request.setAttribute(asked, true);
        return cookies.resolveSessionIds(request);
    }

    @Override
    public void setSessionId(
            HttpServletRequest request, HttpServletResponse response, String sessionId) {
        if (!cookies.resolveSessionIds(request).contains(sessionId)) { // or it is there already
            cookies.setSessionId(request, response, sessionId);
        }
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookies.expireSession(request, response);
    }
}
