package org.goodoffices.organs.secretariat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.Organs;
import org.goodoffices.organs.secretariat.Secretariat.Task;

/// The Secretariat in words, for one visit, on one day.
final class SecretariatWords {

    private static final int LOG = 20;
    static final int LETTERS = 25;
    private static final int DONE = 10;

    /// Half a year.
    private static final int AHEAD = 183;

    private final Visit visit;
    private final Secretariat secretariat;
    private final Organs organs;
    private final Optional<SecretariatStore.Named> secretaryGeneral;
    private final LocalDate day;

    /// @param secretaryGeneral who it is on the day
    /// @param day as at which it is told
    SecretariatWords(
            Visit visit,
            Secretariat secretariat,
            Organs organs,
            Optional<SecretariatStore.Named> secretaryGeneral,
            LocalDate day) {
        this.visit = visit;
        this.secretariat = secretariat;
        this.organs = organs;
        this.secretaryGeneral = secretaryGeneral;
        this.day = day;
    }

    Visit visit() {
        return visit;
    }

    Secretariat secretariat() {
        return secretariat;
    }

    LocalDate today() {
        return LocalDate.ofInstant(visit.now(), visit.zone());
    }

    String of(Text text) {
        return visit.of(text.en(), text.zh());
    }

    Map<String, Text> departments() {
        return organs.departments();
    }

    String department(String name) {
        var title = organs.departments().get(name);
        return title == null ? name : of(title);
    }

    Text secretaryGeneralTitle() {
        return organs.office(Secretariat.SECRETARY_GENERAL).orElseThrow();
    }

    /// The Secretary-General by name, and who acts.
    String secretaryGeneral() {
        return named(
                secretaryGeneral.map(SecretariatStore.Named::name), Secretariat.SECRETARY_GENERAL);
    }

    /// Who holds a post by name, and who acts for them.
    String holder(String post) {
        return named(secretariat.holder(post, day).map(Secretariat.Service::name), post);
    }

    private String named(Optional<Text> name, String post) {
        var holder = name.map(this::of).orElseGet(() -> visit.t("secretariat.vacant"));
        return secretariat
                .deputy(post, day)
                .map(one -> visit.t("secretariat.acting", holder, of(one.name())))
                .orElse(holder);
    }

    /// A post with its holder, or a person.
    String owner(String owner) {
        if (!owner.startsWith("P-")) {
            return secretariat.services().stream()
                    .filter(one -> one.person().equals(UUID.fromString(owner)))
                    .map(one -> of(one.name()))
                    .findFirst()
                    .orElse("");
        }
        var title = secretariat.post(owner).map(post -> of(post.title())).orElse(owner);
        return visit.t("secretariat.post-of", title, holder(owner));
    }

    List<SecretariatPage.Department> departments(SecretariatStore.Reader reader) {
        var rows = new ArrayList<SecretariatPage.Department>();
        organs.departments()
                .forEach((name, title) -> {
                    var head =
                            secretariat.posts().stream()
                                    .filter(post ->
                                            post.head()
                                                    && post.department().equals(name)
                                                    && post.on(day))
                                    .findFirst();
                    rows.add(
                            new SecretariatPage.Department(
                                    of(title),
                                    reads(reader, name) ? "/secretariat/departments/" + name : null,
                                    head.map(post -> of(post.title())).orElse(""),
                                    head.map(post -> holder(post.id()))
                                            .orElseGet(() -> visit.t("secretariat.no-head"))));
                });
        return rows;
    }

    /// Whether somebody reads the work of a department.
    boolean reads(SecretariatStore.Reader reader, String department) {
        return reader.directs() || isOf(reader, department);
    }

    /// Whether somebody is of a department, or acts there for somebody.
    boolean isOf(SecretariatStore.Reader reader, String department) {
        return reader.own().contains(department)
                || reader.deputised().stream()
                        .anyMatch(post ->
                                secretariat
                                        .post(post)
                                        .filter(one -> one.department().equals(department))
                                        .isPresent());
    }

    // ---- staff

    List<SecretariatPage.Post> posts() {
        return secretariat.posts().stream()
                .filter(post -> post.on(day))
                .map(post -> {
                    var service = secretariat.holder(post.id(), day);
                    return new SecretariatPage.Post(
                            post.id(),
                            of(post.title()),
                            department(post.department()),
                            post.grade(),
                            service.map(one -> of(one.name()))
                                    .orElseGet(() -> visit.t("secretariat.vacant")),
                            service.map(one -> state(one.nationality())).orElse(""),
                            service.map(one ->
                                            visit.t(
                                                    "secretariat.term",
                                                    visit.day(one.from()),
                                                    visit.day(one.last())))
                                    .orElse(""));
                })
                .toList();
    }

    List<Shown.Fact> deputies() {
        return secretariat.deputies().stream()
                .filter(one -> one.on(day))
                .map(one ->
                        new Shown.Fact(
                                one.post().equals(Secretariat.SECRETARY_GENERAL)
                                        ? of(secretaryGeneralTitle())
                                        : secretariat
                                                .post(one.post())
                                                .map(post -> of(post.title()))
                                                .orElse(one.post()),
                                visit.t(
                                        "secretariat.deputy",
                                        of(one.name()),
                                        visit.day(one.from()),
                                        visit.day(one.last()))))
                .toList();
    }

    private String state(String code) {
        return Countries.of(code).map(one -> one.name(visit.language())).orElse(code);
    }

    String balance() {
        var counts = secretariat.nationalities(day);
        return visit.t(
                "secretariat.balance.words",
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.size());
    }

    List<SecretariatPage.Share> shares() {
        var counts = secretariat.nationalities(day);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return counts.entrySet().stream()
                .sorted(
                        Comparator.comparing((Map.Entry<String, Long> one) -> -one.getValue())
                                .thenComparing(one -> state(one.getKey())))
                .map(one ->
                        new SecretariatPage.Share(
                                state(one.getKey()),
                                String.valueOf(one.getValue()),
                                String.format(Locale.ROOT, "%.1f%%", one.getValue() * 100.0 / all)))
                .toList();
    }

    // ---- the work of a department

    List<SecretariatPage.Task> open(String department, SecretariatRules rules) {
        return tasks(department).stream()
                .filter(task -> task.done().isEmpty())
                .sorted(Comparator.comparing(Task::due).thenComparing(Task::number))
                .map(task -> task(task, rules))
                .toList();
    }

    List<SecretariatPage.Task> done(String department, SecretariatRules rules) {
        return tasks(department).stream()
                .filter(task -> task.done().isPresent())
                .sorted(
                        Comparator.comparing((Task task) -> task.done().orElseThrow().number())
                                .reversed())
                .limit(DONE)
                .map(task -> task(task, rules))
                .toList();
    }

    long overdue(String department) {
        return tasks(department).stream().filter(task -> task.overdue(day)).count();
    }

    private List<Task> tasks(String department) {
        return secretariat.tasks().stream()
                .filter(task -> task.department().equals(department))
                .toList();
    }

    private SecretariatPage.Task task(Task task, SecretariatRules rules) {
        var acts = new ArrayList<Shown.Link>();
        if (task.done().isEmpty()
                && rules.capacity(SecretariatAct.Who.OWNER, task.department(), task).isPresent()) {
            for (var act : List.of(SecretariatAct.FINISH_TASK, SecretariatAct.HAND_OVER)) {
                acts.add(
                        new Shown.Link(
                                visit.t("secretariat.act." + act.key()),
                                address(task.department(), act) + "?task=" + task.number()));
            }
        }
        var source = task.source();
        return new SecretariatPage.Task(
                String.valueOf(task.number()),
                of(task.title()),
                owner(task.owner()),
                visit.day(task.due()),
                standing(task),
                task.overdue(day),
                source == null
                        ? null
                        : new Shown.Link(
                                visit.t(
                                        "secretariat.paragraph",
                                        symbol(source),
                                        source.paragraph()),
                                "/sessions/"
                                        + source.session()
                                        + "/resolutions/"
                                        + source.resolution()),
                task.done().map(done -> of(done.text("report"))).orElse(""),
                acts);
    }

    /// `AP/RES/1/3`.
    private static String symbol(Secretariat.Source source) {
        var session = source.session().split("-", 2);
        return session[0] + "/RES/" + session[1] + "/" + source.resolution();
    }

    String standing(Task task) {
        return task.done()
                .map(done -> visit.t("secretariat.done", visit.day(done.at())))
                .orElseGet(() ->
                        visit.t(
                                task.overdue(day)
                                        ? "secretariat.overdue"
                                        : task.steps().size() > 1
                                                ? "secretariat.handed-over"
                                                : "secretariat.under-way"));
    }

    /// What comes within half a year: tasks, answers and terms, by day.
    List<Shown.Fact> dates(String department) {
        record Coming(LocalDate on, String what) {}
        var coming = new ArrayList<Coming>();
        tasks(department).stream()
                .filter(task -> task.done().isEmpty() && !task.due().isBefore(day))
                .forEach(task -> coming.add(new Coming(task.due(), of(task.title()))));
        for (var letter : secretariat.letters(department)) {
            var due = letter.answerDue();
            if (due != null && letter.awaits()) {
                coming.add(
                        new Coming(
                                due,
                                visit.t(
                                        letter.in()
                                                ? "secretariat.answer.ours"
                                                : "secretariat.answer.theirs",
                                        letter.reference())));
            }
        }
        for (var service : secretariat.services()) {
            if (service.on(day)
                    && secretariat
                            .post(service.post())
                            .filter(post -> post.department().equals(department))
                            .isPresent()) {
                coming.add(
                        new Coming(
                                service.last(),
                                visit.t("secretariat.term-ends", of(service.name()))));
            }
        }
        return coming.stream()
                .filter(one -> !one.on().isAfter(day.plusDays(AHEAD)))
                .sorted(Comparator.comparing(Coming::on))
                .map(one -> new Shown.Fact(visit.day(one.on()), one.what()))
                .toList();
    }

    // ---- privileges and immunities

    /// All that is covered on the day, as far as one may see it.
    List<SecretariatPage.Covered> covered() {
        return secretariat.covers().stream()
                .filter(one -> one.on(day))
                .map(one ->
                        new SecretariatPage.Covered(
                                of(one.said().text("name")),
                                visit.t("privileges.kind." + one.kind()),
                                visit.t(
                                        "privileges.under",
                                        one.said().value("instrument"),
                                        one.said().value("article")),
                                of(one.said().text("scope")),
                                NotifyHostState.period(
                                        visit.texts(), visit.language(), one.from(), one.last()),
                                String.join(visit.of(", ", "、"), one.notified())))
                .toList();
    }

    List<Shown.Fact> addresses() {
        return secretariat.addresses().values().stream()
                .map(entry ->
                        new Shown.Fact(
                                state(entry.value("state")),
                                visit.t(
                                        "secretariat.post-of",
                                        entry.value("mail"),
                                        visit.t(
                                                entry.value("language").equals("zh")
                                                        ? "secretariat.chinese"
                                                        : "secretariat.english"))))
                .toList();
    }

    /// The newest first.
    List<SecretariatPage.Letter> letters(String department, int from) {
        return secretariat.letters(department).reversed().stream()
                .skip(from)
                .limit(LETTERS)
                .map(one -> {
                    var due = one.answerDue();
                    return new SecretariatPage.Letter(
                            one.reference(),
                            visit.t(one.in() ? "secretariat.in" : "secretariat.out"),
                            one.with(),
                            one.subject(),
                            visit.day(one.day()),
                            !one.answeredBy().isEmpty()
                                    ? visit.t("secretariat.answered-by", one.answeredBy())
                                    : due == null
                                            ? ""
                                            : visit.t("secretariat.answer-due", visit.day(due)));
                })
                .toList();
    }

    /// The last entries of a department, or where it is empty those about posts and staff.
    List<SecretariatPage.Line> log(String department) {
        return secretariat.entries().reversed().stream()
                .filter(entry ->
                        department.isEmpty()
                                ? entry.act().who() == SecretariatAct.Who.DIRECTOR
                                        && entry.act() != SecretariatAct.CARRY_OUT
                                : entry.value("department").equals(department)
                                        && (entry.act() == SecretariatAct.CARRY_OUT
                                                || entry.act().who()
                                                        != SecretariatAct.Who.DIRECTOR))
                .limit(LOG)
                .map(entry ->
                        new SecretariatPage.Line(
                                String.valueOf(entry.number()),
                                visit.t("secretariat.log." + entry.act().key(), about(entry)),
                                by(entry),
                                visit.moment(entry.at())))
                .toList();
    }

    /// `X for Y` where one acted for somebody.
    private String by(SecretariatEntry entry) {
        var by = of(entry.text("by"));
        var instead = of(entry.text("for"));
        return by.isEmpty()
                ? visit.t("secretariat.by-rules")
                : instead.isEmpty() ? by : visit.t("secretariat.for", by, instead);
    }

    private String about(SecretariatEntry entry) {
        return switch (entry.act()) {
            case CREATE_POST -> of(entry.text("title"));
            case ABOLISH_POST -> post(entry);
            case APPOINT, RENEW, END_SERVICE, DEPUTISE ->
                    visit.t("secretariat.post-of", post(entry), of(entry.text("name")));
            case END_DEPUTY -> post(entry);
            case CARRY_OUT, OPEN_TASK -> of(entry.text("title"));
            case HAND_OVER, FINISH_TASK, OVERDUE ->
                    secretariat.tasks().stream()
                            .filter(task ->
                                    String.valueOf(task.number()).equals(entry.value("task")))
                            .map(task -> of(task.title()))
                            .findFirst()
                            .orElse(entry.value("task"));
            case COVER, CORRECT_COVER -> of(entry.text("name"));
            case END_COVER, NOTIFY_HOST ->
                    secretariat.covers().stream()
                            .filter(one ->
                                    String.valueOf(one.number()).equals(entry.value("covered")))
                            .map(one -> of(one.said().text("name")))
                            .findFirst()
                            .orElse("");
            case ADDRESS -> state(entry.value("state"));
            case LETTER_IN, LETTER_OUT -> entry.value("reference") + " " + entry.value("subject");
        };
    }

    private String post(SecretariatEntry entry) {
        return entry.value("post").equals(Secretariat.SECRETARY_GENERAL)
                ? of(secretaryGeneralTitle())
                : secretariat
                        .post(entry.value("post"))
                        .map(post -> of(post.title()))
                        .orElse(entry.value("post"));
    }

    static String address(String department, SecretariatAct act) {
        return (act.ofDepartment() ? "/secretariat/departments/" + department : "/secretariat")
                + "/acts/"
                + act.key();
    }
}
