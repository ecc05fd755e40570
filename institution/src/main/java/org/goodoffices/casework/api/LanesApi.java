package org.goodoffices.casework.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.casework.docket.HandOn;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.QuarantineThing;
import org.goodoffices.casework.docket.ReleaseThing;
import org.goodoffices.casework.docket.WriteInLane;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.documents.Attachment;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.documents.OpenPaper;
import org.goodoffices.records.documents.Paper;
import org.goodoffices.records.documents.PaperId;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.documents.ReadUpload;
import org.goodoffices.records.documents.Uploaded;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Messages and papers in the lanes of a case, over the wire (Model Rules, art. 11(5) and 12).
@RestController
class LanesApi {

    private final Access access;
    private final Docket docket;
    private final Papers papers;
    private final OpenPaper openPaper;
    private final ReadUpload uploads;
    private final KeepPaper keep;
    private final WriteInLane write;
    private final ReleaseThing release;
    private final QuarantineThing quarantine;
    private final HandOn handOn;

    LanesApi(
            Access access,
            Docket docket,
            Papers papers,
            OpenPaper openPaper,
            ReadUpload uploads,
            KeepPaper keep,
            WriteInLane write,
            ReleaseThing release,
            QuarantineThing quarantine,
            HandOn handOn) {
        this.access = access;
        this.docket = docket;
        this.papers = papers;
        this.openPaper = openPaper;
        this.uploads = uploads;
        this.keep = keep;
        this.write = write;
        this.release = release;
        this.quarantine = quarantine;
        this.handOn = handOn;
    }

    @PostMapping("/api/cases/{number}/lanes/{lane}")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> message(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String lane,
            @RequestBody Api.NewMessage body) {
        var here = access.as(person, () -> lane(docket.openOr404(person, number), lane)).id();
        var token = Answers.token(body.token());
        var in = new CaseNumber(number);
        return Answers.of(
                visit,
                Boolean.TRUE.equals(body.handOn())
                        ? handOn.handOn(person, in, here, token)
                        : write.write(
                                person,
                                in,
                                here,
                                new WriteInLane.Written(
                                        token,
                                        given(body.text()),
                                        null,
                                        party(body.party()),
                                        List.of())));
    }

    /// Streamed: the papers come last, so that it is known by then for which lane they are.
    @PostMapping(
            path = "/api/cases/{number}/lanes/{lane}",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Described(answer = Api.Done.class, enters = true, form = Api.NewPapers.class)
    ResponseEntity<?> papers(
            Visit visit,
            PersonId person,
            HttpServletRequest request,
            @PathVariable String number,
            @PathVariable String lane) {
        var here = access.as(person, () -> lane(docket.openOr404(person, number), lane));
        return switch (uploads.read(person, request, _ -> here.id())) {
            case Uploaded.Unfit unfit -> Answers.unfit(visit, unfit);
            case Uploaded.Form form ->
                    Answers.of(
                            visit,
                            write.write(person, new CaseNumber(number), here.id(), written(form)));
        };
    }

    private WriteInLane.Written written(Uploaded.Form form) {
        var values = form.values();
        if (!EnterAct.isToken(values.get("token"))) {
            keep.drop(form.papers());
        }
        return new WriteInLane.Written(
                Answers.token(values.get("token")),
                values.get("text"),
                values.get("title"),
                party(values.get("party")),
                form.papers());
    }

    @GetMapping("/api/cases/{number}/lanes/{lane}/papers")
    Api.Papers inLane(PersonId person, @PathVariable String number, @PathVariable String lane) {
        return access.as(
                person,
                () ->
                        new Api.Papers(
                                papers
                                        .inLane(lane(docket.openOr404(person, number), lane).id())
                                        .stream()
                                        .map(LanesApi::shown)
                                        .toList()));
    }

    @GetMapping("/api/cases/{number}/papers/{paper}")
    Api.PaperInVersions paper(
            PersonId person, @PathVariable String number, @PathVariable String paper) {
        return access.as(
                person,
                () -> {
                    var open = docket.openOr404(person, number);
                    var found = paper(open, paper);
                    return new Api.PaperInVersions(
                            shown(found),
                            papers.versions(found.first()).stream().map(LanesApi::shown).toList(),
                            WriteInLane.owns(open, found)
                                    ? papers.openings(found.first()).stream()
                                            .map(opening ->
                                                    new Api.Opening(
                                                            opening.paper().toString(),
                                                            new Text(
                                                                    opening.nameEn(),
                                                                    opening.nameZh()),
                                                            opening.at().toString()))
                                            .toList()
                                    : null);
                });
    }

    @GetMapping("/api/cases/{number}/papers/{paper}/file")
    @Described(handsOut = "*/*")
    void file(
            PersonId person,
            @PathVariable String number,
            @PathVariable String paper,
            HttpServletResponse response)
            throws IOException {
        var found =
                access.as(person, () -> paper(docket.openOr404(person, number), paper)).caseId();
        try (var opened =
                openPaper
                        .open(person, id(paper), one -> one.caseId().equals(found))
                        .orElseThrow(LanesApi::notThere)) {
            var content = opened.content();
            response.setContentType(content.type().media());
            response.setContentLengthLong(content.size());
            response.setHeader("Content-Disposition", Attachment.header(content.name()));
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            response.setHeader("Cache-Control", "no-store");
            opened.bytes().transferTo(response.getOutputStream());
        }
    }

    @PostMapping(
            path = "/api/cases/{number}/papers/{paper}",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Described(answer = Api.Done.class, enters = true, form = Api.NewVersion.class)
    ResponseEntity<?> version(
            Visit visit,
            PersonId person,
            HttpServletRequest request,
            @PathVariable String number,
            @PathVariable String paper) {
        var before =
                access.as(
                        person,
                        () -> {
                            var open = docket.openOr404(person, number);
                            var found = paper(open, paper);
                            return WriteInLane.owns(open, found) ? found : null;
                        });
        LaneId lane = before == null ? null : before.lane();
        return switch (uploads.read(person, request, _ -> lane)) {
            case Uploaded.Unfit unfit -> Answers.unfit(visit, unfit);
            case Uploaded.Form form ->
                    Answers.of(
                            visit,
                            write.follow(person, new CaseNumber(number), id(paper), written(form)));
        };
    }

    @PostMapping("/api/cases/{number}/entries/{thing}/release")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> release(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String thing,
            @RequestBody Api.NewRelease body) {
        var to =
                List.of(Lane.Kind.CAUCUS, Lane.Kind.JOINT).stream()
                        .filter(kind -> kind.key().equals(body.to()))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var chosen = body.papers();
        return Answers.of(
                visit,
                release.release(
                        person,
                        Answers.number(number),
                        new ReleaseThing.Choice(
                                entry(thing),
                                to,
                                Boolean.TRUE.equals(body.text()),
                                chosen == null
                                        ? List.of()
                                        : chosen.stream().map(LanesApi::id).toList(),
                                Answers.token(body.token()))));
    }

    @PostMapping("/api/cases/{number}/entries/{thing}/quarantine")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> quarantine(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String thing,
            @RequestBody Api.NewQuarantine body) {
        return Answers.of(
                visit,
                quarantine.quarantine(
                        person,
                        Answers.number(number),
                        entry(thing),
                        given(body.reason()),
                        Answers.token(body.token())));
    }

    private static EntryId entry(String text) {
        var id = uuid(text);
        if (id == null) {
            throw notThere();
        }
        return new EntryId(id);
    }

    private static @Nullable UUID party(@Nullable String text) {
        return text == null ? null : Objects.requireNonNullElse(uuid(text), new UUID(0, 0));
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Lane lane(OpenCase open, String id) {
        return open.lanes().stream()
                .filter(lane -> lane.id().toString().equals(id))
                .findFirst()
                .orElseThrow(LanesApi::notThere);
    }

    private Paper paper(OpenCase open, String id) {
        return papers.paper(id(id))
                .filter(paper -> paper.caseId().equals(open.file().id().value()))
                .orElseThrow(LanesApi::notThere);
    }

    private static PaperId id(String text) {
        return PaperId.read(text).orElseThrow(LanesApi::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Api.Paper shown(Paper paper) {
        var content = paper.content();
        return new Api.Paper(
                paper.id().toString(),
                paper.version(),
                paper.lane().toString(),
                paper.entry().toString(),
                content == null
                        ? null
                        : new Api.PaperContent(
                                content.title(),
                                content.name(),
                                content.type().key(),
                                content.type().media(),
                                content.size(),
                                content.hash()));
    }
}
