package org.goodoffices.engines.procedure;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodoffices.engines.procedure.Limit.Anchor;
import org.goodoffices.engines.procedure.RuleSet.Gate;
import org.jspecify.annotations.Nullable;

/// Reads rules of procedure, strictly: what it does not know, it refuses, with file and line. It
/// never throws for a bad file.
public final class RuleReader {

    private static final Map<String, Role> ROLES = roles(Role.RULES, Role.ANYONE);
    private static final Map<String, Role> BOUND = roles(Role.RULES);
    private static final Map<String, Role> PARTIES =
            roles(
                    Role.MEDIATOR,
                    Role.REGISTRY,
                    Role.AUTHORITY,
                    Role.THIRD_STATE,
                    Role.RULES,
                    Role.ANYONE);
    private static final Map<String, Lane> LANES = Section.words(Lane.values());
    private static final Map<String, Effect> EFFECTS = Section.words(Effect.values());
    private static final Map<String, Takes> TAKES = Section.words(Takes.values());
    private static final Map<String, RuleSet.Track> TRACKS = Section.words(RuleSet.Track.values());
    private static final Map<String, Act.When> WHEN = Section.words(Act.When.values());
    private static final Map<String, Limit.Unit> UNITS = Section.words(Limit.Unit.values());
    private static final Map<String, Limit.Counting> COUNTING =
            Section.words(Limit.Counting.values());
    private static final Map<String, Limit.Moment> MOMENTS = Section.words(Limit.Moment.values());
    private static final Map<String, Ending.Kind> ENDINGS = Section.words(Ending.Kind.values());
    private static final Map<String, Gate.Kind> GATES = Section.words(Gate.Kind.values());
    private static final Map<String, RuleSet.Publication> PUBLICATION =
            Section.words(RuleSet.Publication.values());
    private static final Map<String, RuleSet.Caucus.Default> CAUCUS =
            Section.words(RuleSet.Caucus.Default.values());
    private static final Map<String, FeeModel.Kind> FEES = Section.words(FeeModel.Kind.values());
    private static final Map<String, FeeModel.Split> SPLITS =
            Section.words(FeeModel.Split.values());
    private static final Map<String, RuleSet.OthersGoOn.Remain> REMAIN =
            Section.words(RuleSet.OthersGoOn.Remain.values());
    private static final Map<String, Boolean> ROLLS = Map.of("next-working-day", true);
    private static final Map<String, Boolean> DAY_OF_EVENT =
            Map.of("counted", true, "not-counted", false);

    private final String file;
    private final List<Finding> faults = new ArrayList<>();

    private RuleReader(String file) {
        this.file = file;
    }

    public static Reading read(String fileName, String yamlText) {
        try {
            return read(fileName, Yaml.parse(yamlText));
        } catch (Yaml.Malformed e) {
            return new Reading.Unreadable(
                    List.of(new Finding(0, fileName, e.line(), null, "", e.why(), List.of())));
        }
    }

    static Reading read(String fileName, Yaml tree) {
        RuleReader reader = new RuleReader(fileName);
        if (!(tree instanceof Yaml.Mapping mapping)) {
            return new Reading.Unreadable(
                    List.of(
                            new Finding(
                                    0,
                                    fileName,
                                    tree.line(),
                                    null,
                                    "",
                                    new Text("This is not a rule set.", "这不是一部规则。"),
                                    List.of())));
        }
        RuleSet rules = reader.rules(new Section(fileName, "", mapping, reader.faults));
        return reader.faults.isEmpty()
                ? new Reading.Read(rules)
                : new Reading.Unreadable(reader.faults);
    }

    private RuleSet rules(Section s) {
        Map<String, Stage> stages = s.named("stages", n -> stage(n.name(), n.section()));
        List<String> stageNames = List.copyOf(stages.keySet());
        Map<String, Act> acts = s.named("acts", n -> act(n.name(), n.section(), stageNames));
        Map<String, Limit> limits = s.named("limits", n -> limit(n.name(), n.section()));
        Map<String, Ending> endings = s.named("endings", n -> ending(n.name(), n.section()));
        for (String key : List.of("stages", "acts", "endings")) {
            if (!s.has(key)) {
                s.fault(s.line(), "“" + key + "” is missing.", "缺少“" + key + "”。");
            }
        }
        names(stages, acts, limits, endings);
        List<Deviation> deviations = new ArrayList<>();
        for (Section d : s.sections("deviations")) {
            deviations.add(deviation(d, stages, acts, limits, endings));
            d.end();
        }
        Section valid = s.optionalSection("valid");
        if (valid == null) {
            s.fault(s.line(), "“valid” is missing.", "缺少“valid”。");
        }
        Section parties = s.optionalSection("parties");
        int atLeast = parties == null ? 2 : parties.number("at-least");
        if (parties != null && (atLeast < 2 || atLeast > 100)) {
            parties.faultAt("at-least", "A case has two parties or more.", "案件至少应有两个当事方。");
        }
        if (parties != null) {
            parties.article();
        }
        Section feesSection = s.optionalSection("fees");
        FeeModel fees = feesSection == null ? null : fees(feesSection, acts);
        Set<RuleSet.Track> tracks = new HashSet<>(s.wordsOf("tracks", TRACKS));
        if (tracks.isEmpty()) {
            s.faultAt("tracks", "The rules must name a track.", "规则须指明适用的轨道。");
        }
        RuleSet rules =
                new RuleSet(
                        file,
                        s.line(),
                        s.required("rules"),
                        s.required("edition"),
                        s.text("title"),
                        s.text("authority"),
                        s.optional("text"),
                        s.words("source"),
                        valid == null ? java.time.LocalDate.EPOCH : valid.date("from"),
                        valid == null ? null : valid.optionalDate("until"),
                        valid == null ? null : valid.article(),
                        tracks,
                        Math.max(2, atLeast),
                        existence(s.optionalSection("existence")),
                        namesPublished(s.optionalSection("names")),
                        caucus(s.optionalSection("caucus")),
                        authority(s.optionalSection("appointing-authority")),
                        mediators(s.optionalSection("mediators")),
                        othersGoOn(s.optionalSection("others-go-on")),
                        s.required("calendar"),
                        zone(s),
                        reckoning(s.optionalSection("reckoning")),
                        fees,
                        attestation(s.optionalSection("attestation")),
                        gates(s.optionalSection("gates")),
                        s.texts("unknown", "what"),
                        stages,
                        acts,
                        limits,
                        endings,
                        deviations);
        for (Section done : new @Nullable Section[] {valid, parties, feesSection}) {
            if (done != null) {
                done.end();
            }
        }
        s.end();
        return rules;
    }

    private static Map<String, Role> roles(Role... except) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (Role role : EnumSet.complementOf(EnumSet.copyOf(List.of(except)))) {
            roles.put(role.key(), role);
        }
        return roles;
    }

    private static Stage stage(String name, Section s) {
        return new Stage(name, s.text("title"), s.article(), s.optional("within"), s.line());
    }

    private static Ending ending(String name, Section s) {
        return new Ending(name, s.text("title"), s.article(), s.of("kind", ENDINGS), s.line());
    }

    private static Act act(String name, Section s, List<String> stages) {
        List<String> from = s.requiredWords("from");
        if (from.equals(List.of("any"))) {
            from = stages;
        }
        Set<Role> by = EnumSet.noneOf(Role.class);
        by.addAll(s.wordsOf("by", ROLES));
        if (by.isEmpty()) {
            s.faultAt(
                    "by",
                    "Nobody may do “" + name + "”: “by” is empty.",
                    "“" + name + "”无人可为：“by”为空。");
            by.add(Role.REGISTRY);
        }
        Act.When when = s.of("when", WHEN, Act.When.ONE);
        if (when == Act.When.EVERY && by.size() > 1) {
            s.faultAt("when", "“every” asks for one role only.", "“every”只适用于单一角色。");
        }
        List<Condition> requires = new ArrayList<>();
        for (Yaml item : s.items("requires")) {
            switch (item) {
                case Yaml.Scalar scalar -> requires.add(new Condition.Completed(scalar.value()));
                case Yaml.Mapping _ -> {
                    Section inner = s.section("requires", item);
                    if (inner != null) {
                        requires.add(
                                inner.has("own")
                                        ? new Condition.Own(inner.required("own"))
                                        : new Condition.Lapsed(inner.required("lapsed")));
                        inner.end();
                    }
                }
                case Yaml.Sequence _ ->
                        s.fault(
                                item.line(),
                                "“requires” lists acts, {own: ACT} or {lapsed: LIMIT}.",
                                "“requires”应列出行为、{own: 行为} 或 {lapsed: 时限}。");
            }
        }
        return new Act(
                name,
                s.text("title"),
                s.article(),
                by,
                s.optionalOf("recorded-by", ROLES),
                from,
                s.optional("to"),
                s.of("lane", LANES),
                when,
                s.flag("once", false),
                s.flag("duty", false),
                s.optionalOf("effect", EFFECTS),
                requires,
                s.optional("counts-as"),
                s.wordsOf("takes", TAKES),
                reasoned(s.optionalSection("unequal")),
                reasoned(s.optionalSection("returns")),
                s.line());
    }

    private static @Nullable Reasoned reasoned(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        Reasoned reasoned = new Reasoned(s.article(), s.text("why"), s.line());
        s.end();
        return reasoned;
    }

    private static Limit limit(String name, Section s) {
        return new Limit(
                name,
                s.text("title"),
                s.article(),
                s.optionalOf("of", BOUND),
                s.words("duty"),
                s.optionalOf("for-each", PARTIES),
                s.requiredWords("runs-in"),
                anchor(s.optionalSection("from")),
                s.optionalNumber("length"),
                s.of("unit", UNITS, Limit.Unit.DAYS),
                s.of("counting", COUNTING, Limit.Counting.CALENDAR),
                s.of("rolls", ROLLS, false),
                extension(s.optionalSection("extend")),
                lapse(s.optionalSection("lapse")),
                warning(s.optionalSection("warn")),
                reasoned(s.optionalSection("unequal")),
                s.line());
    }

    private static Limit.@Nullable Warning warning(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        Limit.Warning warning = new Limit.Warning(s.number("days"), s.article(), s.line());
        if (warning.days() < 1) {
            s.faultAt("days", "A warning comes at least a day before.", "警示至少提前一日。");
        }
        s.end();
        return warning;
    }

    private static @Nullable Anchor anchor(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        Section p = s.optionalSection("presumed");
        Limit.Presumption presumed =
                p == null ? null : new Limit.Presumption(p.number("days"), p.article(), p.line());
        if (p != null) {
            p.end();
        }
        Anchor.Kind kind = null;
        List<String> names = List.of();
        for (Anchor.Kind one :
                List.of(Anchor.Kind.ACT, Anchor.Kind.OWN, Anchor.Kind.LAPSE, Anchor.Kind.STAGE)) {
            String word = one.name().toLowerCase(java.util.Locale.ROOT);
            if (!s.has(word)) {
                continue;
            }
            if (kind != null) {
                s.faultAt(word, "A limit runs from one kind of event.", "时限只能自一类事件起算。");
            }
            kind = one;
            names = s.requiredWords(word);
        }
        if (kind == null) {
            s.fault(
                    s.line(),
                    "“from” says act, own, lapse or stage.",
                    "“from”应写明 act、own、lapse 或 stage。");
            kind = Anchor.Kind.ACT;
        } else if (kind == Anchor.Kind.ACT && names.equals(List.of(Limit.ANY))) {
            kind = Anchor.Kind.ANY;
            names = List.of();
        }
        Anchor anchor =
                new Anchor(
                        kind,
                        names,
                        s.of("moment", MOMENTS, Limit.Moment.DONE),
                        presumed,
                        s.line());
        s.end();
        return anchor;
    }

    private static Limit.@Nullable Extension extension(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        Limit.Extension extension =
                new Limit.Extension(
                        s.of("by", ROLES),
                        s.required("act"),
                        s.number("at-most"),
                        s.article(),
                        s.line());
        s.end();
        return extension;
    }

    private static Limit.@Nullable Lapse lapse(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        Limit.Lapse lapse =
                new Limit.Lapse(
                        s.optional("deemed"),
                        s.optional("to"),
                        s.words("opens"),
                        s.article(),
                        s.text("meaning"),
                        reasoned(s.optionalSection("returns")),
                        s.line());
        s.end();
        return lapse;
    }

    private FeeModel fees(Section s, Map<String, Act> acts) {
        Map<String, FeeModel.Item> items =
                s.named(
                        "items",
                        n -> {
                            Section i = n.section();
                            String when = i.optional("when");
                            if (when != null && !acts.containsKey(when)) {
                                dangling(i.lineOf("when"), "when", when);
                            }
                            var amount = i.optionalAmount("amount");
                            List<FeeModel.Band> bands = bands(i);
                            return new FeeModel.Item(
                                    n.name(),
                                    i.text("title"),
                                    i.of("kind", FEES, FeeModel.Kind.FIXED),
                                    amount,
                                    i.optionalAmount("up-to"),
                                    i.required("currency"),
                                    when,
                                    i.flag("each-party", false),
                                    bands,
                                    i.optionalAmount("at-least"),
                                    i.optionalAmount("at-most"),
                                    i.article(),
                                    i.line());
                        });
        return new FeeModel(
                s.article(),
                List.copyOf(items.values()),
                s.of("split", SPLITS, FeeModel.Split.UNKNOWN),
                s.line());
    }

    private static List<FeeModel.Band> bands(Section item) {
        List<FeeModel.Band> bands = new ArrayList<>();
        for (Section b : item.sections("bands")) {
            var percent = b.optionalAmount("percent");
            if (percent == null) {
                b.fault(b.line(), "A band needs “percent”.", "每一档须有“percent”。");
            } else {
                bands.add(new FeeModel.Band(b.optionalAmount("up-to"), percent));
            }
            b.end();
        }
        return bands;
    }

    private Deviation deviation(
            Section s,
            Map<String, Stage> stages,
            Map<String, Act> acts,
            Map<String, Limit> limits,
            Map<String, Ending> endings) {
        int check = s.number("check");
        if (check < 1 || check > 8) {
            s.faultAt("check", "“check” is a number from 1 to 8.", "“check”应为 1 至 8。");
        }
        List<String> at = s.requiredWords("at");
        for (String name : at) {
            if (!stages.containsKey(name)
                    && !acts.containsKey(name)
                    && !limits.containsKey(name)
                    && !endings.containsKey(name)) {
                dangling(s.lineOf("at"), "at", name);
            }
        }
        return new Deviation(check, at, s.article(), s.text("why"), s.line());
    }

    private static RuleSet.@Nullable Existence existence(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        var result = new RuleSet.Existence(s.requiredFlag("confidential"), s.article(), s.line());
        s.end();
        return result;
    }

    private static RuleSet.@Nullable Names namesPublished(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        var result = new RuleSet.Names(s.of("published", PUBLICATION), s.article(), s.line());
        s.end();
        return result;
    }

    private static RuleSet.@Nullable Caucus caucus(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        var result = new RuleSet.Caucus(s.of("default", CAUCUS), s.article(), s.line());
        s.end();
        return result;
    }

    private static RuleSet.@Nullable AppointingAuthority authority(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        var result = new RuleSet.AppointingAuthority(s.text("who"), s.article(), s.line());
        s.end();
        return result;
    }

    private static RuleSet.@Nullable Mediators mediators(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        var result =
                new RuleSet.Mediators(
                        s.number("count"),
                        s.optionalNumber("at-most"),
                        s.optional("anyone"),
                        s.article(),
                        s.line());
        Integer atMost = result.atMost();
        if (result.count() < 1 || atMost != null && atMost < result.count()) {
            s.faultAt(
                    "count",
                    "There is at least one mediator, and no more than “at-most”.",
                    "调解员至少一名，且不得多于“at-most”所定人数。");
        }
        s.end();
        return result;
    }

    private static RuleSet.@Nullable OthersGoOn othersGoOn(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        var result =
                new RuleSet.OthersGoOn(
                        s.requiredFlag("when-one-withdraws"),
                        s.of("remain", REMAIN, RuleSet.OthersGoOn.Remain.ENOUGH),
                        reasoned(s.optionalSection("unequal")),
                        s.article(),
                        s.line());
        s.end();
        return result;
    }

    private static RuleSet.Reckoning reckoning(@Nullable Section s) {
        if (s == null) {
            return new RuleSet.Reckoning(false, null, 0);
        }
        var result =
                new RuleSet.Reckoning(s.of("day-of-event", DAY_OF_EVENT), s.article(), s.line());
        s.end();
        return result;
    }

    private static RuleSet.@Nullable Attestation attestation(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        var result = new RuleSet.Attestation(s.required("template"), s.article(), s.line());
        s.end();
        return result;
    }

    private static List<Gate> gates(@Nullable Section s) {
        List<Gate> gates = new ArrayList<>();
        if (s == null) {
            return gates;
        }
        GATES.forEach((word, kind) -> {
            Section gate = s.optionalSection(word);
            if (gate != null) {
                gates.add(new Gate(kind, gate.article(), gate.line()));
                gate.end();
            }
        });
        s.end();
        return gates;
    }

    private static ZoneId zone(Section s) {
        String name = s.required("zone");
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            s.faultAt("zone", "“" + name + "” is not a time zone.", "“" + name + "”不是时区。");
            return ZoneOffset.UTC;
        }
    }

    private void dangling(int line, String key, String name) {
        faults.add(
                new Finding(
                        0,
                        file,
                        line,
                        null,
                        name,
                        new Text(
                                "“" + key + "” names “" + name + "”, which does not exist.",
                                "“" + key + "”所指的“" + name + "”不存在。"),
                        List.of()));
    }

    private void fault(int line, String at, String en, String zh) {
        faults.add(new Finding(0, file, line, null, at, new Text(en, zh), List.of()));
    }

    /// Every name that is used must exist, and be of the right kind.
    private void names(
            Map<String, Stage> stages,
            Map<String, Act> acts,
            Map<String, Limit> limits,
            Map<String, Ending> endings) {
        Set<String> seen = new HashSet<>(List.of("start", "any"));
        for (var kind : List.of(stages, acts, limits, endings)) {
            for (String name : kind.keySet()) {
                if (!seen.add(name) && (kind == stages || kind == endings || isReserved(name))) {
                    fault(
                            lineOf(kind.get(name)),
                            name,
                            "The name “" + name + "” is taken already.",
                            "名称“" + name + "”已被使用。");
                }
            }
        }
        for (Stage stage : stages.values()) {
            if (stage.within() != null && !stages.containsKey(stage.within())) {
                dangling(stage.line(), "within", stage.within());
            }
        }
        for (Stage stage : stages.values()) {
            String at = stage.within();
            for (int i = 0; at != null && i <= stages.size(); i++) {
                Stage outer = stages.get(at);
                at = outer == null ? null : outer.within();
            }
            if (at != null) {
                fault(
                        stage.line(),
                        stage.name(),
                        "The stage “" + stage.name() + "” is within itself.",
                        "阶段“" + stage.name() + "”包含于其自身。");
            }
        }
        boolean opens = false;
        boolean text =
                acts.values().stream()
                        .anyMatch(a ->
                                a.effect() == Effect.DRAFTS || a.effect() == Effect.SETTLES_TEXT);
        for (Act act : acts.values()) {
            opens |= act.from().contains(Act.START);
            if (act.effect() == Effect.SIGNS && !text) {
                fault(
                        act.line(),
                        act.name(),
                        "“" + act.name() + "” signs a text that no act drafts or settles.",
                        "“" + act.name() + "”所签署的文本并无行为予以起草或者定稿。");
            }
            if (act.when() == Act.When.EVERY
                    && (act.effect() == Effect.WITHDRAWS || act.effect() == Effect.REFUSES)) {
                fault(
                        act.line(),
                        act.name(),
                        "“" + act.name() + "” leaves the case, which each party does alone.",
                        "“" + act.name() + "”为退出或者拒绝行为，应由各当事方单独作出。");
            }
            names(act, stages, acts, limits, endings);
        }
        if (!opens && !acts.isEmpty()) {
            fault(
                    1,
                    "",
                    "No act opens a case (none is “from: start”).",
                    "没有开启案件的行为（无“from: start”）。");
        }
        for (Limit limit : limits.values()) {
            names(limit, stages, acts, limits, endings);
        }
    }

    private static boolean isReserved(String name) {
        return name.equals("start") || name.equals("any");
    }

    private static int lineOf(@Nullable Record item) {
        return switch (item) {
            case Stage s -> s.line();
            case Act a -> a.line();
            case Limit l -> l.line();
            case Ending e -> e.line();
            case null, default -> 1;
        };
    }

    private void names(
            Act act,
            Map<String, Stage> stages,
            Map<String, Act> acts,
            Map<String, Limit> limits,
            Map<String, Ending> endings) {
        boolean afterTheEnd = false;
        for (String from : act.from()) {
            afterTheEnd |= endings.containsKey(from);
            if (!from.equals(Act.START)
                    && !stages.containsKey(from)
                    && !endings.containsKey(from)) {
                dangling(act.line(), "from", from);
            }
        }
        String to = act.to();
        if (to != null && !stages.containsKey(to) && !endings.containsKey(to)) {
            dangling(act.line(), "to", to);
        }
        if (act.from().contains(Act.START) && (to == null || !stages.containsKey(to))) {
            fault(
                    act.line(),
                    act.name(),
                    "The act that opens a case leads to a stage.",
                    "开启案件的行为应导向某一阶段。");
        }
        if (afterTheEnd && to != null && !endings.containsKey(to)) {
            fault(
                    act.line(),
                    act.name(),
                    "An act after the end cannot reopen the case: a closed case is followed by a new"
                            + " one.",
                    "案件终结后的行为不得重启案件：已结案件只能由新案接续。");
        }
        if (act.countsAs() != null) {
            Act other = acts.get(act.countsAs());
            if (other == null) {
                dangling(act.line(), "counts-as", act.countsAs());
            } else if (other.countsAs() != null || to != null || act.when() == Act.When.EVERY) {
                fault(
                        act.line(),
                        act.name(),
                        "An act that counts as another leads nowhere by itself (no “to”, no “when:"
                                + " every”), and that other counts as itself only.",
                        "视同另一行为的行为自身不得有“to”或“when: every”，且该另一行为不得再视同他行为。");
            }
        }
        for (Condition condition : act.requires()) {
            boolean known =
                    switch (condition) {
                        case Condition.Completed c -> acts.containsKey(c.name());
                        case Condition.Own o -> acts.containsKey(o.name());
                        case Condition.Lapsed l -> limits.containsKey(l.name());
                    };
            if (!known) {
                dangling(act.line(), "requires", condition.name());
            }
        }
    }

    private void names(
            Limit limit,
            Map<String, Stage> stages,
            Map<String, Act> acts,
            Map<String, Limit> limits,
            Map<String, Ending> endings) {
        for (String stage : limit.runsIn()) {
            if (!stages.containsKey(stage)) {
                dangling(limit.line(), "runs-in", stage);
            }
        }
        for (String duty : limit.duty()) {
            Act act = acts.get(duty);
            if (act == null) {
                dangling(limit.line(), "duty", duty);
            } else if (limit.forEach() != null && !act.takes().contains(Takes.PARTY)) {
                fault(
                        limit.line(),
                        limit.name(),
                        "What is owed for each party must say which party: “"
                                + duty
                                + "” takes no party.",
                        "须就每一当事方分别履行的行为应载明所涉当事方，而“" + duty + "”未载明。");
            }
        }
        Anchor anchor = limit.anchor();
        if (anchor != null) {
            Set<String> known =
                    switch (anchor.kind()) {
                        case ACT, OWN -> acts.keySet();
                        case LAPSE -> limits.keySet();
                        case STAGE -> stages.keySet();
                        case ANY -> Set.of();
                    };
            for (String name : anchor.names()) {
                if (!known.contains(name)) {
                    dangling(anchor.line(), "from", name);
                }
            }
        }
        Limit.Extension extension = limit.extension();
        if (extension != null && !acts.containsKey(extension.act())) {
            dangling(extension.line(), "extend", extension.act());
        }
        Limit.Lapse lapse = limit.lapse();
        if (lapse == null) {
            return;
        }
        if (lapse.deemed() != null && !acts.containsKey(lapse.deemed())) {
            dangling(lapse.line(), "deemed", lapse.deemed());
        }
        if (lapse.to() != null
                && !stages.containsKey(lapse.to())
                && !endings.containsKey(lapse.to())) {
            dangling(lapse.line(), "to", lapse.to());
        }
        for (String act : lapse.opens()) {
            if (!acts.containsKey(act)) {
                dangling(lapse.line(), "opens", act);
            }
        }
        if (lapse.deemed() != null && lapse.to() != null) {
            fault(
                    lapse.line(),
                    limit.name(),
                    "A lapse is either deemed an act or leads somewhere, not both.",
                    "时限届满或视为作出某一行为，或导向某处，二者不可并存。");
        }
    }
}
