package org.goodoffices.casework.settlement;

import java.time.InstantSource;
import java.time.ZoneId;
import org.goodoffices.casework.settlement.bundle.InstitutionSeal;
import org.goodoffices.casework.settlement.bundle.SealSettlement;
import org.goodoffices.foundation.keys.InstitutionKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    SealSettlement sealSettlement(
            InstitutionKeys keys,
            InstantSource clock,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        return new SealSettlement(keys, new InstitutionSeal(keys, null, clock), clock, seat);
    }
}
