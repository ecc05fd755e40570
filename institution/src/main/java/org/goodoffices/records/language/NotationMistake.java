package org.goodoffices.records.language;

import java.util.Locale;

/// A text that is not in the notation for brackets: what is wrong, and where.
public final class NotationMistake extends Exception {

    @java.io.Serial private static final long serialVersionUID = 1;

    /// What can be wrong.
    public enum Kind {
        /// A bracket is opened here and never closed.
        NOT_CLOSED,
        /// A bracket is closed here that was never opened.
        NOT_OPENED,
        /// A bracket stands here with nothing in it.
        EMPTY,
        /// A list of names is opened here and never closed.
        NAMES_NOT_CLOSED,
        /// Something follows the names of an alternative, where it must end.
        AFTER_NAMES,
        /// The issue of a bracket is not ended by a colon, or an issue or option has no name.
        NO_ISSUE,
        /// Nobody of this name can be named.
        UNKNOWN_NAME,
        /// Brackets lie deeper within one another than anybody can read.
        TOO_DEEP;

        /// As in messages.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final int line;
    private final int column;
    private final String what;

    NotationMistake(Kind kind, int line, int column, String what) {
        super(kind.key() + " at line " + line + ", column " + column + ": " + what);
        this.kind = kind;
        this.line = line;
        this.column = column;
        this.what = what;
    }

    public Kind kind() {
        return kind;
    }

    /// From 1.
    public int line() {
        return line;
    }

    /// In characters, from 1.
    public int column() {
        return column;
    }

    /// The name that is unknown, or what stands at the place.
    public String what() {
        return what;
    }
}
