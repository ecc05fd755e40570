package org.goodoffices.casework.docket;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.RuleSet.Gate;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.convention.Convention;
import org.goodoffices.organs.convention.treaty.Register;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers the questions that stand before registration (Model Rules, art. 4(2) to (4)), as far as
/// the docket and the Convention's register can; what they cannot answer is left to the case
/// manager.
@Component
public class Gates {

    /// How a question is answered.
    public enum Answer {
        YES,
        NO,
        UNKNOWN;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why, and where that can be read.
    public record Reason(Text text, List<String> sources) {
        public Reason {
            sources = List.copyOf(sources);
        }
    }

    /// A question with its answer.
    public record Answered(Gate gate, Answer answer, List<Reason> reasons) {
        public Answered {
            reasons = List.copyOf(reasons);
        }

        /// As in the names of fields and in an entry.
        public String key() {
            return key(gate.kind());
        }

        static String key(Gate.Kind kind) {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Convention convention;
    private final Texts texts;

    Gates(Convention convention, Texts texts) {
        this.convention = convention;
        this.texts = texts;
    }

    /// The questions of the rules of this case, each answered as of this day.
    public List<Answered> of(OpenCase open, LocalDate day) {
        var request =
                open.entries().stream()
                        .filter(entry -> entry.facts().containsKey("parties"))
                        .findFirst()
                        .orElse(null);
        return open.rules().gates().stream()
                .map(gate ->
                        switch (gate.kind()) {
                            case MUTUAL_CONSENT -> consent(gate, open, request);
                            case EXCLUDED_CLASSES -> classes(gate, open, request, day);
                            case THIRD_STATE_CONSENT -> thirdState(gate, open, request);
                        })
                .toList();
    }

    private Answered consent(Gate gate, OpenCase open, @Nullable Entered request) {
        var joint =
                open.rules().acts().values().stream()
                        .filter(act -> act.effect() == Effect.CONSENTS)
                        .anyMatch(act -> open.common().completed(act.name()));
        if (joint) {
            return new Answered(gate, Answer.YES, List.of(reason("consent.joint")));
        }
        var agreement = request == null ? null : request.text("agreement");
        if (request == null || agreement == null || agreement.equals("none")) {
            return new Answered(gate, Answer.UNKNOWN, List.of(reason("consent.none")));
        }
        var words = request.text("agreementText");
        return new Answered(
                gate,
                Answer.UNKNOWN,
                List.of(
                        reason("consent." + (agreement.equals("before") ? "before" : "after")),
                        words == null
                                ? reason("consent.not-described")
                                : reason("consent.described", words)));
    }

    private Answered classes(Gate gate, OpenCase open, @Nullable Entered request, LocalDate day) {
        var states =
                open.file().parties().stream()
                        .filter(party -> party.kind() == Party.Kind.STATE)
                        .toList();
        if (states.isEmpty()) {
            return new Answered(gate, Answer.YES, List.of(reason("classes.no-state")));
        }
        var said = request == null ? null : request.text("classes");
        var classes = said == null ? List.<String>of() : Arrays.asList(said.split(","));
        var reasons = new ArrayList<Reason>();
        var answer = Answer.YES;
        if (classes.isEmpty()) {
            reasons.add(reason("classes.not-said"));
            answer = Answer.UNKNOWN;
        }
        var register = convention.register();
        for (var party : states) {
            var one = ofState(party, classes, day, register, reasons);
            answer = worse(answer, one);
        }
        return new Answered(gate, answer, reasons);
    }

    private Answer ofState(
            Party party,
            List<String> classes,
            LocalDate day,
            Register register,
            List<Reason> reasons) {
        var code = party.country();
        if (code == null || register.of(code).findAny().isEmpty()) {
            reasons.add(reason("classes.nothing-found", party.name()));
            return Answer.UNKNOWN;
        }
        var bound =
                switch (register.party(code, day)) {
                    case YES -> Answer.YES;
                    case NO -> {
                        reasons.add(reason("classes.no-party", party.name()));
                        yield Answer.UNKNOWN;
                    }
                    case UNKNOWN -> {
                        reasons.add(reason("classes.party-unknown", party.name()));
                        yield Answer.UNKNOWN;
                    }
                };
        var statements = register.statements(code, day);
        if (statements.isEmpty()) {
            reasons.add(reason("classes.no-declaration", party.name()));
            return Answer.UNKNOWN;
        }
        var answer = bound;
        for (var statement : statements) {
            var details = statement.entry().details();
            var hit = classes.stream().anyMatch(details.classes()::contains);
            var certain =
                    statement.inEffect() == org.goodoffices.organs.convention.treaty.Answer.YES;
            var key =
                    details.lodged()
                            ? hit
                                    ? certain
                                            ? "classes.excluded"
                                            : "classes.excluded-since-unknown"
                                    : "classes.not-excluded"
                            : hit ? "classes.perhaps-excluded" : "classes.not-excluded-at-home";
            reasons.add(
                    new Reason(
                            reason(key, party.name(), Convention.words(statement.entry())).text(),
                            details.sources()));
            answer =
                    worse(
                            answer,
                            hit
                                    ? details.lodged() && certain ? Answer.NO : Answer.UNKNOWN
                                    : Answer.YES);
        }
        return answer;
    }

    private Answered thirdState(Gate gate, OpenCase open, @Nullable Entered request) {
        var answers = open.entries().stream().filter(e -> e.role().equals("third-state")).toList();
        if (!answers.isEmpty()) {
            var refused =
                    answers.stream()
                            .map(e -> open.rules().acts().get(e.act()))
                            .anyMatch(act -> act != null && refuses(act, open.rules()));
            var all = named(request);
            if (!refused && answers.size() < all.size()) {
                var given = same(String.valueOf(answers.size()));
                return new Answered(
                        gate,
                        Answer.UNKNOWN,
                        List.of(reason("third.some-given", together(all), given)));
            }
            return new Answered(
                    gate,
                    refused ? Answer.NO : Answer.YES,
                    List.of(reason(refused ? "third.refused" : "third.given")));
        }
        var lapsed =
                open.common().lapses().stream()
                        .anyMatch(lapse -> {
                            var deemed = lapse.deemed();
                            return deemed != null
                                    && deemed.by()
                                            .contains(
                                                    org.goodoffices.engines.procedure.Role
                                                            .THIRD_STATE);
                        });
        if (lapsed) {
            return new Answered(gate, Answer.NO, List.of(reason("third.silent")));
        }
        var named = named(request);
        return named.isEmpty()
                ? new Answered(gate, Answer.UNKNOWN, List.of(reason("third.none-named")))
                : new Answered(gate, Answer.NO, List.of(reason("third.named", together(named))));
    }

    /// The third States that the request names, in both languages where it is known which they are.
    private static List<Text> named(@Nullable Entered request) {
        var said = request == null ? null : request.text("thirdStates");
        return said == null
                ? List.of()
                : Arrays.stream(said.split("[,;，；、]"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(one ->
                                Countries.named(one)
                                        .map(state -> new Text(state.nameEn(), state.nameZh()))
                                        .orElse(same(one)))
                        .distinct()
                        .toList();
    }

    private static Text together(List<Text> names) {
        return new Text(
                names.stream().map(Text::en).collect(Collectors.joining(", ")),
                names.stream().map(Text::zh).collect(Collectors.joining("、")));
    }

    /// Whether an act refuses: by its effect, or because silence is taken as it.
    private static boolean refuses(Act act, RuleSet rules) {
        return act.effect() == Effect.REFUSES
                || rules.limits().values().stream()
                        .anyMatch(limit -> {
                            var lapse = limit.lapse();
                            return lapse != null && act.name().equals(lapse.deemed());
                        });
    }

    private static Answer worse(Answer one, Answer other) {
        return one == Answer.NO || other == Answer.NO
                ? Answer.NO
                : one == Answer.UNKNOWN || other == Answer.UNKNOWN ? Answer.UNKNOWN : Answer.YES;
    }

    private static Text same(String words) {
        return new Text(words, words);
    }

    private Reason reason(String key, String words) {
        return reason(key, same(words));
    }

    private Reason reason(String key, Text... values) {
        return new Reason(
                new Text(
                        texts.of(
                                Language.EN,
                                "gates." + key,
                                (Object[])
                                        Arrays.stream(values).map(Text::en).toArray(String[]::new)),
                        texts.of(
                                Language.ZH,
                                "gates." + key,
                                (Object[])
                                        Arrays.stream(values)
                                                .map(Text::zh)
                                                .toArray(String[]::new))),
                List.of());
    }

    /// Whether these rules ask anything before registration.
    static boolean askedBy(RuleSet rules) {
        return !rules.gates().isEmpty();
    }
}
