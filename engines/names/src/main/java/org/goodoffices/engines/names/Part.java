package org.goodoffices.engines.names;

/// One word of a name and the part it plays.
///
/// @param text as it was written
/// @param key what is compared: lower case, without dots; for a form its class, for a number its
///   figures
public record Part(String text, String key, Role role) {

    /// What a word does in a name.
    public enum Role {
        /// It says who is meant.
        NAME,
        /// A single letter that stands for a name.
        INITIAL,
        /// *al*, *bin*, *van*, *of*: it may be left out.
        PARTICLE,
        /// *Dr*, *Sheikh*, *MV*: says nothing about who is meant.
        TITLE,
        /// *Junior*, *III*: father and son.
        GENERATION,
        /// *GmbH*, *ООО*: the legal form.
        FORM,
        /// *Trading*, *Group*: many have it.
        GENERIC,
        /// *Bank*, *University*, *Motors*: what sort of body it is.
        SORT,
        /// *North*, *Asia*.
        PLACE,
        /// A number in figures, words or Roman figures.
        NUMBER
    }

    boolean is(Role other) {
        return role == other;
    }
}
