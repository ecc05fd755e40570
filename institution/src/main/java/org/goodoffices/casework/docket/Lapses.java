package org.goodoffices.casework.docket;

import java.time.InstantSource;
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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Enters on the docket that a limit ran out. The lapse itself needs no hand: the fold of the acts
/// knows it at once. The entry is for people, and is dated when the time ran out.
@Component
public class Lapses {

    /// The act under which a lapse stands on the docket.
    public static final String ACT = "lapse";

    private final Access access;
    private final Docket docket;
    private final CaseStore cases;
    private final Record record;
    private final InstantSource clock;

    Lapses(Access access, Docket docket, CaseStore cases, Record record, InstantSource clock) {
        this.access = access;
        this.docket = docket;
        this.cases = cases;
        this.record = record;
        this.clock = clock;
    }

    /// Enters every lapse that is not on the docket yet.
    @Scheduled(fixedDelayString = "${goodoffices.lapses.every:PT10S}")
    public void enter() {
        var due = access.as(PersonId.RULES, () -> cases.withLimitDue(clock.instant()));
        for (var caseId : due) {
            access.run(PersonId.RULES, () -> enter(caseId));
        }
    }

    private void enter(UUID caseId) {
        var file = docket.open(PersonId.RULES, caseId).orElseThrow().file();
        record.hold(file.joint());
        var open = docket.open(PersonId.RULES, caseId).orElseThrow();
        for (var lapse : open.common().lapses()) {
            if (everybodySees(lapse.limit(), open.rules()) && !entered(open, lapse)) {
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
            }
        }
        Standing.of(open.common(), open.rules()).keep(file, cases);
    }

    /// Whether everybody in the case can see if this duty was done: only then may the docket say
    /// that it was not.
    static boolean everybodySees(Limit limit, RuleSet rules) {
        return limit.duty().stream()
                .map(rules.acts()::get)
                .filter(Objects::nonNull)
                .allMatch(act -> act.lane().common());
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
