package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SampleWorldGuardTest {

    private final SampleWorldGuard guard = new SampleWorldGuard(true);

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
        assertThat(new SampleWorldGuard(false).admits(request("localhost", "127.0.0.1"))).isFalse();
    }

    @Test
    void who_is_refused_finds_no_page() throws Exception {
        var answer = new MockHttpServletResponse();
        var chain = new MockFilterChain();

        guard.doFilter(request("evil.example", "127.0.0.1"), answer, chain);

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(chain.getRequest()).isNull();
    }

    private static MockHttpServletRequest request(String host, String peer) {
        var request = new MockHttpServletRequest("GET", "/sample-world/outbox");
        request.setServerName(host);
        request.setRemoteAddr(peer);
        return request;
    }
}
