package org.goodoffices.casework.docket;

import java.util.List;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who holds the office of the Registry now; known to its holders alone.
@Repository
public class CaseManagers {

    /// One of them.
    public record CaseManager(UUID person, Text name) {}

    private final JdbcClient jdbc;

    CaseManagers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All of them, by name; none where the person of the transaction is not one.
    public List<CaseManager> all() {
        return jdbc.sql("select * from case_managers()")
                .query((row, _) ->
                        new CaseManager(
                                row.getObject("person", UUID.class),
                                new Text(row.getString("name_en"), row.getString("name_zh"))))
                .list();
    }
}
