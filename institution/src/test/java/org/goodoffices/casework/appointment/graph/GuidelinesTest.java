package org.goodoffices.casework.appointment.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.goodoffices.casework.appointment.ConflictGrade;
import org.goodoffices.casework.appointment.graph.Tie.Share;
import org.goodoffices.engines.procedure.Language;
import org.goodoffices.engines.procedure.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidelinesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private final Guidelines guidelines = Guidelines.shipped();

    /// `party employs candidate; …`: words one after another, each perhaps with `@` and the day it
    /// ended, and `%` and the share.
    private static Path path(String words) {
        var steps = words.isBlank() ? new String[0] : words.strip().split(" +");
        var ties = new Tie[steps.length];
        for (int i = 0; i < steps.length; i++) {
            var parts = steps[i].split("[@%]");
            var kind = TieKind.of(parts[0]).orElseThrow();
            boolean along = kind.word(true).equals(parts[0]);
            @Nullable LocalDate until = steps[i].contains("@") ? LocalDate.parse(parts[1]) : null;
            double share = steps[i].contains("%") ? Double.parseDouble(parts[1]) : -1;
            ties[i] =
                    new Tie(
                            along ? "T" + i : "T" + (i + 1),
                            along ? "T" + (i + 1) : "T" + i,
                            kind,
                            share < 0 ? null : new Share(share, share),
                            null,
                            until,
                            new Evidence.InFile("f.csv", i + 2, ""));
        }
        var drawing = new TieGraph.Drawing();
        drawing.thing(Drawn.body("T0"));
        Stream.of(ties).forEach(drawing::tie);
        var graph = drawing.done();
        return graph.path(
                java.util.stream.IntStream.rangeClosed(0, steps.length)
                        .map(i -> graph.place("T" + i).orElseThrow())
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "'', party, same-person, NOT_WAIVABLE",
        "'', counsel, same-person, NOT_WAIVABLE",
        "employs, party, works-for-party, NOT_WAIVABLE",
        "employs, counsel, in-counsels-firm, WAIVABLE",
        "employs@2025-01-01, party, served-before, WAIVABLE",
        "employs@2023-11-28, party, served-before, WAIVABLE",
        "employs@2023-11-27, party, remote, NONE",
        "owned-by%60 directed-by, party, directs-or-controls-party, NOT_WAIVABLE",
        "owned-by%10 directed-by, party, director-of-affiliate, WAIVABLE",
        "owned-by directed-by, party, directs-or-controls-party, NOT_WAIVABLE",
        "owned-by%50, party, owns-most-of-party, NOT_WAIVABLE",
        "owned-by%49.9, party, holds-share, WAIVABLE",
        "advised-by, party, advises-party, NOT_WAIVABLE",
        "advised-by@2024-06-30, party, served-before, WAIVABLE",
        "advised-by has-partner, party, firm-serves-party, WAIVABLE",
        "owned-by%100 advised-by has-partner, party, firm-serves-party, WAIVABLE",
        "partner-in has-partner, counsel, same-firm-as-counsel, WAIVABLE",
        "partner-in has-partner@2024-12-31, counsel, same-firm-before, WAIVABLE",
        "partner-in has-partner@2020-12-31, counsel, remote, NONE",
        "directed-by family-of, party, family-with-interest, WAIVABLE",
        "family-of, counsel, family-of-person, WAIVABLE",
        "appointed-before@2025-05-05, party, appointed-before, WAIVABLE",
        "appointed-before@2020-05-05, party, remote, NONE",
        "partner-in appointed-before@2025-05-05, counsel, appointed-by-counsel, WAIVABLE",
        "party-in appointed, party, served-in-their-matter, WAIVABLE",
        "family-of, mediator, mediators-family, WAIVABLE",
        "partner-in has-partner, mediator, mediators-same-firm, WAIVABLE",
        "partner-in has-partner@2024-12-31, mediator, mediators-same-firm-before, WAIVABLE",
        "partner-in has-partner@2020-12-31, mediator, remote, NONE",
        "appointed-in appointed, mediator, mediators-served-together, NONE",
        "appointed-in appointed, counsel, in-doubt, WAIVABLE",
        "registered-with registers, party, in-doubt, WAIVABLE",
        "registered-with registers registered-with registers, party, remote, NONE"
    })
    void each_path_has_its_rule(String words, String role, String rule, ConflictGrade grade) {
        var graded = guidelines.grade(path(words), Role.of(role).orElseThrow(), TODAY);
        assertThat(graded.rule().id()).isEqualTo(rule);
        assertThat(graded.rule().grade()).isEqualTo(grade);
        assertThat(graded.rule().article().en()).isNotBlank();
    }

    @Test
    void the_heaviest_comes_first_and_then_the_shortest() {
        var graded =
                List.of("registered-with registers", "owned-by%10", "employs").stream()
                        .map(words -> guidelines.grade(path(words), Role.PARTY, TODAY))
                        .toList();
        assertThat(Guidelines.inOrder(graded))
                .extracting(one -> one.rule().id())
                .containsExactly("works-for-party", "holds-share", "in-doubt");
    }

    @Test
    void a_path_is_one_sentence_in_either_language() {
        var path = path("owned-by%60 employs@2025-01-01");
        assertThat(new PathWords(Language.EN).sentence(path))
                .isEqualTo(
                        "T0 is partly owned by T1 (60 %, dates unknown); T1 employs T2 (until"
                                + " 1 January 2025).");
        assertThat(new PathWords(Language.ZH).sentence(path))
                .isEqualTo("T0的份额由T1持有（60%，起止日期不详）；T1雇用T2（至2025年1月1日止）。");
        assertThat(
                        new PathWords(Language.EN)
                                .known(path.steps().getFirst().ties().getFirst().evidence()))
                .isEqualTo("f.csv, line 2");
    }

    @Test
    void every_tie_has_its_words_in_both_languages() {
        for (var language : Language.values()) {
            for (var kind : TieKind.values()) {
                for (boolean along : new boolean[] {true, false}) {
                    assertThat(
                                    new PathWords(language)
                                            .say("ties.word." + kind.word(along), "A", "B", ""))
                            .contains("A", "B");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ties: [befriends] | line 5: there is no tie “befriends”",
                "least: 3, most: 2 | line 5: least is not above most, and most not above 6",
                "least: many | line 5: least is a number"
            })
    void guidelines_that_say_something_else_are_refused_with_the_line(String part, String why) {
        var text =
                """
                name: {en: a, zh: b}
                rules:
                  - id: one
                    grade: waivable
                    path: [{PART}]
                    article: {en: "1", zh: "一"}
                    says: {en: a, zh: b}
                otherwise: []
                """
                        .replace("PART", part);
        assertThatThrownBy(() -> Guidelines.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void a_path_without_an_end_of_rules_is_refused() {
        assertThatThrownBy(
                        () -> Guidelines.read("name: {en: a, zh: b}\nrules: []\notherwise: []\n"))
                .hasMessage("the last of otherwise fits every path");
        assertThatThrownBy(() -> Guidelines.read("- *a")).isInstanceOf(Yaml.Malformed.class);
    }
}
