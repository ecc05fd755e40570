package org.goodoffices.engines.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The organs of an organisation as data: who sits in them, who elects whom, by which majorities,
/// for how long, and how it calls the roll. What is not known is said not to be, and what is
/// assumed says why.
public record Constitution(
        String name,
        Text title,
        Map<String, Source> sources,
        Fact<RollCall.Lot> rollCall,
        Map<String, Organ> organs,
        Map<String, Office> offices) {

    public Constitution {
        sources = ordered(sources);
        organs = ordered(organs);
        offices = ordered(offices);
    }

    /// Where facts come from.
    ///
    /// @param read whether it was read for this; otherwise it is cited from memory
    public record Source(Text title, @Nullable String where, boolean read) {}

    /// How a fact is known.
    public enum Known {
        /// It stands in a source.
        PUBLISHED,
        /// The institution gave it; no published text was found.
        GIVEN,
        /// It is put here so that the organ can work, for the reason given.
        ASSUMED,
        UNKNOWN
    }

    /// On what a fact rests.
    ///
    /// @param line where the file says so
    public record Ground(Known known, @Nullable Text why, @Nullable String source, int line) {}

    /// A fact; without a value where it is unknown.
    public record Fact<T>(@Nullable T value, Ground ground) {}

    /// Who sits in an organ.
    public sealed interface Composition {
        /// Every State Party, by so many representatives.
        record EveryState(int each) implements Composition {}

        /// States that another organ elects.
        ///
        /// @param seats for each group of States; one group where they are not shared out
        record Elected(String by, Map<String, Integer> seats) implements Composition {
            public Elected {
                seats = ordered(seats);
            }

            public int all() {
                return seats.values().stream().mapToInt(Integer::intValue).sum();
            }
        }

        /// The head and those they appoint.
        record Headed(String by) implements Composition {}
    }

    /// For how long.
    ///
    /// @param rotation in how many parts the seats fall vacant in turn; 1 where all do together
    public record Term(int years, Renewal renewal, int rotation) {
        public enum Renewal {
            NEVER,
            ONCE,
            ALWAYS
        }

        /// For how many years each of those elected first sits: lots decide who sits for part of a
        /// term, so that from then on the seats fall vacant in turn (Statute of the International
        /// Court of Justice, art. 13(1) and (2)). The parts are as equal as can be, and so is each
        /// group's share in them.
        ///
        /// @param groups of each, in the order in which they were elected
        public List<Integer> first(List<String> groups, RandomGenerator lots) {
            var order = new ArrayList<>(new LinkedHashSet<>(groups));
            Collections.shuffle(order, lots);
            var years = new ArrayList<>(Collections.nCopies(groups.size(), this.years));
            int drawn = 0;
            for (var group : order) {
                var seats = new ArrayList<Integer>();
                for (int i = 0; i < groups.size(); i++) {
                    if (groups.get(i).equals(group)) {
                        seats.add(i);
                    }
                }
                Collections.shuffle(seats, lots);
                for (int seat : seats) {
                    years.set(seat, this.years / rotation * (rotation - drawn++ % rotation));
                }
            }
            return years;
        }
    }

    /// What an organ decides in one way.
    public record Matter(Text title, Fact<Rule> rule) {}

    /// An organ.
    ///
    /// @param within the organ it is a committee of; null for a principal organ
    /// @param matters by name; `other` is the rule for what no other names
    /// @param departments by name; only a secretariat has them
    public record Organ(
            String name,
            Text title,
            @Nullable String within,
            Fact<Composition> composition,
            Fact<Term> term,
            Map<String, Matter> matters,
            Map<String, Text> departments) {
        public Organ {
            matters = ordered(matters);
            departments = ordered(departments);
        }
    }

    /// An office that one person holds.
    ///
    /// @param by the organ that elects or appoints
    /// @param matter under which of its matters it does
    public record Office(
            String name, Text title, String of, String by, String matter, Fact<Term> term) {}

    /// All that is assumed or unknown, for people to settle.
    public List<Ground> open() {
        var ofOrgans =
                organs.values().stream()
                        .flatMap(organ ->
                                Stream.concat(
                                        Stream.of(
                                                organ.composition().ground(),
                                                organ.term().ground()),
                                        organ.matters().values().stream()
                                                .map(matter -> matter.rule().ground())));
        return Stream.concat(Stream.of(rollCall.ground()), ofOrgans)
                .filter(ground ->
                        ground.known() == Known.ASSUMED || ground.known() == Known.UNKNOWN)
                .toList();
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
