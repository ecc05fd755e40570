package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The register of a treaty: what its entries come to, on any day. Where it stands is never kept;
/// it is the fold of what was entered. An answer that days not known would decide is “unknown”.
public final class Register {

    private final TreatyRule rule;
    private final List<RegisterEntry> entries;
    private final Map<Long, RegisterEntry> acts;
    private final EntryIntoForce force;

    /// @param entries all of the register, in their order
    public Register(TreatyRule rule, List<RegisterEntry> entries) {
        this(rule, entries, standing(entries));
    }

    private Register(TreatyRule rule, List<RegisterEntry> entries, Map<Long, RegisterEntry> acts) {
        this.rule = rule;
        this.entries = List.copyOf(entries);
        this.acts = acts;
        this.force =
                EntryIntoForce.of(
                        rule,
                        acts.values().stream()
                                .filter(entry -> !replaces(entry))
                                .map(RegisterEntry::act)
                                .toList());
    }

    private static Map<Long, RegisterEntry> standing(List<RegisterEntry> entries) {
        var acts = new LinkedHashMap<Long, RegisterEntry>();
        for (var entry : entries) {
            var follows = entry.follows();
            if (entry.entered() != Kind.CORRECTION) {
                acts.put(entry.number(), entry);
            } else if (follows != null && entry.stands()) {
                acts.computeIfPresent(follows, (_, act) -> entry.correcting(act));
            } else if (follows != null) {
                acts.remove(follows);
            }
        }
        return acts;
    }

    /// What is in the place of another State's deposit is no deposit more.
    private static boolean replaces(RegisterEntry entry) {
        return entry.act().kinds().getFirst().succeeds() && entry.follows() != null;
    }

    /// As of a day: without the acts that were done after it. What has been corrected since is as
    /// corrected.
    public Register asAt(LocalDate day) {
        var done = new LinkedHashMap<>(acts);
        done.values().removeIf(entry -> entry.act().on().by(day) == Answer.NO);
        return new Register(rule, entries, done);
    }

    /// As it was when it ended with this entry.
    public Register upTo(long number) {
        return new Register(rule, entries.subList(0, (int) number));
    }

    /// As it would be without this act.
    public Register without(long number) {
        var others = new LinkedHashMap<>(acts);
        others.remove(number);
        return new Register(rule, entries, others);
    }

    /// The final clauses.
    public TreatyRule rule() {
        return rule;
    }

    /// Everything entered, in order.
    public List<RegisterEntry> entries() {
        return entries;
    }

    /// An entry as it was made.
    public Optional<RegisterEntry> entry(long number) {
        return number < 1 || number > entries.size()
                ? Optional.empty()
                : Optional.of(entries.get((int) number - 1));
    }

    /// What stands, by the number under which it was first entered; corrected acts as corrected.
    public Map<Long, RegisterEntry> acts() {
        return java.util.Collections.unmodifiableMap(acts);
    }

    /// When the treaty is in force.
    public EntryIntoForce force() {
        return force;
    }

    /// Every participant with an act, by code, in the order of the first.
    public List<Participant> participants() {
        return acts.values().stream().map(entry -> entry.act().by()).distinct().toList();
    }

    /// The acts of a participant that stand, in the order of their entries.
    public Stream<RegisterEntry> of(String code) {
        return acts.values().stream().filter(entry -> entry.act().by().code().equals(code));
    }

    /// Its first act of this kind.
    public Optional<RegisterEntry> first(String code, Kind kind) {
        return of(code).filter(entry -> entry.act().kinds().contains(kind)).findFirst();
    }

    /// A time for which it agreed to be bound, and what ends it, if anything does: its withdrawal,
    /// or that it is no more and another State has succeeded.
    private record Period(RegisterEntry consent, Optional<RegisterEntry> end) {}

    /// Who has withdrawn may come back.
    private List<Period> periods(String code) {
        var periods = new ArrayList<Period>();
        for (var entry : acts.values()) {
            var own = entry.act().by().code().equals(code);
            var bound = !periods.isEmpty() && periods.getLast().end().isEmpty();
            if (own && consents(entry) && !bound) {
                periods.add(new Period(entry, Optional.empty()));
            } else if (bound
                    && (own
                            ? entry.act().kinds().contains(Kind.WITHDRAWAL)
                            : code.equals(formerState(entry)))) {
                periods.add(new Period(periods.removeLast().consent(), Optional.of(entry)));
            }
        }
        return periods;
    }

    /// The State that is no more since another succeeded to it by this entry, by code.
    private @Nullable String formerState(RegisterEntry entry) {
        var follows = entry.follows();
        var followed =
                follows != null && entry.act().kinds().contains(Kind.SUCCESSION_TO_FORMER_STATE)
                        ? acts.get(follows)
                        : null;
        return followed == null ? null : followed.act().by().code();
    }

    /// Whether a State agrees by it to be bound.
    public boolean consents(RegisterEntry entry) {
        return entry.act().isOneOf(rule.instruments()) == Answer.YES
                || entry.act().kinds().getFirst().succeeds();
    }

    private Optional<Period> last(String code) {
        var periods = periods(code);
        return periods.isEmpty() ? Optional.empty() : Optional.of(periods.getLast());
    }

    /// Its latest act by which it agreed to be bound.
    public Optional<RegisterEntry> consent(String code) {
        return last(code).map(Period::consent);
    }

    /// Whether it has agreed to be bound and not withdrawn since.
    public boolean consents(String code) {
        return last(code).filter(period -> period.end().isEmpty()).isPresent();
    }

    /// Its signature of whatever sort.
    public Optional<RegisterEntry> signature(String code) {
        return of(code).filter(entry ->
                        entry.act().kinds().getFirst().signs()
                                || entry.act().kinds().contains(Kind.DEFINITIVE_SIGNATURE))
                .findFirst();
    }

    /// Since when the treaty is in force for it; empty where it has not agreed to be bound, or the
    /// treaty is not in force at all.
    public Optional<When> since(String code) {
        return last(code).flatMap(this::since);
    }

    private Optional<When> since(Period period) {
        var act = period.consent().act();
        var effective = period.consent().effective();
        return force.outcome() == EntryIntoForce.Outcome.NOT_MET
                ? Optional.empty()
                : Optional.of(
                        !act.kinds().getFirst().succeeds()
                                ? force.of(act.on())
                                : effective == null
                                        ? force.ofSuccession(act.by(), act.on())
                                        : When.later(force.on(), When.on(effective)));
    }

    /// By what it is, or will be, no longer a party.
    public Optional<RegisterEntry> end(String code) {
        return last(code).flatMap(Period::end);
    }

    /// From when it is no longer a party: its withdrawal takes effect, or another State has
    /// succeeded to it, which is no more. Empty where neither was deposited.
    public Optional<When> until(String code) {
        return end(code).map(this::effect);
    }

    /// A day that a withdrawal names counts where the period of the clause has run by then.
    private When effect(RegisterEntry end) {
        var clause = rule.withdrawal();
        var effective = end.effective();
        var earliest =
                clause == null || end.act().kinds().getFirst().succeeds()
                        ? end.begins()
                        : end.act().on().then(clause.after()::apply);
        return effective == null ? earliest : When.later(earliest, When.on(effective));
    }

    /// Whether it is a party on this day: bound by then, and not withdrawn by then.
    public Answer party(String code, LocalDate day) {
        return periods(code).stream()
                .map(period -> within(period, day))
                .reduce(Answer.NO, Register::sooner);
    }

    private Answer within(Period period, LocalDate day) {
        return lasts(
                since(period).map(when -> when.by(day)).orElse(Answer.NO),
                period.end().map(this::effect).map(when -> when.by(day)).orElse(Answer.NO));
    }

    private static Answer lasts(Answer begun, Answer ended) {
        return begun == Answer.NO || ended == Answer.YES
                ? Answer.NO
                : begun == Answer.YES && ended == Answer.NO ? Answer.YES : Answer.UNKNOWN;
    }

    /// The first day after this one on which, being a party on it, it no longer is; empty where it
    /// is none, or nothing ends it on a day that is known.
    public Optional<LocalDate> leaves(String code, LocalDate day) {
        return periods(code).stream()
                .filter(period -> within(period, day) == Answer.YES)
                .findFirst()
                .flatMap(Period::end)
                .flatMap(end -> effect(end).day())
                .flatMap(end ->
                        party(code, end) == Answer.YES ? leaves(code, end) : Optional.of(end));
    }

    /// A time for which the treaty is in force for a State.
    ///
    /// @param since empty where the treaty is not in force at all
    /// @param until from when it no longer is; empty where nothing ends it
    public record Bound(Optional<When> since, Optional<When> until) {}

    /// All such times, the earliest first: who has withdrawn may have come back.
    public List<Bound> bound(String code) {
        var all = new ArrayList<Bound>();
        for (var period : periods(code)) {
            var since = since(period);
            var until = period.end().map(this::effect);
            // who comes back before the withdrawal has effect was never gone
            boolean goesOn =
                    !all.isEmpty()
                            && all.getLast()
                                    .until()
                                    .flatMap(When::day)
                                    .filter(day -> within(period, day) == Answer.YES)
                                    .isPresent();
            all.add(new Bound(goesOn ? all.removeLast().since() : since, until));
        }
        return List.copyOf(all);
    }

    /// Whether it is a founding member: bound within the time that the clause gives to such as it.
    public Answer founding(String code) {
        var consent = periods(code).stream().findFirst().map(Period::consent);
        if (consent.isEmpty() || rule.founding().isEmpty()) {
            return Answer.NO;
        }
        var window = rule.founding().stream().filter(one -> appliesTo(one, code)).findFirst();
        if (window.isEmpty() || force.outcome() == EntryIntoForce.Outcome.NOT_MET) {
            return window.isEmpty() ? Answer.NO : Answer.UNKNOWN;
        }
        var end = force.on().then(window.get().clause().after()::apply);
        var on = consent.get().act().on();
        if (end.from() != null && on.by(end.from()) == Answer.YES) {
            return Answer.YES;
        }
        return end.until() != null && on.by(end.until()) == Answer.NO ? Answer.NO : Answer.UNKNOWN;
    }

    private boolean appliesTo(TreatyRule.Window window, String code) {
        var of = window.of();
        return of == null || first(code, of).isPresent();
    }

    /// A declaration or reservation, and whether it has effect on the day asked about.
    public record Statement(RegisterEntry entry, Answer inEffect) {}

    /// What a participant has declared and not taken back by this day, nor put in other words.
    public List<Statement> statements(String code, LocalDate day) {
        return of(code).filter(entry -> isStatement(entry.act().kinds().getFirst()))
                .map(entry -> new Statement(entry, inEffect(entry, day)))
                .filter(one -> one.inEffect() != Answer.NO)
                .toList();
    }

    private static boolean isStatement(Kind kind) {
        return kind == Kind.DECLARATION || kind == Kind.RESERVATION || kind == Kind.OBJECTION;
    }

    /// By what it applies the treaty provisionally on this day, without being a party (Vienna
    /// Convention on the Law of Treaties, art. 25).
    public Optional<RegisterEntry> provisional(String code, LocalDate day) {
        return of(code).filter(
                        entry -> entry.act().kinds().getFirst() == Kind.PROVISIONAL_APPLICATION)
                .filter(entry -> inEffect(entry, day) != Answer.NO)
                .filter(_ -> party(code, day) != Answer.YES)
                .reduce((_, last) -> last);
    }

    private Answer inEffect(RegisterEntry entry, LocalDate day) {
        var code = entry.act().by().code();
        return lasts(
                entry.begins().by(day),
                Stream.concat(
                                of(code).filter(later -> ends(later, entry))
                                        .map(RegisterEntry::begins),
                                periods(code).stream()
                                        .flatMap(period -> period.end().stream())
                                        .filter(end -> entered(entry, end))
                                        .map(this::effect))
                        .map(when -> when.by(day))
                        .reduce(Answer.NO, Register::sooner));
    }

    /// Whether one stood in the register before the other: what a State declared ends with the time
    /// for which it was bound, and does not come back with it.
    private boolean entered(RegisterEntry one, RegisterEntry other) {
        var all = List.copyOf(acts.values());
        return all.indexOf(one) < all.indexOf(other);
    }

    private boolean ends(RegisterEntry later, RegisterEntry earlier) {
        var follows = later.follows();
        return follows != null
                && acts.get(follows) == earlier
                && (later.act().kinds().contains(Kind.TAKING_BACK)
                        || later.act().kinds().equals(earlier.act().kinds()));
    }

    private static Answer sooner(Answer one, Answer other) {
        return one == Answer.YES || other == Answer.YES
                ? Answer.YES
                : one == Answer.UNKNOWN || other == Answer.UNKNOWN ? Answer.UNKNOWN : Answer.NO;
    }

    /// The last day on which another may object to a reservation (Vienna Convention on the Law of
    /// Treaties, art. 20(5): twelve months after its notification).
    public static LocalDate objectionsUntil(RegisterEntry reservation) {
        return reservation.enteredOn().plusMonths(12);
    }

    /// The same for this State, which may object until it agrees to be bound, if that is later;
    /// empty while it has not agreed, or the day is not known.
    public Optional<LocalDate> objectionsUntil(RegisterEntry reservation, String code) {
        var twelveMonths = objectionsUntil(reservation);
        return consent(code)
                .map(entry -> entry.act().on().until())
                .map(consent -> consent.isAfter(twelveMonths) ? consent : twelveMonths);
    }
}
