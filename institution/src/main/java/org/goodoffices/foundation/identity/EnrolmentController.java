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
                .map(mail -> page(visit, token, mail, GivenName.NONE.fields(visit)))
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
        var name = new GivenName(nameEn.strip(), nameZh.strip());
        var names = name.mended(visit, null);
        if (!GivenName.areFit(names)) {
            var again = page(visit, token, mail.get(), names);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        var person = enrolments.redeem(token, name.en(), name.zh(), visit.language());
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
            Visit visit, String token, String mail, List<Shown.Field> names) {
        return visit.page(
                "foundation/identity/invitation",
                new InvitationPage(
                        "/enrolments/" + token,
                        visit.t("identity.enrolment.title"),
                        visit.t("identity.enrolment.what", mail),
                        visit.t("identity.enrolment.go"),
                        names));
    }
}
