package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goodoffices.engines.decision.Constitution;
import org.goodoffices.engines.decision.Rule;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.AsAt;
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
    private final OrganMembers members;
    private final EnterSessionAct acts;

    OrgansController(
            Access access,
            SessionStore store,
            Organs organs,
            OrganMembers members,
            EnterSessionAct acts) {
        this.access = access;
        this.store = store;
        this.organs = organs;
        this.members = members;
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
                                .toList(),
                        rollCall(visit)));
    }

    private List<Shown.Fact> rollCall(Visit visit) {
        var begins = organs.rollCall();
        var lot = begins.value();
        return lot == null
                ? List.of()
                : List.of(
                        new Shown.Fact(
                                visit.t("organs.roll.begins"),
                                visit.t(
                                                "organs.roll.begins."
                                                        + lot.name()
                                                                .toLowerCase(java.util.Locale.ROOT)
                                                                .replace('_', '-'))
                                        + visit.of(" ", "")
                                        + basis(visit, begins.ground())));
    }

    @GetMapping("/organs/{organ}")
    ModelAndView one(
            Visit visit,
            PersonId person,
            @PathVariable("organ") String name,
            @RequestParam(defaultValue = "") String on) {
        return one(visit, person, name, AsAt.of(visit, on), null);
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
                                AsAt.of(visit, ""),
                                visit.of(refused.reason().en(), refused.reason().zh())));
    }

    private ModelAndView one(
            Visit visit, PersonId person, String name, AsAt asked, @Nullable String refused) {
        var organ = organs.organ(name).orElseThrow(SessionController::absent);
        return access.as(
                person,
                () ->
                        visit.page(
                                "organs/governance/organ",
                                new OrgansPage.One(
                                        visit.of(organ.title().en(), organ.title().zh()),
                                        "/organs/" + name,
                                        composition(visit, organ),
                                        basis(visit, organ.composition().ground()),
                                        asked.day().toString(),
                                        visit.day(asked.day()),
                                        asked.told(visit),
                                        Organs.ofStates(organ),
                                        taken(visit, organ, asked.day()),
                                        seats(visit, organ, asked.day()),
                                        offices(visit, name, asked.day()),
                                        links(visit, organ),
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
                                        Organs.ofStates(organ) && store.ofTheSecretariat()
                                                ? "/organs/" + name + "/sessions"
                                                : null,
                                        refused)));
    }

    /// What else is read of an organ: the regulations that it makes, its departments, the organ
    /// that it is a committee of, and its own committees.
    private List<Shown.Link> links(Visit visit, Constitution.Organ organ) {
        var links = new ArrayList<Shown.Link>();
        if (organs.regulates(organ.name())) {
            links.add(new Shown.Link(visit.t("regulations.title"), "/regulations"));
        }
        if (!organ.departments().isEmpty()) {
            links.add(new Shown.Link(visit.t("organs.departments"), "/secretariat"));
        }
        organs.all().stream()
                .filter(one ->
                        organ.name().equals(one.within()) || one.name().equals(organ.within()))
                .forEach(one ->
                        links.add(
                                new Shown.Link(
                                        visit.of(one.title().en(), one.title().zh()),
                                        "/organs/" + one.name())));
        return links;
    }

    private String taken(Visit visit, Constitution.Organ organ, LocalDate day) {
        return organ.composition().value() instanceof Constitution.Composition.Elected elected
                ? visit.t(
                        "organs.members.taken",
                        String.valueOf(members.on(organ.name(), day).size()),
                        String.valueOf(elected.all()))
                : "";
    }

    private List<OrgansPage.Sits> seats(Visit visit, Constitution.Organ organ, LocalDate day) {
        var terms =
                members.tenures(SecretVoteRules.ORGAN + organ.name()).stream()
                        .filter(one -> one.runs(day))
                        .toList();
        return members.on(organ.name(), day).stream()
                .map(state -> {
                    var term =
                            terms.stream()
                                    .filter(one -> one.holder().equals(state.code()))
                                    .findFirst();
                    return new OrgansPage.Sits(
                            visit.of(state.en(), state.zh()),
                            term.filter(one -> !one.group().equals(SecretVote.ALL))
                                    .map(one -> SecretVoteWords.group(visit, one.group()))
                                    .orElse(""),
                            term.map(one -> term(visit, one)).orElse(""),
                            term.map(one -> by(visit, one)).orElse(null));
                })
                .toList();
    }

    /// The offices of an organ: who holds each on the day, and all who were given it.
    private List<OrgansPage.Office> offices(Visit visit, String organ, LocalDate day) {
        return organs.offices().stream()
                .filter(one -> one.of().equals(organ))
                .map(one ->
                        new OrgansPage.Office(
                                visit.of(one.title().en(), one.title().zh()),
                                members.holder(one.name(), day)
                                        .map(held -> visit.of(held.name().en(), held.name().zh()))
                                        .orElse(visit.t("organs.office.vacant")),
                                members
                                        .tenures(SecretVoteRules.OFFICE + one.name())
                                        .reversed()
                                        .stream()
                                        .map(held ->
                                                new OrgansPage.Sits(
                                                        visit.of(
                                                                held.name().en(), held.name().zh()),
                                                        "",
                                                        term(visit, held),
                                                        by(visit, held)))
                                        .toList()))
                .toList();
    }

    /// From when to when it runs, and by which letter it was given up.
    static String term(Visit visit, Tenure tenure) {
        var begins = visit.day(tenure.begins());
        var letter = tenure.letter();
        if (letter != null && !tenure.served()) {
            return visit.t("organs.term.never", begins, letter);
        }
        var last = tenure.last();
        var term =
                last == null
                        ? visit.t("organs.term.from", begins)
                        : visit.t("organs.term", begins, visit.day(last));
        var given = tenure.rest() ? visit.t("organs.term.rest", term) : term;
        return letter != null
                ? visit.t("organs.term.given-up", given, letter)
                : tenure.cut() ? visit.t("organs.term.left", given) : given;
    }

    /// The vote that gave it.
    private static Shown.Link by(Visit visit, Tenure tenure) {
        return new Shown.Link(
                visit.t(
                        "organs.term.by",
                        tenure.session().replace('-', '/'),
                        tenure.secret(),
                        visit.day(tenure.given())),
                "/sessions/" + tenure.session() + "/secret-votes/" + tenure.secret());
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
        var said = new ArrayList<>(majorities);
        var quorum = rule.quorum();
        if (quorum != null) {
            said.add(
                    visit.t(
                            "organs.quorum." + quorum.counted().key(),
                            visit.of(
                                    quorum.threshold().words().en(),
                                    quorum.threshold().words().zh())));
        }
        return String.join(visit.of("; ", "；"), said);
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
