package org.goodoffices.engines.bargaining.boxes;

/// What something is worth to the two parties, each in its own units.
public record Worth(long one, long other) {

    static final Worth NOTHING = new Worth(0, 0);

    Worth plus(Worth more) {
        return new Worth(one + more.one, other + more.other);
    }

    Worth minus(Worth less) {
        return new Worth(one - less.one, other - less.other);
    }
}
