package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SampleWorldGuardTest {

    private final SampleWorldGuard guard = guard(true);

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "LOCALHOST"})
    void admits_this_machine_by_its_own_names(String host) {
        assertThat(guard.admits(request(host, "127.0.0.1"))).isTrue();
        assertThat(guard.admits(request(host, "0:0:0:0:0:0:0:1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "10.0.0.1", "2001:db8::1", "::ffff:192.0.2.7"})
    void refuses_another_machine(String peer) {
        assertThat(guard.admits(request("localhost", peer))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", ""})
    void refuses_a_name_that_a_strange_site_may_point_here(String host) {
        assertThat(guard.admits(request(host, "127.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Real-IP", "Via"})
    void refuses_what_was_passed_on(String header) {
        var request = request("localhost", "127.0.0.1");
        request.addHeader(header, "anything");
        assertThat(guard.admits(request)).isFalse();
    }

    @Test
    void admits_nobody_where_there_is_no_sample_world() {
        assertThat(guard(false).admits(request("localhost", "127.0.0.1"))).isFalse();
    }

    /// However it is spelled: what is asked is which page answers.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sample-world",
                "/sample-world/outbox",
                "/%73ample-world/outbox",
                "/sample%2Dworld/clock",
                "/%73%61%6d%70%6c%65%2dworld"
            })
    void who_is_refused_finds_no_page(String path) {
        try (var institution = TestInstitution.start()) {
            var guest = institution.guest();
            assertThat(guest.get(path).status()).isEqualTo(200);

            assertThat(guest.send(passedOn(guest, path).GET()).status()).isEqualTo(404);
        }
    }

    @Test
    void who_is_refused_signs_in_as_nobody() {
        try (var institution = TestInstitution.start()) {
            var person = Someone.called(institution, "Some Person");
            for (var path : List.of("/sample-world/sign-in", "/%73ample-world/sign-in")) {
                var guest = institution.guest();
                guest.get("/sign-in");
                var form =
                        "_csrf="
                                + String.join(
                                        "",
                                        guest.filled("/sign-in/link")
                                                .getOrDefault("_csrf", List.of()));

                var answer =
                        guest.send(
                                passedOn(guest, path)
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        form + "&person=" + person)));

                assertThat(answer.status()).isEqualTo(404);
                assertThat(guest.get("/my-sign-in").path()).startsWith("/sign-in");
            }
        }
    }

    private static HttpRequest.Builder passedOn(Guest guest, String path) {
        return guest.request(path).header("X-Forwarded-For", "192.0.2.7");
    }

    private static SampleWorldGuard guard(boolean sampleWorld) {
        return new SampleWorldGuard(
                sampleWorld, "127.0.0.1", new Host(URI.create("http://localhost:8080")));
    }

    private static MockHttpServletRequest request(String host, String peer) {
        var request = new MockHttpServletRequest("GET", "/sample-world/outbox");
        request.setServerName(host);
        request.setRemoteAddr(peer);
        return request;
    }
}
