package org.goodoffices.organs.governance;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Election;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.engines.decision.Threshold;
import org.jspecify.annotations.Nullable;

/// A secret vote: an election over as many ballots as it takes, or one ballot on a proposal. Like
/// all of a session it is the fold of entries; the ballots themselves lie in the box of each ballot
/// and bear no name.
///
/// @param number in the session, from 1
/// @param uuid with which voters make the public parts of their credentials
/// @param tellers who hold the keys; `ENOUGH` of them can open the sum
/// @param asked the State that asked for a ballot, by the group for whose seats
/// @param keys by the number of the teller, from 1
/// @param shares what each teller gave the others of their own secret, by the number of the teller
/// @param envelopes the credential of each State, sealed for the tellers, by its code
/// @param mixed what each teller handed on, the last the public credentials themselves
/// @param trustees the public key of each teller that came of all shares, as Belenios writes it, of
///   those who have mixed
/// @param steps what has decided something, in order
record SecretVote(
        int number,
        Subject subject,
        Text title,
        String matter,
        String uuid,
        List<UUID> tellers,
        List<Candidate> candidates,
        Map<String, String> asked,
        Map<Integer, TellerKey> keys,
        Map<Integer, Shares> shares,
        Map<String, String> envelopes,
        boolean registrationClosed,
        List<List<String>> mixed,
        List<String> trustees,
        List<Round> rounds,
        List<Step> steps,
        @Nullable Text brokenOff) {

    /// How many tellers there are.
    static final int TELLERS = 3;

    /// How many of them can open a sum, whatever the others do.
    static final int ENOUGH = 2;

    /// Fewer voters than this hide nobody among them.
    static final int FEWEST = 3;

    /// The key of seats that are not shared out among groups.
    static final String ALL = "all";

    SecretVote {
        tellers = List.copyOf(tellers);
        candidates = List.copyOf(candidates);
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
        keys = Map.copyOf(keys);
        shares = Map.copyOf(shares);
        envelopes = Collections.unmodifiableMap(new LinkedHashMap<>(envelopes));
        mixed = List.copyOf(mixed);
        trustees = List.copyOf(trustees);
        rounds = List.copyOf(rounds);
        steps = List.copyOf(steps);
    }

    /// What is voted on.
    sealed interface Subject {

        /// Persons, or States, for places.
        ///
        /// @param seats by the group of States they are for; under `ALL` where they are not shared
        record Seats(Map<String, Integer> seats, Threshold threshold) implements Subject {
            public Seats {
                seats = Collections.unmodifiableMap(new LinkedHashMap<>(seats));
            }
        }

        /// A proposal: the vote of the session with this number.
        record Proposal(int decision) implements Subject {}
    }

    /// @param group for whose seats; `ALL` where they are not shared
    /// @param state the code of the State that stands; empty where a person does
    record Candidate(Text name, String group, String by, String state) {

        /// As on the ballot paper, which is one for both languages.
        String label() {
            return name.en().equals(name.zh()) ? name.en() : name.en() + " " + name.zh();
        }
    }

    /// What a teller made for this vote.
    ///
    /// @param certificate the public key of what they sign, as Belenios writes it
    /// @param opening the public key for envelopes, in base64
    record TellerKey(String certificate, String opening) {}

    /// What a teller gave of their own secret.
    ///
    /// @param commitments to the polynomial whose values the shares are, as Belenios writes them
    /// @param sealed a share for each teller in their order, in an envelope
    record Shares(String commitments, List<String> sealed) {
        public Shares {
            sealed = List.copyOf(sealed);
        }
    }

    /// One ballot: its opening, its closing, and what came out.
    ///
    /// @param parameters the election as Belenios writes it
    /// @param groups of the questions, in their order
    /// @param box the hash of the box when it was closed; null before
    /// @param counted how many ballots count, of each credential the last; zero before the closing
    /// @param decryptions by the number of the teller, in the order in which they came
    /// @param result for each question how often each choice was taken, the blank vote first; null
    ///   before it is declared
    record Round(
            int number,
            String parameters,
            List<String> groups,
            Instant begun,
            @Nullable String box,
            int counted,
            Map<Integer, String> decryptions,
            @Nullable List<List<Integer>> result,
            Text sentence) {
        Round {
            groups = List.copyOf(groups);
            decryptions = Collections.unmodifiableMap(new LinkedHashMap<>(decryptions));
        }

        boolean open() {
            return box == null;
        }

        /// The same with what came out.
        Round with(List<List<Integer>> counts) {
            return new Round(
                    number, parameters, groups, begun, box, counted, decryptions, counts, sentence);
        }
    }

    /// What decided something.
    sealed interface Step {
        /// A ballot was counted.
        record Counted(List<String> groups, List<Map<String, Long>> votes, List<Long> voting)
                implements Step {
            public Counted {
                groups = List.copyOf(groups);
                votes = List.copyOf(votes);
                voting = List.copyOf(voting);
            }
        }

        /// Lots were drawn, from this seed.
        record Drawn(long seed) implements Step {}

        /// In these groups all candidates were elected without a ballot, being no more than the
        /// places.
        record Acclaimed(List<String> groups) implements Step {
            public Acclaimed {
                groups = List.copyOf(groups);
            }
        }
    }

    /// How far it has come: what is waited for.
    enum Stage {
        /// Tellers are to make their keys; candidates can be put forward.
        KEYS,
        /// Tellers are to give each other shares of their keys.
        SHARES,
        /// Delegates are to hand in credentials, sealed.
        REGISTRATION,
        /// Tellers are to open and mix the envelopes, one after the other, and to take up their
        /// shares.
        MIXING,
        /// A ballot can be opened.
        READY,
        VOTING,
        /// Enough tellers are to open the sum.
        DECRYPTING,
        /// The result is to be declared; who has not opened the sum still may.
        DECLARING,
        LOTS,
        OVER,
        BROKEN_OFF;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    Stage stage() {
        if (brokenOff != null) {
            return Stage.BROKEN_OFF;
        }
        if (subject instanceof Subject.Seats(var seats, _)
                && acclaimed().containsAll(seats.keySet())) {
            return Stage.OVER;
        }
        if (keys.size() < tellers.size()) {
            return Stage.KEYS;
        }
        if (shares.size() < tellers.size()) {
            return Stage.SHARES;
        }
        if (!registrationClosed) {
            return Stage.REGISTRATION;
        }
        if (mixed.size() < tellers.size()) {
            return Stage.MIXING;
        }
        var last = rounds.isEmpty() ? null : rounds.getLast();
        if (last != null && last.result() == null) {
            return last.open()
                    ? Stage.VOTING
                    : last.decryptions().size() < ENOUGH ? Stage.DECRYPTING : Stage.DECLARING;
        }
        return switch (subject) {
            case Subject.Proposal _ -> last == null ? Stage.READY : Stage.OVER;
            case Subject.Seats seats -> last == null ? Stage.READY : after(seats);
        };
    }

    private Stage after(Subject.Seats seats) {
        var next = elections(seats).values().stream().map(Election::next).toList();
        return next.stream().anyMatch(one -> one instanceof Election.Next.Lots)
                ? Stage.LOTS
                : next.stream().allMatch(one -> one instanceof Election.Next.Over)
                        ? Stage.OVER
                        : Stage.READY;
    }

    Optional<Round> round(String number) {
        return rounds.stream()
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst();
    }

    /// The number of this teller, from 1; zero for who is none.
    int teller(UUID person) {
        return tellers.indexOf(person) + 1;
    }

    /// The group whose seats lack candidates, if any does.
    Optional<String> lacking() {
        return subject instanceof Subject.Seats(var seats, _)
                ? seats.entrySet().stream()
                        .filter(one -> !acclaimed().contains(one.getKey()))
                        .filter(one ->
                                candidates(one.getKey()).size()
                                        < places(one.getKey(), one.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    /// The places for which a ballot is taken in a group: where one was asked for, no more than
    /// there are candidates, the others staying vacant as they would without a ballot.
    private int places(String group, int places) {
        return asked.containsKey(group)
                ? Math.max(1, Math.min(places, candidates(group).size()))
                : places;
    }

    List<String> candidates(String group) {
        return candidates.stream()
                .filter(one -> one.group().equals(group))
                .map(Candidate::label)
                .toList();
    }

    /// The groups whose candidates were elected without a ballot.
    List<String> acclaimed() {
        return steps.stream()
                .flatMap(step ->
                        step instanceof Step.Acclaimed(var groups) ? groups.stream() : Stream.of())
                .toList();
    }

    /// The groups in which there are no more candidates than places, and nobody asked for a ballot;
    /// where nobody stands, places stay vacant.
    List<String> uncontested() {
        return subject instanceof Subject.Seats(var seats, _)
                ? seats.entrySet().stream()
                        .filter(one -> !asked.containsKey(one.getKey()))
                        .filter(one -> candidates(one.getKey()).size() <= one.getValue())
                        .map(Map.Entry::getKey)
                        .toList()
                : List.of();
    }

    /// The elections of all groups that are voted on, as the steps so far leave them.
    Map<String, Election> elections(Subject.Seats terms) {
        var candidates = new LinkedHashMap<String, List<String>>();
        var seats = new LinkedHashMap<>(terms.seats());
        seats.keySet().removeAll(acclaimed());
        seats.replaceAll(this::places);
        seats.keySet().forEach(group -> candidates.put(group, candidates(group)));
        var elections = new LinkedHashMap<>(Election.byGroup(seats, candidates, terms.threshold()));
        for (var step : steps) {
            switch (step) {
                case Step.Counted(var groups, var votes, var voting) -> {
                    for (int i = 0; i < groups.size(); i++) {
                        int at = i;
                        elections.computeIfPresent(
                                groups.get(i),
                                (_, one) -> one.counted(votes.get(at), voting.get(at)));
                    }
                }
                case Step.Drawn(long seed) -> {
                    // one sequence for all groups; java.util.Random gives it on every machine
                    var lots = new Random(seed);
                    elections.replaceAll((_, one) ->
                            one.next() instanceof Election.Next.Lots ? one.drawn(lots) : one);
                }
                case Step.Acclaimed _ -> {}
            }
        }
        return elections;
    }

    /// The same after lots were drawn from this seed.
    SecretVote drawn(long seed) {
        var more = new java.util.ArrayList<>(steps);
        more.add(new Step.Drawn(seed));
        return new SecretVote(
                number,
                subject,
                title,
                matter,
                uuid,
                tellers,
                candidates,
                asked,
                keys,
                shares,
                envelopes,
                registrationClosed,
                mixed,
                trustees,
                rounds,
                more,
                brokenOff);
    }

    /// Those elected so far, in the order of the groups.
    List<String> elected() {
        return chosen().stream().map(Candidate::label).toList();
    }

    List<Candidate> chosen() {
        if (!(subject instanceof Subject.Seats seats)) {
            return List.of();
        }
        var elections = lacking().isEmpty() ? elections(seats) : Map.<String, Election>of();
        return seats.seats().keySet().stream()
                .flatMap(group -> {
                    var election = elections.get(group);
                    var labels =
                            acclaimed().contains(group)
                                    ? candidates(group)
                                    : election == null ? List.<String>of() : election.elected();
                    return labels.stream().map(label -> candidate(group, label));
                })
                .toList();
    }

    private Candidate candidate(String group, String label) {
        return candidates.stream()
                .filter(one -> one.group().equals(group) && one.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /// For whom votes may be cast in the next ballot.
    ///
    /// @param places how many names a paper may hold
    record Question(String group, int places, List<String> candidates) {
        Question {
            candidates = List.copyOf(candidates);
        }
    }

    /// The questions of the next ballot of an election, one for each group that has places left.
    List<Question> next(Subject.Seats seats) {
        return elections(seats).entrySet().stream()
                .flatMap(one ->
                        switch (one.getValue().next()) {
                            case Election.Next.Vote(_, int places, var names, _) ->
                                    Stream.of(
                                            new Question(one.getKey(), places, List.copyOf(names)));
                            case Election.Next.Special(int places, var tied) ->
                                    Stream.of(
                                            new Question(one.getKey(), places, List.copyOf(tied)));
                            case Election.Next.Lots _, Election.Next.Over _ ->
                                    Stream.<Question>empty();
                        })
                .toList();
    }
}
