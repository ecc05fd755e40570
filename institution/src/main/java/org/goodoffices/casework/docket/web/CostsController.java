package org.goodoffices.casework.docket.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.Money;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Statement;
import org.goodoffices.engines.procedure.FeeCalculator;
import org.goodoffices.engines.procedure.FeeModel;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// What a case costs so far: what was asked and paid, and the fees of its rules with their working.
@Controller
@Order(20)
class CostsController implements CaseSection {

    private final Access access;
    private final Docket docket;

    CostsController(Access access, Docket docket) {
        this.access = access;
        this.docket = docket;
    }

    @Override
    public Shown.Link of(Visit visit, OpenCase open) {
        return new Shown.Link(visit.t("costs.title"), "/cases/" + open.file().number() + "/costs");
    }

    @GetMapping("/cases/{number}/costs")
    ModelAndView costs(Visit visit, PersonId person, @PathVariable String number) {
        return access.as(
                person,
                () ->
                        visit.page(
                                "casework/docket/costs",
                                page(visit, docket.openOr404(person, number))));
    }

    private static CostsPage page(Visit visit, OpenCase open) {
        var words = new CaseWords(visit, open);
        var statement = Statement.of(open);
        var amount = amount(open);
        return new CostsPage(
                open.file().number().value(),
                words.title(),
                words.address(),
                statement.accounts().stream().map(one -> account(visit, words, one)).toList(),
                statement.moves().stream()
                        .map(entry ->
                                new CostsPage.Move(
                                        visit.moment(entry.at()),
                                        words.of(title(open, entry)),
                                        by(visit, words, entry),
                                        String.valueOf(entry.text("amount")),
                                        words.addressOf(entry)))
                        .toList(),
                fees(visit, open, words, amount),
                amount == null ? null : amount.toString());
    }

    /// Who asked or paid, and for whom.
    private static String by(Visit visit, CaseWords words, Entered entry) {
        var share = entry.text("share");
        var by =
                entry.party() == null
                        ? visit.of(entry.nameEn(), entry.nameZh())
                        : words.party(entry.party().toString());
        return share == null ? by : visit.t("costs.for", by, words.party(share));
    }

    private static Text title(OpenCase open, Entered entry) {
        return Objects.requireNonNull(open.rules().acts().get(entry.act())).title();
    }

    private static CostsPage.Account account(Visit visit, CaseWords words, Statement.Account one) {
        var limit = one.limit();
        var state = one.open().signum() == 0 ? "paid" : one.overdue() ? "overdue" : "open";
        return new CostsPage.Account(
                words.of(one.party().name()),
                words.of(one.claim().title()),
                new Money(one.currency(), one.asked()).toString(),
                new Money(one.currency(), one.paid()).toString(),
                new Money(one.currency(), one.open()).toString(),
                visit.t("costs.state." + state),
                state.equals("paid") ? "good" : state.equals("overdue") ? "bad" : "care",
                limit == null ? "" : words.limit(limit).due());
    }

    /// The fees that the rules fix, reckoned from the amount in dispute of the request.
    private static List<CostsPage.Fee> fees(
            Visit visit, OpenCase open, CaseWords words, @Nullable Money amount) {
        var model = open.rules().fees();
        if (model == null) {
            return List.of();
        }
        var reckoned = inCurrencyOf(model, amount);
        var costs =
                FeeCalculator.reckon(
                        model,
                        new FeeCalculator.Basis(reckoned, Map.of(), open.file().parties().size()));
        return costs.lines().stream()
                .map(line ->
                        new CostsPage.Fee(
                                words.of(line.item().title()),
                                sum(visit, line.item().currency(), line.least(), line.most()),
                                reckoned != null || amount == null || line.item().bands().isEmpty()
                                        ? words.of(line.working())
                                        : visit.t("costs.other-currency", amount.currency()),
                                words.article(line.item().article())))
                .toList();
    }

    /// The amount in dispute, if it is stated in the currency in which the fees are.
    private static @Nullable BigDecimal inCurrencyOf(FeeModel model, @Nullable Money amount) {
        return amount != null
                        && model.items().stream()
                                .allMatch(item -> item.currency().equals(amount.currency()))
                ? amount.amount()
                : null;
    }

    private static String sum(
            Visit visit, String currency, @Nullable BigDecimal least, @Nullable BigDecimal most) {
        if (least == null || most == null) {
            return visit.t("costs.not-known");
        }
        var from = new Money(currency, least).toString();
        return least.compareTo(most) == 0 ? from : from + "–" + new Money(currency, most).figure();
    }

    private static @Nullable Money amount(OpenCase open) {
        return open.entries().stream()
                .filter(entry -> entry.facts().containsKey("parties"))
                .map(entry -> entry.text("amount"))
                .filter(Objects::nonNull)
                .flatMap(text -> Money.of(text).stream())
                .findFirst()
                .orElse(null);
    }
}
