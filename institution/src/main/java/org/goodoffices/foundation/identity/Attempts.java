package org.goodoffices.foundation.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Slows down whoever tries again and again: by what is tried (an address that signs in, known or
/// not) and by where it is tried from. Nobody is locked out for long, so that nobody can lock out
/// another.
@Component
class Attempts {

    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    /// For each such while without a try one try is forgotten; longer than the longest wait, so
    /// that whoever tries on and on gains nothing.
    private static final Duration ONE_FORGOTTEN_EACH = Duration.ofMinutes(30);

    /// What is counted.
    ///
    /// @param free how many tries cost nothing
    /// @param person whether it stands for one person, whose success clears it
    record Subject(String what, int free, boolean person) {

        /// The address that signs in.
        static Subject mail(String mail) {
            return new Subject("mail " + mail.strip().toLowerCase(java.util.Locale.ROOT), 5, true);
        }

        /// The address that asks for a link.
        static Subject link(String mail) {
            return new Subject("link " + mail.strip().toLowerCase(java.util.Locale.ROOT), 5, true);
        }

        /// The person who signs while signed in: what strangers try at the door does not count.
        static Subject signature(PersonId person) {
            return new Subject("signature " + person, 5, true);
        }

        /// The machine that the request comes from; of an IPv6 network its first half.
        static Subject network(String address) {
            var halves = address.split(":");
            var network = halves.length > 4 ? String.join(":", Arrays.copyOf(halves, 4)) : address;
            return new Subject("network " + network, 30, false);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Vault vault;

    Attempts(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            InstantSource clock,
            Vault vault) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.vault = vault;
    }

    /// Counts one more try, before it is known how it ends.
    ///
    /// @throws TooManyAttempts if the next try may not be made yet; then nothing is counted
    void count(Subject... subjects) {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            // in one order, so that two requests never wait for each other
            for (var subject : sorted(subjects)) {
                countOne(subject, now);
            }
        });
    }

    /// The try succeeded: what was tried is free again, and where it was tried from has one try
    /// less to its name; many people sign in from one house.
    void succeeded(Subject... subjects) {
        transaction.executeWithoutResult(_ -> {
            for (var subject : sorted(subjects)) {
                jdbc.sql(
                                """
                                update sign_in_try set tries = case when ? then 0 else greatest(0, tries - 1) end,
                                                       not_before = last_at
                                where subject = ?
                                """)
                        .params(subject.person(), stamp(subject))
                        .update();
            }
        });
    }

    private void countOne(Subject subject, Instant now) {
        var counted =
                jdbc.sql(
                                """
                                insert into sign_in_try as before values (:subject, 1, :now, :now)
                                on conflict (subject) do update
                                set tries = greatest(0, before.tries - floor(extract(epoch from excluded.last_at - before.last_at) / :each)::int) + 1,
                                    not_before = excluded.last_at + make_interval(secs =>
                                        least(:longest, power(2, least(30, greatest(0, greatest(0, before.tries - floor(extract(epoch from excluded.last_at - before.last_at) / :each)::int) + 1 - :free))) - 1)),
                                    last_at = excluded.last_at
                                where before.not_before <= excluded.last_at
                                """)
                        .param("subject", stamp(subject))
                        .param("now", Timestamp.from(now))
                        .param("each", ONE_FORGOTTEN_EACH.toSeconds())
                        .param("longest", LONGEST_WAIT.toSeconds())
                        .param("free", subject.free())
                        .update();
        if (counted == 0) {
            var until =
                    jdbc.sql("select not_before from sign_in_try where subject = ?")
                            .param(stamp(subject))
                            .query(OffsetDateTime.class)
                            .single();
            throw new TooManyAttempts(Duration.between(now, until.toInstant()));
        }
    }

    @Scheduled(fixedDelayString = "${goodoffices.sign-in.purge-every:1h}")
    void forget() {
        jdbc.sql("delete from sign_in_try where last_at < ?")
                .param(Timestamp.from(clock.instant().minus(FORGOTTEN_AFTER)))
                .update();
    }

    private static List<Subject> sorted(Subject... subjects) {
        return Arrays.stream(subjects)
                .sorted(java.util.Comparator.comparing(Subject::what))
                .toList();
    }

    private byte[] stamp(Subject subject) {
        return vault.stamp("try " + subject.what());
    }
}
