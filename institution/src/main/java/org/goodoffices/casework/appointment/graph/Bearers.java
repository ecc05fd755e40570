package org.goodoffices.casework.appointment.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.goodoffices.engines.names.Comparing;
import org.goodoffices.engines.names.Comparison;
import org.goodoffices.engines.names.Name;
import org.goodoffices.engines.names.Part;
import org.goodoffices.engines.names.sound.Pool;
import org.goodoffices.engines.names.sound.Sounds;

/// Which things of a graph can bear a name. Whoever shares a word with it, and up to [#HEARD] names
/// whoever sounds like it in any script, is compared part by part; the threshold is that of the
/// names themselves, [Comparison#THRESHOLD], and the comparison is kept as evidence.
public final class Bearers {

    /// Names up to which they are heard across scripts too.
    public static final int HEARD = 100_000;

    /// A word that more names have than this says nothing about who is meant.
    private static final int COMMON = 2_000;

    private static final int NEAREST = 50;

    /// A thing and how its name answers to the one asked.
    public record Bearer(int place, String name, Comparison comparison) {}

    private final TieGraph graph;
    private final Map<String, List<Integer>> byWord = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<Pool> pool;
    private final Comparing comparing = Comparing.shipped();

    /// Makes ready the names of a graph.
    public Bearers(TieGraph graph) {
        this.graph = graph;
        for (int place = 0; place < graph.size(); place++) {
            var thing = graph.thing(place);
            for (var name : thing.names()) {
                int at = names.size();
                names.add(name);
                places.add(place);
                for (var key : keys(Name.of(name, thing.kind().named()))) {
                    byWord.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(at);
                }
            }
        }
        var ready = names.stream().map(Bearers::cut).toList();
        pool = names.size() <= HEARD ? List.of(new Pool(ready, Sounds.shipped())) : List.of();
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= Name.LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, Name.LONGEST));
    }

    private static List<String> keys(Name name) {
        return name.parts().stream()
                .filter(part -> part.role() == Part.Role.NAME)
                .map(Part::key)
                .distinct()
                .toList();
    }

    /// Whether names in other scripts are found by their sound, or only by words they share.
    public boolean heard() {
        return !pool.isEmpty();
    }

    /// Who can bear it, the likeliest first.
    public List<Bearer> of(String asked) {
        var looked = new TreeSet<Integer>();
        for (var kind : ThingKind.values()) {
            for (var key : keys(Name.of(asked, kind.named()))) {
                var sharing = byWord.getOrDefault(key, List.of());
                if (sharing.size() <= COMMON) {
                    looked.addAll(sharing);
                } else {
                    sharing.stream()
                            .filter(at -> names.get(at).equalsIgnoreCase(asked.strip()))
                            .forEach(looked::add);
                }
            }
        }
        pool.forEach(heard ->
                heard.nearest(cut(asked), NEAREST).forEach(found -> looked.add(found.place())));
        var best = new LinkedHashMap<Integer, Bearer>();
        for (int at : looked) {
            int place = places.get(at);
            var compared =
                    comparing.compare(asked, names.get(at), graph.thing(place).kind().named());
            if (compared.match()) {
                best.merge(
                        place,
                        new Bearer(place, names.get(at), compared),
                        (one, other) ->
                                other.comparison().score() > one.comparison().score()
                                        ? other
                                        : one);
            }
        }
        return best.values().stream()
                .sorted(
                        Comparator.comparingDouble((Bearer one) -> one.comparison().score())
                                .reversed()
                                .thenComparingInt(Bearer::place))
                .toList();
    }
}
