package org.goodoffices.engines.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.goodoffices.engines.decision.Constitution.Composition;
import org.goodoffices.engines.decision.Constitution.Known;
import org.goodoffices.engines.decision.ConstitutionReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstitutionReaderTest {

    @Test
    void the_first_has_an_assembly_that_elects_a_council_and_five_departments() {
        var first = ConstitutionReader.shipped("assembly-and-council");
        assertThat(first.organs().keySet())
                .containsExactly(
                        "assembly",
                        "council",
                        "budget-committee",
                        "rules-committee",
                        "secretariat");
        var council = Objects.requireNonNull(first.organs().get("council"));
        assertThat(council.composition().value())
                .isInstanceOfSatisfying(
                        Composition.Elected.class,
                        elected -> {
                            assertThat(elected.by()).isEqualTo("assembly");
                            assertThat(elected.all()).isEqualTo(15);
                        });
        assertThat(Objects.requireNonNull(first.organs().get("secretariat")).departments().keySet())
                .containsExactly(
                        "legal-affairs",
                        "mediation-services",
                        "research-and-training",
                        "financial-management",
                        "administration");
        assertThat(Objects.requireNonNull(first.offices().get("secretary-general")).by())
                .isEqualTo("council");
        var rule =
                Objects.requireNonNull(
                        Objects.requireNonNull(council.matters().get("appointment"))
                                .rule()
                                .value());
        assertThat(rule.decide(Tally.of(8, 0, 0, 0, 15)).outcome())
                .isEqualTo(Decision.Outcome.NO_QUORUM);
        assertThat(rule.decide(Tally.of(8, 2, 0, 0, 15)).adopted()).isTrue();
    }

    @Test
    void the_second_has_one_organ_of_all_states_and_no_assembly() {
        var second = ConstitutionReader.shipped("governing-council");
        assertThat(second.organs().keySet()).containsExactly("governing-council", "secretariat");
        var council = Objects.requireNonNull(second.organs().get("governing-council"));
        assertThat(council.composition().value()).isEqualTo(new Composition.EveryState(1));
        assertThat(council.composition().ground().known()).isEqualTo(Known.PUBLISHED);
    }

    @Test
    void each_says_with_what_a_roll_call_begins() {
        assertThat(ConstitutionReader.shipped("assembly-and-council").rollCall().value())
                .isEqualTo(RollCall.Lot.DRAWN_LETTER);
        assertThat(ConstitutionReader.shipped("governing-council").rollCall().value())
                .isEqualTo(RollCall.Lot.DRAWN_MEMBER);
    }

    @Test
    void what_is_assumed_or_unknown_says_why_in_both_languages() {
        for (var name : ConstitutionReader.SHIPPED) {
            var open = ConstitutionReader.shipped(name).open();
            assertThat(open).isNotEmpty();
            assertThat(open)
                    .allSatisfy(ground -> {
                        assertThat(ground.why()).isNotNull();
                        assertThat(ground.line()).isPositive();
                    });
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    of: elected                              | of: chosen                     | “of” must be one of elected, every-state-party, headed, not “chosen”.
                    threshold: at least 2/3                  | threshold: 3/2                 | “3/2” is no threshold.
                    by: assembly                             | by: senate                     | There is no organ “senate”.
                    matter: appointment                      | matter: coronation             | “council” has no matter “coronation”.
                    years: 3                                 | years: 0                       | “years” must be a whole number from 1 to 10000.
                    source: rome-112                         | source: hearsay                | There is no source “hearsay”.
                    tie: casting-vote                        | tie: coin                      | “tie” must be one of casting-vote, lost, second-vote, not “coin”.
                    constitution: assembly-and-council       | constitutions: x               | “constitution” is missing.
                    renewable: once                          | renewable: once, colour: red   | “colour” is not known here.
                    rotation: 3                              | rotation: 2                    | “rotation” must divide the years of the term.
                    years: 5, renewable: once                | years: 5, renewable: once, rotation: 5 | An office does not fall vacant in turn.
                    committee-of: council                    | committee-of: senate           | There is no organ “senate”.
                    by: secretary-general                    | by: king                       | There is no office “king”.
                    , why: {en: As for the Council., zh: 与理事会相同。} | ,             | What is assumed or unknown says why.
                    known: given, source: institution        | known: given                   | The source is missing.
                    begins-with: drawn-letter                | begins-with: drawn-vowel       | “begins-with” must be one of drawn-letter, drawn-member, not “drawn-vowel”.
                    counted: present                         | counted: everybody             | “counted” must be one of casting, present, voting, not “everybody”.
                    """)
    void a_fault_is_found_with_its_line(String good, String bad, String message) throws Exception {
        var text = text();
        var lines = text.lines().toList();
        int line = 1;
        while (!lines.get(line - 1).contains(good)) {
            line++;
        }
        var changed = text.replaceFirst(java.util.regex.Pattern.quote(good), bad);
        var findings = findings(changed);
        assertThat(findings).extracting(finding -> finding.message().en()).contains(message);
        var found = findings.stream().filter(one -> one.message().en().equals(message)).findFirst();
        // What is missing, or names an organ that is not there, is found where its section begins.
        assertThat(found.orElseThrow().line()).isBetween(Math.max(1, line - 6), line);
        assertThat(found.orElseThrow().message().zh()).isNotBlank();
        assertThat(found.orElseThrow().in(false)).startsWith("x.yaml:");
    }

    @Test
    void lots_decide_who_of_the_first_sits_for_part_of_a_term_each_group_in_equal_parts() {
        var term = new Constitution.Term(9, Constitution.Term.Renewal.ALWAYS, 3);
        var groups =
                List.of("a", "a", "a", "a", "b", "b", "b", "c", "c", "c", "c", "c", "d", "e", "e");
        var drawn = new java.util.HashSet<List<Integer>>();
        for (int seed = 0; seed < 200; seed++) {
            var years = term.first(groups, new Random(seed));
            assertThat(years).isEqualTo(term.first(groups, new Random(seed)));
            for (var part : List.of(3, 6, 9)) {
                assertThat(years).filteredOn(part::equals).hasSize(5);
                for (var group : List.of("a", "b", "c", "d", "e")) {
                    var of =
                            java.util.stream.IntStream.range(0, groups.size())
                                    .filter(i -> groups.get(i).equals(group))
                                    .mapToObj(years::get)
                                    .toList();
                    assertThat(java.util.Collections.frequency(of, part))
                            .isBetween(of.size() / 3, (of.size() + 2) / 3);
                }
            }
            drawn.add(years);
        }
        assertThat(drawn).hasSizeGreaterThan(190);
        assertThat(drawn).extracting(years -> years.get(12)).contains(3, 6, 9);
        assertThat(
                        new Constitution.Term(3, Constitution.Term.Renewal.ONCE, 1)
                                .first(groups, new Random(1)))
                .containsOnly(3);
    }

    @Test
    void broken_yaml_is_a_finding_and_never_an_exception() throws Exception {
        for (var bad :
                List.of(
                        "",
                        "a",
                        "- a",
                        "a: &x [*x]",
                        "a: {b: c",
                        "? [a]: b",
                        "a: 1\na: 2",
                        "\t",
                        "[[[[")) {
            assertThat(findings(bad)).as(bad).isNotEmpty();
        }
        assertThat(findings("organs: " + "{a: ".repeat(40) + "b" + "}".repeat(40))).isNotEmpty();
        var text = text();
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            int at = random.nextInt(text.length());
            int much = random.nextInt(40);
            var broken =
                    text.substring(0, at)
                            + (random.nextBoolean() ? "" : "}: [")
                            + text.substring(Math.min(text.length(), at + much));
            ConstitutionReader.read("x.yaml", broken);
        }
    }

    private static List<Finding> findings(String text) {
        return switch (ConstitutionReader.read("x.yaml", text)) {
            case Reading.Read _ -> List.of();
            case Reading.Unreadable(var findings) -> findings;
        };
    }

    private static String text() throws Exception {
        try (var in =
                Objects.requireNonNull(
                        ConstitutionReader.class.getResourceAsStream(
                                "/constitutions/assembly-and-council.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
