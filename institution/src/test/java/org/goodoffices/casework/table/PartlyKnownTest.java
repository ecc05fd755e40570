package org.goodoffices.casework.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.engines.procedure.Text;
import org.junit.jupiter.api.Test;

/// A buyer who cannot say how much delivery matters, and a seller of whom all is known. At or above
/// the seller's walk-away are, for the buyer in hundredths of price and delivery: (100, 0), (60,
/// 0), (60, 100), (0, 0) and (0, 100).
class PartlyKnownTest {

    private static final IssueTable TABLE =
            new IssueTable(
                    List.of(
                            issue("i1", List.of("o2", "o3", "o4")),
                            issue("i5", List.of("o6", "o7"))),
                    List.of(),
                    false,
                    8);

    private static final PackageDeal CHEAP_AND_LATE = new PackageDeal(List.of(0, 1));
    private static final PackageDeal DEARER_AND_EARLY = new PackageDeal(List.of(1, 0));

    private static final Party SELLER =
            new Party(
                    "Seller",
                    new StatedPreference(
                                    Map.of("i1", 1, "i5", 2),
                                    Map.of("i1", 100, "i5", 50),
                                    Map.of(),
                                    Map.of("o2", 0, "o3", 40, "o4", 100, "o6", 0, "o7", 100),
                                    List.of(),
                                    26)
                            .in(TABLE),
                    Fraction.of(26));

    private static IssueTable.Issue issue(String id, List<String> options) {
        return new IssueTable.Issue(
                id,
                new Text(id, id),
                options.stream()
                        .map(option -> new IssueTable.Option(option, new Text(option, option)))
                        .toList());
    }

    private static StatedPreference buyer(int least, int most, StatedPreference.Trade... trades) {
        return new StatedPreference(
                Map.of("i1", 1, "i5", 2),
                Map.of("i1", 100, "i5", least),
                least == most ? Map.of() : Map.of("i5", most),
                Map.of("o2", 100, "o3", 60, "o4", 0, "o6", 100, "o7", 0),
                List.of(trades),
                30);
    }

    private static PartlyKnown known(StatedPreference stated) {
        return Objects.requireNonNull(PartlyKnown.of(TABLE, stated, List.of(SELLER)));
    }

    @Test
    void without_weights_two_packages_may_be_best_and_the_choice_between_them_is_the_question() {
        var known = known(buyer(0, 100));
        assertThat(known.packages()).containsExactly(CHEAP_AND_LATE, DEARER_AND_EARLY);
        assertThat(known.necessarily()).isEmpty();
        assertThat(known.possibly()).containsExactly(0, 1);
        assertThat(Objects.requireNonNull(known.question()).left()).isEqualTo(1);
    }

    @Test
    void bounds_on_one_weight_decide_it() {
        assertThat(known(buyer(10, 30)).necessarily()).containsExactly(0);
        assertThat(known(buyer(10, 30)).possibly()).containsExactly(0);
        assertThat(known(buyer(50, 80)).necessarily()).containsExactly(1);
        assertThat(known(buyer(50, 80)).question()).isNull();
        // 40 is where the two are worth the same
        assertThat(known(buyer(40, 80)).possibly()).containsExactly(0, 1);
        assertThat(known(buyer(30, 50)).necessarily()).isEmpty();
    }

    @Test
    void with_nobody_else_known_the_package_of_all_best_options_is_best() {
        var known = Objects.requireNonNull(PartlyKnown.of(TABLE, buyer(0, 100), List.of()));
        assertThat(known.packages()).containsExactly(new PackageDeal(List.of(0, 0)));
        assertThat(known.necessarily()).containsExactly(0);
    }

    @Test
    void more_packages_than_can_be_gone_through_are_not_compared() {
        var issues =
                IntStream.range(0, 15)
                        .mapToObj(i -> issue("i" + i, List.of("o" + i + "a", "o" + i + "b")))
                        .toList();
        var large = new IssueTable(issues, List.of(), false, 99);
        assertThat(PartlyKnown.of(large, buyer(0, 100), List.of())).isNull();
    }

    @Test
    void what_was_said_in_part_is_the_same_after_it_stood_in_the_record() {
        assertThat(StatedPreference.ofFacts(buyer(10, 30).facts())).isEqualTo(buyer(10, 30));
        assertThat(StatedPreference.ofFacts(buyer(50, 50).facts())).isEqualTo(buyer(50, 50));
        assertThat(buyer(50, 50).exact()).isTrue();
        assertThat(PreferenceForm.values(buyer(10, 30))).containsEntry("weight-i5", "10-30");
        assertThat(PreferenceForm.stated(TABLE, PreferenceForm.values(buyer(10, 30))))
                .isEqualTo(buyer(10, 30));
    }

    /// It would give up 10 million, and have it at its worst, for delivery in 2027: delivery then
    /// weighs 60 at least, and the dear and early package is best whatever it weighs beyond that.
    @Test
    void what_a_side_would_give_up_for_what_narrows_what_may_be_best() {
        var trade = new StatedPreference.Trade("o3", "o6");
        assertThat(known(buyer(0, 100, trade)).possibly()).containsExactly(1);
        assertThat(known(buyer(0, 100, trade)).necessarily()).containsExactly(1);
        // the other way round it says that delivery weighs 60 at most
        var other = new StatedPreference.Trade("o6", "o3");
        assertThat(known(buyer(0, 100, other)).possibly()).containsExactly(0, 1);
        assertThat(buyer(0, 50, trade).known(TABLE).consistent()).isFalse();
        // an option that has left the table takes with it what was said of it
        var gone = new StatedPreference.Trade("o3", "o9");
        assertThat(known(buyer(0, 100, gone)).possibly()).containsExactly(0, 1);
    }
}
