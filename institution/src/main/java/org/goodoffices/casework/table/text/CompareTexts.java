package org.goodoffices.casework.table.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.language.Clause;
import org.goodoffices.records.language.Comparison;
import org.goodoffices.records.language.InBoth;
import org.goodoffices.records.language.NegotiatingText;
import org.goodoffices.records.language.Parity;
import org.goodoffices.records.language.Wording;
import org.jspecify.annotations.Nullable;

/// Says what differs between two versions of the text, clause by clause.
record CompareTexts(Visit visit, Named named) {

    List<TextVersionsPage.Clause> compare(NegotiatingText one, NegotiatingText other) {
        var compared = new ArrayList<TextVersionsPage.Clause>();
        var moved = Comparison.moved(ids(one), ids(other));
        for (int i = 0; i < other.clauses().size(); i++) {
            var after = other.clauses().get(i);
            var before = one.clause(after.id());
            if (!after.equals(before) || moved.contains(after.id())) {
                compared.add(
                        clause(
                                visit.t("text.clause", i + 1),
                                before,
                                after,
                                moved.contains(after.id())));
            }
        }
        for (int i = 0; i < one.clauses().size(); i++) {
            var before = one.clauses().get(i);
            if (other.clause(before.id()) == null) {
                compared.add(clause(visit.t("text.clause.before", i + 1), before, null, false));
            }
        }
        return compared;
    }

    private static List<String> ids(NegotiatingText text) {
        return text.clauses().stream().map(Clause::id).toList();
    }

    private TextVersionsPage.Clause clause(
            String title, @Nullable Clause before, @Nullable Clause after, boolean moved) {
        var nothing = new Clause("", InBoth.NOTHING, InBoth.NOTHING, Parity.NOT_CONFIRMED);
        var from = before == null ? nothing : before;
        var to = after == null ? nothing : after;
        return new TextVersionsPage.Clause(
                title,
                what(before, after, moved),
                runs(from.heading().en(), to.heading().en(), Language.EN),
                runs(from.heading().zh(), to.heading().zh(), Language.ZH),
                runs(from.text().en(), to.text().en(), Language.EN),
                runs(from.text().zh(), to.text().zh(), Language.ZH));
    }

    private String what(@Nullable Clause before, @Nullable Clause after, boolean moved) {
        if (before == null) {
            return visit.t("text.compare.new");
        }
        if (after == null) {
            return visit.t("text.compare.gone");
        }
        boolean changed =
                !before.text().equals(after.text()) || !before.heading().equals(after.heading());
        var said =
                Stream.of(
                                moved ? "text.compare.moved" : "",
                                changed ? "text.compare.changed" : "",
                                before.parity() != after.parity() ? "text.compare.parity" : "")
                        .filter(key -> !key.isEmpty())
                        .map(visit::t)
                        .toList();
        return String.join(visit.of("; ", "；"), said);
    }

    private List<Shown.Run> runs(Wording from, Wording to, Language language) {
        return Comparison.of(
                        from.renamed(id -> named.name(language, id)),
                        to.renamed(id -> named.name(language, id)))
                .stream()
                .map(run -> new Shown.Run(run.kind().key(), run.text()))
                .toList();
    }
}
