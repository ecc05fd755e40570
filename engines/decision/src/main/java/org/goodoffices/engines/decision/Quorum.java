package org.goodoffices.engines.decision;

import java.util.Locale;

/// How many members must take part for a decision to be taken at all, as a part of all members or a
/// number of them.
public record Quorum(Counted counted, Threshold threshold) {

    /// Who is counted.
    public enum Counted {
        PRESENT,
        /// For or against.
        VOTING,
        /// For, against or abstaining.
        CASTING;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        Text words() {
            return switch (this) {
                case PRESENT -> new Text("be present", "出席");
                case VOTING -> new Text("vote for or against", "投赞成票或反对票");
                case CASTING -> new Text("cast a vote", "投票");
            };
        }
    }

    public long counted(Tally heads) {
        return switch (counted) {
            case PRESENT -> heads.present();
            case VOTING -> heads.yes() + heads.no();
            case CASTING -> heads.yes() + heads.no() + heads.abstain();
        };
    }

    public boolean met(Tally heads) {
        return counted(heads) >= threshold.required(heads.members());
    }
}
