package org.goodoffices.foundation.mail;

import java.time.Instant;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.WorkQueue;
import org.goodoffices.foundation.web.Language;

/// A mail that the post has taken up.
///
/// @param place the how-manieth mail to this address; with the address it makes the message id
/// @param tries how often sending was tried before
record OutgoingMail(
        long id,
        String address,
        Language language,
        Letter letter,
        long place,
        Instant postedAt,
        int tries)
        implements WorkQueue.Piece {

    @Override
    public Object key() {
        return id;
    }

    /// Both subjects, the recipient's language before the other.
    String subject() {
        return language.of(
                letter.subjectEn() + " / " + letter.subjectZh(),
                letter.subjectZh() + " / " + letter.subjectEn());
    }

    /// Both bodies, the recipient's language before the other.
    String body() {
        var parted = "\n\n* * *\n\n";
        return language.of(
                letter.bodyEn() + parted + letter.bodyZh() + "\n",
                letter.bodyZh() + parted + letter.bodyEn() + "\n");
    }
}
