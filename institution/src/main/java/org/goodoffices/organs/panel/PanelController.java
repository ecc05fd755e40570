package org.goodoffices.organs.panel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Shown.Field;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.StatesParties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The public register of the panel: who is on it on any day, found by name and by profile, each
/// member's page, and how nominees are assessed.
@Controller
class PanelController {

    private static final int ON_A_PAGE = 50;

    private final Access access;
    private final PanelStore store;
    private final PanelRules panel;
    private final StatesParties parties;

    PanelController(Access access, PanelStore store, PanelRules panel, StatesParties parties) {
        this.access = access;
        this.store = store;
        this.panel = panel;
        this.parties = parties;
    }

    @GetMapping("/panel")
    ModelAndView register(Visit visit, PersonId person, @RequestParam Map<String, String> asked) {
        return register(visit, person, asked, false);
    }

    /// All of those who are found, without pages: for printing.
    @GetMapping("/panel/list")
    ModelAndView list(Visit visit, PersonId person, @RequestParam Map<String, String> asked) {
        return register(visit, person, asked, true);
    }

    private ModelAndView register(
            Visit visit, PersonId person, Map<String, String> asked, boolean whole) {
        var words = new PanelWords(visit, panel, parties);
        var on = day(asked.getOrDefault("on", ""));
        var query = asked.getOrDefault("q", "").strip();
        var wrong =
                on == null && !asked.getOrDefault("on", "").isBlank()
                        ? visit.t("panel.refused.day")
                        : query.length() > PanelRegister.LONGEST_QUERY
                                ? visit.t(
                                        "panel.refused.too-long",
                                        String.valueOf(PanelRegister.LONGEST_QUERY))
                                : null;
        var day = on == null ? words.today() : on;
        var register = access.as(person, () -> new PanelRegister(store.all(), day));
        var found =
                query.length() > PanelRegister.LONGEST_QUERY
                        ? List.<Nomination>of()
                        : register.find(asked, query);
        int pages = Math.max(1, (found.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        int page = whole ? 1 : Math.clamp(number(asked.getOrDefault("page", "1")), 1, pages);
        var rows =
                found.stream()
                        .skip(whole ? 0 : (page - 1L) * ON_A_PAGE)
                        .limit(whole ? found.size() : ON_A_PAGE)
                        .map(one -> words.row(one, day))
                        .toList();
        var shown = visit.t("panel.shown", found.size());
        return visit.page(
                "organs/panel/register",
                new PanelPage.Register(
                        whole,
                        visit.t("panel.as-at", visit.day(day)),
                        wrong,
                        fields(visit, words, asked, register),
                        query(asked, 0).isEmpty() ? null : "/panel",
                        rows,
                        shown,
                        pages == 1 || whole
                                ? null
                                : new Shown.Paging(
                                        shown,
                                        page == 1 ? null : "/panel" + query(asked, page - 1),
                                        page == pages ? null : "/panel" + query(asked, page + 1)),
                        found.isEmpty()
                                ? List.of()
                                : List.of(
                                        words.balance(found, "regions", "region"),
                                        words.balance(found, "gender", "gender"),
                                        words.balance(found, "traditions", "tradition")),
                        links(visit, asked, whole)));
    }

    private static List<Shown.Link> links(Visit visit, Map<String, String> asked, boolean whole) {
        var links = new ArrayList<Shown.Link>();
        links.add(
                whole
                        ? new Shown.Link(visit.t("panel.title"), "/panel" + query(asked, 0))
                        : new Shown.Link(visit.t("panel.list"), "/panel/list" + query(asked, 0)));
        links.add(new Shown.Link(visit.t("panel.map"), "/panel/map"));
        links.add(new Shown.Link(visit.t("panel.assessment"), "/panel/assessment"));
        links.add(new Shown.Link(visit.t("published.title"), "/published"));
        if (visit.visitor() != null) {
            links.add(new Shown.Link(visit.t("panel.nominations"), "/panel/nominations"));
            links.add(new Shown.Link(visit.t("screening.ties"), "/ties"));
        }
        return links;
    }

    private static String query(Map<String, String> asked, int page) {
        var said =
                Stream.concat(
                                Stream.concat(Stream.of("q", "on"), PanelRegister.FILTERS.stream())
                                        .filter(name -> !asked.getOrDefault(name, "").isBlank())
                                        .map(name ->
                                                name
                                                        + "="
                                                        + URLEncoder.encode(
                                                                asked.get(name),
                                                                StandardCharsets.UTF_8)),
                                page > 1 ? Stream.of("page=" + page) : Stream.empty())
                        .collect(Collectors.joining("&"));
        return said.isEmpty() ? "" : "?" + said;
    }

    private List<Field> fields(
            Visit visit, PanelWords words, Map<String, String> asked, PanelRegister register) {
        var lists =
                Map.of(
                        "language", panel.list("languages"),
                        "panel", panel.panels(),
                        "tradition", panel.list("traditions"),
                        "region", panel.list("regions"),
                        "industry", panel.list("industries"),
                        "gender", panel.list("genders"));
        var fields = new ArrayList<Field>();
        fields.add(
                Field.of("q", Field.Kind.SEARCH, visit.t("panel.search"))
                        .value(asked.getOrDefault("q", "")));
        for (var name : PanelRegister.FILTERS) {
            var choices =
                    words.withNone(
                            "panel.any",
                            name.equals("nationality")
                                    ? words.states(register.nationalities())
                                    : words.choices(name, lists.getOrDefault(name, List.of())));
            fields.add(
                    Field.of(name, Field.Kind.LIST, visit.t("panel.filter." + name))
                            .choices(choices)
                            .value(asked.getOrDefault(name, "")));
        }
        fields.add(
                Field.of("on", Field.Kind.DATE, visit.t("panel.filter.on"))
                        .value(asked.getOrDefault("on", "")));
        return fields;
    }

    @GetMapping("/panel/assessment")
    ModelAndView assessment(Visit visit) {
        return visit.page(
                "organs/panel/assessment", new PanelWords(visit, panel, parties).assessment());
    }

    @GetMapping("/panel/members/{nomination}")
    ModelAndView member(
            Visit visit,
            PersonId person,
            @PathVariable("nomination") String id,
            @RequestParam(required = false) @Nullable String on) {
        var words = new PanelWords(visit, panel, parties);
        var day = on == null ? null : day(on);
        var member =
                access.as(person, () -> store.nomination(id))
                        .filter(one -> one.stage() == Nomination.Stage.DESIGNATED)
                        .orElseThrow(PanelController::absent);
        boolean inside =
                member.first(PanelAct.NOMINATE).isPresent()
                        || person.value().equals(member.nominee())
                        || access.as(person, store::arranges);
        return visit.page(
                "organs/panel/member",
                words.member(
                        member,
                        day == null ? words.today() : day,
                        inside
                                ? List.of(
                                        new Shown.Link(
                                                visit.t("panel.nomination"),
                                                "/panel/nominations/" + id))
                                : List.of()));
    }

    static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }

    static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
