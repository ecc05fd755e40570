package org.goodoffices.foundation.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.goodoffices.foundation.identity.SignInSession.How;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// The sign-in page and its four ways in: passkey, one-time link, password and code, another house.
@Controller
class SignInController {

    private static final String ASKED = "passkey-asked";

    /// What the page can say of what happened before, by the word in its address.
    private static final Map<String, String> NOTICES =
            Map.of(
                    "refused", "identity.sign-in.refused",
                    "passkey-refused", "identity.sign-in.passkey-refused",
                    "link-closed", "identity.sign-in.link-closed",
                    "provider-unknown", "identity.sign-in.provider-unknown",
                    "provider-failed", "identity.sign-in.provider-failed",
                    "signed-out", "identity.sign-in.signed-out",
                    "asked", "identity.sign-in.asked",
                    "enrolment", "identity.sign-in.enrolment-asked");

    private final Access access;
    private final People people;
    private final SampleFigures sample;
    private final SampleWorldGuard guard;
    private final Attempts attempts;
    private final Passkeys passkeys;
    private final PasswordAndCode passwords;
    private final SignInByLink links;
    private final SignInSession session;
    private final Optional<ClientRegistrationRepository> providers;

    SignInController(
            Access access,
            People people,
            SampleFigures sample,
            SampleWorldGuard guard,
            Attempts attempts,
            Passkeys passkeys,
            PasswordAndCode passwords,
            SignInByLink links,
            SignInSession session,
            ObjectProvider<ClientRegistrationRepository> providers) {
        this.access = access;
        this.people = people;
        this.sample = sample;
        this.guard = guard;
        this.attempts = attempts;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.links = links;
        this.session = session;
        this.providers = Optional.ofNullable(providers.getIfAvailable());
    }

    @GetMapping("/sign-in")
    ModelAndView page(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String said,
            Visit visit,
            HttpServletRequest request) {
        var notice = said == null ? null : NOTICES.get(said);
        var good =
                Set.of("signed-out", "asked", "enrolment")
                        .contains(Objects.requireNonNullElse(said, ""));
        return visit.page(
                "foundation/identity/sign-in",
                new SignInPage(
                        Next.of(next).path(),
                        notice == null ? null : visit.t(notice),
                        good ? "good" : "refused",
                        mail(visit),
                        List.of(
                                mail(visit),
                                Shown.Field.of(
                                        "password",
                                        Shown.Field.Kind.PASSWORD,
                                        visit.t("identity.sign-in.password")),
                                Shown.Field.of(
                                                "code",
                                                Shown.Field.Kind.CODE,
                                                visit.t("identity.sign-in.code"))
                                        .hint(visit.t("identity.sign-in.code.hint"))),
                        providers(),
                        guard.admits(request)
                                ? access.as(PersonId.PUBLIC, sample::figures)
                                : List.of()));
    }

    private static Shown.Field mail(Visit visit) {
        return Shown.Field.of("mail", Shown.Field.Kind.EMAIL, visit.t("identity.sign-in.mail"));
    }

    private List<Shown.Link> providers() {
        return providers
                .filter(Iterable.class::isInstance)
                .map(known ->
                        java.util.stream.StreamSupport.stream(
                                        ((Iterable<?>) known).spliterator(), false)
                                .map(ClientRegistration.class::cast)
                                .map(one ->
                                        new Shown.Link(
                                                one.getClientName(),
                                                "/oauth2/authorization/" + one.getRegistrationId()))
                                .toList())
                .orElse(List.of());
    }

    /// What the device is asked; the challenge stays with the session and is good once.
    @PostMapping(path = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String passkeyOptions(HttpServletRequest request) {
        var options = passkeys.requestOptions();
        request.getSession().setAttribute(ASKED, options);
        return passkeys.json(options);
    }

    @PostMapping("/sign-in/passkey")
    String passkey(
            @RequestParam String answer,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        attempts.count(network(request));
        var asked = request.getSession().getAttribute(ASKED);
        request.getSession().removeAttribute(ASKED);
        var person =
                asked instanceof PublicKeyCredentialRequestOptions options
                        ? passkeys.answered(options, answer)
                                .map(answered -> access.as(answered.person(), people::myself))
                        : Optional.<Person>empty();
        return entered(person, How.FACTOR, "passkey-refused", Next.of(next), request, response);
    }

    @PostMapping("/sign-in/password")
    String password(
            @RequestParam String mail,
            @RequestParam String password,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var subject = Attempts.Subject.mail(mail);
        attempts.count(subject, network(request));
        var person = access.as(PersonId.PUBLIC, () -> people.withMail(mail));
        boolean right = passwords.right(person.map(Person::id), password, code);
        if (right) {
            attempts.succeeded(subject);
        }
        return entered(
                right ? person : Optional.empty(),
                How.FACTOR,
                "refused",
                Next.of(next),
                request,
                response);
    }

    /// Notes that a link is asked for. The answer is the same for every address.
    @PostMapping("/sign-in/link")
    String askForLink(
            @RequestParam String mail,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request) {
        askForLink(mail, Next.of(next), null, request);
        return "redirect:/sign-in?said=asked";
    }

    /// Notes that somebody asks to be taken in. The answer is the same for every address, and each
    /// gets a link: to sign in where it is known.
    @PostMapping("/sign-in/enrolment")
    String enrol(@RequestParam String mail, Visit visit, HttpServletRequest request) {
        askForLink(mail, Next.of("/requests/new"), visit.language(), request);
        return "redirect:/sign-in?said=enrolment";
    }

    private void askForLink(
            String mail, Next next, @Nullable Language enrolIn, HttpServletRequest request) {
        attempts.count(network(request), Attempts.Subject.link(mail));
        if (mail.length() <= 254) {
            links.ask(mail, next.path(), enrolIn);
        }
    }

    @GetMapping("/sign-in/link/{token}")
    ModelAndView confirmLink(@PathVariable String token, Visit visit) {
        return links.look(token)
                .map(open ->
                        visit.page(
                                "foundation/identity/link",
                                new LinkPage(
                                        "/sign-in/link/" + token,
                                        visit.of(open.nameEn(), open.nameZh()))))
                .orElseGet(() -> new ModelAndView(new RedirectView("/sign-in?said=link-closed")));
    }

    @PostMapping("/sign-in/link/{token}")
    String useLink(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        attempts.count(network(request));
        var next = links.look(token).map(open -> Next.of(open.path())).orElse(Next.START);
        var person = links.use(token);
        // the link was asked for from somewhere too
        person.ifPresent(
                one -> attempts.succeeded(network(request), Attempts.Subject.link(one.mail())));
        return entered(person, How.LINK, "link-closed", next, request, response);
    }

    private String entered(
            Optional<Person> person,
            How how,
            String otherwise,
            Next next,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (person.isEmpty()) {
            return "redirect:/sign-in?said=" + otherwise + "&next=" + next.encoded();
        }
        attempts.succeeded(network(request));
        session.begin(person.get(), how, request, response);
        return next.redirect();
    }

    private static Attempts.Subject network(HttpServletRequest request) {
        return Attempts.Subject.network(request.getRemoteAddr());
    }
}
