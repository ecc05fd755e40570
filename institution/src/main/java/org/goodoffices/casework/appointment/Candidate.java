package org.goodoffices.casework.appointment;

import java.util.UUID;
import org.goodoffices.organs.panel.PanelProfile;

/// A member of the panel, as somebody who might be named in a case.
///
/// @param grade what is known to tie them to the people of the case
/// @param load how often they were named mediator in the last twelve months
public record Candidate(PanelProfile profile, ConflictGrade grade, int load) {

    UUID person() {
        return profile.member().person();
    }
}
