package org.goodoffices.engines.procedure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Draws rule sets for people to read: stages, acts, limits and endings with their articles, in
/// both languages, and the moves between stages as a PlantUML state diagram.
public final class CaseFlow {

    private static final String COMMAND =
            "bin/test --accept` or `mvn -pl engines/procedure test -Dtest=CaseFlowTest"
                    + " -Dgoodoffices.accept=true";

    private CaseFlow() {}

    /// One page for all of these sets.
    public static String markdown(List<RuleSet> sets) {
        StringBuilder page = new StringBuilder();
        page.append("# The course of a case · 案件流程\n\n");
        page.append("Drawn from the rule sets. Not edited by hand; `")
                .append(COMMAND)
                .append("` draws it anew.\n");
        for (RuleSet rules : sets) {
            set(page, rules);
        }
        return page.toString();
    }

    private static void set(StringBuilder page, RuleSet rules) {
        page.append("\n## ").append(both(rules.title())).append("\n\n");
        page.append("`").append(rules.name()).append("`, ").append(rules.edition());
        page.append(" · ").append(both(rules.authority())).append("\n\n");
        stages(page, rules);
        acts(page, rules);
        limits(page, rules);
        endings(page, rules);
        if (!rules.deviations().isEmpty()) {
            page.append("Declared deviations · 已声明的偏离\n\n");
            for (Deviation d : rules.deviations()) {
                page.append("- check ").append(d.check()).append(" · 检查").append(d.check());
                page.append(" (").append(cite(d.article())).append("; ");
                page.append(String.join(", ", d.at()))
                        .append("): ")
                        .append(both(d.why()))
                        .append('\n');
            }
            page.append('\n');
        }
        diagram(page, rules);
    }

    private static void stages(StringBuilder page, RuleSet rules) {
        page.append("| Stage · 阶段 | Article · 条文 | Within · 属于 |\n| --- | --- | --- |\n");
        for (Stage stage : rules.stages().values()) {
            String outer = stage.within() == null ? "" : both(rules.titleOf(stage.within()));
            row(page, both(stage.title()), cite(stage.article()), outer);
        }
        page.append('\n');
    }

    private static void acts(StringBuilder page, RuleSet rules) {
        page.append(
                "| Act · 行为 | By · 行为人 | Open in · 可为阶段 | Leads to · 导向 | Requires · 前提 | Lane · 通道 | Article · 条文 |\n");
        page.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Act act : rules.acts().values()) {
            String by =
                    (act.when() == Act.When.EVERY ? "every · 每一 " : "")
                            + act.by().stream()
                                    .sorted()
                                    .map(role -> both(role.title()))
                                    .collect(Collectors.joining(", "));
            String from =
                    act.from().equals(List.copyOf(rules.stages().keySet()))
                            ? "every stage · 各阶段"
                            : act.from().stream()
                                    .map(place -> both(rules.titleOf(place)))
                                    .collect(Collectors.joining(", "));
            String to = act.to() == null ? "" : both(rules.titleOf(act.to()));
            String requires =
                    act.requires().stream()
                            .map(condition ->
                                    switch (condition) {
                                        case Condition.Completed c -> c.name();
                                        case Condition.Own o -> "own · 本方 " + o.name();
                                        case Condition.Lapsed l -> "lapsed · 届满 " + l.name();
                                    })
                            .collect(Collectors.joining(", "));
            row(
                    page,
                    both(act.title()),
                    by,
                    from,
                    to,
                    requires,
                    act.lane().key(),
                    cite(act.article()));
        }
        page.append('\n');
    }

    private static void limits(StringBuilder page, RuleSet rules) {
        page.append(
                "| Limit · 时限 | Binds · 义务人 | Length · 长度 | Runs from · 起算 | Extension · 延长 | When it runs out · 届满 | Article · 条文 |\n");
        page.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Limit limit : rules.limits().values()) {
            String length =
                    limit.length() == null ? "" : both(Derivation.length(limit, limit.length()));
            Limit.Extension extension = limit.extension();
            String more =
                    extension == null
                            ? ""
                            : "≤ "
                                    + both(Derivation.length(limit, extension.atMost()))
                                    + ", "
                                    + both(extension.by().title());
            row(
                    page,
                    both(limit.title()),
                    limit.of() == null ? "" : both(limit.of().title()),
                    length,
                    anchor(rules, limit.anchor()),
                    more,
                    limit.lapse() == null ? "" : both(limit.lapse().meaning()),
                    cite(limit.article()));
        }
        page.append('\n');
    }

    private static String anchor(RuleSet rules, Limit.@Nullable Anchor anchor) {
        if (anchor == null) {
            return "";
        }
        String from =
                switch (anchor.kind()) {
                    case ANY -> "the last act · 最近一次行为";
                    case STAGE ->
                            anchor.names().stream()
                                    .map(name -> both(rules.titleOf(name)))
                                    .collect(Collectors.joining(", "));
                    case ACT, OWN, LAPSE -> String.join(", ", anchor.names());
                };
        return anchor.moment() == Limit.Moment.RECEIPT ? "receipt · 收悉: " + from : from;
    }

    private static void endings(StringBuilder page, RuleSet rules) {
        page.append("| Ending · 结局 | Article · 条文 |\n| --- | --- |\n");
        for (Ending ending : rules.endings().values()) {
            row(page, both(ending.title()), cite(ending.article()));
        }
        page.append('\n');
    }

    private static void diagram(StringBuilder page, RuleSet rules) {
        page.append("```plantuml\n@startuml\n");
        for (Stage stage : rules.stages().values()) {
            page.append("state \"").append(stage.title().en()).append("\\n");
            page.append(stage.title().zh()).append("\" as ").append(id(stage.name())).append('\n');
        }
        for (Ending ending : rules.endings().values()) {
            page.append("state \"").append(ending.title().en()).append("\\n");
            page.append(ending.title().zh()).append("\" as ").append(id(ending.name()));
            page.append(" <<end>>\n");
        }
        Set<String> arrows = new LinkedHashSet<>();
        for (Act act : rules.acts().values()) {
            boolean everywhere = act.from().equals(List.copyOf(rules.stages().keySet()));
            if (act.to() == null || everywhere) {
                continue;
            }
            for (String from : act.from()) {
                String source = from.equals(Act.START) ? "[*]" : id(from);
                arrows.add(source + " --> " + id(act.to()) + " : " + act.name());
            }
        }
        for (Limit limit : rules.limits().values()) {
            if (limit.lapse() != null && limit.lapse().to() != null) {
                for (String from : limit.runsIn()) {
                    arrows.add(
                            id(from)
                                    + " -[dashed]-> "
                                    + id(limit.lapse().to())
                                    + " : "
                                    + limit.name());
                }
            }
        }
        arrows.forEach(arrow -> page.append(arrow).append('\n'));
        page.append("@enduml\n```\n");
    }

    private static String id(String name) {
        return name.replace('-', '_');
    }

    private static String both(Text text) {
        return text.en() + " · " + text.zh();
    }

    private static String cite(@Nullable String article) {
        return article == null ? "" : article;
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ");
        for (String cell : cells) {
            page.append(cell.replace("|", "\\|")).append(" | ");
        }
        page.setLength(page.length() - 1);
        page.append('\n');
    }
}
