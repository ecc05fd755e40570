package org.goodoffices.casework.table;

import java.util.Optional;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.settlement.DraftSource;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.springframework.stereotype.Component;

/// Lets the settlement be drafted from the package that every party accepted last: one clause an
/// issue.
@Component
class PackageForSettlement implements DraftSource {

    static final String KEY = "package";

    private final Texts texts;

    PackageForSettlement(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Optional<Offer> of(OpenCase open) {
        var accepted = TableState.of(open).accepted();
        return Optional.ofNullable(accepted)
                .map(put ->
                        new Offer(
                                new Text(
                                        texts.of(Language.EN, "table.for-settlement"),
                                        texts.of(Language.ZH, "table.for-settlement")),
                                put.table().issues().stream()
                                        .map(issue ->
                                                new Clause(
                                                        issue.words(),
                                                        put.table()
                                                                .option(put.option(issue))
                                                                .words(),
                                                        "not-confirmed"))
                                        .toList()));
    }
}
