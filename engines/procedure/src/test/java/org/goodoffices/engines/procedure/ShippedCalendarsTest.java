package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The dated calendars that are shipped.
class ShippedCalendarsTest {

    private static final Set<String> WEEKEND = Set.of("Saturday", "Sunday");

    @ParameterizedTest
    @CsvSource({
        "hong-kong, 2026, 17",
        "hong-kong, 2027, 17",
        "geneva, 2026, 9",
        "geneva, 2027, 9",
        "mainland-china, 2026, 33"
    })
    void each_year_has_its_days_off_and_where_they_were_read(String name, int year, int days) {
        WorkingCalendar calendar = ShippedRules.calendar(name);

        assertThat(calendar.covers(year)).isTrue();
        assertThat(calendar.sourceOf(year)).contains("http");
        assertThat(
                        LocalDate.of(year, 1, 1)
                                .datesUntil(LocalDate.of(year + 1, 1, 1))
                                .filter(day -> isHoliday(calendar, day))
                                .count())
                .isEqualTo(days);
    }

    @Test
    void a_substituted_holiday_in_hong_kong_is_a_day_off_and_the_day_before_christmas_is_not() {
        WorkingCalendar calendar = ShippedRules.calendar("hong-kong");

        assertThat(calendar.dayOff(LocalDate.of(2026, 4, 7)))
                .isEqualTo(new Text("The day following Easter Monday", "复活节星期一翌日"));
        assertThat(calendar.dayOff(LocalDate.of(2027, 2, 9)))
                .isEqualTo(new Text("The fourth day of Lunar New Year", "农历年初四"));
        assertThat(calendar.dayOff(LocalDate.of(2026, 12, 24))).isNull();
    }

    @Test
    void a_worked_sunday_in_mainland_china_is_a_working_day() {
        WorkingCalendar calendar = ShippedRules.calendar("mainland-china");

        assertThat(calendar.dayOff(LocalDate.of(2026, 9, 20))).isNull();
        assertThat(calendar.dayOff(LocalDate.of(2026, 9, 13))).isNotNull();
    }

    @Test
    void a_year_that_nobody_published_is_refused_and_not_guessed() {
        WorkingCalendar calendar = ShippedRules.calendar("hong-kong");

        assertThat(calendar.covers(2028)).isFalse();
        assertThatThrownBy(() -> calendar.dayOff(LocalDate.of(2028, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isHoliday(WorkingCalendar calendar, LocalDate day) {
        Text why = calendar.dayOff(day);
        return why != null && !WEEKEND.contains(why.en());
    }
}
