package org.goodoffices.organs.governance;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.goodoffices.engines.decision.Tally;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.MerkleTree;
import org.goodoffices.foundation.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of sessions, as far as the person of the transaction may see them.
@Repository
class SessionStore {

    /// A few long sessions.
    private static final int MOST = 20_000;

    /// Those that are looked at on one day, as inside and as the public see them.
    private static final int MOST_SESSIONS = 64;

    private final JdbcClient jdbc;

    /// Entries that were read before, by their leaves: an entry never changes. Which of them
    /// somebody sees, the database says each time.
    private final Map<Hash, SessionEntry> known = new ConcurrentHashMap<>();

    /// A session as somebody saw it.
    ///
    /// @param leaves the hash over those of the entries that they saw
    private record Seen(String session, Hash leaves) {}

    /// Sessions that were read before.
    private final Map<Seen, OrganSession> sessions = new ConcurrentHashMap<>();

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All sessions, by their openings.
    List<OrganSession> all() {
        return jdbc
                .sql(
                        "select session from session_entry where kind = 'open-session'"
                                + " order by session")
                .query((row, _) -> row.getString("session"))
                .list()
                .stream()
                .flatMap(id -> session(id).stream())
                .toList();
    }

    /// The last session of each organ in which the person of the transaction is or was a delegate.
    List<String> satInLast() {
        return jdbc.sql(
                        """
                        select distinct on (split_part(session, '-', 1)) session
                          from unnest(sessions_sat_in()) session
                         order by split_part(session, '-', 1), split_part(session, '-', 2)::int desc
                        """)
                .query((row, _) -> row.getString("session"))
                .list();
    }

    Optional<OrganSession> session(String id) {
        return jdbc.sql(
                        """
                        select sha256(string_agg(leaf, ''::bytea order by number)) as leaves
                          from session_entry where session = ? having count(*) > 0
                        """)
                .param(id)
                .query((row, _) -> new Seen(id, Hash.of(row.getBytes("leaves"))))
                .optional()
                .map(seen -> {
                    var found = sessions.get(seen);
                    return found == null ? read(id) : found;
                });
    }

    /// It may have gone on since it was asked for: it is kept as what was read.
    private OrganSession read(String id) {
        var leaves =
                jdbc.sql("select leaf from session_entry where session = ? order by number")
                        .param(id)
                        .query((row, _) -> row.getBytes("leaf"))
                        .list();
        var session = new OrganSession(id, entries(id, leaves.stream().map(Hash::of).toList()));
        if (sessions.size() > MOST_SESSIONS) {
            sessions.clear();
        }
        sessions.put(new Seen(id, Hash.sha256(leaves.toArray(byte[][]::new))), session);
        return session;
    }

    /// An entry and the session that it stands in.
    record Entered(String session, SessionEntry entry) {}

    /// The entries of one act in all sessions, in the order in which they were made.
    List<Entered> all(SessionAct act) {
        return jdbc
                .sql("select session, content from session_entry where kind = ?")
                .param(act.key())
                .query((row, _) ->
                        new Entered(
                                row.getString("session"),
                                SessionEntry.read(row.getString("content"))))
                .list()
                .stream()
                .sorted(
                        Comparator.comparing((Entered one) -> one.entry().at())
                                .thenComparing(Entered::session)
                                .thenComparing(one -> one.entry().number()))
                .toList();
    }

    private List<SessionEntry> entries(String session, List<Hash> leaves) {
        var read = new HashMap<Hash, SessionEntry>();
        var unread = new ArrayList<byte[]>();
        for (var leaf : leaves) {
            var entry = known.get(leaf);
            if (entry == null) {
                unread.add(leaf.bytes());
            } else {
                read.put(leaf, entry);
            }
        }
        if (!unread.isEmpty()) {
            jdbc.sql("select leaf, content from session_entry where session = ? and leaf = any (?)")
                    .params(session, unread.toArray(byte[][]::new))
                    .query((row, _) ->
                            read.put(
                                    Hash.of(row.getBytes("leaf")),
                                    SessionEntry.read(row.getString("content"))))
                    .list();
            if (known.size() > MOST) {
                known.clear();
            }
            known.putAll(read);
        }
        return leaves.stream().map(leaf -> Objects.requireNonNull(read.get(leaf))).toList();
    }

    /// The root of the session's log (RFC 9162) over the entries that one sees; that of the log
    /// itself for who sees all.
    Hash root(OrganSession session) {
        return new MerkleTree(
                        session.entries().stream()
                                .map(entry -> Hash.ofLeaf(entry.content()))
                                .toList())
                .root();
    }

    /// Holds the session until the transaction ends: acts follow one another.
    void hold(String session) {
        hold("select pg_advisory_xact_lock(hashtextextended('session ' || ?, 0))", session);
    }

    /// Holds it together with others who vote, against whoever closes the vote.
    void holdToVote(String session) {
        hold("select pg_advisory_xact_lock_shared(hashtextextended('session ' || ?, 0))", session);
    }

    private void hold(String sql, String session) {
        jdbc.sql(sql).param(session).query((_, _) -> 1).single();
    }

    void append(
            String session,
            SessionEntry entry,
            @Nullable Object delegate,
            @Nullable Integer closes,
            @Nullable String token) {
        jdbc.sql(
                        """
                        insert into session_entry (session, number, kind, public, content, leaf, person, delegate, closes, token)
                        values (?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?)
                        """)
                .param(session)
                .param(entry.number())
                .param(entry.act().key())
                .param(entry.act().isPublic())
                .param(new String(entry.content(), StandardCharsets.UTF_8))
                .param(Hash.ofLeaf(entry.content()).bytes())
                .param(entry.person())
                .param(delegate == null ? null : delegate.toString())
                .param(closes)
                .param(token)
                .update();
    }

    void vote(
            String session,
            int decision,
            String state,
            Tally.Vote vote,
            PersonId person,
            Instant at,
            String token) {
        jdbc.sql(
                        """
                        insert into session_vote (session, decision, state, vote, person, cast_at, token)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        session,
                        decision,
                        state,
                        vote.name().toLowerCase(java.util.Locale.ROOT),
                        person.value(),
                        Timestamp.from(at),
                        token)
                .update();
    }

    /// Votes by State: those of the person until the vote is closed, then all.
    Map<String, Tally.Vote> votes(String session, int decision) {
        var votes = new TreeMap<String, Tally.Vote>();
        jdbc.sql("select state, vote from session_vote where session = ? and decision = ?")
                .params(session, decision)
                .query((row, _) ->
                        votes.put(
                                row.getString("state"),
                                Tally.Vote.valueOf(
                                        row.getString("vote").toUpperCase(java.util.Locale.ROOT))))
                .list();
        return votes;
    }

    /// The codes of the States that have voted, how they did apart; none for who does not see all
    /// of the session.
    List<String> voted(String session, int decision) {
        return jdbc.sql("select state from voted_in(?, ?) as voted (state) order by state")
                .params(session, decision)
                .query((row, _) -> row.getString("state"))
                .list();
    }

    /// Whether this person sees all of this session, or what is public of it; nothing where there
    /// is no such meeting.
    Optional<Boolean> seesAll(String session, String meeting) {
        return jdbc.sql(
                        """
                        select of_the_secretariat() or sits_in(?) where ? in
                            (select row_number() over (order by number)::text from session_entry
                              where session = ? and kind = 'call-meeting')
                        """)
                .params(session, meeting, session)
                .query(Boolean.class)
                .optional();
    }

    /// Whether this person has sent the form with this token.
    boolean sentBefore(PersonId person, String token) {
        return jdbc.sql(
                        """
                        select exists (select from session_entry where person = ? and token = ?)
                            or exists (select from session_vote where person = ? and token = ?)
                        """)
                .params(person.value(), token, person.value(), token)
                .query(Boolean.class)
                .single();
    }

    /// Gives the rights of an office, or ends them, where this entry says so.
    void officeFollows(String session, int entry, ZoneId seat) {
        jdbc.sql("select office_follows(?, ?, ?)")
                .params(session, entry, seat.getId())
                .query((_, _) -> 1)
                .single();
    }

    boolean ofTheSecretariat() {
        return jdbc.sql("select of_the_secretariat()").query(Boolean.class).single();
    }
}
