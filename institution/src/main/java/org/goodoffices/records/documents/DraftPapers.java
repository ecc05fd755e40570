package org.goodoffices.records.documents;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.LaneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The papers that wait with a request until it is sent: sealed under a key of the draft's own.
/// When the request is sent that key becomes the joint lane's, and they are filed with its first
/// entry; when the draft is given up the key goes with it, and nothing of them can be read any
/// more.
@Repository
public class DraftPapers {

    /// How many papers wait with one draft at most.
    public static final int MOST = 20;

    private final Access access;
    private final JdbcClient jdbc;
    private final LaneKeys keys;
    private final SealedFiles files;

    DraftPapers(Access access, JdbcClient jdbc, LaneKeys keys, SealedFiles files) {
        this.access = access;
        this.jdbc = jdbc;
        this.keys = keys;
        this.files = files;
    }

    /// A paper of a draft, and who added it.
    public record Waiting(Kept kept, String byEn, String byZh, Instant addedAt) {}

    /// Puts papers that were received for this draft with it. The same paper is there once.
    ///
    /// @return those that are not needed, to be dropped when the transaction has landed
    public List<Kept> add(UUID draft, List<Kept> papers, Instant now) {
        return papers.stream().filter(kept -> !added(draft, kept, now)).toList();
    }

    private boolean added(UUID draft, Kept kept, Instant now) {
        return jdbc.sql(
                                """
                                insert into draft_paper
                                select ?, ?, ?, ?, ?, ?, ?, name_en, name_zh, ? from person where id = myself()
                                on conflict do nothing\
                                """)
                        .param(kept.file())
                        .param(draft)
                        .param(kept.title())
                        .param(kept.name())
                        .param(kept.type().key())
                        .param(kept.size())
                        .param(HexFormat.of().parseHex(kept.hash()))
                        .param(Timestamp.from(now))
                        .update()
                == 1;
    }

    /// All of a draft, in the order in which they were added.
    public List<Waiting> of(UUID draft) {
        return jdbc.sql("select * from draft_paper where draft = ? order by added_at, name, hash")
                .param(draft)
                .query(DraftPapers::waiting)
                .list();
    }

    /// Takes the one with this hash out; what is to be dropped when the transaction has landed.
    public List<Kept> remove(UUID draft, String hash) {
        return jdbc
                .sql(
                        """
                        delete from draft_paper where draft = ? and encode(hash, 'hex') = ? returning *\
                        """)
                .param(draft)
                .param(hash)
                .query(DraftPapers::waiting)
                .list()
                .stream()
                .map(Waiting::kept)
                .toList();
    }

    /// The papers of a draft that is being sent, which are the joint lane's from now on.
    public List<Kept> handOver(UUID draft, LaneId joint) {
        var waiting = of(draft);
        if (waiting.isEmpty()) {
            return List.of();
        }
        keys.become(draft, joint);
        jdbc.sql("delete from draft_paper where draft = ?").param(draft).update();
        return waiting.stream().map(one -> one.kept().in(joint)).toList();
    }

    /// A paper of a draft, being read.
    public record Opened(Kept kept, InputStream bytes) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /// Opens the paper with this hash for somebody who writes on its draft; empty where it is not
    /// there for them.
    public Optional<Opened> open(PersonId who, UUID draft, String hash) throws IOException {
        var there =
                access.as(
                        who,
                        () ->
                                of(draft).stream()
                                        .map(Waiting::kept)
                                        .filter(kept -> kept.hash().equals(hash))
                                        .findFirst()
                                        .map(kept -> new Allowed(kept, keys.ofDraft(draft)))
                                        .orElse(null));
        return there == null
                ? Optional.empty()
                : Optional.of(new Opened(there.kept, files.open(there.key, there.kept.file())));
    }

    private record Allowed(Kept kept, com.google.crypto.tink.StreamingAead key) {}

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                new Kept(
                        Kept.place(row.getObject("draft", UUID.class)),
                        row.getObject("file", UUID.class),
                        row.getString("title"),
                        row.getString("name"),
                        PaperType.of(row.getString("type")),
                        row.getLong("size"),
                        HexFormat.of().formatHex(row.getBytes("hash"))),
                row.getString("by_en"),
                row.getString("by_zh"),
                row.getTimestamp("added_at").toInstant());
    }
}
