package org.goodoffices.casework.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.Uploaded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/// How the API answers an act: with the entry it made, or with the problem (RFC 9457): what was
/// refused, why, by which article, and at which field.
public final class Answers {

    private Answers() {}

    /// The answer to what came of an act.
    public static ResponseEntity<?> of(Visit visit, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var number, var entry) ->
                    ResponseEntity.status(HttpStatus.CREATED)
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(new Api.Done(number.value(), entry.toString()));
            case Outcome.DoneBefore(var number) ->
                    ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(new Api.Done(number.value(), null));
            case Outcome.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            // a token that was used for something else conflicts with what was done with it
            case Outcome.Refused refused ->
                    refused(
                            visit,
                            "once".equals(refused.field())
                                    ? HttpStatus.CONFLICT
                                    : HttpStatus.UNPROCESSABLE_CONTENT,
                            refused);
        };
    }

    /// The answer to an act that was asked for and is done later.
    ///
    /// @param address within the case, of what tells how far it is
    static ResponseEntity<?> later(CaseNumber number, String address) {
        return ResponseEntity.accepted()
                .header("Location", "/api/cases/" + number + address)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Api.Done(number.value(), null));
    }

    /// The answer where papers could not be taken.
    static ResponseEntity<?> unfit(Visit visit, Uploaded.Unfit unfit) {
        var why = "documents.refused." + unfit.key();
        var of = unfit.of().toArray();
        return refused(
                visit,
                switch (unfit.key()) {
                    case "too-large", "field-too-long" -> HttpStatus.CONTENT_TOO_LARGE;
                    case "cut-off", "too-many-fields" -> HttpStatus.BAD_REQUEST;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                },
                new Outcome.Refused(
                        new Text(
                                visit.texts().of(Language.EN, why, of),
                                visit.texts().of(Language.ZH, why, of)),
                        null,
                        "papers"));
    }

    private static ResponseEntity<?> refused(
            Visit visit, HttpStatus status, Outcome.Refused refused) {
        return problem(
                visit,
                status,
                visit.t("api.refused"),
                visit.of(refused.reason().en(), refused.reason().zh()),
                refused.article(),
                "once".equals(refused.field()) ? "token" : refused.field());
    }

    static ResponseEntity<Object> problem(
            Visit visit,
            HttpStatus status,
            String title,
            String detail,
            @Nullable String article,
            @Nullable String field) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        if (article != null) {
            problem.setProperty("article", article);
        }
        if (field != null) {
            problem.setProperty("field", field);
        }
        return ResponseEntity.status(status)
                .header("Content-Language", visit.language().code())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /// The values that were given; blank ones are left out, as on a form.
    public static Map<String, String> given(@Nullable Map<String, String> values) {
        if (values == null) {
            return Map.of();
        }
        var given = new HashMap<String, String>();
        values.forEach((field, value) -> {
            var text = Objects.toString(value, "").strip(); // JSON may hold null
            if (!text.isEmpty()) {
                given.put(field, text);
            }
        });
        return given;
    }

    /// The number in an address, if it can be one.
    ///
    /// @throws ResponseStatusException 404 if it cannot
    static CaseNumber number(String text) {
        if (!CaseNumber.isOne(text)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new CaseNumber(text);
    }

    /// The token of what is sent, if it can be one.
    ///
    /// @throws ResponseStatusException 400 if it cannot
    public static String token(@Nullable String given) {
        if (given == null || !EnterAct.isToken(given)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return given;
    }
}
