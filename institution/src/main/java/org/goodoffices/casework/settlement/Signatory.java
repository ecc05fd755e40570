package org.goodoffices.casework.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goodoffices.casework.docket.Capacity;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.settlement.bundle.Authority;
import org.goodoffices.casework.settlement.bundle.Bilingual;
import org.goodoffices.casework.settlement.bundle.Statement;
import org.goodoffices.casework.settlement.bundle.Unprintable;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Person;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;

/// Who signs, for whom and on what authority: by the seat that the docket gives to the person and
/// the entry that names this seat, never by what the person says of themselves (Model Rules, art.
/// 18(2)).
///
/// @param place in the list of parties, or of mediators, of the text
record Signatory(
        SettlementState.Agreed agreed,
        Statement.Capacity capacity,
        int place,
        Bilingual name,
        Authority authority,
        boolean adReferendum) {

    /// The fact of an entry that says whom it authorises: the seat.
    static final String SEAT = "seat";

    private static final Bilingual AS_MEDIATOR = new Bilingual("As mediator in office", "以在任调解员身份");

    static final Bilingual OWN_NAME = new Bilingual("In the party's own name", "以当事方本人名义");

    /// Who signs, or why nobody can.
    sealed interface Outcome {
        record Found(Signatory signatory) implements Outcome {}

        /// The text has no such signatory, or the person is not one.
        record Nobody() implements Outcome {}

        /// The docket has no authority that names this person.
        record NotAuthorised() implements Outcome {}

        record CannotBePrinted(Unprintable character) implements Outcome {}
    }

    /// @param self whoever would sign. A party's seat is called as the request called whoever was
    ///   to be invited, and another party wrote that; a person says themselves how they are called.
    static Outcome of(OpenCase open, Act act, Actor actor, Person self) {
        var agreed = SettlementState.of(open).agreed();
        if (agreed == null || !open.actors().contains(actor)) {
            return new Outcome.Nobody();
        }
        boolean mediator = act.effect() == Effect.MEDIATOR_SIGNS;
        int place = (mediator ? agreed.mediators() : agreed.parties()).indexOf(actor.id());
        if (place < 0 || mediator != (actor.role() == Role.MEDIATOR)) {
            return new Outcome.Nobody();
        }
        var seats = seats(open, actor);
        var entry = authorising(open, actor, seats);
        if (entry == null) {
            return new Outcome.NotAuthorised();
        }
        var seat =
                seats.stream()
                        .filter(one -> mediator || one.id().toString().equals(entry.text(SEAT)))
                        .findFirst()
                        .orElseThrow();
        var signatory =
                new Signatory(
                        agreed,
                        mediator ? Statement.Capacity.MEDIATOR : Statement.Capacity.PARTY,
                        place,
                        mediator
                                ? SettlementState.both(seat.name())
                                : new Bilingual(self.nameEn(), self.nameZh()),
                        authority(entry, mediator),
                        act.effect() == Effect.SIGNS_AD_REFERENDUM);
        var unprintable = signatory.unprintable();
        return unprintable.isEmpty()
                ? new Outcome.Found(signatory)
                : new Outcome.CannotBePrinted(unprintable.getFirst());
    }

    /// What this person is asked to sign.
    Statement statement(Instant at, String host) {
        return new Statement(
                agreed.text().caseNumber(),
                agreed.text().hash(),
                capacity,
                place,
                name,
                authority,
                adReferendum,
                at,
                host);
    }

    /// The seats that this person has as this actor.
    private static List<Capacity> seats(OpenCase open, Actor actor) {
        return open.mine().stream().filter(seat -> isOf(seat, actor)).toList();
    }

    private static boolean isOf(Capacity seat, Actor actor) {
        return actor.role() == Role.MEDIATOR
                ? seat.role() == Role.MEDIATOR
                : seat.role().isParty() && actor.id().equals(String.valueOf(seat.party()));
    }

    /// The latest entry that authorises the person: for a party one that names a seat of theirs,
    /// for a mediator the acceptance of office.
    private static @Nullable Entered authorising(OpenCase open, Actor actor, List<Capacity> seats) {
        return open.entries().stream()
                .filter(entry -> {
                    var act = open.rules().acts().get(entry.act());
                    var effect = act == null ? null : act.effect();
                    return actor.role() == Role.MEDIATOR
                            ? effect == Effect.ACCEPTS_OFFICE
                                    && (actor.id().equals(entry.text("mediator"))
                                            || actor.id().equals(entry.person().toString()))
                            : effect == Effect.SHOWS_AUTHORITY
                                    && actor.id().equals(String.valueOf(entry.party()))
                                    && seats.stream()
                                            .anyMatch(seat ->
                                                    seat.id().toString().equals(entry.text(SEAT)));
                })
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static Authority authority(Entered entry, boolean mediator) {
        var said = entry.text("people");
        return new Authority(
                mediator ? AS_MEDIATOR : said == null ? OWN_NAME : Bilingual.same(said),
                entry.id().toString(),
                mediator ? List.of() : papers(entry));
    }

    private static List<String> papers(Entered entry) {
        var hashes = new ArrayList<String>();
        if (entry.facts().get("papers") instanceof List<?> papers) {
            for (var paper : papers) {
                if (paper instanceof Map<?, ?> one && one.get("hash") instanceof String hash) {
                    hashes.add(hash);
                }
            }
        }
        return hashes;
    }

    private List<Unprintable> unprintable() {
        var found =
                new ArrayList<>(
                        Unprintable.in(name, new Bilingual("the signatory's name", "签署人姓名")));
        found.addAll(Unprintable.in(authority.words(), new Bilingual("the authority", "授权文件的表述")));
        found.addAll(Unprintable.in(agreed.text()));
        return found;
    }
}
