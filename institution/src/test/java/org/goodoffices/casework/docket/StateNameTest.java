package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateNameTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static final Text LANHAI = new Text("Lanhai Heavy Industry Co., Ltd.", "蓝海重工有限公司");

    private static CaseInHand between() {
        return CaseInHand.requested(
                institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
    }

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @Test
    void a_party_that_another_named_says_how_it_is_called_and_everybody_sees_that_it_did() {
        var here = between().invited();
        var lin = signedIn(SamplePerson.LIN);
        var form = "/cases/" + here.number + "/parties/" + here.party(SamplePerson.LIN).id();
        assertThat(lin.get("/cases/" + here.number).body())
                .contains(form + "/name\">State the name of your party</a>");
        assertThat(lin.get("/").body()).contains(form + "/name");
        lin.get(form + "/name");

        var done = lin.post(form + "/name", "nameEn", LANHAI.en(), "nameZh", LANHAI.zh());

        assertThat(done.body()).contains("The party stated this name itself.");
        var brandt = signedIn(SamplePerson.BRANDT);
        assertThat(brandt.get("/cases/" + here.number).body())
                .contains("<h1>Party of Helena Brandt – " + LANHAI.en() + "</h1>")
                .contains("name stated by the party itself; invited")
                .contains("It is called " + LANHAI.en() + " from now on.");
        assertThat(brandt.get("/cases?words=" + here.number).body())
                .contains("Party of Helena Brandt – " + LANHAI.en());
        assertThat(brandt.get("/cases/" + here.number + "?lang=zh").body())
                .contains("<h1>海伦娜·勃兰特代理的当事方与" + LANHAI.zh() + "</h1>");
        assertThat(lin.get("/cases/" + here.number).body())
                .doesNotContain("State the name of your party");
        assertThat(lin.get("/").body()).doesNotContain(form);
    }

    @Test
    void a_name_stated_anew_follows_the_one_before() {
        var here = between().invited();
        state(here, SamplePerson.LIN, new Text("Lanhai", "蓝海"));
        state(here, SamplePerson.LIN, LANHAI);

        assertThat(here.party(SamplePerson.LIN).name()).isEqualTo(LANHAI);
        assertThat(here.open(SamplePerson.BRANDT).entries().stream().map(e -> e.text("nameEn")))
                .containsSubsequence("Lanhai", LANHAI.en());
    }

    @Test
    void a_case_that_is_over_keeps_its_ending_when_a_party_is_called_otherwise() {
        var here = between().invited();
        here.done(SamplePerson.BRANDT, "withdraw", Map.of());
        var before = here.open(SamplePerson.LIN).common().ending();

        CaseInHand.number(state(here, SamplePerson.LIN, LANHAI));

        assertThat(here.party(SamplePerson.LIN).name()).isEqualTo(LANHAI);
        assertThat(here.open(SamplePerson.LIN).common().ending()).isEqualTo(before).isNotNull();
    }

    @Test
    void nobody_names_the_party_of_another() {
        var here = between().invited();
        var before = here.party(SamplePerson.LIN).name();
        for (var other :
                new SamplePerson[] {SamplePerson.BRANDT, SamplePerson.CHEN, SamplePerson.LEUNG}) {
            assertThat(state(here, other, LANHAI)).isNotInstanceOf(Outcome.Done.class);
            assertThat(
                            signedIn(other)
                                    .get(
                                            "/cases/"
                                                    + here.number
                                                    + "/parties/"
                                                    + here.party(SamplePerson.LIN).id()
                                                    + "/name")
                                    .status())
                    .isEqualTo(404);
        }
        assertThat(here.party(SamplePerson.LIN).name()).isEqualTo(before);
        assertThat(CaseInHand.refusal(state(here, SamplePerson.BRANDT, LANHAI)))
                .isEqualTo("Only an agent of the party states its name.");
    }

    @Test
    void the_registry_names_a_party_of_which_nobody_has_come_in_and_says_from_what() {
        var here = between();
        var name =
                new StateName.Name(
                        here.party(SamplePerson.LIN).id(),
                        LANHAI.en(),
                        LANHAI.zh(),
                        "",
                        CaseInHand.token());
        assertThat(
                        institution
                                .bean(StateName.class)
                                .state(SamplePerson.CHEN.id(), here.number, name))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.field()).isEqualTo("reason"));
        var said =
                new StateName.Name(
                        name.party(), name.en(), name.zh(), "Licence of 2 May.", name.token());

        CaseInHand.number(
                institution.bean(StateName.class).state(SamplePerson.CHEN.id(), here.number, said));

        assertThat(here.party(SamplePerson.LIN).name()).isEqualTo(LANHAI);
    }

    @ParameterizedTest
    @CsvSource({
        "nameEn, '', Please fill in this field.",
        "nameZh, ' ', Please fill in this field.",
        "nameZh, LONG, This is longer than 300 characters.",
        "nameEn, BROKEN, This is one line: please leave out what breaks it.",
        "nameEn, TURNED, 'This contains characters that cannot be shown, or that turn the direction"
                + " of the text.'",
        "nameEn, UNPRINTED, 'The character U+1F600 😀 cannot be printed with the fonts of the"
                + " institution, and a settlement prints this name; please write the name without it.'",
        "nameZh, UNPRINTED, The character U+1F600 😀 cannot be printed",
        "nameZh, UNSEEN, The character U+200B cannot be printed"
    })
    void a_name_that_cannot_stand_is_told_at_its_field(String field, String value, String why) {
        var here = between().invited();
        var lin = signedIn(SamplePerson.LIN);
        var at =
                "/cases/" + here.number + "/parties/" + here.party(SamplePerson.LIN).id() + "/name";
        lin.get(at);
        var said =
                switch (value) {
                    case "LONG" -> "蓝".repeat(301);
                    case "BROKEN" -> "Lanhai\r\nBcc: all@example.org";
                    case "UNPRINTED" -> "蓝海 😀";
                    case "UNSEEN" -> "蓝\u200b海";
                    case "TURNED" -> "Lanhai\u202eDLT";
                    default -> value;
                };
        var other = field.equals("nameEn") ? "nameZh" : "nameEn";

        var refused = lin.post(at, field, said, other, "Lanhai");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(why);
    }

    @Test
    void a_name_of_before_that_cannot_be_printed_stays_and_is_not_stated_anew() {
        var here = between().invited();
        var lin = here.party(SamplePerson.LIN);
        var guest = signedIn(SamplePerson.LIN).speaking("zh");
        var at = "/cases/" + here.number + "/parties/" + lin.id() + "/name";
        called(lin, "蓝海😀");

        assertThat(guest.get("/cases/" + here.number + "/people").body()).contains("蓝海😀");
        assertThat(guest.get(at).body()).contains("value=\"蓝海😀\"");
        assertThat(guest.post(at, "nameEn", "Lanhai", "nameZh", "蓝海😀").body())
                .contains("和解协议须印有此名称，而字符 U+1F600 😀 无法以机构字体印出；请改用其他写法。");
        called(lin, lin.name().zh());
    }

    private static void called(Party party, String zh) {
        institution
                .owner()
                .sql("update party set name_zh = ? where id = ?")
                .params(zh, party.id())
                .update();
    }

    @Test
    void a_person_who_is_the_party_itself_is_not_called_its_own_agent() {
        var tanvir = SamplePerson.TANVIR;
        var number =
                CaseInHand.number(
                        institution
                                .bean(RequestMediation.class)
                                .request(
                                        tanvir.id(),
                                        new RequestForm(
                                                "model-commercial",
                                                List.of(
                                                        new RequestForm.NamedParty(
                                                                Party.Kind.PERSON,
                                                                null,
                                                                tanvir.en(),
                                                                tanvir.zh(),
                                                                true,
                                                                null),
                                                        new RequestForm.NamedParty(
                                                                Party.Kind.COMPANY,
                                                                null,
                                                                LANHAI.en(),
                                                                LANHAI.zh(),
                                                                false,
                                                                new RequestForm.Contact(
                                                                        "Lin",
                                                                        "林",
                                                                        SamplePerson.LIN.mail(),
                                                                        "zh"))),
                                                Map.of("text", "A dispute. 争端。"),
                                                CaseInHand.token())));
        var guest = signedIn(tanvir);

        assertThat(guest.get("/cases/" + number).body())
                .contains("You are a party to this case.")
                .contains("in person; made the request")
                .doesNotContain("agent")
                .doesNotContain(tanvir.en() + ", for " + tanvir.en());
        assertThat(guest.get("/cases/" + number + "/people").body())
                .contains(tanvir.en() + "</span> <span class=\"meta\">in person");
    }

    @Test
    void a_form_sent_twice_is_one_statement() {
        var here = between().invited();
        var name =
                new StateName.Name(
                        here.party(SamplePerson.LIN).id(),
                        LANHAI.en(),
                        LANHAI.zh(),
                        "",
                        CaseInHand.token());
        var names = institution.bean(StateName.class);
        names.state(SamplePerson.LIN.id(), here.number, name);

        assertThat(names.state(SamplePerson.LIN.id(), here.number, name))
                .isInstanceOf(Outcome.DoneBefore.class);
    }

    private static Outcome state(CaseInHand here, SamplePerson who, Text name) {
        return institution
                .bean(StateName.class)
                .state(
                        who.id(),
                        here.number,
                        new StateName.Name(
                                here.party(SamplePerson.LIN).id(),
                                name.en(),
                                name.zh(),
                                "",
                                CaseInHand.token()));
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
