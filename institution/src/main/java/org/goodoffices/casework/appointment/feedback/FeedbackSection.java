package org.goodoffices.casework.appointment.feedback;

import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Leads a party from a case that is over to what it is asked about its mediators.
@Component
class FeedbackSection implements CaseSection {

    private final Answering answering;

    FeedbackSection(Answering answering) {
        this.answering = answering;
    }

    @Override
    public Shown.@Nullable Link of(Visit visit, OpenCase open) {
        var ended = Answering.ended(open).orElse(null);
        return ended == null
                        || Answering.party(open) == null
                        || answering.mediators(open, ended).isEmpty()
                ? null
                : new Shown.Link(
                        visit.t("feedback.title"), "/cases/" + open.file().number() + "/feedback");
    }
}
