package org.goodoffices.casework.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTest {

    @Test
    void a_limit_stands_in_the_institutions_zone_at_its_last_minute() {
        var calendar =
                Calendar.of(
                        "Dates",
                        ZoneId.of("Asia/Hong_Kong"),
                        List.of(
                                new Calendar.Event(
                                        "1@x",
                                        Instant.parse("2026-11-23T01:02:03Z"),
                                        null,
                                        Instant.parse("2026-12-24T16:00:00Z"),
                                        "Ends: Consent, answer; now",
                                        "",
                                        "",
                                        "http://localhost/cases/GO-2026-7KQ4M")));

        assertThat(calendar.split("\r\n"))
                .contains(
                        "BEGIN:VTIMEZONE",
                        "TZID:Asia/Hong_Kong",
                        "TZOFFSETTO:+0800",
                        "DTSTAMP:20261123T010203Z",
                        "DTSTART;TZID=Asia/Hong_Kong:20261224T235900",
                        "DTEND;TZID=Asia/Hong_Kong:20261225T000000",
                        "SUMMARY:Ends: Consent\\, answer\\; now");
    }

    @Test
    void a_zone_with_summer_time_brings_the_change_along() {
        var calendar =
                Calendar.of(
                        "Dates",
                        ZoneId.of("Europe/Zurich"),
                        List.of(limit("2026-03-01T12:00:00Z"), limit("2026-07-01T12:00:00Z")));

        assertThat(calendar.split("\r\n"))
                .containsSubsequence(
                        "BEGIN:STANDARD",
                        "DTSTART:20251026T030000",
                        "TZOFFSETFROM:+0200",
                        "TZOFFSETTO:+0100",
                        "END:STANDARD",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:20260329T020000",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0200",
                        "END:DAYLIGHT");
    }

    @Test
    void a_session_is_a_whole_day() {
        var calendar =
                Calendar.of(
                        "Dates",
                        ZoneId.of("Asia/Hong_Kong"),
                        List.of(
                                new Calendar.Event(
                                        "1@x",
                                        Instant.EPOCH,
                                        LocalDate.of(2026, 12, 31),
                                        null,
                                        "Session",
                                        "",
                                        "Room 2",
                                        "http://localhost/")));

        assertThat(calendar.split("\r\n"))
                .contains(
                        "DTSTART;VALUE=DATE:20261231",
                        "DTEND;VALUE=DATE:20270101",
                        "LOCATION:Room 2")
                .doesNotContain("BEGIN:VTIMEZONE");
    }

    @Test
    void no_line_is_longer_than_75_octets_and_no_character_is_torn() {
        var folded = Calendar.folded("DESCRIPTION:" + "调解时限届满𠮷".repeat(20));

        assertThat(folded)
                .allSatisfy(part ->
                        assertThat(part.getBytes(StandardCharsets.UTF_8).length)
                                .isLessThanOrEqualTo(75));
        assertThat(folded.stream().skip(1)).allSatisfy(part -> assertThat(part).startsWith(" "));
        assertThat(
                        folded.getFirst()
                                + String.join(
                                        "",
                                        folded.stream().skip(1).map(p -> p.substring(1)).toList()))
                .isEqualTo("DESCRIPTION:" + "调解时限届满𠮷".repeat(20));
    }

    @Test
    void line_breaks_are_written_and_controls_left_out() {
        assertThat(Calendar.escaped("a\r\nb\u0007c\\d")).isEqualTo("a\\nbc\\\\d");
    }

    private static Calendar.Event limit(String at) {
        return new Calendar.Event(
                "1@x", Instant.EPOCH, null, Instant.parse(at), "x", "", "", "http://localhost/");
    }
}
