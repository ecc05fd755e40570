package org.goodoffices.records.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goodoffices.foundation.identity.Question;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.records.record.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The papers in the lanes that the person of the transaction is in.
@Repository
public class Papers {

    private static final String PAPER =
            """
            select p.*, t.side, t.role, c.title, c.name, c.type, c.size, c.hash, c.file
              from paper p join thing t on t.entry = p.entry
              left join paper_content c on c.paper = p.id
            """;

    private final JdbcClient jdbc;
    private final Record record;

    Papers(JdbcClient jdbc, Record record) {
        this.jdbc = jdbc;
        this.record = record;
    }

    /// A paper about to be put in with the next entry of its lane.
    ///
    /// @param follows the version it follows; null for a new paper
    public record Draft(PaperId id, Kept kept, @Nullable Paper follows) {

        /// What the entry says of it: id, title and hash.
        public Map<String, Object> fact() {
            return Papers.fact(id, kept.title(), kept.hash());
        }
    }

    /// What an entry says of a paper that is in its lane already.
    public static Map<String, Object> fact(Paper paper) {
        var content = java.util.Objects.requireNonNull(paper.content());
        return fact(paper.id(), content.title(), content.hash());
    }

    private static Map<String, Object> fact(PaperId id, String title, String hash) {
        var fact = new TreeMap<String, Object>();
        fact.put("id", id.toString());
        fact.put("title", title);
        fact.put("hash", hash);
        return fact;
    }

    /// Draws the ids of papers that come in with the next entry of this lane, which is held until
    /// the transaction ends.
    ///
    /// @throws IllegalArgumentException if one was sealed for another lane
    public List<Draft> draft(LaneId lane, List<Kept> papers, @Nullable Paper follows) {
        if (papers.stream().anyMatch(kept -> !kept.lane().equals(lane))) {
            throw new IllegalArgumentException("sealed for another lane");
        }
        var ids = record.idsForNext(lane, papers.size());
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < papers.size(); i++) {
            drafts.add(new Draft(new PaperId(ids.get(i)), papers.get(i), follows));
        }
        return drafts;
    }

    /// Keeps whose an entry is, and the papers that came in with it.
    ///
    /// @param side whose it is; null for the mediators, the registry and the authority
    public void enter(Entered entry, @Nullable UUID side, List<Draft> papers) {
        jdbc.sql("insert into thing values (?, ?, ?, ?::uuid, ?)")
                .param(entry.id().value())
                .param(entry.lane().value())
                .param(entry.caseId())
                .param(side)
                .param(entry.role())
                .update();
        for (var draft : papers) {
            var follows = draft.follows();
            jdbc.sql("insert into paper values (?, ?, ?, ?, ?, ?)")
                    .param(draft.id().value())
                    .param(follows == null ? draft.id().value() : follows.first().value())
                    .param(follows == null ? 1 : latest(follows.first()) + 1)
                    .param(entry.id().value())
                    .param(entry.lane().value())
                    .param(entry.caseId())
                    .update();
            var kept = draft.kept();
            jdbc.sql("insert into paper_content values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .param(draft.id().value())
                    .param(entry.id().value())
                    .param(entry.lane().value())
                    .param(kept.title())
                    .param(kept.name())
                    .param(kept.type().key())
                    .param(kept.size())
                    .param(HexFormat.of().parseHex(kept.hash()))
                    .param(kept.file())
                    .update();
        }
    }

    private int latest(PaperId first) {
        return jdbc.sql("select max(version) from paper where first = ?")
                .param(first.value())
                .query(Integer.class)
                .single();
    }

    /// A paper, if I am in its lane.
    public Optional<Paper> paper(PaperId id) {
        return jdbc.sql(PAPER + "where p.id = ?").param(id.value()).query(Papers::paper).optional();
    }

    /// All versions of a paper, oldest first.
    public List<Paper> versions(PaperId first) {
        return jdbc.sql(PAPER + "where p.first = ? order by p.version")
                .param(first.value())
                .query(Papers::paper)
                .list();
    }

    /// The papers that came in with an entry.
    public List<Paper> ofEntry(EntryId entry) {
        return jdbc.sql(PAPER + "where p.entry = ? order by p.id")
                .param(entry.value())
                .query(Papers::paper)
                .list();
    }

    /// The last version of each paper of a lane, those that came last first.
    public List<Paper> inLane(LaneId lane) {
        return jdbc.sql(
                        PAPER
                                + """
                                  join entry e on e.id = p.entry
                                 where p.lane = ? and p.version = (select max(version) from paper l where l.first = p.first)
                                 order by e.position desc, p.id\
                                """)
                .param(lane.value())
                .query(Papers::paper)
                .list();
    }

    /// Who opened any version of a paper; nothing for whoever is not its owner.
    public List<Opening> openings(PaperId first) {
        return jdbc.sql(
                        """
                        select o.* from opening o join paper p on p.id = o.paper
                         where p.first = ? order by o.at, o.name_en, p.version\
                        """)
                .param(first.value())
                .query((row, _) ->
                        new Opening(
                                new PaperId(row.getObject("paper", UUID.class)),
                                row.getString("name_en"),
                                row.getString("name_zh"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    /// Makes unreadable, from now on and for everybody, what came in with an entry.
    ///
    /// @param act the entry of the quarantine itself
    public void quarantine(EntryId entry, EntryId act) {
        jdbc.sql("select 1 from (select quarantine_thing(?, ?)) done")
                .params(entry.value(), act.value())
                .query((_, _) -> 1)
                .single();
    }

    /// Whether an entry put something into a lane that has an owner, and whose: empty for entries
    /// that only say something.
    public Optional<Owned> owned(EntryId entry) {
        return jdbc.sql("select * from thing where entry = ?")
                .param(entry.value())
                .query((row, _) ->
                        new Owned(row.getObject("side", UUID.class), row.getString("role")))
                .optional();
    }

    /// Whose a thing is: a side's, or else of those in this role.
    public record Owned(@Nullable UUID side, String role) {}

    /// The entries and papers of a case that are quarantined, of those I could see.
    public record Quarantined(Set<UUID> entries, Set<UUID> papers) {

        /// By what was asked of the database.
        public Quarantined(List<Hidden> hidden) {
            this(
                    hidden.stream().map(Hidden::entry).collect(Collectors.toSet()),
                    hidden.stream()
                            .map(Hidden::paper)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
    }

    /// What of a case is quarantined.
    public Quarantined quarantined(UUID caseId) {
        return new Quarantined(hidden(caseId).askedBy(jdbc));
    }

    /// An entry that is quarantined, with one of its papers if it has any.
    public record Hidden(UUID entry, @Nullable UUID paper) {}

    /// What of a case is quarantined, to be asked together with other things.
    public static Question<Hidden> hidden(UUID caseId) {
        return Question.of(
                """
                select q.entry, p.id from quarantine q left join paper p on p.entry = q.entry
                 where q.case_id = ?\
                """,
                (row, _) -> new Hidden(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                caseId);
    }

    private static Paper paper(ResultSet row, int number) throws SQLException {
        var title = row.getString("title");
        return new Paper(
                new PaperId(row.getObject("id", UUID.class)),
                new PaperId(row.getObject("first", UUID.class)),
                row.getInt("version"),
                new EntryId(row.getObject("entry", UUID.class)),
                new LaneId(row.getObject("lane", UUID.class)),
                row.getObject("case_id", UUID.class),
                row.getObject("side", UUID.class),
                row.getString("role"),
                title == null
                        ? null
                        : new Paper.Content(
                                title,
                                row.getString("name"),
                                PaperType.of(row.getString("type")),
                                row.getLong("size"),
                                HexFormat.of().formatHex(row.getBytes("hash")),
                                row.getObject("file", UUID.class)));
    }
}
