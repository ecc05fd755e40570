package org.goodoffices.foundation.time;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /// The clock, as far ahead as the sample world has moved it; never ahead elsewhere.
    @Bean
    WorldClock clock(JdbcClient jdbc, @Value("${goodoffices.sample-world}") boolean sampleWorld) {
        var clock = new WorldClock(InstantSource.system());
        if (sampleWorld) {
            var ahead =
                    jdbc.sql(
                                    """
                                    select coalesce(extract(epoch from sum(by_how_much)), 0)::bigint
                                    from clock_moved
                                    """)
                            .query(Long.class)
                            .single();
            clock.forward(Duration.ofSeconds(ahead));
        }
        return clock;
    }
}
