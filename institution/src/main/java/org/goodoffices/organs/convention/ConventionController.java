package org.goodoffices.organs.convention;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.foundation.web.WorldMap;
import org.goodoffices.organs.convention.ConventionPage.Cell;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.Participant;
import org.goodoffices.organs.convention.treaty.Register;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.goodoffices.organs.convention.treaty.When;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The status of the Convention as at a day, its notifications and each State, open to anyone.
@Controller
class ConventionController {

    private final Access access;
    private final Convention convention;
    private final RegisterStore store;
    private final NotifyOfDeposit notify;

    ConventionController(
            Access access, Convention convention, RegisterStore store, NotifyOfDeposit notify) {
        this.access = access;
        this.convention = convention;
        this.store = store;
        this.notify = notify;
    }

    @GetMapping("/convention")
    ModelAndView status(Visit visit, PersonId person, @RequestParam(defaultValue = "") String on) {
        var day = day(on).orElse(today(visit));
        return access.as(
                person,
                () -> {
                    var register = convention.register().asAt(day);
                    var words = new RegisterWords(visit, register);
                    var notes = new ArrayList<String>();
                    var log = store.log();
                    return visit.page(
                            "organs/convention/status",
                            new ConventionPage(
                                    asked(visit, on, day),
                                    visit.day(day),
                                    counts(visit, register, day),
                                    words.force(),
                                    states(register, visit.language()).stream()
                                            .map(state ->
                                                    line(visit, words, register, state, day, notes))
                                            .toList(),
                                    notes,
                                    String.valueOf(log.size()),
                                    log.root().toString(),
                                    "?on=" + day,
                                    store.mayDeposit() ? "/convention/deposit" : null));
                });
    }

    @GetMapping("/convention/map")
    ModelAndView map(Visit visit, PersonId person, @RequestParam(defaultValue = "") String on) {
        var day = day(on).orElse(today(visit));
        return access.as(
                person,
                () -> {
                    var register = convention.register();
                    return visit.page(
                            "organs/convention/map",
                            new ConventionPage.Map(
                                    asked(visit, on, day),
                                    counts(visit, register, day),
                                    WorldMap.areas(code -> says(visit, register, code, day)),
                                    Stream.of("party", "signed", "perhaps")
                                            .map(one ->
                                                    new WorldMap.Told(
                                                            look(one),
                                                            visit.t("convention.map." + one)))
                                            .toList()));
                });
    }

    private static WorldMap.Says says(Visit visit, Register register, String code, LocalDate day) {
        var standing = standing(register, code, day);
        var name = Countries.of(code).map(one -> one.name(visit.language())).orElse("");
        return standing.isEmpty()
                ? new WorldMap.Says(null, "", name)
                : new WorldMap.Says(
                        "/convention/" + code,
                        look(standing),
                        visit.t(
                                "convention.map.state",
                                name,
                                visit.t("convention.map." + standing)));
    }

    private static String look(String standing) {
        return switch (standing) {
            case "party" -> "full";
            case "signed" -> "hatched";
            default -> "dotted";
        };
    }

    /// Where a State stands on a day, as the map draws it.
    static String standing(Register register, String code, LocalDate day) {
        return switch (register.party(code, day)) {
            case YES -> "party";
            case UNKNOWN -> "perhaps";
            case NO ->
                    register.signature(code)
                            .filter(_ -> !hasLeft(register, code, day))
                            .map(one -> one.act().on().by(day))
                            .map(by ->
                                    by == Answer.YES ? "signed" : by == Answer.NO ? "" : "perhaps")
                            .orElse("");
        };
    }

    /// Whoever has left is nobody who has signed and is still to be bound.
    private static boolean hasLeft(Register register, String code, LocalDate day) {
        return register.bound(code).stream()
                .anyMatch(
                        one -> one.until().filter(when -> when.by(day) == Answer.YES).isPresent());
    }

    @GetMapping("/convention/timeline")
    ModelAndView timeline(Visit visit, PersonId person) {
        return access.as(
                person,
                () -> {
                    var register = convention.register();
                    return visit.page(
                            "organs/convention/timeline",
                            new ConventionTimeline(visit, register).page());
                });
    }

    @GetMapping("/convention/{code}")
    ModelAndView state(Visit visit, PersonId person, @PathVariable String code) {
        return access.as(
                person,
                () -> {
                    var register = convention.register();
                    var state =
                            register.participants().stream()
                                    .filter(one -> one.code().equals(code))
                                    .findFirst()
                                    .orElseThrow(() ->
                                            new ResponseStatusException(HttpStatus.NOT_FOUND));
                    return visit.page(
                            "organs/convention/state",
                            state(visit, new RegisterWords(visit, register), register, state));
                });
    }

    @GetMapping("/convention/notifications")
    ModelAndView notifications(Visit visit, PersonId person) {
        return access.as(
                person,
                () ->
                        visit.page(
                                "organs/convention/notifications",
                                new ConventionPage.Notifications(
                                        convention.register().entries().reversed().stream()
                                                .filter(ConventionController::notified)
                                                .map(entry ->
                                                        new Shown.Link(
                                                                NotifyOfDeposit.symbol(entry)
                                                                        + " "
                                                                        + notify.title(
                                                                                visit.language(),
                                                                                entry),
                                                                "/convention/notifications/"
                                                                        + entry.number()))
                                                .toList())));
    }

    @GetMapping("/convention/notifications/{entry}")
    ModelAndView notification(Visit visit, PersonId person, @PathVariable("entry") String number) {
        return access.as(
                person,
                () -> {
                    var entry = notified(number);
                    return visit.page(
                            "organs/convention/notification",
                            new ConventionPage.Notification(
                                    NotifyOfDeposit.symbol(entry),
                                    Stream.of(visit.language(), visit.language().other())
                                            .map(language -> version(language, entry))
                                            .toList(),
                                    "/convention/notifications/" + entry.number() + "/print",
                                    notify.posted(entry).stream()
                                            .map(one -> posted(visit, one))
                                            .toList()));
                });
    }

    private ConventionPage.Version version(Language language, RegisterEntry entry) {
        return new ConventionPage.Version(
                language.of("en", "zh-Hans"),
                notify.title(language, entry),
                notify.lines(language, entry));
    }

    private static Shown.Fact posted(Visit visit, Outbox.Posted one) {
        var state = one.about().replaceFirst(".* ", "");
        var sent = one.sentAt();
        return new Shown.Fact(
                Countries.of(state).map(found -> found.name(visit.language())).orElse(state),
                sent != null
                        ? visit.t("convention.posted.sent", visit.moment(sent))
                        : visit.t(
                                one.failedAt() == null
                                        ? "convention.posted.waits"
                                        : "convention.posted.failed"));
    }

    @GetMapping("/convention/notifications/{entry}/print")
    ResponseEntity<byte[]> print(
            Visit visit, PersonId person, @PathVariable("entry") String number) {
        return access.as(
                person,
                () -> {
                    var entry = notified(number);
                    var name = NotifyOfDeposit.symbol(entry).replace('/', '-') + ".pdf";
                    return ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_PDF)
                            .header("Content-Disposition", "inline; filename=\"" + name + "\"")
                            .body(NotificationPrint.of(notify, visit.texts(), entry, visit.zone()));
                });
    }

    private RegisterEntry notified(String number) {
        return Optional.of(number)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .flatMap(text -> convention.register().entry(Long.parseLong(text)))
                .filter(ConventionController::notified)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// What was taken over from public sources was not deposited, and is not notified.
    private static boolean notified(RegisterEntry entry) {
        return entry.details().sources().isEmpty();
    }

    /// The field for the day that a page shows.
    private static Shown.Field asked(Visit visit, String on, LocalDate day) {
        return Shown.Field.of("on", Shown.Field.Kind.DATE, visit.t("convention.on"))
                .value(day.toString())
                .error(on.isBlank() || day(on).isPresent() ? null : visit.t("convention.on.wrong"))
                .optional();
    }

    static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    static LocalDate today(Visit visit) {
        return visit.now().atZone(visit.zone()).toLocalDate();
    }

    static List<Participant> states(Register register, Language language) {
        return register.participants().stream()
                .sorted(
                        Comparator.comparing(
                                state -> language.of(state.name().en(), state.name().zh()),
                                language.order()))
                .toList();
    }

    private static String counts(Visit visit, Register register, LocalDate day) {
        long signed = 0;
        long perhapsSigned = 0;
        long parties = 0;
        long perhapsParties = 0;
        for (var state : register.participants()) {
            var signature =
                    register.signature(state.code())
                            .map(one -> one.act().on().by(day))
                            .orElse(Answer.NO);
            signed += signature == Answer.YES ? 1 : 0;
            perhapsSigned += signature == Answer.UNKNOWN ? 1 : 0;
            var party = register.party(state.code(), day);
            parties += party == Answer.YES ? 1 : 0;
            perhapsParties += party == Answer.UNKNOWN ? 1 : 0;
        }
        return visit.t(
                "convention.count", visit.day(day), signed, perhapsSigned, parties, perhapsParties);
    }

    private static ConventionPage.Line line(
            Visit visit,
            RegisterWords words,
            Register register,
            Participant state,
            LocalDate day,
            List<String> notes) {
        var code = state.code();
        var statements = register.statements(code, day);
        var said =
                statements.stream()
                        .map(one -> words.act(number(register, one.entry()), one.entry()))
                        .map(one -> one.text() + " " + one.remark())
                        .toList();
        return new ConventionPage.Line(
                code,
                visit.of(state.name().en(), state.name().zh()),
                cell(visit, words, register, register.signature(code), Kind.SIGNATURE, notes),
                cell(visit, words, register, register.consent(code), Kind.RATIFICATION, notes),
                since(visit, words, register, code, day, notes),
                noted(
                        statements.isEmpty()
                                ? visit.t("convention.none-known")
                                : String.valueOf(statements.size()),
                        said,
                        notes));
    }

    /// Since when it is a party; else whether it was one, or applies the Convention provisionally.
    private static Cell since(
            Visit visit,
            RegisterWords words,
            Register register,
            String code,
            LocalDate day,
            List<String> notes) {
        var party = register.party(code, day);
        var bound = new ArrayList<>(register.bound(code));
        var said = new ArrayList<String>();
        // the time in which the day lies, or the last that has begun
        while (bound.size() > 1 && begun(bound.getLast(), day) == Answer.NO) {
            bound.removeLast()
                    .since()
                    .ifPresent(when -> said.add(visit.t("convention.again", words.day(when))));
        }
        var last = bound.isEmpty() ? null : bound.removeLast();
        var since = last == null ? Optional.<When>empty() : last.since();
        var until = last == null ? Optional.<When>empty() : last.until();
        bound.forEach(one -> said.add(visit.t("convention.earlier", words.bound(one))));
        said.add(
                until.flatMap(When::day)
                        .map(end -> visit.t("convention.ends", visit.day(end)))
                        .orElse(""));
        if (party != Answer.NO) {
            said.addFirst(since.map(words::bounds).orElse(""));
            return noted(
                    since.flatMap(When::day).map(visit::day).orElse(words.answer(party)),
                    said,
                    notes);
        }
        if (since.isPresent() && until.filter(end -> end.by(day) == Answer.YES).isPresent()) {
            return noted(visit.t("convention.ended"), said, notes);
        }
        return Cell.of(
                register.provisional(code, day)
                        .map(entry -> visit.t("convention.provisional", words.day(entry.begins())))
                        .orElse(""));
    }

    private static Answer begun(Register.Bound bound, LocalDate day) {
        return bound.since().map(when -> when.by(day)).orElse(Answer.NO);
    }

    private static long number(Register register, RegisterEntry entry) {
        return register.acts().entrySet().stream()
                .filter(one -> one.getValue() == entry)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static Cell cell(
            Visit visit,
            RegisterWords words,
            Register register,
            Optional<RegisterEntry> found,
            Kind usual,
            List<String> notes) {
        if (found.isEmpty()) {
            return Cell.of("");
        }
        var entry = found.get();
        var kind = entry.act().kinds().getFirst();
        var text =
                entry.act()
                        .on()
                        .day()
                        .map(visit::day)
                        .orElse(visit.t("convention.done-day-not-found"));
        var said = new ArrayList<String>();
        said.add(words.bounds(entry.act().on()));
        var number = number(register, entry);
        if (number != entry.number()) {
            said.add(visit.t("convention.corrected", String.valueOf(entry.number())));
        }
        return noted(
                kind == usual ? text : visit.t("convention.cell", text, words.kind(kind)),
                said,
                notes);
    }

    /// A cell with its footnotes; notes that say the same are one.
    private static Cell noted(String text, List<String> said, List<String> notes) {
        var numbers = new ArrayList<Integer>();
        for (var note : said) {
            if (!note.isBlank()) {
                if (!notes.contains(note)) {
                    notes.add(note);
                }
                numbers.add(notes.indexOf(note) + 1);
            }
        }
        return new Cell(text, numbers);
    }

    private ConventionPage.State state(
            Visit visit, RegisterWords words, Register register, Participant state) {
        var today = today(visit);
        var code = state.code();
        var acts = new ArrayList<ConventionPage.Said>();
        var declarations = new ArrayList<ConventionPage.Said>();
        register.acts()
                .forEach((number, entry) -> {
                    if (entry.act().by().code().equals(code)) {
                        var said = words.act(number, entry);
                        if (entry.details().words().isEmpty()) {
                            acts.add(said);
                        } else {
                            declarations.add(
                                    new ConventionPage.Said(
                                            visit.of(
                                                    Convention.words(entry).en(),
                                                    Convention.words(entry).zh()),
                                            said.text() + " " + said.remark(),
                                            said.sources(),
                                            notified(entry) && !entry.details().language().isEmpty()
                                                    ? entry.details().language()
                                                    : null));
                        }
                    }
                });
        var facts = new ArrayList<Shown.Fact>();
        facts.add(
                new Shown.Fact(
                        visit.t("convention.party", visit.day(today)),
                        RegisterWords.begun(words.answer(register.party(code, today)))));
        var bound = register.bound(code);
        bound.stream()
                .limit(Math.max(0, bound.size() - 1))
                .forEach(one ->
                        facts.add(new Shown.Fact(visit.t("convention.before"), words.bound(one))));
        var last = bound.stream().reduce((_, later) -> later);
        last.flatMap(Register.Bound::since)
                .ifPresent(since ->
                        facts.add(
                                new Shown.Fact(
                                        visit.t("convention.since"),
                                        since.day().isPresent() || words.bounds(since).isEmpty()
                                                ? words.day(since)
                                                : words.bounds(since))));
        last.flatMap(Register.Bound::until)
                .ifPresent(until ->
                        facts.add(new Shown.Fact(visit.t("convention.until"), words.day(until))));
        facts.add(
                new Shown.Fact(
                        visit.t("convention.founding"),
                        RegisterWords.begun(words.answer(register.founding(code)))));
        return new ConventionPage.State(
                code,
                visit.of(state.name().en(), state.name().zh()),
                facts,
                acts,
                declarations,
                convention.steps(code).stream()
                        .map(step ->
                                new ConventionPage.Said(
                                        visit.of(step.description().en(), step.description().zh()),
                                        step.on() == null
                                                ? visit.t("convention.day-not-found")
                                                : visit.day(step.on()),
                                        RegisterWords.links(step.sources())))
                        .toList());
    }
}
