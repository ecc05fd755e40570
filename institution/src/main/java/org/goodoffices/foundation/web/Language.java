package org.goodoffices.foundation.web;

import com.ibm.icu.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/// One of the institution's two official languages; both are authentic.
public enum Language {
    EN("en", Locale.UK),
    ZH("zh", Locale.SIMPLIFIED_CHINESE);

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /// As in the `lang` attribute of a page and in addresses: `en` or `zh`.
    public String code() {
        return code;
    }

    /// The order of names in this language; in Chinese by pinyin, of all characters (Unicode CLDR;
    /// the JDK's own order knows only the commoner ones).
    public Comparator<String> order() {
        return of(Order.ENGLISH, Order.CHINESE);
    }

    /// Read when something is first put in order.
    private static final class Order {
        static final Comparator<String> ENGLISH = by(EN);
        static final Comparator<String> CHINESE = by(ZH);

        private static Comparator<String> by(Language language) {
            var collator = Collator.getInstance(language.locale()).freeze();
            return collator::compare;
        }
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return switch (this) {
            case EN -> ZH;
            case ZH -> EN;
        };
    }

    /// What is for this language: a text, a format.
    public <T> T of(T english, T chinese) {
        return switch (this) {
            case EN -> english;
            case ZH -> chinese;
        };
    }

    /// `zh` for anything Chinese, English otherwise.
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? ZH : EN;
    }
}
