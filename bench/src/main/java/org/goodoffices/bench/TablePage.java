package org.goodoffices.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.goodoffices.sample.SamplePerson;
import org.springframework.util.FileSystemUtils;

/// The mediators' page of a table whose frontier has thousands of points, on a phone: Chromium with
/// its processor slowed down six times and a window of 360 by 800 pixels. The server is the
/// packaged one, a process of its own; issues, preferences and their opening go over its pages.
///
/// What is timed, from the start of the navigation: when the page can be used (its script listens,
/// or where there is none the page is read and drawn twice), and how long a real click on the
/// drawing takes until the package of that point stands on the page. Both together are what
/// somebody waits who taps as soon as it helps.
///
/// The peer is the plain way: the same page with every point as an element of the drawing and a
/// table of all of them below. It is handed out from memory, so that it costs no server any time; a
/// click on it leads to the page of that point.
///
/// `bin/bench TablePage [rounds=7] [issues=36] [slower=6]`
public final class TablePage {

    private static final int OPTIONS = 10;

    /// The plain way may take long, in milliseconds.
    private static final double PATIENCE = 180_000;

    private static final String SEND =
            """
            async ([form, fields]) => {
                const at = document.querySelector(form);
                const data = new URLSearchParams(new FormData(at));
                Object.entries(fields).forEach(([name, value]) => data.set(name, value));
                const answer = await fetch(at.action, {method: 'POST', body: data});
                return answer.status + ' ' + answer.url + ' ' + (answer.redirected ? '' : await answer.text());
            }
            """;

    /// Notes when the page can be used, when somebody clicks, and when a package stands on it.
    private static final String WATCH =
            """
            window.noted = {blocked: 0};
            new PerformanceObserver(list => list.getEntries().forEach(e => noted.blocked += e.duration - 50))
                .observe({type: 'longtask', buffered: true});
            const twice = then => requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));
            const usable = () => location.pathname.endsWith('/plain')
                ? document.readyState !== 'loading'
                : document.querySelector('svg.at-hand');
            let waiting = false;
            const look = () => {
                if (noted.usable === undefined && !waiting && usable()) {
                    waiting = true;
                    twice(now => { noted.usable = now; });
                }
                if (noted.shown === undefined && document.querySelector('#package section')) {
                    noted.shown = 0;
                    twice(now => { noted.shown = now; });
                }
            };
            new MutationObserver(look).observe(document, {childList: true, subtree: true, attributes: true});
            document.addEventListener('DOMContentLoaded', look);
            addEventListener('click', e => { noted.clicked ??= e.timeStamp; }, true);
            """;

    private static final String FIGURES =
            """
            () => {
                const [page] = performance.getEntriesByType('navigation');
                const all = [page, ...performance.getEntriesByType('resource')];
                return [noted.usable, noted.blocked, page.responseStart - page.requestStart,
                    all.reduce((sum, one) => sum + one.transferSize, 0), document.querySelectorAll('*').length];
            }
            """;

    /// What one visit gave: milliseconds, bytes on the wire, elements.
    private record Visit(
            double usable,
            double answer,
            double blocked,
            double server,
            double bytes,
            double elements) {

        double both() {
            return usable + answer;
        }
    }

    private final Server server;
    private final Browser chromium;
    private final int slower;

    private TablePage(Server server, Browser chromium, int slower) {
        this.server = server;
        this.chromium = chromium;
        this.slower = slower;
    }

    /// Measures.
    public static void main(String[] arguments) throws Exception {
        int rounds = Figures.option(arguments, "rounds", 7);
        int issues = Figures.option(arguments, "issues", 36);
        int slower = Figures.option(arguments, "slower", 6);
        System.out.println(Machine.described());
        var folder = Files.createTempDirectory("goodoffices-bench");
        var program = Path.of(System.getProperty("goodoffices.chromium", "/usr/bin/chromium"));
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Files.createDirectories(folder.resolve("home"));
        try (var server = Server.start(folder.resolve("home"), "use");
                var playwright =
                        Playwright.create(new Playwright.CreateOptions().setEnv(environment));
                var chromium =
                        playwright
                                .chromium()
                                .launch(
                                        new BrowserType.LaunchOptions()
                                                .setExecutablePath(program)
                                                .setChromiumSandbox(false)
                                                .setArgs(List.of("--disable-dev-shm-usage")))) {
            new TablePage(server, chromium, slower).measure(issues, rounds);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private void measure(int issues, int rounds) {
        var address = prepare(issues);
        var plain = plain(address);
        var runs = new TreeMap<String, List<Visit>>();
        for (int round = -1; round < rounds; round++) {
            for (var way : List.of("ours", "plain")) {
                var at = way.equals("ours") ? address : address + "/plain";
                try (var visitor = visitor(SamplePerson.LEUNG)) {
                    if (way.equals("plain")) { // whoever routes has no cache
                        visitor.route("**/packages/plain", route -> route.fulfill(plain));
                    }
                    // a second visit finds the style sheet and the scripts; the plain way takes
                    // most
                    // of a minute, and is not asked for a second
                    for (var visit :
                            way.equals("ours") ? List.of("cold", "warm") : List.of("cold")) {
                        var took = visit(visitor, at);
                        System.err.printf("%s, %s: %.0f ms%n", way, visit, took.both());
                        if (round >= 0) { // the first warms the server
                            runs.computeIfAbsent(way + ", " + visit, _ -> new ArrayList<>())
                                    .add(took);
                        }
                    }
                }
            }
        }
        System.out.printf(
                "%d issues of %d options; medians of %d visits.%n", issues, OPTIONS, rounds);
        System.out.println(
                "visit | usable ms | click to package ms | both ms | worst | long tasks over 50 ms |"
                        + " server ms | bytes | elements");
        runs.forEach((way, visits) ->
                System.out.printf(
                        "%s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %,.0f | %,.0f%n",
                        way,
                        Figures.median(visits, Visit::usable),
                        Figures.median(visits, Visit::answer),
                        Figures.median(visits, Visit::both),
                        visits.stream().mapToDouble(Visit::both).max().orElseThrow(),
                        Figures.median(visits, Visit::blocked),
                        Figures.median(visits, Visit::server),
                        Figures.median(visits, Visit::bytes),
                        Figures.median(visits, Visit::elements)));
    }

    private Visit visit(BrowserContext visitor, String address) {
        var page = visitor.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.addInitScript(WATCH);
        var rate = new JsonObject();
        rate.addProperty("rate", slower);
        page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForFunction("() => window.noted?.usable > 0");
        var figures = (List<?>) Objects.requireNonNull(page.evaluate(FIGURES));
        var drawing = page.locator("figure svg");
        drawing.scrollIntoViewIfNeeded();
        var box = Objects.requireNonNull(drawing.boundingBox());
        double answer;
        if (address.endsWith("/plain")) {
            page.evaluate(
                    "() => document.querySelectorAll('figure svg a')[1000].dispatchEvent(new"
                            + " MouseEvent('click', {bubbles: true, cancelable: true}))");
            page.waitForFunction("() => window.noted?.shown > 0");
            answer = number(page.evaluate("() => noted.shown"));
        } else {
            page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
            page.waitForFunction("() => window.noted?.shown > 0");
            answer = number(page.evaluate("() => noted.shown - noted.clicked"));
        }
        page.close();
        return new Visit(
                number(figures.get(0)),
                answer,
                number(figures.get(1)),
                number(figures.get(2)),
                number(figures.get(3)),
                number(figures.get(4)));
    }

    private static double number(Object figure) {
        return ((Number) Objects.requireNonNull(figure)).doubleValue();
    }

    /// The plain way, made of all parts of our list.
    private com.microsoft.playwright.Route.FulfillOptions plain(String address) {
        try (var visitor = visitor(SamplePerson.LEUNG)) {
            var page = visitor.newPage();
            page.navigate(address);
            var body =
                    page.evaluate(
                            """
                            async address => {
                                const read = async at => new DOMParser().parseFromString(
                                    await (await fetch(at)).text(), 'text/html');
                                const whole = await read(address);
                                const rows = whole.querySelector('#points tbody');
                                for (let next = whole.querySelector('#points a[rel=next]'); next;) {
                                    const part = await read(next.getAttribute('href'));
                                    rows.append(...part.querySelectorAll('#points tbody tr'));
                                    next = part.querySelector('#points a[rel=next]');
                                }
                                whole.querySelectorAll('script, #points nav').forEach(one => one.remove());
                                const values = [...rows.rows].map(row => [...row.querySelectorAll('td[data-label]')]
                                    .slice(0, 2).map(cell => Number(cell.textContent)));
                                const most = [0, 1].map(p => Math.max(...values.map(one => one[p])));
                                const circles = values.map(([x, y], at) => `<a href="${address}?point=${at + 1}#package">`
                                    + `<title>${x}, ${y}</title><circle cx="${(60 + 560 * x / most[0]).toFixed(1)}"`
                                    + ` cy="${(620 - 560 * y / most[1]).toFixed(1)}" r="2.5"/></a>`).join('');
                                whole.querySelector('figure .points').remove();
                                whole.querySelector('figure svg').insertAdjacentHTML('beforeend', circles);
                                return [rows.rows.length, '<!doctype html>' + whole.documentElement.outerHTML];
                            }
                            """,
                            address);
            var made = (List<?>) Objects.requireNonNull(body);
            System.out.printf("A frontier of %,.0f points.%n", number(made.get(0)));
            return new com.microsoft.playwright.Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(made.get(1).toString());
        }
    }

    private BrowserContext visitor(SamplePerson person) {
        var visitor =
                chromium.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(server.address())
                                .setLocale("en-GB")
                                .setViewportSize(360, 800));
        var page = visitor.newPage();
        page.navigate("/sample-world");
        sent(
                page,
                "form[action='/sample-world/sign-in']",
                Map.of("person", person.id().toString()));
        page.close();
        return visitor;
    }

    private static void sent(Page page, String form, Map<String, String> fields) {
        var answer = String.valueOf(page.evaluate(SEND, List.of(form, fields)));
        if (!answer.startsWith("200")) {
            throw new IllegalStateException(form + ": " + answer);
        }
    }

    /// A table of so many issues, on which the two sides want the opposite.
    private String prepare(int issues) {
        try (var mediator = visitor(SamplePerson.LEUNG);
                var one = visitor(SamplePerson.BRANDT);
                var other = visitor(SamplePerson.LIN)) {
            var page = mediator.newPage();
            page.navigate("/cases");
            var table =
                    page.locator("main a", new Page.LocatorOptions().setHasText("Brandt"))
                                    .first()
                                    .getAttribute("href")
                            + "/table";
            page.navigate(table + "/issues");
            var fields = new HashMap<String, String>();
            for (int i = 0; i < issues; i++) {
                fields.put("i-" + i + "-en", "Issue " + (i + 1));
                fields.put("i-" + i + "-zh", "议题" + (i + 1));
                fields.put("i-" + i + "-options-en", lines("Option ", ""));
                fields.put("i-" + i + "-options-zh", lines("第", "种办法"));
            }
            sent(page, "main form[method=post]", fields);
            var chance = new Random(issues);
            for (var party : List.of(one, other)) {
                var own = party.newPage();
                own.navigate(table);
                sent(own, "form[action$='/agreement']", Map.of());
                own.navigate(table + "/preferences");
                var kept = new HashMap<>(preferences(issues, chance, party == one));
                kept.put("step", "check");
                kept.put("go", "on");
                sent(own, "main form[method=post]", kept);
                own.navigate(table);
                sent(own, "form[action$='/opening']", Map.of());
            }
            return table + "/packages";
        }
    }

    private static String lines(String before, String after) {
        var lines = new ArrayList<String>();
        for (int o = 1; o <= OPTIONS; o++) {
            lines.add(before + o + after);
        }
        return String.join("\n", lines);
    }

    /// Options rise for the one and fall for the other, by steps drawn; so do weights.
    private static Map<String, String> preferences(int issues, Random chance, boolean rise) {
        var fields = new HashMap<String, String>();
        int id = 1;
        for (int i = 0; i < issues; i++) {
            fields.put("rank-i" + id, "1");
            fields.put("weight-i" + id, String.valueOf(i == 0 ? 100 : 20 + chance.nextInt(80)));
            id++;
            for (int o = 0; o < OPTIONS; o++) {
                int place = rise ? o : OPTIONS - 1 - o;
                int value =
                        place == 0
                                ? 0
                                : place == OPTIONS - 1 ? 100 : place * 11 + chance.nextInt(9);
                fields.put("value-o" + id++, String.valueOf(value));
            }
        }
        fields.put("walk-away", "20");
        return fields;
    }
}
