package org.goodoffices.foundation.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Each person's own password, seed and recovery codes, as row-level security shows them.
@Repository
class PasswordStore {

    /// @param password encoded
    /// @param seed sealed
    /// @param lastStep the time step of the code used last
    record Kept(String password, byte[] seed, long lastStep) {}

    private final JdbcClient jdbc;

    PasswordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Kept> mine() {
        return jdbc.sql("select password, seed, last_step from password_and_code")
                .query((row, _) ->
                        new Kept(
                                row.getString("password"),
                                row.getBytes("seed"),
                                row.getLong("last_step")))
                .optional();
    }

    void set(PersonId person, String password, byte[] seed, long step, Instant now) {
        jdbc.sql(
                        """
                        insert into password_and_code values (?, ?, ?, ?, ?)
                        on conflict (person) do update
                        set password = excluded.password, seed = excluded.seed,
                            last_step = excluded.last_step, set_at = excluded.set_at
                        """)
                .params(person.value(), password, seed, step, Timestamp.from(now))
                .update();
    }

    void replaceRecoveryCodes(PersonId person, List<byte[]> hashes) {
        jdbc.sql("delete from recovery_code").update();
        for (var hash : hashes) {
            jdbc.sql("insert into recovery_code (person, hash) values (?, ?)")
                    .params(person.value(), hash)
                    .update();
        }
    }

    void remove() {
        jdbc.sql("delete from recovery_code").update();
        jdbc.sql("delete from password_and_code").update();
    }

    /// Uses up a time step and all before it; false if it was used before.
    boolean useStep(long step) {
        return jdbc.sql("update password_and_code set last_step = :step where last_step < :step")
                        .param("step", step)
                        .update()
                == 1;
    }

    boolean recoveryCodeUnused(byte[] hash) {
        return jdbc.sql("select count(*) from recovery_code where hash = ? and used_at is null")
                        .param(hash)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    boolean useRecoveryCode(byte[] hash, Instant now) {
        return jdbc.sql("update recovery_code set used_at = ? where hash = ? and used_at is null")
                        .params(Timestamp.from(now), hash)
                        .update()
                == 1;
    }

    /// Empty where no password is set.
    Optional<Integer> recoveryCodesLeft() {
        return jdbc.sql(
                        """
                        select (select count(*) from recovery_code where used_at is null)
                        from password_and_code
                        """)
                .query(Integer.class)
                .optional();
    }
}
