package org.goodoffices.casework.appointment.screening;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goodoffices.casework.appointment.ConflictGrade;
import org.goodoffices.casework.appointment.graph.Evidence;
import org.goodoffices.casework.appointment.graph.NotReadable;
import org.goodoffices.casework.appointment.graph.Path;
import org.goodoffices.casework.appointment.graph.PathWords;
import org.goodoffices.casework.appointment.graph.Thing;
import org.goodoffices.casework.appointment.graph.ThingKind;
import org.goodoffices.casework.appointment.graph.Tie;
import org.goodoffices.casework.appointment.graph.TieKind;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.ReadUpload;
import org.goodoffices.records.documents.Uploaded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Where the house keeps files of ties, and members of the panel declare their own.
@Controller
class TiesController {

    private static final int LONGEST_SOURCE = 120;

    private final Access access;
    private final KnownTies ties;
    private final ImportTies imports;
    private final DeclareTie declarations;
    private final ReadUpload uploads;
    private final Screenings screenings;
    private final Docket docket;
    private final InstantSource clock;

    TiesController(
            Access access,
            KnownTies ties,
            Screenings screenings,
            Docket docket,
            ImportTies imports,
            DeclareTie declarations,
            ReadUpload uploads,
            InstantSource clock) {
        this.access = access;
        this.ties = ties;
        this.screenings = screenings;
        this.docket = docket;
        this.imports = imports;
        this.declarations = declarations;
        this.uploads = uploads;
        this.clock = clock;
    }

    @GetMapping("/ties")
    ModelAndView show(
            Visit visit, PersonId person, @RequestParam(required = false) @Nullable String done) {
        return page(visit, person, Map.of(), null, done == null ? null : visit.t("docket.done"));
    }

    @PostMapping("/ties/declarations")
    ModelAndView declare(
            Visit visit, PersonId person, @RequestParam MultiValueMap<String, String> posted) {
        var said = new TreeMap<String, String>();
        posted.forEach((name, values) -> said.put(name, String.join(",", values)));
        var refused = declarations.declare(person, said.getOrDefault("once", ""), said);
        return refused == null
                ? new ModelAndView("redirect:/ties?done=1")
                : refused(visit, person, said, refused);
    }

    @PostMapping("/ties/imports")
    ModelAndView take(Visit visit, PersonId person, HttpServletRequest request) {
        if (!access.as(person, ties::keeps)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var arrived = new Arrived();
        var form = uploads.hand(request, arrived);
        var said = form.values();
        if (form instanceof Uploaded.Unfit unfit) {
            return refused(
                    visit,
                    person,
                    said,
                    both(visit, "documents.refused." + unfit.key(), unfit.of().toArray()));
        }
        if (arrived.why != null) {
            return refused(visit, person, said, new Outcome.Refused(arrived.why, null, "papers"));
        }
        if (arrived.tooLarge) {
            return refused(
                    visit,
                    person,
                    said,
                    both(visit, "documents.refused.too-large", ImportTies.LARGEST >> 20));
        }
        if (arrived.read == null) {
            return refused(visit, person, said, both(visit, "screening.no-file"));
        }
        if (!imports.enter(person, said.getOrDefault("once", ""), arrived.read)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new ModelAndView("redirect:/ties?done=1");
    }

    private static Outcome.Refused both(Visit visit, String key, Object... of) {
        var texts = visit.texts();
        return new Outcome.Refused(
                new Text(
                        texts.of(org.goodoffices.foundation.web.Language.EN, key, of),
                        texts.of(org.goodoffices.foundation.web.Language.ZH, key, of)),
                null,
                "papers");
    }

    /// The one file of the form, read as it arrives.
    private final class Arrived implements ReadUpload.Reader {
        private ImportTies.@Nullable Read read;
        private @Nullable Text why;
        private boolean tooLarge;

        @Override
        public void read(Map<String, String> values, String name, java.io.InputStream bytes)
                throws IOException {
            var file = PathWords.plain(name.replaceAll(".*[/\\\\]", ""));
            var source = PathWords.plain(values.getOrDefault("source", ""));
            file = file.isEmpty() ? "-" : file;
            try {
                read =
                        imports.read(
                                source.isEmpty()
                                        ? file
                                        : source.substring(
                                                0, Math.min(LONGEST_SOURCE, source.length())),
                                file,
                                bytes);
            } catch (NotReadable not) {
                why = not.why();
            } catch (ImportTies.TooLarge endless) {
                tooLarge = true;
            }
        }
    }

    private ModelAndView refused(
            Visit visit, PersonId person, Map<String, String> said, Outcome.Refused refused) {
        var again = page(visit, person, said, refused, null);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView page(
            Visit visit,
            PersonId person,
            Map<String, String> said,
            Outcome.@Nullable Refused refused,
            @Nullable String done) {
        return access.as(
                person,
                () -> {
                    var why =
                            refused == null
                                    ? null
                                    : visit.of(refused.reason().en(), refused.reason().zh());
                    var view = new View(visit, said, refused, why);
                    return visit.page(
                            "casework/appointment/ties",
                            new TiesPage(
                                    done,
                                    why,
                                    ties.keeps() ? view.house() : null,
                                    ties.onPanel(person.value(), clock.instant()).isPresent()
                                            ? view.mine(person)
                                            : null,
                                    screenings.of(person.value()).stream()
                                            .filter(one -> one.grade() != ConflictGrade.NONE)
                                            .map(one -> hit(visit, person, one))
                                            .toList()));
                });
    }

    /// A hit, with where it is disclosed: in the case, for who was named; in the answer to the
    /// invitation, for who was asked and knows no case.
    private TiesPage.Hit hit(Visit visit, PersonId person, Screenings.Found one) {
        var open = screenings.number(one.theCase()).flatMap(number -> docket.open(person, number));
        var act =
                open.flatMap(theCase ->
                        theCase.mayDoNow().stream()
                                .map(OpenCase.Possible::act)
                                .filter(may ->
                                        may.effect() == Effect.DISCLOSES
                                                || may.effect() == Effect.ACCEPTS_OFFICE)
                                .findFirst()
                                .map(may ->
                                        new Shown.Link(
                                                visit.of(may.title().en(), may.title().zh()),
                                                new CaseWords(visit, theCase).address()
                                                        + "/acts/"
                                                        + may.name())));
        return new TiesPage.Hit(
                new ScreeningWords(visit)
                        .candidate(
                                one,
                                screenings.paths(one).stream()
                                        .filter(way -> way.grade() != ConflictGrade.NONE)
                                        .toList(),
                                open.map(theCase -> new CaseWords(visit, theCase).title())
                                        .orElse(visit.t("appointment.invitation"))),
                visit.t(
                        clock.instant().isBefore(one.toldFrom())
                                ? "screening.told-from"
                                : "screening.told",
                        visit.moment(one.toldFrom())),
                act.orElseGet(() ->
                        open.map(theCase ->
                                        new Shown.Link(
                                                visit.t("appointment.title"),
                                                new CaseWords(visit, theCase).address()
                                                        + "/appointment"))
                                .orElse(
                                        new Shown.Link(
                                                visit.t("appointment.invitations"),
                                                "/inquiries"))));
    }

    private final class View {
        private final Visit visit;
        private final Map<String, String> said;
        private final Outcome.@Nullable Refused refused;
        private final @Nullable String why;
        private final PathWords words;

        View(
                Visit visit,
                Map<String, String> said,
                Outcome.@Nullable Refused refused,
                @Nullable String why) {
            this.visit = visit;
            this.said = said;
            this.refused = refused;
            this.why = why;
            this.words = words(visit);
        }

        TiesPage.House house() {
            var bySource = new LinkedHashMap<String, List<KnownTies.Imported>>();
            ties.imports()
                    .forEach(one ->
                            bySource.computeIfAbsent(one.source(), _ -> new ArrayList<>())
                                    .add(one));
            return new TiesPage.House(
                    bySource.values().stream().map(this::source).toList(),
                    ties.declared(null).stream()
                            .map(one ->
                                    visit.t(
                                            "screening.declared",
                                            sentence(one),
                                            visit.of(one.name().en(), one.name().zh()),
                                            visit.moment(one.at())))
                            .toList(),
                    List.of(
                            filled(
                                    Shown.Field.of(
                                                    "source",
                                                    Shown.Field.Kind.LINE,
                                                    visit.t("screening.source"))
                                            .hint(visit.t("screening.source.hint"))
                                            .optional()),
                            filled(
                                    Shown.Field.of(
                                                    "papers",
                                                    Shown.Field.Kind.PAPER,
                                                    visit.t("screening.file"))
                                            .hint(
                                                    visit.t(
                                                            "screening.file.hint",
                                                            ImportTies.LARGEST >> 20)))));
        }

        private TiesPage.Source source(List<KnownTies.Imported> files) {
            var newest = files.getFirst();
            return new TiesPage.Source(
                    newest.source(),
                    List.of(
                            new Shown.Fact(visit.t("screening.file"), newest.file()),
                            new Shown.Fact(
                                    visit.t("screening.taken-in"),
                                    visit.t("screening.by", by(newest), visit.moment(newest.at()))),
                            new Shown.Fact(
                                    visit.t("screening.holds"),
                                    visit.t("screening.count", newest.things(), newest.ties())),
                            new Shown.Fact("SHA-256", newest.hash())),
                    files.stream()
                            .skip(1)
                            .map(one ->
                                    visit.t(
                                            "screening.before",
                                            one.file(),
                                            by(one),
                                            visit.moment(one.at())))
                            .toList());
        }

        private String by(KnownTies.Imported one) {
            return visit.of(one.by().en(), one.by().zh());
        }

        TiesPage.Mine mine(PersonId person) {
            return new TiesPage.Mine(
                    ties.declared(person.value()).stream()
                            .map(one ->
                                    visit.t(
                                            "screening.declared-by-you",
                                            sentence(one),
                                            visit.moment(one.at())))
                            .toList(),
                    List.of(
                            filled(
                                    Shown.Field.of(
                                                    "tie",
                                                    Shown.Field.Kind.LIST,
                                                    visit.t("screening.tie"))
                                            .choices(
                                                    DeclareTie.TIES.stream()
                                                            .map(tie ->
                                                                    new Shown.Choice(
                                                                            tie,
                                                                            visit.t(
                                                                                    "screening.tie."
                                                                                            + tie)))
                                                            .toList())),
                            filled(
                                    Shown.Field.of(
                                                    "other",
                                                    Shown.Field.Kind.LINE,
                                                    visit.t("screening.other"))
                                            .hint(visit.t("screening.other.hint"))),
                            filled(
                                    Shown.Field.of(
                                                    "kind",
                                                    Shown.Field.Kind.LIST,
                                                    visit.t("screening.kind"))
                                            .choices(
                                                    DeclareTie.KINDS.stream()
                                                            .map(kind ->
                                                                    new Shown.Choice(
                                                                            kind.name(),
                                                                            visit.t(
                                                                                    "screening.kind."
                                                                                            + kind
                                                                                                    .name())))
                                                            .toList())),
                            filled(
                                    Shown.Field.of(
                                                    "since",
                                                    Shown.Field.Kind.DATE,
                                                    visit.t("screening.since"))
                                            .optional()),
                            filled(
                                    Shown.Field.of(
                                                    "until",
                                                    Shown.Field.Kind.DATE,
                                                    visit.t("screening.until"))
                                            .hint(visit.t("screening.until.hint"))
                                            .optional())));
        }

        private Shown.Field filled(Shown.Field field) {
            return field.value(said.getOrDefault(field.name(), field.value()))
                    .error(refused != null && field.name().equals(refused.field()) ? why : null);
        }

        /// A declared tie in words: a path of one step.
        private String sentence(KnownTies.Declared one) {
            var from =
                    new Thing(
                            "from",
                            ThingKind.PERSON,
                            List.of(visit.of(one.name().en(), one.name().zh())));
            var to = new Thing("to", one.kind(), List.of(one.other()));
            return words.sentence(
                    new Path(
                            List.of(from, to),
                            List.of(
                                    new Path.Step(
                                            List.of(
                                                    new Tie(
                                                            from.id(),
                                                            to.id(),
                                                            TieKind.of(one.tie()).orElseThrow(),
                                                            null,
                                                            one.since(),
                                                            one.until(),
                                                            new Evidence.Declared("", DAY)))))));
        }
    }

    private static final java.time.LocalDate DAY = java.time.LocalDate.EPOCH;

    static PathWords words(Visit visit) {
        return new PathWords(
                switch (visit.language()) {
                    case EN -> org.goodoffices.engines.procedure.Language.EN;
                    case ZH -> org.goodoffices.engines.procedure.Language.ZH;
                });
    }
}
