package org.goodoffices.casework.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import org.goodoffices.casework.docket.Agenda;
import org.goodoffices.casework.docket.Desk;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.tokens.PersonalTokens;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// A person's dates as a feed, in the language in which the person is written to.
@Controller
class CalendarController {

    private static final MediaType CALENDAR =
            new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Access access;
    private final PersonalTokens tokens;
    private final People people;
    private final Desk desk;
    private final Texts texts;
    private final InstantSource clock;
    private final String address;
    private final ZoneId zone;

    CalendarController(
            Access access,
            PersonalTokens tokens,
            People people,
            Desk desk,
            Texts texts,
            InstantSource clock,
            @Value("${goodoffices.address}") String address,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId zone) {
        this.access = access;
        this.tokens = tokens;
        this.people = people;
        this.desk = desk;
        this.texts = texts;
        this.clock = clock;
        this.address = address;
        this.zone = zone;
    }

    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        var holder =
                access.as(PersonId.PUBLIC, () -> tokens.holder(PersonalTokens.Kind.CALENDAR, token))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var calendar = access.as(holder.person(), () -> calendar(holder.person()));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .body(calendar.getBytes(StandardCharsets.UTF_8));
    }

    private String calendar(PersonId person) {
        var language = people.myself().language().equals("zh") ? Language.ZH : Language.EN;
        var now = clock.instant();
        var events =
                desk.openCases(person).stream()
                        .flatMap(open -> Agenda.of(open, now).stream())
                        .sorted(Comparator.comparing(Agenda.Dated::at))
                        .map(dated -> event(person, language, dated))
                        .toList();
        return Calendar.of(texts.of(language, "api.calendar.name"), zone, events);
    }

    private Calendar.Event event(PersonId person, Language language, Agenda.Dated dated) {
        var open = dated.open();
        var page = address + "/cases/" + open.file().number();
        return switch (dated) {
            case Agenda.Dated.Due(_, var limit, var at) -> {
                var of = limit.of();
                yield new Calendar.Event(
                        uid(
                                person,
                                open,
                                limit.limit().name()
                                        + " "
                                        + (of == null ? "" : of.id())
                                        + " "
                                        + limit.anchoredAt()),
                        limit.moved().isEmpty() ? limit.anchoredAt() : limit.moved().getLast(),
                        limit.moved().size(),
                        null,
                        at,
                        texts.of(
                                language,
                                "api.calendar.limit",
                                of(language, limit.limit().title()),
                                of(language, open.file().title())),
                        of(language, limit.explanation().asText()),
                        "",
                        page);
            }
            case Agenda.Dated.Meeting(_, var act, var entry, var day, _) ->
                    new Calendar.Event(
                            uid(person, open, entry.id().toString()),
                            entry.at(),
                            0,
                            day,
                            null,
                            of(language, act.title())
                                    + language.of(": ", "：")
                                    + of(language, open.file().title()),
                            "",
                            Objects.requireNonNullElse(entry.text("place"), ""),
                            page + "?from=" + entry.id() + "#entry-" + entry.id());
        };
    }

    private static String of(Language language, Text text) {
        return language.of(text.en(), text.zh());
    }

    /// Different for each recipient, so that two who compare their calendars learn nothing from it.
    private static String uid(PersonId person, OpenCase open, String what) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (person + " " + open.file().id().value() + " " + what)
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16) + "@goodoffices";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every JDK", missing);
        }
    }
}
