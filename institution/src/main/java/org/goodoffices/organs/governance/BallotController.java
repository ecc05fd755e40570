package org.goodoffices.organs.governance;

import java.nio.charset.StandardCharsets;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The box: ballots go in, and anybody takes a copy. Nobody is asked who they are, and who is
/// signed in is not looked at.
@Controller
class BallotController {

    private final Access access;
    private final SessionStore store;
    private final SecretBallots ballots;
    private final CastBallot cast;

    BallotController(Access access, SessionStore store, SecretBallots ballots, CastBallot cast) {
        this.access = access;
        this.store = store;
        this.ballots = ballots;
        this.cast = cast;
    }

    /// Answers with the tracker of the ballot, or with the sentence why it is not taken.
    @PostMapping("/sessions/{session}/secret-votes/{secret}/ballots/{ballot}")
    ResponseEntity<String> cast(
            Visit visit,
            @PathVariable("session") String session,
            @PathVariable("secret") String secret,
            @PathVariable("ballot") String ballot,
            @RequestParam(name = "ballot", defaultValue = "") String json) {
        return switch (cast.cast(session, secret, ballot, json)) {
            case CastBallot.Outcome.InTheBox(var tracker) -> said(HttpStatus.OK, tracker);
            case CastBallot.Outcome.Refused(Text reason) ->
                    said(HttpStatus.UNPROCESSABLE_CONTENT, visit.of(reason.en(), reason.zh()));
            case CastBallot.Outcome.Unknown _ -> throw SessionController.absent();
        };
    }

    private static ResponseEntity<String> said(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(text);
    }

    @GetMapping("/sessions/{session}/secret-votes/{secret}/ballots/{ballot}/box")
    ResponseEntity<byte[]> box(
            @PathVariable("session") String id,
            @PathVariable("secret") String secret,
            @PathVariable("ballot") String ballot) {
        return access.as(
                PersonId.PUBLIC,
                () -> {
                    var session = store.session(id).orElseThrow(SessionController::absent);
                    var vote = session.secretVote(secret).orElseThrow(SessionController::absent);
                    var round = vote.round(ballot).orElseThrow(SessionController::absent);
                    var box = ballots.box(session, vote, round);
                    var file = box.election().parameters().uuid() + ".bel";
                    return ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_OCTET_STREAM)
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    ContentDisposition.attachment()
                                            .filename(file)
                                            .build()
                                            .toString())
                            .body(box.archive());
                });
    }
}
