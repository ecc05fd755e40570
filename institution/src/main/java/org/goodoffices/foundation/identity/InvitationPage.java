package org.goodoffices.foundation.identity;

import java.util.List;
import org.goodoffices.foundation.web.Shown;

/// The page behind an invitation or an enrolment: who one is, in both languages.
///
/// @param what who is invited, and what the button does
/// @param names the fields; empty for a person who has been here before
public record InvitationPage(
        String action, String title, String what, String go, List<Shown.Field> names) {

    public InvitationPage {
        names = List.copyOf(names);
    }
}
