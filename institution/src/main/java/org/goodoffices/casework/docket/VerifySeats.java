package org.goodoffices.casework.docket;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.casework.docket.SeatsByEntries.Member;
import org.goodoffices.casework.docket.SeatsByEntries.Seat;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.records.record.Snapshot;
import org.jspecify.annotations.Nullable;

/// Holds who sits where, and who reads what, against the entries that seat them: the rows of
/// `capacity`, `departure` and `lane_member` against what [SeatsByEntries] finds. Of a mediator's
/// seat, the entries say by whom it was filled, and the rules whether it is; the row says only
/// when.
final class VerifySeats {

    private final Snapshot snapshot;
    private final Derived follows;
    private final CaseFile file;
    private final List<Seat> rows;
    private final List<Seat> mediatorRows;
    private final SeatsByEntries seats;

    VerifySeats(Snapshot snapshot, Derived follows) {
        this.snapshot = snapshot;
        this.follows = follows;
        this.file = follows.file();
        this.rows = capacities();
        this.mediatorRows = rows.stream().filter(row -> row.isOf("mediator")).toList();
        this.seats = new SeatsByEntries(follows, mediatorRows, this::withMail);
    }

    void verify() {
        same(rows.stream().filter(row -> !row.isOf("mediator")).toList());
        addresses();
        mediators();
        departures();
        members();
    }

    private @Nullable UUID withMail(String mail) {
        return snapshot.jdbc()
                .sql("select id from person where mail = ?")
                .param(mail)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional()
                .orElse(null);
    }

    private List<Seat> capacities() {
        return snapshot.jdbc()
                .sql("select * from capacity where case_id = ? order by since, id")
                .param(file.id().value())
                .query((ResultSet row, int _) ->
                        new Seat(
                                row.getObject("member", UUID.class),
                                row.getString("role"),
                                row.getObject("party", UUID.class),
                                row.getString("as_what"),
                                new Text(row.getString("name_en"), row.getString("name_zh")),
                                row.getTimestamp("since").toInstant(),
                                VerifyDocket.instant(row, "until")))
                .list();
    }

    private void same(List<Seat> rows) {
        var expected =
                new ArrayList<>(seats.seats().stream().filter(s -> !s.isOf("mediator")).toList());
        for (var row : rows) {
            if (!expected.remove(row)) {
                fault(
                        "capacity",
                        "somebody is seated (%s) as no entry seats them".formatted(row.asWhat()),
                        "有人列席（%s），而无相应记录".formatted(row.asWhat()));
            }
        }
        for (var seat : expected) {
            fault(
                    "capacity",
                    "a seat (%s) that an entry gives is not there, or not as it was given"
                            .formatted(seat.asWhat()),
                    "记录所给予的席位（%s）缺失或有变".formatted(seat.asWhat()));
        }
    }

    /// Links are sent to a person's address: whoever changed it could come in as them.
    private void addresses() {
        snapshot.jdbc()
                .sql(
                        """
                        select c.as_what from capacity c left join person p on p.id = c.member
                         where c.case_id = ? and c.role = 'party' and lower(c.mail) is distinct from p.mail\
                        """)
                .param(file.id().value())
                .query((ResultSet row) -> {
                    fault(
                            "capacity",
                            "the mail address of somebody seated (%s) is not the one that the seat was given under"
                                    .formatted(row.getString(1)),
                            "列席人员（%s）的电子邮箱并非给予席位时所载".formatted(row.getString(1)));
                });
    }

    /// A mediator sits by what a party or the authority said, and no longer than the rules let
    /// them.
    private void mediators() {
        var here = follows.mediators();
        var office = new HashSet<>(follows.inOffice());
        for (var row : mediatorRows) {
            var who = row.member().toString();
            boolean named =
                    follows.joint().stream()
                            .anyMatch(entry ->
                                    names(entry).contains(who) && !entry.at().isAfter(row.since()));
            boolean followed =
                    seats.seats().stream()
                            .anyMatch(seat ->
                                    SeatsByEntries.sameSeat(seat, row)
                                            && Objects.equals(seat.until(), row.until()));
            if (!named || !followed || row.until() == null && !here.contains(who)) {
                fault(
                        "capacity",
                        "somebody sits as a mediator whom no entry seats",
                        "有人以调解员身份列席，而无相应记录");
            }
            if (row.until() == null) {
                office.remove(who);
            }
        }
        if (!office.isEmpty()) {
            fault("capacity", "the seat of a mediator in office is not there", "在任调解员的席位缺失");
        }
    }

    /// Whom an entry names: several where it names several at once.
    private static List<String> names(Entered entry) {
        var named = entry.text("mediator");
        return named == null ? List.of() : List.of(named.split(","));
    }

    private void departures() {
        var expected = new HashMap<UUID, Instant>();
        follows.departures().forEach((party, left) -> expected.put(party, left.by().at()));
        var kept = new HashMap<UUID, Instant>();
        snapshot.jdbc()
                .sql("select party, at from departure where case_id = ?")
                .param(file.id().value())
                .query((ResultSet row) -> {
                    kept.put(
                            row.getObject("party", UUID.class), row.getTimestamp("at").toInstant());
                });
        if (!expected.equals(kept)) {
            fault(
                    "departure",
                    "who has left the case is not who the entries say has",
                    "退出案件的当事方与记录不符");
        }
    }

    private void members() {
        var rest = new HashMap<LaneId, Map<UUID, Member>>();
        seats.members().forEach((lane, of) -> rest.put(lane, new HashMap<>(of)));
        var endedRows = new HashMap<LaneId, Map<UUID, Integer>>();
        snapshot.jdbc()
                .sql(
                        """
                        select m.*, case when reads_from > '-infinity' then reads_from end as from_then
                          from lane_member m join lane l on l.id = m.lane where l.case_id = ?\
                        """)
                .param(file.id().value())
                .query((ResultSet row) -> {
                    var lane = new LaneId(row.getObject("lane", UUID.class));
                    var member = row.getObject("member", UUID.class);
                    var until = VerifyDocket.instant(row, "until");
                    if (until != null && !until.isAfter(follows.now())) {
                        endedRows
                                .computeIfAbsent(lane, _ -> new HashMap<>())
                                .merge(member, 1, Integer::sum);
                        return;
                    }
                    var is =
                            new Member(
                                    lane,
                                    member,
                                    VerifyDocket.instant(row, "from_then"),
                                    VerifyDocket.instant(row, "left_at"));
                    var due = rest.getOrDefault(lane, Map.of()).get(member);
                    if (due == null || until != null) {
                        fault(
                                lane,
                                "somebody reads this lane whom no entry lets in",
                                "有人可阅本通道，而无相应记录");
                    } else if (!due.equals(is)) {
                        fault(
                                lane,
                                "somebody reads other parts of this lane than the entries let them",
                                "有人可阅范围与记录所定不符");
                    }
                    rest.getOrDefault(lane, new HashMap<>()).remove(member);
                });
        rest.forEach((lane, of) -> {
            if (!of.isEmpty()) {
                fault(
                        lane,
                        "somebody whom an entry let in reads this lane no more",
                        "记录准予进入本通道的人已不能查阅");
            }
        });
        if (!endedRows.equals(seats.ended())) {
            fault(
                    "lane_member",
                    "who was in the lanes before is not who the entries say was",
                    "各通道以往成员与记录不符");
        }
    }

    private void fault(String part, String english, String chinese) {
        snapshot.faultOfCase(file.id().value(), part, english, chinese);
    }

    private void fault(LaneId lane, String english, String chinese) {
        snapshot.fault(lane.value(), null, english, chinese);
    }
}
