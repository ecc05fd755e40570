package org.goodoffices.casework.docket.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;

/// A part of a docket, the newest first: so much that its page stays light on a thin line, however
/// long the case. It begins at an entry, not at a number, and is measured by the entries that the
/// person sees and by no others.
///
/// @param earlier where the next part begins, further back in time; null on the last
/// @param newest where the docket begins; null where this is there
public record Timeline(
        List<Shown.Entry> entries, @Nullable String earlier, @Nullable String newest) {

    /// Bytes of what a page says of its entries, about.
    private static final int WEIGHT = 9_000;

    private static final int OF_AN_ENTRY = 850;
    private static final int OF_A_LINK = 200;
    private static final int MOST_WORDS = 400;

    public Timeline {
        entries = List.copyOf(entries);
    }

    /// The part that begins at an entry.
    ///
    /// @param seen all entries that the person sees there, the newest first
    /// @param page the address of the newest part
    /// @param from the id of the entry with which it begins, which is shown in whole; of none, the
    ///   newest
    static Timeline of(
            Visit visit,
            List<Entered> seen,
            String page,
            String from,
            Function<Entered, Shown.Entry> words) {
        int start = 0;
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).id().toString().equals(from)) {
                start = i;
            }
        }
        var at = page + (page.contains("?") ? "&" : "?") + "from=";
        var shown = new ArrayList<Shown.Entry>();
        int weight = 0;
        for (var entry : seen.subList(start, seen.size())) {
            var id = entry.id().toString();
            var whole = new Shown.Link(visit.t("docket.entry.whole"), at + id + "#entry-" + id);
            var one = words.apply(entry);
            one = id.equals(from) ? one : one.cut(MOST_WORDS, whole);
            weight += weight(one);
            if (!shown.isEmpty() && weight > WEIGHT) {
                break;
            }
            shown.add(one);
        }
        int end = start + shown.size();
        return new Timeline(
                shown,
                end < seen.size() ? at + seen.get(end).id() + "#docket" : null,
                start == 0 ? null : page + "#docket");
    }

    private static int weight(Shown.Entry entry) {
        var said = entry.said();
        return OF_AN_ENTRY
                + (entry.papers().size() + entry.actions().size()) * OF_A_LINK
                + (said == null ? 0 : said.getBytes(StandardCharsets.UTF_8).length);
    }
}
