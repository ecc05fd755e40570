package org.goodoffices.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;

/// One person who asks the same of several worlds, step by step, and notes where the worlds answer
/// differently. The public where there is no person.
final class Visitor {

    static final String NAME = "X-Trial-Name";
    static final String DRAW = "X-Trial-Draw";

    private static final String TOKEN = "name=\"_csrf\" value=\"";

    /// Drawn by the libraries below the product, anew for each request or sign-in, so that they
    /// differ from run to run; that they are there, where, and how long, is compared. The first
    /// group is what stands before. Each is looked for only where the text has what it begins with.
    private static final Map<String, Pattern> DRAWN =
            Map.of(
                    TOKEN,
                    Pattern.compile("(" + TOKEN + ")([^\"]*)"),
                    "\"challenge\":",
                    Pattern.compile("(\"challenge\":\")([^\"]*)"),
                    "\"user\":",
                    Pattern.compile("(\"user\":\\{\"name\":\"[^\"]{1,100}\",\"id\":\")([^\"]*)"),
                    "go=",
                    Pattern.compile("(^go=)([^;]*)"),
                    // by the machine's clock
                    "; Expires=",
                    Pattern.compile("(; Expires=)([^;]*)"));

    /// Hashes and signatures, as the product marks them on its pages and in its files.
    private static final List<Pattern> HASHES =
            List.of(
                    Pattern.compile("(class=\"hash\">)([^<]*)"),
                    Pattern.compile("(\"(?:hash|leaf|root|signature|salt)\":\")([^\"]*)"),
                    // 32 bytes
                    Pattern.compile("(\")([0-9a-f]{64}|[A-Za-z0-9+/]{43}=)(?=\")"),
                    // a signed note: the root, and the signature behind the signer's name; by
                    // itself
                    // or within JSON
                    Pattern.compile("(\\n|\\\\n)([A-Za-z0-9+/]{43}=)(?=\\n|\\\\n)"),
                    Pattern.compile("((?:—|\u00e2\u0080\u0094) \\S{1,100} )([A-Za-z0-9+/=]{40,})"),
                    // the checksums of a ZIP
                    Pattern.compile("(?s)(PK\\x03\\x04.{10})(.{4})"),
                    Pattern.compile("(?s)(PK\\x01\\x02.{12})(.{4})"));

    /// Where a form of the sign-in leads that did not do what it is for.
    private static final Pattern REFUSED =
            Pattern.compile("[?&]said=[a-z-]*(refused|closed|again|unknown|failed)");

    /// The only part of what a program sends.
    private static final String JSON = "(json)";

    private static final AtomicLong REQUESTS = new AtomicLong();

    /// What came back from one world, as far as a person can tell.
    ///
    /// @param work what the request asked of the database: stands for how long it took
    record Seen(int status, TreeMap<String, List<String>> headers, String body, String work) {

        /// The body without its hashes and signatures, their places kept.
        String hashless() {
            return Visitor.hashless(body);
        }

        boolean isPage() {
            return header("content-type").startsWith("text/html");
        }

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    /// What the same request brought in each world.
    record Answer(String asked, List<Seen> seen) {
        Seen first() {
            return seen.getFirst();
        }

        boolean succeeded() {
            var status = first().status();
            var to = first().header("location");
            return status < 300
                    || status < 400
                            && !to.equals("/sign-in")
                            && !to.contains("/sign-in?next=")
                            && !REFUSED.matcher(to).find();
        }
    }

    /// A part of a form: a field, or a file.
    record Part(String name, String value, boolean file) {
        static Part of(String name, String value) {
            return new Part(name, value, false);
        }
    }

    private static final class Session {
        final World world;
        final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        final HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(cookies)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        String csrf = "";

        /// What this world answered last, as it came.
        String last = "";

        Session(World world) {
            this.world = world;
        }
    }

    final String name;
    final Device device;
    private final String mailbox;
    private final String language;
    private final List<Session> sessions;
    private final List<String> differences = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /// What was answered with other hashes or signatures.
    private final Set<String> otherHashes = new TreeSet<>();

    private @Nullable SamplePerson person;
    private @Nullable String key;
    private int asked;

    Visitor(String name, String mailbox, String language, World... worlds) {
        this.name = name;
        this.mailbox = mailbox;
        this.device = new Device(name);
        this.language = language;
        this.sessions = java.util.Arrays.stream(worlds).map(Session::new).toList();
    }

    /// Somebody of the sample world, signed in.
    static Visitor signedIn(SamplePerson person, String language, World... worlds) {
        var visitor = new Visitor(person.name(), person.mail(), language, worlds);
        visitor.person = person;
        visitor.signIn();
        return visitor;
    }

    /// Signs in on the sample world's page; the public stays as it is.
    void signIn() {
        if (person == null) {
            return;
        }
        get("/sign-in");
        post("/sample-world/sign-in", List.of(Part.of("person", person.id().toString())));
    }

    /// Where this person gets their mail.
    String mailbox() {
        return mailbox;
    }

    /// Where the letters lead that came to this person, in the order in which they came.
    List<String> letters() {
        return sessions.getFirst().world.letters(mailbox);
    }

    /// Answers that no request should ever get: a fault of the server.
    List<String> faults() {
        return faults;
    }

    /// Where the worlds answered differently, so far.
    List<String> differences() {
        return differences;
    }

    /// Requests that were answered alike but for the values of hashes and signatures, so far.
    Set<String> otherHashes() {
        return otherHashes;
    }

    Answer get(String path) {
        return ask("GET", path, List.of(), "text/html,*/*;q=0.8");
    }

    /// Posts a form; the token against forged posts is each world's own.
    Answer post(String path, List<Part> parts) {
        return ask("POST", path, parts, "text/html,*/*;q=0.8");
    }

    /// Posts what follows from each world's own last answer: a challenge is drawn anew.
    ///
    /// @param parts of what that world answered last, as it came
    Answer post(String path, Function<String, List<Part>> parts) {
        return ask("POST", path, parts, "text/html,*/*;q=0.8");
    }

    Answer ask(String method, String path, List<Part> parts, String accept) {
        return ask(method, path, _ -> parts, accept);
    }

    private Answer ask(
            String method, String path, Function<String, List<Part>> parts, String accept) {
        var asked = method + " " + path;
        var draw = name + " " + ++this.asked;
        var answer =
                new Answer(
                        asked,
                        // a world to a core
                        sessions.parallelStream()
                                .map(session ->
                                        in(
                                                session,
                                                draw,
                                                method,
                                                path,
                                                parts.apply(session.last),
                                                accept))
                                .toList());
        compare(answer, parts.apply(""));
        return answer;
    }

    /// Posts JSON as a program does, with a key of this person's.
    Answer postJson(String path, String key, String json) {
        return postAs(path, key, List.of(Part.of(JSON, json)));
    }

    /// Posts a form in parts as a program does, with a key of this person's.
    Answer postAs(String path, String key, List<Part> parts) {
        this.key = key;
        try {
            return ask("POST", path, parts, "application/json");
        } finally {
            this.key = null;
        }
    }

    private Seen in(
            Session session,
            String draw,
            String method,
            String path,
            List<Part> parts,
            String accept) {
        var own = session.world.institution.address();
        var request = Long.toString(REQUESTS.incrementAndGet());
        var builder =
                HttpRequest.newBuilder(URI.create(own + path))
                        .header("Accept", accept)
                        .header("Accept-Language", language)
                        .header(NAME, request)
                        .header(DRAW, draw);
        if (method.equals("GET")) {
            builder.GET();
        } else if (key != null) {
            builder.header("Authorization", "Bearer " + key);
            if (parts.getFirst().name().equals(JSON)) {
                builder.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(parts.getFirst().value()));
            } else {
                Body.of(parts).into(builder, method);
            }
        } else {
            var all = new ArrayList<>(parts);
            all.add(Part.of("_csrf", session.csrf));
            Body.of(all).into(builder, method);
        }
        try {
            var response =
                    session.client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            var bytes = response.body();
            var type = response.headers().firstValue("content-type").orElse("");
            var body =
                    new String(
                            bytes,
                            type.matches("(text/|application/(json|problem)).*")
                                    ? StandardCharsets.UTF_8
                                    : StandardCharsets.ISO_8859_1);
            session.last = body;
            if (type.startsWith("text/html")) {
                int token = body.indexOf(TOKEN) + TOKEN.length();
                session.csrf =
                        token < TOKEN.length()
                                ? session.csrf
                                : body.substring(token, body.indexOf('"', token));
            }
            var headers = new TreeMap<String, List<String>>();
            response.headers()
                    .map()
                    .forEach((header, values) ->
                            headers.put(
                                    header,
                                    values.stream()
                                            .map(value ->
                                                    hashless(drawless(value.replace(own, ""))))
                                            .toList()));
            headers.remove("date"); // the machine's clock, not the institution's
            return new Seen(
                    response.statusCode(),
                    headers,
                    drawless(body.replace(own, "")),
                    World.countOf(request));
        } catch (IOException unanswered) {
            throw new UncheckedIOException(method + " " + path, unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String drawless(String text) {
        for (var drawn : DRAWN.entrySet()) {
            if (text.contains(drawn.getKey())) {
                text = without(List.of(drawn.getValue()), text);
            }
        }
        return text;
    }

    private static String hashless(String text) {
        return without(HASHES, text);
    }

    private static String without(List<Pattern> patterns, String text) {
        for (var pattern : patterns) {
            text = pattern.matcher(text).replaceAll(Visitor::ofSameLength);
        }
        return text;
    }

    private static String ofSameLength(MatchResult drawn) {
        return Matcher.quoteReplacement(drawn.group(1)) + "·".repeat(drawn.group(2).length());
    }

    private void compare(Answer answer, List<Part> parts) {
        var first = answer.first();
        if (first.status >= 500) {
            faults.add(name + ": " + answer.asked + " " + named(parts) + " " + first.status);
        }
        for (var other : answer.seen()) {
            boolean same = first.body.equals(other.body);
            var how =
                    first.status != other.status
                            ? "status " + first.status + " ≠ " + other.status
                            : !first.headers.equals(other.headers)
                                    ? "headers "
                                            + firstDifference(
                                                    first.headers.toString(),
                                                    other.headers.toString())
                                    : !same && !first.hashless().equals(other.hashless())
                                            ? "body "
                                                    + firstDifference(
                                                            first.hashless(), other.hashless())
                                            : !first.work.equals(other.work)
                                                    ? "time: " + first.work + " ≠ " + other.work
                                                    : null;
            if (how == null && !same) {
                otherHashes.add(answer.asked);
            }
            if (how != null) {
                differences.add(name + ": " + answer.asked + " " + named(parts) + "\n    " + how);
            }
        }
    }

    private static Map<String, String> named(List<Part> parts) {
        var named = new TreeMap<String, String>();
        parts.forEach(part -> named.put(part.name, part.file ? "(file)" : part.value));
        return named;
    }

    private static String firstDifference(String one, String other) {
        int at = java.util.Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return "at " + at + ": “" + around(one, at) + "” ≠ “" + around(other, at) + "”";
    }

    private static String around(String text, int at) {
        return text.substring(
                        Math.max(0, Math.min(at, text.length()) - 60),
                        Math.min(text.length(), at + 100))
                .replaceAll("\\s+", " ");
    }

    /// The value of a cookie in the first world.
    String cookie(String named) {
        return sessions.getFirst().cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(named))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }
}
