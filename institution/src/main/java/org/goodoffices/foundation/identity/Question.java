package org.goodoffices.foundation.identity;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A question to the database that can be put together with others.
///
/// @param sql one statement, without a semicolon
/// @param with what its question marks stand for, in their order
/// @param row what a row of the answer is
public record Question<T>(String sql, List<Object> with, RowMapper<T> row) {

    public Question {
        if (sql.indexOf(';') >= 0) {
            throw new IllegalArgumentException("one statement: " + sql);
        }
        with = List.copyOf(with);
    }

    /// With these values in the places of the question marks.
    public static <T> Question<T> of(String sql, RowMapper<T> row, Object... with) {
        return new Question<>(sql, List.of(with), row);
    }

    /// Its answer, asked alone.
    public List<T> askedBy(JdbcClient jdbc) {
        return jdbc.sql(sql).params(with).query(row).list();
    }
}
