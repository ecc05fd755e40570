package org.goodoffices.casework.docket.web;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.casework.docket.Panel;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Invitations;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The panel of mediators, which is public; the Secretary-General admits to it.
@Controller
class PanelController {

    private final Access access;
    private final Panel panel;
    private final Invitations invitations;
    private final RandomGenerator chance;

    PanelController(Access access, Panel panel, Invitations invitations, RandomGenerator chance) {
        this.access = access;
        this.panel = panel;
        this.invitations = invitations;
        this.chance = chance;
    }

    @GetMapping("/panel")
    ModelAndView panel(
            Visit visit, PersonId person, @RequestParam(required = false) @Nullable String done) {
        return access.as(
                person,
                () ->
                        page(
                                visit,
                                done == null ? null : visit.t("panel.admitted"),
                                List.of(
                                        field(visit, "mail", Shown.Field.Kind.EMAIL),
                                        field(visit, "nameEn", Shown.Field.Kind.LINE),
                                        field(visit, "nameZh", Shown.Field.Kind.LINE))));
    }

    @PostMapping("/panel/members")
    ModelAndView admit(
            Visit visit,
            PersonId person,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String nameZh) {
        return access.as(
                person,
                () -> {
                    if (!panel.mayAdmit()) {
                        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    }
                    var wrongMail = Invitations.isAddress(mail) ? null : "panel.mail.wrong";
                    var wrongEn = isName(nameEn) ? null : "panel.name.wrong";
                    var wrongZh = isName(nameZh) ? null : "panel.name.wrong";
                    if (wrongMail == null && wrongEn == null && wrongZh == null) {
                        if (admitted(visit, mail, nameEn.strip(), nameZh.strip())) {
                            return new ModelAndView("redirect:/panel?done=admission");
                        }
                        wrongMail = "panel.member-already";
                    }
                    var again =
                            page(
                                    visit,
                                    null,
                                    List.of(
                                            given(
                                                    visit,
                                                    "mail",
                                                    Shown.Field.Kind.EMAIL,
                                                    mail,
                                                    wrongMail),
                                            given(
                                                    visit,
                                                    "nameEn",
                                                    Shown.Field.Kind.LINE,
                                                    nameEn,
                                                    wrongEn),
                                            given(
                                                    visit,
                                                    "nameZh",
                                                    Shown.Field.Kind.LINE,
                                                    nameZh,
                                                    wrongZh)));
                    again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                    return again;
                });
    }

    /// False if they are on the panel already.
    private boolean admitted(Visit visit, String mail, String nameEn, String nameZh) {
        var member =
                invitations.invite(
                        new UUID(chance.nextLong(), chance.nextLong()),
                        new Invitations.Invited(mail, nameEn, nameZh, visit.language()),
                        Invitations.Purpose.mediation("/"));
        if (panel.members().stream().anyMatch(one -> one.person().equals(member.value()))) {
            return false;
        }
        panel.admit(member, nameEn, nameZh);
        return true;
    }

    private ModelAndView page(Visit visit, @Nullable String notice, List<Shown.Field> form) {
        return visit.page(
                "casework/docket/panel",
                new PanelPage(
                        panel.members().stream()
                                .map(one -> visit.of(one.name().en(), one.name().zh()))
                                .toList(),
                        notice,
                        panel.mayAdmit() ? form : List.of()));
    }

    private static Shown.Field field(Visit visit, String name, Shown.Field.Kind kind) {
        return Shown.Field.of(name, kind, visit.t("panel." + name));
    }

    private static Shown.Field given(
            Visit visit, String name, Shown.Field.Kind kind, String value, @Nullable String wrong) {
        return field(visit, name, kind).value(value).error(wrong == null ? null : visit.t(wrong));
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= 300
                && name.chars().noneMatch(Character::isISOControl);
    }
}
