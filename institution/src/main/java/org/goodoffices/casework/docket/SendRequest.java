package org.goodoffices.casework.docket;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Countries;
import org.springframework.stereotype.Component;

/// Sends a request that its author has finished writing (Model Rules, art. 3). The case and the end
/// of the draft are one transaction, so a draft becomes one case however often it is sent.
@Component
public class SendRequest {

    /// What came of it.
    public sealed interface Sent {
        /// It is a case, since now or since it was sent before.
        record Case(CaseNumber number) implements Sent {}

        /// Something has to be mended first; nothing was written.
        record Unfinished(List<RequestCheck.Wrong> wrong) implements Sent {}

        /// The docket would not take it; nothing was written.
        record Refused(Outcome.Refused why) implements Sent {}

        /// Only its author sends it.
        record NotYours(Text author) implements Sent {}

        /// This person has no such draft.
        record Unknown() implements Sent {}
    }

    private final Access access;
    private final RequestDrafts drafts;
    private final RequestMediation requests;
    private final RulesInForce rules;
    private final InstantSource clock;

    SendRequest(
            Access access,
            RequestDrafts drafts,
            RequestMediation requests,
            RulesInForce rules,
            InstantSource clock) {
        this.access = access;
        this.drafts = drafts;
        this.requests = requests;
        this.rules = rules;
        this.clock = clock;
    }

    /// Sends it, once.
    public Sent send(PersonId who, UUID draft) {
        return access.as(who, () -> sent(drafts.held(draft)));
    }

    private Sent sent(Optional<RequestDraft> held) {
        if (held.isEmpty()) {
            return new Sent.Unknown();
        }
        var draft = held.get();
        var before = draft.sentAs();
        if (before != null) {
            return new Sent.Case(before);
        }
        var wrong = RequestCheck.all(draft, rules);
        if (!wrong.isEmpty()) {
            return new Sent.Unfinished(wrong);
        }
        if (!draft.own()) {
            return new Sent.NotYours(draft.author());
        }
        return switch (requests.requested(form(draft), draft.id())) {
            case Outcome.Done(var number, _) -> {
                drafts.sent(draft.id(), number, clock.instant());
                yield new Sent.Case(number);
            }
            case Outcome.DoneBefore(var number) -> new Sent.Case(number);
            case Outcome.Refused refused -> new Sent.Refused(refused);
            case Outcome.Unknown _ -> new Sent.Unknown();
        };
    }

    private static RequestForm form(RequestDraft draft) {
        var parties = new ArrayList<RequestForm.NamedParty>();
        for (int i = 0; i < draft.parties(); i++) {
            parties.add(party(draft, i));
        }
        var facts = new TreeMap<String, String>();
        for (var field :
                List.of(
                        "speaksAs",
                        "classes",
                        "agreement",
                        "agreementText",
                        "languages",
                        "thirdStates",
                        "text")) {
            if (!draft.value(field).isBlank()) {
                facts.put(field, draft.value(field));
            }
        }
        facts.put("track", draft.track());
        RequestCheck.amount(draft.value("amount"))
                .ifPresent(sum ->
                        facts.put(
                                "amount",
                                "%s %s".formatted(draft.value("currency"), sum.toPlainString())));
        return new RequestForm(draft.rules(), parties, facts, "draft-" + draft.id());
    }

    private static RequestForm.NamedParty party(RequestDraft draft, int i) {
        var kind = Party.Kind.of(draft.party(i, "kind"));
        var country = Countries.named(draft.party(i, "country")).orElse(null);
        var mine = draft.party(i, "mine").equals("yes");
        var named = !draft.party(i, "nameEn").isBlank() || !draft.party(i, "nameZh").isBlank();
        return new RequestForm.NamedParty(
                kind,
                country == null ? null : country.code(),
                !named && country != null ? country.nameEn() : draft.party(i, "nameEn"),
                !named && country != null ? country.nameZh() : draft.party(i, "nameZh"),
                mine,
                mine
                        ? null
                        : new RequestForm.Contact(
                                draft.party(i, "contactEn"),
                                draft.party(i, "contactZh"),
                                draft.party(i, "contactMail"),
                                draft.party(i, "contactLanguage").isEmpty()
                                        ? "en"
                                        : draft.party(i, "contactLanguage"),
                                draft.party(i, "contactPlace")));
    }
}
