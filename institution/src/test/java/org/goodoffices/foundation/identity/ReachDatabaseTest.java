package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import org.goodoffices.foundation.start.StartRefused;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/// What a database answers a server that it does not let in, said to whoever runs it.
class ReachDatabaseTest {

    private static final String URL = "jdbc:postgresql://db.example/institution";

    @Test
    void a_password_that_is_wrong_names_the_setting() {
        assertThat(said("28P01"))
                .isEqualTo(
                        """
                        The database %1$s does not let the role goodoffices_app in: check the role and goodoffices.database.password.
                        数据库 %1$s 不准角色 goodoffices_app 登录：请核对该角色及 goodoffices.database.password。\
                        """
                                .formatted(URL));
    }

    @Test
    void a_right_that_is_missing_names_the_role() {
        assertThat(said("42501")).startsWith("The role goodoffices_app of the database " + URL);
    }

    @Test
    void what_is_a_fault_of_ours_stays_one() {
        var fault = failing("42601"); // a syntax error
        assertThat(catchThrowable(() -> ReachDatabase.asApplication(URL, thrown(fault))))
                .isSameAs(fault);
    }

    private static String said(String state) {
        return catchThrowableOfType(
                        StartRefused.class,
                        () -> ReachDatabase.asApplication(URL, thrown(failing(state))))
                .said();
    }

    private static RuntimeException failing(String state) {
        return new DataAccessResourceFailureException("no", new SQLException("no", state));
    }

    private static java.util.function.Supplier<String> thrown(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }
}
