package org.goodoffices.organs.convention;

import static org.goodoffices.organs.convention.treaty.Kind.*;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
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
                    SUCCESSION_TO_FORMER_STATE,
                    PROVISIONAL_APPLICATION,
                    DECLARATION,
                    RESERVATION,
                    OBJECTION,
                    TAKING_BACK,
                    WITHDRAWAL,
                    CORRECTION);

    /// What is done in answer to another act, and cannot be without it.
    private static final List<Kind> FOLLOWING =
            List.of(
                    CORRECTION,
                    TAKING_BACK,
                    OBJECTION,
                    SUCCESSION,
                    SUCCESSION_TO_FORMER_STATE,
                    CONFIRMATION_OF_SIGNATURE);

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
            return refused(unfit);
        }
    }

    private RegisterEntry entry(DepositForm form, Register register, LocalDate today) {
        if (!form.token().matches("[!-~]{8,100}")) {
            throw new Unfit("token", "kind");
        }
        var kind =
                Kind.of(form.kind())
                        .filter(KINDS::contains)
                        .orElseThrow(() -> new Unfit("kind", "kind"));
        var state =
                Countries.named(form.state())
                        .filter(Countries.Country::state)
                        .filter(one -> sampleWorld || !one.fictional())
                        .orElseThrow(() -> new Unfit("state", "state", form.state()));
        texts(form);
        var follows = followed(form, kind, state.code(), register);
        boolean stands = kind != CORRECTION || !form.right().isEmpty();
        var what =
                kind != CORRECTION
                        ? kind
                        : stands
                                ? right(form, Objects.requireNonNull(follows), register)
                                : Objects.requireNonNull(follows).act().kinds().getFirst();
        var on = stands ? day(form.on(), "on") : null;
        var effective = form.effective().isEmpty() ? null : day(form.effective(), "effective");
        if (on != null) {
            var order = new OrderOfActs(register, what, state.code(), on);
            order.onDay(today);
            if (kind != CORRECTION) {
                order.notYet();
                order.after(follows);
                order.takesEffect(effective);
            } else if (follows != null) {
                order.corrects(follows);
                order.takesEffect(effective == null ? follows.effective() : effective);
            }
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
            throw new Unfit("language", "language");
        }
        if (!DepositForm.CLASSES.containsAll(form.classes())) {
            throw new Unfit("class", "classes");
        }
    }

    private void fits(String text, int longest, String field) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Unfit("too-long", field, String.valueOf(longest));
        }
        if (text.codePoints()
                .anyMatch(sign ->
                        Character.isISOControl(sign) && sign != '\n' && sign != '\t'
                                || Character.getType(sign) == Character.SURROGATE)) {
            throw new Unfit("unprintable", field);
        }
    }

    /// The entry that this one follows, where it must follow one.
    private @Nullable RegisterEntry followed(
            DepositForm form, Kind kind, String state, Register register) {
        if (form.follows().isEmpty()) {
            if (FOLLOWING.contains(kind)) {
                throw new Unfit("follows-none", "follows");
            }
            return null;
        }
        var followed =
                (form.follows().matches("[0-9]{1,9}")
                                ? Optional.ofNullable(
                                        register.acts().get(Long.parseLong(form.follows())))
                                : Optional.<RegisterEntry>empty())
                        .orElseThrow(() -> new Unfit("follows-unknown", "follows", form.follows()));
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
        if (!fits(kind, state, followed, register)) {
            throw new Unfit("follows-unfit", "follows", form.follows());
        }
        if (kind == CORRECTION && form.words().isEmpty()) {
            throw new Unfit("reasons", "words");
        }
        return followed;
    }

    private static boolean fits(
            Kind kind, String state, RegisterEntry followed, Register register) {
        boolean own = followed.act().by().code().equals(state);
        var act = followed.act().kinds().getFirst();
        return switch (kind) {
            case CORRECTION -> own;
            case TAKING_BACK ->
                    own
                            && List.of(DECLARATION, RESERVATION, OBJECTION, PROVISIONAL_APPLICATION)
                                    .contains(act);
            case OBJECTION -> !own && act == RESERVATION;
            case SUCCESSION, SUCCESSION_TO_FORMER_STATE -> !own && register.consents(followed);
            case CONFIRMATION_OF_SIGNATURE -> own && act == SIGNATURE_AD_REFERENDUM;
            default -> own && act == kind;
        };
    }

    /// What a correction puts in place: an act that can follow what the corrected one followed.
    private Kind right(DepositForm form, RegisterEntry corrected, Register register) {
        var kind =
                Kind.of(form.right())
                        .filter(KINDS::contains)
                        .filter(one -> one != CORRECTION)
                        .orElseThrow(() -> new Unfit("kind", "right"));
        var link = corrected.follows();
        var followed = link == null ? null : register.acts().get(link);
        if (followed == null
                ? FOLLOWING.contains(kind)
                : !fits(kind, corrected.act().by().code(), followed, register)) {
            throw new Unfit("strike-instead", "right");
        }
        return kind;
    }

    private LocalDate day(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw new Unfit("day", field);
        }
    }

    /// Whoever acts for a State has full powers, unless their office is enough.
    private void powers(DepositForm form, Kind kind) {
        boolean stated = kind == DECLARATION || kind == RESERVATION || kind == OBJECTION;
        if (stated && form.words().isEmpty()) {
            throw new Unfit("words", "words");
        }
        if (kind == JOINT_STATEMENT || kind == CORRECTION) {
            return;
        }
        if (form.signatory().isEmpty()) {
            throw new Unfit("signatory", "signatory");
        }
        if (!DepositForm.WITHOUT_POWERS.contains(form.capacity())
                && (!form.capacity().equals("full-powers") || form.powers().isEmpty())) {
            throw new Unfit("powers", "powers");
        }
    }

    /// The provision behind a refusal; the form's own faults have none.
    private static @Nullable String article(String key) {
        return switch (key) {
            case "powers" -> "7";
            case "not-signed", "before-signature" -> "14";
            case "signature-spent" -> "15";
            case "withdrawal-early" -> "54";
            case "reservation-early" -> "19";
            case "objection-late" -> "20(5)";
            default -> null;
        };
    }

    private Outcome.Refused refused(Unfit why) {
        var name = "convention.refused." + why.key;
        return new Outcome.Refused(
                new Text(
                        texts.of(Language.EN, name, words(Language.EN, why.values)),
                        texts.of(Language.ZH, name, words(Language.ZH, why.values))),
                article(why.key),
                why.field);
    }

    private static Object[] words(Language language, List<Object> values) {
        return values.stream()
                .map(value ->
                        value instanceof LocalDate day ? NotifyOfDeposit.day(language, day) : value)
                .toArray();
    }
}
