package org.goodoffices.foundation.identity;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.foundation.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Invites people who have no account yet: a party that is served with a request, its counsel.
///
/// The person is known from the invitation on, so that they can be admitted to lanes at once; the
/// link in the mail is their way in, once, and confirms the address.
@Component
public class Invitations {

    /// Whom one invites.
    ///
    /// @param language in which they are written to first
    public record Invited(String mail, String nameEn, String nameZh, Language language) {

        private static final Pattern ADDRESS =
                Pattern.compile("[^\\s@,;:<>()\"]{1,64}@[^\\s@,;:<>()\"]{1,189}");

        public Invited {
            if (nameEn.isBlank() || nameZh.isBlank() || !isAddress(mail)) {
                throw new IllegalArgumentException("an invitation has a name and an address");
            }
        }
    }

    /// Whether mail can be sent there, as far as the spelling tells.
    public static boolean isAddress(String mail) {
        return Invited.ADDRESS.matcher(mail.strip()).matches();
    }

    /// What is said in the mail, and where the link leads.
    ///
    /// @param letter key of texts `….subject` and `….body`; `{0}` of the body is the link. It names
    ///   nothing confidential
    /// @param path of the page that opens after the account is there
    public record Purpose(String letter, String path) {

        /// Somebody is invited to take part in a mediation.
        public static Purpose mediation(String path) {
            return new Purpose("identity.mail.invitation", path);
        }
    }

    private final Access access;
    private final People people;
    private final OneTimeLinks links;
    private final Post post;
    private final Texts texts;
    private final String address;

    Invitations(
            Access access,
            People people,
            OneTimeLinks links,
            Post post,
            Texts texts,
            @Value("${goodoffices.address}") String address) {
        this.access = access;
        this.people = people;
        this.links = links;
        this.post = post;
        this.texts = texts;
        this.address = address;
    }

    /// Invites, in the transaction of the act that does so.
    ///
    /// @param id what the person is entered under if they are not yet known
    /// @return who it is: the person known under the address, or the one entered
    public PersonId invite(UUID id, Invited invited, Purpose purpose) {
        var person =
                people.enter(
                        id,
                        invited.nameEn(),
                        invited.nameZh(),
                        invited.mail(),
                        invited.language().code(),
                        false);
        invite(person, purpose);
        return person;
    }

    /// Invites a person who is known already but has never been here.
    public void invite(PersonId person, Purpose purpose) {
        var token = links.make(person, OneTimeLinks.Purpose.INVITATION, purpose.path());
        post.post(person, Letter.of(texts, purpose.letter(), address + "/invitations/" + token));
    }

    /// Looks at an invitation without using it up.
    Optional<OneTimeLinks.Open> look(String token) {
        return access.as(PersonId.PUBLIC, () -> links.look(token, OneTimeLinks.Purpose.INVITATION));
    }

    /// A person taken in by an invitation.
    record TakenIn(Person person, String path) {}

    /// Uses an invitation up.
    Optional<TakenIn> redeem(String token, String nameEn, String nameZh) {
        return access.as(
                PersonId.PUBLIC,
                () ->
                        links.look(token, OneTimeLinks.Purpose.INVITATION)
                                .flatMap(open ->
                                        links.use(token, nameEn, nameZh)
                                                .map(person -> new TakenIn(person, open.path()))));
    }
}
