package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// The internal regulations, as resolutions have adopted and amended them.
@Component
class Regulations {

    /// What a draft names that adopts a regulation which is not there yet.
    static final String NEW = "new";

    private final SessionStore store;

    Regulations(SessionStore store) {
        this.store = store;
    }

    /// The regulation that a draft or a resolution names, whether it adopts, amends or repeals it;
    /// empty where none.
    static String about(SessionEntry entry) {
        var repeals = entry.value("repeals");
        return repeals.isEmpty() ? entry.value("regulation") : repeals;
    }

    /// All of them, by number.
    List<Regulation> all() {
        Map<Integer, List<Regulation.Version>> all = new TreeMap<>();
        Map<Integer, Regulation.Repeal> repeals = new HashMap<>();
        for (var one : store.all(SessionAct.RESOLUTION)) {
            if (about(one.entry()).isEmpty()) {
                continue;
            }
            int number = Integer.parseInt(about(one.entry()));
            if (one.entry().value("repeals").isEmpty()) {
                var versions = all.computeIfAbsent(number, _ -> new ArrayList<>());
                versions.add(version(versions.size() + 1, one));
            } else {
                repeals.putIfAbsent(number, repeal(one));
            }
        }
        return all.entrySet().stream()
                .map(one -> new Regulation(one.getKey(), one.getValue(), repeals.get(one.getKey())))
                .toList();
    }

    private static Regulation.Repeal repeal(SessionStore.Entered one) {
        var session = new OrganSession(one.session(), List.of(one.entry()));
        var resolution = session.resolutions().getFirst();
        return new Regulation.Repeal(
                LocalDate.parse(one.entry().value("inForce")),
                one.session(),
                resolution.number(),
                session.symbolOf(resolution),
                resolution.at());
    }

    private static Regulation.Version version(int number, SessionStore.Entered one) {
        var session = new OrganSession(one.session(), List.of(one.entry()));
        var resolution = session.resolutions().getFirst();
        return new Regulation.Version(
                number,
                resolution.title(),
                resolution.paragraphs(),
                LocalDate.parse(one.entry().value("inForce")),
                one.session(),
                resolution.number(),
                session.symbolOf(resolution),
                resolution.at());
    }

    Optional<Regulation> one(String number) {
        return all().stream()
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst();
    }

    /// What the entry of an adopted draft says of the regulation: its number, and from which day it
    /// is in force or repealed. However long it took to adopt, not before that, nor before the
    /// version that it follows. Where another session has repealed it meanwhile, only that it is
    /// overtaken: a repeal stands. Held until the transaction ends, so that no number comes twice.
    ///
    /// @param submitted the entry by which the draft came in
    Map<String, String> adopted(SessionEntry submitted, LocalDate today) {
        var asked = about(submitted);
        if (asked.isEmpty()) {
            return Map.of();
        }
        store.hold("regulations");
        var followed = one(asked);
        if (followed.flatMap(Regulation::repealed).isPresent()) {
            return Map.of("overtaken", asked);
        }
        var inForce = LocalDate.parse(submitted.value("inForce"));
        var before = followed.map(one -> one.last().inForce()).orElse(today);
        return Map.of(
                submitted.value("repeals").isEmpty() ? "regulation" : "repeals",
                asked.equals(NEW) ? String.valueOf(all().size() + 1) : asked,
                "inForce",
                later(later(inForce, today), before).toString());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
