package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.goodoffices.engines.decision.Text;
import org.jspecify.annotations.Nullable;

/// A seat in an organ or an office, as an election gave it: to whom, from which day, to which.
///
/// @param of what was elected: `organ-council`, `office-secretary-general`
/// @param holder the code of a State, or a person as named on the ballot paper
/// @param group of States for whose seat; `all` where seats are not shared out
/// @param ends the first day on which it no longer runs; null where the constitution gives no term
/// @param full the day on which it would have ended, had nobody left before; null as above
/// @param rest whether it was given for the rest of a term that another had left
/// @param session in which the election was held
/// @param secret its number there
/// @param place among those elected with it, from 0
/// @param given the day on which it ended with this
/// @param letter the reference of the letter by which it was given up; null where it was not
record Tenure(
        String of,
        String holder,
        Text name,
        String group,
        LocalDate begins,
        @Nullable LocalDate ends,
        @Nullable LocalDate full,
        boolean rest,
        String session,
        String secret,
        int place,
        LocalDate given,
        @Nullable String letter) {

    /// By which a form names it: `AP-2/1/0`.
    String key() {
        return session + "/" + secret + "/" + place;
    }

    /// The same, ended on a day.
    ///
    /// @param by the reference of the letter that gave it up; null where none did
    Tenure until(LocalDate day, @Nullable String by) {
        return new Tenure(
                of, holder, name, group, begins, day, full, rest, session, secret, place, given,
                by);
    }

    /// Whether it ended before its time.
    boolean cut() {
        return ends != null && !ends.equals(full);
    }

    /// Whether it runs on any day at all: what is given up before it begins does not.
    boolean served() {
        return ends == null || ends.isAfter(begins);
    }

    boolean runs(LocalDate day) {
        return !day.isBefore(begins) && (ends == null || day.isBefore(ends));
    }

    /// Whether it runs on a day from this one to the day before that.
    boolean overlaps(LocalDate from, @Nullable LocalDate to) {
        return runs(from)
                || served() && begins.isAfter(from) && (to == null || begins.isBefore(to));
    }

    /// The last day.
    @Nullable LocalDate last() {
        return ends == null ? null : ends.minusDays(1);
    }

    /// How many of these terms of one holder would stand in a row before one that begins on this
    /// day. A term that begins within a year of the end of another follows it, so that a limit on
    /// terms in a row is not escaped because an election came some weeks late.
    static int inARow(List<Tenure> terms, LocalDate begins) {
        int many = 0;
        var next = begins;
        for (var one :
                terms.stream().sorted(Comparator.comparing(Tenure::begins).reversed()).toList()) {
            var until = one.ends();
            if (until != null && until.plusYears(1).isBefore(next)) {
                break;
            }
            many++;
            next = one.begins();
        }
        return many;
    }
}
