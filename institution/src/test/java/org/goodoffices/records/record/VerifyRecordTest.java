package org.goodoffices.records.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.proof.Verifier;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The record holds against whoever can change rows; and the institution's own log takes one leaf a
/// case at fixed times, so that its length tells nothing.
class VerifyRecordTest {

    @AutoClose
    private static final TestInstitution INSTITUTION =
            TestInstitution.start("goodoffices.commitments.look=P30D");

    private static final String SECOND =
            "position = 1 and lane = (select joint from case_file where rules = 'model-commercial')";

    @BeforeEach
    void start_whole() {
        assertThat(verified().faults()).isEmpty();
    }

    @Test
    void a_whole_record_is_recomputed_entry_by_entry() {
        var entries =
                INSTITUTION.owner().sql("select count(*) from entry").query(Long.class).single();
        assertThat(verified().entries()).isEqualTo(entries).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entry set content = replace(content, 'register', 'registeR') where ",
                "update entry set act = 'decline-registration' where ",
                "update entry set name_en = 'Somebody Else' where ",
                "update entry set at = at - interval '1 second' where ",
                "update entry set salt = sha256(salt) where ",
                "update entry set leaf = sha256(leaf) where ",
                "update entry set position = 100 where ",
                "delete from entry where "
            })
    void a_row_changed_behind_the_applications_back_is_found(String change) {
        inTurn(change + SECOND, () -> assertThat(verified().faults()).isNotEmpty());
    }

    @Test
    void an_entry_cut_off_at_the_end_with_its_log_rewound_is_found_by_what_was_committed() {
        INSTITUTION.bean(CommitCases.class).commit();
        var lane = "(select joint from case_file where rules = 'model-commercial')";
        inTurn(
                "delete from entry where lane = "
                        + lane
                        + "; update lane set size = 0, peaks = '' where id = "
                        + lane,
                () -> assertThat(verified().faults()).isNotEmpty());
    }

    @Test
    void the_institutions_log_takes_one_leaf_a_case_at_each_time_and_no_more() {
        var commit = INSTITUTION.bean(CommitCases.class);
        commit.commit();
        var before = leaves();
        commit.commit();
        assertThat(leaves()).isEqualTo(before);
        INSTITUTION.clock().forward(Duration.ofDays(1));
        commit.commit();
        var cases =
                INSTITUTION
                        .owner()
                        .sql("select count(*) from case_file")
                        .query(Long.class)
                        .single();
        assertThat(leaves()).isEqualTo(before + cases);
    }

    @Test
    void a_receipt_carries_its_place_in_the_institutions_log_and_holds_offline() {
        INSTITUTION.bean(CommitCases.class).commit();
        var access = INSTITUTION.bean(Access.class);
        var receipts = INSTITUTION.bean(Receipts.class);
        PersonId brandt = SamplePerson.BRANDT.id();
        var documents =
                access.as(
                        brandt,
                        () ->
                                INSTITUTION
                                        .owner()
                                        .sql(
                                                "select e.id from entry e join case_file c on c.joint = e.lane where c.rules = 'model-commercial' order by position")
                                        .query((row, _) ->
                                                new EntryId(row.getObject(1, java.util.UUID.class)))
                                        .list()
                                        .stream()
                                        .map(id ->
                                                INSTITUTION
                                                        .bean(Record.class)
                                                        .entry(id)
                                                        .orElseThrow())
                                        .map(entry -> receipts.of(entry))
                                        .toList());
        assertThat(documents).hasSizeGreaterThan(5).allMatch(receipt -> receipt.anchor() != null);
        for (var receipt : documents) {
            assertThat(Verifier.receipt(receipt.document(), receipts.key()).isValid()).isTrue();
        }
    }

    private static VerifyRecord.Result verified() {
        return VerifyRecord.of(INSTITUTION.ownerSource());
    }

    private static long leaves() {
        return INSTITUTION
                .owner()
                .sql("select count(*) from institution_leaf")
                .query(Long.class)
                .single();
    }

    /// Changes rows, looks, and puts every row back as it was.
    private static void inTurn(String change, Runnable look) {
        var owner = INSTITUTION.owner();
        owner.sql(
                        "create table kept_entry as select id, lane, position, case_id, act, role, party, person, name_en, name_zh, at, content, salt, leaf from entry")
                .update();
        owner.sql("create table kept_lane as select id, size, peaks from lane").update();
        try {
            for (var one : List.of(change.split(";"))) {
                assertThat(owner.sql(one).update()).isPositive();
            }
            look.run();
        } finally {
            owner.sql("delete from entry").update();
            owner.sql(
                            "insert into entry (id, lane, position, case_id, act, role, party, person, name_en, name_zh, at, content, salt, leaf) select * from kept_entry")
                    .update();
            owner.sql(
                            "update lane l set size = k.size, peaks = k.peaks from kept_lane k where k.id = l.id")
                    .update();
            owner.sql("drop table kept_entry, kept_lane").update();
        }
    }
}
