package org.goodoffices.organs.convention;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.organs.convention.treaty.Kind;
import org.goodoffices.organs.convention.treaty.Participant;
import org.goodoffices.organs.convention.treaty.RegisterEntry;
import org.goodoffices.organs.convention.treaty.When;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The numbered notification by which the depositary tells of an act (Vienna Convention on the Law
/// of Treaties, arts. 77(1)(e) and 78), in both official languages. It is drawn from the entry
/// whenever it is read, and mailed when the act is entered.
@Component
class NotifyOfDeposit {

    private final RegisterStore store;
    private final Convention convention;
    private final AddressesOfStates addresses;
    private final Outbox outbox;
    private final Texts texts;
    private final String address;

    NotifyOfDeposit(
            RegisterStore store,
            Convention convention,
            AddressesOfStates addresses,
            Outbox outbox,
            Texts texts,
            @Value("${goodoffices.address}") String address) {
        this.store = store;
        this.convention = convention;
        this.addresses = addresses;
        this.outbox = outbox;
        this.texts = texts;
        this.address = address;
    }

    /// Tells by mail every State whose address is recorded, once, and who is told of deposits, but
    /// who entered it.
    void of(RegisterEntry entry, PersonId by) {
        var page = address + "/convention/notifications/" + entry.number();
        var letter =
                new Letter(
                        symbol(entry) + ": " + title(Language.EN, entry),
                        symbol(entry) + "：" + title(Language.ZH, entry),
                        String.join("\n\n", lines(Language.EN, entry)) + "\n\n" + page,
                        String.join("\n\n", lines(Language.ZH, entry)) + "\n\n" + page);
        for (var state : addresses.all()) {
            outbox.post(
                    symbol(entry) + " " + state.state(), state.mail(), state.language(), letter);
        }
        for (var person : store.told()) {
            if (!person.equals(by)) {
                outbox.post(person, letter);
            }
        }
    }

    /// What became of it with each State, for who may know: the State, and when it was sent.
    List<Outbox.Posted> posted(RegisterEntry entry) {
        return outbox.about(symbol(entry) + " ");
    }

    /// The number under which it is cited.
    static String symbol(RegisterEntry entry) {
        return "DN/%d/%d".formatted(entry.enteredOn().getYear(), entry.number());
    }

    /// What is notified: `China: ratification`.
    String title(Language language, RegisterEntry entry) {
        return texts.of(
                language,
                "convention.notification.title",
                name(language, entry),
                kind(language, entry.entered()));
    }

    /// The text, by paragraphs.
    List<String> lines(Language language, RegisterEntry entry) {
        var lines = new ArrayList<String>();
        var act = entry.act();
        lines.add(texts.of(language, "convention.notification.depositary"));
        if (entry.entered() == Kind.CORRECTION) {
            lines.add(
                    texts.of(
                            language,
                            entry.stands()
                                    ? "convention.notification.corrects"
                                    : "convention.notification.strikes",
                            String.valueOf(entry.follows()),
                            name(language, entry),
                            kind(language, act.kinds().getFirst()),
                            when(language, act.on())));
        } else {
            lines.add(
                    texts.of(
                            language,
                            "convention.notification.act",
                            name(language, entry),
                            kind(language, entry.entered()),
                            when(language, act.on())));
            var follows = entry.follows();
            if (follows != null) {
                lines.add(
                        texts.of(
                                language,
                                "convention.notification.follows",
                                String.valueOf(follows)));
            }
        }
        var effective = entry.effective();
        if (effective != null) {
            lines.add(
                    texts.of(
                            language,
                            "convention.notification.effective",
                            day(language, effective)));
        }
        lines.addAll(bound(language, entry));
        var details = entry.details();
        if (!details.articles().isEmpty()) {
            lines.add(
                    texts.of(
                            language,
                            "convention.notification.under",
                            RegisterWords.articles(language, details.articles())));
        }
        if (!details.words().isEmpty()) {
            lines.add(language.of("“" + details.words() + "”", "“" + details.words() + "”"));
        }
        if (!details.classes().isEmpty()) {
            lines.add(
                    texts.of(
                            language,
                            "convention.notification.classes",
                            String.join(
                                    language.of("; ", "；"),
                                    details.classes().stream()
                                            .map(one ->
                                                    texts.of(language, "convention.class." + one))
                                            .toList())));
        }
        if (entry.entered() == Kind.RESERVATION) {
            lines.add(
                    texts.of(
                            language,
                            "convention.notification.objections",
                            day(
                                    language,
                                    org.goodoffices.organs.convention.treaty.Register
                                            .objectionsUntil(entry))));
        }
        lines.add(day(language, entry.enteredOn()));
        return lines;
    }

    /// From when the Convention is in force for the State, or no longer is, as the register had it
    /// with this entry; where the day is computed.
    private List<String> bound(Language language, RegisterEntry entry) {
        var lines = new ArrayList<String>();
        var register = convention.register().upTo(entry.number());
        for (var state : register.participants()) {
            var code = state.code();
            if (register.consent(code).filter(one -> one.number() == entry.number()).isPresent()) {
                bound(language, "since", state, register.since(code), lines);
            }
            if (register.end(code).filter(one -> one.number() == entry.number()).isPresent()) {
                bound(language, "until", state, register.until(code), lines);
            }
        }
        return lines;
    }

    private void bound(
            Language language,
            String what,
            Participant state,
            Optional<When> when,
            List<String> lines) {
        when.flatMap(When::day)
                .ifPresent(day ->
                        lines.add(
                                texts.of(
                                        language,
                                        "convention.notification." + what,
                                        language.of(state.name().en(), state.name().zh()),
                                        day(language, day))));
    }

    private static String name(Language language, RegisterEntry entry) {
        var name = entry.act().by().name();
        return language.of(name.en(), name.zh());
    }

    static String kind(Language language, Kind kind) {
        return language.of(kind.text().en(), kind.text().zh());
    }

    /// A day, or what is known of it.
    String when(Language language, When when) {
        var day = when.day();
        return day.isPresent()
                ? day(language, day.get())
                : texts.of(language, "convention.day-not-found");
    }

    static String day(Language language, LocalDate day) {
        return DateTimeFormatter.ofPattern(
                        language.of("d MMMM uuuu", "uuuu年M月d日"), language.locale())
                .format(day);
    }
}
