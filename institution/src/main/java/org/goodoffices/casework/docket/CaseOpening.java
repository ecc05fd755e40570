package org.goodoffices.casework.docket;

import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Offices;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.Person;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.Lanes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens a case for its first act, whichever that is: number, parties, lanes.
///
/// All lanes of the case are opened at once, in one order, whether or not they will be used: that a
/// lane is there says nothing.
@Component
class CaseOpening {

    /// More would not fit the slots of a case's commitment in the institution's log.
    static final int MOST_PARTIES = 30;

    /// How the offices are called among those who take part.
    static final Text REGISTRY = new Text("The Registry", "书记处");

    static final Text SECRETARY_GENERAL = new Text("The Secretary-General", "秘书长");

    private final CaseStore cases;
    private final Lanes lanes;
    private final People people;
    private final RandomGenerator chance;
    private final Refusals refusals;
    private final FormReader forms;

    CaseOpening(CaseStore cases, Lanes lanes, People people, RandomGenerator chance, Texts texts) {
        this.cases = cases;
        this.lanes = lanes;
        this.people = people;
        this.chance = chance;
        this.refusals = new Refusals(texts);
        this.forms = new FormReader(refusals);
    }

    /// Why these cannot be the parties of a case under these rules; null where they can.
    Outcome.@Nullable Refused wrong(List<RequestForm.NamedParty> parties, RuleSet ruleSet) {
        if (parties.size() < ruleSet.partiesAtLeast()) {
            return refusals.of("too-few-parties", "parties", ruleSet.partiesAtLeast());
        }
        if (parties.size() > MOST_PARTIES) {
            return refusals.of("too-many-parties", "parties", MOST_PARTIES);
        }
        for (int i = 0; i < parties.size(); i++) {
            var party = parties.get(i);
            if (party.nameEn().isBlank() && party.nameZh().isBlank()) {
                return refusals.of("party-without-name", "party-" + i + "-nameEn", i + 1);
            }
            var unfit = unfitNames(party, "party-" + i + "-");
            if (unfit != null) {
                return unfit;
            }
            if (party.kind() == Party.Kind.STATE && party.country() == null) {
                return refusals.of("state-without-code", "party-" + i + "-country");
            }
            var country = party.country();
            if (country != null && !country.matches("[A-Z]{3}")) {
                return refusals.of("state-without-code", "party-" + i + "-country");
            }
            if (party.kind() == Party.Kind.STATE
                    && parties.subList(0, i).stream()
                            .anyMatch(before ->
                                    before.kind() == Party.Kind.STATE
                                            && Objects.equals(party.country(), before.country()))) {
                return refusals.of("state-twice", "party-" + i + "-country");
            }
            var contact = party.contact();
            if (!party.requesting() && (contact == null || !canBeInvited(contact))) {
                return refusals.of("party-without-contact", "party-" + i + "-contactMail", i + 1);
            }
            if (!party.requesting() && contact != null && isTaken(contact, parties)) {
                return refusals.of("contact-taken", "party-" + i + "-contactMail", i + 1);
            }
        }
        return null;
    }

    /// Why a party, or who receives its invitation, cannot be called so.
    private Outcome.@Nullable Refused unfitNames(RequestForm.NamedParty party, String field) {
        var names = new TreeMap<>(Map.of("nameEn", party.nameEn(), "nameZh", party.nameZh()));
        var contact = party.contact();
        if (contact != null) {
            names.put("contactEn", contact.nameEn());
            names.put("contactZh", contact.nameZh());
        }
        return names.entrySet().stream()
                .map(name -> forms.unfitName(name.getValue(), field + name.getKey()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// Whether the address is of somebody who cannot receive the invitation for a party: the
    /// author, who holds an office, who is on the panel, or who is named for another party.
    private boolean isTaken(RequestForm.Contact contact, List<RequestForm.NamedParty> parties) {
        var mail = contact.mail().strip();
        if (mail.isEmpty()) {
            return false;
        }
        var there = people.withMail(mail).map(person -> person.id().value()).orElse(null);
        return mail.equalsIgnoreCase(people.myself().mail())
                || there != null && cases.serves(there)
                || parties.stream()
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
                && contact.place().codePoints().noneMatch(FormReader::unprintable);
    }

    /// Who writes for the parties that request.
    ///
    /// @param asWhat `agent` or `counsel`
    record Author(Person person, String asWhat) {}

    /// A case that has been opened.
    ///
    /// @param lanes what its first entry says of its lanes: a hash, which tells nobody of lanes
    ///   that they are not in
    record Opened(CaseFile file, String lanes) {

        /// What the first entry says of the case, its lanes and its parties.
        Map<String, Object> facts(List<RequestForm.NamedParty> parties, Person author) {
            var facts = new TreeMap<String, Object>(OfCase.facts(file));
            facts.put("lanes", lanes);
            facts.put("parties", named(parties, file, author));
            return facts;
        }
    }

    /// Opens a case with its lanes and first capacities; its first entry is still to be made.
    ///
    /// @param author null where no party has requested yet
    Opened open(
            RuleSet ruleSet,
            String track,
            List<RequestForm.NamedParty> named,
            @Nullable Author author,
            Instant now) {
        var caseId = new CaseId(draw());
        var parties = new ArrayList<Party>();
        var authorsSide = draw();
        for (var one : named) {
            parties.add(
                    new Party(
                            draw(),
                            parties.size() + 1,
                            one.requesting() ? authorsSide : draw(),
                            one.kind(),
                            one.country(),
                            inBoth(one.nameEn(), one.nameZh()),
                            one.requesting(),
                            false,
                            null));
        }
        var opening = new ArrayList<Lanes.Opening>();
        opening.add(
                new Lanes.Opening(
                        Lane.Kind.JOINT,
                        null,
                        Stream.concat(
                                        author == null
                                                ? Stream.<UUID>empty()
                                                : Stream.of(author.person().id().value()),
                                        Stream.of(
                                                Offices.REGISTRY,
                                                Offices.SECRETARY_GENERAL,
                                                PersonId.RULES.value()))
                                .toList()));
        opening.add(new Lanes.Opening(Lane.Kind.REGISTRY, null, List.of(Offices.REGISTRY)));
        opening.add(new Lanes.Opening(Lane.Kind.MEDIATORS, null, List.of()));
        opening.add(new Lanes.Opening(Lane.Kind.PUBLIC, null, List.of(PersonId.PUBLIC.value())));
        for (var side : parties.stream().map(Party::side).distinct().toList()) {
            var members =
                    author != null && side.equals(authorsSide)
                            ? List.of(author.person().id().value())
                            : List.<UUID>of();
            opening.add(new Lanes.Opening(Lane.Kind.OWN, side, members));
            opening.add(new Lanes.Opening(Lane.Kind.CAUCUS, side, members));
        }
        var ids = lanes.open(caseId.value(), opening);
        var file =
                new CaseFile(
                        caseId,
                        CaseNumber.draw(Year.from(now.atZone(ruleSet.zone())), chance),
                        ruleSet.name(),
                        ruleSet.edition(),
                        track,
                        title(parties),
                        ids.getFirst(),
                        now,
                        parties,
                        capacities(parties, author));
        cases.open(file);
        var opened = new ArrayList<Lane>();
        for (int i = 0; i < ids.size(); i++) {
            var lane = opening.get(i);
            opened.add(new Lane(ids.get(i), caseId.value(), lane.kind(), lane.side()));
        }
        return new Opened(file, OfCase.lanes(opened));
    }

    private List<Capacity> capacities(List<Party> parties, @Nullable Author author) {
        var capacities = new ArrayList<Capacity>();
        for (var party : parties) {
            if (author != null && party.requesting()) {
                var person = author.person();
                capacities.add(
                        new Capacity(
                                draw(),
                                person.id().value(),
                                Role.PARTY,
                                party.id(),
                                author.asWhat(),
                                new Text(person.nameEn(), person.nameZh()),
                                person.mail()));
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

    /// What the first entry says of the parties.
    private static List<Map<String, Object>> named(
            List<RequestForm.NamedParty> parties, CaseFile file, Person author) {
        var named = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < parties.size(); i++) {
            var party = parties.get(i);
            var one = new TreeMap<String, Object>(OfCase.facts(file.parties().get(i)));
            var contact = party.contact();
            if (contact != null && !party.requesting()) {
                var name = nameOf(contact);
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
        return named;
    }

    /// What a contact is called: by the address where no name is given.
    static Text nameOf(RequestForm.Contact contact) {
        return contact.nameEn().isBlank() && contact.nameZh().isBlank()
                ? inBoth(contact.mail() + contact.place(), "")
                : inBoth(contact.nameEn(), contact.nameZh());
    }

    /// A name given in one language stands for both until the party says otherwise.
    private static Text inBoth(String en, String zh) {
        return new Text(
                en.isBlank() ? zh.strip() : en.strip(), zh.isBlank() ? en.strip() : zh.strip());
    }

    /// What a case between these parties is called.
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
