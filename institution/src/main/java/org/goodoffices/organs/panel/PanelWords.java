package org.goodoffices.organs.panel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Shown.Fact;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.Resolutions.Adopted;
import org.goodoffices.organs.governance.StatesParties;
import org.goodoffices.organs.panel.Nomination.Mark;
import org.goodoffices.organs.panel.Nomination.Stage;
import org.goodoffices.organs.panel.Nomination.Standing;
import org.jspecify.annotations.Nullable;

/// What is said of the panel and its nominations, in the language of a visit.
final class PanelWords {

    private final Visit visit;
    private final PanelRules panel;
    private final StatesParties parties;
    private Supplier<List<Adopted>> decisions = List::of;

    PanelWords(Visit visit, PanelRules panel, StatesParties parties) {
        this.visit = visit;
        this.panel = panel;
        this.parties = parties;
    }

    /// @param resolutions on which a decision can rest
    PanelWords deciding(Supplier<List<Adopted>> resolutions) {
        decisions = resolutions;
        return this;
    }

    String of(Text text) {
        return visit.of(text.en(), text.zh());
    }

    LocalDate today() {
        return visit.now().atZone(visit.zone()).toLocalDate();
    }

    /// A value of a list in the rules: `tradition`, `region` …
    String value(String kind, String value) {
        return visit.t("panel." + kind + "." + value);
    }

    private String values(String kind, List<String> values) {
        return values.stream()
                .map(value -> value(kind, value))
                .collect(Collectors.joining(visit.of(", ", "、")));
    }

    String panel(Nomination one) {
        return one.panel().isEmpty() ? "" : value("panel", one.panel());
    }

    /// Who nominated.
    String by(Nomination one) {
        return one.state().isEmpty()
                ? visit.t("panel.institution")
                : parties.named(one.state())
                        .map(state -> visit.of(state.en(), state.zh()))
                        .orElse(one.state());
    }

    String stage(Nomination one) {
        return visit.t("panel.stage." + key(one.stage()));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    String standing(Nomination one, LocalDate day) {
        return visit.t("panel.standing." + key(one.standing(day)), visit.day(day));
    }

    String languages(Nomination one) {
        return panel.list("languages").stream()
                .filter(language -> !PanelRegister.said(one, "language-" + language).isEmpty())
                .map(language ->
                        visit.of("%s (%s)", "%s（%s）")
                                .formatted(
                                        value("language", language),
                                        value(
                                                "level",
                                                PanelRegister.said(one, "language-" + language))))
                .collect(Collectors.joining(visit.of(", ", "、")));
    }

    PanelPage.Row row(Nomination one, LocalDate day) {
        var other = visit.language().other();
        var term = one.terms().getLast();
        return new PanelPage.Row(
                of(one.name()),
                "/panel/members/" + one.id(),
                other.of(one.name().en(), one.name().zh()),
                other.code(),
                panel(one),
                by(one),
                languages(one),
                term(term),
                PanelRegister.suspended(one, day) ? standing(one, day) : "");
    }

    private String term(Nomination.Term term) {
        return visit.t("panel.term", visit.day(term.from()), visit.day(term.until()));
    }

    PanelPage.Balance balance(List<Nomination> among, String of, String kind) {
        var counted = PanelRegister.balance(among, of);
        var facts =
                counted.stream()
                        .map(one ->
                                new Fact(
                                        one.getKey().isEmpty()
                                                ? visit.t("panel.not-stated")
                                                : value(kind, one.getKey()),
                                        visit.t(
                                                "panel.balance.count",
                                                one.getValue(),
                                                percent(one.getValue(), among.size()))))
                        .toList();
        return new PanelPage.Balance(
                visit.t("panel.balance." + of),
                visit.t(
                        "panel.balance.words",
                        among.size(),
                        counted.stream()
                                .map(one ->
                                        visit.of("%s %d", "%s%d名")
                                                .formatted(
                                                        one.getKey().isEmpty()
                                                                ? visit.t("panel.not-stated")
                                                                : value(kind, one.getKey()),
                                                        one.getValue()))
                                .collect(Collectors.joining(visit.of(", ", "，")))),
                facts);
    }

    private static String percent(int part, int whole) {
        return new BigDecimal(part * 100L)
                .divide(new BigDecimal(whole), 0, RoundingMode.HALF_UP)
                .toString();
    }

    PanelPage.Member member(Nomination one, LocalDate day, List<Shown.Link> links) {
        var other = visit.language().other();
        return new PanelPage.Member(
                of(one.name()),
                other.of(one.name().en(), one.name().zh()),
                other.code(),
                standing(one, day),
                Stream.concat(
                                Stream.of(
                                        new Fact(visit.t("panel.field.panel"), panel(one)),
                                        new Fact(visit.t("panel.by"), by(one))),
                                one.terms().stream()
                                        .map(term -> new Fact(visit.t("panel.terms"), term(term))))
                        .toList(),
                profile(one),
                one.entries().stream()
                        .filter(entry -> entry.act().changesStanding())
                        .map(this::history)
                        .toList(),
                links);
    }

    private PanelPage.Line history(PanelEntry entry) {
        var reference = entry.value("reference");
        return new PanelPage.Line(
                visit.day(entry.from()),
                visit.t("panel.did." + entry.act().key()),
                reference.isEmpty()
                        ? ""
                        : visit.t(
                                decision(entry) == null
                                        ? "panel.decided-elsewhere"
                                        : "panel.decided",
                                reference,
                                visit.day(LocalDate.parse(entry.value("decidedOn")))),
                visit.day(entry.at()),
                decision(entry));
    }

    /// Where the decision is read that an entry rests on; null where it was taken elsewhere.
    private static @Nullable String decision(PanelEntry entry) {
        return entry.value("decision").isEmpty() ? null : entry.value("decision");
    }

    List<Fact> profile(Nomination one) {
        if (one.profile().isEmpty()) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        add(facts, "panel.languages", languages(one));
        add(
                facts,
                "panel.field.traditions",
                values("tradition", PanelRegister.several(one, "traditions")));
        add(facts, "panel.field.regions", values("region", PanelRegister.several(one, "regions")));
        add(
                facts,
                "panel.field.industries",
                values("industry", PanelRegister.several(one, "industries")));
        add(
                facts,
                "panel.field.nationalities",
                PanelRegister.several(one, "nationalities").stream()
                        .map(this::state)
                        .collect(Collectors.joining(visit.of(", ", "、"))));
        var entry = one.profile().orElseThrow();
        if (!entry.value("gender").isEmpty()) {
            add(facts, "panel.field.gender", value("gender", entry.value("gender")));
        }
        for (var text : List.of("experience", "training", "availability", "fees")) {
            add(facts, "panel." + text, of(entry.text(text)));
        }
        add(
                facts,
                "panel.field.away",
                Away.read(entry.value("away")).stream()
                        .map(away ->
                                visit.t(
                                        "panel.away",
                                        visit.day(away.from()),
                                        visit.day(away.until())))
                        .collect(Collectors.joining(visit.of("; ", "；"))));
        return facts;
    }

    private void add(List<Fact> facts, String key, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(visit.t(key), value));
        }
    }

    /// A total of marks as points of a hundred, with one decimal where it is not whole.
    static String points(int total, int scale) {
        return new BigDecimal(total)
                .divide(new BigDecimal(scale), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    PanelPage.One one(
            Nomination one,
            boolean papers,
            List<PanelPage.Paper> filed,
            List<Fact> renewal,
            List<Shown.Link> acts) {
        var marks = one.marks();
        boolean assessed = !marks.isEmpty() && marks.size() >= one.fixed("assessors");
        return new PanelPage.One(
                of(one.name()),
                stage(one),
                new Shown.Link(visit.t("panel.nominations"), "/panel/nominations"),
                note(one, papers),
                facts(one),
                profile(one),
                filed,
                papers ? one.assessors().stream().map(this::assessor).toList() : List.of(),
                marks.stream().map(mark -> marker(one, mark)).toList(),
                marks(one, marks),
                papers && assessed ? result(one) : List.of(),
                renewal,
                one.entries().stream().map(this::line).toList(),
                papers && assessed ? PanelStore.root(one).toString() : null,
                acts);
    }

    private @Nullable String note(Nomination one, boolean papers) {
        return papers
                        && !one.marks().isEmpty()
                        && one.oneMoreMarks()
                        && one.marks().size() < one.needed()
                ? visit.t("panel.refused.one-more-marks", one.fixed("limit"))
                : null;
    }

    private List<Fact> facts(Nomination one) {
        var facts = new ArrayList<Fact>();
        add(facts, "panel.number", one.id());
        add(facts, "panel.field.panel", panel(one));
        facts.add(new Fact(visit.t("panel.by"), by(one)));
        one.first(PanelAct.NOMINATE)
                .ifPresent(entry -> add(facts, "panel.reasons", of(entry.text("reasons"))));
        for (var act : List.of(PanelAct.DECIDE, PanelAct.REVIEW)) {
            one.first(act)
                    .ifPresent(entry -> {
                        facts.add(
                                new Fact(
                                        visit.t("panel.did." + act.key()),
                                        visit.t("panel.outcome." + entry.value("outcome"))
                                                + visit.of(" · ", "·")
                                                + visit.t(
                                                        "panel.decided",
                                                        entry.value("reference"),
                                                        visit.day(
                                                                LocalDate.parse(
                                                                        entry.value(
                                                                                "decidedOn"))))));
                        facts.add(
                                new Fact(
                                        visit.t("panel.field.reasons"), of(entry.text("reasons"))));
                    });
        }
        one.first(PanelAct.ASK_REVIEW)
                .ifPresent(entry -> add(facts, "panel.did.ask-review", entry.value("words")));
        one.first(PanelAct.INTERVIEW)
                .ifPresent(entry ->
                        facts.add(
                                new Fact(
                                        visit.t("panel.did.interview"),
                                        visit.day(LocalDate.parse(entry.value("day")))
                                                + visit.of(": ", "：")
                                                + entry.value("words"))));
        return facts;
    }

    private Fact assessor(Nomination.Assessor one) {
        var state =
                one.released()
                        ? "released"
                        : one.conflict() == null ? "asked" : one.conflict() ? "conflict" : "none";
        return new Fact(of(one.name()), visit.t("panel.assessor." + state));
    }

    private String marker(Nomination one, Mark mark) {
        return one.assessor(mark.assessor())
                .map(assessor -> of(assessor.name()))
                .orElse(visit.t("panel.other-assessor"));
    }

    private List<PanelPage.Marks> marks(Nomination one, List<Mark> marks) {
        if (marks.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<PanelPage.Marks>();
        one.weights()
                .forEach((criterion, weight) ->
                        lines.add(
                                new PanelPage.Marks(
                                        criterion(criterion, weight),
                                        marks.stream()
                                                .map(mark ->
                                                        String.valueOf(mark.marks().get(criterion)))
                                                .toList())));
        lines.add(
                new PanelPage.Marks(
                        visit.t("panel.total"),
                        marks.stream()
                                .map(mark -> points(mark.total(), one.fixed("scale")))
                                .toList()));
        lines.add(
                new PanelPage.Marks(
                        visit.t("panel.field.words"), marks.stream().map(Mark::remarks).toList()));
        return lines;
    }

    String criterion(String criterion, int weight) {
        return visit.t("panel.criterion", value("criterion", criterion), weight);
    }

    /// The mean of all marks, and how far they agree on this nominee, over the criteria.
    private List<Fact> result(Nomination one) {
        var marks = one.marks();
        int sum = marks.stream().mapToInt(Mark::total).sum();
        return List.of(
                new Fact(visit.t("panel.mean"), points(sum, one.fixed("scale") * marks.size())),
                new Fact(visit.t("panel.agreement"), agreementOf(units(List.of(one)))));
    }

    /// The marks that each criterion of each nominee was given.
    static List<List<Integer>> units(List<Nomination> all) {
        return all.stream()
                .flatMap(one ->
                        one.weights().keySet().stream()
                                .map(criterion ->
                                        one.marks().stream()
                                                .map(mark ->
                                                        mark.marks().getOrDefault(criterion, 0))
                                                .toList()))
                .toList();
    }

    /// How far assessors agree, of those nominations whose marks are all in.
    List<Fact> agreement(List<Nomination> all) {
        var marked =
                all.stream()
                        .filter(one -> one.first(PanelAct.NOMINATE).isPresent())
                        .filter(one -> one.marks().size() >= one.fixed("assessors"))
                        .toList();
        if (marked.isEmpty()) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(visit.t("panel.agreement.all"), agreementOf(units(marked))));
        for (var criterion : panel.criteria()) {
            var units =
                    marked.stream()
                            .filter(one -> one.weights().containsKey(criterion))
                            .map(one ->
                                    one.marks().stream()
                                            .map(mark -> mark.marks().getOrDefault(criterion, 0))
                                            .toList())
                            .toList();
            facts.add(new Fact(value("criterion", criterion), agreementOf(units)));
        }
        return facts;
    }

    private String agreementOf(List<List<Integer>> units) {
        return Agreement.of(units)
                .map(one ->
                        visit.t(
                                "panel.agreement.alpha",
                                one.rounded().toPlainString(),
                                one.toString(),
                                one.values()))
                .orElse(visit.t("panel.agreement.none"));
    }

    /// The members whose last term ends within a year, the next first.
    List<Fact> ending(List<Nomination> all) {
        var today = today();
        return all.stream()
                .filter(one -> one.stage() == Stage.DESIGNATED)
                .filter(one -> one.standing(today) != Standing.OVER)
                .filter(one -> one.terms().getLast().until().isBefore(today.plusYears(1)))
                .sorted(Comparator.comparing(one -> one.terms().getLast().until()))
                .map(one -> new Fact(of(one.name()), term(one.terms().getLast())))
                .toList();
    }

    private PanelPage.Line line(PanelEntry entry) {
        return new PanelPage.Line(
                String.valueOf(entry.number()),
                visit.t("panel.did." + entry.act().key()),
                entry.act() == PanelAct.FILE_PAPER
                        ? new NominationPapers(visit).kind(entry.value("kind"))
                        : entry.act() == PanelAct.CLOSE_PAPER
                                ? visit.t(
                                        "panel.paper.closed",
                                        entry.value("paper"),
                                        entry.value("reasonsEn"))
                                : !entry.value("reference").isEmpty()
                                                || entry.value("nameEn").isEmpty()
                                        ? entry.value("reference")
                                        : of(entry.text("name")),
                visit.moment(entry.at()),
                decision(entry));
    }

    PanelPage.Entry entry(Nomination one) {
        return new PanelPage.Entry(
                of(one.name()),
                "/panel/nominations/" + one.id(),
                panel(one),
                by(one),
                one.stage() == Stage.DESIGNATED && one.standing(today()) != Standing.NOT_YET
                        ? standing(one, today())
                        : stage(one));
    }

    /// How nominees are assessed, as the rules have it.
    PanelPage.Assessment assessment() {
        var rules = new ArrayList<Fact>();
        for (var one : panel.panels()) {
            rules.add(
                    new Fact(
                            value("panel", one),
                            visit.t(
                                    "panel.rules.most",
                                    panel.most("-", one),
                                    panel.most("", one))));
        }
        rules.add(
                new Fact(
                        visit.t("panel.rules.term"),
                        visit.t("panel.years", panel.number("term-years"))));
        rules.add(
                new Fact(
                        visit.t("panel.rules.assessors"),
                        visit.t(
                                "panel.rules.assessors.how",
                                panel.number("assessors"),
                                panel.number("scale"),
                                panel.number("limit"))));
        rules.add(
                new Fact(
                        visit.t("panel.rules.decides"),
                        visit.of(panel.organ().en(), panel.organ().zh())));
        return new PanelPage.Assessment(
                rules,
                panel.weights().entrySet().stream()
                        .map(one ->
                                new Fact(
                                        value("criterion", one.getKey()),
                                        visit.t("panel.rules.weight", one.getValue())))
                        .toList());
    }

    /// The fields of an act's form, filled with what was said.
    List<Shown.Field> fields(
            PanelAct act,
            Nomination one,
            Map<String, String> said,
            @Nullable String wrong,
            String why) {
        var names =
                NominationRules.fields(
                        act,
                        panel,
                        act == PanelAct.MARK
                                ? one.weights().keySet().stream().toList()
                                : List.of());
        return names.stream()
                .map(name ->
                        field(act, one, name)
                                .value(said.getOrDefault(name, ""))
                                .error(name.equals(wrong) ? why : null))
                .toList();
    }

    private Shown.Field field(PanelAct act, Nomination one, String name) {
        var field = Shown.Field.of(name, kind(name), label(act, one, name));
        var key = "panel.field." + name + ".hint";
        if (visit.texts().has(key)) {
            field = field.hint(visit.t(key));
        }
        if (name.startsWith("mark-")) {
            field = field.hint(visit.t("panel.field.mark.hint", one.fixed("scale")));
        }
        if (name.equals("decidedOn")) {
            var organ = panel.organ();
            field =
                    field.hint(
                            visit.t(
                                    "panel.field.elsewhere.hint",
                                    visit.of(organ.en(), organ.zh()),
                                    visit.day(panel.elsewhereUntil())));
        }
        var choices = choices(one, name);
        if (!choices.isEmpty()) {
            field = field.choices(choices);
        }
        if (List.of("decision", "decidedOn", "reference").contains(name)) {
            return field.needed(
                    visit.t(
                            name.equals("decision")
                                    ? "panel.needed.decision"
                                    : "panel.needed.elsewhere",
                            visit.day(panel.elsewhereUntil())));
        }
        return needless(act, name)
                ? field.optional()
                : name.equals("from") && act != PanelAct.RESIGN && act.fields().contains("outcome")
                        ? field.needed(visit.t("panel.needed.from"))
                        : name.equals("words") && act == PanelAct.DECLARE
                                ? field.needed(visit.t("panel.needed.words"))
                                : field;
    }

    private String label(PanelAct act, Nomination one, String name) {
        if (name.startsWith("language-")) {
            return value("language", name.substring("language-".length()));
        }
        if (name.startsWith("mark-")) {
            var criterion = name.substring("mark-".length());
            return criterion(criterion, one.weights().getOrDefault(criterion, 0));
        }
        var special = "panel.field." + act.key() + "." + name;
        return visit.t(visit.texts().has(special) ? special : "panel.field." + name);
    }

    private static boolean needless(PanelAct act, String name) {
        return switch (act) {
            case PROFILE ->
                    !name.startsWith("experience")
                            && !List.of("traditions", "regions", "industries").contains(name);
            case WITHDRAW, DECLINE -> true;
            case NOMINATE,
                    CONSENT,
                    FILE_PAPER,
                    CLOSE_PAPER,
                    APPOINT_ASSESSOR,
                    RELEASE_ASSESSOR,
                    DECLARE,
                    MARK,
                    INTERVIEW,
                    DECIDE,
                    ASK_REVIEW,
                    REVIEW,
                    DESIGNATE,
                    NOTE_TRAINING,
                    FEEDBACK,
                    FEEDBACK_WORDS,
                    RENEW,
                    SUSPEND,
                    REINSTATE,
                    RESIGN,
                    END ->
                    false;
        };
    }

    private static Shown.Field.Kind kind(String name) {
        return switch (name) {
            case "panel", "conflict", "outcome" -> Shown.Field.Kind.ONE_OF;
            case "traditions", "regions", "industries" -> Shown.Field.Kind.SOME_OF;
            case "gender", "assessor", "decision" -> Shown.Field.Kind.LIST;
            case "mail" -> Shown.Field.Kind.EMAIL;
            case "agree" -> Shown.Field.Kind.YES;
            case "day", "decidedOn", "from" -> Shown.Field.Kind.DATE;
            default ->
                    name.startsWith("language-")
                            ? Shown.Field.Kind.LIST
                            : name.startsWith("mark-")
                                    ? Shown.Field.Kind.NUMBER
                                    : NominationRules.isText(name)
                                            ? Shown.Field.Kind.TEXT
                                            : Shown.Field.Kind.LINE;
        };
    }

    private List<Shown.Choice> choices(Nomination one, String name) {
        return switch (name) {
            case "panel" -> choices("panel", panel.panels());
            case "conflict" -> choices("conflict", List.of("none", "conflict"));
            case "outcome" -> choices("outcome", List.of("designate", "refuse"));
            case "traditions" -> choices("tradition", panel.list("traditions"));
            case "regions" -> choices("region", panel.list("regions"));
            case "industries" -> choices("industry", panel.list("industries"));
            case "gender" -> withNone("panel.not-stated", choices("gender", panel.list("genders")));
            case "decision" ->
                    resolutions(
                            decisions.get().stream()
                                    .map(other ->
                                            new Shown.Choice(
                                                    other.address(),
                                                    visit.t(
                                                            "panel.decision",
                                                            other.symbol(),
                                                            visit.of(
                                                                    other.title().en(),
                                                                    other.title().zh()),
                                                            visit.day(other.at()))))
                                    .toList());
            case "assessor" ->
                    one.assessors().stream()
                            .filter(other -> !other.released())
                            .filter(other ->
                                    one.entries().stream()
                                            .noneMatch(entry ->
                                                    entry.act() == PanelAct.MARK
                                                            && entry.person()
                                                                    .equals(other.person())))
                            .map(other ->
                                    new Shown.Choice(other.person().toString(), of(other.name())))
                            .toList();
            default ->
                    name.startsWith("language-")
                            ? withNone("panel.no-level", choices("level", panel.list("levels")))
                            : List.of();
        };
    }

    private List<Shown.Choice> resolutions(List<Shown.Choice> adopted) {
        return withNone(
                adopted.isEmpty() ? "panel.decision.nothing" : "panel.decision.none", adopted);
    }

    List<Shown.Choice> withNone(String none, List<Shown.Choice> choices) {
        return Stream.concat(Stream.of(new Shown.Choice("", visit.t(none))), choices.stream())
                .toList();
    }

    /// States by their three letters, in the order of their names.
    List<Shown.Choice> states(List<String> codes) {
        return codes.stream()
                .map(code -> new Shown.Choice(code, state(code)))
                .sorted(Comparator.comparing(Shown.Choice::text, visit.language().order()))
                .toList();
    }

    private String state(String code) {
        return Countries.of(code).map(state -> state.name(visit.language())).orElse(code);
    }

    List<Shown.Choice> choices(String kind, List<String> values) {
        return values.stream().map(one -> new Shown.Choice(one, value(kind, one))).toList();
    }
}
