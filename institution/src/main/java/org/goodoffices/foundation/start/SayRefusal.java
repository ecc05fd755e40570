package org.goodoffices.foundation.start;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Says why the institution does not start, where that can be said, before anybody prints a stack
/// trace; named in `META-INF/spring.factories`.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SayRefusal implements SpringBootExceptionReporter {

    SayRefusal(@Nullable ConfigurableApplicationContext unstarted) {}

    @Override
    public boolean reportException(Throwable failure) {
        var refused = StartRefused.behind(failure);
        refused.ifPresent(one ->
                new PrintStream(System.err, true, StandardCharsets.UTF_8).println(one.said()));
        return refused.isPresent();
    }
}
