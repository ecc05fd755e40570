package org.goodoffices.casework.rules;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.engines.procedure.FeeCalculator;
import org.goodoffices.engines.procedure.FeeModel;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.foundation.web.Citation;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Shown.Field;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The fee calculator, open to anyone.
@Controller
class FeesController {

    private static final int MOST_PARTIES = 100;
    private static final BigDecimal MOST = new BigDecimal("1000000000000000");

    private final RulesInForce rules;

    FeesController(RulesInForce rules) {
        this.rules = rules;
    }

    @GetMapping("/fees")
    ModelAndView fees(
            Visit visit,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "2") String parties) {
        var sum = number(amount);
        var time = number(hours);
        var many = number(parties).filter(FeesController::aNumberOfParties);
        var fields =
                List.of(
                        field(visit, "amount", amount, amount.isBlank() || sum.isPresent())
                                .hint(visit.t("fees.amount.hint"))
                                .optional(),
                        field(visit, "hours", hours, hours.isBlank() || time.isPresent())
                                .optional(),
                        field(visit, "parties", parties, many.isPresent()));
        var estimates =
                rules.all().stream()
                        .filter(set -> set.fees() != null)
                        .map(set ->
                                estimate(
                                        visit,
                                        set,
                                        sum.orElse(null),
                                        time.orElse(BigDecimal.ZERO),
                                        many.map(BigDecimal::intValue).orElse(2)))
                        .toList();
        return visit.page("casework/rules/fees", new FeesPage(fields, estimates));
    }

    private static Field field(Visit visit, String name, String entered, boolean right) {
        return Field.of(name, Field.Kind.LINE, visit.t("fees." + name))
                .value(entered)
                .error(right ? null : visit.t("fees." + name + ".wrong"));
    }

    private static boolean aNumberOfParties(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                && number.intValue() >= 2
                && number.intValue() <= MOST_PARTIES;
    }

    /// What was entered, with or without separators; nothing if it is no sum.
    private static Optional<BigDecimal> number(String entered) {
        var plain = entered.replaceAll("[\\s,，']", "");
        if (!plain.matches("\\d{1,16}(\\.\\d{1,2})?")) {
            return Optional.empty();
        }
        var number = new BigDecimal(plain);
        return number.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(number);
    }

    private static FeesPage.Estimate estimate(
            Visit visit, RuleSet set, @Nullable BigDecimal amount, BigDecimal hours, int parties) {
        var model = Objects.requireNonNull(set.fees());
        var quantities =
                model.items().stream()
                        .filter(item -> item.kind() == FeeModel.Kind.PER_HOUR)
                        .collect(Collectors.toMap(FeeModel.Item::name, _ -> hours));
        var costs =
                FeeCalculator.reckon(model, new FeeCalculator.Basis(amount, quantities, parties));
        var sums = new ArrayList<Shown.Fact>();
        for (var sum : costs.sums()) {
            sums.add(
                    new Shown.Fact(
                            visit.t("fees.total"),
                            money(visit, sum.currency(), sum.least(), sum.most())));
            if (sum.share() != null) {
                sums.add(
                        new Shown.Fact(
                                visit.t("fees.each", parties),
                                money(visit, sum.currency(), sum.share(), sum.share())));
            }
        }
        return new FeesPage.Estimate(
                visit.of(set.title().en(), set.title().zh()),
                "/rules/" + set.name(),
                visit.t("fees.split." + key(model.split())),
                costs.lines().stream().map(line -> line(visit, set, line)).toList(),
                sums);
    }

    private static FeesPage.Line line(Visit visit, RuleSet set, FeeCalculator.Line line) {
        var item = line.item();
        return new FeesPage.Line(
                visit.of(item.title().en(), item.title().zh()),
                visit.of(line.working().en(), line.working().zh()),
                line.least() == null || line.most() == null
                        ? null
                        : money(visit, item.currency(), line.least(), line.most()),
                item.article() == null ? null : Citation.of(visit, set.text(), item.article()));
    }

    private static String money(Visit visit, String currency, BigDecimal least, BigDecimal most) {
        var format = NumberFormat.getNumberInstance(Locale.UK);
        format.setMinimumFractionDigits(least.scale());
        var one = currency + "\u00a0" + format.format(least);
        return least.compareTo(most) == 0
                ? one
                : visit.t("fees.range", one, currency + "\u00a0" + format.format(most));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
