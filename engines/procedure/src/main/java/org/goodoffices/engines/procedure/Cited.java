package org.goodoffices.engines.procedure;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An article in brackets, at the end of a sentence; nothing where there is none. Chinese cites an
/// article by its number and its paragraph; what is cited otherwise stands as it was published.
final class Cited {

    private static final Pattern ARTICLE = Pattern.compile("art\\. (\\d+)(?:\\((\\d+)\\))?");

    private Cited() {}

    static String inEnglish(@Nullable String article) {
        return article == null ? "" : " (" + article + ")";
    }

    static String inChinese(@Nullable String article) {
        if (article == null) {
            return "";
        }
        var read = ARTICLE.matcher(article);
        return read.matches()
                ? "（第%s条%s）"
                        .formatted(
                                read.group(1),
                                read.group(2) == null ? "" : "第" + read.group(2) + "款")
                : "（" + article + "）";
    }
}
