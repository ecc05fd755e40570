package org.goodoffices.organs.secretariat;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.mail.Outbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Enters that a task was not done in time, and tells its owner and the head of the department,
/// once for each day that it was due on.
@Component
public class TellOverdue {

    private final Access access;
    private final SecretariatStore store;
    private final Outbox outbox;
    private final InstantSource clock;
    private final ZoneId seat;

    TellOverdue(
            Access access,
            SecretariatStore store,
            Outbox outbox,
            InstantSource clock,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        this.access = access;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.seat = seat;
    }

    /// Tells of every task that is overdue and was not told of.
    @Scheduled(fixedDelayString = "${goodoffices.lapses.every:PT10S}")
    public void tell() {
        if (access.as(PersonId.RULES, this::untold)) {
            access.run(PersonId.RULES, this::enter);
        }
    }

    private boolean untold() {
        return store.read().tasks().stream().anyMatch(this::isToTell);
    }

    private void enter() {
        store.hold();
        var secretariat = store.read();
        var today = clock.instant().atZone(seat).toLocalDate();
        for (var task : secretariat.tasks()) {
            if (!isToTell(task)) {
                continue;
            }
            var values = new TreeMap<>(Map.of("department", task.department()));
            values.put("task", String.valueOf(task.number()));
            if (task.source() != null) {
                values.put("session", task.source().session());
            }
            store.append(
                    new SecretariatEntry(
                            store.next(),
                            SecretariatAct.OVERDUE,
                            clock.instant(),
                            PersonId.RULES.value(),
                            null,
                            values),
                    null);
            for (var person : Owners.andHeads(secretariat, task, today)) {
                outbox.postWaiting(
                        new PersonId(person), "/secretariat/departments/" + task.department());
            }
        }
    }

    /// Overdue, and not told of since the day on which it is due was set.
    private boolean isToTell(Secretariat.Task task) {
        var today = clock.instant().atZone(seat).toLocalDate();
        return task.overdue(today)
                && task.steps().reversed().stream()
                        .takeWhile(step -> step.value("due").isEmpty())
                        .noneMatch(step -> step.act() == SecretariatAct.OVERDUE);
    }
}
