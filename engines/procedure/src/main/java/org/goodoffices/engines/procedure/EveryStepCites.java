package org.goodoffices.engines.procedure;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Check 1: every step, limit, ending and exception cites an article.
final class EveryStepCites implements Check {

    /// A provision has a number, or is an annex, or a page of a source whose numbers were not read.
    private static final Pattern PROVISION =
            Pattern.compile("(?s).*\\d.*|\\s*(Appendix|Annex|Preamble|page on \\p{L}.*)\\s*");

    @Override
    public int number() {
        return 1;
    }

    @Override
    public void run(Inspection inspection) {
        RuleSet rules = inspection.rules;
        for (Stage stage : rules.stages().values()) {
            cited(inspection, stage.article(), stage.line(), stage.name(), "The stage", "阶段");
        }
        for (Act act : rules.acts().values()) {
            cited(inspection, act.article(), act.line(), act.name(), "The act", "行为");
            exception(inspection, act.unequal(), act.name());
            exception(inspection, act.returns(), act.name());
        }
        for (Limit limit : rules.limits().values()) {
            limit(inspection, limit);
        }
        for (Ending ending : rules.endings().values()) {
            cited(inspection, ending.article(), ending.line(), ending.name(), "The ending", "结局");
        }
        for (Deviation deviation : rules.deviations()) {
            cited(
                    inspection,
                    deviation.article(),
                    deviation.line(),
                    "deviations",
                    "The declared deviation",
                    "所声明的偏离");
        }
        parameters(inspection, rules);
    }

    private static void limit(Inspection inspection, Limit limit) {
        String name = limit.name();
        cited(inspection, limit.article(), limit.line(), name, "The limit", "时限");
        exception(inspection, limit.unequal(), name);
        Limit.Anchor anchor = limit.anchor();
        if (limit.warning() != null) {
            cited(
                    inspection,
                    limit.warning().article(),
                    limit.warning().line(),
                    name,
                    "The warning in",
                    "警示，时限");
        }
        if (anchor != null && anchor.presumed() != null) {
            Limit.Presumption presumed = anchor.presumed();
            cited(
                    inspection,
                    presumed.article(),
                    presumed.line(),
                    name,
                    "The presumed receipt in",
                    "收悉推定，时限");
        }
        Limit.Extension extension = limit.extension();
        if (extension != null) {
            cited(
                    inspection,
                    extension.article(),
                    extension.line(),
                    name,
                    "The extension of",
                    "时限延长");
        }
        Limit.Lapse lapse = limit.lapse();
        if (lapse != null) {
            cited(inspection, lapse.article(), lapse.line(), name, "The lapse of", "时限届满的后果");
            exception(inspection, lapse.returns(), name);
        }
    }

    private static void parameters(Inspection inspection, RuleSet rules) {
        if (rules.existence() != null) {
            cited(
                    inspection,
                    rules.existence().article(),
                    rules.existence().line(),
                    "existence",
                    "The parameter",
                    "参数");
        }
        if (rules.names() != null) {
            cited(
                    inspection,
                    rules.names().article(),
                    rules.names().line(),
                    "names",
                    "The parameter",
                    "参数");
        }
        if (rules.caucus() != null) {
            cited(
                    inspection,
                    rules.caucus().article(),
                    rules.caucus().line(),
                    "caucus",
                    "The parameter",
                    "参数");
        }
        if (rules.appointingAuthority() != null) {
            cited(
                    inspection,
                    rules.appointingAuthority().article(),
                    rules.appointingAuthority().line(),
                    "appointing-authority",
                    "The parameter",
                    "参数");
        }
        if (rules.mediators() != null) {
            cited(
                    inspection,
                    rules.mediators().article(),
                    rules.mediators().line(),
                    "mediators",
                    "The parameter",
                    "参数");
        }
        if (rules.othersGoOn() != null) {
            cited(
                    inspection,
                    rules.othersGoOn().article(),
                    rules.othersGoOn().line(),
                    "others-go-on",
                    "The parameter",
                    "参数");
            exception(inspection, rules.othersGoOn().unequal(), "others-go-on");
        }
        if (rules.reckoning().line() > 0) {
            cited(
                    inspection,
                    rules.reckoning().article(),
                    rules.reckoning().line(),
                    "reckoning",
                    "The parameter",
                    "参数");
        }
        if (rules.attestation() != null) {
            cited(
                    inspection,
                    rules.attestation().article(),
                    rules.attestation().line(),
                    "attestation",
                    "The parameter",
                    "参数");
        }
        for (RuleSet.Gate gate : rules.gates()) {
            cited(inspection, gate.article(), gate.line(), "gates", "The gate in", "门槛");
        }
        FeeModel fees = rules.fees();
        if (fees != null) {
            cited(inspection, fees.article(), fees.line(), "fees", "The parameter", "参数");
            for (FeeModel.Item item : fees.items()) {
                cited(inspection, item.article(), item.line(), item.name(), "The fee", "费用");
            }
        }
    }

    private static void exception(Inspection inspection, @Nullable Reasoned reasoned, String at) {
        if (reasoned != null) {
            cited(
                    inspection,
                    reasoned.article(),
                    reasoned.line(),
                    at,
                    "The exception made for",
                    "例外规定");
        }
    }

    private static void cited(
            Inspection inspection,
            @Nullable String article,
            int line,
            String at,
            String what,
            String whatZh) {
        if (article == null || !PROVISION.matcher(article).matches()) {
            inspection.find(
                    line,
                    null,
                    at,
                    what + " “" + at + "” cites no article.",
                    whatZh + "“" + title(inspection.rules, at) + "”未援引条文。");
        }
    }

    private static String title(RuleSet rules, String at) {
        Act act = rules.acts().get(at);
        Limit limit = rules.limits().get(at);
        return act != null
                ? act.title().zh()
                : limit != null
                        ? limit.title().zh()
                        : rules.stages().containsKey(at) || rules.isEnding(at)
                                ? rules.titleOf(at).zh()
                                : at;
    }
}
