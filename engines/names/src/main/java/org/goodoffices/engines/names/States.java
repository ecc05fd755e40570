package org.goodoffices.engines.names;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Which State or territory a name is of: ICU's names (CLDR) in the six languages of the United
/// Nations, and German, Japanese, Korean, Hebrew and Portuguese; some official names are added.
final class States {

    private static final String[] LANGUAGES = {
        "en", "zh", "zh-Hant", "fr", "es", "ru", "ar", "de", "ja", "ko", "he", "pt"
    };

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (var code : ULocale.getISOCountries()) {
            for (var language : LANGUAGES) {
                enter(
                        ULocale.getDisplayCountry(
                                "und-" + code, ULocale.forLanguageTag(language).toString()),
                        code);
            }
            enter(code, code);
        }
        var others =
                new String[][] {
                    {"CN", "People's Republic of China", "PRC", "中华人民共和国"},
                    {"TW", "Taiwan Province of China"},
                    {"KR", "Republic of Korea", "ROK", "大韩民国", "대한민국"},
                    {
                        "KP",
                        "Democratic People's Republic of Korea",
                        "DPRK",
                        "조선민주주의인민공화국",
                        "朝鲜民主主义人民共和国"
                    },
                    {"RU", "Russian Federation", "Российская Федерация", "俄罗斯联邦"},
                    {"US", "United States of America", "USA", "America", "美利坚合众国"},
                    {
                        "GB",
                        "United Kingdom of Great Britain and Northern Ireland",
                        "UK",
                        "Great Britain"
                    },
                    {"CD", "Democratic Republic of the Congo", "DRC", "Congo Kinshasa"},
                    {"CG", "Republic of the Congo", "Congo Brazzaville", "Congo"},
                    {"VE", "Bolivarian Republic of Venezuela"},
                    {"BO", "Plurinational State of Bolivia"},
                    {"IR", "Islamic Republic of Iran"},
                    {"SY", "Syrian Arab Republic"},
                    {"LA", "Lao People's Democratic Republic"},
                    {"TZ", "United Republic of Tanzania"},
                    {"MD", "Republic of Moldova"},
                    {"VN", "Socialist Republic of Viet Nam", "Viet Nam"},
                    {"MK", "Republic of North Macedonia", "Macedonia"},
                    {"CI", "Ivory Coast", "Cote d'Ivoire"},
                    {"CZ", "Czech Republic"},
                    {"SZ", "Swaziland"},
                    {"MM", "Burma"},
                    {"CV", "Cape Verde"},
                    {"TL", "East Timor"},
                    {"VA", "Holy See"},
                    {"PS", "State of Palestine", "Palestine"}
                };
        for (var row : others) {
            for (var name : row) {
                enter(name, row[0]);
            }
        }
    }

    private States() {}

    private static void enter(String name, String code) {
        CODES.put(folded(name), code);
    }

    /// The code of ISO 3166, if the name is known. *Republic of X* and *Kingdom of X* are X.
    static Optional<String> code(String name) {
        var key = folded(name);
        for (var lead :
                new String[] {
                    "",
                    "the ",
                    "republic of ",
                    "the republic of ",
                    "kingdom of ",
                    "the kingdom of ",
                    "state of ",
                    "federal republic of ",
                    "islamic republic of ",
                    "union of ",
                    "commonwealth of ",
                    "principality of ",
                    "sultanate of ",
                    "grand duchy of ",
                    "arab republic of ",
                    "hashemite kingdom of ",
                    "federative republic of ",
                    "socialist republic of ",
                    "united mexican states of ",
                    "republic of the ",
                    "republique de ",
                    "republique du ",
                    "republica de ",
                    "royaume de ",
                    "republik "
                }) {
            var code = key.startsWith(lead) ? CODES.get(key.substring(lead.length())) : null;
            if (code != null) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /// Every name, but not the codes, and what it is the name of.
    static void each(BiConsumer<String, String> take) {
        CODES.forEach((name, code) -> {
            if (name.length() > 3 || !name.chars().allMatch(sign -> sign < 0x80)) {
                take.accept(name, code);
            }
        });
    }

    private static String folded(String name) {
        return Name.key(name.replace('-', ' ').replace("&", "and"));
    }
}
