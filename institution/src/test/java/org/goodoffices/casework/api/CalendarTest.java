package org.goodoffices.casework.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
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
                                        2,
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
                        "LAST-MODIFIED:20261123T010203Z",
                        "SEQUENCE:2",
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
                                        0,
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

    /// What another program reads in it: ical4j, which holds it against RFC 5545.
    @Test
    void a_parser_of_others_finds_it_valid_and_reads_what_was_meant() throws Exception {
        var words = "时限届满：对调解请求作出答复；逾期视为拒绝，调解终止。𠮷".repeat(9);
        var written =
                Calendar.of(
                        "我的日程, with; all\nsigns",
                        ZoneId.of("Asia/Hong_Kong"),
                        List.of(
                                new Calendar.Event(
                                        "1@x",
                                        Instant.parse("2026-11-23T01:02:03Z"),
                                        3,
                                        null,
                                        Instant.parse("2026-12-24T16:00:00Z"),
                                        words,
                                        "first line\nsecond, with; signs \\ and “quotes”",
                                        "",
                                        "http://localhost/cases/GO-2026-7KQ4M"),
                                new Calendar.Event(
                                        "2@x",
                                        Instant.EPOCH,
                                        0,
                                        LocalDate.of(2026, 12, 31),
                                        null,
                                        "Session",
                                        "",
                                        "四号会议室, Room 4",
                                        "http://localhost/")));
        assertThat(written).endsWith("END:VCALENDAR\r\n");
        assertThat(written.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(written.split("\r\n"))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);

        var read = new CalendarBuilder().build(new StringReader(written));

        assertThat(read.validate().getEntries()).isEmpty();
        var limit = (VEvent) read.getComponents("VEVENT").getFirst();
        assertThat(value(limit, "SUMMARY")).isEqualTo(words);
        assertThat(value(limit, "DESCRIPTION"))
                .isEqualTo("first line\nsecond, with; signs \\ and “quotes”");
        assertThat(value(limit, "SEQUENCE")).isEqualTo("3");
        assertThat(Instant.from(limit.getEndDate().orElseThrow().getDate()))
                .isEqualTo(Instant.parse("2026-12-24T16:00:00Z"));
        var session = (VEvent) read.getComponents("VEVENT").getLast();
        assertThat(value(session, "LOCATION")).isEqualTo("四号会议室, Room 4");
        assertThat(session.getStartDate().orElseThrow().getDate())
                .isEqualTo(LocalDate.of(2026, 12, 31));
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static Calendar.Event limit(String at) {
        return new Calendar.Event(
                "1@x", Instant.EPOCH, 0, null, Instant.parse(at), "x", "", "", "http://localhost/");
    }
}
