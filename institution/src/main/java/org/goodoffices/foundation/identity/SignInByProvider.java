package org.goodoffices.foundation.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/// Signing in through another house that vouches for its people (OpenID Connect Core 1.0). It says
/// which address is theirs; who they are here, the institution knows itself. Nobody is entered this
/// way, and of the other house's tokens nothing is kept.
@Component
class SignInByProvider implements OAuth2AuthorizedClientRepository {

    private static final Logger log = LoggerFactory.getLogger(SignInByProvider.class);

    private final Access access;
    private final People people;
    private final SignInSession session;

    SignInByProvider(Access access, People people, SignInSession session) {
        this.access = access;
        this.people = people;
        this.session = session;
    }

    void vouched(
            HttpServletRequest request, HttpServletResponse response, Authentication vouchedFor)
            throws IOException {
        var person = person(vouchedFor);
        if (person.isPresent()) {
            session.begin(person.get(), SignInSession.How.LINK, request, response);
            response.sendRedirect(Next.START.path());
        } else {
            request.getSession().invalidate();
            response.sendRedirect("/sign-in?said=provider-unknown");
        }
    }

    private Optional<Person> person(Authentication vouchedFor) {
        if (!(vouchedFor.getPrincipal() instanceof OidcUser user)) {
            return Optional.empty();
        }
        var mail = user.getEmail();
        return mail != null && Boolean.TRUE.equals(user.getEmailVerified())
                ? access.as(PersonId.PUBLIC, () -> people.withMail(mail))
                : Optional.empty();
    }

    void failed(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        log.warn("sign-in through another house failed: {}", failure.getMessage());
        response.sendRedirect("/sign-in?said=provider-failed");
    }

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String provider, Authentication principal, HttpServletRequest request) {
        return null;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        // nothing is asked of the other house after sign-in
    }

    @Override
    public void removeAuthorizedClient(
            String provider,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        // nothing was kept
    }
}
