package org.goodoffices.organs.convention;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.MerkleTree;
import org.goodoffices.foundation.identity.Offices;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the register.
@Repository
class RegisterStore {

    private final JdbcClient jdbc;

    RegisterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How many entries there are, and the leaf of the last; an equal head stands for equal
    /// entries.
    record Head(long size, Hash last) {}

    Optional<Head> head() {
        return jdbc.sql("select number, leaf from register_act order by number desc limit 1")
                .query((row, _) -> new Head(row.getLong("number"), Hash.of(row.getBytes("leaf"))))
                .optional();
    }

    List<RegisterEntry> entries() {
        return jdbc.sql("select content from register_act order by number")
                .query((row, _) ->
                        RegisterEntry.read(
                                row.getString("content").getBytes(StandardCharsets.UTF_8)))
                .list();
    }

    /// The log of the register (RFC 9162): its leaves are the entries themselves, which are public.
    MerkleTree log() {
        return new MerkleTree(
                jdbc.sql("select content from register_act order by number")
                        .query((row, _) ->
                                Hash.ofLeaf(
                                        row.getString("content").getBytes(StandardCharsets.UTF_8)))
                        .list());
    }

    /// Holds the register until the transaction ends: deposits follow one another.
    void hold() {
        jdbc.sql("select pg_advisory_xact_lock(740002)").query((_, _) -> 1).single();
    }

    /// Enters what follows, all or none.
    ///
    /// @param token of the form it came by; null where it came by none
    void append(List<RegisterEntry> entries, PersonId person, @Nullable String token) {
        jdbc.sql(
                        """
                        insert into register_act (number, content, leaf, person, token)
                        select number, content, leaf, ?, ?
                          from unnest(?::bigint[], ?::text[], ?::bytea[]) as e (number, content, leaf)
                         order by number
                        """)
                .param(person.value())
                .param(token)
                .param(entries.stream().map(RegisterEntry::number).toArray(Long[]::new))
                .param(
                        entries.stream()
                                .map(entry -> new String(entry.content(), StandardCharsets.UTF_8))
                                .toArray(String[]::new))
                .param(
                        entries.stream()
                                .map(entry -> Hash.ofLeaf(entry.content()).bytes())
                                .toArray(byte[][]::new))
                .update();
    }

    /// Whether the person of the transaction has deposited the form with this token.
    boolean depositedBefore(String token) {
        return jdbc.sql("select deposited_before(?)").param(token).query(Boolean.class).single();
    }

    /// Whether the person of the transaction enters deposits: Legal Affairs does.
    boolean mayDeposit() {
        return jdbc.sql("select coalesce(? = any (identities()), false)")
                .param(Offices.LEGAL_AFFAIRS)
                .query(Boolean.class)
                .single();
    }

    /// Who is told of a deposit by mail.
    List<PersonId> told() {
        return jdbc.sql("select * from told_of_deposits()")
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }
}
