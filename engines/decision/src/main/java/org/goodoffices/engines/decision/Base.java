package org.goodoffices.engines.decision;

import java.util.Locale;
import java.util.Optional;

/// What a majority is a part of.
///
/// @param abstentions whether abstentions are votes cast; looked at only where the base is these
/// @param invalid whether invalid ballots are votes cast; looked at only where the base is these
public record Base(Kind kind, boolean abstentions, boolean invalid) {

    public enum Kind {
        /// All members, absent ones included.
        MEMBERS,
        /// Members present, whether they vote or not.
        PRESENT,
        /// Members casting a vote for or against; those who abstain do not vote (UN General
        /// Assembly, rule 86).
        PRESENT_AND_VOTING,
        /// The votes themselves. Rules differ on what a vote cast is: this counts abstentions and
        /// leaves out invalid ballots unless the rule says otherwise.
        VOTES_CAST;

        /// As files and command lines write it.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public Text words() {
            return switch (this) {
                case MEMBERS -> new Text("of all members", "全体成员");
                case PRESENT -> new Text("of the members present", "出席成员");
                case PRESENT_AND_VOTING ->
                        new Text("of the members present and voting", "出席并参加表决的成员");
                case VOTES_CAST -> new Text("of the votes cast", "所投票数");
            };
        }
    }

    public static final Base MEMBERS = of(Kind.MEMBERS);
    public static final Base PRESENT = of(Kind.PRESENT);
    public static final Base PRESENT_AND_VOTING = of(Kind.PRESENT_AND_VOTING);
    public static final Base VOTES_CAST = of(Kind.VOTES_CAST);

    /// The base as it is usually meant.
    public static Base of(Kind kind) {
        return new Base(kind, true, false);
    }

    /// Reads `members`, `present`, `present-and-voting` or `votes-cast`.
    public static Optional<Base> read(String text) {
        var key = text.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        for (var kind : Kind.values()) {
            if (kind.key().equals(key)) {
                return Optional.of(of(kind));
            }
        }
        return Optional.empty();
    }

    /// How large it is.
    public long of(Tally tally) {
        return switch (kind) {
            case MEMBERS -> tally.members();
            case PRESENT -> tally.present();
            case PRESENT_AND_VOTING -> tally.yes() + tally.no();
            case VOTES_CAST ->
                    tally.yes()
                            + tally.no()
                            + (abstentions ? tally.abstain() : 0)
                            + (invalid ? tally.invalid() : 0);
        };
    }

    /// How it comes about: `97 + 41 = 138`, or the number alone.
    String sum(Tally tally) {
        return switch (kind) {
            case MEMBERS -> Long.toString(tally.members());
            case PRESENT ->
                    tally.absent() == 0
                            ? Long.toString(tally.present())
                            : tally.members() + " − " + tally.absent() + " = " + tally.present();
            case PRESENT_AND_VOTING, VOTES_CAST -> {
                var terms = new StringBuilder(tally.yes() + " + " + tally.no());
                if (kind == Kind.VOTES_CAST && abstentions) {
                    terms.append(" + ").append(tally.abstain());
                }
                if (kind == Kind.VOTES_CAST && invalid) {
                    terms.append(" + ").append(tally.invalid());
                }
                yield terms.append(" = ").append(of(tally)).toString();
            }
        };
    }
}
