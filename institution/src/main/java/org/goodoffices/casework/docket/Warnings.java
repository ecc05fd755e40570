package org.goodoffices.casework.docket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.engines.procedure.Limit;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Warns everybody in the joint lane, on the docket and by mail, so many days before a limit runs
/// out as its rules say (Model Rules, art. 23(2)). The warning is no act: it keeps no case alive.
@Component
public class Warnings {

    /// The act under which a warning stands on the docket.
    public static final String ACT = "warning";

    private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);

    private final Access access;
    private final Docket docket;
    private final CaseStore cases;
    private final RulesInForce rules;
    private final Record record;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Warnings(
            Access access,
            Docket docket,
            CaseStore cases,
            RulesInForce rules,
            Record record,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.access = access;
        this.docket = docket;
        this.cases = cases;
        this.rules = rules;
        this.record = record;
        this.clock = clock;
        this.events = events;
    }

    /// Gives every warning that is due and has not been given yet.
    @Scheduled(fixedDelayString = "${goodoffices.warnings.every:PT1M}")
    public void give() {
        for (var set : rules.all()) {
            var warned =
                    set.limits().values().stream()
                            .filter(limit -> limit.warning() != null)
                            .toList();
            if (warned.isEmpty()) {
                continue;
            }
            var now = clock.instant();
            int most = warned.stream().mapToInt(Warnings::daysBefore).max().orElseThrow();
            int quiet = warned.stream().mapToInt(Warnings::quietDays).min().orElseThrow();
            var found =
                    access.as(
                            PersonId.RULES,
                            () ->
                                    cases.withLimitDue(
                                            set.name(),
                                            now.plus(Duration.ofDays(most)),
                                            now.minus(Duration.ofDays(quiet))));
            for (var caseId : found) {
                try {
                    access.run(PersonId.RULES, () -> give(caseId));
                } catch (RuntimeException broken) {
                    LOG.error("the warnings of case {} could not be given", caseId, broken);
                }
            }
        }
    }

    private static int daysBefore(Limit limit) {
        return limit.warning() == null ? 0 : limit.warning().days();
    }

    /// For how many days nothing has been done, where a warning of this limit is due: so that no
    /// case is opened in vain.
    private static int quietDays(Limit limit) {
        boolean inactivity =
                limit.anchor() != null && limit.anchor().kind() == Limit.Anchor.Kind.ANY;
        var length = limit.length();
        return !inactivity || length == null || limit.unit() != Limit.Unit.DAYS
                ? 0
                : Math.max(0, length - daysBefore(limit));
    }

    private void give(UUID caseId) {
        var sketch = docket.open(PersonId.RULES, caseId).orElseThrow();
        if (sketch.common().limits().stream().noneMatch(limit -> isDue(sketch, limit))) {
            return;
        }
        record.hold(sketch.file().joint());
        var open = docket.open(PersonId.RULES, caseId).orElseThrow();
        for (var limit : open.common().limits()) {
            if (isDue(open, limit)) {
                var facts = new TreeMap<String, Object>();
                facts.put("limit", limit.limit().name());
                facts.put("date", lastDay(open, limit));
                var entry =
                        record.append(
                                open.file().joint(),
                                new Draft(
                                        caseId,
                                        ACT,
                                        "rules",
                                        null,
                                        PersonId.RULES.value(),
                                        "Rules of procedure",
                                        "程序规则",
                                        clock.instant(),
                                        facts));
                events.publishEvent(
                        new EnterAct.ActEntered(
                                open.file().id(), open.file().number(), ACT, entry));
            }
        }
    }

    /// Whether a limit runs out within the time for which its rules ask a warning, and none has
    /// been given of that end.
    private boolean isDue(OpenCase open, RunningLimit limit) {
        var warning = limit.limit().warning();
        var due = limit.dueAt();
        return warning != null
                && due != null
                && limit.status() == RunningLimit.Status.RUNNING
                && !clock.instant().isBefore(due.minus(Duration.ofDays(warning.days())))
                && open.entries().stream()
                        .filter(entry -> entry.act().equals(ACT))
                        .noneMatch(entry ->
                                limit.limit().name().equals(entry.text("limit"))
                                        && lastDay(open, limit).equals(entry.text("date")));
    }

    private static String lastDay(OpenCase open, RunningLimit limit) {
        Instant due = java.util.Objects.requireNonNull(limit.dueAt());
        return due.minusSeconds(1).atZone(open.rules().zone()).toLocalDate().toString();
    }
}
