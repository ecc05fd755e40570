package org.goodoffices.foundation.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The recovery codes, shown once.
public record RecoveryCodesPage(List<String> codes, @Nullable String next) {

    public RecoveryCodesPage {
        codes = List.copyOf(codes);
    }
}
