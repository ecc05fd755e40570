package org.goodoffices.foundation.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// How a person comes in whom nobody invited: with a confirmed address and a name, to request a
/// mediation.
@Controller
class EnrolmentController {

    private static final int LONGEST_NAME = 300;

    private final Enrolments enrolments;
    private final Attempts attempts;
    private final SignInSession session;

    EnrolmentController(Enrolments enrolments, Attempts attempts, SignInSession session) {
        this.enrolments = enrolments;
        this.attempts = attempts;
        this.session = session;
    }

    @GetMapping("/enrolments/{token}")
    ModelAndView look(@PathVariable String token, Visit visit) {
        return enrolments
                .look(token)
                .map(mail -> page(visit, token, mail, name(visit, "nameEn"), name(visit, "nameZh")))
                .orElseGet(EnrolmentController::closed);
    }

    @PostMapping("/enrolments/{token}")
    ModelAndView redeem(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String nameZh,
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response) {
        attempts.count(Attempts.Subject.network(request.getRemoteAddr()));
        var mail = enrolments.look(token);
        if (mail.isEmpty()) {
            return closed();
        }
        if (!isName(nameEn) || !isName(nameZh)) {
            var again =
                    page(
                            visit,
                            token,
                            mail.get(),
                            given(visit, "nameEn", nameEn),
                            given(visit, "nameZh", nameZh));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        var person = enrolments.redeem(token, nameEn.strip(), nameZh.strip(), visit.language());
        if (person.isEmpty()) {
            return closed();
        }
        attempts.succeeded(Attempts.Subject.network(request.getRemoteAddr()));
        session.begin(person.get(), SignInSession.How.LINK, request, response);
        return new ModelAndView(
                new RedirectView(
                        "/my-sign-in?welcome=yes&next=" + Next.of("/requests/new").encoded()));
    }

    private static ModelAndView closed() {
        return new ModelAndView(new RedirectView("/sign-in?said=link-closed"));
    }

    private static ModelAndView page(
            Visit visit, String token, String mail, Shown.Field nameEn, Shown.Field nameZh) {
        return visit.page(
                "foundation/identity/invitation",
                new InvitationPage(
                        "/enrolments/" + token,
                        visit.t("identity.enrolment.title"),
                        visit.t("identity.enrolment.what", mail),
                        visit.t("identity.enrolment.go"),
                        List.of(nameEn, nameZh.hint(visit.t("identity.invitation.name-zh.hint")))));
    }

    private static Shown.Field name(Visit visit, String which) {
        return Shown.Field.of(
                which,
                Shown.Field.Kind.LINE,
                visit.t(
                        which.equals("nameEn")
                                ? "identity.invitation.name-en"
                                : "identity.invitation.name-zh"));
    }

    private static Shown.Field given(Visit visit, String which, String name) {
        var field = name(visit, which).value(name);
        return isName(name) ? field : field.error(visit.t("identity.enrolment.name-needed"));
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }
}
