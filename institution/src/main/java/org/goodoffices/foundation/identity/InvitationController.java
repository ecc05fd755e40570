package org.goodoffices.foundation.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// How a person who was invited comes in.
@Controller
class InvitationController {

    private static final int LONGEST_NAME = 300;

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
                .map(open ->
                        visit.page(
                                "foundation/identity/invitation",
                                new InvitationPage(
                                        "/invitations/" + token,
                                        visit.t("identity.invitation.title"),
                                        visit.t(
                                                "identity.invitation.what",
                                                visit.of(open.nameEn(), open.nameZh())),
                                        visit.t("identity.invitation.go"),
                                        open.fresh() ? names(open, visit) : List.of())))
                .orElseGet(() -> new ModelAndView(new RedirectView("/sign-in?said=link-closed")));
    }

    private static List<Shown.Field> names(OneTimeLinks.Open open, Visit visit) {
        return List.of(
                Shown.Field.of(
                                "nameEn",
                                Shown.Field.Kind.LINE,
                                visit.t("identity.invitation.name-en"))
                        .value(open.nameEn()),
                Shown.Field.of(
                                "nameZh",
                                Shown.Field.Kind.LINE,
                                visit.t("identity.invitation.name-zh"))
                        .hint(visit.t("identity.invitation.name-zh.hint"))
                        .value(open.nameZh()));
    }

    @PostMapping("/invitations/{token}")
    String redeem(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String nameEn,
            @RequestParam(required = false) @Nullable String nameZh,
            HttpServletRequest request,
            HttpServletResponse response) {
        attempts.count(Attempts.Subject.network(request.getRemoteAddr()));
        var open = invitations.look(token);
        if (open.isEmpty()) {
            return "redirect:/sign-in?said=link-closed";
        }
        var taken =
                invitations.redeem(
                        token,
                        name(nameEn, open.get().nameEn()),
                        name(nameZh, open.get().nameZh()));
        if (taken.isEmpty()) {
            return "redirect:/sign-in?said=link-closed";
        }
        attempts.succeeded(Attempts.Subject.network(request.getRemoteAddr()));
        session.begin(taken.get().person(), SignInSession.How.LINK, request, response);
        return "redirect:/my-sign-in?welcome=yes&next=" + Next.of(taken.get().path()).encoded();
    }

    private static String name(@Nullable String given, String before) {
        if (given == null || given.isBlank()) {
            return before;
        }
        if (given.length() > LONGEST_NAME || given.chars().anyMatch(Character::isISOControl)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return given.strip();
    }
}
