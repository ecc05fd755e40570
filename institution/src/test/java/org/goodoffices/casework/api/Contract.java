package org.goodoffices.casework.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The served description of the API, held against what is asked and answered (OpenAPI 3.1: its
/// schemas are those of JSON Schema 2020-12).
public final class Contract {

    private static final String AT = "https://institution.invalid/openapi.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode description;
    private final SchemaRegistry schemas;
    private final Map<String, Schema> known = new HashMap<>();

    public Contract(TestInstitution institution) {
        var served = institution.guest().get("/api/openapi.json").body();
        description = JSON.readTree(served);
        schemas =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(AT, served)));
    }

    JsonNode description() {
        return description;
    }

    /// Checks one exchange.
    ///
    /// @param sent the body in JSON; null where there was none, or none in JSON
    public void check(String method, String path, @Nullable String sent, Guest.Answer answer) {
        var operation = operation(method, path.replaceFirst("\\?.*", ""));
        var what = method + " " + path + " " + answer.status();
        if (operation == null) {
            assertThat(answer.status()).as("not described: " + what).isIn(404, 405);
            return;
        }
        var type = answer.header("Content-Type").replaceFirst(";.*", "");
        if (sent != null && answer.status() < 300) {
            valid(
                    what + " sent " + sent,
                    operation + "/requestBody/content/application~1json",
                    sent);
        }
        var responses = operation + "/responses/";
        var described = description.at(responses + answer.status());
        var at = responses + (described.isMissingNode() ? "default" : answer.status()) + "/content";
        assertThat(description.at(at).isMissingNode()).as(what).isFalse();
        assertThat(answer.status() < 400 && described.isMissingNode())
                .as("success that is not described: " + what)
                .isFalse();
        if (description.at(at).has("*/*")) {
            return;
        }
        assertThat(description.at(at).propertyNames()).as(what).contains(type);
        if (type.endsWith("json")) {
            valid(what, at + "/" + type.replace("/", "~1"), answer.body());
        }
        if (answer.status() >= 400) {
            assertThat(type).as(what).isEqualTo("application/problem+json");
        }
    }

    private void valid(String what, String at, String json) {
        var schema =
                known.computeIfAbsent(
                        at + "/schema",
                        place -> schemas.getSchema(SchemaLocation.of(AT + "#" + place)));
        assertThat(schema.validate(JSON.readTree(json))).as(what + "\n" + json).isEmpty();
    }

    /// Where an operation stands in the description; the path with the fewest variables wins, as on
    /// the server.
    private @Nullable String operation(String method, String path) {
        return description.at("/paths").propertyNames().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .filter(template ->
                        description
                                .at("/paths")
                                .get(template)
                                .has(method.toLowerCase(java.util.Locale.ROOT)))
                .min(
                        Comparator.comparingLong(
                                template -> template.chars().filter(c -> c == '{').count()))
                .map(template ->
                        "/paths/"
                                + template.replace("~", "~0").replace("/", "~1")
                                + "/"
                                + method.toLowerCase(java.util.Locale.ROOT))
                .orElse(null);
    }
}
