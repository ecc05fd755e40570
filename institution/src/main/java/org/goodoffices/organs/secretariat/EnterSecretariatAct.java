package org.goodoffices.organs.secretariat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Invitations;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.governance.FormValues;
import org.goodoffices.organs.governance.Organs;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.Resolutions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Does an act of the Secretariat: check, entry, and what follows from it, in one transaction. Acts
/// follow one another. Who acts for somebody is named together with whom they act for.
@Component
public class EnterSecretariatAct {

    private final Access access;
    private final SecretariatStore store;
    private final Organs organs;
    private final Resolutions resolutions;
    private final People people;
    private final Invitations invitations;
    private final Outbox outbox;
    private final NotifyHostState host;
    private final Texts texts;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final ZoneId seat;

    EnterSecretariatAct(
            Access access,
            SecretariatStore store,
            Organs organs,
            Resolutions resolutions,
            People people,
            Invitations invitations,
            Outbox outbox,
            NotifyHostState host,
            Texts texts,
            InstantSource clock,
            RandomGenerator chance,
            @Value("${goodoffices.zone:Asia/Hong_Kong}") ZoneId seat) {
        this.access = access;
        this.store = store;
        this.organs = organs;
        this.resolutions = resolutions;
        this.people = people;
        this.invitations = invitations;
        this.outbox = outbox;
        this.host = host;
        this.texts = texts;
        this.clock = clock;
        this.chance = chance;
        this.seat = seat;
    }

    /// Does an act.
    ///
    /// @param department under which its form stands; empty where under none
    /// @param said the form as it was typed
    /// @param token drawn with the form: the same form is entered once
    /// @return the log is the department, where there is one
    public Outcome enter(
            PersonId person,
            String department,
            SecretariatAct act,
            Map<String, String> said,
            String token) {
        try {
            return access.as(person, () -> act(person, department, act, said, token));
        } catch (NotPossible refused) {
            return refused.outcome(texts);
        } catch (DuplicateKeyException twice) {
            // one form twice at once: one is in, the other is not
            return new NotPossible("twice", "").outcome(texts);
        }
    }

    private Outcome act(
            PersonId person,
            String department,
            SecretariatAct act,
            Map<String, String> said,
            String token) {
        if (act.ofDepartment() != organs.departments().containsKey(department)) {
            return new Outcome.Unknown();
        }
        store.hold();
        var secretariat = store.read();
        var rules = rules(person, secretariat);
        var task = rules.task(department, said.getOrDefault("task", "").strip()).orElse(null);
        if (rules.capacity(act.who(), department, null).isEmpty()) {
            return new Outcome.Unknown();
        }
        var capacity =
                rules.capacity(act.who(), department, task)
                        .orElseThrow(() -> new NotPossible("not-owner", "task"));
        if (!token.matches("[!-~]{8,100}")) {
            throw new NotPossible("token", "");
        }
        if (store.sentBefore(person, token)) {
            return new Outcome.DoneBefore(department);
        }
        var form = rules.checked(act, department, said);
        var number = store.next();
        if (act == SecretariatAct.OPEN_TASK || act == SecretariatAct.CARRY_OUT) {
            form.put("task", String.valueOf(number));
        }
        var subject = act == SecretariatAct.APPOINT ? enterPerson(rules, form) : subject(form);
        by(secretariat, capacity, form);
        store.append(
                new SecretariatEntry(
                        number, act, clock.instant(), person.value(), subject, form.all()),
                token);
        tell(person, secretariat, act, subject, form);
        return new Outcome.Done(department);
    }

    /// Who gets something to do is told that it waits.
    private void tell(
            PersonId person,
            Secretariat secretariat,
            SecretariatAct act,
            @Nullable UUID subject,
            FormValues form) {
        switch (act) {
            case APPOINT ->
                    invitations.invite(
                            new PersonId(java.util.Objects.requireNonNull(subject)),
                            new Invitations.Purpose(
                                    "identity.mail.invitation", "/secretariat/staff"));
            case OPEN_TASK, HAND_OVER, CARRY_OUT ->
                    Owners.of(secretariat, form.of("owner"), today()).stream()
                            .filter(owner -> !owner.equals(person.value()))
                            .forEach(owner ->
                                    outbox.postWaiting(
                                            new PersonId(owner),
                                            "/secretariat/departments/" + form.of("department")));
            case NOTIFY_HOST -> host.notify(secretariat, form);
            case CREATE_POST,
                    ABOLISH_POST,
                    RENEW,
                    END_SERVICE,
                    DEPUTISE,
                    END_DEPUTY,
                    FINISH_TASK,
                    LETTER_IN,
                    LETTER_OUT,
                    COVER,
                    CORRECT_COVER,
                    END_COVER,
                    ADDRESS,
                    OVERDUE -> {}
        }
    }

    SecretariatRules rules(PersonId person, Secretariat secretariat) {
        return new SecretariatRules(
                secretariat,
                store.reader(person),
                organs.departments(),
                resolutions::all,
                today(),
                seat);
    }

    private static @Nullable UUID subject(FormValues form) {
        var said = form.of("about");
        form.remove("about");
        return said.isEmpty() ? null : UUID.fromString(said);
    }

    /// The address is kept with the person, not in the log.
    private UUID enterPerson(SecretariatRules rules, FormValues form) {
        var entered =
                people.enter(
                        new UUID(
                                chance.nextLong() & 0xffffffffffff0fffL | 0x8000L,
                                chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L),
                        form.of("nameEn"),
                        form.of("nameZh"),
                        form.of("mail"),
                        "en",
                        people.myself().fictional());
        form.remove("mail");
        rules.servesNowhereElse(entered.value(), form.day("from"), form.day("until"), null);
        return entered.value();
    }

    private void by(Secretariat secretariat, SecretariatRules.Capacity capacity, FormValues form) {
        var myself = people.myself();
        form.put("byEn", myself.nameEn());
        form.put("byZh", myself.nameZh());
        var post = capacity.post();
        if (post != null) {
            var name = nameOf(secretariat, post);
            form.put("forEn", name.en());
            form.put("forZh", name.zh());
        }
    }

    /// Of who holds the post; where it is vacant, its title.
    private Text nameOf(Secretariat secretariat, String post) {
        if (post.equals(Secretariat.SECRETARY_GENERAL)) {
            return store.secretaryGeneral(clock.instant())
                    .map(SecretariatStore.Named::name)
                    .orElseGet(() -> organs.office(post).orElseThrow());
        }
        return secretariat
                .holder(post, today())
                .map(Secretariat.Service::name)
                .orElseGet(() -> secretariat.post(post).orElseThrow().title());
    }

    private LocalDate today() {
        return clock.instant().atZone(seat).toLocalDate();
    }
}
