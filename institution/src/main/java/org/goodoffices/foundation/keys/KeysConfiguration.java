package org.goodoffices.foundation.keys;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    /// The keys, made at the first start, in the home folder and never in the database.
    @Bean
    InstitutionKeys institutionKeys(
            @Value("${goodoffices.home}") Path home,
            @Value("${goodoffices.address:http://localhost:8080}") URI address,
            @Value("${goodoffices.institution:Good Offices}") String organisation,
            InstantSource clock) {
        return InstitutionKeys.open(home.resolve("keys"), address.getHost(), organisation, clock);
    }
}
