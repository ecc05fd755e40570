package org.goodoffices;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A visitor of a `TestInstitution`: keeps cookies, follows redirects, posts forms as they stand on
/// the page last read, with their hidden fields.
public final class Guest {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final String address;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;
    private String language = "en";
    private Answer last = new Answer(0, "", Map.of(), "");

    /// A guest of the institution at this address.
    public Guest(String address) {
        this.address = address;
        this.client =
                HttpClient.newBuilder()
                        .cookieHandler(cookies)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
    }

    /// What came back.
    ///
    /// @param path where it came from, after redirects
    public record Answer(int status, String body, Map<String, List<String>> headers, String path) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(", ", header.getValue()))
                    .collect(Collectors.joining());
        }
    }

    /// The page last read.
    public Answer last() {
        return last;
    }

    public String language() {
        return language;
    }

    /// Which language the browser asks for.
    public Guest speaking(String code) {
        language = code;
        return this;
    }

    /// Reads a page.
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /// Posts a form of the page last read: its hidden fields, and `fields` as name, value, name,
    /// value…
    public Answer post(String path, String... fields) {
        return postBare(path, filled(path, fields));
    }

    /// A file to post with a form.
    public record Sent(String name, byte[] bytes) {
        public static Sent of(String name, String text) {
            return new Sent(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Posts a form of the page last read that carries papers, as a browser does.
    public Answer postPapers(String path, List<Sent> papers, String... fields) {
        return sendPapers(path, multipart(filled(path, fields), papers));
    }

    /// Posts these bytes as a form that carries papers, with `BOUNDARY` between its parts.
    public Answer sendPapers(String path, byte[] body) {
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /// What stands between the parts of a form that carries papers.
    public static final String BOUNDARY = "----a-boundary-of-tests";

    /// The body of a form that carries papers.
    public static byte[] multipart(Map<String, List<String>> fields, List<Sent> papers) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, values) ->
                values.forEach(value ->
                        part(
                                body,
                                "name=\"" + name + "\"",
                                value.getBytes(StandardCharsets.UTF_8))));
        papers.forEach(paper ->
                part(
                        body,
                        "name=\"papers\"; filename=\""
                                + paper.name()
                                + "\"\r\nContent-Type: application/octet-stream",
                        paper.bytes()));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String head, byte[] content) {
        body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /// The hidden fields of the form at `path` on the page last read, and `fields`.
    public Map<String, List<String>> filled(String path, String... fields) {
        var all = new LinkedHashMap<String, List<String>>();
        var given = new HashSet<String>();
        var form = formOf(path);
        var hidden = HIDDEN.matcher(form);
        while (hidden.find()) {
            all.put(hidden.group(1), List.of(unescaped(hidden.group(2))));
        }
        for (int i = 0; i < fields.length; i += 2) {
            if (given.add(fields[i])) {
                all.remove(fields[i]); // what the visitor writes replaces what the form had
            }
            all.merge(fields[i], List.of(fields[i + 1]), Guest::joined);
        }
        return all;
    }

    /// Posts nothing but what is given: a request that no page of ours would make.
    public Answer postBare(String path, Map<String, List<String>> fields) {
        var body =
                fields.entrySet().stream()
                        .flatMap(field ->
                                field.getValue().stream()
                                        .map(value ->
                                                encoded(field.getKey()) + "=" + encoded(value)))
                        .collect(Collectors.joining("&"));
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Any other request.
    public Answer send(HttpRequest.Builder request) {
        try {
            var response =
                    client.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            last =
                    new Answer(
                            response.statusCode(),
                            response.body(),
                            response.headers().map(),
                            response.uri().getPath()
                                    + (response.uri().getRawQuery() == null
                                            ? ""
                                            : "?" + response.uri().getRawQuery()));
            return last;
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Listens to a stream of events.
    public BufferedReader listen(String path) {
        try {
            var response =
                    client.send(
                            request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + response.statusCode());
            }
            return new BufferedReader(
                    new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// A request to a path of the institution.
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address + path))
                .header("Accept", "text/html")
                .header("Accept-Language", language);
    }

    /// The cookie of this name, or nothing.
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .collect(Collectors.joining());
    }

    private String formOf(String path) {
        var form =
                Pattern.compile(
                                "<form[^>]*action=\"" + Pattern.quote(path) + "\".*?</form>",
                                Pattern.DOTALL)
                        .matcher(last.body());
        return form.find() ? form.group() : last.body();
    }

    private static List<String> joined(List<String> before, List<String> more) {
        var both = new ArrayList<>(before);
        both.addAll(more);
        return both;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescaped(String text) {
        return text.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }
}
