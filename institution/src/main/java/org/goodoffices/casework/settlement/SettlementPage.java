package org.goodoffices.casework.settlement;

import java.util.List;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Settlement;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// The settlement of a case: its text, who has declared it final, who has signed, and the bundle.
///
/// @param text the text shown; null while there is none
/// @param download where its canonical bytes are
/// @param declare how the reader declares the text final; null where that is not open to them
/// @param acts what the reader may do about the settlement now
/// @param attested what the attestation says
/// @param sealing how far the sealing is; null before it is asked for, and once it is done
/// @param bundle where the sealed bundle is; null before
/// @param inForce the day of the entry into force and its receipt; null before
public record SettlementPage(
        String number,
        Shown.Link back,
        @Nullable Deed text,
        String download,
        boolean agreed,
        List<String> declared,
        @Nullable Declare declare,
        List<Shown.Act> acts,
        List<Hand> signatures,
        String attested,
        @Nullable Sealing sealing,
        @Nullable String bundle,
        @Nullable String print,
        Shown.@Nullable Link inForce) {

    public SettlementPage {
        declared = List.copyOf(declared);
        acts = List.copyOf(acts);
        signatures = List.copyOf(signatures);
    }

    /// How far the sealing is.
    ///
    /// @param underWay whether it goes on; else something stands against it
    public record Sealing(String said, boolean underWay) {}

    /// The form by which a text is declared final.
    ///
    /// @param actor the party that declares it
    /// @param named where a party that another one named says first how it is called; null where
    ///   the text names none like that
    public record Declare(String address, String actor, @Nullable String named) {}

    /// The whole text in both languages, as it is signed.
    ///
    /// @param hash of its canonical bytes
    public record Deed(
            Both title,
            Both rules,
            List<Both> parties,
            List<Both> mediators,
            List<Clause> clauses,
            String hash) {
        public Deed {
            parties = List.copyOf(parties);
            mediators = List.copyOf(mediators);
            clauses = List.copyOf(clauses);
        }

        static Deed of(Visit visit, Settlement text) {
            return new Deed(
                    Both.of(text.title()),
                    Both.of(text.rules()),
                    text.parties().stream()
                            .map(party -> Both.of(party.name()).with(party.description()))
                            .toList(),
                    text.mediators().stream().map(Both::of).toList(),
                    text.clauses().stream()
                            .map(clause -> SettlementController.clause(visit, clause))
                            .toList(),
                    text.hash().hex());
        }
    }

    /// A text in both languages.
    public record Both(String en, String zh) {
        static Both of(Bilingual text) {
            return new Both(text.english(), text.chinese());
        }

        private Both with(Bilingual more) {
            return more.english().isEmpty() && more.chinese().isEmpty()
                    ? this
                    : new Both(en + ", " + more.english(), zh + "，" + more.chinese());
        }
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
