/// Outgoing mail: queued in the transaction of the act that causes it, sent after, in both official
/// languages. Mail carries nothing confidential: it says that something waits, and where.
///
/// Nothing of a mail depends on mails to others: its id, its place and its date are the recipient's
/// own, and no mail has two recipients.
@ApplicationModule(
        allowedDependencies = {"foundation.identity", "foundation.time", "foundation.web"})
@NullMarked
package org.goodoffices.foundation.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
