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

/// The keys of the lanes that the person of the transaction is in, and of the drafts that they
/// write on. Each has its own; another's is not there for them.
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
        try {
            var kept = sealed(lane);
            if (kept.isEmpty()) {
                make(lane);
                kept = sealed(lane);
            }
            return opened(kept.orElseThrow(), seal, lane.value());
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("the key of a lane does not open", changed);
        }
    }

    /// The key of a draft; made when the draft has none yet.
    StreamingAead ofDraft(UUID draft) {
        try {
            var kept = sealedOfDraft(draft);
            if (kept.isEmpty()) {
                jdbc.sql("insert into draft_key values (?, ?) on conflict do nothing")
                        .param(draft)
                        .param(sealed(drawn(), draft))
                        .update();
                kept = sealedOfDraft(draft);
            }
            return opened(kept.orElseThrow(), seal, draft);
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("the key of a draft does not open", changed);
        }
    }

    /// Makes the key of a draft that of a lane which has none yet; the draft has none then.
    void become(UUID draft, LaneId lane) {
        try {
            var key =
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                            sealedOfDraft(draft).orElseThrow(), seal, bound(draft));
            jdbc.sql("insert into lane_key values (?, ?)")
                    .param(lane.value())
                    .param(sealed(key, lane.value()))
                    .update();
            jdbc.sql("delete from draft_key where draft = ?").param(draft).update();
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("the key of a draft does not open", changed);
        }
    }

    private Optional<byte[]> sealedOfDraft(UUID draft) {
        return jdbc.sql("select sealed from draft_key where draft = ?")
                .param(draft)
                .query(byte[].class)
                .optional();
    }

    private byte[] sealed(KeysetHandle key, UUID place) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, seal, bound(place));
    }

    private static KeysetHandle drawn() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
    }

    /// The key of a lane or a draft from what is kept of it.
    static StreamingAead opened(byte[] kept, Aead seal, UUID place)
            throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(kept, seal, bound(place))
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    /// Where the key that seals them is.
    static Path file(Path home) {
        return home.resolve("keys").resolve("papers.key");
    }

    private Optional<byte[]> sealed(LaneId lane) {
        return jdbc.sql("select sealed from lane_key where lane = ?")
                .param(lane.value())
                .query(byte[].class)
                .optional();
    }

    private void make(LaneId lane) throws GeneralSecurityException {
        // two papers at once in a new lane: the key of whoever commits first is the lane's
        jdbc.sql("insert into lane_key values (?, ?) on conflict do nothing")
                .param(lane.value())
                .param(sealed(drawn(), lane.value()))
                .update();
    }

    /// A sealed key opens for its own lane or draft alone.
    private static byte[] bound(UUID place) {
        return place.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
