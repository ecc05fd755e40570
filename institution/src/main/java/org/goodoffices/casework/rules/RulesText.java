package org.goodoffices.casework.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The text of rules of procedure in one language, article by article, read from its file under
/// `docs/rules/`.
///
/// @param note the lines under the title: edition and authenticity
public record RulesText(String title, List<String> note, List<Article> articles) {

    private static final Pattern HEADING = Pattern.compile("(Article (\\d+)\\.|第(\\d+)条) ?(.*)");

    public RulesText {
        note = List.copyOf(note);
        articles = List.copyOf(articles);
    }

    /// One article, or a schedule.
    ///
    /// @param id its place on the page: `art-12`, or `schedule-1`
    /// @param name as in “Article 12”; empty for a schedule
    public record Article(String id, String name, String title, List<Part> parts) {
        public Article {
            parts = List.copyOf(parts);
        }
    }

    /// What an article is made of.
    public sealed interface Part {
        /// A paragraph, with its number.
        record Paragraph(String text) implements Part {}

        /// A table; the head is its first row.
        record Table(List<String> head, List<List<String>> rows) implements Part {
            public Table {
                head = List.copyOf(head);
                rows = List.copyOf(rows);
            }
        }
    }

    static RulesText read(String markdown) {
        var title = "";
        var note = new ArrayList<String>();
        var articles = new ArrayList<Article>();
        var parts = new ArrayList<Part>();
        var heading = "";
        for (var block : markdown.strip().split("\n\\s*\n")) {
            if (block.startsWith("# ")) {
                title = block.substring(2).strip();
            } else if (block.startsWith("## ")) {
                close(heading, parts, articles);
                heading = block.substring(3).strip();
            } else if (heading.isEmpty()) {
                note.add(block.strip());
            } else if (block.startsWith("|")) {
                parts.add(table(block));
            } else {
                parts.add(new Part.Paragraph(block.strip().replace("\n", " ")));
            }
        }
        close(heading, parts, articles);
        return new RulesText(title, note, articles);
    }

    private static void close(String heading, List<Part> parts, List<Article> articles) {
        if (heading.isEmpty()) {
            return;
        }
        var read = HEADING.matcher(heading);
        if (read.matches()) {
            var number = read.group(2) == null ? read.group(3) : read.group(2);
            var name = read.group(1).replace(".", "");
            articles.add(new Article("art-" + number, name, read.group(4).strip(), parts));
        } else {
            var schedules = articles.stream().filter(a -> a.name().isEmpty()).count();
            articles.add(new Article("schedule-" + (schedules + 1), "", heading, parts));
        }
        parts.clear();
    }

    private static Part table(String block) {
        var rows =
                block.lines()
                        .filter(line -> !line.matches("[|\\s:-]+"))
                        .map(RulesText::cells)
                        .toList();
        return new Part.Table(rows.getFirst(), rows.subList(1, rows.size()));
    }

    private static List<String> cells(String line) {
        var inner = line.strip().replaceAll("^\\||\\|$", "");
        return List.of(inner.split("\\|")).stream().map(String::strip).toList();
    }
}
