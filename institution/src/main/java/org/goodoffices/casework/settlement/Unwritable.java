package org.goodoffices.casework.settlement;

import org.goodoffices.casework.settlement.bundle.Bilingual;

/// Finds what must not stand in a text that is signed: control characters, and marks that turn the
/// direction of what follows, which would let a text be read otherwise than it is.
final class Unwritable {

    private Unwritable() {}

    static boolean in(Bilingual text) {
        return (text.english() + text.chinese())
                .codePoints()
                .anyMatch(sign ->
                        Character.getType(sign) == Character.CONTROL
                                        && sign != '\n'
                                        && sign != '\r'
                                        && sign != '\t'
                                || sign >= 0x202A && sign <= 0x202E
                                || sign >= 0x2066 && sign <= 0x2069
                                || Character.getType(sign) == Character.SURROGATE);
    }
}
