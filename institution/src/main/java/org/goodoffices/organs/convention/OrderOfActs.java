package org.goodoffices.organs.convention;

import static org.goodoffices.organs.convention.treaty.Kind.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.Register;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.jspecify.annotations.Nullable;

/// Whether a State can have done this on this day, among what it and others have done.
///
/// @param state by its three letters
record OrderOfActs(Register register, Kind kind, String state, LocalDate on) {

    /// What a State does that has signed.
    private static final List<Kind> AFTER_SIGNATURE = List.of(RATIFICATION, ACCEPTANCE, APPROVAL);

    void onDay(LocalDate today) {
        if (on.isAfter(today)) {
            throw new Unfit("future", "on");
        }
        if (kind != JOINT_STATEMENT && on.isBefore(register.rule().opened())) {
            throw new Unfit("before-opening", "on", register.rule().opened());
        }
    }

    /// What is done once is not done again.
    void notYet() {
        if (kind == WITHDRAWAL && register.until(state).isPresent()) {
            throw new Unfit("withdrawn-already", "kind");
        }
        if (signs() && register.signature(state).isPresent()) {
            throw new Unfit("signed-already", "kind");
        }
        if ((signs() || AFTER_SIGNATURE.contains(kind) || kind == ACCESSION || kind.succeeds())
                && register.consents(state)) {
            throw new Unfit("bound-already", "kind");
        }
    }

    private boolean signs() {
        return kind.signs() || kind == DEFINITIVE_SIGNATURE;
    }

    /// What must have been done by then has been.
    void after(@Nullable RegisterEntry follows) {
        if (follows != null) {
            notBefore("before-what-it-follows", follows);
        }
        switch (kind) {
            case RATIFICATION, ACCEPTANCE, APPROVAL -> {
                notBefore(
                        "before-signature",
                        register.signature(state)
                                .orElseThrow(() -> new Unfit("not-signed", "kind")));
                if (register.bound(state).stream().anyMatch(this::ended)) {
                    throw new Unfit("signature-spent", "kind");
                }
            }
            case PROVISIONAL_APPLICATION -> {
                if (register.party(state, on) == Answer.YES) {
                    throw new Unfit("bound-already", "kind");
                }
            }
            case RESERVATION -> {
                var acts =
                        Stream.of(register.signature(state), register.consent(state))
                                .flatMap(Optional::stream);
                if (acts.allMatch(act -> act.act().on().by(on) == Answer.NO)) {
                    throw new Unfit("reservation-early", "on");
                }
            }
            case OBJECTION -> {
                var until = register.objectionsUntil(Objects.requireNonNull(follows), state);
                if (until.isPresent() && on.isAfter(until.get())) {
                    throw new Unfit("objection-late", "on", until.get());
                }
            }
            case WITHDRAWAL -> {
                if (register.party(state, on) == Answer.NO) {
                    throw new Unfit("not-a-party", "kind");
                }
            }
            default -> {}
        }
    }

    private boolean ended(Register.Bound time) {
        return time.until().filter(end -> end.by(on) != Answer.NO).isPresent();
    }

    private void notBefore(String key, RegisterEntry earlier) {
        var done = earlier.act().on();
        if (done.by(on) == Answer.NO) {
            throw new Unfit(key, "on", Objects.requireNonNull(done.from()));
        }
    }

    /// The same of what is put in the place of another act, on which others may rest: they were not
    /// done before it.
    void corrects(RegisterEntry corrected) {
        var link = corrected.follows();
        new OrderOfActs(register.without(corrected.number()), kind, state, on)
                .after(link == null ? null : register.acts().get(link));
        register.acts().values().stream()
                .filter(later ->
                        Objects.equals(later.follows(), corrected.number())
                                || signs()
                                        && later.act().by().code().equals(state)
                                        && AFTER_SIGNATURE.contains(later.act().kinds().getFirst()))
                .map(later -> later.act().on())
                .filter(when -> when.by(on.minusDays(1)) == Answer.YES)
                .findFirst()
                .ifPresent(when -> {
                    throw new Unfit(
                            "after-what-rests-on-it", "on", Objects.requireNonNull(when.until()));
                });
    }

    /// A withdrawal has effect once the period of its clause has run; a succession can have taken
    /// place before it is notified, and that to a State that is no more has its day.
    void takesEffect(@Nullable LocalDate effective) {
        if (effective == null) {
            if (kind == SUCCESSION_TO_FORMER_STATE) {
                throw new Unfit("succession-day", "effective");
            }
            return;
        }
        if (!kind.succeeds() && effective.isBefore(on)) {
            throw new Unfit("effect-before-act", "effective");
        }
        var clause = register.rule().withdrawal();
        if (kind == WITHDRAWAL && clause != null) {
            var earliest = clause.after().apply(on);
            if (effective.isBefore(earliest)) {
                throw new Unfit("withdrawal-early", "effective", earliest);
            }
        }
    }
}
