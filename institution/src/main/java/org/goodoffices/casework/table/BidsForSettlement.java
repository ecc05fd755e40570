package org.goodoffices.casework.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.settlement.DraftSource;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.springframework.stereotype.Component;

/// Lets the settlement be drafted from the numbers on which blind bids settled: one clause a
/// number, after those of the package that every party accepted, if there is one.
@Component
class BidsForSettlement implements DraftSource {

    static final String KEY = "bids";

    private final Texts texts;
    private final PackageForSettlement accepted;

    BidsForSettlement(Texts texts, PackageForSettlement accepted) {
        this.texts = texts;
        this.accepted = accepted;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Optional<Offer> of(OpenCase open) {
        var numbers =
                BidRound.of(open).stream()
                        .flatMap(round ->
                                Stream.ofNullable(round.settled())
                                        .map(number ->
                                                new Clause(
                                                        round.terms().about(),
                                                        new Text(
                                                                clause(Language.EN, round, number),
                                                                clause(Language.ZH, round, number)),
                                                        "not-confirmed")))
                        .toList();
        var before = accepted.of(open).map(Offer::clauses).orElse(List.of());
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Offer(
                                new Text(
                                        texts.of(Language.EN, "table.bids.for-settlement"),
                                        texts.of(Language.ZH, "table.bids.for-settlement")),
                                Stream.concat(before.stream(), numbers.stream()).toList()));
    }

    private String clause(Language language, BidRound round, java.math.BigDecimal number) {
        var about = round.terms().about();
        return texts.of(
                language,
                "table.bids.clause",
                language == Language.EN ? about.en() : about.zh(),
                round.terms().said(texts, language, number));
    }
}
