package org.goodoffices.foundation.identity;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Two doors to one database: the owner's, for migrations alone, and the application's, which
/// row-level security binds.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    InstitutionDatabase institutionDatabase(DatabaseAhead.Begun begun) {
        return begun.database();
    }

    @Bean
    DataSource owner(InstitutionDatabase database) {
        return database.owner();
    }

    @Bean
    @Primary
    DataSource application(InstitutionDatabase database) {
        return database.application();
    }
}
