package org.goodoffices.organs.secretariat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.Organs;
import org.springframework.stereotype.Component;

/// What waits for a person in the departments, for their first page.
@Component
public class DepartmentWork {

    private final SecretariatStore store;
    private final Organs organs;

    DepartmentWork(SecretariatStore store, Organs organs) {
        this.store = store;
        this.organs = organs;
    }

    /// A department of theirs.
    ///
    /// @param tasks how many they own there that are not done
    /// @param overdue how many of the department are overdue
    public record Waiting(String department, String address, long tasks, long overdue) {}

    /// Those of the person of the transaction: of which they are by a post or an office, or where
    /// they act for somebody.
    public List<Waiting> of(PersonId person, Visit visit) {
        var reader = store.reader(person);
        var today = LocalDate.ofInstant(visit.now(), visit.zone());
        if (!reader.ofTheHouse()) {
            return List.of();
        }
        var secretariat = store.read();
        var words =
                new SecretariatWords(visit, secretariat, organs, java.util.Optional.empty(), today);
        var waiting = new ArrayList<Waiting>();
        for (var department : organs.departments().keySet()) {
            if (!words.isOf(reader, department)) {
                continue;
            }
            waiting.add(
                    new Waiting(
                            words.department(department),
                            "/secretariat/departments/" + department,
                            secretariat.tasks().stream()
                                    .filter(task -> task.department().equals(department))
                                    .filter(task -> task.done().isEmpty())
                                    .filter(task ->
                                            Owners.of(secretariat, task.owner(), today)
                                                    .contains(person.value()))
                                    .count(),
                            words.overdue(department)));
        }
        return waiting;
    }
}
