package org.goodoffices.casework.docket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The cases that the person of the transaction may know of, for lists.
@Repository
public class CaseList {

    private static final int PAGE = 50;

    /// Counting goes no further: the cost of a list must not grow with the docket.
    public static final int MOST_COUNTED = 500;

    /// What a case is called by what its parties are called now: worked out anew only where one of
    /// them has said its name.
    private static final String CALLED =
            """
            coalesce(case when exists (select from entry said
                                        where said.act = 'name-stated' and said.lane = s.lane)
                          then (select string_agg(name_%1$s, '%2$s' order by place)
                                  from party_named where case_id = s.case_id) end,
                     c.title_%1$s) as title_%1$s\
            """;

    private static final String TITLES =
            CALLED.formatted("en", " – ") + ", " + CALLED.formatted("zh", "与");

    private static final String IN_ORDER =
            " order by s.ending is not null, s.next_due, s.opened_at desc, s.case_id";

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
            int from) {

        private Filter at(int place) {
            return new Filter(words, open, track, rules, stage, mine, dueBy, place);
        }
    }

    /// A page of the list.
    ///
    /// @param all how many there are; `MOST_COUNTED + 1` where there are more than those counted
    public record Found(List<Row> rows, int all, int from) {

        /// How many there are at least; exact unless `more`.
        public int counted() {
            return Math.min(all, MOST_COUNTED);
        }

        /// Whether there are more than were counted.
        public boolean more() {
            return all > MOST_COUNTED;
        }

        /// Where the next page begins; null on the last.
        public @Nullable Integer next() {
            return rows.size() < PAGE || from + PAGE >= all && !more() ? null : from + PAGE;
        }
    }

    private final JdbcClient jdbc;

    CaseList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Cases by this filter, those whose next limit runs out first before the others.
    ///
    /// Row-level security says which cases those are. Where somebody takes part in few, the search
    /// starts from their lanes; who sees most of them by an office walks the list in its order, as
    /// far as the page goes.
    public Found find(Filter filter) {
        var given = new HashMap<String, Object>();
        var where = new StringBuilder(" from case_standing s where true");
        if (!holdsOffice()) {
            where.append(
                    """
                     and s.lane = any (array(select lane from lane_member where member = myself()))\
                    """);
        }
        narrow(where, given, "(s.ending is null) = :open", "open", filter.open());
        narrow(where, given, "s.track = :track", "track", filter.track());
        narrow(where, given, "s.rules = :rules", "rules", filter.rules());
        narrow(where, given, "coalesce(s.ending, s.stage) = :stage", "stage", filter.stage());
        var due = filter.dueBy();
        narrow(
                where,
                given,
                "s.ending is null and s.next_due <= :due",
                "due",
                due == null ? null : Timestamp.from(due));
        if (filter.mine()) {
            where.append(
                    """
                     and exists (select from capacity k
                                  where k.case_id = s.case_id and k.until is null and k.member = myself())\
                    """);
        }
        narrow(
                where,
                given,
                """
                (exists (select from case_file c
                          where c.id = s.case_id
                            and (c.number ilike :like or c.title_en ilike :like or c.title_zh ilike :like))
                 or exists (select from entry e, words_of(e.body -> 'facts') said
                             where e.case_id = s.case_id and said.words ilike :like
                               and not is_closed(e.id)))\
                """,
                "like",
                like(filter.words()));
        // one walk through the list finds the page and counts, as far as counting goes
        var rows =
                jdbc.sql(
                                """
                                select s.*, c.number, %s
                                  from (select s.*, count(*) over () as counted
                                          from (select s.*%s%s limit :counted) s%s limit :page offset :from) s
                                  join case_file c on c.id = s.case_id%s\
                                """
                                        .formatted(TITLES, where, IN_ORDER, IN_ORDER, IN_ORDER))
                        .params(given)
                        .param("counted", Math.max(MOST_COUNTED + 1, filter.from() + PAGE))
                        .param("page", PAGE)
                        .param("from", filter.from())
                        .query(CaseList::counted)
                        .list();
        if (rows.isEmpty() && filter.from() > 0) { // beyond the end there is nobody to count
            return new Found(List.of(), find(filter.at(0)).all(), filter.from());
        }
        return new Found(
                rows.stream().map(Counted::row).toList(),
                rows.isEmpty() ? 0 : Math.min(rows.getFirst().all(), MOST_COUNTED + 1),
                filter.from());
    }

    private record Counted(Row row, int all) {}

    private static Counted counted(ResultSet row, int number) throws SQLException {
        return new Counted(
                new Row(
                        row.getObject("case_id", UUID.class),
                        new CaseNumber(row.getString("number")),
                        row.getString("rules"),
                        new Text(row.getString("title_en"), row.getString("title_zh")),
                        row.getString("stage"),
                        row.getString("ending"),
                        row.getTimestamp("since").toInstant(),
                        instant(row.getTimestamp("next_due"))),
                row.getInt("counted"));
    }

    private boolean holdsOffice() {
        return jdbc.sql("select exists (select from office_holding)").query(Boolean.class).single();
    }

    private static void narrow(
            StringBuilder where,
            Map<String, Object> given,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            given.put(name, value);
        }
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
