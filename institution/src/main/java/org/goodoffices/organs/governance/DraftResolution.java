package org.goodoffices.organs.governance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.goodoffices.engines.decision.OrderOfVoting;
import org.goodoffices.engines.decision.OrderOfVoting.Fate;
import org.goodoffices.engines.decision.Text;

/// A draft resolution: numbered paragraphs in both languages, what it is to be amended by, and what
/// has become of each motion.
///
/// @param number as in `L.2`
/// @param en paragraphs in English; as many as in Chinese where both texts match
/// @param confirmed whether the Secretariat has confirmed that both texts say the same
/// @param amendments the furthest removed in substance first, as the chair ordered them
/// @param events votes and withdrawals, in the order in which they came
record DraftResolution(
        int number,
        Text title,
        List<String> en,
        List<String> zh,
        boolean confirmed,
        List<String> sponsors,
        List<Amendment> amendments,
        List<Part> parts,
        List<Event> events) {

    DraftResolution {
        en = List.copyOf(en);
        zh = List.copyOf(zh);
        sponsors = List.copyOf(sponsors);
        amendments = List.copyOf(amendments);
        parts = List.copyOf(parts);
        events = List.copyOf(events);
    }

    enum Change {
        REPLACE,
        ADD,
        DELETE;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Optional<Change> of(String key) {
            return Arrays.stream(values()).filter(change -> change.key().equals(key)).findFirst();
        }
    }

    /// A motion to amend one paragraph, or to amend such a motion.
    ///
    /// @param amends the draft or another amendment, by its name
    /// @param paragraph of the draft, from 1; 0 where another amendment is amended
    /// @param text what replaces, or is added after, the paragraph; empty where it is deleted
    record Amendment(
            String name,
            String amends,
            int paragraph,
            Change change,
            Text text,
            List<String> sponsors) {
        Amendment {
            sponsors = List.copyOf(sponsors);
        }
    }

    /// Paragraphs on which a separate vote was granted (UN General Assembly, rule 89).
    record Part(String name, Set<Integer> paragraphs) {
        Part {
            paragraphs = Set.copyOf(paragraphs);
        }
    }

    /// What changed the order of voting.
    sealed interface Event {
        record Voted(boolean adopted) implements Event {}

        record Withdrawn(String motion, String state) implements Event {}
    }

    enum Parity {
        /// A paragraph is missing in one language.
        UNEQUAL,
        TO_CONFIRM,
        CONFIRMED
    }

    /// One line of the text, with the changes that were adopted.
    ///
    /// @param number of the paragraph; empty for what is added
    /// @param by the amendment that changes it; empty where none does
    record Line(Mark mark, String number, Text text, String by) {}

    enum Mark {
        KEPT,
        ADDED,
        REMOVED;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    String name() {
        return "L." + number;
    }

    Parity parity() {
        return en.size() != zh.size()
                ? Parity.UNEQUAL
                : confirmed ? Parity.CONFIRMED : Parity.TO_CONFIRM;
    }

    Text paragraph(int i) {
        return new Text(i < en.size() ? en.get(i) : "", i < zh.size() ? zh.get(i) : "");
    }

    int paragraphs() {
        return Math.max(en.size(), zh.size());
    }

    Optional<Amendment> amendment(String name) {
        return amendments.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    boolean votingBegun() {
        return events.stream().anyMatch(event -> event instanceof Event.Voted);
    }

    /// What is put next, and what became of what was put.
    ///
    /// @throws IllegalStateException where an event cannot have been: it was checked when entered
    OrderOfVoting order() {
        try {
            var order = before();
            for (var event : events) {
                order =
                        switch (event) {
                            case Event.Voted(var adopted) -> order.voted(adopted);
                            case Event.Withdrawn(var motion, var state) ->
                                    order.withdrawn(motion, state);
                        };
            }
            return order;
        } catch (OrderOfVoting.NotNow never) {
            throw new IllegalStateException(never);
        }
    }

    private OrderOfVoting before() {
        return OrderOfVoting.of(
                new OrderOfVoting.Proposal(
                        name(),
                        sponsors,
                        amendments.stream()
                                .map(one ->
                                        new OrderOfVoting.Amendment(
                                                one.name(),
                                                one.amends(),
                                                one.sponsors(),
                                                excluded(one)))
                                .toList(),
                        parts.stream()
                                .map(part -> new OrderOfVoting.Part(part.name(), true))
                                .toList(),
                        false));
    }

    /// Two amendments that each replace or delete the same paragraph, or replace the same
    /// amendment, cannot both be adopted. Each pair is named once, by the one that is put first.
    private Set<String> excluded(Amendment one) {
        var names = new HashSet<String>();
        for (var other : amendments.subList(amendments.indexOf(one) + 1, amendments.size())) {
            if (other.amends().equals(one.amends())
                    && other.paragraph() == one.paragraph()
                    && other.change() != Change.ADD
                    && one.change() != Change.ADD) {
                names.add(other.name());
            }
        }
        return names;
    }

    /// The text with the changes that were adopted so far.
    List<Line> marked() {
        var fates = order().fates();
        var gone = new HashSet<Integer>();
        parts.stream()
                .filter(part -> fates.get(part.name()) == Fate.REJECTED)
                .forEach(part -> gone.addAll(part.paragraphs()));
        var lines = new ArrayList<Line>();
        for (int i = 1; i <= paragraphs(); i++) {
            int paragraph = i;
            var adopted =
                    amendments.stream()
                            .filter(one -> one.amends().equals(name()))
                            .filter(one -> one.paragraph() == paragraph)
                            .filter(one -> fates.get(one.name()) == Fate.ADOPTED)
                            .toList();
            var change = adopted.stream().filter(one -> one.change() != Change.ADD).findFirst();
            lines.add(
                    new Line(
                            change.isPresent() || gone.contains(i) ? Mark.REMOVED : Mark.KEPT,
                            String.valueOf(i),
                            paragraph(i - 1),
                            change.map(Amendment::name).orElse("")));
            for (var one : adopted) {
                boolean within = one.change() == Change.REPLACE && !gone.contains(i);
                if (within || one.change() == Change.ADD) {
                    lines.add(new Line(Mark.ADDED, "", amended(one, fates), one.name()));
                }
            }
        }
        return lines;
    }

    /// The text of an amendment as it was itself amended.
    private Text amended(Amendment one, java.util.Map<String, Fate> fates) {
        return amendments.stream()
                .filter(other -> other.amends().equals(one.name()))
                .filter(other -> fates.get(other.name()) == Fate.ADOPTED)
                .findFirst()
                .map(other -> amended(other, fates))
                .orElse(one.text());
    }

    /// The text as it would be adopted now, to be numbered anew.
    List<Text> clean() {
        return marked().stream()
                .filter(line -> line.mark() != Mark.REMOVED)
                .map(Line::text)
                .toList();
    }

    /// Paragraphs, parted by empty lines.
    static List<String> paragraphs(String text) {
        return Arrays.stream(text.replace("\r\n", "\n").split("\n\\s*\n"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /// What `paragraphs` reads again.
    static String joined(List<String> paragraphs) {
        return String.join("\n\n", paragraphs);
    }

    /// Paragraph numbers, as in `1, 3`; empty where it is no such list.
    static Optional<Set<Integer>> numbers(String text, int last) {
        var numbers = new HashSet<Integer>();
        for (var one : text.split("[,，、\\s]+")) {
            if (!one.matches("[0-9]{1,4}")
                    || IntStream.rangeClosed(1, last).noneMatch(n -> n == Integer.parseInt(one))) {
                return Optional.empty();
            }
            numbers.add(Integer.parseInt(one));
        }
        return Optional.of(numbers);
    }
}
