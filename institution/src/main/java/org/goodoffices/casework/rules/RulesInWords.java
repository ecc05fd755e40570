package org.goodoffices.casework.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Checker;
import org.goodoffices.engines.procedure.Limit;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Stage;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.procedure.Verdict;
import org.goodoffices.foundation.web.Citation;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// Says a rule set in the language of a visit.
final class RulesInWords {

    private final Visit visit;
    private final RuleSet rules;
    private final Verdict verdict;

    RulesInWords(Visit visit, RuleSet rules) {
        this.visit = visit;
        this.rules = rules;
        this.verdict = Checker.check(rules);
    }

    RuleSetsPage.Row row() {
        return new RuleSetsPage.Row(
                of(rules.title()),
                "/rules/" + rules.name(),
                of(rules.authority()),
                tracks(),
                validity(),
                checked(),
                verdict.sound(),
                text());
    }

    RuleSetPage page() {
        return new RuleSetPage(
                of(rules.title()),
                visit.t("rules.edition", rules.edition(), validity()),
                text(),
                rules.sources(),
                checked(),
                verdict.sound(),
                rules.deviations().stream()
                        .map(d ->
                                new RuleSetPage.Cited(
                                        visit.t("rules.deviation", d.check()),
                                        of(d.why()),
                                        article(d.article())))
                        .toList(),
                terms(),
                rules.acts().values().stream().filter(this::everywhere).map(this::act).toList(),
                rules.stages().values().stream().map(this::stage).toList(),
                rules.endings().values().stream()
                        .map(e ->
                                new RuleSetPage.Cited(
                                        of(e.title()),
                                        visit.t("rules.ending." + key(e.kind())),
                                        article(e.article())))
                        .toList(),
                rules.unknown().stream().map(this::of).toList());
    }

    private RuleSetPage.Stage stage(Stage stage) {
        return new RuleSetPage.Stage(
                stage.name(),
                of(stage.title()),
                article(stage.article()),
                stage.within() != null,
                rules.acts().values().stream()
                        .filter(act -> act.from().contains(stage.name()) && !everywhere(act))
                        .map(this::act)
                        .toList(),
                rules.limits().values().stream()
                        .filter(limit -> limit.runsIn().contains(stage.name()))
                        .map(this::limit)
                        .toList());
    }

    private boolean everywhere(Act act) {
        return act.from().containsAll(rules.stages().keySet());
    }

    private RuleSetPage.Act act(Act act) {
        return new RuleSetPage.Act(
                of(act.title()),
                roles(act.by()),
                act.to() == null ? "" : of(rules.titleOf(act.to())),
                lane(act),
                article(act.article()));
    }

    /// A lane as everyone may read of it, of no side in particular.
    private Shown.Lane lane(Act act) {
        var kind = act.lane().key();
        return switch (act.lane()) {
            case OWN, CAUCUS ->
                    new Shown.Lane(
                            kind,
                            visit.t("rules.lane." + kind),
                            visit.t("rules.lane." + kind + ".who"));
            case JOINT, MEDIATORS, REGISTRY, PUBLIC -> Shown.Lane.of(visit, kind);
        };
    }

    private RuleSetPage.Limit limit(Limit limit) {
        var lapse = limit.lapse();
        return new RuleSetPage.Limit(
                of(limit.title()),
                limit.of() == null ? "" : of(limit.of().title()),
                length(limit) + anchor(limit),
                lapse == null ? "" : of(lapse.meaning()),
                article(limit.article()));
    }

    private String length(Limit limit) {
        if (limit.length() == null) {
            return visit.t("rules.length.unknown");
        }
        var counting = limit.counting() == Limit.Counting.WORKING ? "working-" : "";
        return visit.t("rules.length." + counting + key(limit.unit()), limit.length());
    }

    private String anchor(Limit limit) {
        var anchor = limit.anchor();
        if (anchor == null) {
            return "";
        }
        var events =
                anchor.names().stream()
                        .map(name -> visit.t("rules.quoted", title(anchor.kind(), name)))
                        .collect(Collectors.joining(visit.t("rules.or")));
        return switch (anchor.kind()) {
            case ANY -> visit.t("rules.anchor.any");
            case STAGE -> visit.t("rules.anchor.stage", events);
            case LAPSE -> visit.t("rules.anchor.lapse", events);
            case ACT, OWN -> visit.t("rules.anchor." + key(anchor.moment()), events);
        };
    }

    private String title(Limit.Anchor.Kind kind, String name) {
        var text =
                switch (kind) {
                    case ACT, OWN, ANY ->
                            rules.acts().containsKey(name)
                                    ? rules.acts().get(name).title()
                                    : new Text(name, name);
                    case LAPSE ->
                            rules.limits().containsKey(name)
                                    ? rules.limits().get(name).title()
                                    : new Text(name, name);
                    case STAGE -> rules.titleOf(name);
                };
        return of(text);
    }

    private List<RuleSetPage.Cited> terms() {
        var terms = new ArrayList<RuleSetPage.Cited>();
        terms.add(term("authority", of(rules.authority()), null));
        terms.add(term("tracks", tracks(), null));
        terms.add(term("parties", visit.t("rules.parties.value", rules.partiesAtLeast()), null));
        if (rules.existence() != null) {
            terms.add(
                    term(
                            "existence",
                            visit.t("rules.existence." + rules.existence().confidential()),
                            rules.existence().article()));
        }
        if (rules.names() != null) {
            terms.add(
                    term(
                            "names",
                            visit.t("rules.names." + key(rules.names().published())),
                            rules.names().article()));
        }
        if (rules.caucus() != null) {
            terms.add(
                    term(
                            "caucus",
                            visit.t("rules.caucus." + key(rules.caucus().standard())),
                            rules.caucus().article()));
        }
        if (rules.appointingAuthority() != null) {
            terms.add(
                    term(
                            "appointing",
                            of(rules.appointingAuthority().who()),
                            rules.appointingAuthority().article()));
        }
        if (rules.mediators() != null) {
            terms.add(
                    term(
                            "mediators",
                            visit.t("rules.mediators.value", rules.mediators().count())
                                    + (rules.mediators().atMost() == null
                                            ? ""
                                            : visit.t(
                                                    "rules.mediators.at-most",
                                                    rules.mediators().atMost())),
                            rules.mediators().article()));
            if (rules.mediators().anyone() != null) {
                terms.add(
                        term("anyone", visit.t("rules.anyone.value"), rules.mediators().anyone()));
            }
        }
        if (rules.othersGoOn() != null) {
            terms.add(
                    term(
                            "others",
                            visit.t("rules.others." + rules.othersGoOn().whenOneWithdraws()),
                            rules.othersGoOn().article()));
        }
        for (var gate : rules.gates()) {
            terms.add(term("gate", visit.t("rules.gate." + key(gate.kind())), gate.article()));
        }
        terms.add(
                term(
                        "days",
                        visit.t("rules.days.value", rules.zone().getId()),
                        rules.reckoning().article()));
        return terms;
    }

    private RuleSetPage.Cited term(String what, String value, @Nullable String article) {
        return new RuleSetPage.Cited(visit.t("rules." + what), value, article(article));
    }

    private String checked() {
        if (!verdict.sound()) {
            return visit.t("rules.checked.findings", verdict.findings().size());
        }
        return rules.deviations().isEmpty()
                ? visit.t("rules.checked.none")
                : visit.t("rules.checked.declared", rules.deviations().size());
    }

    private Shown.@Nullable Link text() {
        var text = rules.text();
        return text == null
                ? null
                : new Shown.Link(
                        visit.t("rules.text"),
                        "/rules/text/" + text.substring(text.lastIndexOf('/') + 1));
    }

    private String validity() {
        var until = rules.validUntil();
        return until == null
                ? visit.t("rules.from", visit.day(rules.validFrom()))
                : visit.t("rules.from-until", visit.day(rules.validFrom()), visit.day(until));
    }

    private String tracks() {
        return rules.tracks().stream()
                .sorted()
                .map(track -> visit.t("rules.track." + key(track)))
                .collect(Collectors.joining(visit.t("rules.and")));
    }

    private String roles(Collection<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> of(role.title()))
                .collect(Collectors.joining(visit.t("rules.or")));
    }

    private Shown.@Nullable Article article(@Nullable String article) {
        return article == null ? null : Citation.of(visit, rules.text(), article);
    }

    private String of(Text text) {
        return visit.of(text.en(), text.zh());
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
