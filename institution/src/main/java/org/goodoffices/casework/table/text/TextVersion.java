package org.goodoffices.casework.table.text;

import java.util.List;
import java.util.Objects;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.records.language.NegotiatingText;
import org.goodoffices.records.language.Said;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;

/// A version of the negotiating text as it stands on the docket.
///
/// @param number from 1
public record TextVersion(int number, Entered entry) {

    static final String CLAUSES = "clauses";
    static final String NUMBER = "version";

    /// All versions that this person sees, the first first.
    public static List<TextVersion> of(OpenCase open) {
        return open.entries().stream()
                .filter(entry -> entry.act().equals(LaneAct.TEXT.key()))
                .filter(entry -> entry.lane().equals(open.file().joint()))
                .map(entry ->
                        new TextVersion(
                                entry.facts().get(NUMBER) instanceof Number number
                                        ? number.intValue()
                                        : 0,
                                entry))
                .toList();
    }

    /// The version with the id of this entry; null if there is none.
    static @Nullable TextVersion withId(List<TextVersion> versions, @Nullable String id) {
        return versions.stream()
                .filter(version -> version.entry().id().toString().equals(id))
                .findFirst()
                .orElse(null);
    }

    public NegotiatingText text() {
        return NegotiatingText.ofFacts(entry.facts().get(CLAUSES));
    }

    /// Under whose name its words stand where they meet others: the party for which it was written,
    /// else the mediators.
    String by() {
        return entry.party() == null ? Named.MEDIATORS : Objects.toString(entry.party());
    }

    Said<NegotiatingText> said() {
        return new Said<>(text(), by());
    }
}
