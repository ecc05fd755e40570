package org.goodoffices.foundation.web;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.regex.Pattern;

/// What is wrong on a page that shows again what was sent: gathered from the marks of its fields,
/// so that no page has to say it twice.
///
/// @param page the page as it is drawn
/// @param all each as a link to its field, to the first choice where there are several; both are
///   drawn already
public record Mistakes(String page, List<Shown.Link> all) {

    private static final Pattern MARK =
            Pattern.compile(
                    "<div id=\"([^\"]+)-words\">(?:(?!</div>).)*?<p class=\"error\">(.*?)</p>",
                    Pattern.DOTALL);

    public Mistakes {
        all = List.copyOf(all);
    }

    /// Draws the page and gathers them.
    public static Mistakes in(Content content) {
        var drawn = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(drawn));
        var page = drawn.toString();
        return new Mistakes(
                page,
                MARK.matcher(page)
                        .results()
                        .map(mark ->
                                new Shown.Link(mark.group(2), "#" + field(page, mark.group(1))))
                        .toList());
    }

    private static String field(String page, String name) {
        return page.contains("id=\"" + name + "\"") ? name : name + "-0";
    }
}
