package org.goodoffices.foundation.identity;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.stereotype.Component;

/// Puts several questions to the database on one way there and back. Each way costs both sides more
/// than most of the questions of a page do; PostgreSQL's driver sends statements parted by
/// semicolons together, and keeps each of them prepared.
@Component
public class Questions {

    private final JdbcOperations jdbc;

    Questions(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /// Asks them all, in the transaction and as the person of the moment.
    public Answers ask(Question<?>... questions) {
        var sql = Stream.of(questions).map(Question::sql).collect(Collectors.joining(";\n"));
        return new Answers(
                jdbc.execute(
                        sql,
                        (PreparedStatementCallback<Map<Question<?>, List<?>>>)
                                statement -> answers(statement, questions)));
    }

    private static Map<Question<?>, List<?>> answers(
            PreparedStatement statement, Question<?>... questions) throws SQLException {
        int place = 0;
        for (var question : questions) {
            for (var value : question.with()) {
                statement.setObject(++place, value);
            }
        }
        var answers = new IdentityHashMap<Question<?>, List<?>>();
        boolean rows = statement.execute();
        for (var question : questions) {
            if (!rows) {
                throw new SQLException("no answer to " + question.sql());
            }
            try (var answer = statement.getResultSet()) {
                answers.put(
                        question,
                        new RowMapperResultSetExtractor<>(question.row()).extractData(answer));
            }
            rows = statement.getMoreResults();
        }
        return answers;
    }

    /// What was answered.
    public static final class Answers {

        private final Map<Question<?>, List<?>> rows;

        private Answers(Map<Question<?>, List<?>> rows) {
            this.rows = rows;
        }

        /// The rows of one of the questions, in their order.
        ///
        /// @throws IllegalArgumentException if it was not among those asked
        @SuppressWarnings("unchecked") // each question's rows were made by its own mapper
        public <T> List<T> to(Question<T> question) {
            var found = rows.get(question);
            if (found == null) {
                throw new IllegalArgumentException("not asked: " + question.sql());
            }
            return (List<T>) found;
        }
    }
}
