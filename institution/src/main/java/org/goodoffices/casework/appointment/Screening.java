package org.goodoffices.casework.appointment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.casework.docket.CaseId;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Role;

/// What is known to tie panel members to the people of a case. Who asks learns the grade and no
/// more: never a confidential case, party or lane they may not see.
public interface Screening {

    /// Whether the case was screened, as far as this person is told. Asked, as `grades`, inside the
    /// transaction of the person who wants to know.
    boolean screened(CaseId theCase);

    /// The last grade of each candidate (by their person) of whom this person is told one.
    Map<UUID, ConflictGrade> grades(CaseId theCase);

    /// By which rules of the guidelines the person of the transaction, named or asked in a case,
    /// was found to be tied to it.
    List<String> rulesOfReader(CaseId theCase);

    /// Whether a person reads how a case was screened: who acts for the Registry or is the
    /// appointing authority.
    static boolean readBy(OpenCase open) {
        return open.mine().stream()
                .anyMatch(mine -> mine.role() == Role.REGISTRY || mine.role() == Role.AUTHORITY);
    }
}
