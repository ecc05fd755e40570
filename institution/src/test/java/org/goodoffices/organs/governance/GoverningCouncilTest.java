package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The other constitution at work: one organ of all States Parties, and no elected one.
class GoverningCouncilTest {

    static class Register {
        @Bean
        @Primary
        static StatesParties parties() {
            return new StatesParties() {
                @Override
                public List<State> on(LocalDate day) {
                    return HeldInSecret.PARTIES;
                }

                @Override
                public Optional<State> named(String code) {
                    return HeldInSecret.PARTIES.stream()
                            .filter(one -> one.code().equals(code))
                            .findFirst();
                }
            };
        }
    }

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.startWith(
                    List.of(Register.class),
                    "goodoffices.constitution=governing-council",
                    "goodoffices.sample-world=false");

    @BeforeAll
    static void people() {
        institution
                .bean(Access.class)
                .run(
                        PersonId.PUBLIC,
                        () -> {
                            for (var one : SamplePerson.values()) {
                                institution
                                        .bean(People.class)
                                        .enter(
                                                one.id().value(),
                                                one.en(),
                                                one.zh(),
                                                one.mail(),
                                                "en",
                                                false);
                            }
                        });
        Map.of("secretary-general", VALDES, "legal-affairs", HALVORSEN)
                .forEach((office, person) ->
                        institution
                                .owner()
                                .sql(
                                        "insert into office_holding (office, person, held_from)"
                                                + " select id, ?, '2020-01-01' from office where"
                                                + " key = ?")
                                .params(person.id().value(), office)
                                .update());
    }

    @Test
    void the_roll_is_called_from_a_member_drawn_by_lot() {
        var council = HeldInSecret.sitting(institution, "governing-council", HeldInSecret.SEATS);
        council.done(
                ADEYEMI, SUBMIT, "titleEn", "x", "titleZh", "y", "en", "Decides.", "zh", "决定。");
        council.done(VALDES, CONFIRM_PARITY, "document", "1");
        council.done(VARGA, OPEN_VOTE, "document", "1", "matter", "other", "method", "roll-call");

        var vote = council.now().vote("1").orElseThrow();
        assertThat(vote.letter()).isEmpty();
        assertThat(HeldInSecret.PARTIES)
                .extracting(StatesParties.State::code)
                .contains(vote.from());
    }

    @Test
    void where_no_term_is_known_there_is_no_rest_of_one() {
        var council = HeldInSecret.sitting(institution, "governing-council", HeldInSecret.SEATS);
        council.done(
                VARGA,
                PUT_ELECTION,
                "office",
                "office-secretary-general",
                "tellers",
                HeldInSecret.tellers());
        council.done(ADEYEMI, NOMINATE, "secret", "1", "nameEn", "Aino", "nameZh", "艾诺");
        council.credentials("1");
        council.open("1");
        for (int voter = 0; voter < 5; voter++) {
            council.votes("1", voter, 1);
        }
        council.count("1");
        var day = LocalDate.ofInstant(institution.clock().instant(), ZoneId.of("Asia/Hong_Kong"));
        council.done(
                VALDES,
                RECORD_RESIGNATION,
                "term",
                council.session + "/1/0",
                "ends",
                day.toString(),
                "reference",
                "SG/1");
        for (var when : List.of(day.toString(), "null")) {
            council.refused(
                    "that was left before its term ended",
                    VARGA,
                    PUT_ELECTION,
                    "office",
                    "office-secretary-general/" + when,
                    "tellers",
                    HeldInSecret.tellers());
        }
    }
}
