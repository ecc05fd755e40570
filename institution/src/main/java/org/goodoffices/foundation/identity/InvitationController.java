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

/// How a person who was invited comes in.
@Controller
class InvitationController {

    private final Invitations invitations;
    private final Attempts attempts;
    private final SignInSession session;

    InvitationController(Invitations invitations, Attempts attempts, SignInSession session) {
        this.invitations = invitations;
        this.attempts = attempts;
        this.session = session;
    }

    @GetMapping("/invitations/{token}")
    ModelAndView look(@PathVariable String token, Visit visit) {
        return invitations
                .look(token)
                .map(open -> page(visit, token, open, before(open).fields(visit)))
                .orElseGet(InvitationController::closed);
    }

    private static ModelAndView page(
            Visit visit, String token, OneTimeLinks.Open open, List<Shown.Field> names) {
        return visit.page(
                "foundation/identity/invitation",
                new InvitationPage(
                        "/invitations/" + token,
                        visit.t("identity.invitation.title"),
                        visit.t("identity.invitation.what", visit.of(open.nameEn(), open.nameZh())),
                        visit.t("identity.invitation.go"),
                        open.fresh() ? names : List.of()));
    }

    private static ModelAndView closed() {
        return new ModelAndView(new RedirectView("/sign-in?said=link-closed"));
    }

    private static GivenName before(OneTimeLinks.Open open) {
        return new GivenName(open.nameEn(), open.nameZh());
    }

    @PostMapping("/invitations/{token}")
    ModelAndView redeem(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String nameZh,
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response) {
        attempts.count(Attempts.Subject.network(request.getRemoteAddr()));
        var open = invitations.look(token);
        if (open.isEmpty()) {
            return closed();
        }
        var before = before(open.get());
        var name =
                new GivenName(
                        nameEn.isBlank() ? before.en() : nameEn.strip(),
                        nameZh.isBlank() ? before.zh() : nameZh.strip());
        var names = name.mended(visit, before);
        if (open.get().fresh() && !GivenName.areFit(names)) {
            var again = page(visit, token, open.get(), names);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        var taken = invitations.redeem(token, name.en(), name.zh());
        if (taken.isEmpty()) {
            return closed();
        }
        attempts.succeeded(Attempts.Subject.network(request.getRemoteAddr()));
        session.begin(taken.get().person(), SignInSession.How.LINK, request, response);
        return new ModelAndView(
                new RedirectView(
                        "/my-sign-in?welcome=yes&next=" + Next.of(taken.get().path()).encoded()));
    }
}
