package org.goodoffices.casework.table;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.goodoffices.engines.bargaining.Frontier;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// The points of a frontier as somebody goes through them: a part of the list at a time, any point
/// by its number (from 1), and by where it lies on the drawing. A page shows thousands of points
/// without holding them.
///
/// @param drawing of two parties; null for more
/// @param address of the page
record FrontierView(
        Visit visit, Frontier frontier, @Nullable FrontierDrawing drawing, String address) {

    /// How many rows of the list stand on a page.
    static final int ROWS = 60;

    /// The point that is asked for, by its number or its place on the drawing, from 0; none is -1.
    int asked(Map<String, String> asked) {
        if (drawing != null && asked.containsKey("x") && asked.containsKey("y")) {
            return drawing.nearest(number(asked.get("x")), number(asked.get("y")));
        }
        int point = number(asked.get("point")) - 1;
        return point < frontier.size() ? point : -1;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : 0;
    }

    PackageDeal deal(int point) {
        return frontier.deal(point);
    }

    /// The part of the list that is asked for, or that the point looked at stands in.
    List<PackagesPage.Row> rows(Map<String, String> asked) {
        int first = first(asked);
        return IntStream.range(first, Math.min(frontier.size(), first + ROWS))
                .mapToObj(this::row)
                .toList();
    }

    private PackagesPage.Row row(int point) {
        return new PackagesPage.Row(
                String.valueOf(point + 1),
                frontier.values(point).stream().map(TableWords::points).toList(),
                new Shown.Link(visit.t("table.look"), look(point)));
    }

    private int first(Map<String, String> asked) {
        int from = asked.containsKey("from") ? number(asked.get("from")) - 1 : asked(asked);
        return from < 0 || from >= frontier.size() ? 0 : from / ROWS * ROWS;
    }

    /// Where in the list the rows are; null where they are all.
    Shown.@Nullable Paging paging(Map<String, String> asked) {
        int first = first(asked);
        int last = Math.min(frontier.size(), first + ROWS);
        return frontier.size() <= ROWS
                ? null
                : new Shown.Paging(
                        visit.t("table.points.shown", frontier.size(), first + 1, last),
                        first == 0 ? null : part(first - ROWS),
                        last == frontier.size() ? null : part(last));
    }

    private String part(int first) {
        return address + "?from=" + (first + 1) + "#points";
    }

    /// The field by which a point is asked for by its number; null where the list holds all.
    Shown.@Nullable Field pick(List<Party> parties, int point) {
        return frontier.size() <= ROWS
                ? null
                : Shown.Field.of(
                                "point",
                                Shown.Field.Kind.NUMBER,
                                visit.t("table.points.pick", frontier.size()))
                        .hint(
                                visit.t(
                                        "table.points.pick.hint",
                                        parties.getFirst().name(),
                                        frontier.size()))
                        .value(point < 0 ? "" : String.valueOf(point + 1));
    }

    /// The points before and after the one looked at.
    List<Shown.Link> beside(int point) {
        return IntStream.of(point - 1, point + 1)
                .filter(next -> point >= 0 && next >= 0 && next < frontier.size())
                .mapToObj(next ->
                        new Shown.Link(
                                visit.t(
                                        next < point ? "table.point.before" : "table.point.after",
                                        next + 1),
                                look(next)))
                .toList();
    }

    private String look(int point) {
        return address + "?point=" + (point + 1) + "#package";
    }
}
