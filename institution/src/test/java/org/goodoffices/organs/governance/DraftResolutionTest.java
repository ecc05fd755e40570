package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.goodoffices.engines.decision.OrderOfVoting;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.organs.governance.DraftResolution.Amendment;
import org.goodoffices.organs.governance.DraftResolution.Change;
import org.goodoffices.organs.governance.DraftResolution.Event;
import org.goodoffices.organs.governance.DraftResolution.Mark;
import org.goodoffices.organs.governance.DraftResolution.Parity;
import org.goodoffices.organs.governance.DraftResolution.Part;
import org.junit.jupiter.api.Test;

class DraftResolutionTest {

    private static final Amendment REPLACE = amendment(1, "L.1", 2, Change.REPLACE, "two, again");
    private static final Amendment DELETE = amendment(2, "L.1", 2, Change.DELETE, "");
    private static final Amendment ADD = amendment(3, "L.1", 1, Change.ADD, "one and a half");
    private static final Amendment OF_REPLACE =
            amendment(4, "L.1/Amend.1", 0, Change.REPLACE, "two, better");

    @Test
    void adopted_amendments_are_in_the_clean_text_and_marked_in_the_other() {
        var draft = draft(List.of(REPLACE, ADD), List.of(), true, true);

        assertThat(draft.clean())
                .extracting(Text::en)
                .containsExactly("one", "one and a half", "two, again", "three");
        assertThat(draft.marked())
                .extracting(line -> line.mark() + " " + line.number() + " " + line.by())
                .containsExactly(
                        "KEPT 1 ",
                        "ADDED  L.1/Amend.3",
                        "REMOVED 2 L.1/Amend.1",
                        "ADDED  L.1/Amend.1",
                        "KEPT 3 ");
        assertThat(draft.clean().get(2).zh()).isEqualTo("two, again 中");
    }

    @Test
    void an_amendment_to_an_amendment_is_put_first_and_gives_the_words() {
        var before = draft(List.of(REPLACE, OF_REPLACE), List.of());
        assertThat(before.order().next())
                .isInstanceOfSatisfying(
                        OrderOfVoting.Next.PutAmendment.class,
                        next -> assertThat(next.amendment().name()).isEqualTo("L.1/Amend.4"));

        assertThat(draft(List.of(REPLACE, OF_REPLACE), List.of(), true, true).clean())
                .extracting(Text::en)
                .containsExactly("one", "two, better", "three");
        assertThat(draft(List.of(REPLACE, OF_REPLACE), List.of(), false, true).clean())
                .extracting(Text::en)
                .containsExactly("one", "two, again", "three");
    }

    @Test
    void two_changes_of_one_paragraph_conflict_and_the_second_is_not_put() {
        var before = draft(List.of(DELETE, REPLACE, ADD), List.of());
        assertThat(before.order().conflicts())
                .containsExactly(List.of("L.1/Amend.2", "L.1/Amend.1"));

        var after = draft(List.of(DELETE, REPLACE, ADD), List.of(), true);
        assertThat(after.order().fates()).containsEntry("L.1/Amend.1", OrderOfVoting.Fate.EXCLUDED);
        assertThat(after.clean()).extracting(Text::en).containsExactly("one", "three");
    }

    @Test
    void a_part_that_is_rejected_is_not_in_the_text() {
        var draft = draft(List.of(), List.of(new Part("L.1/Part.1", Set.of(1, 3))), false);

        assertThat(draft.clean()).extracting(Text::en).containsExactly("two");
        assertThat(draft.marked())
                .extracting(DraftResolution.Line::mark)
                .containsExactly(Mark.REMOVED, Mark.KEPT, Mark.REMOVED);
    }

    @Test
    void what_no_sponsor_is_left_to_is_withdrawn() {
        var draft =
                new DraftResolution(
                        1,
                        new Text("t", "题"),
                        List.of("one"),
                        List.of("一"),
                        true,
                        List.of("XAV", "XNE"),
                        List.of(),
                        List.of(),
                        List.of(
                                new Event.Withdrawn("L.1", "XAV"),
                                new Event.Withdrawn("L.1", "XNE")));

        assertThat(draft.order().next())
                .isEqualTo(new OrderOfVoting.Next.Over(OrderOfVoting.Result.WITHDRAWN));
    }

    @Test
    void both_languages_have_the_same_paragraphs_before_they_can_be_confirmed() {
        assertThat(DraftResolution.paragraphs("one\n\n \n two\nlines \r\n\r\nthree"))
                .containsExactly("one", "two\nlines", "three");
        assertThat(parity(List.of("one", "two"), List.of("一"), true)).isEqualTo(Parity.UNEQUAL);
        assertThat(parity(List.of("one"), List.of("一"), false)).isEqualTo(Parity.TO_CONFIRM);
        assertThat(parity(List.of("one"), List.of("一"), true)).isEqualTo(Parity.CONFIRMED);
        assertThat(DraftResolution.numbers("1，3", 3)).contains(Set.of(1, 3));
        assertThat(DraftResolution.numbers("4", 3)).isEmpty();
        assertThat(DraftResolution.numbers("one", 3)).isEmpty();
    }

    private static Parity parity(List<String> en, List<String> zh, boolean confirmed) {
        return new DraftResolution(
                        1,
                        new Text("t", "题"),
                        en,
                        zh,
                        confirmed,
                        List.of("XAV"),
                        List.of(),
                        List.of(),
                        List.of())
                .parity();
    }

    private static Amendment amendment(
            int number, String amends, int paragraph, Change change, String text) {
        return new Amendment(
                "L.1/Amend." + number,
                amends,
                paragraph,
                change,
                new Text(text, text.isEmpty() ? "" : text + " 中"),
                List.of("XNE"));
    }

    private static DraftResolution draft(
            List<Amendment> amendments, List<Part> parts, Boolean... votes) {
        return new DraftResolution(
                1,
                new Text("title", "标题"),
                List.of("one", "two", "three"),
                List.of("一", "二", "三"),
                true,
                List.of("XAV"),
                amendments,
                parts,
                java.util.Arrays.stream(votes).<Event>map(Event.Voted::new).toList());
    }
}
