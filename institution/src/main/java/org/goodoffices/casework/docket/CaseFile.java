package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.records.record.LaneId;

/// What names a case: its number, its rules, its parties, and who takes part.
public record CaseFile(
        CaseId id,
        CaseNumber number,
        String rules,
        String edition,
        String track,
        Text title,
        LaneId joint,
        Instant openedAt,
        List<Party> parties,
        List<Capacity> capacities) {

    public CaseFile {
        parties = List.copyOf(parties);
        capacities = List.copyOf(capacities);
    }

    /// The party with this id.
    ///
    /// @throws java.util.NoSuchElementException if it is not a party of this case
    public Party party(String id) {
        return parties.stream().filter(p -> p.id().toString().equals(id)).findFirst().orElseThrow();
    }

    /// The same case with its parties and those who take part; it is called after those parties
    /// that have said their names.
    CaseFile of(List<Party> itsParties, List<Capacity> people) {
        return new CaseFile(
                id,
                number,
                rules,
                edition,
                track,
                itsParties.stream().anyMatch(Party::named) ? CaseOpening.title(itsParties) : title,
                joint,
                openedAt,
                itsParties,
                people);
    }

    /// Whether what a party is called was written by another: the request names those whom it
    /// invites, and they have not said anything yet.
    public boolean isNamedByAnother(Party party) {
        return !party.named()
                && !party.requesting()
                && parties.stream().anyMatch(Party::requesting);
    }

    /// Whether whoever has this seat is the party itself, a natural person.
    public boolean isThePartyItself(Capacity seat) {
        return parties.stream()
                .filter(party -> party.id().equals(seat.party()))
                .anyMatch(party ->
                        party.kind() == Party.Kind.PERSON && party.name().equals(seat.name()));
    }

    /// The same case with these seats.
    CaseFile seating(List<Capacity> seats) {
        return new CaseFile(
                id, number, rules, edition, track, title, joint, openedAt, parties, seats);
    }

    /// The same case with these parties as those that requested.
    CaseFile requestedBy(List<UUID> requesting) {
        return of(
                parties.stream()
                        .map(party ->
                                new Party(
                                        party.id(),
                                        party.place(),
                                        party.side(),
                                        party.kind(),
                                        party.country(),
                                        party.name(),
                                        requesting.contains(party.id()),
                                        party.named(),
                                        party.leftAt()))
                        .toList(),
                capacities);
    }
}
