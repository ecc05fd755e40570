package org.goodoffices.casework.api;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The description of the API (OpenAPI 3.1), made from the controllers themselves, so that it
/// cannot say anything else than what they do.
@RestController
class OpenApi {

    private static final String PREFIX = "/api/";
    private static final String DEFAULT_NONE = ValueConstants.DEFAULT_NONE;

    private static final List<String> PROBLEMS = List.of("400", "401", "404", "default");
    private static final List<String> PROBLEMS_OF_ACTS =
            List.of("400", "401", "403", "404", "409", "413", "415", "422", "default");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final String address;

    OpenApi(
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            @Value("${goodoffices.address}") String address) {
        this.mappings = mappings;
        this.address = address;
    }

    @GetMapping("/api/openapi.json")
    Map<String, Object> description(Visit visit) {
        var schemas = new TreeMap<String, Object>();
        var paths = new TreeMap<String, Map<String, Object>>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .sorted(Comparator.comparing(entry -> isForm(entry.getValue())))
                .forEach(entry -> {
                    for (var path : entry.getKey().getPatternValues()) {
                        if (path.startsWith(PREFIX)) {
                            for (var verb : entry.getKey().getMethodsCondition().getMethods()) {
                                paths.computeIfAbsent(path, _ -> new TreeMap<>())
                                        .merge(
                                                verb.name().toLowerCase(Locale.ROOT),
                                                operation(visit, entry.getValue(), schemas),
                                                OpenApi::alsoAsForm);
                            }
                        }
                    }
                });
        schemas.put("Problem", problem());
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        visit.t("api.title"),
                        "version",
                        "1",
                        "description",
                        visit.t("api.what")));
        document.put("servers", List.of(Map.of("url", address)));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        Map.of("key", Map.of("type", "http", "scheme", "bearer"))));
        document.put("security", List.of(Map.of("key", List.of())));
        return document;
    }

    private static boolean isForm(HandlerMethod handler) {
        var described = handler.getMethodAnnotation(Described.class);
        return described != null && described.form() != Void.class;
    }

    /// What takes JSON may take papers too, as a form in parts.
    private static Object alsoAsForm(Object json, Object form) {
        var both = new LinkedHashMap<String, Object>(members(json));
        var content = new TreeMap<>(members(members(both.get("requestBody")).get("content")));
        content.putAll(members(members(members(form).get("requestBody")).get("content")));
        both.put("requestBody", Map.of("required", true, "content", content));
        return both;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(@Nullable Object object) {
        return (Map<String, Object>) Objects.requireNonNull(object);
    }

    private static Map<String, Object> operation(
            Visit visit, HandlerMethod handler, Map<String, Object> schemas) {
        var method = handler.getMethod();
        var described = method.getAnnotation(Described.class);
        var key =
                method.getDeclaringClass()
                                .getSimpleName()
                                .replace("Api", "")
                                .toLowerCase(Locale.ROOT)
                        + "."
                        + method.getName();
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", key.replace('.', '-'));
        operation.put("summary", visit.t("api.operation." + key));
        var parameters = new ArrayList<Map<String, Object>>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathVariable.class)) {
                parameters.add(parameter(parameter, "path"));
            } else if (parameter.isAnnotationPresent(RequestParam.class)) {
                parameters.add(parameter(parameter, "query"));
            } else if (parameter.isAnnotationPresent(RequestBody.class)) {
                operation.put(
                        "requestBody",
                        body(json(schema(parameter.getParameterizedType(), schemas))));
            }
        }
        if (described != null && described.form() != Void.class) {
            operation.put(
                    "requestBody",
                    body(
                            Map.of(
                                    "multipart/form-data",
                                    Map.of("schema", form(described.form(), schemas)))));
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses(visit, method, described, schemas));
        return operation;
    }

    private static Map<String, Object> body(Map<String, Object> content) {
        return Map.of("required", true, "content", content);
    }

    private static Map<String, Object> parameter(Parameter parameter, String in) {
        var query = parameter.getAnnotation(RequestParam.class);
        return Map.of(
                "name",
                parameter.getName(),
                "in",
                in,
                "required",
                query == null || query.required() && query.defaultValue().equals(DEFAULT_NONE),
                "schema",
                parameter.getType() == int.class
                        ? Map.of("type", "integer")
                        : Map.of("type", "string"));
    }

    private static Map<String, Object> responses(
            Visit visit,
            Method method,
            @Nullable Described described,
            Map<String, Object> schemas) {
        var responses = new TreeMap<String, Object>();
        boolean enters = described != null && described.enters();
        var done =
                Map.of(
                        "description",
                        visit.t("api.answer.done"),
                        "content",
                        content(method, described, schemas));
        responses.put("200", done);
        if (enters) {
            responses.put("201", done);
        }
        if (described != null && described.orLater()) {
            responses.put(
                    "202",
                    Map.of(
                            "description",
                            visit.t("api.answer.later"),
                            "headers",
                            Map.of(
                                    "Location",
                                    Map.of("schema", Map.of("type", "string"), "required", true)),
                            "content",
                            content(method, described, schemas)));
        }
        var problem =
                Map.of(
                        "application/problem+json",
                        Map.of("schema", Map.of("$ref", "#/components/schemas/Problem")));
        for (var status : enters ? PROBLEMS_OF_ACTS : PROBLEMS) {
            responses.put(
                    status,
                    Map.of("description", visit.t("api.answer." + status), "content", problem));
        }
        return responses;
    }

    private static Map<String, Object> content(
            Method method, @Nullable Described described, Map<String, Object> schemas) {
        if (described != null && !described.handsOut().isEmpty()) {
            return Map.of(
                    described.handsOut(),
                    Map.of(
                            "schema",
                            described.handsOut().equals("application/json")
                                    ? Map.of("type", "object")
                                    : Map.of("type", "string")));
        }
        return json(
                schema(
                        described == null || described.answer() == Void.class
                                ? method.getGenericReturnType()
                                : described.answer(),
                        schemas));
    }

    /// A form in parts: its papers are files, and an act takes further fields.
    private static Map<String, Object> form(Class<?> plain, Map<String, Object> schemas) {
        var schema = new LinkedHashMap<>(object(plain, schemas));
        var properties = new LinkedHashMap<>(members(schema.get("properties")));
        properties.put(
                "papers",
                Map.of(
                        "type",
                        "array",
                        "items",
                        Map.of("type", "string", "contentMediaType", "application/octet-stream")));
        schema.put("properties", properties);
        schema.put("additionalProperties", Map.of("type", "string"));
        return schema;
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    private static Map<String, Object> schema(Type type, Map<String, Object> schemas) {
        if (type instanceof ParameterizedType of) {
            var raw = (Class<?>) of.getRawType();
            var last = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
            return List.class.isAssignableFrom(raw)
                    ? Map.of("type", "array", "items", schema(last, schemas))
                    : Map.of("type", "object", "additionalProperties", schema(last, schemas));
        }
        if (type instanceof WildcardType) {
            return Map.of();
        }
        var plain = (Class<?>) type;
        if (plain.isRecord()) {
            if (!schemas.containsKey(plain.getSimpleName())) {
                schemas.put(plain.getSimpleName(), Map.of()); // records may hold one another
                schemas.put(plain.getSimpleName(), object(plain, schemas));
            }
            return Map.of("$ref", "#/components/schemas/" + plain.getSimpleName());
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (plain == int.class || plain == long.class || plain == Integer.class) {
            return Map.of("type", "integer");
        }
        return plain == String.class ? Map.of("type", "string") : Map.of();
    }

    private static Map<String, Object> object(Class<?> plain, Map<String, Object> schemas) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var component : plain.getRecordComponents()) {
            var schema = schema(component.getGenericType(), schemas);
            if (absentAllowed(component)) {
                properties.put(component.getName(), orNull(schema));
            } else {
                properties.put(component.getName(), schema);
                required.add(component.getName());
            }
        }
        required.sort(Comparator.naturalOrder());
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type) {
            var nullable = new LinkedHashMap<>(schema);
            nullable.put("type", List.of(type, "null"));
            return nullable;
        }
        return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private static boolean absentAllowed(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /// RFC 9457.
    private static Map<String, Object> problem() {
        var text = Map.of("type", "string");
        var properties = new LinkedHashMap<String, Object>();
        for (var name : List.of("type", "title", "detail", "instance", "article", "field")) {
            properties.put(name, text);
        }
        properties.put("status", Map.of("type", "integer"));
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of("title", "status", "detail"),
                "additionalProperties",
                false);
    }
}
