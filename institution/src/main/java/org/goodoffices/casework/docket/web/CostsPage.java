package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The fees and advances of a case: what was asked, paid, and is open, party by party.
public record CostsPage(
        String number,
        String caseTitle,
        String back,
        List<Account> accounts,
        List<Move> moves,
        List<Fee> fees,
        @Nullable String basis) {

    public CostsPage {
        accounts = List.copyOf(accounts);
        moves = List.copyOf(moves);
        fees = List.copyOf(fees);
    }

    /// How one party stands.
    ///
    /// @param claim for what
    public record Account(
            String party,
            String claim,
            String asked,
            String paid,
            String open,
            String state,
            String tone,
            String due) {}

    /// One sum asked for or paid.
    public record Move(String when, String what, String by, String amount, String address) {}

    /// One fee of the rules, with its working.
    public record Fee(String title, String sum, String working, Shown.@Nullable Article article) {}
}
