package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.organs.convention.treaty.Condition.Placed;
import org.jspecify.annotations.Nullable;

/// When a treaty enters into force, computed from its clause and the acts under it, with every step
/// said. Where days are not known it is computed twice, as early and as late as they can have been:
/// if both agree, the day is certain in spite of them.
///
/// @param met when the condition was met
/// @param on when the treaty entered, or will enter, into force
/// @param deposits what was counted, in order
/// @param steps how the day was arrived at
public record EntryIntoForce(
        TreatyRule rule,
        Outcome outcome,
        When met,
        When on,
        List<Deposit> deposits,
        List<Step> steps) {

    public EntryIntoForce {
        deposits = List.copyOf(deposits);
        steps = List.copyOf(steps);
    }

    /// What can be said.
    public enum Outcome {
        /// The day is certain.
        KNOWN,
        /// It has entered, or may have entered, into force, on a day that is not known.
        NOT_KNOWN,
        /// The acts do not meet the condition.
        NOT_MET
    }

    /// One step, and the provision it rests on.
    public record Step(Text text, @Nullable String article) {}

    /// Computes it from these acts.
    public static EntryIntoForce of(TreatyRule rule, List<TreatyAct> acts) {
        var deposits = Deposits.of(rule, acts);
        var early = placed(deposits, one -> Optional.of(orElse(one.on().from(), rule.opened())));
        var late = placed(deposits, one -> Optional.ofNullable(one.on().until()));
        var first = rule.condition().met(early);
        var last = rule.condition().met(late);
        var met = new When(first.orElse(null), last.orElse(null));
        var on = met.then(rule.entry().after()::apply);
        var outcome =
                first.isEmpty()
                        ? Outcome.NOT_MET
                        : met.day().isPresent() ? Outcome.KNOWN : Outcome.NOT_KNOWN;
        if (outcome == Outcome.NOT_MET) {
            met = When.unknown();
            on = When.unknown();
        }
        return new EntryIntoForce(
                rule,
                outcome,
                met,
                on,
                deposits,
                steps(rule, outcome, met, on, deposits, early, late));
    }

    /// When the treaty enters into force for who has deposited on this day.
    public When of(When deposited) {
        var own = deposited.then(rule.later().after()::apply);
        var threshold = met.day();
        if (outcome == Outcome.NOT_MET) {
            return When.unknown();
        }
        return threshold.isPresent() && deposited.by(threshold.get()) == Answer.YES
                ? on
                : When.later(on, own);
    }

    /// When it enters into force for a State that has succeeded: on the day of the succession, as
    /// far as that is given, and not before the treaty itself (Vienna Convention on Succession of
    /// States in respect of Treaties, arts. 22 and 23, 34).
    public When ofSuccession(Participant by, When notified) {
        var day = FormerState.succession(by.code());
        return When.later(on, day.map(When::on).orElse(new When(null, notified.until())));
    }

    private static LocalDate orElse(@Nullable LocalDate day, LocalDate otherwise) {
        return day == null ? otherwise : day;
    }

    private static List<Placed> placed(
            List<Deposit> deposits, Function<Deposit, Optional<LocalDate>> day) {
        return deposits.stream()
                .flatMap(one -> day.apply(one).map(on -> new Placed(one, on)).stream())
                .sorted(Comparator.comparing(Placed::on).thenComparing(Placed::code))
                .toList();
    }

    private static List<Step> steps(
            TreatyRule rule,
            Outcome outcome,
            When met,
            When on,
            List<Deposit> deposits,
            List<Placed> early,
            List<Placed> late) {
        var steps = new ArrayList<Step>();
        var article = rule.entry().article();
        var condition = rule.condition().text();
        var period = rule.entry().after().text();
        steps.add(
                new Step(
                        new Text(
                                "The treaty enters into force when there are deposited: "
                                        + condition.en()
                                        + "; period from then: "
                                        + period.en()
                                        + ".",
                                "本条约生效条件为交存："
                                        + condition.zh()
                                        + "；自条件满足之日起的期间："
                                        + period.zh()
                                        + "。"),
                        article));
        deposits.forEach(one -> {
            if (one.why() != null) {
                steps.add(new Step(one.why(), null));
            }
        });
        if (outcome == Outcome.NOT_MET) {
            steps.add(
                    new Step(
                            new Text(
                                    "%d instruments count; they do not meet the condition."
                                            .formatted(early.size()),
                                    "计入文书 %d 份，条件尚未满足。".formatted(early.size())),
                            article));
            progress(rule.condition(), early, steps);
            return steps;
        }
        count(rule.condition(), outcome == Outcome.KNOWN ? late : early, steps);
        var day = Days.text(met);
        var entered = Days.text(on);
        steps.add(
                new Step(
                        new Text(
                                "The condition is met: " + day.en() + ".",
                                "条件满足：" + day.zh() + "。"),
                        article));
        steps.add(
                outcome == Outcome.KNOWN
                        ? new Step(
                                new Text(
                                        day.en()
                                                + " + "
                                                + period.en()
                                                + " = "
                                                + entered.en()
                                                + ", the day of entry into force.",
                                        day.zh() + "加" + period.zh() + "，即" + entered.zh() + "生效。"),
                                article)
                        : new Step(
                                new Text(
                                        "Days that are not known would decide the day of entry into"
                                                + " force; it is "
                                                + entered.en()
                                                + ".",
                                        "生效日期取决于日期不详的文书，仅可知为：" + entered.zh() + "。"),
                                article));
        return steps;
    }

    /// The deposits that met a condition: all where they are few, else the last before and the one.
    private static void count(Condition condition, List<Placed> deposits, List<Step> steps) {
        switch (condition) {
            case Condition.Count count -> {
                var counted =
                        deposits.stream()
                                .filter(one ->
                                        count.among().isEmpty()
                                                || count.among().contains(one.code()))
                                .limit(count.number())
                                .toList();
                int from = counted.size() <= 10 ? 0 : counted.size() - 2;
                for (int i = from; i < counted.size(); i++) {
                    steps.add(instrument(counted.get(i), i + 1));
                }
            }
            case Condition.Share share -> {
                var met = share.met(deposits);
                if (met.isPresent()) {
                    var before =
                            deposits.stream().filter(one -> one.on().isBefore(met.get())).toList();
                    var until =
                            deposits.stream().filter(one -> !one.on().isAfter(met.get())).toList();
                    weigh(share, before, met.get().minusDays(1), steps);
                    weigh(share, until, met.get(), steps);
                }
            }
            case Condition.NotBefore _ -> {}
            case Condition.All all -> all.each().forEach(one -> count(one, deposits, steps));
            case Condition.Any any ->
                    any.each().stream()
                            .filter(one -> one.met(deposits).isPresent())
                            .forEach(one -> count(one, deposits, steps));
        }
    }

    /// How far a condition that is not met has been met.
    private static void progress(Condition condition, List<Placed> deposits, List<Step> steps) {
        switch (condition) {
            case Condition.Share share -> {
                if (!deposits.isEmpty()) {
                    weigh(share, deposits, deposits.getLast().on(), steps);
                }
            }
            case Condition.All all -> all.each().forEach(one -> progress(one, deposits, steps));
            case Condition.Any any -> any.each().forEach(one -> progress(one, deposits, steps));
            case Condition.Count _, Condition.NotBefore _ -> {}
        }
    }

    private static Step instrument(Placed one, int number) {
        var deposit = one.deposit();
        return new Step(
                new Text(
                        Days.ordinal(number)
                                + " instrument: "
                                + deposit.by().name().en()
                                + ", "
                                + deposit.act().en()
                                + ", "
                                + Days.text(deposit.on()).en()
                                + ".",
                        "第 "
                                + number
                                + " 份文书："
                                + deposit.by().name().zh()
                                + "，"
                                + deposit.act().zh()
                                + "，"
                                + Days.text(deposit.on()).zh()
                                + "。"),
                null);
    }

    private static void weigh(
            Condition.Share share, List<Placed> deposits, LocalDate day, List<Step> steps) {
        long weight = share.weight(deposits);
        boolean enough = weight * share.whole() >= share.total() * share.part();
        steps.add(
                new Step(
                        new Text(
                                "By %s Parties with %d of %d deposited: %d × %d %s %d × %d."
                                        .formatted(
                                                Days.en(day),
                                                weight,
                                                share.total(),
                                                weight,
                                                share.whole(),
                                                enough ? "≥" : "<",
                                                share.total(),
                                                share.part()),
                                "截至%s，已交存文书的缔约方合计占 %d/%d：%d × %d %s %d × %d。"
                                        .formatted(
                                                Days.zh(day),
                                                weight,
                                                share.total(),
                                                weight,
                                                share.whole(),
                                                enough ? "≥" : "<",
                                                share.total(),
                                                share.part())),
                        null));
    }
}
