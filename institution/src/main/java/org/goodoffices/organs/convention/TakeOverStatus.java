package org.goodoffices.organs.convention;

import java.time.InstantSource;
import java.time.ZoneId;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.organs.convention.treaty.RuleFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Enters the published status as the first entries of an empty register, at the first start.
@Component
@Order(0)
class TakeOverStatus implements ApplicationRunner {

    private final Access access;
    private final RegisterStore store;
    private final InstantSource clock;
    private final ZoneId zone;
    private final boolean sampleWorld;

    TakeOverStatus(
            Access access,
            RegisterStore store,
            InstantSource clock,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId zone,
            @Value("${goodoffices.sample-world}") boolean sampleWorld) {
        this.access = access;
        this.store = store;
        this.clock = clock;
        this.zone = zone;
        this.sampleWorld = sampleWorld;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        access.run(
                PersonId.RULES,
                () -> {
                    store.hold();
                    if (store.head().isEmpty()) {
                        var rule = RuleFile.shipped("convention").orElseThrow();
                        var today = clock.instant().atZone(zone).toLocalDate();
                        store.append(
                                PublishedStatus.entries(rule, today, sampleWorld),
                                PersonId.RULES,
                                null);
                    }
                });
    }
}
