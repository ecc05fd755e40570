package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.HttpSessionIdResolver;

class AskedOnceTest {

    private final List<String> given = new ArrayList<>();
    private final AskedOnce asked =
            new AskedOnce(
                    new HttpSessionIdResolver() {
                        @Override
                        public List<String> resolveSessionIds(HttpServletRequest request) {
                            return List.of("here");
                        }

                        @Override
                        public void setSessionId(
                                HttpServletRequest request,
                                HttpServletResponse response,
                                String sessionId) {
                            given.add(sessionId);
                        }

                        @Override
                        public void expireSession(
                                HttpServletRequest request, HttpServletResponse response) {
                            given.add("none");
                        }
                    });

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void a_request_names_its_session_once_and_the_page_of_an_error_once_more() {
        assertThat(asked.resolveSessionIds(request)).containsExactly("here");
        assertThat(asked.resolveSessionIds(request)).isEmpty();
        request.setDispatcherType(DispatcherType.ERROR);
        assertThat(asked.resolveSessionIds(request)).containsExactly("here");
        assertThat(asked.resolveSessionIds(request)).isEmpty();
        assertThat(asked.resolveSessionIds(new MockHttpServletRequest())).containsExactly("here");
    }

    @Test
    void a_cookie_is_given_for_another_session_alone() {
        asked.setSessionId(request, response, "here");
        assertThat(given).isEmpty();
        asked.setSessionId(request, response, "another");
        asked.expireSession(request, response);
        assertThat(given).containsExactly("another", "none");
    }
}
