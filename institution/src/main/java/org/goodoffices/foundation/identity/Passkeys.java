package org.goodoffices.foundation.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys (WebAuthn Level 3): registered by a person, found by their device without a name being
/// typed, and always with the person verified by the device.
@Component
public class Passkeys {

    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_ANSWER = 20_000;
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(5);

    /// The kinds of key that the offline check of a settlement knows too.
    private static final List<PublicKeyCredentialParameters> KINDS_OF_KEY =
            List.of(
                    PublicKeyCredentialParameters.EdDSA,
                    PublicKeyCredentialParameters.ES256,
                    PublicKeyCredentialParameters.RS256);

    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>
            ATTESTATION = new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>
            ASSERTION = new TypeReference<>() {};

    /// A passkey as its owner sees it.
    ///
    /// @param id as it stands in addresses
    /// @param lastUsed null where it was never used
    public record Passkey(String id, String label, Instant created, @Nullable Instant lastUsed) {}

    private final Access access;
    private final People people;
    private final WebAuthnRelyingPartyOperations relyingParty;
    private final PublicKeyCredentialUserEntityRepository holders;
    private final UserCredentialRepository credentials;
    private final Host host;
    private final Post post;
    private final Texts texts;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(
            Access access,
            People people,
            WebAuthnRelyingPartyOperations relyingParty,
            PublicKeyCredentialUserEntityRepository holders,
            UserCredentialRepository credentials,
            Host host,
            Post post,
            Texts texts) {
        this.access = access;
        this.people = people;
        this.relyingParty = relyingParty;
        this.holders = holders;
        this.credentials = credentials;
        this.host = host;
        this.post = post;
        this.texts = texts;
    }

    /// The passkeys of a person, oldest first.
    public List<Passkey> of(PersonId person) {
        return records(person).stream()
                .map(record ->
                        new Passkey(
                                record.getCredentialId().toBase64UrlString(),
                                record.getLabel(),
                                record.getCreated(),
                                record.getCreated().equals(record.getLastUsed())
                                        ? null
                                        : record.getLastUsed()))
                .sorted(java.util.Comparator.comparing(Passkey::created))
                .toList();
    }

    /// What a device is asked when a person registers a passkey on it.
    PublicKeyCredentialCreationOptions creationOptions(PersonId person) {
        var known = access.as(person, people::myself);
        var drawn =
                relyingParty.createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(
                                UsernamePasswordAuthenticationToken.authenticated(
                                        known.signedIn(), null, List.of())));
        return PublicKeyCredentialCreationOptions.builder()
                .rp(drawn.getRp())
                .user(
                        ImmutablePublicKeyCredentialUserEntity.builder()
                                .id(drawn.getUser().getId())
                                .name(known.mail())
                                .displayName(known.nameEn() + " " + known.nameZh())
                                .build())
                .challenge(drawn.getChallenge())
                .pubKeyCredParams(KINDS_OF_KEY)
                .timeout(ANSWERED_WITHIN)
                .excludeCredentials(drawn.getExcludeCredentials())
                .authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build())
                .attestation(AttestationConveyancePreference.NONE)
                .extensions(drawn.getExtensions())
                .build();
    }

    /// Registers a passkey; false if the device's answer does not fit what it was asked.
    boolean register(
            PersonId person,
            PublicKeyCredentialCreationOptions asked,
            String answer,
            String label) {
        var credential = read(answer, ATTESTATION);
        var holder = holder(person);
        if (credential.isEmpty()
                || holder.isEmpty()
                || !holder.get().getId().equals(asked.getUser().getId())) {
            return false;
        }
        var name = label.strip().replaceAll("\\p{Cntrl}", "");
        var key =
                new RelyingPartyPublicKey(
                        credential.get(),
                        name.substring(0, Math.min(name.length(), LONGEST_LABEL)));
        try {
            access.run(
                    person,
                    () -> {
                        relyingParty.registerCredential(
                                new ImmutableRelyingPartyRegistrationRequest(asked, key));
                        post.post(person, Letter.of(texts, "identity.mail.passkey-added"));
                    });
            return true;
        } catch (RuntimeException refused) {
            return refusedOrThrown(refused);
        }
    }

    /// Removes one of the person's own passkeys; false if it is not one.
    public boolean remove(PersonId person, String id) {
        var mine =
                records(person).stream()
                        .filter(record -> record.getCredentialId().toBase64UrlString().equals(id))
                        .findFirst();
        mine.ifPresent(record ->
                access.run(
                        person,
                        () -> {
                            credentials.delete(record.getCredentialId());
                            post.post(person, Letter.of(texts, "identity.mail.passkey-removed"));
                        }));
        return mine.isPresent();
    }

    /// What a device is asked when somebody signs in: any passkey of this institution.
    PublicKeyCredentialRequestOptions requestOptions() {
        return options(Bytes.random(), List.of());
    }

    /// What a device is asked when a person signs `challenge`: one of that person's passkeys.
    PublicKeyCredentialRequestOptions requestOptions(PersonId person, byte[] challenge) {
        var mine =
                records(person).stream()
                        .map(record ->
                                PublicKeyCredentialDescriptor.builder()
                                        .type(PublicKeyCredentialType.PUBLIC_KEY)
                                        .id(record.getCredentialId())
                                        .transports(record.getTransports())
                                        .build())
                        .toList();
        return options(new Bytes(challenge), mine);
    }

    private PublicKeyCredentialRequestOptions options(
            Bytes challenge, List<PublicKeyCredentialDescriptor> allowed) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(host.name())
                .allowCredentials(allowed)
                .timeout(ANSWERED_WITHIN)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    /// A passkey's answer that holds.
    record Answered(
            PersonId person,
            CredentialRecord credential,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer) {}

    /// Whose passkey answered, and how; empty if the answer does not hold.
    Optional<Answered> answered(PublicKeyCredentialRequestOptions asked, String answer) {
        var credential = read(answer, ASSERTION);
        if (credential.isEmpty()) {
            return Optional.empty();
        }
        try {
            var record = credentials.findByCredentialId(credential.get().getRawId());
            var holder =
                    relyingParty.authenticate(
                            new RelyingPartyAuthenticationRequest(asked, credential.get()));
            return record == null || holder == null
                    ? Optional.empty()
                    : Optional.of(
                            new Answered(PersonId.of(holder.getName()), record, credential.get()));
        } catch (RuntimeException refused) {
            refusedOrThrown(refused);
            return Optional.empty();
        }
    }

    /// As the browser's script reads it.
    String json(Object options) {
        return json.writeValueAsString(options);
    }

    private <T> Optional<T> read(String answer, TypeReference<T> type) {
        if (answer.length() > LONGEST_ANSWER) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.readValue(answer, type));
        } catch (JacksonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<PublicKeyCredentialUserEntity> holder(PersonId person) {
        return Optional.ofNullable(holders.findByUsername(person.toString()));
    }

    private List<CredentialRecord> records(PersonId person) {
        return holder(person)
                .map(holder -> credentials.findByUserId(holder.getId()))
                .orElse(List.of());
    }

    /// What a device sends may be anything: the libraries that read it say so with exceptions of
    /// many kinds. Only a fault of the database is one of ours.
    private static boolean refusedOrThrown(RuntimeException thrown) {
        if (thrown instanceof org.springframework.dao.DataAccessException
                || thrown instanceof org.springframework.transaction.TransactionException) {
            throw thrown;
        }
        return false;
    }
}
