package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.sign-in.links-every=1h");

    private static final String PASSWORD = "four calm words here";

    private final PasswordAndCode passwords = institution.bean(PasswordAndCode.class);

    @BeforeEach
    void nobody_has_tried() {
        institution.owner().sql("delete from sign_in_try").update();
        institution.owner().sql("delete from mail").update();
    }

    @Test
    void who_asks_for_a_link_gets_the_same_answer_known_or_not() {
        Someone.called(institution, "Known Person");

        var known = asked("known.person@example.org");
        var unknown = asked("nobody@example.org");

        assertThat(known.status()).isEqualTo(200);
        assertThat(withoutTokens(known)).isEqualTo(withoutTokens(unknown));
        institution.bean(SignInByLink.class).postWhatWasAsked();
        assertThat(institution.owner().sql("select address from mail").query(String.class).list())
                .containsExactly("known.person@example.org");
    }

    @Test
    void a_link_that_cannot_be_posted_holds_up_nobody_and_is_tried_again() {
        var first = Someone.called(institution, "Early Asker");
        Someone.called(institution, "Late Asker");
        var owner = institution.owner();
        owner.sql(
                        """
                        create function stop() returns trigger language plpgsql as $$ begin
                            if new.person = '%s' then raise exception 'stopped'; end if; return new; end $$;
                        create trigger stop before insert on one_time_link for each row execute function stop();
                        """
                                .formatted(first.value()))
                .update();
        var links = institution.bean(SignInByLink.class);
        asked("early.asker@example.org");
        asked("late.asker@example.org");
        links.postWhatWasAsked();
        var sent = "select address from mail where address like '%asker@%' order by id";
        assertThat(owner.sql(sent).query(String.class).list())
                .containsExactly("late.asker@example.org");

        owner.sql("drop trigger stop on one_time_link; drop function stop()").update();
        institution.clock().forward(java.time.Duration.ofMinutes(2));
        links.postWhatWasAsked();
        links.postWhatWasAsked();
        assertThat(owner.sql(sent).query(String.class).list())
                .containsExactly("late.asker@example.org", "early.asker@example.org");
    }

    @Test
    void a_link_signs_in_once_and_only_after_the_button() {
        Someone.called(institution, "Lena Link");
        asked("Lena.Link@example.org ");
        var path = linkInOutbox();
        var scanner = institution.guest();
        scanner.get(path);
        scanner.get(path);

        var guest = institution.guest();
        assertThat(guest.get(path).body()).contains("You are about to sign in as Lena Link");
        guest.post(path);
        assertThat(guest.get("/my-sign-in").body()).contains("lena.link@example.org");

        var second = institution.guest();
        assertThat(second.get(path).path()).isEqualTo("/sign-in?said=link-closed");
        assertThat(second.post(path).body()).contains("has been used or has expired");
    }

    @Test
    void a_link_expires_after_fifteen_minutes() {
        Someone.called(institution, "Late Person");
        asked("late.person@example.org");
        var path = linkInOutbox();

        institution.clock().forward(Duration.ofMinutes(14));
        assertThat(institution.guest().get(path).path()).isEqualTo(path);
        institution.clock().forward(Duration.ofMinutes(1));
        assertThat(institution.guest().get(path).path()).isEqualTo("/sign-in?said=link-closed");
    }

    @Test
    void a_link_leads_to_the_page_that_was_wanted() {
        Someone.called(institution, "Next Person");
        var guest = institution.guest();
        assertThat(guest.get("/my-sign-in?said=language").path())
                .isEqualTo("/sign-in?next=%2Fmy-sign-in%3Fsaid%3Dlanguage");
        guest.post("/sign-in/link", "mail", "next.person@example.org");
        var path = linkInOutbox();
        guest.get(path);

        assertThat(guest.post(path).path()).isEqualTo("/my-sign-in?said=language");
    }

    @Test
    void only_a_page_of_this_server_opens_after_sign_in() {
        for (var foreign :
                List.of(
                        "https://example.org",
                        "//example.org",
                        "/\\example.org",
                        "javascript:alert(1)",
                        "/sign-in?next=/",
                        "/ä",
                        "/a\r\nb",
                        "")) {
            assertThat(Next.of(foreign)).as(foreign).isEqualTo(Next.START);
        }
        assertThat(Next.of("/cases/12?lane=joint").path()).isEqualTo("/cases/12?lane=joint");
    }

    @Test
    void password_and_code_sign_in_together() {
        var device = withPassword("Pat Password");
        var guest = institution.guest();

        var answer = withPasswordAndCode(guest, "pat.password", PASSWORD, codeNow(device));

        assertThat(answer.path()).isEqualTo("/my-sign-in");
        assertThat(answer.body()).contains("Recovery codes left: 10.");
    }

    @Test
    void a_code_works_once() {
        var device = withPassword("Once Only");
        var code = codeNow(device);
        withPasswordAndCode(institution.guest(), "once.only", PASSWORD, code);

        var again = withPasswordAndCode(institution.guest(), "once.only", PASSWORD, code);

        assertThat(again.body()).contains("do not belong together");
    }

    @Test
    void which_of_address_password_and_code_was_wrong_is_never_said() {
        var device = withPassword("Wrong Way");
        var code = codeNow(device);

        var answers =
                List.of(
                        withPasswordAndCode(institution.guest(), "nobody.at.all", PASSWORD, code),
                        withPasswordAndCode(
                                institution.guest(), "wrong.way", "another password", code),
                        withPasswordAndCode(institution.guest(), "wrong.way", PASSWORD, "000000"),
                        withPasswordAndCode(institution.guest(), "wrong.way", "", ""),
                        withPasswordAndCode(
                                institution.guest(), "wrong.way", "x".repeat(5000), "y"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(SignInTest::withoutTokens).distinct()).hasSize(1);
        assertThat(answers.getFirst().body()).contains("do not belong together");
    }

    @Test
    void a_recovery_code_stands_in_once_for_a_lost_device() {
        var person = Someone.called(institution, "Rita Lost");
        var device = passwords.draw();
        var set =
                (PasswordAndCode.Outcome.Set)
                        passwords.set(person, PASSWORD, device, codeNow(device));
        var code = set.recoveryCodes().getFirst();

        var first = withPasswordAndCode(institution.guest(), "rita.lost", PASSWORD, code);
        var second = withPasswordAndCode(institution.guest(), "rita.lost", PASSWORD, code);

        assertThat(first.body()).contains("Recovery codes left: 9.");
        assertThat(second.body()).contains("do not belong together");
    }

    @Test
    void whoever_guesses_waits_longer_and_longer_known_or_not() {
        for (var name : List.of("guessed.person", "unknown.person")) {
            institution.owner().sql("delete from sign_in_try").update();
            Someone.called(institution, "Guessed Person");
            for (int i = 0; i < 5; i++) {
                assertThat(withPasswordAndCode(institution.guest(), name, "guess", "1").status())
                        .isEqualTo(200);
            }
            institution.owner().sql("update sign_in_try set tries = 12").update();
            assertThat(withPasswordAndCode(institution.guest(), name, "guess", "1").status())
                    .isEqualTo(200);

            var refused = withPasswordAndCode(institution.guest(), name, "guess", "1");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(200, 256);
            institution.clock().forward(Duration.ofSeconds(256));
            assertThat(withPasswordAndCode(institution.guest(), name, "guess", "1").status())
                    .isEqualTo(200);
            assertThat(withPasswordAndCode(institution.guest(), name, "guess", "1").status())
                    .isEqualTo(429);
        }
    }

    @Test
    void nobody_waits_longer_than_a_quarter_of_an_hour() {
        var attempts = institution.bean(Attempts.class);
        var subject = new Attempts.Subject("anything", 0, true);
        for (int i = 0; i < 40; i++) {
            attempts.count(subject);
            institution.clock().forward(Attempts.LONGEST_WAIT);
        }
        attempts.count(subject);
    }

    @Test
    void tries_are_forgotten_one_by_one() {
        var attempts = institution.bean(Attempts.class);
        var subject = new Attempts.Subject("forgetful", 0, true);
        attempts.count(subject);
        institution.clock().forward(Duration.ofSeconds(1));
        attempts.count(subject);
        assertThatThrownBy(() -> attempts.count(subject)).isInstanceOf(TooManyAttempts.class);

        institution.clock().forward(Duration.ofMinutes(60));
        attempts.count(subject);
        assertThatThrownBy(() -> attempts.count(subject))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class,
                        wait ->
                                assertThat(wait.getHeaders().getFirst("Retry-After"))
                                        .isIn("1", "2"));
    }

    @Test
    void strangers_at_the_door_do_not_keep_a_person_from_signing() {
        var device = withPassword("Besieged Person");
        institution.owner().sql("delete from sign_in_try").update();
        for (int i = 0; i < 6; i++) {
            withPasswordAndCode(institution.guest(), "besieged.person", "guess", "1");
        }
        assertThat(
                        withPasswordAndCode(institution.guest(), "besieged.person", "guess", "1")
                                .status())
                .isEqualTo(429);

        assertThat(
                        institution
                                .bean(Signing.class)
                                .confirm(
                                        personCalled("Besieged Person"), PASSWORD, codeNow(device)))
                .isTrue();
    }

    @Test
    void signing_in_by_links_from_one_house_costs_nothing() {
        Someone.called(institution, "Faithful Person");
        for (int i = 0; i < 8; i++) {
            byLink("Faithful Person");
        }

        assertThat(
                        institution
                                .owner()
                                .sql("select sum(tries) from sign_in_try")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void a_mail_box_alone_does_not_change_how_one_signs_in_once_a_factor_is_set() {
        var person = Someone.called(institution, "Factor Person");
        var first = byLink("Factor Person");
        assertThat(first.get("/my-sign-in").body()).contains("Add a passkey");
        assertThat(first.get("/my-sign-in/password").path()).isEqualTo("/my-sign-in/password");
        var device = passwords.draw();
        var earlier = institution.clock().outside().minusSeconds(30);
        passwords.set(person, PASSWORD, device, device.at(earlier));

        var guest = byLink("Factor Person");

        assertThat(guest.get("/my-sign-in").body())
                .contains("a link by mail is not enough once one of them is set")
                .doesNotContain("Add a passkey");
        assertThat(guest.get("/my-sign-in/password").path()).isEqualTo("/my-sign-in?said=again");
        assertThat(guest.post("/my-sign-in/password/removal").path())
                .isEqualTo("/my-sign-in?said=again");
        assertThat(passwords.recoveryCodesLeft(person)).contains(10);

        var strong = institution.guest();
        withPasswordAndCode(strong, "factor.person", PASSWORD, codeNow(device));
        assertThat(strong.get("/my-sign-in").body()).contains("Add a passkey");
    }

    @Test
    void the_seed_that_is_about_to_be_set_lies_sealed_in_the_session() {
        Someone.called(institution, "Seed Person");
        var guest = byLink("Seed Person");
        var page = guest.get("/my-sign-in/password").body();
        var typed = Pattern.compile("<code>((?:[A-Z2-7]{4} ?){8})</code>").matcher(page);
        assertThat(typed.find()).isTrue();
        var seed =
                new org.apache.commons.codec.binary.Base32()
                        .decode(typed.group(1).replace(" ", ""));

        var kept =
                institution
                        .owner()
                        .sql(
                                """
                                select attribute_bytes from spring_session_attributes
                                where attribute_name = 'seed-to-set'
                                """)
                        .query(byte[].class)
                        .list();

        assertThat(kept).isNotEmpty();
        assertThat(kept)
                .noneMatch(bytes ->
                        java.util.HexFormat.of()
                                .formatHex(bytes)
                                .contains(java.util.HexFormat.of().formatHex(seed)));
    }

    private Guest byLink(String name) {
        asked(Someone.mail(name));
        var path = linkInOutbox();
        institution.owner().sql("delete from mail").update();
        var guest = institution.guest();
        guest.get(path);
        guest.post(path);
        return guest;
    }

    @Test
    void a_password_is_long_and_not_the_persons_own_name() {
        var person = Someone.called(institution, "Short Person");
        var device = passwords.draw();

        assertThat(passwords.set(person, "short", device, codeNow(device)))
                .isEqualTo(new PasswordAndCode.Outcome.WrongLength());
        assertThat(passwords.set(person, "i am short person", device, codeNow(device)))
                .isEqualTo(new PasswordAndCode.Outcome.TooEasy());
        assertThat(passwords.set(person, "ababababababab", device, codeNow(device)))
                .isEqualTo(new PasswordAndCode.Outcome.TooEasy());
        assertThat(passwords.set(person, PASSWORD, device, "000000x"))
                .isEqualTo(new PasswordAndCode.Outcome.WrongCode());
        assertThat(passwords.recoveryCodesLeft(person)).isEmpty();
    }

    @Test
    void password_and_device_are_set_on_the_page_without_script() {
        Someone.called(institution, "Setter Person");
        var guest = signedIn("Setter Person");
        var page = guest.get("/my-sign-in/password");
        assertThat(page.body()).contains("<svg class=\"qr\"");
        var typed = Pattern.compile("<code>([A-Z2-7 ]+)</code>").matcher(page.body());
        assertThat(typed.find()).isTrue();
        var device =
                new OneTimeCode(
                        new org.apache.commons.codec.binary.Base32()
                                .decode(typed.group(1).replace(" ", "")));

        guest.post(
                "/my-sign-in/password",
                "password",
                PASSWORD,
                "again",
                "something else",
                "code",
                codeNow(device));
        var set =
                guest.post(
                        "/my-sign-in/password",
                        "password",
                        PASSWORD,
                        "again",
                        PASSWORD,
                        "code",
                        codeNow(device));

        assertThat(set.body()).contains("Recovery codes").doesNotContain("hreflang");
        assertThat(passwords.recoveryCodesLeft(personCalled("Setter Person"))).contains(10);
    }

    @Test
    void signing_in_gives_the_session_a_new_name() {
        Someone.called(institution, "Fixed Person");
        var guest = institution.guest();
        guest.get("/sample-world");
        var before = guest.cookie("go");

        guest.post("/sample-world/sign-in", "person", idOf("Fixed Person"));

        assertThat(before).isNotEmpty();
        assertThat(guest.cookie("go")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void a_page_gives_no_cookie_anew_and_that_of_an_error_knows_the_visitor() {
        Someone.called(institution, "Page Reader");
        var guest = signedIn("Page Reader");
        var page = guest.get("/cases");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers()).doesNotContainKey("set-cookie");
        assertThat(guest.get("/cases/none").body()).contains("Page Reader");
    }

    @Test
    void signing_out_everywhere_ends_every_sign_in() {
        Someone.called(institution, "Every Where");
        var here = signedIn("Every Where");
        var there = signedIn("Every Where");
        var other = signedIn("Every Where");
        assertThat(here.get("/my-sign-in").body()).contains("Sign out everywhere");

        here.post("/my-sign-in/sign-out-everywhere");

        assertThat(here.get("/my-sign-in").path()).startsWith("/sign-in");
        assertThat(there.get("/my-sign-in").path()).startsWith("/sign-in");
        assertThat(other.get("/my-sign-in").path()).startsWith("/sign-in");
    }

    @Test
    void how_one_signs_in_is_changed_only_shortly_after_signing_in() {
        var person = Someone.called(institution, "Stale Person");
        var guest = signedIn("Stale Person");
        var device = passwords.draw();
        passwords.set(person, PASSWORD, device, codeNow(device));
        guest.get("/my-sign-in");
        institution
                .owner()
                .sql(
                        """
                        delete from spring_session_attributes
                        where attribute_name = 'signed-in-since'
                        """)
                .update();

        assertThat(guest.post("/my-sign-in/password/removal").path())
                .isEqualTo("/my-sign-in?said=again");
        assertThat(guest.get("/my-sign-in/password").path()).isEqualTo("/my-sign-in?said=again");
        assertThat(guest.get("/my-sign-in").body()).doesNotContain("Add a passkey");
        assertThat(passwords.recoveryCodesLeft(person)).contains(10);
    }

    @Test
    void the_language_is_kept_for_pages_and_mail() {
        Someone.called(institution, "Polyglot Person");
        var guest = signedIn("Polyglot Person");
        guest.get("/my-sign-in");

        var kept = guest.post("/my-sign-in/language", "language", "zh");

        assertThat(kept.body()).contains("语言已保存。");
        assertThat(guest.get("/my-sign-in").body()).contains("<html lang=\"zh\">");
        assertThat(
                        institution
                                .owner()
                                .sql("select language from person where mail = ?")
                                .param(Someone.mail("Polyglot Person"))
                                .query(String.class)
                                .single())
                .isEqualTo("zh");
    }

    @Test
    void a_form_of_a_strange_site_is_refused() {
        Someone.called(institution, "Forged Person");
        var guest = signedIn("Forged Person");

        assertThat(guest.postBare("/my-sign-in/sign-out-everywhere", Map.of()).status())
                .isEqualTo(403);
        assertThat(guest.postBare("/sign-in/link", Map.of("mail", List.of("a@b.example"))).status())
                .isEqualTo(403);
        assertThat(guest.get("/my-sign-in").path()).isEqualTo("/my-sign-in");
    }

    @Test
    void a_visitor_who_only_reads_leaves_no_session() {
        int before = sessions();
        for (var path : List.of("/rules/nowhere", "/js/sign.js", "/images/seal.svg")) {
            institution.guest().get(path);
        }
        institution
                .guest()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        java.net.URI.create(institution.address() + "/api/nothing"))
                                .header("Accept", "application/json"));

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void every_answer_says_what_a_browser_may_do_with_it() {
        var answer = institution.guest().get("/sign-in");

        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        assertThat(answer.header("Set-Cookie")).doesNotContain("Secure");
    }

    @Test
    void no_page_for_who_asks_a_program_without_signing_in() {
        var answer = institution.guest().get("/api/anything");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void malformed_answers_of_devices_are_refused() {
        for (var answer : List.of("", "{}", "[]", "null", "{\"id\":1}", "x".repeat(30_000))) {
            var guest = institution.guest();
            guest.get("/sign-in");
            assertThat(guest.post("/sign-in/passkey", "answer", answer).body())
                    .as(answer)
                    .contains("This passkey is not known here");
        }
    }

    private Guest.Answer asked(String address) {
        var guest = institution.guest();
        guest.get("/sign-in");
        return guest.post("/sign-in/link", "mail", address);
    }

    private String linkInOutbox() {
        institution.bean(SignInByLink.class).postWhatWasAsked();
        var link =
                Pattern.compile("href=\"http://localhost:[0-9]+(/sign-in/link/[A-Za-z0-9_-]{43})\"")
                        .matcher(institution.guest().get("/sample-world/outbox").body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private OneTimeCode withPassword(String name) {
        var person = Someone.called(institution, name);
        var device = passwords.draw();
        var earlier = institution.clock().outside().minusSeconds(30);
        assertThat(passwords.set(person, PASSWORD, device, device.at(earlier)))
                .isInstanceOf(PasswordAndCode.Outcome.Set.class);
        return device;
    }

    private static String codeNow(OneTimeCode device) {
        return device.at(institution.clock().outside());
    }

    private static Guest.Answer withPasswordAndCode(
            Guest guest, String name, String password, String code) {
        guest.get("/sign-in?next=/my-sign-in");
        return guest.post(
                "/sign-in/password",
                "mail",
                name + "@example.org",
                "password",
                password,
                "code",
                code);
    }

    private static Guest signedIn(String name) {
        var guest = institution.guest();
        guest.get("/sample-world");
        guest.post("/sample-world/sign-in", "person", idOf(name));
        return guest;
    }

    private static PersonId personCalled(String name) {
        return PersonId.of(idOf(name));
    }

    private static String idOf(String name) {
        return institution
                .owner()
                .sql("select id::text from person where mail = ?")
                .param(Someone.mail(name))
                .query(String.class)
                .single();
    }

    private static int sessions() {
        return institution
                .owner()
                .sql("select count(*) from spring_session")
                .query(Integer.class)
                .single();
    }

    private static String withoutTokens(Guest.Answer answer) {
        return answer.body()
                .replaceAll("name=\"(_csrf|once)\" value=\"[^\"]*\"", "")
                .replaceAll("(?s)<aside class=\"sample\".*?</aside>", ""); // it tells the time
    }
}
