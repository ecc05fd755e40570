package org.goodoffices.casework.appointment;

import java.util.Map;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.FormReader;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.records.record.Lane;
import org.springframework.stereotype.Component;

/// A party says to all what it thinks of what a mediator disclosed; to object is an act of the
/// rules.
@Component
class CommentOnDisclosure {

    private final EnterBesideRules acts;
    private final FormReader reader;

    CommentOnDisclosure(EnterBesideRules acts) {
        this.acts = acts;
        this.reader = new FormReader(acts.refusals());
    }

    /// @param entry of the disclosure
    Outcome comment(EnterBesideRules.Asked asked, String entry, String words) {
        return acts.enter(
                asked,
                Lane.Kind.JOINT,
                capacity -> capacity.role().isParty(),
                LaneAct.COMMENT,
                entry + words,
                (open, _) -> {
                    if (AppointmentState.of(open).disclosures().stream()
                            .noneMatch(one -> one.entry().id().toString().equals(entry))) {
                        throw acts.not("appointment-no-such-disclosure", null);
                    }
                    if (words.isBlank()) {
                        throw acts.not("missing", "text");
                    }
                    var unfit = reader.unfit(words, FormReader.LONGEST_TEXT, "text");
                    if (unfit != null) {
                        throw new EnterBesideRules.NotNow(unfit);
                    }
                    return new EnterBesideRules.Says(Map.of("on", entry, "text", words.strip()));
                });
    }
}
