package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Text;

/// What must have been deposited for a treaty to enter into force. Each further deposit can only
/// bring it nearer, so that what is not known of a day can be computed from its bounds.
public sealed interface Condition {

    /// When it is met; empty where these deposits do not meet it.
    ///
    /// @param deposits in the order of their days
    Optional<LocalDate> met(List<Placed> deposits);

    /// In words.
    Text text();

    /// A deposit with the day on which it is taken to have been made.
    record Placed(Deposit deposit, LocalDate on) {
        String code() {
            return deposit.by().code();
        }
    }

    /// So many deposits.
    ///
    /// @param among whose count, by code; all, where it is empty
    record Count(int number, List<String> among) implements Condition {
        public Count {
            among = List.copyOf(among);
            if (number < 1) {
                throw new IllegalArgumentException("a count of " + number);
            }
        }

        @Override
        public Optional<LocalDate> met(List<Placed> deposits) {
            return deposits.stream()
                    .filter(one -> among.isEmpty() || among.contains(one.code()))
                    .skip(number - 1L)
                    .findFirst()
                    .map(Placed::on);
        }

        @Override
        public Text text() {
            var names = among.stream().map(Condition::name).toList();
            return new Text(
                    "at least "
                            + number
                            + (number == 1 ? " instrument" : " instruments")
                            + (names.isEmpty() ? "" : " of " + words(names, Text::en, ", ")),
                    "至少 "
                            + number
                            + " 份文书"
                            + (names.isEmpty() ? "" : "（" + words(names, Text::zh, "、") + "）"));
        }
    }

    /// A share of a total: deposits of participants that together weigh so much of it.
    ///
    /// @param of what is weighed
    /// @param part the least share is `part` of `whole`
    /// @param weights by code; their sum is the total
    record Share(Text of, long part, long whole, Map<String, Long> weights) implements Condition {
        public Share {
            weights = Map.copyOf(weights);
            if (part < 1 || part > whole || weights.values().stream().anyMatch(w -> w < 0)) {
                throw new IllegalArgumentException("a share of " + part + "/" + whole);
            }
        }

        /// The weight of all.
        public long total() {
            return weights.values().stream().mapToLong(Long::longValue).sum();
        }

        /// The weight of these.
        public long weight(List<Placed> deposits) {
            return deposits.stream()
                    .map(Placed::code)
                    .distinct()
                    .mapToLong(code -> weights.getOrDefault(code, 0L))
                    .sum();
        }

        @Override
        public Optional<LocalDate> met(List<Placed> deposits) {
            for (int n = 1; n <= deposits.size(); n++) {
                if (Math.multiplyExact(weight(deposits.subList(0, n)), whole)
                        >= Math.multiplyExact(total(), part)) {
                    return Optional.of(deposits.get(n - 1).on());
                }
            }
            return Optional.empty();
        }

        @Override
        public Text text() {
            return new Text(
                    "Parties with at least " + part + "/" + whole + " of the " + of.en(),
                    "缔约方合计至少占" + of.zh() + "的 " + part + "/" + whole);
        }
    }

    /// Not before a day.
    record NotBefore(LocalDate day) implements Condition {
        @Override
        public Optional<LocalDate> met(List<Placed> deposits) {
            return Optional.of(day);
        }

        @Override
        public Text text() {
            return new Text("not before " + Days.en(day), "不早于" + Days.zh(day));
        }
    }

    /// Each of these.
    record All(List<Condition> each) implements Condition {
        public All {
            each = List.copyOf(each);
        }

        @Override
        public Optional<LocalDate> met(List<Placed> deposits) {
            var days = each.stream().map(one -> one.met(deposits)).toList();
            return days.stream().anyMatch(Optional::isEmpty)
                    ? Optional.empty()
                    : days.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
        }

        @Override
        public Text text() {
            var texts = each.stream().map(Condition::text).toList();
            return new Text(words(texts, Text::en, ", and "), words(texts, Text::zh, "，且"));
        }
    }

    /// One of these.
    record Any(List<Condition> each) implements Condition {
        public Any {
            each = List.copyOf(each);
        }

        @Override
        public Optional<LocalDate> met(List<Placed> deposits) {
            return each.stream()
                    .flatMap(one -> one.met(deposits).stream())
                    .min(Comparator.naturalOrder());
        }

        @Override
        public Text text() {
            var texts = each.stream().map(Condition::text).toList();
            return new Text(words(texts, Text::en, ", or "), words(texts, Text::zh, "，或"));
        }
    }

    private static Text name(String code) {
        return Participants.of(code).map(Participant::name).orElse(new Text(code, code));
    }

    private static String words(
            List<Text> texts, java.util.function.Function<Text, String> language, String between) {
        return texts.stream().map(language).collect(Collectors.joining(between));
    }
}
