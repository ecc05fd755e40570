package org.goodoffices.records.documents;

import java.util.Locale;
import org.goodoffices.foundation.web.Visit;

/// What is said of any paper, wherever it is kept, in the language of a visit.
public record KeptWords(Visit visit) {

    /// Type and size in one line.
    public String about(PaperType type, long size) {
        return visit.t("documents.type." + type.key()) + " · " + size(size);
    }

    public String size(long bytes) {
        if (bytes < 1000) {
            return visit.t("documents.bytes", bytes);
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /// Why a form was not taken.
    public String refusal(Uploaded.Unfit unfit) {
        return visit.t("documents.refused." + unfit.key(), unfit.of().toArray());
    }
}
