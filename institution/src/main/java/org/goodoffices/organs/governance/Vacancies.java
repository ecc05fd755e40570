package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.organs.governance.SecretVoteRules.Electable;
import org.jspecify.annotations.Nullable;

/// What nobody has of the seats of an organ, or of an office, from a day on. A seat that was left
/// before its term ended is filled for the rest of that term alone (UN General Assembly, rule 140,
/// cited from memory), and so stays in its turn; an office also for a full term.
///
/// @param begins the day on which new terms begin
/// @param all the terms that were given, of an office from the one given up last on
/// @param held those of them whose holder can serve on the day
record Vacancies(
        boolean office, Electable known, LocalDate begins, List<Tenure> all, List<Tenure> held) {

    static Vacancies of(OrganMembers seats, String of, Electable known, LocalDate begins) {
        var all = seats.tenures(of);
        if (of.startsWith(SecretVoteRules.ORGAN)) {
            var parties =
                    seats.parties(begins).stream()
                            .map(StatesParties.State::code)
                            .collect(Collectors.toSet());
            return new Vacancies(
                    false,
                    known,
                    begins,
                    all,
                    all.stream().filter(one -> parties.contains(one.holder())).toList());
        }
        // what a later appointment has ended does not come back when that is given up
        int last = all.size() - 1;
        while (last >= 0 && all.get(last).letter() == null) {
            last--;
        }
        var since = last < 0 ? List.<Tenure>of() : all.subList(last, all.size());
        return new Vacancies(true, known, begins, since, since);
    }

    /// The seats to be filled for full terms, by group. An office is given anew also while it is
    /// held.
    Map<String, Integer> full() {
        if (office) {
            return known.seats();
        }
        var vacant = free(known.ends(begins));
        cut().map(one -> java.util.Objects.requireNonNull(one.full()))
                .distinct()
                .forEach(ends ->
                        rest(ends)
                                .forEach(
                                        (group, left) -> vacant.merge(group, -left, Integer::sum)));
        vacant.values().removeIf(places -> places < 1);
        return vacant;
    }

    /// The seats to be filled for the rest of terms that would have ended on this day, by group.
    Map<String, Integer> rest(LocalDate ends) {
        if (!begins.isBefore(ends)) {
            return Map.of();
        }
        var vacant = free(ends);
        vacant.replaceAll((group, free) -> Math.min(free, left(group, ends)));
        vacant.values().removeIf(places -> places < 1);
        return vacant;
    }

    /// How many of the seats that were given until this day nobody has.
    private int left(String group, LocalDate ends) {
        var given =
                all.stream().filter(one -> one.group().equals(group) && ends.equals(one.full()));
        long seats = office ? given.limit(1).count() : given.filter(one -> !one.rest()).count();
        return (int) seats
                - taken(held.stream().filter(one -> ends.equals(one.full())), group, ends);
    }

    /// The seats that nobody has from the day on which the new terms begin to that on which they
    /// end.
    private Map<String, Integer> free(@Nullable LocalDate ends) {
        var free = new LinkedHashMap<>(known.seats());
        free.replaceAll((group, seats) -> seats - taken(held.stream(), group, ends));
        return free;
    }

    /// How many of these terms run on that day between two on which most do.
    private int taken(Stream<Tenure> terms, String group, @Nullable LocalDate ends) {
        var of = terms.filter(one -> one.group().equals(group)).toList();
        return Stream.concat(
                        Stream.of(begins),
                        of.stream()
                                .map(Tenure::begins)
                                .filter(day -> day.isAfter(begins))
                                .filter(day -> ends == null || day.isBefore(ends)))
                .mapToInt(day -> (int) of.stream().filter(one -> one.runs(day)).count())
                .max()
                .orElseThrow();
    }

    /// What was left before its term would have ended, and that is still to come.
    private Stream<Tenure> cut() {
        return all.stream()
                .filter(one -> !held.contains(one) || one.cut())
                .filter(one -> one.full() != null && one.full().isAfter(begins));
    }

    /// When terms would have ended of which the rest can be given from some day on, each with the
    /// first such day.
    static Map<LocalDate, Vacancies> rests(
            OrganMembers seats, String of, Electable known, LocalDate today) {
        var rests = new java.util.TreeMap<LocalDate, Vacancies>();
        for (var one : of(seats, of, known, today).cut().toList()) {
            var left = Optional.ofNullable(one.ends()).filter(today::isBefore).orElse(today);
            var then = one.cut() ? of(seats, of, known, left) : of(seats, of, known, today);
            var full = java.util.Objects.requireNonNull(one.full());
            var before = rests.get(full);
            if (!then.rest(full).isEmpty()
                    && (before == null || then.begins().isBefore(before.begins()))) {
                rests.put(full, then);
            }
        }
        return rests;
    }
}
