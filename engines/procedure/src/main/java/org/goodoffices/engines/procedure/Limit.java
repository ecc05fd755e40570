package org.goodoffices.engines.procedure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A time limit. The parts that [Checker] asks for may be absent here, so that it can say so.
///
/// @param of whose duty it is; absent for a period that binds nobody in particular
/// @param duty the acts, any one of which by that actor discharges the duty
/// @param forEach where each party of this role is concerned by itself: the duty is met when it has
///   been done for every one of them; absent where once is enough
/// @param runsIn the stages in which the time runs; in others of the same visit it stands still
/// @param length how many units; absent where the file gives none
/// @param rolls whether a limit that would end on a day off ends on the next working day
public record Limit(
        String name,
        Text title,
        @Nullable String article,
        @Nullable Role of,
        List<String> duty,
        @Nullable Role forEach,
        List<String> runsIn,
        @Nullable Anchor anchor,
        @Nullable Integer length,
        Unit unit,
        Counting counting,
        boolean rolls,
        @Nullable Extension extension,
        @Nullable Lapse lapse,
        @Nullable Warning warning,
        @Nullable Reasoned unequal,
        int line) {

    /// The word, in `from`, for whatever act.
    public static final String ANY = "any";

    public Limit {
        duty = List.copyOf(duty);
        runsIn = List.copyOf(runsIn);
    }

    /// Units of length.
    public enum Unit {
        HOURS,
        DAYS,
        WEEKS,
        MONTHS
    }

    /// Which days count.
    public enum Counting {
        CALENDAR,
        WORKING
    }

    /// From when the time runs.
    ///
    /// @param names acts, limits or a stage, as the kind says; of several, the latest counts
    public record Anchor(
            Kind kind,
            List<String> names,
            Moment moment,
            @Nullable Presumption presumed,
            int line) {
        public Anchor {
            names = List.copyOf(names);
        }

        /// What kind of event starts the time.
        public enum Kind {
            /// An act was completed.
            ACT,
            /// The one who is bound did an act itself.
            OWN,
            /// Another limit ran out.
            LAPSE,
            /// The case came to a stage.
            STAGE,
            /// The last act of anyone in the joint lane: the time measures inactivity.
            ANY
        }
    }

    /// Whether the time runs from the act or from its receipt.
    public enum Moment {
        DONE,
        RECEIPT
    }

    /// Receipt that the rules presume so many days after the act, unless another day is recorded.
    public record Presumption(int days, @Nullable String article, int line) {}

    /// That those concerned are told so many days before the time runs out. It is no act, and
    /// changes nothing.
    public record Warning(int days, @Nullable String article, int line) {}

    /// Who may give more time, by which act, and how many units in all at most.
    public record Extension(Role by, String act, int atMost, @Nullable String article, int line) {}

    /// What it means that the time ran out: an act is deemed done, or the case moves, or acts
    /// become open (those that require it).
    public record Lapse(
            @Nullable String deemed,
            @Nullable String to,
            List<String> opens,
            @Nullable String article,
            Text meaning,
            @Nullable Reasoned returns,
            int line) {
        public Lapse {
            opens = List.copyOf(opens);
        }
    }
}
