package org.goodoffices.records.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.goodoffices.records.language.Wording.Bracket;
import org.goodoffices.records.language.Wording.Part;
import org.goodoffices.records.language.Wording.Words;

/// A wording in the pieces by which it is compared: words with the hyphens, points and commas
/// within them, each Chinese character by itself, each mark, each white space, and each bracket as
/// a whole.
final class Tokens {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\p{IsHan}"
                            + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+"
                            + "(?:[-.,'’/][\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+){0,30}"
                            + "|\\s+|.",
                    Pattern.DOTALL);

    private Tokens() {}

    static List<Part> of(Wording wording) {
        var tokens = new ArrayList<Part>();
        for (var part : wording.parts()) {
            switch (part) {
                case Bracket bracket -> tokens.add(bracket);
                case Words(var text) -> of(text).stream().map(Words::new).forEach(tokens::add);
            }
        }
        return tokens;
    }

    static List<String> of(String text) {
        return TOKEN.matcher(text).results().map(match -> match.group()).toList();
    }

    static boolean isSpace(Part token) {
        return token instanceof Words(var text) && text.isBlank();
    }

    /// How much a passage says: a word 2, a Chinese character 1, a bracket as three words, a mark
    /// nothing.
    static int weight(List<Part> tokens) {
        return tokens.stream()
                .mapToInt(token ->
                        switch (token) {
                            case Bracket _ -> 6;
                            case Words(var text) -> {
                                int sign = text.codePointAt(0);
                                yield !Character.isLetterOrDigit(sign)
                                        ? 0
                                        : Character.UnicodeScript.of(sign)
                                                        == Character.UnicodeScript.HAN
                                                ? 1
                                                : 2;
                            }
                        })
                .sum();
    }
}
