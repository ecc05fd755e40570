package org.goodoffices.casework.appointment.feedback;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.FormReader;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// A party answers about a mediator once the case is over, in the lane of its own side: once, and
/// as long as there is time.
@Component
class GiveFeedback {

    private final EnterBesideRules acts;
    private final Answering answering;
    private final FormReader reader;
    private final InstantSource clock;

    GiveFeedback(EnterBesideRules acts, Answering answering, InstantSource clock) {
        this.acts = acts;
        this.answering = answering;
        this.reader = new FormReader(acts.refusals());
        this.clock = clock;
    }

    /// @param mediator by their id
    /// @param said a mark for each criterion, and `text` for words to the institution
    Outcome give(EnterBesideRules.Asked asked, String mediator, Map<String, String> said) {
        return acts.enterAfterwards(
                asked,
                Lane.Kind.OWN,
                capacity -> capacity.role().isParty(),
                LaneAct.FEEDBACK,
                mediator + new TreeMap<>(said),
                (open, writer) -> {
                    var ended = Answering.ended(open).orElseThrow();
                    var about =
                            answering.mediators(open, ended).stream()
                                    .filter(one -> one.person().toString().equals(mediator))
                                    .findFirst()
                                    .orElseThrow(() -> acts.not("feedback-no-mediator", null));
                    if (!clock.instant().isBefore(answering.until(ended))) {
                        throw acts.not("feedback-over", null);
                    }
                    var party = Objects.requireNonNull(writer.party());
                    if (Answering.answered(open, party, about.person())) {
                        throw acts.not("feedback-given", null);
                    }
                    var marks = new TreeMap<String, Long>();
                    for (var criterion : answering.criteria()) {
                        var mark = said.getOrDefault(criterion, "");
                        if (!mark.matches("[1-5]")) {
                            throw acts.not("feedback-mark", criterion);
                        }
                        marks.put(criterion, Long.valueOf(mark));
                    }
                    var text = said.getOrDefault("text", "").strip();
                    var unfit = reader.unfit(text, LONGEST, "text");
                    if (unfit != null) {
                        throw new EnterBesideRules.NotNow(unfit);
                    }
                    return new EnterBesideRules.Says(
                            Map.of(
                                    "mediator",
                                    mediator,
                                    "mediators",
                                    List.of(
                                            Map.of(
                                                    "id", mediator,
                                                    "nameEn", about.name().en(),
                                                    "nameZh", about.name().zh())),
                                    "marks",
                                    marks,
                                    "text",
                                    text));
                });
    }

    private static final int LONGEST = 2_000;
}
