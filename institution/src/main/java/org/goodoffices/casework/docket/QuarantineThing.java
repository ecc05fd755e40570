package org.goodoffices.casework.docket;

import java.util.LinkedHashSet;
import java.util.TreeMap;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.records.record.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Quarantines what was put into a wrong lane (Model Rules, art. 12(5)): from this act on nobody
/// reads it, its entry stays.
@Component
public class QuarantineThing {

    private final Access access;
    private final LaneWork work;
    private final Record record;
    private final Papers papers;
    private final Refusals refusals;
    private final FormReader forms;

    QuarantineThing(Access access, LaneWork work, Record record, Papers papers, Texts texts) {
        this.access = access;
        this.work = work;
        this.record = record;
        this.papers = papers;
        this.refusals = new Refusals(texts);
        this.forms = new FormReader(refusals);
    }

    /// Quarantines what came in with an entry, and all versions of its papers.
    ///
    /// @param reason may be left out by whose it is: no reason is owed; the Registry says at whose
    ///   word it acts
    public Outcome quarantine(
            PersonId who, CaseNumber number, EntryId thing, @Nullable String reason, String token) {
        return access.as(who, () -> quarantined(who, number, thing, reason, token));
    }

    private Outcome quarantined(
            PersonId who, CaseNumber number, EntryId thing, @Nullable String reason, String token) {
        var entry = record.entry(thing).orElse(null);
        var open = entry == null ? null : work.open(who, number, entry.lane());
        var owned = papers.owned(thing).orElse(null);
        if (entry == null || open == null || owned == null) {
            return new Outcome.Unknown();
        }
        if (!entry.caseId().equals(open.file().id().value())) {
            return new Outcome.Unknown();
        }
        var as = may(open, owned);
        if (as == null) {
            return refusals.of("not-your-paper", null);
        }
        if (papers.quarantined(entry.caseId()).entries().contains(thing.value())) {
            return refusals.of("quarantined", null);
        }
        if (reason == null && WriteInLane.owner(open, owned) == null) {
            return refusals.of("at-whose-word", "reason");
        }
        if (reason != null) {
            var unfit = forms.unfit(reason, FormReader.LONGEST_TEXT, "reason");
            if (unfit != null) {
                return unfit;
            }
        }
        var instead = work.instead(open, Submission.of(token, "quarantine", thing, reason));
        if (instead != null) {
            return instead;
        }
        var facts = new TreeMap<String, Object>();
        facts.put("of", thing.toString());
        if (reason != null) {
            facts.put("reason", reason);
        }
        return new Outcome.Done(number, entered(open, entry.lane(), thing, as, facts));
    }

    private EntryId entered(
            OpenCase open, LaneId lane, EntryId thing, Capacity as, TreeMap<String, Object> facts) {
        var all = new LinkedHashSet<EntryId>();
        all.add(thing);
        for (var paper : papers.ofEntry(thing)) {
            papers.versions(paper.first()).forEach(version -> all.add(version.entry()));
        }
        var act =
                work.enter(
                        open,
                        lane,
                        LaneAct.QUARANTINE,
                        as.role(),
                        as.party(),
                        facts,
                        java.util.List.of());
        all.forEach(one -> papers.quarantine(one, act.id()));
        return act.id();
    }

    /// Whether this person may have a thing quarantined that they see.
    public static boolean allowed(OpenCase open, Papers.Owned owned) {
        return may(open, owned) != null;
    }

    /// Whose it is may; so may the registry at their word, where it sees it.
    static @Nullable Capacity may(OpenCase open, Papers.Owned owned) {
        if (open.left()) {
            return null;
        }
        var owner = WriteInLane.owner(open, owned);
        return owner != null
                ? owner
                : open.mine().stream()
                        .filter(mine -> mine.role() == Role.REGISTRY)
                        .findFirst()
                        .orElse(null);
    }
}
