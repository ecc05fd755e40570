package org.goodoffices.casework.docket;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.Person;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.documents.DraftPapers;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Opens a case with its first act, the request (Model Rules, art. 3).
@Component
public class RequestMediation {

    /// What a request says besides its parties (Model Rules, art. 3(2)).
    private static final Set<String> SAID =
            Set.of(
                    "speaksAs",
                    "track",
                    "classes",
                    "subjects",
                    "agreement",
                    "agreementText",
                    "languages",
                    "thirdStates",
                    "amount",
                    "text");

    private final Access access;
    private final CaseStore cases;
    private final CaseOpening opening;
    private final TakeSubmission take;
    private final Docket docket;
    private final Record record;
    private final People people;
    private final RulesInForce rules;
    private final Papers papers;
    private final DraftPapers waiting;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final Refusals refusals;

    RequestMediation(
            Access access,
            CaseStore cases,
            CaseOpening opening,
            TakeSubmission take,
            Docket docket,
            Record record,
            People people,
            RulesInForce rules,
            Papers papers,
            DraftPapers waiting,
            InstantSource clock,
            ApplicationEventPublisher events,
            Texts texts) {
        this.access = access;
        this.cases = cases;
        this.opening = opening;
        this.take = take;
        this.docket = docket;
        this.record = record;
        this.people = people;
        this.rules = rules;
        this.papers = papers;
        this.waiting = waiting;
        this.clock = clock;
        this.events = events;
        this.refusals = new Refusals(texts);
    }

    /// Sends the request; the case exists when this returns `Done`.
    public Outcome request(PersonId who, RequestForm form) {
        return access.as(who, () -> requested(form, null));
    }

    /// As `request`, in the transaction at hand.
    ///
    /// @param draft with which papers wait; null where none does
    Outcome requested(RequestForm form, @Nullable UUID draft) {
        var ruleSet = rules.named(form.rules()).orElse(null);
        if (ruleSet == null) {
            return refusals.of("no-such-rules", "rules");
        }
        var now = clock.instant();
        var early = refusals.notInForce(ruleSet, now.atZone(ruleSet.zone()).toLocalDate());
        if (early != null) {
            return early;
        }
        var wrong = wrong(form, ruleSet);
        if (wrong != null) {
            return wrong;
        }
        var author = people.myself();
        var posted = Submission.of(form.token(), form.rules(), form.facts(), form.parties());
        var again = take.instead(author.id().value(), null, posted, now);
        if (again != null) {
            return again;
        }
        var act = requestOf(ruleSet);
        var opened =
                opening.open(
                        ruleSet,
                        track(form, ruleSet),
                        form.parties(),
                        new CaseOpening.Author(
                                author,
                                "counsel".equals(form.facts().get("speaksAs"))
                                        ? "counsel"
                                        : "agent"),
                        now);
        var file = opened.file();
        var requesting =
                file.parties().stream().filter(Party::requesting).findFirst().orElseThrow();
        var facts = facts(form, opened, author);
        var filed =
                draft == null
                        ? List.<Papers.Draft>of()
                        : papers.draft(file.joint(), waiting.handOver(draft, file.joint()), null);
        if (!filed.isEmpty()) {
            facts.put("papers", filed.stream().map(Papers.Draft::fact).toList());
        }
        var entry =
                record.append(
                        file.joint(),
                        new Draft(
                                file.id().value(),
                                act.name(),
                                "party",
                                requesting.id(),
                                author.id().value(),
                                author.nameEn(),
                                author.nameZh(),
                                now,
                                facts));
        if (!filed.isEmpty()) {
            papers.enter(entry, requesting.side(), filed);
        }
        Standing.of(docket.begun(file, entry), ruleSet).keep(file, cases);
        events.publishEvent(new EnterAct.ActEntered(file.id(), file.number(), act.name(), entry));
        return new Outcome.Done(file.number(), entry.id());
    }

    private Outcome.@Nullable Refused wrong(RequestForm form, RuleSet ruleSet) {
        if (form.parties().stream().noneMatch(RequestForm.NamedParty::requesting)) {
            return refusals.of("nobody-requests", "parties");
        }
        if (form.parties().stream().allMatch(RequestForm.NamedParty::requesting)) {
            return refusals.of("nobody-invited", "parties");
        }
        var parties = opening.wrong(form.parties(), ruleSet);
        if (parties != null) {
            return parties;
        }
        for (var fact : form.facts().values()) {
            if (fact.codePoints().anyMatch(FormReader::unprintable)) {
                return refusals.of("unprintable", "text");
            }
            if (fact.length() > FormReader.LONGEST_TEXT) {
                return refusals.of("too-long", "text", FormReader.LONGEST_TEXT);
            }
        }
        return null;
    }

    static Act requestOf(RuleSet ruleSet) {
        return ruleSet.acts().values().stream()
                .filter(act -> act.effect() == Effect.REQUESTS)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(ruleSet.name() + " has no request"));
    }

    /// The track that the request says, or else the first of those that the rules are for.
    private static String track(RequestForm form, RuleSet ruleSet) {
        var tracks = ruleSet.tracks().stream().sorted().map(RequestCheck::key).toList();
        var said = form.facts().get("track");
        return said != null && tracks.contains(said) ? said : tracks.getFirst();
    }

    private static Map<String, Object> facts(
            RequestForm form, CaseOpening.Opened opened, Person author) {
        var facts = new TreeMap<String, Object>(form.facts());
        facts.keySet().retainAll(SAID);
        facts.putAll(opened.facts(form.parties(), author));
        return facts;
    }
}
