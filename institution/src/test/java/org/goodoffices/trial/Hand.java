package org.goodoffices.trial;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.sample.SamplePerson;

/// Somebody at a browser of their own, with mouse and keyboard or with the keyboard alone; who
/// looks at each kind of page, once in each language, for what would bar others from using it.
final class Hand implements AutoCloseable {

    private static final int FARTHEST = 250;

    /// What pages looked like that hands have looked at before, for whatever test.
    private static final Set<String> SHAPES = ConcurrentHashMap.newKeySet();

    final Page page;
    private final SamplePerson person;
    private final BrowserContext context;
    private final TestInstitution institution;
    private final String language;
    private final boolean keyboard;
    private final List<String> barriers;
    private final Set<String> looked;

    Hand(
            Browser browser,
            TestInstitution institution,
            SamplePerson person,
            String language,
            boolean keyboard,
            List<String> barriers,
            Set<String> looked) {
        this(browser, institution, person, language, keyboard, barriers, looked, 1280);
    }

    /// @param width of the window: 360 for a phone, 1280 for a desk
    Hand(
            Browser browser,
            TestInstitution institution,
            SamplePerson person,
            String language,
            boolean keyboard,
            List<String> barriers,
            Set<String> looked,
            int width) {
        this.institution = institution;
        this.person = person;
        this.language = language;
        this.keyboard = keyboard;
        this.barriers = barriers;
        this.looked = looked;
        this.context = browser.visitor(institution.address(), width);
        this.page = context.newPage();
        signIn();
    }

    private void signIn() {
        for (var address : List.of("/sign-in", "/sample-world")) {
            go(address + "?lang=" + language);
            var button = page.locator("button[name=person][value='" + person.id() + "']");
            if (button.count() > 0) {
                press(button.first());
                return;
            }
        }
        throw new AssertionError("nowhere to sign in as " + person);
    }

    void go(String address) {
        page.navigate(address);
        look();
    }

    /// Looks for barriers on a kind of page that nobody has looked at in this language yet.
    private void look() {
        var kind =
                language
                        + " "
                        + page.url()
                                .replaceFirst(".*?//[^/]*", "")
                                .replaceAll("GO-[0-9]{4}-[A-Z0-9]{5}", "*")
                                .replaceAll("[0-9a-f-]{36}", "*")
                                .replaceAll("[?#].*", "");
        if (looked.add(kind) && SHAPES.add(Browser.shape(page))) {
            Browser.barriers(page).forEach(barrier -> barriers.add(kind + ": " + barrier));
        }
    }

    /// Does an act of a case: from its page by its link, through its form.
    ///
    /// @param values by name of the field; what the form needs beyond that is filled in
    void act(String number, String act, Map<String, String> values) {
        go("/cases/" + number);
        press(
                page.locator("main a[href^='/cases/" + number + "/']")
                        .and(page.locator("[href$='/" + act + "'], [href*='act=" + act + "']"))
                        .first());
        look();
        submit(page.locator("main form[method=post]").last(), values);
    }

    /// Fills in a form and sends it by its own button.
    void submit(Locator form, Map<String, String> values) {
        submit(form, values, form.locator(".ends button").last());
    }

    /// Fills in a form and sends it by this button of it.
    void submit(Locator form, Map<String, String> values, Locator button) {
        var filled = new HashSet<String>();
        for (var field : fields(form)) {
            var value = values.get(field.name());
            switch (field.kind()) {
                case "radio", "checkbox" -> {
                    boolean one = field.kind().equals("radio");
                    if (value == null
                            ? field.required() && filled.add("any " + field.name())
                            : List.of(value.split(",")).contains(field.value())) {
                        choose(field, one);
                        filled.add(field.name());
                    }
                }
                default -> {
                    if (value != null && filled.add(field.name())) {
                        fill(field, value);
                    } else if (value == null && field.required()) {
                        fillAnything(field);
                    }
                }
            }
        }
        if (!filled.containsAll(values.keySet())) {
            throw new AssertionError(
                    page.url() + " asks " + filled + ", not all of " + values.keySet());
        }
        press(button);
        look();
    }

    /// A field that can be seen, as it stands before anything is filled in.
    private record Field(Locator place, String name, String kind, boolean required, String value) {}

    private static List<Field> fields(Locator form) {
        var seen = form.locator("input:visible, textarea:visible, select:visible");
        var told =
                (List<?>)
                        seen.evaluateAll(
                                """
                                all => all.map(one => [one.name,
                                    one.tagName === 'SELECT' ? 'select' : one.getAttribute('type') || 'text',
                                    one.required, one.getAttribute('value') ?? ''])
                                """);
        var fields = new ArrayList<Field>();
        for (int i = 0; i < told.size(); i++) {
            var one = (List<?>) told.get(i);
            fields.add(
                    new Field(
                            seen.nth(i),
                            (String) one.get(0),
                            (String) one.get(1),
                            (Boolean) one.get(2),
                            (String) one.get(3)));
        }
        return fields;
    }

    /// Ticks a box, or chooses one of several: the Tab key gets to a group of radio buttons, the
    /// arrows to one of them.
    private void choose(Field field, boolean one) {
        var choice = field.place();
        if (!keyboard) {
            choice.check();
            return;
        }
        if (!one) {
            reach(choice);
            page.keyboard().press("Space");
            return;
        }
        reach(page.locator("input[name='%s']".formatted(field.name())).first());
        page.keyboard().press("Space");
        for (int i = 0; i < FARTHEST && !choice.isChecked(); i++) {
            page.keyboard().press("ArrowDown");
        }
    }

    private void fillAnything(Field field) {
        if (field.kind().equals("select")) {
            return; // its first choice stands
        }
        if (field.place().inputValue().isEmpty()) {
            fill(
                    field,
                    field.kind().equals("date")
                            ? today()
                            : field.kind().equals("number") ? "3" : "Words. 文字。");
        }
    }

    String today() {
        return institution
                .clock()
                .instant()
                .atZone(java.time.ZoneId.of("Asia/Hong_Kong"))
                .toLocalDate()
                .toString();
    }

    private void fill(Field field, String value) {
        var place = field.place();
        if (!keyboard) {
            if (field.kind().equals("select")) {
                place.selectOption(new SelectOption().setValue(value));
            } else {
                place.fill(value);
            }
            return;
        }
        reach(place);
        switch (field.kind()) {
            case "select" -> {
                page.keyboard().press("Home");
                for (int i = 0; i < FARTHEST && !place.inputValue().equals(value); i++) {
                    page.keyboard().press("ArrowDown");
                }
            }
            // month, day, year: the order of the browser's own language
            case "date" ->
                    page.keyboard()
                            .type(
                                    value.substring(5, 7)
                                            + value.substring(8)
                                            + value.substring(0, 4));
            default -> {
                page.keyboard().press("Control+A");
                page.keyboard().insertText(value);
            }
        }
        if (!place.inputValue().equals(value)) {
            throw new AssertionError("typed “" + value + "”, stands “" + place.inputValue() + "”");
        }
    }

    void press(Locator target) {
        if (keyboard) {
            reach(target);
            page.evaluate("() => { window.left = false; }");
            page.keyboard().press("Enter");
            page.waitForFunction("() => window.left === undefined");
        } else {
            target.click();
        }
        page.waitForLoadState();
    }

    /// Goes there with the Tab key: as often as is surely needed, then looking each time.
    private void reach(Locator target) {
        int far =
                (Integer)
                        target.evaluate(
                                """
                                target => {
                                  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
                                    .filter(one => one === target || one === document.activeElement
                                        || one.type !== 'radio' && !one.disabled && one.checkVisibility() && one.tabIndex >= 0);
                                  return stops.indexOf(target) - stops.indexOf(document.activeElement) - 1;
                                }
                                """);
        for (int i = 0; i < FARTHEST; i++) {
            if (i >= far
                    && Boolean.TRUE.equals(
                            target.evaluate("one => one === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(page.url() + ": the keyboard does not get to " + target);
    }

    /// Adds a passkey of this browser's own device.
    void addPasskey() {
        Passkeys.giveDevice(page);
        go("/my-sign-in");
        var form = page.locator("form[data-passkey=create]");
        form.waitFor();
        submit(form, Map.of("label", "Device of " + person));
        page.waitForURL(url -> url.contains("/my-sign-in?") || !url.endsWith("/my-sign-in"));
    }

    /// Signs what the page of this act shows, with the passkey.
    void sign(String number, String act) {
        go("/cases/" + number + "/acts/" + act);
        page.waitForLoadState();
        look();
        var form = page.locator("form[data-sign]");
        form.waitFor();
        press(form.locator(".ends button").last());
        page.waitForURL(url -> !url.contains("/signature"));
        look();
    }

    /// Sees that the page is no wider than its window; takes its picture where somebody wants to
    /// look at it: `-Dgoodoffices.look=FOLDER`.
    void picture(String name) {
        if (Browser.overflow(page) > 0) {
            throw new AssertionError(page.url() + " is wider than its window");
        }
        var folder = System.getProperty("goodoffices.look");
        if (folder != null) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(folder, name + "." + language + ".png")));
        }
    }

    String text() {
        return page.locator("main").innerText();
    }

    @Override
    public void close() {
        context.close();
    }
}
