package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The form of one act: what it is, by which article, who will see it, what it brings about.
///
/// @param refusal why it was not taken; null when it has not been tried
/// @param grave whether it ends something
/// @param over whether the case has ended and takes the act no more: there is no form then
public record ActPage(
        String number,
        String caseTitle,
        String back,
        String title,
        String address,
        Shown.Lane lane,
        Shown.@Nullable Article article,
        @Nullable String consequence,
        List<Shown.Field> fields,
        boolean grave,
        boolean papers,
        boolean over,
        @Nullable String refusal,
        Shown.@Nullable Article refusalArticle) {

    public ActPage {
        fields = List.copyOf(fields);
    }
}
