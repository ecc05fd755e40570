package org.goodoffices.foundation.identity;

import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/// Who may come in at all. What a person may see or do beyond that is decided by lanes and by the
/// rules of the case, never by a role in the session.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
                    + " 'none'";

    private static final String PERMISSIONS_POLICY =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(),"
                    + " publickey-credentials-get=(self), publickey-credentials-create=(self)";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            SecurityContextRepository contexts,
            ObjectProvider<ClientRegistrationRepository> providers,
            SignInByProvider byProvider,
            EveryAnswer everyAnswer)
            throws Exception {
        http.authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(
                                        "/",
                                        "/sign-in/**",
                                        "/sample-world/**",
                                        "/invitations/**",
                                        "/enrolments/**",
                                        "/rules/**",
                                        "/convention/**",
                                        "/organs/**",
                                        "/secretariat",
                                        "/privileges",
                                        "/sessions/**",
                                        "/regulations/**",
                                        "/fees/**",
                                        "/panel",
                                        "/panel/list",
                                        "/panel/map",
                                        "/panel/assessment",
                                        "/panel/members/**",
                                        "/training/**",
                                        "/published",
                                        "/verify/**",
                                        "/record/key",
                                        "/record/checkpoint",
                                        "/css/**",
                                        "/js/**",
                                        "/images/**",
                                        "/favicon.ico",
                                        "/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(FormToken::askedAtTheDoor))
                .securityContext(context -> context.securityContextRepository(contexts))
                // where one wanted to go stands in the address: a visitor who only asks for a page
                // leaves no session in the database
                .requestCache(RequestCacheConfigurer::disable)
                .exceptionHandling(problems ->
                        problems.authenticationEntryPoint(SecurityConfiguration::toSignIn))
                .logout(logout ->
                        logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?said=signed-out"))
                .headers(headers -> {
                    headers.defaultsDisabled();
                    everyAnswer.headers().forEach(headers::addHeaderWriter);
                });
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(login ->
                    login.loginPage("/sign-in")
                            .authorizedClientRepository(byProvider)
                            .successHandler(byProvider::vouched)
                            .failureHandler(byProvider::failed));
        }
        return http.build();
    }

    /// What every answer says a browser may do with it.
    record EveryAnswer(List<HeaderWriter> headers) {}

    @Bean
    static EveryAnswer everyAnswer(Host host) {
        var strict = new HstsHeaderWriter();
        strict.setRequestMatcher(_ -> host.secure());
        var opener = new CrossOriginOpenerPolicyHeaderWriter();
        opener.setPolicy(CrossOriginOpenerPolicy.SAME_ORIGIN);
        var resource = new CrossOriginResourcePolicyHeaderWriter();
        resource.setPolicy(CrossOriginResourcePolicy.SAME_ORIGIN);
        return new EveryAnswer(
                List.of(
                        new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY),
                        new XContentTypeOptionsHeaderWriter(),
                        new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                        new CacheControlHeadersWriter(),
                        new ReferrerPolicyHeaderWriter(SAME_ORIGIN),
                        new PermissionsPolicyHeaderWriter(PERMISSIONS_POLICY),
                        opener,
                        resource,
                        strict));
    }

    private static void toSignIn(
            HttpServletRequest request, HttpServletResponse response, Exception notSignedIn)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            var query = request.getQueryString();
            var wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
            var next = Next.of(request.getMethod().equals("GET") ? wanted : null);
            var to =
                    next.equals(Next.START) ? "/sign-in?" : "/sign-in?next=" + next.encoded() + "&";
            // the language that was asked for is that of the page one is led to
            var language = request.getParameter("lang");
            response.sendRedirect(
                    "en".equals(language) || "zh".equals(language)
                            ? to + "lang=" + language
                            : to.substring(0, to.length() - 1));
        }
    }

    /// Cookies ask for encryption wherever people reach the institution encrypted, even if the last
    /// step to this server is not.
    @Bean
    DefaultCookieSerializerCustomizer cookies(Host host) {
        return cookie -> cookie.setUseSecureCookie(host.secure());
    }

    @Bean
    SecurityContextRepository contexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /// No text that anybody means has a NUL in it, and the database takes none: such a request is
    /// malformed, wherever it goes.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(name -> name.indexOf('\0') < 0);
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }
}
