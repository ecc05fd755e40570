package org.goodoffices.organs.convention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.goodoffices.TestInstitution;
import org.goodoffices.organs.convention.Convention.Action;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConventionTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private final Convention convention = new Convention();
    private final LocalDate afterOpening = LocalDate.of(2025, 6, 1);

    @Test
    void a_signature_counts_from_its_day() {
        var algeria = convention.state("DZA").orElseThrow();

        assertThat(algeria.act(Action.SIGNATURE, LocalDate.of(2025, 5, 29))).isEmpty();
        assertThat(algeria.act(Action.SIGNATURE, LocalDate.of(2025, 5, 30)))
                .get()
                .extracting(Convention.Act::on)
                .isEqualTo(LocalDate.of(2025, 5, 30));
    }

    @Test
    void a_day_that_was_not_found_is_not_guessed() {
        var ratified = convention.state("CHN").orElseThrow().act(Action.RATIFICATION, afterOpening);

        assertThat(ratified).get().extracting(Convention.Act::on).isNull();
        assertThat(ratified.orElseThrow().sources().getFirst())
                .startsWith("http://news.waihuiren.cn");
    }

    @Test
    void the_classes_that_declarations_name_are_those_of_their_words() {
        assertThat(convention.state("CHN").orElseThrow().declarations().getFirst().classes())
                .containsExactly("wto");
        var venezuela = convention.state("VEN").orElseThrow().declarations().getFirst();
        assertThat(venezuela.classes()).containsExactly("independence", "territory", "maritime");
        assertThat(venezuela.lodged()).isFalse();
    }

    @Test
    void every_state_has_a_name_in_both_languages_and_a_source_for_each_act() {
        assertThat(convention.states())
                .hasSize(40)
                .allSatisfy(state -> {
                    assertThat(List.of(state.nameEn(), state.nameZh())).doesNotContain("");
                    assertThat(state.acts())
                            .allSatisfy(act -> assertThat(act.sources()).isNotEmpty());
                });
    }

    @Test
    void the_public_page_shows_the_status_as_of_a_day_and_says_what_is_unknown() {
        var page = institution.guest().get("/convention?on=2025-05-29");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("As of 29 May 2025: 7 signatures and 10 ratifications are known.");
        assertThat(institution.guest().get("/convention?on=2025-10-01").body())
                .contains("done; day not found");
        assertThat(institution.guest().get("/convention/VEN").body())
                .contains("Whether it was lodged as a declaration is not known.");
        assertThat(institution.guest().get("/convention/XXX").status()).isEqualTo(404);
        assertThat(institution.guest().speaking("zh").get("/convention?on=yesterday").body())
                .contains("日期有误，现显示当日情况。");
    }
}
