package org.goodoffices.casework.docket;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The cases that the person of the transaction may know of, for lists.
@Repository
public class CaseList {

    private static final int PAGE = 50;

    /// One line of a list.
    public record Row(
            UUID id,
            CaseNumber number,
            String rules,
            Text title,
            String place,
            @Nullable String ending,
            Instant since,
            @Nullable Instant nextDue) {}

    /// What to look for.
    ///
    /// @param words found in number, title or, within the person's lanes, in what was written
    /// @param open whether only cases that have not ended; null for all
    /// @param track, rules, stage only cases of these; null for all
    /// @param mine whether only cases in which the person takes part by name, not by an office
    /// @param dueBy only cases with a limit that runs out by then; null for all
    /// @param from how many rows to leave out
    public record Filter(
            @Nullable String words,
            @Nullable Boolean open,
            @Nullable String track,
            @Nullable String rules,
            @Nullable String stage,
            boolean mine,
            @Nullable Instant dueBy,
            int from) {}

    /// A page of the list, and how many there are in all.
    public record Found(List<Row> rows, int all, int from) {}

    private final JdbcClient jdbc;

    CaseList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Cases by this filter, those whose next limit runs out first before the others.
    public Found find(Filter filter) {
        var where =
                """
                  from case_file c join case_standing s on s.case_id = c.id
                 where c.joint in (select lane from lane_member) -- from one's own lanes on
                   and (:open::boolean is null or (s.ending is null) = :open::boolean)
                   and (:track::text is null or c.track = :track)
                   and (:rules::text is null or c.rules = :rules)
                   and (:stage::text is null or coalesce(s.ending, s.stage) = :stage)
                   and (:due::timestamptz is null or s.ending is null and s.next_due <= :due::timestamptz)
                   and (not :mine or exists (select from capacity k
                                              where k.case_id = c.id and k.until is null and k.member = myself()))
                   and (:like::text is null
                        or c.number ilike :like or c.title_en ilike :like or c.title_zh ilike :like
                        or exists (select from entry e, words_of(e.body -> 'facts') said
                                    where e.case_id = c.id and said.words ilike :like
                                      and not is_closed(e.id)))
                """;
        var like = like(filter.words());
        var due = filter.dueBy();
        var given = new java.util.HashMap<String, @Nullable Object>();
        given.put("open", filter.open());
        given.put("track", filter.track());
        given.put("rules", filter.rules());
        given.put("stage", filter.stage());
        given.put("due", due == null ? null : Timestamp.from(due));
        given.put("mine", filter.mine());
        given.put("like", like);
        int all = jdbc.sql("select count(*)" + where).params(given).query(Integer.class).single();
        var rows =
                jdbc.sql(
                                "select c.*, s.stage, s.ending, s.since as stands_since, s.next_due"
                                        + where
                                        + " order by s.ending is not null, s.next_due nulls last, c.opened_at desc, c.number"
                                        + " limit :page offset :from")
                        .params(given)
                        .param("page", PAGE)
                        .param("from", filter.from())
                        .query((row, _) ->
                                new Row(
                                        row.getObject("id", UUID.class),
                                        new CaseNumber(row.getString("number")),
                                        row.getString("rules"),
                                        new Text(
                                                row.getString("title_en"),
                                                row.getString("title_zh")),
                                        row.getString("stage"),
                                        row.getString("ending"),
                                        row.getTimestamp("stands_since").toInstant(),
                                        instant(row.getTimestamp("next_due"))))
                        .list();
        return new Found(rows, all, filter.from());
    }

    /// A pattern that matches these words anywhere, whatever signs they hold; null for none.
    static @Nullable String like(@Nullable String words) {
        return words == null || words.isBlank()
                ? null
                : "%"
                        + words.strip()
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_")
                        + "%";
    }

    /// How many rows a page has.
    public int page() {
        return PAGE;
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
