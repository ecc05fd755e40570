package org.goodoffices.organs.secretariat;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/// Whom one tells of a task.
final class Owners {

    private Owners() {}

    /// Who owns it today: a person; or of a post its holder, and who acts for them.
    ///
    /// @param owner a post, or a person by their id
    static Set<UUID> of(Secretariat secretariat, String owner, LocalDate today) {
        var people = new LinkedHashSet<UUID>();
        if (owner.startsWith("P-")) {
            secretariat.holder(owner, today).ifPresent(one -> people.add(one.person()));
            secretariat.deputy(owner, today).ifPresent(one -> people.add(one.person()));
        } else {
            people.add(UUID.fromString(owner));
        }
        return people;
    }

    /// The owners of a task, and the heads of its department.
    static Set<UUID> andHeads(Secretariat secretariat, Secretariat.Task task, LocalDate today) {
        var people = new LinkedHashSet<>(of(secretariat, task.owner(), today));
        secretariat.posts().stream()
                .filter(post -> post.head() && post.department().equals(task.department()))
                .forEach(post -> people.addAll(of(secretariat, post.id(), today)));
        return people;
    }
}
