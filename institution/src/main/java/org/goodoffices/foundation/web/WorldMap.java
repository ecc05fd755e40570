package org.goodoffices.foundation.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The shapes of the States and territories of the world, for a map that is drawn on the server's
/// own pages (Natural Earth, public domain; how they were made is said in the file itself).
public final class WorldMap {

    /// How wide and high the map is, in the units of its paths.
    public static final String VIEW = "0 0 1400 640";

    private static final List<Shape> SHAPES = read();

    private WorldMap() {}

    /// One State or territory.
    ///
    /// @param path as SVG writes it; empty for what is too small, which is a dot
    /// @param x of the dot
    /// @param y of the dot
    public record Shape(String code, String path, String x, String y) {

        /// Whether it can be party to a treaty.
        public boolean state() {
            return Countries.of(code).filter(Countries.Country::state).isPresent();
        }
    }

    public static List<Shape> shapes() {
        return SHAPES;
    }

    /// One State or territory as a page draws it.
    ///
    /// @param address of a page about it; null where there is none
    /// @param look `full`, `hatched`, `dotted`, or empty for one of whom there is nothing to tell
    /// @param said its name and what the look tells
    /// @param path of its land; empty for a dot
    public record Area(
            @Nullable String address, String look, String said, String path, String x, String y) {

        /// The pattern that fills it; null where a colour does.
        public @Nullable String pattern() {
            return WorldMap.pattern(look);
        }
    }

    /// What a look tells, for the legend.
    public record Told(String look, String text) {
        public @Nullable String pattern() {
            return WorldMap.pattern(look);
        }
    }

    /// What is told of one State or territory.
    public record Says(@Nullable String address, String look, String said) {}

    /// All that is drawn: land, and States too small for it.
    public static List<Area> areas(Function<String, Says> byCode) {
        return SHAPES.stream()
                .filter(shape -> !shape.path().isEmpty() || shape.state())
                .map(shape -> {
                    var says = byCode.apply(shape.code());
                    return new Area(
                            says.address, says.look, says.said, shape.path(), shape.x(), shape.y());
                })
                .toList();
    }

    private static @Nullable String pattern(String look) {
        return switch (look) {
            case "hatched", "dotted" -> "url(#" + look + ")";
            default -> null;
        };
    }

    private static List<Shape> read() {
        try (var file =
                Objects.requireNonNull(WorldMap.class.getResourceAsStream("/web/world.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> shape(line.split("\t", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Shape shape(String[] cells) {
        if (cells[1].equals("land")) {
            return new Shape(cells[0], cells[2], "", "");
        }
        var at = cells[2].split(" ", -1);
        return new Shape(cells[0], "", at[0], at[1]);
    }
}
