package org.goodoffices.casework.table.text;

import java.util.List;
import java.util.Optional;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.settlement.DraftSource;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.language.InBoth;
import org.springframework.stereotype.Component;

/// Lets the settlement be drafted from the negotiating text, once no bracket is open in it.
@Component
class TextForSettlement implements DraftSource {

    private final Texts texts;

    TextForSettlement(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String key() {
        return "negotiating-text";
    }

    @Override
    public Optional<Offer> of(OpenCase open) {
        var versions = TextVersion.of(open);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        var last = versions.getLast();
        var text = last.text();
        int brackets = text.open().size();
        if (brackets > 0 || text.clauses().isEmpty()) {
            return Optional.of(
                    new Offer(
                            said("text.for-settlement.open", last.number(), brackets), List.of()));
        }
        return Optional.of(
                new Offer(
                        said("text.for-settlement", last.number()),
                        text.clauses().stream()
                                .map(clause ->
                                        new Clause(
                                                plain(clause.heading()),
                                                plain(clause.text()),
                                                clause.parity().key()))
                                .toList()));
    }

    private static Text plain(InBoth wording) {
        return new Text(wording.en().words(), wording.zh().words());
    }

    private Text said(String key, Object... values) {
        return new Text(texts.of(Language.EN, key, values), texts.of(Language.ZH, key, values));
    }
}
