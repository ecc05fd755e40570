package org.goodoffices.organs.convention.treaty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisterTest {

    private static final LocalDate ENTERED = LocalDate.of(2026, 11, 25);

    private final TreatyRule rule = RuleFile.shipped("convention").orElseThrow();
    private final List<RegisterEntry> entries = new ArrayList<>();

    private Register register() {
        return new Register(rule, entries);
    }

    private long enter(String state, Kind kind, When on) {
        return enter(state, kind, kind, true, on, null, null, RegisterEntry.Details.NONE);
    }

    private long enter(
            String state,
            Kind entered,
            Kind kind,
            boolean stands,
            When on,
            @Nullable LocalDate effective,
            @Nullable Long follows,
            RegisterEntry.Details details) {
        var entry =
                new RegisterEntry(
                        entries.size() + 1L,
                        entered,
                        new TreatyAct(Participants.of(state).orElseThrow(), List.of(kind), on),
                        stands,
                        effective,
                        follows,
                        details,
                        ENTERED);
        // as it is kept and read back
        entries.add(RegisterEntry.read(entry.content()));
        return entry.number();
    }

    private static When on(String day) {
        return When.on(LocalDate.parse(day));
    }

    /// Three ratifications of 1 July 2025: in force on 31 July.
    private void inForce() {
        for (var state : List.of("KEN", "KIR", "PAK")) {
            enter(state, Kind.RATIFICATION, on("2025-07-01"));
        }
    }

    @Test
    void an_entry_is_read_back_as_it_was_kept() {
        enter(
                "CHN",
                Kind.DECLARATION,
                Kind.DECLARATION,
                true,
                new When(null, LocalDate.of(2025, 10, 21)),
                LocalDate.of(2025, 12, 1),
                null,
                new RegisterEntry.Details(
                        "Arts 25 and 29",
                        "不提交",
                        "zh",
                        List.of("wto"),
                        false,
                        "X",
                        "note",
                        List.of("s")));
        var once = entries.getFirst();
        assertThat(RegisterEntry.read(once.content())).isEqualTo(once);
        assertThat(once.details().classes()).containsExactly("wto");
        assertThat(once.act().on().until()).isEqualTo(LocalDate.of(2025, 10, 21));
    }

    @Test
    void a_state_is_a_party_from_the_day_its_instrument_has_effect() {
        inForce();
        enter("SRB", Kind.RATIFICATION, on("2025-09-01"));
        var register = register();
        assertThat(register.force().on()).isEqualTo(on("2025-07-31"));
        assertThat(register.party("KEN", LocalDate.of(2025, 7, 30))).isEqualTo(Answer.NO);
        assertThat(register.party("KEN", LocalDate.of(2025, 7, 31))).isEqualTo(Answer.YES);
        assertThat(register.party("SRB", LocalDate.of(2025, 9, 30))).isEqualTo(Answer.NO);
        assertThat(register.party("SRB", LocalDate.of(2025, 10, 1))).isEqualTo(Answer.YES);
        assertThat(register.party("FRA", LocalDate.of(2025, 10, 1))).isEqualTo(Answer.NO);
    }

    @Test
    void without_enough_instruments_nobody_is_a_party() {
        enter("KEN", Kind.RATIFICATION, on("2025-07-01"));
        assertThat(register().party("KEN", LocalDate.of(2030, 1, 1))).isEqualTo(Answer.NO);
    }

    @Test
    void a_day_not_known_leaves_open_what_it_would_decide_and_nothing_else() {
        inForce();
        enter(
                "CHN",
                Kind.RATIFICATION,
                new When(LocalDate.of(2025, 5, 30), LocalDate.of(2025, 10, 21)));
        var register = register();
        assertThat(register.party("CHN", LocalDate.of(2025, 6, 28))).isEqualTo(Answer.NO);
        assertThat(register.party("CHN", LocalDate.of(2025, 9, 1))).isEqualTo(Answer.UNKNOWN);
        assertThat(register.party("CHN", LocalDate.of(2025, 11, 20))).isEqualTo(Answer.YES);
    }

    @Test
    void a_withdrawal_ends_membership_after_its_period() {
        inForce();
        enter("KEN", Kind.WITHDRAWAL, on("2026-01-15"));
        var register = register();
        assertThat(register.party("KEN", LocalDate.of(2027, 1, 14))).isEqualTo(Answer.YES);
        assertThat(register.party("KEN", LocalDate.of(2027, 1, 15))).isEqualTo(Answer.NO);
        assertThat(register.consents("KEN")).isFalse();

        enter("KEN", Kind.ACCESSION, on("2028-01-01"));
        assertThat(register().party("KEN", LocalDate.of(2026, 6, 1))).isEqualTo(Answer.YES);
        assertThat(register().party("KEN", LocalDate.of(2028, 1, 30))).isEqualTo(Answer.NO);
        assertThat(register().party("KEN", LocalDate.of(2028, 1, 31))).isEqualTo(Answer.YES);
        assertThat(register().bound("KEN"))
                .extracting(one -> one.until().map(Object::toString).orElse("open"))
                .containsExactly(on("2027-01-15").toString(), "open");
        assertThat(register().bound("KEN").getLast().since()).contains(on("2028-01-31"));
        assertThat(register().leaves("KEN", LocalDate.of(2026, 6, 1)))
                .contains(LocalDate.of(2027, 1, 15));
        assertThat(register().leaves("KEN", LocalDate.of(2027, 6, 1))).isEmpty();
        assertThat(register().leaves("KEN", LocalDate.of(2028, 1, 31))).isEmpty();
    }

    @Test
    void whoever_comes_back_before_the_withdrawal_has_effect_was_never_gone() {
        inForce();
        enter("KEN", Kind.WITHDRAWAL, on("2026-01-15"));
        enter("KEN", Kind.ACCESSION, on("2026-06-01"));
        assertThat(register().bound("KEN"))
                .singleElement()
                .satisfies(one -> assertThat(one.until()).isEmpty());
        assertThat(register().party("KEN", LocalDate.of(2027, 1, 15))).isEqualTo(Answer.YES);
        assertThat(register().leaves("KEN", LocalDate.of(2026, 6, 1))).isEmpty();
    }

    @Test
    void what_a_state_declared_ends_with_its_time_as_a_party_and_does_not_come_back_with_it() {
        inForce();
        enter("CHN", Kind.RATIFICATION, on("2025-06-20"));
        declares(Kind.DECLARATION, "2025-07-01", null, "no wto", "wto");
        enter("CHN", Kind.WITHDRAWAL, on("2026-01-15"));
        assertThat(excluded("2027-01-14")).containsExactly("wto");
        assertThat(excluded("2027-01-15")).isEmpty();
        enter("CHN", Kind.ACCESSION, on("2028-01-01"));
        assertThat(excluded("2028-06-01")).isEmpty();
        assertThat(excluded("2026-06-01")).containsExactly("wto");
        declares(Kind.DECLARATION, "2028-01-01", null, "no seas", "maritime");
        assertThat(excluded("2028-06-01")).containsExactly("maritime");
    }

    @Test
    void a_withdrawal_may_name_a_later_day_than_its_clause_and_none_that_is_earlier() {
        inForce();
        withdrawal("KEN", "2026-01-15");
        withdrawal("KIR", "2027-01-14");
        withdrawal("PAK", "2027-03-01");
        var register = register();
        assertThat(register.until("KEN")).contains(on("2027-01-15"));
        assertThat(register.until("KIR")).contains(on("2027-01-15"));
        assertThat(register.until("PAK")).contains(on("2027-03-01"));
    }

    private void withdrawal(String state, String effective) {
        enter(
                state,
                Kind.WITHDRAWAL,
                Kind.WITHDRAWAL,
                true,
                on("2026-01-15"),
                LocalDate.parse(effective),
                null,
                RegisterEntry.Details.NONE);
    }

    @Test
    void a_successor_is_in_the_place_of_its_predecessor_whose_one_deposit_counts_once() {
        var kenya = enter("KEN", Kind.RATIFICATION, on("2025-07-01"));
        var kiribati = enter("KIR", Kind.RATIFICATION, on("2025-07-01"));
        succession("FJI", Kind.SUCCESSION, "2025-08-01", "2025-07-15", kenya);
        assertThat(register().force().outcome()).isEqualTo(EntryIntoForce.Outcome.NOT_MET);
        assertThat(register().force().deposits()).hasSize(2);
        assertThat(register().since("FJI")).isEmpty();

        enter("PAK", Kind.RATIFICATION, on("2025-09-01"));
        succession("TON", Kind.SUCCESSION_TO_FORMER_STATE, "2026-03-01", "2026-01-10", kiribati);
        var register = register();
        assertThat(register.force().on()).isEqualTo(on("2025-10-01"));
        // not before the treaty itself; and Kenya goes on
        assertThat(register.since("FJI")).contains(on("2025-10-01"));
        assertThat(register.until("KEN")).isEmpty();
        assertThat(register.until("KIR")).contains(on("2026-01-10"));
        assertThat(register.since("TON")).contains(on("2026-01-10"));
        assertThat(parties("2025-09-30")).isEmpty();
        assertThat(parties("2026-01-09")).containsExactly("KEN", "KIR", "FJI", "PAK");
        assertThat(parties("2026-01-10")).containsExactly("KEN", "FJI", "PAK", "TON");
    }

    private void succession(String state, Kind kind, String on, String effective, long follows) {
        enter(
                state,
                kind,
                kind,
                true,
                on(on),
                LocalDate.parse(effective),
                follows,
                RegisterEntry.Details.NONE);
    }

    private List<String> parties(String day) {
        var register = register();
        return register.participants().stream()
                .map(Participant::code)
                .filter(code -> register.party(code, LocalDate.parse(day)) == Answer.YES)
                .toList();
    }

    @Test
    void as_at_a_day_the_register_knows_nothing_that_was_done_later() {
        inForce();
        enter("KEN", Kind.WITHDRAWAL, on("2026-01-15"));
        enter("KEN", Kind.ACCESSION, on("2028-01-01"));

        var before = register().asAt(LocalDate.of(2025, 6, 30));
        assertThat(before.participants()).isEmpty();
        assertThat(before.force().outcome()).isEqualTo(EntryIntoForce.Outcome.NOT_MET);
        var party = register().asAt(LocalDate.of(2026, 1, 14));
        assertThat(party.since("KEN")).contains(on("2025-07-31"));
        assertThat(party.until("KEN")).isEmpty();
        var running = register().asAt(LocalDate.of(2026, 1, 15));
        assertThat(running.since("KEN")).contains(on("2025-07-31"));
        assertThat(running.until("KEN")).contains(on("2027-01-15"));
        assertThat(running.party("KEN", LocalDate.of(2026, 1, 15))).isEqualTo(Answer.YES);
        var back = register().asAt(LocalDate.of(2028, 1, 1));
        assertThat(back.since("KEN")).contains(on("2028-01-31"));
        assertThat(back.until("KEN")).isEmpty();
        assertThat(back.party("KEN", LocalDate.of(2028, 1, 1))).isEqualTo(Answer.NO);
    }

    @Test
    void provisional_application_lasts_until_it_is_ended_or_the_state_is_a_party() {
        inForce();
        var first = enter("FRA", Kind.PROVISIONAL_APPLICATION, on("2025-08-01"));
        enter("ITA", Kind.PROVISIONAL_APPLICATION, on("2025-08-01"));
        enter("ITA", Kind.ACCESSION, on("2025-09-01"));
        enter(
                "FRA",
                Kind.TAKING_BACK,
                Kind.TAKING_BACK,
                true,
                on("2025-10-01"),
                null,
                first,
                RegisterEntry.Details.NONE);
        assertThat(provisional("FRA", "2025-07-31")).isFalse();
        assertThat(provisional("FRA", "2025-08-01")).isTrue();
        assertThat(provisional("FRA", "2025-09-30")).isTrue();
        assertThat(provisional("FRA", "2025-10-01")).isFalse();
        assertThat(provisional("ITA", "2025-09-30")).isTrue();
        assertThat(provisional("ITA", "2025-10-01")).isFalse();
        assertThat(register().party("FRA", LocalDate.of(2025, 9, 1))).isEqualTo(Answer.NO);
    }

    private boolean provisional(String code, String day) {
        return register().provisional(code, LocalDate.parse(day)).isPresent();
    }

    @Test
    void a_correction_is_a_further_entry_and_what_it_says_counts() {
        inForce();
        var wrong = enter("SRB", Kind.RATIFICATION, on("2025-09-01"));
        enter(
                "SRB",
                Kind.CORRECTION,
                Kind.ACCEPTANCE,
                true,
                on("2025-10-01"),
                null,
                wrong,
                RegisterEntry.Details.NONE);
        var register = register();
        assertThat(register.party("SRB", LocalDate.of(2025, 10, 15))).isEqualTo(Answer.NO);
        assertThat(register.party("SRB", LocalDate.of(2025, 10, 31))).isEqualTo(Answer.YES);
        assertThat(register.entry(wrong).orElseThrow().act().on()).isEqualTo(on("2025-09-01"));

        enter(
                "SRB",
                Kind.CORRECTION,
                Kind.ACCEPTANCE,
                false,
                on("2025-10-01"),
                null,
                wrong,
                RegisterEntry.Details.NONE);
        assertThat(register().consent("SRB")).isEmpty();
        assertThat(register().entries()).hasSize(6);
    }

    @Test
    void founding_members_deposit_within_the_time_that_is_theirs() {
        inForce();
        enter("CHN", Kind.JOINT_STATEMENT, When.unknown());
        enter("CHN", Kind.RATIFICATION, on("2030-07-31"));
        enter("FRA", Kind.ACCESSION, on("2027-07-31"));
        enter("ITA", Kind.ACCESSION, on("2027-08-01"));
        enter("PHL", Kind.JOINT_STATEMENT, When.unknown());
        enter("PHL", Kind.ACCESSION, on("2030-08-01"));
        var register = register();
        assertThat(register.founding("CHN")).isEqualTo(Answer.YES);
        assertThat(register.founding("FRA")).isEqualTo(Answer.YES);
        assertThat(register.founding("ITA")).isEqualTo(Answer.NO);
        assertThat(register.founding("PHL")).isEqualTo(Answer.NO);
        assertThat(register.founding("KEN")).isEqualTo(Answer.YES);
    }

    @Test
    void a_declaration_has_effect_until_it_is_taken_back_or_put_in_other_words() {
        var wto =
                new RegisterEntry.Details(
                        "", "no wto", "", List.of("wto"), true, "", "", List.of());
        var other =
                new RegisterEntry.Details(
                        "", "no seas", "", List.of("maritime"), true, "", "", List.of());
        var first =
                enter(
                        "CHN",
                        Kind.DECLARATION,
                        Kind.DECLARATION,
                        true,
                        on("2025-07-01"),
                        null,
                        null,
                        wto);
        var second =
                enter(
                        "CHN",
                        Kind.DECLARATION,
                        Kind.DECLARATION,
                        true,
                        on("2026-01-01"),
                        LocalDate.of(2026, 3, 1),
                        first,
                        other);
        enter(
                "CHN",
                Kind.TAKING_BACK,
                Kind.TAKING_BACK,
                true,
                on("2026-06-01"),
                null,
                second,
                RegisterEntry.Details.NONE);
        assertThat(excluded("2025-06-30")).isEmpty();
        assertThat(excluded("2025-07-01")).containsExactly("wto");
        assertThat(excluded("2026-02-28")).containsExactly("wto");
        assertThat(excluded("2026-03-01")).containsExactly("maritime");
        assertThat(excluded("2026-06-01")).isEmpty();
    }

    @Test
    void a_corrected_statement_keeps_its_words_and_what_it_follows_or_is_followed_by() {
        var first = declares(Kind.DECLARATION, "2025-07-01", null, "no wto", "wto");
        declares(Kind.CORRECTION, "2025-08-01", first, "The day was misread.");
        var register = register();
        assertThat(excluded("2025-07-31")).isEmpty();
        assertThat(excluded("2025-08-01")).containsExactly("wto");
        var stands = Objects.requireNonNull(register.acts().get(first));
        assertThat(stands.details().words()).isEqualTo("no wto");
        assertThat(stands.number()).isEqualTo(2);

        var second = declares(Kind.DECLARATION, "2026-01-01", first, "no seas", "maritime");
        declares(Kind.CORRECTION, "2026-02-01", second, "The day was misread.");
        assertThat(excluded("2026-01-31")).containsExactly("wto");
        assertThat(excluded("2026-02-01")).containsExactly("maritime");
        declares(Kind.CORRECTION, "2026-02-01", second, "So was the class.", "environment");
        assertThat(excluded("2026-02-01")).containsExactly("environment");

        var back =
                enter(
                        "CHN",
                        Kind.TAKING_BACK,
                        Kind.TAKING_BACK,
                        true,
                        on("2026-06-01"),
                        null,
                        second,
                        RegisterEntry.Details.NONE);
        enter(
                "CHN",
                Kind.CORRECTION,
                Kind.TAKING_BACK,
                true,
                on("2026-07-01"),
                null,
                back,
                RegisterEntry.Details.NONE);
        assertThat(excluded("2026-06-30")).containsExactly("environment");
        assertThat(excluded("2026-07-01")).isEmpty();
    }

    private long declares(
            Kind entered, String on, @Nullable Long follows, String words, String... classes) {
        return enter(
                "CHN",
                entered,
                Kind.DECLARATION,
                true,
                on(on),
                null,
                follows,
                new RegisterEntry.Details(
                        "", words, "", List.of(classes), true, "", "", List.of()));
    }

    private List<String> excluded(String day) {
        return register().statements("CHN", LocalDate.parse(day)).stream()
                .flatMap(one -> one.entry().details().classes().stream())
                .toList();
    }
}
