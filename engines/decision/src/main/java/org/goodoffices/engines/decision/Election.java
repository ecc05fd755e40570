package org.goodoffices.engines.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An election over as many ballots as it takes (UN General Assembly, rules 92 to 94).
///
/// In the first ballot votes may be cast for any candidate. Then come three ballots restricted to
/// those who obtained most in the ballot before, not more than twice the places left; three open
/// ones; three restricted to those who obtained most in the last open one; and so on. For one place
/// and a simple majority the second ballot is between two, and a tie in it is decided by lot. Where
/// more candidates are tied than may go on, a special ballot among these decides, and then a lot.
/// An election is never changed: each ballot gives the next one.
public final class Election {

    /// @param places to be filled
    /// @param threshold of the members voting
    public record Terms(int places, Threshold threshold) {
        /// @throws IllegalArgumentException where there is no place
        public Terms {
            if (places < 1) {
                throw new IllegalArgumentException("places: " + places);
            }
        }
    }

    /// What is to be done.
    public sealed interface Next {

        /// A ballot.
        ///
        /// @param number from 1; a special ballot has none of its own
        /// @param places how many names a ballot paper may hold at most
        /// @param candidates for whom votes may be cast
        record Vote(int number, int places, Set<String> candidates, boolean restricted)
                implements Next {
            public Vote {
                candidates = Collections.unmodifiableSet(new LinkedHashSet<>(candidates));
            }
        }

        /// A ballot among those who are tied, for as many of them as may be elected or go on.
        record Special(int places, Set<String> tied) implements Next {
            public Special {
                tied = Collections.unmodifiableSet(new LinkedHashSet<>(tied));
            }
        }

        /// The lot decides among those who are tied.
        record Lots(int places, Set<String> tied) implements Next {
            public Lots {
                tied = Collections.unmodifiableSet(new LinkedHashSet<>(tied));
            }
        }

        /// All places are filled.
        record Over(List<String> elected) implements Next {
            public Over {
                elected = List.copyOf(elected);
            }
        }
    }

    private static final int TURN = 3;

    private final Terms terms;
    private final List<String> candidates;
    private final List<String> elected;
    private final int held;
    private final Next next;

    /// The votes of the ballot that the next restriction looks at.
    private final Map<String, Long> looked;

    /// For whom a tie is decided: to be elected, or to go on besides those who do.
    private final @Nullable Set<String> goOn;

    private final Text sentence;

    private Election(
            Terms terms,
            List<String> candidates,
            List<String> elected,
            int held,
            Next next,
            Map<String, Long> looked,
            @Nullable Set<String> goOn,
            Text sentence) {
        this.terms = terms;
        this.candidates = candidates;
        this.elected = elected;
        this.held = held;
        this.next = next;
        this.looked = looked;
        this.goOn = goOn;
        this.sentence = sentence;
    }

    /// An election before its first ballot.
    ///
    /// @param candidates all who are eligible
    /// @throws IllegalArgumentException where one stands twice, or there are fewer than places
    public static Election of(Terms terms, List<String> candidates) {
        var names = new LinkedHashSet<>(candidates);
        if (names.size() != candidates.size() || names.size() < terms.places()) {
            throw new IllegalArgumentException("candidates: " + candidates);
        }
        return new Election(
                terms,
                List.copyOf(candidates),
                List.of(),
                0,
                new Next.Vote(1, terms.places(), names, false),
                Map.of(),
                null,
                new Text("", ""));
    }

    /// Seats that are shared out among groups of States: one election a group, held together.
    ///
    /// @throws IllegalArgumentException where a group has no candidates, or fewer than seats
    public static Map<String, Election> byGroup(
            Map<String, Integer> seats, Map<String, List<String>> candidates, Threshold threshold) {
        var elections = new LinkedHashMap<String, Election>();
        seats.forEach((group, places) ->
                elections.put(
                        group,
                        of(
                                new Terms(places, threshold),
                                candidates.getOrDefault(group, List.of()))));
        return elections;
    }

    public Next next() {
        return next;
    }

    /// Those elected so far, in the order in which they were.
    public List<String> elected() {
        return elected;
    }

    /// What the last ballot or lot came to; empty before the first.
    public Text sentence() {
        return sentence;
    }

    /// Enters a ballot.
    ///
    /// @param votes how many each candidate obtained; who is not in it obtained none
    /// @param voting members who cast a valid vote; those who abstained are not among them
    /// @throws IllegalArgumentException where a vote is for somebody for whom none may be cast, or
    ///   there are more votes than such members can cast
    /// @throws IllegalStateException where no ballot is to be held
    public Election counted(Map<String, Long> votes, long voting) {
        return switch (next) {
            case Next.Vote(int number, int places, var open, _) -> {
                check(votes, voting, places, open);
                yield afterVote(number, places, full(votes, open), voting);
            }
            case Next.Special(int places, var tied) -> {
                check(votes, voting, places, tied);
                yield afterSpecial(places, full(votes, tied));
            }
            case Next.Lots _, Next.Over _ -> throw new IllegalStateException("no ballot is held");
        };
    }

    /// Lets the lot decide.
    ///
    /// @throws IllegalStateException where nothing is to be decided by lot
    public Election drawn(RandomGenerator lots) {
        if (!(next instanceof Next.Lots(int places, var tied))) {
            throw new IllegalStateException("no lot is drawn");
        }
        var names = new ArrayList<>(tied);
        Collections.sort(names);
        for (int i = names.size() - 1; i > 0; i--) {
            Collections.swap(names, i, lots.nextInt(i + 1));
        }
        var chosen = List.copyOf(names.subList(0, places));
        var said =
                new Text(
                        "Lots are drawn among %s: %s."
                                .formatted(String.join(", ", tied), String.join(", ", chosen)),
                        "在%s之间抽签，中签者为%s。"
                                .formatted(String.join("、", tied), String.join("、", chosen)));
        return settled(chosen, said);
    }

    private Election afterVote(int number, int places, Map<String, Long> votes, long voting) {
        long required = terms.threshold().required(voting);
        var reached =
                ranked(votes).stream()
                        .filter(name -> votes.getOrDefault(name, 0L) >= required)
                        .toList();
        var looked = looksAt(number) ? votes : this.looked;
        var said = said(number, votes, voting, required);
        var cut = Cut.of(reached, votes, places);
        var now = joined(elected, cut.in());
        said = said.then(elected(cut.in()));
        if (!cut.tied().isEmpty()) {
            return new Election(
                    terms,
                    candidates,
                    now,
                    number,
                    new Next.Special(places - cut.in().size(), Set.copyOf(cut.tied())),
                    looked,
                    null,
                    said);
        }
        if (now.size() == terms.places()) {
            return over(now, number, said);
        }
        boolean betweenTwo =
                number == 2
                        && terms.places() == 1
                        && terms.threshold().equals(Threshold.Share.SIMPLE);
        if (betweenTwo && votes.size() == 2 && Set.copyOf(votes.values()).size() == 1) {
            return new Election(
                    terms,
                    candidates,
                    now,
                    number,
                    new Next.Lots(1, votes.keySet()),
                    looked,
                    null,
                    said);
        }
        return following(now, number, looked, said);
    }

    /// The ballot after one that left places open.
    private Election following(List<String> now, int number, Map<String, Long> looked, Text said) {
        int left = terms.places() - now.size();
        var pool = new LinkedHashMap<>(looked);
        now.forEach(pool::remove);
        if (!restricted(number + 1)) {
            var open = new LinkedHashSet<>(candidates);
            now.forEach(open::remove);
            return vote(now, number, left, open, false, looked, said);
        }
        var withVotes =
                ranked(pool).stream().filter(name -> pool.getOrDefault(name, 0L) > 0).toList();
        var standing = withVotes.size() >= left ? withVotes : ranked(pool);
        var cut = Cut.of(standing, pool, 2 * left);
        if (cut.tied().isEmpty()) {
            return vote(now, number, left, cut.in(), true, looked, said);
        }
        return new Election(
                terms,
                candidates,
                now,
                number,
                new Next.Special(2 * left - cut.in().size(), new LinkedHashSet<>(cut.tied())),
                looked,
                new LinkedHashSet<>(cut.in()),
                said);
    }

    private Election afterSpecial(int places, Map<String, Long> votes) {
        var cut = Cut.of(ranked(votes), votes, places);
        var said =
                new Text(
                        "Special ballot: " + listed(votes).en() + ".",
                        "特别投票：" + listed(votes).zh() + "。");
        if (cut.tied().isEmpty()) {
            return settled(cut.in(), said);
        }
        // Those who are no longer tied keep what they won; the lot decides on the rest.
        boolean electing = goOn == null;
        return new Election(
                terms,
                candidates,
                electing ? joined(elected, cut.in()) : elected,
                held,
                new Next.Lots(places - cut.in().size(), new LinkedHashSet<>(cut.tied())),
                looked,
                electing ? null : new LinkedHashSet<>(joined(List.copyOf(goOn), cut.in())),
                said);
    }

    /// A tie was decided for these.
    private Election settled(List<String> chosen, Text said) {
        if (goOn != null) {
            var open = new LinkedHashSet<>(goOn);
            open.addAll(chosen);
            return vote(elected, held, terms.places() - elected.size(), open, true, looked, said);
        }
        var now = joined(elected, chosen);
        var told = said.then(elected(chosen));
        return now.size() == terms.places()
                ? over(now, held, told)
                : following(now, held, looked, told);
    }

    private Election vote(
            List<String> now,
            int number,
            int left,
            java.util.Collection<String> open,
            boolean restricted,
            Map<String, Long> looked,
            Text said) {
        return new Election(
                terms,
                candidates,
                now,
                number,
                new Next.Vote(number + 1, left, new LinkedHashSet<>(open), restricted),
                looked,
                null,
                said);
    }

    private Election over(List<String> now, int number, Text said) {
        return new Election(
                terms, candidates, now, number, new Next.Over(now), Map.of(), null, said);
    }

    /// Ballots 2 to 4 are restricted, 5 to 7 open, 8 to 10 restricted, and so on.
    private static boolean restricted(int number) {
        return number > 1 && (number - 2) / TURN % 2 == 0;
    }

    /// Restrictions look at the ballot before them in the first turn, later at the last open one.
    private static boolean looksAt(int number) {
        return number <= TURN + 1 || !restricted(number);
    }

    private static void check(Map<String, Long> votes, long voting, int places, Set<String> open) {
        long all = 0;
        for (var entry : votes.entrySet()) {
            if (!open.contains(entry.getKey()) || entry.getValue() < 0) {
                throw new IllegalArgumentException("no vote can be cast so: " + entry);
            }
            if (entry.getValue() > voting) {
                throw new IllegalArgumentException("more votes than voters: " + entry);
            }
            all = Math.addExact(all, entry.getValue());
        }
        if (voting < 0 || all > Math.multiplyExact(voting, (long) places)) {
            throw new IllegalArgumentException("more votes than voters have: " + all);
        }
    }

    private static Map<String, Long> full(Map<String, Long> votes, Set<String> open) {
        var full = new LinkedHashMap<String, Long>();
        open.forEach(name -> full.put(name, votes.getOrDefault(name, 0L)));
        return full;
    }

    /// Most votes first; names in their own order where votes are equal, which decides nothing.
    private static List<String> ranked(Map<String, Long> votes) {
        return votes.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The first so many, and those at the edge who cannot be told apart.
    private record Cut(List<String> in, List<String> tied) {
        static Cut of(List<String> ranked, Map<String, Long> votes, int many) {
            if (ranked.size() <= many) {
                return new Cut(ranked, List.of());
            }
            var edge = votes.getOrDefault(ranked.get(many - 1), 0L);
            if (!edge.equals(votes.get(ranked.get(many)))) {
                return new Cut(ranked.subList(0, many), List.of());
            }
            return new Cut(
                    ranked.stream().filter(name -> votes.getOrDefault(name, 0L) > edge).toList(),
                    ranked.stream().filter(name -> edge.equals(votes.get(name))).toList());
        }
    }

    private Text said(int number, Map<String, Long> votes, long voting, long required) {
        return new Text(
                "Ballot %d: %d members voting, required majority %d (%s); %s."
                        .formatted(
                                number,
                                voting,
                                required,
                                terms.threshold().words().en(),
                                listed(votes).en()),
                "第%d次投票：参加表决成员%d名，法定多数%d票（%s）；%s。"
                        .formatted(
                                number,
                                voting,
                                required,
                                terms.threshold().words().zh(),
                                listed(votes).zh()));
    }

    private static Text listed(Map<String, Long> votes) {
        return new Text(
                ranked(votes).stream()
                        .map(name -> name + " " + votes.get(name))
                        .collect(Collectors.joining(", ")),
                ranked(votes).stream()
                        .map(name -> name + votes.get(name) + "票")
                        .collect(Collectors.joining("，")));
    }

    private static Text elected(List<String> names) {
        return names.isEmpty()
                ? new Text("", "")
                : new Text(
                        " Elected: " + String.join(", ", names) + ".",
                        "当选：" + String.join("、", names) + "。");
    }

    private static List<String> joined(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
