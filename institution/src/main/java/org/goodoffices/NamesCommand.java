package org.goodoffices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.goodoffices.engines.names.Comparing;
import org.goodoffices.engines.names.Comparison;
import org.goodoffices.engines.names.Kind;
import org.goodoffices.engines.names.Name;
import org.goodoffices.engines.names.Notice;
import org.goodoffices.engines.names.sound.Pool;
import org.goodoffices.engines.names.sound.Sounds;
import org.goodoffices.organs.convention.treaty.Csv;
import org.goodoffices.organs.convention.treaty.Unreadable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Names across scripts from the command line: whether two can be one bearer's, and which in a list
/// come nearest.
@Command(
        name = "names",
        resourceBundle = "cli",
        mixinStandardHelpOptions = true,
        subcommands = {NamesCommand.Score.class, NamesCommand.Find.class})
final class NamesCommand implements Runnable {

    static final int UNREADABLE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// A file that cannot be used, in a sentence that names it, the line and the field.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /// What both commands need.
    abstract static class OnNames implements Callable<Integer> {

        @Option(names = "--json", descriptionKey = "convention.json")
        boolean json;

        @Option(names = "--language", paramLabel = "en|zh", descriptionKey = "names.language")
        private String language = Locale.getDefault().getLanguage();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        CommandSpec spec;

        /// Reads everything before it prints anything, so that nothing is done by half.
        abstract void answer() throws Refused;

        @Override
        public Integer call() {
            try {
                answer();
                spec.commandLine().getOut().flush();
                return CommandLine.ExitCode.OK;
            } catch (Refused why) {
                spec.commandLine().getErr().println(why.getMessage());
                return UNREADABLE;
            }
        }

        void print(Map<String, Object> document) {
            spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(document));
        }

        void print(String line) {
            spec.commandLine().getOut().println(line);
        }

        Locale locale() {
            return language.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT;
        }

        String say(String key, Object... about) {
            // the root bundle is English; without this the machine's own language would step in
            var bundle =
                    ResourceBundle.getBundle(
                            "cli",
                            locale(),
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES));
            // numbers as they are, without separators
            var words = Arrays.stream(about).map(String::valueOf).toArray();
            return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
        }

        String read(String file) throws Refused {
            try {
                return Csv.text(Files.readAllBytes(Path.of(file)));
            } catch (IOException | InvalidPathException e) {
                throw new Refused(say("names.no-file", file));
            } catch (Unreadable why) {
                throw new Refused(
                        file + ": " + (locale() == Locale.ROOT ? why.why().en() : why.why().zh()));
            }
        }
    }

    /// Scores pairs of names.
    @Command(name = "score", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Score extends OnNames {

        /// A row of the file.
        private record Row(
                int line,
                String one,
                String other,
                Kind kind,
                Set<String> countries,
                Set<String> others) {}

        @Parameters(paramLabel = "FILE", descriptionKey = "names.pairs")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String file;

        @Option(names = "--explain", descriptionKey = "names.explain")
        private boolean explain;

        @Override
        void answer() throws Refused {
            var comparing = Comparing.shipped();
            var rows = rows();
            var each = new ArrayList<Map<String, Object>>();
            for (var row : rows) {
                var compared =
                        comparing.compare(
                                row.one(), row.other(), row.kind(), row.countries(), row.others());
                if (json) {
                    each.add(described(row, compared));
                } else {
                    print(row, compared);
                }
            }
            if (json) {
                var document = new LinkedHashMap<String, Object>();
                document.put("file", file);
                document.put("threshold", Comparison.THRESHOLD);
                document.put("rows", each);
                print(document);
            }
        }

        private List<Row> rows() throws Refused {
            List<Csv.Row> table;
            try {
                table = Csv.rows(read(file));
            } catch (Unreadable why) {
                throw new Refused(
                        file + ": " + (locale() == Locale.ROOT ? why.why().en() : why.why().zh()));
            }
            if (table.isEmpty()) {
                throw new Refused(say("names.empty-file", file));
            }
            var head =
                    table.getFirst().cells().stream()
                            .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                            .toList();
            int one = column(head, "name1", "name_1", "left", "a");
            int other = column(head, "name2", "name_2", "right", "b");
            int kind = column(head, "type", "schema", "kind");
            int country = column(head, "country1", "countries1", "country_1");
            int otherCountry = column(head, "country2", "countries2", "country_2");
            if (one < 0 || other < 0) {
                throw new Refused(
                        say("names.no-column", file, table.getFirst().line(), "name1, name2"));
            }
            var rows = new ArrayList<Row>();
            for (var row : table.subList(1, table.size())) {
                if (row.cells().size() != head.size()) {
                    throw new Refused(
                            say(
                                    "names.columns",
                                    file,
                                    row.line(),
                                    row.cells().size(),
                                    head.size()));
                }
                rows.add(
                        new Row(
                                row.line(),
                                cell(row, one),
                                cell(row, other),
                                kind(row, kind),
                                countries(row, country),
                                countries(row, otherCountry)));
            }
            return rows;
        }

        private static int column(List<String> head, String... names) {
            return Arrays.stream(names)
                    .mapToInt(head::indexOf)
                    .filter(at -> at >= 0)
                    .findFirst()
                    .orElse(-1);
        }

        private static String cell(Csv.Row row, int column) {
            return column < 0 ? "" : row.cells().get(column);
        }

        private Kind kind(Csv.Row row, int column) throws Refused {
            var text = cell(row, column);
            if (text.isBlank()) {
                return Kind.PERSON;
            }
            return Kind.read(text)
                    .orElseThrow(
                            () -> new Refused(say("names.unknown-type", file, row.line(), text)));
        }

        private static Set<String> countries(Csv.Row row, int column) {
            return Arrays.stream(cell(row, column).split("[;,| ]+"))
                    .filter(country -> !country.isBlank())
                    .map(country -> country.strip().toUpperCase(Locale.ROOT))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private Map<String, Object> described(Row row, Comparison compared) {
            var described = new LinkedHashMap<String, Object>();
            described.put("line", row.line());
            described.put("name1", row.one());
            described.put("name2", row.other());
            described.put("type", row.kind().name().toLowerCase(Locale.ROOT));
            described.put("score", compared.score());
            described.put("match", compared.match());
            described.put("parts", compared.lines().stream().map(Score::described).toList());
            described.put("notices1", notices(compared.one().notices()));
            described.put("notices2", notices(compared.other().notices()));
            return described;
        }

        private static Map<String, Object> described(Comparison.Line line) {
            var described = new LinkedHashMap<String, Object>();
            described.put("part1", line.one());
            described.put("part2", line.other());
            described.put("relation", code(line.relation()));
            described.put("likeness", rounded(line.likeness()));
            described.put("weight", rounded(line.weight()));
            return described;
        }

        private static List<String> notices(List<Notice> notices) {
            return notices.stream().map(Score::code).toList();
        }

        private static String code(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private void print(Row row, Comparison compared) {
            print(
                    "%d\t%.3f\t%s\t%s\t%s"
                            .formatted(
                                    row.line(),
                                    compared.score(),
                                    say(compared.match() ? "names.match" : "names.no-match"),
                                    plain(row.one()),
                                    plain(row.other())));
            for (int side = 1; side <= 2; side++) {
                for (var notice : (side == 1 ? compared.one() : compared.other()).notices()) {
                    print("\t" + say("names.notice." + notice.name(), side));
                }
            }
            if (explain) {
                for (var line : compared.lines()) {
                    print(
                            "\t"
                                    + say(
                                            "names.relation." + line.relation().name(),
                                            line.one().isEmpty() ? line.other() : line.one(),
                                            line.other(),
                                            "%.2f".formatted(line.likeness()),
                                            "%.2f".formatted(line.weight())));
                }
            }
        }

        private static double rounded(double value) {
            return Math.round(value * 1000) / 1000.0;
        }
    }

    /// Finds names in a list.
    @Command(name = "find", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Find extends OnNames {

        private static final int BEST = 5;

        @Option(
                names = "--pool",
                required = true,
                paramLabel = "FILE",
                descriptionKey = "names.pool")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String pool;

        @Parameters(paramLabel = "QUERY", arity = "1..*", descriptionKey = "names.query")
        private List<String> queries = List.of();

        @Override
        void answer() throws Refused {
            var names =
                    read(pool).lines().map(String::strip).filter(name -> !name.isEmpty()).toList();
            if (names.isEmpty()) {
                throw new Refused(say("names.empty-file", pool));
            }
            var ready = new Pool(names, Sounds.shipped());
            var each = new ArrayList<Map<String, Object>>();
            for (int at = 0; at < queries.size(); at++) {
                var query = queries.get(at);
                var found = ready.nearest(query, BEST);
                // what is told of signs is the same for every kind of name
                var notices = Name.of(query, Kind.PERSON).notices();
                if (json) {
                    each.add(described(query, found, notices));
                    continue;
                }
                print(plain(query));
                for (var notice : notices) {
                    print("\t" + say("names.notice." + notice.name(), at + 1));
                }
                found.forEach(one -> print("\t%.3f\t%s".formatted(one.score(), plain(one.name()))));
                if (found.isEmpty()) {
                    print("\t" + say("names.nothing"));
                }
            }
            if (json) {
                var document = new LinkedHashMap<String, Object>();
                document.put("pool", pool);
                document.put("names", ready.size());
                document.put("queries", each);
                print(document);
            }
        }

        private static Map<String, Object> described(
                String query, List<Pool.Found> found, List<Notice> notices) {
            var described = new LinkedHashMap<String, Object>();
            described.put("query", query);
            described.put("found", found.stream().map(Find::described).toList());
            described.put("notices", Score.notices(notices));
            return described;
        }

        private static Map<String, Object> described(Pool.Found one) {
            var described = new LinkedHashMap<String, Object>();
            described.put("name", one.name());
            described.put("score", Score.rounded(one.score()));
            return described;
        }
    }

    /// A name as a line can show it: no line breaks, nothing that turns the writing around, not
    /// longer than a line.
    private static String plain(String name) {
        var seen = name.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return seen.length() <= 120
                ? seen
                : seen.substring(0, seen.offsetByCodePoints(0, 60)) + "…";
    }
}
