package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.governance.SessionAct.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.organs.governance.Floor.Speech;
import org.junit.jupiter.api.Test;

class FloorTest {

    private static final Instant TEN = Instant.parse("2026-11-02T10:00:00Z");

    private final List<SessionEntry> entries = new ArrayList<>();

    @Test
    void points_of_order_come_first_replies_last_and_each_as_they_asked() {
        asks("XAA", "reply");
        asks("XBB", "statement");
        asks("XCC", "point-of-order");
        asks("XDD", "statement");

        assertThat(floor().waiting())
                .extracting(Floor.Waiting::key)
                .containsExactly(
                        "XCC.point-of-order", "XBB.statement", "XDD.statement", "XAA.reply");
    }

    @Test
    void who_is_interrupted_goes_on_and_loses_no_time() {
        asks("XAA", "statement");
        given("XAA.statement", "5", 0);
        asks("XBB", "point-of-order");
        given("XBB.point-of-order", "", 60);
        enter(RULE, "XCC", Map.of("rulingEn", "No.", "rulingZh", "否。"), 180);

        var floor = floor();
        var now = java.util.Objects.requireNonNull(floor.now());
        assertThat(now.who().key()).isEqualTo("XAA.statement");
        assertThat(now.limit()).isEqualTo(TEN.plus(Duration.ofMinutes(7)));
        assertThat(floor.spoken())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.who().key()).isEqualTo("XBB.point-of-order");
                    assertThat(one.limit()).isNull();
                    assertThat(one.ruling()).isNotNull();
                });
    }

    @Test
    void the_end_of_the_meeting_ends_all_speech_and_the_next_item_opens_the_list_anew() {
        asks("XAA", "statement");
        given("XAA.statement", "", 0);
        asks("XBB", "statement");
        enter(CLOSE_LIST, "", Map.of(), 1);
        assertThat(floor().closed()).isTrue();
        enter(TAKE_UP, "", Map.of("item", "2"), 2);
        assertThat(floor().closed()).isFalse();
        assertThat(floor().item()).isEqualTo(2);
        enter(CLOSE_MEETING, "", Map.of(), 3);

        assertThat(floor().now()).isNull();
        assertThat(floor().waiting()).isEmpty();
        assertThat(floor().spoken()).extracting(Speech::until).containsExactly(TEN.plusSeconds(3));
    }

    @Test
    void an_appeal_belongs_to_the_ruling_made_last() {
        for (var state : List.of("XAA", "XBB")) {
            asks(state, "point-of-order");
            given(state + ".point-of-order", "", 0);
            enter(RULE, "", Map.of("rulingEn", "No.", "rulingZh", "否。"), 1);
        }
        enter(APPEAL, "XAA", Map.of("motion", "Appeal.1"), 2);

        assertThat(floor().spoken()).extracting(Speech::appeal).containsExactly(null, "Appeal.1");
    }

    private Floor floor() {
        return Floor.of(entries);
    }

    private void asks(String state, String purpose) {
        enter(ASK_FLOOR, state, Map.of("purpose", purpose), 0);
    }

    private void given(String speaker, String minutes, long seconds) {
        enter(
                GIVE_FLOOR,
                "",
                minutes.isEmpty()
                        ? Map.of("speaker", speaker)
                        : Map.of("speaker", speaker, "minutes", minutes),
                seconds);
    }

    private void enter(SessionAct act, String state, Map<String, String> values, long seconds) {
        entries.add(
                new SessionEntry(
                        entries.size() + 1,
                        act,
                        TEN.plusSeconds(seconds),
                        new UUID(0, 1),
                        state,
                        values));
    }
}
