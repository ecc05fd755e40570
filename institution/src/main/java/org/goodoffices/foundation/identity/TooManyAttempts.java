package org.goodoffices.foundation.identity;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// The next try may not be made yet (answered with 429).
public class TooManyAttempts extends ResponseStatusException {

    private static final long serialVersionUID = 1;

    private final long seconds;

    TooManyAttempts(Duration wait) {
        super(HttpStatus.TOO_MANY_REQUESTS);
        this.seconds = wait.toSeconds() + 1;
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return headers;
    }
}
