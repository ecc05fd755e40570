package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The registration of a request: the questions before it, answered, and to be decided.
public record RegistrationPage(
        String number,
        String caseTitle,
        String back,
        String title,
        String address,
        Shown.Lane lane,
        Shown.@Nullable Article article,
        List<Gate> gates,
        List<Shown.Field> fields,
        @Nullable String refusal,
        Shown.@Nullable Article refusalArticle) {

    public RegistrationPage {
        gates = List.copyOf(gates);
        fields = List.copyOf(fields);
    }

    /// One question.
    ///
    /// @param tone of the answer: good, care or bad
    public record Gate(
            String question,
            Shown.@Nullable Article article,
            String answer,
            String tone,
            List<Reason> reasons,
            Shown.Field decision,
            Shown.Field because) {
        public Gate {
            reasons = List.copyOf(reasons);
        }
    }

    /// Why it was answered so.
    public record Reason(String text, List<String> sources) {
        public Reason {
            sources = List.copyOf(sources);
        }
    }
}
