package org.goodoffices.foundation.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The page that opens after sign-in: always one of this server.
record Next(String path) {

    static final Next START = new Next("/");

    private static final int LONGEST = 500;
    private static final Pattern OF_THIS_SERVER =
            Pattern.compile("/(?![/\\\\])[A-Za-z0-9/_.~%?&=+:@,;-]*");

    /// What was asked for, or the start page where that is not a page of this server.
    static Next of(@Nullable String asked) {
        return asked != null
                        && asked.length() <= LONGEST
                        && OF_THIS_SERVER.matcher(asked).matches()
                        && !asked.startsWith("/sign-in")
                ? new Next(asked)
                : START;
    }

    /// As part of an address.
    String encoded() {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    String redirect() {
        return "redirect:" + path;
    }
}
