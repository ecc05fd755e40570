package org.goodoffices.casework.table;

import java.time.InstantSource;
import org.goodoffices.casework.api.Answers;
import org.goodoffices.casework.api.Api;
import org.goodoffices.casework.api.Described;
import org.goodoffices.casework.docket.AgreeToIt;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The question of closed preferences over the wire; what became of it stands with the package.
@RestController
class BetterApi {

    /// A question to be asked.
    ///
    /// @param hours until it is answered: 1, 4, 24, 72, 168 or 336
    record NewQuestion(String token, int hours) {}

    /// @param question its entry
    record QuestionAgreement(String token, String question) {}

    private final AskBetter ask;
    private final AgreeToIt agree;
    private final InstantSource clock;

    BetterApi(AskBetter ask, AgreeToIt agree, InstantSource clock) {
        this.ask = ask;
        this.agree = agree;
        this.clock = clock;
    }

    @PostMapping("/api/cases/{number}/table/packages/{entry}/better")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> ask(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String entry,
            @RequestBody NewQuestion body) {
        return Answers.of(
                visit, ask.ask(TableApi.asked(person, number, body.token), entry, body.hours));
    }

    @PostMapping("/api/cases/{number}/table/better/agreement")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> agree(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestBody QuestionAgreement body) {
        return Answers.of(
                visit,
                agree.agree(
                        TableApi.asked(person, number, body.token),
                        BetterQuestion.AGREEMENT,
                        body.question,
                        "table-better-changed",
                        BetterQuestion.standing(clock)));
    }
}
