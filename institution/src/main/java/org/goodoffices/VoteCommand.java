package org.goodoffices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.goodoffices.engines.decision.Base;
import org.goodoffices.engines.decision.Decision;
import org.goodoffices.engines.decision.Quorum;
import org.goodoffices.engines.decision.Rule;
import org.goodoffices.engines.decision.Tally;
import org.goodoffices.engines.decision.Threshold;
import org.goodoffices.engines.decision.ballots.BoxVerifier;
import org.goodoffices.engines.proof.CanonicalJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Votes from the command line.
@Command(
        name = "vote",
        resourceBundle = "cli",
        mixinStandardHelpOptions = true,
        subcommands = {VoteCommand.Decide.class, VoteCommand.Verify.class})
final class VoteCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// What a vote decides, with its arithmetic: the sentence that the record of a meeting carries.
    ///
    /// Exit codes: 0 adopted, 1 not adopted, 2 not to be understood, 3 not decided yet.
    @Command(name = "decide", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Decide implements Callable<Integer> {

        private static final int NOT_ADOPTED = 1;
        private static final int UNDECIDED = 3;

        @Option(
                names = "--base",
                required = true,
                paramLabel = "BASE",
                descriptionKey = "vote.base")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String base;

        @Option(
                names = "--threshold",
                required = true,
                paramLabel = "THRESHOLD",
                descriptionKey = "vote.threshold")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String threshold;

        @Option(names = "--at-least", descriptionKey = "vote.at-least")
        private boolean atLeast;

        @Option(names = "--more-than", descriptionKey = "vote.more-than")
        private boolean moreThan;

        @Option(
                names = {"--yes", "--for", "--in-favour"},
                paramLabel = "N",
                descriptionKey = "vote.yes")
        private long yes;

        @Option(
                names = {"--no", "--against"},
                paramLabel = "N",
                descriptionKey = "vote.no")
        private long no;

        @Option(
                names = {"--abstain", "--abstentions"},
                paramLabel = "N",
                descriptionKey = "vote.abstain")
        private long abstain;

        @Option(names = "--invalid", paramLabel = "N", descriptionKey = "vote.invalid")
        private long invalid;

        @Option(names = "--absent", paramLabel = "N", descriptionKey = "vote.absent")
        private @Nullable Long absent;

        @Option(names = "--members", paramLabel = "N", descriptionKey = "vote.members")
        private @Nullable Long members;

        @Option(
                names = "--weights",
                paramLabel = "yes=N,no=N,…",
                split = ",",
                descriptionKey = "vote.weights")
        private Map<String, Long> weights = Map.of();

        @Option(names = "--quorum", paramLabel = "THRESHOLD", descriptionKey = "vote.quorum")
        private @Nullable String quorum;

        @Option(
                names = "--quorum-of",
                paramLabel = "present|voting|casting",
                defaultValue = "present",
                descriptionKey = "vote.quorum-of")
        private String quorumOf = "present";

        @Option(
                names = "--tie",
                paramLabel = "lost|casting-vote|second-vote",
                defaultValue = "lost",
                descriptionKey = "vote.tie")
        private String tie = "lost";

        @Option(names = "--casting", paramLabel = "for|against", descriptionKey = "vote.casting")
        private @Nullable String casting;

        @Option(names = "--vetoes", paramLabel = "N", descriptionKey = "vote.vetoes")
        private long vetoes;

        @Option(
                names = "--count-abstentions",
                paramLabel = "yes|no",
                defaultValue = "yes",
                descriptionKey = "vote.count-abstentions")
        private String countAbstentions = "yes";

        @Option(
                names = "--count-invalid",
                paramLabel = "yes|no",
                defaultValue = "no",
                descriptionKey = "vote.count-invalid")
        private String countInvalid = "no";

        @Option(names = "--json", descriptionKey = "verify.json")
        private boolean json;

        @Option(names = "--language", paramLabel = "en|zh", descriptionKey = "verify.language")
        private String language = Locale.getDefault().getLanguage();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            Decision decision;
            try {
                decision = decision();
            } catch (ParameterException refused) { // the sentence, not the page of usage after it
                spec.commandLine().getErr().println(refused.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(
                        new String(
                                CanonicalJson.write(document(decision)), StandardCharsets.UTF_8));
            } else {
                out.println(decision.sentence().in(language.startsWith("zh")));
            }
            out.flush();
            return switch (decision.outcome()) {
                case ADOPTED -> CommandLine.ExitCode.OK;
                case NOT_ADOPTED, NO_QUORUM -> NOT_ADOPTED;
                case UNDECIDED -> UNDECIDED;
            };
        }

        private Decision decision() {
            var kind = Base.read(base).orElseThrow(() -> refused("vote.unknown-base", base)).kind();
            boolean needsMembers = kind == Base.Kind.MEMBERS || quorum != null;
            if (needsMembers && members == null && absent == null) {
                throw refused("vote.no-members");
            }
            var heads =
                    tally(new long[] {yes, no, abstain, invalid}, absent, members, "vote.too-many");
            boolean ofAll = kind == Base.Kind.MEMBERS && heads.absent() > 0;
            if (!weights.isEmpty()
                    && ofAll
                    && !weights.containsKey("members")
                    && !weights.containsKey("absent")) {
                throw refused("vote.no-members");
            }
            var by = weights.isEmpty() ? heads : weighed();
            var on = new Base(kind, said(countAbstentions), said(countInvalid));
            var asked =
                    quorum == null
                            ? null
                            : new Quorum(
                                    oneOf(quorumOf, Quorum.Counted.values()), threshold(quorum));
            var rule =
                    new Rule(
                            List.of(new Rule.Majority(on, threshold(), !weights.isEmpty())),
                            asked,
                            oneOf(tie, Rule.Tie.values()));
            if (vetoes < 0 || vetoes > no) {
                throw refused("vote.too-many-vetoes", vetoes);
            }
            var chair =
                    casting == null
                            ? Rule.Casting.NONE
                            : oneOf(
                                    casting,
                                    new Rule.Casting[] {Rule.Casting.FOR, Rule.Casting.AGAINST});
            return rule.decide(new Rule.Count(heads, by, vetoes, chair));
        }

        private Tally weighed() {
            var known = List.of("yes", "no", "abstain", "invalid", "absent", "members");
            for (var name : weights.keySet()) {
                if (!known.contains(name)) {
                    throw refused("vote.unknown-word", name, known);
                }
            }
            return tally(
                    new long[] {
                        weights.getOrDefault("yes", 0L),
                        weights.getOrDefault("no", 0L),
                        weights.getOrDefault("abstain", 0L),
                        weights.getOrDefault("invalid", 0L)
                    },
                    weights.get("absent"),
                    weights.get("members"),
                    "vote.too-many");
        }

        /// Who is neither counted nor said to be absent was absent, where the members are given.
        private Tally tally(
                long[] counts, @Nullable Long missing, @Nullable Long whole, String refusal) {
            try {
                long voted = 0;
                for (long count : counts) {
                    voted = Math.addExact(voted, count);
                }
                long away = missing != null ? missing : whole == null ? 0 : whole - voted;
                long all = whole != null ? whole : Math.addExact(voted, away);
                return new Tally(counts[0], counts[1], counts[2], counts[3], away, all);
            } catch (ArithmeticException | IllegalArgumentException e) {
                throw refused(refusal);
            }
        }

        private Threshold threshold() {
            var read = threshold(threshold);
            if (atLeast && moreThan) {
                throw refused("vote.at-least-and-more-than");
            }
            if ((atLeast || moreThan) && read instanceof Threshold.Share(var fraction, _)) {
                try {
                    return new Threshold.Share(
                            fraction,
                            atLeast ? Threshold.Measure.AT_LEAST : Threshold.Measure.MORE_THAN);
                } catch (IllegalArgumentException moreThanAll) {
                    throw refused("vote.unknown-threshold", threshold);
                }
            }
            return read;
        }

        private Threshold threshold(String text) {
            return Threshold.read(text).orElseThrow(() -> refused("vote.unknown-threshold", text));
        }

        private boolean said(String word) {
            return switch (word) {
                case "yes" -> true;
                case "no" -> false;
                default -> throw refused("vote.unknown-word", word, List.of("yes", "no"));
            };
        }

        private <E extends Enum<E>> E oneOf(String word, E[] all) {
            for (var one : all) {
                if (key(one).equals(word.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                    return one;
                }
            }
            throw refused(
                    "vote.unknown-word",
                    word,
                    java.util.Arrays.stream(all).map(this::key).toList());
        }

        private String key(Enum<?> one) {
            return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private ParameterException refused(String key, Object... values) {
            return new ParameterException(spec.commandLine(), text(language, key, values));
        }

        private static Map<String, Object> document(Decision decision) {
            var reckoning = decision.reckonings().getFirst();
            var majority = reckoning.majority();
            var heads = decision.count().heads();
            var document = new LinkedHashMap<String, Object>();
            document.put(
                    "outcome",
                    decision.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            document.put("adopted", decision.adopted());
            document.put("base", majority.base().kind().key());
            document.put("base-number", reckoning.base());
            document.put("threshold", majority.threshold().toString());
            document.put("required", reckoning.required());
            document.put("in-favour", reckoning.yes());
            document.put("by-weight", majority.byWeight());
            document.put(
                    "counts",
                    Map.of(
                            "yes", heads.yes(),
                            "no", heads.no(),
                            "abstain", heads.abstain(),
                            "invalid", heads.invalid(),
                            "absent", heads.absent(),
                            "members", heads.members()));
            var quorum = decision.rule().quorum();
            if (quorum != null) {
                document.put(
                        "quorum",
                        Map.of(
                                "of", quorum.counted().key(),
                                "threshold", quorum.threshold().toString(),
                                "required", quorum.threshold().required(heads.members()),
                                "number", quorum.counted(heads),
                                "met", quorum.met(heads)));
            }
            var sentence = decision.sentence();
            document.put("sentence", Map.of("en", sentence.en(), "zh", sentence.zh()));
            return document;
        }
    }

    /// Checks a box of secret ballots, ours or one that the published tool made.
    ///
    /// Exit codes: 0 valid, 1 not valid or a ballot that is not counted, 2 unreadable.
    @Command(name = "verify", resourceBundle = "cli", mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {

        private static final int NOT_VALID = 1;
        private static final int UNREADABLE = 2;

        /// No box comes near this; a larger file is not read into memory.
        private static final long LARGEST = 512L << 20;

        @Parameters(paramLabel = "FILE", descriptionKey = "vote.box")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path file;

        @Option(names = "--tracker", paramLabel = "TRACKER", descriptionKey = "vote.tracker")
        private @Nullable String tracker;

        @Option(names = "--json", descriptionKey = "verify.json")
        private boolean json;

        @Option(names = "--language", paramLabel = "en|zh", descriptionKey = "verify.language")
        private String language = Locale.getDefault().getLanguage();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            byte[] bytes;
            try {
                if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                    return unreadable();
                }
                bytes = Files.readAllBytes(file);
            } catch (IOException e) {
                return unreadable();
            }
            var report = BoxVerifier.verify(bytes);
            boolean counted = tracker == null || report.trackers().contains(tracker);
            if (json) {
                var document =
                        new String(CanonicalJson.write(document(report)), StandardCharsets.UTF_8);
                spec.commandLine().getOut().println(document);
            } else {
                print(report, counted);
            }
            spec.commandLine().getOut().flush();
            return report.valid() && counted ? CommandLine.ExitCode.OK : NOT_VALID;
        }

        private int unreadable() {
            var err = spec.commandLine().getErr();
            err.println(file + (language.startsWith("zh") ? "：" : ": ") + said("vote.unreadable"));
            err.flush();
            return UNREADABLE;
        }

        private void print(BoxVerifier.Report report, boolean counted) {
            boolean zh = language.startsWith("zh");
            var out = spec.commandLine().getOut();
            for (var finding : report.findings()) {
                out.println(
                        "%s  %s: %s"
                                .formatted(
                                        said("vote.verdict." + finding.verdict()),
                                        finding.part(),
                                        finding.message().in(zh)));
            }
            for (var answered : answered(report)) {
                out.println(answered.question());
                answered.counts()
                        .forEach((answer, count) -> out.println("  " + count + "  " + answer));
            }
            if (tracker != null) {
                out.println(said(counted ? "vote.counted" : "vote.not-counted"));
            }
            out.println(said(report.valid() ? "vote.valid" : "vote.not-valid"));
        }

        private record Answered(String question, Map<String, Integer> counts) {}

        private List<Answered> answered(BoxVerifier.Report report) {
            var election = report.election();
            var result = report.result();
            if (election == null || result == null) {
                return List.of();
            }
            var all = new ArrayList<Answered>();
            for (int i = 0; i < result.size(); i++) {
                var question = election.questions().get(i);
                var names = new ArrayList<String>();
                if (question.blank()) {
                    names.add(said("vote.blank"));
                }
                names.addAll(question.answers());
                var counts = new LinkedHashMap<String, Integer>();
                for (int j = 0; j < names.size(); j++) {
                    counts.put(names.get(j), result.get(i).get(j));
                }
                all.add(new Answered(question.question(), counts));
            }
            return all;
        }

        private Map<String, Object> document(BoxVerifier.Report report) {
            var document = new LinkedHashMap<String, Object>();
            document.put("valid", report.valid());
            document.put(
                    "findings",
                    report.findings().stream()
                            .map(finding ->
                                    Map.of(
                                            "part", finding.part(),
                                            "verdict", finding.verdict().name(),
                                            "en", finding.message().en(),
                                            "zh", finding.message().zh()))
                            .toList());
            document.put("trackers", report.trackers());
            var result = report.result();
            document.put("result", result == null ? List.of() : result);
            var election = report.election();
            if (election != null) {
                document.put("uuid", election.uuid());
                document.put("name", election.name());
            }
            return document;
        }

        private String said(String key) {
            return text(language, key);
        }
    }

    private static String text(String language, String key, Object... values) {
        var locale = language.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT;
        var texts =
                ResourceBundle.getBundle(
                        "cli",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return MessageFormat.format(texts.getString(key), values);
    }
}
