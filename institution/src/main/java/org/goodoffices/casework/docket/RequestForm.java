package org.goodoffices.casework.docket;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request for mediation as its author sends it.
///
/// @param rules the rule set it is brought under
/// @param parties all of them, in the author's order
/// @param facts what else it says: agreement to mediate, subject classes, languages, amount, text
public record RequestForm(
        String rules, List<NamedParty> parties, Map<String, String> facts, String token) {

    public RequestForm {
        parties = List.copyOf(parties);
        facts = Map.copyOf(facts);
    }

    /// A party as the request names it.
    ///
    /// @param requesting whether the author speaks for it
    /// @param contact who receives the invitation; null for a requesting party
    public record NamedParty(
            Party.Kind kind,
            @Nullable String country,
            String nameEn,
            String nameZh,
            boolean requesting,
            @Nullable Contact contact) {}

    /// Who receives the invitation for a party.
    ///
    /// @param mail empty where the party can be reached by post alone
    /// @param language in which the invitation is written first, `en` or `zh`
    /// @param place the postal address; empty where none is needed
    public record Contact(
            String nameEn, String nameZh, String mail, String language, String place) {

        public Contact(String nameEn, String nameZh, String mail, String language) {
            this(nameEn, nameZh, mail, language, "");
        }
    }
}
