package org.goodoffices.casework.appointment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The Registry asks a candidate, before anybody is named, whether they could serve and what ties
/// them to the parties. It stands in the Registry's lane; no party learns of it.
@Component
class InviteCandidate {

    private final EnterBesideRules acts;
    private final Candidates candidates;
    private final AskedCandidates invitations;
    private final Outbox outbox;
    private final InstantSource clock;

    InviteCandidate(
            EnterBesideRules acts,
            Candidates candidates,
            AskedCandidates invitations,
            Outbox outbox,
            InstantSource clock) {
        this.acts = acts;
        this.candidates = candidates;
        this.invitations = invitations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param candidate by their id
    /// @param hours how long they have to answer; null where that was no number
    Outcome invite(EnterBesideRules.Asked asked, String candidate, @Nullable Integer hours) {
        return acts.enter(
                asked,
                Lane.Kind.REGISTRY,
                capacity -> capacity.role() == Role.REGISTRY,
                LaneAct.INVITED,
                List.of(candidate, String.valueOf(hours)),
                (open, _) -> {
                    if (!AppointmentState.naming(open)) {
                        throw acts.not("appointment-not-naming", null);
                    }
                    var stated = AppointmentState.of(open).stated();
                    var asks = stated == null ? new CaseNeeds(List.of(), "") : stated.needs();
                    var member =
                            Ranking.of(asks, candidates.of(open), candidates.fitness())
                                    .suitable()
                                    .stream()
                                    .map(one -> one.candidate().profile().member())
                                    .filter(one -> one.person().toString().equals(candidate))
                                    .findFirst()
                                    .orElseThrow(() ->
                                            acts.not("appointment-list-unsuitable", "candidate"));
                    if (invitations.of(open.file().id()).stream()
                            .anyMatch(one -> one.candidate().equals(member.person()))) {
                        throw acts.not("appointment-invited-before", "candidate");
                    }
                    if (hours == null || !SendList.HOURS.contains(hours)) {
                        throw acts.not("appointment-list-hours", "hours");
                    }
                    var now = clock.instant();
                    var until = now.plus(Duration.ofHours(hours));
                    var parties = open.file().parties();
                    var names =
                            new Text(
                                    parties.stream()
                                            .map(party -> party.name().en())
                                            .collect(Collectors.joining("; ")),
                                    parties.stream()
                                            .map(party -> party.name().zh())
                                            .collect(Collectors.joining("；")));
                    var registry = Objects.requireNonNull(open.lane(Lane.Kind.REGISTRY, null));
                    return new EnterBesideRules.Says(
                            Map.of(
                                    "mediator",
                                    candidate,
                                    "mediators",
                                    List.of(
                                            Map.of(
                                                    "id", candidate,
                                                    "nameEn", member.name().en(),
                                                    "nameZh", member.name().zh())),
                                    "until",
                                    until.toString()),
                            entry -> {
                                invitations.invite(
                                        new AskedCandidates.Invitation(
                                                entry, member.person(), names, now, until, null),
                                        open.file().id(),
                                        registry.id().value());
                                outbox.postWaiting(
                                        new PersonId(member.person()), "/inquiries/" + entry);
                            });
                });
    }
}
