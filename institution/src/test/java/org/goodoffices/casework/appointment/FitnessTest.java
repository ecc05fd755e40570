package org.goodoffices.casework.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.casework.appointment.Panellists.needs;

import java.util.List;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.organs.panel.PanelMember;
import org.goodoffices.organs.panel.PanelProfile;
import org.junit.jupiter.api.Test;

class FitnessTest {

    private final Candidate wong =
            Panellists.one("Wong", "negotiates", List.of("common", "trade", "africa"), 0);

    @Test
    void a_language_counts_in_full_at_the_level_asked_or_a_better_one() {
        says("language:en:negotiates", "language", 100, "negotiates");
        says("language:en:converses", "language", 100, "negotiates");
    }

    @Test
    void one_level_below_counts_by_half_two_levels_below_not_at_all() {
        says("language:en:native", "level-below", 50, "negotiates");
        var two = Panellists.one("Two", "converses", List.of(), 0);
        assertThat(reason("language:en:native", two).fit()).isZero();
        says("language:fr:converses", "no-language", 0, "");
    }

    @Test
    void a_tradition_is_in_the_profile_or_not() {
        says("tradition:common", "said", 100, "");
        says("tradition:civil", "not-said", 0, "");
    }

    @Test
    void an_industry_is_in_the_profile_or_not() {
        says("industry:trade", "said", 100, "");
        says("industry:energy", "not-said", 0, "");
    }

    @Test
    void a_region_is_in_the_profile_or_not() {
        says("region:africa", "said", 100, "");
        says("region:western", "not-said", 0, "");
    }

    @Test
    void a_nationality_excluded_is_not_stated_by_the_candidate() {
        says("nationality:CHN", "no-national", 100, "");
        says("nationality:NOR", "national", 0, "");
    }

    @Test
    void who_states_no_nationality_is_not_known_to_have_another() {
        var silent =
                new Candidate(
                        new PanelProfile(
                                new PanelMember(wong.person(), new Text("S", "S")),
                                java.util.Map.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        ConflictGrade.NONE,
                        0);
        assertThat(reason("nationality:CHN", silent))
                .extracting(Fitness.Reason::says, Fitness.Reason::fit)
                .containsExactly("nationality-unknown", 0);
    }

    @Test
    void days_away_take_their_share() {
        says("free:2027-01-15:2027-02-01", "free", 100, "");
        says("free:2027-01-01:2027-01-10", "away", 90, "1");
        says("free:2027-01-05:2027-01-14", "away", 50, "5");
        says("free:2027-01-11:2027-01-12", "away", 0, "2");
    }

    @Test
    void a_key_that_is_none_is_read_as_none() {
        for (var key :
                List.of(
                        "",
                        "language:en",
                        "free:2027-02-01:2027-01-01",
                        "free:x:y",
                        "tradition:common:x")) {
            assertThat(Need.read(key)).as(key).isEmpty();
        }
        for (var key :
                List.of(
                        "language:zh:native",
                        "tradition:civil",
                        "industry:energy",
                        "region:africa",
                        "nationality:NOR",
                        "free:2027-01-01:2027-01-02")) {
            assertThat(Need.read(key).orElseThrow().key()).isEqualTo(key);
        }
    }

    private void says(String need, String says, int fit, String detail) {
        assertThat(reason(need, wong))
                .extracting(Fitness.Reason::says, Fitness.Reason::fit, Fitness.Reason::detail)
                .containsExactly(says, fit, detail);
    }

    private static Fitness.Reason reason(String need, Candidate candidate) {
        return new Fitness(Panellists.LEVELS)
                .reason(needs(need + "=5").wanted().getFirst(), candidate);
    }
}
