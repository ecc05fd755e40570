package org.goodoffices.casework.appointment.feedback;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// What a party is asked about its mediators.
///
/// @param who who reads it, and what is told of it
/// @param until until when one can answer, or that the time is over
public record FeedbackPage(
        String number,
        Shown.Link back,
        String who,
        String until,
        List<About> mediators,
        @Nullable String done,
        @Nullable String refusal) {

    public FeedbackPage {
        mediators = List.copyOf(mediators);
    }

    /// One of them.
    ///
    /// @param given that the party has answered; null where it has not
    /// @param fields the form; empty where nothing can be answered any more
    /// @param id of the mediator, by which the fields of several forms differ
    public record About(
            String name,
            String id,
            String address,
            @Nullable String given,
            List<Shown.Field> fields) {
        public About {
            fields = List.copyOf(fields);
        }
    }
}
