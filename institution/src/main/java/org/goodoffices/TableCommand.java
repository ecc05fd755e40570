package org.goodoffices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodoffices.casework.table.FrontierDrawing;
import org.goodoffices.casework.table.Rehearsal;
import org.goodoffices.casework.table.RehearsalWords;
import org.goodoffices.engines.bargaining.AdjustedWinner;
import org.goodoffices.engines.bargaining.Division;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.GeniusReader;
import org.goodoffices.engines.bargaining.Issue;
import org.goodoffices.engines.bargaining.NashWelfare;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Point;
import org.goodoffices.engines.bargaining.Refused;
import org.goodoffices.engines.bargaining.Solution;
import org.goodoffices.engines.bargaining.Table;
import org.goodoffices.engines.bargaining.TableReader;
import org.goodoffices.engines.bargaining.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// The bargaining table from the command line: what can be agreed, from files alone.
@Command(
        name = "table",
        resourceBundle = "cli",
        mixinStandardHelpOptions = true,
        subcommands = {
            TableCommand.Solve.class,
            TableCommand.Play.class,
            TableCommand.Divide.class
        })
final class TableCommand implements Runnable {

    private static final int UNREADABLE = 2;
    private static final int TOO_LARGE = 3;

    /// No file of preferences is longer.
    private static final long LARGEST_FILE = 100_000_000;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static List<Object> numbers(List<Fraction> values) {
        return values.stream().map(value -> (Object) value.decimal()).toList();
    }

    /// What every command here needs.
    abstract static class OnFiles implements Callable<Integer> {

        @Option(names = "--json", descriptionKey = "table.json")
        boolean json;

        private boolean chinese = Locale.getDefault().getLanguage().equals("zh");

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        CommandSpec spec;

        @Option(names = "--language", paramLabel = "en|zh", descriptionKey = "table.language")
        void language(String given) {
            if (!given.equals("en") && !given.startsWith("zh")) {
                throw new ParameterException(
                        spec.commandLine(),
                        say("--language is en or zh, not “", "--language 为 en 或 zh，不得为“")
                                + given
                                + say("”.", "”。"));
            }
            chinese = given.startsWith("zh");
        }

        boolean chinese() {
            return chinese;
        }

        String say(String en, String zh) {
            return chinese() ? zh : en;
        }

        void line(String text) {
            spec.commandLine().getOut().println(text);
        }

        int refused(Text why, int code) {
            spec.commandLine().getErr().println(why.in(chinese()));
            spec.commandLine().getErr().flush();
            return code;
        }

        static TableReader.Source source(String file) throws Refused {
            try {
                var path = Path.of(file);
                if (Files.isDirectory(path)) {
                    throw new Refused(file + ": this is a folder.", file + "：这是文件夹。");
                }
                if (!Files.exists(path)) {
                    throw new Refused(file + ": there is no such file.", file + "：文件不存在。");
                }
                if (Files.size(path) > LARGEST_FILE) {
                    throw new Refused(file + ": the file is too long.", file + "：文件过长。");
                }
                return new TableReader.Source(file, Files.readAllBytes(path));
            } catch (InvalidPathException | IOException unreadable) {
                throw new Refused(file + ": the file cannot be read.", file + "：文件无法读取。");
            }
        }
    }

    /// The frontier and its named points.
    ///
    /// Exit codes: 0 found, 2 not to be read, 3 too large to be found.
    @Command(name = "solve", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Solve extends OnFiles {

        /// Points that are printed as text; the rest is counted.
        private static final int PRINTED = 60;

        @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "table.files")
        private List<String> files = List.of();

        @Option(names = "--raw", descriptionKey = "table.raw")
        private boolean raw;

        @Option(names = "--svg", descriptionKey = "table.svg")
        private boolean svg;

        @Override
        public Integer call() {
            TableReader.Read read;
            try {
                var sources = new ArrayList<TableReader.Source>();
                for (var file : files) {
                    sources.add(source(file));
                }
                read =
                        TableReader.read(
                                sources, raw ? GeniusReader.Scale.RAW : GeniusReader.Scale.NORMAL);
            } catch (Refused refused) {
                return refused(refused.why(), UNREADABLE);
            }
            var table = read.table();
            if (svg && json) {
                return refused(
                        new Text("Ask for --json or for --svg.", "--json 与 --svg 只能择一。"),
                        UNREADABLE);
            }
            if (svg && table.parties().size() != 2) {
                return refused(
                        new Text("A drawing has room for two parties.", "图形仅适用于两方当事人。"),
                        UNREADABLE);
            }
            try {
                var solution = Solution.of(table);
                var frontier = solution.frontier();
                var named = solution.named();
                if (json) {
                    line(JSON.writeValueAsString(document(read, solution)));
                } else if (svg && frontier != null && named != null) {
                    line(
                            new FrontierDrawing(
                                            table, frontier, named, List.of(), List.of(), chinese())
                                    .svg());
                } else {
                    print(read, solution);
                }
                spec.commandLine().getOut().flush();
                return CommandLine.ExitCode.OK;
            } catch (Refused refused) {
                return refused(refused.why(), TOO_LARGE);
            }
        }

        private static Map<String, @Nullable Object> document(
                TableReader.Read read, Solution solution) {
            var table = read.table();
            var frontier = solution.frontier();
            var named = solution.named();
            var document = new LinkedHashMap<String, @Nullable Object>();
            document.put("parties", table.parties().stream().map(party -> party.name()).toList());
            document.put("packages", table.domain().packages());
            document.put("exact", true);
            document.put("walkAways", numbers(table.walkAways()));
            if (frontier != null && named != null) {
                document.put("acceptable", named.acceptable());
                document.put(
                        "frontier",
                        IntStream.range(0, frontier.size())
                                .mapToObj(i -> point(table, frontier.deal(i)))
                                .toList());
            } else {
                document.put("frontier", null);
            }
            var names = new LinkedHashMap<String, @Nullable Object>();
            for (var point : Point.values()) {
                var deal = solution.deal(point);
                names.put(point.key(), deal.isEmpty() ? null : point(table, deal.get()));
            }
            document.put("named", names);
            document.put(
                    "notes",
                    notes(read)
                            .map(note -> {
                                var both = new LinkedHashMap<String, String>();
                                both.put("en", note.en());
                                both.put("zh", note.zh());
                                return both;
                            })
                            .toList());
            return document;
        }

        /// What there is to say about the files; of one party alone, lest a profile was read as the
        /// domain.
        private static Stream<Text> notes(TableReader.Read read) {
            return read.table().parties().size() > 1
                    ? read.notes().stream()
                    : Stream.concat(
                            read.notes().stream(),
                            Stream.of(
                                    new Text(
                                            "one party alone; of Genius files the first is read as the domain",
                                            "仅有一方当事人；Genius 文件中，第一个作为领域文件读取")));
        }

        private static Map<String, Object> point(Table table, PackageDeal deal) {
            var one = new LinkedHashMap<String, Object>();
            one.put("values", numbers(table.values(deal)));
            one.put("package", deal.in(table.domain()));
            return one;
        }

        private void print(TableReader.Read read, Solution solution) {
            var table = read.table();
            line(
                    say("Parties: ", "当事方：")
                            + table.parties().stream()
                                    .map(party -> party.name())
                                    .collect(Collectors.joining(say(", ", "、"))));
            line(say("Packages: ", "方案总数：") + table.domain().packages());
            notes(read).forEach(note -> line("  " + note.in(chinese())));
            var frontier = solution.frontier();
            if (frontier == null) {
                line(
                        say(
                                "With so many parties the frontier is too large to be found whole;"
                                        + " the named points are proven one by one.",
                                "当事方人数较多，边界过大，无法完整求出；各具名之点已逐一证明。"));
            } else {
                line(
                        say(
                                        "Points on the frontier, proven for the preferences entered: ",
                                        "边界上的点（就所填偏好而言已经证明）：")
                                + frontier.size());
                for (int i = 0; i < Math.min(PRINTED, frontier.size()); i++) {
                    line(row(table, frontier.deal(i)));
                }
                if (frontier.size() > PRINTED) {
                    line(
                            say("  and %d more (--json has them all)", "  另有 %d 个点（--json 全部列出）")
                                    .formatted(frontier.size() - PRINTED));
                }
            }
            line("");
            if (solution.deals().isEmpty()) {
                line(
                        say(
                                "No package is at or above every walk-away: no point has a name.",
                                "没有任何方案使各方均不低于其退出值，故无具名之点。"));
            }
            for (var point : Point.values()) {
                var deal = solution.deal(point);
                if (deal.isPresent()) {
                    line(point.words().in(chinese()));
                    line(row(table, deal.get()));
                }
            }
        }

        private String row(Table table, PackageDeal deal) {
            return table.values(deal).stream()
                            .map(value -> "%12.6f".formatted(value.decimal()))
                            .collect(Collectors.joining(" ", "  ", "  "))
                    + deal.in(table.domain()).entrySet().stream()
                            .map(one -> one.getKey() + say(": ", "：") + one.getValue())
                            .collect(Collectors.joining(say("; ", "；")));
        }
    }

    /// A table played in the terminal, for the party named first against the simulated second.
    ///
    /// Exit codes: 0 played to an end, 2 not to be read, 3 too large to be judged at the end, 4
    /// what was typed ended before the play did.
    @Command(name = "play", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Play extends OnFiles {

        private static final int NOT_ENDED = 4;

        @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "table.files")
        private List<String> files = List.of();

        @Option(names = "--seed", defaultValue = "1", descriptionKey = "table.seed")
        private long seed;

        private final Texts texts = Texts.ofAllModules();

        @Override
        public Integer call() {
            Rehearsal play;
            try {
                var sources = new ArrayList<TableReader.Source>();
                for (var file : files) {
                    sources.add(source(file));
                }
                var table = TableReader.read(sources, GeniusReader.Scale.NORMAL).table();
                play = Rehearsal.of(table, seed);
            } catch (Refused refused) {
                return refused(refused.why(), UNREADABLE);
            }
            try {
                var ended = played(play);
                if (ended == null) {
                    return NOT_ENDED;
                }
                for (var sentence : words(ended).result()) {
                    line(sentence);
                }
                words(ended).trades().forEach(trade -> line("  " + trade));
                for (int i = 0; i < issues(ended).size(); i++) {
                    line(issues(ended).get(i).name());
                    for (var party : ended.table().parties()) {
                        line("  " + party.name() + ": " + words(ended).options(party, i));
                    }
                }
                return CommandLine.ExitCode.OK;
            } catch (Refused refused) {
                return refused(refused.why(), TOO_LARGE);
            } finally {
                spec.commandLine().getOut().flush();
            }
        }

        private @Nullable Rehearsal played(Rehearsal start) {
            var typed = new Scanner(System.in, StandardCharsets.UTF_8);
            var play = start;
            for (int i = 0; i < issues(play).size(); i++) {
                line((i + 1) + ". " + issues(play).get(i).name());
                for (int o = 0; o < issues(play).get(i).options().size(); o++) {
                    line("   " + (o + 1) + " = " + words(play).option(play.you(), i, o));
                }
            }
            line(words(play).walkAway());
            line(words(play).say("opens", play.others().name()));
            told(play, play.other().opening());
            while (!play.over()) {
                line("");
                line(words(play).round(play.put().size() + 1));
                line(words(play).say("ask"));
                spec.commandLine().getOut().flush();
                if (!typed.hasNextLine()) {
                    return null;
                }
                var said = typed.nextLine().strip();
                var deal = deal(play.table(), said);
                if (said.equals("accept") || said.equals("接受")) {
                    play = play.accepting();
                } else if (said.equals("leave") || said.equals("离席")) {
                    play = play.leaving();
                } else if (deal == null) {
                    line(words(play).say("no-package"));
                } else {
                    var put = new ArrayList<>(play.put());
                    put.add(deal);
                    play = play.after(put);
                    line(words(play).worth(deal));
                    line(words(play).answer(play.answers().getLast()));
                    var standing = play.standing();
                    if (standing != null) {
                        told(play, standing);
                    }
                }
            }
            line("");
            return play;
        }

        private void told(Rehearsal play, PackageDeal deal) {
            line("  " + words(play).settles(deal));
            line("  " + words(play).worth(deal));
        }

        private static List<Issue> issues(Rehearsal play) {
            return play.table().domain().issues();
        }

        /// The package of these option numbers, counted from 1; null where they are none.
        private static @Nullable PackageDeal deal(Table table, String said) {
            var numbers = said.split("[\\s,，、]+", -1);
            var options = new ArrayList<Integer>();
            for (int i = 0; i < table.domain().issues().size(); i++) {
                int most = table.domain().issues().get(i).options().size();
                if (numbers.length != table.domain().issues().size()
                        || !numbers[i].matches("[0-9]{1,6}")
                        || Integer.parseInt(numbers[i]) < 1
                        || Integer.parseInt(numbers[i]) > most) {
                    return null;
                }
                options.add(Integer.parseInt(numbers[i]) - 1);
            }
            var deal = new PackageDeal(options);
            return table.domain().allows(deal) ? deal : null;
        }

        private RehearsalWords words(Rehearsal play) {
            return new RehearsalWords(play, texts, chinese() ? Language.ZH : Language.EN);
        }
    }

    /// Items divided: the adjusted winner of two parties, and the maximum Nash welfare.
    ///
    /// Exit codes: 0 divided, 2 not to be read, 3 not proven in time.
    @Command(name = "divide", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Divide extends OnFiles {

        @Parameters(paramLabel = "FILE", descriptionKey = "table.items")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String file;

        @Override
        public Integer call() {
            Division division;
            try {
                division = Division.read(file, source(file).bytes());
            } catch (Refused refused) {
                return refused(refused.why(), UNREADABLE);
            }
            try {
                var winner = division.claims().size() == 2 ? AdjustedWinner.of(division) : null;
                var welfare = NashWelfare.of(division);
                if (json) {
                    line(JSON.writeValueAsString(document(division, winner, welfare)));
                } else {
                    if (winner != null) {
                        print(division, winner);
                    }
                    print(division, welfare);
                }
                spec.commandLine().getOut().flush();
                return CommandLine.ExitCode.OK;
            } catch (Refused refused) {
                return refused(refused.why(), TOO_LARGE);
            }
        }

        private static Map<String, Object> document(
                Division division, @Nullable AdjustedWinner winner, NashWelfare welfare) {
            var parties = division.claims().stream().map(Division.Claim::party).toList();
            var document = new LinkedHashMap<String, Object>();
            document.put("parties", parties);
            if (winner != null) {
                var shares = new LinkedHashMap<String, Object>();
                for (int i = 0; i < division.items().size(); i++) {
                    var share = winner.shares().get(i);
                    shares.put(
                            division.items().get(i),
                            numbers(List.of(share, Fraction.ONE.minus(share))));
                }
                var split = winner.split();
                var won = new LinkedHashMap<String, Object>();
                won.put("each", winner.each().decimal());
                won.put("shares", shares);
                won.put("split", split < 0 ? List.of() : List.of(division.items().get(split)));
                document.put("adjustedWinner", won);
            }
            var owners = new LinkedHashMap<String, Object>();
            for (int i = 0; i < division.items().size(); i++) {
                owners.put(division.items().get(i), parties.get(welfare.owners().get(i)));
            }
            var largest = new LinkedHashMap<String, Object>();
            largest.put("proven", true);
            largest.put("owners", owners);
            largest.put("values", numbers(welfare.values()));
            document.put("nashWelfare", largest);
            return document;
        }

        private void print(Division division, AdjustedWinner winner) {
            var claims = division.claims();
            line(
                    say(
                                    "Adjusted winner: each party gets the same part of its own points, %s %%; no"
                                            + " division gives both more, for the points entered.",
                                    "调整后赢家法：双方所得占各自分数的比例相同，为 %s%%；就所填分数而言，没有任何分配使双方同时得到更多。")
                            .formatted(percent(winner.each())));
            for (int i = 0; i < division.items().size(); i++) {
                var share = winner.shares().get(i);
                line(
                        "  %s%s%s %s %%, %s %s %%"
                                .formatted(
                                        division.items().get(i),
                                        say(": ", "："),
                                        claims.get(0).party(),
                                        percent(share),
                                        claims.get(1).party(),
                                        percent(Fraction.ONE.minus(share))));
            }
        }

        private void print(Division division, NashWelfare welfare) {
            line(
                    say(
                            "Whole items, maximum Nash welfare: proven, for the points entered, to have"
                                    + " the largest product of what the parties get.",
                            "物项不予分割，纳什福利最大：就所填分数而言，已证明各方所得之乘积最大。"));
            for (int p = 0; p < division.claims().size(); p++) {
                int party = p;
                line(
                        "  %s (%s)%s%s"
                                .formatted(
                                        division.claims().get(p).party(),
                                        welfare.values().get(p).decimal().toPlainString(),
                                        say(": ", "："),
                                        IntStream.range(0, division.items().size())
                                                .filter(i -> welfare.owners().get(i) == party)
                                                .mapToObj(division.items()::get)
                                                .collect(Collectors.joining(say(", ", "、")))));
            }
        }

        private static String percent(Fraction part) {
            return "%.2f".formatted(part.times(Fraction.of(100)).decimal());
        }
    }
}
