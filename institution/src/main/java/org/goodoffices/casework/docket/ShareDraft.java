package org.goodoffices.casework.docket;

import java.time.InstantSource;
import java.util.UUID;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Invitations;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Post;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Lets somebody else write on a request before it is sent: a party and its counsel. The address
/// decides, whether or not anybody is known under it yet, and nothing tells which.
@Component
public class ShareDraft {

    /// With how many addresses one draft is shared at most.
    public static final int MOST = 10;

    /// What came of it.
    public enum Shared {
        DONE,
        /// This is no address to which mail can be sent.
        NO_ADDRESS,
        /// With so many it is shared already.
        TOO_MANY,
        /// Only its author shares a draft that is not sent yet.
        NOT_YOURS
    }

    private final Access access;
    private final RequestDrafts drafts;
    private final Post post;
    private final Texts texts;
    private final InstantSource clock;
    private final String address;

    ShareDraft(
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

    /// Shares it with whoever signs in with this address, and tells them by mail, once.
    public Shared share(PersonId who, UUID draft, String mail, Language language) {
        if (!Invitations.isAddress(mail) || !RequestCheck.isMail(mail.strip())) {
            return Shared.NO_ADDRESS;
        }
        return access.as(
                who,
                () -> {
                    var held = drafts.held(draft).orElse(null);
                    if (held == null || !held.own() || held.sentAs() != null) {
                        return Shared.NOT_YOURS;
                    }
                    if (drafts.shares(draft).size() >= MOST) {
                        return Shared.TOO_MANY;
                    }
                    if (drafts.share(draft, mail.strip(), clock.instant())) {
                        post.post(
                                mail.strip(),
                                language,
                                Letter.of(texts, "request.mail.shared", address + "/requests"));
                    }
                    return Shared.DONE;
                });
    }
}
