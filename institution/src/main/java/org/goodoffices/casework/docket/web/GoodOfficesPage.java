package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The form by which good offices are offered.
///
/// @param article under which they are
/// @param rules the rule sets to choose from; null where there is but one
/// @param groups the States, one group each
/// @param refused why nothing was done; null if nothing was refused
public record GoodOfficesPage(
        Shown.@Nullable Article article,
        Shown.@Nullable Field rules,
        List<RequestPage.Group> groups,
        Shown.Field text,
        List<String> countries,
        int parties,
        @Nullable String refused,
        Shown.@Nullable Article refusedUnder) {

    public GoodOfficesPage {
        groups = List.copyOf(groups);
        countries = List.copyOf(countries);
    }
}
