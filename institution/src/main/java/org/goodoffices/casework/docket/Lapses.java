package org.goodoffices.casework.docket;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.engines.procedure.Actor;
import org.goodoffices.engines.procedure.Lapse;
import org.goodoffices.engines.procedure.Limit;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Enters on the docket that a limit ran out. The lapse itself needs no hand: the fold of the acts
/// knows it at once. The entry is for people, and is dated when the time ran out.
@Component
public class Lapses {

    /// The act under which a lapse stands on the docket.
    public static final String ACT = "lapse";

    private static final Logger LOG = LoggerFactory.getLogger(Lapses.class);

    private final Access access;
    private final Docket docket;
    private final CaseStore cases;
    private final Record record;
    private final Seats seats;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Lapses(
            Access access,
            Docket docket,
            CaseStore cases,
            Record record,
            Seats seats,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.access = access;
        this.docket = docket;
        this.cases = cases;
        this.record = record;
        this.seats = seats;
        this.clock = clock;
        this.events = events;
    }

    /// Enters every lapse that is not on the docket yet.
    @Scheduled(fixedDelayString = "${goodoffices.lapses.every:PT10S}")
    public void enter() {
        var due = access.as(PersonId.RULES, () -> cases.withLimitDue(clock.instant()));
        for (var caseId : due) {
            try {
                access.run(PersonId.RULES, () -> enter(caseId));
            } catch (RuntimeException broken) {
                LOG.error("the lapses of case {} could not be entered", caseId, broken);
            }
        }
    }

    private void enter(UUID caseId) {
        var file = docket.open(PersonId.RULES, caseId).orElseThrow().file();
        record.hold(file.joint());
        var open = docket.open(PersonId.RULES, caseId).orElseThrow();
        for (var lapse : List.copyOf(open.common().lapses())) {
            if (isToEnter(open, lapse)) {
                var entry =
                        record.append(
                                file.joint(),
                                new Draft(
                                        caseId,
                                        ACT,
                                        "rules",
                                        null,
                                        PersonId.RULES.value(),
                                        "Rules of procedure",
                                        "程序规则",
                                        lapse.at(),
                                        facts(lapse)));
                // who leaves by this lapse keeps where the case stood
                Standing.of(open).keep(file, cases);
                open = docket.open(PersonId.RULES, caseId).orElseThrow();
                seats.followLapse(open, lapse.deemed(), entry);
                open = docket.open(PersonId.RULES, caseId).orElseThrow();
                events.publishEvent(new EnterAct.ActEntered(file.id(), file.number(), ACT, entry));
            }
        }
        Standing.of(open).keep(file, cases);
    }

    /// Whether everybody in the case can see if this duty was done: only then may the docket say
    /// that it was not.
    static boolean everybodySees(Limit limit, RuleSet rules) {
        return limit.duty().stream()
                .map(rules.acts()::get)
                .filter(Objects::nonNull)
                .allMatch(act -> act.lane().common());
    }

    /// Whether everybody may read of a lapse that is not on the docket yet.
    static boolean isToEnter(OpenCase open, Lapse lapse) {
        return everybodySees(lapse.limit(), open.rules()) && !entered(open, lapse);
    }

    private static boolean entered(OpenCase open, Lapse lapse) {
        return open.entries().stream()
                .filter(entry -> entry.act().equals(ACT))
                .anyMatch(entry ->
                        entry.at().equals(lapse.at())
                                && lapse.limit().name().equals(entry.text("limit"))
                                && Objects.equals(of(lapse), entry.text("of")));
    }

    private static TreeMap<String, Object> facts(Lapse lapse) {
        var facts = new TreeMap<String, Object>();
        facts.put("limit", lapse.limit().name());
        var of = of(lapse);
        if (of != null) {
            facts.put("of", of);
        }
        var deemed = lapse.deemed();
        if (deemed != null) {
            facts.put("deemed", deemed.name());
        }
        facts.put("place", lapse.place());
        return facts;
    }

    private static @org.jspecify.annotations.Nullable String of(Lapse lapse) {
        Actor of = lapse.of();
        return of == null ? null : of.id();
    }
}
