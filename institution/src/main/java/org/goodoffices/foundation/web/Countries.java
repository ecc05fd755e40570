package org.goodoffices.foundation.web;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The States, and the other territories that have a code in ISO 3166, by their names in both
/// official languages (as the Unicode consortium keeps them).
public final class Countries {

    /// The members of the United Nations, its two observers, and the two States that take part in
    /// its specialised agencies alone.
    private static final Set<String> STATES =
            Set.of(
                    ("AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW"
                                    + " BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO"
                                    + " DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY"
                                    + " HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR"
                                    + " KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN"
                                    + " MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NU NZ OM PA PE PG PH"
                                    + " PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO"
                                    + " SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ"
                                    + " VA VC VE VN VU WS YE ZA ZM ZW")
                            .split(" "));

    private static final Map<String, Country> ALL = all();

    private Countries() {}

    /// One of them.
    ///
    /// @param code its three letters in ISO 3166-1
    /// @param state whether it is a State, and so can be a party as one
    public record Country(String code, String nameEn, String nameZh, boolean state) {

        public String name(Language language) {
            return language.of(nameEn, nameZh);
        }
    }

    /// The one with these three letters.
    public static Optional<Country> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /// The one that this text names: by its three letters, or by its name in either language.
    public static Optional<Country> named(String text) {
        var said = text.strip();
        return of(said).or(() ->
                ALL.values().stream()
                        .filter(country ->
                                country.nameEn().equalsIgnoreCase(said)
                                        || country.nameZh().equals(said))
                        .findFirst());
    }

    /// All of them, in the order of their names in this language.
    public static List<Country> inOrder(Language language) {
        var collator = Collator.getInstance(language.locale());
        return ALL.values().stream()
                .sorted(Comparator.comparing(country -> country.name(language), collator::compare))
                .toList();
    }

    private static Map<String, Country> all() {
        var all = new LinkedHashMap<String, Country>();
        for (var two : Locale.getISOCountries()) {
            var place = Locale.of("", two);
            var code = place.getISO3Country();
            all.put(
                    code,
                    two.equals("TW")
                            // as the United Nations and ISO name it
                            ? new Country(code, "Taiwan, Province of China", "中国台湾省", false)
                            : new Country(
                                    code,
                                    place.getDisplayCountry(Locale.ENGLISH),
                                    place.getDisplayCountry(Locale.SIMPLIFIED_CHINESE),
                                    STATES.contains(two)));
        }
        return all;
    }
}
