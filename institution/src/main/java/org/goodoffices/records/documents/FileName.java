package org.goodoffices.records.documents;

import org.goodoffices.records.documents.KeepPaper.Unfit;

/// The name of a file as a stranger gave it, made safe to show, to keep and to hand out.
final class FileName {

    private static final int LONGEST = 255;

    private FileName() {}

    /// The name without any path.
    ///
    /// @throws Unfit if nothing of it can be used as a name
    static String of(String given) throws Unfit {
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = name.strip();
        if (name.codePoints().anyMatch(FileName::unprintable)) {
            throw new Unfit("name-unprintable");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw new Unfit("name-too-long", LONGEST);
        }
        if (name.chars().allMatch(sign -> sign == '.')) {
            throw new Unfit("no-name");
        }
        return name;
    }

    /// What a paper is called until somebody gives it a title: its file name without the ending.
    static String title(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// Control characters, and marks that turn the direction of what follows, hide what a file is.
    static boolean unprintable(int sign) {
        return Character.getType(sign) == Character.CONTROL
                || Character.getType(sign) == Character.SURROGATE
                || Character.getType(sign) == Character.LINE_SEPARATOR
                || Character.getType(sign) == Character.PARAGRAPH_SEPARATOR
                || sign == 0xFFFD
                || sign >= 0x202A && sign <= 0x202E
                || sign >= 0x2066 && sign <= 0x2069
                || sign == 0x200E
                || sign == 0x200F;
    }
}
