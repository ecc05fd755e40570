package org.goodoffices.engines.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goodoffices.engines.procedure.Explanation.Kind;
import org.goodoffices.engines.procedure.Explanation.Step;
import org.jspecify.annotations.Nullable;

/// What the end of a limit follows from, and the words for it.
///
/// @param from when the time began; absent while receipt is unknown
/// @param daysStill how many days the time stood still
/// @param moved when the end was moved, in order of time
record Derivation(
        Limit limit,
        @Nullable Actor of,
        Course.Happening anchor,
        Course.@Nullable Receipt receipt,
        @Nullable Instant from,
        List<Course.Happening> extensions,
        long daysStill,
        List<Instant> moved,
        Reckoning.@Nullable Result result) {

    static Explanation explain(RuleSet rules, Setting setting, Derivation d) {
        List<Step> steps = new ArrayList<>();
        steps.add(rule(d));
        steps.add(anchor(rules, setting, d));
        Step receipt = receipt(setting, d);
        if (receipt != null) {
            steps.add(receipt);
        }
        steps.add(counting(rules, setting, d));
        for (Course.Happening extension : d.extensions()) {
            steps.add(extension(rules, setting, d, extension));
        }
        if (d.daysStill() > 0) {
            steps.add(
                    new Step(
                            Kind.STANDSTILL,
                            new Text(
                                    "The time stood still for " + days(d.daysStill()) + ".",
                                    "时限中止计算" + d.daysStill() + "日。"),
                            d.limit().article()));
        }
        if (d.result() instanceof Reckoning.Result.Due due && !due.skipped().isEmpty()) {
            steps.add(skipped(setting, due));
        }
        steps.add(
                new Step(
                        Kind.ZONE,
                        new Text(
                                "Days are those of the time zone " + setting.zone().getId() + ".",
                                "日期以" + setting.zone().getId() + "时区为准。"),
                        rules.reckoning().article()));
        steps.add(result(setting, d));
        return new Explanation(steps);
    }

    private static String days(long number) {
        return number == 1 ? "1 day" : number + " days";
    }

    static Text length(Limit limit, int number) {
        boolean one = number == 1;
        boolean working = limit.counting() == Limit.Counting.WORKING;
        String en =
                switch (limit.unit()) {
                    case HOURS -> one ? "hour" : "hours";
                    case DAYS -> one ? "day" : "days";
                    case WEEKS -> one ? "week" : "weeks";
                    case MONTHS -> one ? "month" : "months";
                };
        String zh =
                switch (limit.unit()) {
                    case HOURS -> "小时";
                    case DAYS -> working ? "个工作日" : "日";
                    case WEEKS -> "周";
                    case MONTHS -> "个月";
                };
        return new Text(number + (working ? " working " : " ") + en, number + zh);
    }

    private static Step rule(Derivation d) {
        Limit limit = d.limit();
        Text length = length(limit, limit.length() == null ? 0 : limit.length());
        String article = limit.article();
        return new Step(
                Kind.RULE,
                new Text(
                        limit.title().en() + ": " + length.en() + Cited.inEnglish(article) + ".",
                        limit.title().zh() + "：" + length.zh() + Cited.inChinese(article) + "。"),
                article);
    }

    private static Step anchor(RuleSet rules, Setting setting, Derivation d) {
        Done done = d.anchor().done();
        Text date = date(setting, done.at());
        Limit ranOut = rules.limits().get(done.act());
        if (ranOut != null
                && d.limit().anchor() != null
                && d.limit().anchor().kind() == Limit.Anchor.Kind.LAPSE) {
            return new Step(
                    Kind.ANCHOR,
                    new Text(
                            "It runs since “"
                                    + ranOut.title().en()
                                    + "” ran out on "
                                    + date.en()
                                    + Cited.inEnglish(ranOut.article())
                                    + ".",
                            "自“"
                                    + ranOut.title().zh()
                                    + "”于"
                                    + date.zh()
                                    + "届满时起算"
                                    + Cited.inChinese(ranOut.article())
                                    + "。"),
                    ranOut.article());
        }
        Act act = rules.acts().get(done.act());
        if (act == null) {
            return new Step(
                    Kind.ANCHOR,
                    new Text(
                            "It runs from the beginning of the stage on " + date.en() + ".",
                            "自该阶段开始之日" + date.zh() + "起算。"),
                    d.limit().article());
        }
        return new Step(
                Kind.ANCHOR,
                new Text(
                        "The act it runs from: “"
                                + act.title().en()
                                + "”, on "
                                + date.en()
                                + Cited.inEnglish(act.article())
                                + ".",
                        "起算行为：“"
                                + act.title().zh()
                                + "”，"
                                + date.zh()
                                + Cited.inChinese(act.article())
                                + "。"),
                act.article());
    }

    private static @Nullable Step receipt(Setting setting, Derivation d) {
        Course.Receipt receipt = d.receipt();
        Limit.Anchor anchor = d.limit().anchor();
        if (receipt == null || anchor == null) {
            return null;
        }
        if (receipt.at() == null && receipt.recorded() != null) {
            Text entered = date(setting, receipt.recorded().done().at());
            return new Step(
                    Kind.RECEIPT,
                    new Text(
                            "It is proved that nothing was received (entered on "
                                    + entered.en()
                                    + "), so the time has not begun.",
                            "经证明并未收悉（" + entered.zh() + "录入），时限尚未起算。"),
                    d.limit().article());
        }
        if (receipt.at() == null) {
            return new Step(
                    Kind.RECEIPT,
                    new Text(
                            "Receipt has not been recorded, so the time has not begun.",
                            "尚未记录收悉，时限尚未起算。"),
                    d.limit().article());
        }
        Text date = date(setting, receipt.at());
        if (receipt.recorded() != null) {
            Text entered = date(setting, receipt.recorded().done().at());
            return new Step(
                    Kind.RECEIPT,
                    new Text(
                            "Receipt on "
                                    + date.en()
                                    + " is recorded (entered on "
                                    + entered.en()
                                    + ").",
                            "收悉日期经记录为" + date.zh() + "（" + entered.zh() + "录入）。"),
                    d.limit().article());
        }
        Limit.Presumption presumed = anchor.presumed();
        String article = presumed == null ? null : presumed.article();
        int after = presumed == null ? 0 : presumed.days();
        return new Step(
                Kind.RECEIPT,
                new Text(
                        "No receipt is recorded; it is presumed "
                                + days(after)
                                + " after the act, on "
                                + date.en()
                                + Cited.inEnglish(article)
                                + ".",
                        "无收悉记录；推定于该行为后"
                                + after
                                + "日即"
                                + date.zh()
                                + "收悉"
                                + Cited.inChinese(article)
                                + "。"),
                article);
    }

    private static Step counting(RuleSet rules, Setting setting, Derivation d) {
        Limit limit = d.limit();
        String article = rules.reckoning().article();
        if (limit.unit() == Limit.Unit.HOURS) {
            return new Step(
                    Kind.COUNTING,
                    new Text("Hours are counted without interruption.", "小时连续计算，不作中断。"),
                    article);
        }
        boolean working = limit.counting() == Limit.Counting.WORKING;
        boolean counts = rules.reckoning().dayOfEventCounts();
        Text title = setting.calendar().title();
        String en =
                (working
                                ? "Working days are counted, by the calendar " + title.en()
                                : "Calendar days are counted")
                        + "; the day of the event itself is "
                        + (counts ? "" : "not ")
                        + "counted"
                        + Cited.inEnglish(article)
                        + "."
                        + (limit.rolls()
                                ? " A last day that is off by the calendar "
                                        + title.en()
                                        + " moves to the next working day."
                                : "");
        String zh =
                (working ? "按工作日计算，以“" + title.zh() + "”为准" : "按日历日计算")
                        + "；起算事件当日"
                        + (counts ? "计入" : "不计入")
                        + Cited.inChinese(article)
                        + "。"
                        + (limit.rolls() ? "末日如为“" + title.zh() + "”所列休息日，顺延至下一工作日。" : "");
        return new Step(Kind.COUNTING, new Text(en, zh), article);
    }

    private static Step extension(
            RuleSet rules, Setting setting, Derivation d, Course.Happening extension) {
        Done done = extension.done();
        Text more = length(d.limit(), done.particulars().more());
        Text date = date(setting, done.at());
        Text by = done.by().role().title();
        Limit.Extension rule = d.limit().extension();
        Act act = rules.acts().get(done.act());
        String article = rule != null ? rule.article() : act == null ? null : act.article();
        return new Step(
                Kind.EXTENSION,
                new Text(
                        "Extended by "
                                + more.en()
                                + ", granted by "
                                + by.en()
                                + " on "
                                + date.en()
                                + Cited.inEnglish(article)
                                + ".",
                        by.zh()
                                + "于"
                                + date.zh()
                                + "准予延长"
                                + more.zh()
                                + Cited.inChinese(article)
                                + "。"),
                article);
    }

    private static Step skipped(Setting setting, Reckoning.Result.Due due) {
        WorkingCalendar calendar = setting.calendar();
        StringBuilder en = new StringBuilder();
        StringBuilder zh = new StringBuilder();
        for (LocalDate day : due.skipped()) {
            Text date = Reckoning.date(day);
            Text why = calendar.dayOff(day);
            if (!en.isEmpty()) {
                en.append(", ");
                zh.append("、");
            }
            en.append(date.en());
            zh.append(date.zh());
            if (why != null) {
                en.append(" (").append(why.en()).append(")");
                zh.append("（").append(why.zh()).append("）");
            }
        }
        return new Step(
                Kind.SKIPPED,
                new Text("Days off passed over: " + en + ".", "顺延休息日：" + zh + "。"),
                null);
    }

    private static Step result(Setting setting, Derivation d) {
        Text text =
                switch (d.result()) {
                    case null -> new Text("No end can be told yet.", "目前尚无届满日期。");
                    case Reckoning.Result.NoCalendar no ->
                            new Text(
                                    "The end cannot be told: the calendar "
                                            + setting.calendar().title().en()
                                            + " has not been supplied for "
                                            + no.year()
                                            + ".",
                                    "无法确定届满日期：“"
                                            + setting.calendar().title().zh()
                                            + "”未提供"
                                            + no.year()
                                            + "年的工作日历。");
                    case Reckoning.Result.Due due -> {
                        Text last = Reckoning.date(due.lastDay());
                        if (d.limit().unit() == Limit.Unit.HOURS) {
                            String time =
                                    due.at()
                                            .atZone(setting.zone())
                                            .toLocalTime()
                                            .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                                            .toString();
                            yield new Text(
                                    "It ends on " + last.en() + " at " + time + ".",
                                    "于" + last.zh() + time + "届满。");
                        }
                        yield new Text(
                                "The last day is "
                                        + last.en()
                                        + "; the limit ends with the end of that day.",
                                "末日为" + last.zh() + "，于该日终了时届满。");
                    }
                };
        return new Step(Kind.RESULT, text, d.limit().article());
    }

    private static Text date(Setting setting, Instant at) {
        return Reckoning.date(at.atZone(setting.zone()).toLocalDate());
    }
}
