package org.goodoffices.casework.docket;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Condition;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.FeeModel;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.jspecify.annotations.Nullable;

/// What has been asked of each party, as the filing fee or as an advance, what has been paid for
/// it, and what is overdue, by the entries of the joint lane (Model Rules, art. 16(2) and (5) to
/// (9)). A sum is asked in equal shares of those parties that are to pay it.
public record Statement(List<Entered> moves, List<Account> accounts) {

    public Statement {
        moves = List.copyOf(moves);
        accounts = List.copyOf(accounts);
    }

    /// How one party stands in one currency.
    ///
    /// @param claim the act by which the sum was asked
    /// @param paid by the party itself or by another for it
    /// @param limit the limit within which it is to pay; null where none runs or ran
    public record Account(
            Party party,
            Act claim,
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
        var sums = new Sums(open.rules());
        for (var entry : open.entries()) {
            if (sums.take(entry) != null) {
                moves.add(entry);
            }
        }
        var accounts = new ArrayList<Account>();
        sums.asked.forEach((claim, byCurrency) -> {
            var act = Objects.requireNonNull(open.rules().acts().get(claim));
            byCurrency.forEach((currency, sum) -> {
                var debtors = debtors(act, open.file(), open.rules());
                for (var party : debtors) {
                    accounts.add(
                            new Account(
                                    party,
                                    act,
                                    currency,
                                    share(sum, debtors.size()),
                                    sums.paid(party.id().toString(), claim, currency),
                                    limit(open, party, act)));
                }
            });
        });
        return new Statement(moves, accounts);
    }

    /// The payments after which something of what had been asked by then is still open: they are on
    /// the docket, and do not meet the limit within which the party is to pay.
    static Set<EntryId> shortPayments(List<Entered> entries, CaseFile file, RuleSet rules) {
        var sums = new Sums(rules);
        var short_ = new HashSet<EntryId>();
        for (var entry : entries) {
            var act = sums.take(entry);
            if (act == null || act.effect() != Effect.PAYS) {
                continue;
            }
            var claim = claimOf(act, rules);
            var many = claim == null ? 1 : debtors(claim, file, rules).size();
            if (claim != null
                    && !sums.asked.getOrDefault(claim.name(), Map.of()).entrySet().stream()
                            .allMatch(asked ->
                                    sums.paid(owing(entry), claim.name(), asked.getKey())
                                                    .compareTo(share(asked.getValue(), many))
                                            >= 0)) {
                short_.add(entry.id());
            }
        }
        return short_;
    }

    /// Who has met a duty by a payment: the party whose share it is, whoever paid it.
    static Actor owing(Act act, Actor payer, Map<String, ? extends @Nullable Object> facts) {
        return act.effect() == Effect.PAYS && facts.get("share") instanceof String share
                ? Actor.party(share)
                : payer;
    }

    private static String owing(Entered entry) {
        return Objects.requireNonNullElse(entry.text("share"), String.valueOf(entry.party()));
    }

    /// A fee that the rules fix.
    public record Fee(Money sum, @Nullable String article) {}

    /// The fee that the rules fix for what this act asks; null where it asks for what it says.
    public static @Nullable Fee fixedFee(Act act, RuleSet rules) {
        if (rules.fees() == null) {
            return null;
        }
        for (var item : rules.fees().items()) {
            if (item.kind() == FeeModel.Kind.FIXED
                    && act.name().equals(item.when())
                    && item.amount() != null) {
                return new Fee(new Money(item.currency(), item.amount()), item.article());
            }
        }
        return null;
    }

    /// What has been asked by each act, and paid on it for each party, in each currency.
    private static final class Sums {
        private final RuleSet rules;
        private final Map<String, Map<String, BigDecimal>> asked = new TreeMap<>();
        private final Map<String, BigDecimal> paid = new HashMap<>();

        Sums(RuleSet rules) {
            this.rules = rules;
        }

        /// Takes an entry that moves money; the act that it is, or null where it moves none.
        @Nullable Act take(Entered entry) {
            var act = rules.acts().get(entry.act());
            var amount = entry.text("amount");
            var money = act == null || amount == null ? null : Money.of(amount).orElse(null);
            if (act == null || money == null) {
                return null;
            }
            if (act.effect() == Effect.ASKS_MONEY) {
                asked.computeIfAbsent(act.name(), _ -> new TreeMap<>())
                        .merge(money.currency(), money.amount(), BigDecimal::add);
                return act;
            }
            if (act.effect() == Effect.PAYS) {
                var claim = claimOf(act, rules);
                paid.merge(
                        key(owing(entry), claim == null ? "" : claim.name(), money.currency()),
                        money.amount(),
                        BigDecimal::add);
                return act;
            }
            return null;
        }

        BigDecimal paid(String party, String claim, String currency) {
            return paid.getOrDefault(key(party, claim, currency), BigDecimal.ZERO);
        }

        private static String key(String party, String claim, String currency) {
            return party + " " + claim + " " + currency;
        }
    }

    /// The act that asks for what this one pays: the one from which the limit for paying runs, or
    /// without which it cannot be paid.
    private static @Nullable Act claimOf(Act pays, RuleSet rules) {
        var asked =
                rules.limits().values().stream()
                        .filter(limit -> limit.duty().contains(pays.name()))
                        .flatMap(limit ->
                                limit.anchor() == null
                                        ? Stream.empty()
                                        : limit.anchor().names().stream());
        var needed =
                pays.requires().stream()
                        .flatMap(condition ->
                                condition instanceof Condition.Completed(var name)
                                        ? Stream.of(name)
                                        : Stream.empty());
        return Stream.concat(asked, needed)
                .map(rules.acts()::get)
                .filter(act -> act != null && act.effect() == Effect.ASKS_MONEY)
                .findFirst()
                .orElse(null);
    }

    /// Who is to pay what this act asks: those who may pay it.
    private static List<Party> debtors(Act claim, CaseFile file, RuleSet rules) {
        var by = new HashSet<Role>();
        for (var act : rules.acts().values()) {
            if (act.effect() == Effect.PAYS && claim.equals(claimOf(act, rules))) {
                by.addAll(act.by());
            }
        }
        return file.parties().stream()
                .filter(party ->
                        by.contains(Role.PARTY)
                                || by.contains(party.requesting() ? Role.REQUESTING : Role.INVITED))
                .toList();
    }

    /// What each of so many is to pay of a sum.
    private static BigDecimal share(BigDecimal sum, int many) {
        return sum.divide(BigDecimal.valueOf(Math.max(many, 1)), 2, RoundingMode.CEILING)
                .stripTrailingZeros();
    }

    private static @Nullable RunningLimit limit(OpenCase open, Party party, Act claim) {
        RunningLimit last = null;
        for (var limit : open.common().limits()) {
            var of = limit.of();
            if (of != null
                    && of.id().equals(party.id().toString())
                    && limit.limit().duty().stream()
                            .map(open.rules().acts()::get)
                            .anyMatch(act ->
                                    act != null
                                            && act.effect() == Effect.PAYS
                                            && claim.equals(claimOf(act, open.rules())))
                    && (last == null || last.status() == RunningLimit.Status.MET)) {
                last = limit;
            }
        }
        return last;
    }
}
