package org.goodoffices.organs.convention;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.organs.convention.treaty.Csv;
import org.goodoffices.organs.convention.treaty.EntryIntoForce;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.RuleFile;
import org.goodoffices.organs.convention.treaty.StatusTable;
import org.goodoffices.organs.convention.treaty.TreatyRule;
import org.goodoffices.organs.convention.treaty.Unreadable;
import org.goodoffices.organs.convention.treaty.When;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Treaties from the command line: status tables are read, and entry into force is computed, from
/// files alone.
@Command(
        name = "convention",
        resourceBundle = "cli",
        mixinStandardHelpOptions = true,
        subcommands = {ConventionCommand.Import.class, ConventionCommand.Force.class})
public final class ConventionCommand implements Runnable {

    static final int UNREADABLE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// What both commands need.
    abstract static class OnFiles implements Callable<Integer> {

        @Option(names = "--json", descriptionKey = "convention.json")
        boolean json;

        @Option(names = "--language", paramLabel = "en|zh", descriptionKey = "verify.language")
        private String language = Locale.getDefault().getLanguage();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        CommandSpec spec;

        PrintWriter out() {
            return spec.commandLine().getOut();
        }

        String say(Text text) {
            return Language.of(Locale.of(language)).of(text.en(), text.zh());
        }

        String say(String en, String zh) {
            return say(new Text(en, zh));
        }

        void print(Map<String, ? extends @Nullable Object> document) {
            out().println(new String(CanonicalJson.write(document), StandardCharsets.UTF_8));
        }
    }

    /// Reads status tables and says what each row became. Exit code 2 where a file is no such
    /// table; the others are read all the same.
    @Command(name = "import", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Import extends OnFiles {

        @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "convention.file")
        private List<String> files = List.of();

        @Override
        public Integer call() {
            var totals = new Totals();
            var each = new ArrayList<Map<String, Object>>();
            for (var file : files) {
                try {
                    var table = reading(file, StatusTable::read);
                    totals.add(table);
                    if (json) {
                        each.add(described(file, table));
                    } else {
                        print(file, table);
                    }
                } catch (Unreadable why) {
                    totals.unreadable++;
                    each.add(Map.of("file", file, "error", both(why.why())));
                    if (!json) {
                        out().println(say(why.why()));
                    }
                }
            }
            if (json) {
                print(Map.of("files", each, "totals", totals.described()));
            } else {
                out().println(say(totals.text()));
            }
            return totals.unreadable > 0 ? UNREADABLE : CommandLine.ExitCode.OK;
        }

        private void print(String file, StatusTable table) {
            var totals = new Totals();
            totals.add(table);
            out().println(file + ": " + say(totals.text()));
            for (var row : table.rows()) {
                for (var kept : row.kept()) {
                    if (kept.why().notUnderstood()) {
                        out().println(
                                        "  %d, %s, %s: “%s” %s"
                                                .formatted(
                                                        row.line(),
                                                        row.name(),
                                                        kept.column(),
                                                        kept.text(),
                                                        say(kept.why().text())));
                    }
                }
            }
        }
    }

    /// Computes entry into force. Exit code 0 where the day is certain, 1 where the acts do not
    /// meet the condition, 3 where days that are not known would decide it, 2 where a file cannot
    /// be read.
    @Command(name = "entry-into-force", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Force extends OnFiles {

        @Option(
                names = "--rule",
                required = true,
                paramLabel = "RULE",
                descriptionKey = "convention.rule")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String rule;

        @Parameters(paramLabel = "FILE", descriptionKey = "convention.file")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String file;

        @Override
        public Integer call() {
            try {
                var clauses = ruleOf(rule);
                var table = reading(file, StatusTable::read);
                var force = EntryIntoForce.of(clauses, table.acts());
                if (json) {
                    print(described(force));
                } else {
                    print(force);
                }
                return switch (force.outcome()) {
                    case KNOWN -> CommandLine.ExitCode.OK;
                    case NOT_MET -> 1;
                    case NOT_KNOWN -> 3;
                };
            } catch (Unreadable why) {
                if (json) {
                    print(Map.of("error", both(why.why())));
                } else {
                    spec.commandLine().getErr().println(say(why.why()));
                }
                return UNREADABLE;
            }
        }

        private void print(EntryIntoForce force) {
            out().println(say(force.rule().title()));
            out().println(
                            switch (force.outcome()) {
                                case KNOWN ->
                                        say("Entry into force: ", "生效日期：")
                                                + force.on().day().orElseThrow();
                                case NOT_KNOWN ->
                                        say("Entry into force cannot be computed.", "生效日期无法算出。");
                                case NOT_MET -> say("Not in force.", "尚未生效。");
                            });
            for (var step : force.steps()) {
                var article = step.article();
                out().println(
                                "  "
                                        + say(step.text())
                                        + (article == null
                                                ? ""
                                                : say(" (art. ", "（第") + article + say(")", "条）")));
            }
        }
    }

    /// The rule of this name, or in this file.
    private static TreatyRule ruleOf(String name) throws Unreadable {
        var shipped = RuleFile.shipped(name);
        if (shipped.isPresent()) {
            return shipped.get();
        }
        if (!name.contains(".") && !name.contains("/")) {
            var known = String.join(", ", RuleFile.SHIPPED);
            throw new Unreadable(
                    "There is no rule “" + name + "”; there are " + known + ", or name a file.",
                    "没有“" + name + "”这一规则；现有规则为 " + known + "，亦可指定文件。");
        }
        return reading(name, text -> RuleFile.read(name, text));
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(String text) throws Unreadable;
    }

    /// What is in a file; what is wrong with it is said with its name.
    private static <T> T reading(String file, Reader<T> reader) throws Unreadable {
        try {
            return reader.read(textOf(file));
        } catch (Unreadable why) {
            throw new Unreadable(file + ": " + why.why().en(), file + "：" + why.why().zh());
        }
    }

    private static String textOf(String file) throws Unreadable {
        try {
            var path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new Unreadable("This is a folder, not a file.", "这是文件夹，不是文件。");
            }
            if (!Files.exists(path)) {
                throw new Unreadable("There is no such file.", "文件不存在。");
            }
            if (Files.size(path) > StatusTable.LARGEST) {
                throw new Unreadable("The file is too long.", "文件过长。");
            }
            return Csv.text(Files.readAllBytes(path));
        } catch (InvalidPathException none) {
            throw new Unreadable("This is not the name of a file.", "这不是文件名。");
        } catch (IOException unreadable) {
            throw new Unreadable("The file cannot be read.", "文件无法读取。");
        }
    }

    /// What was read.
    private static final class Totals {
        private int files;
        private int unreadable;
        private int rows;
        private int acts;
        private int particulars;
        private int notUnderstood;
        private int withoutAct;

        void add(StatusTable table) {
            files++;
            for (var row : table.rows()) {
                rows++;
                acts += row.acts().size();
                withoutAct += row.acts().isEmpty() ? 1 : 0;
                for (var kept : row.kept()) {
                    if (kept.why().notUnderstood()) {
                        notUnderstood++;
                    } else {
                        particulars++;
                    }
                }
            }
        }

        Map<String, Object> described() {
            return Map.of(
                    "files", files,
                    "unreadable", unreadable,
                    "rows", rows,
                    "acts", acts,
                    "particulars", particulars,
                    "rowsWithoutAct", withoutAct,
                    "notUnderstood", notUnderstood);
        }

        private static String counted(int number, String one) {
            return number + " " + one + (number == 1 ? "" : "s");
        }

        Text text() {
            return new Text(
                    "%s, %s, %s kept, %d not understood%s"
                            .formatted(
                                    counted(rows, "row"),
                                    counted(acts, "act"),
                                    counted(particulars, "other particular"),
                                    notUnderstood,
                                    unreadable == 0
                                            ? ""
                                            : "; " + counted(unreadable, "file") + " unreadable"),
                    "%d 行，%d 项行为，另保留 %d 项其他事项，%d 项未能识别%s"
                            .formatted(
                                    rows,
                                    acts,
                                    particulars,
                                    notUnderstood,
                                    unreadable == 0 ? "" : "；" + unreadable + " 个文件无法读取"));
        }
    }

    private static Map<String, Object> described(String file, StatusTable table) {
        var totals = new Totals();
        totals.add(table);
        var kinds = new TreeMap<String, Integer>();
        var missed = new ArrayList<Map<String, Object>>();
        var rows = new ArrayList<Map<String, Object>>();
        for (var row : table.rows()) {
            row.acts().forEach(one -> kinds.merge(keys(one.act().kinds()), 1, Integer::sum));
            for (var kept : row.kept()) {
                if (kept.why().notUnderstood()) {
                    var one = described(kept);
                    one.put("line", row.line());
                    one.put("participant", row.name());
                    missed.add(one);
                }
            }
            rows.add(described(row));
        }
        var all = new HashMap<String, Object>(totals.described());
        all.remove("files");
        all.remove("unreadable");
        all.put("rows", totals.rows);
        all.put("file", file);
        all.put("columns", table.headings());
        all.put("kinds", kinds);
        all.put("table", rows);
        all.put("notUnderstoodTexts", missed);
        return all;
    }

    private static Map<String, Object> described(StatusTable.Row row) {
        return Map.of(
                "line",
                row.line(),
                "participant",
                row.name(),
                "code",
                row.participant().code(),
                "sort",
                row.participant().sort().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "name",
                both(row.participant().name()),
                "cells",
                row.cells(),
                "acts",
                row.acts().stream().map(ConventionCommand::described).toList(),
                "kept",
                row.kept().stream().map(ConventionCommand::described).toList());
    }

    private static Map<String, @Nullable Object> described(StatusTable.Entered entered) {
        var one = new LinkedHashMap<String, @Nullable Object>(days(entered.act().on()));
        one.put("kind", keys(entered.act().kinds()));
        one.put("column", entered.column());
        one.put("text", entered.text());
        return one;
    }

    private static Map<String, Object> described(StatusTable.Kept kept) {
        var one = new HashMap<String, Object>();
        one.put("column", kept.column());
        one.put("text", kept.text());
        one.put("why", both(kept.why().text()));
        return one;
    }

    private static Map<String, @Nullable Object> described(EntryIntoForce force) {
        var all = new HashMap<String, @Nullable Object>();
        all.put("rule", force.rule().name());
        all.put("treaty", both(force.rule().title()));
        all.put("outcome", force.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        all.putAll(days(force.on()));
        all.put("date", all.remove("on"));
        all.put("conditionMet", days(force.met()));
        all.put(
                "derivation",
                force.steps().stream()
                        .map(step -> {
                            var one = new HashMap<String, @Nullable Object>(both(step.text()));
                            one.put("article", step.article());
                            return one;
                        })
                        .toList());
        all.put(
                "deposits",
                force.deposits().stream()
                        .map(one -> {
                            var deposit = new HashMap<String, @Nullable Object>(days(one.on()));
                            deposit.put("code", one.by().code());
                            deposit.put("name", both(one.by().name()));
                            deposit.put("act", both(one.act()));
                            return deposit;
                        })
                        .toList());
        return all;
    }

    /// A day as `on`; where it is not known, null, with its bounds beside it.
    private static Map<String, @Nullable Object> days(When when) {
        var days = new LinkedHashMap<String, @Nullable Object>();
        days.put("on", when.day().map(String::valueOf).orElse(null));
        if (when.day().isEmpty()) {
            days.put("notBefore", when.from() == null ? null : when.from().toString());
            days.put("notAfter", when.until() == null ? null : when.until().toString());
        }
        return days;
    }

    private static String keys(List<Kind> kinds) {
        return String.join("|", kinds.stream().map(Kind::key).toList());
    }

    private static Map<String, String> both(Text text) {
        return Map.of("en", text.en(), "zh", text.zh());
    }
}
