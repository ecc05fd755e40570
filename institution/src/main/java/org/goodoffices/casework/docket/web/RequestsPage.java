package org.goodoffices.casework.docket.web;

import java.util.List;

/// The requests that a person is writing, and those that they sent.
public record RequestsPage(List<Line> drafts, List<Line> sent) {

    public RequestsPage {
        drafts = List.copyOf(drafts);
        sent = List.copyOf(sent);
    }

    /// One request.
    ///
    /// @param saved when it was last saved, or sent
    public record Line(String title, String address, String saved) {}
}
