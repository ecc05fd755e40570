package org.goodoffices.foundation.identity;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The fictional people of the sample world, and who they are there.
@Component
public class SampleFigures {

    /// One of them.
    ///
    /// @param roleEn in words, as in “Counsel of Norland”; empty if nobody said
    public record Figure(UUID id, String nameEn, String nameZh, String roleEn, String roleZh) {}

    private final JdbcClient jdbc;

    SampleFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Says who a fictional person is, in the transaction at hand.
    ///
    /// @param place where they stand in the list
    public void describe(PersonId person, int place, String roleEn, String roleZh) {
        jdbc.sql("select 1 from (select describe_sample_person(?, ?, ?, ?)) described")
                .params(person.value(), place, roleEn, roleZh)
                .query((_, _) -> 1)
                .single();
    }

    /// All of them, as they stand in the list.
    public List<Figure> figures() {
        return jdbc.sql("select * from sample_people()")
                .query((row, _) ->
                        new Figure(
                                row.getObject("id", UUID.class),
                                row.getString("name_en"),
                                row.getString("name_zh"),
                                row.getString("role_en"),
                                row.getString("role_zh")))
                .list();
    }
}
