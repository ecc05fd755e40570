package org.goodoffices.engines.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is put to the vote next on one proposal, and what falls (UN General Assembly, rules 80, 89
/// and 90; UNCTAD Board, rules 54 and 55).
///
/// Amendments go before what they amend, the furthest removed first, in the order the chair gave;
/// an amendment whose rejection an adopted one implies is not put; then the parts on which a
/// separate vote was granted; then the proposal as a whole. An order of voting is never changed:
/// each event gives the next one.
public final class OrderOfVoting {

    /// A motion to amend.
    ///
    /// @param amends the proposal or another amendment, by its name
    /// @param sponsors those who moved it; without any it is withdrawn
    /// @param excludes amendments that are rejected if this one is adopted
    public record Amendment(
            String name, String amends, List<String> sponsors, Set<String> excludes) {
        public Amendment {
            sponsors = List.copyOf(sponsors);
            excludes = Set.copyOf(excludes);
        }
    }

    /// A part on which a separate vote was granted.
    public record Part(String name, boolean operative) {}

    /// A proposal as it stands before the vote.
    ///
    /// @param amendments the furthest removed in substance first, as the chair ordered them
    /// @param parts in the order of the text
    /// @param wholeIsParts whether the parts are all there is of the operative text, so that
    ///   nothing is left if they all fail
    public record Proposal(
            String name,
            List<String> sponsors,
            List<Amendment> amendments,
            List<Part> parts,
            boolean wholeIsParts) {
        public Proposal {
            sponsors = List.copyOf(sponsors);
            amendments = List.copyOf(amendments);
            parts = List.copyOf(parts);
        }
    }

    /// What is to be done.
    public sealed interface Next {
        record PutAmendment(Amendment amendment) implements Next {}

        record PutPart(Part part) implements Next {}

        /// @param adopted amendments that are in the text by now
        /// @param without parts that were voted out of it
        record PutWhole(String proposal, List<String> adopted, List<String> without)
                implements Next {}

        /// Nothing more is put.
        record Over(Result result) implements Next {}
    }

    public enum Result {
        ADOPTED,
        REJECTED,
        WITHDRAWN
    }

    /// What became of a motion.
    public enum Fate {
        ADOPTED,
        REJECTED,
        WITHDRAWN,
        /// It is not put: the adoption of another implies its rejection.
        EXCLUDED,
        /// It is not put: what it amends is withdrawn or is not put.
        WITHOUT_OBJECT
    }

    /// Why an event cannot be: a sentence for whoever tried it.
    public static final class NotNow extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Text why;

        NotNow(String en, String zh) {
            super(en);
            why = new Text(en, zh);
        }

        public Text why() {
            return why;
        }
    }

    private final Proposal proposal;
    private final Map<String, Fate> fates;
    private final Set<String> leftSponsors;
    private final boolean begun;

    private OrderOfVoting(
            Proposal proposal, Map<String, Fate> fates, Set<String> leftSponsors, boolean begun) {
        this.proposal = proposal;
        this.fates = fates;
        this.leftSponsors = leftSponsors;
        this.begun = begun;
    }

    /// The order of voting before the first vote.
    ///
    /// @throws IllegalArgumentException where a name stands twice, an amendment amends or excludes
    ///   what is not there, or amendments amend each other in a circle
    public static OrderOfVoting of(Proposal proposal) {
        var names = new HashSet<String>();
        names.add(proposal.name());
        for (var amendment : proposal.amendments()) {
            if (!names.add(amendment.name())) {
                throw new IllegalArgumentException("twice: " + amendment.name());
            }
        }
        for (var part : proposal.parts()) {
            if (!names.add(part.name())) {
                throw new IllegalArgumentException("twice: " + part.name());
            }
        }
        var byName = new LinkedHashMap<String, Amendment>();
        proposal.amendments().forEach(amendment -> byName.put(amendment.name(), amendment));
        for (var amendment : proposal.amendments()) {
            for (var excluded : amendment.excludes()) {
                if (!byName.containsKey(excluded) || excluded.equals(amendment.name())) {
                    throw new IllegalArgumentException("cannot be excluded: " + excluded);
                }
            }
            var seen = new HashSet<String>();
            var at = amendment;
            while (!at.amends().equals(proposal.name())) {
                var next = byName.get(at.amends());
                if (next == null || !seen.add(at.name())) {
                    throw new IllegalArgumentException("amends nothing: " + amendment.name());
                }
                at = next;
            }
        }
        return new OrderOfVoting(proposal, Map.of(), Set.of(), false);
    }

    /// What is put to the vote next.
    public Next next() {
        var whole = fates.get(proposal.name());
        if (whole != null) {
            return new Next.Over(
                    switch (whole) {
                        case ADOPTED -> Result.ADOPTED;
                        case WITHDRAWN -> Result.WITHDRAWN;
                        case REJECTED, EXCLUDED, WITHOUT_OBJECT -> Result.REJECTED;
                    });
        }
        var amendment = nextAmendment(proposal.name());
        if (amendment != null) {
            return new Next.PutAmendment(amendment);
        }
        for (var part : proposal.parts()) {
            if (!fates.containsKey(part.name())) {
                return new Next.PutPart(part);
            }
        }
        return allOperativeRejected()
                ? new Next.Over(Result.REJECTED)
                : new Next.PutWhole(proposal.name(), adoptedAmendments(), rejectedParts());
    }

    /// Enters the result of the vote on what is next.
    public OrderOfVoting voted(boolean adopted) throws NotNow {
        var after = new LinkedHashMap<>(fates);
        var fate = adopted ? Fate.ADOPTED : Fate.REJECTED;
        switch (next()) {
            case Next.PutAmendment(var amendment) -> {
                after.put(amendment.name(), fate);
                if (adopted) {
                    for (var other : proposal.amendments()) {
                        if (excludes(amendment, other) || excludes(other, amendment)) {
                            fall(after, other.name(), Fate.EXCLUDED);
                        }
                    }
                }
            }
            case Next.PutPart(var part) -> after.put(part.name(), fate);
            case Next.PutWhole(var name, _, _) -> after.put(name, fate);
            case Next.Over _ ->
                    throw new NotNow("The voting on this proposal is over.", "对该提案的表决业已结束。");
        }
        return new OrderOfVoting(proposal, after, leftSponsors, true);
    }

    /// A sponsor withdraws from the proposal or from an amendment; when the last one does, it is
    /// withdrawn. A proposal cannot be withdrawn once voting on it has begun or it has been amended
    /// (rule 80); an amendment can until it is put.
    public OrderOfVoting withdrawn(String motion, String sponsor) throws NotNow {
        var sponsors = sponsors(motion);
        if (sponsors == null || !sponsors.contains(sponsor)) {
            throw new NotNow(
                    sponsor + " does not sponsor " + motion + ".",
                    sponsor + "不是" + motion + "的提案方。");
        }
        boolean amended =
                proposal.amendments().stream()
                        .filter(amendment -> amendment.amends().equals(motion))
                        .anyMatch(amendment -> fates.get(amendment.name()) == Fate.ADOPTED);
        if (fates.containsKey(motion) || amended || (motion.equals(proposal.name()) && begun)) {
            throw new NotNow(
                    "A motion may be withdrawn only before voting on it has begun, and only if it"
                            + " has not been amended.",
                    "动议仅得于开始表决之前且未经修正时撤回。");
        }
        var left = new LinkedHashSet<>(leftSponsors);
        left.add(key(motion, sponsor));
        var after = new LinkedHashMap<>(fates);
        if (sponsors.stream().allMatch(one -> left.contains(key(motion, one)))) {
            if (motion.equals(proposal.name())) {
                after.put(motion, Fate.WITHDRAWN);
            } else {
                fall(after, motion, Fate.WITHDRAWN);
            }
        }
        return new OrderOfVoting(proposal, after, left, begun);
    }

    /// What became of each motion so far.
    public Map<String, Fate> fates() {
        return Map.copyOf(fates);
    }

    /// Pairs of amendments that cannot both be adopted, to be seen before the vote.
    public List<List<String>> conflicts() {
        var pairs = new ArrayList<List<String>>();
        for (var amendment : proposal.amendments()) {
            amendment.excludes().stream()
                    .sorted()
                    .map(other -> List.of(amendment.name(), other))
                    .filter(pair -> !pairs.contains(pair.reversed()))
                    .forEach(pairs::add);
        }
        return pairs;
    }

    /// The amendment to be voted on before this motion is: one to an amendment goes first.
    private @Nullable Amendment nextAmendment(String motion) {
        for (var amendment : proposal.amendments()) {
            if (amendment.amends().equals(motion) && !fates.containsKey(amendment.name())) {
                var before = nextAmendment(amendment.name());
                return before == null ? amendment : before;
            }
        }
        return null;
    }

    private static boolean excludes(Amendment one, Amendment other) {
        return one.excludes().contains(other.name());
    }

    private void fall(Map<String, Fate> after, String motion, Fate why) {
        if (after.putIfAbsent(motion, why) != null) {
            return;
        }
        for (var amendment : proposal.amendments()) {
            if (amendment.amends().equals(motion)) {
                fall(after, amendment.name(), Fate.WITHOUT_OBJECT);
            }
        }
    }

    private boolean allOperativeRejected() {
        return proposal.wholeIsParts()
                && proposal.parts().stream().anyMatch(Part::operative)
                && proposal.parts().stream()
                        .filter(Part::operative)
                        .allMatch(part -> fates.get(part.name()) == Fate.REJECTED);
    }

    private List<String> adoptedAmendments() {
        return proposal.amendments().stream()
                .filter(amendment -> amendment.amends().equals(proposal.name()))
                .map(Amendment::name)
                .filter(name -> fates.get(name) == Fate.ADOPTED)
                .toList();
    }

    private List<String> rejectedParts() {
        return proposal.parts().stream()
                .map(Part::name)
                .filter(name -> fates.get(name) == Fate.REJECTED)
                .toList();
    }

    private @Nullable List<String> sponsors(String motion) {
        if (motion.equals(proposal.name())) {
            return proposal.sponsors();
        }
        return proposal.amendments().stream()
                .filter(amendment -> amendment.name().equals(motion))
                .map(Amendment::sponsors)
                .findFirst()
                .orElse(null);
    }

    private static String key(String motion, String sponsor) {
        return motion + "\n" + sponsor;
    }
}
