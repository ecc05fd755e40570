package org.goodoffices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.goodoffices.casework.appointment.ConflictGrade;
import org.goodoffices.casework.appointment.graph.Bearers;
import org.goodoffices.casework.appointment.graph.Evidence;
import org.goodoffices.casework.appointment.graph.Guidelines;
import org.goodoffices.casework.appointment.graph.NotReadable;
import org.goodoffices.casework.appointment.graph.PathSearch;
import org.goodoffices.casework.appointment.graph.PathWords;
import org.goodoffices.casework.appointment.graph.ReadTies;
import org.goodoffices.casework.appointment.graph.Role;
import org.goodoffices.casework.appointment.graph.TieGraph;
import org.goodoffices.engines.names.Comparison;
import org.goodoffices.engines.procedure.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Ties from the command line: what ties the people of a case to a candidate, from files alone.
@Command(
        name = "graph",
        resourceBundle = "cli",
        mixinStandardHelpOptions = true,
        subcommands = {GraphCommand.Paths.class})
final class GraphCommand implements Runnable {

    private static final int UNREADABLE = 2;
    private static final int NOBODY = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// All paths between names.
    @Command(name = "paths", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Paths implements Callable<Integer> {

        @Option(
                names = "--from",
                required = true,
                arity = "1..*",
                paramLabel = "NAME",
                descriptionKey = "graph.from")
        private List<String> from = List.of();

        @Option(
                names = "--to",
                required = true,
                arity = "1..*",
                paramLabel = "NAME",
                descriptionKey = "graph.to")
        private List<String> to = List.of();

        @Option(
                names = "--file",
                arity = "1..*",
                paramLabel = "FILE",
                descriptionKey = "graph.file")
        private List<String> named = List.of();

        @Parameters(arity = "0..*", paramLabel = "FILE", descriptionKey = "graph.files")
        private List<String> files = List.of();

        @Option(names = "--steps", paramLabel = "0..6", descriptionKey = "graph.steps")
        private int steps = PathSearch.LONGEST;

        @Option(names = "--most", paramLabel = "N", descriptionKey = "graph.most")
        private int most = 1000;

        @Option(names = "--on", paramLabel = "YYYY-MM-DD", descriptionKey = "graph.on")
        private @Nullable LocalDate on;

        @Option(names = "--json", descriptionKey = "convention.json")
        private boolean json;

        @Option(names = "--language", paramLabel = "en|zh", descriptionKey = "names.language")
        private String language = Locale.getDefault().getLanguage();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        /// Somebody of the case, as asked.
        private record Asked(Role role, String name) {}

        @Override
        public Integer call() {
            var words = new PathWords(language.startsWith("zh") ? Language.ZH : Language.EN);
            if (steps < 0 || steps > PathSearch.LONGEST || most < 1) {
                return refuse(words.say("ties.cli.bounds", PathSearch.LONGEST));
            }
            var read = new LinkedHashSet<>(files);
            read.addAll(named);
            if (read.isEmpty()) {
                return refuse(words.say("ties.cli.no-files"));
            }
            var drawing = new TieGraph.Drawing();
            for (var file : read) {
                try (var bytes = Files.newInputStream(Path.of(file))) {
                    ReadTies.from(bytes, file, drawing);
                } catch (NotReadable why) {
                    return refuse(language.startsWith("zh") ? why.why().zh() : why.why().en());
                } catch (IOException | InvalidPathException no) {
                    return refuse(words.say("ties.cli.no-file", PathWords.plain(file)));
                }
            }
            return answer(drawing.done(), words);
        }

        private int refuse(String why) {
            spec.commandLine().getErr().println(why);
            return UNREADABLE;
        }

        private int answer(TieGraph graph, PathWords words) {
            var bearers = new Bearers(graph);
            var asked = from.stream().map(Paths::asked).toList();
            var ofCase = new LinkedHashMap<Asked, List<Bearers.Bearer>>();
            asked.forEach(one -> ofCase.put(one, bearers.of(one.name())));
            var candidates = new LinkedHashMap<String, List<Bearers.Bearer>>();
            to.forEach(name -> candidates.put(name, bearers.of(name)));
            if (ofCase.values().stream().allMatch(List::isEmpty)
                    || candidates.values().stream().allMatch(List::isEmpty)) {
                spec.commandLine().getErr().println(words.say("ties.cli.nobody"));
                return NOBODY;
            }
            var out = new ArrayList<Map<String, Object>>();
            for (var one : ofCase.entrySet()) {
                for (var candidate : candidates.entrySet()) {
                    out.add(pair(graph, words, one, candidate));
                }
            }
            if (json) {
                var document = new LinkedHashMap<String, Object>();
                document.put("guidelines", Guidelines.shipped().name().en());
                document.put("threshold", Comparison.THRESHOLD);
                document.put("heardAcrossScripts", bearers.heard());
                document.put("things", graph.size());
                document.put("ties", graph.ties());
                document.put("pairs", out);
                spec.commandLine()
                        .getOut()
                        .println(JsonMapper.shared().writeValueAsString(document));
            } else {
                if (!bearers.heard()) {
                    print(words.say("ties.cli.not-heard", Bearers.HEARD));
                }
                var name = Guidelines.shipped().name();
                print(language.startsWith("zh") ? name.zh() : name.en());
            }
            spec.commandLine().getOut().flush();
            return CommandLine.ExitCode.OK;
        }

        private static Asked asked(String text) {
            int colon = text.indexOf(':');
            if (colon > 0) {
                var role = Role.of(text.substring(0, colon));
                if (role.isPresent()) {
                    return new Asked(role.get(), text.substring(colon + 1).strip());
                }
            }
            return new Asked(Role.PARTY, text.strip());
        }

        private Map<String, Object> pair(
                TieGraph graph,
                PathWords words,
                Map.Entry<Asked, List<Bearers.Bearer>> one,
                Map.Entry<String, List<Bearers.Bearer>> candidate) {
            var found =
                    PathSearch.between(
                            graph,
                            places(one.getValue()),
                            places(candidate.getValue()),
                            steps,
                            most);
            var today = on == null ? LocalDate.now(ZoneOffset.UTC) : on;
            var graded =
                    Guidelines.inOrder(
                            found.paths().stream()
                                    .map(graph::path)
                                    .map(path ->
                                            Guidelines.shipped()
                                                    .grade(path, one.getKey().role(), today))
                                    .toList());
            var grade = graded.isEmpty() ? ConflictGrade.NONE : graded.getFirst().rule().grade();
            if (!json) {
                print(
                        words.say(
                                "ties.cli.pair",
                                PathWords.plain(one.getKey().name()),
                                words.say("ties.role." + one.getKey().role().word()),
                                PathWords.plain(candidate.getKey()),
                                words.say("ties.grade." + grade.name())));
                matched(words, one.getKey().name(), one.getValue());
                matched(words, candidate.getKey(), candidate.getValue());
                graded.forEach(path -> print(words, path));
                if (graded.isEmpty()) {
                    print("  " + words.say("ties.cli.no-path", steps));
                }
                if (found.completeTo() < steps) {
                    print("  " + words.say("ties.cli.incomplete", most, found.completeTo()));
                }
            }
            var described = new LinkedHashMap<String, Object>();
            described.put("from", one.getKey().name());
            described.put("role", one.getKey().role().word());
            described.put("to", candidate.getKey());
            described.put("grade", code(grade));
            described.put("completeToSteps", found.completeTo());
            described.put("fromBearers", bearers(graph, one.getValue()));
            described.put("toBearers", bearers(graph, candidate.getValue()));
            described.put("paths", graded.stream().map(path -> described(words, path)).toList());
            return described;
        }

        private static int[] places(List<Bearers.Bearer> bearers) {
            return bearers.stream().mapToInt(Bearers.Bearer::place).toArray();
        }

        private void matched(PathWords words, String asked, List<Bearers.Bearer> bearers) {
            for (var bearer : bearers) {
                if (!bearer.name().equals(asked)) {
                    print(
                            "  "
                                    + words.say(
                                            "ties.cli.match",
                                            PathWords.plain(asked),
                                            PathWords.plain(bearer.name()),
                                            bearer.comparison().score(),
                                            Comparison.THRESHOLD));
                }
            }
            if (bearers.isEmpty()) {
                print("  " + words.say("ties.cli.no-bearer", PathWords.plain(asked)));
            }
        }

        private void print(PathWords words, Guidelines.Graded graded) {
            var rule = graded.rule();
            print(
                    "  "
                            + words.say("ties.grade." + rule.grade().name())
                            + " · "
                            + words.of(rule.article())
                            + " · "
                            + words.of(rule.says()));
            print("    " + words.sentence(graded.path()));
            for (var evidence : evidence(graded)) {
                print("      " + words.known(evidence));
            }
        }

        private static Set<Evidence> evidence(Guidelines.Graded graded) {
            var all = new LinkedHashSet<Evidence>();
            graded.path()
                    .steps()
                    .forEach(step -> step.ties().forEach(tie -> all.add(tie.evidence())));
            return all;
        }

        private static List<Map<String, Object>> bearers(
                TieGraph graph, List<Bearers.Bearer> bearers) {
            return bearers.stream()
                    .map(bearer ->
                            Map.<String, Object>of(
                                    "id", graph.thing(bearer.place()).id(),
                                    "name", bearer.name(),
                                    "score", bearer.comparison().score()))
                    .toList();
        }

        private static Map<String, Object> described(PathWords words, Guidelines.Graded graded) {
            var path = graded.path();
            var steps = new ArrayList<Map<String, Object>>();
            for (int number = 1; number <= path.steps().size(); number++) {
                for (var tie : path.steps().get(number - 1).ties()) {
                    var one = new LinkedHashMap<String, Object>();
                    one.put("step", number);
                    one.put("from", tie.from());
                    one.put("tie", tie.kind().word(true));
                    one.put("to", tie.to());
                    var share = tie.share();
                    one.put("share", share == null ? null : List.of(share.least(), share.most()));
                    one.put("since", tie.since() == null ? null : String.valueOf(tie.since()));
                    one.put("until", tie.until() == null ? null : String.valueOf(tie.until()));
                    one.put("known", words.known(tie.evidence()));
                    steps.add(one);
                }
            }
            var described = new LinkedHashMap<String, Object>();
            described.put("grade", code(graded.rule().grade()));
            described.put("rule", graded.rule().id());
            described.put("article", words.of(graded.rule().article()));
            described.put("things", path.things().stream().map(thing -> thing.id()).toList());
            described.put("sentence", words.sentence(path));
            described.put("ties", steps);
            return described;
        }

        private static String code(ConflictGrade grade) {
            return grade.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private void print(String line) {
            spec.commandLine().getOut().println(line);
        }
    }
}
