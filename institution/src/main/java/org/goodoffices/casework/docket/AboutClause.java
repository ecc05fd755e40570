package org.goodoffices.casework.docket;

import java.util.Optional;
import java.util.regex.Pattern;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// What somebody wrote in a lane about a clause of the negotiating text. The record holds the
/// clause's id before the words, after a pilcrow; people never read it.
///
/// @param clause its id
public record AboutClause(String clause, String words) {

    private static final Pattern FORM = Pattern.compile("¶([0-9a-f]{8})\\s+(.*)", Pattern.DOTALL);

    /// The words of an entry, where they are about a clause.
    public static Optional<AboutClause> of(@Nullable String said) {
        var read = FORM.matcher(said == null ? "" : said);
        return read.matches()
                ? Optional.of(new AboutClause(read.group(1), read.group(2)))
                : Optional.empty();
    }

    /// As it stands in the record.
    public String said() {
        return "¶" + clause + " " + words;
    }

    /// The words of an entry as people read them.
    public static String read(Visit visit, String said) {
        return of(said).map(about -> visit.t("docket.about-clause", about.words())).orElse(said);
    }
}
