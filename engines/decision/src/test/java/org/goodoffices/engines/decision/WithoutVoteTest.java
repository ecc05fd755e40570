package org.goodoffices.engines.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.goodoffices.engines.decision.WithoutVote.Break;
import org.goodoffices.engines.decision.WithoutVote.Consensus;
import org.goodoffices.engines.decision.WithoutVote.NobodyAsked;
import org.goodoffices.engines.decision.WithoutVote.Silence;
import org.goodoffices.engines.decision.WithoutVote.State;
import org.junit.jupiter.api.Test;

class WithoutVoteTest {

    private static final Instant BEGUN = Instant.parse("2026-11-02T09:00:00Z");
    private static final Instant LIMIT = Instant.parse("2026-11-05T09:00:00Z");

    private static Silence silence(Instant asAt, Break... breaks) {
        return new Silence(BEGUN, LIMIT, List.of(breaks), asAt);
    }

    @Test
    void silence_adopts_when_the_limit_has_passed_and_not_before() {
        assertThat(silence(BEGUN).state()).isEqualTo(State.OPEN);
        assertThat(silence(LIMIT).state()).isEqualTo(State.OPEN);
        assertThat(silence(LIMIT.plusNanos(1)).state()).isEqualTo(State.ADOPTED);
        assertThat(silence(LIMIT.plusNanos(1)).sentence().zh())
                .isEqualTo("提案以默许程序获得通过：截至协调世界时2026年11月5日09:00:00，无成员打破默许。");
    }

    @Test
    void one_no_breaks_it_up_to_the_limit_and_not_after() {
        var later = LIMIT.plusSeconds(60);
        assertThat(silence(later, new Break("Freedonia", LIMIT)).state())
                .isEqualTo(State.NOT_ADOPTED);
        assertThat(silence(later, new Break("Freedonia", LIMIT.plusNanos(1))).state())
                .isEqualTo(State.ADOPTED);
        assertThat(silence(later, new Break("Freedonia", BEGUN.minusNanos(1))).state())
                .isEqualTo(State.ADOPTED);
        // As at a moment before the no, nobody had broken it.
        assertThat(silence(BEGUN, new Break("Freedonia", LIMIT)).state()).isEqualTo(State.OPEN);
    }

    @Test
    void consensus_is_the_absence_of_objection_and_a_vote_is_held_where_one_is_asked_for() {
        assertThat(new Consensus(List.of()).sentence())
                .isEqualTo(new Text("The proposal is adopted by consensus.", "提案以协商一致方式获得通过。"));
        assertThat(new Consensus(List.of("Freedonia")).state()).isEqualTo(State.NOT_ADOPTED);
        assertThat(new Consensus(List.of("Freedonia", "Sylvania")).sentence())
                .isEqualTo(
                        new Text(
                                "There is no consensus: Freedonia, Sylvania object.",
                                "未能协商一致：Freedonia、Sylvania正式提出反对。"));
        assertThat(new NobodyAsked(List.of()).state()).isEqualTo(State.ADOPTED);
        assertThat(new NobodyAsked(List.of("Sylvania")).state()).isEqualTo(State.NOT_ADOPTED);
    }
}
