package org.goodoffices.casework.appointment;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodoffices.casework.docket.AgreeToIt;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.NameMediators;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.Takes;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// One page on which a person sees where an appointment stands and what they can do next.
@Controller
class AppointmentController {

    private final Access access;
    private final Docket docket;
    private final Candidates candidates;
    private final AgreeToIt agree;
    private final SendList send;
    private final AnswerList answers;
    private final CommentOnDisclosure comments;
    private final InviteCandidate invites;
    private final AskedCandidates invitations;
    private final DiscloseTies ties;
    private final InstantSource clock;

    AppointmentController(
            Access access,
            Docket docket,
            Candidates candidates,
            AgreeToIt agree,
            SendList send,
            AnswerList answers,
            CommentOnDisclosure comments,
            InviteCandidate invites,
            AskedCandidates invitations,
            DiscloseTies ties,
            InstantSource clock) {
        this.access = access;
        this.docket = docket;
        this.candidates = candidates;
        this.agree = agree;
        this.send = send;
        this.answers = answers;
        this.comments = comments;
        this.invites = invites;
        this.invitations = invitations;
        this.ties = ties;
        this.clock = clock;
    }

    @GetMapping("/cases/{number}/appointment")
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

    @PostMapping("/cases/{number}/appointment/needs/agreement")
    ModelAndView agree(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String needs,
            @RequestParam(defaultValue = "") String once) {
        return answered(
                visit,
                person,
                number,
                Map.of(),
                agree.agree(
                        EnterBesideRules.Asked.of(person, number, once),
                        AppointmentState.AGREEMENT,
                        needs,
                        "appointment-needs-changed",
                        open -> {
                            var stated = AppointmentState.of(open).stated();
                            return stated == null ? null : stated.entry();
                        }));
    }

    @PostMapping("/cases/{number}/appointment/lists")
    ModelAndView send(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> posted) {
        var said = said(posted);
        var chosen =
                Stream.of(said.getOrDefault("candidates", "").split(","))
                        .filter(one -> !one.isEmpty())
                        .toList();
        return answered(
                visit,
                person,
                number,
                said,
                send.send(
                        EnterBesideRules.Asked.of(person, number, said.getOrDefault("once", "")),
                        chosen,
                        whole(said.get("strikes")),
                        whole(said.get("hours"))));
    }

    @PostMapping("/cases/{number}/appointment/lists/{entry}/answer")
    ModelAndView answer(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String entry,
            @RequestParam MultiValueMap<String, String> posted) {
        var said = said(posted);
        var given = new TreeMap<>(said);
        given.keySet().removeIf(field -> field.startsWith("_") || field.equals("once"));
        return answered(
                visit,
                person,
                number,
                said,
                answers.answer(
                        EnterBesideRules.Asked.of(person, number, said.getOrDefault("once", "")),
                        entry,
                        given));
    }

    @PostMapping("/cases/{number}/appointment/invitations")
    ModelAndView invite(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> posted) {
        var said = said(posted);
        return answered(
                visit,
                person,
                number,
                said,
                invites.invite(
                        EnterBesideRules.Asked.of(person, number, said.getOrDefault("once", "")),
                        said.getOrDefault("candidate", ""),
                        whole(said.get("hours"))));
    }

    @PostMapping("/cases/{number}/appointment/disclosures/{entry}/comments")
    ModelAndView comment(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String entry,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String once) {
        return answered(
                visit,
                person,
                number,
                Map.of(),
                comments.comment(EnterBesideRules.Asked.of(person, number, once), entry, text));
    }

    static String done(String number) {
        return "/cases/" + number + "/appointment?done=1";
    }

    private ModelAndView answered(
            Visit visit,
            PersonId person,
            String number,
            Map<String, String> said,
            Outcome outcome) {
        return outcome.answered(
                done(number),
                refused ->
                        access.as(
                                person,
                                () ->
                                        new View(
                                                        visit,
                                                        docket.openOr404(person, number),
                                                        said,
                                                        refused)
                                                .page(null)));
    }

    private static Map<String, String> said(MultiValueMap<String, String> posted) {
        var said = new TreeMap<String, String>();
        posted.forEach((name, values) -> said.put(name, String.join(",", values)));
        return said;
    }

    private static @Nullable Integer whole(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.valueOf(text) : null;
    }

    /// One look at an appointment.
    private final class View {

        private final Visit visit;
        private final OpenCase open;
        private final Map<String, String> said;
        private final Outcome.@Nullable Refused refused;
        private final AppointmentWords words;
        private final CaseWords caseWords;
        private final AppointmentState state;
        private final @Nullable UUID mine;

        View(
                Visit visit,
                OpenCase open,
                Map<String, String> said,
                Outcome.@Nullable Refused refused) {
            this.visit = visit;
            this.open = open;
            this.said = said;
            this.refused = refused;
            this.words = new AppointmentWords(visit, open);
            this.caseWords = new CaseWords(visit, open);
            this.state = AppointmentState.of(open);
            this.mine =
                    open.left()
                            ? null
                            : open.mine().stream()
                                    .filter(one -> one.role().isParty() && one.party() != null)
                                    .map(one -> one.party())
                                    .findFirst()
                                    .orElse(null);
        }

        ModelAndView page(@Nullable String done) {
            var stated = state.stated();
            boolean institution = Candidates.forInstitution(open);
            boolean over = open.common().ending() != null;
            var fitness = candidates.fitness();
            var all = stated == null ? List.<Candidate>of() : candidates.of(open);
            var needs = stated == null ? new CaseNeeds(List.of(), "") : stated.needs();
            var ranking = Ranking.of(needs, all, fitness);
            boolean screens = candidates.screened(open);
            var gone = candidates.gone(open).values();
            return visit.page(
                    "casework/appointment/appointment",
                    new AppointmentPage(
                            open.file().number().value(),
                            words.toCase(),
                            words.address(),
                            caseWords.stages().where(),
                            next(),
                            needs.wanted().stream().map(words::fact).toList(),
                            needs.culture(),
                            stated == null
                                    ? null
                                    : visit.t(
                                            "appointment.stated-by",
                                            visit.of(stated.by().nameEn(), stated.by().nameZh()),
                                            visit.moment(stated.by().at())),
                            stated == null ? List.of() : parties(),
                            stated == null || mine == null || over || state.agreed().contains(mine)
                                    ? null
                                    : stated.entry().toString(),
                            NeedsController.states(open) && !over
                                    ? new Shown.Link(
                                            visit.t(
                                                    stated == null
                                                            ? "appointment.state"
                                                            : "appointment.state-anew"),
                                            words.address() + "/needs")
                                    : null,
                            ranking.suitable().stream()
                                    .map(one -> words.candidate(one, institution, screens))
                                    .toList(),
                            visit.t(
                                            institution
                                                    ? "appointment.order.institution"
                                                    : "appointment.order.others")
                                    + words.gone(gone),
                            institution && !ranking.suitable().isEmpty()
                                    ? words.inTurn(ranking)
                                    : null,
                            stated == null || !ranking.suitable().isEmpty()
                                    ? List.of()
                                    : Stream.concat(
                                                    words
                                                            .nobody(
                                                                    NobodySuits.of(
                                                                            needs, all, fitness))
                                                            .stream(),
                                                    Stream.of(words.gone(gone))
                                                            .filter(one -> !one.isEmpty()))
                                            .toList(),
                            ranking.others().stream()
                                    .map(one -> words.candidate(one, institution, screens))
                                    .toList(),
                            state.lists().reversed().stream().map(this::list).toList(),
                            sends() ? sendFields(ranking) : List.of(),
                            invited().stream().map(this::invited).toList(),
                            forRegistry() ? inviteFields(ranking) : List.of(),
                            state.disclosures().reversed().stream().map(this::disclosure).toList(),
                            done,
                            refused == null ? null : words.of(refused.reason())));
        }

        /// What the reader may do now about who mediates, by the rules of the case; and where
        /// screenings are read, for who reads them.
        private List<Shown.Link> next() {
            var acts =
                    open.mayDoNow().stream()
                            .map(OpenCase.Possible::act)
                            .filter(act ->
                                    AppointmentState.discloses(act)
                                            || act.effect() == Effect.NAMES_MEDIATOR
                                            || act.effect() == Effect.VACATES_OFFICE
                                            || act.takes().contains(Takes.MEDIATOR))
                            .distinct()
                            .map(act ->
                                    new Shown.Link(
                                            words.of(act.title()),
                                            caseWords.address() + "/acts/" + act.name()));
            var screening =
                    new Shown.Link(visit.t("screening.title"), words.address() + "/screening");
            return Stream.concat(acts, Stream.of(screening).filter(_ -> Screening.readBy(open)))
                    .toList();
        }

        private List<AppointmentPage.Party> parties() {
            return open.file().parties().stream()
                    .filter(party -> party.leftAt() == null)
                    .map(party -> {
                        boolean agreed = state.agreed().contains(party.id());
                        return new AppointmentPage.Party(
                                caseWords.party(party.id().toString()),
                                visit.t(
                                        agreed
                                                ? "appointment.has-agreed"
                                                : "appointment.has-not-agreed"),
                                agreed ? "good" : "");
                    })
                    .toList();
        }

        /// Whether the reader may send a list now.
        private boolean sends() {
            var now = clock.instant();
            return forRegistry() && state.lists().stream().noneMatch(list -> list.open(now));
        }

        /// Whether the reader acts for the Registry while a mediator is being named.
        private boolean forRegistry() {
            return AppointmentState.naming(open)
                    && open.mine().stream().anyMatch(one -> one.role() == Role.REGISTRY);
        }

        private List<AskedCandidates.Invitation> invited() {
            return open.mine().stream().anyMatch(one -> one.role() == Role.REGISTRY)
                    ? invitations.of(open.file().id())
                    : List.of();
        }

        private AppointmentPage.Invited invited(AskedCandidates.Invitation one) {
            var answer = one.answer();
            return new AppointmentPage.Invited(
                    open.entries().stream()
                            .filter(entry -> entry.id().value().equals(one.entry()))
                            .findFirst()
                            .flatMap(entry -> NameMediators.named(entry).stream().findFirst())
                            .map(words::of)
                            .orElse(""),
                    InquiryController.invitationState(visit, one, clock.instant()),
                    answer == null
                            ? List.of()
                            : answer.ties().stream().map(tie -> ties.words(visit, tie)).toList(),
                    answer == null ? "" : answer.words());
        }

        private List<Shown.Field> inviteFields(Ranking ranking) {
            var asked = invited().stream().map(AskedCandidates.Invitation::candidate).toList();
            var left =
                    ranking.suitable().stream()
                            .map(one -> one.candidate().profile().member())
                            .filter(one -> !asked.contains(one.person()))
                            .map(one ->
                                    new Shown.Choice(one.person().toString(), words.of(one.name())))
                            .toList();
            return left.isEmpty()
                    ? List.of()
                    : Stream.of(
                                    Shown.Field.of(
                                                    "candidate",
                                                    Shown.Field.Kind.LIST,
                                                    visit.t("appointment.invite.candidate"))
                                            .choices(left),
                                    hours())
                            .map(this::filled)
                            .toList();
        }

        private Shown.Field hours() {
            return Shown.Field.of("hours", Shown.Field.Kind.LIST, visit.t("appointment.list.hours"))
                    .value("168")
                    .choices(
                            SendList.HOURS.stream()
                                    .map(hours ->
                                            new Shown.Choice(
                                                    hours.toString(),
                                                    visit.t("table.hours.choice", hours)))
                                    .toList());
        }

        private List<Shown.Field> sendFields(Ranking ranking) {
            var suitable = ranking.suitable();
            if (suitable.size() < SendList.FEWEST) {
                return List.of();
            }
            var preset =
                    suitable.stream()
                            .limit(5)
                            .map(one -> one.candidate().person().toString())
                            .collect(Collectors.joining(","));
            return Stream.of(
                            Shown.Field.of(
                                            "candidates",
                                            Shown.Field.Kind.SOME_OF,
                                            visit.t("appointment.list.candidates"))
                                    .hint(
                                            visit.t(
                                                    "appointment.list.candidates.hint",
                                                    SendList.FEWEST,
                                                    SendList.MOST))
                                    .value(preset)
                                    .choices(
                                            suitable.stream()
                                                    .map(one -> one.candidate().profile().member())
                                                    .map(one ->
                                                            new Shown.Choice(
                                                                    one.person().toString(),
                                                                    words.of(one.name())))
                                                    .toList()),
                            Shown.Field.of(
                                            "strikes",
                                            Shown.Field.Kind.NUMBER,
                                            visit.t("appointment.list.strikes"))
                                    .hint(visit.t("appointment.list.strikes.hint"))
                                    .value("1"),
                            hours())
                    .map(this::filled)
                    .toList();
        }

        private Shown.Field filled(Shown.Field field) {
            return field.value(said.getOrDefault(field.name(), field.value()))
                    .error(
                            refused != null && field.name().equals(refused.field())
                                    ? words.of(refused.reason())
                                    : null);
        }

        private AppointmentPage.Sent list(AppointmentState.Sent list) {
            boolean running = list.open(clock.instant()) && open.common().ending() == null;
            boolean side = mine != null && ofOwnSide();
            var answer = side ? state.answer(list) : null;
            return new AppointmentPage.Sent(
                    visit.t("appointment.list.sent", visit.moment(list.at())),
                    words.list(list, clock.instant()),
                    list.result() == null ? "" : "good",
                    list.candidates().stream().map(one -> words.of(one.name())).toList(),
                    visit.t("appointment.list.rules", list.strikes()),
                    side ? words.lane(Lane.Kind.OWN) : null,
                    answer == null
                            ? visit.t("appointment.list.own.none")
                            : visit.t(
                                    "appointment.list.own",
                                    visit.moment(answer.at()),
                                    ranked(list, answer)),
                    running && side ? words.address() + "/lists/" + list.entry() + "/answer" : null,
                    running && side ? answerFields(list, answer) : List.of());
        }

        private boolean ofOwnSide() {
            return open.lanes().stream().anyMatch(lane -> lane.kind() == Lane.Kind.OWN);
        }

        /// The names as the side ranked them, then those it struck.
        private String ranked(AppointmentState.Sent list, AppointmentState.Answered answer) {
            var parts = new ArrayList<String>();
            list.candidates().stream()
                    .filter(one -> answer.ranks().containsKey(one.id()))
                    .sorted(
                            java.util.Comparator.comparing(
                                    one -> answer.ranks().getOrDefault(one.id(), 0)))
                    .forEach(one ->
                            parts.add(
                                    visit.t(
                                            "appointment.list.rank",
                                            answer.ranks().getOrDefault(one.id(), 0),
                                            words.of(one.name()))));
            list.candidates().stream()
                    .filter(one -> answer.strikes().contains(one.id()))
                    .forEach(one ->
                            parts.add(visit.t("appointment.list.struck", words.of(one.name()))));
            return String.join(visit.of("; ", "；"), parts);
        }

        private List<Shown.Field> answerFields(
                AppointmentState.Sent list, AppointmentState.@Nullable Answered answer) {
            var choices = new ArrayList<Shown.Choice>();
            choices.add(new Shown.Choice("", visit.t("appointment.list.choose")));
            IntStream.rangeClosed(1, list.candidates().size())
                    .forEach(rank ->
                            choices.add(
                                    new Shown.Choice(
                                            String.valueOf(rank),
                                            visit.t("appointment.list.place", rank))));
            choices.add(new Shown.Choice(AnswerList.STRIKE, visit.t("appointment.list.strike")));
            return list.candidates().stream()
                    .map(one ->
                            filled(
                                    Shown.Field.of(
                                                    one.id(),
                                                    Shown.Field.Kind.LIST,
                                                    words.of(one.name()))
                                            .choices(choices)
                                            .value(
                                                    answer == null
                                                            ? ""
                                                            : answer.strikes().contains(one.id())
                                                                    ? AnswerList.STRIKE
                                                                    : String.valueOf(
                                                                            answer.ranks()
                                                                                    .get(
                                                                                            one
                                                                                                    .id())))))
                    .toList();
        }

        private AppointmentPage.Disclosure disclosure(AppointmentState.Disclosure one) {
            var entry = one.entry();
            var act = open.rules().acts().get(entry.act());
            var declared = entry.text("declaration");
            var text = declared == null ? entry.text("text") : declared;
            return new AppointmentPage.Disclosure(
                    visit.t(
                            "appointment.disclosed",
                            visit.of(entry.nameEn(), entry.nameZh()),
                            act == null ? entry.act() : words.of(act.title()),
                            visit.moment(entry.at())),
                    text == null ? "" : text,
                    one.ties().stream().map(tie -> ties.words(visit, tie)).toList(),
                    one.comments().stream()
                            .map(comment ->
                                    new Shown.Fact(
                                            caseWords.party(String.valueOf(comment.party())),
                                            String.valueOf(comment.text("text"))))
                            .toList(),
                    mine == null || open.common().ending() != null
                            ? null
                            : words.address() + "/disclosures/" + entry.id() + "/comments");
        }
    }
}
