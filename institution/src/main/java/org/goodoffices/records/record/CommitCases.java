package org.goodoffices.records.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
import java.util.stream.Stream;
import org.goodoffices.engines.proof.CaseCommitment;
import org.goodoffices.engines.proof.Checkpoint;
import org.goodoffices.engines.proof.Commitment;
import org.goodoffices.engines.proof.CompactRange;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.engines.proof.SignedCheckpoint;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Commits every case to the institution's own log at fixed times: one leaf of one size a case,
/// whether or not anything happened in it. Time, number and size tell nothing. The register of the
/// Convention, each session of an organ and each nomination have a leaf of their own.
@Component
public class CommitCases {

    private static final Logger LOG = LoggerFactory.getLogger(CommitCases.class);

    /// From midnight to midnight, UTC.
    private static final Duration EVERY = Duration.ofDays(1);

    private final Access access;
    private final JdbcClient jdbc;
    private final Receipts receipts;
    private final InstitutionLog log;
    private final KeptHead kept;
    private final InstantSource clock;
    private final RandomGenerator chance;

    /// Whether it was said that the log is broken; once is enough.
    private volatile boolean broken;

    CommitCases(
            Access access,
            JdbcClient jdbc,
            Receipts receipts,
            InstitutionLog log,
            @Value("${goodoffices.home}") Path home,
            InstantSource clock,
            RandomGenerator chance) {
        this.access = access;
        this.jdbc = jdbc;
        this.receipts = receipts;
        this.log = log;
        this.kept = KeptHead.in(home);
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
        keep();
    }

    /// Keeps the newest head outside the database, if the log continues the one kept there: else
    /// the log was changed behind the application's back, and what shows it is left alone.
    private void keep() {
        try {
            var before = kept.read().map(SignedCheckpoint::checkpoint).orElse(null);
            access.run(PersonId.RULES, () -> keep(before));
        } catch (IOException | UncheckedIOException unkept) {
            LOG.error("the head of the institution's log could not be kept", unkept);
        }
    }

    private void keep(@Nullable Checkpoint before) {
        var now = log.head();
        if (before != null && before.size() == now.size() && before.root().equals(now.root())
                || before == null && now.size() == 0) {
            return;
        }
        if (before != null && !log.had(before)) {
            if (!broken) {
                LOG.error(
                        "the institution's log does not continue its head of {} leaves that is kept"
                                + " in the home folder: run `goodoffices verify`",
                        before.size());
            }
            broken = true;
            return;
        }
        try {
            kept.keep(log.checkpoint().encoded());
        } catch (IOException unkept) {
            throw new UncheckedIOException(unkept);
        }
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
        var before = log.head();
        var leaves = new ArrayList<Hash>();
        var lanes = new ArrayList<LaneAnchor>();
        for (var ofCase : heads.values()) {
            leaves.add(commit(before.size() + leaves.size(), ofCase, lanes));
        }
        var houses = new ArrayList<HouseAnchor>();
        for (var house : houses()) {
            var salt = draw();
            var checkpoint = Checkpoint.of(log.origin() + "/" + house.log(), house.leaves());
            houses.add(new HouseAnchor(house, before.size() + leaves.size(), salt));
            leaves.add(CaseCommitment.toCheckpoint(salt, checkpoint).leaf());
        }
        if (!leaves.isEmpty()) {
            var grown = log.append(before, time, leaves);
            anchor(lanes, time);
            anchorHouses(houses, time);
            log.sign(grown, time);
        }
    }

    private record House(String log, CompactRange leaves) {}

    /// The logs that belong to no case, each in a leaf of its own.
    private List<House> houses() {
        return jdbc.sql("select * from houses_to_commit()")
                .query((row, _) ->
                        new House(
                                row.getString("log"),
                                Stream.of((byte[][]) row.getArray("leaves").getArray())
                                        .map(Hash::of)
                                        .reduce(
                                                CompactRange.EMPTY,
                                                CompactRange::append,
                                                (one, _) -> one)))
                .list();
    }

    /// Where the head of a lane stands in the leaf of its case.
    private record LaneAnchor(Head head, long position, int slot, List<Hash> path, byte[] salt) {}

    private record HouseAnchor(House house, long position, byte[] salt) {}

    /// The leaf of a case at a position; adds where its lanes stand in it.
    private Hash commit(long position, List<Head> lanes, List<LaneAnchor> anchors) {
        var slots = new ArrayList<>(IntStream.range(0, CaseCommitment.SLOTS).boxed().toList());
        Collections.shuffle(slots, java.util.Random.from(chance));
        var salts = new ArrayList<byte[]>();
        var bySlot = new HashMap<Integer, Commitment>();
        for (int i = 0; i < lanes.size(); i++) {
            var lane = lanes.get(i);
            salts.add(draw());
            bySlot.put(
                    slots.get(i),
                    CaseCommitment.toCheckpoint(
                            salts.get(i), Checkpoint.of(receipts.origin(lane.lane()), lane.log())));
        }
        var commitment = CaseCommitment.of(bySlot, draw());
        for (int i = 0; i < lanes.size(); i++) {
            var slot = slots.get(i);
            anchors.add(
                    new LaneAnchor(
                            lanes.get(i), position, slot, commitment.pathFrom(slot), salts.get(i)));
        }
        return commitment.leaf();
    }

    /// All in one statement: an institution has many thousand lanes.
    private void anchor(List<LaneAnchor> anchors, Instant time) {
        jdbc.sql(
                        """
                        insert into lane_anchor (lane, at, position, size, slot, slot_path, salt)
                        select lane, ?, position, size, slot, slot_path, salt
                          from unnest(?, ?, ?, ?, ?, ?) as a (lane, position, size, slot, slot_path, salt)
                        """)
                .param(Timestamp.from(time))
                .param(anchors.stream().map(one -> one.head.lane()).toArray(UUID[]::new))
                .param(anchors.stream().map(LaneAnchor::position).toArray(Long[]::new))
                .param(anchors.stream().map(one -> one.head.log().size()).toArray(Long[]::new))
                .param(anchors.stream().map(LaneAnchor::slot).toArray(Integer[]::new))
                .param(anchors.stream().map(one -> bytes(one.path)).toArray(byte[][]::new))
                .param(anchors.stream().map(LaneAnchor::salt).toArray(byte[][]::new))
                .update();
    }

    private void anchorHouses(List<HouseAnchor> anchors, Instant time) {
        jdbc.sql(
                        """
                        insert into house_anchor (log, at, position, size, salt)
                        select log, ?, position, size, salt
                          from unnest(?, ?, ?, ?) as a (log, position, size, salt)
                        """)
                .param(Timestamp.from(time))
                .param(anchors.stream().map(one -> one.house.log()).toArray(String[]::new))
                .param(anchors.stream().map(HouseAnchor::position).toArray(Long[]::new))
                .param(anchors.stream().map(one -> one.house.leaves().size()).toArray(Long[]::new))
                .param(anchors.stream().map(HouseAnchor::salt).toArray(byte[][]::new))
                .update();
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
