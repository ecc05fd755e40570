package org.goodoffices.engines.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.goodoffices.engines.procedure.Done.Particulars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random runs of cases: the fold against the brute-force explorer, and against itself as each
/// person sees it.
class AgreementTest {

    private static final int RUNS = 60;
    private static final int STEPS = 25;

    private static Actor actor(int x, int parties) {
        if (x < parties) {
            return Actor.party("p" + (x + 1));
        }
        return switch (x - parties) {
            case 0 -> Actor.mediator("m");
            case 1 -> Actor.registry();
            case 2 -> Actor.authority();
            default -> Actor.thirdState("third-state");
        };
    }

    private static Particulars particulars(Act act) {
        return act.effect() != null && act.effect().aboutOffice()
                ? Particulars.mediator("m")
                : Particulars.NONE;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void the_fold_and_the_explorer_open_the_same_acts_to_the_same_actors(int parties) {
        RuleSet rules = Samples.example();
        Explorer explorer = new Explorer(rules, parties);
        List<Act> acts = List.copyOf(rules.acts().values());
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(run);
            Proceeding real = Proceeding.fold(rules, Samples.parties(parties), List.of());
            Explorer.Slice slice = explorer.whole("start");
            long state = slice.enter(new Explorer.Entry(0, 0, (1 << parties) - 1, 0));
            Instant now = Samples.on("2026-12-01");
            Set<String> once = new TreeSet<>();
            for (int step = 0; step < STEPS && real.ending() == null; step++) {
                now = now.plus(Duration.ofMinutes(1));
                real = real.asAt(now);
                List<int[]> open = new ArrayList<>();
                Set<String> expected = new TreeSet<>();
                for (int a = 0; a < acts.size(); a++) {
                    for (int x = 0; x < parties + 4; x++) {
                        String name = acts.get(a).name() + " " + actor(x, parties).id();
                        if (slice.enabled(state, a, x) && !once.contains(name)) {
                            open.add(new int[] {a, x});
                            expected.add(name);
                        }
                    }
                }
                Set<String> actual = new TreeSet<>();
                for (Proceeding.Open one : real.mayDoNow()) {
                    one.actors().forEach(by -> actual.add(one.act().name() + " " + by.id()));
                }
                assertThat(actual).as("run %d step %d", run, step).isEqualTo(expected);
                if (open.isEmpty()) {
                    break;
                }
                int[] chosen = open.get(random.nextInt(open.size()));
                Act act = acts.get(chosen[0]);
                if (act.effect() == Effect.EXTENDS || act.effect() == Effect.SERVES) {
                    continue;
                }
                Done done = new Done(act.name(), actor(chosen[1], parties), now, particulars(act));
                if (!(real.attempt(done) instanceof Attempt.Allowed allowed)) {
                    throw new AssertionError(done + " refused: " + real.attempt(done));
                }
                real = allowed.after();
                List<Explorer.Step> next = slice.act(state, chosen[0], chosen[1]);
                assertThat(next).hasSize(1);
                Explorer.Entry out = next.getFirst().out();
                if (act.once()) {
                    once.add(act.name() + " " + actor(chosen[1], parties).id());
                }
                if (out != null) {
                    once.clear();
                    slice = explorer.whole(explorer.visitAt(out.place()));
                    state = slice.enter(out);
                } else {
                    state = next.getFirst().state();
                }
                assertThat(real.place()).isEqualTo(explorer.placeAt(slice.place(state)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model-state-to-state",
                "model-investment",
                "model-commercial",
                "icsid-2022",
                "icc-2014",
                "hkiac"
            })
    void each_person_may_do_the_same_by_what_they_see_as_by_all_that_was_done(String set) {
        RuleSet rules = ShippedRules.read(set);
        for (int run = 0; run < 25; run++) {
            Random random = new Random(run);
            Setting setting = Samples.parties(2 + run % 2);
            List<Done> acts = new ArrayList<>();
            Proceeding all = Proceeding.fold(rules, setting, acts);
            Instant now = Samples.on("2026-12-01");
            for (int step = 0; step < 20 && all.ending() == null; step++) {
                now = now.plus(Duration.ofHours(random.nextInt(72)));
                all = all.asAt(now);
                List<Proceeding.Open> open =
                        all.mayDoNow().stream()
                                .filter(o -> o.act().effect() != Effect.WITHDRAWS || step(random))
                                .toList();
                if (open.isEmpty()) {
                    break;
                }
                Proceeding.Open chosen = open.get(random.nextInt(open.size()));
                Actor by = chosen.actors().get(random.nextInt(chosen.actors().size()));
                Done done = new Done(chosen.act().name(), by, now, particulars(chosen.act()));
                if (all.attempt(done) instanceof Attempt.Allowed allowed) {
                    acts.add(done);
                    all = allowed.after();
                }
                List<Actor> viewers = new ArrayList<>(List.of(Actor.registry(), Actor.authority()));
                setting.parties().forEach(p -> viewers.add(Actor.party(p.id())));
                all.mediatorsInOffice().forEach(m -> viewers.add(Actor.mediator(m)));
                for (Actor viewer : viewers) {
                    List<Done> seen = acts.stream().filter(d -> rules.sees(viewer, d)).toList();
                    Proceeding view = Proceeding.fold(rules, setting, seen).asAt(now);
                    assertThat(view.mayDoNow(viewer))
                            .as(viewer + " " + acts)
                            .isEqualTo(all.mayDoNow(viewer));
                }
            }
        }
    }

    private static boolean step(Random random) {
        return random.nextInt(20) == 0;
    }
}
