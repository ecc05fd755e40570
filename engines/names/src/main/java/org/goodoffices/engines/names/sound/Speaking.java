package org.goodoffices.engines.names.sound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Says in Latin letters what signs of another writing may stand for, the likeliest first: for
/// comparing two names neither of which is Latin, and for putting them into a pool's index.
final class Speaking {

    private static final int BEAM = 24;

    private record Way(String letters, int state, float log) {}

    private Speaking() {}

    /// The likeliest forms, at most as many as asked for.
    static List<String> speak(SoundModel model, int[] codePoints, int most) {
        int n = codePoints.length;
        var fronts = new ArrayList<List<Way>>();
        for (int i = 0; i <= n; i++) {
            fronts.add(new ArrayList<>());
        }
        fronts.getFirst().add(new Way("", model.chain().start(), 0));
        for (int at = 0; at < n; at++) {
            int first = model.sign(codePoints[at]);
            int second = at + 1 < n ? model.sign(codePoints[at + 1]) : 0;
            for (var way : best(fronts.get(at))) {
                if (first == 0) {
                    fronts.get(at + 1).add(new Way(way.letters(), way.state(), way.log() - 8));
                }
                extend(model, way, model.units(first, 0), fronts.get(at + 1));
                if (second != 0) {
                    extend(model, way, model.units(first, second), fronts.get(at + 2));
                }
            }
        }
        var ends = new ArrayList<Way>();
        for (var way : best(fronts.getLast())) {
            ends.add(
                    new Way(
                            way.letters(),
                            0,
                            way.log() + Chain.log(model.chain().step(way.state(), Chain.END))));
        }
        return best(ends).stream().map(Way::letters).distinct().limit(most).toList();
    }

    private static void extend(SoundModel model, Way way, int[] units, List<Way> to) {
        for (int unit : units) {
            long step = model.chain().step(way.state(), unit);
            float log = way.log() + Chain.log(step);
            to.add(
                    new Way(
                            way.letters() + Latin.text(model.letters(unit)),
                            Chain.state(step),
                            log));
        }
    }

    /// Each form once, in its likeliest way.
    private static List<Way> best(List<Way> ways) {
        var byForm = new LinkedHashMap<String, Way>();
        ways.stream()
                .sorted(Comparator.comparingDouble(Way::log).reversed())
                .limit(BEAM * 4L)
                .forEach(way -> byForm.putIfAbsent(way.letters(), way));
        return byForm.values().stream().limit(BEAM).toList();
    }
}
