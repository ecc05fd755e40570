package org.goodoffices.casework.appointment;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// An invitation to mediate, as the candidate sees it: between whom, and the form of the answer.
///
/// @param ties what they disclosed
/// @param fields of the answer; empty once it was given, or its time is over
public record InquiryPage(
        String address,
        String parties,
        String state,
        List<String> ties,
        String words,
        List<Shown.Field> fields,
        @Nullable String refusal) {

    public InquiryPage {
        ties = List.copyOf(ties);
        fields = List.copyOf(fields);
    }

    /// All of a candidate's.
    public record All(List<Line> lines) {
        public All {
            lines = List.copyOf(lines);
        }
    }

    /// One of them.
    public record Line(Shown.Link invitation, String state) {}
}
