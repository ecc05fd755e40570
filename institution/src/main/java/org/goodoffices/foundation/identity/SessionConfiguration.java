package org.goodoffices.foundation.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

@Configuration
class SessionConfiguration {

    /// When somebody was last here is kept to the minute: reading a page writes nothing, so that it
    /// does not wait for the disk.
    private static final String KEEP =
            """
            update %TABLE_NAME%
               set session_id = now.session_id, last_access_time = now.seen, max_inactive_interval = now.lasts,
                   expiry_time = now.ends, principal_name = now.name
              from (values (?::bpchar, ?::bigint, ?::int, ?::bigint, ?::text, ?::bpchar))
                   as now (session_id, seen, lasts, ends, name, id)
             where primary_id = now.id
               and (%TABLE_NAME%.session_id <> now.session_id
                    or principal_name is distinct from now.name
                    or max_inactive_interval <> now.lasts
                    or last_access_time < now.seen - 60000)
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> lastSeenToTheMinute() {
        return sessions -> sessions.setUpdateSessionQuery(KEEP);
    }

    @Bean
    static BeanPostProcessor sessionsAreAskedForOnce(ObjectProvider<CookieSerializer> cookies) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof SessionRepositoryFilter<?> filter) {
                    var byCookie = new CookieHttpSessionIdResolver();
                    byCookie.setCookieSerializer(cookies.getObject());
                    filter.setHttpSessionIdResolver(new AskedOnce(byCookie));
                }
                return bean;
            }
        };
    }
}
