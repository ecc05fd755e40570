package org.goodoffices.foundation.web;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is wrong on a page that shows again what was sent: gathered from the marks of its fields,
/// so that no page has to say it twice. A notice that says what a field says is left out, and its
/// article goes to the one.
///
/// @param page the page as it is drawn
/// @param all each with the way to its field
public record Mistakes(String page, List<Mistake> all) {

    private static final Pattern MARK =
            Pattern.compile(
                    "<div id=\"([^\"]+)-words\">(?:(?!</div>).)*?<p class=\"error\">(.*?)</p>",
                    Pattern.DOTALL);
    private static final Pattern NOTICE =
            Pattern.compile(
                    "<div class=\"notice refused\" role=\"alert\"[^>]*>\\s*<p>((?:(?!</p>).)*)</p>\\s*"
                            + "(<p class=\"article\">(?:(?!</p>).)*</p>)?\\s*</div>",
                    Pattern.DOTALL);

    public Mistakes {
        all = List.copyOf(all);
    }

    /// One of them; its words and its article are drawn already.
    ///
    /// @param address of its field, of the first choice where there are several
    /// @param article that it rests on; empty where none is cited
    public record Mistake(String text, String address, String article) {}

    /// Draws the page and gathers them.
    public static Mistakes in(Content content) {
        var drawn = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(drawn));
        var page = drawn.toString();
        var marks = MARK.matcher(page).results().toList();
        var articles = new HashMap<String, String>();
        var once =
                NOTICE.matcher(page)
                        .replaceAll(notice -> {
                            if (marks.stream()
                                    .noneMatch(mark -> mark.group(2).equals(notice.group(1)))) {
                                return Matcher.quoteReplacement(notice.group());
                            }
                            var article = notice.group(2);
                            articles.put(notice.group(1), article == null ? "" : article);
                            return "";
                        });
        return new Mistakes(
                once,
                marks.stream()
                        .map(mark ->
                                new Mistake(
                                        mark.group(2),
                                        "#" + field(page, mark.group(1)),
                                        articles.getOrDefault(mark.group(2), "")))
                        .toList());
    }

    private static String field(String page, String name) {
        return page.contains("id=\"" + name + "\"") ? name : name + "-0";
    }
}
