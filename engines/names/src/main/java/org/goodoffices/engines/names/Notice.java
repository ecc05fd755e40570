package org.goodoffices.engines.names;

/// Something about a name as it was given that its reader should know.
public enum Notice {
    /// Signs that cannot be seen were left out: joiners, marks of direction, control signs.
    INVISIBLE_LEFT_OUT,
    /// A word mixes letters of several scripts that look alike; it was read in one.
    LOOK_ALIKE_LETTERS,
    /// Left-to-right and right-to-left writing in one name.
    MIXED_DIRECTIONS,
    /// The name is longer than any name; what is over [Name#LONGEST] signs or [Name#MOST_WORDS]
    /// words was not looked at.
    SHORTENED,
    /// There is no letter and no figure in it.
    EMPTY
}
