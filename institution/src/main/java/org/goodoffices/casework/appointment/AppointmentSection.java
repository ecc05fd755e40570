package org.goodoffices.casework.appointment;

import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Leads from a case to the appointment of its mediators.
@Component
class AppointmentSection implements CaseSection {

    @Override
    public Shown.@Nullable Link of(Visit visit, OpenCase open) {
        return new Shown.Link(
                visit.t("appointment.title"), "/cases/" + open.file().number() + "/appointment");
    }
}
