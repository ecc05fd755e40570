package org.goodoffices.casework.docket;

import java.util.function.Function;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.records.record.EntryId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// What came of an act.
public sealed interface Outcome {

    /// It is on the docket.
    record Done(CaseNumber number, EntryId entry) implements Outcome {}

    /// The same form was posted before: the act is on the docket once, nothing was added.
    record DoneBefore(CaseNumber number) implements Outcome {}

    /// The rules, or the form, do not allow it; nothing was written.
    ///
    /// @param article the provision, where the rules refuse
    /// @param field the field of the form to look at, where one is at fault
    record Refused(Text reason, @Nullable String article, @Nullable String field)
            implements Outcome {}

    /// There is no such case for this person.
    record Unknown() implements Outcome {}

    /// The answer to a form that was posted.
    ///
    /// @param after where one reads what came of it
    /// @param again the form as it was refused
    /// @throws ResponseStatusException 404 where there is no such case
    default ModelAndView answered(String after, Function<Refused, ModelAndView> again) {
        return switch (this) {
            case Done _, DoneBefore _ -> new ModelAndView("redirect:" + after);
            case Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Refused refused -> {
                var page = again.apply(refused);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }
}
