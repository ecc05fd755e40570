package org.goodoffices.foundation.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.foundation.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The keys of the person of the transaction.
@Repository
public class PersonalTokens {

    /// How many keys of a kind a person has at most at a time.
    static final int MOST = 20;

    /// How long a key for the API opens; an address of a calendar opens until it is revoked.
    private static final Duration API_OPENS = Duration.ofDays(180);

    /// What a key opens.
    public enum Kind {
        API,
        CALENDAR;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A key, without what makes it one.
    public record Kept(
            UUID id,
            String name,
            Instant madeAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}

    private final JdbcClient jdbc;
    private final RandomGenerator chance;
    private final InstantSource clock;

    PersonalTokens(JdbcClient jdbc, RandomGenerator chance, InstantSource clock) {
        this.jdbc = jdbc;
        this.chance = chance;
        this.clock = clock;
    }

    /// Makes a key and gives it, this once.
    String make(Kind kind, String name) {
        var drawn = new byte[32];
        chance.nextBytes(drawn);
        var token = "go_" + Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        var hash = hash(token);
        jdbc.sql(
                        """
                        insert into personal_token (id, person, kind, name, hash, made_at, expires_at)
                        values (?, myself(), ?, ?, ?, ?, ?)\
                        """)
                .param(UUID.nameUUIDFromBytes(hash))
                .param(kind.key())
                .param(name)
                .param(hash)
                .param(Timestamp.from(clock.instant()))
                .param(kind == Kind.API ? Timestamp.from(clock.instant().plus(API_OPENS)) : null)
                .update();
        return token;
    }

    /// All keys of a kind, the newest first.
    List<Kept> mine(Kind kind) {
        return jdbc.sql("select * from personal_token where kind = ? order by made_at desc, id")
                .param(kind.key())
                .query((row, _) -> {
                    var revoked = row.getTimestamp("revoked_at");
                    var expires = row.getTimestamp("expires_at");
                    return new Kept(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getTimestamp("made_at").toInstant(),
                            expires == null ? null : expires.toInstant(),
                            revoked == null ? null : revoked.toInstant());
                })
                .list();
    }

    /// From now on the key opens nothing.
    boolean revoke(UUID id) {
        return jdbc.sql(
                                "update personal_token set revoked_at = ? where id = ? and revoked_at is null")
                        .param(Timestamp.from(clock.instant()))
                        .param(id)
                        .update()
                == 1;
    }

    /// From now on no key of the person opens anything.
    void revokeAll() {
        jdbc.sql("update personal_token set revoked_at = ? where revoked_at is null")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /// Whose key this is; asked as the public.
    public Optional<SignedIn> holder(Kind kind, String token) {
        return token.length() > 100
                ? Optional.empty()
                : jdbc.sql("select * from person_with_token(?, ?)")
                        .param(hash(token))
                        .param(kind.key())
                        .query((row, _) ->
                                new SignedIn(
                                        row.getObject("id", UUID.class),
                                        row.getString("name_en"),
                                        row.getString("name_zh")))
                        .optional();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every JDK", missing);
        }
    }
}
