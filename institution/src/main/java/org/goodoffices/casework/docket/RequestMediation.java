package org.goodoffices.casework.docket;

import java.time.Instant;
import java.time.InstantSource;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Offices;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.Person;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.records.record.Lanes;
import org.goodoffices.records.record.Record;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Opens a case with its first act, the request (Model Rules, art. 3).
///
/// All lanes of the case are opened with it, in one order, whether or not they will be used: that a
/// lane is there says nothing.
@Component
public class RequestMediation {

    /// More would not fit the slots of a case's commitment in the institution's log.
    public static final int MOST_PARTIES = 30;

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

    /// How the offices are called among those who take part.
    static final Text REGISTRY = new Text("The Registry", "书记处");

    static final Text SECRETARY_GENERAL = new Text("The Secretary-General", "秘书长");

    private final Access access;
    private final CaseStore cases;
    private final Docket docket;
    private final Lanes lanes;
    private final Record record;
    private final People people;
    private final RulesInForce rules;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final ApplicationEventPublisher events;
    private final Refusals refusals;

    RequestMediation(
            Access access,
            CaseStore cases,
            Docket docket,
            Lanes lanes,
            Record record,
            People people,
            RulesInForce rules,
            InstantSource clock,
            RandomGenerator chance,
            ApplicationEventPublisher events,
            Texts texts) {
        this.access = access;
        this.cases = cases;
        this.docket = docket;
        this.lanes = lanes;
        this.record = record;
        this.people = people;
        this.rules = rules;
        this.clock = clock;
        this.chance = chance;
        this.events = events;
        this.refusals = new Refusals(texts);
    }

    /// Sends the request; the case exists when this returns `Done`.
    public Outcome request(PersonId who, RequestForm form) {
        return access.as(who, () -> requested(form));
    }

    /// As `request`, in the transaction at hand.
    Outcome requested(RequestForm form) {
        var ruleSet = rules.named(form.rules()).orElse(null);
        if (ruleSet == null) {
            return refusals.of("no-such-rules", "rules");
        }
        var wrong = wrong(form, ruleSet);
        if (wrong != null) {
            return wrong;
        }
        var now = clock.instant();
        var author = people.myself();
        if (!Submission.isToken(form.token())) {
            return refusals.of("no-token", "once");
        }
        var posted = Submission.of(form.token(), form.rules(), form.facts(), form.parties());
        switch (cases.takes(author.id().value(), posted, now)) {
            case NOW -> {}
            case BEFORE -> {
                return refusals.of("sent-before", null);
            }
            case WITH_OTHER_CONTENT -> {
                return refusals.of("token-of-another", "once");
            }
        }
        var act = requestOf(ruleSet);
        var opened = open(form, ruleSet, author, now);
        var file = opened.file();
        var entry =
                record.append(
                        file.joint(),
                        new Draft(
                                file.id().value(),
                                act.name(),
                                "party",
                                file.parties().stream()
                                        .filter(Party::requesting)
                                        .findFirst()
                                        .orElseThrow()
                                        .id(),
                                author.id().value(),
                                author.nameEn(),
                                author.nameZh(),
                                now,
                                facts(form, opened, author)));
        Standing.of(docket.begun(file, entry), ruleSet).keep(file, cases);
        events.publishEvent(new EnterAct.ActEntered(file.id(), file.number(), act.name(), entry));
        return new Outcome.Done(file.number(), entry.id());
    }

    private Outcome.@org.jspecify.annotations.Nullable Refused wrong(
            RequestForm form, RuleSet ruleSet) {
        if (form.parties().size() < ruleSet.partiesAtLeast()) {
            return refusals.of("too-few-parties", "parties", ruleSet.partiesAtLeast());
        }
        if (form.parties().size() > MOST_PARTIES) {
            return refusals.of("too-many-parties", "parties", MOST_PARTIES);
        }
        if (form.parties().stream().noneMatch(RequestForm.NamedParty::requesting)) {
            return refusals.of("nobody-requests", "parties");
        }
        if (form.parties().stream().allMatch(RequestForm.NamedParty::requesting)) {
            return refusals.of("nobody-invited", "parties");
        }
        for (int i = 0; i < form.parties().size(); i++) {
            var party = form.parties().get(i);
            if (party.nameEn().isBlank() && party.nameZh().isBlank()) {
                return refusals.of("party-without-name", "party-" + i + "-nameEn", i + 1);
            }
            if (Math.max(party.nameEn().length(), party.nameZh().length()) > 300) {
                return refusals.of("too-long", "party-" + i + "-nameEn", 300);
            }
            if (party.kind() == Party.Kind.STATE && party.country() == null) {
                return refusals.of("state-without-code", "party-" + i + "-country");
            }
            var country = party.country();
            if (country != null && !country.matches("[A-Z]{3}")) {
                return refusals.of("state-without-code", "party-" + i + "-country");
            }
            var contact = party.contact();
            if (!party.requesting() && (contact == null || !canBeInvited(contact))) {
                return refusals.of("party-without-contact", "party-" + i + "-contactMail", i + 1);
            }
            if (!party.requesting() && contact != null && isTaken(contact, form)) {
                return refusals.of("contact-taken", "party-" + i + "-contactMail", i + 1);
            }
        }
        for (var party : form.parties()) {
            if ((party.nameEn() + party.nameZh()).codePoints().anyMatch(FormReader::unprintable)) {
                return refusals.of("unprintable", "parties");
            }
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

    /// Whether the address is of somebody who cannot receive the invitation for a party: the
    /// author, who holds an office, who is on the panel, or who is named for another party.
    private boolean isTaken(RequestForm.Contact contact, RequestForm form) {
        var mail = contact.mail().strip();
        if (mail.isEmpty()) {
            return false;
        }
        var there = people.withMail(mail).map(person -> person.id().value()).orElse(null);
        return mail.equalsIgnoreCase(people.myself().mail())
                || there != null && cases.serves(there)
                || form.parties().stream()
                                .filter(party -> !party.requesting())
                                .map(RequestForm.NamedParty::contact)
                                .filter(other ->
                                        other != null
                                                && other.mail().strip().equalsIgnoreCase(mail))
                                .count()
                        > 1;
    }

    /// Whether an invitation can be sent there.
    private static boolean canBeInvited(RequestForm.Contact contact) {
        return (contact.mail().isBlank()
                        ? !contact.place().isBlank()
                        : RequestCheck.isMail(contact.mail().strip()))
                && contact.place().length() <= FormReader.LONGEST_LINE
                && Math.max(contact.nameEn().length(), contact.nameZh().length()) <= 300
                && (contact.nameEn() + contact.nameZh() + contact.place())
                        .codePoints()
                        .noneMatch(FormReader::unprintable);
    }

    static Act requestOf(RuleSet ruleSet) {
        return ruleSet.acts().values().stream()
                .filter(act -> act.effect() == Effect.REQUESTS)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(ruleSet.name() + " has no request"));
    }

    private Opened open(RequestForm form, RuleSet ruleSet, Person author, Instant now) {
        var caseId = new CaseId(draw());
        var parties = new ArrayList<Party>();
        var authorsSide = draw();
        for (var named : form.parties()) {
            parties.add(
                    new Party(
                            draw(),
                            parties.size() + 1,
                            named.requesting() ? authorsSide : draw(),
                            named.kind(),
                            named.country(),
                            inBoth(named.nameEn(), named.nameZh()),
                            named.requesting(),
                            null));
        }
        var opening = new ArrayList<Lanes.Opening>();
        opening.add(
                new Lanes.Opening(
                        Lane.Kind.JOINT,
                        null,
                        List.of(
                                author.id().value(),
                                Offices.REGISTRY,
                                Offices.SECRETARY_GENERAL,
                                PersonId.RULES.value())));
        opening.add(new Lanes.Opening(Lane.Kind.REGISTRY, null, List.of(Offices.REGISTRY)));
        opening.add(new Lanes.Opening(Lane.Kind.MEDIATORS, null, List.of()));
        opening.add(new Lanes.Opening(Lane.Kind.PUBLIC, null, List.of(PersonId.PUBLIC.value())));
        for (var side : parties.stream().map(Party::side).distinct().toList()) {
            var members = side.equals(authorsSide) ? List.of(author.id().value()) : List.<UUID>of();
            opening.add(new Lanes.Opening(Lane.Kind.OWN, side, members));
            opening.add(new Lanes.Opening(Lane.Kind.CAUCUS, side, members));
        }
        var opened = lanes.open(caseId.value(), opening);
        var joint = opened.getFirst();
        var file =
                new CaseFile(
                        caseId,
                        CaseNumber.draw(Year.from(now.atZone(ruleSet.zone())), chance),
                        ruleSet.name(),
                        ruleSet.edition(),
                        track(form, ruleSet),
                        title(parties),
                        joint,
                        now,
                        parties,
                        capacities(parties, author, form));
        cases.open(file);
        return new Opened(file, OfCase.lanes(lanesOpened(file, opening, opened)));
    }

    /// @param lanes what the request says of the lanes opened with it: a hash, which tells nobody
    ///   of lanes that they are not in
    private record Opened(CaseFile file, String lanes) {}

    private static List<Lane> lanesOpened(
            CaseFile file, List<Lanes.Opening> openings, List<LaneId> ids) {
        var lanes = new ArrayList<Lane>();
        for (int i = 0; i < ids.size(); i++) {
            var opening = openings.get(i);
            lanes.add(new Lane(ids.get(i), file.id().value(), opening.kind(), opening.side()));
        }
        return lanes;
    }

    /// The track that the request says, or else the first of those that the rules are for.
    private static String track(RequestForm form, RuleSet ruleSet) {
        var tracks = ruleSet.tracks().stream().sorted().map(RequestCheck::key).toList();
        var said = form.facts().get("track");
        return said != null && tracks.contains(said) ? said : tracks.getFirst();
    }

    private List<Capacity> capacities(List<Party> parties, Person author, RequestForm form) {
        var asWhat = "counsel".equals(form.facts().get("speaksAs")) ? "counsel" : "agent";
        var capacities = new ArrayList<Capacity>();
        for (var party : parties) {
            if (party.requesting()) {
                capacities.add(
                        new Capacity(
                                draw(),
                                author.id().value(),
                                Role.PARTY,
                                party.id(),
                                asWhat,
                                new Text(author.nameEn(), author.nameZh()),
                                author.mail()));
            }
        }
        capacities.add(
                new Capacity(
                        draw(),
                        Offices.REGISTRY,
                        Role.REGISTRY,
                        null,
                        "case-manager",
                        REGISTRY,
                        null));
        capacities.add(
                new Capacity(
                        draw(),
                        Offices.SECRETARY_GENERAL,
                        Role.AUTHORITY,
                        null,
                        "authority",
                        SECRETARY_GENERAL,
                        null));
        return capacities;
    }

    private static Map<String, ?> facts(RequestForm form, Opened opened, Person author) {
        var file = opened.file();
        var facts = new TreeMap<String, Object>(form.facts());
        facts.keySet().retainAll(SAID);
        facts.putAll(OfCase.facts(file));
        facts.put("lanes", opened.lanes());
        var named = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < form.parties().size(); i++) {
            var party = form.parties().get(i);
            var one = new TreeMap<String, Object>();
            one.putAll(OfCase.facts(file.parties().get(i)));
            var contact = party.contact();
            if (contact != null && !party.requesting()) {
                var name =
                        contact.nameEn().isBlank() && contact.nameZh().isBlank()
                                ? inBoth(contact.mail() + contact.place(), "")
                                : inBoth(contact.nameEn(), contact.nameZh());
                one.put("contactEn", name.en());
                one.put("contactZh", name.zh());
                if (!contact.mail().isBlank()) {
                    one.put(
                            "contactMail",
                            contact.mail().strip().toLowerCase(java.util.Locale.ROOT));
                }
                if (!contact.place().isBlank()) {
                    one.put("contactPlace", contact.place().strip());
                }
                one.put("contactLanguage", contact.language());
                one.put("fictional", author.fictional());
            }
            named.add(one);
        }
        facts.put("parties", named);
        return facts;
    }

    /// A name given in one language stands for both until the party says otherwise.
    private static Text inBoth(String en, String zh) {
        return new Text(
                en.isBlank() ? zh.strip() : en.strip(), zh.isBlank() ? en.strip() : zh.strip());
    }

    static Text title(List<Party> parties) {
        return new Text(
                parties.stream().map(p -> p.name().en()).collect(Collectors.joining(" – ")),
                parties.stream().map(p -> p.name().zh()).collect(Collectors.joining("与")));
    }

    private UUID draw() {
        return new UUID(
                chance.nextLong() & 0xffffffffffff0fffL | 0x8000L,
                chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
