package org.goodoffices.casework.table.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.goodoffices.casework.api.Answers;
import org.goodoffices.casework.api.Api;
import org.goodoffices.casework.api.Described;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.language.InBoth;
import org.goodoffices.records.language.NegotiatingText;
import org.goodoffices.records.language.Notation;
import org.goodoffices.records.language.Parity;
import org.goodoffices.records.language.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The negotiating text over the wire: the same acts and the same rights as on its pages.
@RestController
class TextApi {

    /// The text as it stands.
    ///
    /// @param version from 1; 0 before there is one
    /// @param entry of that version, which goes back as `from`; empty before there is one
    /// @param open its open brackets
    record TextNow(int version, String entry, List<TextClause> clauses, List<OpenBracket> open) {
        TextNow {
            clauses = List.copyOf(clauses);
            open = List.copyOf(open);
        }
    }

    /// A clause, in the notation for brackets, as it is typed.
    ///
    /// @param id empty for a clause that is put in
    /// @param parity `confirmed` or `not-confirmed`
    record TextClause(
            String id,
            @Nullable String headingEn,
            @Nullable String headingZh,
            @Nullable String en,
            @Nullable String zh,
            @Nullable String parity) {}

    /// An open bracket.
    ///
    /// @param heading whether it is in the heading of the clause
    /// @param en its place among the brackets of the English wording; -1 where it has none for it
    /// @param zh the same in Chinese
    /// @param issue of the table that it is tied to; null for none
    /// @param choices what it can be settled to, in order
    record OpenBracket(
            String clause,
            boolean heading,
            int en,
            int zh,
            @Nullable String issue,
            List<Text> choices) {
        OpenBracket {
            choices = List.copyOf(choices);
        }
    }

    /// A version to be put forward.
    ///
    /// @param from the entry of the version it was begun from; null where there was none
    record NewText(String token, @Nullable String from, List<TextClause> clauses) {
        NewText {
            clauses = List.copyOf(clauses);
        }
    }

    /// A bracket to be settled, as `OpenBracket` names it.
    ///
    /// @param choice its number among the choices, from 0
    record NewSettling(
            String token,
            String from,
            String clause,
            boolean heading,
            int en,
            int zh,
            int choice) {}

    private final Access access;
    private final Docket docket;
    private final PutText put;

    TextApi(Access access, Docket docket, PutText put) {
        this.access = access;
        this.docket = docket;
        this.put = put;
    }

    @GetMapping("/api/cases/{number}/text")
    TextNow now(PersonId person, @PathVariable String number) {
        return access.as(person, () -> now(docket.openOr404(person, number)));
    }

    private static TextNow now(OpenCase open) {
        var versions = TextVersion.of(open);
        if (versions.isEmpty()) {
            return new TextNow(0, "", List.of(), List.of());
        }
        var last = versions.getLast();
        var text = last.text();
        var named = Named.of(open);
        var entry = last.entry().id().toString();
        return new TextNow(
                last.number(),
                entry,
                TypedText.of(entry, text, named).clauses().stream()
                        .map(one ->
                                new TextClause(
                                        one.id(),
                                        one.field("headingEn"),
                                        one.field("headingZh"),
                                        one.field("en"),
                                        one.field("zh"),
                                        one.parity().key()))
                        .toList(),
                text.open().stream().map(place -> bracket(text, place, named)).toList());
    }

    private static OpenBracket bracket(
            NegotiatingText text, NegotiatingText.Place place, Named named) {
        var clause = java.util.Objects.requireNonNull(text.clause(place.clause()));
        var in = place.heading() ? clause.heading() : clause.text();
        var open = place.open();
        var english = choices(in.en(), open.en(), Language.EN, named);
        var chinese = choices(in.zh(), open.zh(), Language.ZH, named);
        return new OpenBracket(
                place.clause(),
                place.heading(),
                open.en(),
                open.zh(),
                in.bracket(open).issue(),
                IntStream.range(0, Math.max(english.size(), chinese.size()))
                        .mapToObj(i -> new Text(at(english, i), at(chinese, i)))
                        .toList());
    }

    private static List<String> choices(
            Wording wording, int bracket, Language language, Named named) {
        return bracket < 0
                ? List.of()
                : wording.brackets().get(bracket).choices().stream()
                        .map(one ->
                                Notation.print(
                                        one.wording().renamed(id -> named.name(language, id))))
                        .toList();
    }

    private static String at(List<String> all, int place) {
        return place < all.size() ? all.get(place) : "";
    }

    @PostMapping("/api/cases/{number}/text")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> put(
            Visit visit, PersonId person, @PathVariable String number, @RequestBody NewText body) {
        var clauses = new ArrayList<TypedText.One>();
        for (var one : body.clauses) {
            clauses.add(
                    new TypedText.One(
                            one.id,
                            Map.of(
                                    "headingEn", given(one.headingEn),
                                    "headingZh", given(one.headingZh),
                                    "en", given(one.en),
                                    "zh", given(one.zh)),
                            Parity.of(one.parity)));
        }
        return Answers.of(
                visit,
                put.put(
                        person,
                        Docket.numberOr404(number),
                        new TypedText(given(body.from), clauses),
                        Answers.token(body.token)));
    }

    @PostMapping("/api/cases/{number}/text/settling")
    @Described(answer = Api.Done.class, enters = true)
    ResponseEntity<?> settle(
            Visit visit,
            PersonId person,
            @PathVariable String number,
            @RequestBody NewSettling body) {
        return Answers.of(
                visit,
                put.settle(
                        person,
                        Docket.numberOr404(number),
                        new PutText.Settling(
                                body.from,
                                new NegotiatingText.Place(
                                        body.clause,
                                        body.heading,
                                        new InBoth.Open(body.en, body.zh)),
                                body.choice),
                        Answers.token(body.token)));
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
