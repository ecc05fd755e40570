package org.goodoffices.foundation.identity;

import java.util.function.Consumer;
import org.goodoffices.foundation.time.WorldClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// Sign-ins are kept in the database. A page that is read asks it once for the sign-in, and writes
/// nothing.
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    static BeanPostProcessor sessionsAreAskedForOnce(
            ObjectProvider<JdbcIndexedSessionRepository> sessions,
            ObjectProvider<CookieSerializer> cookies,
            ObjectProvider<WorldClock> clock) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof SessionRepositoryFilter<?>)) {
                    return bean;
                }
                var byCookie = new CookieHttpSessionIdResolver();
                byCookie.setCookieSerializer(cookies.getObject());
                var filter =
                        new SessionRepositoryFilter<>(
                                new SeenToTheMinute<>(
                                        sessions.getObject(), clock.getObject()::outside));
                filter.setHttpSessionIdResolver(new AskedOnce(byCookie));
                return filter;
            }
        };
    }

    @Bean
    TransactionOperations springSessionTransactionOperations(
            PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new ReadAlone(template);
    }

    /// What has a result is one statement, and needs no transaction around it; what has none may be
    /// several, and all of them land or none.
    private record ReadAlone(TransactionTemplate transaction) implements TransactionOperations {

        @Override
        public <T extends @org.jspecify.annotations.Nullable Object> T execute(
                TransactionCallback<T> action) {
            return action.doInTransaction(new SimpleTransactionStatus());
        }

        @Override
        public void executeWithoutResult(Consumer<TransactionStatus> action) {
            transaction.executeWithoutResult(action);
        }
    }
}
