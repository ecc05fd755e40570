package org.goodoffices.casework.settlement;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The form in which a settlement is drafted.
///
/// @param beginnings other texts from which it can be drafted
/// @param act the act of the rules under which it is put forward
public record DraftPage(
        String number,
        Shown.Link back,
        String title,
        String address,
        String act,
        Shown.Lane lane,
        Shown.@Nullable Article article,
        List<Beginning> beginnings,
        Shown.Field titleEn,
        Shown.Field titleZh,
        List<Clause> clauses,
        @Nullable String refusal) {

    public DraftPage {
        beginnings = List.copyOf(beginnings);
        clauses = List.copyOf(clauses);
    }

    /// Another text from which the draft can begin.
    ///
    /// @param address where it does; null while that text is not ready
    public record Beginning(String said, @Nullable String address) {}

    /// The fields of one clause.
    public record Clause(
            String legend,
            Shown.Field headingEn,
            Shown.Field headingZh,
            Shown.Field en,
            Shown.Field zh,
            Shown.Field parity) {}
}
