package org.goodoffices.casework.docket;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Offices;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Opens a case with the institution's offer of good offices to States in dispute (Model Rules on
/// Mediation between States, art. 3(7)). The offer reaches each State's agent by a link of its own;
/// whichever requests mediation is the requesting party then, and each may decline.
@Component
public class OfferGoodOffices {

    private final Access access;
    private final CaseStore cases;
    private final CaseOpening opening;
    private final TakeSubmission take;
    private final Docket docket;
    private final Record record;
    private final Seats seats;
    private final People people;
    private final RulesInForce rules;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final ApplicationEventPublisher events;
    private final Refusals refusals;
    private final FormReader forms;

    OfferGoodOffices(
            Access access,
            CaseStore cases,
            CaseOpening opening,
            TakeSubmission take,
            Docket docket,
            Record record,
            Seats seats,
            People people,
            RulesInForce rules,
            InstantSource clock,
            RandomGenerator chance,
            ApplicationEventPublisher events,
            Texts texts) {
        this.access = access;
        this.cases = cases;
        this.opening = opening;
        this.take = take;
        this.docket = docket;
        this.record = record;
        this.seats = seats;
        this.people = people;
        this.rules = rules;
        this.clock = clock;
        this.chance = chance;
        this.events = events;
        this.refusals = new Refusals(texts);
        this.forms = new FormReader(refusals);
    }

    /// An offer as it is made.
    ///
    /// @param parties the States, none of them requesting, each with a contact
    /// @param text what the offer says
    public record Offer(
            String rules, List<RequestForm.NamedParty> parties, String text, String token) {
        public Offer {
            parties = List.copyOf(parties);
        }
    }

    /// The rule sets under which good offices can be offered, and the act by which they are.
    public Map<RuleSet, Act> possible() {
        var possible = new java.util.LinkedHashMap<RuleSet, Act>();
        for (var set : rules.all()) {
            offerOf(set).ifPresent(act -> possible.put(set, act));
        }
        return possible;
    }

    /// The act by which the appointing authority opens a case.
    private static Optional<Act> offerOf(RuleSet set) {
        return set.acts().values().stream()
                .filter(act -> act.from().contains(Act.START))
                .filter(act -> act.by().contains(Role.AUTHORITY))
                .findFirst();
    }

    /// Whether the person of the transaction makes such offers.
    public boolean mayOffer() {
        return cases.holds(Offices.SECRETARY_GENERAL);
    }

    /// Makes the offer; the case exists, and the States are written to, when this returns `Done`.
    public Outcome offer(PersonId who, Offer offer) {
        return access.as(who, () -> offered(offer));
    }

    private Outcome offered(Offer offer) {
        var ruleSet = rules.named(offer.rules()).orElse(null);
        var act = ruleSet == null ? null : offerOf(ruleSet).orElse(null);
        if (ruleSet == null || act == null) {
            return refusals.of("no-such-rules", "rules");
        }
        if (!mayOffer()) {
            return new Outcome.Unknown();
        }
        var now = clock.instant();
        var early = refusals.notInForce(ruleSet, now.atZone(ruleSet.zone()).toLocalDate());
        if (early != null) {
            return early;
        }
        var wrong = wrong(offer, ruleSet);
        if (wrong != null) {
            return wrong;
        }
        var author = people.myself();
        var posted = Submission.of(offer.token(), offer.rules(), offer.text(), offer.parties());
        var again = take.instead(author.id().value(), null, posted, now);
        if (again != null) {
            return again;
        }
        var track = RequestCheck.key(ruleSet.tracks().stream().sorted().findFirst().orElseThrow());
        var opened = opening.open(ruleSet, track, offer.parties(), null, now);
        var file = opened.file();
        var facts = new TreeMap<String, Object>(opened.facts(offer.parties(), author));
        facts.put("track", track);
        facts.put("text", offer.text().strip());
        var entry =
                record.append(
                        file.joint(),
                        new Draft(
                                file.id().value(),
                                act.name(),
                                Role.AUTHORITY.key(),
                                null,
                                author.id().value(),
                                author.nameEn(),
                                author.nameZh(),
                                now,
                                facts));
        for (int i = 0; i < file.parties().size(); i++) {
            reach(file.parties().get(i), offer.parties().get(i), author.fictional(), entry);
        }
        Standing.of(docket.begun(file, entry), ruleSet).keep(file, cases);
        events.publishEvent(new EnterAct.ActEntered(file.id(), file.number(), act.name(), entry));
        return new Outcome.Done(file.number(), entry.id());
    }

    /// Seats the agent to whom the offer goes, so that the State can read and answer it.
    private void reach(
            Party party,
            RequestForm.NamedParty named,
            boolean fictional,
            org.goodoffices.records.record.Entered entry) {
        var contact = java.util.Objects.requireNonNull(named.contact());
        var name = CaseOpening.nameOf(contact);
        var person =
                people.enter(
                        new UUID(chance.nextLong(), chance.nextLong()),
                        name.en(),
                        name.zh(),
                        contact.mail().strip(),
                        contact.language(),
                        fictional);
        seats.seat(party, person.value(), "agent", name, contact.mail().strip(), entry);
    }

    private Outcome.@Nullable Refused wrong(Offer offer, RuleSet ruleSet) {
        var parties = opening.wrong(offer.parties(), ruleSet);
        if (parties != null) {
            return parties;
        }
        for (int i = 0; i < offer.parties().size(); i++) {
            var party = offer.parties().get(i);
            var contact = party.contact();
            if (party.kind() != Party.Kind.STATE && party.kind() != Party.Kind.ORGANISATION) {
                return refusals.of("states-only", "party-" + i + "-kind");
            }
            if (contact == null || contact.mail().isBlank()) {
                return refusals.of("party-without-contact", "party-" + i + "-contactMail", i + 1);
            }
        }
        if (offer.text().isBlank()) {
            return refusals.of("missing", "text");
        }
        return forms.unfit(offer.text(), FormReader.LONGEST_TEXT, "text");
    }
}
