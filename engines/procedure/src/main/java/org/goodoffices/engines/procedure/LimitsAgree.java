package org.goodoffices.engines.procedure;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Check 6: time limits do not contradict themselves or one another.
final class LimitsAgree implements Check {

    /// Nominal hours, to compare limits in different units by.
    private static final long DAY = 24;

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
        Limit.Anchor anchor = limit.anchor();
        if (anchor != null && anchor.presumed() != null) {
            if (anchor.presumed().days() < 0) {
                find(inspection, limit, "presumes receipt before the act", "推定送达早于该行为");
            }
            if (anchor.moment() == Limit.Moment.DONE) {
                find(
                        inspection,
                        limit,
                        "presumes a receipt, but does not run from receipt",
                        "推定送达，但并非自送达起算");
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
                    "可由" + extension.by().title().zh() + "延长，但其在期限计算期间并无此项行为");
        }
    }

    /// Two limits for the same duty from the same event that differ.
    private static void twice(Inspection inspection, int l, int other) {
        Net net = inspection.net;
        Limit one = net.limits[l];
        Limit two = net.limits[other];
        if (other < l || (net.of[l] & net.of[other]) == 0 || !sameAnchor(one, two)) {
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
        if (shared && together && hours(one, false) != hours(two, false)) {
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
        if (!sameAnchor(first, second)
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
        int after = net.afterLapse(early, p);
        int deemed = net.deemed[early];
        boolean othersMayGoOn =
                deemed != Net.NONE
                        && net.acts[deemed].leavesTheCase()
                        && inspection.rules.othersMayGoOn();
        if (after == p || net.runsIn(late, after) || othersMayGoOn) {
            return false;
        }
        for (int duty : net.duty[early]) {
            boolean possible = inspection.reach.possible(p, duty) != 0;
            boolean moves = net.to[duty] != Net.NONE && !net.runsIn(late, net.to[duty]);
            if (possible && (!moves || net.every[duty])) {
                return false;
            }
        }
        return net.limits[early].duty().stream().noneMatch(Limit.ANY::equals);
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
                "期限“" + limit.title().zh() + "”" + zh + "。",
                List.of());
    }
}
