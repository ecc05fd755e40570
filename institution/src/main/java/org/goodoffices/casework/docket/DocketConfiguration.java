package org.goodoffices.casework.docket;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocketConfiguration {

    /// The rules that ship, and those that an institution keeps in its own home folder.
    @Bean
    RulesInForce rulesInForce(@Value("${goodoffices.home}") Path home) {
        return RulesInForce.read(home);
    }
}
