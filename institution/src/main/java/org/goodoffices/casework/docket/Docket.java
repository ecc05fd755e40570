package org.goodoffices.casework.docket;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Done;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Proceeding;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Setting;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Questions;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.Lanes;
import org.goodoffices.records.record.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Opens a case for the person of the transaction.
@Component
public class Docket {

    private final CaseStore cases;
    private final Questions questions;
    private final RulesInForce rules;
    private final InstantSource clock;

    Docket(CaseStore cases, Questions questions, RulesInForce rules, InstantSource clock) {
        this.cases = cases;
        this.questions = questions;
        this.rules = rules;
        this.clock = clock;
    }

    /// The case with this number, if the person may know of it.
    public Optional<OpenCase> open(PersonId person, CaseNumber number) {
        return open(person, number, clock.instant());
    }

    /// The case with this number, for a page.
    ///
    /// @throws ResponseStatusException with the same answer for a case that the person may not know
    ///   of as for one that does not exist
    public OpenCase openOr404(PersonId person, String number) {
        return (CaseNumber.isOne(number)
                        ? open(person, new CaseNumber(number))
                        : Optional.<OpenCase>empty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// A number as it stands in an address.
    ///
    /// @throws ResponseStatusException where none is written like that
    public static CaseNumber numberOr404(String number) {
        if (!CaseNumber.isOne(number)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new CaseNumber(number);
    }

    /// The case as it is at this moment.
    Optional<OpenCase> open(PersonId person, CaseNumber number, Instant at) {
        return cases.numbered(number).map(file -> open(person, file, at));
    }

    Optional<OpenCase> open(PersonId person, UUID caseId) {
        return cases.withId(caseId).map(file -> open(person, file, clock.instant()));
    }

    private OpenCase open(PersonId person, CaseFile found, Instant at) {
        var id = found.id();
        var parties = CaseStore.parties(id);
        var people = CaseStore.capacities(id);
        var lanes = Lanes.of(id.value());
        var quarantined = Papers.hidden(id.value());
        var acts = Record.ofCase(id.value());
        var myself = CaseStore.identities();
        var answers = questions.ask(parties, people, lanes, quarantined, acts, myself);

        var ruleSet = rules(found.rules());
        var seen = answers.to(lanes);
        var hidden = new Papers.Quarantined(answers.to(quarantined));
        var entries =
                answers.to(acts).stream().map(entry -> LaneAct.without(entry, hidden)).toList();
        var file =
                requested(
                        seated(found.of(answers.to(parties), answers.to(people)), entries),
                        ruleSet,
                        entries);
        var identities = answers.to(myself);
        var mine = file.capacities().stream().filter(c -> identities.contains(c.member())).toList();
        var left = OpenCase.leftAt(file, mine);
        var seenAt = left == null ? at : left;
        return new OpenCase(
                file,
                ruleSet,
                person.value(),
                mine,
                seen,
                entries,
                fold(rules, file, ruleSet, entries, seenAt),
                fold(rules, file, ruleSet, shared(entries, seen), seenAt));
    }

    /// The case as it is once this entry is made, without reading it anew.
    OpenCase after(OpenCase before, Entered entry) {
        var entries = new ArrayList<>(before.entries());
        entries.add(entry);
        var file = requested(before.file(), before.rules(), entries);
        return new OpenCase(
                file,
                before.rules(),
                before.person(),
                before.mine(),
                before.lanes(),
                entries,
                fold(rules, file, before.rules(), entries, entry.at()),
                fold(rules, file, before.rules(), shared(entries, before.lanes()), entry.at()));
    }

    /// Where a case stands by its first entry, which everybody in it sees.
    Proceeding begun(CaseFile file, Entered request) {
        return fold(rules, file, rules(file.rules()), List.of(request), request.at());
    }

    /// The case with the people of its parties called as they call themselves where they act for
    /// all to see: a seat is given under the name that others have for whoever is to take it.
    private static CaseFile seated(CaseFile file, List<Entered> entries) {
        var called = new HashMap<UUID, Text>();
        entries.stream()
                .filter(entry -> entry.lane().equals(file.joint()) && entry.role().equals("party"))
                .forEach(entry ->
                        called.put(entry.person(), new Text(entry.nameEn(), entry.nameZh())));
        return file.seating(
                file.capacities().stream()
                        .map(seat ->
                                seat.party() == null
                                        ? seat
                                        : seat.called(
                                                called.getOrDefault(seat.member(), seat.name())))
                        .toList());
    }

    /// The case with those as requesting parties that have requested since it was opened by an
    /// offer of good offices (Model Rules on Mediation between States, art. 3(7)).
    private static CaseFile requested(CaseFile file, RuleSet ruleSet, List<Entered> entries) {
        if (file.parties().stream().anyMatch(Party::requesting)) {
            return file;
        }
        var requesting =
                entries.stream()
                        .filter(entry -> {
                            var act = ruleSet.acts().get(entry.act());
                            return act != null && act.effect() == Effect.REQUESTS;
                        })
                        .map(Entered::party)
                        .filter(java.util.Objects::nonNull)
                        .toList();
        return requesting.isEmpty() ? file : file.requestedBy(requesting);
    }

    /// The rules of this name, which a case was brought under.
    RuleSet rules(String name) {
        return rules.named(name).orElseThrow(() -> new IllegalStateException("no rules " + name));
    }

    /// The entries in the lanes that everybody in the case sees.
    private static List<Entered> shared(List<Entered> entries, List<Lane> seen) {
        var shared =
                seen.stream()
                        .filter(l -> l.kind() == Lane.Kind.JOINT || l.kind() == Lane.Kind.PUBLIC)
                        .map(Lane::id)
                        .toList();
        return entries.stream().filter(entry -> shared.contains(entry.lane())).toList();
    }

    /// Where a case stands at an instant by these entries, under these rules.
    static Proceeding fold(
            RulesInForce rules, CaseFile file, RuleSet ruleSet, List<Entered> entries, Instant at) {
        var short_ = Statement.shortPayments(entries, file, ruleSet);
        var acts =
                entries.stream()
                        .filter(entry -> !short_.contains(entry.id()))
                        .flatMap(entry -> done(entry, file, ruleSet).stream())
                        .toList();
        // while nobody has requested, each of them may
        boolean nobody = file.parties().stream().noneMatch(Party::requesting);
        var setting =
                new Setting(
                        ruleSet.zone(),
                        rules.calendarOf(ruleSet),
                        file.parties().stream()
                                .map(p ->
                                        new Setting.Party(
                                                p.id().toString(), nobody || p.requesting()))
                                .toList());
        return Proceeding.fold(ruleSet, setting, acts, at);
    }

    private static Optional<Done> done(Entered entry, CaseFile file, RuleSet ruleSet) {
        var act = LaneAct.underTheRules(entry, file, ruleSet);
        var known = ruleSet.acts().get(act);
        return known == null
                ? Optional.empty()
                : Optional.of(
                        new Done(
                                act,
                                Statement.owing(known, actor(entry), entry.facts()),
                                entry.at(),
                                particulars(entry.facts(), ruleSet)));
    }

    /// The part of an act's facts that the rules look at.
    static Done.Particulars particulars(
            Map<String, ? extends @Nullable Object> facts, RuleSet ruleSet) {
        var received = text(facts, "received");
        return new Done.Particulars(
                text(facts, "party"),
                received == null ? null : startOf(LocalDate.parse(received), ruleSet),
                text(facts, "serves"),
                text(facts, "mediator"),
                text(facts, "limit"),
                facts.get("days") instanceof Number days ? days.intValue() : 0);
    }

    private static @Nullable String text(
            Map<String, ? extends @Nullable Object> facts, String name) {
        return facts.get(name) instanceof String text ? text : null;
    }

    private static Instant startOf(LocalDate day, RuleSet ruleSet) {
        return day.atStartOfDay(ruleSet.zone()).toInstant();
    }

    private static Actor actor(Entered entry) {
        return switch (entry.role()) {
            case "party" -> Actor.party(String.valueOf(entry.party()));
            case "mediator" -> Actor.mediator(entry.person().toString());
            case "registry" -> Actor.registry();
            case "authority" -> Actor.authority();
            case "third-state" -> Actor.thirdState("third-state");
            default -> Actor.rules();
        };
    }
}
