package org.goodoffices.trial;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Every route of the application, asked of the application itself: those of its controllers, those
/// that its security filters answer, and its static files.
final class Routes {

    /// One route. `/cases/{number}` is one route for all cases.
    record Route(String method, PathPattern pattern) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }

        /// The values that this path gives the variables of the route.
        Optional<Map<String, String>> variablesOf(String path) {
            return Optional.ofNullable(pattern.matchAndExtract(bare(path)))
                    .map(PathPattern.PathMatchInfo::getUriVariables);
        }

        private static PathContainer bare(String path) {
            return PathContainer.parsePath(path.replaceFirst("[?#].*", ""));
        }

        boolean hasVariables() {
            return pattern.getPatternString().contains("{");
        }
    }

    /// Answers only to the container, when something failed.
    private static final Set<String> OF_THE_CONTAINER = Set.of("/error");

    private static final Pattern IN_FILTER =
            Pattern.compile("\\[(?:(GET|POST|PUT|DELETE) )?(/[^\\]]*)]");

    private final List<Route> all = new ArrayList<>();

    static Routes of(World world) {
        var routes = new Routes();
        routes.ofControllers(world);
        routes.ofFilters(world);
        routes.all.sort(Comparator.comparing(Route::pattern));
        return routes;
    }

    List<Route> all() {
        return List.copyOf(all);
    }

    /// The route that answers a request, if any does.
    Optional<Route> of(String method, String path) {
        var bare = Route.bare(path);
        return all.stream()
                .filter(route -> route.method.equals(method))
                .filter(route -> route.pattern.matches(bare))
                .findFirst();
    }

    /// The static files, by the address they have.
    static Set<String> files() {
        try {
            var files = new TreeSet<String>();
            for (var file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:/static/**/*.*")) {
                files.add("/" + file.getURL().toString().replaceFirst(".*/static/", ""));
            }
            return files;
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private void ofControllers(World world) {
        var mapping =
                world.institution
                        .context()
                        .getBean(
                                "requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (var info : mapping.getHandlerMethods().keySet()) {
            var methods =
                    info.getMethodsCondition().getMethods().isEmpty()
                            ? Set.of(RequestMethod.GET)
                            : info.getMethodsCondition().getMethods();
            for (var pattern : info.getPathPatternsCondition().getPatterns()) {
                for (var method : methods) {
                    add(method.name(), pattern.getPatternString());
                }
            }
        }
    }

    private void add(String method, String pattern) {
        var route = new Route(method, PathPatternParser.defaultInstance.parse(pattern));
        if (!OF_THE_CONTAINER.contains(pattern) && !all.contains(route)) {
            all.add(route);
        }
    }

    /// Security filters say which requests they answer in their matchers.
    private void ofFilters(World world) {
        for (var chain : world.institution.bean(FilterChainProxy.class).getFilterChains()) {
            for (var filter : chain.getFilters()) {
                for (var matcher : matchers(filter)) {
                    var found = IN_FILTER.matcher(matcher);
                    while (found.find()) {
                        if (!found.group(2).contains("*") && !found.group(2).equals("/error")) {
                            add(found.group(1) == null ? "GET" : found.group(1), found.group(2));
                        }
                    }
                }
            }
        }
    }

    private static List<String> matchers(Object filter) {
        var found = new ArrayList<String>();
        for (Class<?> type = filter.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType().getName().endsWith("RequestMatcher")
                        && !java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                    try {
                        field.setAccessible(true);
                        found.add(String.valueOf(field.get(filter)));
                    } catch (IllegalAccessException hidden) {
                        throw new IllegalStateException(hidden);
                    }
                }
            }
        }
        return found;
    }

    /// Values seen for path variables, by the name of the variable.
    static final class SeenValues {
        private final Map<String, Set<String>> byName = new LinkedHashMap<>();

        void note(Map<String, String> variables) {
            variables.forEach(
                    (name, value) -> byName.computeIfAbsent(name, _ -> new TreeSet<>()).add(value));
        }

        Set<String> of(String name) {
            return byName.getOrDefault(name, Set.of());
        }

        Set<String> names() {
            return byName.keySet();
        }

        /// Paths of this route, with values seen; a few of them.
        List<String> paths(Route route, int most) {
            var paths = List.of(route.pattern.getPatternString());
            var variable = Pattern.compile("\\{\\*?([A-Za-z0-9_]+)[^}]*}");
            while (!paths.isEmpty() && paths.getFirst().contains("{")) {
                paths =
                        paths.stream()
                                .flatMap(path -> {
                                    var match = variable.matcher(path);
                                    match.find();
                                    return of(match.group(1)).stream()
                                            .limit(most)
                                            .map(value ->
                                                    match.replaceFirst(
                                                            java.util.regex.Matcher
                                                                    .quoteReplacement(value)));
                                })
                                .collect(Collectors.toList());
            }
            return paths.stream().limit(most * 3L).toList();
        }
    }
}
