package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.sample.SamplePerson;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Every page that can be reached by following links, as the public and as each of the sample
/// world's people, in both languages, on a phone: none has a barrier that axe-core finds, none is
/// wider than the window, none asks another host for anything, none breaks its content security
/// policy, and none is too heavy for a thin line.
class PagesTest {

    /// What a first visit may cost: page, style sheet, pictures and scripts, uncompressed.
    private static final int FIRST_LOAD = 60_000;

    /// Pages of one kind look alike; of each kind each person opens this many.
    private static final int OF_A_KIND = 2;

    private static final List<String> ENTRANCES =
            List.of("/", "/sign-in", "/rules", "/fees", "/convention", "/verify");

    /// What a link leads to that is not a page: files and feeds.
    private static final Pattern NO_PAGE =
            Pattern.compile(
                    "^/api/.*|.*\\.(ics|pdf|zip|json|yaml|txt)$|.*/(download|content|file)$");

    @AutoClose static final TestInstitution institution = TestInstitution.start();
    @AutoClose static final Browser browser = Browser.start();

    private final List<String> faults = new ArrayList<>();
    private final Set<String> examined = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    /// What the heaviest page loads beside itself, in bytes.
    private int heaviestBeside;

    @Test
    void every_page_can_be_used_by_everyone_in_either_language() {
        try (var visitor = browser.visitor(institution.address(), 360)) {
            open.addAll(walk(null, visitor));
            open.remove("/");
        }
        for (var person : people()) {
            try (var visitor = browser.visitor(institution.address(), 360)) {
                walk(person, visitor);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(examined).as("pages looked at").hasSizeGreaterThan(8);
    }

    /// One of each kind of work there is in the sample world.
    private static List<String> people() {
        return Stream.of(
                        SamplePerson.CHEN,
                        SamplePerson.VALDES,
                        SamplePerson.LEUNG,
                        SamplePerson.BRANDT,
                        SamplePerson.ADEYEMI,
                        SamplePerson.HALVORSEN)
                .map(person -> person.id().toString())
                .toList();
    }

    /// Follows links from the entrances, past what the public has seen, and gives the kinds of
    /// pages met.
    private List<String> walk(@Nullable String person, BrowserContext visitor) {
        Browser.bringAxe(visitor);
        var page = visitor.newPage();
        var who = person == null ? "the public" : person;
        page.onRequest(request -> {
            if (!request.url().startsWith(institution.address())) {
                faults.add(page.url() + " asks " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404")) {
                faults.add(page.url() + " says " + message.text());
            }
        });
        if (person != null) {
            page.navigate("/sign-in?lang=en");
            page.locator("button[name=person][value='" + person + "']").click();
        }
        var waiting = new ArrayDeque<>(ENTRANCES);
        var seen = new HashSet<String>();
        var kinds = new ArrayList<String>();
        while (!waiting.isEmpty()) {
            var path = waiting.removeFirst();
            var kind = kind(path);
            if (open.contains(kind)
                    || !seen.add(path)
                    || kinds.stream().filter(kind::equals).count() >= OF_A_KIND) {
                continue;
            }
            kinds.add(kind);
            waiting.addAll(look(who, page, path, "en"));
            look(who, page, path, "zh");
        }
        return kinds;
    }

    /// Asks for a page, and gives the links on it. What looks unlike all before it, or may be too
    /// heavy, is opened in the browser.
    private List<String> look(String who, Page page, String path, String language) {
        var where = path + " (" + language + ", " + who + ")";
        var address = path + (path.contains("?") ? "&" : "?") + "lang=" + language;
        var answer = page.context().request().get(address);
        if (!answer.headers().getOrDefault("content-type", "").contains("html")) {
            return List.of();
        }
        if (answer.status() >= 500) {
            faults.add(where + " answers " + answer.status());
        }
        var body = answer.text();
        var document = Jsoup.parse(body, path);
        var marked = document.select("html").attr("lang");
        if (!language.equals(marked)) {
            faults.add(where + " is marked as " + marked);
        }
        twice(document).forEach(id -> faults.add(where + " has twice the id " + id));
        boolean unlike = examined.add(language + shape(document));
        var bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (unlike || bytes + heaviestBeside > FIRST_LOAD) {
            openAt(where, page, address);
            var weight = weight(page);
            heaviestBeside = Math.max(heaviestBeside, weight - bytes);
            if (weight > FIRST_LOAD
                    && !path.matches("/(rules|sample-world)/.*|/(convention|panel)/map.*")) {
                faults.add(where + " weighs " + weight);
            }
        }
        if (unlike) {
            Browser.barriers(page).forEach(barrier -> faults.add(where + ": " + barrier));
        }
        return document.select("a[href^=/]:not([download])").eachAttr("href").stream()
                .map(link -> link.replaceAll("#.*", ""))
                .filter(link -> !link.contains("lang="))
                .filter(link -> !NO_PAGE.matcher(link.replaceAll("\\?.*", "")).matches())
                .toList();
    }

    private void openAt(String where, Page page, String address) {
        page.navigate(address);
        var overflow = Browser.overflow(page);
        if (overflow > 0) {
            faults.add(where + " is " + overflow + " pixels wider than a phone");
        }
    }

    /// Which elements with which classes a page is made of: pages of one shape look alike.
    private static String shape(Document page) {
        return page.getAllElements().stream()
                .map(one ->
                        (one.parent() == null ? "" : one.parent().tagName())
                                + ">"
                                + one.tagName()
                                + "."
                                + one.className())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static Set<String> twice(Document page) {
        var once = new HashSet<String>();
        return page.select("[id]").eachAttr("id").stream()
                .filter(id -> !once.add(id))
                .collect(Collectors.toSet());
    }

    private static int weight(Page page) {
        return ((Number)
                        Objects.requireNonNull(
                                page.evaluate(
                                        """
                                        () => [...performance.getEntriesByType('navigation'),
                                               ...performance.getEntriesByType('resource')]
                                            .reduce((sum, one) => sum + one.decodedBodySize, 0)
                                        """)))
                .intValue();
    }

    private static String kind(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
                .replaceAll("=[^&]*", "")
                .replaceAll("[0-9]+", "…");
    }
}
