package org.goodoffices.casework.table;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.LaneWork;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.table.text.SettleByPackage;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.records.record.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Opens the answers to a package. If every party accepted it, that is entered for all, and the
/// brackets of the negotiating text that are tied to its issues are settled on its options; if not,
/// nothing is, so that who accepted and who did not stays unknown, to the mediators too.
@Component
class OpenPackage implements AnswersDue.Opener {

    /// In whose name the table itself speaks.
    static final Text TABLE = new Text("Negotiating table", "谈判桌");

    private final JdbcClient jdbc;
    private final LaneWork work;
    private final SettleByPackage text;
    private final InstantSource clock;

    OpenPackage(JdbcClient jdbc, LaneWork work, SettleByPackage text, InstantSource clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.text = text;
        this.clock = clock;
    }

    @Override
    public LaneAct asked() {
        return LaneAct.PACKAGE;
    }

    @Override
    public void open(OpenCase open, UUID entry) {
        var put = TableState.of(open).put(new EntryId(entry).toString());
        boolean over = open.common().ending() != null;
        if (put != null && !over && !put.accepted() && acceptedByAll(entry)) {
            work.enterForAll(
                    open,
                    LaneAct.ACCEPTED,
                    TABLE,
                    clock.instant(),
                    Map.of("package", put.entry().toString()));
            text.settle(open, put.entry().toString(), put.chosen(), TABLE, clock.instant());
        }
    }

    private boolean acceptedByAll(UUID entry) {
        return jdbc.sql("select package_accepted(?)").param(entry).query(Boolean.class).single();
    }
}
