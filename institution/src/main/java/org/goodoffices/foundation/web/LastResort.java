package org.goodoffices.foundation.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// What is answered where the web server refuses a request before any page of ours is asked: an
/// address that is none (RFC 3986). Both languages, since nobody has read which is wanted.
@Component
class LastResort implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final Texts texts;

    LastResort(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report(page())));
    }

    private String page() {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1$s · %3$s</title></head><body><h1>%1$s</h1><p>%2$s</p><div lang=\"zh\"><h1>%3$s</h1><p>%4$s</p></div><p><a href=\"/\">Good Offices 斡旋</a></p></body></html>"
                .formatted(
                        texts.of(Language.EN, "web.problem.400"),
                        texts.of(Language.EN, "web.problem.400.text"),
                        texts.of(Language.ZH, "web.problem.400"),
                        texts.of(Language.ZH, "web.problem.400.text"));
    }

    private static final class Report extends ErrorReportValve {

        private final String page;

        Report(String page) {
            this.page = page;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            response.setContentType("text/html");
            response.setCharacterEncoding("utf-8");
            response.setHeader("Content-Security-Policy", "default-src 'none'");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Cache-Control", "no-store");
            try {
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(page);
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException gone) {
                container.getLogger().debug("nobody is there to read it", gone);
            }
        }
    }
}
