package org.goodoffices.casework.appointment.feedback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.organs.panel.Panel;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who can answer about whom once a case is over, and until when.
@Component
class Answering {

    private final JdbcClient jdbc;
    private final Panel panel;

    Answering(JdbcClient jdbc, Panel panel) {
        this.jdbc = jdbc;
        this.panel = panel;
    }

    /// Somebody who was mediator when the case ended.
    record Mediator(UUID person, Text name) {}

    Panel.Feedback rules() {
        return panel.feedback();
    }

    List<String> criteria() {
        return rules().criteria();
    }

    /// The party for which this person answers; null where for none.
    static @Nullable UUID party(OpenCase open) {
        return open.left()
                ? null
                : open.mine().stream()
                        .filter(one -> one.role().isParty())
                        .map(one -> one.party())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /// When the case ended, by what everybody sees; empty while it goes on.
    static Optional<Instant> ended(OpenCase open) {
        if (open.common().ending() == null) {
            return Optional.empty();
        }
        return open.entries().stream()
                .filter(entry -> entry.lane().equals(open.file().joint()))
                .map(Entered::at)
                .filter(at -> open.common().asAt(at).ending() != null)
                .findFirst();
    }

    /// The moment after the last at which one can answer.
    Instant until(Instant ended) {
        return ended.plus(Duration.ofDays(rules().days()));
    }

    List<Mediator> mediators(OpenCase open, Instant ended) {
        return jdbc.sql(
                        """
                        select distinct on (member) member, name_en, name_zh from capacity
                         where case_id = ? and role = 'mediator' and (until is null or until >= ?) order by member, since
                        """)
                .params(open.file().id().value(), java.sql.Timestamp.from(ended))
                .query((row, _) ->
                        new Mediator(
                                row.getObject("member", UUID.class),
                                new Text(row.getString("name_en"), row.getString("name_zh"))))
                .list();
    }

    /// Whether this party has answered about a mediator.
    static boolean answered(OpenCase open, UUID party, UUID mediator) {
        return open.entries().stream()
                .filter(entry -> entry.act().equals(LaneAct.FEEDBACK.key()))
                .filter(entry -> party.equals(entry.party()))
                .anyMatch(entry -> mediator.toString().equals(entry.text("mediator")));
    }
}
