package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.ArrayList;
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

    /// All of them, by number.
    List<Regulation> all() {
        Map<Integer, List<Regulation.Version>> all = new TreeMap<>();
        for (var one : store.all(SessionAct.RESOLUTION)) {
            var regulation = one.entry().value("regulation");
            if (!regulation.isEmpty()) {
                var versions =
                        all.computeIfAbsent(Integer.parseInt(regulation), _ -> new ArrayList<>());
                versions.add(version(versions.size() + 1, one));
            }
        }
        return all.entrySet().stream()
                .map(one -> new Regulation(one.getKey(), one.getValue()))
                .toList();
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
    /// is in force. However long it took to adopt, it is not in force before that, nor before the
    /// version that it follows. Held until the transaction ends, so that no number comes twice.
    ///
    /// @param asked the regulation that the draft names, or `new`
    /// @param inForce the day that the draft names
    Map<String, String> adopted(String asked, LocalDate inForce, LocalDate today) {
        store.hold("regulations");
        var all = all();
        var followed = all.stream().filter(one -> String.valueOf(one.number()).equals(asked));
        var before = followed.findFirst().map(one -> one.last().inForce()).orElse(today);
        return Map.of(
                "regulation",
                asked.equals(NEW) ? String.valueOf(all.size() + 1) : asked,
                "inForce",
                later(later(inForce, today), before).toString());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
