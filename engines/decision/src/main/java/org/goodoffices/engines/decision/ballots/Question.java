package org.goodoffices.engines.decision.ballots;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A question whose answers are only ever counted together: at least `min` and at most `max` of the
/// answers may be chosen, or, where that is allowed, none of them as a blank vote.
public record Question(String question, List<String> answers, int min, int max, boolean blank) {

    /// More than a ballot paper has; proofs grow with it.
    private static final int MOST = 1_000;

    /// @throws IllegalArgumentException where no ballot could satisfy it
    public Question {
        answers = List.copyOf(answers);
        if (answers.isEmpty()
                || answers.size() > MOST
                || min < 0
                || min > max
                || max > answers.size()) {
            throw new IllegalArgumentException("question: " + question);
        }
    }

    static Question read(JsonNode node) throws Refused {
        if (node.has("type")) {
            throw new Refused(
                    "A question whose answers are shuffled, not counted, is not supported.",
                    "不支持以混洗而非累计方式计票的问题。");
        }
        Json.object(node, Set.of("answers", "min", "max", "question"), Set.of("blank"));
        try {
            return new Question(
                    Json.text(node.get("question")),
                    Json.list(node.get("answers"), Json::text),
                    Json.integer(node.get("min")),
                    Json.integer(node.get("max")),
                    node.has("blank") && Json.truth(node.get("blank")));
        } catch (IllegalArgumentException impossible) {
            throw new Refused("No ballot could answer such a question.", "此类问题无法作答。");
        }
    }

    String json() {
        return "{\"answers\":%s,%s\"min\":%d,\"max\":%d,\"question\":%s}"
                .formatted(
                        Json.list(answers, Json::quoted),
                        blank ? "\"blank\":true," : "",
                        min,
                        max,
                        Json.quoted(question));
    }

    /// How many ciphertexts answer it.
    int choices() {
        return answers.size() + (blank ? 1 : 0);
    }
}
