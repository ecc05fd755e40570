package org.goodoffices.organs.convention.treaty;

import org.goodoffices.engines.procedure.Text;

/// Why a file cannot be read, in a sentence.
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Text why;

    public Unreadable(String en, String zh) {
        this(new Text(en, zh));
    }

    public Unreadable(Text why) {
        super(why.en());
        this.why = why;
    }

    /// The sentence, in both languages.
    public Text why() {
        return why;
    }
}
