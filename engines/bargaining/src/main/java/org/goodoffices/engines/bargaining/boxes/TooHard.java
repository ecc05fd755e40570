package org.goodoffices.engines.bargaining.boxes;

/// Nothing was proven: the beginnings that would have to be kept apart at once are more than was
/// allowed. Allow more, or settle some of the issues beforehand.
public final class TooHard extends Exception {

    private static final long serialVersionUID = 1;

    TooHard(int width) {
        super(
                "Not proven: more than "
                        + width
                        + " beginnings of packages would have to be kept apart at once.");
    }
}
