package org.goodoffices.foundation.identity;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The only door to the database: a transaction opened as a person.
///
/// The person, the offices they hold and the institution's time are set for the transaction, and
/// row-level security reads them there. Outside such a transaction no confidential row is visible,
/// so a forgotten `as` shows nothing instead of everything.
@Component
public class Access {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Access(PlatformTransactionManager transactions, JdbcClient jdbc, InstantSource clock) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Runs `work` in one transaction as `person`; all of it lands or none.
    ///
    /// @throws IllegalStateException inside another such transaction: an act is one transaction
    public <T extends @org.jspecify.annotations.Nullable Object> T as(
            PersonId person, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an act is one transaction, as one person");
        }
        return transaction.execute(_ -> {
            enter(person);
            return work.get();
        });
    }

    /// As `as`, for work without a result.
    public void run(PersonId person, Runnable work) {
        Access.this.<@org.jspecify.annotations.Nullable Object>as(
                person,
                () -> {
                    work.run();
                    return null;
                });
    }

    private void enter(PersonId person) {
        jdbc.sql("select enter(?, ?)")
                .params(person.value(), Timestamp.from(clock.instant()))
                .query((_, _) -> 1)
                .single();
    }
}
