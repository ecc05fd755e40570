package org.goodoffices;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.casework.settlement.bundle.VerifyCommand;
import org.goodoffices.foundation.identity.OfficeCommand;
import org.goodoffices.foundation.start.StartRefused;
import org.goodoffices.organs.convention.ConventionCommand;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line of the institution. Only `serve` starts the server; the other commands work on
/// files and start neither Spring nor a database.
@Command(
        name = "goodoffices",
        resourceBundle = "cli",
        mixinStandardHelpOptions = true,
        version = "Good Offices 0.1.0",
        subcommands = {
            HelpCommand.class,
            Main.Serve.class,
            RulesCommand.class,
            ConventionCommand.class,
            NamesCommand.class,
            OfficeCommand.class,
            VerifyCommand.class,
            VoteCommand.class,
            TableCommand.class,
            GraphCommand.class
        })
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        useLanguageOfTerminal();
        var line = new CommandLine(new Main());
        line.setResourceBundle(ResourceBundle.getBundle("cli"));
        // Half of what is said is Chinese, whatever the terminal's locale.
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failed, command, _) -> {
            var refused = StartRefused.behind(failed);
            if (refused.isEmpty()) {
                throw failed;
            }
            command.getErr().println(refused.get().said());
            return StartRefused.EXIT_CODE;
        });
        line.setParameterExceptionHandler(Main::notUnderstood);
        int code = line.execute(arguments);
        if (code != SERVING) {
            System.exit(code);
        }
    }

    /// What was typed is no command: said in the reader's language, with how the command is used.
    static int notUnderstood(ParameterException wrong, String... arguments) {
        var command = wrong.getCommandLine();
        boolean chinese = Locale.getDefault().getLanguage().equals("zh");
        command.getErr()
                .println(
                        switch (wrong) {
                            case MissingParameterException missing when chinese ->
                                    "缺少参数："
                                            + missing.getMissing().stream()
                                                    .map(ArgSpec::paramLabel)
                                                    .collect(Collectors.joining("、"));
                            case UnmatchedArgumentException unmatched when chinese ->
                                    "无法识别：" + String.join("、", unmatched.getUnmatched());
                            default -> wrong.getMessage();
                        });
        command.usage(command.getErr());
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /// Java asks the C library, which knows only the locales that are installed; the reader's wish
    /// stands in the environment.
    private static void useLanguageOfTerminal() {
        var wish =
                Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                        .map(System::getenv)
                        .filter(value -> value != null && !value.isEmpty())
                        .findFirst()
                        .orElse("");
        if (wish.startsWith("zh")) {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        }
    }

    /// The exit code of a command that leaves the server running.
    private static final int SERVING = -1;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// Starts the server; what `bin/run` calls.
    @Command(name = "serve", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Serve implements java.util.concurrent.Callable<Integer> {
        @Unmatched private java.util.List<String> arguments = new java.util.ArrayList<>();

        @Override
        public Integer call() {
            try {
                SpringApplication.run(GoodOffices.class, arguments.toArray(String[]::new));
                return SERVING;
            } catch (RuntimeException said) { // by whoever reports failed starts
                return StartRefused.behind(said)
                        .map(_ -> StartRefused.EXIT_CODE)
                        .orElse(CommandLine.ExitCode.SOFTWARE);
            }
        }
    }
}
