package org.goodoffices.casework.docket;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Post;
import org.goodoffices.foundation.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Requests that were begun and left go half a year after they were last saved, with their papers
/// and their key: nobody needs them, and what they say is confidential. Their authors are told a
/// month before, in a letter without particulars; nothing goes of which nobody was told.
@Component
public class DraftsLeft {

    /// How long a draft is kept after it was last saved.
    public static final Duration KEPT = Duration.ofDays(180);

    private static final Duration TOLD_BEFORE = Duration.ofDays(30);

    private final Access access;
    private final RequestDrafts drafts;
    private final Post post;
    private final Texts texts;
    private final String address;
    private final InstantSource clock;

    DraftsLeft(
            Access access,
            RequestDrafts drafts,
            Post post,
            Texts texts,
            InstantSource clock,
            @Value("${goodoffices.address}") String address) {
        this.access = access;
        this.drafts = drafts;
        this.post = post;
        this.texts = texts;
        this.clock = clock;
        this.address = address;
    }

    /// Tells whoever is to be told, and lets go what is due.
    @Scheduled(fixedDelayString = "${goodoffices.drafts.every:PT1H}")
    public void look() {
        var left = clock.instant().minus(KEPT);
        access.run(
                PersonId.RULES,
                () -> {
                    for (var author : new HashSet<>(drafts.toTellOf(left.plus(TOLD_BEFORE)))) {
                        post.post(author, Letter.of(texts, "mail.waits", address + "/requests"));
                    }
                    drafts.letGo(left, clock.instant().minus(TOLD_BEFORE));
                });
    }
}
