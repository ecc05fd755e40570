package org.goodoffices.casework.docket.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.CaseList;
import org.goodoffices.casework.docket.RequestCheck;
import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Shown.Choice;
import org.goodoffices.foundation.web.Shown.Field;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The list of the cases that a person may know of, filtered and searched.
@Controller
class CasesController {

    private final Access access;
    private final CaseList cases;
    private final RulesInForce rules;

    CasesController(Access access, CaseList cases, RulesInForce rules) {
        this.access = access;
        this.cases = cases;
        this.rules = rules;
    }

    @GetMapping("/cases")
    ModelAndView list(Visit visit, PersonId person, @RequestParam Map<String, String> asked) {
        var filter = filter(visit, asked);
        var found = access.as(person, () -> cases.find(filter));
        return visit.page("casework/docket/cases", page(visit, asked, found));
    }

    private static CaseList.Filter filter(Visit visit, Map<String, String> asked) {
        var from = asked.getOrDefault("from", "");
        var days = asked.getOrDefault("due", "");
        return new CaseList.Filter(
                given(asked, "words"),
                switch (asked.getOrDefault("state", "open")) {
                    case "ended" -> Boolean.FALSE;
                    case "all" -> null;
                    default -> Boolean.TRUE;
                },
                given(asked, "track"),
                given(asked, "rules"),
                given(asked, "stage"),
                "yes".equals(asked.get("mine")),
                days.matches("[0-9]{1,3}")
                        ? visit.now().plus(Duration.ofDays(Integer.parseInt(days)))
                        : null,
                from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0);
    }

    private static @Nullable String given(Map<String, String> asked, String name) {
        var value = asked.getOrDefault(name, "").replace("\u0000", "").strip();
        return value.isEmpty() ? null : value.substring(0, Math.min(value.length(), 300));
    }

    private CasesPage page(Visit visit, Map<String, String> asked, CaseList.Found found) {
        var lines = found.rows().stream().map(row -> line(visit, row)).toList();
        var last = found.from() + lines.size();
        var next = found.next();
        return new CasesPage(
                fields(visit, asked),
                lines,
                new Shown.Paging(
                        visit.t(
                                found.more() ? "docket.cases.shown-of-more" : "docket.cases.shown",
                                found.counted(),
                                lines.isEmpty() ? 0 : found.from() + 1,
                                last),
                        found.from() == 0
                                ? null
                                : address(asked, Math.max(0, found.from() - cases.page())),
                        next == null ? null : address(asked, next)));
    }

    private List<Field> fields(Visit visit, Map<String, String> asked) {
        var state =
                List.of("open", "ended", "all").stream()
                        .map(one -> new Choice(one, visit.t("docket.cases.state." + one)))
                        .toList();
        var tracks =
                Arrays.stream(RuleSet.Track.values())
                        .map(RequestCheck::key)
                        .map(key -> new Choice(key, visit.t("docket.cases.track." + key)))
                        .toList();
        var sets =
                rules.all().stream()
                        .map(set -> new Choice(set.name(), of(visit, set.title())))
                        .toList();
        // One place may be called differently by each set: it is found under any of its titles.
        var stages = new LinkedHashMap<String, Set<String>>();
        for (var set : rules.all()) {
            if (asked.getOrDefault("rules", "").isBlank()
                    || set.name().equals(asked.get("rules"))) {
                set.stages()
                        .values()
                        .forEach(stage ->
                                stages.computeIfAbsent(stage.name(), _ -> new LinkedHashSet<>())
                                        .add(of(visit, stage.title())));
            }
        }
        return Stream.of(
                        Field.of("words", Field.Kind.SEARCH, visit.t("docket.cases.words")),
                        Field.of("state", Field.Kind.LIST, visit.t("docket.cases.state"))
                                .choices(state),
                        list(visit, "track", tracks),
                        list(visit, "rules", sets),
                        list(
                                visit,
                                "stage",
                                stages.entrySet().stream()
                                        .map(stage ->
                                                new Choice(
                                                        stage.getKey(),
                                                        String.join(" / ", stage.getValue())))
                                        .toList()),
                        list(
                                visit,
                                "due",
                                Stream.of("7", "14", "30", "90")
                                        .map(days ->
                                                new Choice(
                                                        days,
                                                        visit.t("docket.cases.due-within", days)))
                                        .toList()),
                        list(
                                visit,
                                "mine",
                                List.of(new Choice("yes", visit.t("docket.cases.mine.yes")))))
                .map(field -> field.value(asked.getOrDefault(field.name(), "")))
                .toList();
    }

    private static Field list(Visit visit, String name, List<Choice> choices) {
        var all = new ArrayList<Choice>();
        all.add(new Choice("", visit.t("docket.cases.any")));
        all.addAll(choices);
        return Field.of(name, Field.Kind.LIST, visit.t("docket.cases.by." + name)).choices(all);
    }

    private static String address(Map<String, String> asked, int from) {
        var address = new StringBuilder("/cases?from=").append(from);
        for (var name : List.of("words", "state", "track", "rules", "stage", "due", "mine")) {
            var value = asked.getOrDefault(name, "");
            if (!value.isBlank()) {
                address.append("&")
                        .append(name)
                        .append("=")
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return address.toString();
    }

    private CasesPage.Line line(Visit visit, CaseList.Row row) {
        var set = rules.named(row.rules()).orElseThrow();
        var place = set.titleOf(row.place());
        var due = row.nextDue();
        return new CasesPage.Line(
                row.number().value(),
                "/cases/" + row.number(),
                of(visit, row.title()),
                of(visit, place),
                of(visit, set.title()),
                due == null ? null : visit.day(due.minusSeconds(1), set.zone()),
                row.ending() != null);
    }

    private static String of(Visit visit, Text text) {
        return visit.of(text.en(), text.zh());
    }
}
