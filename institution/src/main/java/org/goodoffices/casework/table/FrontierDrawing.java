package org.goodoffices.casework.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.Frontier;
import org.goodoffices.engines.bargaining.NamedPoints;
import org.goodoffices.engines.bargaining.Point;
import org.goodoffices.engines.bargaining.Table;

/// A frontier of two parties as a drawing (SVG): what can be reached, the points that no package
/// beats, the walk-aways as lines, the named points with their names. Only what is drawn is
/// rounded: points are drawn to the unit of the drawing, some half a pixel, and those that fall on
/// one are drawn once.
///
/// @param marked packages on the table, by what they are worth to each party
/// @param looked the package looked at, by what it is worth to each party; empty where none is
public record FrontierDrawing(
        Table table,
        Frontier frontier,
        NamedPoints named,
        List<List<Fraction>> marked,
        List<Fraction> looked,
        boolean chinese) {

    public FrontierDrawing {
        marked = List.copyOf(marked);
        looked = List.copyOf(looked);
    }

    private static final int LINE = 17;
    private static final int SIDE = 560;
    private static final int MARGIN = 60;

    /// A scale from values to places on the paper.
    private record Axis(double least, double most) {

        static Axis of(List<Double> values) {
            return new Axis(
                    values.stream().mapToDouble(one -> one).min().orElse(0),
                    values.stream().mapToDouble(one -> one).max().orElse(1));
        }

        double at(double value) {
            double room = most > least ? (most - least) / 20 : 1;
            return (value - least + room) / (most - least + 2 * room) * SIDE;
        }

        static String said(double value) {
            return new BigDecimal(value)
                    .round(new MathContext(3))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    /// The point of the frontier that lies nearest to a place on the drawing.
    int nearest(double x, double y) {
        var points = plain(frontier.values());
        var across = axis(points, 0);
        var up = axis(points, 1);
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int at = 0; at < points.size(); at++) {
            double distance =
                    Math.hypot(
                            MARGIN + across.at(points.get(at).get(0)) - x,
                            MARGIN + SIDE - up.at(points.get(at).get(1)) - y);
            if (distance < least) {
                least = distance;
                nearest = at;
            }
        }
        return nearest;
    }

    /// The drawing; its parts carry classes for the style of a page.
    public String svg() {
        var points = plain(frontier.values());
        var walkAways = walkAways();
        var onTable = plain(marked);
        var across = axis(points, 0);
        var up = axis(points, 1);
        int size = SIDE + 2 * MARGIN;
        var out = new StringBuilder();
        out.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
                font-family="sans-serif" font-size="13">
                <title>%s</title>
                <rect class="paper" width="%d" height="%d" fill="white"/>
                <path class="axes" d="M%d %dV%dH%d" fill="none" stroke="black"/>
                """
                        .formatted(
                                size,
                                size,
                                escaped(
                                        (chinese ? "边界：" : "Frontier: ")
                                                + table.parties().get(0).name()
                                                + (chinese ? "、" : ", ")
                                                + table.parties().get(1).name()),
                                size,
                                size,
                                MARGIN,
                                MARGIN,
                                MARGIN + SIDE,
                                MARGIN + SIDE));
        out.append(
                """
                <text x="%d" y="%d" text-anchor="middle">%s</text>
                <text transform="translate(%d %d) rotate(-90)" text-anchor="middle">%s</text>
                """
                        .formatted(
                                size / 2,
                                size - MARGIN / 3,
                                escaped(table.parties().get(0).name()),
                                MARGIN / 3,
                                size / 2,
                                escaped(table.parties().get(1).name())));
        out.append(ends(across, up));
        out.append(reachable(across, up));
        out.append(
                "<path class=\"walk-aways\" d=\"M%s %dV%dM%d %sH%d\" stroke=\"gray\" stroke-dasharray=\"4 4\"/>\n"
                        .formatted(
                                x(across, walkAways.get(0)),
                                MARGIN,
                                MARGIN + SIDE,
                                MARGIN,
                                y(up, walkAways.get(1)),
                                MARGIN + SIDE));
        out.append(
                points.stream()
                        .map(point ->
                                "M"
                                        + Math.round(MARGIN + across.at(point.get(0)))
                                        + " "
                                        + Math.round(MARGIN + SIDE - up.at(point.get(1)))
                                        + "h0")
                        .distinct()
                        .collect(
                                Collectors.joining(
                                        "",
                                        "<path class=\"points\" d=\"",
                                        "\" stroke=\"black\" stroke-width=\"5\""
                                                + " stroke-linecap=\"round\"/>\n")));
        for (var values : onTable) {
            out.append(
                    "<path class=\"on-table\" d=\"M%s %sm-7 0l7 -7l7 7l-7 7z\" fill=\"navy\"/>\n"
                            .formatted(x(across, values.get(0)), y(up, values.get(1))));
        }
        if (!looked.isEmpty()) {
            var at = plain(List.of(looked)).getFirst();
            out.append(
                    "<circle class=\"looked\" cx=\"%s\" cy=\"%s\" r=\"6\" fill=\"black\"/>\n"
                            .formatted(x(across, at.get(0)), y(up, at.get(1))));
        }
        named(out, points, across, up);
        return out.append("</svg>").toString();
    }

    /// Each point that has names once, with its names above it to the right, where no package is;
    /// those of points close together one above the other.
    private void named(StringBuilder out, List<List<Double>> points, Axis across, Axis up) {
        var names = new LinkedHashMap<List<Double>, List<String>>();
        for (var point : Point.values()) {
            var at = named.points().get(point);
            if (at != null) {
                names.computeIfAbsent(points.get(at.getFirst()), _ -> new ArrayList<>())
                        .add(name(point));
            }
        }
        var lowestFirst = new ArrayList<>(names.keySet());
        lowestFirst.sort(Comparator.comparing(List::getLast));
        long room = Long.MAX_VALUE;
        for (var values : lowestFirst) {
            double x = MARGIN + across.at(values.get(0));
            double y = MARGIN + SIDE - up.at(values.get(1));
            var lines = names.getOrDefault(values, List.of());
            long left = Math.round(Math.min(x + 14, SIDE + 2 * MARGIN - widest(lines) - 4));
            long lowest = Math.max(Math.round(Math.min(y - 14, room)), LINE * (long) lines.size());
            out.append(
                    """
                    <circle class="named" cx="%1$s" cy="%2$s" r="8" fill="none" stroke="crimson"/>
                    <path class="named" d="M%1$s %2$sL%3$d %4$d" stroke="crimson" stroke-width=".5"/>
                    """
                            .formatted(
                                    x(across, values.get(0)),
                                    y(up, values.get(1)),
                                    left,
                                    lowest + 3));
            for (int i = 0; i < lines.size(); i++) {
                room = lowest - LINE * (lines.size() - 1 - i);
                out.append(
                        "<text x=\"%d\" y=\"%d\" class=\"name\" fill=\"crimson\">%s</text>\n"
                                .formatted(left, room, escaped(lines.get(i))));
            }
            room = lowest - LINE * lines.size() - 4;
        }
    }

    /// About how wide they are; Chinese is as wide as it is high.
    private static double widest(List<String> lines) {
        return lines.stream()
                .mapToDouble(line -> line.chars().map(sign -> sign > 0x2000 ? 13 : 7).sum())
                .max()
                .orElse(0);
    }

    private static List<List<Double>> plain(List<List<Fraction>> all) {
        return all.stream().map(values -> values.stream().map(Fraction::near).toList()).toList();
    }

    private List<Double> walkAways() {
        return table.walkAways().stream().map(Fraction::near).toList();
    }

    /// With room for all that is drawn but the package looked at: the scale stays from look to
    /// look.
    private Axis axis(List<List<Double>> points, int party) {
        var all = new ArrayList<>(points.stream().map(one -> one.get(party)).toList());
        plain(marked).forEach(one -> all.add(one.get(party)));
        all.add(walkAways().get(party));
        for (var corner : Reachable.of(table).corners()) {
            all.add(party == 0 ? corner.across() : corner.up());
        }
        return Axis.of(all);
    }

    /// All packages lie within it; nothing where its outline is not known.
    private String reachable(Axis across, Axis up) {
        var corners = Reachable.of(table).corners();
        return corners.isEmpty()
                ? ""
                : corners.stream()
                        .map(one ->
                                Math.round(MARGIN + across.at(one.across()))
                                        + " "
                                        + Math.round(MARGIN + SIDE - up.at(one.up())))
                        .distinct()
                        .collect(
                                Collectors.joining(
                                        "L",
                                        "<path class=\"reachable\" d=\"M",
                                        "z\" fill=\"whitesmoke\" stroke=\"silver\"/>\n"));
    }

    /// The least and the most, where they lie.
    private static String ends(Axis across, Axis up) {
        var out = new StringBuilder();
        for (double end : List.of(across.least, across.most)) {
            out.append(
                    "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>"
                            .formatted(x(across, end), MARGIN + SIDE + 16, Axis.said(end)));
        }
        for (double end : List.of(up.least, up.most)) {
            out.append(
                    "<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>"
                            .formatted(MARGIN - 4, y(up, end), Axis.said(end)));
        }
        return out.append('\n').toString();
    }

    private String name(Point point) {
        return switch (point) {
            case NASH -> chinese ? "纳什解" : "Nash";
            case KALAI_SMORODINSKY -> chinese ? "卡莱－斯莫罗丁斯基解" : "Kalai-Smorodinsky";
            case EGALITARIAN -> chinese ? "平等解" : "egalitarian";
            case UTILITARIAN -> chinese ? "功利解" : "utilitarian";
        };
    }

    private static String x(Axis across, double value) {
        return String.format(Locale.ROOT, "%.1f", MARGIN + across.at(value));
    }

    private static String y(Axis up, double value) {
        return String.format(Locale.ROOT, "%.1f", MARGIN + SIDE - up.at(value));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
