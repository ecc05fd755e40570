package org.goodoffices.casework.docket;

import java.time.Instant;
import java.util.Comparator;
import org.goodoffices.engines.procedure.Lapse;
import org.goodoffices.engines.procedure.Proceeding;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.engines.procedure.RunningLimit;
import org.jspecify.annotations.Nullable;

/// Where a case stands by what everybody in it sees: for lists, and to know when to look again.
///
/// @param nextDue when the next limit runs out
record Standing(String place, @Nullable String ending, Instant since, @Nullable Instant nextDue) {

    /// @param common the case by what everybody in it sees
    static Standing of(Proceeding common, RuleSet rules) {
        var ending = common.ending();
        var due =
                ending != null
                        ? null
                        : common.limits().stream()
                                .filter(limit -> limit.status() == RunningLimit.Status.RUNNING)
                                .filter(limit -> Lapses.everybodySees(limit.limit(), rules))
                                .map(RunningLimit::dueAt)
                                .filter(java.util.Objects::nonNull)
                                .min(Comparator.naturalOrder())
                                .orElse(null);
        return new Standing(
                common.place(), ending == null ? null : ending.name(), common.at(), due);
    }

    /// As of a case with its entries: while a limit that has run out is not on the docket yet, it
    /// stays due, even where the case has ended by it.
    static Standing of(OpenCase open) {
        var standing = of(open.common(), open.rules());
        return open.common().lapses().stream()
                .filter(lapse -> Lapses.isToEnter(open, lapse))
                .map(Lapse::at)
                .min(Comparator.naturalOrder())
                .map(due -> new Standing(standing.place, standing.ending, standing.since, due))
                .orElse(standing);
    }

    void keep(CaseFile file, CaseStore cases) {
        cases.stands(file, place, ending, since, nextDue);
    }
}
