package org.goodoffices.casework.settlement.bundle;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Finding.Verdict;
import org.goodoffices.engines.proof.JsonDocument;
import org.goodoffices.engines.proof.NoteKey;
import org.goodoffices.engines.proof.Verification;
import org.goodoffices.engines.proof.Verifier;
import org.goodoffices.foundation.identity.ExternalDatabase;
import org.goodoffices.foundation.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks a settlement bundle, a receipt, a record or a history on the reader's own machine; or all
/// that an institution keeps, from its home folder or its database.
///
/// Exit codes: 0 valid, 1 not valid, 2 unreadable, 3 consistent in itself but not checked in full
/// (no trusted key was given, for example).
@Command(name = "verify", resourceBundle = "cli", mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    static final int VALID = 0;
    static final int NOT_VALID = 1;
    static final int UNREADABLE = 2;
    static final int CONSISTENT = 3;

    /// No bundle comes near this; a larger file is not read into memory.
    private static final long LARGEST = 512L << 20;

    @Parameters(paramLabel = "FILE", arity = "0..1", descriptionKey = "verify.file")
    private @Nullable Path file;

    @Option(names = "--home", paramLabel = "FOLDER", descriptionKey = "verify.home")
    private @Nullable Path home;

    @Mixin private final ExternalDatabase database = new ExternalDatabase();

    @Option(names = "--trust", paramLabel = "KEY", descriptionKey = "verify.trust")
    private @Nullable String trust;

    @Option(names = "--since", paramLabel = "CHECKPOINT", descriptionKey = "verify.since")
    private @Nullable Path since;

    @Option(names = "--json", descriptionKey = "verify.json")
    private boolean json;

    @Option(names = "--language", paramLabel = "en|zh", descriptionKey = "verify.language")
    private String language = Locale.getDefault().getLanguage();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        silenceLibraries();
        try {
            if (home != null || database.url != null) {
                return verifyInstitution();
            }
            if (file == null) {
                spec.commandLine().usage(spec.commandLine().getErr());
                return UNREADABLE;
            }
            byte[] bytes = read(file);
            var key = trust == null ? null : key(trust);
            var earlier = since == null ? null : checkpoint(read(since));
            var report = report(bytes, key, earlier);
            if (report.isEmpty()) {
                return unreadable(
                        new Bilingual(
                                "This is neither a settlement bundle nor a receipt, record or history",
                                "该文件既非和解协议文件包，亦非回执、记录或日志沿革"));
            }
            print(report.get());
            return code(report.get());
        } catch (IOException e) {
            return unreadable(
                    new Bilingual(
                            "The file cannot be read: " + e.getMessage(),
                            "文件无法读取：" + e.getMessage()));
        }
    }

    /// All that an institution keeps, from the rows of its database and from its home folder.
    private int verifyInstitution() throws IOException {
        var key = trust == null ? null : key(trust);
        try {
            var report =
                    database.url == null
                            ? VerifyInstitution.verify(Objects.requireNonNull(home), key)
                            : VerifyInstitution.verify(database.source(), home, key);
            print(report);
            return code(report);
        } catch (DataAccessException | IllegalStateException | StartRefused unreadable) {
            return unreadable(
                    new Bilingual(
                            "The record cannot be read: " + unreadable.getMessage(),
                            "记录无法读取：" + unreadable.getMessage()));
        }
    }

    private static int code(Report report) {
        return switch (report.outcome()) {
            case VALID -> VALID;
            case CONSISTENT -> CONSISTENT;
            case NOT_VALID -> NOT_VALID;
        };
    }

    /// A signed checkpoint, or the one in a receipt, a record or a history that was kept.
    private static String checkpoint(byte[] kept) {
        try {
            if (JsonDocument.read(kept).get("checkpoint") instanceof String checkpoint) {
                return checkpoint;
            }
        } catch (CanonicalJson.Malformed notADocument) {
            // Then it is the checkpoint itself.
        }
        return new String(kept, StandardCharsets.UTF_8);
    }

    private static Optional<Report> report(
            byte[] bytes, @Nullable NoteKey trust, @Nullable String since) {
        var bundle = VerifyBundle.verify(bytes, trust, since);
        return bundle.isPresent()
                ? bundle
                : document(bytes, trust, since)
                        .map(found ->
                                new Report(
                                        found.findings().stream()
                                                .map(f -> VerifyBundle.line(f.part().name(), f))
                                                .toList()));
    }

    private static Optional<Verification> document(
            byte[] bytes, @Nullable NoteKey trust, @Nullable String since) {
        try {
            var format = String.valueOf(JsonDocument.read(bytes).get("format"));
            return switch (format) {
                case "goodoffices-receipt/1" -> Optional.of(Verifier.receipt(bytes, trust, since));
                case "goodoffices-record/1" -> Optional.of(Verifier.record(bytes, trust, since));
                case "goodoffices-history/1" -> Optional.of(Verifier.history(bytes, trust, since));
                default -> Optional.empty();
            };
        } catch (CanonicalJson.Malformed notADocument) {
            return Optional.empty();
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("larger than 512 MB");
        }
        return Files.readAllBytes(file);
    }

    /// A key as text, or the file that holds it.
    private static NoteKey key(String given) throws IOException {
        var key = NoteKey.read(given);
        if (key.isEmpty()) {
            try {
                key = NoteKey.read(new String(read(Path.of(given)), StandardCharsets.UTF_8));
            } catch (InvalidPathException notAFile) {
                throw new IOException("--trust " + given, notAFile);
            }
        }
        return key.orElseThrow(() -> new IOException("--trust " + given));
    }

    private void print(Report report) {
        var out = spec.commandLine().getOut();
        if (json) {
            printJson(out, report);
            return;
        }
        var locale = Locale.of(language);
        for (var line : report.lines()) {
            out.println(
                    "%s  %s: %s"
                            .formatted(
                                    word(line).in(locale),
                                    line.part(),
                                    line.sentence().in(locale)));
        }
        out.println(conclusion(report).in(locale));
        out.flush();
    }

    private Bilingual conclusion(Report report) {
        return switch (report.outcome()) {
            case VALID -> new Bilingual("Valid.", "核验通过。");
            case NOT_VALID -> new Bilingual("Not valid.", "核验未通过。");
            case CONSISTENT ->
                    trust == null
                            ? new Bilingual(
                                    "Consistent in itself; who signed it was not checked (--trust KEY).",
                                    "文件自身前后一致；签署者为何人未经核验（--trust KEY）。")
                            : new Bilingual(
                                    "Consistent in itself; not everything was checked.",
                                    "文件自身前后一致；尚有未经核验之处。");
        };
    }

    /// `valid` is null where nothing is wrong but not everything was checked.
    private static void printJson(PrintWriter out, Report report) {
        var valid =
                switch (report.outcome()) {
                    case VALID -> true;
                    case NOT_VALID -> false;
                    case CONSISTENT -> null;
                };
        var findings = report.lines().stream().map(VerifyCommand::members).toList();
        var members = new HashMap<String, @Nullable Object>();
        members.put("valid", valid);
        members.put("findings", findings);
        var document = CanonicalJson.write(members);
        out.println(new String(document, StandardCharsets.UTF_8));
        out.flush();
    }

    private static Map<String, @Nullable Object> members(Report.Line line) {
        var members = new HashMap<String, @Nullable Object>();
        members.put("part", line.part());
        members.put("verdict", line.verdict().name());
        members.put("en", line.sentence().english());
        members.put("zh", line.sentence().chinese());
        var place = line.place();
        if (place != null) {
            members.put("case", place.number());
            members.put("where", place.part());
            members.put("position", place.position());
        }
        return members;
    }

    private static Bilingual word(Report.Line line) {
        return switch (line.verdict()) {
            case VALID -> new Bilingual("valid", "有效");
            case NOT_VALID -> new Bilingual("NOT VALID", "无效");
            case NOT_CHECKED -> new Bilingual("not checked", "未核验");
        };
    }

    private int unreadable(Bilingual why) {
        if (json) {
            var out = spec.commandLine().getOut();
            var line = new Report.Line(String.valueOf(subject()), Verdict.NOT_VALID, why);
            printJson(out, new Report(List.of(line)));
        } else {
            var err = spec.commandLine().getErr();
            err.println(subject() + ": " + why.in(Locale.of(language)));
            err.flush();
        }
        return UNREADABLE;
    }

    private @Nullable Object subject() {
        return file != null ? file : database.url != null ? database.url : home;
    }

    /// What PDF and signature libraries say of a broken file is no message to the reader.
    static void silenceLibraries() {
        for (var name : List.of("org.apache", "eu.europa", "com.openhtmltopdf")) {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(Level.OFF);
            }
        }
    }
}
