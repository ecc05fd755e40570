package org.goodoffices.casework.notices;

import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.foundation.identity.Invitations;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.mail.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells everybody in the lane of an act, but who did it, in the transaction of the act.
@Component
class Notices {

    private final Outbox outbox;
    private final Invitations invitations;

    Notices(Outbox outbox, Invitations invitations) {
        this.outbox = outbox;
        this.invitations = invitations;
    }

    @EventListener
    void tell(EnterAct.ActEntered act) {
        var path = "/cases/" + act.number().value();
        var strangers =
                outbox.postWaitingToLane(
                        act.entry().lane().value(), new PersonId(act.entry().person()), path);
        for (var stranger : strangers) {
            invitations.invite(stranger, Invitations.Purpose.mediation(path));
        }
    }
}
