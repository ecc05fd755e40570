package org.goodoffices.organs.convention;

import static org.goodoffices.organs.convention.treaty.Kind.*;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.Participants;
import org.goodoffices.organs.convention.treaty.Register;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.goodoffices.organs.convention.treaty.TreatyAct;
import org.goodoffices.organs.convention.treaty.When;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Enters an act of a State in the register of the Convention: Legal Affairs, for the depositary.
/// What is missing or does not fit is refused in a sentence, and nothing is entered (Vienna
/// Convention on the Law of Treaties, arts. 7, 11 to 16, 19 to 23, 67, 77 and 79).
@Component
public class DepositAct {

    /// What came of it.
    public sealed interface Outcome {

        /// It is in the register under this number.
        record Entered(long number) implements Outcome {}

        /// The same form was posted before; nothing was added.
        record EnteredBefore() implements Outcome {}

        /// It cannot be entered; nothing was.
        ///
        /// @param article the provision; null where the form itself is at fault
        /// @param field of the form
        record Refused(Text reason, @Nullable String article, String field) implements Outcome {}

        /// This person does not deposit acts.
        record NotTheirs() implements Outcome {}
    }

    /// What can be deposited, in the order of the form.
    public static final List<Kind> KINDS =
            List.of(
                    JOINT_STATEMENT,
                    SIGNATURE,
                    SIGNATURE_AD_REFERENDUM,
                    CONFIRMATION_OF_SIGNATURE,
                    DEFINITIVE_SIGNATURE,
                    RATIFICATION,
                    ACCEPTANCE,
                    APPROVAL,
                    ACCESSION,
                    SUCCESSION,
                    PROVISIONAL_APPLICATION,
                    DECLARATION,
                    RESERVATION,
                    OBJECTION,
                    TAKING_BACK,
                    WITHDRAWAL,
                    CORRECTION);

    /// The longest text that a field takes, in characters.
    static final int LONGEST_TEXT = 20_000;

    static final int LONGEST_LINE = 500;

    private final Access access;
    private final RegisterStore store;
    private final Convention convention;
    private final NotifyOfDeposit notify;
    private final Texts texts;
    private final boolean sampleWorld;

    DepositAct(
            Access access,
            RegisterStore store,
            Convention convention,
            NotifyOfDeposit notify,
            Texts texts,
            @Value("${goodoffices.sample-world}") boolean sampleWorld) {
        this.access = access;
        this.store = store;
        this.convention = convention;
        this.notify = notify;
        this.texts = texts;
        this.sampleWorld = sampleWorld;
    }

    /// Enters what the form says, in one transaction.
    ///
    /// @param today the day on which it is entered, in the institution's time zone
    public Outcome deposit(PersonId person, DepositForm form, LocalDate today) {
        try {
            return access.as(
                    person,
                    () -> {
                        if (!store.mayDeposit()) {
                            return new Outcome.NotTheirs();
                        }
                        store.hold();
                        if (store.depositedBefore(form.token())) {
                            return new Outcome.EnteredBefore();
                        }
                        var register = convention.register();
                        var entry = entry(form, register, today);
                        store.append(List.of(entry), person, form.token());
                        notify.of(entry, person);
                        return new Outcome.Entered(entry.number());
                    });
        } catch (Unfit unfit) {
            return unfit.refused;
        }
    }

    private RegisterEntry entry(DepositForm form, Register register, LocalDate today) {
        if (!form.token().matches("[!-~]{8,100}")) {
            throw refused("token", "kind");
        }
        var kind =
                Kind.of(form.kind())
                        .filter(KINDS::contains)
                        .orElseThrow(() -> refused("kind", "kind"));
        var state =
                Countries.named(form.state())
                        .filter(Countries.Country::state)
                        .filter(one -> sampleWorld || !one.fictional())
                        .orElseThrow(() -> refused("state", "state", form.state()));
        texts(form);
        var follows = followed(form, kind, state.code(), register);
        boolean stands = kind != CORRECTION || !form.right().isEmpty();
        var what =
                kind != CORRECTION
                        ? kind
                        : stands
                                ? right(form)
                                : Objects.requireNonNull(follows).act().kinds().getFirst();
        var on = stands ? day(form.on(), "on") : null;
        if (on != null) {
            onDay(what, on, register, today);
        }
        var effective = form.effective().isEmpty() ? null : day(form.effective(), "effective");
        if (effective != null && on != null && effective.isBefore(on)) {
            throw refused("effect-before-act", "effective");
        }
        if (kind != CORRECTION) {
            inOrder(kind, state.code(), Objects.requireNonNull(on), register, follows);
        }
        powers(form, kind);
        return new RegisterEntry(
                register.entries().size() + 1L,
                kind,
                new TreatyAct(
                        Participants.of(state.code()).orElseThrow(),
                        List.of(what),
                        on == null ? Objects.requireNonNull(follows).act().on() : When.on(on)),
                stands,
                effective,
                follows == null ? null : follows.number(),
                new RegisterEntry.Details(
                        form.articles(),
                        form.words(),
                        form.language(),
                        form.classes(),
                        true,
                        form.signatory(),
                        form.capacity().equals("full-powers") ? form.powers() : form.capacity(),
                        List.of()),
                today);
    }

    /// The words of the form can be kept and shown.
    private void texts(DepositForm form) {
        var lines = List.of(form.articles(), form.signatory(), form.powers());
        var names = List.of("articles", "signatory", "powers");
        for (int i = 0; i < lines.size(); i++) {
            fits(lines.get(i), LONGEST_LINE, names.get(i));
        }
        fits(form.words(), LONGEST_TEXT, "words");
        if (!form.language().isEmpty()
                && !List.of(Locale.getISOLanguages()).contains(form.language())) {
            throw refused("language", "language");
        }
        if (!DepositForm.CLASSES.containsAll(form.classes())) {
            throw refused("class", "classes");
        }
    }

    private void fits(String text, int longest, String field) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw refused("too-long", field, String.valueOf(longest));
        }
        if (text.codePoints()
                .anyMatch(sign ->
                        Character.isISOControl(sign) && sign != '\n' && sign != '\t'
                                || Character.getType(sign) == Character.SURROGATE)) {
            throw refused("unprintable", field);
        }
    }

    /// The entry that this one follows, where it must follow one.
    private @Nullable RegisterEntry followed(
            DepositForm form, Kind kind, String state, Register register) {
        boolean needed =
                Stream.of(CORRECTION, TAKING_BACK, OBJECTION, SUCCESSION, CONFIRMATION_OF_SIGNATURE)
                        .anyMatch(kind::equals);
        if (form.follows().isEmpty()) {
            if (needed) {
                throw refused("follows-none", "follows");
            }
            return null;
        }
        var followed =
                (form.follows().matches("[0-9]{1,9}")
                                ? Optional.ofNullable(
                                        register.acts().get(Long.parseLong(form.follows())))
                                : Optional.<RegisterEntry>empty())
                        .orElseThrow(() -> refused("follows-unknown", "follows", form.follows()));
        // what stands under that number may be a correction of it; the number stays the act's own
        followed =
                new RegisterEntry(
                        Long.parseLong(form.follows()),
                        followed.entered(),
                        followed.act(),
                        followed.stands(),
                        followed.effective(),
                        followed.follows(),
                        followed.details(),
                        followed.enteredOn());
        boolean own = followed.act().by().code().equals(state);
        var act = followed.act().kinds().getFirst();
        boolean fits =
                switch (kind) {
                    case CORRECTION -> own;
                    case TAKING_BACK ->
                            own && List.of(DECLARATION, RESERVATION, OBJECTION).contains(act);
                    case OBJECTION -> !own && act == RESERVATION;
                    case SUCCESSION -> !own && register.consents(followed);
                    case CONFIRMATION_OF_SIGNATURE -> own && act == SIGNATURE_AD_REFERENDUM;
                    default -> own && act == kind;
                };
        if (!fits) {
            throw refused("follows-unfit", "follows", form.follows());
        }
        if (kind == CORRECTION && form.words().isEmpty()) {
            throw refused("reasons", "words");
        }
        return followed;
    }

    private Kind right(DepositForm form) {
        return Kind.of(form.right())
                .filter(KINDS::contains)
                .filter(kind -> kind != CORRECTION)
                .orElseThrow(() -> refused("kind", "right"));
    }

    private LocalDate day(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw refused("day", field);
        }
    }

    private void onDay(Kind kind, LocalDate on, Register register, LocalDate today) {
        if (on.isAfter(today)) {
            throw refused("future", "on");
        }
        if (kind != JOINT_STATEMENT && on.isBefore(register.rule().opened())) {
            throw refused("before-opening", "on", register.rule().opened());
        }
    }

    /// Whether this can be done now, after what the State has done before.
    private void inOrder(
            Kind kind,
            String state,
            LocalDate on,
            Register register,
            @Nullable RegisterEntry follows) {
        var signature = register.signature(state);
        boolean bound = register.consents(state);
        switch (kind) {
            case SIGNATURE, SIGNATURE_AD_REFERENDUM, DEFINITIVE_SIGNATURE -> {
                if (signature.isPresent()) {
                    throw refused("signed-already", "kind");
                }
                if (bound) {
                    throw refused("bound-already", "kind");
                }
            }
            case RATIFICATION, ACCEPTANCE, APPROVAL -> {
                if (bound) {
                    throw refused("bound-already", "kind");
                }
                if (signature.isEmpty()) {
                    throw refused("not-signed", "kind");
                }
                var signed = signature.get().act().on();
                if (signed.by(on) == Answer.NO) {
                    throw refused("before-signature", "on", Objects.requireNonNull(signed.from()));
                }
            }
            case ACCESSION, SUCCESSION -> {
                if (bound) {
                    throw refused("bound-already", "kind");
                }
            }
            case PROVISIONAL_APPLICATION -> {
                if (register.party(state, on) == Answer.YES) {
                    throw refused("bound-already", "kind");
                }
            }
            case CONFIRMATION_OF_SIGNATURE, TAKING_BACK -> {
                if (follows != null && follows.act().on().by(on) == Answer.NO) {
                    throw refused(
                            "before-what-it-follows",
                            "on",
                            Objects.requireNonNull(follows.act().on().from()));
                }
            }
            case RESERVATION -> {
                var acts = Stream.of(signature, register.consent(state)).flatMap(Optional::stream);
                if (acts.allMatch(act -> act.act().on().by(on) == Answer.NO)) {
                    throw refused("reservation-early", "on");
                }
            }
            case OBJECTION -> {
                var until = register.objectionsUntil(Objects.requireNonNull(follows), state);
                if (until.isPresent() && on.isAfter(until.get())) {
                    throw refused("objection-late", "on", until.get());
                }
                if (follows.act().on().by(on) == Answer.NO) {
                    throw refused(
                            "before-what-it-follows",
                            "on",
                            Objects.requireNonNull(follows.act().on().from()));
                }
            }
            case WITHDRAWAL -> {
                if (register.until(state).isPresent()) {
                    throw refused("withdrawn-already", "kind");
                }
                if (register.party(state, on) == Answer.NO) {
                    throw refused("not-a-party", "kind");
                }
            }
            default -> {}
        }
    }

    /// Whoever acts for a State has full powers, unless their office is enough.
    private void powers(DepositForm form, Kind kind) {
        boolean stated = kind == DECLARATION || kind == RESERVATION || kind == OBJECTION;
        if (stated && form.words().isEmpty()) {
            throw refused("words", "words");
        }
        if (kind == JOINT_STATEMENT || kind == CORRECTION) {
            return;
        }
        if (form.signatory().isEmpty()) {
            throw refused("signatory", "signatory");
        }
        if (!DepositForm.WITHOUT_POWERS.contains(form.capacity())
                && (!form.capacity().equals("full-powers") || form.powers().isEmpty())) {
            throw refused("powers", "powers");
        }
    }

    /// The provision behind a refusal; the form's own faults have none.
    private static @Nullable String article(String key) {
        return switch (key) {
            case "powers" -> "7";
            case "not-signed", "before-signature" -> "14";
            case "reservation-early" -> "19";
            case "objection-late" -> "20(5)";
            default -> null;
        };
    }

    private Unfit refused(String key, String field, Object... values) {
        var name = "convention.refused." + key;
        return new Unfit(
                new Outcome.Refused(
                        new Text(
                                texts.of(Language.EN, name, words(Language.EN, values)),
                                texts.of(Language.ZH, name, words(Language.ZH, values))),
                        article(key),
                        field));
    }

    private static Object[] words(Language language, Object... values) {
        return Stream.of(values)
                .map(value ->
                        value instanceof LocalDate day ? NotifyOfDeposit.day(language, day) : value)
                .toArray();
    }

    /// Leaves the transaction with nothing entered.
    private static final class Unfit extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1;

        private final transient Outcome.Refused refused;

        Unfit(Outcome.Refused refused) {
            super(null, null, false, false);
            this.refused = refused;
        }
    }
}
