package org.goodoffices.foundation.identity;

import java.util.List;
import org.goodoffices.foundation.web.Shown;

/// Setting password and device: a square to scan, the same in letters to type, and the fields.
///
/// @param square side of the square in modules, with its margin
/// @param path the dark modules, as the path of an SVG
public record PasswordPage(
        int square, String path, String typed, String link, List<Shown.Field> fields) {

    public PasswordPage {
        fields = List.copyOf(fields);
    }
}
