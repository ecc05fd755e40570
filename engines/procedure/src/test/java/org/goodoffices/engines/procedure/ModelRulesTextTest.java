package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The articles that our rule sets cite, in the two authentic texts.
class ModelRulesTextTest {

    private static final Pattern ENGLISH = Pattern.compile("^## Article (\\d+)\\. \\S.*$");
    private static final Pattern CHINESE = Pattern.compile("^## 第(\\d+)条 \\S.*$");
    private static final Pattern PARAGRAPH = Pattern.compile("^\\((\\d+)\\) \\S.*$");
    private static final Pattern CITED = Pattern.compile("\\bart\\. ([^,}\\n]+)");

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment-commerce"})
    void both_texts_have_the_same_articles_and_paragraphs(String text) {
        Set<String> english = paragraphs(text, "en", ENGLISH);
        Set<String> chinese = paragraphs(text, "zh", CHINESE);

        assertThat(List.copyOf(chinese)).isEqualTo(List.copyOf(english));
        assertThat(english).contains("1", "1(1)", "30", "30(2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment-commerce"})
    void articles_and_paragraphs_are_numbered_without_a_gap(String text) {
        Map<Integer, Integer> paragraphsOf = new TreeMap<>();
        for (String at : paragraphs(text, "en", ENGLISH)) {
            Matcher matcher = Pattern.compile("(\\d+)(?:\\((\\d+)\\))?").matcher(at);
            assertThat(matcher.matches()).isTrue();
            int article = Integer.parseInt(matcher.group(1));
            if (matcher.group(2) == null) {
                assertThat(article).isEqualTo(paragraphsOf.size() + 1);
                paragraphsOf.put(article, 0);
            } else {
                int paragraph = Integer.parseInt(matcher.group(2));
                assertThat(paragraph)
                        .as(at)
                        .isEqualTo(paragraphsOf.merge(article, 1, Integer::sum));
            }
        }
        assertThat(paragraphsOf.keySet()).hasSize(30);
        assertThat(paragraphsOf.values()).allMatch(count -> count > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void every_article_that_a_set_cites_is_in_both_texts(String set) {
        RuleSet rules = ShippedRules.read(set);
        String text = String.valueOf(rules.text()).replace("docs/rules/", "");
        Set<String> cited = new TreeSet<>();
        Matcher matcher = CITED.matcher(Samples.text("/rules/" + set + ".yaml"));
        while (matcher.find()) {
            cited.add(matcher.group(1).strip());
        }

        assertThat(cited).hasSizeGreaterThan(60);
        assertThat(paragraphs(text, "en", ENGLISH)).containsAll(cited);
        assertThat(paragraphs(text, "zh", CHINESE)).containsAll(cited);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void every_time_limit_is_as_long_as_the_paragraph_it_cites_says_in_both_texts(String set) {
        RuleSet rules = ShippedRules.read(set);
        String text = String.valueOf(rules.text()).replace("docs/rules/", "");
        Map<String, String> english = wording(text, "en", ENGLISH);
        Map<String, String> chinese = wording(text, "zh", CHINESE);
        for (Limit limit : rules.limits().values()) {
            String paragraph = String.valueOf(limit.article()).replace("art. ", "");
            boolean working = limit.counting() == Limit.Counting.WORKING;
            boolean months = limit.unit() == Limit.Unit.MONTHS;
            String en = limit.length() + (working ? " working days" : months ? " months" : " days");
            String zh = limit.length() + (working ? "个工作日" : months ? "个月" : "日");
            assertThat(english.get(paragraph)).as(limit.name()).containsPattern("\\b" + en + "\\b");
            assertThat(chinese.get(paragraph)).as(limit.name()).containsPattern("(?<!\\d)" + zh);
        }
    }

    @Test
    void our_own_sets_declare_no_deviation_and_leave_nothing_unknown() {
        for (String set : ShippedRules.OURS) {
            RuleSet rules = ShippedRules.read(set);
            assertThat(rules.deviations()).as(set).isEmpty();
            assertThat(rules.unknown()).as(set).isEmpty();
        }
    }

    /// How the schedule calls the limits that can be extended.
    private static final Map<String, String> SCHEDULE =
            Map.ofEntries(
                    Map.entry("registration", "registration"),
                    Map.entry("completion", "completion of the request"),
                    Map.entry("third-state-answer", "answer of a third State"),
                    Map.entry("answer", "answer"),
                    Map.entry("naming", "naming"),
                    Map.entry("appointment", "appointment"),
                    Map.entry("acceptance", "acceptance"),
                    Map.entry("first-session", "first session"),
                    Map.entry("proposal-answer", "answer to a proposal"),
                    Map.entry("separate-proposals", "separate proposals"),
                    Map.entry("suspension", "suspension"),
                    Map.entry("filing-fee", "filing fee"),
                    Map.entry("advance", "advance"),
                    Map.entry("inactivity", "inactivity"),
                    Map.entry("signature", "signature"),
                    Map.entry("ratification", "ratification"),
                    Map.entry("entry-into-force", "entry into force"));

    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment", "model-commercial"})
    void every_extension_is_as_long_as_the_schedule_allows(String set) {
        RuleSet rules = ShippedRules.read(set);
        String text = String.valueOf(rules.text()).replace("docs/rules/", "");
        String schedule = schedule(ShippedRules.checkout(file(text, "en")));
        String list = schedule.substring(schedule.indexOf("Extensions (Article 15(5))"));
        for (Limit limit : rules.limits().values()) {
            Limit.Extension extension = limit.extension();
            if (extension == null) {
                continue;
            }
            String phrase =
                    String.valueOf(SCHEDULE.get(limit.name()))
                            .replace(
                                    "ratification",
                                    set.equals("model-state-to-state")
                                            ? "ratification"
                                            : "confirmation of a signature ad referendum");
            String entry =
                    List.of(list.substring(list.indexOf(':') + 1).split("[;.]")).stream()
                            .map(String::strip)
                            .filter(part -> named(part, phrase))
                            .findFirst()
                            .orElse("");
            assertThat(entry).as(limit.name()).containsPattern("\\b" + extension.atMost() + "\\b");
        }
    }

    /// Whether a part of the schedule, such as “first session, and separate proposals, 60”, is
    /// about this limit.
    private static boolean named(String part, String phrase) {
        return part.matches("(.*, and )?" + Pattern.quote(phrase) + ",? (\\d|and separate).*");
    }

    /// The schedule in the texts and the data say the same about extensions.
    @ParameterizedTest
    @ValueSource(strings = {"model-state-to-state", "model-investment-commerce"})
    void the_schedules_of_both_texts_give_the_same_figures(String text) {
        List<String> english = figures(schedule(ShippedRules.checkout(file(text, "en"))));
        String chinese = schedule(ShippedRules.checkout(file(text, "zh")));

        assertThat(english).isNotEmpty();
        assertThat(new TreeSet<>(figures(chinese))).containsAll(extensions(text));
        assertThat(new TreeSet<>(english)).containsAll(extensions(text));
    }

    private static Set<String> extensions(String text) {
        Set<String> atMost = new TreeSet<>();
        for (String set : ShippedRules.OURS) {
            RuleSet rules = ShippedRules.read(set);
            if (String.valueOf(rules.text()).endsWith(text)) {
                for (Limit limit : rules.limits().values()) {
                    if (limit.extension() != null) {
                        atMost.add(String.valueOf(limit.extension().atMost()));
                    }
                }
            }
        }
        return atMost;
    }

    private static String schedule(String text) {
        int at = Math.max(text.indexOf("## Schedule"), text.indexOf("## 附表"));
        assertThat(at).isPositive();
        return text.substring(at);
    }

    private static List<String> figures(String text) {
        List<String> figures = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\d[\\d,.]*\\d|\\d").matcher(text);
        while (matcher.find()) {
            figures.add(matcher.group());
        }
        return figures;
    }

    private static String file(String text, String language) {
        return "docs/rules/" + text + "." + language + ".md";
    }

    /// The wording of each paragraph.
    private static Map<String, String> wording(String text, String language, Pattern heading) {
        Map<String, String> wording = new TreeMap<>();
        String article = "";
        for (String line : ShippedRules.checkout(file(text, language)).lines().toList()) {
            Matcher head = heading.matcher(line);
            Matcher paragraph = PARAGRAPH.matcher(line);
            if (head.matches()) {
                article = head.group(1);
            } else if (paragraph.matches()) {
                wording.put(article + "(" + paragraph.group(1) + ")", line);
            }
        }
        return wording;
    }

    /// `5` for each article and `5(2)` for each paragraph, in their order.
    private static Set<String> paragraphs(String text, String language, Pattern heading) {
        Set<String> found = new LinkedHashSet<>();
        String article = "";
        for (String line : ShippedRules.checkout(file(text, language)).lines().toList()) {
            Matcher head = heading.matcher(line);
            Matcher paragraph = PARAGRAPH.matcher(line);
            if (head.matches()) {
                article = head.group(1);
                assertThat(found.add(article)).as("twice: " + line).isTrue();
            } else if (paragraph.matches()) {
                String at = article + "(" + paragraph.group(1) + ")";
                assertThat(found.add(at)).as("twice: " + at).isTrue();
            }
        }
        return found;
    }
}
