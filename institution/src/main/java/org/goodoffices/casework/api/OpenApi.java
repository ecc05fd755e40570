package org.goodoffices.casework.api;

import java.lang.reflect.Method;
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
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The description of the API (OpenAPI 3.1), made from the controllers themselves, so that it
/// cannot say anything else than what they do.
@RestController
class OpenApi {

    private static final String PREFIX = "/api/";

    /// What an operation answers with where its method says no more than that it answers.
    private static final Map<String, Type> ANSWERS =
            Map.of("enter", Api.Done.class, "request", Api.Done.class);

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
                .forEach(entry -> {
                    for (var path : entry.getKey().getPatternValues()) {
                        if (path.startsWith(PREFIX) && !path.endsWith("openapi.json")) {
                            for (var verb : entry.getKey().getMethodsCondition().getMethods()) {
                                paths.computeIfAbsent(path, _ -> new TreeMap<>())
                                        .put(
                                                verb.name().toLowerCase(Locale.ROOT),
                                                operation(visit, entry.getValue(), schemas));
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

    private static Map<String, Object> operation(
            Visit visit, HandlerMethod handler, Map<String, Object> schemas) {
        var method = handler.getMethod();
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
                parameters.add(parameter(parameter.getName(), "path", true));
            } else if (parameter.isAnnotationPresent(RequestParam.class)) {
                parameters.add(parameter(parameter.getName(), "query", false));
            } else if (parameter.isAnnotationPresent(RequestBody.class)) {
                operation.put(
                        "requestBody",
                        Map.of(
                                "required",
                                true,
                                "content",
                                json(schema(parameter.getParameterizedType(), schemas))));
            }
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses(visit, method, schemas));
        return operation;
    }

    private static Map<String, Object> parameter(String name, String in, boolean required) {
        return Map.of(
                "name", name, "in", in, "required", required, "schema", Map.of("type", "string"));
    }

    private static Map<String, Object> responses(
            Visit visit, Method method, Map<String, Object> schemas) {
        var told = ANSWERS.get(method.getName());
        var responses = new TreeMap<String, Object>();
        responses.put(
                told == null ? "200" : "201",
                Map.of(
                        "description",
                        visit.t("api.answer.done"),
                        "content",
                        json(
                                schema(
                                        told == null ? method.getGenericReturnType() : told,
                                        schemas))));
        var problem =
                Map.of(
                        "application/problem+json",
                        Map.of("schema", Map.of("$ref", "#/components/schemas/Problem")));
        for (var status :
                told == null ? List.of("401", "404") : List.of("400", "401", "404", "409", "422")) {
            responses.put(
                    status,
                    Map.of("description", visit.t("api.answer." + status), "content", problem));
        }
        return responses;
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
            properties.put(component.getName(), schema(component.getGenericType(), schemas));
            if (!absentAllowed(component)) {
                required.add(component.getName());
            }
        }
        required.sort(Comparator.naturalOrder());
        return required.isEmpty()
                ? Map.of("type", "object", "properties", properties)
                : Map.of("type", "object", "properties", properties, "required", required);
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
        return Map.of("type", "object", "properties", properties);
    }
}
