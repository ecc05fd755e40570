package org.goodoffices.engines.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.goodoffices.engines.procedure.Limit.Anchor;
import org.jspecify.annotations.Nullable;

/// The fold itself: takes acts in their order, lets limits run out in between, and remembers what
/// the rules may ask about. Used inside one call only; [Proceeding] is what others see.
final class Course {

    /// Something that happened: an act, or an act deemed done by a lapse.
    ///
    /// @param completed whether it completed the act (the last of `every`, or any where one is
    ///   enough)
    record Happening(int number, Done done, boolean byRules, boolean completed) {}

    /// A move from place to place, and whether it began a visit.
    record Move(int number, Instant at, String place, boolean visit) {}

    /// One running of a limit: for whom, and since which happening.
    record Key(String limit, @Nullable Actor of, int anchor) {}

    /// How a running of a limit came to its end.
    record Settled(boolean lapsed, Instant at) {}

    final RuleSet rules;
    final Setting setting;

    String place = Act.START;
    Instant now = Instant.MIN;
    final Set<String> parties = new LinkedHashSet<>();
    final Set<String> nominated = new LinkedHashSet<>();
    final Set<String> inOffice = new LinkedHashSet<>();
    final Map<String, Map<Actor, Done>> doneBy = new HashMap<>();
    final Set<String> completed = new HashSet<>();

    /// The runnings that lapsed in this visit and were not made good since.
    final Set<Key> lapsed = new HashSet<>();

    final List<Happening> happenings = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    final Map<Key, Settled> settled = new HashMap<>();
    final List<Lapse> lapses = new ArrayList<>();
    private int number;

    /// Number of the happening by which a party last left those who went on.
    private int left;

    Course(RuleSet rules, Setting setting) {
        this.rules = rules;
        this.setting = setting;
        setting.parties().forEach(p -> parties.add(p.id()));
        inOffice.addAll(setting.mediators());
    }

    /// Takes an act that was done: first what ran out before it, then the act.
    void take(Done done) {
        Instant at = done.at().isBefore(now) ? now : done.at();
        runTo(at);
        now = at;
        happen(done, false);
    }

    /// Lets every limit that is over by then take effect, the earliest first. (Rules that pass the
    /// checks never come near the bound; it keeps unchecked ones from running forever.)
    void runTo(Instant until) {
        for (int i = 0; i < 10_000 && !rules.isEnding(place); i++) {
            RunningLimit next = null;
            for (RunningLimit limit : running()) {
                Instant due = limit.dueAt();
                if (limit.status() == RunningLimit.Status.RUNNING
                        && due != null
                        && !due.isAfter(until)
                        && (next == null || due.isBefore(Objects.requireNonNull(next.dueAt())))) {
                    next = limit;
                }
            }
            if (next == null) {
                break;
            }
            lapse(next);
        }
        if (now.isBefore(until)) {
            now = until;
        }
    }

    private void lapse(RunningLimit over) {
        Limit limit = over.limit();
        Instant due = Objects.requireNonNull(over.dueAt());
        Instant at = due.isBefore(now) ? now : due;
        now = at;
        Happening anchor = Objects.requireNonNull(anchorOf(limit, over.of()));
        Key key = new Key(limit.name(), over.of(), anchor.number());
        settled.put(key, new Settled(true, at));
        lapsed.add(key);
        Limit.Lapse lapse = limit.lapse();
        Act deemed = null;
        number++;
        int lapseNumber = number;
        if (lapse != null && lapse.deemed() != null) {
            deemed = rules.acts().get(lapse.deemed());
            Actor by = over.of() == null ? Actor.rules() : over.of();
            happen(new Done(lapse.deemed(), by, at), true);
        } else if (lapse != null && lapse.to() != null) {
            moveTo(lapse.to());
        }
        lapses.add(new Lapse(limit, over.of(), at, deemed, place, lapseNumber));
    }

    private void happen(Done done, boolean byRules) {
        number++;
        Act act = rules.acts().get(done.act());
        if (act == null || !act.from().contains(place)) {
            return;
        }
        Actor one = done.by().one();
        doneBy.computeIfAbsent(act.name(), _ -> new HashMap<>()).put(one, done);
        settleDuties(act, done, one);
        if (act.leavesTheCase() && one.role() == Role.PARTY && othersGoOnWithout(one.id())) {
            happenings.add(new Happening(number, done, byRules, true));
            parties.remove(one.id());
            left = number;
            forgetWhatBound();
            completeForThoseWhoRemain();
            return;
        }
        boolean complete = isComplete(act);
        happenings.add(new Happening(number, done, byRules, complete));
        office(act, done, complete);
        if (complete) {
            complete(act);
        }
        Act counts = act.countsAs() == null ? null : rules.acts().get(act.countsAs());
        if (counts != null && counts.from().contains(place)) {
            happen(new Done(counts.name(), done.by(), done.at(), done.particulars()), true);
        }
    }

    private void complete(Act act) {
        completed.add(act.name());
        if (act.to() != null) {
            moveTo(act.to());
        }
    }

    /// A text agreed with someone who is out binds the others only if each of them says so again:
    /// what they declared and signed is not counted, and is owed as it was before.
    private void forgetWhatBound() {
        for (Act act : rules.acts().values()) {
            if (binds(act) && act.from().contains(place)) {
                doneBy.remove(act.name());
            }
        }
        settled.entrySet()
                .removeIf(entry -> {
                    Limit limit = rules.limits().get(entry.getKey().limit());
                    return !entry.getValue().lapsed()
                            && limit != null
                            && limit.runsIn().contains(place)
                            && limit.duty().stream().anyMatch(this::binds);
                });
    }

    private boolean binds(String name) {
        Act act = rules.acts().get(name);
        return act != null && binds(act);
    }

    private static boolean binds(Act act) {
        return act.effect() != null && act.effect().binds();
    }

    /// When someone is out, what "every" party was awaited for may be complete.
    private void completeForThoseWhoRemain() {
        String before = place;
        for (Act act : rules.acts().values()) {
            if (act.when() == Act.When.EVERY
                    && !binds(act)
                    && !completed.contains(act.name())
                    && doneBy.containsKey(act.name())
                    && act.from().contains(place)
                    && isComplete(act)) {
                Map<Actor, Done> by = Objects.requireNonNull(doneBy.get(act.name()));
                Done last = by.values().iterator().next();
                number++;
                happenings.add(
                        new Happening(
                                number,
                                new Done(act.name(), last.by(), now, last.particulars()),
                                true,
                                true));
                office(act, last, true);
                complete(act);
                if (!place.equals(before)) {
                    return;
                }
            }
        }
    }

    private boolean isComplete(Act act) {
        if (act.when() == Act.When.ONE) {
            return true;
        }
        Map<Actor, Done> by = doneBy.getOrDefault(act.name(), Map.of());
        Role role = act.by().iterator().next();
        Set<@Nullable String> named = new HashSet<>();
        boolean some = false;
        for (Actor actor : actors(role)) {
            Done done = by.get(actor);
            if (done == null) {
                boolean accepted =
                        act.effect() == Effect.ACCEPTS_OFFICE && inOffice.contains(actor.id());
                if (!accepted) {
                    return false;
                }
            } else {
                some = true;
                named.add(done.particulars().mediator());
            }
        }
        return some && (act.effect() != Effect.NAMES_MEDIATOR || named.size() == 1);
    }

    private void office(Act act, Done done, boolean complete) {
        Effect effect = act.effect();
        String person =
                done.by().role() == Role.MEDIATOR ? done.by().id() : done.particulars().mediator();
        if (effect == null || person == null) {
            return;
        }
        if (effect == Effect.NAMES_MEDIATOR && complete) {
            done.particulars().mediators().stream()
                    .filter(named -> !inOffice.contains(named))
                    .forEach(nominated::add);
        } else if (effect == Effect.ACCEPTS_OFFICE) {
            nominated.remove(person);
            inOffice.add(person);
        } else if (effect == Effect.VACATES_OFFICE) {
            nominated.remove(person);
            inOffice.remove(person);
        }
    }

    private void moveTo(String target) {
        boolean visit = !rules.visitOf(target).equals(rules.visitOf(place));
        if (visit) {
            doneBy.clear();
            completed.clear();
            lapsed.clear();
        }
        if (!target.equals(place)) {
            place = target;
            moves.add(new Move(number, now, place, visit));
        }
    }

    /// The others go on where the rules say so and those remain who must.
    boolean othersGoOnWithout(String party) {
        RuleSet.OthersGoOn rule = rules.othersGoOn();
        if (rule == null
                || !rule.whenOneWithdraws()
                || !parties.contains(party)
                || parties.size() - 1 < rules.partiesAtLeast()) {
            return false;
        }
        if (rule.remain() == RuleSet.OthersGoOn.Remain.ENOUGH) {
            return true;
        }
        for (boolean side : new boolean[] {true, false}) {
            boolean was = setting.parties().stream().anyMatch(p -> p.requesting() == side);
            boolean remains =
                    setting.parties().stream()
                            .anyMatch(p ->
                                    p.requesting() == side
                                            && !p.id().equals(party)
                                            && parties.contains(p.id()));
            if (was && !remains) {
                return false;
            }
        }
        return true;
    }

    /// Everyone who is in the case in this role.
    List<Actor> actors(Role role) {
        return switch (role) {
            case PARTY, REQUESTING, INVITED ->
                    setting.parties().stream()
                            .filter(p -> parties.contains(p.id()))
                            .filter(p ->
                                    role == Role.PARTY
                                            || p.requesting() == (role == Role.REQUESTING))
                            .map(p -> Actor.party(p.id()))
                            .toList();
            case MEDIATOR -> {
                Set<String> all = new LinkedHashSet<>(inOffice);
                all.addAll(nominated);
                yield all.stream().map(Actor::mediator).toList();
            }
            case REGISTRY -> List.of(Actor.registry());
            case AUTHORITY -> List.of(Actor.authority());
            case THIRD_STATE -> List.of(Actor.thirdState("third-state"));
            case RULES, ANYONE -> List.of();
        };
    }

    /// Whether this person is one of those whom a role selects.
    boolean isOne(Actor actor, Role role) {
        return switch (role) {
            case PARTY, REQUESTING, INVITED, MEDIATOR -> actors(role).contains(actor.one());
            case REGISTRY, AUTHORITY, THIRD_STATE, RULES, ANYONE -> actor.role() == role;
        };
    }

    boolean has(Condition condition, Actor actor) {
        return switch (condition) {
            case Condition.Completed c -> completed.contains(c.name());
            case Condition.Own o ->
                    doneBy.getOrDefault(o.name(), Map.of()).containsKey(actor.one());
            case Condition.Lapsed l -> hasLapsed(l.name());
        };
    }

    /// Whether a limit stands lapsed: its latest running, of someone still bound, ran out in this
    /// visit, and what was owed has not been done since.
    private boolean hasLapsed(String name) {
        Limit limit = rules.limits().get(name);
        if (limit == null) {
            return false;
        }
        for (@Nullable Actor of : subjects(limit)) {
            Happening anchor = anchorOf(limit, of);
            if (anchor != null && lapsed.contains(new Key(name, of, anchor.number()))) {
                return true;
            }
        }
        return false;
    }

    private void settleDuties(Act act, Done done, Actor by) {
        for (Limit limit : rules.limits().values()) {
            if (!limit.duty().contains(act.name())) {
                continue;
            }
            for (@Nullable Actor of : subjects(limit)) {
                if (of != null && !of.equals(by)) {
                    continue;
                }
                Happening anchor = anchorOf(limit, of);
                if (anchor != null && doneForEach(limit, done)) {
                    Key key = new Key(limit.name(), of, anchor.number());
                    settled.putIfAbsent(key, new Settled(false, now));
                    lapsed.remove(key);
                }
            }
        }
    }

    /// Whether what is owed for each of some parties has been done for every one of them, since the
    /// limit last began for it.
    private boolean doneForEach(Limit limit, Done now) {
        Anchor anchor = limit.anchor();
        if (limit.forEach() == null || anchor == null) {
            return true;
        }
        for (Actor party : actors(limit.forEach())) {
            Happening began = anchorOf(limit, party);
            Happening before =
                    latest(h -> limit.duty().contains(h.done().act()) && concerns(h.done(), party));
            boolean done = before != null && began != null && before.number() > began.number();
            if (began != null && !done && !concerns(now, party)) {
                return false;
            }
        }
        return true;
    }

    private static boolean concerns(Done done, @Nullable Actor of) {
        String party = done.particulars().party();
        return party == null || of == null || of.role() != Role.PARTY || party.equals(of.id());
    }

    private List<@Nullable Actor> subjects(Limit limit) {
        List<@Nullable Actor> subjects = new ArrayList<>();
        if (limit.of() == null || limit.of() == Role.ANYONE) {
            subjects.add(null);
        } else {
            subjects.addAll(actors(limit.of()));
        }
        return subjects;
    }

    /// The latest happening that started this limit for this actor.
    @Nullable Happening anchorOf(Limit limit, @Nullable Actor of) {
        Anchor anchor = limit.anchor();
        if (anchor == null) {
            return null;
        }
        return switch (anchor.kind()) {
            case STAGE -> entryOf(anchor.names());
            case LAPSE -> lapseOf(anchor.names());
            case ANY -> latest(h -> !h.byRules() && laneOf(h).common());
            case OWN -> {
                int began = visitBegan();
                yield latest(h ->
                        h.number() >= began
                                && (h.number() >= left || !binds(h.done().act()))
                                && anchor.names().contains(h.done().act())
                                && (of == null || h.done().by().one().equals(of)));
            }
            case ACT ->
                    latest(h ->
                            h.completed()
                                    && anchor.names().contains(h.done().act())
                                    && concerns(h.done(), of));
        };
    }

    private Lane laneOf(Happening happening) {
        Act act = rules.acts().get(happening.done().act());
        return act == null ? Lane.REGISTRY : act.lane();
    }

    private @Nullable Happening latest(Predicate<Happening> which) {
        for (int i = happenings.size() - 1; i >= 0; i--) {
            if (which.test(happenings.get(i))) {
                return happenings.get(i);
            }
        }
        return null;
    }

    private @Nullable Happening lapseOf(List<String> limits) {
        for (int i = lapses.size() - 1; i >= 0; i--) {
            Lapse lapse = lapses.get(i);
            if (limits.contains(lapse.limit().name())) {
                return new Happening(
                        lapse.number(),
                        new Done(lapse.limit().name(), Actor.rules(), lapse.at()),
                        true,
                        true);
            }
        }
        return null;
    }

    /// Number of the happening that began the present visit of the stage.
    private int visitBegan() {
        for (int i = moves.size() - 1; i >= 0; i--) {
            if (moves.get(i).visit()) {
                return moves.get(i).number();
            }
        }
        return 0;
    }

    /// When the case last came to a stage: for a stage that has parts, when its visit began.
    private @Nullable Happening entryOf(List<String> stages) {
        for (int i = moves.size() - 1; i >= 0; i--) {
            Move move = moves.get(i);
            for (String stage : stages) {
                boolean began =
                        rules.visitOf(stage).equals(stage)
                                ? move.visit() && rules.visitOf(move.place()).equals(stage)
                                : move.place().equals(stage);
                if (began) {
                    return new Happening(
                            move.number(), new Done(stage, Actor.rules(), move.at()), true, true);
                }
            }
        }
        return null;
    }

    /// Whether the time of a limit stands still there: in a part of its stage that it does not
    /// name.
    boolean standsStill(Limit limit, String at) {
        if (limit.runsIn().contains(at)) {
            return false;
        }
        Stage stage = rules.stages().get(at);
        while (stage != null && stage.within() != null) {
            if (limit.runsIn().contains(stage.within())) {
                return true;
            }
            stage = rules.stages().get(stage.within());
        }
        return false;
    }

    /// Every limit that has an anchor, as things stand.
    List<RunningLimit> limits() {
        return limits(false);
    }

    private List<RunningLimit> running() {
        return limits(true);
    }

    private List<RunningLimit> limits(boolean runningOnly) {
        List<RunningLimit> result = new ArrayList<>();
        for (Limit limit : rules.limits().values()) {
            if (runningOnly && !limit.runsIn().contains(place)) {
                continue;
            }
            for (@Nullable Actor of : subjects(limit)) {
                RunningLimit one = limit(limit, of, runningOnly);
                if (one != null) {
                    result.add(one);
                }
            }
        }
        return result;
    }

    /// Whether a limit is for a mediator to accept office.
    private boolean isToAccept(Limit limit) {
        return limit.of() == Role.MEDIATOR
                && limit.duty().stream()
                        .map(rules.acts()::get)
                        .anyMatch(act -> act != null && act.effect() == Effect.ACCEPTS_OFFICE);
    }

    private @Nullable RunningLimit limit(Limit limit, @Nullable Actor of, boolean runningOnly) {
        Happening anchor = anchorOf(limit, of);
        if (anchor == null) {
            return null;
        }
        Settled end = settled.get(new Key(limit.name(), of, anchor.number()));
        if (end == null && of != null && inOffice.contains(of.id()) && isToAccept(limit)) {
            return null; // who is in office has accepted, in an earlier visit of the stage
        }
        boolean runs = limit.runsIn().contains(place);
        if (end == null && !runs && !standsStill(limit, place) || end != null && runningOnly) {
            return null;
        }
        Derivation derivation = derive(limit, of, anchor, end == null ? now : end.at());
        RunningLimit.Status status;
        if (end != null) {
            status = end.lapsed() ? RunningLimit.Status.LAPSED : RunningLimit.Status.MET;
        } else if (derivation.from() == null) {
            status = RunningLimit.Status.AWAITS_RECEIPT;
        } else if (derivation.result() instanceof Reckoning.Result.NoCalendar) {
            status = RunningLimit.Status.NOT_RECKONED;
        } else if (!runs) {
            status = RunningLimit.Status.STANDS_STILL;
        } else {
            status = RunningLimit.Status.RUNNING;
        }
        Reckoning.Result result = derivation.result();
        return new RunningLimit(
                limit,
                of,
                status,
                anchor.done().at(),
                result == null ? null : Reckoning.dueAt(result),
                end == null ? null : end.at(),
                derivation.moved(),
                runningOnly ? NOT_YET : Derivation.explain(rules, setting, derivation));
    }

    private static final Explanation NOT_YET = new Explanation(List.of());

    /// The runnings that no calendar reckons, with what their ends would follow from.
    Map<Key, List<Object>> unreckoned() {
        Map<Key, List<Object>> unreckoned = new HashMap<>();
        for (RunningLimit running : limits()) {
            Happening anchor = anchorOf(running.limit(), running.of());
            if (running.status() == RunningLimit.Status.NOT_RECKONED && anchor != null) {
                Derivation derivation = derive(running.limit(), running.of(), anchor, now);
                unreckoned.put(
                        new Key(running.limit().name(), running.of(), anchor.number()),
                        List.of(derivation.extensions(), String.valueOf(derivation.from())));
            }
        }
        return unreckoned;
    }

    /// Everything a limit's end follows from.
    Derivation derive(Limit limit, @Nullable Actor of, Happening anchor, Instant asAt) {
        Receipt receipt = receiptOf(limit, of, anchor);
        Instant from = receipt == null ? anchor.done().at() : receipt.at();
        boolean awaits = receipt != null && from == null;
        int more = 0;
        List<Happening> extensions = new ArrayList<>();
        List<Instant> moved = new ArrayList<>();
        if (receipt != null && receipt.recorded() != null) {
            moved.add(receipt.recorded().done().at());
        }
        for (Happening happening : happenings) {
            Act act = rules.acts().get(happening.done().act());
            Done.Particulars p = happening.done().particulars();
            if (act != null
                    && act.effect() == Effect.EXTENDS
                    && limit.name().equals(p.limit())
                    && happening.number() > anchor.number()
                    && (p.party() == null || of == null || p.party().equals(of.id()))) {
                more += p.more();
                extensions.add(happening);
                moved.add(happening.done().at());
            }
        }
        long days = 0;
        long seconds = 0;
        Instant stopped = null;
        for (Move move : moves) {
            if (from == null || move.at().isBefore(from) || move.number() <= anchor.number()) {
                continue;
            }
            if (standsStill(limit, move.place())) {
                stopped = stopped == null ? move.at() : stopped;
            } else if (stopped != null && limit.runsIn().contains(move.place())) {
                days += daysBetween(stopped, move.at());
                seconds += ChronoUnit.SECONDS.between(stopped, move.at());
                stopped = null;
                moved.add(move.at());
            }
        }
        moved.sort(Comparator.naturalOrder());
        if (stopped != null && stopped.isBefore(asAt)) {
            days += daysBetween(stopped, asAt);
            seconds += ChronoUnit.SECONDS.between(stopped, asAt);
        }
        Reckoning.Result result =
                from == null || awaits
                        ? null
                        : Reckoning.reckon(
                                limit,
                                from,
                                more,
                                days,
                                seconds,
                                setting,
                                rules.reckoning().dayOfEventCounts());
        return new Derivation(limit, of, anchor, receipt, from, extensions, days, moved, result);
    }

    private long daysBetween(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(dayOf(from), dayOf(to));
    }

    /// Whether what limits run from the receipt of (or this act alone) had been sent to a party by
    /// the day of an instant.
    boolean sentBy(@Nullable String party, @Nullable String act, Instant instant) {
        Set<String> sent = new HashSet<>();
        for (Limit limit : rules.limits().values()) {
            Anchor anchor = limit.anchor();
            if (anchor != null && anchor.moment() == Limit.Moment.RECEIPT) {
                sent.addAll(anchor.names());
            }
        }
        LocalDate day = dayOf(instant);
        return happenings.stream()
                .anyMatch(h ->
                        (act == null ? sent.contains(h.done().act()) : act.equals(h.done().act()))
                                && (party == null || concerns(h.done(), Actor.party(party)))
                                && !dayOf(h.done().at()).isAfter(day));
    }

    private LocalDate dayOf(Instant instant) {
        return instant.atZone(setting.zone()).toLocalDate();
    }

    /// When the act was received: as recorded, or as presumed, or not known yet.
    record Receipt(@Nullable Instant at, @Nullable Happening recorded) {}

    private @Nullable Receipt receiptOf(Limit limit, @Nullable Actor of, Happening anchor) {
        Anchor rule = limit.anchor();
        if (rule == null || rule.moment() == Limit.Moment.DONE) {
            return null;
        }
        for (int i = happenings.size() - 1; i >= 0; i--) {
            Happening happening = happenings.get(i);
            Act act = rules.acts().get(happening.done().act());
            Done.Particulars p = happening.done().particulars();
            boolean about =
                    happening.number() >= anchor.number()
                            && (p.serves() == null || p.serves().equals(anchor.done().act()))
                            && (of == null
                                    || of.id().equals(p.party())
                                    || of.id().equals(p.mediator()));
            if (about && act != null && act.effect() == Effect.NOT_RECEIVED) {
                return new Receipt(null, happening);
            }
            if (about && act != null && act.effect() == Effect.SERVES && p.received() != null) {
                return new Receipt(p.received(), happening);
            }
        }
        if (rule.presumed() == null) {
            return new Receipt(null, null);
        }
        Instant presumed =
                anchor.done()
                        .at()
                        .atZone(setting.zone())
                        .plusDays(rule.presumed().days())
                        .toInstant();
        return new Receipt(presumed, null);
    }
}
