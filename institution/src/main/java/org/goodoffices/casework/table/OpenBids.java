package org.goodoffices.casework.table;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.LaneWork;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.records.record.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Opens the numbers of a round of blind bids. If they settle, the number that the rule gives is
/// entered for all; if not, nothing is: neither how far they were apart, nor whether both stated
/// one.
@Component
class OpenBids implements AnswersDue.Opener {

    private final JdbcClient jdbc;
    private final LaneWork work;
    private final InstantSource clock;

    OpenBids(JdbcClient jdbc, LaneWork work, InstantSource clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public LaneAct asked() {
        return LaneAct.BIDS;
    }

    @Override
    public void open(OpenCase open, UUID entry) {
        if (open.common().ending() != null) {
            return;
        }
        jdbc.sql(
                        "select number from (values (bids_settled(?))) told (number) where number is not null")
                .param(entry)
                .query(BigDecimal.class)
                .optional()
                .ifPresent(number ->
                        work.enterForAll(
                                open,
                                LaneAct.BIDS_SETTLED,
                                OpenPackage.TABLE,
                                clock.instant(),
                                Map.of(
                                        "bids",
                                        new EntryId(entry).toString(),
                                        "number",
                                        number.toPlainString())));
    }
}
