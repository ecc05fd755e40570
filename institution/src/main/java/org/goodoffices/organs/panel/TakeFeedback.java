package org.goodoffices.organs.panel;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.foundation.identity.PersonId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Enters what a batch of answers of parties shows of a member: no case, no party, no number of
/// answers, and no day but that of the batch. The member and the Secretariat read what it shows;
/// what was written to the institution, the Secretariat alone. For a renewal.
@Component
public class TakeFeedback {

    private final PanelStore store;
    private final InstantSource clock;
    private final ZoneId seat;

    TakeFeedback(
            PanelStore store,
            InstantSource clock,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        this.store = store;
        this.clock = clock;
        this.seat = seat;
    }

    /// Enters it in each nomination by which somebody is on the panel, in a transaction of the
    /// rules; nothing for who is on none.
    ///
    /// @param batch the day of the batch
    /// @param shown by criterion: `low`, `at` or `high`, and after a colon the number
    /// @param words what was written, in an order that tells nothing
    public void take(UUID member, LocalDate batch, Map<String, String> shown, List<String> words) {
        var values = new TreeMap<String, String>();
        values.put("day", batch.toString());
        shown.forEach((criterion, value) -> values.put("shown-" + criterion, value));
        var written = new TreeMap<String, String>();
        written.put("day", batch.toString());
        for (int i = 0; i < words.size(); i++) {
            written.put("words-%04d".formatted(i + 1), words.get(i));
        }
        var today = clock.instant().atZone(seat).toLocalDate();
        store.all().stream()
                .filter(one -> member.equals(one.nominee()))
                .filter(one -> one.stage() == Nomination.Stage.DESIGNATED)
                .filter(one -> one.standing(today) != Nomination.Standing.OVER)
                .forEach(one -> {
                    store.hold(one.id());
                    append(one, PanelAct.FEEDBACK, values);
                    append(one, PanelAct.FEEDBACK_WORDS, written);
                });
    }

    private void append(Nomination nomination, PanelAct act, Map<String, String> values) {
        store.append(
                nomination.id(),
                new PanelEntry(
                        store.next(nomination.id()),
                        act,
                        clock.instant(),
                        PersonId.RULES.value(),
                        nomination.state(),
                        Objects.requireNonNull(nomination.nominee()),
                        values),
                null);
    }
}
