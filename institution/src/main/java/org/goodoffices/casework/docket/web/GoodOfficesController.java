package org.goodoffices.casework.docket.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.goodoffices.casework.docket.OfferGoodOffices;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.docket.RequestDraft;
import org.goodoffices.casework.docket.RequestForm;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Citation;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Shown.Choice;
import org.goodoffices.foundation.web.Shown.Field;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The form by which the Secretary-General offers good offices to States in dispute (Model Rules on
/// Mediation between States, art. 3(7)); for others it is not there.
@Controller
class GoodOfficesController {

    private static final int MOST_PARTIES = 10;

    private final Access access;
    private final OfferGoodOffices offers;

    GoodOfficesController(Access access, OfferGoodOffices offers) {
        this.access = access;
        this.offers = offers;
    }

    @GetMapping("/good-offices")
    ModelAndView form(Visit visit, PersonId person) {
        mustBeTheirs(person);
        return page(visit, Map.of(), 2, null);
    }

    @PostMapping("/good-offices")
    ModelAndView offer(Visit visit, PersonId person, @RequestParam Map<String, String> posted) {
        mustBeTheirs(person);
        int many = parties(posted.getOrDefault("parties", ""));
        if (posted.getOrDefault("go", "").equals("add")) {
            return page(visit, posted, Math.min(many + 1, MOST_PARTIES), null);
        }
        var offer =
                new OfferGoodOffices.Offer(
                        posted.getOrDefault("rules", set().getKey().name()),
                        IntStream.range(0, many).mapToObj(i -> party(posted, i)).toList(),
                        posted.getOrDefault("text", ""),
                        posted.getOrDefault("once", ""));
        return switch (offers.offer(person, offer)) {
            case Outcome.Done(var number, _) ->
                    new ModelAndView(
                            "redirect:/cases/" + number + "?done=" + set().getValue().name());
            case Outcome.DoneBefore(var number) -> new ModelAndView("redirect:/cases/" + number);
            case Outcome.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Outcome.Refused refused -> {
                var again = page(visit, posted, many, refused);
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }

    private void mustBeTheirs(PersonId person) {
        if (offers.possible().isEmpty() || !access.as(person, offers::mayOffer)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private Map.Entry<RuleSet, Act> set() {
        return offers.possible().entrySet().iterator().next();
    }

    private static int parties(String many) {
        return many.matches("[0-9]{1,2}") ? Math.clamp(Integer.parseInt(many), 2, MOST_PARTIES) : 2;
    }

    private static RequestForm.NamedParty party(Map<String, String> posted, int i) {
        var country = Countries.named(said(posted, i, "country")).orElse(null);
        boolean named =
                !said(posted, i, "nameEn").isEmpty() || !said(posted, i, "nameZh").isEmpty();
        return new RequestForm.NamedParty(
                said(posted, i, "kind").equals("organisation")
                        ? Party.Kind.ORGANISATION
                        : Party.Kind.STATE,
                country == null ? null : country.code(),
                !named && country != null ? country.nameEn() : said(posted, i, "nameEn"),
                !named && country != null ? country.nameZh() : said(posted, i, "nameZh"),
                false,
                new RequestForm.Contact(
                        said(posted, i, "contactEn"),
                        said(posted, i, "contactZh"),
                        said(posted, i, "contactMail"),
                        said(posted, i, "contactLanguage").equals("zh") ? "zh" : "en"));
    }

    private static String said(Map<String, String> posted, int i, String field) {
        return posted.getOrDefault(RequestDraft.field(i, field), "").strip();
    }

    private ModelAndView page(
            Visit visit, Map<String, String> posted, int many, Outcome.@Nullable Refused refused) {
        var set = set().getKey();
        var act = set().getValue();
        var groups = new ArrayList<RequestPage.Group>();
        for (int i = 0; i < many; i++) {
            groups.add(
                    new RequestPage.Group(
                            visit.t("request.party", i + 1),
                            List.of(
                                    field(visit, posted, refused, i, "kind", Field.Kind.LIST)
                                            .choices(
                                                    choices(
                                                            visit,
                                                            "kind",
                                                            List.of("state", "organisation"))),
                                    country(
                                                    visit,
                                                    field(
                                                            visit,
                                                            posted,
                                                            refused,
                                                            i,
                                                            "country",
                                                            Field.Kind.LINE))
                                            .hint(visit.t("request.field.country.hint"))
                                            .needed(visit.t("request.field.country.needless"))),
                            List.of(
                                    field(visit, posted, refused, i, "nameEn", Field.Kind.LINE)
                                            .hint(visit.t("request.field.name.hint"))
                                            .optional(),
                                    field(visit, posted, refused, i, "nameZh", Field.Kind.LINE)
                                            .hint(visit.t("request.field.name.hint"))
                                            .optional()),
                            List.of(
                                    field(visit, posted, refused, i, "contactEn", Field.Kind.LINE)
                                            .optional(),
                                    field(visit, posted, refused, i, "contactZh", Field.Kind.LINE)
                                            .optional(),
                                    field(
                                            visit,
                                            posted,
                                            refused,
                                            i,
                                            "contactMail",
                                            Field.Kind.EMAIL),
                                    field(
                                                    visit,
                                                    posted,
                                                    refused,
                                                    i,
                                                    "contactLanguage",
                                                    Field.Kind.LIST)
                                            .choices(
                                                    choices(
                                                            visit,
                                                            "language",
                                                            List.of("en", "zh")))),
                            visit.t("good-offices.contact"),
                            null,
                            null));
        }
        var sets = offers.possible().keySet();
        return visit.page(
                "casework/docket/good-offices",
                new GoodOfficesPage(
                        act.article() == null
                                ? null
                                : Citation.of(visit, set.text(), act.article()),
                        sets.size() == 1
                                ? null
                                : Field.of("rules", Field.Kind.LIST, visit.t("request.field.rules"))
                                        .value(posted.getOrDefault("rules", set.name()))
                                        .choices(
                                                sets.stream()
                                                        .map(one ->
                                                                new Choice(
                                                                        one.name(),
                                                                        visit.of(
                                                                                one.title().en(),
                                                                                one.title().zh())))
                                                        .toList()),
                        groups,
                        Field.of("text", Field.Kind.TEXT, visit.t("good-offices.text"))
                                .hint(visit.t("good-offices.text.hint"))
                                .value(posted.getOrDefault("text", ""))
                                .error(error(visit, refused, "text")),
                        Countries.inOrder(visit.language(), visit.sampleWorld()).stream()
                                .map(country -> country.name(visit.language()))
                                .toList(),
                        many,
                        refused == null
                                ? null
                                : visit.of(refused.reason().en(), refused.reason().zh()),
                        refused == null || refused.article() == null
                                ? null
                                : Citation.of(visit, set.text(), refused.article())));
    }

    private static Field field(
            Visit visit,
            Map<String, String> posted,
            Outcome.@Nullable Refused refused,
            int i,
            String name,
            Field.Kind kind) {
        return Field.of(RequestDraft.field(i, name), kind, visit.t("request.field." + name))
                .value(said(posted, i, name))
                .error(error(visit, refused, "party-" + i + "-" + name));
    }

    private static @Nullable String error(
            Visit visit, Outcome.@Nullable Refused refused, String field) {
        return refused != null && field.equals(refused.field())
                ? visit.of(refused.reason().en(), refused.reason().zh())
                : null;
    }

    private static Field country(Visit visit, Field field) {
        return Countries.named(field.value())
                .map(country -> field.value(country.name(visit.language())))
                .orElse(field);
    }

    private static List<Choice> choices(Visit visit, String group, List<String> keys) {
        return keys.stream()
                .map(key -> new Choice(key, visit.t("request." + group + "." + key)))
                .toList();
    }
}
