package org.goodoffices.organs.governance;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Invites the delegates of the session, but who has lost their seat, to the meeting that was
/// called last. When and where an organ meets is public, so the letter says it.
@Component
class InviteDelegates {

    private final Outbox outbox;
    private final Organs organs;
    private final String address;

    InviteDelegates(Outbox outbox, Organs organs, @Value("${goodoffices.address}") String address) {
        this.outbox = outbox;
        this.organs = organs;
        this.address = address;
    }

    /// All delegates, to the meeting called last.
    void to(OrganSession session, Texts texts) {
        var letter = letter(session, session.meetings().getLast(), texts);
        session.delegates().stream()
                .filter(one -> one.credentials() != OrganSession.Credentials.REFUSED)
                .forEach(one -> outbox.post(new PersonId(one.person()), letter));
    }

    /// A delegate named later, to the meetings that are called already.
    void to(PersonId delegate, OrganSession session, Texts texts) {
        session.meetings().stream()
                .filter(meeting -> meeting.closed() == null)
                .forEach(meeting -> outbox.post(delegate, letter(session, meeting, texts)));
    }

    private Letter letter(OrganSession session, OrganSession.Meeting meeting, Texts texts) {
        return new Letter(
                subject(Language.EN, session, meeting, texts),
                subject(Language.ZH, session, meeting, texts),
                body(Language.EN, session, meeting, texts),
                body(Language.ZH, session, meeting, texts));
    }

    private String organ(Language language, OrganSession session) {
        var title = organs.organ(session.organ()).orElseThrow().title();
        return language.of(title.en(), title.zh());
    }

    private String subject(
            Language language, OrganSession session, OrganSession.Meeting meeting, Texts texts) {
        return texts.of(
                language,
                "organs.invitation.subject",
                organ(language, session),
                session.ordinal(),
                String.valueOf(meeting.number()));
    }

    private String body(
            Language language, OrganSession session, OrganSession.Meeting meeting, Texts texts) {
        return texts.of(
                language,
                "organs.invitation.body",
                organ(language, session),
                moment(language, meeting.begins().atZone(meeting.zone())),
                meeting.zone().getDisplayName(TextStyle.FULL, language.locale()),
                texts.of(language, "organs.mode." + meeting.mode()),
                meeting.place(),
                address + "/sessions/" + session.id() + "/meetings/" + meeting.number());
    }

    private static String moment(Language language, ZonedDateTime moment) {
        return DateTimeFormatter.ofPattern(
                        language.of("d MMMM uuuu, HH:mm", "uuuu年M月d日 HH:mm"), language.locale())
                .format(moment);
    }
}
