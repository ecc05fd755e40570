package org.goodoffices.records.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A text in one language in which some places are still open: words, and brackets that hold
/// alternatives. As in a treaty under negotiation, what stands in square brackets is not agreed.
///
/// A wording is always in its normal form: no two runs of words side by side, single spaces, no
/// white space at its ends, at most one blank line. Two wordings that read the same are equal.
///
/// @param parts in the order of reading
public record Wording(List<Part> parts) {

    /// A wording that says nothing.
    public static final Wording NOTHING = new Wording(List.of());

    public Wording {
        parts = normal(parts);
    }

    /// A part of a wording.
    public sealed interface Part {}

    /// Words that nobody disputes at this place.
    public record Words(String text) implements Part {}

    /// An open place.
    ///
    /// @param issue the issue of the negotiating table that it stands for; null where it is tied to
    ///   none
    /// @param alternatives at least one, not all of them empty; where there is only one, the
    ///   question is whether it is to stand at all
    public record Bracket(@Nullable String issue, List<Alternative> alternatives) implements Part {
        public Bracket {
            alternatives = List.copyOf(alternatives);
            if (alternatives.stream().allMatch(one -> one.wording().isEmpty())) {
                throw new IllegalArgumentException("a bracket with nothing in it");
            }
        }

        /// What it can be settled to: its alternatives, and where it has only one, to leave that
        /// out.
        public List<Alternative> choices() {
            return alternatives.size() > 1
                    ? alternatives
                    : List.of(alternatives.getFirst(), new Alternative(NOTHING, List.of(), null));
        }
    }

    /// One of the texts that may come to stand at an open place.
    ///
    /// @param wording may hold brackets again; empty where the alternative is to say nothing
    /// @param by who wants it, by name or id; empty where nobody is named
    /// @param option the option of the bracket's issue that it stands for; null for none
    public record Alternative(Wording wording, List<String> by, @Nullable String option) {
        public Alternative {
            by = List.copyOf(new LinkedHashSet<>(by));
        }
    }

    /// Words without any bracket.
    public static Wording of(String words) {
        return new Wording(List.of(new Words(words)));
    }

    /// Whether it says nothing.
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /// How many brackets are open in it, those within others included.
    public int open() {
        return brackets().size();
    }

    /// Its brackets in the order of reading; one stands before those within it.
    public List<Bracket> brackets() {
        var found = new ArrayList<Bracket>();
        for (var part : parts) {
            if (part instanceof Bracket bracket) {
                found.add(bracket);
                bracket.alternatives().forEach(one -> found.addAll(one.wording().brackets()));
            }
        }
        return found;
    }

    /// The text with one bracket settled.
    ///
    /// @param bracket its place among `brackets()`
    /// @param choice its place among the bracket's `choices()`
    /// @throws IndexOutOfBoundsException if there is no such bracket or choice
    public Wording settle(int bracket, int choice) {
        var to = brackets().get(bracket).choices().get(choice).wording();
        var met = new int[1];
        return rewritten(_ -> met[0]++ == bracket ? to : null);
    }

    /// The text with the brackets settled that are tied to these issues, where one of their
    /// alternatives stands for the option chosen.
    ///
    /// @param chosen the option on which agreement was reached, by issue
    public Wording settled(Map<String, String> chosen) {
        return rewritten(bracket ->
                bracket.issue() == null
                        ? null
                        : bracket.alternatives().stream()
                                .filter(one -> chosen.containsKey(bracket.issue()))
                                .filter(one ->
                                        Objects.equals(one.option(), chosen.get(bracket.issue())))
                                .map(one -> one.wording().settled(chosen))
                                .findFirst()
                                .orElse(null));
    }

    /// The text with other words for who is named in it.
    public Wording renamed(Function<String, String> name) {
        return new Wording(
                parts.stream()
                        .<Part>map(part ->
                                switch (part) {
                                    case Words words -> words;
                                    case Bracket(var issue, var alternatives) ->
                                            new Bracket(
                                                    issue,
                                                    alternatives.stream()
                                                            .map(one ->
                                                                    new Alternative(
                                                                            one.wording()
                                                                                    .renamed(name),
                                                                            one.by().stream()
                                                                                    .map(name)
                                                                                    .toList(),
                                                                            one.option()))
                                                            .toList());
                                })
                        .toList());
    }

    /// @param settled what a bracket becomes; null where it stays
    private Wording rewritten(Function<Bracket, @Nullable Wording> settled) {
        var written = new ArrayList<Part>();
        for (var part : parts) {
            switch (part) {
                case Words words -> written.add(words);
                case Bracket bracket -> {
                    var to = settled.apply(bracket);
                    if (to == null) {
                        written.addAll(within(bracket, settled));
                    } else if (to.isEmpty()) {
                        written.add(GONE);
                    } else {
                        written.addAll(to.parts());
                    }
                }
            }
        }
        return new Wording(written);
    }

    /// A bracket in which brackets were settled; gone where nothing is left in any alternative.
    private static List<Part> within(
            Bracket bracket, Function<Bracket, @Nullable Wording> settled) {
        var alternatives =
                bracket.alternatives().stream()
                        .map(one ->
                                new Alternative(
                                        one.wording().rewritten(settled), one.by(), one.option()))
                        .toList();
        return alternatives.stream().allMatch(one -> one.wording().isEmpty())
                ? List.of(GONE)
                : List.of(new Bracket(bracket.issue(), alternatives));
    }

    /// Stands for a moment where a bracket was settled to nothing: the space before it goes too if
    /// a punctuation mark follows.
    private static final Words GONE = new Words("\0");

    private static List<Part> normal(List<Part> parts) {
        var joined = new ArrayList<Part>();
        for (var part : parts) {
            if (part instanceof Words(var more)
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Words(var before)) {
                joined.set(joined.size() - 1, new Words(before + more));
            } else {
                joined.add(part);
            }
        }
        var normal = new ArrayList<Part>();
        for (int i = 0; i < joined.size(); i++) {
            if (joined.get(i) instanceof Words(var text)) {
                var squeezed = squeezed(text);
                squeezed = i == 0 ? squeezed.stripLeading() : squeezed;
                squeezed = i == joined.size() - 1 ? squeezed.stripTrailing() : squeezed;
                if (!squeezed.isEmpty()) {
                    normal.add(new Words(squeezed));
                }
            } else {
                normal.add(joined.get(i));
            }
        }
        return List.copyOf(normal);
    }

    private static String squeezed(String text) {
        return text.replaceAll(" ?\0+(?=[,.;:!?)])", "")
                .replace("\0", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\t', ' ')
                .replaceAll(" {2,}", " ")
                .replaceAll(" ?\n ?", "\n")
                .replaceAll("\n{3,}", "\n\n");
    }

    /// What it reads as while everything in it is open, each bracket with all its alternatives: for
    /// search and for messages of tests.
    @Override
    public String toString() {
        return Notation.print(this);
    }

    /// All its words, whatever bracket they stand in, one after the other.
    public String words() {
        return parts.stream()
                .map(part ->
                        switch (part) {
                            case Words(var text) -> text;
                            case Bracket bracket ->
                                    bracket.alternatives().stream()
                                            .map(one -> one.wording().words())
                                            .collect(Collectors.joining(" "));
                        })
                .collect(Collectors.joining(" "));
    }
}
