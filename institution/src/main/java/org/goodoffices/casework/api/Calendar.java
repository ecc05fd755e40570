package org.goodoffices.casework.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A calendar as RFC 5545 writes it: times in the institution's zone, whose rules it brings along.
/// What no longer lies ahead is not in it any more.
final class Calendar {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    /// One date.
    ///
    /// @param uid the same as long as the thing is the same
    /// @param stamp when it came about, or was last changed
    /// @param changes how often it was changed since it came about
    /// @param day the day of a session; null for an instant
    /// @param at the instant of a limit; null for a day
    record Event(
            String uid,
            Instant stamp,
            int changes,
            @Nullable LocalDate day,
            @Nullable Instant at,
            String summary,
            String description,
            String place,
            String address) {}

    private final ZoneId zone;
    private final StringBuilder out = new StringBuilder();

    private Calendar(ZoneId zone) {
        this.zone = zone;
    }

    /// The calendar of these dates, in this order.
    static String of(String name, ZoneId zone, List<Event> events) {
        var calendar = new Calendar(zone);
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Good Offices//Dates//EN");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("X-WR-CALNAME:" + escaped(name));
        if (events.stream().anyMatch(event -> event.at() != null)) {
            calendar.zone(events);
        }
        events.forEach(calendar::event);
        calendar.line("END:VCALENDAR");
        return calendar.out.toString();
    }

    private void event(Event event) {
        line("BEGIN:VEVENT");
        line("UID:" + event.uid());
        // without a METHOD both say the same (RFC 5545, 3.8.7.2), and a feed read again is the same
        var stamp = UTC.format(event.stamp().atOffset(ZoneOffset.UTC));
        line("DTSTAMP:" + stamp);
        line("LAST-MODIFIED:" + stamp);
        line("SEQUENCE:" + event.changes());
        var day = event.day();
        var at = event.at();
        if (day != null) {
            line("DTSTART;VALUE=DATE:" + DAY.format(day));
            line("DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)));
        } else if (at != null) {
            // the last minute in which the act is in time
            line("DTSTART" + local(at.minus(Duration.ofMinutes(1))));
            line("DTEND" + local(at));
        }
        line("SUMMARY:" + escaped(event.summary()));
        if (!event.description().isBlank()) {
            line("DESCRIPTION:" + escaped(event.description()));
        }
        if (!event.place().isBlank()) {
            line("LOCATION:" + escaped(event.place()));
        }
        line("URL:" + event.address());
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private String local(Instant moment) {
        return ";TZID=" + zone.getId() + ":" + LOCAL.format(moment.atZone(zone));
    }

    /// The offsets of the zone around the dates.
    private void zone(List<Event> events) {
        var moments =
                events.stream().map(Event::at).filter(java.util.Objects::nonNull).sorted().toList();
        var first = moments.getFirst().minus(Duration.ofDays(1));
        var last = moments.getLast().plus(Duration.ofDays(1));
        line("BEGIN:VTIMEZONE");
        line("TZID:" + zone.getId());
        var rules = zone.getRules();
        var before = rules.previousTransition(first);
        var offset = rules.getOffset(first);
        observance(
                before == null ? LocalDateTime.of(1970, 1, 1, 0, 0) : before.getDateTimeBefore(),
                before == null ? offset : before.getOffsetBefore(),
                offset,
                rules.isDaylightSavings(first));
        var next = rules.nextTransition(first);
        while (next != null && next.getInstant().isBefore(last)) {
            observance(
                    next.getDateTimeBefore(),
                    next.getOffsetBefore(),
                    next.getOffsetAfter(),
                    rules.isDaylightSavings(next.getInstant()));
            next = rules.nextTransition(next.getInstant());
        }
        line("END:VTIMEZONE");
    }

    private void observance(
            LocalDateTime from, ZoneOffset before, ZoneOffset after, boolean daylight) {
        var kind = daylight ? "DAYLIGHT" : "STANDARD";
        line("BEGIN:" + kind);
        line("DTSTART:" + LOCAL.format(from));
        line("TZOFFSETFROM:" + offset(before));
        line("TZOFFSETTO:" + offset(after));
        line("END:" + kind);
    }

    private static String offset(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        return (offset.getTotalSeconds() < 0 ? "-" : "+")
                + String.format(Locale.ROOT, "%02d%02d", seconds / 3600, seconds / 60 % 60)
                + (seconds % 60 == 0 ? "" : String.format(Locale.ROOT, "%02d", seconds % 60));
    }

    /// Text as RFC 5545, 3.3.11 writes it.
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\r\n|\r|\n", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /// A content line, folded so that none is longer than 75 octets (RFC 5545, 3.1), never inside a
    /// character.
    private void line(String text) {
        for (var part : folded(text)) {
            out.append(part).append("\r\n");
        }
    }

    static List<String> folded(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            int size = Character.toString(sign).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > 75) {
                parts.add(part.toString());
                part = new StringBuilder(" ");
                octets = 1;
            }
            part.appendCodePoint(sign);
            octets += size;
            i += Character.charCount(sign);
        }
        parts.add(part.toString());
        return parts;
    }
}
