package org.goodoffices.casework.appointment;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// How far the appointment of a case has come, and what the reader can do next.
///
/// @param stands where the case is
/// @param next what the reader may do now by the rules of the case
/// @param needs what the case needs; empty before it was stated
/// @param culture what people bear in mind beside that
/// @param statedBy who stated it, and when
/// @param parties who has agreed to it
/// @param agree the version that the reader may agree to
/// @param state where it is stated, or stated anew
/// @param candidates those that suit, the best first
/// @param note what the order rests on
/// @param inTurn the price of fairness
/// @param nobody why nobody suits; empty where somebody does
/// @param others those that do not suit
/// @param lists those sent, newest first
/// @param send the form of a list; empty where the reader sends none now
/// @param invited the candidates whom the Registry asked; empty for everybody else
/// @param invite the form in which it asks one more
/// @param disclosures what mediators disclosed, newest first
public record AppointmentPage(
        String number,
        Shown.Link back,
        String address,
        String stands,
        List<Shown.Link> next,
        List<Shown.Fact> needs,
        String culture,
        @Nullable String statedBy,
        List<Party> parties,
        @Nullable String agree,
        Shown.@Nullable Link state,
        List<Candidate> candidates,
        String note,
        @Nullable String inTurn,
        List<String> nobody,
        List<Candidate> others,
        List<Sent> lists,
        List<Shown.Field> send,
        List<Invited> invited,
        List<Shown.Field> invite,
        List<Disclosure> disclosures,
        @Nullable String said,
        @Nullable String refusal) {

    public AppointmentPage {
        next = List.copyOf(next);
        needs = List.copyOf(needs);
        parties = List.copyOf(parties);
        candidates = List.copyOf(candidates);
        nobody = List.copyOf(nobody);
        others = List.copyOf(others);
        lists = List.copyOf(lists);
        send = List.copyOf(send);
        invited = List.copyOf(invited);
        invite = List.copyOf(invite);
        disclosures = List.copyOf(disclosures);
    }

    /// A party, and whether it has agreed.
    public record Party(String name, String state, String tone) {}

    /// Somebody on the panel, with the reasons.
    ///
    /// @param other the name in the other language
    /// @param code of that language
    public record Candidate(
            String name, String other, String code, String points, List<String> reasons) {
        public Candidate {
            reasons = List.copyOf(reasons);
        }
    }

    /// A list that was sent.
    ///
    /// @param names in the order of the list
    /// @param lane of the reader's own side; null where they are of none
    /// @param own how that side answered
    /// @param answer where it answers; null where that is over, or not the reader's
    public record Sent(
            String title,
            String state,
            String tone,
            List<String> names,
            String rules,
            Shown.@Nullable Lane lane,
            String own,
            @Nullable String answer,
            List<Shown.Field> fields) {
        public Sent {
            names = List.copyOf(names);
            fields = List.copyOf(fields);
        }
    }

    /// A candidate whom the Registry asked.
    public record Invited(String name, String state, List<String> ties, String words) {
        public Invited {
            ties = List.copyOf(ties);
        }
    }

    /// What a mediator disclosed.
    ///
    /// @param said in their own words
    /// @param comments of parties, each with whose it is
    /// @param comment where a party comments; null for anybody else
    public record Disclosure(
            String title,
            String said,
            List<String> ties,
            List<Shown.Fact> comments,
            @Nullable String comment) {
        public Disclosure {
            ties = List.copyOf(ties);
            comments = List.copyOf(comments);
        }
    }

    /// The form in which needs are stated.
    ///
    /// @param from the statement that it began from; empty for the first
    /// @param rows each a need and how much it is one
    public record Needs(
            String number,
            Shown.Link back,
            String address,
            Shown.Lane lane,
            String from,
            List<Row> rows,
            List<Shown.Field> rest,
            @Nullable String refusal) {
        public Needs {
            rows = List.copyOf(rows);
            rest = List.copyOf(rest);
        }
    }

    /// Fields that belong together.
    public record Row(String legend, List<Shown.Field> fields) {
        public Row {
            fields = List.copyOf(fields);
        }
    }
}
