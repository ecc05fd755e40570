package org.goodoffices.organs.secretariat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.foundation.web.Visit;
import org.goodoffices.organs.governance.FormValues;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The numbered notification to the host State of who or what privileges and immunities cover, in
/// both official languages. The host State needs it to grant them, so the letter says it in full.
@Component
class NotifyHostState {

    private final Outbox outbox;
    private final Texts texts;
    private final String host;

    /// @param host the State of the seat, by its three letters
    NotifyHostState(
            Outbox outbox, Texts texts, @Value("${goodoffices.host-state:CHN}") String host) {
        this.outbox = outbox;
        this.texts = texts;
        this.host = host;
    }

    /// Posts it, in the transaction of the act.
    ///
    /// @throws NotPossible where no address of the host State is recorded
    void notify(Secretariat secretariat, FormValues form) {
        var address = secretariat.addresses().get(host);
        if (address == null) {
            throw new NotPossible("no-address", "covered");
        }
        var cover =
                secretariat.covers().stream()
                        .filter(one -> String.valueOf(one.number()).equals(form.of("covered")))
                        .findFirst()
                        .orElseThrow();
        var number = form.of("notification");
        outbox.post(
                number,
                address.value("mail"),
                address.value("language").equals("zh") ? Language.ZH : Language.EN,
                new Letter(
                        number + ": " + texts.of(Language.EN, "privileges.notification"),
                        number + "：" + texts.of(Language.ZH, "privileges.notification"),
                        String.join("\n\n", lines(Language.EN, cover)),
                        String.join("\n\n", lines(Language.ZH, cover))));
    }

    private List<String> lines(Language language, Secretariat.Cover cover) {
        var said = cover.said();
        var lines = new ArrayList<String>();
        lines.add(texts.of(language, "privileges.notification.what"));
        lines.add(
                texts.of(language, "privileges.kind." + cover.kind())
                        + language.of(": ", "：")
                        + of(language, said, "name"));
        lines.add(
                texts.of(
                        language,
                        "privileges.under",
                        said.value("instrument"),
                        said.value("article")));
        lines.add(of(language, said, "scope"));
        lines.add(period(texts, language, cover.from(), cover.last()));
        return lines;
    }

    private static String of(Language language, SecretariatEntry said, String name) {
        var text = said.text(name);
        return language.of(text.en(), text.zh());
    }

    static String period(
            Texts texts,
            Language language,
            LocalDate from,
            @org.jspecify.annotations.Nullable LocalDate last) {
        return last == null
                ? texts.of(language, "privileges.since", Visit.day(language, from))
                : texts.of(
                        language,
                        "secretariat.term",
                        Visit.day(language, from),
                        Visit.day(language, last));
    }
}
