package org.goodoffices.foundation.identity;

import java.util.List;
import org.goodoffices.foundation.web.Shown;

/// The page behind an invitation: who one is, in both languages.
///
/// @param names the fields; empty for a person who has been here before
public record InvitationPage(String action, String name, List<Shown.Field> names) {

    public InvitationPage {
        names = List.copyOf(names);
    }
}
