package org.goodoffices.casework.table;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.AgreeToIt;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.RequestCheck;
import org.goodoffices.engines.bargaining.BlindBid;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The page of blind bids, to which everybody in the case comes.
@Controller
class BidsController {

    private final Access access;
    private final Docket docket;
    private final PutBids put;
    private final AgreeToIt agree;
    private final StateBid state;
    private final InstantSource clock;

    BidsController(
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

    @GetMapping("/cases/{number}/table/bids")
    ModelAndView show(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String done) {
        var said = done == null ? null : visit.t("docket.done");
        return access.as(
                person,
                () -> new View(visit, docket.openOr404(person, number), Map.of(), null).page(said));
    }

    @PostMapping("/cases/{number}/table/bids")
    ModelAndView put(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        var asked = EnterBesideRules.Asked.of(person, number, posted.getOrDefault("once", ""));
        var values = new TreeMap<String, String>();
        posted.forEach((field, value) -> {
            if (field.matches("issue|en|zh|currency|asks|gives|rule|figure|hours")) {
                values.put(field, value.strip());
            }
        });
        return answered(visit, person, number, values, put.put(asked, values));
    }

    @PostMapping("/cases/{number}/table/bids/agreement")
    ModelAndView agree(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String bids,
            @RequestParam(defaultValue = "") String once) {
        return answered(
                visit,
                person,
                number,
                Map.of(),
                agree.agree(
                        EnterBesideRules.Asked.of(person, number, once),
                        BidRound.AGREEMENT,
                        bids,
                        "table-bids-changed",
                        BidRound.standing(clock)));
    }

    @PostMapping("/cases/{number}/table/bids/{entry}/bid")
    ModelAndView state(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String entry,
            @RequestParam(name = "number", defaultValue = "") String stated,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String once) {
        return answered(
                visit,
                person,
                number,
                Map.of("number", stated, "again", again),
                state.state(
                        EnterBesideRules.Asked.of(person, number, once),
                        entry,
                        stated.strip(),
                        again.strip()));
    }

    private ModelAndView answered(
            Visit visit,
            PersonId person,
            String number,
            Map<String, String> values,
            Outcome outcome) {
        return outcome.answered(
                "/cases/" + number + "/table/bids?done=1",
                refused ->
                        access.as(
                                person,
                                () ->
                                        new View(
                                                        visit,
                                                        docket.openOr404(person, number),
                                                        values,
                                                        refused)
                                                .page(null)));
    }

    /// One look at the bids of a case.
    private final class View {

        private final Visit visit;
        private final OpenCase open;
        private final Map<String, String> values;
        private final Outcome.@Nullable Refused refused;
        private final @Nullable String why;
        private final TableWords words;
        private final CaseWords caseWords;
        private final @Nullable BidRound last;

        View(
                Visit visit,
                OpenCase open,
                Map<String, String> values,
                Outcome.@Nullable Refused refused) {
            this.visit = visit;
            this.open = open;
            this.values = values;
            this.refused = refused;
            this.why =
                    refused == null ? null : visit.of(refused.reason().en(), refused.reason().zh());
            this.words = new TableWords(visit, open);
            this.caseWords = new CaseWords(visit, open);
            this.last = BidRound.last(open);
        }

        ModelAndView page(@Nullable String said) {
            boolean on = last != null && last.open(clock.instant()) && last.agreedByAll(open);
            var joint = Objects.requireNonNull(open.lane(Lane.Kind.JOINT, null));
            return visit.page(
                    "casework/table/bids",
                    new BidsPage(
                            open.file().number().value(),
                            words.back(),
                            words.address() + "/bids",
                            BidRound.of(open).reversed().stream().map(this::round).toList(),
                            caseWords.lane(joint),
                            TableState.forMediators(open) && !on ? terms() : List.of(),
                            said,
                            why));
        }

        private String party(java.util.UUID party) {
            return caseWords.party(party.toString());
        }

        private String number(BidRound round, BigDecimal number) {
            return round.terms().said(visit.texts(), visit.language(), number);
        }

        private BidsPage.Round round(BidRound round) {
            var mine = TableController.party(open);
            boolean all = round.agreedByAll(open);
            boolean running = round.open(clock.instant());
            boolean current = running && round.equals(last);
            var settled = round.settled();
            var state =
                    settled != null
                            ? visit.t("table.bids.settled", number(round, settled))
                            : !running && all
                                    ? visit.t("table.bids.apart")
                                    : !all
                                            ? visit.t(
                                                    current
                                                            ? "table.bids.to-agree"
                                                            : "table.bids.not-agreed")
                                            : visit.t("table.bids.open");
            return new BidsPage.Round(
                    words.of(round.terms().about()),
                    state,
                    settled == null ? "" : "good",
                    facts(round),
                    Stream.of(BlindBid.Side.values()).flatMap(side -> learns(round, side)).toList(),
                    current
                            ? TableState.inCase(open).stream()
                                    .map(party -> {
                                        boolean agreed = round.agreed().contains(party.id());
                                        return new TablePage.Party(
                                                party(party.id()),
                                                visit.t(
                                                        agreed
                                                                ? "table.has-agreed"
                                                                : "table.has-not-agreed"),
                                                agreed ? "good" : "");
                                    })
                                    .toList()
                            : List.of(),
                    current && mine != null && !round.agreed().contains(mine)
                            ? round.entry().toString()
                            : null,
                    own(round, mine, current && all),
                    settled == null
                            ? null
                            : TableController.draft(
                                    visit, open, "table.bids.draft", BidsForSettlement.KEY));
        }

        private List<Shown.Fact> facts(BidRound round) {
            var terms = round.terms();
            return List.of(
                    new Shown.Fact(visit.t("table.bids.asks"), party(terms.asks())),
                    new Shown.Fact(visit.t("table.bids.gives"), party(terms.gives())),
                    new Shown.Fact(
                            visit.t("table.bids.rule"),
                            switch (terms.rule()) {
                                case BlindBid.Rule.Middle _ -> visit.t("table.bids.rule.middle");
                                case BlindBid.Rule.NumberOf(var side) ->
                                        visit.t(
                                                "table.bids.rule.number-of",
                                                party(terms.party(side)));
                                case BlindBid.Rule.Posted(var figure) ->
                                        visit.t(
                                                "table.bids.rule.at",
                                                number(round, figure.decimal()));
                            }),
                    new Shown.Fact(visit.t("table.bids.until"), visit.moment(round.until())));
        }

        /// What a side will learn of the other's number, in either case.
        private Stream<String> learns(BidRound round, BlindBid.Side side) {
            return Stream.of(true, false)
                    .map(settled ->
                            visit.t(
                                    "table.bids.learns."
                                            + BlindBid.learns(round.terms().rule(), side, settled)
                                                    .name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-'),
                                    party(round.terms().party(side)),
                                    party(round.terms().party(side.other()))));
        }

        private BidsPage.@Nullable Own own(
                BidRound round, java.util.@Nullable UUID mine, boolean now) {
            var lane = TableController.ownLane(open);
            var side = round.side(open, mine);
            if (lane == null || side == null) {
                return null;
            }
            var stated = round.stated(open);
            boolean can = now && stated == null;
            return new BidsPage.Own(
                    caseWords.lane(lane),
                    stated != null
                            ? visit.t("table.bids.stated", number(round, stated))
                            : visit.t(
                                    can
                                            ? "table.bids.state.what"
                                            : round.equals(last) && round.open(clock.instant())
                                                    ? "table.bids.not-yet"
                                                    : "table.bids.stated-none"),
                    can ? words.address() + "/bids/" + round.entry() + "/bid" : null,
                    can
                            ? List.of(
                                    filled(
                                            line(
                                                            "number",
                                                            visit.t(
                                                                    "table.bids.number."
                                                                            + side.name()
                                                                                    .toLowerCase(
                                                                                            Locale
                                                                                                    .ROOT)))
                                                    .hint(unit(round.terms().currency()))),
                                    filled(line("again", visit.t("table.bids.again"))))
                            : List.of());
        }

        private String unit(String currency) {
            return currency.isEmpty()
                    ? visit.t("table.bids.in-points")
                    : visit.t("table.bids.in", currency);
        }

        private List<Shown.Field> terms() {
            var drawn = TableState.of(open).table();
            var issues = new ArrayList<Shown.Choice>();
            issues.add(new Shown.Choice(PutBids.WORDS, visit.t("table.bids.issue.none")));
            if (drawn != null) {
                drawn.table()
                        .issues()
                        .forEach(issue ->
                                issues.add(new Shown.Choice(issue.id(), words.of(issue.words()))));
            }
            var parties =
                    TableState.inCase(open).stream()
                            .map(party ->
                                    new Shown.Choice(party.id().toString(), party(party.id())))
                            .toList();
            var currencies =
                    Stream.concat(
                                    Stream.of(
                                            new Shown.Choice(
                                                    PutBids.POINTS, visit.t("table.bids.points"))),
                                    RequestCheck.CURRENCIES.stream()
                                            .map(one -> new Shown.Choice(one, one)))
                            .toList();
            var otherwise = visit.t("table.bids.issue.when");
            return Stream.of(
                            list("issue", visit.t("table.bids.about"), issues),
                            line("en", visit.t("table.bids.about.en")).needed(otherwise),
                            line("zh", visit.t("table.bids.about.zh")).needed(otherwise),
                            list("currency", visit.t("table.bids.currency"), currencies),
                            list("asks", visit.t("table.bids.asks"), parties),
                            list("gives", visit.t("table.bids.gives"), parties.reversed()),
                            list(
                                    "rule",
                                    visit.t("table.bids.rule"),
                                    BidRound.Terms.RULES.stream()
                                            .map(rule ->
                                                    new Shown.Choice(
                                                            rule,
                                                            visit.t("table.bids.rule." + rule)))
                                            .toList()),
                            line("figure", visit.t("table.bids.figure"))
                                    .needed(visit.t("table.bids.figure.when")),
                            SuggestPackage.hours(visit, "table.bids.hours.hint"))
                    .map(this::filled)
                    .toList();
        }

        private Shown.Field filled(Shown.Field field) {
            return field.value(values.getOrDefault(field.name(), field.value()))
                    .error(refused != null && field.name().equals(refused.field()) ? why : null);
        }

        private static Shown.Field line(String name, String label) {
            return Shown.Field.of(name, Shown.Field.Kind.LINE, label);
        }

        private static Shown.Field list(String name, String label, List<Shown.Choice> choices) {
            return Shown.Field.of(name, Shown.Field.Kind.LIST, label)
                    .choices(choices)
                    .value(choices.getFirst().value());
        }
    }
}
