package org.goodoffices.casework.table;

import java.util.List;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.engines.bargaining.Refused;
import org.goodoffices.engines.bargaining.SimulatedSide;
import org.goodoffices.engines.bargaining.SimulatedSide.Answer;
import org.goodoffices.engines.bargaining.Table;
import org.jspecify.annotations.Nullable;

/// Somebody's practice at a table for two, alone against a simulated other side: what they put so
/// far, what came back, how it ended. It follows from what was put alone; nothing is kept.
///
/// @param table whose first party is played, and whose second is simulated
/// @param put the packages put, oldest first
/// @param answers one to each
/// @param accepted whether the other side's package was accepted in the end
/// @param left whether the table was left without agreement
public record Rehearsal(
        Table table,
        SimulatedSide other,
        List<PackageDeal> put,
        List<Answer> answers,
        boolean accepted,
        boolean left) {

    public Rehearsal {
        put = List.copyOf(put);
        answers = List.copyOf(answers);
    }

    /// Begins.
    ///
    /// @param seed decides the temper of the other side
    /// @throws Refused where there are not two parties, or the other can agree to nothing
    public static Rehearsal of(Table table, long seed) throws Refused {
        if (table.parties().size() != 2) {
            throw new Refused("One plays against one other side.", "练习仅适用于双方谈判。");
        }
        var other = new SimulatedSide(table.domain(), table.parties().get(1), seed);
        return new Rehearsal(table, other, List.of(), List.of(), false, false);
    }

    /// After these packages were put, one after the other; those put after the end do not count.
    public Rehearsal after(List<PackageDeal> packages) {
        var answered = other.answers(packages);
        return new Rehearsal(
                table, other, packages.subList(0, answered.size()), answered, false, false);
    }

    /// After the other side's package was accepted.
    public Rehearsal accepting() {
        return new Rehearsal(table, other, put, answers, standing() != null, false);
    }

    /// After the table was left.
    public Rehearsal leaving() {
        return new Rehearsal(table, other, put, answers, false, !over());
    }

    public Party you() {
        return table.parties().getFirst();
    }

    public Party others() {
        return table.parties().getLast();
    }

    /// The other side's package that can be accepted now; null where it has accepted or left.
    public @Nullable PackageDeal standing() {
        if (answers.isEmpty()) {
            return other.opening();
        }
        return switch (answers.getLast()) {
            case Answer.Counters(var deal) -> deal;
            case Answer.Accepts _, Answer.Leaves _ -> null;
        };
    }

    public boolean over() {
        return accepted || left || standing() == null;
    }

    /// What was agreed in the end; null where nothing was, or it is not over.
    public @Nullable PackageDeal agreed() {
        return accepted
                ? standing()
                : !answers.isEmpty() && answers.getLast() instanceof Answer.Accepts
                        ? put.getLast()
                        : null;
    }
}
