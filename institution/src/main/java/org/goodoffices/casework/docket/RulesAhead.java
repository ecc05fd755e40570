package org.goodoffices.casework.docket;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/// Reads and checks the rules once beside the reading of the components, so that the start finds
/// them checked. What is wrong with them is for [RulesInForce] to say. Named in
/// `META-INF/spring.factories`.
final class RulesAhead implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        var home = Path.of(prepared.getEnvironment().getRequiredProperty("goodoffices.home"));
        CompletableFuture.runAsync(() -> RulesInForce.read(home), Thread::startVirtualThread);
    }
}
