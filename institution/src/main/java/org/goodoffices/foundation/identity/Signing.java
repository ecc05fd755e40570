package org.goodoffices.foundation.identity;

import org.springframework.stereotype.Component;

/// Signing a text that is not a sign-in: a settlement (Singapore Convention, art. 4(2): a reliable
/// method that identifies the signatory and shows the intention).
///
/// With a passkey: the page carries a form `data-sign` with `optionsFor` in `data-options` and an
/// empty hidden field `answer`; `/js/sign.js` fills it on submission, `sign` checks it. Where no
/// passkey can be had: `confirm` with password and one-time code, once more.
@Component
public class Signing {

    /// A passkey's signature over the challenge, with all that is needed to check it offline
    /// (WebAuthn Level 3, 7.2).
    ///
    /// @param clientData the bytes of clientDataJSON
    /// @param publicKey as a COSE key (RFC 9052)
    public record Assertion(
            byte[] credentialId,
            byte[] clientData,
            byte[] authenticatorData,
            byte[] signature,
            byte[] publicKey) {

        public Assertion {
            credentialId = credentialId.clone();
            clientData = clientData.clone();
            authenticatorData = authenticatorData.clone();
            signature = signature.clone();
            publicKey = publicKey.clone();
        }

        @Override
        public byte[] credentialId() {
            return credentialId.clone();
        }

        @Override
        public byte[] clientData() {
            return clientData.clone();
        }

        @Override
        public byte[] authenticatorData() {
            return authenticatorData.clone();
        }

        @Override
        public byte[] signature() {
            return signature.clone();
        }

        @Override
        public byte[] publicKey() {
            return publicKey.clone();
        }
    }

    /// What became of a signature.
    public sealed interface Outcome {
        record Signed(Assertion assertion) implements Outcome {}

        /// The device's answer is not this person's signature over this challenge.
        record Refused() implements Outcome {}
    }

    private final Passkeys passkeys;
    private final PasswordAndCode passwords;
    private final Attempts attempts;
    private final Host host;

    Signing(Passkeys passkeys, PasswordAndCode passwords, Attempts attempts, Host host) {
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.attempts = attempts;
        this.host = host;
    }

    /// The host that signatures are bound to (the `rpId` of WebAuthn).
    public String host() {
        return host.name();
    }

    /// Whether the person has a passkey to sign with.
    public boolean hasPasskey(PersonId person) {
        return !passkeys.of(person).isEmpty();
    }

    /// Whether the person can sign with password and one-time code.
    public boolean hasPassword(PersonId person) {
        return passwords.recoveryCodesLeft(person).isPresent();
    }

    /// What the person's device is asked, as JSON for the page.
    ///
    /// @param challenge what is signed: a hash of at least 16 bytes
    public String optionsFor(PersonId person, byte[] challenge) {
        return passkeys.json(passkeys.requestOptions(person, longEnough(challenge)));
    }

    /// Checks the device's answer. Not inside a transaction: the passkey's counter is kept even if
    /// the act that follows fails.
    ///
    /// @param answer as the page's script sent it
    public Outcome sign(PersonId person, byte[] challenge, String answer) {
        var asked = passkeys.requestOptions(person, longEnough(challenge));
        return passkeys.answered(asked, answer)
                .filter(answered -> answered.person().equals(person))
                .<Outcome>map(answered -> new Outcome.Signed(assertion(answered)))
                .orElseGet(Outcome.Refused::new);
    }

    /// Whether password and one-time code are the person's; the code is used up. Not inside a
    /// transaction.
    ///
    /// @throws TooManyAttempts after too many wrong ones
    public boolean confirm(PersonId person, String password, String code) {
        var subject = Attempts.Subject.signature(person);
        attempts.count(subject);
        boolean right = passwords.right(java.util.Optional.of(person), password, code);
        if (right) {
            attempts.succeeded(subject);
        }
        return right;
    }

    private static byte[] longEnough(byte[] challenge) {
        if (challenge.length < 16) {
            throw new IllegalArgumentException("a challenge has at least 16 bytes");
        }
        return challenge;
    }

    private static Assertion assertion(Passkeys.Answered answered) {
        var response = answered.answer().getResponse();
        return new Assertion(
                answered.credential().getCredentialId().getBytes(),
                response.getClientDataJSON().getBytes(),
                response.getAuthenticatorData().getBytes(),
                response.getSignature().getBytes(),
                answered.credential().getPublicKey().getBytes());
    }
}
