package org.goodoffices.organs.secretariat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.AsAt;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.ActForm;
import org.goodoffices.organs.governance.Organs;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.Resolutions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The pages of the Secretariat: departments for everybody, staff for the house, the work of a
/// department for who is of it; and the form of every act.
@Controller
class SecretariatController {

    private final Access access;
    private final SecretariatStore store;
    private final Organs organs;
    private final Resolutions resolutions;
    private final EnterSecretariatAct acts;

    SecretariatController(
            Access access,
            SecretariatStore store,
            Organs organs,
            Resolutions resolutions,
            EnterSecretariatAct acts) {
        this.access = access;
        this.store = store;
        this.organs = organs;
        this.resolutions = resolutions;
        this.acts = acts;
    }

    private SecretariatWords words(Visit visit, LocalDate day) {
        return new SecretariatWords(
                visit,
                store.read(),
                organs,
                // as the day ends
                store.secretaryGeneral(
                        day.equals(LocalDate.ofInstant(visit.now(), visit.zone()))
                                ? visit.now()
                                : day.plusDays(1)
                                        .atStartOfDay(visit.zone())
                                        .toInstant()
                                        .minusMillis(1)),
                day);
    }

    @GetMapping("/secretariat")
    ModelAndView departments(
            Visit visit, PersonId person, @RequestParam(defaultValue = "") String on) {
        var asked = AsAt.of(visit, on);
        return access.as(
                person,
                () -> {
                    var words = words(visit, asked.day());
                    var reader = store.reader(person);
                    return visit.page(
                            "organs/secretariat/departments",
                            new SecretariatPage.Departments(
                                    visit.t("secretariat.as-at", visit.day(asked.day())),
                                    asked.told(visit),
                                    asked.day().toString(),
                                    words.secretaryGeneral(),
                                    words.departments(reader),
                                    Stream.concat(
                                                    Stream.of(
                                                            new Shown.Link(
                                                                    visit.t("privileges.title"),
                                                                    "/privileges"),
                                                            new Shown.Link(
                                                                    visit.t(
                                                                            "secretariat.appointed"),
                                                                    "/organs/secretariat")),
                                                    reader.ofTheHouse()
                                                            ? Stream.of(
                                                                    new Shown.Link(
                                                                            visit.t(
                                                                                    "secretariat.staff"),
                                                                            "/secretariat/staff"))
                                                            : Stream.of())
                                            .toList()));
                });
    }

    @GetMapping("/secretariat/staff")
    ModelAndView staff(Visit visit, PersonId person, @RequestParam(defaultValue = "") String on) {
        var asked = AsAt.of(visit, on);
        return access.as(
                person,
                () -> {
                    var reader = store.reader(person);
                    if (!reader.ofTheHouse()) {
                        throw absent();
                    }
                    var words = words(visit, asked.day());
                    return visit.page(
                            "organs/secretariat/staff",
                            new SecretariatPage.Staff(
                                    visit.t("secretariat.as-at", visit.day(asked.day())),
                                    asked.told(visit),
                                    asked.day().toString(),
                                    words.posts(),
                                    words.deputies(),
                                    words.balance(),
                                    words.shares(),
                                    reader.directs()
                                            ? links(visit, "", SecretariatAct.Who.DIRECTOR)
                                            : List.of(),
                                    words.log("")));
                });
    }

    @GetMapping("/privileges")
    ModelAndView privileges(
            Visit visit, PersonId person, @RequestParam(defaultValue = "") String on) {
        var asked = AsAt.of(visit, on);
        return access.as(
                person,
                () -> {
                    var words = words(visit, asked.day());
                    boolean house = store.reader(person).ofTheHouse();
                    return visit.page(
                            "organs/secretariat/privileges",
                            new SecretariatPage.Privileges(
                                    visit.t("secretariat.as-at", visit.day(asked.day())),
                                    asked.told(visit),
                                    asked.day().toString(),
                                    house,
                                    words.covered(),
                                    house ? words.addresses() : List.of()));
                });
    }

    private static List<Shown.Link> links(Visit visit, String department, SecretariatAct.Who who) {
        return Stream.of(SecretariatAct.values())
                .filter(act -> act.who() == who)
                .map(act ->
                        new Shown.Link(
                                visit.t("secretariat.act." + act.key()),
                                SecretariatWords.address(department, act)))
                .toList();
    }

    @GetMapping("/secretariat/departments/{department}")
    ModelAndView department(
            Visit visit,
            PersonId person,
            @PathVariable("department") String department,
            @RequestParam(defaultValue = "") String from) {
        int first = from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
        return access.as(
                person,
                () -> {
                    var words = words(visit, LocalDate.ofInstant(visit.now(), visit.zone()));
                    if (!organs.departments().containsKey(department)
                            || !words.reads(store.reader(person), department)) {
                        throw absent();
                    }
                    return visit.page(
                            "organs/secretariat/department",
                            work(
                                    words,
                                    acts.rules(person, words.secretariat()),
                                    department,
                                    first));
                });
    }

    private static SecretariatPage.Work work(
            SecretariatWords words, SecretariatRules rules, String department, int first) {
        var visit = words.visit();
        var address = "/secretariat/departments/" + department;
        int letters = words.secretariat().letters(department).size();
        long overdue = words.overdue(department);
        return new SecretariatPage.Work(
                words.department(department),
                words.secretariat().posts().stream()
                        .filter(post ->
                                post.head()
                                        && post.department().equals(department)
                                        && post.on(words.today()))
                        .findFirst()
                        .map(post -> words.owner(post.id()))
                        .orElseGet(() -> visit.t("secretariat.no-head")),
                overdue == 0 ? null : visit.t("secretariat.overdue.words", overdue),
                Stream.concat(
                                links(visit, department, SecretariatAct.Who.DEPARTMENT).stream(),
                                department.equals(SecretariatRules.LEGAL_AFFAIRS)
                                        ? links(visit, department, SecretariatAct.Who.LEGAL)
                                                .stream()
                                        : Stream.of())
                        .toList(),
                words.open(department, rules),
                words.done(department, rules),
                words.dates(department),
                words.letters(department, first),
                letters <= SecretariatWords.LETTERS
                        ? null
                        : new Shown.Paging(
                                visit.t("secretariat.letters.shown", letters),
                                first == 0
                                        ? null
                                        : address
                                                + "?from="
                                                + Math.max(0, first - SecretariatWords.LETTERS),
                                first + SecretariatWords.LETTERS >= letters
                                        ? null
                                        : address + "?from=" + (first + SecretariatWords.LETTERS)),
                words.log(department));
    }

    @GetMapping("/secretariat/acts/{act}")
    ModelAndView form(
            Visit visit,
            PersonId person,
            @PathVariable("act") String key,
            @RequestParam Map<String, String> asked) {
        return form(visit, person, "", act(key), asked, null);
    }

    @PostMapping("/secretariat/acts/{act}")
    ModelAndView enter(
            Visit visit,
            PersonId person,
            @PathVariable("act") String key,
            @RequestParam MultiValueMap<String, String> posted) {
        return enter(visit, person, "", act(key), posted.toSingleValueMap());
    }

    @GetMapping("/secretariat/departments/{department}/acts/{act}")
    ModelAndView form(
            Visit visit,
            PersonId person,
            @PathVariable("department") String department,
            @PathVariable("act") String key,
            @RequestParam Map<String, String> asked) {
        return form(visit, person, department, act(key), asked, null);
    }

    @PostMapping("/secretariat/departments/{department}/acts/{act}")
    ModelAndView enter(
            Visit visit,
            PersonId person,
            @PathVariable("department") String department,
            @PathVariable("act") String key,
            @RequestParam MultiValueMap<String, String> posted) {
        return enter(visit, person, department, act(key), posted.toSingleValueMap());
    }

    private ModelAndView enter(
            Visit visit,
            PersonId person,
            String department,
            SecretariatAct act,
            Map<String, String> said) {
        return ActForm.answer(
                acts.enter(person, department, act, said, said.getOrDefault("once", "")),
                _ -> after(department),
                refused -> form(visit, person, department, act, said, refused));
    }

    private static String after(String department) {
        return department.isEmpty()
                ? "/secretariat/staff"
                : "/secretariat/departments/" + department;
    }

    private ModelAndView form(
            Visit visit,
            PersonId person,
            String department,
            SecretariatAct act,
            Map<String, String> said,
            Outcome.@Nullable Refused refused) {
        return access.as(
                person,
                () -> {
                    if (act.ofDepartment() != organs.departments().containsKey(department)) {
                        throw absent();
                    }
                    var words = words(visit, LocalDate.ofInstant(visit.now(), visit.zone()));
                    var rules = acts.rules(person, words.secretariat());
                    if (rules.capacity(act.who(), department, null).isEmpty()) {
                        throw absent();
                    }
                    var forms = new SecretariatForms(words, rules, resolutions::all);
                    return ActForm.of(
                                    visit,
                                    "secretariat.act." + act.key(),
                                    SecretariatWords.address(department, act),
                                    department.isEmpty()
                                            ? new Shown.Link(
                                                    visit.t("secretariat.staff"),
                                                    "/secretariat/staff")
                                            : new Shown.Link(
                                                    words.department(department),
                                                    "/secretariat/departments/" + department),
                                    refused,
                                    (fault, why) ->
                                            forms.fields(
                                                    act,
                                                    department,
                                                    new TreeMap<>(said),
                                                    fault,
                                                    why))
                            .page(visit);
                });
    }

    private static SecretariatAct act(String key) {
        return SecretariatAct.of(key)
                .filter(act -> act.who() != SecretariatAct.Who.NOBODY)
                .orElseThrow(SecretariatController::absent);
    }

    static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
