package org.goodoffices.casework.docket;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.NewWayIn;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.Post;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets somebody in again whose only passkey, or only device for one-time codes, is lost: a case
/// manager, or the Secretary-General, vouches for them, and says how they made sure. Never in
/// silence: it stands on the docket of the case under the name of whoever vouched, what the person
/// had ends at once, and the person and everybody of their side are written to.
@Component
public class RenewWayIn {

    private final Access access;
    private final LaneWork work;
    private final Docket docket;
    private final NewWayIn ways;
    private final Post post;
    private final JdbcClient jdbc;
    private final Texts texts;
    private final Refusals refusals;
    private final FormReader forms;
    private final String address;

    RenewWayIn(
            Access access,
            LaneWork work,
            Docket docket,
            NewWayIn ways,
            Post post,
            JdbcClient jdbc,
            Texts texts,
            @Value("${goodoffices.address}") String address) {
        this.access = access;
        this.work = work;
        this.docket = docket;
        this.ways = ways;
        this.post = post;
        this.jdbc = jdbc;
        this.texts = texts;
        this.refusals = new Refusals(texts);
        this.forms = new FormReader(refusals);
        this.address = address;
    }

    /// Whether this person may vouch for whoever has that seat: for a party's people and the
    /// mediators, never for themselves.
    public static boolean may(OpenCase open, Capacity seat) {
        return as(open) != null
                && (seat.role().isParty() || seat.role() == Role.MEDIATOR)
                && !seat.member().equals(open.person());
    }

    private static @Nullable Role as(OpenCase open) {
        return open.mine().stream()
                .map(Capacity::role)
                .filter(role -> role == Role.REGISTRY || role == Role.AUTHORITY)
                .findFirst()
                .orElse(null);
    }

    /// Renews it.
    ///
    /// @param reason how they made sure that it is this person who asks
    public Outcome renew(
            PersonId who, CaseNumber number, UUID capacity, String reason, String token) {
        return access.as(who, () -> renewed(who, number, capacity, reason, token));
    }

    private Outcome renewed(
            PersonId who, CaseNumber number, UUID capacity, String reason, String token) {
        var known = docket.open(who, number).orElse(null);
        var open = known == null ? null : work.open(who, number, known.file().joint());
        var seat =
                open == null
                        ? null
                        : open.file().capacities().stream()
                                .filter(one -> one.id().equals(capacity))
                                .findFirst()
                                .orElse(null);
        if (open == null || seat == null || !may(open, seat)) {
            return new Outcome.Unknown();
        }
        if (reason.isEmpty()) {
            return refusals.of("missing", "reason");
        }
        var unfit = forms.unfit(reason, FormReader.LONGEST_TEXT, "reason");
        if (unfit != null) {
            return unfit;
        }
        var instead = work.instead(open, Submission.of(token, "way-in", capacity, reason));
        if (instead != null) {
            return instead;
        }
        var facts = new TreeMap<String, Object>();
        facts.put("as", seat.asWhat());
        facts.put("seated", seat.member().toString());
        facts.put("nameEn", seat.name().en());
        facts.put("nameZh", seat.name().zh());
        facts.put("reason", reason);
        var entry =
                work.enter(
                        open,
                        open.file().joint(),
                        LaneAct.WAY_IN_RENEWED,
                        Objects.requireNonNull(as(open)),
                        null,
                        facts,
                        List.of());
        jdbc.sql("select end_ways_in(?)").param(entry.id().value()).query((_, _) -> 1).single();
        ways.letIn(new PersonId(seat.member()), "/my-sign-in");
        tell(open, seat);
        return new Outcome.Done(number, entry.id());
    }

    /// Whoever else acts for the same side; of a mediator, everybody who acts for a party.
    private void tell(OpenCase open, Capacity seat) {
        var side = EnterAct.sideOf(open, seat.party());
        var letter =
                Letter.of(
                        texts, "docket.letter.way-in", address + "/cases/" + open.file().number());
        open.file().capacities().stream()
                .filter(one -> one.role().isParty() && !one.member().equals(seat.member()))
                .filter(one -> side == null || side.equals(EnterAct.sideOf(open, one.party())))
                .map(Capacity::member)
                .distinct()
                .forEach(member -> post.post(new PersonId(member), letter));
    }
}
