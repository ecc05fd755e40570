package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.List;
import org.goodoffices.engines.decision.Constitution;
import org.goodoffices.engines.decision.Rule;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The organs as the constitution has them, who sits in each on the day, and their sessions; open
/// to anyone.
@Controller
class OrgansController {

    private final Access access;
    private final SessionStore store;
    private final Organs organs;
    private final StatesParties parties;
    private final EnterSessionAct acts;

    OrgansController(
            Access access,
            SessionStore store,
            Organs organs,
            StatesParties parties,
            EnterSessionAct acts) {
        this.access = access;
        this.store = store;
        this.organs = organs;
        this.parties = parties;
        this.acts = acts;
    }

    @GetMapping("/organs")
    ModelAndView all(Visit visit) {
        return visit.page(
                "organs/governance/organs",
                new OrgansPage(
                        visit.of(organs.title().en(), organs.title().zh()),
                        organs.all().stream()
                                .map(one ->
                                        new OrgansPage.Organ(
                                                visit.of(one.title().en(), one.title().zh()),
                                                "/organs/" + one.name(),
                                                composition(visit, one),
                                                basis(visit, one.composition().ground())))
                                .toList()));
    }

    @GetMapping("/organs/{organ}")
    ModelAndView one(Visit visit, PersonId person, @PathVariable("organ") String name) {
        return one(visit, person, name, null);
    }

    @PostMapping("/organs/{organ}/sessions")
    ModelAndView open(
            Visit visit,
            PersonId person,
            @PathVariable("organ") String name,
            @RequestParam(defaultValue = "") String once) {
        return ActForm.answer(
                acts.open(person, name, once),
                session -> "/sessions/" + session,
                refused ->
                        one(
                                visit,
                                person,
                                name,
                                visit.of(refused.reason().en(), refused.reason().zh())));
    }

    private ModelAndView one(Visit visit, PersonId person, String name, @Nullable String refused) {
        var organ = organs.organ(name).orElseThrow(SessionController::absent);
        var today = LocalDate.ofInstant(visit.now(), visit.zone());
        return access.as(
                person,
                () ->
                        visit.page(
                                "organs/governance/organ",
                                new OrgansPage.One(
                                        visit.of(organ.title().en(), organ.title().zh()),
                                        composition(visit, organ),
                                        basis(visit, organ.composition().ground()),
                                        visit.day(today),
                                        Organs.ofAllParties(organ)
                                                ? parties.on(today).stream()
                                                        .map(state ->
                                                                visit.of(state.en(), state.zh()))
                                                        .toList()
                                                : List.of(),
                                        organ.matters().values().stream()
                                                .map(matter -> matter(visit, matter))
                                                .toList(),
                                        store.all().stream()
                                                .filter(one -> one.organ().equals(name))
                                                .map(one ->
                                                        new Shown.Link(
                                                                visit.t(
                                                                        "organs.session.number",
                                                                        one.ordinal()),
                                                                "/sessions/" + one.id()))
                                                .toList(),
                                        organ.departments().isEmpty()
                                                ? null
                                                : new Shown.Link(
                                                        visit.t("organs.departments"),
                                                        "/secretariat"),
                                        Organs.ofAllParties(organ) && store.ofTheSecretariat()
                                                ? "/organs/" + name + "/sessions"
                                                : null,
                                        refused)));
    }

    private static Shown.Fact matter(Visit visit, Constitution.Matter matter) {
        var rule = matter.rule().value();
        return new Shown.Fact(
                visit.of(matter.title().en(), matter.title().zh()),
                rule == null ? visit.t("organs.known.unknown") : rule(visit, rule));
    }

    private static String rule(Visit visit, Rule rule) {
        var majorities =
                rule.majorities().stream()
                        .map(one ->
                                visit.t(
                                        "organs.majority",
                                        visit.of(
                                                one.threshold().words().en(),
                                                one.threshold().words().zh()),
                                        visit.of(
                                                one.base().kind().words().en(),
                                                one.base().kind().words().zh())))
                        .toList();
        return String.join(visit.of("; ", "；"), majorities);
    }

    private static String composition(Visit visit, Constitution.Organ organ) {
        return switch (organ.composition().value()) {
            case null -> visit.t("organs.known.unknown");
            case Constitution.Composition.EveryState _ -> visit.t("organs.composition.every-state");
            case Constitution.Composition.Elected elected ->
                    visit.t("organs.composition.elected", String.valueOf(elected.all()));
            case Constitution.Composition.Headed _ -> visit.t("organs.composition.headed");
        };
    }

    /// How it is known, and why it is so where it is assumed.
    private static String basis(Visit visit, Constitution.Ground ground) {
        var known =
                visit.t("organs.known." + ground.known().name().toLowerCase(java.util.Locale.ROOT));
        var why = ground.why();
        return why == null ? known : known + visit.of(" ", "") + visit.of(why.en(), why.zh());
    }
}
