package org.goodoffices.casework.table.text;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The negotiating text as it stands.
///
/// @param version which one, by whom and when; null while there is none
/// @param open how many brackets are open, in a sentence
/// @param settled whether none is
/// @param edit the way to the form; null for whoever only reads
/// @param lanes in which the reader may comment
public record TextPage(
        String number,
        Shown.Link back,
        String address,
        @Nullable String version,
        String open,
        boolean settled,
        @Nullable String edit,
        List<Clause> clauses,
        List<Shown.Choice> lanes,
        String from,
        @Nullable String said,
        @Nullable String refusal) {

    public TextPage {
        clauses = List.copyOf(clauses);
        lanes = List.copyOf(lanes);
    }

    /// A clause with what is open in it and what was said of it.
    ///
    /// @param tone of what is said of its parity
    /// @param places those to be settled by the reader; empty for whoever may not
    public record Clause(
            String id,
            String name,
            String numberEn,
            String numberZh,
            List<Piece> headingEn,
            List<Piece> headingZh,
            List<Piece> en,
            List<Piece> zh,
            String parity,
            String tone,
            List<String> alone,
            List<Place> places,
            List<Comment> comments) {
        public Clause {
            headingEn = List.copyOf(headingEn);
            headingZh = List.copyOf(headingZh);
            en = List.copyOf(en);
            zh = List.copyOf(zh);
            alone = List.copyOf(alone);
            places = List.copyOf(places);
            comments = List.copyOf(comments);
        }
    }

    /// A piece of a wording as it is drawn.
    public sealed interface Piece {}

    /// Words, as they were typed.
    public record Words(String text) implements Piece {}

    /// A bracket.
    ///
    /// @param number of the open place, the same in both languages
    /// @param tie to which issue of the table, by its name; null for none
    public record Bracket(int number, @Nullable String tie, List<Alternative> alternatives)
            implements Piece {
        public Bracket {
            alternatives = List.copyOf(alternatives);
        }
    }

    /// One of its alternatives.
    ///
    /// @param by who wants it; null where nobody is named
    public record Alternative(List<Piece> pieces, @Nullable String by) {
        public Alternative {
            pieces = List.copyOf(pieces);
        }
    }

    /// A bracket that the reader may settle.
    ///
    /// @param choices with what would come to stand
    public record Place(int number, boolean heading, int en, int zh, List<Shown.Choice> choices) {
        public Place {
            choices = List.copyOf(choices);
        }
    }

    /// What somebody wrote about a clause, in a lane that the reader is in.
    public record Comment(Shown.Lane lane, String by, String text, String address) {}
}
