package org.goodoffices.organs.convention.treaty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.organs.convention.treaty.EntryIntoForce.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryIntoForceTest {

    @ParameterizedTest
    @CsvSource({
        "new-york-1958, 22-1, 1959-03-09, 1959-06-07",
        "vienna-1969, 23-1, 1979-12-28, 1980-01-27",
        "cisg, 10-10, 1986-12-11, 1988-01-01",
        "kyoto, 27-7-a, 2004-11-18, 2005-02-16",
        "e-communications, 10-18, 2012-08-02, 2013-03-01",
    })
    void the_computed_day_is_the_true_one(
            String rule, String treaty, LocalDate met, LocalDate entered) throws Unreadable {
        var force =
                EntryIntoForce.of(rule(rule), StatusTable.read(SharedTables.text(treaty)).acts());
        assertThat(force.met()).isEqualTo(When.on(met));
        assertThat(force.on()).isEqualTo(When.on(entered));
        assertThat(force.steps())
                .allSatisfy(step -> {
                    assertThat(step.text().en()).isNotBlank();
                    assertThat(step.text().zh()).isNotBlank();
                });
    }

    /// The shared data has no table of the Rome Statute: its sixty instruments are made up, save
    /// the day on which the sixtieth was deposited.
    @Test
    void the_rome_statute_enters_into_force_after_its_sixtieth_instrument() {
        var acts = deposits(59, LocalDate.of(1999, 1, 1));
        assertThat(EntryIntoForce.of(rule("rome-statute"), acts).outcome())
                .isEqualTo(Outcome.NOT_MET);
        acts.add(act("KHM", Kind.RATIFICATION, When.on(LocalDate.of(2002, 4, 11))));
        var force = EntryIntoForce.of(rule("rome-statute"), acts);
        assertThat(force.met()).isEqualTo(When.on(LocalDate.of(2002, 4, 11)));
        assertThat(force.on()).isEqualTo(When.on(LocalDate.of(2002, 7, 1)));
    }

    @Test
    void the_derivation_says_each_step() throws Unreadable {
        var force =
                EntryIntoForce.of(
                        rule("new-york-1958"), StatusTable.read(SharedTables.text("22-1")).acts());
        assertThat(force.steps())
                .extracting(step -> step.text().en())
                .contains(
                        "The rows of Egypt and Syrian Arab Republic show the one instrument of"
                                + " United Arab Republic.",
                        "2nd instrument: Morocco, accession, 12 February 1959.",
                        "3rd instrument: United Arab Republic, accession, 9 March 1959.",
                        "9 March 1959 + 90 days = 7 June 1959, the day of entry into force.");
        assertThat(force.steps().getLast().text().zh()).isEqualTo("1959年3月9日加90日，即1959年6月7日生效。");
        assertThat(force.steps().getLast().article()).isEqualTo("XII(1)");
    }

    @Test
    void the_share_of_the_kyoto_protocol_is_reached_by_one_deposit_and_not_before()
            throws Unreadable {
        var acts = new ArrayList<>(StatusTable.read(SharedTables.text("27-7-a")).acts());
        assertThat(EntryIntoForce.of(rule("kyoto"), acts).steps())
                .extracting(step -> step.text().en())
                .anyMatch(said -> said.contains("By 17 November 2004") && said.contains("<"))
                .anyMatch(said -> said.contains("By 18 November 2004") && said.contains("≥"));
        acts.removeIf(act -> act.by().code().equals("RUS"));
        assertThat(EntryIntoForce.of(rule("kyoto"), acts).outcome()).isEqualTo(Outcome.NOT_MET);
    }

    @Test
    void a_successor_state_stands_for_the_deposit_of_its_predecessor() {
        var rule = rule("unclos");
        var acts = deposits(59, LocalDate.of(1990, 1, 1));
        acts.add(act("SRB", Kind.SUCCESSION, When.on(LocalDate.of(2001, 3, 12))));
        acts.add(act("HRV", Kind.SUCCESSION, When.on(LocalDate.of(1995, 4, 5))));
        acts.add(act("LSO", Kind.RATIFICATION, When.on(LocalDate.of(2007, 5, 31))));

        var force = EntryIntoForce.of(rule, acts);
        // Yugoslavia's day is not in the table; whatever it was, sixty were there by its end
        assertThat(force.met())
                .isEqualTo(new When(LocalDate.of(1990, 2, 28), LocalDate.of(1992, 4, 26)));
        assertThat(force.outcome()).isEqualTo(Outcome.NOT_KNOWN);

        acts.add(act("LAO", Kind.RATIFICATION, When.on(LocalDate.of(1993, 11, 16))));
        acts.removeIf(act -> act.by().code().equals("X0"));
        assertThat(EntryIntoForce.of(rule, acts).on())
                .isEqualTo(When.on(LocalDate.of(1994, 11, 16)));
    }

    @Test
    void an_organisation_does_not_count_beside_its_members_where_the_clause_says_so() {
        var acts = deposits(2, LocalDate.of(2010, 1, 1));
        acts.add(
                new TreatyAct(
                        Participants.named("European Union"),
                        List.of(Kind.APPROVAL),
                        When.on(LocalDate.of(2010, 2, 1))));
        assertThat(EntryIntoForce.of(rule("e-communications"), acts).outcome())
                .isEqualTo(Outcome.NOT_MET);
    }

    @Test
    void a_day_that_is_not_known_leaves_the_day_of_entry_open() {
        var acts = deposits(2, LocalDate.of(2025, 7, 1));
        acts.add(act("CHN", Kind.RATIFICATION, new When(null, LocalDate.of(2025, 10, 21))));
        var force = EntryIntoForce.of(rule("convention"), acts);
        assertThat(force.outcome()).isEqualTo(Outcome.NOT_KNOWN);
        assertThat(force.on())
                .isEqualTo(new When(LocalDate.of(2025, 8, 1), LocalDate.of(2025, 11, 20)));
    }

    @Test
    void who_deposits_later_is_bound_later() {
        var acts = deposits(3, LocalDate.of(1959, 1, 1));
        var force = EntryIntoForce.of(rule("new-york-1958"), acts);
        assertThat(force.on()).isEqualTo(When.on(LocalDate.of(1959, 4, 3)));
        assertThat(force.of(When.on(LocalDate.of(1959, 1, 1)))).isEqualTo(force.on());
        assertThat(force.of(When.on(LocalDate.of(1959, 6, 26))))
                .isEqualTo(When.on(LocalDate.of(1959, 9, 24)));
        assertThat(
                        force.ofSuccession(
                                Participants.named("Croatia"), When.on(LocalDate.of(1993, 7, 26))))
                .isEqualTo(When.on(LocalDate.of(1991, 10, 8)));
        assertThat(
                        force.ofSuccession(
                                Participants.named("Djibouti"), When.on(LocalDate.of(1983, 6, 14))))
                .isEqualTo(new When(LocalDate.of(1959, 4, 3), LocalDate.of(1983, 6, 14)));
    }

    @Test
    void periods_end_where_the_clauses_say() {
        var rome = new After(0, 0, 60, true);
        assertThat(rome.apply(LocalDate.of(2002, 4, 11))).isEqualTo(LocalDate.of(2002, 7, 1));
        var sales = new After(0, 12, 0, true);
        assertThat(sales.apply(LocalDate.of(1986, 12, 11))).isEqualTo(LocalDate.of(1988, 1, 1));
        // the month that follows an expiry on the first of a month is the next one
        assertThat(sales.apply(LocalDate.of(1987, 1, 1))).isEqualTo(LocalDate.of(1988, 2, 1));
        assertThat(new After(0, 1, 0, false).apply(LocalDate.of(2024, 1, 31)))
                .isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(new After(0, 1, 0, false).text()).isEqualTo(new Text("1 month", "1个月"));
    }

    @Test
    void every_rule_that_ships_is_read() {
        assertThat(RuleFile.SHIPPED)
                .allSatisfy(name -> assertThat(rule(name).name()).isEqualTo(name));
        var kyoto = (Condition.All) rule("kyoto").condition();
        assertThat(((Condition.Share) kyoto.each().getLast()).total()).isEqualTo(13_728_306);
    }

    @Test
    void a_fault_of_a_rule_is_a_sentence_with_its_line() {
        assertThatThrownBy(() -> RuleFile.read("x", "treaty: {en: A, zh: 甲}\nopned: 2020-01-01\n"))
                .isInstanceOf(Unreadable.class)
                .hasMessage("Line 2: “opned” is not known here.");
        assertThatThrownBy(() -> RuleFile.read("x", "treaty: ["))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("Line 1: Not well-formed YAML");
        assertThatThrownBy(() -> RuleFile.read("x", "- 1\n"))
                .isInstanceOf(Unreadable.class)
                .hasMessage("Line 1: The file must be made of keys and values.");
    }

    private static TreatyRule rule(String name) {
        return RuleFile.shipped(name).orElseThrow();
    }

    /// So many ratifications, one a day.
    private static ArrayList<TreatyAct> deposits(int number, LocalDate from) {
        var acts = new ArrayList<TreatyAct>();
        for (int i = 0; i < number; i++) {
            acts.add(
                    new TreatyAct(
                            new Participant(
                                    "X" + i, Participant.Sort.STATE, new Text("X" + i, "X" + i)),
                            List.of(Kind.RATIFICATION),
                            When.on(from.plusDays(i))));
        }
        return acts;
    }

    private static TreatyAct act(String code, Kind kind, When on) {
        return new TreatyAct(Participants.of(code).orElseThrow(), List.of(kind), on);
    }
}
