package org.goodoffices.casework.settlement.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.QuarantineThing;
import org.goodoffices.casework.docket.WriteInLane;
import org.goodoffices.engines.proof.Finding.Verdict;
import org.goodoffices.engines.proof.JsonDocument;
import org.goodoffices.records.documents.KeepPaper;
import org.goodoffices.records.record.CommitCases;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine;

/// Whoever owns the database can change any row of it, past every rule and every constraint: what
/// they do is found, and said by the number of the case and the place. Each change is made in a
/// transaction that only the verification sees.
class VerifyInstitutionTest {

    @AutoClose
    private static final TestInstitution INSTITUTION =
            TestInstitution.start("goodoffices.commitments.look=P30D");

    private static final String CASE =
            "(select id from case_file where rules = 'model-commercial')";
    private static final String JOINT =
            "(select joint from case_file where rules = 'model-commercial')";
    private static final String BRANDT = "'" + SamplePerson.BRANDT.id() + "'";
    private static final String OWN =
            "(select m.lane from lane_member m join lane l on l.id = m.lane where l.kind = 'own' and l.case_id = "
                    + CASE
                    + " and m.member = "
                    + BRANDT
                    + ")";

    private static String number = "";

    @BeforeAll
    static void papers_are_put_in_and_quarantined_and_all_is_committed_to() throws Exception {
        number =
                INSTITUTION
                        .owner()
                        .sql("select number from case_file where id = " + CASE)
                        .query(String.class)
                        .single();
        var own =
                INSTITUTION
                        .owner()
                        .sql(
                                "select m.lane from lane_member m join lane l on l.id = m.lane where l.kind = 'own' and l.case_id = "
                                        + CASE
                                        + " and m.member = "
                                        + BRANDT)
                        .query(UUID.class)
                        .single();
        write(own, "A word in our own lane", "kept.txt");
        quarantine(write(own, "A word in the wrong lane", "wrong.txt"));
        INSTITUTION.bean(CommitCases.class).commit();
        INSTITUTION.clock().forward(Duration.ofDays(2));
        INSTITUTION.bean(CommitCases.class).commit();
    }

    @Test
    void a_database_that_only_the_application_wrote_is_clean() {
        var report = verified();
        assertThat(report.lines()).hasSize(1);
        assertThat(report.outcome()).isEqualTo(Report.Outcome.VALID);
        assertThat(report.lines().getFirst().sentence().english())
                .matches(
                        "[1-9]\\d+ entries in [1-9]\\d+ lanes of [1-9] cases, [1-9] papers and .*");
    }

    /// What is done, and where it is found: the case's number stands for `#`.
    static Stream<Arguments> changes() {
        var second = " where position = 1 and lane = " + JOINT;
        return Stream.of(
                // an entry
                change(
                        "update entry set content = replace(content, 'register', 'registeR')"
                                + second,
                        "# joint 1"),
                change("update entry set content = '{'" + second, "# joint 1"),
                change("update entry set act = 'decline-registration'" + second, "# joint 1"),
                change("update entry set name_en = 'Somebody Else'" + second, "# joint 1"),
                change("update entry set at = at - interval '1 second'" + second, "# joint 1"),
                change("update entry set salt = sha256(salt)" + second, "# joint 1"),
                change("update entry set leaf = sha256(leaf)" + second, "# joint 1"),
                change("update entry set position = 100" + second, "# joint 1"),
                change("delete from entry" + second, "# joint 1"),
                // a log
                change("delete from entry where lane = " + JOINT, "# joint"),
                change(
                        "delete from entry where lane = "
                                + OWN
                                + "; update lane set size = 0, peaks = '' where id = "
                                + OWN,
                        "# own 1"),
                change("update lane set secret = sha256(secret) where id = " + JOINT, "# joint"),
                change("delete from lane where kind = 'mediators' and case_id = " + CASE, "# lane"),
                change(
                        "delete from lane where kind = 'public' and case_id = "
                                + CASE
                                + "; update lane set kind = 'public' where kind = 'mediators' and case_id = "
                                + CASE,
                        "# lane"),
                // a case
                change("delete from case_file where id = " + CASE, "# case_file"),
                change(wholeCase(), "institution"),
                change(
                        "delete from entry where case_id = "
                                + CASE
                                + "; delete from lane_anchor where lane in (select id from lane where case_id = "
                                + CASE
                                + ")",
                        "# joint 0"),
                change(
                        "update case_file set title_en = 'Another' where id = " + CASE,
                        "# case_file"),
                change(
                        "update case_file set rules = 'model-interstate', edition = edition where id = "
                                + CASE,
                        "# case_file"),
                change(
                        "update party set country = 'FRA' where place = 2 and case_id = " + CASE,
                        "# party"),
                change(
                        "update party set name_en = 'Another' where place = 2 and case_id = "
                                + CASE,
                        "# party"),
                // the institution's log
                change(
                        "delete from institution_leaf where position = (select max(position) from institution_leaf)",
                        "institution"),
                change(cutShort(), "institution"),
                change(
                        "update institution_leaf set leaf = sha256(leaf) where position = 1",
                        "institution"),
                change(
                        "update institution_head set note = replace(note, 'localhost', 'elsewhere')",
                        "institution"),
                change(
                        "delete from institution_head where size = (select min(size) from institution_head)",
                        "institution"),
                change(
                        "update institution_node set hash = sha256(hash) where level = 1 and place = 0",
                        "institution 0"),
                change("update lane_anchor set size = size + 1 where lane = " + JOINT, "# joint"),
                change("delete from lane_anchor where lane = " + JOINT, "# institution"),
                // the logs of the house
                change(
                        "update register_act set content = content || ' ' where number = 1",
                        "register 1"),
                change("delete from register_act where number = 3", "register 3"),
                change(
                        "delete from register_act where number = (select max(number) from register_act)",
                        "register"),
                change(
                        "update register_act set leaf = sha256(leaf) where number = 1",
                        "register 1"),
                change("delete from house_anchor where log = 'register'", "institution"),
                change(
                        "delete from house_anchor where log = 'register' and at = (select max(at) from house_anchor)",
                        "register"),
                change(
                        "update session_entry set content = content || ' ' where number = 2",
                        "sessions/"),
                change("update session_entry set kind = kind || 's' where number = 2", "sessions/"),
                change(
                        "delete from session_entry s where number = (select max(number) from session_entry where session = s.session)",
                        "sessions/"),
                // who sits where, and reads what
                change(
                        "insert into lane_member (lane, member, since) select id, "
                                + BRANDT
                                + ", '2020-01-01' from lane where kind = 'mediators' and case_id = "
                                + CASE,
                        "# mediators"),
                change(
                        "insert into lane_member (lane, member, since) select id, "
                                + BRANDT
                                + ", '2020-01-01' from lane where kind = 'own' and case_id = "
                                + CASE
                                + " and id <> "
                                + OWN,
                        "# own 2"),
                change(
                        "delete from lane_member where lane = " + OWN + " and member = " + BRANDT,
                        "# own 1"),
                change(
                        "update lane_member set until = '2020-01-02', since = '2020-01-01' where lane = "
                                + OWN
                                + " and member = "
                                + BRANDT,
                        "# own 1"),
                change(
                        "update lane_member set member = '00000000-0000-0000-0000-0000000000a3' where lane = "
                                + OWN,
                        "# own 1"),
                change(
                        "insert into lane_member (lane, member, since, until) select id, "
                                + BRANDT
                                + ", '2020-01-01', '2099-01-01' from lane where kind = 'registry' and case_id = "
                                + CASE,
                        "# registry"),
                change(
                        "update lane_member set left_at = '2030-01-01' where lane = "
                                + JOINT
                                + " and member = "
                                + BRANDT,
                        "# joint"),
                change(
                        "update capacity set member = '00000000-0000-0000-0000-0000000000a3' where as_what = 'agent' and case_id = "
                                + CASE,
                        "# capacity"),
                change(
                        "insert into capacity select gen_random_uuid(), case_id, joint, "
                                + BRANDT
                                + ", 'mediator', null, 'mediator', 'X', 'X', null, since, null from capacity where as_what = 'authority' and case_id = "
                                + CASE,
                        "# capacity"),
                change(
                        "update capacity set until = since where as_what = 'mediator' and case_id = "
                                + CASE,
                        "# capacity"),
                change(
                        "insert into departure select id, case_id, joint, '2026-01-01' from party where place = 2 and case_id = "
                                + CASE,
                        "# departure"),
                change(
                        "update person set mail = 'somebody@else.invalid' where id = " + BRANDT,
                        "# capacity"),
                // where it stands
                change(
                        "update case_standing set stage = 'request' where case_id = " + CASE,
                        "# case_standing"),
                change(
                        "update case_standing set ending = 'withdrawn' where case_id = " + CASE,
                        "# case_standing"),
                change(
                        "update case_standing set next_due = '2099-01-01' where case_id = " + CASE,
                        "# case_standing"),
                change("delete from case_standing where case_id = " + CASE, "# case_standing"),
                // papers
                change(
                        "update paper_content set hash = sha256(hash) where lane = " + OWN,
                        "# own 1 0"),
                change(
                        "update paper_content set title = 'Another' where name = 'kept.txt'",
                        "# own 1 0"),
                change(
                        "update paper_content set file = gen_random_uuid() where name = 'kept.txt'",
                        "# own 1 0"),
                change(
                        "with other as (delete from paper_content where name = 'wrong.txt' returning file) update paper_content set file = (select file from other) where name = 'kept.txt'",
                        "# own 1 0"),
                change("delete from paper_content where name = 'kept.txt'", "# own 1 0"),
                change(
                        "delete from paper where id in (select paper from paper_content where name = 'kept.txt')",
                        "# own 1 0"),
                change("update thing set side = null where lane = " + OWN, "# own 1 0"),
                change("delete from quarantine", "# own 1 2"),
                change(
                        "insert into quarantine select t.entry, t.lane, t.case_id, q.by_act from thing t, quarantine q where t.lane = q.lane and t.entry <> q.entry",
                        "# own 1 0"),
                change(
                        "update lane_key set sealed = sha256(sealed) where lane = " + OWN,
                        "# own 1 0"));
    }

    private static Arguments change(String sql, String where) {
        return Arguments.of(sql, where);
    }

    /// As somebody would who wants nobody to know that there was a case.
    private static String wholeCase() {
        return Stream.of(
                        "delete from quarantine where case_id = %s",
                        "delete from paper_content where lane in (select id from lane where case_id = %s)",
                        "delete from paper where case_id = %s",
                        "delete from thing where case_id = %s",
                        "delete from lane_key where lane in (select id from lane where case_id = %s)",
                        "delete from lane_member where lane in (select id from lane where case_id = %s)",
                        "delete from lane_anchor where lane in (select id from lane where case_id = %s)",
                        "delete from entry where case_id = %s",
                        "delete from capacity where case_id = %s",
                        "delete from case_standing where case_id = %s",
                        "delete from party where case_id = %s",
                        "delete from lane where case_id = %s",
                        "delete from case_file where id = %s")
                .map(sql -> sql.formatted("'" + caseId() + "'"))
                .collect(java.util.stream.Collectors.joining("; "));
    }

    private static UUID caseId() {
        return INSTITUTION.owner().sql("select " + CASE).query(UUID.class).single();
    }

    /// The last time of commitment, gone without a gap: only what is kept outside tells of it.
    private static String cutShort() {
        return """
        delete from lane_anchor where at = (select max(at) from institution_leaf);
        delete from house_anchor where at = (select max(at) from institution_leaf);
        delete from institution_node n using (select min(position) as size from institution_leaf where at = (select max(at) from institution_leaf)) l
         where (n.place + 1) << n.level > l.size;
        delete from institution_leaf where at = (select max(at) from institution_leaf);
        delete from institution_head where at > (select max(at) from institution_leaf)
        """;
    }

    @ParameterizedTest
    @MethodSource("changes")
    void what_the_owner_of_the_database_changes_is_found(String change, String where)
            throws SQLException {
        var report = VerifyInstitution.verify(changed(change), INSTITUTION.home(), null);
        assertThat(report.outcome()).isEqualTo(Report.Outcome.NOT_VALID);
        assertThat(report.lines())
                .filteredOn(line -> line.verdict() == Verdict.NOT_VALID)
                .extracting(Report.Line::part)
                .anyMatch(part ->
                        part.equals(where.replace("#", number))
                                || part.startsWith(where.replace("#", number) + " ")
                                || where.endsWith("/") && part.startsWith(where));
    }

    @Test
    void a_log_cut_short_without_a_gap_is_found_only_by_the_head_that_is_kept_outside()
            throws SQLException {
        var faults =
                VerifyInstitution.verify(changed(cutShort()), INSTITUTION.home(), null)
                        .lines()
                        .stream()
                        .filter(line -> line.verdict() == Verdict.NOT_VALID)
                        .skip(1)
                        .toList();
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().sentence().english())
                .contains("cut short")
                .contains("outside the database");
    }

    @Test
    void a_paper_replaced_on_the_disk_is_found() throws Exception {
        var file =
                INSTITUTION
                        .owner()
                        .sql("select file from paper_content where name = 'kept.txt'")
                        .query(UUID.class)
                        .single()
                        .toString();
        var place =
                INSTITUTION.home().resolve("papers").resolve(file.substring(0, 2)).resolve(file);
        var bytes = Files.readAllBytes(place);
        var changed = bytes.clone();
        changed[changed.length - 1] ^= 1;
        try {
            Files.write(place, changed);
            assertThat(verified().lines().get(1).part()).isEqualTo(number + " own 1 0");
            Files.delete(place);
            assertThat(verified().lines().get(1).part()).isEqualTo(number + " own 1 0");
        } finally {
            Files.write(place, bytes);
        }
    }

    @Test
    void the_command_says_what_and_where_and_ends_with_1() throws Exception {
        var owner = INSTITUTION.owner();
        owner.sql(
                        "insert into lane_member (lane, member, since) select id, "
                                + BRANDT
                                + ", '2020-01-01' from lane where kind = 'mediators' and case_id = "
                                + CASE)
                .update();
        try {
            var said = new StringWriter();
            assertThat(command(said, "--json", "--home", INSTITUTION.home().toString()))
                    .isEqualTo(1);
            var document =
                    JsonDocument.read(said.toString().strip().getBytes(StandardCharsets.UTF_8));
            assertThat(document.get("valid")).isEqualTo(false);
            var finding =
                    (Map<?, ?>) ((List<?>) Objects.requireNonNull(document.get("findings"))).get(1);
            assertThat(finding.get("case")).isEqualTo(number);
            assertThat(finding.get("where")).isEqualTo("mediators");
            assertThat(finding.get("verdict")).isEqualTo("NOT_VALID");
            assertThat(finding.get("en"))
                    .isEqualTo("somebody reads this lane whom no entry lets in");
            assertThat(finding.get("zh")).isEqualTo("有人可阅本通道，而无相应记录");

            var sentence = new StringWriter();
            assertThat(command(sentence, "--language", "en")).isEqualTo(1);
            assertThat(sentence.toString())
                    .contains("NOT VALID  " + number + " mediators: somebody reads this lane");
        } finally {
            owner.sql("delete from lane_member where since = '2020-01-01'").update();
        }
        assertThat(command(new StringWriter(), "--home", INSTITUTION.home().toString())).isZero();
        // without the home folder, what only it can show is said to be open
        var open = new StringWriter();
        assertThat(command(open, "--language", "en")).isEqualTo(3);
        assertThat(open.toString()).contains("--home").contains("--trust");
    }

    @Test
    void a_database_that_is_not_there_is_said_in_a_sentence() {
        var said = new StringWriter();
        int code =
                new CommandLine(new VerifyCommand())
                        .setErr(new PrintWriter(said))
                        .execute(
                                "--database",
                                "jdbc:postgresql://127.0.0.1:1/nowhere",
                                "--language",
                                "en");
        assertThat(code).isEqualTo(2);
        assertThat(said.toString()).contains("The record cannot be read").doesNotContain("\tat ");
    }

    private static int command(StringWriter said, String... more) {
        var arguments =
                Stream.concat(Stream.of("--database", INSTITUTION.databaseUrl()), Stream.of(more))
                        .toArray(String[]::new);
        return new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(said))
                .execute(arguments);
    }

    private static Report verified() {
        return VerifyInstitution.verify(INSTITUTION.ownerSource(), INSTITUTION.home(), null);
    }

    /// The database as it is after these statements, until the verification lets go of it.
    private static SingleConnectionDataSource changed(String statements) throws SQLException {
        var connection = INSTITUTION.ownerSource().getConnection();
        connection.setAutoCommit(false);
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("set local session_replication_role = replica")
                .update(); // no constraint in the way
        int rows = 0;
        for (var one : statements.split(";")) {
            if (!one.isBlank()) {
                rows += jdbc.sql(one).update();
            }
        }
        assertThat(rows).isPositive();
        var within =
                (Connection)
                        Proxy.newProxyInstance(
                                VerifyInstitutionTest.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (_, method, values) -> {
                                    if (OF_A_NEW_TRANSACTION.contains(method.getName())) {
                                        return null;
                                    }
                                    try {
                                        return method.invoke(connection, values);
                                    } catch (InvocationTargetException thrown) {
                                        throw thrown.getCause();
                                    }
                                });
        return new SingleConnectionDataSource(within, false);
    }

    private static final Set<String> OF_A_NEW_TRANSACTION =
            Set.of("setReadOnly", "setTransactionIsolation", "setAutoCommit");

    private static EntryId write(UUID lane, String text, String name) throws Exception {
        var who = SamplePerson.BRANDT.id();
        var kept =
                INSTITUTION
                        .bean(KeepPaper.class)
                        .keep(
                                who,
                                new LaneId(lane),
                                name,
                                new java.io.ByteArrayInputStream(
                                        text.getBytes(StandardCharsets.UTF_8)));
        var outcome =
                INSTITUTION
                        .bean(WriteInLane.class)
                        .write(
                                who,
                                new CaseNumber(number),
                                new LaneId(lane),
                                new WriteInLane.Written(
                                        "token-" + name, text, null, null, List.of(kept)));
        return ((org.goodoffices.casework.docket.Outcome.Done) outcome).entry();
    }

    private static void quarantine(EntryId thing) {
        assertThat(
                        INSTITUTION
                                .bean(QuarantineThing.class)
                                .quarantine(
                                        SamplePerson.BRANDT.id(),
                                        new CaseNumber(number),
                                        thing,
                                        null,
                                        "token-quarantine"))
                .isInstanceOf(org.goodoffices.casework.docket.Outcome.Done.class);
    }
}
