package org.goodoffices.casework.table;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.goodoffices.casework.docket.AgreeToIt;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The pages of the negotiating table that everybody in the case comes to.
@Controller
class TableController {

    private final Access access;
    private final Docket docket;
    private final AgreeToIt agree;
    private final AnswerPackage answers;
    private final AskBetter ask;
    private final InstantSource clock;

    TableController(
            Access access,
            Docket docket,
            AgreeToIt agree,
            AnswerPackage answers,
            AskBetter ask,
            InstantSource clock) {
        this.access = access;
        this.docket = docket;
        this.agree = agree;
        this.answers = answers;
        this.ask = ask;
        this.clock = clock;
    }

    @GetMapping("/cases/{number}/table")
    ModelAndView show(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String done) {
        var said = done == null ? null : visit.t("docket.done");
        return access.as(person, () -> page(visit, docket.openOr404(person, number), said, null));
    }

    private ModelAndView page(
            Visit visit, OpenCase open, @Nullable String said, @Nullable String refusal) {
        var words = new TableWords(visit, open);
        var caseWords = new CaseWords(visit, open);
        var state = TableState.of(open);
        var drawn = state.table();
        var table = drawn == null ? IssueTable.empty() : drawn.table();
        var mine = party(open);
        return visit.page(
                "casework/table/table",
                new TablePage(
                        open.file().number().value(),
                        words.toCase(),
                        words.address(),
                        table.issues().stream()
                                .map(issue ->
                                        new TablePage.Issue(
                                                issue.id(),
                                                words.of(issue.words()),
                                                issue.options().stream()
                                                        .map(option ->
                                                                new Shown.Choice(
                                                                        option.id(),
                                                                        words.of(option.words())))
                                                        .toList(),
                                                words.settled(state, issue)))
                                .toList(),
                        words.constraints(table),
                        drawn == null
                                ? null
                                : visit.t(
                                        table.tells()
                                                ? "table.tells.better"
                                                : "table.tells.nothing"),
                        drawn == null
                                ? List.of()
                                : TableState.inCase(open).stream()
                                        .map(party ->
                                                standing(
                                                        visit,
                                                        caseWords,
                                                        state.agreed(),
                                                        party.id()))
                                        .toList(),
                        TableState.forMediators(open)
                                ? new Shown.Link(
                                        visit.t(drawn == null ? "table.draw" : "table.draw-anew"),
                                        words.address() + "/issues")
                                : null,
                        drawn == null || mine == null || state.agreed().contains(mine)
                                ? null
                                : drawn.entry().toString(),
                        drawn == null ? null : own(visit, open, words, caseWords, state, mine),
                        drawn == null ? null : mediators(visit, open, words, caseWords, state),
                        drawn == null
                                ? null
                                : new Shown.Link(
                                        visit.t("table.sheet.print"), words.address() + "/sheet"),
                        new Shown.Link(visit.t("table.bids"), words.address() + "/bids"),
                        state.packages().reversed().stream()
                                .map(put -> put(visit, open, words, caseWords, state, put, mine))
                                .toList(),
                        said,
                        refusal));
    }

    /// The party for which the reader takes part; null for whoever takes part for none, or for one
    /// that has left.
    static @Nullable UUID party(OpenCase open) {
        return open.left()
                ? null
                : open.mine().stream()
                        .filter(mine -> mine.role().isParty() && mine.party() != null)
                        .map(mine -> mine.party())
                        .findFirst()
                        .orElse(null);
    }

    private static TablePage.Party standing(
            Visit visit, CaseWords words, List<UUID> parties, UUID party) {
        boolean agreed = parties.contains(party);
        return new TablePage.Party(
                words.party(party.toString()),
                visit.t(agreed ? "table.has-agreed" : "table.has-not-agreed"),
                agreed ? "good" : "");
    }

    private static TablePage.@Nullable Own own(
            Visit visit,
            OpenCase open,
            TableWords words,
            CaseWords caseWords,
            TableState state,
            @Nullable UUID party) {
        var lane = ownLane(open);
        var drawn = state.table();
        if (party == null || lane == null || drawn == null) {
            return null;
        }
        var stated = state.stated(party);
        var shown = state.shown(party);
        boolean whole = stated != null && stated.preference().covers(drawn.table());
        var said =
                stated == null
                        ? visit.t("table.own.none")
                        : !whole
                                ? visit.t("table.own.changed", visit.moment(stated.at()))
                                : visit.t(
                                        "table.own.stated",
                                        visit.moment(stated.at()),
                                        stated.preference().walkAway());
        var opened =
                shown == null
                        ? visit.t("table.own.closed")
                        : visit.t("table.own.shown", visit.moment(shown.at()));
        return new TablePage.Own(
                caseWords.lane(lane),
                said + visit.of(" ", "") + opened,
                new Shown.Link(
                        visit.t(stated == null ? "table.own.state" : "table.own.state-anew"),
                        words.address() + "/preferences"),
                stated != null
                                && whole
                                && (shown == null
                                        || !shown.preference().equals(stated.preference()))
                        ? stated.entry().toString()
                        : null);
    }

    static @Nullable Lane ownLane(OpenCase open) {
        return open.lanes().stream()
                .filter(lane -> lane.kind() == Lane.Kind.OWN)
                .findFirst()
                .orElse(null);
    }

    private static TablePage.@Nullable Mediators mediators(
            Visit visit, OpenCase open, TableWords words, CaseWords caseWords, TableState state) {
        var lane = open.lane(Lane.Kind.MEDIATORS, null);
        var drawn = state.table();
        if (!TableState.forMediators(open) || lane == null || drawn == null) {
            return null;
        }
        var opened = new ArrayList<Shown.Fact>();
        for (var party : TableState.inCase(open)) {
            var shown = state.shown(party.id());
            opened.add(
                    new Shown.Fact(
                            caseWords.party(party.id().toString()),
                            shown == null
                                    ? visit.t("table.not-opened")
                                    : shown.preference().covers(drawn.table())
                                            ? visit.t(
                                                    shown.preference().exact()
                                                            ? "table.opened"
                                                            : "table.opened-in-part",
                                                    visit.moment(shown.at()))
                                            : visit.t(
                                                    "table.opened-before",
                                                    visit.moment(shown.at()))));
        }
        return new TablePage.Mediators(
                caseWords.lane(lane),
                opened,
                new Shown.Link(visit.t("table.packages"), words.address() + "/packages"));
    }

    private TablePage.Put put(
            Visit visit,
            OpenCase open,
            TableWords words,
            CaseWords caseWords,
            TableState state,
            TableState.Put put,
            @Nullable UUID party) {
        boolean running = put.open(clock.instant());
        var lane = party == null ? null : ownLane(open);
        List<String> own =
                party == null || lane == null ? List.of() : ownOf(visit, state, put, party);
        return new TablePage.Put(
                visit.t("table.put", visit.moment(put.at())),
                words.settles(put.table(), put.chosen()),
                put.words(),
                running
                        ? visit.t("table.put.open", visit.moment(put.until()))
                        : visit.t(
                                put.accepted() ? "table.put.accepted" : "table.put.not-accepted",
                                visit.moment(put.until())),
                put.accepted() ? "good" : "",
                own,
                lane == null ? null : caseWords.lane(lane),
                running && party != null && lane != null
                        ? words.address() + "/packages/" + put.entry() + "/answer"
                        : null,
                put.equals(state.accepted())
                        ? draft(visit, open, "table.draft", PackageForSettlement.KEY)
                        : null,
                better(visit, open, words, caseWords, state, put, party));
    }

    /// Whether a package better for all exists: asked of the last package, if the table allows it.
    private TablePage.@Nullable Better better(
            Visit visit,
            OpenCase open,
            TableWords words,
            CaseWords caseWords,
            TableState state,
            TableState.Put put,
            @Nullable UUID party) {
        var now = clock.instant();
        var last = BetterQuestion.last(open, put.entry());
        boolean can = AskBetter.cannot(open, state, put, now) == null;
        if (last == null && !can) {
            return null;
        }
        boolean running = last != null && last.open(now);
        var told = last == null ? null : last.exists();
        var said =
                told != null
                        ? told ? "yes" : "no"
                        : last == null || !running && !last.agreedByAll(open)
                                ? "not-asked"
                                : last.agreedByAll(open) ? "asked" : "to-agree";
        return new TablePage.Better(
                visit.t("table.better." + said, last == null ? "" : visit.moment(last.until())),
                "",
                last != null && running
                        ? TableState.inCase(open).stream()
                                .map(one -> standing(visit, caseWords, last.agreed(), one.id()))
                                .toList()
                        : List.of(),
                last != null && running && party != null && !last.agreed().contains(party)
                        ? last.entry().toString()
                        : null,
                can && TableState.forMediators(open)
                        ? words.address() + "/packages/" + put.entry() + "/better"
                        : null,
                SuggestPackage.hours(visit, "table.better.hours.hint"));
    }

    /// What a package is worth to the reader's own side, and what that side answered.
    static List<String> ownOf(Visit visit, TableState state, TableState.Put put, UUID party) {
        var own = new ArrayList<String>();
        var stated = state.stated(party);
        var deal = put.table().deal(put.chosen());
        if (stated != null
                && deal != null
                && stated.preference().covers(put.table())
                && stated.preference().exact()) {
            var worth = stated.preference().in(put.table()).of(deal);
            own.add(
                    visit.t(
                            "table.worth",
                            TableWords.points(worth),
                            stated.preference().walkAway()));
        }
        var answer = state.answer(put.entry(), party);
        own.add(
                visit.t(
                        answer == null
                                ? "table.answered.not"
                                : answer ? "table.answered.yes" : "table.answered.no"));
        return own;
    }

    /// Where what was agreed becomes the draft of a settlement, for whoever may put one forward
    /// now.
    static Shown.@Nullable Link draft(Visit visit, OpenCase open, String words, String source) {
        return open.mayDoNow().stream()
                .filter(may -> may.act().effect() == Effect.DRAFTS)
                .findFirst()
                .map(may ->
                        new Shown.Link(
                                visit.t(words),
                                "/cases/"
                                        + open.file().number()
                                        + "/settlement/draft?act="
                                        + may.act().name()
                                        + "&from="
                                        + source))
                .orElse(null);
    }

    @PostMapping("/cases/{number}/table/agreement")
    ModelAndView agree(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "") String once) {
        return answered(
                visit,
                person,
                number,
                agree.agree(
                        EnterBesideRules.Asked.of(person, number, once),
                        TableState.AGREEMENT,
                        table,
                        "table-changed",
                        TableState::standing));
    }

    @PostMapping("/cases/{number}/table/packages/{entry}/better")
    ModelAndView ask(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String entry,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String once) {
        return answered(
                visit,
                person,
                number,
                ask.ask(
                        EnterBesideRules.Asked.of(person, number, once),
                        entry,
                        hours.matches("[0-9]{1,4}") ? Integer.valueOf(hours) : null));
    }

    @PostMapping("/cases/{number}/table/better/agreement")
    ModelAndView agreeToAsk(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String once) {
        return answered(
                visit,
                person,
                number,
                agree.agree(
                        EnterBesideRules.Asked.of(person, number, once),
                        BetterQuestion.AGREEMENT,
                        question,
                        "table-better-changed",
                        BetterQuestion.standing(clock)));
    }

    @PostMapping("/cases/{number}/table/packages/{entry}/answer")
    ModelAndView answer(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String entry,
            @RequestParam(defaultValue = "") String accepts,
            @RequestParam(defaultValue = "") String once) {
        if (!accepts.equals("yes") && !accepts.equals("no")) {
            var again =
                    access.as(
                            person,
                            () ->
                                    page(
                                            visit,
                                            docket.openOr404(person, number),
                                            null,
                                            visit.t("table.answer.choose")));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return answered(
                visit,
                person,
                number,
                answers.answer(
                        EnterBesideRules.Asked.of(person, number, once),
                        entry,
                        accepts.equals("yes")));
    }

    private ModelAndView answered(Visit visit, PersonId person, String number, Outcome outcome) {
        return outcome.answered(
                done(number),
                refused ->
                        access.as(
                                person,
                                () ->
                                        page(
                                                visit,
                                                docket.openOr404(person, number),
                                                null,
                                                visit.of(
                                                        refused.reason().en(),
                                                        refused.reason().zh()))));
    }

    /// Where one reads what came of an act at the table.
    static String done(String number) {
        return "/cases/" + number + "/table?done=1";
    }
}
