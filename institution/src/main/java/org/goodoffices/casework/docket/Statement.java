package org.goodoffices.casework.docket;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.jspecify.annotations.Nullable;

/// What has been asked of each party as an advance, what it has paid, and what is overdue, by the
/// entries of the joint lane (Model Rules, art. 16(5) to (9)). An advance is asked of the parties
/// in equal shares.
public record Statement(List<Entered> moves, List<Account> accounts) {

    public Statement {
        moves = List.copyOf(moves);
        accounts = List.copyOf(accounts);
    }

    /// How one party stands in one currency.
    ///
    /// @param limit the limit within which it is to pay; null where none runs or ran
    public record Account(
            Party party,
            String currency,
            BigDecimal asked,
            BigDecimal paid,
            @Nullable RunningLimit limit) {

        public BigDecimal open() {
            return asked.subtract(paid).max(BigDecimal.ZERO);
        }

        /// Whether something is owed for which the time has run out.
        public boolean overdue() {
            return open().signum() > 0
                    && limit != null
                    && limit.status() == RunningLimit.Status.LAPSED;
        }
    }

    /// The statement of a case.
    public static Statement of(OpenCase open) {
        var moves = new ArrayList<Entered>();
        var asked = new TreeMap<String, BigDecimal>();
        var paid = new TreeMap<String, BigDecimal>();
        for (var entry : open.entries()) {
            var act = open.rules().acts().get(entry.act());
            var amount = entry.text("amount");
            if (act == null || amount == null) {
                continue;
            }
            var money = Money.of(amount).orElse(null);
            if (money == null) {
                continue;
            }
            if (act.effect() == Effect.ASKS_MONEY) {
                moves.add(entry);
                asked.merge(money.currency(), money.amount(), BigDecimal::add);
            } else if (act.effect() == Effect.PAYS) {
                moves.add(entry);
                paid.merge(entry.party() + " " + money.currency(), money.amount(), BigDecimal::add);
            }
        }
        var accounts = new ArrayList<Account>();
        var parties = open.file().parties();
        asked.forEach((currency, sum) -> {
            var share = share(sum, open.file());
            for (var party : parties) {
                accounts.add(
                        new Account(
                                party,
                                currency,
                                share,
                                paid.getOrDefault(party.id() + " " + currency, BigDecimal.ZERO),
                                limit(open, party)));
            }
        });
        return new Statement(moves, accounts);
    }

    /// The payments after which something of what had been asked by then is still open: they are on
    /// the docket, and do not meet the limit within which the party is to pay.
    static Set<EntryId> shortPayments(List<Entered> entries, CaseFile file, RuleSet rules) {
        var asked = new TreeMap<String, BigDecimal>();
        var paid = new TreeMap<String, BigDecimal>();
        var short_ = new HashSet<EntryId>();
        for (var entry : entries) {
            var act = rules.acts().get(entry.act());
            var amount = entry.text("amount");
            var money = act == null || amount == null ? null : Money.of(amount).orElse(null);
            if (act == null || money == null) {
                continue;
            }
            if (act.effect() == Effect.ASKS_MONEY) {
                asked.merge(money.currency(), money.amount(), BigDecimal::add);
            } else if (act.effect() == Effect.PAYS) {
                paid.merge(entry.party() + " " + money.currency(), money.amount(), BigDecimal::add);
                boolean covered =
                        asked.entrySet().stream()
                                .allMatch(sum ->
                                        paid.getOrDefault(
                                                                entry.party() + " " + sum.getKey(),
                                                                BigDecimal.ZERO)
                                                        .compareTo(share(sum.getValue(), file))
                                                >= 0);
                if (!covered) {
                    short_.add(entry.id());
                }
            }
        }
        return short_;
    }

    /// What each party is to pay of a sum.
    private static BigDecimal share(BigDecimal sum, CaseFile file) {
        return sum.divide(BigDecimal.valueOf(file.parties().size()), 2, RoundingMode.CEILING)
                .stripTrailingZeros();
    }

    private static @Nullable RunningLimit limit(OpenCase open, Party party) {
        RunningLimit last = null;
        for (var limit : open.common().limits()) {
            var of = limit.of();
            if (of != null
                    && of.id().equals(party.id().toString())
                    && limit.limit().duty().stream()
                            .map(open.rules().acts()::get)
                            .anyMatch(act -> act != null && act.effect() == Effect.PAYS)
                    && (last == null || last.status() == RunningLimit.Status.MET)) {
                last = limit;
            }
        }
        return last;
    }
}
