package org.goodoffices.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goodoffices.engines.procedure.Checker;
import org.goodoffices.engines.procedure.Done;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Proceeding;
import org.goodoffices.engines.procedure.Reading;
import org.goodoffices.engines.procedure.RuleReader;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Setting;
import org.goodoffices.engines.procedure.WorkingCalendar;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The eight checks of rules of procedure: on every shipped set, and on a generated procedure in
/// which any of n steps may have been done or not, so that it has 2^n states in one stage.
///
/// The peer is brute force over the docket's own fold: every state in turn, asking in each whether
/// every party can withdraw, which acts are open, and where time alone would lead. It gives the
/// same verdicts, checked first on the sound procedure and on two with one defect each, on the
/// sizes that it can do.
///
/// `bin/bench Checks [runs=200]`
public final class Checks {

    private static final int STEPS = 200;
    private static final List<Integer> SIZES_FOR_BRUTE_FORCE = List.of(2, 4, 6, 8, 10, 12);

    /// What is wrong with a generated procedure.
    private enum Defect {
        NONE,
        /// The last step waits for the end, the end for the last step.
        CIRCLE,
        /// Nobody can withdraw before the first step is done.
        NO_EXIT_AT_FIRST
    }

    private Checks() {}

    /// Measures.
    public static void main(String[] arguments) throws Exception {
        int runs = Figures.option(arguments, "runs", 200);
        System.out.println(Machine.described());
        shipped(runs);
        equal();
        generated(runs);
        System.exit(0);
    }

    private static void shipped(int runs) throws IOException {
        System.out.printf(
                "All eight checks on each shipped set, warm median of %d runs, interleaved:%n",
                runs);
        var texts = new HashMap<String, String>();
        for (var file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yaml")) {
            texts.put(
                    String.valueOf(file.getFilename()),
                    file.getContentAsString(StandardCharsets.UTF_8));
        }
        var checking = new HashMap<String, List<Double>>();
        var reading = new HashMap<String, List<Double>>();
        for (int run = -runs; run < runs; run++) {
            for (var text : texts.entrySet()) {
                var read = timed(() -> read(text.getKey(), text.getValue()));
                var checked = timed(() -> Checker.check(read.result()));
                if (!checked.result().sound()) {
                    throw new IllegalStateException(text.getKey() + " is not sound");
                }
                if (run >= 0) {
                    reading.computeIfAbsent(text.getKey(), _ -> new ArrayList<>())
                            .add(read.millis());
                    checking.computeIfAbsent(text.getKey(), _ -> new ArrayList<>())
                            .add(checked.millis());
                }
            }
        }
        texts.keySet().stream()
                .sorted()
                .forEach(name ->
                        System.out.printf(
                                "  %-28s checks %6.2f ms   (reading the file %6.2f ms)%n",
                                name,
                                median(checking.getOrDefault(name, List.of())),
                                median(reading.getOrDefault(name, List.of()))));
    }

    /// The checker and brute force say the same.
    private static void equal() {
        for (var defect : Defect.values()) {
            for (int steps : List.of(2, 3, 5, 8)) {
                var rules = procedure(steps, defect);
                boolean checker = Checker.check(rules).sound();
                boolean force = new BruteForce(rules).sound();
                if (checker != force || checker != (defect == Defect.NONE)) {
                    throw new IllegalStateException(
                            "%s with %d steps: checker %s, brute force %s"
                                    .formatted(defect, steps, checker, force));
                }
            }
        }
        System.out.println(
                "Checker and brute force agree on the sound procedure and on both defects (2, 3, 5"
                        + " and 8 steps).");
    }

    private static void generated(int runs) {
        System.out.println("Soundness of a generated procedure, warm medians:");
        var rules = procedure(STEPS, Defect.NONE);
        var all = new ArrayList<Double>();
        for (int run = -runs; run < runs; run++) {
            var checked = timed(() -> Checker.check(rules));
            if (!checked.result().sound()) {
                throw new IllegalStateException(checked.result().findings().toString());
            }
            if (run >= 0) {
                all.add(checked.millis());
            }
        }
        System.out.printf("  2^%-4d states  checker %8.2f ms%n", STEPS, median(all));
        for (int steps : SIZES_FOR_BRUTE_FORCE) {
            var small = procedure(steps, Defect.NONE);
            var checker = new ArrayList<Double>();
            var force = new ArrayList<Double>();
            int states = 0;
            for (int run = -1; run < 3; run++) {
                for (int i = 0; i < 20; i++) {
                    checker.add(timed(() -> Checker.check(small)).millis());
                }
                var brute =
                        timed(() -> {
                            var one = new BruteForce(small);
                            one.sound();
                            return one;
                        });
                states = brute.result().states();
                if (run >= 0) {
                    force.add(brute.millis());
                }
            }
            System.out.printf(
                    "  2^%-4d states  checker %8.2f ms   brute force %10.2f ms (%d states looked"
                            + " at)%n",
                    steps, median(checker), median(force), states);
        }
    }

    /// Every state of a procedure, one by one.
    private static final class BruteForce {

        private static final Instant BEGIN = Instant.parse("2026-12-01T00:00:00Z");

        private final RuleSet rules;
        private final Setting setting;
        private final Set<Map.Entry<String, Set<String>>> seen = new HashSet<>();

        BruteForce(RuleSet rules) {
            this.rules = rules;
            this.setting =
                    new Setting(
                            ZoneId.of("UTC"),
                            WorkingCalendar.none(),
                            List.of(new Setting.Party("p1", true), new Setting.Party("p2", false)));
        }

        int states() {
            return seen.size();
        }

        /// Whether every party can withdraw in every stage, every act can be done, every ending is
        /// reached.
        boolean sound() {
            var everOpen = new HashSet<String>();
            var endings = new HashSet<String>();
            boolean exits = true;
            var waiting = new ArrayDeque<List<Done>>();
            waiting.add(List.of());
            while (!waiting.isEmpty()) {
                var acts = waiting.remove();
                var here = Proceeding.fold(rules, setting, acts);
                if (here.ending() != null) {
                    endings.add(here.place());
                    continue;
                }
                endings.add(here.asAt(BEGIN.plus(Duration.ofDays(3650))).place());
                var open = here.mayDoNow();
                if (here.stage() != null) {
                    exits &=
                            open.stream()
                                    .filter(one -> one.act().effect() == Effect.WITHDRAWS)
                                    .anyMatch(
                                            one -> one.actors().size() == setting.parties().size());
                }
                for (var one : open) {
                    everOpen.add(one.act().name());
                    var next = new ArrayList<>(acts);
                    next.add(
                            new Done(
                                    one.act().name(),
                                    one.actors().getFirst(),
                                    BEGIN.plusSeconds(acts.size())));
                    var after = Proceeding.fold(rules, setting, next);
                    var done =
                            rules.acts().keySet().stream()
                                    .filter(after::completed)
                                    .collect(Collectors.toSet());
                    if (seen.add(Map.entry(after.place(), done))) {
                        waiting.add(next);
                    }
                }
            }
            return exits
                    && everOpen.equals(rules.acts().keySet())
                    && endings.containsAll(rules.endings().keySet());
        }
    }

    /// A procedure of one stage with this many steps, in any order, each once, all of them needed
    /// to conclude.
    private static RuleSet procedure(int steps, Defect defect) {
        var yaml = new StringBuilder(HEAD);
        for (int i = 1; i <= steps; i++) {
            yaml.append(
                    """
                      step-%d:
                        title: {en: Step %d, zh: 第%d步}
                        article: art. 2(%d)
                        by: registry
                        from: work
                        once: true
                        lane: joint
                    %s\
                    """
                            .formatted(
                                    i,
                                    i,
                                    i,
                                    i,
                                    defect == Defect.CIRCLE && i == steps
                                            ? "    requires: [conclude]\n"
                                            : ""));
        }
        yaml.append(
                TAIL.formatted(
                        IntStream.rangeClosed(1, steps)
                                .mapToObj(i -> "step-" + i)
                                .collect(Collectors.joining(", ")),
                        defect == Defect.NO_EXIT_AT_FIRST ? "    requires: [step-1]\n" : ""));
        return read("generated.yaml", yaml.toString());
    }

    private static final String HEAD =
            """
            rules: generated
            edition: 2026-12
            title: {en: Generated, zh: 生成的规则}
            authority: {en: The bench, zh: 测量台}
            valid: {from: 2026-12-01}
            tracks: [commercial]
            parties: {at-least: 2}
            calendar: none
            zone: UTC
            stages:
              work: {title: {en: Work, zh: 工作}, article: art. 2}
            acts:
              request:
                title: {en: Request, zh: 请求}
                article: art. 1
                by: requesting
                unequal: {article: art. 1, why: {en: Someone must ask first., zh: 须有一方先行提出。}}
                from: start
                to: work
                lane: joint
                effect: requests
            """;

    private static final String TAIL =
            """
              conclude:
                title: {en: Conclude, zh: 结束}
                article: art. 3
                by: registry
                from: work
                to: concluded
                requires: [%s]
                lane: joint
              withdraw:
                title: {en: Withdraw, zh: 退出}
                article: art. 4
                by: party
                from: any
                to: withdrawn
                lane: joint
                effect: withdraws
            %s\
            limits:
              whole:
                title: {en: Time for the whole, zh: 总期限}
                article: art. 5
                runs-in: work
                from: {stage: work}
                length: 12
                unit: months
                lapse: {to: lapsed, article: art. 5, meaning: {en: The mediation lapses., zh: 调解失效。}}
            endings:
              concluded: {title: {en: Concluded, zh: 结束}, article: art. 3, kind: declaration}
              withdrawn: {title: {en: Withdrawn, zh: 退出}, article: art. 4, kind: withdrawal}
              lapsed: {title: {en: Lapsed, zh: 失效}, article: art. 5, kind: lapse}
            """;

    private static RuleSet read(String name, String yaml) {
        return switch (RuleReader.read(name, yaml)) {
            case Reading.Read(var rules) -> rules;
            case Reading.Unreadable(var findings) ->
                    throw new IllegalStateException(findings.toString());
        };
    }

    private record Timed<T>(T result, double millis) {}

    private static <T> Timed<T> timed(Supplier<T> work) {
        long begin = System.nanoTime();
        var result = work.get();
        return new Timed<>(result, (System.nanoTime() - begin) / 1e6);
    }

    private static double median(List<Double> values) {
        return Figures.median(values, Double::doubleValue);
    }
}
