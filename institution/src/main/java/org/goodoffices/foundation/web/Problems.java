package org.goodoffices.foundation.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// What is answered when a request cannot be: a sentence in the reader's language and a way on.
/// Never a stack trace, and never whether something exists that the reader may not see.
@Controller
class Problems implements ErrorController {

    private static final String API = "/api/";

    private final Visits visits;

    Problems(Visits visits) {
        this.visits = visits;
    }

    @RequestMapping("/error")
    Object problem(HttpServletRequest request) {
        var status = status(request);
        var asked =
                Objects.requireNonNullElse(
                        (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "/");
        var visit = visits.of(request).at(request.getMethod().equals("GET") ? asked : "/");
        var what = "web.problem." + known(status);
        if (asked.startsWith(API)) {
            var detail = ProblemDetail.forStatusAndDetail(status, visit.t(what + ".text"));
            detail.setTitle(visit.t(what));
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(detail);
        }
        ModelAndView page =
                visit.page(
                        "foundation/web/problem",
                        new ProblemPage(status.value(), visit.t(what), visit.t(what + ".text")));
        page.setStatus(status);
        return page;
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        // whoever opens this address directly finds no page here
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    /// The statuses that have words of their own; any other is told by its class.
    private static String known(HttpStatus status) {
        return switch (status.value()) {
            case 401, 403, 404, 409, 413, 429 -> String.valueOf(status.value());
            case 405 -> "404";
            default -> status.is4xxClientError() ? "400" : "500";
        };
    }
}
