package org.goodoffices.casework.appointment;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.casework.docket.CaseId;

/// What is known to tie panel members to the people of a case. Who asks learns the grade and no
/// more: never a confidential case, party or lane they may not see.
public interface Screening {

    /// The grade of each of these panel members (by their person) for a case. Asked inside the
    /// transaction of the person who wants to know.
    Map<UUID, ConflictGrade> grades(CaseId theCase, Collection<UUID> panelMembers);
}
