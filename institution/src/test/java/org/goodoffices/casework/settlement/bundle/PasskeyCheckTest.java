package org.goodoffices.casework.settlement.bundle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.authenticator.AuthenticatorImpl;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PasskeyCheckTest {
    private static final Statement STATEMENT =
            SampleCase.statement(
                    SampleSettlement.usual(), Statement.Capacity.PARTY, 0, "Chan Siu Ming", "陈小明");

    @ParameterizedTest
    @EnumSource
    void an_answer_that_holds_here_holds_for_another_library_too(SamplePasskey passkey) {
        var answer = passkey.answer(STATEMENT);
        assertThat(PasskeyCheck.fault(answer)).isNull();
        assertThatCode(() -> askWebauthn4j(answer)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void one_flipped_bit_in_any_part_of_an_answer_is_noticed(SamplePasskey passkey) {
        var random = new Random(13);
        var good = passkey.answer(STATEMENT);
        for (int round = 0; round < 120; round++) {
            var parts =
                    new byte[][] {
                        good.clientDataJson(),
                        good.authenticatorData(),
                        good.signature(),
                        good.publicKey()
                    };
            var part = parts[round % 4];
            part[part.length - 1 - random.nextInt(Math.min(30, part.length))] ^=
                    (byte) (1 << random.nextInt(8));
            var changed = new Signature.Passkey(STATEMENT, parts[0], parts[1], parts[2], parts[3]);
            assertThat(PasskeyCheck.fault(changed)).as("round %d", round).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_given_to_another_site_does_not_hold(SamplePasskey passkey) {
        for (var origin :
                new String[] {
                    "https://evil.example", "https://notinstitution.example", "nonsense", ""
                }) {
            assertThat(PasskeyCheck.fault(passkey.answer(STATEMENT, origin)))
                    .isEqualTo(
                            new Bilingual(
                                    "the passkey answers for another host", "通行密钥所应答的并非本机构主机"));
        }
        assertThat(
                        PasskeyCheck.fault(
                                passkey.answer(STATEMENT, "https://seat.institution.example:8443")))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void an_authenticator_that_did_not_verify_the_person_does_not_sign(SamplePasskey passkey) {
        for (int flags : new int[] {0x00, 0x01, 0x04}) {
            assertThat(
                            PasskeyCheck.fault(
                                    passkey.answer(
                                            STATEMENT, "https://institution.example", flags)))
                    .isEqualTo(
                            new Bilingual(
                                    "the authenticator did not verify the person", "认证器未验证签署人身份"));
        }
    }

    private static void askWebauthn4j(Signature.Passkey answer) {
        var statement = answer.statement();
        var key =
                requireNonNull(
                        new ObjectConverter()
                                .getCborConverter()
                                .readValue(answer.publicKey(), COSEKey.class));
        byte[] id = {1, 2, 3};
        var authenticator =
                new AuthenticatorImpl(new AttestedCredentialData(AAGUID.ZERO, id, key), null, 0);
        var server =
                new ServerProperty(
                        new Origin("https://" + statement.rpId()),
                        statement.rpId(),
                        new DefaultChallenge(statement.challenge()));
        WebAuthnManager.createNonStrictWebAuthnManager()
                .verify(
                        new AuthenticationRequest(
                                id,
                                answer.authenticatorData(),
                                answer.clientDataJson(),
                                answer.signature()),
                        new AuthenticationParameters(server, authenticator, null, true, true));
    }
}
