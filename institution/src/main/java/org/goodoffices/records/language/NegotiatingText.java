package org.goodoffices.records.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.goodoffices.records.language.Wording.Bracket;
import org.jspecify.annotations.Nullable;

/// The single negotiating text: one text for all, on which they agree by settling its brackets one
/// after the other.
///
/// @param clauses in order, each with an id of its own
public record NegotiatingText(List<Clause> clauses) {

    /// Before anybody has written.
    public static final NegotiatingText NOTHING = new NegotiatingText(List.of());

    public NegotiatingText {
        clauses = List.copyOf(clauses);
        if (clauses.stream().map(Clause::id).distinct().count() < clauses.size()) {
            throw new IllegalArgumentException("two clauses with one id");
        }
    }

    /// An open place of the text.
    ///
    /// @param clause the id of the clause
    /// @param heading whether it is in the heading of the clause
    public record Place(String clause, boolean heading, InBoth.Open open) {}

    /// An issue of the table and one of its options.
    public record Tie(String issue, String option) {}

    /// The clause with this id; null if there is none.
    public @Nullable Clause clause(String id) {
        return clauses.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    }

    /// All open places, clause by clause. Their number is how far the text is from agreement.
    public List<Place> open() {
        var places = new ArrayList<Place>();
        for (var clause : clauses) {
            for (var open : clause.heading().open()) {
                places.add(new Place(clause.id(), true, open));
            }
            for (var open : clause.text().open()) {
                places.add(new Place(clause.id(), false, open));
            }
        }
        return places;
    }

    /// The issues to which open brackets are tied.
    public Set<String> issues() {
        return new TreeSet<>(ties());
    }

    /// How many open brackets are tied to an issue, those of each language counted.
    public int tied(String issue) {
        return Collections.frequency(ties(), issue);
    }

    private List<String> ties() {
        return clauses.stream()
                .flatMap(clause -> Stream.of(clause.heading(), clause.text()))
                .flatMap(in -> Stream.of(in.en(), in.zh()))
                .flatMap(wording -> wording.brackets().stream())
                .map(Bracket::issue)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /// The bracket at a place; empty if there is no such place.
    public Optional<Bracket> bracket(Place place) {
        return open().contains(place)
                ? Optional.of(in(place).bracket(place.open()))
                : Optional.empty();
    }

    private InBoth in(Place place) {
        var clause = java.util.Objects.requireNonNull(clause(place.clause()));
        return place.heading() ? clause.heading() : clause.text();
    }

    /// The text with one place settled, in both languages where both have it.
    ///
    /// @param choice its number among the choices of the bracket
    /// @throws IndexOutOfBoundsException if there is no such place or choice
    public NegotiatingText settle(Place place, int choice) {
        return with(clause -> {
            if (!clause.id().equals(place.clause())) {
                return clause;
            }
            return place.heading()
                    ? new Clause(
                            clause.id(),
                            clause.heading().settle(place.open(), choice),
                            clause.text(),
                            clause.parity())
                    : new Clause(
                            clause.id(),
                            clause.heading(),
                            clause.text().settle(place.open(), choice),
                            clause.parity());
        });
    }

    /// The text with those brackets settled that are tied to issues on which there is agreement:
    /// how an agreed package becomes text.
    ///
    /// @param chosen the option agreed on, by issue
    public NegotiatingText settled(Map<String, String> chosen) {
        return each(wording -> wording.settled(chosen));
    }

    /// For which option of which issue a settled bracket stands: how a settled bracket moves the
    /// table. Empty where it is not tied to any.
    public Optional<Tie> standsFor(Place place, int choice) {
        return bracket(place)
                .filter(bracket -> bracket.issue() != null)
                .filter(bracket -> choice >= 0 && choice < bracket.choices().size())
                .flatMap(bracket -> tie(bracket.issue(), bracket.choices().get(choice).option()));
    }

    private static Optional<Tie> tie(@Nullable String issue, @Nullable String option) {
        return issue == null || option == null
                ? Optional.empty()
                : Optional.of(new Tie(issue, option));
    }

    /// The text with other words for who is named in it.
    public NegotiatingText renamed(Function<String, String> name) {
        return each(wording -> wording.renamed(name));
    }

    private NegotiatingText each(UnaryOperator<Wording> done) {
        return with(clause ->
                new Clause(
                        clause.id(),
                        clause.heading().each(done),
                        clause.text().each(done),
                        clause.parity()));
    }

    private NegotiatingText with(UnaryOperator<Clause> done) {
        return new NegotiatingText(clauses.stream().map(done).toList());
    }

    /// How it stands in the record.
    public List<Map<String, Object>> facts() {
        return clauses.stream().map(Clause::facts).toList();
    }

    /// Reads what `facts` gave.
    public static NegotiatingText ofFacts(@Nullable Object facts) {
        return facts instanceof List<?> list
                ? new NegotiatingText(
                        list.stream()
                                .filter(Map.class::isInstance)
                                .map(one -> Clause.ofFacts((Map<?, ?>) one))
                                .toList())
                : NOTHING;
    }
}
