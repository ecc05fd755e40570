package org.goodoffices.casework.docket;

import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The funders and experts of all cases that are open to the person of the transaction, by what
/// stands in their joint lanes.
@Component
public class FundersAndExperts {

    private final JdbcClient jdbc;
    private final RulesInForce rules;
    private final String[] acts;

    FundersAndExperts(JdbcClient jdbc, RulesInForce rules) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.acts =
                rules.all().stream()
                        .flatMap(set -> set.acts().values().stream())
                        .filter(FunderOrExpert::concerns)
                        .map(act -> act.name())
                        .distinct()
                        .toArray(String[]::new);
    }

    /// How often one was stated, or stated to have left: as long as that is the same, they are.
    public long statements() {
        return jdbc.sql("select count(*) from entry where act = any(?)")
                .param(1, acts)
                .query(Long.class)
                .single();
    }

    /// Those of one case, or of all cases where none is given; of a party that left its case until
    /// then.
    public Map<CaseId, List<FunderOrExpert>> of(@Nullable CaseId one) {
        var entries = new LinkedHashMap<CaseId, List<Entered>>();
        var rulesOf = new LinkedHashMap<CaseId, String>();
        var left = new LinkedHashMap<UUID, java.time.Instant>();
        jdbc.sql(
                        """
                        select e.id, e.lane, e.position, e.case_id, e.act, e.role, e.party, e.person, e.name_en, e.name_zh,
                               e.at, e.content, f.rules, d.at as left_at
                          from entry e join case_file f on f.id = e.case_id and f.joint = e.lane
                          left join departure d on d.party = e.party
                         where e.act = any(:acts) and (:one::uuid is null or e.case_id = :one::uuid)
                         order by f.opened_at, f.number, e.position
                        """)
                .param("acts", acts)
                .param("one", one == null ? null : one.value(), Types.OTHER)
                .query(row -> {
                    var entry = Record.entered(row, 0);
                    var theCase = new CaseId(entry.caseId());
                    rulesOf.put(theCase, row.getString("rules"));
                    if (row.getTimestamp("left_at") != null) {
                        left.put(
                                Objects.requireNonNull(entry.party()),
                                row.getTimestamp("left_at").toInstant());
                    }
                    entries.computeIfAbsent(theCase, _ -> new ArrayList<>()).add(entry);
                });
        var stated = new LinkedHashMap<CaseId, List<FunderOrExpert>>();
        entries.forEach((theCase, its) ->
                stated.put(
                        theCase,
                        FunderOrExpert.of(
                                        its,
                                        rules.named(rulesOf.getOrDefault(theCase, ""))
                                                .orElseThrow())
                                .stream()
                                .map(each -> until(each, left))
                                .toList()));
        return stated;
    }

    private static FunderOrExpert until(FunderOrExpert one, Map<UUID, java.time.Instant> left) {
        var gone = one.party() == null ? null : left.get(one.party());
        return gone == null || one.until() != null ? one : one.until(gone);
    }
}
