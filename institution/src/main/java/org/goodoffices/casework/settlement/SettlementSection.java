package org.goodoffices.casework.settlement;

import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Leads from a case to its settlement, where its rules know one.
@Component
class SettlementSection implements CaseSection {

    @Override
    public Shown.@Nullable Link of(Visit visit, OpenCase open) {
        return open.rules().acts().values().stream().anyMatch(act -> act.effect() == Effect.DRAFTS)
                ? new Shown.Link(
                        visit.t("settlement.title"),
                        "/cases/" + open.file().number() + "/settlement")
                : null;
    }
}
