package org.goodoffices.engines.procedure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `rules check` says of rule set files: the findings of the reader and of the eight checks,
/// and the deviations declared. Needs nothing but the files.
public final class RulesCheck {

    /// What was found, and the exit code: 0 where every set is sound, 1 where one is not.
    public record Outcome(int exitCode, String output) {}

    private sealed interface Source {
        record Content(String text) implements Source {}

        record Unfit(Text why) implements Source {}
    }

    private record Checked(String file, Verdict verdict) {}

    private RulesCheck() {}

    public static Outcome check(List<String> files, Language language, boolean json) {
        if (files.isEmpty()) {
            Text none = new Text("No file was named.", "未指明文件。");
            return new Outcome(
                    1, json ? "{\"sound\":false,\"files\":[]}\n" : none.in(language) + "\n");
        }
        List<Checked> all = files.stream().map(RulesCheck::check).toList();
        boolean sound = all.stream().allMatch(checked -> checked.verdict().sound());
        String output = json ? json(all, sound) : plain(all, language);
        return new Outcome(sound ? 0 : 1, output);
    }

    private static Checked check(String file) {
        Verdict verdict =
                switch (read(file)) {
                    case Source.Unfit unfit ->
                            new Verdict(
                                    List.of(
                                            new Finding(
                                                    0, file, 0, null, "", unfit.why(), List.of())),
                                    List.of());
                    case Source.Content content ->
                            switch (RuleReader.read(file, content.text())) {
                                case Reading.Unreadable bad ->
                                        new Verdict(bad.findings(), List.of());
                                case Reading.Read read -> Checker.check(read.rules());
                            };
                };
        return new Checked(file, verdict);
    }

    private static Source read(String file) {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                return unfit("This is a folder, not a file.", "这是文件夹，不是文件。");
            }
            if (!Files.exists(path)) {
                return unfit("There is no such file.", "文件不存在。");
            }
            if (Files.size(path) > 4L * Yaml.LONGEST) {
                return unfit("The file is too long for a rule set.", "文件过长，不可能是规则文件。");
            }
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                            .toString();
            return new Source.Content(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (InvalidPathException e) {
            return unfit("This is not the name of a file.", "这不是文件名。");
        } catch (CharacterCodingException e) {
            return unfit("The file is not text in UTF-8.", "文件不是 UTF-8 编码的文本。");
        } catch (IOException | UncheckedIOException e) {
            return unfit("The file cannot be read.", "文件无法读取。");
        }
    }

    private static Source unfit(String en, String zh) {
        return new Source.Unfit(new Text(en, zh));
    }

    private static String plain(List<Checked> all, Language language) {
        StringBuilder out = new StringBuilder();
        boolean zh = language == Language.ZH;
        for (Checked checked : all) {
            for (Finding finding : checked.verdict().findings()) {
                out.append(checked.file());
                if (finding.line() > 0) {
                    out.append(':').append(finding.line());
                }
                out.append(": ");
                if (finding.check() > 0) {
                    out.append(
                            zh
                                    ? "[检查" + finding.check() + "] "
                                    : "[check " + finding.check() + "] ");
                }
                out.append(finding.message().in(language));
                out.append(cited(finding.article(), zh));
                out.append('\n');
                if (!finding.example().isEmpty()) {
                    out.append(zh ? "    例：" : "    for example: ")
                            .append(
                                    finding.example().stream()
                                            .map(step -> step.in(language))
                                            .collect(Collectors.joining(zh ? "；" : "; ")))
                            .append('\n');
                }
            }
            for (Verdict.Declared declared : checked.verdict().declaredDeviations()) {
                Deviation deviation = declared.deviation();
                String at = String.join(", ", deviation.at());
                out.append(checked.file()).append(':').append(deviation.line()).append(": ");
                out.append(
                        zh
                                ? "已声明偏离检查" + deviation.check() + "（" + at + "）："
                                : "declared deviation from check "
                                        + deviation.check()
                                        + " at "
                                        + at
                                        + ": ");
                out.append(deviation.why().in(language));
                out.append(cited(deviation.article(), zh));
                out.append('\n');
            }
            int faults = checked.verdict().findings().size();
            out.append(checked.file()).append(": ");
            int differs = checked.verdict().declaredDeviations().size();
            if (faults == 0 && differs > 0) {
                out.append(
                        zh
                                ? "除所声明的" + differs + "处偏离外，通过全部八项检查"
                                : "passes all eight checks but for "
                                        + (differs == 1
                                                ? "1 declared deviation"
                                                : differs + " declared deviations"));
            } else if (faults == 0) {
                out.append(zh ? "通过全部八项检查" : "passes all eight checks");
            } else {
                out.append(
                        zh
                                ? "发现" + faults + "处问题"
                                : faults == 1 ? "1 finding" : faults + " findings");
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String cited(@Nullable String article, boolean zh) {
        return zh ? Cited.inChinese(article) : Cited.inEnglish(article);
    }

    private static String json(List<Checked> all, boolean sound) {
        List<String> files = new ArrayList<>();
        for (Checked checked : all) {
            List<String> findings =
                    checked.verdict().findings().stream().map(RulesCheck::json).toList();
            List<String> deviations =
                    checked.verdict().declaredDeviations().stream()
                            .map(d ->
                                    "{\"check\":"
                                            + d.deviation().check()
                                            + ",\"line\":"
                                            + d.deviation().line()
                                            + ",\"article\":"
                                            + quoted(d.deviation().article())
                                            + ",\"at\":"
                                            + list(d.deviation().at())
                                            + ",\"why\":"
                                            + text(d.deviation().why())
                                            + ",\"covers\":"
                                            + d.covers().size()
                                            + "}")
                            .toList();
            files.add(
                    "{\"file\":"
                            + quoted(checked.file())
                            + ",\"sound\":"
                            + checked.verdict().sound()
                            + ",\"findings\":["
                            + String.join(",", findings)
                            + "],\"deviations\":["
                            + String.join(",", deviations)
                            + "]}");
        }
        return "{\"sound\":" + sound + ",\"files\":[" + String.join(",", files) + "]}\n";
    }

    private static String json(Finding finding) {
        return "{\"check\":"
                + finding.check()
                + ",\"line\":"
                + finding.line()
                + ",\"article\":"
                + quoted(finding.article())
                + ",\"at\":"
                + quoted(finding.at())
                + ",\"message\":"
                + text(finding.message())
                + ",\"example\":"
                + list(finding.example().stream().map(Text::en).toList())
                + "}";
    }

    private static String text(Text text) {
        return "{\"en\":" + quoted(text.en()) + ",\"zh\":" + quoted(text.zh()) + "}";
    }

    private static String list(List<String> words) {
        return "[" + String.join(",", words.stream().map(RulesCheck::quoted).toList()) + "]";
    }

    private static String quoted(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        StringBuilder out = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
