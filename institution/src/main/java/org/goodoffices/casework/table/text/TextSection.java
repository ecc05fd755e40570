package org.goodoffices.casework.table.text;

import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Leads from a case to its negotiating text: where there is one, or where one may be drafted.
@Component
class TextSection implements CaseSection {

    @Override
    public Shown.@Nullable Link of(Visit visit, OpenCase open) {
        return PutText.mayPut(open) || !TextVersion.of(open).isEmpty()
                ? new Shown.Link(visit.t("text.title"), "/cases/" + open.file().number() + "/text")
                : null;
    }
}
