package org.goodoffices.foundation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.ModelAndView;

/// One request for a page: in which language, by whom, from where; given to every template as
/// `visit`.
///
/// @param path the address asked for, with its query, for the switch of language
/// @param visitor the name of the person signed in, in the visit's language; null for the public
/// @param refused whether the answer shows again what was sent, because something in it is wrong
/// @param zone the institution's time zone, in which all times are shown
public record Visit(
        Language language,
        String path,
        @Nullable String visitor,
        boolean sampleWorld,
        boolean refused,
        ZoneId zone,
        Instant now,
        Texts texts,
        Supplier<CsrfToken> csrf,
        Supplier<String> once) {

    private static final DateTimeFormatter MOMENT_EN =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Language.EN.locale());
    private static final DateTimeFormatter MOMENT_ZH =
            DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm", Language.ZH.locale());
    private static final DateTimeFormatter DAY_EN =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Language.EN.locale());
    private static final DateTimeFormatter DAY_ZH =
            DateTimeFormatter.ofPattern("uuuu年M月d日", Language.ZH.locale());

    /// A text in the language of the visit.
    public String t(String key, Object... values) {
        return texts.of(language, key, values);
    }

    /// One of two texts, by the language of the visit.
    public String of(String english, String chinese) {
        return language.of(english, chinese);
    }

    /// A moment in words: `23 November 2026, 14:05` or `2026年11月23日 14:05`.
    public String moment(Instant moment) {
        return language.of(MOMENT_EN, MOMENT_ZH).format(moment.atZone(zone));
    }

    /// A day in words: `23 November 2026` or `2026年11月23日`.
    public String day(LocalDate day) {
        return day(language, day);
    }

    /// A day as it is told in a language.
    public static String day(Language language, LocalDate day) {
        return language.of(DAY_EN, DAY_ZH).format(day);
    }

    /// The day of a moment, in the institution's time zone.
    public String day(Instant moment) {
        return day(moment.atZone(zone).toLocalDate());
    }

    /// A moment as it is told in another time zone, which is named: `23 November 2026, 01:05
    /// (Eastern Time)`.
    public String moment(Instant moment, ZoneId where) {
        return told(where).moment(moment) + named(where);
    }

    /// The day of a moment in another time zone, which is named.
    public String day(Instant moment, ZoneId where) {
        return told(where).day(moment) + named(where);
    }

    /// The institution's own needs no name.
    private String named(ZoneId where) {
        return where.equals(zone)
                ? ""
                : of(" (%s)", "（%s）")
                        .formatted(where.getDisplayName(TextStyle.FULL, language.locale()));
    }

    private Visit told(ZoneId where) {
        return new Visit(
                language, path, visitor, sampleWorld, refused, where, now, texts, csrf, once);
    }

    /// A day in words where the text is one (`2026-11-24`), else the text.
    public String dayIfOne(String text) {
        try {
            return day(LocalDate.parse(text));
        } catch (DateTimeParseException other) {
            return text;
        }
    }

    /// The same page in the other language.
    public String inOtherLanguage() {
        var bare = path.replaceAll("([?&])lang=[a-z]*(&|$)", "$1").replaceAll("[?&]$", "");
        return bare + (bare.contains("?") ? "&" : "?") + "lang=" + language.other().code();
    }

    /// The same visit in a language, for whoever answers in both.
    public Visit in(Language other) {
        return new Visit(other, path, visitor, sampleWorld, refused, zone, now, texts, csrf, once);
    }

    /// The same visit, as if another address had been asked for.
    public Visit at(String address) {
        return new Visit(
                language, address, visitor, sampleWorld, refused, zone, now, texts, csrf, once);
    }

    /// The same visit, where what was sent is shown again.
    Visit afterRefusal() {
        return new Visit(language, path, visitor, sampleWorld, true, zone, now, texts, csrf, once);
    }

    /// A page drawn from a template of `src/main/jte`, with its record as `page`.
    public ModelAndView page(String template, Object page) {
        var view = new ModelAndView(template);
        view.addObject("visit", this);
        view.addObject("page", page);
        return view;
    }
}
