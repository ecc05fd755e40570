package org.goodoffices.casework.appointment.graph;

import java.util.Arrays;
import java.util.Optional;

/// How one is tied to another. A tie points from the one that its word is about to the other: *A
/// owns B*. A path follows it either way.
public enum TieKind {
    /// A share in a body, in per cent where it is known.
    OWNS("owns", "owned-by"),
    /// Votes, rights of appointment, a trust, the final say: any control that is not a share.
    CONTROLS("controls", "controlled-by"),
    /// The accounts of the one take in the other's (GLEIF level 2).
    CONSOLIDATES("consolidates", "consolidated-by"),
    /// A fund and who manages it (GLEIF level 2).
    MANAGES_FUND("manages-fund", "fund-managed-by"),
    /// A part of a fund, a feeder, a branch (GLEIF level 2).
    PART_OF("part-of", "has-part"),
    /// A seat on the board or in senior management.
    DIRECTS("directs", "directed-by"),
    WORKS_FOR("works-for", "employs"),
    /// A member of a law firm or chambers.
    PARTNER_IN("partner-in", "has-partner"),
    /// Counsel to somebody, in whatever matter.
    COUNSEL_TO("counsel-to", "advised-by"),
    /// Pays for another's case.
    FUNDS("funds", "funded-by"),
    /// An expert or a witness for somebody.
    EXPERT_FOR("expert-for", "has-expert"),
    /// Spouse, parent, child, brother, sister, or whoever lives in the same home.
    FAMILY("family-of", "family-of"),
    /// A close friend or an enemy.
    CLOSE_TO("close-to", "close-to"),
    /// A party to a matter.
    PARTY_IN("party-in", "has-party"),
    /// Counsel in a matter.
    COUNSEL_IN("counsel-in", "has-counsel"),
    /// A mediator, arbitrator or expert appointed in a matter.
    APPOINTED_IN("appointed-in", "appointed"),
    /// Named by somebody as mediator or arbitrator.
    APPOINTED_BY("appointed-by", "appointed-before"),
    /// An address or an agent that many may share.
    REGISTERED_WITH("registered-with", "registers");

    private final String forwards;
    private final String backwards;

    TieKind(String forwards, String backwards) {
        this.forwards = forwards;
        this.backwards = backwards;
    }

    /// Its word, read along the tie or against it.
    public String word(boolean along) {
        return along ? forwards : backwards;
    }

    /// The tie of a word, along or against it.
    public static Optional<TieKind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.forwards.equals(word) || kind.backwards.equals(word))
                .findFirst();
    }
}
