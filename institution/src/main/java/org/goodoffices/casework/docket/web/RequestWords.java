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
import org.goodoffices.records.documents.DraftPapers;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// Puts the guided form of a request into words for one visit.
final class RequestWords {

    private static final List<String> KINDS = List.of("state", "organisation", "company", "person");

    private final Visit visit;
    private final RulesInForce rules;
    private final @Nullable RequestDraft draft;
    private final Map<String, String> values;
    private final List<RequestCheck.Wrong> wrong;
    private final Map<String, String> errors = new HashMap<>();
    private List<DraftPapers.Waiting> waiting = List.of();
    private @Nullable DataSize largest;
    private List<RequestDraft.Share> shares = List.of();

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

    /// Adds what waits with the draft, and with whom it is shared.
    RequestWords with(
            List<DraftPapers.Waiting> waiting, DataSize largest, List<RequestDraft.Share> shares) {
        this.waiting = waiting;
        this.largest = largest;
        this.shares = shares;
        return this;
    }

    RequestPage page(Step step, @Nullable String notice) {
        return page(step, notice, null, mailField());
    }

    private RequestPage page(
            Step step, @Nullable String notice, @Nullable String unfitPapers, Field mail) {
        var shown = shown();
        boolean own = draft == null || draft.own();
        return new RequestPage(
                address(),
                step.key(),
                draft == null ? "" : DraftParts.fingerprint(draft.values(), step),
                below(own),
                steps(step),
                switch (step) {
                    case RULES -> List.of(rulesField());
                    case PARTIES -> List.of(speaksAs());
                    case DISPUTE -> dispute();
                    case PAPERS, REVIEW -> List.of();
                },
                step == Step.PARTIES ? groups(shown) : List.of(),
                step == Step.REVIEW ? said(shown) : List.of(),
                step == Step.REVIEW ? mending() : List.of(),
                notice,
                null,
                null,
                List.of(),
                changed(step),
                step == Step.PAPERS || step == Step.REVIEW ? papers() : List.of(),
                step == Step.PAPERS && largest != null
                        ? new PaperWords(visit, "").field(largest).error(unfitPapers)
                        : null,
                draft != null && own ? sharing(mail) : null,
                own || draft == null
                        ? null
                        : visit.t(
                                "request.send.not-yours",
                                visit.of(draft.author().en(), draft.author().zh())),
                draft != null,
                step == Step.PARTIES && shown.parties() < RequestDraft.MOST_PARTIES,
                step == Step.PARTIES ? countries() : List.of());
    }

    /// The page of a part that another saved meanwhile: what was filled in is in its fields, and is
    /// not kept.
    RequestPage meanwhile(Step step) {
        var stored = draft == null ? Map.<String, String>of() : draft.values();
        var theirs =
                DraftParts.of(stored, step).entrySet().stream()
                        .filter(one ->
                                !one.getValue().equals(values.getOrDefault(one.getKey(), "")))
                        .map(one -> new Shown.Fact(label(one.getKey()), one.getValue()))
                        .toList();
        var change = draft == null ? null : draft.changes().get(step.key());
        return page(step, null)
                .refusedFor(
                        change == null
                                ? visit.t("request.meanwhile.somebody")
                                : visit.t(
                                        "request.meanwhile",
                                        visit.of(change.en(), change.zh()),
                                        visit.moment(change.at())),
                        null,
                        theirs);
    }

    private String label(String field) {
        var party = java.util.regex.Pattern.compile("p([0-9]+)-(.*)").matcher(field);
        if (field.equals("parties")) {
            return visit.t("request.step.parties");
        }
        return party.matches()
                ? visit.t("request.party", Integer.parseInt(party.group(1)) + 1)
                        + visit.of(": ", "：")
                        + visit.t("request.field." + party.group(2))
                : visit.t("request.field." + field);
    }

    /// The page of the papers, with why one was not taken.
    RequestPage papersRefused(String why) {
        return page(Step.PAPERS, null, why, mailField());
    }

    /// The review, with why it was not shared.
    RequestPage notShared(String mail, String why) {
        return page(Step.REVIEW, null, null, mailField().value(mail).error(why));
    }

    private String below(boolean own) {
        return visit.t(!own || !shares.isEmpty() ? "request.below.shared" : "request.below");
    }

    private @Nullable String changed(Step step) {
        var change = draft == null ? null : draft.changes().get(step.key());
        return change == null
                ? null
                : visit.t(
                        "request.changed",
                        visit.of(change.en(), change.zh()),
                        visit.moment(change.at()));
    }

    private List<RequestPage.WaitingPaper> papers() {
        var words = new PaperWords(visit, "");
        return waiting.stream()
                .map(one ->
                        new RequestPage.WaitingPaper(
                                one.kept().title(),
                                visit.t("documents.type." + one.kept().type().key())
                                        + " · "
                                        + words.size(one.kept().size()),
                                one.kept().hash(),
                                visit.t(
                                        "request.papers.added",
                                        visit.of(one.byEn(), one.byZh()),
                                        visit.moment(one.addedAt())),
                                address() + "/papers/" + one.kept().hash()))
                .toList();
    }

    private Field mailField() {
        return Field.of("mail", Field.Kind.EMAIL, visit.t("request.field.contactMail"));
    }

    private RequestPage.Sharing sharing(Field field) {
        return new RequestPage.Sharing(
                shares.stream()
                        .map(one ->
                                new RequestPage.Shared(
                                        one.mail(),
                                        visit.t("request.shared-since", visit.moment(one.since()))))
                        .toList(),
                field);
    }

    private RequestDraft shown() {
        return draft == null ? RequestDraft.blank(values, visit.now()) : draft.with(values);
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
                if (set.tracks().contains(track)
                        && set.inForceOn(visit.now().atZone(set.zone()).toLocalDate())) {
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
        return Countries.inOrder(visit.language(), visit.sampleWorld()).stream()
                .map(country -> country.name(visit.language()))
                .toList();
    }

    private Field country(int i) {
        var field =
                party(i, "country", Field.Kind.LINE)
                        .hint(visit.t("request.field.country.hint"))
                        .needed(visit.t("request.field.country.needless"));
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
                                .orElse(List.of()),
                        changed(Step.RULES)));
        var parties = new ArrayList<Shown.Fact>();
        for (int i = 0; i < shown.parties(); i++) {
            parties.add(new Shown.Fact(visit.t("request.party", i + 1), party(shown, i)));
        }
        parts.add(
                new RequestPage.Part(
                        visit.t("request.step.parties"),
                        address(Step.PARTIES),
                        parties,
                        changed(Step.PARTIES)));
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
                        visit.t("request.step.dispute"),
                        address(Step.DISPUTE),
                        dispute,
                        changed(Step.DISPUTE)));
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
