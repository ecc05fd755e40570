package org.goodoffices.casework.appointment;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.FormReader;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Where a candidate reads that they are asked to mediate between certain parties, and answers
/// once: whether they could, and what ties them to these parties.
@Controller
class InquiryController {

    private final Access access;
    private final AskedCandidates invitations;
    private final DiscloseTies ties;
    private final EnterBesideRules acts;
    private final InstantSource clock;

    InquiryController(
            Access access,
            AskedCandidates invitations,
            DiscloseTies ties,
            EnterBesideRules acts,
            InstantSource clock) {
        this.access = access;
        this.invitations = invitations;
        this.ties = ties;
        this.acts = acts;
        this.clock = clock;
    }

    @GetMapping("/inquiries")
    ModelAndView all(Visit visit, PersonId person) {
        return access.as(
                person,
                () ->
                        visit.page(
                                "casework/appointment/inquiries",
                                new InquiryPage.All(
                                        invitations.to(person.value()).stream()
                                                .map(one ->
                                                        new InquiryPage.Line(
                                                                new Shown.Link(
                                                                        parties(visit, one),
                                                                        "/inquiries/"
                                                                                + one.entry()),
                                                                state(visit, one)))
                                                .toList())));
    }

    @GetMapping("/inquiries/{inquiry}")
    ModelAndView show(Visit visit, PersonId person, @PathVariable String inquiry) {
        return access.as(person, () -> page(visit, own(person, inquiry), Map.of(), null));
    }

    @PostMapping("/inquiries/{inquiry}")
    ModelAndView answer(
            Visit visit,
            PersonId person,
            @PathVariable String inquiry,
            @RequestParam MultiValueMap<String, String> posted) {
        var said = new TreeMap<String, String>();
        posted.forEach((name, values) -> said.put(name, String.join(",", values)));
        var refused = access.as(person, () -> answered(person, own(person, inquiry), said));
        if (refused == null) {
            return new ModelAndView("redirect:/inquiries/" + inquiry);
        }
        var again = access.as(person, () -> page(visit, own(person, inquiry), said, refused));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private Outcome.@Nullable Refused answered(
            PersonId person, AskedCandidates.Invitation one, Map<String, String> said) {
        var refusals = acts.refusals();
        var before = one.answer();
        if (before == null && !clock.instant().isBefore(one.until())) {
            return refusals.of("appointment-list-over", null);
        }
        var available = said.getOrDefault("available", "");
        if (!available.equals("yes") && !available.equals("no")) {
            return refusals.of("missing", "available");
        }
        var named = new ArrayList<String>();
        for (var tie : said.getOrDefault("ties", "").split(",")) {
            if (!tie.isEmpty()) {
                named.add(tie);
            }
        }
        if (!ties.known(named)) {
            return refusals.of("appointment-no-such-tie", "ties");
        }
        var words = said.getOrDefault("words", "").strip();
        var unfit = new FormReader(refusals).unfit(words, FormReader.LONGEST_TEXT, "words");
        if (unfit != null) {
            return unfit;
        }
        var answer =
                new AskedCandidates.Answer(available.equals("yes"), named, words, clock.instant());
        // the same form posted twice is one answer; another one is refused
        return invitations.answer(one.entry(), person.value(), answer)
                        || before != null
                                && before.available() == answer.available()
                                && before.ties().equals(answer.ties())
                                && before.words().equals(answer.words())
                ? null
                : refusals.of("appointment-answered-before", null);
    }

    private AskedCandidates.Invitation own(PersonId person, String inquiry) {
        try {
            return invitations
                    .one(UUID.fromString(inquiry), person.value())
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException noId) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static String parties(Visit visit, AskedCandidates.Invitation one) {
        return visit.of(one.parties().en(), one.parties().zh());
    }

    private String state(Visit visit, AskedCandidates.Invitation one) {
        return invitationState(visit, one, clock.instant());
    }

    /// Where an invitation stands, in a sentence.
    static String invitationState(
            Visit visit, AskedCandidates.Invitation one, java.time.Instant now) {
        var answer = one.answer();
        return answer != null
                ? visit.t(
                        answer.available()
                                ? "appointment.invited.available"
                                : "appointment.invited.not-available",
                        visit.moment(answer.at()))
                : visit.t(
                        one.open(now) ? "appointment.invited.open" : "appointment.invited.over",
                        visit.moment(one.until()));
    }

    private ModelAndView page(
            Visit visit,
            AskedCandidates.Invitation one,
            Map<String, String> said,
            Outcome.@Nullable Refused refused) {
        var why = refused == null ? null : visit.of(refused.reason().en(), refused.reason().zh());
        var answer = one.answer();
        return visit.page(
                "casework/appointment/inquiry",
                new InquiryPage(
                        "/inquiries/" + one.entry(),
                        parties(visit, one),
                        state(visit, one),
                        answer == null
                                ? List.of()
                                : answer.ties().stream()
                                        .map(tie -> ties.words(visit, tie))
                                        .toList(),
                        answer == null ? "" : answer.words(),
                        one.open(clock.instant())
                                ? List.of(
                                                Shown.Field.of(
                                                                "available",
                                                                Shown.Field.Kind.ONE_OF,
                                                                visit.t("appointment.invited.can"))
                                                        .choices(
                                                                List.of(
                                                                        new Shown.Choice(
                                                                                "yes",
                                                                                visit.t(
                                                                                        "appointment.invited.yes")),
                                                                        new Shown.Choice(
                                                                                "no",
                                                                                visit.t(
                                                                                        "appointment.invited.no")))),
                                                ties.field(visit),
                                                Shown.Field.of(
                                                                "words",
                                                                Shown.Field.Kind.TEXT,
                                                                visit.t(
                                                                        "appointment.invited.words"))
                                                        .optional())
                                        .stream()
                                        .map(field ->
                                                field.value(
                                                                said.getOrDefault(
                                                                        field.name(),
                                                                        field.value()))
                                                        .error(
                                                                refused != null
                                                                                && field.name()
                                                                                        .equals(
                                                                                                refused
                                                                                                        .field())
                                                                        ? why
                                                                        : null))
                                        .toList()
                                : List.of(),
                        why));
    }
}
