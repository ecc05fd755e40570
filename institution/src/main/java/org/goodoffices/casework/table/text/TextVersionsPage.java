package org.goodoffices.casework.table.text;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The versions of the negotiating text, and two of them compared.
///
/// @param compared which two, in a sentence; null where there are not two
/// @param clauses what differs; empty where nothing does
public record TextVersionsPage(
        String number,
        Shown.Link back,
        String address,
        List<Version> versions,
        Shown.Field one,
        Shown.Field other,
        @Nullable String compared,
        List<Clause> clauses) {

    public TextVersionsPage {
        versions = List.copyOf(versions);
        clauses = List.copyOf(clauses);
    }

    /// A version in the list.
    ///
    /// @param before the way to what it changed; null for the first
    public record Version(String title, String about, @Nullable String before) {}

    /// A clause that is not the same in both.
    ///
    /// @param what became of it: changed, moved, put in, taken out
    public record Clause(
            String title,
            String what,
            List<Shown.Run> headingEn,
            List<Shown.Run> headingZh,
            List<Shown.Run> en,
            List<Shown.Run> zh) {
        public Clause {
            headingEn = List.copyOf(headingEn);
            headingZh = List.copyOf(headingZh);
            en = List.copyOf(en);
            zh = List.copyOf(zh);
        }
    }
}
