package org.goodoffices.records.language;

import java.util.ArrayList;
import java.util.function.Function;
import org.goodoffices.records.language.NotationMistake.Kind;
import org.goodoffices.records.language.Wording.Alternative;
import org.goodoffices.records.language.Wording.Bracket;
import org.goodoffices.records.language.Wording.Part;
import org.goodoffices.records.language.Wording.Words;
import org.jspecify.annotations.Nullable;

/// How people type brackets in a plain text area, and how they are kept in the record:
///
/// ```
/// The share is [40 %{Upstream} | 60 %{Downstream; Delta}] of the flow[, measured yearly].
/// The share is [#share: 40 %{Upstream #forty} | 60 % {#sixty}] of the flow.
/// ```
///
/// A bracket holds alternatives, parted by `|`; each may hold brackets again, and may be empty. At
/// its end an alternative may say in braces who wants it, names parted by `;`, and after `#` for
/// which option of the table it stands, before or after them. A bracket that begins with `#`, a
/// name and a colon is tied to that issue. `\` before a sign means the sign itself. Outside
/// brackets only `[`, `]` and `\` mean anything; full-width brackets are ordinary signs everywhere.
///
/// What is printed reads back to the same wording, and what is read prints back to the same text up
/// to white space, needless backslashes and the place of the option.
public final class Notation {

    /// Deeper than this nobody reads brackets within brackets.
    public static final int DEEPEST = 10;

    /// What merging may have nested deeper is read back all the same.
    private static final int DEEPEST_KEPT = 200;

    private static final String SIGNS = "[]{}|\\#;:";

    private final String text;
    private final Function<String, @Nullable String> names;
    private final int deepest;
    private int at;

    private Notation(String text, Function<String, @Nullable String> names, int deepest) {
        this.text = text.replace("\r\n", "\n").replace('\r', '\n');
        this.names = names;
        this.deepest = deepest;
    }

    /// Reads what somebody typed.
    ///
    /// @param names who is meant by a name; null where nobody is
    public static Wording read(String text, Function<String, @Nullable String> names)
            throws NotationMistake {
        return new Notation(text, names, DEEPEST).whole();
    }

    /// Reads what was printed.
    ///
    /// @throws IllegalArgumentException if it was not
    public static Wording read(String printed) {
        try {
            return new Notation(printed, name -> name, DEEPEST_KEPT).whole();
        } catch (NotationMistake never) {
            throw new IllegalArgumentException(never);
        }
    }

    /// Prints a wording with the names that stand in it.
    public static String print(Wording wording) {
        var out = new StringBuilder();
        print(wording, "[]\\", out);
        return out.toString();
    }

    private Wording whole() throws NotationMistake {
        var wording = wording(0);
        if (at < text.length()) {
            throw mistake(Kind.NOT_OPENED, at, "]");
        }
        return wording;
    }

    private Wording wording(int depth) throws NotationMistake {
        var parts = new ArrayList<Part>();
        var words = new StringBuilder();
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign == ']' || depth > 0 && (sign == '|' || sign == '{' || sign == '}')) {
                break;
            }
            if (sign == '[') {
                parts.add(new Words(words.toString()));
                words.setLength(0);
                parts.add(bracket(depth + 1));
            } else {
                words.append(sign());
            }
        }
        parts.add(new Words(words.toString()));
        return new Wording(parts);
    }

    private Bracket bracket(int depth) throws NotationMistake {
        int opened = at++;
        if (depth > deepest) {
            throw mistake(Kind.TOO_DEEP, opened, "[");
        }
        skipSpace();
        String issue = null;
        if (at < text.length() && text.charAt(at) == '#') {
            int named = at++;
            issue = name(":");
            if (issue.isEmpty() || at >= text.length() || text.charAt(at++) != ':') {
                throw mistake(Kind.NO_ISSUE, named, "#");
            }
        }
        var alternatives = new ArrayList<Alternative>();
        while (true) {
            alternatives.add(alternative(depth));
            if (at >= text.length()) {
                throw mistake(Kind.NOT_CLOSED, opened, "[");
            }
            if (text.charAt(at++) == ']') {
                break;
            }
        }
        if (alternatives.stream().allMatch(one -> one.wording().isEmpty())) {
            throw mistake(Kind.EMPTY, opened, "[]");
        }
        return new Bracket(issue, alternatives);
    }

    private Alternative alternative(int depth) throws NotationMistake {
        var wording = wording(depth);
        var by = new ArrayList<String>();
        String option = null;
        if (at < text.length() && text.charAt(at) == '{') {
            int opened = at++;
            while (at < text.length() && text.charAt(at) != '}') {
                skipSpace();
                int named = at;
                if (text.startsWith("#", at)) {
                    at++;
                    option = name(";}");
                    if (option.isEmpty()) {
                        throw mistake(Kind.NO_ISSUE, named, "#");
                    }
                    at += text.startsWith(";", at) ? 1 : 0;
                } else {
                    var name = name(";#}");
                    var id = name.isEmpty() ? null : names.apply(name);
                    if (id != null) {
                        by.add(id);
                    } else if (!name.isEmpty()) {
                        throw mistake(Kind.UNKNOWN_NAME, named, name);
                    }
                    at += text.startsWith(";", at) ? 1 : 0;
                    if (at == named) {
                        break; // a sign that cannot stand in a name
                    }
                }
            }
            if (at >= text.length() || text.charAt(at) != '}') {
                throw mistake(Kind.NAMES_NOT_CLOSED, opened, "{");
            }
            at++;
            skipSpace();
        }
        if (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ']') {
            throw mistake(Kind.AFTER_NAMES, at, text.substring(at, at + 1));
        }
        return new Alternative(wording, by, option);
    }

    /// Up to one of these signs, which is not read.
    private String name(String until) {
        var name = new StringBuilder();
        while (at < text.length()
                && until.indexOf(text.charAt(at)) < 0
                && "[]|".indexOf(text.charAt(at)) < 0) {
            name.append(sign());
        }
        return name.toString().strip().replaceAll("\\s+", " ");
    }

    private char sign() {
        if (text.charAt(at) == '\\'
                && at + 1 < text.length()
                && SIGNS.indexOf(text.charAt(at + 1)) >= 0) {
            at++;
        }
        return text.charAt(at++);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private NotationMistake mistake(Kind kind, int where, String what) {
        int line = 1;
        int begins = 0;
        for (int i = 0; i < where; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                begins = i + 1;
            }
        }
        return new NotationMistake(kind, line, text.codePointCount(begins, where) + 1, what);
    }

    private static void print(Wording wording, String signs, StringBuilder out) {
        for (var part : wording.parts()) {
            switch (part) {
                case Words(var words) -> print(words, signs, out);
                case Bracket bracket -> print(bracket, out);
            }
        }
    }

    private static void print(Bracket bracket, StringBuilder out) {
        out.append('[');
        if (bracket.issue() != null) {
            out.append('#');
            print(bracket.issue(), ":[]|\\", out);
            out.append(": ");
        }
        int begins = out.length();
        for (int i = 0; i < bracket.alternatives().size(); i++) {
            var one = bracket.alternatives().get(i);
            boolean named = !one.by().isEmpty() || one.option() != null;
            out.append(i > 0 ? " | " : named && one.wording().isEmpty() ? " " : "");
            int first = out.length();
            print(one.wording(), "[]{}|\\", out);
            if (first == begins && out.length() > first && out.charAt(first) == '#') {
                out.insert(first, '\\');
            }
            if (named) {
                out.append('{');
                for (var name : one.by()) {
                    out.append(out.charAt(out.length() - 1) == '{' ? "" : "; ");
                    print(name, "[]|;#}\\", out);
                }
                if (one.option() != null) {
                    out.append(one.by().isEmpty() ? "#" : " #");
                    print(one.option(), "[]|;}\\", out);
                }
                out.append('}');
            }
        }
        out.append(']');
    }

    private static void print(String words, String signs, StringBuilder out) {
        for (int i = 0; i < words.length(); i++) {
            if (signs.indexOf(words.charAt(i)) >= 0) {
                out.append('\\');
            }
            out.append(words.charAt(i));
        }
    }
}
