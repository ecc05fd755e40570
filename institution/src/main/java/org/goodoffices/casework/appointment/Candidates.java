package org.goodoffices.casework.appointment;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;
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

    /// Who was named in this case and serves in it no longer: whoever follows is another.
    Map<UUID, Text> gone(OpenCase open) {
        var gone = new LinkedHashMap<UUID, Text>();
        jdbc.sql(
                        """
                        select distinct on (member) member, name_en, name_zh from capacity one
                         where case_id = ? and role = 'mediator' and until is not null
                           and not exists (select from capacity o where o.case_id = one.case_id and o.role = 'mediator'
                                              and o.member = one.member and o.until is null)
                         order by member, since\
                        """)
                .param(open.file().id().value())
                .query(row -> {
                    gone.put(
                            row.getObject("member", UUID.class),
                            new Text(row.getString("name_en"), row.getString("name_zh")));
                });
        return gone;
    }

    /// The others, as far as this person may know of them.
    List<Candidate> of(OpenCase open) {
        var gone = gone(open).keySet();
        var profiles =
                panel.profiles().stream()
                        .filter(one -> !gone.contains(one.member().person()))
                        .toList();
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
