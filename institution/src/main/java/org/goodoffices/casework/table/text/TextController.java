package org.goodoffices.casework.table.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.goodoffices.casework.docket.AboutClause;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.WriteInLane;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.language.InBoth;
import org.goodoffices.records.language.NegotiatingText;
import org.goodoffices.records.language.Parity;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The pages of the negotiating text: as it stands, the form to edit it, its versions compared.
@Controller
class TextController {

    private final Access access;
    private final Docket docket;
    private final PutText put;
    private final WriteInLane write;

    TextController(Access access, Docket docket, PutText put, WriteInLane write) {
        this.access = access;
        this.docket = docket;
        this.put = put;
        this.write = write;
    }

    @GetMapping("/cases/{number}/text")
    ModelAndView show(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String done) {
        var said = "1".equals(done) ? visit.t("text.done") : null;
        return access.as(person, () -> page(visit, person, number, said, null));
    }

    private ModelAndView page(
            Visit visit,
            PersonId person,
            String number,
            @Nullable String said,
            @Nullable String refusal) {
        var open = docket.openOr404(person, number);
        return visit.page(
                "casework/table/text/text",
                new DrawText(visit, open, put.issues(open)).page(said, refusal));
    }

    private ModelAndView settle(
            Visit visit, PersonId person, String number, Map<String, String> posted) {
        var place =
                new NegotiatingText.Place(
                        posted.getOrDefault("clause", ""),
                        "yes".equals(posted.get("heading")),
                        new InBoth.Open(number(posted.get("en")), number(posted.get("zh"))));
        var settling =
                new PutText.Settling(
                        posted.getOrDefault("from", ""), place, number(posted.get("choice")));
        var outcome =
                put.settle(
                        person,
                        Docket.numberOr404(number),
                        settling,
                        posted.getOrDefault("once", ""));
        return outcome.answered(
                "/cases/" + number + "/text?done=1",
                refused -> again(visit, person, number, refused));
    }

    @PostMapping("/cases/{number}/text/comments")
    ModelAndView comment(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        var clause = posted.getOrDefault("clause", "");
        var lane = access.as(person, () -> lane(docket.openOr404(person, number), posted, clause));
        var said = posted.getOrDefault("comment", "").strip();
        var outcome =
                write.write(
                        person,
                        Docket.numberOr404(number),
                        lane.id(),
                        new WriteInLane.Written(
                                posted.getOrDefault("once", ""),
                                said.isEmpty() ? null : new AboutClause(clause, said).said(),
                                null,
                                null,
                                List.of()));
        return outcome.answered(
                "/cases/" + number + "/text?done=1#clause-" + clause,
                refused -> again(visit, person, number, refused));
    }

    /// The lane in which somebody comments on a clause that there is, or was.
    private static Lane lane(OpenCase open, Map<String, String> posted, String clause) {
        if (TextVersion.of(open).reversed().stream()
                .noneMatch(version -> version.text().clause(clause) != null)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return open.lanes().stream()
                .filter(lane -> lane.id().toString().equals(posted.get("lane")))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView again(
            Visit visit, PersonId person, String number, Outcome.Refused refused) {
        var why = visit.of(refused.reason().en(), refused.reason().zh());
        return access.as(person, () -> page(visit, person, number, null, why));
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    }

    @GetMapping("/cases/{number}/text/edit")
    ModelAndView form(Visit visit, PersonId person, @PathVariable String number) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number);
                    var versions = TextVersion.of(open);
                    var typed =
                            versions.isEmpty()
                                    ? new TypedText("", List.of(TypedText.One.blank()))
                                    : TypedText.of(
                                            versions.getLast().entry().id().toString(),
                                            versions.getLast().text(),
                                            Named.of(open));
                    return form(visit, open, typed, null);
                });
    }

    /// What was typed, how the clauses are to be rearranged before it is put forward, or which
    /// alternative of a bracket comes to stand.
    @PostMapping("/cases/{number}/text/edit")
    ModelAndView edit(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam Map<String, String> posted) {
        if (posted.containsKey("choice")) {
            return settle(visit, person, number, posted);
        }
        var typed = TypedText.ofForm(posted);
        Supplier<OpenCase> open = () -> docket.openOr404(person, number);
        if (posted.containsKey("do")) {
            var rearranged = typed.rearranged(posted.getOrDefault("do", ""));
            return access.as(person, () -> form(visit, open.get(), rearranged, null));
        }
        var outcome =
                put.put(person, Docket.numberOr404(number), typed, posted.getOrDefault("once", ""));
        return outcome.answered(
                "/cases/" + number + "/text?done=1",
                refused -> access.as(person, () -> form(visit, open.get(), typed, refused)));
    }

    private ModelAndView form(
            Visit visit, OpenCase open, TypedText typed, Outcome.@Nullable Refused refused) {
        if (!PutText.mayPut(open) && refused == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var words = new CaseWords(visit, open);
        var refusal = refused == null ? null : words.of(refused.reason());
        UnaryOperator<Shown.Field> marked =
                field ->
                        refused != null && field.name().equals(refused.field())
                                ? field.error(refusal)
                                : field;
        var clauses = new ArrayList<TextFormPage.Clause>();
        for (int i = 0; i < Math.min(typed.clauses().size(), TypedText.MOST_CLAUSES); i++) {
            var one = typed.clauses().get(i);
            var at = "clause-" + i + "-";
            var parity = new ArrayList<Shown.Choice>();
            for (var each : Parity.values()) {
                parity.add(new Shown.Choice(each.key(), visit.t("text.parity." + each.key())));
            }
            clauses.add(
                    new TextFormPage.Clause(
                            i,
                            one.id(),
                            visit.t("text.clause", i + 1),
                            marked.apply(field(visit, at, one, "headingEn", Shown.Field.Kind.LINE)),
                            marked.apply(field(visit, at, one, "headingZh", Shown.Field.Kind.LINE)),
                            marked.apply(field(visit, at, one, "en", Shown.Field.Kind.TEXT)),
                            marked.apply(field(visit, at, one, "zh", Shown.Field.Kind.TEXT)),
                            Shown.Field.of(
                                            at + "parity",
                                            Shown.Field.Kind.LIST,
                                            visit.t("text.field.parity"))
                                    .choices(parity)
                                    .value(one.parity().key())));
        }
        var versions = TextVersion.of(open);
        boolean moved =
                !versions.isEmpty()
                        && !versions.getLast().entry().id().toString().equals(typed.from());
        var joint =
                Objects.requireNonNull(
                        org.goodoffices.casework.docket.LaneWork.lane(open, open.file().joint()));
        return visit.page(
                "casework/table/text/edit",
                new TextFormPage(
                        open.file().number().value(),
                        new Shown.Link(visit.t("text.title"), words.address() + "/text"),
                        words.address() + "/text/edit",
                        words.lane(joint),
                        typed.from(),
                        moved ? visit.t("text.moved") : null,
                        Named.of(open).names(visit.language()),
                        ties(visit, put.issues(open)),
                        clauses,
                        refused == null || refused.field() != null ? null : refusal));
    }

    /// The marks by which brackets are tied to the table, an issue a line.
    private static List<String> ties(Visit visit, Map<String, IssuesOfTable.Issue> issues) {
        return issues.entrySet().stream()
                .map(issue ->
                        mark(visit, issue.getKey(), issue.getValue().name())
                                + visit.of(": ", "：")
                                + issue.getValue().options().entrySet().stream()
                                        .map(one -> mark(visit, one.getKey(), one.getValue()))
                                        .collect(Collectors.joining(visit.of("; ", "；"))))
                .toList();
    }

    private static String mark(Visit visit, String id, Text words) {
        return "#" + id + " " + visit.of(words.en(), words.zh());
    }

    private static Shown.Field field(
            Visit visit, String at, TypedText.One one, String name, Shown.Field.Kind kind) {
        return Shown.Field.of(at + name, kind, visit.t("text.field." + name))
                .optional()
                .value(one.field(name));
    }

    @GetMapping("/cases/{number}/text/versions")
    ModelAndView versions(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String one,
            @RequestParam(required = false) @Nullable String other) {
        return access.as(
                person,
                () ->
                        visit.page(
                                "casework/table/text/versions",
                                versions(visit, docket.openOr404(person, number), one, other)));
    }

    private static TextVersionsPage versions(
            Visit visit, OpenCase open, @Nullable String one, @Nullable String other) {
        var words = new CaseWords(visit, open);
        var draw = new DrawText(visit, open, Map.of());
        var versions = TextVersion.of(open);
        var address = words.address() + "/text/versions";
        var after = versions.isEmpty() ? null : chosen(versions, other, versions.size() - 1);
        var before =
                after == null
                        ? null
                        : chosen(versions, one, Math.max(0, versions.indexOf(after) - 1));
        var listed = new ArrayList<TextVersionsPage.Version>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            listed.add(
                    new TextVersionsPage.Version(
                            draw.title(versions.get(i)),
                            draw.about(versions.get(i)),
                            i == 0
                                    ? null
                                    : address
                                            + "?one="
                                            + versions.get(i - 1).number()
                                            + "&other="
                                            + versions.get(i).number()));
        }
        var choices =
                versions.stream()
                        .map(version ->
                                new Shown.Choice(
                                        Integer.toString(version.number()), draw.title(version)))
                        .toList();
        return new TextVersionsPage(
                open.file().number().value(),
                new Shown.Link(visit.t("text.title"), words.address() + "/text"),
                address,
                listed,
                choice("one", visit.t("text.compare.one"), choices, before),
                choice("other", visit.t("text.compare.other"), choices, after),
                before == null || after == null || before.equals(after)
                        ? null
                        : visit.t(
                                "text.compare.title",
                                String.valueOf(before.number()),
                                String.valueOf(after.number())),
                before == null || after == null
                        ? List.of()
                        : new CompareTexts(visit, Named.of(open))
                                .compare(before.text(), after.text()));
    }

    private static Shown.Field choice(
            String name, String label, List<Shown.Choice> choices, @Nullable TextVersion version) {
        return Shown.Field.of(name, Shown.Field.Kind.LIST, label)
                .choices(choices)
                .value(version == null ? "" : Integer.toString(version.number()));
    }

    private static TextVersion chosen(
            List<TextVersion> versions, @Nullable String number, int otherwise) {
        return versions.stream()
                .filter(version -> Integer.toString(version.number()).equals(number))
                .findFirst()
                .orElse(versions.get(otherwise));
    }
}
