package org.goodoffices.records.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.MerkleTree;
import org.goodoffices.engines.proof.Verifier;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The institution's own log takes one leaf a case at fixed times, so that its length tells
/// nothing; its newest head is kept outside the database, and left alone where the log does not
/// continue it.
class InstitutionLogTest {

    @AutoClose
    private static final TestInstitution INSTITUTION =
            TestInstitution.start("goodoffices.commitments.look=P30D");

    @Test
    void
            the_institutions_log_takes_one_leaf_a_case_and_a_log_of_the_house_at_each_time_and_no_more() {
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
                        .sql(
                                "select (select count(*) from case_file) + (select count(distinct"
                                        + " log) from house_log)")
                        .query(Long.class)
                        .single();
        assertThat(leaves()).isEqualTo(before + cases);
        assertThat(heads()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void however_many_lanes_and_cases_there_are_they_are_written_in_one_statement_each() {
        var commit = INSTITUTION.bean(CommitCases.class);
        commit.commit();
        var owner = INSTITUTION.owner();
        owner.sql(
                        """
                        create sequence statements;
                        grant usage on sequence statements to public;
                        create function count_statement() returns trigger language plpgsql as
                        $$ begin perform nextval('statements'); return null; end $$;
                        """)
                .update();
        var tables = List.of("lane_anchor", "house_anchor", "institution_leaf", "institution_node");
        for (var table : tables) {
            owner.sql(
                            "create trigger counted after insert on %s for each statement execute function count_statement()"
                                    .formatted(table))
                    .update();
        }
        INSTITUTION.clock().forward(Duration.ofDays(1));

        commit.commit();

        assertThat(owner.sql("select last_value from statements").query(Long.class).single())
                .isEqualTo(tables.size());
        assertThat(
                        owner.sql(
                                        "select (select count(*) from lane_anchor group by at order"
                                                + " by at desc limit 1) = (select count(*) from lane"
                                                + " where case_id is not null)")
                                .query(Boolean.class)
                                .single())
                .isTrue();
        tables.forEach(table -> owner.sql("drop trigger counted on " + table).update());
    }

    @Test
    void the_newest_head_is_kept_outside_the_database_unless_the_log_was_changed_there()
            throws Exception {
        var commit = INSTITUTION.bean(CommitCases.class);
        commit.commit();
        var home = INSTITUTION.home();
        var kept = KeptHead.in(home).read().orElseThrow();
        assertThat(kept.isSignedBy(INSTITUTION.bean(Receipts.class).key())).isTrue();
        assertThat(kept.checkpoint().size()).isEqualTo(leaves());

        var owner = INSTITUTION.owner();
        owner.sql("create table kept_head as select * from institution_head").update();
        owner.sql("delete from institution_head where size = " + leaves()).update();
        try {
            commit.commit();
            assertThat(KeptHead.in(home).read().orElseThrow()).isEqualTo(kept);
        } finally {
            owner.sql("insert into institution_head select * from kept_head on conflict do nothing")
                    .update();
            owner.sql("drop table kept_head").update();
        }
    }

    @Test
    void a_proof_from_the_kept_nodes_is_the_one_that_the_leaves_give() {
        var commit = INSTITUTION.bean(CommitCases.class);
        for (int day = 0; day < 3; day++) {
            INSTITUTION.clock().forward(Duration.ofDays(1));
            commit.commit();
        }
        var tree =
                new MerkleTree(
                        INSTITUTION
                                .owner()
                                .sql("select leaf from institution_leaf order by position")
                                .query((row, _) -> Hash.of(row.getBytes(1)))
                                .list());
        var log = INSTITUTION.bean(InstitutionLog.class);
        assertThat(tree.size()).isGreaterThan(6);
        assertThat(log.checkpoint().checkpoint().root()).isEqualTo(tree.root());
        for (int position = 0; position < tree.size(); position++) {
            assertThat(log.inclusion(position, tree.size()))
                    .isEqualTo(tree.inclusion(position, tree.size()));
        }
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
                                                "select e.id from entry e join case_file c on"
                                                        + " c.joint = e.lane where c.rules ="
                                                        + " 'model-commercial' order by position")
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

    private static long heads() {
        return INSTITUTION
                .owner()
                .sql("select count(*) from institution_head")
                .query(Long.class)
                .single();
    }

    private static long leaves() {
        return INSTITUTION
                .owner()
                .sql("select count(*) from institution_leaf")
                .query(Long.class)
                .single();
    }
}
