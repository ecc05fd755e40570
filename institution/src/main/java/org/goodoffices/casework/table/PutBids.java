package org.goodoffices.casework.table;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.EnterBesideRules;
import org.goodoffices.casework.docket.FormReader;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.RequestCheck;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The mediators put the terms of a round of blind bids to all: on what number, by what rule, and
/// until when. It begins once every party has agreed to them; terms to which not all have agreed
/// are followed by others.
@Component
class PutBids {

    /// Instead of an issue: what is written.
    static final String WORDS = "words";

    /// Instead of a currency.
    static final String POINTS = "points";

    private final EnterBesideRules acts;
    private final AnswersDue answers;
    private final InstantSource clock;
    private final FormReader reader;

    PutBids(EnterBesideRules acts, AnswersDue answers, InstantSource clock) {
        this.acts = acts;
        this.answers = answers;
        this.clock = clock;
        this.reader = new FormReader(acts.refusals());
    }

    /// @param values `issue`, or `en` and `zh`; `currency`, `asks`, `gives`, `rule`, `figure`,
    ///   `hours`
    Outcome put(EnterBesideRules.Asked asked, Map<String, String> values) {
        return acts.enter(
                asked,
                Lane.Kind.JOINT,
                capacity -> capacity.role() == Role.MEDIATOR,
                LaneAct.BIDS,
                new TreeMap<>(values),
                (open, _) -> {
                    var now = clock.instant();
                    var last = BidRound.last(open);
                    if (last != null && last.open(now) && last.agreedByAll(open)) {
                        throw acts.not("table-bids-running", null);
                    }
                    var terms = terms(open, values);
                    var hours = values.getOrDefault("hours", "");
                    if (!hours.matches("[0-9]{1,4}")
                            || !SuggestPackage.HOURS.contains(Integer.valueOf(hours))) {
                        throw acts.not("table-no-time", "hours");
                    }
                    var until = now.plus(Duration.ofHours(Integer.parseInt(hours)));
                    var facts = new TreeMap<>(terms.facts());
                    facts.put("until", until.toString());
                    return new EnterBesideRules.Says(
                            facts, entry -> answers.at(until, entry, LaneAct.BIDS, open.file()));
                });
    }

    private BidRound.Terms terms(OpenCase open, Map<String, String> values)
            throws EnterBesideRules.NotNow {
        var about = about(open, values);
        var counted = values.getOrDefault("currency", POINTS);
        var currency = counted.equals(POINTS) ? "" : counted;
        if (!currency.isEmpty() && !RequestCheck.CURRENCIES.contains(currency)) {
            throw acts.not("table-bids-currency", "currency");
        }
        var asks = party(open, values.get("asks"));
        var gives = party(open, values.get("gives"));
        if (asks == null || gives == null) {
            throw acts.not("table-bids-sides", asks == null ? "asks" : "gives");
        }
        if (BidRound.sideOf(open, asks).equals(BidRound.sideOf(open, gives))) {
            throw acts.not("table-bids-sides", "gives");
        }
        var rule = values.getOrDefault("rule", "");
        if (!BidRound.Terms.RULES.contains(rule)) {
            throw acts.not("table-bids-rule", "rule");
        }
        var figure = StateBid.number(values.getOrDefault("figure", ""), currency);
        if (rule.equals("posted") && figure == null) {
            throw acts.not(StateBid.noNumber(currency), "figure");
        }
        return new BidRound.Terms(about, currency, asks, gives, BidRound.Terms.rule(rule, figure));
    }

    /// What the number is for: an issue of the table, or what was written in both languages.
    private Text about(OpenCase open, Map<String, String> values) throws EnterBesideRules.NotNow {
        var issue = values.getOrDefault("issue", WORDS);
        var drawn = TableState.of(open).table();
        if (!issue.equals(WORDS) && drawn != null) {
            return drawn.table().issues().stream()
                    .filter(one -> one.id().equals(issue))
                    .findFirst()
                    .orElseThrow(() -> acts.not("table-changed", "issue"))
                    .words();
        }
        for (var field : new String[] {"en", "zh"}) {
            var words = values.getOrDefault(field, "");
            if (words.isBlank()) {
                throw acts.not("table-bids-what", field);
            }
            var unfit = reader.unfit(words, FormReader.LONGEST_LINE, field);
            if (unfit != null) {
                throw new EnterBesideRules.NotNow(unfit);
            }
        }
        return new Text(
                values.getOrDefault("en", "").strip(), values.getOrDefault("zh", "").strip());
    }

    private static @Nullable UUID party(OpenCase open, @Nullable String id) {
        return TableState.inCase(open).stream()
                .map(party -> party.id())
                .filter(party -> party.toString().equals(id))
                .findFirst()
                .orElse(null);
    }
}
