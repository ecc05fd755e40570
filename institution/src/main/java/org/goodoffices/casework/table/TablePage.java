package org.goodoffices.casework.table;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The negotiating table of a case: what is to be settled, what has been put to all; and for each
/// side, in its own place, what it alone sees.
///
/// @param issues in order; empty before the mediators draw them up
/// @param constraints in sentences
/// @param tells what the server may tell of preferences that stay closed; null before there is a
///   table
/// @param parties who has agreed to the table as it stands
/// @param draw where the mediators draw it up
/// @param agree the version that the reader may agree to
/// @param own what the reader's own side sees
/// @param mediators what the mediators see
/// @param sheet the session sheet to be printed; null before there is a table
/// @param bids where single numbers are settled by blind bids
/// @param packages those put to all, newest first
public record TablePage(
        String number,
        Shown.Link back,
        String address,
        List<Issue> issues,
        List<String> constraints,
        @Nullable String tells,
        List<Party> parties,
        Shown.@Nullable Link draw,
        @Nullable String agree,
        @Nullable Own own,
        @Nullable Mediators mediators,
        Shown.@Nullable Link sheet,
        Shown.Link bids,
        List<Put> packages,
        @Nullable String said,
        @Nullable String refusal) {

    public TablePage {
        issues = List.copyOf(issues);
        constraints = List.copyOf(constraints);
        parties = List.copyOf(parties);
        packages = List.copyOf(packages);
    }

    /// An issue and its options.
    ///
    /// @param id by which a bracket of the negotiating text is tied to it; options carry theirs
    /// @param settled on what that text has settled it, in a sentence; null where it has not
    public record Issue(
            String id, String title, List<Shown.Choice> options, @Nullable String settled) {
        public Issue {
            options = List.copyOf(options);
        }
    }

    /// A party, and whether it has agreed to the table.
    public record Party(String name, String state, String tone) {}

    /// The preferences of the reader's own side.
    ///
    /// @param said where it stands with them, in a sentence
    /// @param state where they are stated
    /// @param show the entry that can be opened to the mediators; null where there is nothing new
    public record Own(Shown.Lane lane, String said, Shown.Link state, @Nullable String show) {}

    /// Who has opened their preferences to the mediators.
    public record Mediators(Shown.Lane lane, List<Shown.Fact> opened, Shown.Link packages) {
        public Mediators {
            opened = List.copyOf(opened);
        }
    }

    /// A package that was put to all.
    ///
    /// @param said what the mediators wrote with it
    /// @param own what it is worth to the reader's own side, and what that side answered
    /// @param lane of that; null where the reader is of no side
    /// @param answer where the reader answers; null where that is over, or not theirs
    /// @param text where it becomes a text; null unless it was accepted
    /// @param better whether a package better for all exists; null where that is no question
    public record Put(
            String title,
            List<Shown.Fact> settles,
            @Nullable String said,
            String state,
            String tone,
            List<String> own,
            Shown.@Nullable Lane lane,
            @Nullable String answer,
            Shown.@Nullable Link text,
            @Nullable Better better) {
        public Put {
            settles = List.copyOf(settles);
            own = List.copyOf(own);
        }
    }

    /// Whether a package better for all exists than one that was put.
    ///
    /// @param state the answer, or where the question stands
    /// @param parties who agreed to ask; empty before somebody asks, and once it is answered
    /// @param agree the question that the reader may agree to
    /// @param ask where the mediators ask; null where they cannot
    /// @param hours the field by which they say when it is answered
    public record Better(
            String state,
            String tone,
            List<Party> parties,
            @Nullable String agree,
            @Nullable String ask,
            Shown.Field hours) {
        public Better {
            parties = List.copyOf(parties);
        }
    }

    /// The form in which the issues are drawn up.
    ///
    /// @param from the version that it began from; empty for the first
    /// @param tells the field that says what the server may tell of closed preferences
    public record Draw(
            String number,
            Shown.Link back,
            String address,
            Shown.Lane lane,
            String from,
            List<Group> issues,
            List<Group> constraints,
            Shown.Field tells,
            @Nullable String refusal) {
        public Draw {
            issues = List.copyOf(issues);
            constraints = List.copyOf(constraints);
        }
    }

    /// Fields that belong together.
    ///
    /// @param hidden name and value of a field that is not shown; null where there is none
    /// @param fields the first two side by side, and the next two
    public record Group(String legend, Shown.@Nullable Choice hidden, List<Shown.Field> fields) {
        public Group {
            fields = List.copyOf(fields);
        }
    }
}
