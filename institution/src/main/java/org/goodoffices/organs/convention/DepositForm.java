package org.goodoffices.organs.convention;

import java.util.List;

/// What Legal Affairs writes down of an act that has come in; every field as it was typed.
///
/// @param state its three letters, or its name in either language
/// @param kind the act, by its key
/// @param on the day of deposit, or of signature
/// @param effective from when it has effect, where the act says so; else empty
/// @param follows the number of the entry that it corrects, modifies, objects to, takes back or
///   succeeds to; else empty
/// @param right what a correction puts in place: the kind of the act, or empty where there was none
/// @param capacity who signed: `head-of-state`, `head-of-government`, `foreign-minister`, or
///   `full-powers`
/// @param powers the reference of the full powers
/// @param language in which `words` are written (ISO 639-1); empty where it is not said
/// @param token drawn with the form: the same form is deposited once
public record DepositForm(
        String state,
        String kind,
        String on,
        String effective,
        String follows,
        String right,
        String articles,
        String words,
        List<String> classes,
        String signatory,
        String capacity,
        String powers,
        String token,
        String language) {

    /// The classes of dispute that a declaration can exclude, by the keys that requests use.
    public static final List<String> CLASSES =
            List.of(
                    "territory",
                    "maritime",
                    "independence",
                    "wto",
                    "boundary-waters",
                    "treaty",
                    "environment",
                    "other");

    /// Who signs for a State without full powers (Vienna Convention on the Law of Treaties, art.
    /// 7(2)(a)).
    public static final List<String> WITHOUT_POWERS =
            List.of("head-of-state", "head-of-government", "foreign-minister");

    public DepositForm {
        state = state.strip();
        on = on.strip();
        effective = effective.strip();
        follows = follows.strip();
        words = words.replace("\r\n", "\n").strip();
        articles = articles.strip();
        signatory = signatory.strip();
        powers = powers.strip();
        classes = List.copyOf(classes);
    }
}
