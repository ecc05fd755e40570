package org.goodoffices.engines.decision;

import org.goodoffices.engines.decision.Decision.Outcome;
import org.goodoffices.engines.decision.Decision.Reckoning;

/// The sentence that a record of a meeting carries: the outcome, then every number that led to it.
final class DecisionInWords {

    private final Decision decision;
    private final StringBuilder en = new StringBuilder();
    private final StringBuilder zh = new StringBuilder();

    private DecisionInWords(Decision decision) {
        this.decision = decision;
    }

    static Text of(Decision decision) {
        var words = new DecisionInWords(decision);
        words.write();
        return new Text(words.en + ".", words.zh + "。");
    }

    private void write() {
        var outcome = decision.outcome();
        outcome(outcome);
        var quorum = decision.rule().quorum();
        if (outcome == Outcome.NO_QUORUM && quorum != null) {
            add(": ", "：");
            quorum(quorum);
            return;
        }
        add(": ", "：");
        var separator = new Text("", "");
        for (var reckoning : decision.reckonings()) {
            add(separator.en(), separator.zh());
            reckoning(reckoning);
            separator = new Text("; ", "；");
        }
        if (decision.tied()) {
            tie(outcome);
        }
        if (decision.count().vetoes() > 0) {
            add(
                    "; a member whose concurrence is needed voted against ("
                            + decision.count().vetoes()
                            + ")",
                    "；须予同意的成员投反对票（" + decision.count().vetoes() + "票）");
        }
        if (quorum != null) {
            add("; a quorum is present: ", "；已达法定人数：");
            quorum(quorum);
        }
    }

    private void outcome(Outcome outcome) {
        var heads = decision.count().heads();
        var votes =
                new Text(
                        count(heads.yes(), "vote") + " for, " + heads.no() + " against",
                        heads.yes() + "票赞成、" + heads.no() + "票反对");
        if (heads.abstain() > 0) {
            votes =
                    votes.then(
                            new Text(
                                    ", " + count(heads.abstain(), "abstention"),
                                    "、" + heads.abstain() + "票弃权"));
        }
        if (heads.invalid() > 0) {
            votes =
                    votes.then(
                            new Text(
                                    ", " + heads.invalid() + " invalid",
                                    "、" + heads.invalid() + "票无效"));
        }
        var said =
                switch (outcome) {
                    case ADOPTED -> new Text("The proposal is adopted", "提案获得通过");
                    case NOT_ADOPTED -> new Text("The proposal is not adopted", "提案未获通过");
                    case NO_QUORUM ->
                            new Text("No decision is taken for want of a quorum", "因未达法定人数，不作决定");
                    case UNDECIDED -> new Text("The vote is equally divided", "赞成与反对票数相等");
                };
        add(said.en() + " (" + votes.en() + ")", said.zh() + "（" + votes.zh() + "）");
    }

    private void reckoning(Reckoning reckoning) {
        var majority = reckoning.majority();
        var base = majority.base();
        var sum = base.sum(reckoning.tally());
        if (decision.cast() && reckoning.base() != base.of(reckoning.tally())) {
            sum = base.of(reckoning.tally()) + " + 1 = " + reckoning.base();
        }
        if (majority.byWeight()) {
            add("by weight, ", "按加权票数，");
        }
        var needed = needed(majority.threshold(), reckoning.base(), reckoning.required());
        var inFavour =
                majority.threshold() instanceof Threshold.Votes ? "" : base.kind().words().en();
        add(
                majority.threshold().words().en()
                        + (inFavour.isEmpty() ? " votes" : " " + inFavour + " (" + sum + ")")
                        + " must be in favour"
                        + needed.en()
                        + ", and "
                        + (reckoning.yes() == 1 ? "1 is" : reckoning.yes() + " are"),
                inFavour.isEmpty()
                        ? "赞成票须" + majority.threshold().words().zh()
                        : "以"
                                + base.kind().words().zh()
                                + "为基数（"
                                + sum
                                + "），赞成票须"
                                + (majority.threshold().equals(Threshold.Share.UNANIMITY)
                                        ? "为"
                                        : "")
                                + majority.threshold().words().zh()
                                + needed.zh());
        add("", "，实得" + reckoning.yes() + "票");
    }

    private void tie(Outcome outcome) {
        var said =
                switch (decision.rule().tie()) {
                    case LOST ->
                            new Text(
                                    "; the votes being equally divided, the proposal is rejected",
                                    "；赞成与反对票数相等，提案视为被否决");
                    case CASTING_VOTE ->
                            outcome == Outcome.UNDECIDED
                                    ? new Text("; the chair has a casting vote", "；应由主席投决定票")
                                    : new Text(
                                            "; the chair's casting vote is "
                                                    + (decision.count().casting()
                                                                    == Rule.Casting.FOR
                                                            ? "for"
                                                            : "against"),
                                            "；主席投决定票"
                                                    + (decision.count().casting()
                                                                    == Rule.Casting.FOR
                                                            ? "赞成"
                                                            : "反对"));
                    case SECOND_VOTE -> new Text("; a second vote is to be held", "；应举行第二次表决");
                };
        add(said.en(), said.zh());
    }

    private void quorum(Quorum quorum) {
        var heads = decision.count().heads();
        long required = quorum.threshold().required(heads.members());
        var needed = needed(quorum.threshold(), heads.members(), required);
        add(
                quorum.threshold().words().en()
                        + " of the "
                        + count(heads.members(), "member")
                        + " must "
                        + quorum.counted().words().en()
                        + needed.en()
                        + ", and "
                        + quorum.counted(heads)
                        + (quorum.counted() == Quorum.Counted.PRESENT
                                ? quorum.counted(heads) == 1 ? " is" : " are"
                                : quorum.counted(heads) == 1 ? " does" : " do"),
                heads.members()
                        + "名成员中须有"
                        + (quorum.threshold() instanceof Threshold.Votes(var number)
                                ? "不少于" + number + "名"
                                : quorum.threshold().words().zh())
                        + quorum.counted().words().zh()
                        + needed.zh()
                        + "，实为"
                        + quorum.counted(heads)
                        + "名");
    }

    /// The part of the base, and the whole number of votes that it takes.
    private static Text needed(Threshold threshold, long base, long required) {
        return switch (threshold) {
            case Threshold.Votes _ -> new Text("", "");
            case Threshold.Share(var fraction, _) when fraction.equals(Fraction.ALL) ->
                    new Text(" (" + required + ")", "（即" + required + "）");
            case Threshold.Share(var fraction, _) -> {
                var part = fraction + " × " + base + " = " + fraction.partOf(base);
                yield new Text(
                        " (" + part + ", so " + required + ")", "（" + part + "，即" + required + "）");
            }
        };
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void add(String english, String chinese) {
        en.append(english);
        zh.append(chinese);
    }
}
