package org.goodoffices.foundation.web;

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
