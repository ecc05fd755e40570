package org.goodoffices.foundation.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;

class ProblemsTest {

    private final Problems problems =
            new Problems(
                    new Visits(
                            Texts.ofAllModules(),
                            InstantSource.fixed(Instant.parse("2026-11-23T06:32:00Z")),
                            new Random(1),
                            false,
                            ZoneId.of("Asia/Hong_Kong")));

    @ParameterizedTest
    @CsvSource({
        "400, 400, The server could not read this request",
        "403, 403, This form is no longer valid",
        "404, 404, 'There is no such page, or it is not open to you'",
        "405, 405, 'There is no such page, or it is not open to you'",
        "409, 409, Someone else acted at the same moment",
        "413, 413, This is too large",
        "415, 415, The server could not read this request",
        "429, 429, Too many attempts",
        "500, 500, The server has failed",
        "503, 503, The server has failed"
    })
    void each_status_has_a_sentence(int status, int answered, String title) {
        var page = (ModelAndView) problems.problem(failed(status, "GET", "/cases/7?lang=en"));
        assertThat(page.getStatus()).isEqualTo(HttpStatus.valueOf(answered));
        assertThat(given(page, "page", ProblemPage.class).title()).isEqualTo(title);
    }

    @Test
    void opening_the_address_of_errors_finds_no_page() {
        var request = new MockHttpServletRequest("GET", "/error");
        var page = (ModelAndView) problems.problem(request);
        assertThat(page.getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void the_switch_of_language_stays_on_the_page_that_was_asked_for() {
        var page = (ModelAndView) problems.problem(failed(404, "GET", "/cases/7"));
        assertThat(given(page, "visit", Visit.class).inOtherLanguage())
                .isEqualTo("/cases/7?lang=zh");
    }

    @Test
    void after_a_refused_post_it_leads_to_the_start_page() {
        var page = (ModelAndView) problems.problem(failed(403, "POST", "/cases/7/acts/consent"));
        assertThat(given(page, "visit", Visit.class).inOtherLanguage()).isEqualTo("/?lang=zh");
    }

    @Test
    void a_program_gets_problem_details_in_the_language_it_asked_for() {
        var request = failed(404, "GET", "/api/cases/7");
        request.addPreferredLocale(java.util.Locale.SIMPLIFIED_CHINESE);
        var answer = (ResponseEntity<?>) problems.problem(request);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        var detail = (ProblemDetail) java.util.Objects.requireNonNull(answer.getBody());
        assertThat(detail.getTitle()).isEqualTo("该页面不存在，或未向您开放");
        assertThat(detail.getProperties()).isNull();
    }

    private static <T> T given(ModelAndView page, String name, Class<T> type) {
        return type.cast(java.util.Objects.requireNonNull(page.getModel().get(name)));
    }

    private static MockHttpServletRequest failed(int status, String method, String address) {
        var request = new MockHttpServletRequest(method, "/error");
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, address);
        request.setAttribute(
                RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("a secret detail"));
        return request;
    }
}
