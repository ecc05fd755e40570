package org.goodoffices.engines.bargaining;

/// What the engine says, in both languages of the institution.
public record Text(String en, String zh) {

    /// The text in Chinese or in English.
    public String in(boolean chinese) {
        return chinese ? zh : en;
    }

    @Override
    public String toString() {
        return en;
    }
}
