package org.goodoffices.trial;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.goodoffices.trial.Routes.Route;
import org.goodoffices.trial.Visitor.Answer;
import org.goodoffices.trial.Visitor.Part;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What one visitor finds by following every link and filling in every form: reading first, then
/// posting, what ends things last.
final class Crawl {

    private static final int OF_ONE_ROUTE = 6;
    private static final int PAGES = 1_000;

    /// Whoever is invited on a form.
    static final String INVITED = "invited@example.org";

    /// Everybody's, each with codes of their own.
    static final String PASSWORD = "staple horse battery correct";

    /// A form as it stands on a page.
    ///
    /// @param device what it asks of the device before it is sent: the options themselves, or the
    ///   address that gives them; empty where it asks nothing
    record Form(
            String page,
            String action,
            List<Part> parts,
            List<String> blanks,
            String device,
            boolean grave) {

        /// Forms of one key ask for the same; how many clauses or papers there are to choose from
        /// makes no other.
        String key() {
            var to = parts.stream().filter(part -> part.name().equals("to")).map(Part::value);
            var names = parts.stream().map(Part::name).map(Crawl::unnumbered).sorted().distinct();
            return action + " " + names.toList() + to.toList();
        }
    }

    final Visitor visitor;
    final Routes.SeenValues values = new Routes.SeenValues();
    final Set<Route> succeeded = new HashSet<>();
    final Set<Route> tried = new HashSet<>();

    /// How a route was last answered without success.
    final Map<Route, String> failed = new HashMap<>();

    /// What a form was last refused for.
    final Map<String, String> refused = new HashMap<>();

    private final Routes routes;
    private final List<String> words;
    private final Predicate<String> avoided;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> visited = new HashSet<>();
    private final Set<String> acts = new HashSet<>();
    private final Map<String, Integer> ofRoute = new HashMap<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Set<String> posted = new HashSet<>();
    private final Set<String> refusals = new HashSet<>();

    /// Addresses in cases about which something is confided.
    private final Predicate<String> close;

    /// @param words looked for wherever there is a search
    /// @param avoided paths not gone to
    /// @param close addresses in cases about which something is confided
    Crawl(
            Visitor visitor,
            Routes routes,
            List<String> words,
            Predicate<String> avoided,
            Predicate<String> close) {
        this.visitor = visitor;
        this.routes = routes;
        this.words = words;
        this.avoided = avoided;
        this.close = close;
    }

    Map<String, Form> forms() {
        return forms;
    }

    /// Reads every page that links, searches and known values lead to.
    void read() {
        want("/");
        for (var route : routes.all()) {
            if (route.method().equals("GET") && !route.hasVariables()) {
                want(route.pattern().getPatternString());
            }
        }
        drain();
        for (var route : routes.all()) {
            if (route.method().equals("GET") && route.hasVariables()) {
                values.paths(route, 4).forEach(this::want);
            }
        }
        drain();
    }

    /// Reads pages again that were read before, as they are now, and what is new behind them.
    void readAgain(Predicate<String> which) {
        var again = visited.stream().filter(which).toList();
        visited.removeAll(again);
        ofRoute.clear();
        again.forEach(this::want);
        drain();
    }

    /// Opens the letters that came, follows the links in them, and does what they ask.
    ///
    /// @return how each letter that asks for something was answered
    List<Answer> answerLetters() {
        var letters = visitor.letters().stream().filter(path -> !visited.contains(path)).toList();
        letters.forEach(this::want);
        drain();
        return letters.stream().filter(this::opensOnce).map(path -> fill(path, path)).toList();
    }

    /// Whether a letter's link is a key, and not just the address of a page.
    private boolean opensOnce(String path) {
        return routes.of("POST", path)
                .flatMap(route -> route.variablesOf(path))
                .filter(variables -> !variables.isEmpty())
                .isPresent();
    }

    private void drain() {
        while (!waiting.isEmpty() && visited.size() < PAGES) {
            visit(waiting.poll());
        }
    }

    private void want(String path) {
        if (!visited.contains(path) && !avoided.test(path)) {
            waiting.add(path);
        }
    }

    Answer visit(String path) {
        visited.add(path);
        var answer = visitor.get(path);
        note("GET", path, answer);
        if (answer.first().isPage()) {
            read(path, Jsoup.parse(answer.first().body(), path));
        } else if (answer.first().status() / 100 == 3) {
            follow(path, answer.first().header("location"));
        } else {
            // addresses in feeds and in what the API gives
            var address = Pattern.compile("(?<=[\"\\s:])(/[a-z][A-Za-z0-9/_.-]+)");
            address.matcher(answer.first().body())
                    .results()
                    .limit(200)
                    .forEach(found -> follow(path, found.group()));
        }
        return answer;
    }

    private void note(String method, String path, Answer answer) {
        routes.of(method, path)
                .ifPresent(route -> {
                    tried.add(route);
                    if (answer.succeeded()) {
                        succeeded.add(route);
                        values.note(route.variablesOf(path).orElseThrow());
                    } else {
                        failed.put(route, path + " " + answer.first().status());
                    }
                });
    }

    private void read(String path, Document page) {
        // addresses that are shown once, to be copied
        Pattern.compile(World.ADDRESS + "(/[A-Za-z0-9/_.-]+)")
                .matcher(page.html())
                .results()
                .forEach(found -> follow(path, found.group(1)));
        for (var link :
                page.select("a[href]:not([hreflang]), [hx-get], iframe[src], object[data]")) {
            follow(
                    path,
                    link.hasAttr("hx-get")
                            ? link.attr("hx-get")
                            : link.attr("href") + link.attr("src") + link.attr("data"));
        }
        page.select("a[href^=otpauth:]")
                .forEach(square -> visitor.device.scan(square.attr("href")));
        for (var form : page.select("form")) {
            if (form.attr("method").equalsIgnoreCase("post")) {
                keep(path, form);
            } else {
                search(path, form);
            }
        }
    }

    private void follow(String from, String href) {
        var path = href.replaceFirst("#.*", "");
        if (path.startsWith("?")) {
            path = from.replaceFirst("\\?.*", "") + path;
        }
        if (!path.startsWith("/") || path.startsWith("//") || avoided.test(path)) {
            return;
        }
        var kind =
                routes.of("GET", path).map(Route::toString).orElse(path)
                        + path.replaceFirst("[^?]*", "").replaceAll("=[^&]*", "=");
        if (!visited.contains(path)
                && !waiting.contains(path)
                && (ofRoute.merge(kind, 1, Integer::sum) <= OF_ONE_ROUTE || otherAct(path))) {
            waiting.add(path);
        }
    }

    /// Each act of the rules is gone to once at least.
    private boolean otherAct(String path) {
        var act = path.replaceFirst("/cases/[^/]+/acts/", "");
        return !act.equals(path) && acts.add(act);
    }

    private void search(String path, Element form) {
        for (var word : words) {
            var query = new ArrayList<String>();
            for (var part : parts(form, word)) {
                query.add(
                        part.name()
                                + "="
                                + URLEncoder.encode(part.value(), StandardCharsets.UTF_8));
            }
            var action = form.hasAttr("action") ? form.attr("action") : path;
            follow(path, action.replaceFirst("[?#].*", "") + "?" + String.join("&", query));
        }
    }

    private void keep(String path, Element form) {
        var action = form.attr("action").isEmpty() ? path : form.attr("action");
        if (avoided.test(action)) {
            return;
        }
        var buttons = form.select("button[name], input[type=submit][name]");
        if (buttons.isEmpty()) {
            keep(path, action, form, null);
        }
        buttons.forEach(button -> keep(path, action, form, button));
    }

    private void keep(String path, String action, Element form, Element button) {
        var parts = new ArrayList<>(parts(form, "Words of " + visitor.name));
        if (button != null) {
            parts.add(Part.of(button.attr("name"), button.attr("value")));
        }
        var blanks =
                form.select("textarea[name], input[name]:not([type=hidden]), select[name]")
                        .eachAttr("name");
        var kept =
                new Form(
                        path,
                        action,
                        parts,
                        blanks,
                        form.attr("data-options") + form.attr("data-ask"),
                        !form.select(".grave").isEmpty()
                                || action.matches(".*(sign-out|removal|withdraw|everywhere).*"));
        forms.put(kept.key() + (button == null ? "" : unnumbered(button.attr("value"))), kept);
    }

    private static String unnumbered(String name) {
        return name.replaceAll("(?<=-)[0-9]+|^[0-9]+$", "#");
    }

    /// The fields of a form, each with a value of its type.
    private List<Part> parts(Element form, String words) {
        var parts = new ArrayList<Part>();
        for (var field : form.select("input[name], select[name], textarea[name]")) {
            var name = field.attr("name");
            if (name.equals("_csrf")) {
                continue;
            }
            var value = value(field, words);
            if (value != null && !(field.attr("type").equals("radio") && has(parts, name))) {
                parts.add(new Part(name, value, field.attr("type").equals("file")));
            }
        }
        return parts;
    }

    private static boolean has(List<Part> parts, String name) {
        return parts.stream().anyMatch(part -> part.name().equals(name));
    }

    private String value(Element field, String words) {
        if (field.tagName().equals("select")) {
            var chosen = field.selectFirst("option[selected]");
            return (chosen == null || chosen.attr("value").isEmpty()
                            ? field.select("option").stream()
                                    .filter(option -> !option.attr("value").isEmpty())
                                    .findFirst()
                            : java.util.Optional.of(chosen))
                    .map(option -> option.attr("value"))
                    .orElse(null);
        }
        if (field.tagName().equals("textarea")) {
            return field.text().isEmpty() ? words + "。" : field.text();
        }
        var given = field.attr("value");
        return switch (field.attr("type")) {
            case "hidden", "checkbox", "radio" -> given;
            case "date" -> World.now().toString().substring(0, 10);
            case "datetime-local" -> World.now().toString().substring(0, 16);
            case "time" -> "10:00";
            case "number" -> given.isEmpty() ? "5" : given;
            case "email" -> given.isEmpty() ? mailbox(field) : given;
            case "password" -> PASSWORD;
            case "file" -> words;
            case "submit", "button", "reset", "image" -> null;
            default -> given.isEmpty() ? words : given;
        };
    }

    private String mailbox(Element field) {
        var form = field.closest("form");
        return form != null && form.attr("action").startsWith("/sign-in/")
                ? visitor.mailbox()
                : INVITED;
    }

    /// Posts the forms found: first as they must be refused, then as they should be, then the same
    /// again; and goes on with what that leads to.
    void post(boolean grave) {
        post(form -> form.grave() == grave && !endsOthers(form));
    }

    /// Posts the forms that end how others come in: when they have all posted theirs.
    void vouch() {
        post(Crawl::endsOthers);
    }

    private static boolean endsOthers(Form form) {
        return form.action().endsWith("/way-in");
    }

    private void post(Predicate<Form> which) {
        for (int round = 0; round < 3; round++) {
            var next =
                    forms.entrySet().stream()
                            .filter(form -> which.test(form.getValue()))
                            .filter(form -> posted.add(form.getKey()))
                            .map(Map.Entry::getValue)
                            .sorted(Comparator.comparing(Crawl::finality))
                            .toList();
            for (var form : next) {
                if (!form.blanks().isEmpty() && refusedAnew(form)) {
                    submit(form, without(form.parts(), form.blanks()));
                    submit(form, nonsense(form.parts(), form.blanks()));
                }
                submit(form);
                submit(form);
            }
            drain();
        }
    }

    /// Whether it says something more when this form is refused: in the cases that the confidence
    /// is about each form does, and elsewhere the first of those that are alike.
    private boolean refusedAnew(Form form) {
        var names = form.parts().stream().map(Part::name).map(Crawl::unnumbered).sorted();
        var kind = routes.of("POST", form.action()) + " " + names.distinct().toList();
        return refusals.add(kind) || close.test(form.action());
    }

    /// Posts these fields, name by value.
    Answer post(String path, String... fields) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < fields.length; i += 2) {
            parts.add(Part.of(fields[i], fields[i + 1]));
        }
        var answer = visitor.post(path, parts);
        note("POST", path, answer);
        return answer;
    }

    /// Posts JSON as a program does, with a key.
    Answer postJson(String path, String key, String json) {
        return noted(path, visitor.postJson(path, key, json));
    }

    /// Posts a paper as a program does, with a key.
    Answer postPaper(String path, String key, String token) {
        return noted(
                path,
                visitor.postAs(
                        path,
                        key,
                        // sent in the other order
                        List.of(
                                new Part("papers", "Words of " + visitor.name, true),
                                Part.of("text", "With a paper."),
                                Part.of("token", token))));
    }

    private Answer noted(String path, Answer answer) {
        note("POST", path, answer);
        return answer;
    }

    /// What ends the most comes last.
    static int finality(Form form) {
        return form.action().contains("/release/")
                        || form.action().matches("/requests/[^/]+/papers/.*")
                ? 0
                : form.action().matches(".*(withdraw|refuse|decline|settle-elsewhere).*")
                        ? 2
                        : form.action().matches(".*(sign-out|everywhere|removal).*") ? 3 : 1;
    }

    /// Fills in one form of a page with sense.
    ///
    /// @param fields name by value; the others as they stand
    Answer fill(String page, String action, String... fields) {
        visit(page);
        var form =
                forms.values().stream()
                        .filter(one -> one.page().equals(page) && one.action().equals(action))
                        .reduce((_, later) -> later)
                        .orElseThrow(() ->
                                new AssertionError(
                                        visitor.name + " finds no " + action + " on " + page));
        var parts = form.parts();
        for (int i = 0; i < fields.length; i += 2) {
            parts = with(parts, fields[i], fields[i + 1]);
        }
        return submit(new Form(page, action, parts, form.blanks(), form.device(), form.grave()));
    }

    /// Submits a form as it stands, with what the visitor's device says to it.
    private Answer submit(Form form) {
        var parts =
                form.parts().stream()
                        .map(part ->
                                part.value().equals(Device.CODE)
                                        ? Part.of(part.name(), visitor.device.code())
                                        : part)
                        .toList();
        var asks = form.device();
        if (asks.startsWith("/")) {
            note("POST", asks, visitor.post(asks, List.of()));
            return sent(
                    form,
                    visitor.post(
                            form.action(),
                            last -> with(parts, "answer", visitor.device.answer(last))));
        }
        return submit(
                form, asks.isEmpty() ? parts : with(parts, "answer", visitor.device.answer(asks)));
    }

    private static List<Part> with(List<Part> parts, String name, String value) {
        var all = new ArrayList<>(parts);
        boolean file = parts.stream().anyMatch(part -> part.name().equals(name) && part.file());
        all.removeIf(part -> part.name().equals(name));
        all.add(new Part(name, value, file));
        return all;
    }

    Answer submit(Form form, List<Part> parts) {
        return sent(form, visitor.post(form.action(), parts));
    }

    private Answer sent(Form form, Answer answer) {
        note("POST", form.action(), answer);
        if (answer.first().isPage()) {
            read(form.action(), Jsoup.parse(answer.first().body(), form.action()));
        }
        if (answer.first().status() == 422) {
            refused.put(form.key(), Jsoup.parse(answer.first().body()).select(".notice").text());
        }
        if (form.action().contains("sign-out")) {
            visitor.signIn();
        }
        if (answer.first().status() / 100 == 3) {
            var to = answer.first().header("location");
            if (to.startsWith("/") && !avoided.test(to)) {
                visit(to);
            }
        }
        return answer;
    }

    private static List<Part> without(List<Part> parts, List<String> names) {
        return parts.stream()
                .map(part ->
                        names.contains(part.name()) ? new Part(part.name(), "", part.file()) : part)
                .toList();
    }

    private static List<Part> nonsense(List<Part> parts, List<String> names) {
        return parts.stream()
                .map(part ->
                        names.contains(part.name())
                                ? new Part(part.name(), "\u0007\0-1'<b>" + part.name(), part.file())
                                : part.name().equals("once") ? Part.of("once", "\0") : part)
                .toList();
    }

    /// Asks for what this visitor has no business with: ids that others saw, and ids of nothing.
    void tryWhatIsNotTheirs(Routes.SeenValues others) {
        for (var route : routes.all()) {
            if (!route.hasVariables()) {
                continue;
            }
            for (var path : strange(route, others)) {
                if (!avoided.test(path)) {
                    var answer = visitor.ask(route.method(), path, List.of(), "text/html");
                    tried.add(route);
                    if (route.method().equals("GET") && answer.first().isPage()) {
                        visited.add(path);
                    }
                }
            }
        }
    }

    private List<String> strange(Route route, Routes.SeenValues others) {
        var paths = new ArrayList<String>();
        var unknown = new Routes.SeenValues();
        for (var name : others.names()) {
            unknown.note(Map.of(name, new UUID(8, 8).toString()));
            unknown.note(Map.of(name, "GO-2026-22222"));
        }
        paths.addAll(unknown.paths(route, 2));
        var foreign = new Routes.SeenValues();
        for (var name : others.names()) {
            for (var value : values.of(name)) {
                foreign.note(Map.of(name, value));
                break;
            }
            for (var value : others.of(name)) {
                if (!values.of(name).contains(value)) {
                    foreign.note(Map.of(name, value));
                }
            }
        }
        paths.addAll(foreign.paths(route, 6));
        return paths;
    }

    /// Routes that no page leads to with a form: asked with what is known, and nothing said.
    void postBare() {
        for (var route : routes.all()) {
            if (!route.method().equals("GET") && !tried.contains(route)) {
                var paths =
                        route.hasVariables()
                                ? values.paths(route, 2)
                                : List.of(route.pattern().getPatternString());
                for (var path : paths) {
                    if (!avoided.test(path) && !path.contains("sign-out")) {
                        note(
                                route.method(),
                                path,
                                visitor.ask(route.method(), path, List.of(), "*/*"));
                    }
                }
            }
        }
    }
}
