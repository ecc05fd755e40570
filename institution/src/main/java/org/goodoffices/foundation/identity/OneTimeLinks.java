package org.goodoffices.foundation.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Links that sign in once. The database keeps their hash alone.
///
/// A link is derived from whose it is, when it was made and how many they had before, with a key
/// that only the server has: nobody can guess it, and nothing of it depends on anybody else.
@Component
class OneTimeLinks {

    /// What a link is for, and how long it stays open.
    enum Purpose {
        SIGN_IN("sign-in", Duration.ofMinutes(15)),
        INVITATION("invitation", Duration.ofDays(30));

        private final String key;
        private final Duration open;

        Purpose(String key, Duration open) {
            this.key = key;
            this.open = open;
        }

        static Purpose of(String key) {
            for (var purpose : values()) {
                if (purpose.key.equals(key)) {
                    return purpose;
                }
            }
            throw new IllegalArgumentException(key);
        }
    }

    /// A link that can still be used.
    ///
    /// @param path where it leads after sign-in
    /// @param fresh whether the person comes for the first time
    record Open(
            Purpose purpose,
            String path,
            String nameEn,
            String nameZh,
            String language,
            boolean fresh) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Vault vault;

    OneTimeLinks(JdbcClient jdbc, InstantSource clock, Vault vault) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.vault = vault;
    }

    /// Makes a link, in the transaction at hand; the answer is its token, told nobody else.
    String make(PersonId person, Purpose purpose, String path) {
        return make(person, purpose, path, purpose.open);
    }

    /// As above, for a link that stays open longer.
    String make(PersonId person, Purpose purpose, String path, Duration open) {
        var now = clock.instant();
        var before =
                jdbc.sql("select links_made_for(?)")
                        .param(person.value())
                        .query(Long.class)
                        .single();
        var token =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                vault.stamp("link %s %s %d".formatted(person, now, before)));
        jdbc.sql("select 1 from (select make_link(?, ?, ?, ?, ?)) made")
                .params(
                        hash(token),
                        person.value(),
                        purpose.key,
                        path,
                        Timestamp.from(now.plus(open)))
                .query((_, _) -> 1)
                .single();
        return token;
    }

    /// Looks at a link without using it up: mail scanners follow links.
    Optional<Open> look(String token, Purpose purpose) {
        return jdbc.sql("select * from link_open(?)")
                .param(hash(token))
                .query((row, _) ->
                        new Open(
                                Purpose.of(row.getString("what_for")),
                                row.getString("path"),
                                row.getString("name_en"),
                                row.getString("name_zh"),
                                row.getString("speaks"),
                                row.getBoolean("fresh")))
                .optional()
                .filter(open -> open.purpose() == purpose);
    }

    /// Uses a link up.
    ///
    /// @param nameEn how a person who comes for the first time is called; null to leave it
    Optional<Person> use(String token, @Nullable String nameEn, @Nullable String nameZh) {
        return jdbc.sql("select * from use_link(?, ?, ?)")
                .param(1, hash(token))
                .param(2, nameEn, Types.VARCHAR)
                .param(3, nameZh, Types.VARCHAR)
                .query(People::person)
                .optional();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
