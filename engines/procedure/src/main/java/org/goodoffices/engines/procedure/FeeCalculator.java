package org.goodoffices.engines.procedure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a mediation costs under its rules: line by line, each with its article and its working, the
/// sum, and what falls to each party. Exact decimals; each line is rounded to the smallest unit of
/// its currency.
public final class FeeCalculator {

    private FeeCalculator() {}

    /// What the costs are reckoned from.
    ///
    /// @param amountInDispute in the currency of the fees; absent where none is stated
    /// @param quantities hours or days, by the name of the fee that is owed for them
    /// @param parties how many share the costs
    public record Basis(
            @Nullable BigDecimal amountInDispute, Map<String, BigDecimal> quantities, int parties) {
        public Basis {
            quantities = Map.copyOf(quantities);
            if (parties < 1) {
                throw new IllegalArgumentException("nobody to share the costs: " + parties);
            }
            if (amountInDispute != null && amountInDispute.signum() < 0) {
                throw new IllegalArgumentException("negative amount: " + amountInDispute);
            }
            for (BigDecimal quantity : quantities.values()) {
                if (quantity.signum() < 0) {
                    throw new IllegalArgumentException("negative quantity: " + quantity);
                }
            }
        }
    }

    /// One fee as it comes out. `least` and `most` differ where the rules give a range, and are
    /// absent where the rules or the basis do not tell.
    ///
    /// @param inSum whether it is a cost; an advance only pays costs beforehand
    public record Line(
            FeeModel.Item item,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            boolean inSum,
            Text working) {}

    /// The sum in one currency.
    ///
    /// @param share what each party pays, rounded up to the smallest unit so that all pay alike;
    ///   absent where the rules do not say how costs are shared, or give a range only
    /// @param surplus what the shares come to beyond the sum, to be returned
    public record Sum(
            String currency,
            BigDecimal least,
            BigDecimal most,
            @Nullable BigDecimal share,
            @Nullable BigDecimal surplus) {}

    /// The lines and the sum in each currency.
    ///
    /// @param article where the rules say how the costs are borne
    public record Costs(List<Line> lines, List<Sum> sums, @Nullable String article) {
        public Costs {
            lines = List.copyOf(lines);
            sums = List.copyOf(sums);
        }
    }

    public static Costs reckon(FeeModel fees, Basis basis) {
        List<Line> lines = new ArrayList<>();
        Map<String, BigDecimal> least = new LinkedHashMap<>();
        Map<String, BigDecimal> most = new LinkedHashMap<>();
        for (FeeModel.Item item : fees.items()) {
            Line line = line(item, basis);
            lines.add(line);
            if (line.inSum() && line.least() != null && line.most() != null) {
                least.merge(item.currency(), line.least(), BigDecimal::add);
                most.merge(item.currency(), line.most(), BigDecimal::add);
            }
        }
        List<Sum> sums = new ArrayList<>();
        for (Map.Entry<String, BigDecimal> entry : least.entrySet()) {
            BigDecimal upper = most.getOrDefault(entry.getKey(), entry.getValue());
            sums.add(sum(fees, basis, entry.getKey(), entry.getValue(), upper));
        }
        return new Costs(lines, sums, fees.article());
    }

    private static Sum sum(
            FeeModel fees, Basis basis, String currency, BigDecimal least, BigDecimal most) {
        boolean shared =
                switch (fees.split()) {
                    case EQUAL, EQUAL_UNLESS_AGREED -> least.compareTo(most) == 0;
                    case AS_AGREED, UNKNOWN -> false;
                };
        if (!shared) {
            return new Sum(currency, least, most, null, null);
        }
        BigDecimal parties = BigDecimal.valueOf(basis.parties());
        BigDecimal share = least.divide(parties, digits(currency), RoundingMode.CEILING);
        return new Sum(currency, least, most, share, share.multiply(parties).subtract(least));
    }

    private static Line line(FeeModel.Item item, Basis basis) {
        return switch (item.kind()) {
            case FIXED -> fixed(item, basis, true);
            case ADVANCE -> fixed(item, basis, false);
            case PER_HOUR -> each(item, basis, "hours", "小时");
            case PER_DAY -> each(item, basis, "days", "日");
            case SHARE_OF_AMOUNT -> share(item, basis);
        };
    }

    private static Line fixed(FeeModel.Item item, Basis basis, boolean inSum) {
        if (item.amount() == null) {
            return new Line(
                    item, null, null, inSum, new Text("as actual expenses require", "按实际开支确定"));
        }
        BigDecimal upper = item.upTo() == null ? item.amount() : item.upTo();
        String range = figure(item.amount()) + (item.upTo() == null ? "" : "–" + figure(upper));
        if (!item.eachParty()) {
            return new Line(
                    item,
                    money(item.amount(), item),
                    money(upper, item),
                    inSum,
                    new Text("fixed: " + range, "定额：" + range));
        }
        BigDecimal parties = BigDecimal.valueOf(basis.parties());
        return new Line(
                item,
                money(item.amount().multiply(parties), item),
                money(upper.multiply(parties), item),
                inSum,
                new Text(
                        range + " for each of " + basis.parties() + " parties",
                        basis.parties() + "个当事方，每方" + range));
    }

    private static Line each(FeeModel.Item item, Basis basis, String units, String unitsZh) {
        BigDecimal quantity = basis.quantities().getOrDefault(item.name(), BigDecimal.ZERO);
        if (item.amount() == null) {
            return new Line(item, null, null, true, new Text("the rate is not known", "费率不明"));
        }
        BigDecimal upper = item.upTo() == null ? item.amount() : item.upTo();
        return new Line(
                item,
                money(item.amount().multiply(quantity), item),
                money(upper.multiply(quantity), item),
                true,
                new Text(
                        figure(quantity) + " " + units + " at " + figure(item.amount()),
                        figure(quantity) + unitsZh + "，每" + unitsZh + figure(item.amount())));
    }

    private static Line share(FeeModel.Item item, Basis basis) {
        BigDecimal amount = basis.amountInDispute();
        if (amount == null) {
            BigDecimal least = item.atLeast();
            return new Line(
                    item,
                    least == null ? null : money(least, item),
                    least == null ? null : money(least, item),
                    true,
                    new Text("no amount in dispute is stated", "未说明争议金额"));
        }
        BigDecimal share = BigDecimal.ZERO;
        BigDecimal from = BigDecimal.ZERO;
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (FeeModel.Band band : item.bands()) {
            BigDecimal to = band.upTo() == null ? amount : amount.min(band.upTo());
            BigDecimal part = to.subtract(from).max(BigDecimal.ZERO);
            if (part.signum() > 0) {
                share = share.add(part.multiply(band.percent()).movePointLeft(2));
                en.add(figure(band.percent()) + " % of " + figure(part));
                zh.add(figure(part) + "的" + figure(band.percent()) + "%");
                from = to;
            }
        }
        String enWorking = String.join(" + ", en);
        String zhWorking = String.join(" + ", zh);
        if (item.atLeast() != null && share.compareTo(item.atLeast()) < 0) {
            share = item.atLeast();
            enWorking += ", but at least " + figure(share);
            zhWorking += "，但不少于" + figure(share);
        }
        if (item.atMost() != null && share.compareTo(item.atMost()) > 0) {
            share = item.atMost();
            enWorking += ", but at most " + figure(share);
            zhWorking += "，但不超过" + figure(share);
        }
        BigDecimal sum = money(share, item);
        return new Line(item, sum, sum, true, new Text(enWorking, zhWorking));
    }

    private static BigDecimal money(BigDecimal amount, FeeModel.Item item) {
        return amount.setScale(digits(item.currency()), RoundingMode.HALF_UP);
    }

    private static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static String figure(BigDecimal number) {
        DecimalFormat format =
                new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(number);
    }
}
