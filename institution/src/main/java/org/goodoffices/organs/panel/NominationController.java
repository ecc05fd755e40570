package org.goodoffices.organs.panel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.ActForm;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.Resolutions;
import org.goodoffices.organs.governance.StatesParties;
import org.goodoffices.records.documents.Attachment;
import org.goodoffices.records.documents.HousePapers;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.KeptWords;
import org.goodoffices.records.documents.ReadUpload;
import org.goodoffices.records.documents.Uploaded;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The pages of nominations: for the State that proposed, the nominee, the assessors and the
/// Secretariat, each as much as they may see; and the form of every act.
@Controller
class NominationController {

    private final Access access;
    private final PanelStore store;
    private final PanelRules panel;
    private final StatesParties parties;
    private final Resolutions resolutions;
    private final EnterPanelAct acts;
    private final HousePapers papers;
    private final ReadUpload uploads;
    private final KeepPaper keep;
    private final Served served;
    private final ZoneId seat;

    NominationController(
            Access access,
            PanelStore store,
            PanelRules panel,
            StatesParties parties,
            Resolutions resolutions,
            EnterPanelAct acts,
            HousePapers papers,
            ReadUpload uploads,
            KeepPaper keep,
            Served served,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        this.access = access;
        this.store = store;
        this.panel = panel;
        this.parties = parties;
        this.resolutions = resolutions;
        this.acts = acts;
        this.papers = papers;
        this.uploads = uploads;
        this.keep = keep;
        this.served = served;
        this.seat = seat;
    }

    @GetMapping("/panel/nominations")
    ModelAndView all(Visit visit, PersonId person) {
        var words = new PanelWords(visit, panel, parties);
        return access.as(
                person,
                () -> {
                    var reader = acts.reader(person, "");
                    var all = store.all().stream().filter(one -> inside(one, reader)).toList();
                    return visit.page(
                            "organs/panel/nominations",
                            new PanelPage.Nominations(
                                    all.stream().map(words::entry).toList(),
                                    reader.arranges() ? words.ending(all) : List.of(),
                                    store.readsPapers() ? words.agreement(all) : List.of(),
                                    reader.nominates()
                                            ? new Shown.Link(
                                                    visit.t("panel.act.nominate"),
                                                    "/panel/nominations/new")
                                            : null));
                });
    }

    /// Whether one is more to it than the public.
    private static boolean inside(Nomination one, NominationRules.Reader reader) {
        return one.first(PanelAct.NOMINATE).isPresent()
                || reader.arranges()
                || reader.person().equals(one.nominee());
    }

    @GetMapping("/panel/nominations/new")
    ModelAndView proposal(Visit visit, PersonId person) {
        return proposal(visit, person, Map.of(), null);
    }

    @PostMapping("/panel/nominations")
    ModelAndView propose(
            Visit visit, PersonId person, @RequestParam MultiValueMap<String, String> posted) {
        var said = joined(posted);
        return ActForm.answer(
                acts.nominate(person, said, said.getOrDefault("once", "")),
                id -> "/panel/nominations/" + id,
                refused -> proposal(visit, person, said, refused));
    }

    private ModelAndView proposal(
            Visit visit,
            PersonId person,
            Map<String, String> said,
            Outcome.@Nullable Refused refused) {
        if (!access.as(person, () -> acts.reader(person, "").nominates())) {
            throw PanelController.absent();
        }
        return form(
                visit,
                PanelAct.NOMINATE,
                new Nomination("", List.of()),
                "/panel/nominations",
                new Shown.Link(visit.t("panel.nominations"), "/panel/nominations"),
                said,
                refused,
                List.of(),
                List::of,
                List.of());
    }

    @GetMapping("/panel/nominations/{nomination}")
    ModelAndView one(Visit visit, PersonId person, @PathVariable("nomination") String id) {
        return access.as(
                person,
                () -> {
                    var rules = rules(visit, person, id);
                    var one = store.nomination(id).orElseThrow();
                    var links =
                            Stream.of(PanelAct.values())
                                    .filter(rules::isOpen)
                                    .map(act ->
                                            new Shown.Link(
                                                    visit.t("panel.act." + act.key()),
                                                    address(id, act)))
                                    .toList();
                    return visit.page(
                            "organs/panel/nomination",
                            new PanelWords(visit, panel, parties)
                                    .one(
                                            one,
                                            store.readsPapers(),
                                            new NominationPapers(visit)
                                                    .shown(
                                                            one,
                                                            papers.of(log(id)),
                                                            papers.openings(log(id))),
                                            counted(visit, person, one),
                                            links));
                });
    }

    @GetMapping("/panel/nominations/{nomination}/acts/{act}")
    ModelAndView form(
            Visit visit,
            PersonId person,
            @PathVariable("nomination") String id,
            @PathVariable("act") String key) {
        return form(visit, person, id, act(key), null, null);
    }

    @PostMapping("/panel/nominations/{nomination}/acts/{act}")
    ModelAndView enter(
            Visit visit,
            PersonId person,
            @PathVariable("nomination") String id,
            @PathVariable("act") String key,
            HttpServletRequest request) {
        var act = act(key);
        boolean files =
                act == PanelAct.FILE_PAPER
                        && access.as(person, () -> rules(visit, person, id).isOpen(act));
        return switch (uploads.readForHouse(person, request, files ? log(id) : null)) {
            case Uploaded.Unfit unfit -> {
                // already in the reader's language
                var why = new KeptWords(visit).refusal(unfit);
                yield answer(
                        visit,
                        person,
                        id,
                        act,
                        unfit.values(),
                        new Outcome.Refused(new Text(why, why), "file"));
            }
            case Uploaded.Form(var said, var received) -> {
                boolean done = false;
                try {
                    var token = said.getOrDefault("once", "");
                    var outcome = acts.enter(person, id, act, said, received, token);
                    done = outcome instanceof Outcome.Done;
                    yield answer(visit, person, id, act, said, outcome);
                } finally {
                    if (!done) {
                        keep.drop(received);
                    }
                }
            }
        };
    }

    private ModelAndView answer(
            Visit visit,
            PersonId person,
            String id,
            PanelAct act,
            Map<String, String> said,
            Outcome outcome) {
        return ActForm.answer(
                outcome,
                _ -> "/panel/nominations/" + id,
                refused -> form(visit, person, id, act, said, refused));
    }

    /// Hands out a paper, to be saved and never to be shown.
    @GetMapping("/panel/nominations/{nomination}/papers/{number}")
    void paper(
            PersonId person,
            HttpServletResponse response,
            @PathVariable("nomination") String id,
            @PathVariable("number") String number)
            throws IOException {
        if (!number.matches("[0-9]{1,6}")) {
            throw PanelController.absent();
        }
        try (var opened =
                papers.open(person, log(id), Integer.parseInt(number))
                        .orElseThrow(PanelController::absent)) {
            var kept = opened.kept();
            Attachment.handOut(response, kept.type(), kept.size(), kept.name(), opened.bytes());
        }
    }

    /// What counts for a renewal, for the Secretariat and the member.
    private List<Shown.Fact> counted(Visit visit, PersonId person, Nomination one) {
        boolean secretariat = store.readsPapers();
        var member = one.nominee();
        if (member == null
                || one.stage() != Nomination.Stage.DESIGNATED
                || !secretariat && !member.equals(person.value())) {
            return List.of();
        }
        var today = visit.now().atZone(seat).toLocalDate();
        var term = one.term(today);
        return new RenewalWords(visit, panel)
                .counted(
                        one,
                        today,
                        secretariat
                                ? served.appointments(
                                        member,
                                        term.from().atStartOfDay(seat).toInstant(),
                                        term.until().plusDays(1).atStartOfDay(seat).toInstant())
                                : null,
                        secretariat);
    }

    private static String log(String nomination) {
        return EnterPanelAct.log(nomination);
    }

    private ModelAndView form(
            Visit visit,
            PersonId person,
            String id,
            PanelAct act,
            @Nullable Map<String, String> said,
            Outcome.@Nullable Refused refused) {
        return access.as(
                person,
                () -> {
                    var rules = rules(visit, person, id);
                    if (!rules.are(act.who())) {
                        throw PanelController.absent();
                    }
                    var one = store.nomination(id).orElseThrow();
                    return form(
                            visit,
                            act,
                            one,
                            address(id, act),
                            new Shown.Link(
                                    visit.of(one.name().en(), one.name().zh()),
                                    "/panel/nominations/" + id),
                            said == null ? before(act, one) : said,
                            refused,
                            rules.closable(),
                            rules::decisions,
                            act == PanelAct.RENEW ? counted(visit, person, one) : List.of());
                });
    }

    /// What the form begins with.
    private static Map<String, String> before(PanelAct act, Nomination one) {
        var before = new TreeMap<String, String>();
        if (act == PanelAct.PROFILE) {
            one.profile().ifPresent(entry -> before.putAll(entry.values()));
        }
        if (act == PanelAct.CONSENT) {
            before.put("nameEn", one.name().en());
            before.put("nameZh", one.name().zh());
        }
        return before;
    }

    private ModelAndView form(
            Visit visit,
            PanelAct act,
            Nomination one,
            String action,
            Shown.Link back,
            Map<String, String> said,
            Outcome.@Nullable Refused refused,
            List<Integer> closable,
            Supplier<List<Resolutions.Adopted>> decisions,
            List<Shown.Fact> counted) {
        return ActForm.of(
                        visit,
                        "panel.act." + act.key(),
                        action,
                        back,
                        refused,
                        (fault, why) ->
                                switch (act) {
                                    case FILE_PAPER ->
                                            new NominationPapers(visit)
                                                    .filing(one, said, fault, why, keep.largest());
                                    case CLOSE_PAPER ->
                                            new NominationPapers(visit)
                                                    .closing(one, closable, said, fault, why);
                                    default ->
                                            new PanelWords(visit, panel, parties)
                                                    .deciding(decisions)
                                                    .fields(act, one, said, fault, why);
                                })
                .taking(act == PanelAct.FILE_PAPER)
                .knowing(counted)
                .page(visit);
    }

    private NominationRules rules(Visit visit, PersonId person, String id) {
        var reader = acts.reader(person, id);
        var one =
                store.nomination(id)
                        .filter(found -> inside(found, reader))
                        .orElseThrow(PanelController::absent);
        return new NominationRules(one, panel, reader, visit.now(), seat, resolutions::all);
    }

    static String address(String id, PanelAct act) {
        return "/panel/nominations/" + id + "/acts/" + act.key();
    }

    private static PanelAct act(String key) {
        return PanelAct.of(key)
                .filter(act -> act.who() != PanelAct.Who.NOBODY)
                .orElseThrow(PanelController::absent);
    }

    private static Map<String, String> joined(MultiValueMap<String, String> posted) {
        var said = new TreeMap<String, String>();
        posted.forEach((name, values) -> said.put(name, String.join(",", values)));
        return said;
    }
}
