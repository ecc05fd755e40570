package org.goodoffices.casework.docket;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Attempt;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.Takes;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.Person;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.Paper;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.records.record.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Enters an act on the docket, if the rules of the case allow it to this person now. Check, entry,
/// record and what follows from the act are one transaction.
@Component
public class EnterAct {

    private final TakeSubmission submissions;
    private final Docket docket;
    private final CaseStore cases;
    private final Seats seats;
    private final NameMediators naming;
    private final Record record;
    private final People people;
    private final Papers papers;
    private final KeepPaper keep;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final Refusals refusals;
    private final FormReader forms;
    private final List<ActSupplement> supplements;

    EnterAct(
            TakeSubmission submissions,
            Docket docket,
            CaseStore cases,
            Seats seats,
            NameMediators naming,
            Record record,
            People people,
            Papers papers,
            KeepPaper keep,
            InstantSource clock,
            ApplicationEventPublisher events,
            Texts texts,
            List<ActSupplement> supplements) {
        this.submissions = submissions;
        this.docket = docket;
        this.cases = cases;
        this.seats = seats;
        this.naming = naming;
        this.record = record;
        this.people = people;
        this.papers = papers;
        this.keep = keep;
        this.clock = clock;
        this.events = events;
        this.refusals = new Refusals(texts);
        this.forms = new FormReader(refusals);
        this.supplements = List.copyOf(supplements);
    }

    /// Tries the act; it is on the docket when this returns `Done`, and nothing is written
    /// otherwise.
    public Outcome enter(PersonId who, CaseNumber number, ActForm form) {
        var outcome = submissions.whole(who, () -> entered(who, number, form));
        if (!(outcome instanceof Outcome.Done)) {
            keep.drop(form.papers());
        }
        return outcome;
    }

    /// The lane in which the entry of this act would be; null where the person cannot do it.
    public @Nullable LaneId laneOf(OpenCase open, ActForm form) {
        var act = open.rules().acts().get(form.act());
        var acting = act == null ? null : acting(open, act, form);
        return act == null || acting == null
                ? null
                : laneOf(act, acting.actor(), new java.util.HashMap<>(form.values()), open);
    }

    private Outcome entered(PersonId who, CaseNumber number, ActForm form) {
        var known = cases.headed(number).orElse(null);
        if (known == null) {
            return new Outcome.Unknown();
        }
        // Acts that move the case follow one another; what a side says in its own lanes waits for
        // nobody, so that no delay tells the other side of it.
        var act = docket.rules(known.rules()).acts().get(form.act());
        if (act == null) {
            return refusals.of("no-such-act", null);
        }
        if (act.lane().common()) {
            record.hold(known.joint());
        }
        var now = clock.instant();
        var open = docket.open(who, number, now).orElseThrow();
        var acting = acting(open, act, form);
        if (acting == null) {
            return open.forRegistry()
                    ? refusals.of("for-whom", "actor")
                    : refusals.of("not-yours", null);
        }
        var instead = submissions.instead(who.value(), number, posted(number, form), now);
        if (instead != null) {
            return instead;
        }
        return switch (forms.read(act, form, open, now)) {
            case FormReader.Reading.Wrong(var refusal) -> refusal;
            case FormReader.Reading.Read(var facts) -> judged(open, act, acting, form, facts, now);
        };
    }

    private static Submission posted(CaseNumber number, ActForm form) {
        return Submission.of(
                form.token(),
                number,
                form.act(),
                form.actor(),
                form.values(),
                form.papers(),
                form.chosen());
    }

    private Outcome judged(
            OpenCase open,
            Act act,
            Acting acting,
            ActForm form,
            Map<String, Object> facts,
            Instant now) {
        var number = open.file().number();
        var early = beforeDispatch(act, facts, open);
        if (early != null) {
            return early;
        }
        var unfit = naming.complete(act, acting.actor(), form, facts, open);
        if (unfit != null) {
            return unfit;
        }
        if (act.effect() == Effect.INVITES
                && !seats.canInvite(open, String.valueOf(facts.get("party")))) {
            return refusals.of("contact-taken-since", "party");
        }
        complete(facts, act, acting.actor());
        var done =
                new org.goodoffices.engines.procedure.Done(
                        act.name(),
                        Statement.owing(act, acting.actor(), facts),
                        now,
                        Docket.particulars(facts, open.rules()));
        return switch (open.proceeding().attempt(done)) {
            case Attempt.Refused(var reason, var article) ->
                    new Outcome.Refused(reason, article, null);
            case Attempt.Allowed _ -> {
                for (var supplement : supplements) {
                    if (supplement.concerns(act)) {
                        switch (supplement.supplement(open, act, acting.actor(), form, now)) {
                            case ActSupplement.Supplement.Facts(var more) -> facts.putAll(more);
                            case ActSupplement.Supplement.Refusal(var refusal) -> {
                                yield refusal;
                            }
                        }
                    }
                }
                if (isOfWordsOrPapers(act)
                        && form.papers().isEmpty()
                        && form.chosen().isEmpty()
                        && !facts.containsKey("text")) {
                    yield refusals.of("nothing-written", "papers");
                }
                var lane = laneOf(act, acting.actor(), facts, open);
                if (lane == null) {
                    yield refusals.of("not-yours", null);
                }
                if (act.takes().contains(Takes.PAPERS)
                        && chosen(form, lane).size() < Set.copyOf(form.chosen()).size()) {
                    yield refusals.of("paper-gone", "paper");
                }
                if (acting.filed()) {
                    var wrong = filing(act, acting.actor(), form, facts, now, open);
                    if (wrong != null) {
                        yield wrong;
                    }
                }
                if ("yes".equals(form.value("closed"))
                        && act.lane() == org.goodoffices.engines.procedure.Lane.CAUCUS) {
                    facts.put("closed", true);
                }
                var drafts = papers(act, form, lane, facts);
                var entry =
                        record.append(
                                lane,
                                draft(open, act, acting.actor(), people.myself(), now, facts));
                if (!drafts.isEmpty() || isOfItsAuthor(act)) {
                    papers.enter(entry, sideOf(open, entry.party()), drafts);
                }
                var after = docket.after(open, entry);
                // Before seats change: whoever leaves the case by this act still keeps where it
                // stands.
                if (act.lane().common()) {
                    Standing.of(after).keep(after.file(), cases);
                }
                seats.follow(after, act, entry);
                events.publishEvent(new ActEntered(open.file().id(), number, act.name(), entry));
                yield new Outcome.Done(number, entry.id());
            }
        };
    }

    /// The papers that come in with the entry; those and the chosen ones are among its facts.
    private List<Papers.Draft> papers(
            Act act, ActForm form, LaneId lane, Map<String, Object> facts) {
        if (!act.takes().contains(Takes.PAPERS)) {
            return List.of();
        }
        var drafts = papers.draft(lane, form.papers(), null);
        var all = new ArrayList<Map<String, Object>>();
        drafts.forEach(draft -> all.add(draft.fact()));
        chosen(form, lane).forEach(paper -> all.add(Papers.fact(paper)));
        if (!all.isEmpty()) {
            facts.put("papers", all);
        }
        return drafts;
    }

    /// The chosen papers that are in the lane and can be read.
    private List<Paper> chosen(ActForm form, LaneId lane) {
        return form.chosen().stream()
                .distinct()
                .flatMap(id -> papers.paper(id).stream())
                .filter(paper -> paper.lane().equals(lane) && paper.content() != null)
                .toList();
    }

    /// Whether what the act says is its author's own, to release or quarantine, and not a step of
    /// the case.
    private static boolean isOfItsAuthor(Act act) {
        return switch (act.effect()) {
            case FILES, MESSAGES, ANSWERS_PROPOSAL, NOTES -> true;
            case null, default -> false;
        };
    }

    /// Whether an act puts words or papers on the docket and would say nothing without them.
    private static boolean isOfWordsOrPapers(Act act) {
        return (isOfItsAuthor(act) || act.effect() == Effect.NOTES_BREACH)
                && act.takes().containsAll(List.of(Takes.TEXT, Takes.PAPERS));
    }

    /// The side of a party; null for whoever is none.
    static @Nullable UUID sideOf(OpenCase open, @Nullable UUID party) {
        return open.file().parties().stream()
                .filter(p -> p.id().equals(party))
                .map(Party::side)
                .findFirst()
                .orElse(null);
    }

    /// The address to which the invitation of a party goes; null where none is known.
    public static @Nullable String addressOf(OpenCase open, Party party) {
        return Seats.address(open, party);
    }

    /// Whether this can be the token of a form.
    public static boolean isToken(@Nullable String token) {
        return Submission.isToken(token);
    }

    /// Whether the form of this act must fill in this field.
    public static boolean requires(Act act, Takes takes) {
        return FormReader.required(act, takes);
    }

    /// Who acts: the person, or the registry for somebody whose act it records or files.
    record Acting(Actor actor, boolean filed) {}

    static @Nullable Acting acting(OpenCase open, Act act, ActForm form) {
        var named = form.actor();
        // what another has to record, as money received, nobody enters for themselves
        var recorder = act.recordedBy();
        if (recorder != null
                && open.actors().stream().noneMatch(actor -> actor.role() == recorder)) {
            return null;
        }
        var mine =
                open.actors().stream()
                        .filter(actor -> plays(actor, act))
                        .filter(actor -> named == null || actor.id().equals(named))
                        .toList();
        var now = openTo(open, act);
        var own = now.stream().filter(mine::contains).findFirst();
        if (own.isPresent()) {
            return new Acting(own.get(), false);
        }
        if (open.forRegistry() && act.recordedBy() == Role.REGISTRY) {
            return now.stream()
                    .filter(actor -> named == null || actor.id().equals(named))
                    .findFirst()
                    .map(actor -> new Acting(actor, true))
                    .orElse(null);
        }
        if (!mine.isEmpty()) {
            return new Acting(mine.getFirst(), false); // so that the rules can say why not now
        }
        return open.forRegistry() ? filed(open, act, named) : null;
    }

    private static List<Actor> openTo(OpenCase open, Act act) {
        return open.proceeding().mayDoNow().stream()
                .filter(possible -> possible.act().name().equals(act.name()))
                .flatMap(possible -> possible.actors().stream())
                .distinct()
                .toList();
    }

    /// How what the Registry files for somebody came to it, on which day, and what proves it. What
    /// the rules themselves let the Registry record needs none of it.
    private Outcome.@Nullable Refused filing(
            Act act,
            Actor actor,
            ActForm form,
            Map<String, Object> facts,
            Instant now,
            OpenCase open) {
        facts.put("filedBy", "registry");
        boolean recorded = act.recordedBy() == Role.REGISTRY;
        if (filesItself(open, act, actor)) {
            return refusals.of("files-itself", "actor");
        }
        for (var field : List.of("filedChannel", "filedProof")) {
            var words = form.value(field);
            if (words != null) {
                var unfit = forms.unfit(words, FormReader.LONGEST_LINE, field);
                if (unfit != null) {
                    return unfit;
                }
                facts.put(field, words);
            }
        }
        var on = form.value("filedOn");
        if (on != null) {
            var day = FormReader.day(on);
            if (day == null) {
                return refusals.of("not-a-date", "filedOn");
            }
            if (day.isAfter(now.atZone(open.rules().zone()).toLocalDate())) {
                return refusals.of("receipt-in-future", "filedOn");
            }
            facts.put("filedOn", day.toString());
        }
        if (recorded) {
            return null;
        }
        for (var field : List.of("filedChannel", "filedOn")) {
            if (!facts.containsKey(field)) {
                return refusals.of("missing", field);
            }
        }
        boolean proven =
                facts.containsKey("filedProof")
                        || act.takes().contains(Takes.PAPERS)
                                && !(form.papers().isEmpty() && form.chosen().isEmpty());
        return proven ? null : refusals.of("filing-unproven", "filedProof");
    }

    /// Whether this act is not the Registry's to enter, as the party has access to the docket
    /// itself (Model Rules, art. 2(6)).
    public boolean filesItself(OpenCase open, Act act, Actor actor) {
        return act.recordedBy() != Role.REGISTRY
                && actor.role().isParty()
                && cases.hasAccess(
                        open.file().id(),
                        Objects.requireNonNull(sideOf(open, UUID.fromString(actor.id()))));
    }

    /// Nothing is received before it was sent.
    private Outcome.@Nullable Refused beforeDispatch(
            Act act, Map<String, Object> facts, OpenCase open) {
        if (act.effect() != Effect.SERVES || !(facts.get("received") instanceof String received)) {
            return null;
        }
        return open.entries().stream()
                .filter(entry -> Objects.equals(entry.text("party"), facts.get("party")))
                .filter(entry -> {
                    var sent = open.rules().acts().get(entry.act());
                    return sent != null && sent.effect() == Effect.INVITES;
                })
                .findFirst()
                .map(entry ->
                        Objects.requireNonNullElse(
                                entry.text("date"),
                                entry.at().atZone(open.rules().zone()).toLocalDate().toString()))
                .filter(sent -> received.compareTo(sent) < 0)
                .map(sent -> refusals.of("receipt-before-dispatch", "date", sent))
                .orElse(null);
    }

    /// An act that the Registry enters for somebody who has no access to the docket, or whose act
    /// the rules let it record (Model Rules, art. 2(6)).
    private static @Nullable Acting filed(OpenCase open, Act act, @Nullable String named) {
        var filers = filers(open, act);
        if (named == null) {
            return filers.size() == 1 ? new Acting(filers.getFirst(), true) : null;
        }
        return filers.stream()
                .filter(actor -> actor.id().equals(named))
                .findFirst()
                .map(actor -> new Acting(actor, true))
                .orElse(null);
    }

    /// For whom the Registry may enter this act: the parties that remain and a third State, as the
    /// act is theirs; those who may do it now, or all of them where nobody may. Never for a
    /// mediator or the appointing authority: what they do is theirs alone.
    public static List<Actor> filers(OpenCase open, Act act) {
        var now =
                openTo(open, act).stream()
                        .filter(actor -> actor.role().isParty() || actor.role() == Role.THIRD_STATE)
                        .toList();
        if (!now.isEmpty()) {
            return now;
        }
        var all = new ArrayList<Actor>();
        if (act.by().stream().anyMatch(Role::isParty)) {
            open.proceeding().parties().forEach(party -> all.add(Actor.party(party)));
        }
        if (act.by().contains(Role.THIRD_STATE)) {
            all.add(Actor.thirdState("third-state"));
        }
        return all;
    }

    /// Whether the act is of the actor's role at all, so that the rules can say why not now.
    private static boolean plays(Actor actor, Act act) {
        return act.by().stream()
                .anyMatch(role -> role == actor.role() || role.isParty() && actor.role().isParty());
    }

    private static void complete(Map<String, Object> facts, Act act, Actor actor) {
        if (actor.role() == Role.MEDIATOR && act.effect() == Effect.VACATES_OFFICE) {
            facts.putIfAbsent("mediator", actor.id());
        }
    }

    private static @Nullable LaneId laneOf(
            Act act, Actor actor, Map<String, Object> facts, OpenCase open) {
        var kind =
                switch (act.lane()) {
                    case JOINT -> Lane.Kind.JOINT;
                    case OWN -> Lane.Kind.OWN;
                    case CAUCUS -> Lane.Kind.CAUCUS;
                    case MEDIATORS -> Lane.Kind.MEDIATORS;
                    case REGISTRY -> Lane.Kind.REGISTRY;
                    case PUBLIC -> Lane.Kind.PUBLIC;
                };
        UUID side = null;
        if (kind == Lane.Kind.OWN || kind == Lane.Kind.CAUCUS) {
            var party =
                    actor.role().isParty() ? actor.id() : Objects.toString(facts.get("party"), "");
            side =
                    open.file().parties().stream()
                            .filter(p -> p.id().toString().equals(party))
                            .map(Party::side)
                            .findFirst()
                            .orElse(null);
            if (side == null) {
                return null;
            }
        }
        var lane = open.lane(kind, side);
        return lane == null ? null : lane.id();
    }

    private static Draft draft(
            OpenCase open,
            Act act,
            Actor actor,
            Person person,
            Instant now,
            Map<String, Object> facts) {
        return new Draft(
                open.file().id().value(),
                act.name(),
                actor.role().isParty() ? "party" : actor.role().key(),
                actor.role().isParty() ? UUID.fromString(actor.id()) : null,
                person.id().value(),
                person.nameEn(),
                person.nameZh(),
                now,
                facts);
    }

    /// An act was entered on the docket of a case. Published in the transaction of the act.
    public record ActEntered(CaseId caseId, CaseNumber number, String act, Entered entry) {}
}
