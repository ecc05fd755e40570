package org.goodoffices.engines.bargaining;

/// Something that cannot be read or cannot be computed, for a reason that is told.
public final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Text why;

    public Refused(String en, String zh) {
        super(en);
        this.why = new Text(en, zh);
    }

    /// A refusal at a place in a file: `file:line: why`.
    public static Refused at(String file, int line, Text why) {
        var place = file + ":" + line + ": ";
        return new Refused(place + why.en(), place + why.zh());
    }

    public Text why() {
        return why;
    }
}
