package org.goodoffices.organs.panel;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.WorldMap;
import org.jspecify.annotations.Nullable;

/// What the pages of the panel show, as finished text.
public final class PanelPage {

    private PanelPage() {}

    /// The public register.
    ///
    /// @param list whether it is the whole list, for printing
    /// @param wrong what is wrong with what was asked; null if nothing
    /// @param all where all are found; null where nothing is asked
    /// @param paging null where all are shown
    public record Register(
            boolean list,
            String asAt,
            @Nullable String wrong,
            List<Shown.Field> fields,
            @Nullable String all,
            List<Row> rows,
            String shown,
            Shown.@Nullable Paging paging,
            List<Balance> balances,
            List<Shown.Link> links) {
        public Register {
            fields = List.copyOf(fields);
            rows = List.copyOf(rows);
            balances = List.copyOf(balances);
            links = List.copyOf(links);
        }
    }

    /// @param other the name in the other official language
    /// @param standing empty where nothing is to be said
    public record Row(
            String name,
            String address,
            String other,
            String otherLanguage,
            String panel,
            String by,
            String languages,
            String term,
            String standing) {}

    /// @param words the same in a sentence
    public record Balance(String title, String words, List<Shown.Fact> counts) {
        public Balance {
            counts = List.copyOf(counts);
        }
    }

    /// Where the members come from, as at a day.
    ///
    /// @param wrong what is wrong with what was asked; null if nothing
    /// @param words how many, in a sentence
    /// @param counts the same as the map, State by State
    public record Map(
            String asAt,
            @Nullable String wrong,
            List<Shown.Field> fields,
            String words,
            List<WorldMap.Area> areas,
            List<WorldMap.Told> legend,
            List<Shown.Fact> counts) {
        public Map {
            fields = List.copyOf(fields);
            areas = List.copyOf(areas);
            legend = List.copyOf(legend);
            counts = List.copyOf(counts);
        }
    }

    /// How nominees are assessed.
    public record Assessment(List<Shown.Fact> rules, List<Shown.Fact> criteria) {
        public Assessment {
            rules = List.copyOf(rules);
            criteria = List.copyOf(criteria);
        }
    }

    /// A member, for the public.
    public record Member(
            String title,
            String other,
            String otherLanguage,
            String standing,
            List<Shown.Fact> facts,
            List<Shown.Fact> profile,
            List<Line> history,
            List<Shown.Link> links) {
        public Member {
            facts = List.copyOf(facts);
            profile = List.copyOf(profile);
            history = List.copyOf(history);
            links = List.copyOf(links);
        }
    }

    /// One line of a history or a log.
    ///
    /// @param decision where the decision is read that it rests on; null where that was taken
    ///   elsewhere, or there is none
    public record Line(
            String number, String what, String by, String when, @Nullable String decision) {}

    /// Nominations, as far as the reader may know of them.
    ///
    /// @param ending whose term ends within a year, for who arranges renewals
    public record Nominations(
            List<Entry> entries,
            List<Shown.Fact> ending,
            List<Shown.Fact> agreement,
            Shown.@Nullable Link nominate) {
        public Nominations {
            ending = List.copyOf(ending);
            entries = List.copyOf(entries);
            agreement = List.copyOf(agreement);
        }
    }

    public record Entry(String name, String address, String panel, String by, String stage) {}

    /// One nomination.
    ///
    /// @param assessors who, and how far they are; empty for who may not know
    /// @param marks a line a criterion, with the mark of each assessor; empty until one may see
    ///   them
    /// @param root of the log; null for who does not see all of it
    public record One(
            String title,
            String below,
            Shown.Link above,
            @Nullable String note,
            List<Shown.Fact> facts,
            List<Shown.Fact> profile,
            List<Paper> papers,
            List<Shown.Fact> assessors,
            List<String> markers,
            List<Marks> marks,
            List<Shown.Fact> result,
            List<Shown.Fact> renewal,
            List<Line> log,
            @Nullable String root,
            List<Shown.Link> acts) {
        public One {
            facts = List.copyOf(facts);
            profile = List.copyOf(profile);
            papers = List.copyOf(papers);
            assessors = List.copyOf(assessors);
            markers = List.copyOf(markers);
            marks = List.copyOf(marks);
            result = List.copyOf(result);
            renewal = List.copyOf(renewal);
            log = List.copyOf(log);
            acts = List.copyOf(acts);
        }
    }

    /// A version of a paper of a nomination.
    ///
    /// @param belied what it is instead of what its name says; null where it is that
    /// @param openings who opened it, for whoever may know
    public record Paper(
            String title,
            String address,
            String about,
            @Nullable String belied,
            List<Shown.Fact> openings) {
        public Paper {
            openings = List.copyOf(openings);
        }
    }

    public record Marks(String criterion, List<String> marks) {
        public Marks {
            marks = List.copyOf(marks);
        }
    }
}
