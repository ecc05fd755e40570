package org.goodoffices.sample;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Says on the terminal who can sign in to the sample world.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
class WhoCanSignIn {

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("Who can sign in there (fictional, on this machine only):");
        for (var person : SamplePerson.values()) {
            out.printf("  %-18s %s%n", person.en(), person.workEn());
        }
    }
}
