package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.util.List;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// The final clauses of a treaty, as data: what is computed from a register of acts.
///
/// @param name the file's, without its ending
/// @param title of the treaty
/// @param opened the day on which it was opened for signature: no act can be earlier
/// @param instruments the acts whose deposit counts
/// @param organisations whether an organisation's instrument counts beside those of its members
/// @param condition what must be deposited for entry into force
/// @param entry how long after that it enters into force
/// @param later when it enters into force for who deposits after that
/// @param withdrawal when a withdrawal takes effect; null where the clause is not given
/// @param founding within what time who becomes a founding member
/// @param former deposits of States that are no more, which a table shows only in its footnotes
/// @param announced the day that was published as that of entry into force, to be held against what
///   is computed; null where none is given
public record TreatyRule(
        String name,
        Text title,
        LocalDate opened,
        List<Kind> instruments,
        boolean organisations,
        Condition condition,
        Clause entry,
        Clause later,
        @Nullable Clause withdrawal,
        List<Window> founding,
        List<Former> former,
        @Nullable Announced announced) {

    public TreatyRule {
        instruments = List.copyOf(instruments);
        founding = List.copyOf(founding);
        former = List.copyOf(former);
    }

    /// A period that a provision sets.
    ///
    /// @param source where it was read; `recalled` where it was not
    public record Clause(String article, After after, String source) {}

    /// Who is a founding member: who deposits within a time from entry into force.
    ///
    /// @param of the act that makes one of those to whom it applies; null for all others
    public record Window(@Nullable Kind of, Clause clause) {}

    /// A deposit of a State that is no more.
    public record Former(Participant by, Kind kind, LocalDate on, String source) {}

    /// A day that was published.
    public record Announced(LocalDate on, String source) {}
}
