package org.goodoffices.casework.appointment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.goodoffices.organs.panel.Served;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells the Secretariat in how many cases a member was named in a term, and in which not.
@Component
class NamedInTerm implements Served {

    private final JdbcClient jdbc;

    NamedInTerm(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int appointments(UUID member, Instant from, Instant until) {
        return jdbc.sql("select named_mediator_between(?, ?, ?)")
                .params(member, Timestamp.from(from), Timestamp.from(until))
                .query(Integer.class)
                .single();
    }
}
