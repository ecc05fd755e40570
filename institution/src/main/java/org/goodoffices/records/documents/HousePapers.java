package org.goodoffices.records.documents;

import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The papers that came in with entries of a log of the house, which belong to no case: of a
/// nomination, say. Whoever reads what is confidential in the log reads them, until they are closed
/// by a further entry; the row and the file stay, and are verified with the rest.
@Repository
public class HousePapers {

    private final Access access;
    private final JdbcClient jdbc;
    private final LaneKeys keys;
    private final SealedFiles files;

    HousePapers(Access access, JdbcClient jdbc, LaneKeys keys, SealedFiles files) {
        this.access = access;
        this.jdbc = jdbc;
        this.keys = keys;
        this.files = files;
    }

    /// One version of a paper.
    ///
    /// @param number of the entry with which it came in
    /// @param first number of the entry of its first version
    public record Filed(int number, int first, int version, Kept kept) {}

    /// Who opened one, and when.
    public record OpenedBy(int number, String en, String zh, Instant at) {}

    /// A paper being read.
    public record Opened(Kept kept, InputStream bytes) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /// Those of a log that this person may read, in the order of their entries; all versions.
    public List<Filed> of(String log) {
        return jdbc.sql("select * from house_paper where log = ? order by number")
                .param(log)
                .query(HousePapers::filed)
                .list();
    }

    /// Keeps a paper that comes in with an entry which this person has just made.
    ///
    /// @param first number of the entry of its first version; the same for a new paper
    /// @throws IllegalArgumentException if it was sealed for something else
    public void enter(String log, int number, int first, Kept kept) {
        if (!kept.lane().equals(Kept.place(log))) {
            throw new IllegalArgumentException("sealed for something else");
        }
        jdbc.sql(
                        """
                        insert into house_paper (log, number, first, version, name, type, size, hash, file)
                        select ?, ?, ?, count(*) + 1, ?, ?, ?, ?, ? from house_paper where log = ? and first = ?
                        """)
                .params(log, number, first, kept.name(), kept.type().key(), kept.size())
                .param(HexFormat.of().parseHex(kept.hash()))
                .params(kept.file(), log, first)
                .update();
    }

    /// Opens one for somebody who may read it, and keeps that they did, before the first byte
    /// leaves; empty where it is not there for them, or closed.
    public Optional<Opened> open(PersonId who, String log, int number) throws IOException {
        var allowed =
                access.as(
                        who,
                        () ->
                                of(log).stream()
                                        .filter(one -> one.number() == number)
                                        .filter(_ -> opens(log, number))
                                        .findFirst()
                                        .map(one -> new Allowed(one.kept(), keys.ofHouse(log)))
                                        .orElse(null));
        return allowed == null
                ? Optional.empty()
                : Optional.of(
                        new Opened(allowed.kept, files.open(allowed.key, allowed.kept.file())));
    }

    private record Allowed(Kept kept, StreamingAead key) {}

    private boolean opens(String log, int number) {
        return jdbc.sql("select open_house_paper(?, ?)")
                .params(log, number)
                .query(Boolean.class)
                .single();
    }

    /// Who opened the papers of a log; nothing for whoever may not know.
    public List<OpenedBy> openings(String log) {
        return jdbc.sql("select * from house_opening where log = ? order by at, name_en")
                .param(log)
                .query((row, _) ->
                        new OpenedBy(
                                row.getInt("number"),
                                row.getString("name_en"),
                                row.getString("name_zh"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    private static Filed filed(ResultSet row, int number) throws SQLException {
        var name = row.getString("name");
        return new Filed(
                row.getInt("number"),
                row.getInt("first"),
                row.getInt("version"),
                new Kept(
                        Kept.place(row.getString("log")),
                        row.getObject("file", UUID.class),
                        FileName.title(name),
                        name,
                        PaperType.of(row.getString("type")),
                        row.getLong("size"),
                        HexFormat.of().formatHex(row.getBytes("hash"))));
    }
}
