package org.goodoffices.organs.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.HousePapers;
import org.goodoffices.records.documents.KeptWords;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// The papers of a nomination, in the language of a visit: what lies with it, and the forms by
/// which one is filed, followed by another version, and closed.
record NominationPapers(Visit visit) {

    /// @param readable those that this reader may open
    /// @param openings nothing for whoever may not know
    List<PanelPage.Paper> shown(
            Nomination one, List<HousePapers.Filed> readable, List<HousePapers.OpenedBy> openings) {
        var files =
                readable.stream()
                        .collect(Collectors.toMap(HousePapers.Filed::number, Function.identity()));
        return one.papers().stream()
                .filter(paper -> files.containsKey(paper.filed().number()))
                .map(paper -> {
                    int number = paper.filed().number();
                    var kept = Objects.requireNonNull(files.get(number)).kept();
                    return new PanelPage.Paper(
                            title(paper),
                            "/panel/nominations/" + one.id() + "/papers/" + number,
                            visit.t(
                                    "panel.paper.about",
                                    kept.name(),
                                    new KeptWords(visit).about(kept.type(), kept.size()),
                                    visit.t("panel.paper.for." + paper.filed().value("for")),
                                    visit.moment(paper.filed().at())),
                            kept.type().belies(kept.name())
                                    ? visit.t(
                                            "panel.paper.belied",
                                            visit.t("documents.type." + kept.type().key()))
                                    : null,
                            openings.stream()
                                    .filter(opening -> opening.number() == number)
                                    .map(opening ->
                                            new Shown.Fact(
                                                    visit.of(opening.en(), opening.zh()),
                                                    visit.moment(opening.at())))
                                    .toList());
                })
                .toList();
    }

    private String title(Nomination.PaperVersion paper) {
        return visit.t("panel.paper.title", kind(paper.kind()), paper.version());
    }

    String kind(String kind) {
        return visit.t("panel.paper.kind." + kind);
    }

    /// The form that files one.
    List<Shown.Field> filing(
            Nomination one,
            Map<String, String> said,
            @Nullable String wrong,
            String why,
            DataSize largest) {
        var choices = new ArrayList<Shown.Choice>();
        NominationRules.KINDS.forEach(kind -> choices.add(new Shown.Choice(kind, kind(kind))));
        one.papers().stream()
                .filter(paper -> paper.filed().number() == paper.first())
                .forEach(paper ->
                        choices.add(
                                new Shown.Choice(
                                        "follows-" + paper.first(),
                                        visit.t("panel.paper.follows", called(paper)))));
        return List.of(
                field("what", Shown.Field.Kind.LIST, said, wrong, why).choices(choices),
                field("file", Shown.Field.Kind.PAPER, said, wrong, why)
                        .hint(visit.t("panel.field.file.hint", largest.toMegabytes())));
    }

    /// The form that closes one.
    List<Shown.Field> closing(
            Nomination one,
            List<Integer> closable,
            Map<String, String> said,
            @Nullable String wrong,
            String why) {
        return List.of(
                field("paper", Shown.Field.Kind.LIST, said, wrong, why)
                        .choices(
                                one.papers().stream()
                                        .filter(paper -> paper.filed().number() == paper.first())
                                        .filter(paper -> closable.contains(paper.first()))
                                        .map(paper ->
                                                new Shown.Choice(
                                                        String.valueOf(paper.first()),
                                                        called(paper)))
                                        .toList()),
                field("reasonsEn", Shown.Field.Kind.TEXT, said, wrong, why));
    }

    /// A paper as distinct from others of its kind: by the entry with which it first came in.
    private String called(Nomination.PaperVersion paper) {
        return visit.t("panel.paper.called", kind(paper.kind()), paper.first());
    }

    private Shown.Field field(
            String name,
            Shown.Field.Kind kind,
            Map<String, String> said,
            @Nullable String wrong,
            String why) {
        var key = "panel.field.close-paper." + name;
        return Shown.Field.of(
                        name, kind, visit.t(visit.texts().has(key) ? key : "panel.field." + name))
                .value(said.getOrDefault(name, ""))
                .error(name.equals(wrong) ? why : null);
    }
}
