package org.goodoffices.records.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.foundation.identity.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The lanes that the person of the transaction is in. Others' lanes are not there for them: not
/// listed, not counted.
@Repository
public class Lanes {

    private final JdbcClient jdbc;
    private final RandomGenerator chance;

    Lanes(JdbcClient jdbc, RandomGenerator chance) {
        this.jdbc = jdbc;
        this.chance = chance;
    }

    /// A lane about to be opened.
    ///
    /// @param members persons and offices who are in it from now on
    public record Opening(Lane.Kind kind, @Nullable UUID side, List<UUID> members) {

        public Opening {
            members = List.copyOf(members);
        }
    }

    /// Opens the lanes of a case, all in one statement.
    ///
    /// @return their ids, in the order given
    public List<LaneId> open(UUID caseId, List<Opening> openings) {
        var ids = new UUID[openings.size()];
        var secrets = new byte[openings.size()][32];
        for (int i = 0; i < ids.length; i++) {
            chance.nextBytes(secrets[i]);
            ids[i] = new LaneSecret(secrets[i]).id(-1);
        }
        jdbc.sql("select open_lanes(?, ?, ?, ?, ?, ?)")
                .param(caseId)
                .param(ids)
                .param(
                        openings.stream()
                                .map(opening -> opening.kind().key())
                                .toArray(String[]::new))
                .param(openings.stream().map(Opening::side).toArray(UUID[]::new))
                .param(secrets)
                .param(
                        openings.stream()
                                .map(opening ->
                                        opening.members().stream()
                                                .map(UUID::toString)
                                                .collect(Collectors.joining(",", "{", "}")))
                                .toArray(String[]::new))
                .query((_, _) -> 1)
                .list();
        return Stream.of(ids).map(LaneId::new).toList();
    }

    /// The lanes of a case that I am in, always in the same order of their kinds.
    public static Question<Lane> of(UUID caseId) {
        return Question.of(
                """
                select id, case_id, kind, side from lane where case_id = ?
                 order by array_position('{own,joint,caucus,mediators,registry,public}'::text[], kind), side\
                """,
                Lanes::lane,
                caseId);
    }

    static Lane lane(ResultSet row, int number) throws SQLException {
        return new Lane(
                new LaneId(row.getObject("id", UUID.class)),
                row.getObject("case_id", UUID.class),
                Lane.Kind.of(row.getString("kind")),
                row.getObject("side", UUID.class));
    }
}
