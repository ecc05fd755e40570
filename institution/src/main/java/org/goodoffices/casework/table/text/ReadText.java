package org.goodoffices.casework.table.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.goodoffices.casework.docket.FormReader;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.records.language.Clause;
import org.goodoffices.records.language.InBoth;
import org.goodoffices.records.language.NegotiatingText;
import org.goodoffices.records.language.Notation;
import org.goodoffices.records.language.NotationMistake;
import org.goodoffices.records.language.Wording;
import org.goodoffices.records.language.Wording.Bracket;
import org.jspecify.annotations.Nullable;

/// Reads what was typed into the negotiating text, or says what is wrong with it and where.
final class ReadText {

    /// The longest heading and the longest text of a clause, in characters.
    static final int LONGEST_HEADING = 500;

    static final int LONGEST_TEXT = FormReader.LONGEST_TEXT;

    /// The longest text as a whole, both languages together.
    static final int LONGEST = 150_000;

    static final int MOST_BRACKETS = 500;

    /// A text, or why not.
    sealed interface Reading {
        record Read(NegotiatingText text) implements Reading {}

        record Wrong(Outcome.Refused refusal) implements Reading {}
    }

    private final TextWords words;
    private final Named named;
    private final Map<String, IssuesOfTable.Issue> issues;

    ReadText(TextWords words, Named named, Map<String, IssuesOfTable.Issue> issues) {
        this.words = words;
        this.named = named;
        this.issues = Map.copyOf(issues);
    }

    /// @param base the version it was typed from: what is tied in it stays tied
    /// @param token of the form
    Reading read(TypedText typed, NegotiatingText base, String token) {
        if (typed.clauses().size() > TypedText.MOST_CLAUSES) {
            return wrong("too-many-clauses", null, TypedText.MOST_CLAUSES);
        }
        long length =
                typed.clauses().stream()
                        .flatMap(one -> one.fields().values().stream())
                        .mapToLong(String::length)
                        .sum();
        if (length > LONGEST) {
            return wrong("text-too-long", null, LONGEST);
        }
        var clauses = new ArrayList<Clause>();
        var ids = new HashSet<String>();
        var ties = ties(base);
        int brackets = 0;
        for (int i = 0; i < typed.clauses().size(); i++) {
            var one = typed.clauses().get(i);
            if (one.isBlank()) {
                continue;
            }
            var id = TypedText.idOf(one, token, i);
            if (!TypedText.isId(id) || !ids.add(id)) {
                return wrong("form", null);
            }
            var read = new HashMap<String, Wording>();
            for (var field : TypedText.FIELDS) {
                var at = "clause-" + i + "-" + field;
                var text = one.field(field);
                int longest = field.startsWith("heading") ? LONGEST_HEADING : LONGEST_TEXT;
                if (text.codePointCount(0, text.length()) > longest) {
                    return wrong("too-long", at, i + 1, longest);
                }
                if (text.codePoints().anyMatch(FormReader::unprintable)) {
                    return wrong("unprintable", at, i + 1);
                }
                try {
                    var wording = Notation.read(text, named::id);
                    var untied = untied(wording, ties);
                    if (untied != null) {
                        return wrong("no-such-issue", at, i + 1, untied);
                    }
                    brackets += wording.open();
                    read.put(field, wording);
                } catch (NotationMistake mistake) {
                    return new Reading.Wrong(words.refused(mistake, i + 1, at, named));
                }
            }
            if (brackets > MOST_BRACKETS) {
                return wrong("too-many-brackets", null, MOST_BRACKETS);
            }
            clauses.add(
                    new Clause(
                            id,
                            new InBoth(of(read, "headingEn"), of(read, "headingZh")),
                            new InBoth(of(read, "en"), of(read, "zh")),
                            one.parity()));
        }
        return new Reading.Read(new NegotiatingText(clauses));
    }

    private static Wording of(Map<String, Wording> read, String field) {
        return Objects.requireNonNull(read.get(field));
    }

    /// To what a text is tied, as `issue` and `issue/option`.
    private static Set<String> ties(NegotiatingText text) {
        var ties = new HashSet<String>();
        for (var clause : text.clauses()) {
            for (var wording :
                    List.of(
                            clause.heading().en(),
                            clause.heading().zh(),
                            clause.text().en(),
                            clause.text().zh())) {
                wording.brackets().forEach(bracket -> ties.addAll(ties(bracket)));
            }
        }
        return ties;
    }

    private static List<String> ties(Bracket bracket) {
        var ties = new ArrayList<String>();
        if (bracket.issue() != null) {
            ties.add(bracket.issue());
        }
        for (var one : bracket.alternatives()) {
            if (one.option() != null) {
                ties.add(Objects.toString(bracket.issue(), "") + "/" + one.option());
            }
        }
        return ties;
    }

    /// The first tie to what is not on the table; null where all are.
    private @Nullable String untied(Wording wording, Set<String> before) {
        return wording.brackets().stream()
                .flatMap(bracket -> ties(bracket).stream())
                .filter(tie -> !before.contains(tie))
                .filter(tie -> {
                    var parts = tie.split("/", 2);
                    var issue = issues.get(parts[0]);
                    return issue == null
                            || parts.length == 2 && !issue.options().containsKey(parts[1]);
                })
                .findFirst()
                .orElse(null);
    }

    private Reading wrong(String key, @Nullable String field, Object... values) {
        return new Reading.Wrong(words.refused(key, field, values));
    }
}
