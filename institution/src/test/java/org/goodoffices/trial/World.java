package org.goodoffices.trial;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.goodoffices.FakeMailServer;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.time.WorldClock;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.ReflectionUtils;

/// An institution whose time stands still unless told otherwise, whose draws follow from the
/// request at hand alone, whose scheduled work waits to be called, and which counts what each
/// request asks of the database: everything that could make two runs of the same deeds differ.
final class World implements AutoCloseable {

    /// Where people reach an institution of these worlds, as its mails and pages say.
    static final String ADDRESS = "http://institution.localhost";

    private static final Pattern LINK = Pattern.compile(ADDRESS + "(/[A-Za-z0-9/_.?=&%-]+)");

    private static final AtomicReference<Instant> NOW =
            new AtomicReference<>(Instant.parse("2026-12-07T02:00:00Z"));

    private static final ThreadLocal<Random> DRAWS = ThreadLocal.withInitial(() -> new Random(0));
    private static final ThreadLocal<Count> COUNT = ThreadLocal.withInitial(Count::new);
    private static final Map<String, CompletableFuture<Count>> DONE = new ConcurrentHashMap<>();

    final TestInstitution institution;
    final FakeMailServer post;

    private final Path home;

    private World(TestInstitution institution, FakeMailServer post, Path home) {
        this.institution = institution;
        this.post = post;
        this.home = home;
    }

    /// Starts one.
    ///
    /// @param keysOf whose keys it has; null for keys of its own
    static World start(World keysOf) {
        var post = new FakeMailServer();
        var home = homeWithKeysOf(keysOf);
        return drawing(
                "start",
                () ->
                        new World(
                                TestInstitution.startWith(
                                        List.of(Fixed.class, Planted.class),
                                        "goodoffices.home=" + home,
                                        "spring.main.allow-bean-definition-overriding=true",
                                        "goodoffices.address=" + ADDRESS,
                                        // It draws by its own clock; the worlds draw in step.
                                        "goodoffices.commitments.look=P30D",
                                        "spring.mail.host=127.0.0.1",
                                        "spring.mail.port=" + post.port()),
                                post,
                                home));
    }

    private static Path homeWithKeysOf(World other) {
        try {
            var home = Files.createTempDirectory("goodoffices-world");
            if (other != null) {
                FileSystemUtils.copyRecursively(other.home.resolve("keys"), home.resolve("keys"));
            }
            return home;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static Instant now() {
        return NOW.get();
    }

    static void pass(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    /// What a request asked of the database.
    static final class Count {
        int statements;
        int rows;

        @Override
        public String toString() {
            return statements + " statements, " + rows + " rows";
        }
    }

    /// The count of the request with this name, once the server is done with it.
    static String countOf(String request) {
        try {
            var count = done(request).get(60, TimeUnit.SECONDS);
            DONE.remove(request);
            return count.toString();
        } catch (InterruptedException | ExecutionException | TimeoutException never) {
            throw new IllegalStateException(request, never);
        }
    }

    private static CompletableFuture<Count> done(String request) {
        return DONE.computeIfAbsent(request, _ -> new CompletableFuture<>());
    }

    /// Does some work whose draws follow from `seed` alone.
    static <T> T drawing(String seed, Supplier<T> work) {
        DRAWS.set(new Random(seed.hashCode()));
        return work.get();
    }

    /// Does all the work that the server does on its own from time to time: found, not listed.
    void tick(String seed) {
        var beans = institution.context();
        for (var name : beans.getBeanDefinitionNames()) {
            var type = beans.getType(name);
            if (type == null || !type.getName().startsWith("org.goodoffices")) {
                continue;
            }
            var bean = beans.getBean(name);
            ReflectionUtils.doWithMethods(
                    AopUtils.getTargetClass(bean),
                    method -> call(bean, method, seed),
                    method -> method.isAnnotationPresent(Scheduled.class));
        }
    }

    private static void call(Object bean, Method method, String seed) {
        ReflectionUtils.makeAccessible(method);
        drawing(seed + method, () -> ReflectionUtils.invokeMethod(method, bean));
    }

    /// Where the letters to a mailbox lead, in the order in which they came.
    List<String> letters(String mailbox) {
        return post.received().stream()
                .filter(message -> message.startsWith("RCPT TO:<" + mailbox + ">"))
                .map(World::text)
                .flatMap(text -> LINK.matcher(text).results().map(found -> found.group(1)))
                .distinct() // each letter says it in both languages
                .toList();
    }

    private static String text(String message) {
        try {
            var sent = message.substring(message.indexOf('\n') + 1);
            return new MimeMessage(
                            null, new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)))
                    .getContent()
                    .toString();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /// Whoever tries too often waits; here many come from one machine.
    void forgetTries() {
        institution.owner().sql("delete from sign_in_try").update();
    }

    @Override
    public void close() throws Exception {
        institution.close();
        post.close();
        FileSystemUtils.deleteRecursively(home);
    }

    /// What is put in the place of the product's own clock and chance.
    static final class Fixed {

        @Bean
        static WorldClock clock() {
            return new WorldClock(NOW::get);
        }

        @Bean
        static RandomGenerator chance() {
            return () -> DRAWS.get().nextLong();
        }

        /// Keys are drawn where there are none yet; what follows is drawn alike in all worlds.
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        static ApplicationRunner drawFromHereOn() {
            return _ -> DRAWS.set(new Random(0));
        }

        @Bean
        static BeanDefinitionRegistryPostProcessor nothingRunsByItself() {
            return registry ->
                    registry.removeBeanDefinition(
                            TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
        }

        @Bean
        static WebServerFactoryCustomizer<TomcatServletWebServerFactory> watch() {
            return server -> server.addEngineValves(new Watch());
        }

        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return name.equals("application") && bean instanceof DataSource source
                            ? new Counting(source)
                            : bean;
                }
            };
        }
    }

    /// Around the whole handling of a request, its error page included.
    private static final class Watch extends ValveBase {
        Watch() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response)
                throws java.io.IOException, jakarta.servlet.ServletException {
            var name = String.valueOf(request.getHeader(Visitor.NAME));
            DRAWS.set(new Random(String.valueOf(request.getHeader(Visitor.DRAW)).hashCode()));
            var count = new Count();
            COUNT.set(count);
            try {
                getNext().invoke(request, response);
            } finally {
                done(name).complete(count);
            }
        }
    }

    private static final class Counting extends DelegatingDataSource {
        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(super.getConnection(), Connection.class);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T watched(T real, Class<T> type) {
        return (T)
                Proxy.newProxyInstance(
                        World.class.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            try {
                                return counted(method, method.invoke(real, arguments));
                            } catch (java.lang.reflect.InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
    }

    private static Object counted(Method method, Object result) {
        if (method.getName().startsWith("execute")) {
            COUNT.get().statements++;
        }
        if (method.getName().equals("next") && Boolean.TRUE.equals(result)) {
            COUNT.get().rows++;
        }
        return switch (result) {
            case java.sql.CallableStatement call -> watched(call, java.sql.CallableStatement.class);
            case java.sql.PreparedStatement one -> watched(one, java.sql.PreparedStatement.class);
            case Statement one -> watched(one, Statement.class);
            case ResultSet rows -> watched(rows, ResultSet.class);
            case null, default -> result;
        };
    }
}
