package org.goodoffices.organs.secretariat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.CarryingOut;
import org.goodoffices.organs.governance.Organs;
import org.springframework.stereotype.Component;

/// Tells on the page of a resolution how far its paragraphs have been carried out.
@Component
class ReportCarryingOut implements CarryingOut {

    private final SecretariatStore store;
    private final Organs organs;

    ReportCarryingOut(SecretariatStore store, Organs organs) {
        this.store = store;
        this.organs = organs;
    }

    @Override
    public List<Line> of(String session, int resolution, Visit visit) {
        var words =
                new SecretariatWords(
                        visit,
                        store.read(),
                        organs,
                        Optional.empty(),
                        LocalDate.ofInstant(visit.now(), visit.zone()));
        return words.secretariat().tasks().stream()
                .filter(task ->
                        task.source() != null
                                && task.source().session().equals(session)
                                && task.source().resolution() == resolution)
                .map(task ->
                        new Line(
                                String.valueOf(
                                        java.util.Objects.requireNonNull(task.source())
                                                .paragraph()),
                                words.of(task.title()),
                                words.department(task.department()),
                                visit.day(task.due()),
                                words.standing(task),
                                task.done().map(done -> words.of(done.text("report"))).orElse("")))
                .toList();
    }
}
