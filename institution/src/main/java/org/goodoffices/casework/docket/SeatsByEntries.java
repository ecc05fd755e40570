package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Offices;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;

/// Follows the entries of a case from seat to seat, as the database's own functions do
/// (`give_seat`, `end_seat`, `leave_case`, `nominate_mediator`, `seat_mediator`, `unseat_mediator`,
/// `hand_on`, `assign_case`): who sits where, and who is in which lane, if nobody but the
/// application wrote.
final class SeatsByEntries {

    /// A seat as the entries give it, or as a row of `capacity` is.
    record Seat(
            UUID member,
            String role,
            @Nullable UUID party,
            String asWhat,
            Text name,
            Instant since,
            @Nullable Instant until) {

        Seat ended(@Nullable Instant at) {
            return new Seat(member, role, party, asWhat, name, since, at);
        }

        boolean isOf(String other) {
            return role.equals(other);
        }
    }

    /// Somebody in a lane.
    ///
    /// @param readsFrom null where everything is read
    record Member(LaneId lane, UUID member, @Nullable Instant readsFrom, @Nullable Instant left) {}

    private final Derived follows;
    private final CaseFile file;
    private final List<Seat> mediatorRows;
    private final Function<String, @Nullable UUID> withMail;

    private final List<Seat> seats = new ArrayList<>();
    private final Map<LaneId, Map<UUID, Member>> members = new LinkedHashMap<>();
    private final Map<LaneId, Map<UUID, Integer>> ended = new HashMap<>();
    private final Set<UUID> departed = new HashSet<>();

    /// @param mediatorRows the seats of mediators as their rows are: when a nomination is complete,
    ///   the entries do not say in so many words
    /// @param withMail who has an address
    SeatsByEntries(
            Derived follows, List<Seat> mediatorRows, Function<String, @Nullable UUID> withMail) {
        this.follows = follows;
        this.file = follows.file();
        this.mediatorRows = List.copyOf(mediatorRows);
        this.withMail = withMail;
        open(follows.joint().getFirst());
        follows.inOrder().forEach(this::follow);
    }

    /// All seats there are or were.
    List<Seat> seats() {
        return List.copyOf(seats);
    }

    /// Who is in which lane now.
    Map<LaneId, Map<UUID, Member>> members() {
        return members;
    }

    /// How often somebody was in a lane, and is not any more.
    Map<LaneId, Map<UUID, Integer>> ended() {
        return ended;
    }

    private void open(Entered request) {
        var author = request.person();
        lanes(Lane.Kind.JOINT, null)
                .forEach(lane -> {
                    join(lane, author);
                    join(lane, Offices.REGISTRY);
                    join(lane, Offices.SECRETARY_GENERAL);
                    join(lane, PersonId.RULES.value());
                });
        lanes(Lane.Kind.REGISTRY, null).forEach(lane -> join(lane, Offices.REGISTRY));
        lanes(Lane.Kind.PUBLIC, null).forEach(lane -> join(lane, PersonId.PUBLIC.value()));
        var asWhat = "counsel".equals(request.text("speaksAs")) ? "counsel" : "agent";
        for (var party : file.parties()) {
            if (party.requesting()) {
                seats.add(
                        new Seat(
                                author,
                                "party",
                                party.id(),
                                asWhat,
                                new Text(request.nameEn(), request.nameZh()),
                                request.at(),
                                null));
                ofSide(party.side()).forEach(lane -> join(lane, author));
            }
        }
        office(Offices.REGISTRY, "registry", "case-manager", CaseOpening.REGISTRY, request);
        office(
                Offices.SECRETARY_GENERAL,
                "authority",
                "authority",
                CaseOpening.SECRETARY_GENERAL,
                request);
    }

    private void office(UUID office, String role, String asWhat, Text name, Entered request) {
        seats.add(new Seat(office, role, null, asWhat, name, request.at(), null));
    }

    private void follow(Entered entry) {
        var lane = LaneAct.of(entry.act()).orElse(null);
        if (!entry.lane().equals(file.joint())) {
            if (entry.act().equals(AssignCase.ACT) && isIn(entry, Lane.Kind.REGISTRY)) {
                assign(entry);
            } else if (lane == LaneAct.HAND_ON && isIn(entry, Lane.Kind.CAUCUS)) {
                of(entry.lane())
                        .replaceAll((_, one) -> new Member(one.lane, one.member, null, one.left));
            }
            return;
        }
        var act = follows.act(entry);
        if (act != null && act.effect() == Effect.INVITES) {
            invite(entry);
        }
        if (lane == LaneAct.SEAT) {
            seat(entry);
        } else if (lane == LaneAct.SEAT_ENDED) {
            var member = UUID.fromString(String.valueOf(entry.text("seated")));
            end(
                    entry.at(),
                    seat ->
                            seat.member.equals(member)
                                    && Objects.equals(seat.party, entry.party())
                                    && seat.asWhat.equals(entry.text("as")),
                    1);
        }
        follows.departures()
                .forEach((party, left) -> {
                    if (left.by().id().equals(entry.id())) {
                        leave(party, entry.at());
                    }
                });
        unseat(entry);
        nominate(entry);
        if (act != null && act.effect() == Effect.ACCEPTS_OFFICE) {
            accept(entry);
        }
    }

    private void invite(Entered entry) {
        var party = party(entry.text("party"));
        var contact =
                party == null ? null : Seats.contact(List.of(follows.joint().getFirst()), party);
        if (party == null
                || contact == null
                || seats.stream()
                        .anyMatch(seat -> seat.until == null && party.id().equals(seat.party))) {
            return;
        }
        var person = withMail.apply(contact.mail());
        if (person != null) {
            give(party, person, "agent", contact.name(), entry.at());
        }
    }

    private void seat(Entered entry) {
        var byRegistry = party(entry.text("party"));
        var party = byRegistry == null ? party(String.valueOf(entry.party())) : byRegistry;
        if (party == null) {
            return;
        }
        if (byRegistry != null) {
            end(entry.at(), seat -> party.id().equals(seat.party), Integer.MAX_VALUE);
        }
        give(
                party,
                UUID.fromString(String.valueOf(entry.text("seated"))),
                String.valueOf(entry.text("as")),
                new Text(
                        String.valueOf(entry.text("nameEn")), String.valueOf(entry.text("nameZh"))),
                entry.at());
    }

    private void give(Party party, UUID person, String asWhat, Text name, Instant at) {
        seats.add(new Seat(person, "party", party.id(), asWhat, name, at, null));
        join(file.joint(), person);
        ofSide(party.side()).forEach(lane -> join(lane, person));
    }

    private void end(Instant at, Predicate<Seat> which, int most) {
        var ending =
                seats.stream()
                        .filter(seat -> seat.until == null && seat.isOf("party"))
                        .filter(which)
                        .limit(most)
                        .toList();
        for (var seat : ending) {
            seats.set(seats.indexOf(seat), seat.ended(at));
            var side = side(seat.party);
            if (seats.stream()
                    .noneMatch(other ->
                            other.until == null
                                    && other.member.equals(seat.member)
                                    && other.party != null
                                    && side.equals(side(other.party)))) {
                part(file.joint(), seat.member);
                ofSide(side).forEach(lane -> part(lane, seat.member));
            }
        }
    }

    private void leave(UUID party, Instant at) {
        departed.add(party);
        var lanes =
                Stream.concat(
                                Stream.of(file.joint()),
                                lanes(Lane.Kind.CAUCUS, side(party)).stream())
                        .toList();
        for (var lane : lanes) {
            of(lane).replaceAll((_, one) ->
                    one.left == null && goes(one.member, party)
                            ? new Member(lane, one.member, one.readsFrom, at)
                            : one);
        }
    }

    private boolean goes(UUID member, UUID party) {
        var current = currently().filter(seat -> seat.member.equals(member)).toList();
        return current.stream().anyMatch(seat -> party.equals(seat.party))
                && current.stream()
                        .allMatch(seat -> seat.party != null && departed.contains(seat.party));
    }

    private Stream<Seat> currently() {
        return seats.stream().filter(seat -> seat.until == null);
    }

    private void nominate(Entered entry) {
        for (var row : mediatorRows) {
            var is = seats.stream().anyMatch(seat -> sameSeat(seat, row));
            if (!is && row.since.equals(entry.at())) {
                seats.add(row.ended(null));
                join(file.joint(), row.member);
            }
        }
    }

    static boolean sameSeat(Seat one, Seat other) {
        return one.isOf("mediator")
                && one.member.equals(other.member)
                && one.since.equals(other.since);
    }

    private void unseat(Entered entry) {
        for (var row : mediatorRows) {
            var seat = currently().filter(one -> sameSeat(one, row)).findFirst().orElse(null);
            if (seat == null
                    || !entry.at().equals(row.until)
                    || !Seats.concerns(entry, row.member)) {
                continue;
            }
            seats.set(seats.indexOf(seat), seat.ended(entry.at()));
            mediatorsLanes().forEach(lane -> part(lane, row.member));
            if (currently().noneMatch(other -> other.member.equals(row.member))) {
                part(file.joint(), row.member);
            }
        }
    }

    private void accept(Entered entry) {
        var before =
                lanes(Lane.Kind.MEDIATORS, null).stream().anyMatch(lane -> ended.containsKey(lane));
        for (var lane : mediatorsLanes()) {
            of(lane).putIfAbsent(
                            entry.person(),
                            new Member(lane, entry.person(), before ? entry.at() : null, null));
        }
    }

    private void assign(Entered entry) {
        var registry = entry.lane();
        for (var seat : currently().toList()) {
            if (seat.isOf("registry") && !seat.member.equals(Offices.REGISTRY)) {
                seats.set(seats.indexOf(seat), seat.ended(entry.at()));
                part(registry, seat.member);
                part(file.joint(), seat.member);
            }
        }
        var person = UUID.fromString(String.valueOf(entry.text("assigned")));
        seats.add(
                new Seat(
                        person,
                        "registry",
                        null,
                        "case-manager",
                        new Text(
                                String.valueOf(entry.text("assignedEn")),
                                String.valueOf(entry.text("assignedZh"))),
                        entry.at(),
                        null));
        join(registry, person);
        join(file.joint(), person);
    }

    private Map<UUID, Member> of(LaneId lane) {
        return members.computeIfAbsent(lane, _ -> new HashMap<>());
    }

    private void join(LaneId lane, UUID member) {
        of(lane).putIfAbsent(member, new Member(lane, member, null, null));
    }

    private void part(LaneId lane, UUID member) {
        if (of(lane).remove(member) != null) {
            ended.computeIfAbsent(lane, _ -> new HashMap<>()).merge(member, 1, Integer::sum);
        }
    }

    private boolean isIn(Entered entry, Lane.Kind kind) {
        return follows.lanes().stream()
                .anyMatch(lane -> lane.id().equals(entry.lane()) && lane.kind() == kind);
    }

    private List<LaneId> lanes(Lane.Kind kind, @Nullable UUID side) {
        return follows.lanes().stream()
                .filter(lane -> lane.kind() == kind && Objects.equals(lane.side(), side))
                .map(Lane::id)
                .toList();
    }

    private List<LaneId> ofSide(UUID side) {
        return follows.lanes().stream()
                .filter(lane -> side.equals(lane.side()))
                .map(Lane::id)
                .toList();
    }

    private List<LaneId> mediatorsLanes() {
        return follows.lanes().stream()
                .filter(l -> l.kind() == Lane.Kind.MEDIATORS || l.kind() == Lane.Kind.CAUCUS)
                .map(Lane::id)
                .toList();
    }

    private @Nullable Party party(@Nullable String id) {
        return file.parties().stream()
                .filter(party -> party.id().toString().equals(id))
                .findFirst()
                .orElse(null);
    }

    private UUID side(@Nullable UUID party) {
        return file.party(String.valueOf(party)).side();
    }
}
