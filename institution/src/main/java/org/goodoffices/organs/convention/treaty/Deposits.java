package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// Which instruments count towards entry into force: one for each participant, its first; and of
/// States that are no more, the one that their successors now stand for.
final class Deposits {

    private Deposits() {}

    static List<Deposit> of(TreatyRule rule, List<TreatyAct> acts) {
        var deposits = new LinkedHashMap<String, Deposit>();
        var successors = new LinkedHashMap<String, List<TreatyAct>>();
        for (var former : rule.former()) {
            put(deposits, former(former));
        }
        for (var act : acts) {
            var counts = act.isOneOf(rule.instruments());
            var dissolved =
                    FormerState.dissolvedBefore(act.by().code())
                            .filter(state -> !rule.opened().isAfter(state.until()));
            if (counts != Answer.NO && act.by().sort() != Participant.Sort.ORGANISATION
                    || counts != Answer.NO && rule.organisations()) {
                put(deposits, deposit(rule, act, counts));
            } else if (act.kinds().equals(List.of(Kind.SUCCESSION)) && dissolved.isPresent()) {
                successors
                        .computeIfAbsent(
                                dissolved.get().participant().code(), _ -> new ArrayList<>())
                        .add(act);
            } else if (act.kinds().equals(List.of(Kind.SUCCESSION))) {
                put(deposits, new Deposit(act.by(), Kind.SUCCESSION.text(), act.on(), null));
            }
        }
        successors.forEach((code, by) -> {
            if (!deposits.containsKey(code)) {
                FormerState.of(code).ifPresent(state -> put(deposits, implied(rule, state, by)));
            }
        });
        FormerState.all().stream()
                .filter(state -> state.fate() == FormerState.Fate.SEPARATED)
                .forEach(state -> join(deposits, state));
        return deposits.values().stream().sorted(Comparator.comparing(Deposits::day)).toList();
    }

    /// The first of a participant's deposits is the one that counts.
    private static void put(Map<String, Deposit> deposits, Deposit deposit) {
        deposits.merge(
                deposit.by().code(), deposit, (one, other) -> earlier(other, one) ? other : one);
    }

    private static boolean earlier(Deposit one, Deposit other) {
        return day(one).isBefore(day(other));
    }

    private static LocalDate day(Deposit deposit) {
        var until = deposit.on().until();
        return until == null ? LocalDate.MAX : until;
    }

    /// What may be of another sort, or be by one that does not count, may not count at all: as late
    /// as can be, it never does.
    private static Deposit deposit(TreatyRule rule, TreatyAct act, Answer counts) {
        boolean certain = counts == Answer.YES && (rule.organisations() || act.by().known());
        return new Deposit(
                act.by(),
                joined(act.kinds()),
                certain ? act.on() : new When(act.on().from(), null),
                certain
                        ? null
                        : new Text(
                                "Whether the act of "
                                        + act.by().name().en()
                                        + " is an instrument that counts is not said.",
                                act.by().name().zh() + "的行为是否属于应计入的文书，来源未予说明。"));
    }

    static Text joined(List<Kind> kinds) {
        return new Text(
                kinds.stream().map(kind -> kind.text().en()).collect(Collectors.joining(" or ")),
                kinds.stream().map(kind -> kind.text().zh()).collect(Collectors.joining("或")));
    }

    private static Deposit former(TreatyRule.Former former) {
        return new Deposit(
                former.by(),
                former.kind().text(),
                When.on(former.on()),
                new Text(
                        "%s deposited on %s; the table shows only its successors. Source: %s."
                                .formatted(
                                        former.by().name().en(),
                                        Days.en(former.on()),
                                        former.source()),
                        "%s曾于%s交存文书，现状表仅列其继承国。来源：%s。"
                                .formatted(
                                        former.by().name().zh(),
                                        Days.zh(former.on()),
                                        former.source())));
    }

    /// A State that others succeeded under a treaty was itself a party, from a day the table has
    /// lost.
    private static Deposit implied(TreatyRule rule, FormerState state, List<TreatyAct> successors) {
        var by =
                successors.stream()
                        .sorted(Comparator.comparing(act -> act.by().code()))
                        .map(act -> act.by().name())
                        .toList();
        var on = new When(rule.opened(), state.until());
        return new Deposit(
                state.participant(),
                new Text("deposit that its successors stand for", "由继承国承继的文书"),
                on,
                new Text(
                        "%s succeeded to %s under this treaty: its instrument counts, deposited %s."
                                .formatted(
                                        names(by, Text::en, ", "),
                                        state.participant().name().en(),
                                        Days.text(on).en()),
                        "%s已就本条约继承%s，后者的文书计入，交存日期在%s。"
                                .formatted(
                                        names(by, Text::zh, "、"),
                                        state.participant().name().zh(),
                                        Days.text(on).zh())));
    }

    private static String names(List<Text> names, Function<Text, String> language, String between) {
        return names.stream().map(language).collect(Collectors.joining(between));
    }

    /// Rows that share the one instrument of the State they then were.
    private static void join(Map<String, Deposit> deposits, FormerState state) {
        var parts =
                state.successors().keySet().stream()
                        .flatMap(code -> stream(deposits.get(code)))
                        .toList();
        var day = parts.isEmpty() ? null : parts.getFirst().on().day().orElse(null);
        if (parts.size() == state.successors().size()
                && day != null
                && !day.isAfter(state.until())
                && (state.since() == null || !day.isBefore(state.since()))
                && parts.stream().allMatch(one -> one.on().equals(When.on(day)))) {
            state.successors().keySet().forEach(deposits::remove);
            var names = parts.stream().map(one -> one.by().name()).toList();
            put(
                    deposits,
                    new Deposit(
                            state.participant(),
                            parts.getFirst().act(),
                            When.on(day),
                            new Text(
                                    "The rows of %s show the one instrument of %s."
                                            .formatted(
                                                    names(names, Text::en, " and "),
                                                    state.participant().name().en()),
                                    "%s两行所载为%s的同一份文书。"
                                            .formatted(
                                                    names(names, Text::zh, "、"),
                                                    state.participant().name().zh()))));
        }
    }

    private static java.util.stream.Stream<Deposit> stream(@Nullable Deposit deposit) {
        return java.util.stream.Stream.ofNullable(deposit);
    }
}
