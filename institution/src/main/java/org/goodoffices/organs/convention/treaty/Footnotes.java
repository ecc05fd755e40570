package org.goodoffices.organs.convention.treaty;

import java.util.regex.Pattern;

/// Marks of footnotes, which say nothing by themselves.
final class Footnotes {

    private static final Pattern RAISED =
            Pattern.compile(
                    "(?i)<superscript>.*?</superscript>|<sup>.*?</sup>"
                            + "|[\\u00B9\\u00B2\\u00B3\\u2070-\\u2079†‡§]");

    private Footnotes() {}

    static String without(String text) {
        return RAISED.matcher(text).replaceAll("");
    }
}
