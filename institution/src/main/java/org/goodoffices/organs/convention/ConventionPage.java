package org.goodoffices.organs.convention;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.WorldMap;
import org.jspecify.annotations.Nullable;

/// The status of the Convention as at a day.
///
/// @param counts how many have signed and are parties, in a sentence
/// @param force what is known of its entry into force
/// @param root the root of the register's log, in hexadecimal
/// @param deposit the way to the deposit of an act; null for who may not
public record ConventionPage(
        Shown.Field on,
        String day,
        String counts,
        List<Said> force,
        List<Line> lines,
        List<String> notes,
        String size,
        String root,
        String query,
        @Nullable String deposit) {

    public ConventionPage {
        force = List.copyOf(force);
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /// One State; each cell with the numbers of its footnotes.
    public record Line(
            String code,
            String name,
            Cell signature,
            Cell consent,
            Cell since,
            Cell declarations) {}

    /// A cell of the table.
    public record Cell(String text, List<Integer> notes) {
        public Cell {
            notes = List.copyOf(notes);
        }

        static Cell of(String text) {
            return new Cell(text, List.of());
        }
    }

    /// The map as at a day.
    ///
    /// @param counts how many have signed and are parties, in a sentence
    public record Map(
            Shown.Field on, String counts, List<WorldMap.Area> areas, List<WorldMap.Told> legend) {
        public Map {
            legend = List.copyOf(legend);
            areas = List.copyOf(areas);
        }
    }

    /// What was done, day by day; at the end what was done on a day that was not found.
    public record Timeline(List<Day> days) {
        public Timeline {
            days = List.copyOf(days);
        }
    }

    /// What was done on a day.
    ///
    /// @param day in words
    public record Day(String day, List<Deed> deeds) {
        public Day {
            deeds = List.copyOf(deeds);
        }
    }

    /// One kind of act, and the States that did it; or something else that happened.
    public record Deed(String what, List<Shown.Link> states) {
        public Deed {
            states = List.copyOf(states);
        }
    }

    /// One fact, what to know about it, and where it was read.
    ///
    /// @param language of a text that is quoted (ISO 639-1); null where it is the page's own
    public record Said(
            String text, String remark, List<Shown.Link> sources, @Nullable String language) {

        Said(String text, String remark, List<Shown.Link> sources) {
            this(text, remark, sources, null);
        }

        public Said {
            sources = List.copyOf(sources);
        }
    }

    /// One State and all it has done.
    ///
    /// @param facts where it stands today
    public record State(
            String code,
            String name,
            List<Shown.Fact> facts,
            List<Said> acts,
            List<Said> declarations,
            List<Said> steps) {
        public State {
            facts = List.copyOf(facts);
            acts = List.copyOf(acts);
            declarations = List.copyOf(declarations);
            steps = List.copyOf(steps);
        }
    }

    /// Notifications of the depositary, the latest first.
    public record Notifications(List<Shown.Link> all) {
        public Notifications {
            all = List.copyOf(all);
        }
    }

    /// One notification, in both languages.
    ///
    /// @param versions the reader's own first
    /// @param print the address of its print
    /// @param posted what became of it with each State; empty for who may not know
    public record Notification(
            String symbol, List<Version> versions, String print, List<Shown.Fact> posted) {
        public Notification {
            versions = List.copyOf(versions);
            posted = List.copyOf(posted);
        }
    }

    /// What a notification says in one language.
    ///
    /// @param lang as in the `lang` attribute
    public record Version(String lang, String title, List<String> lines) {
        public Version {
            lines = List.copyOf(lines);
        }
    }

    /// The form of a deposit.
    public record Deposit(
            @Nullable String refused, @Nullable String article, List<Shown.Field> fields) {
        public Deposit {
            fields = List.copyOf(fields);
        }
    }
}
