package org.goodoffices.casework.docket;

import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Offices;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Assigns a case to a case manager, or hands it from one to another (Model Rules, art. 2(4)). The
/// entry is the Registry's own; who manages the case is known to everyone in it.
@Component
public class AssignCase {

    /// The act under which it stands on the docket.
    public static final String ACT = "assign";

    private final RegistryAct acts;
    private final CaseManagers managers;
    private final JdbcClient jdbc;
    private final RandomGenerator chance;

    AssignCase(RegistryAct acts, CaseManagers managers, JdbcClient jdbc, RandomGenerator chance) {
        this.acts = acts;
        this.managers = managers;
        this.jdbc = jdbc;
        this.chance = chance;
    }

    /// Assigns the case.
    ///
    /// @param to the case manager's id, as the form gave it
    /// @param reason why it is handed over; null where nothing was said
    public Outcome assign(
            PersonId who,
            CaseNumber number,
            @Nullable String to,
            @Nullable String reason,
            String token) {
        return acts.enter(
                who, number, ACT, Lane.Kind.REGISTRY, token, open -> read(open, to, reason));
    }

    private RegistryAct.Reading read(OpenCase open, @Nullable String to, @Nullable String reason) {
        var manager =
                managers.all().stream()
                        .filter(one -> one.person().toString().equals(to))
                        .findFirst()
                        .orElse(null);
        if (manager == null) {
            return wrong("no-such-manager", "person");
        }
        if (open.file().capacities().stream()
                .anyMatch(c -> c.role() != Role.REGISTRY && c.member().equals(manager.person()))) {
            return wrong("stands-elsewhere", "person");
        }
        if (reason != null && reason.codePointCount(0, reason.length()) > FormReader.LONGEST_TEXT) {
            return wrong("too-long", "reason", FormReader.LONGEST_TEXT);
        }
        if (reason != null && reason.codePoints().anyMatch(FormReader::unprintable)) {
            return wrong("unprintable", "reason");
        }
        var before = assigned(open);
        if (before != null && before.member().equals(manager.person())) {
            return wrong("assigned-already", "person");
        }
        var facts =
                new java.util.TreeMap<String, Object>(
                        Map.of(
                                "assigned", manager.person().toString(),
                                "assignedEn", manager.name().en(),
                                "assignedZh", manager.name().zh()));
        if (reason != null) {
            facts.put("reason", reason);
        }
        return new RegistryAct.Reading.Facts(facts, entry -> hand(entry, manager));
    }

    private void hand(Entered entry, CaseManagers.CaseManager manager) {
        jdbc.sql("select assign_case(?, ?, ?, ?, ?)")
                .param(entry.id().value())
                .param(draw())
                .param(manager.person())
                .param(manager.name().en())
                .param(manager.name().zh())
                .query((_, _) -> 1)
                .single();
    }

    /// Who manages the case now, if it has been assigned.
    public static @Nullable Capacity assigned(OpenCase open) {
        return open.file().capacities().stream()
                .filter(c -> c.role() == Role.REGISTRY && !c.member().equals(Offices.REGISTRY))
                .findFirst()
                .orElse(null);
    }

    private RegistryAct.Reading wrong(String key, String field, Object... values) {
        return new RegistryAct.Reading.Wrong(acts.refusals().of(key, field, values));
    }

    private UUID draw() {
        return new UUID(
                chance.nextLong() & 0xffffffffffff0fffL | 0x8000L,
                chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
