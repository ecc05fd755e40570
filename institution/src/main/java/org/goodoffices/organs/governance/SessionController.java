package org.goodoffices.organs.governance;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

/// The pages of a session: the session itself, its documents, votes and resolutions, and the form
/// of every act. Each shows what the reader may see; what they may not is not there.
@Controller
class SessionController {

    private final Access access;
    private final SessionStore store;
    private final ReadSession read;
    private final EnterSessionAct acts;
    private final SecretBallots ballots;
    private final CarryingOut carryingOut;

    SessionController(
            Access access,
            SessionStore store,
            ReadSession read,
            EnterSessionAct acts,
            SecretBallots ballots,
            CarryingOut carryingOut) {
        this.access = access;
        this.store = store;
        this.read = read;
        this.acts = acts;
        this.ballots = ballots;
        this.carryingOut = carryingOut;
    }

    @GetMapping("/sessions/{session}")
    ModelAndView session(Visit visit, PersonId person, @PathVariable("session") String id) {
        return reading(
                visit,
                person,
                id,
                words ->
                        visit.page(
                                "organs/governance/session",
                                words.session(store.root(words.of()))));
    }

    @GetMapping("/sessions/{session}/meetings/{meeting}")
    ModelAndView meeting(
            Visit visit,
            PersonId person,
            @PathVariable("session") String id,
            @PathVariable("meeting") String number) {
        return reading(
                visit,
                person,
                id,
                words ->
                        visit.page(
                                "organs/governance/meeting",
                                words.of()
                                        .meeting(number)
                                        .map(one -> new MeetingWords(words, one).page())
                                        .orElseThrow(SessionController::absent)));
    }

    @GetMapping("/sessions/{session}/documents/{document}")
    ModelAndView document(
            Visit visit,
            PersonId person,
            @PathVariable("session") String id,
            @PathVariable("document") String number) {
        return reading(
                visit,
                person,
                id,
                words ->
                        visit.page(
                                "organs/governance/document",
                                words.document(
                                        words.of()
                                                .document(number)
                                                .orElseThrow(SessionController::absent))));
    }

    @GetMapping("/sessions/{session}/votes/{decision}")
    ModelAndView vote(
            Visit visit,
            PersonId person,
            @PathVariable("session") String id,
            @PathVariable("decision") String number) {
        return reading(
                visit,
                person,
                id,
                words -> {
                    var vote = words.of().vote(number).orElseThrow(SessionController::absent);
                    return visit.page(
                            "organs/governance/vote",
                            words.vote(vote, store.votes(id, vote.number()), count(words, vote)));
                });
    }

    /// How many have voted, while the roll is called.
    private LivePage.@Nullable Count count(SessionWords words, OrganSession.Vote vote) {
        return vote.method() != OrganSession.Method.ROLL_CALL || vote.result() != null
                ? null
                : words.of()
                        .meeting(String.valueOf(vote.meeting()))
                        .map(meeting -> new LiveWords(words, meeting, store, ballots).count(vote))
                        .orElseThrow();
    }

    @GetMapping("/sessions/{session}/resolutions/{resolution}")
    ModelAndView resolution(
            Visit visit,
            PersonId person,
            @PathVariable("session") String id,
            @PathVariable("resolution") String number) {
        return reading(
                visit,
                person,
                id,
                words ->
                        visit.page(
                                "organs/governance/resolution",
                                words.of().resolutions().stream()
                                        .filter(one -> String.valueOf(one.number()).equals(number))
                                        .findFirst()
                                        .map(one ->
                                                words.resolution(
                                                        one,
                                                        carryingOut.of(id, one.number(), visit)))
                                        .orElseThrow(SessionController::absent)));
    }

    @GetMapping("/sessions/{session}/secret-votes/{secret}")
    ModelAndView secretVote(
            Visit visit,
            PersonId person,
            @PathVariable("session") String id,
            @PathVariable("secret") String number) {
        return reading(
                visit,
                person,
                id,
                words ->
                        visit.page(
                                "organs/governance/secret-vote",
                                words.secret(ballots).vote(secret(words, number))));
    }

    @GetMapping("/sessions/{session}/secret-votes/{secret}/ballots/{ballot}")
    ModelAndView ballot(
            Visit visit,
            PersonId person,
            @PathVariable("session") String id,
            @PathVariable("secret") String number,
            @PathVariable("ballot") String ballot) {
        return reading(
                visit,
                person,
                id,
                words -> {
                    var vote = secret(words, number);
                    return visit.page(
                            "organs/governance/ballot",
                            words.secret(ballots)
                                    .ballot(
                                            vote,
                                            vote.round(ballot)
                                                    .orElseThrow(SessionController::absent)));
                });
    }

    private static SecretVote secret(SessionWords words, String number) {
        return words.of().secretVote(number).orElseThrow(SessionController::absent);
    }

    @GetMapping("/sessions/{session}/acts/{act}")
    ModelAndView form(
            Visit visit,
            PersonId person,
            @PathVariable("session") String id,
            @PathVariable("act") String key,
            @RequestParam Map<String, String> said) {
        return form(visit, person, id, act(key), said, null);
    }

    @PostMapping("/sessions/{session}/acts/{act}")
    ModelAndView enter(
            Visit visit,
            PersonId person,
            @PathVariable("session") String id,
            @PathVariable("act") String key,
            @RequestParam MultiValueMap<String, String> posted) {
        var act = act(key);
        var said = new TreeMap<String, String>();
        posted.forEach((name, values) -> said.put(name, String.join(",", values)));
        return ActForm.answer(
                acts.enter(person, id, act, said, said.getOrDefault("once", "")),
                _ -> after(id, act, said),
                refused -> form(visit, person, id, act, said, refused));
    }

    /// Where one reads what came of it.
    private static String after(String id, SessionAct act, Map<String, String> said) {
        var page = "/sessions/" + id;
        if (act != SessionAct.CALL_MEETING && act.fields().contains("meeting")) {
            return page + "/meetings/" + said.get("meeting");
        }
        if (act.fields().contains("decision")) {
            return page + "/votes/" + said.get("decision");
        }
        if (act.fields().contains("secret")) {
            return page + "/secret-votes/" + said.get("secret");
        }
        if (act.fields().contains("document")) {
            return page + "/documents/" + said.get("document");
        }
        if (act.fields().contains("motion")) {
            return page
                    + "/documents/"
                    + OrganSession.draftOf(said.getOrDefault("motion", ""))
                            .replaceFirst("^L\\.", "");
        }
        return page;
    }

    private ModelAndView form(
            Visit visit,
            PersonId person,
            String id,
            SessionAct act,
            Map<String, String> said,
            Outcome.@Nullable Refused refused) {
        return reading(
                visit,
                person,
                id,
                words -> {
                    if (!words.rules().are(act.who())) {
                        throw absent();
                    }
                    var form =
                            ActForm.of(
                                    visit,
                                    "organs.act." + act.key(),
                                    "/sessions/" + id + "/acts/" + act.key(),
                                    new Shown.Link(words.title(), "/sessions/" + id),
                                    refused,
                                    (fault, why) -> words.forms().fields(act, said, fault, why));
                    var ceremony = words.secret(ballots).ceremony(act, said);
                    return ceremony == null
                            ? form.page(visit)
                            : visit.page(
                                    "organs/governance/prepared",
                                    new OrgansPage.Prepared(
                                            form,
                                            refused == null
                                                    ? null
                                                    : visit.of(
                                                            refused.reason().en(),
                                                            refused.reason().zh()),
                                            ceremony));
                });
    }

    private static SessionAct act(String key) {
        return SessionAct.of(key)
                .filter(act -> act.who() != SessionAct.Who.NOBODY)
                .orElseThrow(SessionController::absent);
    }

    private ModelAndView reading(
            Visit visit, PersonId person, String id, Function<SessionWords, ModelAndView> page) {
        return access.as(
                person,
                () ->
                        page.apply(
                                read.as(person, id, visit).orElseThrow(SessionController::absent)));
    }

    static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
