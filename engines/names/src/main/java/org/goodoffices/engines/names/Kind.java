package org.goodoffices.engines.names;

import java.util.Locale;
import java.util.Optional;

/// What bears a name; it decides which words of it matter.
public enum Kind {
    PERSON,
    /// A firm, an association, an authority: any body that is not a State.
    COMPANY,
    VESSEL,
    STATE;

    /// Reads what files call it: `person`, `company`, `organization`, `legalentity`, `vessel`,
    /// `ship`, `state`, `country` and their like; upper and lower case alike.
    public static Optional<Kind> read(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
            case "person", "individual", "people", "human" -> Optional.of(PERSON);
            case "company",
                    "organization",
                    "organisation",
                    "legalentity",
                    "entity",
                    "firm",
                    "publicbody",
                    "corporation",
                    "org" ->
                    Optional.of(COMPANY);
            case "vessel", "ship", "boat", "airplane", "aircraft" -> Optional.of(VESSEL);
            case "state", "country", "nation" -> Optional.of(STATE);
            // not an enumeration: whatever else a file says
            default -> Optional.empty();
        };
    }
}
