package org.goodoffices.casework.table;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goodoffices.engines.bargaining.Fraction;
import org.goodoffices.engines.bargaining.PackageDeal;
import org.goodoffices.engines.bargaining.Party;
import org.goodoffices.engines.bargaining.Preference;
import org.goodoffices.engines.bargaining.Refused;
import org.goodoffices.engines.bargaining.SimulatedSide;
import org.goodoffices.engines.bargaining.SimulatedSide.Answer;
import org.goodoffices.engines.bargaining.Solution;
import org.goodoffices.engines.bargaining.Trade;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;

/// A practice in words, on the page and on the command line alike.
///
/// @param language of the reader
public record RehearsalWords(Rehearsal play, Texts texts, Language language) {

    /// A sentence of a practice.
    ///
    /// @param key without its `training.`
    public String say(String key, Object... values) {
        return texts.of(language, "training." + key, values);
    }

    /// Which round it is.
    public String round(int round) {
        return say("round", round, SimulatedSide.ROUNDS);
    }

    /// A package, issue by issue, in one line.
    public String settles(PackageDeal deal) {
        return deal.in(play.table().domain()).entrySet().stream()
                .map(one -> one.getKey() + colon() + one.getValue())
                .collect(Collectors.joining(language.of("; ", "；")));
    }

    private String colon() {
        return language.of(": ", "：");
    }

    /// What a package is worth to whoever plays.
    public String worth(PackageDeal deal) {
        return say("worth", points(play.you(), deal));
    }

    public String walkAway() {
        return say("walk-away", points(play.you().walkAway()));
    }

    /// The other side's answer, without the package that it counters with.
    public String answer(Answer answer) {
        return switch (answer) {
            case Answer.Accepts _ -> say("accepts", play.others().name());
            case Answer.Counters _ -> say("counters", play.others().name());
            case Answer.Leaves _ -> say("leaves", play.others().name());
        };
    }

    /// What an option is worth to a party where each has a value of its own; empty where that
    /// depends on other issues.
    public String option(Party party, int issue, int option) {
        var name = play.table().domain().issues().get(issue).options().get(option);
        return switch (party.preference()) {
            case Preference.Additive additive ->
                    say("option", name, points(additive.values().get(issue).get(option)));
            case Preference.Boxes _ -> name;
        };
    }

    /// The preferences of a party for an issue.
    public String options(Party party, int issue) {
        int options = play.table().domain().issues().get(issue).options().size();
        return IntStream.range(0, options)
                .mapToObj(o -> option(party, issue, o))
                .collect(Collectors.joining(language.of(", ", "，")));
    }

    /// How it ended, in sentences.
    public List<String> result() throws Refused {
        var lines = new ArrayList<String>();
        var agreed = play.agreed();
        if (agreed == null) {
            lines.add(say("none", points(play.you().walkAway())));
        } else {
            lines.add(say("agreed", settles(agreed)));
            for (var party : play.table().parties()) {
                lines.add(
                        say(
                                agreedAbove(party, agreed) ? "gets" : "gets-less",
                                party.name(),
                                points(party, agreed),
                                points(party.walkAway())));
            }
        }
        lines.add(
                say(
                        "temper." + play.other().temper().name().toLowerCase(java.util.Locale.ROOT),
                        play.others().name()));
        var solution = Solution.of(play.table());
        var frontier = Objects.requireNonNull(solution.frontier());
        if (agreed == null) {
            var named = Objects.requireNonNull(solution.named());
            lines.add(say("was-possible", named.acceptable()));
        } else {
            var room = Trade.from(play.table(), frontier, agreed);
            lines.add(room.onFrontier() ? say("frontier") : say("beaten", gains(room.most())));
        }
        return lines;
    }

    /// The smallest changes to what was agreed that would have made nobody worse.
    public List<String> trades() throws Refused {
        var agreed = play.agreed();
        if (agreed == null) {
            return List.of();
        }
        var frontier = Objects.requireNonNull(Solution.of(play.table()).frontier());
        return Trade.from(play.table(), frontier, agreed).smallest().stream()
                .map(trade ->
                        trade.issues().stream()
                                        .map(i -> change(agreed, trade.deal(), i))
                                        .collect(Collectors.joining(language.of("; ", "；")))
                                + colon()
                                + gains(trade.gains()))
                .toList();
    }

    private String change(PackageDeal from, PackageDeal to, int issue) {
        var at = play.table().domain().issues().get(issue);
        return say(
                "change",
                at.name(),
                at.options().get(from.options().get(issue)),
                at.options().get(to.options().get(issue)));
    }

    private String gains(List<Fraction> gains) {
        return IntStream.range(0, gains.size())
                .filter(p -> gains.get(p).signum() > 0)
                .mapToObj(p ->
                        say("gain", play.table().parties().get(p).name(), points(gains.get(p))))
                .collect(Collectors.joining(language.of(", ", "，")));
    }

    private static boolean agreedAbove(Party party, PackageDeal deal) {
        return party.preference().of(deal).atLeast(party.walkAway());
    }

    private static String points(Party party, PackageDeal deal) {
        return points(party.preference().of(deal));
    }

    /// On the scale of the file, which may be one of hundreds or of parts of one.
    private static String points(Fraction value) {
        var told = value.decimal().setScale(3, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return told.toPlainString();
    }
}
