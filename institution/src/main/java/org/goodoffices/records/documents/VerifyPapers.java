package org.goodoffices.records.documents;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.foundation.start.StartRefused;
import org.goodoffices.records.record.Snapshot;
import org.jspecify.annotations.Nullable;

/// Holds the papers against the record: each is the one whose title and hash its entry names, whole
/// and in its lane, down to the bytes on the disk; and what is quarantined is what an entry had
/// quarantined.
public final class VerifyPapers {

    /// What each entry says of papers, of versions and of quarantine. What is not JSON any more was
    /// said of the record.
    private static final String SAID =
            """
            with said as materialized (
                select id, lane, position, case_id, act, role, party,
                       case when content is json then content::jsonb -> 'facts' end as facts
                  from entry),
            named as materialized (
                select s.id as entry, s.lane, s.position, m ->> 'id' as paper, m ->> 'title' as title, m ->> 'hash' as hash
                  from said s
                 cross join jsonb_array_elements(case jsonb_typeof(s.facts -> 'papers') when 'array' then s.facts -> 'papers' else '[]' end) m),
            called_off as materialized (
                -- the thing that a quarantine names, and the entries of all versions of its papers by then
                select q.lane, q.position, q.id as act, t.id as entry
                  from said q join said t on t.id::text = q.facts ->> 'of' and t.lane = q.lane where q.act = 'quarantined'
                union
                select q.lane, q.position, q.id, v.entry
                  from said q join paper p on p.entry::text = q.facts ->> 'of'
                  join paper v on v.first = p.first join said s on s.id = v.entry and s.lane = q.lane and s.position < q.position
                 where q.act = 'quarantined')
            """;

    private final Snapshot snapshot;

    private VerifyPapers(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// Checks every paper; the faults are in the snapshot.
    ///
    /// @param home where the sealed files and their key are; null where only the database is there:
    ///   then the files are not looked at
    /// @return how many papers there are
    public static long verify(Snapshot snapshot, @Nullable Path home) {
        var verification = new VerifyPapers(snapshot);
        verification.rows();
        verification.ofTheHouse();
        if (home != null) {
            verification.files(home);
        }
        return snapshot.jdbc()
                .sql("select (select count(*) from paper) + (select count(*) from house_paper)")
                .query(Long.class)
                .single();
    }

    private void rows() {
        faults(
                """
                select n.lane, n.position from named n
                  left join paper p on p.id::text = n.paper left join paper_content c on c.paper = p.id
                 where p.id is null or p.lane <> n.lane or c.paper is null or c.lane <> n.lane or c.entry <> p.entry
                    or c.title is distinct from n.title or encode(c.hash, 'hex') is distinct from n.hash
                """,
                "a paper that the entry names is not there, or is another one",
                "记录所指文件缺失，或已非原件");
        faults(
                """
                select s.lane, s.position from paper p join said s on s.id = p.entry
                 where p.lane <> s.lane or p.case_id <> s.case_id
                    or not exists (select from named n where n.entry = p.entry and n.paper = p.id::text)
                """,
                "a paper stands with the entry that the entry does not name",
                "有文件附于本条记录，而记录未予载明");
        faults(
                """
                select s.lane, s.position from paper p join said s on s.id = p.entry
                  left join paper before on before.id::text = s.facts ->> 'follows'
                 where case when s.facts ->> 'follows' is not null
                            then before.first is distinct from p.first or (s.facts ->> 'version')::int is distinct from p.version
                            else p.version <> 1 end
                """,
                "the paper follows another one than the entry says",
                "文件所承接的版本与记录不符");
        faults(
                """
                select s.lane, s.position from said s
                  left join thing t on t.entry = s.id left join party p on p.id = s.party
                 where case when t.entry is null then s.act in ('message', 'paper', 'paper-version', 'released-copy')
                            else t.lane <> s.lane or t.case_id <> s.case_id or t.role <> s.role or t.side is distinct from p.side end
                """,
                "whose the words and papers of the entry are is not what the row says",
                "本条记录文字及文件的归属与数据行不符");
        faults(
                """
                select c.lane, c.position from called_off c
                 where not exists (select from quarantine q where q.entry = c.entry)
                """,
                "what the entry had quarantined is not quarantined",
                "本条记录所封存的内容未在封存之列");
        faults(
                """
                select s.lane, s.position from quarantine q join said s on s.id = q.entry
                 where q.lane <> s.lane or not exists (select from called_off c where c.entry = q.entry and c.act = q.by_act)
                """,
                "what came with the entry is quarantined, and no entry had it quarantined",
                "本条记录的内容已被封存，而无相应记录");
    }

    /// Papers of the house: each entry that files one, with its row, and the other way round.
    private void ofTheHouse() {
        snapshot.jdbc()
                .sql(
                        """
                        with said as (
                            select 'panel/' || nomination as log, number, content::jsonb -> 'values' ->> 'hash' as hash,
                                   coalesce((content::jsonb -> 'values' ->> 'follows')::int, number) as first
                              from panel_entry where kind = 'file-paper' and content is json)
                        select coalesce(s.log, h.log) as log, coalesce(s.number, h.number) as number
                          from said s full join house_paper h on h.log = s.log and h.number = s.number
                         where encode(h.hash, 'hex') is distinct from s.hash or h.first is distinct from s.first\
                        """)
                .query((ResultSet row) -> {
                    snapshot.fault(
                            new Snapshot.Place(null, row.getString("log"), row.getLong("number")),
                            "a paper that the entry names is not there, or is another one",
                            "记录所指文件缺失，或已非原件");
                });
    }

    private void faults(String query, String english, String chinese) {
        snapshot.jdbc()
                .sql(SAID + query)
                .query((ResultSet row) -> {
                    snapshot.fault(
                            row.getObject("lane", UUID.class),
                            row.getLong("position"),
                            english,
                            chinese);
                });
    }

    // -- the files ------------------------------------------------------------------------------

    private void files(Path home) {
        var known =
                snapshot.jdbc()
                        .sql("select fingerprint from papers_key")
                        .query(byte[].class)
                        .optional();
        if (known.isEmpty()) {
            return; // no paper yet, nor a key
        }
        Aead seal;
        try {
            seal =
                    MasterKey.in(LaneKeys.file(home), known.orElseThrow(), new SecureRandom())
                            .seal();
        } catch (StartRefused closed) {
            snapshot.fault(
                    new Snapshot.Place(null, "papers", null), closed.english(), closed.chinese());
            return;
        }
        var keys = new HashMap<Object, @Nullable StreamingAead>();
        snapshot.jdbc()
                .sql(
                        """
                        select h.log, h.number, h.size, h.hash, h.file, k.sealed
                          from house_paper h left join house_key k on k.log = h.log order by h.log, h.number\
                        """)
                .query((ResultSet row) -> {
                    var log = row.getString("log");
                    var fault = fault(row, log, keys, seal, home);
                    if (fault != null) {
                        snapshot.fault(
                                new Snapshot.Place(null, log, row.getLong("number")),
                                fault.getKey(),
                                fault.getValue());
                    }
                });
        snapshot.jdbc()
                .sql(
                        """
                        select c.lane, c.size, c.hash, c.file, k.sealed, e.position
                          from paper_content c join entry e on e.id = c.entry left join lane_key k on k.lane = c.lane
                         order by c.lane, e.position\
                        """)
                .query((ResultSet row) -> {
                    var lane = row.getObject("lane", UUID.class);
                    var fault = fault(row, lane, keys, seal, home);
                    if (fault != null) {
                        snapshot.fault(
                                lane, row.getLong("position"), fault.getKey(), fault.getValue());
                    }
                });
    }

    /// What is wrong with the file of a row; null where nothing is.
    private static Map.@Nullable Entry<String, String> fault(
            ResultSet row,
            Object place,
            Map<Object, @Nullable StreamingAead> keys,
            Aead seal,
            Path home)
            throws SQLException {
        if (!keys.containsKey(place)) {
            keys.put(place, key(row.getBytes("sealed"), seal, place));
        }
        return fault(
                SealedFiles.in(home),
                keys.get(place),
                row.getObject("file", UUID.class),
                row.getLong("size"),
                row.getBytes("hash"));
    }

    private static @Nullable StreamingAead key(byte @Nullable [] kept, Aead seal, Object lane) {
        try {
            StreamingAeadConfig.register();
            return kept == null ? null : LaneKeys.opened(kept, seal, lane);
        } catch (GeneralSecurityException changed) {
            return null;
        }
    }

    private static Map.@Nullable Entry<String, String> fault(
            Path kept, @Nullable StreamingAead key, UUID file, long size, byte[] hash) {
        if (key == null) {
            return Map.entry(
                    "the key of the lane does not open: its papers cannot be read",
                    "通道密钥无法开启，其文件无法读取");
        }
        try (var clear = SealedFiles.open(kept, key, file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            long read = read(clear, digest);
            return read == size && MessageDigest.isEqual(digest.digest(), hash)
                    ? null
                    : Map.entry(
                            "the file of the paper is not the one that was put in", "文件内容并非当初所提交者");
        } catch (IOException missing) {
            return Map.entry(
                    "the file of the paper is missing, or was changed or replaced",
                    "文件缺失，或已遭更改、替换");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every JDK", missing);
        }
    }

    private static long read(InputStream clear, MessageDigest digest) throws IOException {
        var buffer = new byte[1 << 16];
        long all = 0;
        for (int read = clear.read(buffer); read >= 0; read = clear.read(buffer)) {
            digest.update(buffer, 0, read);
            all += read;
        }
        return all;
    }
}
