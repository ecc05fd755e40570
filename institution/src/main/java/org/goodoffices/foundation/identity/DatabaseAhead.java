package org.goodoffices.foundation.identity;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

/// Makes the database ready as soon as the settings are known, beside the reading of the
/// components, which takes as long. Named in `META-INF/spring.factories`.
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
        var home = Path.of(settings.getRequiredProperty("goodoffices.home"));
        var one =
                new Begun(
                        CompletableFuture.supplyAsync(
                                () ->
                                        InstitutionDatabase.open(
                                                home,
                                                Binder.get(settings)
                                                        .bindOrCreate(
                                                                "goodoffices.database",
                                                                InstitutionDatabase.Settings
                                                                        .class)),
                                Thread::startVirtualThread));
        begun = one;
        prepared.getBootstrapContext()
                .addCloseListener(closed ->
                        closed.getApplicationContext()
                                .getBeanFactory()
                                .registerSingleton("databaseAhead", one));
    }

    /// A database that is being made ready.
    record Begun(CompletableFuture<InstitutionDatabase> opening) {

        /// Waits for it.
        ///
        /// @throws org.goodoffices.foundation.start.StartRefused where it cannot be used
        InstitutionDatabase database() {
            try {
                return opening.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
        }

        /// Closes it, for a start that failed before the bean was made that would.
        void end() {
            opening.thenAccept(InstitutionDatabase::close).exceptionally(_ -> null).join();
        }
    }
}
