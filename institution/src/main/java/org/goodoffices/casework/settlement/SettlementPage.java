package org.goodoffices.casework.settlement;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The settlement of a case: its text, who has declared it final, who has signed, and the bundle.
///
/// @param hash of the text shown; null while there is no text
/// @param finalAddress where the text is declared final; null where that is not open to the reader
/// @param acts what the reader may do about the settlement now
/// @param bundle where the sealed bundle is; null before
public record SettlementPage(
        String number,
        Shown.Link back,
        @Nullable String titleEn,
        @Nullable String titleZh,
        List<Clause> clauses,
        @Nullable String hash,
        boolean agreed,
        List<String> declared,
        @Nullable String finalAddress,
        List<Shown.Act> acts,
        List<Hand> signatures,
        @Nullable String bundle,
        @Nullable String print) {

    public SettlementPage {
        clauses = List.copyOf(clauses);
        declared = List.copyOf(declared);
        acts = List.copyOf(acts);
        signatures = List.copyOf(signatures);
    }

    /// One clause in both languages.
    ///
    /// @param tone `good` where both texts were confirmed to say the same, else `care`
    public record Clause(
            String headingEn,
            String headingZh,
            List<String> en,
            List<String> zh,
            String parity,
            String tone) {}

    /// A signature given.
    public record Hand(String name, String for_, String how) {}
}
