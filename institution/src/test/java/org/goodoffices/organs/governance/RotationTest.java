package org.goodoffices.organs.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.organs.governance.SessionAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A part of the Council's seats falls vacant in turn, from its first election on.
class RotationTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    @Test
    void lots_share_out_the_first_terms_and_those_who_follow_serve_full_ones() {
        var first = tenures();
        var begins = first.getFirst().begins();
        assertThat(first).extracting(RotationTest::years).containsExactlyInAnyOrder(3, 3, 2, 2, 1);
        var elected =
                institution
                        .bean(Access.class)
                        .as(
                                PersonId.PUBLIC,
                                () ->
                                        institution
                                                .bean(SessionStore.class)
                                                .all(ELECTED)
                                                .getFirst()
                                                .entry());
        var council = institution.bean(Organs.class).organ("council").orElseThrow();
        var term = Objects.requireNonNull(council.term().value());
        assertThat(
                        term.first(
                                first.stream().map(Tenure::group).toList(),
                                new Random(Long.parseLong(elected.value("seed")))))
                .isEqualTo(first.stream().map(RotationTest::years).toList());
        var page =
                "/sessions/"
                        + first.getFirst().session()
                        + "/secret-votes/"
                        + first.getFirst().secret();
        assertThat(institution.guest().get(page).body())
                .contains("by lots drawn from the number " + elected.value("seed"));
        assertThat(institution.guest().speaking("zh").get(page).body())
                .contains("抽签所依数字：" + elected.value("seed"));

        institution.clock().forward(Duration.ofDays(366));
        var leaves =
                first.stream()
                        .filter(one -> begins.plusYears(1).equals(one.ends()))
                        .findFirst()
                        .orElseThrow();
        assertThat(HeldInSecret.members(institution, "council", today()))
                .hasSize(4)
                .doesNotContain(leaves.holder());
        var assembly = HeldInSecret.sitting(institution);
        assembly.done(
                VARGA,
                PUT_ELECTION,
                "office",
                "organ-council",
                "begins",
                today().toString(),
                "tellers",
                HeldInSecret.tellers());
        assembly.done(ADEYEMI, NOMINATE, "secret", "1", "candidate", leaves.holder());
        assembly.done(VARGA, ACCLAIM, "secret", "1");
        assertThat(tenures().getLast())
                .satisfies(one -> {
                    assertThat(one.holder()).isEqualTo(leaves.holder());
                    assertThat(one.ends()).isEqualTo(one.begins().plusYears(3));
                });
        assertThat(HeldInSecret.members(institution, "council", today())).hasSize(5);
    }

    private static int years(Tenure one) {
        return Period.between(one.begins(), Objects.requireNonNull(one.ends())).getYears();
    }

    private static List<Tenure> tenures() {
        return institution
                .bean(Access.class)
                .as(
                        PersonId.PUBLIC,
                        () -> institution.bean(OrganMembers.class).tenures("organ-council"));
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(institution.clock().instant(), ZoneId.of("Asia/Hong_Kong"));
    }
}
