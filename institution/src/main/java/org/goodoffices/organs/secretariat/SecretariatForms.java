package org.goodoffices.organs.secretariat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.organs.governance.Resolutions;
import org.jspecify.annotations.Nullable;

/// The fields of the Secretariat's forms, with what may be chosen in each.
final class SecretariatForms {

    private static final Set<String> NEEDLESS =
            Set.of("head", "words", "answers", "answerDue", "theirs");

    private final SecretariatWords words;
    private final SecretariatRules rules;
    private final Supplier<List<Resolutions.Adopted>> resolutions;

    SecretariatForms(
            SecretariatWords words,
            SecretariatRules rules,
            Supplier<List<Resolutions.Adopted>> resolutions) {
        this.words = words;
        this.rules = rules;
        this.resolutions = resolutions;
    }

    List<Shown.Field> fields(
            SecretariatAct act,
            String department,
            Map<String, String> said,
            @Nullable String wrong,
            String why) {
        return act.fields().stream()
                .map(name ->
                        field(act, department, name)
                                .value(said.getOrDefault(name, ""))
                                .error(name.equals(wrong) ? why : null))
                .toList();
    }

    private Shown.Field field(SecretariatAct act, String department, String name) {
        var visit = words.visit();
        var special = "secretariat.field." + act.key() + "." + name;
        var key = visit.texts().has(special) ? special : "secretariat.field." + name;
        var field =
                Shown.Field.of(name, kind(name), visit.t(key))
                        .choices(choices(act, department, name));
        if (visit.texts().has(key + ".hint")) {
            field = field.hint(visit.t(key + ".hint"));
        }
        if (eitherLanguage(act, name)) {
            return field.needed(visit.t("secretariat.needed.one"));
        }
        return NEEDLESS.contains(name)
                        || act.who() == SecretariatAct.Who.LEGAL && name.equals("until")
                        || act == SecretariatAct.HAND_OVER && name.equals("due")
                ? field.optional()
                : field;
    }

    /// Whether one of two languages is enough.
    private static boolean eitherLanguage(SecretariatAct act, String name) {
        return act == SecretariatAct.OPEN_TASK && name.startsWith("title")
                || act == SecretariatAct.FINISH_TASK && name.startsWith("report");
    }

    private static Shown.Field.Kind kind(String name) {
        return switch (name) {
            case "department",
                    "post",
                    "deputy",
                    "paragraph",
                    "owner",
                    "task",
                    "answers",
                    "kind",
                    "covered" ->
                    Shown.Field.Kind.LIST;
            case "from", "until", "last", "due", "day", "answerDue" -> Shown.Field.Kind.DATE;
            case "mail" -> Shown.Field.Kind.EMAIL;
            case "language" -> Shown.Field.Kind.ONE_OF;
            case "head" -> Shown.Field.Kind.YES;
            default ->
                    SecretariatRules.isText(name) ? Shown.Field.Kind.TEXT : Shown.Field.Kind.LINE;
        };
    }

    private List<Shown.Choice> choices(SecretariatAct act, String department, String name) {
        var choices = new ArrayList<Shown.Choice>();
        switch (name) {
            case "department" ->
                    words.departments().forEach((key, title) -> add(choices, key, title));
            case "post" -> {
                if (act == SecretariatAct.DEPUTISE || act == SecretariatAct.END_DEPUTY) {
                    add(choices, Secretariat.SECRETARY_GENERAL, words.secretaryGeneralTitle());
                }
                posts(choices);
            }
            case "deputy" -> {
                for (var one : words.secretariat().services()) {
                    if (one.on(words.today())
                            && choices.stream()
                                    .noneMatch(c -> c.value().equals(one.person().toString()))) {
                        add(choices, one.person().toString(), one.name());
                    }
                }
            }
            case "owner" ->
                    rules.owners(department)
                            .forEach(owner ->
                                    choices.add(new Shown.Choice(owner, words.owner(owner))));
            case "task" ->
                    words.secretariat().tasks().stream()
                            .filter(task -> task.department().equals(department))
                            .filter(task -> task.done().isEmpty())
                            .forEach(task ->
                                    add(choices, String.valueOf(task.number()), task.title()));
            case "answers" -> {
                choices.add(new Shown.Choice("", words.visit().t("secretariat.none")));
                rules.answerable(act, department)
                        .forEach(letter ->
                                choices.add(
                                        new Shown.Choice(
                                                letter.reference(),
                                                letter.reference() + " " + letter.subject())));
            }
            case "kind" ->
                    Secretariat.KINDS.forEach(kind ->
                            choices.add(
                                    new Shown.Choice(
                                            kind, words.visit().t("privileges.kind." + kind))));
            case "covered" ->
                    words.secretariat()
                            .covers()
                            .forEach(cover ->
                                    add(
                                            choices,
                                            String.valueOf(cover.number()),
                                            cover.said().text("name")));
            case "language" -> {
                choices.add(new Shown.Choice("en", words.visit().t("secretariat.english")));
                choices.add(new Shown.Choice("zh", words.visit().t("secretariat.chinese")));
            }
            case "paragraph" -> paragraphs(choices);
            default -> {}
        }
        return choices;
    }

    private void posts(List<Shown.Choice> choices) {
        for (var post : words.secretariat().posts()) {
            if (post.abolished() == null || post.abolished().isAfter(words.today())) {
                choices.add(new Shown.Choice(post.id(), words.owner(post.id())));
            }
        }
    }

    private void paragraphs(List<Shown.Choice> choices) {
        for (var one : resolutions.get()) {
            for (int i = 1; i <= one.paragraphs().size(); i++) {
                var text = words.of(one.paragraphs().get(i - 1));
                choices.add(
                        new Shown.Choice(
                                one.session() + "/" + one.number() + "/" + i,
                                one.symbol()
                                        + " ("
                                        + i
                                        + ") "
                                        + (text.codePointCount(0, text.length()) <= 60
                                                ? text
                                                : text.substring(0, text.offsetByCodePoints(0, 60))
                                                        + "…")));
            }
        }
    }

    private void add(List<Shown.Choice> choices, String value, Text text) {
        choices.add(new Shown.Choice(value, words.of(text)));
    }
}
