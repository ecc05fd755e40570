package org.goodoffices.engines.decision;

/// One sentence or title in both official languages, equally authentic.
public record Text(String en, String zh) {

    /// This text and then another, with nothing between.
    public Text then(Text next) {
        return new Text(en + next.en, zh + next.zh);
    }

    /// The text in Chinese where that is asked for, in English otherwise.
    public String in(boolean chinese) {
        return chinese ? zh : en;
    }
}
