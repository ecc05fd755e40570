package org.goodoffices.organs.governance;

import java.util.List;
import java.util.function.Function;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.AsAt;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.Regulation.Version;
import org.goodoffices.records.language.Comparison;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The internal regulations as at any day, each with its versions and what differs between them;
/// open to anyone.
@Controller
class RegulationsController {

    private final Access access;
    private final Regulations regulations;

    RegulationsController(Access access, Regulations regulations) {
        this.access = access;
        this.regulations = regulations;
    }

    @GetMapping("/regulations")
    ModelAndView all(Visit visit, PersonId person, @RequestParam(defaultValue = "") String on) {
        var asked = AsAt.of(visit, on);
        return access.as(
                person,
                () ->
                        visit.page(
                                "organs/governance/regulations",
                                new RegulationsPage(
                                        asked.day().toString(),
                                        visit.t("regulations.as-at", visit.day(asked.day())),
                                        asked.told(visit),
                                        regulations.all().stream()
                                                .map(one -> row(visit, one, asked))
                                                .toList())));
    }

    private static RegulationsPage.Row row(Visit visit, Regulation one, AsAt asked) {
        var inForce = one.on(asked.day());
        return new RegulationsPage.Row(
                number(visit, one),
                in(visit, inForce.orElse(one.last()).title()),
                address(one)
                        + (asked.day().equals(visit.now().atZone(visit.zone()).toLocalDate())
                                ? ""
                                : "?on=" + asked.day()),
                inForce.map(version -> visit.t("regulations.since", visit.day(version.inForce())))
                        .orElseGet(() -> notInForce(visit, one, asked)));
    }

    /// Why no version is: it is repealed, or the first is still to come.
    private static String notInForce(Visit visit, Regulation one, AsAt asked) {
        return one.repealed()
                .filter(repeal -> !asked.day().isBefore(repeal.from()))
                .map(repeal -> visit.t("regulations.repealed", visit.day(repeal.from())))
                .orElse(
                        visit.t(
                                "regulations.not-yet",
                                visit.day(one.versions().getFirst().inForce())));
    }

    @GetMapping("/regulations/{regulation}")
    ModelAndView one(
            Visit visit,
            PersonId person,
            @PathVariable("regulation") String number,
            @RequestParam(defaultValue = "") String on) {
        var asked = AsAt.of(visit, on);
        return access.as(
                person,
                () -> {
                    var one = regulations.one(number).orElseThrow(SessionController::absent);
                    var inForce = one.on(asked.day());
                    var as = visit.t("regulations.as-at", visit.day(asked.day()));
                    return visit.page(
                            "organs/governance/regulation",
                            new RegulationsPage.One(
                                    number(visit, one),
                                    inForce.orElse(one.last()).title(),
                                    address(one),
                                    asked.day().toString(),
                                    asked.told(visit),
                                    inForce.map(version ->
                                                    visit.t(
                                                            "regulations.in-force",
                                                            as,
                                                            String.valueOf(version.number()),
                                                            visit.day(version.inForce())))
                                            .orElseGet(() ->
                                                    visit.t(
                                                            "organs.titled",
                                                            as,
                                                            notInForce(visit, one, asked))),
                                    one.repealed()
                                            .map(repeal -> repealed(visit, repeal))
                                            .orElse(null),
                                    inForce.map(version ->
                                                    SessionWords.numbered(version.paragraphs()))
                                            .orElse(List.of()),
                                    one.versions().reversed().stream()
                                            .map(version -> version(visit, one, version))
                                            .toList()));
                });
    }

    @GetMapping("/regulations/{regulation}/versions/{version}")
    ModelAndView version(
            Visit visit,
            PersonId person,
            @PathVariable("regulation") String number,
            @PathVariable("version") String wanted) {
        return access.as(
                person,
                () -> {
                    var one = regulations.one(number).orElseThrow(SessionController::absent);
                    var version =
                            one.versions().stream()
                                    .filter(two -> String.valueOf(two.number()).equals(wanted))
                                    .findFirst()
                                    .orElseThrow(SessionController::absent);
                    var before =
                            version.number() == 1
                                    ? version
                                    : one.versions().get(version.number() - 2);
                    return visit.page(
                            "organs/governance/regulation-version",
                            new RegulationsPage.Compared(
                                    version(visit, one, version),
                                    new Shown.Link(number(visit, one), address(one)),
                                    version.title(),
                                    SessionWords.numbered(version.paragraphs()),
                                    version.number() == 1
                                            ? ""
                                            : visit.t(
                                                    "regulations.compared",
                                                    String.valueOf(before.number())),
                                    runs(before, version, Text::en),
                                    runs(before, version, Text::zh)));
                });
    }

    private static Shown.Link repealed(Visit visit, Regulation.Repeal repeal) {
        return new Shown.Link(
                visit.t(
                        "regulations.repealed.by",
                        visit.day(repeal.from()),
                        repeal.symbol(),
                        visit.day(repeal.adopted())),
                "/sessions/" + repeal.session() + "/resolutions/" + repeal.resolution());
    }

    private static RegulationsPage.Version version(
            Visit visit, Regulation regulation, Version one) {
        return new RegulationsPage.Version(
                visit.t("regulations.version", String.valueOf(one.number())),
                address(regulation) + "/versions/" + one.number(),
                visit.t("regulations.since", visit.day(one.inForce())),
                new Shown.Link(
                        visit.t("regulations.by", one.symbol(), visit.day(one.adopted())),
                        "/sessions/" + one.session() + "/resolutions/" + one.resolution()));
    }

    /// Of titles and paragraphs.
    private static List<Shown.Run> runs(
            Version before, Version after, Function<Text, String> language) {
        return Comparison.of(whole(before, language), whole(after, language)).stream()
                .map(run -> new Shown.Run(run.kind().key(), run.text()))
                .toList();
    }

    private static String whole(Version version, Function<Text, String> language) {
        return language.apply(version.title()) + "\n\n" + version.text(language);
    }

    private static String number(Visit visit, Regulation one) {
        return visit.t("regulations.number", String.valueOf(one.number()));
    }

    private static String address(Regulation one) {
        return "/regulations/" + one.number();
    }

    private static String in(Visit visit, Text text) {
        return visit.of(text.en(), text.zh());
    }
}
