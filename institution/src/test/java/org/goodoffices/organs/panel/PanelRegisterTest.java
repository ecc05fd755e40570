package org.goodoffices.organs.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who is found on the panel, and how it is made up.
class PanelRegisterTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final PanelRegister register =
            new PanelRegister(
                    List.of(
                            member(
                                    1,
                                    "Ingrid Solheim",
                                    "英格丽德·索尔海姆",
                                    Map.of(
                                            "language-fr", "native",
                                            "traditions", "civil",
                                            "regions", "western",
                                            "gender", "woman")),
                            member(
                                    2,
                                    "Wang Xiaoming",
                                    "王晓明",
                                    Map.of(
                                            "language-zh", "native",
                                            "traditions", "civil,chinese",
                                            "regions", "asia-pacific",
                                            "industries", "energy")),
                            member(
                                    3,
                                    "José Núñez",
                                    "何塞·努涅斯",
                                    Map.of("traditions", "civil", "regions", "latin-america"))),
                    DAY);

    private static Nomination member(
            int number, String en, String zh, Map<String, String> profile) {
        var values =
                new HashMap<>(
                        Map.of(
                                "nameEn",
                                en,
                                "nameZh",
                                zh,
                                "panel",
                                number == 1 ? "state" : "commercial",
                                "from",
                                "2026-01-01",
                                "until",
                                "2026-12-31"));
        var who = new UUID(3, number);
        return new Nomination(
                "PN-2222222" + number,
                List.of(
                        new PanelEntry(1, PanelAct.PROFILE, Instant.EPOCH, who, "", who, profile),
                        new PanelEntry(
                                2, PanelAct.DESIGNATE, Instant.EPOCH, who, "", who, values)));
    }

    private List<String> found(String query, String... wanted) {
        var asked = new HashMap<String, String>();
        for (int i = 0; i < wanted.length; i += 2) {
            asked.put(wanted[i], wanted[i + 1]);
        }
        return register.find(asked, query).stream().map(one -> one.name().en()).toList();
    }

    @Test
    void a_name_is_found_in_either_script_whole_or_in_part_without_accents() {
        assertThat(found("")).containsExactly("Ingrid Solheim", "José Núñez", "Wang Xiaoming");
        assertThat(found("solheim")).containsExactly("Ingrid Solheim");
        assertThat(found("晓明")).containsExactly("Wang Xiaoming");
        assertThat(found("nunez")).containsExactly("José Núñez");
        assertThat(found("nobody of this name")).isEmpty();
    }

    @Test
    void a_name_is_found_as_it_sounds_in_the_other_script() {
        // another transliteration than the register's, and another spelling
        assertThat(found("英格丽·索尔海姆")).containsExactly("Ingrid Solheim");
        assertThat(found("Wang Hsiao-ming")).containsExactly("Wang Xiaoming");
        assertThat(found("王曉明")).containsExactly("Wang Xiaoming");
    }

    @Test
    void a_family_name_alone_is_found_as_it_sounds_and_however_it_is_disguised() {
        assertThat(found("Солхейм")).containsExactly("Ingrid Solheim");
        assertThat(found("سولهايم")).containsExactly("Ingrid Solheim");
        assertThat(found("Sollheim")).containsExactly("Ingrid Solheim");
        // a Cyrillic letter, and a sign that cannot be seen
        assertThat(found("S\u043elheim")).containsExactly("Ingrid Solheim");
        assertThat(found("Sol\u200Bheim")).containsExactly("Ingrid Solheim");
        assertThat(found("Solberg")).isEmpty();
        assertThat(found("\u202E\u200B")).isEmpty();
        assertThat(found("y".repeat(10_000))).isEmpty();
    }

    @Test
    void what_the_profiles_say_filters() {
        assertThat(found("", "language", "fr")).containsExactly("Ingrid Solheim");
        assertThat(found("", "panel", "commercial")).containsExactly("José Núñez", "Wang Xiaoming");
        assertThat(found("", "tradition", "chinese", "industry", "energy"))
                .containsExactly("Wang Xiaoming");
        assertThat(found("", "region", "africa")).isEmpty();
    }

    @Test
    void who_states_no_gender_or_nationality_is_found_under_none() {
        assertThat(found("", "gender", "woman")).containsExactly("Ingrid Solheim");
        assertThat(found("", "gender", "man")).isEmpty();
        var both =
                new PanelRegister(
                        List.of(
                                member(5, "A", "甲", Map.of("nationalities", "CHN,FRA")),
                                member(6, "B", "乙", Map.of())),
                        DAY);
        assertThat(both.nationalities()).containsExactly("CHN", "FRA");
        assertThat(both.find(Map.of("nationality", "FRA"), "")).hasSize(1);
        assertThat(both.find(Map.of("nationality", "NOR"), "")).isEmpty();
    }

    @Test
    void nobody_is_on_it_before_the_first_day_or_after_the_last() {
        assertThat(new PanelRegister(List.of(), DAY).find(Map.of(), "Wang")).isEmpty();
        var one = member(4, "Ann", "安", Map.of());
        assertThat(new PanelRegister(List.of(one), LocalDate.of(2025, 12, 31)).find(Map.of(), ""))
                .isEmpty();
        assertThat(new PanelRegister(List.of(one), LocalDate.of(2027, 1, 1)).find(Map.of(), ""))
                .isEmpty();
    }

    @Test
    void origins_are_counted_by_nationality_and_by_who_nominated() {
        var all =
                List.of(
                        member(5, "A", "甲", Map.of("nationalities", "CHN,FRA")),
                        member(6, "B", "乙", Map.of("nationalities", "FRA")),
                        member(7, "C", "丙", Map.of()));
        assertThat(PanelRegister.origins(all, "nationalities").entrySet())
                .containsExactly(Map.entry("FRA", 2), Map.entry("CHN", 1), Map.entry("", 1));
        assertThat(PanelRegister.origins(all, "nominated")).isEqualTo(Map.of("", 3));
    }

    @Test
    void the_balance_counts_each_value_once_a_member_and_who_says_nothing() {
        var all = register.find(Map.of(), "");
        assertThat(PanelRegister.balance(all, "traditions"))
                .containsExactly(Map.entry("civil", 3), Map.entry("chinese", 1));
        assertThat(PanelRegister.balance(all, "gender"))
                .containsExactly(Map.entry("", 2), Map.entry("woman", 1));
    }
}
