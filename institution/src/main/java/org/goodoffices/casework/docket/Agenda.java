package org.goodoffices.casework.docket;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RunningLimit;
import org.goodoffices.records.record.Entered;

/// The dates of a case that concern the person who sees it: limits that run, and sessions.
public final class Agenda {

    private Agenda() {}

    /// One date.
    public sealed interface Dated {
        OpenCase open();

        /// When it is; for a session, the beginning of its day.
        Instant at();

        /// The end of a time limit: the first instant that is too late.
        record Due(OpenCase open, RunningLimit limit, Instant at) implements Dated {}

        /// A session or a caucus.
        record Meeting(OpenCase open, Act act, Entered entry, LocalDate day, Instant at)
                implements Dated {}
    }

    /// What lies ahead, soonest first.
    public static List<Dated> of(OpenCase open, Instant now) {
        var dates = new ArrayList<Dated>();
        for (var limit : open.limits()) {
            var due = limit.dueAt();
            if (limit.status() == RunningLimit.Status.RUNNING
                    && due != null
                    && concerns(open, limit)) {
                dates.add(new Dated.Due(open, limit, due));
            }
        }
        var today = now.atZone(open.rules().zone()).toLocalDate();
        for (var entry : open.entries()) {
            var act = open.rules().acts().get(entry.act());
            if (act == null
                    || act.effect() != Effect.HOLDS_SESSION
                            && act.effect() != Effect.HOLDS_CAUCUS) {
                continue;
            }
            var day = day(entry);
            if (day != null && !day.isBefore(today)) {
                dates.add(
                        new Dated.Meeting(
                                open,
                                act,
                                entry,
                                day,
                                day.atStartOfDay(open.rules().zone()).toInstant()));
            }
        }
        dates.sort(Comparator.comparing(Dated::at));
        return dates;
    }

    /// Whether it is this person's to keep, everybody's, or the Registry's to watch.
    private static boolean concerns(OpenCase open, RunningLimit limit) {
        var of = limit.of();
        return of == null
                || of.role() == Role.ANYONE
                || open.forRegistry()
                || open.actors().contains(of);
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(Entered entry) {
        var date = entry.text("date");
        try {
            return date == null ? null : LocalDate.parse(date);
        } catch (DateTimeException not) {
            return null;
        }
    }
}
