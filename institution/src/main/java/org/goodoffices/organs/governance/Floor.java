package org.goodoffices.organs.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Text;
import org.jspecify.annotations.Nullable;

/// Who speaks in a meeting, who is to speak next, and on which item.
///
/// After the rules of procedure of the General Assembly of the United Nations (A/520, cited from
/// memory): speakers are called in the order in which they asked (rule 68), a point of order
/// interrupts and is ruled on at once, with an appeal to the meeting (rule 71), the chair may limit
/// the time (rule 72) and close the list, after which only replies are heard (rule 73).
///
/// @param item the number of the item taken up; 0 before the first
/// @param now who has the floor; null where nobody has
/// @param waiting in the order in which they are called
/// @param spoken in the order in which they ended
record Floor(
        int item,
        @Nullable Speech now,
        List<Waiting> waiting,
        boolean closed,
        List<Speech> spoken) {

    Floor {
        waiting = List.copyOf(waiting);
        spoken = List.copyOf(spoken);
    }

    /// What one asks the floor for, what is called first before what is called last.
    enum Purpose {
        POINT_OF_ORDER,
        STATEMENT,
        REPLY;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Purpose> of(String key) {
            return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
        }
    }

    /// A State that asked for the floor.
    record Waiting(String state, Purpose purpose) {

        /// As in the form by which the floor is given.
        String key() {
            return state + "." + purpose.key();
        }
    }

    /// A State that has, or had, the floor.
    ///
    /// @param minutes how long it may speak; 0 without a limit
    /// @param interrupted for how long points of order took the floor from it
    /// @param until null while it lasts
    /// @param ruling the chair's, on a point of order; null where there is none
    /// @param appeal the name of the appeal against it; null where nobody appealed
    record Speech(
            Waiting who,
            int item,
            int minutes,
            Instant from,
            Duration interrupted,
            @Nullable Instant until,
            @Nullable Text ruling,
            @Nullable String appeal) {

        /// Until when it may last; null without a limit.
        @Nullable Instant limit() {
            return minutes == 0 ? null : from.plus(Duration.ofMinutes(minutes)).plus(interrupted);
        }

        private Speech ended(Instant at, @Nullable Text ruling) {
            return new Speech(who, item, minutes, from, interrupted, at, ruling, null);
        }

        private Speech after(Duration interruption) {
            return new Speech(
                    who, item, minutes, from, interrupted.plus(interruption), until, ruling, null);
        }

        private Speech appealed(String motion) {
            return new Speech(who, item, minutes, from, interrupted, until, ruling, motion);
        }
    }

    /// @param entries of one meeting
    static Floor of(List<SessionEntry> entries) {
        int item = 0;
        boolean closed = false;
        var waiting = new ArrayList<Waiting>();
        Deque<Speech> speaking = new ArrayDeque<>();
        var spoken = new ArrayList<Speech>();
        for (var entry : entries) {
            switch (entry.act()) {
                case TAKE_UP -> {
                    item = Integer.parseInt(entry.value("item"));
                    closed = false;
                }
                case ASK_FLOOR ->
                        waiting.add(
                                new Waiting(
                                        entry.state(),
                                        Purpose.of(entry.value("purpose")).orElseThrow()));
                case LEAVE_LIST -> waiting.removeIf(one -> one.state().equals(entry.state()));
                case GIVE_FLOOR -> {
                    var who = waiting(entry.value("speaker"));
                    waiting.remove(who);
                    speaking.push(
                            new Speech(
                                    who,
                                    item,
                                    entry.value("minutes").isEmpty()
                                            ? 0
                                            : Integer.parseInt(entry.value("minutes")),
                                    entry.at(),
                                    Duration.ZERO,
                                    null,
                                    null,
                                    null));
                }
                case END_SPEECH -> end(speaking, spoken, entry.at(), null);
                case RULE ->
                        end(
                                speaking,
                                spoken,
                                entry.at(),
                                new Text(entry.value("rulingEn"), entry.value("rulingZh")));
                case APPEAL -> spoken.add(spoken.removeLast().appealed(entry.value("motion")));
                case CLOSE_LIST -> closed = true;
                case CLOSE_MEETING -> {
                    waiting.clear();
                    while (!speaking.isEmpty()) {
                        end(speaking, spoken, entry.at(), null);
                    }
                }
                default -> {
                    // says nothing of the floor
                }
            }
        }
        waiting.sort(Comparator.comparing(Waiting::purpose)); // stable: as they asked
        return new Floor(item, speaking.peek(), waiting, closed, spoken);
    }

    static Waiting waiting(String key) {
        return new Waiting(
                key.replaceFirst("[.].*", ""),
                Purpose.of(key.replaceFirst("[^.]*[.]", "")).orElseThrow());
    }

    /// Who was interrupted goes on, and loses no time by it.
    private static void end(
            Deque<Speech> speaking, List<Speech> spoken, Instant at, @Nullable Text ruling) {
        var ended = speaking.pop().ended(at, ruling);
        spoken.add(ended);
        if (!speaking.isEmpty()) {
            speaking.push(speaking.pop().after(Duration.between(ended.from(), at)));
        }
    }

    /// Who has lost their seat is called no more.
    Floor among(List<String> present) {
        return new Floor(
                item,
                now,
                waiting.stream().filter(one -> present.contains(one.state())).toList(),
                closed,
                spoken);
    }

    boolean waits(String state) {
        return waiting.stream().anyMatch(one -> one.state().equals(state));
    }
}
