package org.goodoffices.sample;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Says on the terminal where to open the sample world, and who can sign in there.
@Component
@ConditionalOnProperty("goodoffices.sample-world")
class Announcement {

    @EventListener
    void say(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web)
                || web.getWebServer() == null) {
            return;
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf("%nGood Offices 斡旋    http://localhost:%d%n%n", web.getWebServer().getPort());
        out.println("Who can sign in there (fictional, on this machine only):");
        for (var person : SamplePerson.values()) {
            out.printf("  %-18s %s%n", person.en(), person.workEn());
        }
    }
}
