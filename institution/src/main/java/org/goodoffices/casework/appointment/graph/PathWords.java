package org.goodoffices.casework.appointment.graph;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goodoffices.casework.appointment.graph.Tie.Share;
import org.goodoffices.engines.names.Comparison;
import org.goodoffices.engines.procedure.Language;
import org.goodoffices.engines.procedure.Text;

/// A path in words: one sentence, and where each step is known from.
public final class PathWords {

    private static final int LONGEST_NAME = 120;

    private final Language language;
    private final ResourceBundle words;

    /// The words for the parts of names, which the command line has too.
    private final ResourceBundle parts;

    /// In one of the two languages.
    public PathWords(Language language) {
        this.language = language;
        var locale =
                switch (language) {
                    case EN -> Locale.ENGLISH;
                    case ZH -> Locale.SIMPLIFIED_CHINESE;
                };
        words = bundle("messages/casework/ties", locale);
        parts = bundle("cli", locale);
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                name,
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// A text in this language.
    public String of(Text text) {
        return switch (language) {
            case EN -> text.en();
            case ZH -> text.zh();
        };
    }

    /// The whole path as one sentence.
    public String sentence(Path path) {
        if (path.steps().isEmpty()) {
            return say("ties.same", plain(path.things().getFirst().name()));
        }
        return String.join(say("ties.then"), steps(path)) + say("ties.end");
    }

    /// The steps of a path in words, one after the other; none where both ends are one.
    public List<String> steps(Path path) {
        return IntStream.range(0, path.steps().size()).mapToObj(step -> step(path, step)).toList();
    }

    private String step(Path path, int step) {
        return path.steps().get(step).ties().stream()
                .map(tie ->
                        say(
                                "ties.word." + tie.kind().word(path.along(step, tie)),
                                plain(path.things().get(step).name()),
                                plain(path.things().get(step + 1).name()),
                                about(tie)))
                .distinct()
                .collect(Collectors.joining(say("ties.and")));
    }

    private String about(Tie tie) {
        var parts = new java.util.ArrayList<String>();
        if (tie.share() != null) {
            parts.add(share(tie.share()));
        }
        var since = tie.since();
        var until = tie.until();
        if (since != null && until != null) {
            parts.add(say("ties.since-until", since, until));
        } else if (since != null) {
            parts.add(say("ties.since", since));
        } else if (until != null) {
            parts.add(say("ties.until", until));
        } else {
            parts.add(say("ties.undated"));
        }
        return say("ties.about", String.join(say("ties.comma"), parts));
    }

    private String share(Share share) {
        return share.least() == share.most()
                ? say("ties.share", number(share.least()))
                : say("ties.share-between", number(share.least()), number(share.most()));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.valueOf(Math.round(value * 100) / 100.0);
    }

    /// Where a tie is known from.
    public String known(Evidence evidence) {
        return switch (evidence) {
            case Evidence.InFile(var file, var line, var statement) ->
                    statement.isEmpty()
                            ? say("ties.in-file", plain(file), line)
                            : say("ties.in-statement", plain(file), line, plain(statement));
            case Evidence.Declared(var by, var on) -> say("ties.declared", plain(by), on);
            case Evidence.OnDocket(var number) -> say("ties.on-docket", number);
        };
    }

    /// How a part of one name answers to a part of another.
    public String part(Comparison.Line line) {
        return say(
                parts,
                "names.relation." + line.relation().name(),
                plain(line.one().isEmpty() ? line.other() : line.one()),
                plain(line.other()),
                number(line.likeness()),
                number(line.weight()));
    }

    /// A grade, a role, or another word of the screening.
    public String say(String key, Object... about) {
        return say(words, key, about);
    }

    private static String say(ResourceBundle words, String key, Object... about) {
        // numbers as they are, without separators
        return new MessageFormat(words.getString(key), Locale.ROOT)
                .format(Arrays.stream(about).map(one -> said(words, one)).toArray());
    }

    private static String said(ResourceBundle words, Object one) {
        return one instanceof LocalDate day
                ? DateTimeFormatter.ofPattern(words.getString("ties.day"), words.getLocale())
                        .format(day)
                : String.valueOf(one);
    }

    /// A name as a line can show it: no line breaks, nothing that turns the writing around, not
    /// longer than a line.
    public static String plain(String name) {
        var seen = name.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return seen.codePointCount(0, seen.length()) <= LONGEST_NAME
                ? seen
                : seen.substring(0, seen.offsetByCodePoints(0, LONGEST_NAME / 2)) + "…";
    }
}
