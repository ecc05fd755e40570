package org.goodoffices.foundation.identity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.goodoffices.foundation.start.HomeLock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;

/// Starts the database of the home folder as soon as the settings are known, beside the reading of
/// the components, which takes longer. Named in `META-INF/spring.factories`.
final class DatabaseAhead implements ApplicationListener<SpringApplicationEvent> {

    private @Nullable Begun begun;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        switch (event) {
            case ApplicationEnvironmentPreparedEvent prepared -> begin(prepared);
            case ApplicationFailedEvent _ when begun != null -> begun.end();
            default -> {}
        }
    }

    private void begin(ApplicationEnvironmentPreparedEvent prepared) {
        var settings = prepared.getEnvironment();
        if (settings.getProperty("goodoffices.database.url") != null) {
            return;
        }
        var started =
                Begun.in(
                        Path.of(settings.getRequiredProperty("goodoffices.home")),
                        settings.getProperty(
                                "goodoffices.database.durability-off", boolean.class, false));
        begun = started;
        prepared.getBootstrapContext()
                .addCloseListener(closed ->
                        closed.getApplicationContext()
                                .getBeanFactory()
                                .registerSingleton("databaseAhead", started));
    }

    /// A database that is being started.
    static final class Begun {
        private final CompletableFuture<HomeLock> lock;
        private final CompletableFuture<EmbeddedPostgres> server;

        private Begun(
                CompletableFuture<HomeLock> lock, CompletableFuture<EmbeddedPostgres> server) {
            this.lock = lock;
            this.server = server;
        }

        static Begun in(Path home, boolean durabilityOff) {
            var lock =
                    CompletableFuture.supplyAsync(
                            () -> HomeLock.take(home), Thread::startVirtualThread);
            return new Begun(lock, lock.thenApply(_ -> start(home, durabilityOff)));
        }

        private static EmbeddedPostgres start(Path home, boolean durabilityOff) {
            try {
                return EmbeddedDatabase.startIn(home, durabilityOff);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /// The home folder, held.
        ///
        /// @throws org.goodoffices.foundation.start.StartRefused where another process has it
        HomeLock lock() {
            return join(lock);
        }

        /// The server, running.
        EmbeddedPostgres server() {
            return join(server);
        }

        private static <T> T join(CompletableFuture<T> future) {
            try {
                return future.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw failed;
            }
        }

        /// Ends both, for a start that failed: the beans may not have been made that would.
        void end() {
            server.thenAccept(Begun::close).exceptionally(_ -> null).join();
            lock.thenAccept(Begun::close).exceptionally(_ -> null).join();
        }

        private static void close(AutoCloseable what) {
            try {
                what.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
