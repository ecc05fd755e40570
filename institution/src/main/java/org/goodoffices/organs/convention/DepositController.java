package org.goodoffices.organs.convention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Shown.Choice;
import org.goodoffices.foundation.web.Shown.Field;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.Participants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The page on which Legal Affairs deposits an act of a State.
@Controller
class DepositController {

    private final Access access;
    private final RegisterStore store;
    private final DepositAct deposits;
    private final Convention convention;
    private final NotifyOfDeposit notify;

    DepositController(
            Access access,
            RegisterStore store,
            DepositAct deposits,
            Convention convention,
            NotifyOfDeposit notify) {
        this.access = access;
        this.store = store;
        this.deposits = deposits;
        this.convention = convention;
        this.notify = notify;
    }

    @GetMapping("/convention/deposit")
    ModelAndView form(Visit visit, PersonId person) {
        if (!access.as(person, store::mayDeposit)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page(
                visit,
                person,
                new DepositForm("", "", "", "", "", "", "", "", List.of(), "", "", "", "", ""),
                null);
    }

    @PostMapping("/convention/deposit")
    ModelAndView deposit(
            Visit visit,
            PersonId person,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String effective,
            @RequestParam(defaultValue = "") String follows,
            @RequestParam(defaultValue = "") String right,
            @RequestParam(defaultValue = "") String articles,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable List<String> classes,
            @RequestParam(defaultValue = "") String signatory,
            @RequestParam(defaultValue = "") String capacity,
            @RequestParam(defaultValue = "") String powers,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String language) {
        var form =
                new DepositForm(
                        state,
                        kind,
                        on,
                        effective,
                        follows,
                        right,
                        articles,
                        words,
                        classes == null ? List.of() : classes,
                        signatory,
                        capacity,
                        powers,
                        once,
                        language);
        return switch (deposits.deposit(person, form, ConventionController.today(visit))) {
            case DepositAct.Outcome.Entered entered ->
                    new ModelAndView("redirect:/convention/notifications/" + entered.number());
            case DepositAct.Outcome.EnteredBefore _ ->
                    new ModelAndView("redirect:/convention/notifications");
            case DepositAct.Outcome.NotTheirs _ ->
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case DepositAct.Outcome.Refused refused -> {
                var again = page(visit, person, form, refused);
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }

    private ModelAndView page(
            Visit visit,
            PersonId person,
            DepositForm form,
            DepositAct.Outcome.@Nullable Refused refused) {
        var entries = entries(visit, person);
        var kinds = DepositAct.KINDS.stream().map(kind -> choice(visit, kind)).toList();
        var fields =
                List.of(
                        field(visit, "state", Field.Kind.LIST, form.state(), states(visit)),
                        field(visit, "kind", Field.Kind.LIST, form.kind(), kinds),
                        field(visit, "on", Field.Kind.DATE, form.on(), List.of())
                                .needed(visit.t("convention.needed.on")),
                        field(visit, "signatory", Field.Kind.LINE, form.signatory(), List.of())
                                .needed(visit.t("convention.needed.signatory")),
                        field(
                                        visit,
                                        "capacity",
                                        Field.Kind.LIST,
                                        form.capacity(),
                                        Stream.concat(
                                                        DepositForm.WITHOUT_POWERS.stream(),
                                                        Stream.of("full-powers"))
                                                .map(one ->
                                                        new Choice(
                                                                one,
                                                                visit.t(
                                                                        "convention.capacity."
                                                                                + one)))
                                                .toList())
                                .needed(visit.t("convention.needed.signatory")),
                        field(visit, "powers", Field.Kind.LINE, form.powers(), List.of())
                                .needed(visit.t("convention.needed.powers")),
                        field(visit, "articles", Field.Kind.LINE, form.articles(), List.of())
                                .optional(),
                        field(visit, "words", Field.Kind.TEXT, form.words(), List.of())
                                .needed(visit.t("convention.needed.words")),
                        field(
                                        visit,
                                        "language",
                                        Field.Kind.LIST,
                                        form.language(),
                                        RegisterWords.languages(visit))
                                .optional(),
                        field(
                                        visit,
                                        "classes",
                                        Field.Kind.SOME_OF,
                                        String.join(",", form.classes()),
                                        DepositForm.CLASSES.stream()
                                                .map(one ->
                                                        new Choice(
                                                                one,
                                                                visit.t("convention.class." + one)))
                                                .toList())
                                .optional(),
                        field(visit, "effective", Field.Kind.DATE, form.effective(), List.of())
                                .optional(),
                        field(visit, "follows", Field.Kind.LIST, form.follows(), entries)
                                .needed(visit.t("convention.needed.follows")),
                        field(
                                        visit,
                                        "right",
                                        Field.Kind.LIST,
                                        form.right(),
                                        kinds.subList(0, kinds.size() - 1))
                                .optional());
        return visit.page(
                "organs/convention/deposit",
                new ConventionPage.Deposit(
                        refused == null
                                ? null
                                : visit.of(refused.reason().en(), refused.reason().zh()),
                        refused == null || refused.article() == null
                                ? null
                                : visit.t("convention.law-of-treaties", refused.article()),
                        fields.stream().map(field -> wrong(visit, field, refused)).toList()));
    }

    private static Field wrong(
            Visit visit, Field field, DepositAct.Outcome.@Nullable Refused refused) {
        return refused == null || !refused.field().equals(field.name())
                ? field
                : field.error(visit.of(refused.reason().en(), refused.reason().zh()));
    }

    private static Field field(
            Visit visit, String name, Field.Kind kind, String value, List<Choice> choices) {
        var all = new ArrayList<Choice>();
        if (kind == Field.Kind.LIST) {
            all.add(new Choice("", visit.t("convention.choose")));
        }
        all.addAll(choices);
        return new Field(
                name,
                kind,
                visit.t("convention.field." + name),
                visit.t("convention.field." + name + ".hint"),
                value,
                null,
                true,
                null,
                all);
    }

    private static Choice choice(Visit visit, Kind kind) {
        return new Choice(kind.key(), visit.of(kind.text().en(), kind.text().zh()));
    }

    /// What an act can follow, State by State.
    private List<Choice> entries(Visit visit, PersonId person) {
        return access.as(person, convention::register).acts().entrySet().stream()
                .map(one ->
                        new Choice(
                                String.valueOf(one.getKey()),
                                visit.t(
                                        "convention.entry",
                                        notify.title(visit.language(), one.getValue()),
                                        notify.when(visit.language(), one.getValue().act().on()),
                                        String.valueOf(one.getKey()))))
                .sorted(Comparator.comparing(Choice::text, visit.language().order()))
                .toList();
    }

    private static String name(Visit visit, Countries.Country state) {
        var name = Participants.of(state).name();
        return visit.of(name.en(), name.zh());
    }

    private static List<Choice> states(Visit visit) {
        return Countries.inOrder(visit.language(), visit.sampleWorld()).stream()
                .filter(Countries.Country::state)
                .map(state -> new Choice(state.code(), name(visit, state)))
                .toList();
    }
}
