package org.goodoffices.engines.procedure;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Check 6: time limits do not contradict themselves or one another.
final class LimitsAgree implements Check {

    /// Nominal hours, to compare limits in different units by.
    private static final long DAY = 24;

    private static final String NO_CALENDAR = WorkingCalendar.none().name();

    @Override
    public int number() {
        return 6;
    }

    @Override
    public void run(Inspection inspection) {
        RuleSet rules = inspection.rules;
        if (rules.validUntil() != null && rules.validUntil().isBefore(rules.validFrom())) {
            inspection.find(
                    rules.line(),
                    null,
                    "valid",
                    "The rules are valid until a day before they are valid from.",
                    "规则的失效日期早于生效日期。");
        }
        if (!rules.calendar().equals(NO_CALENDAR)
                && !inspection.calendars.contains(rules.calendar())) {
            inspection.find(
                    rules.line(),
                    null,
                    "calendar",
                    "There is no calendar “" + rules.calendar() + "”.",
                    "没有名为“" + rules.calendar() + "”的工作日历。");
        }
        for (int l = 0; l < inspection.net.limits.length; l++) {
            alone(inspection, l);
            for (int other = 0; other < inspection.net.limits.length; other++) {
                if (other != l) {
                    twice(inspection, l, other);
                    neverReached(inspection, l, other);
                }
            }
        }
    }

    /// A limit by itself.
    private static void alone(Inspection inspection, int l) {
        Limit limit = inspection.net.limits[l];
        if (limit.length() != null && limit.length() <= 0) {
            find(
                    inspection,
                    limit,
                    "is over before it begins: its length is " + limit.length(),
                    "未起算即已届满：长度为" + limit.length());
        }
        boolean days = limit.unit() == Limit.Unit.DAYS || limit.unit() == Limit.Unit.WEEKS;
        if (limit.counting() == Limit.Counting.WORKING && !days) {
            find(inspection, limit, "counts working days in a unit that has none", "以非日单位计算工作日");
        }
        String calendar = inspection.rules.calendar();
        boolean counts = limit.counting() == Limit.Counting.WORKING || limit.rolls();
        if (counts && calendar.equals(NO_CALENDAR)) {
            find(
                    inspection,
                    limit,
                    "counts working days, but the rules name no calendar",
                    "按工作日计算，但规则未指明工作日历");
        }
        Limit.Anchor anchor = limit.anchor();
        if (anchor != null && anchor.presumed() != null) {
            if (anchor.presumed().days() < 0) {
                find(inspection, limit, "presumes receipt before the act", "推定收悉早于该行为");
            }
            if (anchor.moment() == Limit.Moment.DONE) {
                find(
                        inspection,
                        limit,
                        "presumes a receipt, but does not run from receipt",
                        "推定收悉，但并非自收悉起算");
            }
        }
        Limit.Extension extension = limit.extension();
        if (extension == null) {
            return;
        }
        if (extension.atMost() <= 0) {
            find(inspection, limit, "can be extended by nothing", "准予延长而长度为零或负数");
        }
        Act act = inspection.rules.acts().get(extension.act());
        if (act == null) {
            return;
        }
        boolean byRight = act.by().contains(extension.by());
        boolean extendsLimits = act.effect() == Effect.EXTENDS;
        boolean whileRunning = true;
        int number = inspection.net.act(extension.act());
        for (int p = 0; p < inspection.net.places.length; p++) {
            if (inspection.reach.runs(p, l)) {
                whileRunning &= inspection.reach.possible(p, number) != 0;
            }
        }
        if (!byRight || !extendsLimits || !whileRunning) {
            find(
                    inspection,
                    limit,
                    "may be extended by "
                            + extension.by().title().en()
                            + ", who has no such act while it runs",
                    "可由" + extension.by().title().zh() + "延长，但其在时限计算期间并无此项行为");
        }
    }

    /// Two limits for the same duty from the same event that differ, in time or in consequence.
    private static void twice(Inspection inspection, int l, int other) {
        Net net = inspection.net;
        Limit one = net.limits[l];
        Limit two = net.limits[other];
        if (other < l || (net.of[l] & net.of[other]) == 0 || !sameEvent(inspection, l, other)) {
            return;
        }
        Set<Integer> duties = new HashSet<>();
        for (int duty : net.duty[l]) {
            duties.add(duty);
        }
        boolean shared = false;
        for (int duty : net.duty[other]) {
            shared |= duties.contains(duty);
        }
        boolean together = false;
        for (int p = 0; p < net.places.length; p++) {
            together |= inspection.reach.runs(p, l) && inspection.reach.runs(p, other);
        }
        if (shared && together && !sameConsequence(one, two)) {
            find(
                    inspection,
                    two,
                    "and “" + one.title().en() + "” have different consequences for the same duty",
                    "与“" + one.title().zh() + "”就同一义务规定了不同的届满后果");
        }
        if (shared && together && !sameTime(one, two)) {
            find(
                    inspection,
                    two,
                    "and “" + one.title().en() + "” give different times for the same duty",
                    "与“" + one.title().zh() + "”就同一义务规定了不同的期间");
        }
    }

    /// A limit that can never run out, because another from the same event has always taken the
    /// case away before.
    private static void neverReached(Inspection inspection, int early, int late) {
        Net net = inspection.net;
        Limit first = net.limits[early];
        Limit second = net.limits[late];
        if (!sameEvent(inspection, early, late)
                || first.length() == null
                || second.length() == null
                || hours(first, true) >= hours(second, false)) {
            return;
        }
        boolean runs = false;
        boolean always = true;
        for (int p = 0; p < net.places.length; p++) {
            if (inspection.reach.runs(p, late)) {
                runs = true;
                always &= inspection.reach.runs(p, early) && leaves(inspection, early, late, p);
            }
        }
        if (runs && always) {
            find(
                    inspection,
                    second,
                    "can never run out: “"
                            + first.title().en()
                            + "” always comes sooner and ends it",
                    "永远不会届满：“" + first.title().zh() + "”总是先行届满并使之终止");
        }
    }

    /// Whether the earlier limit, kept or run out, takes the case out of where the later one runs.
    private static boolean leaves(Inspection inspection, int early, int late, int p) {
        Net net = inspection.net;
        boolean stays = false;
        for (int after : net.afterLapse(early, p)) {
            stays |= after == p || net.runsIn(late, after);
        }
        int deemed = net.deemed[early];
        boolean othersMayGoOn =
                deemed != Net.NONE
                        && net.acts[deemed].leavesTheCase()
                        && inspection.rules.othersMayGoOn();
        if (stays || othersMayGoOn) {
            return false;
        }
        for (int duty : net.duty[early]) {
            boolean possible = inspection.reach.possible(p, duty) != 0;
            boolean moves = net.to[duty] != Net.NONE && !net.runsIn(late, net.to[duty]);
            if (possible && (!moves || net.every[duty])) {
                return false;
            }
        }
        return true;
    }

    /// Whether both begin at the same time: from the same act or stage, or one from the act that
    /// the other's stage begins with.
    private static boolean sameEvent(Inspection inspection, int l, int other) {
        Limit one = inspection.net.limits[l];
        Limit two = inspection.net.limits[other];
        return sameAnchor(one, two) || begins(inspection, one, two) || begins(inspection, two, one);
    }

    /// Whether the stage that one limit runs from begins with the acts that another runs from, and
    /// only with them.
    private static boolean begins(Inspection inspection, Limit acts, Limit stage) {
        Net net = inspection.net;
        Limit.Anchor a = acts.anchor();
        Limit.Anchor s = stage.anchor();
        if (a == null
                || s == null
                || a.kind() != Limit.Anchor.Kind.ACT
                || s.kind() != Limit.Anchor.Kind.STAGE
                || a.moment() != Limit.Moment.DONE
                || s.names().size() != 1) {
            return false;
        }
        int to = net.place(s.names().getFirst());
        Set<String> beginning = new HashSet<>();
        for (int p = 0; p < net.places.length; p++) {
            for (int act : net.actsAt[p]) {
                if (inspection.reach.possible(p, act) != 0 && enters(net, p, net.to[act], to)) {
                    beginning.add(net.acts[act].name());
                }
            }
            for (int limit : net.limitsAt[p]) {
                for (int after : net.afterLapse(limit, p)) {
                    if (inspection.reach.runs(p, limit) && enters(net, p, after, to)) {
                        return false;
                    }
                }
            }
        }
        return beginning.equals(Set.copyOf(a.names()));
    }

    private static boolean enters(Net net, int from, int to, int stage) {
        return to != Net.NONE
                && (net.visit[stage] == stage
                        ? net.visit[to] == stage && net.visit[from] != stage
                        : to == stage && from != stage);
    }

    private static boolean sameTime(Limit one, Limit two) {
        boolean hours = one.unit() == Limit.Unit.HOURS || two.unit() == Limit.Unit.HOURS;
        boolean months = one.unit() == Limit.Unit.MONTHS || two.unit() == Limit.Unit.MONTHS;
        return one.counting() == two.counting()
                && one.rolls() == two.rolls()
                && (one.unit() == two.unit() || !hours && !months)
                && hours(one, false) == hours(two, false);
    }

    /// Two lapses that merely open acts do not exclude each other.
    private static boolean sameConsequence(Limit one, Limit two) {
        Limit.Lapse a = one.lapse();
        Limit.Lapse b = two.lapse();
        return a == null
                || b == null
                || a.deemed() == null && a.to() == null
                || b.deemed() == null && b.to() == null
                || Objects.equals(a.deemed(), b.deemed()) && Objects.equals(a.to(), b.to());
    }

    private static boolean sameAnchor(Limit one, Limit two) {
        Limit.Anchor a = one.anchor();
        Limit.Anchor b = two.anchor();
        return a != null
                && b != null
                && a.kind() == b.kind()
                && Set.copyOf(a.names()).equals(Set.copyOf(b.names()))
                && a.moment() == b.moment()
                && Objects.equals(
                        a.presumed() == null ? null : a.presumed().days(),
                        b.presumed() == null ? null : b.presumed().days());
    }

    /// Nominal hours of a limit, with all the extension it can have or without.
    private static long hours(Limit limit, boolean extended) {
        int more = extended && limit.extension() != null ? limit.extension().atMost() : 0;
        long length = (limit.length() == null ? 0 : limit.length()) + more;
        long unit =
                switch (limit.unit()) {
                    case HOURS -> 1;
                    case DAYS -> DAY;
                    case WEEKS -> 7 * DAY;
                    case MONTHS -> 30 * DAY;
                };
        return limit.counting() == Limit.Counting.WORKING ? length * unit * 7 / 5 : length * unit;
    }

    private static void find(Inspection inspection, Limit limit, String en, String zh) {
        inspection.find(
                limit.line(),
                limit.article(),
                limit.name(),
                "The limit “" + limit.title().en() + "” " + en + ".",
                "时限“" + limit.title().zh() + "”" + zh + "。",
                List.of());
    }
}
