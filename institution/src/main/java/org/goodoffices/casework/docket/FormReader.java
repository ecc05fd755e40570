package org.goodoffices.casework.docket;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Takes;
import org.goodoffices.foundation.print.PrintFonts;
import org.goodoffices.foundation.web.Countries;

/// Reads what the form of an act said into the facts that its entry will carry, or says what is
/// wrong with it.
public final class FormReader {

    /// The longest text that one field takes, in characters.
    public static final int LONGEST_TEXT = 20_000;

    /// The longest line that one field takes, in characters.
    public static final int LONGEST_LINE = 500;

    /// The longest name of a party or a person, in characters.
    public static final int LONGEST_NAME = 300;

    private static final int MOST_DAYS = 3_660;

    /// Facts, or why not.
    sealed interface Reading {
        record Read(Map<String, Object> facts) implements Reading {}

        record Wrong(Outcome.Refused refusal) implements Reading {}
    }

    private final Refusals refusals;

    public FormReader(Refusals refusals) {
        this.refusals = refusals;
    }

    Reading read(Act act, ActForm form, OpenCase open, Instant now) {
        var facts = new TreeMap<String, Object>();
        for (var takes : act.takes()) {
            var field = takes.key();
            if (takes == Takes.PAPERS) {
                continue; // read by whoever enters the act: they come in with its entry
            }
            var value = form.value(field);
            if (value == null) {
                if (required(act, takes) && !namedOtherwise(takes, form)) {
                    return wrong("missing", field);
                }
                continue;
            }
            var longest = long_(takes) ? LONGEST_TEXT : LONGEST_LINE;
            var unfit = unfit(value, longest, field);
            if (unfit != null) {
                return new Reading.Wrong(unfit);
            }
            switch (takes) {
                case DATE -> {
                    var day = day(value);
                    if (day == null) {
                        return wrong("not-a-date", field);
                    }
                    if (act.effect() == Effect.SERVES
                            && day.isAfter(now.atZone(open.rules().zone()).toLocalDate())) {
                        return wrong("receipt-in-future", field);
                    }
                    facts.put(act.effect() == Effect.SERVES ? "received" : "date", day.toString());
                }
                case DAYS -> {
                    if (!value.matches("[0-9]{1,4}")
                            || Integer.parseInt(value) < 1
                            || Integer.parseInt(value) > MOST_DAYS) {
                        return wrong("not-days", field);
                    }
                    facts.put(field, Long.parseLong(value));
                }
                case PARTY -> {
                    if (open.file().parties().stream()
                            .noneMatch(p -> p.id().toString().equals(value))) {
                        return wrong("no-such-party", field);
                    }
                    facts.put(field, value);
                }
                case SHARE -> {
                    if (open.proceeding().parties().stream().noneMatch(value::equals)) {
                        return wrong("no-such-party", field);
                    }
                    facts.put(field, value);
                }
                case MEDIATOR -> {
                    for (var one : value.split(",")) {
                        if (!isUuid(one)) {
                            return wrong("no-such-mediator", field);
                        }
                    }
                    facts.put(field, value);
                }
                case KIND -> {
                    if (Arrays.stream(Party.Kind.values())
                            .noneMatch(kind -> kind.key().equals(value))) {
                        return wrong("no-such-kind", field);
                    }
                    facts.put(field, value);
                }
                case COUNTRY -> {
                    var country = Countries.named(value).orElse(null);
                    if (country == null) {
                        return wrong("no-such-country", field);
                    }
                    facts.put(field, country.code());
                }
                case LIMIT -> {
                    if (!open.rules().limits().containsKey(value)) {
                        return wrong("no-such-limit", field);
                    }
                    facts.put(field, value);
                }
                default -> facts.put(field, value);
            }
        }
        return new Reading.Read(facts);
    }

    /// Whether a mediator is named who is not on the panel.
    private static boolean namedOtherwise(Takes takes, ActForm form) {
        return takes == Takes.MEDIATOR
                && NameMediators.OTHER.stream().anyMatch(field -> form.value(field) != null);
    }

    /// The day that this text says; null where it says none, or none of our time.
    static @org.jspecify.annotations.Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() < 1900 || day.getYear() > 2199 ? null : day;
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /// Why words cannot be taken; null where they can.
    public Outcome.@org.jspecify.annotations.Nullable Refused unfit(
            String words, int longest, String field) {
        if (words.codePointCount(0, words.length()) > longest) {
            return refusals.of("too-long", field, longest);
        }
        if (longest <= LONGEST_LINE && breaks(words)) {
            return refusals.of("line-broken", field);
        }
        return words.codePoints().anyMatch(FormReader::unprintable)
                ? refusals.of("unprintable", field)
                : null;
    }

    /// Why this cannot be the name of a party or a person of a case; null where it can. A
    /// settlement will have to print it.
    Outcome.@org.jspecify.annotations.Nullable Refused unfitName(String name, String field) {
        var unfit = unfit(name, LONGEST_NAME, field);
        var unprinted = PrintFonts.unprintable(name);
        return unfit != null || unprinted.isEmpty()
                ? unfit
                : refusals.of("not-printed", field, PrintFonts.named(unprinted.getFirst()));
    }

    /// Fields without which the act would say nothing.
    static boolean required(Act act, Takes takes) {
        return switch (takes.key()) {
            case "party",
                    "name",
                    "kind",
                    "country",
                    "interest",
                    "mediator",
                    "limit",
                    "days",
                    "reason",
                    "declaration",
                    "proposal" ->
                    true;
            case "date" -> act.effect() == Effect.SERVES;
            default -> false;
        };
    }

    static boolean long_(Takes takes) {
        return switch (takes.key()) {
            case "text", "reason", "declaration", "proposal", "people", "clauses" -> true;
            default -> false;
        };
    }

    /// Control characters, and marks that turn the direction of what follows, have no place in what
    /// others will read.
    public static boolean unprintable(int sign) {
        return Character.getType(sign) == Character.CONTROL
                        && sign != '\n'
                        && sign != '\r'
                        && sign != '\t'
                || sign >= 0x202A && sign <= 0x202E
                || sign >= 0x2066 && sign <= 0x2069
                || Character.getType(sign) == Character.SURROGATE;
    }

    /// Whether what is to be one line is several: names and places stand in the heads of letters.
    static boolean breaks(String words) {
        return words.codePoints().anyMatch(sign -> sign == '\n' || sign == '\r');
    }

    private static boolean isUuid(String value) {
        try {
            return UUID.fromString(value).toString().equals(value);
        } catch (IllegalArgumentException not) {
            return false;
        }
    }

    private Reading wrong(String key, String field, Object... values) {
        return new Reading.Wrong(refusals.of(key, field, values));
    }
}
