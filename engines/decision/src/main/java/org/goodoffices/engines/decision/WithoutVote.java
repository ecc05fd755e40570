package org.goodoffices.engines.decision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Decisions for which nothing is counted.
public sealed interface WithoutVote {

    /// What came of it so far.
    enum State {
        ADOPTED,
        NOT_ADOPTED,
        /// The silence still runs.
        OPEN
    }

    State state();

    Text sentence();

    /// Adopted without a vote: the chair proposes it and nobody asks for a vote.
    ///
    /// @param askedForVote members who did; there must then be a vote
    record NobodyAsked(List<String> askedForVote) implements WithoutVote {
        public NobodyAsked {
            askedForVote = List.copyOf(askedForVote);
        }

        @Override
        public State state() {
            return askedForVote.isEmpty() ? State.ADOPTED : State.NOT_ADOPTED;
        }

        @Override
        public Text sentence() {
            return askedForVote.isEmpty()
                    ? new Text("The proposal is adopted without a vote.", "提案未经表决获得通过。")
                    : new Text(
                            "The proposal is not adopted without a vote: one is asked for by "
                                    + names(askedForVote).en()
                                    + ".",
                            names(askedForVote).zh() + "要求表决，提案不得未经表决而通过。");
        }
    }

    /// Consensus: no member present formally objects (WTO Agreement, art. IX(1), footnote 1).
    record Consensus(List<String> objections) implements WithoutVote {
        public Consensus {
            objections = List.copyOf(objections);
        }

        @Override
        public State state() {
            return objections.isEmpty() ? State.ADOPTED : State.NOT_ADOPTED;
        }

        @Override
        public Text sentence() {
            return objections.isEmpty()
                    ? new Text("The proposal is adopted by consensus.", "提案以协商一致方式获得通过。")
                    : new Text(
                            "There is no consensus: "
                                    + names(objections).en()
                                    + (objections.size() == 1 ? " objects." : " object."),
                            "未能协商一致：" + names(objections).zh() + "正式提出反对。");
        }
    }

    /// A break of the silence.
    record Break(String member, Instant at) {}

    /// Silence procedure: adopted when the limit has passed and nobody has said no. A no that comes
    /// at the limit itself still breaks the silence; one that comes later does not.
    ///
    /// @param asAt the moment for which it is asked
    record Silence(Instant begun, Instant limit, List<Break> breaks, Instant asAt)
            implements WithoutVote {
        /// @throws IllegalArgumentException where the limit does not lie after the beginning
        public Silence {
            breaks = List.copyOf(breaks);
            if (!limit.isAfter(begun)) {
                throw new IllegalArgumentException("a limit before the beginning");
            }
        }

        @Override
        public State state() {
            return first() != null
                    ? State.NOT_ADOPTED
                    : asAt.isAfter(limit) ? State.ADOPTED : State.OPEN;
        }

        @Override
        public Text sentence() {
            var first = first();
            if (first != null) {
                return new Text(
                        "The proposal is not adopted: %s broke the silence on %s, the limit being %s."
                                .formatted(first.member(), en(first.at()), en(limit)),
                        "提案未获通过：%s于%s打破默许，默许时限为%s。"
                                .formatted(first.member(), zh(first.at()), zh(limit)));
            }
            return state() == State.ADOPTED
                    ? new Text(
                            "The proposal is adopted by the silence procedure: nobody broke the"
                                    + " silence by %s.".formatted(en(limit)),
                            "提案以默许程序获得通过：截至%s，无成员打破默许。".formatted(zh(limit)))
                    : new Text(
                            "The silence runs until %s.".formatted(en(limit)),
                            "默许时限至%s届满。".formatted(zh(limit)));
        }

        private static String en(Instant at) {
            return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
                    .format(at.atOffset(ZoneOffset.UTC));
        }

        private static String zh(Instant at) {
            return DateTimeFormatter.ofPattern("协调世界时uuuu年M月d日HH:mm:ss", Locale.ROOT)
                    .format(at.atOffset(ZoneOffset.UTC));
        }

        private @Nullable Break first() {
            return breaks.stream()
                    .filter(one -> !one.at().isBefore(begun))
                    .filter(one -> !one.at().isAfter(limit) && !one.at().isAfter(asAt))
                    .min(java.util.Comparator.comparing(Break::at))
                    .orElse(null);
        }
    }

    private static Text names(List<String> members) {
        return new Text(String.join(", ", members), String.join("、", members));
    }
}
