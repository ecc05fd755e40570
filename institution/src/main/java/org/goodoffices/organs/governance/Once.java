package org.goodoffices.organs.governance;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is worked out when it is first asked for, and kept: for answers that follow from something
/// that never changes. Two who ask at once may both work it out, to the same.
final class Once<T> implements Supplier<T> {

    private final Supplier<T> work;
    private volatile @Nullable T known;

    Once(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public T get() {
        var found = known;
        if (found == null) {
            found = work.get();
            known = found;
        }
        return found;
    }
}
