package org.goodoffices.casework.docket.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.RequestCheck;
import org.goodoffices.casework.docket.RequestCheck.Step;
import org.goodoffices.casework.docket.RequestDraft;
import org.goodoffices.casework.docket.RulesInForce;
import org.goodoffices.casework.docket.SubjectClass;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Shown.Choice;
import org.goodoffices.foundation.web.Shown.Field;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// Puts the guided form of a request into words for one visit.
final class RequestWords {

    private static final List<String> KINDS = List.of("state", "organisation", "company", "person");

    private final Visit visit;
    private final RulesInForce rules;
    private final @Nullable RequestDraft draft;
    private final Map<String, String> values;
    private final List<RequestCheck.Wrong> wrong;
    private final Map<String, String> errors = new HashMap<>();

    /// @param draft null where none has been begun
    /// @param values what the form shows
    /// @param wrong what to say is wrong with it
    RequestWords(
            Visit visit,
            RulesInForce rules,
            @Nullable RequestDraft draft,
            Map<String, String> values,
            List<RequestCheck.Wrong> wrong) {
        this.visit = visit;
        this.rules = rules;
        this.draft = draft;
        this.values = values;
        this.wrong = wrong;
        for (var one : wrong) {
            errors.putIfAbsent(one.field(), words(one));
        }
    }

    RequestPage page(Step step, @Nullable String notice) {
        var shown = shown();
        return new RequestPage(
                address(),
                step.key(),
                steps(step),
                switch (step) {
                    case RULES -> List.of(rulesField());
                    case PARTIES -> List.of(speaksAs());
                    case DISPUTE -> dispute();
                    case REVIEW -> List.of();
                },
                step == Step.PARTIES ? groups(shown) : List.of(),
                step == Step.REVIEW ? said(shown) : List.of(),
                step == Step.REVIEW ? mending() : List.of(),
                notice,
                null,
                null,
                draft != null,
                step == Step.PARTIES && shown.parties() < RequestDraft.MOST_PARTIES,
                step == Step.PARTIES ? countries() : List.of());
    }

    private RequestDraft shown() {
        return draft == null
                ? new RequestDraft(new java.util.UUID(0, 0), values, visit.now(), null)
                : new RequestDraft(draft.id(), values, draft.savedAt(), draft.sentAs());
    }

    private String address() {
        return draft == null ? "/requests" : "/requests/" + draft.id();
    }

    private String address(Step step) {
        return address() + "?step=" + step.key();
    }

    private String words(RequestCheck.Wrong one) {
        return visit.t("request.wrong." + one.key(), one.about());
    }

    private List<RequestPage.StepLink> steps(Step now) {
        return Arrays.stream(Step.values())
                .map(step ->
                        new RequestPage.StepLink(
                                visit.t("request.step." + step.key()),
                                draft == null ? null : address(step),
                                step == now ? "now" : step.compareTo(now) < 0 ? "done" : ""))
                .toList();
    }

    /// What is wrong, each leading to its field.
    private List<Shown.Link> mending() {
        return wrong.stream()
                .map(one ->
                        new Shown.Link(
                                (one.field().startsWith("p") && one.field().contains("-")
                                                ? visit.t(
                                                                "request.party",
                                                                Integer.parseInt(
                                                                                one.field()
                                                                                        .replaceAll(
                                                                                                "^p|-.*",
                                                                                                ""))
                                                                        + 1)
                                                        + visit.of(": ", "：")
                                                : "")
                                        + words(one),
                                address(one.step()) + "#" + one.field()))
                .toList();
    }

    private Field rulesField() {
        return field("rules", Field.Kind.ONE_OF)
                .hint(visit.t("request.rules.hint"))
                .choices(ruleChoices(visit, rules));
    }

    /// Every rule set for every track it is for, in a sentence each.
    static List<Choice> ruleChoices(Visit visit, RulesInForce rules) {
        var choices = new ArrayList<Choice>();
        for (var track : RuleSet.Track.values()) {
            for (var set : rules.all()) {
                if (set.tracks().contains(track)) {
                    var key = RequestCheck.key(track);
                    choices.add(
                            new Choice(
                                    set.name() + "/" + key,
                                    visit.of(set.title().en(), set.title().zh())
                                            + visit.of(". ", "。")
                                            + visit.t("request.track." + key)
                                            + (set.text() == null
                                                    ? visit.of(" ", "")
                                                            + visit.t("request.rules.published")
                                                    : "")));
                }
            }
        }
        return choices;
    }

    private Field speaksAs() {
        return field("speaksAs", Field.Kind.ONE_OF)
                .choices(choicesOf("speaks-as", List.of("agent", "counsel")));
    }

    private List<RequestPage.Group> groups(RequestDraft shown) {
        var groups = new ArrayList<RequestPage.Group>();
        for (int i = 0; i < shown.parties(); i++) {
            groups.add(
                    new RequestPage.Group(
                            visit.t("request.party", i + 1),
                            List.of(
                                    party(i, "mine", Field.Kind.YES).optional(),
                                    party(i, "kind", Field.Kind.LIST)
                                            .choices(withNone(choicesOf("kind", KINDS))),
                                    country(i)),
                            List.of(
                                    party(i, "nameEn", Field.Kind.LINE)
                                            .hint(visit.t("request.field.name.hint"))
                                            .optional(),
                                    party(i, "nameZh", Field.Kind.LINE)
                                            .hint(visit.t("request.field.name.hint"))
                                            .optional()),
                            List.of(
                                    party(i, "contactEn", Field.Kind.LINE).optional(),
                                    party(i, "contactZh", Field.Kind.LINE).optional(),
                                    party(i, "contactMail", Field.Kind.LINE).optional(),
                                    party(i, "contactPlace", Field.Kind.LINE)
                                            .hint(visit.t("request.field.contactPlace.hint"))
                                            .optional(),
                                    party(i, "contactLanguage", Field.Kind.LIST)
                                            .optional()
                                            .choices(choicesOf("language", List.of("en", "zh")))),
                            visit.t("request.contact"),
                            shown.parties() > 2 ? "remove-" + i : null,
                            shown.parties() > 2 ? visit.t("request.remove", i + 1) : null));
        }
        return groups;
    }

    /// The names to choose from as one types.
    private List<String> countries() {
        return Countries.inOrder(visit.language()).stream()
                .map(country -> country.name(visit.language()))
                .toList();
    }

    private Field country(int i) {
        var field =
                party(i, "country", Field.Kind.LINE)
                        .hint(visit.t("request.field.country.hint"))
                        .optional();
        return Countries.named(field.value())
                .map(country -> field.value(country.name(visit.language())))
                .orElse(field);
    }

    private List<Field> dispute() {
        var track = shown().track();
        var classes =
                Arrays.stream(SubjectClass.values())
                        .filter(one ->
                                track.isEmpty()
                                        || Arrays.stream(RuleSet.Track.values())
                                                .filter(t -> RequestCheck.key(t).equals(track))
                                                .anyMatch(one::of))
                        .map(one -> new Choice(one.key(), visit.t("request.class." + one.key())))
                        .toList();
        var fields = new ArrayList<Field>();
        fields.add(field("text", Field.Kind.TEXT).hint(visit.t("request.field.text.hint")));
        fields.add(
                field("classes", Field.Kind.SOME_OF)
                        .hint(visit.t("request.field.classes.hint"))
                        .choices(classes));
        if (track.equals("state-to-state")) {
            fields.add(
                    field("thirdStates", Field.Kind.LINE)
                            .hint(visit.t("request.field.thirdStates.hint"))
                            .optional());
        }
        fields.add(
                field("agreement", Field.Kind.ONE_OF)
                        .choices(choicesOf("agreement", List.of("before", "after", "none"))));
        fields.add(
                field("agreementText", Field.Kind.TEXT)
                        .hint(visit.t("request.field.agreementText.hint"))
                        .optional());
        fields.add(
                field("languages", Field.Kind.SOME_OF)
                        .choices(choicesOf("language", List.of("en", "zh"))));
        fields.add(
                field("amount", Field.Kind.LINE)
                        .hint(visit.t("request.field.amount.hint"))
                        .optional());
        fields.add(
                field("currency", Field.Kind.LIST)
                        .optional()
                        .choices(
                                RequestCheck.CURRENCIES.stream()
                                        .map(code -> new Choice(code, code))
                                        .toList()));
        return fields;
    }

    private List<RequestPage.Part> said(RequestDraft shown) {
        var parts = new ArrayList<RequestPage.Part>();
        parts.add(
                new RequestPage.Part(
                        visit.t("request.step.rules"),
                        address(Step.RULES),
                        rules.named(shown.rules())
                                .map(set ->
                                        List.of(
                                                new Shown.Fact(
                                                        visit.t("request.field.rules"),
                                                        visit.of(
                                                                set.title().en(),
                                                                set.title().zh()))))
                                .orElse(List.of())));
        var parties = new ArrayList<Shown.Fact>();
        for (int i = 0; i < shown.parties(); i++) {
            parties.add(new Shown.Fact(visit.t("request.party", i + 1), party(shown, i)));
        }
        parts.add(
                new RequestPage.Part(
                        visit.t("request.step.parties"), address(Step.PARTIES), parties));
        var dispute = new ArrayList<Shown.Fact>();
        for (var field : List.of("text", "thirdStates", "agreementText")) {
            if (!shown.value(field).isBlank()) {
                dispute.add(new Shown.Fact(visit.t("request.field." + field), shown.value(field)));
            }
        }
        said(dispute, "classes", shown.ticked("classes"), "request.class.");
        said(dispute, "agreement", shown.ticked("agreement"), "request.agreement.");
        said(dispute, "languages", shown.ticked("languages"), "request.language.");
        if (!shown.value("amount").isBlank()) {
            dispute.add(
                    new Shown.Fact(
                            visit.t("request.field.amount"),
                            shown.value("currency") + " " + shown.value("amount")));
        }
        parts.add(
                new RequestPage.Part(
                        visit.t("request.step.dispute"), address(Step.DISPUTE), dispute));
        return parts;
    }

    private void said(List<Shown.Fact> facts, String field, List<String> keys, String texts) {
        var words =
                keys.stream()
                        .filter(key -> visit.texts().has(texts + key))
                        .map(key -> visit.t(texts + key))
                        .collect(Collectors.joining(visit.of("; ", "；")));
        if (!words.isEmpty()) {
            facts.add(new Shown.Fact(visit.t("request.field." + field), words));
        }
    }

    private String party(RequestDraft shown, int i) {
        var country =
                Countries.named(shown.party(i, "country"))
                        .map(one -> one.name(visit.language()))
                        .orElse("");
        var kind = shown.party(i, "kind");
        var said = new ArrayList<String>();
        said.add(shown.party(i, "nameEn"));
        said.add(shown.party(i, "nameZh"));
        said.add(KINDS.contains(kind) ? visit.t("request.kind." + kind) : "");
        said.add(country);
        said.add(
                shown.party(i, "mine").equals("yes")
                        ? visit.t("request.mine")
                        : visit.t(
                                "request.invited-by-mail",
                                shown.party(i, visit.of("contactEn", "contactZh")),
                                shown.party(
                                        i,
                                        shown.party(i, "contactMail").isBlank()
                                                ? "contactPlace"
                                                : "contactMail")));
        return said.stream()
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(visit.of(", ", "，")));
    }

    private Field field(String name, Field.Kind kind) {
        return Field.of(name, kind, visit.t("request.field." + name))
                .value(values.getOrDefault(name, ""))
                .error(errors.get(name));
    }

    private Field party(int i, String name, Field.Kind kind) {
        var field = RequestDraft.field(i, name);
        return Field.of(field, kind, visit.t("request.field." + name))
                .value(values.getOrDefault(field, ""))
                .error(errors.get(field));
    }

    private List<Choice> withNone(List<Choice> choices) {
        var all = new ArrayList<Choice>();
        all.add(new Choice("", visit.t("request.choose")));
        all.addAll(choices);
        return all;
    }

    private List<Choice> choicesOf(String group, List<String> keys) {
        return keys.stream()
                .map(key -> new Choice(key, visit.t("request." + group + "." + key)))
                .toList();
    }
}
