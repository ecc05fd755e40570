package org.goodoffices.foundation.identity;

import org.goodoffices.foundation.web.Shown;

import java.util.List;

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
