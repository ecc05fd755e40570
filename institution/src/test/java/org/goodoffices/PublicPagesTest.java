package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What the public may open, opens; and what cannot be answered is answered by a page of ours.
class PublicPagesTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)[^\"]*\"");

    @AutoClose private static final TestInstitution institution = TestInstitution.start();

    @Test
    void every_link_on_a_public_page_opens_for_the_public() {
        var guest = institution.guest();
        var seen = new LinkedHashSet<String>(Set.of("/"));
        var waiting = new ArrayDeque<>(seen);
        var asksToSignIn = new LinkedHashSet<String>();
        while (!waiting.isEmpty()) {
            var path = waiting.poll();
            var answer = guest.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            if (!path.startsWith("/sign-in") && answer.path().startsWith("/sign-in")) {
                asksToSignIn.add(path);
            }
            if (answer.header("Content-Type").startsWith("text/html")) {
                LINK.matcher(answer.body())
                        .results()
                        .map(link -> link.group(1).replace("&amp;", "&"))
                        .filter(link -> !link.contains("lang="))
                        .filter(seen::add)
                        .forEach(waiting::add);
            }
        }
        assertThat(asksToSignIn).containsExactly("/requests/new"); // “Request mediation”
        assertThat(seen).contains("/record/key", "/verify", "/rules", "/convention", "/fees");
    }

    @Test
    void the_checkpoint_is_public() {
        assertThat(institution.guest().get("/record/checkpoint").status()).isEqualTo(200);
    }

    /// Each is refused at another place: the firewall, the guard of the sample world, the pages.
    @ParameterizedTest
    @CsvSource({
        "GET, /cases//X, 400",
        "GET, /cases/X;x=1, 400",
        "GET, /sign-in?next=%00, 400",
        "GET, /sign-in?next=%zz, 400",
        "GET, /sign-in?next=%e4%b8, 400",
        "GET, /sign-in?next=%ff, 400",
        "GET, /cases?words=%c3%28, 400",
        "GET, /cases?%, 400",
        "GET, /panel?lang=%ff, 400",
        "GET, /css/page.css?%ff, 400",
        "TRACK, /cases, 400",
        "GET, /rules/nowhere, 404",
        "GET, /%73ample-world/clock, 404",
        "PUT, /rules, 403"
    })
    void whatever_is_refused_is_answered_by_a_page_of_ours(String method, String path, int status) {
        var noted = Noted.begun();
        for (var language : List.of("en", "zh")) {
            var known = signedIn();
            for (var guest : List.of(institution.guest(), known)) {
                var answer = asked(guest.speaking(language), method, path);

                assertThat(answer)
                        .startsWith("HTTP/1.1 " + status + " ")
                        .contains("\r\nContent-Security-Policy: default-src 'none'")
                        .contains("\r\nX-Content-Type-Options: nosniff")
                        .contains("\r\nX-Frame-Options: DENY")
                        .contains("<html lang=\"" + language + "\">")
                        .contains(
                                guest == known
                                        ? "action=\"/sign-out\"><input type=\"hidden\""
                                                + " name=\"_csrf\""
                                        : "href=\"/sign-in\"");
            }
        }
        assertThat(noted.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /sign-in/link, mail=%zz, 400",
        "POST, /sign-in/link, mail=%ff, 400",
        "POST, /sign-in/link, mail=a%e4%b8&once=1, 400",
        "POST, /sign-in/link, %, 400",
        "POST, /cases, words=%ff, 400",
        "PUT, /sign-in/link, mail=%zz, 403"
    })
    void a_form_that_cannot_be_read_is_refused_and_is_nobodys_error(
            String method, String path, String form, int status) {
        var noted = Noted.begun();
        for (var language : List.of("en", "zh")) {
            assertThat(asked(signedIn().speaking(language), method, path, form))
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("\r\nContent-Security-Policy: default-src 'none'")
                    .contains("<html lang=\"" + language + "\">");
        }
        assertThat(noted.errors()).isEmpty();
    }

    @Test
    void a_program_that_sends_what_cannot_be_read_gets_a_problem_in_its_language() {
        var noted = Noted.begun();

        assertThat(asked(signedIn().speaking("zh"), "GET", "/api/cases?x=%ff"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json")
                .contains("服务器无法识别该请求");
        assertThat(noted.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%2e%2e/cases", "/cases/%2F", "/rules\\x", "/%zz", "/rules/%ff", "/%e4%b8"})
    void an_address_that_is_none_is_refused_in_both_languages(String path) {
        assertThat(asked(institution.guest(), "GET", path))
                .startsWith("HTTP/1.1 400 ")
                .contains("\r\nContent-Security-Policy: default-src 'none'")
                .contains("\r\nX-Content-Type-Options: nosniff")
                .contains("The server could not read this request")
                .contains("<div lang=\"zh\"><h1>");
    }

    @Test
    void a_long_form_is_read_whole() {
        var guest = institution.guest();
        guest.get("/sign-in");
        var fields = new java.util.ArrayList<String>();
        for (int i = 0; i < 4000; i++) {
            fields.addAll(List.of("clause-" + i, "text"));
        }
        fields.addAll(List.of("mail", "long@form.example"));

        assertThat(guest.post("/sign-in/link", fields.toArray(String[]::new)).body())
                .contains("a link is on its way");
    }

    private static Guest signedIn() {
        var guest = institution.guest();
        guest.get("/sample-world");
        guest.post("/sample-world/sign-in", "person", SamplePerson.CHEN.id().toString());
        return guest;
    }

    /// What the server notes as an error from now on.
    private static final class Noted extends AppenderBase<ILoggingEvent> {

        private final List<String> errors = new CopyOnWriteArrayList<>();

        static Noted begun() {
            var noted = new Noted();
            noted.start();
            ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME))
                    .addAppender(noted);
            return noted;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                errors.add(event.getFormattedMessage());
            }
        }

        List<String> errors() {
            return errors;
        }
    }

    private static String asked(Guest guest, String method, String path) {
        return asked(guest, method, path, "");
    }

    /// As it stands on the wire: a browser's library would mend these addresses first.
    private static String asked(Guest guest, String method, String path, String form) {
        int port = URI.create(institution.address()).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var passedOn = path.startsWith("/%73ample") ? "Via: 1.1 elsewhere\r\n" : "";
            var sent =
                    form.isEmpty()
                            ? ""
                            : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + form.length()
                                    + "\r\n";
            socket.getOutputStream()
                    .write(
                            "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nAccept: text/html\r\nAccept-Language: %s\r\nCookie: go=%s\r\n%sConnection: close\r\n\r\n%s"
                                    .formatted(
                                            method,
                                            path,
                                            port,
                                            guest.language(),
                                            guest.cookie("go"),
                                            passedOn + sent,
                                            form)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException unanswered) {
            throw new java.io.UncheckedIOException(unanswered);
        }
    }
}
