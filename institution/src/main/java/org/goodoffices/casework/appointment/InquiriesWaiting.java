package org.goodoffices.casework.appointment;

import java.util.List;
import org.goodoffices.foundation.identity.AlsoWaits;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.springframework.stereotype.Component;

/// The questions whether somebody could mediate that they have not answered.
@Component
class InquiriesWaiting implements AlsoWaits {

    private final AskedCandidates invitations;

    InquiriesWaiting(AskedCandidates invitations) {
        this.invitations = invitations;
    }

    @Override
    public List<Piece> of(PersonId person, Visit visit) {
        return invitations.to(person.value()).stream()
                .filter(one -> one.open(visit.now()))
                .map(one ->
                        new Piece(
                                visit.t("appointment.invitation"),
                                "/inquiries/" + one.entry(),
                                visit.of(one.parties().en(), one.parties().zh())
                                        + " · "
                                        + InquiryController.invitationState(
                                                visit, one, visit.now())))
                .toList();
    }
}
