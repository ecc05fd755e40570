package org.goodoffices.engines.procedure;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A step that someone may take.
///
/// @param by who may do it
/// @param recordedBy who enters it for the actor, where the actor has no access of its own
/// @param from the stages (or endings) it is open in, in the order of the file; `start` for the act
///   that opens the case
/// @param to the stage or ending it leads to; absent where the case stays where it is
/// @param when whether one actor's act is enough, or every one of the role must have acted
/// @param once whether the same actor may do it only once in a visit of the stage
/// @param duty whether it is owed, and so must be covered by a limit
/// @param requires what must have been completed in this visit of the stage
/// @param countsAs another act that the actor has then done too; the case moves when that is
///   complete
/// @param unequal why only some of the parties may do it
/// @param returns why the case may go back to a stage that it has been in
public record Act(
        String name,
        Text title,
        @Nullable String article,
        Set<Role> by,
        @Nullable Role recordedBy,
        List<String> from,
        @Nullable String to,
        Lane lane,
        When when,
        boolean once,
        boolean duty,
        @Nullable Effect effect,
        List<Condition> requires,
        @Nullable String countsAs,
        List<Takes> takes,
        @Nullable Reasoned unequal,
        @Nullable Reasoned returns,
        int line) {

    /// The name, in `from`, of where a case is before its first act.
    public static final String START = "start";

    public Act {
        by = Set.copyOf(by);
        from = List.copyOf(from);
        requires = List.copyOf(requires);
        takes = List.copyOf(takes);
    }

    /// Whether the act is complete when one has done it, or only when every one of the role has.
    public enum When {
        ONE,
        EVERY
    }

    /// Whether the act says nothing without this field, so that its form must be filled in there.
    public boolean needs(Takes field) {
        return switch (field) {
            case PARTY,
                    NAME,
                    KIND,
                    COUNTRY,
                    INTEREST,
                    MEDIATOR,
                    LIMIT,
                    DAYS,
                    REASON,
                    DECLARATION,
                    PROPOSAL ->
                    true;
            case DATE -> effect == Effect.SERVES;
            case PARTIES,
                    TEXT,
                    PAPERS,
                    AMOUNT,
                    SHARE,
                    PLACE,
                    PEOPLE,
                    CLAUSES,
                    LANGUAGES,
                    SUBJECTS,
                    CHANNEL ->
                    false;
        };
    }

    public boolean leavesTheCase() {
        return effect != null && effect.leaves();
    }
}
