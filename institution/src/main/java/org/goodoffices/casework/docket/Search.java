package org.goodoffices.casework.docket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds what was written on the docket, in either language, within the lanes of the person of the
/// transaction. Chinese is not split into words: what is looked for is found where it stands.
@Component
public class Search {

    private static final int PAGE = 30;

    /// An entry that was found, and the words around what was looked for.
    public record Hit(OpenCase open, Entered entry, String words) {}

    /// A page of what was found.
    ///
    /// @param more whether there is more behind it
    public record Found(List<Hit> hits, int from, boolean more) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    private record Row(UUID entry, String value) {}

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Record record;

    Search(JdbcClient jdbc, Docket docket, Record record) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.record = record;
    }

    /// How many a page has.
    public int page() {
        return PAGE;
    }

    /// What holds these words, the newest first; nothing for no words.
    public Found find(PersonId person, @Nullable String words, int from) {
        var like = CaseList.like(words);
        if (like == null || words == null) {
            return new Found(List.of(), from, false);
        }
        var rows =
                jdbc.sql(
                                """
                                select distinct on (e.at, e.lane, e.position) e.id, said.words
                                  from entry e, words_of(e.body -> 'facts') said
                                 where said.words ilike :like and e.case_id is not null
                                   and not is_closed(e.id)
                                 order by e.at desc, e.lane, e.position desc, said.field
                                 limit :page offset :from\
                                """)
                        .param("like", like)
                        .param("page", PAGE + 1)
                        .param("from", from)
                        .query((row, _) -> new Row(row.getObject(1, UUID.class), row.getString(2)))
                        .list();
        var opened = new HashMap<UUID, @Nullable OpenCase>();
        var hits = new ArrayList<Hit>();
        for (var row : rows.subList(0, Math.min(PAGE, rows.size()))) {
            var entry = record.entry(new EntryId(row.entry())).orElseThrow();
            var open =
                    opened.computeIfAbsent(
                            entry.caseId(), id -> docket.open(person, id).orElse(null));
            if (open != null) {
                hits.add(new Hit(open, entry, around(row.value(), words.strip())));
            }
        }
        return new Found(hits, from, rows.size() > PAGE);
    }

    /// The words around the first place where it stands.
    static String around(String text, String words) {
        int at =
                text.toLowerCase(java.util.Locale.ROOT)
                        .indexOf(words.toLowerCase(java.util.Locale.ROOT));
        int from = Math.max(0, at - 60);
        int to = Math.min(text.length(), Math.max(at, 0) + words.length() + 120);
        return (from > 0 ? "… " : "")
                + text.substring(from, to).strip()
                + (to < text.length() ? " …" : "");
    }
}
