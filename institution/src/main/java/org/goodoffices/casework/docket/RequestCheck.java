package org.goodoffices.casework.docket;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.foundation.print.PrintFonts;
import org.goodoffices.foundation.web.Countries;

/// What still stands in the way of sending a request (Model Rules, art. 3), field by field.
public final class RequestCheck {

    /// The currencies in which an amount in dispute can be stated.
    public static final List<String> CURRENCIES =
            List.of("HKD", "CNY", "USD", "EUR", "GBP", "CHF", "JPY", "SGD", "AUD", "CAD", "INR");

    /// The parts of the form, in their order.
    public enum Step {
        RULES,
        PARTIES,
        DISPUTE,
        PAPERS,
        REVIEW;

        /// As in addresses.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The part with this key.
        public static Optional<Step> of(String key) {
            return List.of(values()).stream().filter(step -> step.key().equals(key)).findFirst();
        }
    }

    /// One thing to mend.
    ///
    /// @param field the field to look at
    /// @param key the text `request.wrong.…` that says what is wrong
    /// @param about how long it may be, how many there must be, or the character that is at fault;
    ///   empty where the text needs none of it
    public record Wrong(Step step, String field, String key, Object about) {}

    private static final int LONGEST_MAIL = 254;
    private static final Set<String> NAMES = Set.of("nameEn", "nameZh", "contactEn", "contactZh");
    private static final Set<String> LONG = Set.of("text", "agreementText");

    private final RequestDraft draft;
    private final List<Wrong> found = new ArrayList<>();

    private RequestCheck(RequestDraft draft) {
        this.draft = draft;
    }

    /// What cannot even be kept: too long, or with characters that cannot be shown.
    public static List<Wrong> unfit(Step step, Map<String, String> values) {
        var unfit = new ArrayList<Wrong>();
        values.forEach((field, value) -> {
            int longest =
                    LONG.contains(field)
                            ? FormReader.LONGEST_TEXT
                            : field.endsWith("Mail") ? LONGEST_MAIL : FormReader.LONGEST_NAME;
            if (value.codePointCount(0, value.length()) > longest) {
                unfit.add(new Wrong(step, field, "too-long", longest));
            } else if (longest <= FormReader.LONGEST_LINE && FormReader.breaks(value)) {
                unfit.add(new Wrong(step, field, "line-broken", ""));
            } else if (value.codePoints().anyMatch(FormReader::unprintable)) {
                unfit.add(new Wrong(step, field, "unprintable", ""));
            } else if (isName(field) && !PrintFonts.unprintable(value).isEmpty()) {
                var character = PrintFonts.unprintable(value).getFirst();
                unfit.add(new Wrong(step, field, "not-printed", PrintFonts.named(character)));
            }
        });
        return unfit;
    }

    private static boolean isName(String field) {
        return NAMES.stream().anyMatch(field::endsWith);
    }

    /// Everything that has to be mended before it can be sent, in the order of the form.
    public static List<Wrong> all(RequestDraft draft, RulesInForce rules) {
        var check = new RequestCheck(draft);
        var chosen = rules.named(draft.rules()).orElse(null);
        if (chosen == null
                || chosen.tracks().stream().noneMatch(t -> key(t).equals(draft.track()))) {
            check.wrong(Step.RULES, "rules", "rules");
            return check.found;
        }
        check.parties(chosen);
        check.dispute();
        return check.found;
    }

    /// As in addresses and in an entry: `state-to-state`.
    public static String key(RuleSet.Track track) {
        return track.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void parties(RuleSet rules) {
        if (!Set.of("agent", "counsel").contains(draft.value("speaksAs"))) {
            wrong(Step.PARTIES, "speaksAs", "speaks-as");
        }
        int mine = 0;
        for (int i = 0; i < draft.parties(); i++) {
            party(i);
            mine += draft.party(i, "mine").equals("yes") ? 1 : 0;
        }
        if (mine == 0) {
            wrong(Step.PARTIES, RequestDraft.field(0, "mine"), "nobody-requests");
        } else if (mine == draft.parties()) {
            wrong(Step.PARTIES, RequestDraft.field(draft.parties() - 1, "mine"), "nobody-invited");
        }
        tracks(rules);
    }

    /// Who can be a party in the track: States only, a State and an investor, or no State alone.
    private void tracks(RuleSet rules) {
        var kinds = new ArrayList<String>();
        for (int i = 0; i < draft.parties(); i++) {
            kinds.add(draft.party(i, "kind"));
        }
        if (kinds.contains("")) {
            return;
        }
        var first = RequestDraft.field(0, "kind");
        switch (RuleSet.Track.valueOf(draft.track().toUpperCase(Locale.ROOT).replace('-', '_'))) {
            case STATE_TO_STATE -> {
                if (kinds.stream()
                        .anyMatch(kind -> kind.equals("company") || kind.equals("person"))) {
                    wrong(Step.PARTIES, first, "states-only");
                }
            }
            case INVESTMENT -> {
                if (kinds.stream().noneMatch("state"::equals)
                        || kinds.stream().allMatch("state"::equals)) {
                    wrong(Step.PARTIES, first, "state-and-investor");
                }
            }
            case COMMERCIAL -> {
                if (kinds.stream().allMatch("state"::equals)) {
                    wrong(Step.PARTIES, first, "not-states-only");
                }
            }
        }
        if (kinds.size() < rules.partiesAtLeast()) {
            wrong(Step.PARTIES, first, "too-few", rules.partiesAtLeast());
        }
    }

    /// Whether an earlier party is this State: nobody is in dispute with itself.
    private boolean namedBefore(int i, Countries.Country state) {
        return java.util.stream.IntStream.range(0, i)
                .filter(before -> draft.party(before, "kind").equals("state"))
                .mapToObj(before -> Countries.named(draft.party(before, "country")))
                .anyMatch(java.util.Optional.of(state)::equals);
    }

    private void party(int i) {
        var kind = draft.party(i, "kind");
        if (!Set.of("state", "organisation", "company", "person").contains(kind)) {
            wrong(Step.PARTIES, RequestDraft.field(i, "kind"), "kind");
        }
        var code = draft.party(i, "country");
        var country = Countries.named(code);
        if (!code.isEmpty() && country.isEmpty()
                || kind.equals("state") && country.filter(Countries.Country::state).isEmpty()) {
            wrong(Step.PARTIES, RequestDraft.field(i, "country"), "country");
        } else if (kind.equals("state") && namedBefore(i, country.orElseThrow())) {
            wrong(Step.PARTIES, RequestDraft.field(i, "country"), "state-twice");
        }
        if (!kind.equals("state")
                && draft.party(i, "nameEn").isBlank()
                && draft.party(i, "nameZh").isBlank()) {
            wrong(Step.PARTIES, RequestDraft.field(i, "nameEn"), "name");
        }
        if (!draft.party(i, "mine").equals("yes")) {
            var mail = draft.party(i, "contactMail");
            boolean byPost = mail.isBlank() && !draft.party(i, "contactPlace").isBlank();
            if (mail.isBlank() && !byPost) {
                wrong(Step.PARTIES, RequestDraft.field(i, "contactMail"), "contact");
            } else if (!byPost && !isMail(mail)) {
                wrong(Step.PARTIES, RequestDraft.field(i, "contactMail"), "mail");
            }
            if (draft.party(i, "contactEn").isBlank() && draft.party(i, "contactZh").isBlank()) {
                wrong(Step.PARTIES, RequestDraft.field(i, "contactEn"), "contact-name");
            }
            if (!Set.of("", "en", "zh").contains(draft.party(i, "contactLanguage"))) {
                wrong(Step.PARTIES, RequestDraft.field(i, "contactLanguage"), "language");
            }
        }
    }

    /// Whether mail can be addressed so.
    static boolean isMail(String text) {
        return text.length() <= LONGEST_MAIL
                && text.matches(
                        "[!-~&&[^@<>\",;:]]+@[!-~&&[^@<>\",;:.]]+(\\.[!-~&&[^@<>\",;:.]]+)+");
    }

    private void dispute() {
        var classes = draft.ticked("classes");
        if (classes.isEmpty() || classes.stream().anyMatch(key -> SubjectClass.of(key).isEmpty())) {
            wrong(Step.DISPUTE, "classes", "classes");
        }
        if (!Set.of("before", "after", "none").contains(draft.value("agreement"))) {
            wrong(Step.DISPUTE, "agreement", "agreement");
        }
        var languages = draft.ticked("languages");
        if (languages.isEmpty() || !Set.of("en", "zh").containsAll(languages)) {
            wrong(Step.DISPUTE, "languages", "languages");
        }
        var amount = draft.value("amount");
        if (!amount.isBlank() && amount(amount).isEmpty()) {
            wrong(Step.DISPUTE, "amount", "amount");
        }
        if (!amount.isBlank() && !CURRENCIES.contains(draft.value("currency"))) {
            wrong(Step.DISPUTE, "currency", "currency");
        }
        if (draft.value("text").isBlank()) {
            wrong(Step.DISPUTE, "text", "text");
        }
    }

    /// A sum as people write it, with or without separators; nothing if it is none.
    public static Optional<BigDecimal> amount(String entered) {
        var plain = entered.replaceAll("[\\s,，'’]", "");
        return plain.matches("[0-9]{1,15}(\\.[0-9]{1,2})?")
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    private void wrong(Step step, String field, String key) {
        wrong(step, field, key, "");
    }

    private void wrong(Step step, String field, String key, Object about) {
        found.add(new Wrong(step, field, key, about));
    }
}
