package org.goodoffices.foundation.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The States, and the other territories that have a code in ISO 3166, by their names in both
/// official languages: States by the short names that the United Nations gives them, the others as
/// the Unicode consortium names them. Further spellings, and names that a State bore before, are
/// understood but not shown. The States are the members of the United Nations, its two observers,
/// and the two that take part in its specialised agencies alone. The fictional States of the sample
/// world are known too, by codes that ISO 3166 leaves to its users.
public final class Countries {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    private static final Pattern APOSTROPHES = Pattern.compile("[’‘`´ʼ']");
    private static final Pattern SAINT = Pattern.compile("\\bst\\.? ");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{P}\\s]+");
    private static final Pattern ARTICLE = Pattern.compile("^ ?the | the ?$");

    private static final Map<String, Country> ALL = new LinkedHashMap<>();
    private static final Map<String, Country> BY_NAME = new HashMap<>();

    static {
        for (var two : Locale.getISOCountries()) {
            var place = Locale.of("", two);
            enter(
                    new Country(
                            place.getISO3Country(),
                            place.getDisplayCountry(Locale.ENGLISH),
                            place.getDisplayCountry(Locale.SIMPLIFIED_CHINESE),
                            false,
                            false));
        }
        for (var line : lines("names.csv")) {
            var cells = line.split(",", -1);
            var country = new Country(cells[0], cells[1], cells[2], cells[3].equals("yes"), false);
            enter(country);
            for (var also : cells[4].split("\\|")) {
                BY_NAME.put(plain(also), country);
                BY_NAME.put(also, country);
            }
        }
        BY_NAME.remove("");
        for (var line : lines("fictional.csv")) {
            var cells = line.split(",");
            enter(new Country(cells[0], cells[1], cells[2], true, true));
        }
    }

    private Countries() {}

    /// One of them.
    ///
    /// @param code its three letters in ISO 3166-1
    /// @param state whether it is a State, and so can be a party as one
    /// @param fictional whether it is one only in the sample world
    public record Country(
            String code, String nameEn, String nameZh, boolean state, boolean fictional) {

        public String name(Language language) {
            return language.of(nameEn, nameZh);
        }
    }

    /// The one with these three letters.
    public static Optional<Country> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /// The one that this text names: by its three letters, or by a name in either language.
    public static Optional<Country> named(String text) {
        var said = text.strip();
        var exact = ALL.getOrDefault(said, BY_NAME.get(said));
        return Optional.ofNullable(exact == null ? BY_NAME.get(plain(said)) : exact);
    }

    /// All of them, in the order of their names in this language.
    ///
    /// @param fictional whether those of the sample world are among them
    public static List<Country> inOrder(Language language, boolean fictional) {
        return ALL.values().stream()
                .filter(country -> fictional || !country.fictional())
                .sorted(Comparator.comparing(country -> country.name(language), language.order()))
                .toList();
    }

    /// A name as it is compared: without accents, case, articles and the marks that spellings
    /// differ in.
    public static String plain(String name) {
        var plain =
                ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        plain = APOSTROPHES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
        plain = SAINT.matcher(plain).replaceAll("saint ").replace("&", " and ");
        plain = BETWEEN_WORDS.matcher(plain).replaceAll(" ");
        return ARTICLE.matcher(plain).replaceAll(" ").strip();
    }

    private static void enter(Country country) {
        ALL.put(country.code(), country);
        BY_NAME.put(plain(country.nameEn()), country);
        BY_NAME.put(plain(country.nameZh()), country);
        BY_NAME.put(country.nameEn(), country);
    }

    private static List<String> lines(String table) {
        try (var file = Countries.class.getResourceAsStream("/countries/" + table)) {
            return new String(
                            java.util.Objects.requireNonNull(file, table).readAllBytes(),
                            StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
