package org.goodoffices.foundation.mail;

import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// The sample world's outbox: what a mail server would have sent to its fictional people.
@Controller
@ConditionalOnProperty("goodoffices.sample-world")
class OutboxController {

    private final Access access;
    private final MailStore store;

    OutboxController(Access access, MailStore store) {
        this.access = access;
        this.store = store;
    }

    @GetMapping("/sample-world/outbox")
    ModelAndView outbox(Visit visit) {
        var mails =
                access.as(PersonId.POST, () -> store.latest(100)).stream()
                        .map(mail ->
                                new OutboxPage.Mail(
                                        mail.address(),
                                        visit.moment(mail.postedAt()),
                                        mail.subject(),
                                        OutboxPage.pieces(mail.body())))
                        .toList();
        return visit.page("foundation/mail/outbox", new OutboxPage(mails));
    }
}
