package org.goodoffices.casework.api;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.casework.docket.SeatPeople;
import org.goodoffices.casework.docket.StateName;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The seats of a party's people and the party's own name, over the wire.
@RestController
class PeopleApi {

    private final SeatPeople seats;
    private final StateName names;

    PeopleApi(SeatPeople seats, StateName names) {
        this.seats = seats;
        this.names = names;
    }

    @PostMapping("/api/cases/{number}/seats")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> give(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestBody Api.NewSeat body) {
        return Answers.of(
                visit,
                seats.give(
                        person,
                        Answers.number(number),
                        new SeatPeople.Seat(
                                id(body.party()),
                                body.as(),
                                stripped(body.nameEn()),
                                stripped(body.nameZh()),
                                body.mail().strip().toLowerCase(Locale.ROOT),
                                "zh".equals(body.language()) ? "zh" : "en",
                                stripped(body.reason()),
                                Answers.token(body.token()))));
    }

    @PostMapping("/api/cases/{number}/seats/{seat}/end")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> end(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String seat,
            @RequestBody Api.Once body) {
        return Answers.of(
                visit,
                seats.end(person, Answers.number(number), id(seat), Answers.token(body.token())));
    }

    @PostMapping("/api/cases/{number}/names")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> state(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestBody Api.NewName body) {
        return Answers.of(
                visit,
                names.state(
                        person,
                        Answers.number(number),
                        new StateName.Name(
                                id(body.party()),
                                body.nameEn().strip(),
                                body.nameZh().strip(),
                                stripped(body.reason()),
                                Answers.token(body.token()))));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }

    private static String stripped(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
