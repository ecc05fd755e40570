package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Question;
import org.goodoffices.foundation.identity.Questions;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Lanes;
import org.goodoffices.records.record.Record;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database decides who reads what, and keeps what was entered: read from its own catalogue, so
/// that a new table is covered on the day it is made.
class RowLevelSecurityTest {

    /// Tables that everybody on the server may read, each with the reason.
    private static final Map<String, String> WITHOUT =
            Map.ofEntries(
                    Map.entry("office", "a fixed list of offices, printed on the pages"),
                    Map.entry("institution_leaf", "hashes of fixed size, public"),
                    Map.entry("institution_node", "hashes over those, public"),
                    Map.entry("institution_head", "hashes over those, signed, public"),
                    Map.entry(
                            "clock_moved",
                            "how far the sample world's clock is ahead, shown to all"),
                    Map.entry(
                            "spring_session", "found by its secret id before it is known who asks"),
                    Map.entry(
                            "spring_session_attributes",
                            "found by its secret id before it is known who asks"),
                    Map.entry("user_entities", "a passkey says who asks: found before that"),
                    Map.entry("user_credentials", "a passkey says who asks: found before that"),
                    Map.entry("sign_in_try", "stamps that nobody can read back"),
                    Map.entry(
                            "flyway_schema_history",
                            "the owner's alone: the application has no right on it"));

    /// What the application may change in place, each with the reason; all else is only added to.
    private static final Map<String, String> CHANGED =
            Map.ofEntries(
                    Map.entry("lane.size", "the head of the lane's log grows"),
                    Map.entry("lane.peaks", "the head of the lane's log grows"),
                    Map.entry("case_standing.*", "derived from the entries"),
                    Map.entry("person.language", "a person's own choice"),
                    Map.entry("request_draft.content", "not sent yet"),
                    Map.entry("request_draft.changes", "not sent yet"),
                    Map.entry("request_draft.saved_at", "not sent yet"),
                    Map.entry("request_draft.sent_as", "becomes a case, once"),
                    Map.entry("personal_token.revoked_at", "a key is revoked"),
                    Map.entry("desk_look.*", "when a person last looked, for themselves"),
                    Map.entry("mail.*", "a queue"),
                    Map.entry("sealing.*", "a queue"),
                    Map.entry("answers_due.*", "a queue"),
                    Map.entry("screening_due.tries", "a queue"),
                    Map.entry("screening_due.try_after", "a queue"),
                    Map.entry("screening_due.done_at", "a queue"),
                    Map.entry("user_entities.*", "a person's own passkeys"),
                    Map.entry("user_credentials.*", "a passkey counts its uses"),
                    Map.entry("password_and_code.*", "a person's own secret"),
                    Map.entry("recovery_code.*", "a code is used up"),
                    Map.entry("sign_in_try.*", "a count"),
                    Map.entry("link_asked.*", "a queue"),
                    Map.entry("spring_session.*", "sign-ins end"),
                    Map.entry("spring_session_attributes.*", "sign-ins end"));

    /// Rows that the application may remove, each with the reason.
    private static final Map<String, String> REMOVED =
            Map.ofEntries(
                    Map.entry("user_credentials", "a person's own passkeys"),
                    Map.entry("password_and_code", "a person's own secret"),
                    Map.entry("recovery_code", "a person's own secret"),
                    Map.entry("sign_in_try", "a count"),
                    Map.entry("link_asked", "a queue"),
                    Map.entry("request_draft", "not sent yet"),
                    Map.entry("draft_share", "its author shares it no longer"),
                    Map.entry("draft_paper", "not sent yet"),
                    Map.entry("draft_key", "goes with the draft, or becomes the joint lane's"),
                    Map.entry("spring_session", "sign-ins end"),
                    Map.entry("spring_session_attributes", "sign-ins end"));

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private final JdbcClient owner = institution.owner();
    private final Access access = institution.bean(Access.class);
    private final Cases cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);

    @Test
    void every_table_is_under_row_level_security_or_says_why_not() {
        var without =
                owner.sql(
                                """
                                select relname from pg_class
                                where relkind in ('r', 'p', 'm', 'f') and not relrowsecurity
                                  and relnamespace not in (select oid from pg_namespace
                                                           where nspname like 'pg\\_%' or nspname = 'information_schema')
                                """)
                        .query(String.class)
                        .list();

        assertThat(without).containsExactlyInAnyOrderElementsOf(WITHOUT.keySet());
    }

    @Test
    void questions_asked_together_are_answered_as_each_alone_would_be() {
        var number = cases.requested("model-commercial");
        var id =
                owner.sql("select id from case_file where number = ?")
                        .param(number.value())
                        .query(java.util.UUID.class)
                        .single();
        var lanes = Lanes.of(id);
        var entries = Record.ofCase(id);
        var one = Question.of("select ? || ?", (row, _) -> row.getString(1), "a", "b");
        for (var who : List.of(SamplePerson.BRANDT, SamplePerson.DUBOIS)) {
            access.run(
                    who.id(),
                    () -> {
                        var jdbc = institution.bean(JdbcClient.class);
                        var answers = institution.bean(Questions.class).ask(one, entries, lanes);
                        assertThat(answers.to(one)).containsExactly("ab");
                        assertThat(answers.to(lanes)).isEqualTo(lanes.askedBy(jdbc));
                        assertThat(answers.to(entries)).isEqualTo(entries.askedBy(jdbc));
                        assertThat(answers.to(entries).isEmpty())
                                .isEqualTo(who != SamplePerson.BRANDT);
                        assertThatThrownBy(() -> answers.to(Lanes.of(id)))
                                .isInstanceOf(IllegalArgumentException.class);
                    });
        }
    }

    @Test
    void no_view_reads_past_the_policies() {
        var views =
                owner.sql(
                                """
                                select relname from pg_class
                                where relkind = 'v' and relnamespace = 'public'::regnamespace
                                  and not coalesce(reloptions @> array['security_invoker=true'], false)
                                """)
                        .query(String.class)
                        .list();

        assertThat(views).isEmpty();
    }

    @Test
    void the_application_neither_owns_nor_bypasses() {
        var role =
                owner.sql(
                                """
                                select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong,
                                       exists (select from pg_auth_members where member = r.oid) as member,
                                       exists (select from pg_class where relowner = r.oid) as owns,
                                       exists (select from pg_proc where proowner = r.oid) as defines,
                                       has_schema_privilege(r.oid, 'public', 'create') as creates
                                from pg_roles r where rolname = 'goodoffices_app'
                                """)
                        .query()
                        .singleRow();

        assertThat(role)
                .hasSize(5)
                .allSatisfy((what, has) -> assertThat(has).as(what).isEqualTo(false));
        assertThat(
                        institution
                                .bean(JdbcClient.class)
                                .sql("select current_user")
                                .query(String.class)
                                .single())
                .isEqualTo("goodoffices_app");
    }

    @Test
    void what_was_entered_is_neither_changed_nor_removed() {
        var changed =
                owner.sql(
                                """
                                select table_name || '.' || column_name from information_schema.column_privileges
                                where grantee in ('goodoffices_app', 'PUBLIC') and privilege_type = 'UPDATE' and table_schema = 'public'
                                """)
                        .query(String.class)
                        .list();
        var removed =
                owner.sql(
                                """
                                select table_name from information_schema.table_privileges
                                where grantee in ('goodoffices_app', 'PUBLIC') and table_schema = 'public'
                                  and privilege_type in ('DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES')
                                """)
                        .query(String.class)
                        .list();

        assertThat(changed)
                .isNotEmpty()
                .allMatch(column ->
                        CHANGED.containsKey(column)
                                || CHANGED.containsKey(column.replaceFirst("\\..*", ".*")));
        assertThat(removed).isNotEmpty().isSubsetOf(REMOVED.keySet());
    }

    @Test
    void outside_a_transaction_of_somebody_nothing_confidential_is_seen() {
        var application = institution.bean(JdbcClient.class);
        var seen =
                underSecurity().stream()
                        .filter(table -> mayRead(table))
                        .filter(table ->
                                application
                                                .sql("select count(*) from " + table)
                                                .query(Long.class)
                                                .single()
                                        > 0)
                        .toList();

        assertThat(seen).isEmpty();
        assertThat(owner.sql("select count(*) from entry").query(Long.class).single()).isPositive();
    }

    @Test
    void functions_with_the_owners_rights_look_nowhere_else() {
        var loose =
                owner.sql(
                                """
                                select proname from pg_proc
                                where prosecdef and pronamespace = 'public'::regnamespace
                                  and not exists (select from unnest(proconfig) c where c like 'search_path=%pg_temp')
                                """)
                        .query(String.class)
                        .list();

        assertThat(loose).isEmpty();
    }

    @Test
    void nobody_gives_themselves_a_part_in_a_case() {
        var number = cases.requested("model-commercial");
        cases.bring(number, "mediation");
        var open = cases.open(SamplePerson.LIN, number);
        var joint = open.file().joint();
        var file = open.file().id().value();
        var lin = cases.party(number, false);
        var brandt = cases.party(number, true);

        denied(
                SamplePerson.LIN,
                "insert into capacity values (gen_random_uuid(), ?, ?, ?, 'mediator', null,"
                        + " 'mediator', 'x', 'x', null, now(), null)",
                file,
                joint.value(),
                SamplePerson.LIN.id().value());
        denied(
                SamplePerson.LIN,
                "insert into party values (gen_random_uuid(), ?, ?, 9, ?, 'company', null, 'x',"
                        + " 'x', true)",
                file,
                joint.value(),
                brandt.side());
        denied(
                SamplePerson.LIN,
                "select open_lanes(?, array[gen_random_uuid()], array['public'],"
                        + " array[null]::uuid[], array[decode(repeat('00', 32), 'hex')],"
                        + " array['{' || myself() || '}'])",
                file);
        denied(SamplePerson.LIN, "update capacity set until = now()");
        denied(SamplePerson.LIN, "update lane_member set left_at = null");
        denied(
                SamplePerson.LIN,
                "insert into lane_member (lane, member, since) values (?, myself(), now())",
                joint.value());
        for (var role : List.of("mediator", "authority", "registry", "rules", "third-state")) {
            deniedAs(SamplePerson.LIN, open, role, null);
        }
        deniedAs(SamplePerson.LIN, open, "party", brandt);
        deniedAs(SamplePerson.LEUNG, open, "party", lin);
        deniedAs(SamplePerson.CHEN, open, "authority", null);
        deniedAs(SamplePerson.CHEN, open, "mediator", null);
    }

    @Test
    void a_change_of_who_takes_part_rests_on_an_entry_of_ones_own_in_the_same_transaction() {
        var number = cases.requested("model-commercial");
        cases.bring(number, "mediation");
        var open = cases.open(SamplePerson.LIN, number);
        var lin = cases.party(number, false);
        var brandt = cases.party(number, true);
        var leung = SamplePerson.LEUNG.id().value();
        var earlier = write(SamplePerson.LIN, open, "party", lin, Map.of());
        var theirs = write(SamplePerson.BRANDT, open, "party", brandt, Map.of());
        var seat =
                "select give_seat(?, gen_random_uuid(), ?, ?, 'agent', 'x', 'x', 'x@example.org')";
        var zhao = SamplePerson.ZHAO.id().value();
        for (var entry : List.of(earlier, theirs)) {
            denied(SamplePerson.LIN, seat, entry, lin.id(), zhao);
            denied(SamplePerson.LIN, "select leave_case(?, ?, null)", entry, brandt.id());
            denied(SamplePerson.LIN, "select unseat_mediator(?, ?)", entry, leung);
            denied(SamplePerson.LIN, "select seat_mediator(?)", entry);
            denied(
                    SamplePerson.LIN,
                    "select nominate_mediator(?, gen_random_uuid(), ?)",
                    entry,
                    SamplePerson.RAHMANI.id().value());
            denied(SamplePerson.LIN, "select hand_on(?)", entry);
            denied(
                    SamplePerson.CHEN,
                    "select assign_case(?, gen_random_uuid(), ?, 'x', 'x')",
                    entry,
                    zhao);
        }

        // an entry of one's own in the same transaction, for what it does not say
        var agent =
                open.file().capacities().stream()
                        .filter(one -> brandt.id().equals(one.party()))
                        .findFirst()
                        .orElseThrow();
        deniedOn(SamplePerson.LIN, open, "party", lin, "select end_seat(?, ?)", agent.id());
        deniedOn(
                SamplePerson.LIN, open, "party", lin, "select leave_case(?, ?, null)", brandt.id());
        deniedOn(SamplePerson.LIN, open, "party", lin, "select unseat_mediator(?, ?)", leung);
        deniedOn(SamplePerson.LIN, open, "party", lin, seat, brandt.id(), zhao);
        deniedOn(SamplePerson.LIN, open, "party", lin, seat, lin.id(), leung);
        deniedOn(SamplePerson.LIN, open, "party", lin, seat, lin.id(), agent.member());
        deniedOn(
                SamplePerson.CHEN,
                open,
                "registry",
                null,
                seat,
                lin.id(),
                SamplePerson.CHEN.id().value());
        deniedOn(SamplePerson.CHEN, open, "registry", null, seat, lin.id(), zhao);
        deniedOn(SamplePerson.LEUNG, open, "mediator", null, "select hand_on(?)");
        assertThat(
                        owner.sql(
                                        "select proname from pg_proc where proname in ('admit',"
                                                + " 'dismiss', 'may_admit')")
                                .query(String.class)
                                .list())
                .isEmpty();
    }

    private void denied(SamplePerson who, String sql, Object... values) {
        assertThatThrownBy(() ->
                        access.run(
                                who.id(),
                                () -> {
                                    var run =
                                            institution
                                                    .bean(JdbcClient.class)
                                                    .sql(sql)
                                                    .params(List.of(values));
                                    if (sql.startsWith("select")) {
                                        run.query((_, _) -> 1).list();
                                    } else {
                                        run.update();
                                    }
                                }))
                .as(sql)
                .rootCause()
                .isInstanceOfSatisfying(
                        java.sql.SQLException.class,
                        refused -> assertThat(refused.getSQLState()).as(sql).isEqualTo("42501"));
    }

    private void deniedAs(
            SamplePerson who,
            OpenCase open,
            String role,
            @org.jspecify.annotations.Nullable Party party) {
        assertThatThrownBy(() -> write(who, open, role, party, Map.of()))
                .as(who + " as " + role)
                .rootCause()
                .isInstanceOfSatisfying(
                        java.sql.SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    /// The function is refused on an entry that this person makes in the same transaction.
    private void deniedOn(
            SamplePerson who,
            OpenCase open,
            String role,
            @org.jspecify.annotations.Nullable Party party,
            String sql,
            Object... values) {
        assertThatThrownBy(() ->
                        access.run(
                                who.id(),
                                () -> {
                                    var all = new java.util.ArrayList<Object>();
                                    all.add(entered(who, open, role, party, Map.of()));
                                    all.addAll(List.of(values));
                                    institution
                                            .bean(JdbcClient.class)
                                            .sql(sql)
                                            .params(all)
                                            .query((_, _) -> 1)
                                            .list();
                                }))
                .as(sql)
                .rootCause()
                .isInstanceOfSatisfying(
                        java.sql.SQLException.class,
                        refused -> assertThat(refused.getSQLState()).as(sql).isEqualTo("42501"));
    }

    private java.util.UUID write(
            SamplePerson who,
            OpenCase open,
            String role,
            @org.jspecify.annotations.Nullable Party party,
            Map<String, ?> facts) {
        return access.as(who.id(), () -> entered(who, open, role, party, facts));
    }

    private java.util.UUID entered(
            SamplePerson who,
            OpenCase open,
            String role,
            @org.jspecify.annotations.Nullable Party party,
            Map<String, ?> facts) {
        return institution
                .bean(Record.class)
                .append(
                        open.file().joint(),
                        new Draft(
                                open.file().id().value(),
                                "attempt",
                                role,
                                party == null ? null : party.id(),
                                who.id().value(),
                                who.en(),
                                who.zh(),
                                institution.clock().instant(),
                                facts))
                .id()
                .value();
    }

    private List<String> underSecurity() {
        return owner.sql(
                        "select relname from pg_class where relkind = 'r' and relrowsecurity and"
                                + " relnamespace = 'public'::regnamespace")
                .query(String.class)
                .list();
    }

    private boolean mayRead(String table) {
        return owner.sql("select has_table_privilege('goodoffices_app', ?, 'select')")
                .param(table)
                .query(Boolean.class)
                .single();
    }
}
