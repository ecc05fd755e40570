package org.goodoffices;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.goodoffices.engines.procedure.Language;
import org.goodoffices.engines.procedure.RulesCheck;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Rules of procedure from the command line.
@Command(
        name = "rules",
        resourceBundle = "cli",
        mixinStandardHelpOptions = true,
        subcommands = RulesCommand.Check.class)
final class RulesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// The reader and the eight checks on files. Exit code 1 where one has a fault.
    @Command(name = "check", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "rules.file")
        private List<String> files = List.of();

        @Option(names = "--json", descriptionKey = "verify.json")
        private boolean json;

        @Option(names = "--language", paramLabel = "en|zh", descriptionKey = "verify.language")
        private String language = Locale.getDefault().getLanguage();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            var outcome =
                    RulesCheck.check(
                            files, language.equals("zh") ? Language.ZH : Language.EN, json);
            var out = spec.commandLine().getOut();
            out.print(outcome.output());
            out.flush();
            return outcome.exitCode() == 0 ? CommandLine.ExitCode.OK : outcome.exitCode();
        }
    }
}
