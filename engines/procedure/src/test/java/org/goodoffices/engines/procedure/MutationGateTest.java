package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodoffices.engines.procedure.Mutants.Mutant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Thousands of single defects, seeded into the shipped rule sets: each must be caught by the check
/// that is there for it. What is a defect, and of which property, the [Explorer] says.
class MutationGateTest {

    private static final int READ_OF_A_SET = 2_400;
    private static final int UNCITED_OF_A_SET = 150;
    private static final int EXPLORED_OF_A_SET = 320;
    private static final int ENOUGH_OF_A_CHECK = 60;

    private static final List<String> SETS = new ArrayList<>();

    static {
        SETS.addAll(ShippedRules.OURS);
        SETS.addAll(ShippedRules.PUBLISHED);
    }

    /// A defect: which properties it violates, and what the checker is given.
    private record Defect(
            String set, String edit, String part, RuleSet rules, Set<Integer> violates) {}

    private record Seeded(List<Defect> defects, int refused, int harmless) {}

    private static @Nullable Seeded seeded;

    private static synchronized Seeded seeded() {
        if (seeded == null) {
            seeded = seed();
        }
        return seeded;
    }

    private static Seeded seed() {
        List<Defect> defects = new ArrayList<>();
        int read = 0;
        int harmless = 0;
        for (String set : SETS) {
            RuleSet original = ShippedRules.read(set);
            int parties = ShippedRules.OURS.contains(set) ? 2 : 3;
            Set<Explorer.Violation> before = new Explorer(original, parties).violations();
            List<Mutant> order = Mutants.of(parse(set), set.hashCode());
            List<Candidate> candidates = new ArrayList<>();
            Map<String, List<Candidate>> byPart = new HashMap<>();
            String unchanged = Behaviour.of(original) + declared(original);
            Set<String> behaviours = new HashSet<>(Set.of(unchanged));
            int uncited = 0;
            int different = 0;
            List<Candidate> readable = read(set, order, parties);
            read += readable.size();
            for (Candidate candidate : readable) {
                boolean missing = candidate.uncited();
                RuleSet rules = candidate.rules();
                String behaviour = Behaviour.of(rules) + declared(rules);
                boolean same = !behaviours.add(behaviour);
                if (missing && behaviour.equals(unchanged) && uncited < UNCITED_OF_A_SET) {
                    uncited++;
                    candidates.add(
                            new Candidate(set, candidate.mutant(), rules, true, () -> before));
                } else if (!same && different < EXPLORED_OF_A_SET) {
                    different++;
                    candidates.add(candidate);
                } else if (!same) {
                    byPart.computeIfAbsent(candidate.mutant().part(), _ -> new ArrayList<>())
                            .add(candidate);
                }
            }
            List<Defect> found = explore(candidates);
            // Where a defect of a rare kind was found, look for more of it.
            for (int check = 1; check <= 8; check++) {
                int rare = check;
                long number = found.stream().filter(d -> d.violates().contains(rare)).count();
                List<Candidate> more = new ArrayList<>();
                for (Defect defect : List.copyOf(found)) {
                    List<Candidate> near = byPart.get(defect.part());
                    while (defect.violates().contains(rare)
                            && near != null
                            && !near.isEmpty()
                            && number + more.size() < ENOUGH_OF_A_CHECK) {
                        more.add(near.removeFirst());
                    }
                }
                found.addAll(explore(more));
            }
            for (Defect defect : found) {
                if (defect.violates().isEmpty()) {
                    harmless++;
                } else {
                    defects.add(defect);
                }
            }
        }
        return new Seeded(defects, SETS.size() * READ_OF_A_SET - read, harmless);
    }

    /// Those of the first so many mutants that can be read at all.
    private static List<Candidate> read(String set, List<Mutant> order, int parties) {
        return order.stream()
                .limit(READ_OF_A_SET)
                .parallel()
                .flatMap(mutant -> {
                    Yaml tree = mutant.tree();
                    return switch (RuleReader.read(set + ".yaml", tree)) {
                        case Reading.Unreadable _ -> Stream.<Candidate>empty();
                        case Reading.Read read ->
                                Stream.of(
                                        new Candidate(
                                                set,
                                                mutant,
                                                read.rules(),
                                                Citations.missing(tree),
                                                () ->
                                                        new Explorer(read.rules(), parties)
                                                                .violations()));
                    };
                })
                .toList();
    }

    private record Candidate(
            String set,
            Mutant mutant,
            RuleSet rules,
            boolean uncited,
            Supplier<Set<Explorer.Violation>> violations) {}

    private static List<Defect> explore(List<Candidate> candidates) {
        return new ArrayList<>(candidates.parallelStream().map(MutationGateTest::defect).toList());
    }

    private static String declared(RuleSet rules) {
        return rules.deviations().stream().map(d -> d.check() + "" + d.at()).toList().toString();
    }

    /// What it violates; nothing where it is harmless.
    private static Defect defect(Candidate candidate) {
        Set<Integer> violates = new TreeSet<>();
        if (candidate.uncited()) {
            violates.add(1);
        }
        RuleSet rules = candidate.rules();
        violates.addAll(undeclared(rules, candidate.violations().get()));
        return new Defect(
                candidate.set(),
                candidate.mutant().edit(),
                candidate.mutant().part(),
                rules,
                violates);
    }

    /// Properties violated where no deviation is declared, or declared to be where they are not.
    private static Set<Integer> undeclared(RuleSet rules, Set<Explorer.Violation> violations) {
        Set<Integer> open = new TreeSet<>();
        for (Explorer.Violation violation : violations) {
            boolean declared =
                    rules.deviations().stream()
                            .anyMatch(d ->
                                    d.check() == violation.property()
                                            && d.at().contains(violation.at()));
            if (!declared) {
                open.add(violation.property());
            }
        }
        for (Deviation deviation : rules.deviations()) {
            for (String at : deviation.at()) {
                boolean there =
                        violations.stream()
                                .anyMatch(v ->
                                        v.property() == deviation.check() && v.at().equals(at));
                if (!there && deviation.check() != 1) {
                    open.add(deviation.check());
                }
            }
        }
        return open;
    }

    private static Yaml parse(String set) {
        try {
            return Yaml.parse(Samples.text("/rules/" + set + ".yaml"));
        } catch (Yaml.Malformed e) {
            throw new AssertionError(e);
        }
    }

    /// The gate: what the checker lets through, with some checks switched off.
    private static List<String> letThrough(List<Defect> defects, Set<Integer> off) {
        return defects.parallelStream()
                .map(defect -> {
                    Set<Integer> missed = new TreeSet<>(defect.violates());
                    Checker.check(defect.rules(), WorkingCalendar.SHIPPED, off)
                            .findings()
                            .forEach(f -> missed.remove(f.check()));
                    return missed.isEmpty()
                            ? ""
                            : missed + " " + defect.set() + ": " + defect.edit();
                })
                .filter(s -> !s.isEmpty())
                .toList();
    }

    @Test
    void every_seeded_defect_is_caught_by_the_check_that_is_there_for_it() {
        Seeded seeded = seeded();
        Map<Integer, Integer> ofCheck = new TreeMap<>();
        for (Defect defect : seeded.defects()) {
            defect.violates().forEach(check -> ofCheck.merge(check, 1, Integer::sum));
        }
        System.out.println(
                "Mutation gate: "
                        + seeded.defects().size()
                        + " defects, of each check "
                        + ofCheck
                        + "; "
                        + seeded.refused()
                        + " more refused by the reader, "
                        + seeded.harmless()
                        + " harmless.");
        assertThat(letThrough(seeded.defects(), Set.of())).isEmpty();
        assertThat(seeded.defects()).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(ofCheck.keySet()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(ofCheck.values()).allMatch(number -> number >= 100);
    }

    @Test
    void no_false_alarm_on_the_originals() {
        for (String set : SETS) {
            RuleSet rules = ShippedRules.read(set);
            assertThat(Checker.check(rules).findings()).as(set).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void switching_off_any_one_check_turns_the_gate_red(int check) {
        List<Defect> concerned =
                seeded().defects().stream()
                        .filter(defect -> defect.violates().contains(check))
                        .collect(Collectors.toList());
        assertThat(letThrough(concerned, Set.of(check))).hasSameSizeAs(concerned);
    }
}
