package org.goodoffices.organs.convention.treaty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The register of a treaty: what its entries come to, on any day. Where it stands is never kept;
/// it is the fold of what was entered. An answer that days not known would decide is “unknown”.
public final class Register {

    private final TreatyRule rule;
    private final List<RegisterEntry> entries;
    private final Map<Long, RegisterEntry> acts = new LinkedHashMap<>();
    private final EntryIntoForce force;

    /// @param entries all of the register, in their order
    public Register(TreatyRule rule, List<RegisterEntry> entries) {
        this.rule = rule;
        this.entries = List.copyOf(entries);
        for (var entry : entries) {
            var follows = entry.follows();
            if (entry.entered() != Kind.CORRECTION) {
                acts.put(entry.number(), entry);
            } else if (follows != null && entry.stands()) {
                acts.put(follows, entry);
            } else if (follows != null) {
                acts.remove(follows);
            }
        }
        this.force =
                EntryIntoForce.of(rule, acts.values().stream().map(RegisterEntry::act).toList());
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

    /// A time for which it agreed to be bound, and its withdrawal, if there is one.
    private record Period(RegisterEntry consent, Optional<RegisterEntry> withdrawal) {}

    /// Who has withdrawn may come back.
    private List<Period> periods(String code) {
        var periods = new ArrayList<Period>();
        of(code).forEach(entry -> {
            var bound = !periods.isEmpty() && periods.getLast().withdrawal().isEmpty();
            if (consents(entry) && !bound) {
                periods.add(new Period(entry, Optional.empty()));
            } else if (entry.act().kinds().contains(Kind.WITHDRAWAL) && bound) {
                periods.add(new Period(periods.removeLast().consent(), Optional.of(entry)));
            }
        });
        return periods;
    }

    /// Whether a State agrees by it to be bound.
    public boolean consents(RegisterEntry entry) {
        return entry.act().isOneOf(rule.instruments()) == Answer.YES
                || entry.act().kinds().contains(Kind.SUCCESSION);
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
        return last(code).filter(period -> period.withdrawal().isEmpty()).isPresent();
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
        return force.outcome() == EntryIntoForce.Outcome.NOT_MET
                ? Optional.empty()
                : Optional.of(
                        act.kinds().contains(Kind.SUCCESSION)
                                ? force.ofSuccession(act.by(), act.on())
                                : force.of(act.on()));
    }

    /// When its withdrawal takes effect; empty where it has not withdrawn.
    public Optional<When> until(String code) {
        return last(code).flatMap(Period::withdrawal).map(this::effect);
    }

    private When effect(RegisterEntry withdrawal) {
        var effective = withdrawal.effective();
        var clause = rule.withdrawal();
        return effective != null
                ? When.on(effective)
                : clause == null
                        ? withdrawal.act().on()
                        : withdrawal.act().on().then(clause.after()::apply);
    }

    /// Whether it is a party on this day: bound by then, and not withdrawn by then.
    public Answer party(String code, LocalDate day) {
        return periods(code).stream()
                .map(period -> within(period, day))
                .reduce(Answer.NO, Register::sooner);
    }

    private Answer within(Period period, LocalDate day) {
        var bound = since(period).map(when -> when.by(day)).orElse(Answer.NO);
        var gone =
                period.withdrawal().map(this::effect).map(when -> when.by(day)).orElse(Answer.NO);
        return bound == Answer.NO || gone == Answer.YES
                ? Answer.NO
                : bound == Answer.YES && gone == Answer.NO ? Answer.YES : Answer.UNKNOWN;
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
        var statements = new ArrayList<Statement>();
        of(code).filter(entry -> isStatement(entry.act().kinds().getFirst()))
                .forEach(entry -> {
                    var made = begins(entry).by(day);
                    var ended =
                            of(code).filter(later -> ends(later, entry))
                                    .map(later -> begins(later).by(day))
                                    .reduce(Answer.NO, Register::sooner);
                    if (made != Answer.NO && ended != Answer.YES) {
                        statements.add(
                                new Statement(
                                        entry,
                                        made == Answer.YES && ended == Answer.NO
                                                ? Answer.YES
                                                : Answer.UNKNOWN));
                    }
                });
        return statements;
    }

    private static boolean isStatement(Kind kind) {
        return kind == Kind.DECLARATION || kind == Kind.RESERVATION || kind == Kind.OBJECTION;
    }

    private boolean ends(RegisterEntry later, RegisterEntry earlier) {
        var follows = later.follows();
        return follows != null
                && acts.get(follows) == earlier
                && (later.act().kinds().contains(Kind.TAKING_BACK)
                        || later.act().kinds().equals(earlier.act().kinds()));
    }

    private static When begins(RegisterEntry entry) {
        var effective = entry.effective();
        return effective == null ? entry.act().on() : When.on(effective);
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
