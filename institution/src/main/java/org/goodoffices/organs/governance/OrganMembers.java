package org.goodoffices.organs.governance;

import static java.util.function.Predicate.not;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goodoffices.engines.decision.Constitution.Composition;
import org.goodoffices.engines.decision.Text;
import org.springframework.stereotype.Component;

/// Who sits in an organ on a day, and who holds an office. Nobody types it in: in an organ of all
/// parties it is the parties, in an elected one those whom the logs of sessions say to be elected
/// and whose term runs; a State that is no party has no seat anywhere.
@Component
class OrganMembers {

    private final Organs organs;
    private final StatesParties parties;
    private final SessionStore store;

    OrganMembers(Organs organs, StatesParties parties, SessionStore store) {
        this.organs = organs;
        this.parties = parties;
        this.store = store;
    }

    /// The members of an organ on a day; none where it is not made of States.
    List<StatesParties.State> on(String organ, LocalDate day) {
        var found = organs.organ(organ);
        return switch (found.isEmpty() ? null : found.get().composition().value()) {
            case null -> List.of();
            case Composition.Headed _ -> List.of();
            case Composition.EveryState _ -> parties.on(day);
            case Composition.Elected _ -> {
                var seated =
                        tenures(SecretVoteRules.ORGAN + organ).stream()
                                .filter(one -> one.runs(day))
                                .map(Tenure::holder)
                                .collect(Collectors.toSet());
                yield parties(day).stream().filter(one -> seated.contains(one.code())).toList();
            }
        };
    }

    List<StatesParties.State> parties(LocalDate day) {
        return parties.on(day);
    }

    Optional<StatesParties.State> named(String code) {
        return parties.named(code);
    }

    /// Who holds an office on a day: whoever was given it last of those whose term has begun, if it
    /// still runs. Whose term a later one ended does not come back when that is given up.
    Optional<Tenure> holder(String office, LocalDate day) {
        return tenures(SecretVoteRules.OFFICE + office).stream()
                .filter(one -> one.served() && !one.begins().isAfter(day))
                .reduce((_, later) -> later)
                .filter(one -> one.runs(day));
    }

    /// What elections to an organ or an office have given, in the order in which they did.
    ///
    /// @param of `organ-council`, `office-secretary-general`
    List<Tenure> tenures(String of) {
        var letters =
                store.all(SessionAct.RECORD_RESIGNATION).stream()
                        .map(SessionStore.Entered::entry)
                        .collect(
                                Collectors.toMap(
                                        entry -> entry.value("term"), Function.identity()));
        return store.all(SessionAct.ELECTED).stream()
                .filter(one -> one.entry().value("office").equals(of))
                .flatMap(one -> tenures(one).stream())
                .map(one -> {
                    var letter = letters.get(one.key());
                    return letter == null
                            ? one
                            : one.until(
                                    LocalDate.parse(letter.value("ends")),
                                    letter.value("reference"));
                })
                .map(this::whileParty)
                .toList();
    }

    /// The seat of a State ends when that leaves the Convention, and does not come back with it.
    private Tenure whileParty(Tenure one) {
        var ends = one.ends();
        return parties.leaves(one.holder(), one.begins())
                .filter(day -> ends == null || day.isBefore(ends))
                .map(day -> one.until(day, one.letter()))
                .orElse(one);
    }

    private List<Tenure> tenures(SessionStore.Entered one) {
        var entry = one.entry();
        var begins = LocalDate.parse(entry.value("begins"));
        var ends =
                Optional.of(entry.value("ends"))
                        .filter(not(String::isEmpty))
                        .map(LocalDate::parse)
                        .orElse(null);
        var elected = entry.value("elected").split("\n");
        var states = entry.value("states").split(",");
        var groups = entry.value("groups").split(",");
        var each = OrganSession.list(entry, "endsEach");
        var tenures = new ArrayList<Tenure>();
        for (int i = 0; i < elected.length; i++) {
            var until = each.isEmpty() ? ends : LocalDate.parse(each.get(i));
            boolean state = i < states.length && !states[i].isEmpty();
            tenures.add(
                    new Tenure(
                            entry.value("office"),
                            state ? states[i] : elected[i],
                            state
                                    ? name(states[i])
                                    : new Text(
                                            entry.value("namesEn").split("\n")[i],
                                            entry.value("namesZh").split("\n")[i]),
                            groups[i],
                            begins,
                            until,
                            until,
                            !entry.value("rest").isEmpty(),
                            one.session(),
                            entry.value("secret"),
                            i,
                            LocalDate.parse(entry.value("day")),
                            null));
        }
        return tenures;
    }

    /// The name of a State, its code where none is known.
    Text name(String state) {
        return parties.named(state)
                .map(one -> new Text(one.en(), one.zh()))
                .orElse(new Text(state, state));
    }
}
