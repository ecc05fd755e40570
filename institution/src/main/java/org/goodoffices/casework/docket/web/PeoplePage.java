package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// Who takes part in a case, and for a party's agents the form to add someone.
///
/// @param fields of the form; empty for whoever decides for no party
/// @param confirm what is about to be done, to be confirmed; null while it is being filled in
public record PeoplePage(
        String number,
        Shown.Link back,
        String address,
        List<Group> groups,
        List<Shown.Field> fields,
        Shown.Lane lane,
        @Nullable String confirm,
        List<Shown.Fact> given,
        @Nullable String said,
        @Nullable String refusal) {

    /// The people of one party, or those who are of none.
    ///
    /// @param named who wrote what the party is called; null for those who are of none
    /// @param name where the party says how it is called; null for whoever may not
    public record Group(
            String title, List<Someone> people, @Nullable String named, @Nullable String name) {
        public Group {
            people = List.copyOf(people);
        }
    }

    /// One seat.
    ///
    /// @param end where it can be ended; null for whoever may not
    /// @param wayIn where the way of signing in is renewed; null for whoever may not
    public record Someone(
            String name, String asWhat, @Nullable String end, @Nullable String wayIn) {}

    public PeoplePage {
        groups = List.copyOf(groups);
        fields = List.copyOf(fields);
        given = List.copyOf(given);
    }
}
