package org.goodoffices.foundation.identity;

import java.time.Duration;
import org.goodoffices.foundation.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Writes to somebody whose means of signing in have ended, with a link that lets them in once, to
/// set others. Who may have that done, and how it is recorded, is the affair of whoever calls.
@Component
public class NewWayIn {

    private static final Duration OPEN = Duration.ofHours(24);

    private final OneTimeLinks links;
    private final Post post;
    private final Texts texts;
    private final String address;

    NewWayIn(
            OneTimeLinks links,
            Post post,
            Texts texts,
            @Value("${goodoffices.address}") String address) {
        this.links = links;
        this.post = post;
        this.texts = texts;
        this.address = address;
    }

    /// Posts the letter, in the transaction at hand.
    ///
    /// @param path where the link leads
    public void letIn(PersonId person, String path) {
        var token = links.make(person, OneTimeLinks.Purpose.SIGN_IN, path, OPEN);
        post.post(
                person,
                Letter.of(texts, "identity.mail.renewed", address + "/sign-in/link/" + token));
    }
}
