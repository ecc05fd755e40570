package org.goodoffices.records.documents;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.records.record.LaneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The keys of the lanes that the person of the transaction is in, of the drafts that they write
/// on, and of the logs of the house that they are inside. Each has its own; another's is not there
/// for them.
@Repository
class LaneKeys {

    private final JdbcClient jdbc;
    private final Aead seal;

    LaneKeys(JdbcClient jdbc, RandomGenerator chance, @Value("${goodoffices.home}") Path home)
            throws GeneralSecurityException {
        StreamingAeadConfig.register();
        this.jdbc = jdbc;
        var known =
                jdbc.sql(
                                "select print from fingerprint_of_papers_key() print where print is not null")
                        .query(byte[].class)
                        .optional();
        var master = MasterKey.in(file(home), known.orElse(null), chance);
        if (known.isEmpty()) {
            jdbc.sql("select 1 from (select keep_fingerprint_of_papers_key(?)) kept")
                    .param(master.fingerprint())
                    .query((_, _) -> 1)
                    .single();
        }
        this.seal = master.seal();
    }

    /// The key of a lane; made when the lane has none yet.
    StreamingAead of(LaneId lane) {
        return key(Kind.LANE, lane.value());
    }

    /// The key of a draft; made when the draft has none yet.
    StreamingAead ofDraft(UUID draft) {
        return key(Kind.DRAFT, draft);
    }

    /// The key of a log of the house; made when it has none yet.
    StreamingAead ofHouse(String log) {
        return key(Kind.HOUSE, log);
    }

    /// What has a key of its own, and where its key is kept.
    private enum Kind {
        LANE("lane_key", "lane"),
        DRAFT("draft_key", "draft"),
        HOUSE("house_key", "log");

        private final String table;
        private final String column;

        Kind(String table, String column) {
            this.table = table;
            this.column = column;
        }
    }

    private StreamingAead key(Kind kind, Object place) {
        try {
            var kept = kept(kind, place);
            if (kept.isEmpty()) {
                // two papers at once in a new place: the key of whoever commits first is its key
                jdbc.sql("insert into " + kind.table + " values (?, ?) on conflict do nothing")
                        .param(place)
                        .param(sealed(drawn(), place))
                        .update();
                kept = kept(kind, place);
            }
            return opened(kept.orElseThrow(), seal, place);
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("the key of papers does not open", changed);
        }
    }

    private Optional<byte[]> kept(Kind kind, Object place) {
        return jdbc.sql("select sealed from " + kind.table + " where " + kind.column + " = ?")
                .param(place)
                .query(byte[].class)
                .optional();
    }

    /// Makes the key of a draft that of a lane which has none yet; the draft has none then.
    void become(UUID draft, LaneId lane) {
        try {
            var key =
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                            kept(Kind.DRAFT, draft).orElseThrow(), seal, bound(draft));
            jdbc.sql("insert into lane_key values (?, ?)")
                    .param(lane.value())
                    .param(sealed(key, lane.value()))
                    .update();
            jdbc.sql("delete from draft_key where draft = ?").param(draft).update();
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("the key of a draft does not open", changed);
        }
    }

    private byte[] sealed(KeysetHandle key, Object place) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, seal, bound(place));
    }

    private static KeysetHandle drawn() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
    }

    /// The key of a lane, a draft or a log from what is kept of it.
    static StreamingAead opened(byte[] kept, Aead seal, Object place)
            throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(kept, seal, bound(place))
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    /// Where the key that seals them is.
    static Path file(Path home) {
        return home.resolve("keys").resolve("papers.key");
    }

    /// A sealed key opens for its own lane, draft or log alone.
    private static byte[] bound(Object place) {
        return place.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
