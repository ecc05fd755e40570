package org.goodoffices.foundation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts that pages are put together from, as finished text: page records hold them, the
/// fragments under `src/main/jte/component` draw them. Each part says what a person reads, never
/// what the database holds.
public final class Shown {

    private Shown() {}

    /// A provision that allows or explains something, and where it can be read.
    ///
    /// @param address where the provision can be read; null where no text of it is kept here
    public record Article(String text, @Nullable String address) {}

    /// A link with its words.
    public record Link(String text, String address) {}

    /// A run of words in the comparison of two versions.
    ///
    /// @param kind `same`, `gone` or `new`
    public record Run(String kind, String text) {}

    /// One line of a list of facts: what, and what about it.
    public record Fact(String what, String value) {}

    /// Who may see a thing, in words; the kind gives colour and seats.
    ///
    /// @param kind `joint`, `own`, `caucus`, `mediators`, `registry` or `public`
    /// @param who who can see it, in a sentence
    public record Lane(String kind, String name, String who) {

        /// A side's lane, seen by someone who is not of that side.
        ///
        /// @param side the side whose lane it is
        public static Lane of(Visit visit, String kind, String side) {
            var key = "web.lane." + kind;
            return new Lane(kind, visit.t(key, side), visit.t(key + ".who", side));
        }

        /// A lane that belongs to no side, or that belongs to the reader's own.
        public static Lane of(Visit visit, String kind) {
            var key =
                    switch (kind) {
                        case "own", "caucus" -> "web.lane." + kind + ".mine";
                        default -> "web.lane." + kind;
                    };
            return new Lane(kind, visit.t(key), visit.t(key + ".who"));
        }
    }

    /// Where a case is: its stages in order, and the present one in a sentence.
    ///
    /// @param where the present stage, as in “Stage 4 of 6: Mediation”
    /// @param since since when, as a sentence
    public record Stages(
            String where, String since, @Nullable Article article, List<Stage> stages) {
        public Stages {
            stages = List.copyOf(stages);
        }
    }

    /// One stage of a case.
    public record Stage(String title, Place place) {

        /// Where a stage lies, seen from the present one.
        public enum Place {
            DONE("done"),
            SKIPPED("skipped"),
            NOW("now"),
            PAUSED("now paused"),
            ENDED("now ended"),
            AHEAD("ahead");

            private final String style;

            Place(String style) {
                this.style = style;
            }

            public String style() {
                return style;
            }

            /// The text that says so to who does not see the drawing.
            public String text() {
                return "web.stage." + name().toLowerCase(java.util.Locale.ROOT);
            }

            public boolean present() {
                return switch (this) {
                    case NOW, PAUSED, ENDED -> true;
                    case DONE, SKIPPED, AHEAD -> false;
                };
            }
        }
    }

    /// Something that may be done now, and by what article.
    ///
    /// @param lane where its trace will be; null where the person chooses
    /// @param note what it means, in a sentence
    public record Act(
            String title,
            String address,
            Weight weight,
            @Nullable Lane lane,
            @Nullable Article article,
            @Nullable String note) {

        /// How an act stands out among the others.
        public enum Weight {
            /// What waits for this person.
            MAIN("button wide"),
            /// What this person may do besides.
            SECOND("act"),
            /// What ends something: withdrawal, refusal, quarantine.
            GRAVE("button grave wide");

            private final String style;

            Weight(String style) {
                this.style = style;
            }

            public String style() {
                return style;
            }
        }
    }

    /// A time limit and how it was derived.
    ///
    /// @param due the last moment, in words
    /// @param left how long is left, or that it is kept or has passed
    /// @param of whose duty
    /// @param derivation rule, anchor, calendar, time zone, extensions, and last the result
    public record Limit(
            String title,
            String due,
            String left,
            Urgency urgency,
            String of,
            @Nullable Article article,
            List<Fact> derivation) {
        public Limit {
            derivation = List.copyOf(derivation);
        }

        /// How a limit stands.
        public enum Urgency {
            FAR(""),
            NEAR("care"),
            PASSED("bad"),
            KEPT("good");

            private final String style;

            Urgency(String style) {
                this.style = style;
            }

            public String style() {
                return style;
            }
        }
    }

    /// An entry of the docket, on the rail of its lane.
    ///
    /// @param id the name of its place on the page
    /// @param number as shown; empty where a lane has no numbers
    /// @param rail which rail of the docket, from 1; each lane keeps its rail
    /// @param by who did it
    /// @param said what was written; null if nothing
    /// @param quarantined whether what was written or attached can no longer be read
    /// @param actions what may be done about this entry alone
    public record Entry(
            String id,
            String number,
            String when,
            Lane lane,
            int rail,
            String title,
            String by,
            @Nullable String said,
            @Nullable Article article,
            List<Link> papers,
            boolean quarantined,
            List<Link> actions) {
        public Entry {
            papers = List.copyOf(papers);
            actions = List.copyOf(actions);
        }

        public Entry(
                String id,
                String number,
                String when,
                Lane lane,
                int rail,
                String title,
                String by,
                @Nullable String said,
                @Nullable Article article,
                List<Link> papers,
                boolean quarantined) {
            this(
                    id,
                    number,
                    when,
                    lane,
                    rail,
                    title,
                    by,
                    said,
                    article,
                    papers,
                    quarantined,
                    List.of());
        }

        /// The same with no more than so many characters of what was written, and where to read all
        /// of it.
        public Entry cut(int most, Link whole) {
            if (said == null || said.codePointCount(0, said.length()) <= most) {
                return this;
            }
            var links = new java.util.ArrayList<>(List.of(whole));
            links.addAll(actions);
            return new Entry(
                    id,
                    number,
                    when,
                    lane,
                    rail,
                    title,
                    by,
                    said.substring(0, said.offsetByCodePoints(0, most)) + "…",
                    article,
                    papers,
                    quarantined,
                    links);
        }

        /// The same, with what may be done about it.
        public Entry with(List<Link> more) {
            return new Entry(
                    id,
                    number,
                    when,
                    lane,
                    rail,
                    title,
                    by,
                    said,
                    article,
                    papers,
                    quarantined,
                    more);
        }
    }

    /// The lanes of a case as tabs, always in the same order.
    ///
    /// @param lane null for the tab that shows all lanes
    public record LaneTab(@Nullable Lane lane, String text, String address, boolean present) {}

    /// Which part of a long list is shown.
    ///
    /// @param shown as in “148 cases, 1 to 50 shown”
    /// @param back address of the page before; null on the first
    /// @param on address of the page after; null on the last
    public record Paging(String shown, @Nullable String back, @Nullable String on) {}

    /// One choice of a field.
    public record Choice(String value, String text) {}

    /// A field of a form, its words and what was entered.
    ///
    /// @param hint how to fill it in; null where the label says it all
    /// @param error what is wrong with what was entered; null if nothing
    /// @param when in what case it must be filled in; null where always, or never
    /// @param choices for a list or a choice; else empty
    public record Field(
            String name,
            Kind kind,
            String label,
            @Nullable String hint,
            String value,
            @Nullable String error,
            boolean required,
            @Nullable String when,
            List<Choice> choices) {
        public Field {
            choices = List.copyOf(choices);
        }

        /// What a field takes.
        public enum Kind {
            LINE("text"),
            TEXT("textarea"),
            EMAIL("email"),
            PASSWORD("password"),
            CODE("text"),
            NUMBER("number"),
            DATE("date"),
            TIME("time"),
            MOMENT("datetime-local"),
            PAPER("file"),
            SEARCH("search"),
            LIST("select"),
            ONE_OF("radio"),
            SOME_OF("checkbox"),
            YES("checkbox");

            private final String type;

            Kind(String type) {
                this.type = type;
            }

            /// The type of the page's input element.
            public String type() {
                return type;
            }
        }

        /// An empty field that must be filled in.
        public static Field of(String name, Kind kind, String label) {
            return new Field(name, kind, label, null, "", null, true, null, List.of());
        }

        public Field hint(String words) {
            return new Field(name, kind, label, words, value, error, required, when, choices);
        }

        public Field value(String entered) {
            return new Field(name, kind, label, hint, entered, error, required, when, choices);
        }

        /// Not always to be filled in, where the group that it stands in says when.
        public Field unmarked() {
            return needed("");
        }

        /// What its label says of when it is to be filled in; null where nothing.
        public @Nullable String mark(Visit visit) {
            return required || "".equals(when)
                    ? null
                    : when == null ? visit.t("web.field.needless") : when;
        }

        /// What is wrong; null where nothing is.
        public Field error(@Nullable String words) {
            return new Field(name, kind, label, hint, value, words, required, when, choices);
        }

        public Field optional() {
            return new Field(name, kind, label, hint, value, error, false, null, choices);
        }

        /// Not always to be filled in.
        ///
        /// @param words when it is, as in “(needed for a State)”
        public Field needed(String words) {
            return new Field(name, kind, label, hint, value, error, false, words, choices);
        }

        public Field choices(List<Choice> offered) {
            return new Field(name, kind, label, hint, value, error, required, when, offered);
        }
    }
}
