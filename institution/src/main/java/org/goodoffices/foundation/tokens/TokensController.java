package org.goodoffices.foundation.tokens;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.SignInSession;
import org.goodoffices.foundation.identity.SignedOutEverywhere;
import org.goodoffices.foundation.tokens.PersonalTokens.Kind;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Where a person makes and revokes keys for programs, and addresses for calendars.
@Controller
class TokensController {

    private static final int LONGEST_NAME = 100;

    private final Access access;
    private final PersonalTokens tokens;
    private final SignInSession session;
    private final String address;

    TokensController(
            Access access,
            PersonalTokens tokens,
            SignInSession session,
            @Value("${goodoffices.address}") String address) {
        this.session = session;
        this.access = access;
        this.tokens = tokens;
        this.address = address;
    }

    @GetMapping("/account/tokens")
    ModelAndView api(Visit visit, PersonId person) {
        return page(visit, person, Kind.API, "", null, null);
    }

    @GetMapping("/account/calendar")
    ModelAndView calendar(Visit visit, PersonId person) {
        return page(visit, person, Kind.CALENDAR, "", null, null);
    }

    @PostMapping("/account/tokens")
    ModelAndView makeApi(
            Visit visit,
            PersonId person,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request) {
        return make(visit, person, Kind.API, name.strip(), session.fresh(request));
    }

    @PostMapping("/account/calendar")
    ModelAndView makeCalendar(
            Visit visit, PersonId person, @RequestParam(defaultValue = "") String name) {
        return make(visit, person, Kind.CALENDAR, name.strip(), true);
    }

    @PostMapping("/account/tokens/{id}/revocation")
    ModelAndView revoke(
            PersonId person,
            @PathVariable String id,
            @RequestParam(defaultValue = "tokens") String from) {
        UUID token;
        try {
            token = UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, none);
        }
        if (!access.as(person, () -> tokens.revoke(token))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new ModelAndView(
                "redirect:/account/" + (from.equals("calendar") ? "calendar" : "tokens"));
    }

    /// Whoever ends all sign-ins ends the keys too.
    @EventListener
    void revokeAll(SignedOutEverywhere signedOut) {
        access.run(signedOut.person(), tokens::revokeAll);
    }

    private ModelAndView make(Visit visit, PersonId person, Kind kind, String name, boolean fresh) {
        var wrong =
                name.isEmpty()
                        ? "missing"
                        : name.codePointCount(0, name.length()) > LONGEST_NAME
                                ? "too-long"
                                : name.codePoints().anyMatch(TokensController::unprintable)
                                        ? "unprintable"
                                        : full(visit, person, kind)
                                                ? "too-many"
                                                : fresh ? null : "not-fresh";
        if (wrong != null) {
            var again = page(visit, person, kind, name, visit.t("tokens.wrong." + wrong), null);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        var token = access.as(person, () -> tokens.make(kind, name));
        return page(
                visit,
                person,
                kind,
                "",
                null,
                kind == Kind.API ? token : address + "/calendar/" + token + ".ics");
    }

    private static String opens(Visit visit, PersonalTokens.Kept token) {
        var expires = token.expiresAt();
        var made = visit.moment(token.madeAt());
        return expires == null
                ? visit.t("tokens.made-at", made)
                : visit.t("tokens.opens-until", made, visit.moment(expires));
    }

    private boolean full(Visit visit, PersonId person, Kind kind) {
        return access.as(person, () -> tokens.mine(kind)).stream()
                        .filter(token -> token.revokedAt() == null && !expired(visit, token))
                        .count()
                >= PersonalTokens.MOST;
    }

    private static boolean expired(Visit visit, PersonalTokens.Kept token) {
        var expires = token.expiresAt();
        return expires != null && !expires.isAfter(visit.now());
    }

    private static boolean unprintable(int sign) {
        return Character.isISOControl(sign)
                || sign >= 0x202A && sign <= 0x202E
                || sign >= 0x2066 && sign <= 0x2069
                || Character.getType(sign) == Character.SURROGATE;
    }

    private ModelAndView page(
            Visit visit,
            PersonId person,
            Kind kind,
            String name,
            @Nullable String wrong,
            @Nullable String made) {
        var path = kind == Kind.API ? "/account/tokens" : "/account/calendar";
        var lines =
                access.as(person, () -> tokens.mine(kind)).stream()
                        .map(token -> {
                            var revoked = token.revokedAt();
                            return new TokensPage.Line(
                                    token.name(),
                                    revoked == null
                                            ? opens(visit, token)
                                            : visit.t("tokens.revoked-at", visit.moment(revoked)),
                                    revoked == null
                                            ? "/account/tokens/" + token.id() + "/revocation"
                                            : null);
                        })
                        .toList();
        return visit.page(
                "foundation/tokens/tokens",
                new TokensPage(
                        kind.key(),
                        path,
                        Shown.Field.of("name", Shown.Field.Kind.LINE, visit.t("tokens.name"))
                                .hint(visit.t("tokens.name.hint"))
                                .value(name)
                                .error(wrong),
                        made,
                        lines));
    }
}
