package org.goodoffices.engines.procedure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Decides whether a rule set may be used: eight checks, each a class of its own.
///
/// The checks look at what can happen, place by place, and not at each state: all conditions are
/// positive and a visit begins with an empty memory, so a procedure with 2^200 states is decided as
/// fast as one with two hundred acts. What can be taken back within a visit (a lapse made good, a
/// receipt disproved, a text agreed with someone who left) is counted as possible, and never as
/// something to rely on.
public final class Checker {

    private static final List<Check> CHECKS =
            List.of(
                    new EveryStepCites(),
                    new EveryPartyCanWithdraw(),
                    new EveryPathEnds(),
                    new PartiesAreAlike(),
                    new EveryDutyIsComplete(),
                    new LimitsAgree(),
                    new LanesAreSeen(),
                    new NothingIsDead());

    private Checker() {}

    /// Checks a set that counts by one of the calendars shipped, or by none.
    public static Verdict check(RuleSet rules) {
        return check(rules, WorkingCalendar.SHIPPED);
    }

    /// @param calendars the names of the calendars of working days that there are
    public static Verdict check(RuleSet rules, Collection<String> calendars) {
        return check(rules, calendars, Set.of());
    }

    /// For the test that each check is needed: all but some.
    static Verdict check(RuleSet rules, Collection<String> calendars, Set<Integer> except) {
        Inspection inspection = new Inspection(rules, calendars);
        for (Check check : CHECKS) {
            if (!except.contains(check.number())) {
                inspection.run(check);
            }
        }
        return verdict(rules, inspection, except);
    }

    /// A declared deviation takes away exactly the findings of its check at the places it names.
    /// One that takes away nothing, or cites nothing, is itself a fault.
    private static Verdict verdict(RuleSet rules, Inspection inspection, Set<Integer> except) {
        List<Finding> open = new ArrayList<>(inspection.findings());
        List<Verdict.Declared> declared = new ArrayList<>();
        for (Deviation deviation : rules.deviations()) {
            if (except.contains(deviation.check())) {
                continue;
            }
            for (String at : deviation.at()) {
                boolean covers =
                        open.stream()
                                .anyMatch(f -> f.check() == deviation.check() && f.at().equals(at));
                if (!covers) {
                    open.add(
                            new Finding(
                                    deviation.check(),
                                    rules.file(),
                                    deviation.line(),
                                    deviation.article(),
                                    "",
                                    new Text(
                                            "A deviation is declared at “"
                                                    + at
                                                    + "”, but check "
                                                    + deviation.check()
                                                    + " finds none there.",
                                            "声明“"
                                                    + at
                                                    + "”处存在偏离，但第"
                                                    + deviation.check()
                                                    + "项检查并未发现。"),
                                    List.of()));
                }
            }
            List<Finding> covered =
                    open.stream()
                            .filter(f ->
                                    f.check() == deviation.check()
                                            && deviation.at().contains(f.at()))
                            .toList();
            open.removeAll(covered);
            declared.add(new Verdict.Declared(deviation, covered));
        }
        open.sort(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::check));
        return new Verdict(open, declared);
    }
}
