package org.goodoffices.foundation.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How an article of rules of procedure is cited in either language, and where it can be read.
public final class Citation {

    private static final Pattern ARTICLE =
            Pattern.compile("art\\. (\\d+)(?:\\((\\d+)\\))?(?:\\(([a-z])\\))?");

    private Citation() {}

    /// The citation of an article, as `art. 8(1)(b)` stands in a rule set.
    ///
    /// @param text the folder or name of the articles, for the institution's own rules; null for
    ///   rules published by others, whose articles are not kept here
    public static Shown.Article of(Visit visit, @Nullable String text, String article) {
        var read = ARTICLE.matcher(article);
        if (!read.matches()) {
            return new Shown.Article(article, null);
        }
        var address =
                text == null
                        ? null
                        : "/rules/text/%s#art-%s"
                                .formatted(
                                        text.substring(text.lastIndexOf('/') + 1), read.group(1));
        return new Shown.Article(
                visit.of(
                        article.replaceFirst("art\\.", "Article"),
                        inChinese(read.group(1), read.group(2), read.group(3))),
                address);
    }

    private static String inChinese(
            String article, @Nullable String paragraph, @Nullable String point) {
        return "第%s条%s%s"
                .formatted(
                        article,
                        paragraph == null ? "" : "第" + paragraph + "款",
                        point == null ? "" : "第(" + point + ")项");
    }
}
