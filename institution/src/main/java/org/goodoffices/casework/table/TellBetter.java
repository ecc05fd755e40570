package org.goodoffices.casework.table;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.LaneWork;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.engines.bargaining.Refused;
import org.goodoffices.engines.bargaining.Table;
import org.goodoffices.engines.proof.CanonicalJson;
import org.goodoffices.engines.proof.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells all at once whether a package better for every party is known: the one thing that is ever
/// computed from preferences that are closed. That a party has said nothing, or in part, or that
/// there are too many packages, reads the same as that there is none.
@Component
class TellBetter implements AnswersDue.Opener {

    private final JdbcClient jdbc;
    private final LaneWork work;
    private final InstantSource clock;

    TellBetter(JdbcClient jdbc, LaneWork work, InstantSource clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public LaneAct asked() {
        return LaneAct.BETTER;
    }

    @Override
    public void open(OpenCase open, UUID entry) {
        var question =
                BetterQuestion.of(open).stream()
                        .filter(one -> one.entry().value().equals(entry))
                        .findFirst()
                        .orElseThrow();
        var state = TableState.of(open);
        var put = state.put(question.of());
        var drawn = state.table();
        if (open.common().ending() != null
                || put == null
                || drawn == null
                || !drawn.entry().equals(put.version())
                || !state.agreedByAll(open)
                || !question.agreedByAll(open)
                || question.exists() != null) {
            return;
        }
        work.enterForAll(
                open,
                LaneAct.BETTER_TOLD,
                OpenPackage.TABLE,
                clock.instant(),
                Map.of(
                        "question",
                        question.entry().toString(),
                        "package",
                        question.of(),
                        "exists",
                        exists(put, preferences(open, entry))));
    }

    /// What each party in the case said last; null for one that said nothing.
    private List<@Nullable StatedPreference> preferences(OpenCase open, UUID entry) {
        var said = new HashMap<UUID, StatedPreference>();
        jdbc.sql("select party, said from preferences_for_answer(?)")
                .param(entry)
                .query(row -> {
                    said.put(row.getObject("party", UUID.class), stated(row.getString("said")));
                });
        return TableState.inCase(open).stream()
                .<@Nullable StatedPreference>map(party -> said.get(party.id()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static StatedPreference stated(String entry) {
        try {
            var facts = Entry.read(entry.getBytes(StandardCharsets.UTF_8)).fields().get("facts");
            return StatedPreference.ofFacts((Map<String, Object>) Objects.requireNonNull(facts));
        } catch (CanonicalJson.Malformed broken) {
            throw new IllegalStateException("an entry is not what was written", broken);
        }
    }

    /// Whether a package is known that is worth more to every party than the one that was put.
    static boolean exists(TableState.Put put, List<@Nullable StatedPreference> all) {
        var table = put.table();
        var deal = table.deal(put.chosen());
        var parties = new java.util.ArrayList<Party>();
        for (var said : all) {
            if (said == null || !said.covers(table) || !said.exact()) {
                return false;
            }
            parties.add(
                    new Party(
                            String.valueOf(parties.size()),
                            said.in(table),
                            Fraction.of(said.walkAway())));
        }
        if (deal == null) {
            return false;
        }
        var whole = new Table(table.domain(), parties);
        var worth = whole.values(deal);
        try {
            // where one package is better for all, so is a point of the frontier
            return whole.frontier().values().stream()
                    .anyMatch(point ->
                            IntStream.range(0, worth.size())
                                    .allMatch(p -> point.get(p).compareTo(worth.get(p)) > 0));
        } catch (Refused tooLarge) {
            return false;
        }
    }
}
