package org.goodoffices.organs.convention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.goodoffices.foundation.web.Countries;

/// The shapes of the States and territories of the world, for a map that is drawn on the server's
/// own pages (Natural Earth, public domain; how they were made is said in the file itself).
final class WorldMap {

    /// How wide and high the map is, in the units of its paths.
    static final String VIEW = "0 0 1400 640";

    private static final List<Shape> SHAPES = read();

    private WorldMap() {}

    /// One State or territory.
    ///
    /// @param path as SVG writes it; empty for what is too small, which is a dot
    /// @param x of the dot
    /// @param y of the dot
    record Shape(String code, String path, String x, String y) {

        /// Whether it can be party to a treaty.
        boolean state() {
            return Countries.of(code).filter(Countries.Country::state).isPresent();
        }
    }

    static List<Shape> shapes() {
        return SHAPES;
    }

    private static List<Shape> read() {
        try (var file =
                Objects.requireNonNull(
                        WorldMap.class.getResourceAsStream("/convention/world.tsv"))) {
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
