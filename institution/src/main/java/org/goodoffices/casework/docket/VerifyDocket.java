package org.goodoffices.casework.docket;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.records.record.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Derives anew, from the entries of each case, what the database keeps beside them: the case, its
/// parties and lanes, who sits where and reads what, who has left, and where the case stands. A row
/// that no entry accounts for was slipped in; one that an entry calls for and is not there was
/// taken away.
public final class VerifyDocket {

    private final Snapshot snapshot;
    private final RulesInForce rules;
    private final CaseStore cases;
    private final Instant now;

    private VerifyDocket(Snapshot snapshot, RulesInForce rules) {
        this.snapshot = snapshot;
        this.rules = rules;
        this.cases = new CaseStore(snapshot.jdbc(), new JdbcTemplate());
        this.now = snapshot.now();
    }

    /// Checks every case; the faults are in the snapshot.
    ///
    /// @param home where an institution keeps rules of its own
    /// @return how many cases there are
    public static long verify(Snapshot snapshot, Path home) {
        return new VerifyDocket(snapshot, RulesInForce.read(home)).verify();
    }

    private long verify() {
        snapshot.jdbc()
                .sql(
                        """
                        select distinct case_id from lane where case_id is not null
                           and not exists (select from case_file f where f.id = lane.case_id)
                        """)
                .query((ResultSet row) -> {
                    snapshot.faultOfCase(
                            row.getObject(1, UUID.class),
                            "case_file",
                            "the case has lanes, and is not there itself",
                            "本案通道尚存，案件本身已不存在");
                });
        snapshot.jdbc()
                .sql(
                        """
                        select sent_as from request_draft where sent_as is not null
                           and not exists (select from case_file f where f.number = sent_as)
                        """)
                .query((ResultSet row) -> {
                    snapshot.fault(
                            new Snapshot.Place(row.getString(1), "case_file", null),
                            "a request was sent as this case, and the case is not there",
                            "有申请已作为本案提交，而案件并不存在");
                });
        var ids =
                snapshot.jdbc()
                        .sql("select id from case_file order by number")
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        for (var id : ids) {
            try {
                verify(
                        cases.withId(id)
                                .orElseThrow()
                                .of(
                                        CaseStore.partiesThen(new CaseId(id))
                                                .askedBy(snapshot.jdbc()),
                                        CaseStore.capacities(new CaseId(id))
                                                .askedBy(snapshot.jdbc())));
            } catch (RuntimeException broken) {
                snapshot.faultOfCase(
                        id,
                        "docket",
                        "what follows from the entries cannot be derived: they are not what was written",
                        "无法由各条记录推导案件状况：记录已非原文");
            }
        }
        return ids.size();
    }

    private void verify(CaseFile file) {
        var lanes = snapshot.lanesOf(file.id().value());
        var entries = snapshot.entries(file.id().value());
        var joint = inLane(entries, file.joint());
        if (joint.isEmpty() || joint.getFirst().position() != 0) {
            snapshot.fault(file.joint().value(), 0L, "the case has no first entry", "本案缺少首条记录");
            return;
        }
        var request = joint.getFirst();
        named(file, request, lanes);
        var follows = new Derived(rules, file, lanes, entries, now);
        new VerifySeats(snapshot, follows).verify();
        standings(follows);
    }

    static List<Entered> inLane(List<Entered> entries, LaneId lane) {
        return entries.stream()
                .filter(entry -> entry.lane().equals(lane))
                .sorted(java.util.Comparator.comparingLong(Entered::position))
                .toList();
    }

    /// The case, its parties and its lanes against the request that opened it.
    private void named(CaseFile file, Entered request, List<Lane> lanes) {
        var said = request.facts();
        if (OfCase.facts(file).entrySet().stream()
                        .anyMatch(fact -> !fact.getValue().equals(said.get(fact.getKey())))
                || !file.openedAt().equals(request.at())
                || !file.title().equals(CaseOpening.title(file.parties()))) {
            fault(file, "case_file", "the row says something else than the request", "数据行与申请所载不符");
        }
        var parties = said.get("parties") instanceof List<?> list ? list : List.of();
        boolean same = parties.size() == file.parties().size();
        for (int i = 0; same && i < parties.size(); i++) {
            var party = file.parties().get(i);
            same =
                    party.place() == i + 1
                            && parties.get(i) instanceof java.util.Map<?, ?> one
                            && one.entrySet().containsAll(OfCase.facts(party).entrySet())
                            && (party.country() != null || !one.containsKey("country"));
        }
        if (!same) {
            fault(file, "party", "the parties are not those that the request names", "当事方与申请所列不符");
        }
        if (!OfCase.lanes(lanes).equals(said.get("lanes"))) {
            fault(
                    file,
                    "lane",
                    "the lanes are not those that were opened with the case",
                    "通道并非立案时所开设者");
        }
        var late =
                snapshot.jdbc()
                        .sql("select count(*) from lane where case_id = ? and opened_at > ?")
                        .params(file.id().value(), java.sql.Timestamp.from(request.at()))
                        .query(Long.class)
                        .single();
        if (late > 0) {
            fault(file, "lane", "a lane says that it was opened after the case", "有通道所载开设时间晚于立案");
        }
    }

    /// Where the case stands for everybody, and where it stood for those who have left.
    private void standings(Derived follows) {
        var file = follows.file();
        var missing = new HashSet<>(follows.standingLanes());
        snapshot.jdbc()
                .sql("select * from case_standing where case_id = ?")
                .param(file.id().value())
                .query((ResultSet row) -> {
                    var lane = new LaneId(row.getObject("lane", UUID.class));
                    var kept =
                            new Standing(
                                    row.getString("stage"),
                                    row.getString("ending"),
                                    row.getTimestamp("since").toInstant(),
                                    instant(row, "next_due"));
                    boolean fits =
                            missing.remove(lane)
                                    && row.getString("rules").equals(file.rules())
                                    && row.getString("track").equals(file.track())
                                    && row.getTimestamp("opened_at")
                                            .toInstant()
                                            .equals(file.openedAt())
                                    && follows.mayStand(lane, kept);
                    if (!fits) {
                        fault(
                                file,
                                "case_standing",
                                "the case does not stand where the row says it does",
                                "案件所处阶段与数据行所载不符");
                    }
                });
        if (!missing.isEmpty()) {
            fault(file, "case_standing", "where the case stands is not kept", "缺少案件所处阶段的数据行");
        }
    }

    static @Nullable Instant instant(ResultSet row, String column) throws java.sql.SQLException {
        var moment = row.getTimestamp(column);
        return moment == null ? null : Objects.requireNonNull(moment).toInstant();
    }

    private void fault(CaseFile file, String part, String english, String chinese) {
        snapshot.faultOfCase(file.id().value(), part, english, chinese);
    }
}
