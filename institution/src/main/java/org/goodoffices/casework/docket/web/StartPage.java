package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.identity.AlsoWaits;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// A person's own start page.
///
/// @param also what waits beside the limits of cases
/// @param since from when on changes are told, in words
/// @param offers whether they may offer good offices
/// @param nextCases where the desk of their further cases is; null where all are looked at
/// @param casesBefore where the desk of the cases before these is
public record StartPage(
        String name,
        List<Waiting> waiting,
        List<AlsoWaits.Piece> also,
        List<Changed> changes,
        String since,
        List<Date> dates,
        List<Department> departments,
        boolean takesPart,
        boolean offers,
        @Nullable String nextCases,
        @Nullable String casesBefore) {

    public StartPage {
        waiting = List.copyOf(waiting);
        also = List.copyOf(also);
        changes = List.copyOf(changes);
        dates = List.copyOf(dates);
        departments = List.copyOf(departments);
    }

    /// An act that a limit asks of the person.
    ///
    /// @param tone `care` where little time is left
    public record Waiting(
            String title,
            String address,
            String caseTitle,
            String number,
            String caseAddress,
            String due,
            String left,
            String tone,
            Shown.@Nullable Article article) {}

    /// An entry that somebody else made.
    public record Changed(
            String title,
            String address,
            String caseTitle,
            String number,
            String by,
            String when,
            Shown.Lane lane) {}

    /// A department of the Secretariat of which the person is.
    ///
    /// @param overdue in words; null where nothing is
    public record Department(
            String title, String address, String tasks, @Nullable String overdue) {}

    /// A date ahead.
    public record Date(String day, String title, String address, String caseTitle, String words) {}
}
