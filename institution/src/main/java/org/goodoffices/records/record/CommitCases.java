package org.goodoffices.records.record;

import java.io.ByteArrayOutputStream;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goodoffices.engines.proof.CaseCommitment;
import org.goodoffices.engines.proof.Checkpoint;
import org.goodoffices.engines.proof.Commitment;
import org.goodoffices.engines.proof.CompactRange;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Commits every case to the institution's own log at fixed times: one leaf of one size a case,
/// whether or not anything happened in it. Time, number and size tell nothing.
@Component
public class CommitCases {

    /// From midnight to midnight, UTC.
    private static final Duration EVERY = Duration.ofDays(1);

    private final Access access;
    private final JdbcClient jdbc;
    private final Receipts receipts;
    private final InstantSource clock;
    private final RandomGenerator chance;

    CommitCases(
            Access access,
            JdbcClient jdbc,
            Receipts receipts,
            InstantSource clock,
            RandomGenerator chance) {
        this.access = access;
        this.jdbc = jdbc;
        this.receipts = receipts;
        this.clock = clock;
        this.chance = chance;
    }

    /// Commits for the last fixed time, unless that is done.
    @Scheduled(
            initialDelayString = "${goodoffices.commitments.look:PT1M}",
            fixedDelayString = "${goodoffices.commitments.look:PT1M}")
    public void commit() {
        var seconds = EVERY.toSeconds();
        var time =
                Instant.ofEpochSecond(
                        Math.floorDiv(clock.instant().getEpochSecond(), seconds) * seconds);
        access.run(
                PersonId.RULES,
                () -> {
                    // Two servers on one database take turns.
                    jdbc.sql("select pg_advisory_xact_lock(740001)").query((_, _) -> 1).single();
                    if (!committed(time)) {
                        commit(time);
                    }
                });
    }

    private boolean committed(Instant time) {
        return jdbc.sql("select exists (select from institution_leaf where at >= ?)")
                .param(Timestamp.from(time))
                .query(Boolean.class)
                .single();
    }

    private record Head(UUID caseId, UUID lane, CompactRange log) {}

    private void commit(Instant time) {
        var heads =
                jdbc
                        .sql("select * from heads_to_commit()")
                        .query((row, _) ->
                                new Head(
                                        row.getObject("case_id", UUID.class),
                                        row.getObject("lane", UUID.class),
                                        CompactRange.of(
                                                row.getLong("size"), row.getBytes("peaks"))))
                        .list()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        Head::caseId, LinkedHashMap::new, Collectors.toList()));
        long position =
                jdbc.sql("select coalesce(max(position) + 1, 0) from institution_leaf")
                        .query(Long.class)
                        .single();
        for (var lanes : heads.values()) {
            commit(position, time, lanes);
            position++;
        }
    }

    private void commit(long position, Instant time, List<Head> lanes) {
        var slots = new ArrayList<>(IntStream.range(0, CaseCommitment.SLOTS).boxed().toList());
        Collections.shuffle(slots, java.util.Random.from(chance));
        var salts = new HashMap<UUID, byte[]>();
        var bySlot = new HashMap<Integer, Commitment>();
        for (int i = 0; i < lanes.size(); i++) {
            var lane = lanes.get(i);
            salts.put(lane.lane(), draw());
            bySlot.put(
                    slots.get(i),
                    CaseCommitment.toCheckpoint(
                            java.util.Objects.requireNonNull(salts.get(lane.lane())),
                            Checkpoint.of(receipts.origin(lane.lane()), lane.log())));
        }
        var commitment = CaseCommitment.of(bySlot, draw());
        jdbc.sql("insert into institution_leaf values (?, ?, ?)")
                .params(position, Timestamp.from(time), commitment.leaf().bytes())
                .update();
        for (int i = 0; i < lanes.size(); i++) {
            var lane = lanes.get(i);
            jdbc.sql("insert into lane_anchor values (?, ?, ?, ?, ?, ?, ?)")
                    .param(lane.lane())
                    .param(Timestamp.from(time))
                    .param(position)
                    .param(lane.log().size())
                    .param(slots.get(i))
                    .param(bytes(commitment.pathFrom(slots.get(i))))
                    .param(salts.get(lane.lane()))
                    .update();
        }
    }

    private static byte[] bytes(List<Hash> path) {
        var all = new ByteArrayOutputStream();
        path.forEach(hash -> all.writeBytes(hash.bytes()));
        return all.toByteArray();
    }

    private byte[] draw() {
        var drawn = new byte[Commitment.SALT_LENGTH];
        chance.nextBytes(drawn);
        return drawn;
    }
}
