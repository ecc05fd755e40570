package org.goodoffices.casework.docket.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The requests that a person is writing, and those that they sent.
public record RequestsPage(List<Line> drafts, List<Line> sent) {

    public RequestsPage {
        drafts = List.copyOf(drafts);
        sent = List.copyOf(sent);
    }

    /// One request.
    ///
    /// @param saved when it was last saved, or sent
    /// @param until the day until which it is kept; null where it was sent
    /// @param sharedBy whose it is, where another shares it; else null
    public record Line(
            String title,
            String address,
            String saved,
            @Nullable String until,
            @Nullable String sharedBy) {}
}
