package org.goodoffices.casework.docket.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.casework.docket.CaseWords;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.SeatPeople;
import org.goodoffices.casework.docket.StateName;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Shown.Field;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Where a party says how it is called; the page of a case leads there for as long as another party
/// has named it.
@Controller
class NameController implements CaseSection {

    private final Access access;
    private final Docket docket;
    private final SeatPeople seats;
    private final StateName names;

    NameController(Access access, Docket docket, SeatPeople seats, StateName names) {
        this.access = access;
        this.docket = docket;
        this.seats = seats;
        this.names = names;
    }

    @Override
    public Shown.@Nullable Link of(Visit visit, OpenCase open) {
        return open.file().parties().stream()
                .filter(party -> !open.left() && open.file().isNamedByAnother(party))
                .filter(party ->
                        open.mine().stream().anyMatch(mine -> party.id().equals(mine.party())))
                .filter(party -> seats.decidesFor(open).contains(party))
                .findFirst()
                .map(party -> new Shown.Link(visit.t("docket.name.own"), address(open, party)))
                .orElse(null);
    }

    static String address(OpenCase open, Party party) {
        return "/cases/" + open.file().number() + "/parties/" + party.id() + "/name";
    }

    @GetMapping("/cases/{number}/parties/{party}/name")
    ModelAndView ask(
            Visit visit, PersonId person, @PathVariable String number, @PathVariable String party) {
        return access.as(
                person, () -> page(visit, docket.openOr404(person, number), party, Map.of(), null));
    }

    @PostMapping("/cases/{number}/parties/{party}/name")
    ModelAndView state(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @PathVariable String party,
            @RequestParam(defaultValue = "") String once,
            @RequestParam Map<String, String> posted) {
        var values = ActController.values(posted);
        var name =
                new StateName.Name(
                        LaneController.uuid(party),
                        values.getOrDefault("nameEn", ""),
                        values.getOrDefault("nameZh", ""),
                        values.getOrDefault("reason", ""),
                        once);
        return names.state(person, Docket.numberOr404(number), name)
                .answered(
                        "/cases/" + number + "/people?done=1",
                        refused ->
                                access.as(
                                        person,
                                        () ->
                                                page(
                                                        visit,
                                                        docket.openOr404(person, number),
                                                        party,
                                                        values,
                                                        refused)));
    }

    private ModelAndView page(
            Visit visit,
            OpenCase open,
            String id,
            Map<String, String> values,
            Outcome.@Nullable Refused refused) {
        var party =
                seats.decidesFor(open).stream()
                        .filter(one -> one.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var words = new CaseWords(visit, open);
        var fields = new ArrayList<Field>();
        fields.add(
                Field.of("nameEn", Field.Kind.LINE, visit.t("docket.name.en"))
                        .hint(visit.t("docket.name.hint"))
                        .value(party.name().en()));
        fields.add(
                Field.of("nameZh", Field.Kind.LINE, visit.t("docket.name.zh"))
                        .value(party.name().zh()));
        if (open.forRegistry()) {
            fields.add(
                    Field.of("reason", Field.Kind.TEXT, visit.t("docket.field.reason"))
                            .hint(visit.t("docket.name.by-registry")));
        }
        return visit.page(
                "casework/docket/act",
                new ActPage(
                        open.file().number().value(),
                        words.title(),
                        words.address(),
                        visit.t("docket.name.title"),
                        address(open, party),
                        Shown.Lane.of(visit, "joint"),
                        null,
                        visit.t("docket.name.what", words.of(party.name())),
                        shown(fields, values, words, refused),
                        false,
                        false,
                        false,
                        refused == null ? null : words.of(refused.reason()),
                        null));
    }

    /// What was posted stands in the form again, what was emptied as well.
    private static List<Field> shown(
            List<Field> fields,
            Map<String, String> values,
            CaseWords words,
            Outcome.@Nullable Refused refused) {
        return fields.stream()
                .map(field ->
                        refused == null
                                ? field
                                : field.value(values.getOrDefault(field.name(), ""))
                                        .error(
                                                Objects.equals(field.name(), refused.field())
                                                        ? words.of(refused.reason())
                                                        : null))
                .toList();
    }
}
