package org.goodoffices.casework.appointment.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The page on which a party answers about its mediators once the case is over. It is not there for
/// anybody else.
@Controller
class FeedbackController {

    private final Access access;
    private final Docket docket;
    private final Answering answering;
    private final GiveFeedback give;

    FeedbackController(Access access, Docket docket, Answering answering, GiveFeedback give) {
        this.access = access;
        this.docket = docket;
        this.answering = answering;
        this.give = give;
    }

    @GetMapping("/cases/{number}/feedback")
    ModelAndView show(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String done) {
        return access.as(
                person,
                () ->
                        page(
                                visit,
                                docket.openOr404(person, number),
                                done == null ? null : visit.t("docket.done"),
                                null,
                                Map.of(),
                                null));
    }

    @PostMapping("/cases/{number}/feedback/{mediator}")
    ModelAndView give(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String mediator,
            @RequestParam Map<String, String> posted) {
        var said = new TreeMap<>(posted);
        said.keySet().removeIf(field -> field.startsWith("_") || field.equals("once"));
        var asked = EnterBesideRules.Asked.of(person, number, posted.getOrDefault("once", ""));
        return give.give(asked, mediator, said)
                .answered(
                        "/cases/" + number + "/feedback?done=1",
                        refused ->
                                access.as(
                                        person,
                                        () ->
                                                page(
                                                        visit,
                                                        docket.openOr404(person, number),
                                                        null,
                                                        mediator,
                                                        said,
                                                        refused)));
    }

    private ModelAndView page(
            Visit visit,
            OpenCase open,
            @Nullable String done,
            @Nullable String about,
            Map<String, String> said,
            Outcome.@Nullable Refused refused) {
        var party = Answering.party(open);
        var ended = Answering.ended(open).orElse(null);
        if (party == null || ended == null) {
            throw absent();
        }
        var until = answering.until(ended);
        boolean over = !visit.now().isBefore(until);
        var why = refused == null ? null : visit.of(refused.reason().en(), refused.reason().zh());
        var address = "/cases/" + open.file().number();
        var mediators =
                answering.mediators(open, ended).stream()
                        .map(one -> {
                            var id = one.person().toString();
                            boolean given = Answering.answered(open, party, one.person());
                            boolean mine = id.equals(about);
                            return new FeedbackPage.About(
                                    visit.of(one.name().en(), one.name().zh()),
                                    id,
                                    address + "/feedback/" + id,
                                    given ? visit.t("feedback.given") : null,
                                    given || over
                                            ? List.of()
                                            : fields(
                                                    visit,
                                                    mine ? said : Map.of(),
                                                    mine && refused != null
                                                            ? refused.field()
                                                            : null,
                                                    why));
                        })
                        .toList();
        return visit.page(
                "casework/appointment/feedback",
                new FeedbackPage(
                        open.file().number().value(),
                        new Shown.Link(open.file().number().value(), address),
                        visit.t(
                                "feedback.who",
                                answering.rules().cases(),
                                answering.rules().answers()),
                        visit.t(over ? "feedback.over" : "feedback.until", visit.moment(until)),
                        mediators,
                        done,
                        why));
    }

    private List<Shown.Field> fields(
            Visit visit, Map<String, String> said, @Nullable String wrong, @Nullable String why) {
        var fields = new ArrayList<Shown.Field>();
        var marks = new ArrayList<Shown.Choice>();
        for (int mark = Averages.LEAST; mark <= Averages.MOST; mark++) {
            marks.add(new Shown.Choice(String.valueOf(mark), String.valueOf(mark)));
        }
        for (var criterion : answering.criteria()) {
            fields.add(
                    Shown.Field.of(
                                    criterion,
                                    Shown.Field.Kind.ONE_OF,
                                    visit.t("feedback.field." + criterion))
                            .hint(visit.t("feedback.marks", Averages.LEAST, Averages.MOST))
                            .choices(marks));
        }
        fields.add(
                Shown.Field.of("text", Shown.Field.Kind.TEXT, visit.t("feedback.field.text"))
                        .hint(visit.t("feedback.field.text.hint"))
                        .optional());
        return fields.stream()
                .map(field ->
                        field.value(said.getOrDefault(field.name(), ""))
                                .error(field.name().equals(wrong) ? why : null))
                .toList();
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
