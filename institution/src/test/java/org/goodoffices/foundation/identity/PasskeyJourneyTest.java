package org.goodoffices.foundation.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.goodoffices.Browser;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.web.Visit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

class PasskeyJourneyTest {

    private static final byte[] TEXT_HASH = sha256("the canonical text of a settlement");
    private static final AtomicReference<Signing.Outcome> signed = new AtomicReference<>();

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.startWith(List.of(SettlementPage.class));

    @AutoClose static final Browser browser = Browser.start();

    /// A page that signs, as the settlement's page does.
    @Controller
    static class SettlementPage {

        private final Signing signing;

        SettlementPage(Signing signing) {
            this.signing = signing;
        }

        @GetMapping(path = "/test/settlement", produces = "text/html;charset=UTF-8")
        @ResponseBody
        String page(PersonId person, Visit visit) {
            return """
            <!doctype html><title>Settlement</title>
            <form method="post" action="/test/settlement" data-sign data-options="%s" hidden>
            <input type="hidden" name="_csrf" value="%s"><input type="hidden" name="answer" value="">
            <button>Sign</button><p data-failed hidden>failed</p></form>
            <script type="module" src="/js/sign.js"></script>
            """
                    .formatted(
                            HtmlUtils.htmlEscape(signing.optionsFor(person, TEXT_HASH)),
                            visit.csrf().get().getToken());
        }

        @PostMapping(path = "/test/settlement", produces = "text/html")
        @ResponseBody
        String sign(PersonId person, @RequestParam String answer) {
            signed.set(signing.sign(person, TEXT_HASH, answer));
            return "<!doctype html><title>Done</title><h1>Done</h1>";
        }
    }

    @Test
    void a_passkey_is_added_used_to_sign_in_used_to_sign_and_removed() throws Exception {
        Someone.called(institution, "Mei Tan");
        try (var someone = browser.visitor(institution.address(), 1280)) {
            var page = someone.newPage();
            var wrong = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    wrong.add(message.text());
                }
            });
            Browser.givePasskeyDevice(page);

            signInAsSample(page, "Mei Tan");
            page.navigate(institution.address() + "/my-sign-in");
            page.getByLabel("Name of the passkey").fill("Test device");
            button(page, "Add a passkey");
            assertThat(page.getByText("The passkey has been added.")).isVisible();
            assertThat(page.getByText("not used yet")).isVisible();

            button(page, "Sign out");
            page.navigate(institution.address() + "/sign-in?next=/my-sign-in");
            button(page, "Sign in with a passkey");
            assertThat(page.getByText("last used").first()).isVisible();
            assertThat(page.getByText("Mei Tan · Mei Tan（中文）")).isVisible();

            page.navigate(institution.address() + "/test/settlement");
            button(page, "Sign");
            assertThat(page.getByText("Done")).isVisible();
            assertThat(signed.get()).isInstanceOf(Signing.Outcome.Signed.class);
            checkedByHand(((Signing.Outcome.Signed) signed.get()).assertion());

            page.navigate(institution.address() + "/my-sign-in");
            button(page, "Remove the passkey Test device");
            assertThat(page.getByText("The passkey has been removed.")).isVisible();
            assertThat(page.getByText("No passkey yet.")).isVisible();

            button(page, "Sign out everywhere");
            assertThat(page.getByText("You have signed out.")).isVisible();
            button(page, "Sign in with a passkey");
            assertThat(page.getByText("This passkey is not known here")).isVisible();
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void one_person_cannot_sign_with_anothers_answer() {
        var mei = Someone.called(institution, "Mei Other");

        var outcome =
                institution
                        .bean(Signing.class)
                        .sign(mei, TEXT_HASH, "{\"id\":\"AAAA\",\"rawId\":\"AAAA\"}");

        assertThat(outcome).isEqualTo(new Signing.Outcome.Refused());
    }

    private static void signInAsSample(Page page, String name) {
        page.navigate(institution.address() + "/sample-world");
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /// WebAuthn Level 3, 7.2, steps 20 and 21, for a key on Ed25519: with the JDK alone.
    private static void checkedByHand(Signing.Assertion assertion) throws Exception {
        var client = new String(assertion.clientData(), StandardCharsets.UTF_8);
        assertThat(client)
                .contains("\"type\":\"webauthn.get\"")
                .contains(
                        "\"challenge\":\""
                                + java.util.Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(TEXT_HASH)
                                + "\"")
                .contains("\"origin\":\"" + institution.address() + "\"");
        assertThat(assertion.authenticatorData()[32] & 0x05)
                .as("present and verified")
                .isEqualTo(0x05);
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(publicKey(assertion.publicKey()));
        verifier.update(assertion.authenticatorData());
        verifier.update(sha256(client));
        assertThat(verifier.verify(assertion.signature())).isTrue();
    }

    /// A COSE key on Ed25519 ends with the 32 bytes of the key.
    private static java.security.PublicKey publicKey(byte[] cose) throws Exception {
        assertThat(cose).hasSize(42).startsWith(0xA4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21);
        var prefix = java.util.HexFormat.of().parseHex("302a300506032b6570032100");
        var encoded = java.util.Arrays.copyOf(prefix, prefix.length + 32);
        System.arraycopy(cose, 10, encoded, prefix.length, 32);
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new java.security.spec.X509EncodedKeySpec(encoded));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
