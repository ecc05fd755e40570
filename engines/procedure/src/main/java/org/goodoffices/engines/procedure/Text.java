package org.goodoffices.engines.procedure;

/// One sentence or title in both official languages, equally authentic.
public record Text(String en, String zh) {

    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case ZH -> zh;
        };
    }
}
