package org.goodoffices;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/// A real Chromium for tests of pages. Where there is none, the test fails and says what to
/// install.
///
/// ```
/// @AutoClose final Browser browser = Browser.start();
/// ```
public final class Browser implements AutoCloseable {

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    public static Browser start() {
        var program = program();
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        var chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program)
                                        .setChromiumSandbox(false)
                                        .setArgs(
                                                List.of(
                                                        "--disable-dev-shm-usage",
                                                        "--lang=en-US")));
        return new Browser(playwright, chromium);
    }

    /// Chromium without its windows, which does the same in less time; where it is not there, the
    /// whole of it.
    private static Path program() {
        var named = System.getProperty("goodoffices.chromium");
        var programs =
                named == null
                        ? List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
                        : List.of(named);
        return programs.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no " + programs + ": apt-get install chromium"));
    }

    /// A visitor of its own, with no cookies yet.
    ///
    /// @param width of the window: 360 for a phone, 1280 for a desk
    public BrowserContext visitor(String address, int width) {
        return chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("en-GB")
                        .setViewportSize(width, 800));
    }

    /// As `visitor`, without script.
    public BrowserContext visitorWithoutScript(String address, int width) {
        return chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("en-GB")
                        .setJavaScriptEnabled(false)
                        .setViewportSize(width, 800));
    }

    /// Gives the visitor of the page a device that holds passkeys and knows its owner.
    public static void givePasskeyDevice(Page page) {
        var device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        var what = new JsonObject();
        what.add("options", device);
        var tools = page.context().newCDPSession(page);
        tools.send("WebAuthn.enable");
        tools.send("WebAuthn.addVirtualAuthenticator", what);
    }

    /// Has axe-core at hand on each page that the visitor opens: sooner than bringing it to each.
    public static void bringAxe(BrowserContext visitor) {
        visitor.addInitScript(Axe.SOURCE);
    }

    /// What axe-core finds wrong with the page as it stands: the rule and the first element, a line
    /// each; empty if nothing.
    public static List<String> barriers(Page page) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(Axe.SOURCE);
        }
        var found =
                page.evaluate(
                        """
                        async () => (await axe.run({resultTypes: ['violations']})).violations.map(v =>
                            v.id + ' at ' + v.nodes.map(n => n.target.join(' ')).join(', ') + ': ' + v.help)
                        """);
        return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
    }

    /// Which elements with which classes the page is made of: pages of one shape look alike.
    public static String shape(Page page) {
        return String.valueOf(
                page.evaluate(
                        """
                        () => document.documentElement.lang + [...new Set([...document.querySelectorAll('*')].map(e =>
                            e.parentElement?.tagName + '>' + e.tagName + '.' + e.className))].sort().join()
                        """));
    }

    /// How many pixels the page is wider than its window.
    public static int overflow(Page page) {
        return ((Number)
                        Objects.requireNonNull(
                                page.evaluate(
                                        "() => document.documentElement.scrollWidth -"
                                                + " document.documentElement.clientWidth")))
                .intValue();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static final class Axe {
        static final String SOURCE = read();

        private static String read() {
            try (var source = Browser.class.getResourceAsStream("/axe.min.js")) {
                return new String(
                        Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
