package org.goodoffices.casework.docket;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.Kept;
import org.goodoffices.records.documents.Paper;
import org.goodoffices.records.documents.PaperId;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes a message or files papers in a lane (Model Rules, art. 11(5) and 12(2)). Whoever writes
/// chooses the lane; nobody but those in it learns of it.
@Component
public class WriteInLane {

    static final int LONGEST_TITLE = 300;

    private final Access access;
    private final LaneWork work;
    private final CaseStore cases;
    private final Papers papers;
    private final KeepPaper keep;
    private final Refusals refusals;
    private final FormReader forms;

    WriteInLane(
            Access access,
            LaneWork work,
            CaseStore cases,
            Papers papers,
            KeepPaper keep,
            Texts texts) {
        this.access = access;
        this.work = work;
        this.cases = cases;
        this.papers = papers;
        this.keep = keep;
        this.refusals = new Refusals(texts);
        this.forms = new FormReader(refusals);
    }

    /// What was written.
    ///
    /// @param title of the paper, where one alone is filed under another title than its file's name
    /// @param party for which the registry files what came to it on paper or by mail
    /// @param papers received for this lane
    /// @param closed whether it is marked as not to be passed on
    public record Written(
            String token,
            @Nullable String text,
            @Nullable String title,
            @Nullable UUID party,
            List<Kept> papers,
            boolean closed) {
        public Written {
            papers = List.copyOf(papers);
        }

        public Written(
                String token,
                @Nullable String text,
                @Nullable String title,
                @Nullable UUID party,
                List<Kept> papers) {
            this(token, text, title, party, papers, false);
        }
    }

    /// Enters it; nothing is written, and no paper kept, unless this returns `Done`.
    public Outcome write(PersonId who, CaseNumber number, LaneId lane, Written written) {
        var outcome = access.as(who, () -> written(who, number, lane, written));
        if (!(outcome instanceof Outcome.Done)) {
            keep.drop(written.papers());
        }
        return outcome;
    }

    /// Enters a new version of a paper. The versions before it stay.
    public Outcome follow(PersonId who, CaseNumber number, PaperId paper, Written written) {
        var outcome = access.as(who, () -> followed(who, number, paper, written));
        if (!(outcome instanceof Outcome.Done)) {
            keep.drop(written.papers());
        }
        return outcome;
    }

    private Outcome written(PersonId who, CaseNumber number, LaneId laneId, Written written) {
        var open = work.open(who, number, laneId);
        if (open == null) {
            return new Outcome.Unknown();
        }
        var lane = java.util.Objects.requireNonNull(LaneWork.lane(open, laneId));
        var as = LaneWork.writer(open, lane);
        if (as == null) {
            return refusals.of("not-your-lane", null);
        }
        if (written.text() == null && written.papers().isEmpty()) {
            return refusals.of("nothing-written", "text");
        }
        if (written.title() != null && written.papers().size() != 1) {
            return refusals.of("title-of-one", "title");
        }
        var unfit = unfit(written);
        if (unfit != null) {
            return unfit;
        }
        var party = as.party();
        if (written.party() != null && as.role() == Role.REGISTRY) {
            party = written.party();
            var side = EnterAct.sideOf(open, party);
            if (side == null) {
                return refusals.of("no-such-party", "party");
            }
            if (cases.hasAccess(open.file().id(), side)) {
                return refusals.of("files-itself", "party");
            }
        }
        var instead = work.instead(open, posted(laneId, written));
        if (instead != null) {
            return instead;
        }
        var facts = new TreeMap<String, Object>();
        if (written.text() != null) {
            facts.put("text", written.text());
        }
        if (party != null && !party.equals(as.party())) {
            facts.put("filedBy", "registry");
        }
        if (written.closed() && lane.kind() == Lane.Kind.CAUCUS) {
            facts.put("closed", true);
        }
        var drafts = papers.draft(laneId, titled(written), null);
        if (!drafts.isEmpty()) {
            facts.put("papers", drafts.stream().map(Papers.Draft::fact).toList());
        }
        var act = written.text() == null ? LaneAct.PAPER : LaneAct.MESSAGE;
        var entry = work.enter(open, laneId, act, as.role(), party, facts, drafts);
        return new Outcome.Done(number, entry.id());
    }

    private Outcome followed(PersonId who, CaseNumber number, PaperId id, Written written) {
        var before = papers.paper(id).orElse(null);
        var open = before == null ? null : work.open(who, number, before.lane());
        if (before == null || open == null || !before.caseId().equals(open.file().id().value())) {
            return new Outcome.Unknown();
        }
        var as = owner(open, before);
        if (as == null) {
            return refusals.of("not-your-paper", null);
        }
        // read again under the hold: it may have been quarantined, or followed, in between
        before = papers.versions(before.first()).getLast();
        if (before.content() == null) {
            return refusals.of("quarantined", null);
        }
        if (written.papers().size() != 1) {
            return refusals.of("one-version", "papers");
        }
        var unfit = unfit(written);
        if (unfit != null) {
            return unfit;
        }
        var instead = work.instead(open, posted(id, written));
        if (instead != null) {
            return instead;
        }
        var kept = written.papers().getFirst();
        var title = written.title() == null ? before.content().title() : written.title();
        var drafts = papers.draft(before.lane(), List.of(kept.titled(title)), before);
        Map<String, Object> facts = new TreeMap<>();
        facts.put("papers", drafts.stream().map(Papers.Draft::fact).toList());
        facts.put("follows", before.id().toString());
        facts.put("version", (long) before.version() + 1);
        var entry =
                work.enter(
                        open, before.lane(), LaneAct.VERSION, as.role(), as.party(), facts, drafts);
        return new Outcome.Done(number, entry.id());
    }

    /// The parties for which the Registry files what came to it: those without access to the docket
    /// (Model Rules, art. 2(6)). Asked within a transaction.
    public List<Party> filesFor(OpenCase open) {
        return open.file().parties().stream()
                .filter(party -> !cases.hasAccess(open.file().id(), party.side()))
                .toList();
    }

    /// Whether this person may write in a lane that they read.
    public static boolean mayWrite(OpenCase open, Lane lane) {
        return LaneWork.writer(open, lane) != null;
    }

    /// Whether a paper is this person's, or their side's.
    public static boolean owns(OpenCase open, Paper paper) {
        return owner(open, paper) != null;
    }

    /// Whether a thing is this person's, or their side's.
    public static boolean owns(OpenCase open, Papers.Owned thing) {
        return owner(open, thing) != null;
    }

    /// In which capacity this person disposes of a paper; null where it is not theirs.
    static @Nullable Capacity owner(OpenCase open, Paper paper) {
        return owner(open, new Papers.Owned(paper.side(), paper.role()));
    }

    static @Nullable Capacity owner(OpenCase open, Papers.Owned thing) {
        return open.mine().stream()
                .filter(mine ->
                        thing.side() != null
                                ? thing.side().equals(EnterAct.sideOf(open, mine.party()))
                                : mine.party() == null && mine.role().key().equals(thing.role()))
                .findFirst()
                .orElse(null);
    }

    private Outcome.@Nullable Refused unfit(Written written) {
        if (written.text() != null) {
            var unfit = forms.unfit(written.text(), FormReader.LONGEST_TEXT, "text");
            if (unfit != null) {
                return unfit;
            }
        }
        return written.title() == null
                ? null
                : forms.unfit(written.title(), LONGEST_TITLE, "title");
    }

    private static Submission posted(Object where, Written written) {
        return Submission.of(
                written.token(),
                where,
                written.text(),
                written.title(),
                written.party(),
                written.papers(),
                written.closed());
    }

    private static List<Kept> titled(Written written) {
        var title = written.title();
        return title == null
                ? written.papers()
                : written.papers().stream().map(kept -> kept.titled(title)).toList();
    }
}
