package org.goodoffices.organs.governance;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The form of an act of an organ as a page, and how one goes on when it was posted: the same in
/// sessions, for the panel and in the Secretariat.
///
/// @param refused why it was refused, where no field is at fault; null otherwise
/// @param papers whether it takes a file
/// @param before what is to be known before it is filled in
public record ActForm(
        String title,
        String what,
        String action,
        Shown.Link back,
        @Nullable String refused,
        boolean papers,
        List<Shown.Fact> before,
        List<Shown.Field> fields) {

    public ActForm {
        before = List.copyOf(before);
        fields = List.copyOf(fields);
    }

    /// The fields of a form, of which one may be at fault.
    @FunctionalInterface
    public interface Fields {

        /// @param fault the field at fault; null where the form was not refused
        /// @param why it was refused; empty where it was not
        List<Shown.Field> of(@Nullable String fault, String why);
    }

    /// The form whose texts have this key: `key` for its title, `key.what` for what it does.
    public static ActForm of(
            Visit visit,
            String key,
            String action,
            Shown.Link back,
            Outcome.@Nullable Refused refused,
            Fields fields) {
        var why = refused == null ? null : visit.of(refused.reason().en(), refused.reason().zh());
        var drawn = fields.of(refused == null ? null : refused.field(), why == null ? "" : why);
        return new ActForm(
                visit.t(key), visit.t(key + ".what"), action, back, why, false, List.of(), drawn);
    }

    /// The same, which takes a file if `papers`.
    public ActForm taking(boolean papers) {
        return new ActForm(title, what, action, back, refused, papers, before, fields);
    }

    /// The same, with what is to be known before it is filled in.
    public ActForm knowing(List<Shown.Fact> before) {
        return new ActForm(title, what, action, back, refused, papers, before, fields);
    }

    /// Draws it.
    public ModelAndView page(Visit visit) {
        return visit.page("organs/act", this);
    }

    /// The answer to a form that was posted.
    ///
    /// @param after where one reads what came of it, by the log that it went into
    /// @param again the form as it was refused
    /// @throws ResponseStatusException 404 where there is no such log, or no such act for this
    ///   person
    public static ModelAndView answer(
            Outcome outcome,
            UnaryOperator<String> after,
            Function<Outcome.Refused, ModelAndView> again) {
        return switch (outcome) {
            case Outcome.Done(var log) -> new ModelAndView("redirect:" + after.apply(log));
            case Outcome.DoneBefore(var log) -> new ModelAndView("redirect:" + after.apply(log));
            case Outcome.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Outcome.Refused refused -> {
                var page = again.apply(refused);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }
}
