package org.goodoffices.casework.appointment;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.LaneWork;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.records.record.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Opens a list and enters for all who is left, or that nobody is. Nothing else is ever told:
/// neither who was struck, nor by whom, nor how anybody was ranked.
@Component
class OpenList implements AnswersDue.Opener {

    private final JdbcClient jdbc;
    private final LaneWork work;
    private final InstantSource clock;

    OpenList(JdbcClient jdbc, LaneWork work, InstantSource clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public LaneAct asked() {
        return LaneAct.LIST;
    }

    @Override
    public void open(OpenCase open, UUID entry) {
        var list = AppointmentState.of(open).list(new EntryId(entry).toString());
        // where the case has gone on meanwhile nobody is looked for any more
        if (list == null || list.opened() || !AppointmentState.naming(open)) {
            return;
        }
        var left =
                jdbc.sql("select coalesce(list_result(?), '')")
                        .param(entry)
                        .query(String.class)
                        .single();
        var facts = new TreeMap<String, Object>();
        facts.put("list", list.entry().toString());
        list.candidates().stream()
                .filter(one -> one.id().equals(left))
                .forEach(one -> {
                    facts.put("mediator", one.id());
                    facts.put(
                            "mediators",
                            List.of(
                                    Map.of(
                                            "id", one.id(),
                                            "nameEn", one.name().en(),
                                            "nameZh", one.name().zh())));
                });
        work.enterForAll(
                open,
                LaneAct.LIST_RESULT,
                new Text("List of candidates", "候选人名单"),
                clock.instant(),
                facts);
    }
}
