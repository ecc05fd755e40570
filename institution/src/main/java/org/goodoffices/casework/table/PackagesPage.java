package org.goodoffices.casework.table;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// What the mediators see of the packages that can be agreed.
///
/// @param missing why there is nothing to see, in sentences; empty where all is opened
/// @param kept what the negotiating text has settled, in sentences: every package here keeps it
/// @param said how many packages no other beats, and that this is proven for what was entered
/// @param drawing of two parties; null for more
/// @param parties the heads of the columns of values
/// @param partly what is known of sides that said their preferences in part
/// @param named the named points
/// @param points those of the frontier that are listed
/// @param paging which those are; null where they are all
/// @param pick by which any point is looked at by its number; null where all are listed
/// @param looked the package looked at; null where none is
/// @param build one list of options for each issue
public record PackagesPage(
        String number,
        Shown.Link back,
        String address,
        Shown.Lane lane,
        List<String> missing,
        List<String> kept,
        @Nullable String said,
        @Nullable String drawing,
        List<String> parties,
        List<Partly> partly,
        List<Named> named,
        List<Row> points,
        Shown.@Nullable Paging paging,
        Shown.@Nullable Field pick,
        @Nullable Looked looked,
        List<Shown.Field> build,
        @Nullable String refusal) {

    /// Lists longer than this are laid out when they are scrolled to.
    public static final int MANY = 20;

    public PackagesPage {
        missing = List.copyOf(missing);
        kept = List.copyOf(kept);
        parties = List.copyOf(parties);
        partly = List.copyOf(partly);
        named = List.copyOf(named);
        points = List.copyOf(points);
        build = List.copyOf(build);
    }

    /// A side whose preferences are known in part.
    ///
    /// @param of which packages are compared, for whom
    /// @param best those that are or may be best for it
    /// @param none why none is listed
    /// @param question what to ask it next
    public record Partly(
            String of, List<Best> best, @Nullable String none, @Nullable String question) {
        public Partly {
            best = List.copyOf(best);
        }
    }

    /// A package that is, or may be, best for a side.
    public record Best(String how, String settles, Shown.Link address) {}

    /// A point with its name, and for whom it gives what.
    public record Named(String title, String what, Row row) {}

    /// A point of the frontier.
    ///
    /// @param number of the point; empty where it has a name
    /// @param address where its package is looked at
    public record Row(String number, List<String> values, Shown.Link address) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /// One package, in words.
    ///
    /// @param worth to each party, against its walk-away
    /// @param stands whether it is on the frontier, or what could be gained
    /// @param beside the points before and after it on the frontier
    /// @param trades the smallest changes that make nobody worse
    /// @param hidden the package, as fields of the form that puts it to all
    /// @param put the fields of that form; empty where it cannot be put now
    /// @param cannot why it cannot be put now; null where it can
    public record Looked(
            List<Shown.Fact> settles,
            List<Shown.Fact> worth,
            String stands,
            List<Shown.Link> beside,
            List<Trade> trades,
            List<Shown.Choice> hidden,
            List<Shown.Field> put,
            @Nullable String cannot) {
        public Looked {
            settles = List.copyOf(settles);
            worth = List.copyOf(worth);
            beside = List.copyOf(beside);
            trades = List.copyOf(trades);
            hidden = List.copyOf(hidden);
            put = List.copyOf(put);
        }
    }

    /// A change that makes nobody worse.
    public record Trade(List<String> changes, String gains, Shown.Link address) {
        public Trade {
            changes = List.copyOf(changes);
        }
    }
}
