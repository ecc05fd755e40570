package org.goodoffices.engines.procedure;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules of procedure as data: one file, read.
///
/// @param file the file it was read from
/// @param text the folder with the articles, for the institution's own rules
/// @param sources where a published set was read
/// @param validFrom the first day on which a case can be brought under them
/// @param validUntil the last such day; absent where there is none
/// @param validArticle the provision that says so, where it is known
/// @param partiesAtLeast how many parties a case needs, two or more
/// @param unknown what the sources did not tell, said plainly
public record RuleSet(
        String file,
        int line,
        String name,
        String edition,
        Text title,
        Text authority,
        @Nullable String text,
        List<String> sources,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable String validArticle,
        Set<Track> tracks,
        int partiesAtLeast,
        @Nullable Existence existence,
        @Nullable Names names,
        @Nullable Caucus caucus,
        @Nullable AppointingAuthority appointingAuthority,
        @Nullable Mediators mediators,
        @Nullable OthersGoOn othersGoOn,
        String calendar,
        ZoneId zone,
        Reckoning reckoning,
        @Nullable FeeModel fees,
        @Nullable Attestation attestation,
        List<Gate> gates,
        List<Text> unknown,
        Map<String, Stage> stages,
        Map<String, Act> acts,
        Map<String, Limit> limits,
        Map<String, Ending> endings,
        List<Deviation> deviations) {

    public RuleSet {
        sources = List.copyOf(sources);
        tracks = Set.copyOf(tracks);
        gates = List.copyOf(gates);
        unknown = List.copyOf(unknown);
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        acts = Collections.unmodifiableMap(new LinkedHashMap<>(acts));
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        endings = Collections.unmodifiableMap(new LinkedHashMap<>(endings));
        deviations = List.copyOf(deviations);
    }

    /// The kinds of dispute.
    public enum Track {
        STATE_TO_STATE,
        INVESTMENT,
        COMMERCIAL
    }

    /// Whether the very existence of the case is confidential.
    public record Existence(boolean confidential, @Nullable String article, int line) {}

    /// Whether the names of the parties are published.
    public record Names(Publication published, @Nullable String article, int line) {}

    /// When the names of the parties are published.
    public enum Publication {
        NEVER,
        BY_CONSENT,
        ALWAYS
    }

    /// Whether what is said in a caucus stays there unless released, or is open unless marked.
    public record Caucus(Default standard, @Nullable String article, int line) {
        /// What holds where nothing was said.
        public enum Default {
            CLOSED,
            OPEN_UNLESS_MARKED
        }
    }

    /// Who names a mediator where the parties do not.
    public record AppointingAuthority(Text who, @Nullable String article, int line) {}

    /// How many mediators a case has unless agreed otherwise, and at most.
    ///
    /// @param anyone under which provision the parties may name somebody who is not on the panel;
    ///   absent where they may not, or where it is not known
    public record Mediators(
            int count,
            @Nullable Integer atMost,
            @Nullable String anyone,
            @Nullable String article,
            int line) {}

    /// Whether the others go on when one of three or more parties leaves.
    ///
    /// @param remain who must remain for that
    /// @param unequal why it matters which of the parties leaves, where it does
    public record OthersGoOn(
            boolean whenOneWithdraws,
            Remain remain,
            @Nullable Reasoned unequal,
            @Nullable String article,
            int line) {
        /// Who must remain: enough parties, whoever they are, or also one that requested and one
        /// that was invited.
        public enum Remain {
            ENOUGH,
            BOTH_SIDES
        }
    }

    /// How days are counted: by default the day of the event does not count, and a limit in days
    /// ends with the end of its last day.
    public record Reckoning(boolean dayOfEventCounts, @Nullable String article, int line) {}

    /// The form of the statement that a settlement resulted from mediation.
    public record Attestation(String template, @Nullable String article, int line) {}

    /// A question to be answered before a case is registered.
    public record Gate(Kind kind, @Nullable String article, int line) {
        /// The gates of the model institution.
        public enum Kind {
            MUTUAL_CONSENT,
            EXCLUDED_CLASSES,
            THIRD_STATE_CONSENT
        }
    }

    /// Whether a case can be brought under these rules on this day.
    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }

    public boolean othersMayGoOn() {
        return othersGoOn != null && othersGoOn.whenOneWithdraws();
    }

    public boolean isEnding(String place) {
        return endings.containsKey(place);
    }

    /// Title of a stage or an ending.
    public Text titleOf(String place) {
        Stage stage = stages.get(place);
        if (stage != null) {
            return stage.title();
        }
        Ending ending = endings.get(place);
        return ending == null ? new Text("before the request", "提出请求之前") : ending.title();
    }

    /// The stage whose visit this stage is part of: itself, or the outermost one it is within.
    public String visitOf(String place) {
        String at = place;
        for (int i = 0; i <= stages.size(); i++) {
            Stage stage = stages.get(at);
            if (stage == null || stage.within() == null) {
                return at;
            }
            at = stage.within();
        }
        return at;
    }

    /// Whether someone in this role sees that lane (of its own side, for `own` and `caucus`).
    public boolean seenBy(Role role, Lane lane) {
        return lane.seenBy(role);
    }

    /// Whether this person sees that act: its lane, and for a side's lanes, whether it is theirs.
    public boolean sees(Actor viewer, Done done) {
        Act act = acts.get(done.act());
        if (act == null) {
            return false;
        }
        if (viewer.equals(done.by())) {
            return true;
        }
        if (!act.lane().seenBy(viewer.role())) {
            return false;
        }
        if (act.lane() != Lane.OWN && act.lane() != Lane.CAUCUS || !viewer.role().isParty()) {
            return true;
        }
        return viewer.id().equals(done.sideOf());
    }
}
