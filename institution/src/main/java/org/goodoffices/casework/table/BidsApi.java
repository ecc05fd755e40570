package org.goodoffices.casework.table;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.casework.api.Answers;
import org.goodoffices.casework.api.Api;
import org.goodoffices.casework.api.Described;
import org.goodoffices.casework.docket.AgreeToIt;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Blind bids over the wire: the same acts and the same rights as on their page.
@RestController
class BidsApi {

    /// The rounds of a case, oldest first.
    record BidRounds(List<BidTerms> rounds) {
        BidRounds {
            rounds = List.copyOf(rounds);
        }
    }

    /// A round, as the reader sees it.
    ///
    /// @param currency by its three letters; empty where the number is points
    /// @param asks the party that states the least it would take
    /// @param gives the party that states the most it would give
    /// @param rule `middle`, `asks`, `gives` or `posted`
    /// @param figure the posted one; null for the other rules
    /// @param agreed the parties that agreed to the terms
    /// @param settled the number; null before the numbers are opened, and where nothing was settled
    /// @param own what the reader's own side stated; null where it stated none
    record BidTerms(
            String entry,
            Text about,
            String currency,
            String asks,
            String gives,
            String rule,
            @Nullable String figure,
            String until,
            List<String> agreed,
            @Nullable String settled,
            @Nullable String own) {
        BidTerms {
            agreed = List.copyOf(agreed);
        }
    }

    /// Terms to be put.
    ///
    /// @param values the fields of the form: `issue`, or `en` and `zh`; `currency`, `asks`,
    ///   `gives`, `rule`, `figure`, `hours`
    record NewBids(String token, Map<String, String> values) {}

    /// @param bids the entry of the terms
    record BidsAgreement(String token, String bids) {}

    /// A number to be stated; once, and it stands.
    record NewBid(String token, String amount) {}

    private final Access access;
    private final Docket docket;
    private final PutBids put;
    private final AgreeToIt agree;
    private final StateBid state;
    private final InstantSource clock;

    BidsApi(
            Access access,
            Docket docket,
            PutBids put,
            AgreeToIt agree,
            StateBid state,
            InstantSource clock) {
        this.access = access;
        this.docket = docket;
        this.put = put;
        this.agree = agree;
        this.state = state;
        this.clock = clock;
    }

    @GetMapping("/api/cases/{number}/table/bids")
    BidRounds rounds(PersonId person, @PathVariable String number) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number);
                    return new BidRounds(
                            BidRound.of(open).stream().map(round -> terms(open, round)).toList());
                });
    }

    private static BidTerms terms(OpenCase open, BidRound round) {
        var facts = round.terms().facts();
        var figure = facts.get("figure");
        var settled = round.settled();
        var own = round.stated(open);
        return new BidTerms(
                round.entry().toString(),
                round.terms().about(),
                round.terms().currency(),
                round.terms().asks().toString(),
                round.terms().gives().toString(),
                String.valueOf(facts.get("rule")),
                figure == null ? null : figure.toString(),
                round.until().toString(),
                round.agreed().stream().map(UUID::toString).toList(),
                settled == null ? null : settled.toPlainString(),
                own == null ? null : own.toPlainString());
    }

    @PostMapping("/api/cases/{number}/table/bids")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> put(
            Visit visit, PersonId person, @PathVariable String number, @RequestBody NewBids body) {
        return Answers.of(
                visit,
                put.put(TableApi.asked(person, number, body.token), Answers.given(body.values)));
    }

    @PostMapping("/api/cases/{number}/table/bids/agreement")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> agree(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestBody BidsAgreement body) {
        return Answers.of(
                visit,
                agree.agree(
                        TableApi.asked(person, number, body.token),
                        BidRound.AGREEMENT,
                        body.bids,
                        "table-bids-changed",
                        BidRound.standing(clock)));
    }

    @PostMapping("/api/cases/{number}/table/bids/{entry}/bid")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> state(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String entry,
            @RequestBody NewBid body) {
        return Answers.of(
                visit,
                state.state(
                        TableApi.asked(person, number, body.token),
                        entry,
                        body.amount,
                        body.amount));
    }
}
