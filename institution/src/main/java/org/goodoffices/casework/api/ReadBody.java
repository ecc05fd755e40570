package org.goodoffices.casework.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.goodoffices.foundation.web.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/// Reads what a program sends as strictly as the description says: no field that it does not name,
/// none missing that it requires, no value of another type, no more than a million bytes.
@RestControllerAdvice
class ReadBody extends RequestBodyAdviceAdapter {

    private static final int MOST_BYTES = 1_000_000;

    private final Visits visits;

    ReadBody(Visits visits) {
        this.visits = visits;
    }

    @Bean
    static JsonMapperBuilderCustomizer strict() {
        return json ->
                json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                text ->
                                        text.setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Float,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail));
    }

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var bytes = message.getBody().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        demand(body, ""); // a body may say null
        return body;
    }

    private static void complete(Object given, String at) {
        switch (given) {
            case Collection<?> all -> {
                int place = 0;
                for (var one : all) {
                    demand(one, at + "/" + place++);
                }
            }
            case Map<?, ?> _, String _ -> {}
            case Record fields -> {
                for (var component : fields.getClass().getRecordComponents()) {
                    var value = value(fields, component);
                    var name = at + "/" + component.getName();
                    if (value != null) {
                        complete(value, name);
                    } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        throw new Unreadable(name);
                    }
                }
            }
            default -> {}
        }
    }

    private static void demand(@Nullable Object one, String at) {
        if (one == null) {
            throw new Unreadable(at);
        }
        complete(one, at);
    }

    private static @Nullable Object value(Record fields, RecordComponent component) {
        try {
            var read = component.getAccessor();
            read.setAccessible(true);
            return read.invoke(fields);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /// A body in which something is missing.
    private static final class Unreadable extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1;

        Unreadable(String field) {
            super(field);
        }
    }

    @ExceptionHandler(Unreadable.class)
    ResponseEntity<Object> missing(HttpServletRequest request, Unreadable missing) {
        return unreadable(request, missing.getMessage());
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Object> unreadable(
            HttpServletRequest request, HttpMessageNotReadableException unreadable) {
        return unreadable(
                request,
                unreadable.getCause() instanceof JacksonException wrong
                                && !wrong.getPath().isEmpty()
                        ? wrong.getPath().stream()
                                .map(step ->
                                        "/"
                                                + (step.getPropertyName() == null
                                                        ? String.valueOf(step.getIndex())
                                                        : step.getPropertyName()))
                                .collect(Collectors.joining())
                        : null);
    }

    private ResponseEntity<Object> unreadable(HttpServletRequest request, @Nullable String at) {
        var visit = visits.of(request);
        return Answers.problem(
                visit,
                HttpStatus.BAD_REQUEST,
                visit.t("api.answer.400"),
                at == null ? visit.t("api.unreadable") : visit.t("api.unreadable.at", at),
                null,
                at);
    }
}
