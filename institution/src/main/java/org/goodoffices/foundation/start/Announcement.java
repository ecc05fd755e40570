package org.goodoffices.foundation.start;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Says on the terminal that the institution is open, and at which address.
@Component
class Announcement {

    private final String address;

    Announcement(@Value("${goodoffices.address}") String address) {
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void say() {
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .printf("%nGood Offices 斡旋    %s%n%n", address);
    }
}
