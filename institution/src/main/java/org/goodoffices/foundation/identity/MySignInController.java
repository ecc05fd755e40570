package org.goodoffices.foundation.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// A person's own page of how they sign in. What would let another in is changed only a short while
/// after signing in: a session left open is not enough.
@Controller
class MySignInController {

    private static final String PAGE = "redirect:/my-sign-in";
    private static final String ASKED = "passkey-to-register";
    private static final String SEED = "seed-to-set";

    private static final Map<String, String> NOTICES =
            Map.of(
                    "passkey-added", "identity.mine.passkey-added",
                    "passkey-refused", "identity.mine.passkey-refused",
                    "passkey-removed", "identity.mine.passkey-removed",
                    "password-removed", "identity.mine.password-removed",
                    "language", "identity.mine.language-kept",
                    "again", "identity.mine.again");

    private final Access access;
    private final People people;
    private final Passkeys passkeys;
    private final PasswordAndCode passwords;
    private final SignIns signIns;
    private final SignInSession session;
    private final Vault vault;
    private final ApplicationEventPublisher events;

    MySignInController(
            Access access,
            People people,
            Passkeys passkeys,
            PasswordAndCode passwords,
            SignIns signIns,
            SignInSession session,
            Vault vault,
            ApplicationEventPublisher events) {
        this.access = access;
        this.people = people;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.signIns = signIns;
        this.session = session;
        this.vault = vault;
        this.events = events;
    }

    /// How one signs in is changed a short while after signing in, and with a factor where one is
    /// set: a mail box alone does not add to it or take from it.
    private boolean mayChange(PersonId person, HttpServletRequest request) {
        return session.fresh(request)
                && (session.withFactor(request)
                        || passkeys.of(person).isEmpty()
                                && passwords.recoveryCodesLeft(person).isEmpty());
    }

    @GetMapping("/my-sign-in")
    ModelAndView page(
            @RequestParam(required = false) @Nullable String welcome,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String said,
            PersonId person,
            Visit visit,
            HttpServletRequest request) {
        var notice = said == null ? null : NOTICES.get(said);
        var myself = access.as(person, people::myself);
        var left = passwords.recoveryCodesLeft(person);
        return visit.page(
                "foundation/identity/my-sign-in",
                new MySignInPage(
                        welcome != null,
                        next == null ? null : Next.of(next).path(),
                        notice == null ? null : visit.t(notice),
                        "passkey-refused".equals(said) || "again".equals(said) ? "refused" : "good",
                        mayChange(person, request),
                        session.fresh(request)
                                ? visit.t("identity.mine.with-factor")
                                : visit.t("identity.mine.again"),
                        List.of(
                                new Shown.Fact(
                                        visit.t("identity.mine.name"),
                                        myself.nameEn() + " · " + myself.nameZh()),
                                new Shown.Fact(visit.t("identity.sign-in.mail"), myself.mail())),
                        passkeys.of(person).stream().map(passkey -> shown(passkey, visit)).toList(),
                        Shown.Field.of(
                                        "label",
                                        Shown.Field.Kind.LINE,
                                        visit.t("identity.mine.label"))
                                .hint(visit.t("identity.mine.label.hint")),
                        left.isPresent(),
                        left.map(count -> visit.t("identity.mine.password-set", count))
                                .orElseGet(() -> visit.t("identity.mine.password-none")),
                        signIns.of(person, request.getSession().getId()).stream()
                                .map(open -> shown(open, visit))
                                .toList(),
                        Shown.Field.of(
                                        "language",
                                        Shown.Field.Kind.ONE_OF,
                                        visit.t("identity.mine.language"))
                                .hint(visit.t("identity.mine.language.hint"))
                                .value(myself.language())
                                .choices(
                                        List.of(
                                                new Shown.Choice("en", "English"),
                                                new Shown.Choice("zh", "简体中文")))));
    }

    private static MySignInPage.Passkey shown(Passkeys.Passkey passkey, Visit visit) {
        var used = passkey.lastUsed();
        return new MySignInPage.Passkey(
                passkey.id(),
                passkey.label(),
                used == null
                        ? visit.t("identity.mine.never-used", visit.moment(passkey.created()))
                        : visit.t(
                                "identity.mine.used",
                                visit.moment(passkey.created()),
                                visit.moment(used)));
    }

    private static String shown(SignIns.Open open, Visit visit) {
        return visit.t(
                open.here() ? "identity.mine.sign-in-here" : "identity.mine.sign-in",
                visit.moment(open.since()),
                visit.moment(open.lastUsed()));
    }

    @PostMapping(path = "/my-sign-in/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String passkeyOptions(PersonId person, HttpServletRequest request) {
        if (!mayChange(person, request)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var options = passkeys.creationOptions(person);
        request.getSession().setAttribute(ASKED, options);
        return passkeys.json(options);
    }

    @PostMapping("/my-sign-in/passkeys")
    String addPasskey(
            @RequestParam String label,
            @RequestParam String answer,
            PersonId person,
            HttpServletRequest request) {
        var asked = request.getSession().getAttribute(ASKED);
        request.getSession().removeAttribute(ASKED);
        boolean added =
                mayChange(person, request)
                        && asked instanceof PublicKeyCredentialCreationOptions options
                        && passkeys.register(person, options, answer, label);
        return PAGE + (added ? "?said=passkey-added" : "?said=passkey-refused");
    }

    @PostMapping("/my-sign-in/passkeys/{id}/removal")
    String removePasskey(@PathVariable String id, PersonId person, HttpServletRequest request) {
        if (!mayChange(person, request)) {
            return PAGE + "?said=again";
        }
        if (!passkeys.remove(person, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return PAGE + "?said=passkey-removed";
    }

    @GetMapping("/my-sign-in/password")
    ModelAndView passwordPage(PersonId person, Visit visit, HttpServletRequest request) {
        if (!mayChange(person, request)) {
            return new ModelAndView(new RedirectView("/my-sign-in?said=again"));
        }
        var device = passwords.draw();
        request.getSession().setAttribute(SEED, vault.seal(device.seed(), SEED + " of " + person));
        return passwordPage(person, visit, device, null, "");
    }

    private ModelAndView refused(
            PersonId person, Visit visit, OneTimeCode device, String why, String field) {
        var again = passwordPage(person, visit, device, why, field);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView passwordPage(
            PersonId person,
            Visit visit,
            OneTimeCode device,
            @Nullable String refused,
            String wrong) {
        var myself = access.as(person, people::myself);
        var link = device.uri("Good Offices", myself.mail()).toString();
        var square = QrSquare.of(link);
        return visit.page(
                "foundation/identity/password",
                new PasswordPage(
                        square.side(),
                        square.path(),
                        device.typed(),
                        link,
                        Stream.of(
                                        Shown.Field.of(
                                                        "password",
                                                        Shown.Field.Kind.PASSWORD,
                                                        visit.t("identity.password.new"))
                                                .hint(visit.t("identity.password.new.hint")),
                                        Shown.Field.of(
                                                "again",
                                                Shown.Field.Kind.PASSWORD,
                                                visit.t("identity.password.again")),
                                        Shown.Field.of(
                                                "code",
                                                Shown.Field.Kind.CODE,
                                                visit.t("identity.password.code")))
                                .map(field ->
                                        field.name().equals(wrong) ? field.error(refused) : field)
                                .toList()));
    }

    @PostMapping("/my-sign-in/password")
    ModelAndView setPassword(
            @RequestParam String password,
            @RequestParam String again,
            @RequestParam String code,
            PersonId person,
            Visit visit,
            HttpServletRequest request) {
        if (!mayChange(person, request)
                || !(request.getSession().getAttribute(SEED) instanceof byte[] seed)) {
            return new ModelAndView(new RedirectView("/my-sign-in?said=again"));
        }
        var device = new OneTimeCode(vault.open(seed, SEED + " of " + person));
        if (!password.equals(again)) {
            return refused(person, visit, device, visit.t("identity.password.differ"), "again");
        }
        return switch (passwords.set(person, password, device, code)) {
            case PasswordAndCode.Outcome.Set(var codes) -> {
                request.getSession().removeAttribute(SEED);
                yield visit.page(
                        "foundation/identity/recovery-codes", new RecoveryCodesPage(codes, null));
            }
            case PasswordAndCode.Outcome.WrongLength() ->
                    refused(
                            person,
                            visit,
                            device,
                            visit.t(
                                    "identity.password.wrong-length",
                                    PasswordAndCode.SHORTEST,
                                    PasswordAndCode.LONGEST),
                            "password");
            case PasswordAndCode.Outcome.TooEasy() ->
                    refused(
                            person,
                            visit,
                            device,
                            visit.t("identity.password.too-easy"),
                            "password");
            case PasswordAndCode.Outcome.WrongCode() ->
                    refused(person, visit, device, visit.t("identity.password.wrong-code"), "code");
        };
    }

    @PostMapping("/my-sign-in/password/removal")
    String removePassword(PersonId person, HttpServletRequest request) {
        if (!mayChange(person, request)) {
            return PAGE + "?said=again";
        }
        passwords.remove(person);
        return PAGE + "?said=password-removed";
    }

    /// Ends every sign-in of the person, this one too.
    @PostMapping("/my-sign-in/sign-out-everywhere")
    String signOutEverywhere(PersonId person, HttpServletRequest request) {
        request.getSession().invalidate();
        signIns.endAll(person);
        events.publishEvent(new SignedOutEverywhere(person));
        return "redirect:/sign-in?said=signed-out";
    }

    @PostMapping("/my-sign-in/language")
    String language(@RequestParam String language, PersonId person) {
        for (var known : Language.values()) {
            if (known.code().equals(language)) {
                access.run(person, () -> people.speak(known));
                return PAGE + "?said=language&lang=" + known.code();
            }
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
