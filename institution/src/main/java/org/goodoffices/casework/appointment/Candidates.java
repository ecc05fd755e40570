package org.goodoffices.casework.appointment;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.organs.panel.Panel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The members of the panel as candidates in a case. What ties them to it, and how often they were
/// named in the last year, is known to the institution's people in the case alone: both rest on
/// cases that nobody else may know of.
@Component
class Candidates {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Panel panel;
    private final Screening screening;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Candidates(Panel panel, Screening screening, JdbcClient jdbc, InstantSource clock) {
        this.panel = panel;
        this.screening = screening;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// All of them, as far as this person may know of them.
    List<Candidate> of(OpenCase open) {
        var profiles = panel.profiles();
        boolean institution = forInstitution(open);
        Map<UUID, ConflictGrade> grades =
                institution ? screening.grades(open.file().id()) : Map.of();
        Map<UUID, Integer> loads = institution ? loads() : Map.of();
        return profiles.stream()
                .map(profile ->
                        new Candidate(
                                profile,
                                grades.getOrDefault(profile.member().person(), ConflictGrade.NONE),
                                loads.getOrDefault(profile.member().person(), 0)))
                .toList();
    }

    /// Whether independence was looked at in this case, as far as this person is told.
    boolean screened(OpenCase open) {
        return screening.screened(open.file().id());
    }

    Fitness fitness() {
        return new Fitness(panel.choices("levels"));
    }

    static boolean forInstitution(OpenCase open) {
        return Screening.readBy(open);
    }

    private Map<UUID, Integer> loads() {
        var loads = new HashMap<UUID, Integer>();
        jdbc.sql("select person, times from named_mediator_since(?)")
                .param(Timestamp.from(clock.instant().minus(YEAR)))
                .query((row, _) ->
                        loads.put(row.getObject("person", UUID.class), row.getInt("times")))
                .list();
        return loads;
    }
}
