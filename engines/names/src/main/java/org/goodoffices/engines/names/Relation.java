package org.goodoffices.engines.names;

/// How a word of one name answers to a word of the other.
public enum Relation {
    SAME,
    /// The same sounds in another script, or another way to write them in Latin letters.
    TRANSLITERATED,
    /// Other signs that are said alike: 张 and 章.
    SOUNDS_ALIKE,
    /// A slip of the pen or another spelling.
    SPELT_OTHERWISE,
    /// An initial and a name that begins with it.
    INITIAL,
    /// *Bill* and *William*; *Ivan* and *John*.
    SHORT_FORM,
    /// Written in one, or apart.
    JOINED,
    /// *IBM* and *International Business Machines*.
    ABBREVIATED,
    /// Legal forms that stand for one another.
    SAME_FORM,
    /// Nothing in the other name answers to it.
    ALONE,
    /// What stands here is something else there: another number, another legal form, another State.
    DIFFERENT
}
