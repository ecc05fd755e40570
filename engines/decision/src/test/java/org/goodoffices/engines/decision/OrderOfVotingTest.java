package org.goodoffices.engines.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.goodoffices.engines.decision.OrderOfVoting.Amendment;
import org.goodoffices.engines.decision.OrderOfVoting.Fate;
import org.goodoffices.engines.decision.OrderOfVoting.Next;
import org.goodoffices.engines.decision.OrderOfVoting.NotNow;
import org.goodoffices.engines.decision.OrderOfVoting.Part;
import org.goodoffices.engines.decision.OrderOfVoting.Proposal;
import org.goodoffices.engines.decision.OrderOfVoting.Result;
import org.junit.jupiter.api.Test;

class OrderOfVotingTest {

    private static final Amendment FAR =
            new Amendment("L.2", "L.1", List.of("Freedonia"), Set.of("L.3"));
    private static final Amendment NEAR =
            new Amendment("L.3", "L.1", List.of("Sylvania", "Ruritania"), Set.of());
    private static final Amendment TO_NEAR =
            new Amendment("L.4", "L.3", List.of("Freedonia"), Set.of());

    private static Proposal proposal(List<Amendment> amendments, List<Part> parts, boolean whole) {
        return new Proposal("L.1", List.of("Ruritania", "Sylvania"), amendments, parts, whole);
    }

    private static String put(OrderOfVoting order) {
        return switch (order.next()) {
            case Next.PutAmendment(var amendment) -> amendment.name();
            case Next.PutPart(var part) -> part.name();
            case Next.PutWhole whole -> "whole" + whole.adopted() + whole.without();
            case Next.Over(var result) -> result.name();
        };
    }

    @Test
    void the_furthest_removed_goes_first_and_an_amendment_to_an_amendment_before_it()
            throws NotNow {
        var order = OrderOfVoting.of(proposal(List.of(FAR, NEAR, TO_NEAR), List.of(), false));
        assertThat(put(order)).isEqualTo("L.2");
        order = order.voted(false);
        assertThat(put(order)).isEqualTo("L.4");
        order = order.voted(true);
        assertThat(put(order)).isEqualTo("L.3");
        order = order.voted(true);
        assertThat(put(order)).isEqualTo("whole[L.3][]");
        order = order.voted(true);
        assertThat(put(order)).isEqualTo("ADOPTED");
        var over = order;
        assertThatThrownBy(() -> over.voted(true)).isInstanceOf(NotNow.class);
    }

    @Test
    void what_an_adopted_amendment_rules_out_is_not_put_nor_what_amends_it() throws NotNow {
        var order = OrderOfVoting.of(proposal(List.of(FAR, NEAR, TO_NEAR), List.of(), false));
        assertThat(order.conflicts()).containsExactly(List.of("L.2", "L.3"));
        order = order.voted(true);
        assertThat(put(order)).isEqualTo("whole[L.2][]");
        assertThat(order.fates())
                .containsEntry("L.3", Fate.EXCLUDED)
                .containsEntry("L.4", Fate.WITHOUT_OBJECT);
    }

    @Test
    void ruling_out_works_both_ways() throws NotNow {
        var order =
                OrderOfVoting.of(
                        proposal(
                                List.of(
                                        new Amendment("L.5", "L.1", List.of("X"), Set.of()),
                                        new Amendment("L.6", "L.1", List.of("Y"), Set.of("L.5"))),
                                List.of(),
                                false));
        assertThat(put(order.voted(true))).isEqualTo("whole[L.5][]");
    }

    @Test
    void parts_are_voted_separately_and_what_is_voted_out_is_left_out() throws NotNow {
        var parts =
                List.of(
                        new Part("para 1", false),
                        new Part("para 2", true),
                        new Part("para 3", true));
        var order = OrderOfVoting.of(proposal(List.of(), parts, true));
        order = order.voted(true).voted(false).voted(true);
        assertThat(put(order)).isEqualTo("whole[][para 2]");
        assertThat(put(order.voted(false))).isEqualTo("REJECTED");
    }

    @Test
    void if_all_operative_parts_are_rejected_the_proposal_is_rejected_as_a_whole() throws NotNow {
        var parts =
                List.of(
                        new Part("para 1", false),
                        new Part("para 2", true),
                        new Part("para 3", true));
        var order =
                OrderOfVoting.of(proposal(List.of(), parts, true))
                        .voted(true)
                        .voted(false)
                        .voted(false);
        assertThat(order.next()).isEqualTo(new Next.Over(Result.REJECTED));
        var rest =
                OrderOfVoting.of(proposal(List.of(), parts, false))
                        .voted(true)
                        .voted(false)
                        .voted(false);
        assertThat(put(rest)).isEqualTo("whole[][para 2, para 3]");
    }

    @Test
    void a_motion_is_withdrawn_when_its_last_sponsor_leaves_it_and_takes_what_amends_it_along()
            throws NotNow {
        var order = OrderOfVoting.of(proposal(List.of(FAR, NEAR, TO_NEAR), List.of(), false));
        order = order.withdrawn("L.3", "Sylvania");
        assertThat(order.fates()).isEmpty();
        order = order.withdrawn("L.3", "Ruritania");
        assertThat(order.fates())
                .containsEntry("L.3", Fate.WITHDRAWN)
                .containsEntry("L.4", Fate.WITHOUT_OBJECT);
        order = order.withdrawn("L.1", "Ruritania").withdrawn("L.1", "Sylvania");
        assertThat(order.next()).isEqualTo(new Next.Over(Result.WITHDRAWN));
    }

    @Test
    void nothing_is_withdrawn_after_voting_on_it_has_begun_or_once_amended_or_by_others()
            throws NotNow {
        var order =
                OrderOfVoting.of(proposal(List.of(FAR, NEAR, TO_NEAR), List.of(), false))
                        .voted(false);
        assertThatThrownBy(() -> order.withdrawn("L.1", "Ruritania")).isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> order.withdrawn("L.2", "Freedonia")).isInstanceOf(NotNow.class);
        var amended = order.voted(true);
        assertThatThrownBy(() -> amended.withdrawn("L.3", "Sylvania"))
                .isInstanceOfSatisfying(
                        NotNow.class,
                        why -> assertThat(why.why().zh()).isEqualTo("动议仅得于开始表决之前且未经修正时撤回。"));
        assertThatThrownBy(() -> order.withdrawn("L.4", "Sylvania"))
                .hasMessage("Sylvania does not sponsor L.4.");
        assertThatThrownBy(() -> order.withdrawn("L.9", "Sylvania")).isInstanceOf(NotNow.class);
    }

    @Test
    void names_that_do_not_fit_are_refused_before_any_vote() {
        for (var bad :
                List.of(
                        List.of(FAR),
                        List.of(NEAR, NEAR),
                        List.of(new Amendment("L.8", "L.7", List.of("X"), Set.of())),
                        List.of(
                                new Amendment("L.8", "L.7", List.of("X"), Set.of()),
                                new Amendment("L.7", "L.8", List.of("X"), Set.of())))) {
            assertThatThrownBy(() -> OrderOfVoting.of(proposal(bad, List.of(), false)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
