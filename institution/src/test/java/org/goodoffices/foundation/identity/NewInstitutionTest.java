package org.goodoffices.foundation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.goodoffices.FakeMailServer;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import picocli.CommandLine;

/// A real institution, from its first start: nobody is in it, and people come.
class NewInstitutionTest {

    @AutoClose static final FakeMailServer post = new FakeMailServer();

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start(
                    "goodoffices.sample-world=false",
                    "goodoffices.sign-in.links-every=1h", // the test itself says when
                    "goodoffices.mail.every=1h",
                    "goodoffices.mail.from=registry@good-offices.example",
                    "spring.mail.host=127.0.0.1",
                    "spring.mail.port=" + post.port());

    @BeforeEach
    void no_mail_is_left() {
        mailIsSent();
        post.forget();
    }

    @Test
    void the_secretary_general_comes_in_and_nominates_for_the_panel() {
        assertThat(
                        command(
                                "give",
                                "secretary-general",
                                "sg@seat.example",
                                "--name-en",
                                "Ana Reis",
                                "--name-zh",
                                "安娜·雷斯"))
                .isEqualTo("0 The office secretary-general is given to sg@seat.example.\n");

        var guest = signedInByLink("sg@seat.example");
        assertThat(guest.get("/panel").body()).contains("Nobody is found");
        assertThat(guest.get("/panel/nominations").body()).contains("/panel/nominations/new");
        guest.get("/panel/nominations/new");
        var refused =
                guest.post(
                        "/panel/nominations",
                        "panel",
                        "commercial",
                        "mail",
                        "lu",
                        "nameEn",
                        "Lu Wen",
                        "nameZh",
                        "陆文");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "<title>Error: Nominate",
                        "<li><a href=\"#mail\">This is not an e-mail address.</a></li>",
                        "<div id=\"mail-words\">",
                        "Lu Wen")
                .doesNotContain("\"#nameEn\"");
        assertThat(
                        guest.speaking("zh")
                                .post("/panel/nominations", "mail", "<lu>", "nameEn", "L")
                                .body())
                .contains("<title>错误：提名", "下列各项有误");
        assertThat(
                        guest.post(
                                        "/panel/nominations",
                                        "panel",
                                        "commercial",
                                        "mail",
                                        "lu@panel.example",
                                        "nameEn",
                                        "Lu Wen",
                                        "nameZh",
                                        "陆🌙文")
                                .body())
                .contains("<a href=\"#nameZh\">和解协议须印有此名称，而字符 U+1F319 🌙 无法以机构字体印出");
        guest.speaking("en").get("/panel/nominations/new");
        var nominated =
                guest.post(
                        "/panel/nominations",
                        "panel",
                        "commercial",
                        "mail",
                        "lu@panel.example",
                        "nameEn",
                        "Lu Wen",
                        "nameZh",
                        "陆文",
                        "reasonsEn",
                        "Able.",
                        "reasonsZh",
                        "胜任。");
        assertThat(nominated.path()).startsWith("/panel/nominations/PN-");
        assertThat(nominated.body()).contains("the nominee has not answered", "Lu Wen");
        mailIsSent();
        assertThat(post.received()).anyMatch(letter -> letter.contains("lu@panel.example"));
        assertThat(institution.guest().speaking("zh").get("/panel").body())
                .doesNotContain("陆文")
                .doesNotContain("/panel/nominations");
    }

    @Test
    void an_office_that_ended_nominates_nobody() {
        command(
                "give",
                "secretary-general",
                "once@seat.example",
                "--name-en",
                "A",
                "--name-zh",
                "甲");
        var guest = signedInByLink("once@seat.example");
        guest.get("/panel/nominations/new");

        assertThat(command("end", "secretary-general", "once@seat.example"))
                .isEqualTo("0 The office secretary-general of once@seat.example is ended.\n");

        assertThat(
                        guest.post(
                                        "/panel/nominations",
                                        "mail",
                                        "x@panel.example",
                                        "nameEn",
                                        "X",
                                        "nameZh",
                                        "某")
                                .status())
                .isEqualTo(404);
        assertThat(command("end", "secretary-general", "once@seat.example"))
                .isEqualTo("0 once@seat.example does not hold the office secretary-general.\n");
        assertThat(
                        institution
                                .owner()
                                .sql(
                                        """
                                        select held_until > held_from from office_holding
                                        join person on id = person where mail = 'once@seat.example'
                                        """)
                                .query(Boolean.class)
                                .list())
                .containsExactly(true);
    }

    @Test
    void an_office_is_given_to_a_person_with_a_name_and_an_address() {
        assertThat(command("give", "registry", "nobody@seat.example"))
                .startsWith("2 Nobody is known under nobody@seat.example");
        assertThat(command("give", "registry", "nobody")).startsWith("2 “nobody” is not");
        assertThat(command("give", "treasury", "a@b.example"))
                .contains("There is no office “treasury”; there are [registry, secretary-general");
    }

    @Test
    void offices_are_not_the_applications_to_give() {
        var people = institution.bean(People.class);
        var access = institution.bean(Access.class);
        var somebody =
                access.as(
                        PersonId.PUBLIC,
                        () ->
                                people.enter(
                                        new java.util.UUID(5, 5),
                                        "Some Body",
                                        "某人",
                                        "some@body.example",
                                        "en",
                                        false));

        for (var act :
                java.util.List.<Runnable>of(
                        () -> people.giveOffice("registry", somebody),
                        () -> people.endOffice("registry", somebody))) {
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(
                                    () -> access.run(somebody, act)))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void who_has_no_account_confirms_an_address_and_requests_a_mediation() {
        var guest = institution.guest();
        guest.get("/sign-in");
        var asked = guest.post("/sign-in/enrolment", "mail", "Agent@Company.example");
        assertThat(asked.body()).contains("A link is on its way to the address you gave.");
        mailIsSent();
        assertThat(people("agent@company.example")).isZero();
        assertThat(post.received()).hasSize(1);
        assertThat(post.received().getFirst()).startsWith("RCPT TO:<agent@company.example>\n");
        var link = link("/enrolments/");

        assertThat(guest.get(link).body())
                .contains("You confirm the address agent@company.example.");
        assertThat(guest.post(link, "nameEn", "Noor Aziz", "nameZh", " ").body())
                .contains("Please give the name", "Noor Aziz");
        assertThat(guest.speaking("zh").post(link, "nameEn", "Noor Aziz", "nameZh", "努尔 🌙").body())
                .contains("和解协议须印有此名称，而字符 U+1F319 🌙 无法以机构字体印出");
        assertThat(people("agent@company.example")).isZero();
        assertThat(guest.post(link, "nameEn", "Noor Aziz", "nameZh", "努尔·阿齐兹").path())
                .isEqualTo("/my-sign-in?welcome=yes&next=%2Frequests%2Fnew");

        guest.get("/requests/new");
        assertThat(
                        guest.post(
                                        "/requests",
                                        "rules",
                                        "model-commercial/commercial",
                                        "speaksAs",
                                        "party")
                                .path())
                .matches("/requests/[0-9a-f-]{36}\\?step=parties");
        assertThat(institution.guest().get(link).path()).isEqualTo("/sign-in?said=link-closed");
    }

    @Test
    void asking_to_be_taken_in_does_not_tell_who_is_known() {
        command("give", "registry", "known@seat.example", "--name-en", "K", "--name-zh", "知");
        var answers =
                java.util.stream.Stream.of("known@seat.example", "new@seat.example")
                        .map(mail -> {
                            var guest = institution.guest();
                            guest.get("/sign-in");
                            return guest.post("/sign-in/enrolment", "mail", mail)
                                    .body()
                                    .replaceAll("name=\"(_csrf|once)\" value=\"[^\"]*\"", "");
                        })
                        .toList();
        assertThat(answers.getFirst()).isEqualTo(answers.getLast());

        mailIsSent();
        assertThat(post.received()).hasSize(2); // each address is told what it needs
        assertThat(String.join("", post.received())).contains("/sign-in/link/", "/enrolments/");
    }

    @Test
    void a_link_that_was_changed_opens_nothing() {
        var enrolments = institution.bean(Enrolments.class);
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sign-in/enrolment", "mail", "someone@company.example");
        mailIsSent();
        var token = link("/enrolments/").substring("/enrolments/".length());

        assertThat(enrolments.look(token)).contains("someone@company.example");
        for (var other :
                java.util.List.of(
                        "B" + token.substring(1),
                        token.substring(0, token.length() - 2)
                                + (token.endsWith("AA") ? "EE" : "AA"),
                        token.replace(".", ""),
                        ".",
                        "%",
                        "")) {
            assertThat(enrolments.look(other)).as(other).isEmpty();
        }
    }

    private static int people(String mail) {
        return institution
                .owner()
                .sql("select count(*) from person where mail = ?")
                .param(mail)
                .query(Integer.class)
                .single();
    }

    private static Guest signedInByLink(String mail) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sign-in/link", "mail", mail);
        mailIsSent();
        var link = link("/sign-in/link/");
        guest.get(link);
        assertThat(guest.post(link).path()).isEqualTo("/");
        return guest;
    }

    private static String link(String start) {
        var found =
                Pattern.compile(Pattern.quote(institution.address()) + "(" + start + "[\\w.-]+)")
                        .matcher(post.received().getLast().replace("=\n", "").replace("=3D", "="));
        assertThat(found.find()).as(post.received().getLast()).isTrue();
        return found.group(1);
    }

    private static void mailIsSent() {
        institution.bean(SignInByLink.class).postWhatWasAsked();
        institution.context().getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(task -> task.getTask().getRunnable())
                .filter(task -> task.toString().contains("SendMail"))
                .forEach(Runnable::run);
    }

    /// The exit code, then what was said.
    private static String command(String... words) {
        var out = new StringWriter();
        var line = new CommandLine(new OfficeCommand());
        line.setResourceBundle(java.util.ResourceBundle.getBundle("cli", java.util.Locale.ROOT));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        var all = new java.util.ArrayList<>(java.util.List.of(words));
        all.add("--database");
        all.add(institution.databaseUrl());
        int code = line.execute(all.toArray(String[]::new));
        return code + " " + out;
    }
}
