package org.goodoffices.casework.docket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.Kept;
import org.goodoffices.records.documents.Paper;
import org.goodoffices.records.documents.PaperId;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Releases a thing of one's own side to a wider lane (Model Rules, art. 12(4)). What stands there
/// is a copy with an id, a key and a time of its own: it tells nothing of where it came from.
@Component
public class ReleaseThing {

    private final Access access;
    private final LaneWork work;
    private final Record record;
    private final Papers papers;
    private final KeepPaper keep;
    private final Refusals refusals;

    ReleaseThing(
            Access access,
            LaneWork work,
            Record record,
            Papers papers,
            KeepPaper keep,
            Texts texts) {
        this.access = access;
        this.work = work;
        this.record = record;
        this.papers = papers;
        this.keep = keep;
        this.refusals = new Refusals(texts);
    }

    /// What to release.
    ///
    /// @param to the kind of lane that the copy goes to
    /// @param text whether the words of the entry go with it
    /// @param papers which of its papers do
    public record Choice(
            EntryId thing, Lane.Kind to, boolean text, List<PaperId> papers, String token) {
        public Choice {
            papers = List.copyOf(papers);
        }
    }

    /// The lanes to which a side alone may release from a lane: never beyond the case.
    public static List<Lane.Kind> widerThan(Lane.Kind from) {
        return switch (from) {
            case OWN -> List.of(Lane.Kind.CAUCUS, Lane.Kind.JOINT);
            case CAUCUS -> List.of(Lane.Kind.JOINT);
            case JOINT, MEDIATORS, REGISTRY, PUBLIC -> List.of();
        };
    }

    /// In which capacity this person may release a thing; null where they may not. What a side
    /// disclosed in caucus is the side's to release; where the rules leave it open unless marked,
    /// the mediators may pass it on as well.
    public static @Nullable Capacity releaser(
            OpenCase open, Lane from, Entered entry, Papers.Owned owned) {
        if (owned.side() == null) {
            return null;
        }
        var owner = WriteInLane.owner(open, owned);
        return owner != null
                        || from.kind() != Lane.Kind.CAUCUS
                        || !isOpen(open.rules())
                        || Boolean.TRUE.equals(entry.facts().get("closed"))
                ? owner
                : open.mine().stream()
                        .filter(mine -> mine.role() == Role.MEDIATOR)
                        .findFirst()
                        .orElse(null);
    }

    /// Whether what is said in caucus is open unless marked.
    public static boolean isOpen(RuleSet rules) {
        return rules.caucus() != null
                && rules.caucus().standard() == RuleSet.Caucus.Default.OPEN_UNLESS_MARKED;
    }

    /// Enters the release in both lanes.
    public Outcome release(PersonId who, CaseNumber number, Choice choice) {
        var first = access.as(who, () -> judged(who, number, choice));
        if (!(first instanceof Judged.Fit fit)) {
            return ((Judged.Unfit) first).outcome();
        }
        var copies = new ArrayList<Kept>();
        Outcome outcome;
        try {
            for (var paper : fit.papers()) {
                copies.add(keep.copy(who, paper, fit.to().id()));
            }
            outcome = access.as(who, () -> released(who, number, choice, copies));
        } catch (IOException unreadable) {
            keep.drop(copies);
            throw new UncheckedIOException(unreadable);
        }
        if (!(outcome instanceof Outcome.Done)) {
            keep.drop(copies);
        }
        return outcome;
    }

    private sealed interface Judged {
        record Fit(OpenCase open, Entered entry, Capacity as, Lane to, List<Paper> papers)
                implements Judged {}

        record Unfit(Outcome outcome) implements Judged {}
    }

    private Judged judged(PersonId who, CaseNumber number, Choice choice) {
        var entry = record.entry(choice.thing()).orElse(null);
        var open = entry == null ? null : work.open(who, number, entry.lane());
        var owned = papers.owned(choice.thing()).orElse(null);
        if (entry == null
                || open == null
                || owned == null
                || !entry.caseId().equals(open.file().id().value())) {
            return new Judged.Unfit(new Outcome.Unknown());
        }
        var from = java.util.Objects.requireNonNull(LaneWork.lane(open, entry.lane()));
        var as = releaser(open, from, entry, owned);
        if (as == null) {
            return unfit("not-your-paper", null);
        }
        if (!widerThan(from.kind()).contains(choice.to())) {
            return unfit("not-wider", "to");
        }
        var to = open.lane(choice.to(), choice.to() == Lane.Kind.JOINT ? null : from.side());
        if (to == null) {
            return unfit("not-wider", "to");
        }
        if (papers.quarantined(entry.caseId()).entries().contains(entry.id().value())) {
            return unfit("quarantined", null);
        }
        var chosen =
                papers.ofEntry(entry.id()).stream()
                        .filter(paper -> choice.papers().contains(paper.id()))
                        .toList();
        if (chosen.isEmpty() && !(choice.text() && entry.text("text") != null)) {
            return unfit("nothing-chosen", null);
        }
        return new Judged.Fit(open, entry, as, to, chosen);
    }

    private Outcome released(PersonId who, CaseNumber number, Choice choice, List<Kept> copies) {
        // judged again: in between it may have been quarantined, or a seat have ended
        var judged = judged(who, number, choice);
        if (!(judged instanceof Judged.Fit fit)) {
            return ((Judged.Unfit) judged).outcome();
        }
        var open = fit.open();
        var instead =
                work.instead(
                        open,
                        Submission.of(
                                choice.token(),
                                "release",
                                choice.thing(),
                                choice.to(),
                                choice.text(),
                                choice.papers()));
        if (instead != null) {
            return instead;
        }
        if (stands(fit, choice)) {
            return refusals.of("released-before", null);
        }
        var drafts = papers.draft(fit.to().id(), copies, null);
        var copy = new TreeMap<String, Object>();
        var text = fit.entry().text("text");
        if (choice.text() && text != null) {
            copy.put("text", text);
        }
        if (!drafts.isEmpty()) {
            copy.put("papers", drafts.stream().map(Papers.Draft::fact).toList());
        }
        var there =
                work.enter(
                        open,
                        fit.to().id(),
                        LaneAct.COPY,
                        fit.as().role(),
                        fit.as().party(),
                        copy,
                        drafts);
        var here = new TreeMap<String, Object>();
        here.put("of", choice.thing().toString());
        here.put("to", choice.to().key());
        here.put("copy", there.id().toString());
        work.enter(
                open,
                fit.entry().lane(),
                LaneAct.RELEASE,
                fit.as().role(),
                fit.as().party(),
                here,
                List.of());
        return new Outcome.Done(number, there.id());
    }

    /// Whether the same stands in that lane already: who quarantined one copy would think that
    /// there is none left.
    private boolean stands(Judged.Fit fit, Choice choice) {
        var text = choice.text() ? fit.entry().text("text") : null;
        var gone = papers.quarantined(fit.entry().caseId()).entries();
        return fit.open().entries().stream()
                .filter(entry -> entry.act().equals(LaneAct.RELEASE.key()))
                .filter(entry -> choice.thing().toString().equals(entry.text("of")))
                .filter(entry -> choice.to().key().equals(entry.text("to")))
                .map(entry -> EntryId.of(Objects.requireNonNull(entry.text("copy"))))
                .flatMap(copy -> record.entry(copy).stream())
                .filter(copy -> !gone.contains(copy.id().value()))
                .anyMatch(copy ->
                        Objects.equals(text, copy.text("text"))
                                && hashes(papers.ofEntry(copy.id())).equals(hashes(fit.papers())));
    }

    private static Set<String> hashes(List<Paper> papers) {
        return papers.stream()
                .flatMap(paper -> Optional.ofNullable(paper.content()).stream())
                .map(Paper.Content::hash)
                .collect(Collectors.toSet());
    }

    private Judged unfit(String key, @Nullable String field) {
        return new Judged.Unfit(refusals.of(key, field));
    }
}
