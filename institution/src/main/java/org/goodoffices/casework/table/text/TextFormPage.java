package org.goodoffices.casework.table.text;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The form in which the negotiating text is edited.
///
/// @param from the entry of the version it was begun from; empty where there was none
/// @param moved that the text has been changed by others since; null where it has not
/// @param who under which names alternatives can be put
/// @param ties by which marks brackets can be tied to the table
/// @param refusal of the form as a whole; null where none is, or a field says it
public record TextFormPage(
        String number,
        Shown.Link back,
        String address,
        Shown.Lane lane,
        String from,
        @Nullable String moved,
        String who,
        List<String> ties,
        List<Clause> clauses,
        @Nullable String refusal) {

    public TextFormPage {
        ties = List.copyOf(ties);
        clauses = List.copyOf(clauses);
    }

    /// The fields of one clause.
    ///
    /// @param id empty for a clause put in
    public record Clause(
            int place,
            String id,
            String legend,
            Shown.Field headingEn,
            Shown.Field headingZh,
            Shown.Field en,
            Shown.Field zh,
            Shown.Field parity) {}
}
