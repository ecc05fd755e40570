package org.goodoffices.casework.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Refused;
import org.goodoffices.engines.bargaining.SimulatedSide;
import org.goodoffices.engines.bargaining.SimulatedSide.Answer;
import org.goodoffices.engines.bargaining.Solution;
import org.goodoffices.engines.bargaining.Table;
import org.goodoffices.engines.bargaining.TableFile;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The public page on which a newcomer practises at a table of a fictional case. All that was put
/// stands in the address: nothing is kept, nobody is asked who they are.
@Controller
class TrainingController {

    /// An address longer than any practice.
    private static final int LONGEST = 12;

    private final Map<Language, Table> scenario = new EnumMap<>(Language.class);

    TrainingController() {
        for (var language : Language.values()) {
            scenario.put(language, read("/training/ferry_" + language.code() + ".json"));
        }
    }

    private static Table read(String resource) {
        try (var file = TrainingController.class.getResourceAsStream(resource)) {
            return TableFile.read(resource, Objects.requireNonNull(file).readAllBytes());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (Refused broken) {
            throw new IllegalStateException(broken);
        }
    }

    @GetMapping("/training/table")
    ModelAndView play(Visit visit, @RequestParam MultiValueMap<String, String> asked) {
        var table = Objects.requireNonNull(scenario.get(visit.language()));
        var seed = seed(asked.getFirst("seed"));
        var put = seed == null ? null : put(table, asked);
        try {
            var start = Rehearsal.of(table, seed == null ? 1 : seed);
            if (seed == null || put == null) {
                var again = page(visit, start, 1, visit.t("training.refused"));
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                return again;
            }
            var play = start.after(put);
            play =
                    switch (Objects.requireNonNullElse(asked.getFirst("do"), "")) {
                        case "accept" -> play.accepting();
                        case "leave" -> play.leaving();
                        default -> play;
                    };
            return page(visit, play, seed, null);
        } catch (Refused broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static @Nullable Long seed(@Nullable String text) {
        return text == null ? (Long) 1L : text.matches("[0-9]{1,9}") ? Long.valueOf(text) : null;
    }

    /// What was put before, and what is put now; null where one of them is no package.
    private static @Nullable List<PackageDeal> put(
            Table table, MultiValueMap<String, String> asked) {
        var put = new ArrayList<PackageDeal>();
        var texts = new ArrayList<>(asked.getOrDefault("p", List.of()));
        if ("put".equals(asked.getFirst("do"))) {
            texts.add(
                    IntStream.range(0, table.domain().issues().size())
                            .mapToObj(i -> asked.getFirst("o" + i))
                            .map(option -> option == null ? "" : option)
                            .collect(Collectors.joining("-")));
        }
        for (var text : texts) {
            var deal = deal(table, text);
            if (deal == null || put.size() == LONGEST) {
                return null;
            }
            put.add(deal);
        }
        return put;
    }

    private static @Nullable PackageDeal deal(Table table, String text) {
        var issues = table.domain().issues();
        if (!text.matches("[0-9]{1,2}(-[0-9]{1,2}){" + (issues.size() - 1) + "}")) {
            return null;
        }
        var options = Arrays.stream(text.split("-")).map(Integer::valueOf).toList();
        return IntStream.range(0, issues.size())
                        .allMatch(i -> options.get(i) < issues.get(i).options().size())
                ? new PackageDeal(options)
                : null;
    }

    private static String text(PackageDeal deal) {
        return deal.options().stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    private static ModelAndView page(
            Visit visit, Rehearsal play, long seed, @Nullable String refusal) throws Refused {
        var words = new RehearsalWords(play, visit.texts(), visit.language());
        var rounds = new ArrayList<TrainingPage.Round>();
        for (int i = 0; i < play.put().size(); i++) {
            var answer = play.answers().get(i);
            rounds.add(
                    new TrainingPage.Round(
                            words.round(i + 1),
                            offer(words, play.put().get(i)),
                            words.answer(answer),
                            switch (answer) {
                                case Answer.Counters(var deal) -> offer(words, deal);
                                case Answer.Accepts _, Answer.Leaves _ -> null;
                            }));
        }
        var kept = new ArrayList<>(List.of(new Shown.Choice("seed", String.valueOf(seed))));
        play.put().forEach(deal -> kept.add(new Shown.Choice("p", text(deal))));
        return visit.page(
                "casework/table/training",
                new TrainingPage(
                        play.table().domain().name(),
                        words.walkAway(),
                        offer(words, play.other().opening()),
                        rounds,
                        words.round(play.put().size() + 1),
                        kept,
                        play.over() ? List.of() : fields(play, words),
                        play.over() ? end(visit, play, words, seed) : null,
                        refusal));
    }

    private static TrainingPage.Offer offer(RehearsalWords words, PackageDeal deal) {
        return new TrainingPage.Offer(words.settles(deal), words.worth(deal));
    }

    /// One list for each issue, as it was put last; at first as it is best for whoever plays.
    private static List<Shown.Field> fields(Rehearsal play, RehearsalWords words) throws Refused {
        var domain = play.table().domain();
        var chosen =
                play.put().isEmpty()
                        ? new SimulatedSide(domain, play.you(), 1).opening()
                        : play.put().getLast();
        return IntStream.range(0, domain.issues().size())
                .mapToObj(i ->
                        Shown.Field.of(
                                        "o" + i,
                                        Shown.Field.Kind.LIST,
                                        domain.issues().get(i).name())
                                .choices(
                                        IntStream.range(0, domain.issues().get(i).options().size())
                                                .mapToObj(o ->
                                                        new Shown.Choice(
                                                                String.valueOf(o),
                                                                words.option(play.you(), i, o)))
                                                .toList())
                                .value(String.valueOf(chosen.options().get(i))))
                .toList();
    }

    private static TrainingPage.End end(
            Visit visit, Rehearsal play, RehearsalWords words, long seed) throws Refused {
        var table = play.table();
        var solution = Solution.of(table);
        var preferences = new ArrayList<Shown.Fact>();
        for (var party : table.parties()) {
            for (int i = 0; i < table.domain().issues().size(); i++) {
                preferences.add(
                        new Shown.Fact(
                                party.name()
                                        + visit.of(": ", "：")
                                        + table.domain().issues().get(i).name(),
                                words.options(party, i)));
            }
        }
        var agreed = play.agreed();
        return new TrainingPage.End(
                words.result(),
                preferences,
                new FrontierDrawing(
                                table,
                                Objects.requireNonNull(solution.frontier()),
                                Objects.requireNonNull(solution.named()),
                                agreed == null ? List.of() : List.of(table.values(agreed)),
                                List.of(),
                                visit.language() == Language.ZH)
                        .svg(),
                words.trades(),
                String.valueOf(seed % 999_999_999 + 1));
    }
}
