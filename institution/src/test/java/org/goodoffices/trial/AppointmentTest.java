package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.appointment.feedback.PublishFeedback;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.records.record.Entered;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The appointment of a case's mediators: what is needed in the open, candidates with the reasons,
/// a list struck and ranked in secret, disclosure, objection and replacement.
class AppointmentTest {

    private static final String LEUNG = SamplePerson.LEUNG.id().toString();
    private static final String RAHMANI = SamplePerson.RAHMANI.id().toString();
    private static final String SOLHEIM = SamplePerson.SOLHEIM.id().toString();

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.answers.every=1h");

    private final Cases cases = new Cases(institution, SamplePerson.BRANDT, SamplePerson.LIN);

    private CaseNumber number;
    private String address;
    private Guest brandt;
    private Guest lin;
    private Guest chen;

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @BeforeEach
    void a_case_that_names_its_mediator() {
        number = cases.requested("model-commercial");
        cases.bring(number, "appointing");
        address = "/cases/" + number + "/appointment";
        brandt = signedIn(SamplePerson.BRANDT);
        lin = signedIn(SamplePerson.LIN);
        chen = signedIn(SamplePerson.CHEN);
    }

    @Test
    void candidates_are_ranked_by_what_the_case_needs_with_the_reasons_in_both_languages() {
        assertThat(chen.get(address).body()).contains("Not stated yet");
        stated(
                chen,
                "need-0",
                "language:en:negotiates",
                "weight-0",
                "0",
                "need-1",
                "industry:energy",
                "weight-1",
                "5",
                "need-2",
                "language:fr:negotiates",
                "weight-2",
                "2",
                "states",
                "China；",
                "from-day",
                "2027-01-04",
                "until-day",
                "2027-03-01",
                "weight-days",
                "1",
                "culture",
                "No session on a Friday.");

        var page = chen.get(address).body();
        assertThat(page)
                .contains(
                        "French (can conduct a mediation, or better)",
                        "wished for, 2 points",
                        "wished for, 1 point<")
                .contains("Not a national of China", "No session on a Friday.")
                .contains("Is a national of China.")
                .contains("Industry (Energy): in the profile. 5 of 5 points.")
                .contains("Independence: not screened yet")
                .contains("below what is asked. 1 of 2 points.");
        // Rahmani: 5 for energy, 1 for some French, 1 for the days; Solheim: 5, 2 and 1
        assertThat(page.indexOf("8 points")).isPositive().isLessThan(page.indexOf("7 points"));
        assertThat(brandt.speaking("zh").get(address).body())
                .contains("行业（能源）：履历有载。得5分，满分5分。", "具有中国国籍。", "不符合要求者（1名）");
        brandt.speaking("en");
        // what only the institution knows is not told to anybody else
        assertThat(brandt.get(address).body())
                .contains("8 points")
                .doesNotContain("Independence", "twelve months.</li>");
    }

    @Test
    void what_was_stated_before_is_followed_and_agreed_to_anew() {
        stated(chen, "need-0", "tradition:civil", "weight-0", "0");
        brandt.get(address);
        assertThat(brandt.post(address + "/needs/agreement").path()).endsWith("?done=1");
        assertThat(lin.get(address).body()).contains("has agreed", "has not agreed yet");
        lin.get(address + "/needs");
        var early = lin.filled(address + "/needs", "need-0", "tradition:islamic");
        stated(brandt, "need-0", "tradition:common", "weight-0", "3");

        assertThat(lin.get(address).body())
                .contains("Legal tradition: Common law")
                .doesNotContain(">has agreed<");
        // who began from what stood before is told so
        var late = lin.postBare(address + "/needs", early);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("has been stated anew meanwhile");
        assertThat(acts(SamplePerson.LIN, "case-needs")).hasSize(2);
    }

    @Test
    void fairness_over_the_year_is_shown_with_its_price() {
        var other = cases.requested("model-commercial");
        cases.bring(other, "mediation");
        stated(chen, "need-0", "language:zh:negotiates", "weight-0", "4");
        var page = chen.get(address).body();
        assertThat(page)
                .contains("Leung Ching-yee was named")
                .contains("who is next in turn, instead costs 4 points")
                .contains("“Chinese (can conduct a mediation, or better)” 4 less");
        assertThat(brandt.get(address).body()).doesNotContain("next in turn");
        // nor does the database tell it to anybody else
        assertThat(loads(SamplePerson.CHEN)).isPositive();
        assertThat(loads(SamplePerson.BRANDT)).isZero();
        assertThat(loads(SamplePerson.LEUNG)).isZero();
    }

    @Test
    void that_nobody_suits_is_explained() {
        stated(
                lin,
                "need-0",
                "language:ar:negotiates",
                "weight-0",
                "0",
                "need-1",
                "industry:shipping",
                "weight-1",
                "0",
                "need-2",
                "tradition:civil",
                "weight-2",
                "0");
        assertThat(brandt.get(address).body())
                .contains("Why nobody suits")
                .contains("Nobody on the panel meets all of these together")
                .contains("or better)”, “Industry: Shipping”. Fewer needs")
                .contains("or better)”, 1 candidate suits.")
                .contains("Without “Industry: Shipping”, 1 candidate suits.")
                .doesNotContain("Without “Legal tradition");
    }

    @Test
    void of_a_list_only_who_is_left_is_told() {
        listed("1");
        var list = acts(SamplePerson.CHEN, "list-sent").getFirst().id().toString();
        answered(brandt, list, Map.of(LEUNG, "1", RAHMANI, "2", SOLHEIM, "strike"));
        // until it is opened an answer can be taken back
        answered(brandt, list, Map.of(LEUNG, "strike", RAHMANI, "2", SOLHEIM, "1"));
        answered(lin, list, Map.of(LEUNG, "2", RAHMANI, "1", SOLHEIM, "3"));
        assertThat(brandt.get(address).body())
                .contains("1. Ingrid Solheim", "Leung Ching-yee struck");
        assertThat(lin.get(address).body()).doesNotContain("struck<", "1. Ingrid Solheim");
        assertThat(chen.get(address).body()).doesNotContain("Your side answered", "struck.");
        assertThat(acts(SamplePerson.CHEN, "list-answered")).isEmpty();
        assertThat(acts(SamplePerson.LIN, "list-answered")).hasSize(1);
        // nothing is told before the time is over
        opens();
        assertThatThrownBy(() -> result(SamplePerson.LIN, list))
                .rootCause()
                .hasMessageContaining("not open");
        institution.clock().forward(Duration.ofHours(24));
        opens();
        opens();

        // Rahmani: 2 + 1; Solheim: 1 + 3; Leung was struck
        assertThat(acts(SamplePerson.LIN, "list-opened")).hasSize(1);
        for (var person : List.of(brandt, lin, chen)) {
            assertThat(person.get(address).body()).contains("Left: Yusuf Rahmani.");
        }
        var late = brandt.postBare(address + "/lists/" + list + "/answer", form(brandt));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("The time to answer is over.");
    }

    @Test
    void a_side_that_does_not_answer_accepts_all_alike_and_the_list_decides_among_equals() {
        stated(chen, "need-0", "tradition:civil", "weight-0", "3");
        listed("1");
        var list = acts(SamplePerson.CHEN, "list-sent").getFirst();
        institution.clock().forward(Duration.ofHours(24));
        opens();
        var first = ((Map<?, ?>) ((List<?>) list.facts().get("candidates")).getFirst()).get("id");
        assertThat(acts(SamplePerson.LIN, "list-opened").getFirst().text("mediator"))
                .isEqualTo(first)
                .isNotEqualTo(LEUNG);
    }

    @Test
    void where_nobody_is_left_the_appointing_authority_appoints() {
        listed("2");
        var list = acts(SamplePerson.CHEN, "list-sent").getFirst().id().toString();
        answered(brandt, list, Map.of(LEUNG, "strike", RAHMANI, "strike", SOLHEIM, "1"));
        answered(lin, list, Map.of(LEUNG, "1", RAHMANI, "2", SOLHEIM, "strike"));
        institution.clock().forward(Duration.ofHours(24));
        opens();
        assertThat(lin.get(address).body())
                .contains("Nobody is left. The appointing authority appoints");
        assertThat(acts(SamplePerson.BRANDT, "list-opened").getFirst().text("mediator")).isNull();
        while (cases.open(SamplePerson.LIN, number).common().place().equals("appointing")) {
            institution.clock().forward(Duration.ofDays(10));
        }
        var valdes = signedIn(SamplePerson.VALDES);
        assertThat(valdes.get(address).body()).contains("/acts/appoint\"");
        cases.act(
                SamplePerson.VALDES,
                number,
                "appoint",
                Map.of("mediator", SOLHEIM, "reason", "By the reasons shown."));
        assertThat(cases.open(SamplePerson.LIN, number).common().place()).isEqualTo("accepting");
    }

    @Test
    void from_disclosure_to_replacement() {
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN)) {
            cases.act(party, number, "name-mediator", Map.of("mediator", SOLHEIM));
        }
        var solheim = signedIn(SamplePerson.SOLHEIM);
        var accept = "/cases/" + number + "/acts/accept-appointment";
        assertThat(solheim.get(address).body()).contains(accept + "\"");
        assertThat(solheim.get(accept).body())
                .contains("I hold shares in a party", "(the parties may waive it)");
        assertThat(
                        solheim.post(accept, "declaration", "See below.", "ties", "controls-party")
                                .body())
                .contains("With a tie that nobody may waive you cannot accept");
        assertThat(solheim.post(accept, "declaration", "See below.", "ties", "no-such").status())
                .isEqualTo(422);
        var accepted =
                solheim.post(
                        accept,
                        "declaration",
                        "I met counsel twice.",
                        "ties",
                        "met-before,former-employer");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(cases.open(SamplePerson.LIN, number).common().place()).isEqualTo("mediation");

        assertThat(lin.get(address).body())
                .contains(
                        "I met counsel twice.",
                        "I was employed by a party or its counsel (must be told)");
        var disclosure = acts(SamplePerson.LIN, "accept-appointment").getFirst().id();
        var comments = address + "/disclosures/" + disclosure + "/comments";
        assertThat(lin.post(comments, "text", "We should have known before.").path())
                .endsWith("?done=1");
        assertThat(brandt.get(address).body()).contains("We should have known before.");
        assertThat(brandt.post(comments, "text", " ").status()).isEqualTo(422);

        assertThat(lin.get(address).body()).contains("/acts/challenge-mediator\"");
        cases.act(
                SamplePerson.LIN,
                number,
                "challenge-mediator",
                Map.of("mediator", SOLHEIM, "reason", "Employed by counsel."));
        cases.act(
                SamplePerson.VALDES,
                number,
                "uphold-objection",
                Map.of("mediator", SOLHEIM, "reason", "Upheld."));
        assertThat(lin.get(address).body()).contains("/acts/name-mediator\"");
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.LIN)) {
            cases.act(party, number, "name-mediator", Map.of("mediator", LEUNG));
        }
        cases.act(
                SamplePerson.LEUNG,
                number,
                "accept-appointment",
                Map.of("declaration", "I am independent."));
        assertThat(lin.get(address).body())
                .contains("No tie of the guideline was named.", "I met counsel twice.");
        assertThat(cases.open(SamplePerson.LIN, number).common().place()).isEqualTo("mediation");
    }

    @Test
    void a_candidate_is_asked_before_anybody_is_named_and_no_party_learns_of_it() {
        stated(chen, "need-0", "language:en:negotiates", "weight-0", "0");
        var before = List.of(brandt, lin).stream().map(this::asReadBy).toList();
        var invitations = address + "/invitations";
        chen.get(address);
        assertThat(chen.post(invitations, "candidate", SOLHEIM, "hours", "24").path())
                .endsWith("?done=1");
        chen.get(address);
        var again = chen.filled(invitations, "hours", "24");
        again.put("candidate", List.of(SOLHEIM));
        assertThat(chen.postBare(invitations, again).body())
                .contains("This candidate has been asked in this case already.");

        var solheim = signedIn(SamplePerson.SOLHEIM);
        var inquiry = "/inquiries/" + acts(SamplePerson.CHEN, "candidate-invited").getFirst().id();
        assertThat(solheim.get("/inquiries").body()).contains(inquiry);
        assertThat(solheim.get(inquiry).body())
                .contains("Party of Helena Brandt; Party of Lin Qiaoyun")
                .doesNotContain(number.value());
        assertThat(solheim.get(address).status()).isEqualTo(404);
        assertThat(solheim.get("/").body()).contains(inquiry, "Invitation to mediate");
        solheim.get(inquiry);
        assertThat(solheim.post(inquiry, "words", "?").status()).isEqualTo(422);
        var form = solheim.filled(inquiry, "available", "yes", "words", "From March on.");
        form.put("ties", List.of("met-before", "shares"));
        solheim.postBare(inquiry, form);
        assertThat(solheim.postBare(inquiry, form).status()).isEqualTo(200);
        assertThat(solheim.get("/").body()).doesNotContain(inquiry);
        form.put("available", List.of("no"));
        assertThat(solheim.postBare(inquiry, form).body()).contains("You have answered already");

        assertThat(chen.get(address).body())
                .contains("could serve", "From March on.", "I hold shares in a party");
        assertThat(List.of(brandt, lin).stream().map(this::asReadBy).toList()).isEqualTo(before);
        for (var person : List.of(SamplePerson.BRANDT, SamplePerson.LIN, SamplePerson.RAHMANI)) {
            for (var table : List.of("candidate_invited", "candidate_answered")) {
                assertThat(asked(person, "select count(*)::int from " + table))
                        .as(person + " " + table)
                        .isZero();
            }
        }
        assertThat(lin.get(inquiry).status()).isEqualTo(404);
        assertThat(lin.get("/inquiries/x").status()).isEqualTo(404);
        assertThat(acts(SamplePerson.LIN, "candidate-invited")).isEmpty();
        brandt.get(address);
        assertThat(brandt.postBare(invitations, form(brandt)).body())
                .contains("This act is not yours to do in this case.");

        chen.get(address);
        chen.post(invitations, "candidate", RAHMANI, "hours", "24");
        institution.clock().forward(Duration.ofHours(24));
        var rahmani = signedIn(SamplePerson.RAHMANI);
        var late = "/inquiries/" + acts(SamplePerson.CHEN, "candidate-invited").getLast().id();
        rahmani.get("/cases");
        assertThat(rahmani.get(late).body()).contains("did not answer");
    }

    /// The page, without what is drawn for each look at it.
    private String asReadBy(Guest who) {
        return org.jsoup.Jsoup.parse(who.get(address).body()).select("main").text();
    }

    @Test
    void a_list_and_an_inquiry_stand_beside_each_other() {
        new AtTheAppointment(institution, number).stated().asked(SamplePerson.SOLHEIM);
        assertThat(chen.get(address).body()).contains(address + "/invitations\"");
        listed("1");
        assertThat(chen.get(address).body())
                .contains(address + "/invitations\"", "asked; may answer until");
    }

    @Test
    void of_two_case_managers_at_once_one_sends_the_list_and_the_other_is_told() throws Exception {
        var okafor = signedIn(SamplePerson.OKAFOR);
        stated(chen, "need-0", "language:en:negotiates", "weight-0", "0");
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Guest.Answer>();
            var sent =
                    List.of(chen, okafor).stream()
                            .map(one -> {
                                one.get(address);
                                var form =
                                        one.filled(
                                                address + "/lists", "strikes", "1", "hours", "24");
                                form.put("candidates", List.of(LEUNG, RAHMANI, SOLHEIM));
                                Callable<Guest.Answer> post =
                                        () -> {
                                            together.await();
                                            return one.postBare(address + "/lists", form);
                                        };
                                return threads.submit(post);
                            })
                            .toList();
            for (var one : sent) {
                answers.add(one.get());
            }
            assertThat(answers)
                    .extracting(Guest.Answer::status)
                    .containsExactlyInAnyOrder(200, 422);
            assertThat(
                            answers.stream()
                                    .filter(one -> one.status() == 422)
                                    .findFirst()
                                    .orElseThrow()
                                    .body())
                    .contains("A list has been sent already");
        }
        assertThat(acts(SamplePerson.LIN, "list-sent")).hasSize(1);
    }

    @Test
    void feedback_is_read_by_ones_own_side_and_told_in_batches_of_several_cases() {
        var publish = institution.bean(PublishFeedback.class);
        var today = LocalDate.ofInstant(institution.clock().instant(), ZoneId.of("Asia/Hong_Kong"));
        assertThat(lin.get("/cases/" + number + "/feedback").status()).isEqualTo(404);
        var over = new ArrayList<CaseNumber>();
        for (int i = 0; i < 4; i++) {
            var one = cases.requested("model-commercial");
            cases.bring(one, "mediation");
            over.add(one);
        }
        feedback(brandt, over.getFirst(), 404, "5", "");
        over.forEach(one -> cases.act(SamplePerson.BRANDT, one, "withdraw", Map.of()));

        // each is reminded on their own page, until their own side has answered
        var asked = "/cases/" + over.getFirst() + "/feedback";
        assertThat(brandt.get("/").body()).contains(asked, "Feedback on the mediators");
        feedback(brandt, over.getFirst(), 422, "6", "");
        feedback(brandt, over.getFirst(), 422, "4", "x".repeat(2001));
        feedback(brandt, over.getFirst(), 200, "4", "Zircon at the door.");
        feedback(brandt, over.getFirst(), 404, "4", "");
        assertThat(brandt.get("/").body()).doesNotContain(asked);
        assertThat(lin.get("/").body()).contains(asked);
        assertThat(chen.get("/").body()).doesNotContain(asked);
        assertThat(brandt.get("/cases/" + over.getFirst() + "/feedback").body())
                .contains("Your party has answered.");
        assertThat(brandt.get("/cases/" + over.getFirst()).body()).contains("Zircon");
        for (var other : List.of(lin, chen, signedIn(SamplePerson.LEUNG))) {
            assertThat(other.get("/cases/" + over.getFirst()).body())
                    .doesNotContain("Zircon", "Feedback on a mediator");
        }
        for (var other : List.of(chen, signedIn(SamplePerson.LEUNG))) {
            assertThat(other.get("/cases/" + over.getFirst() + "/feedback").status())
                    .isEqualTo(404);
        }
        feedback(lin, over.getFirst(), 200, "5", "");
        feedback(brandt, over.get(1), 200, "4", "");
        feedback(lin, over.get(1), 200, "3", "Amber.");

        // four answers of two cases; of a case whose time to answer runs, none
        publish.publish(today.plusDays(100));
        assertThat(told()).contains("Too few to show").doesNotContain("Zircon");
        feedback(brandt, over.get(2), 200, "5", "");
        publish.publish(today.plusDays(10));
        assertThat(told()).contains("Too few to show");

        publish.publish(today.plusDays(200));
        publish.publish(today.plusDays(200));
        assertThat(told())
                .contains("fairness to all 4 or more", "pace 3.5", "Zircon", "Amber", "cases")
                .doesNotContain("Too few to show")
                .containsOnlyOnce("pace 3.5");
        assertThat(told().indexOf("Amber")).isLessThan(told().indexOf("Zircon"));
        var member = "/panel/nominations/" + nomination();
        assertThat(signedIn(SamplePerson.LEUNG).get(member).body())
                .contains("fairness to all 4 or more")
                .doesNotContain("Zircon", "Amber", "Appointments in the term");
        for (var other : List.of(brandt, signedIn(SamplePerson.VARGA))) {
            assertThat(other.get(member).status()).isEqualTo(404);
        }
        assertThat(institution.guest().get("/panel/members/" + nomination()).body())
                .doesNotContain("4 or more");
        // one more is told with no fewer than four others; and nobody takes answers by themselves
        feedback(brandt, over.get(3), 200, "1", "Cobalt.");
        publish.publish(today.plusDays(400));
        assertThat(told()).doesNotContain("Cobalt", "2 or less");
        assertThatThrownBy(() -> take(SamplePerson.HALVORSEN))
                .rootCause()
                .hasMessageContaining("nobody takes answers but the rules");
        assertThat(institution.faults()).isEmpty();
    }

    /// Answers about the mediator, each criterion alike but for the pace.
    private void feedback(Guest who, CaseNumber about, int status, String mark, String text) {
        var page = "/cases/" + about + "/feedback";
        var form = page + "/" + LEUNG;
        if (who.get(page).status() == 404 || !who.get(page).body().contains("form class=")) {
            assertThat(status).isEqualTo(404);
            return;
        }
        var fields = new ArrayList<String>();
        for (var criterion : List.of("preparation", "fairness", "clarity", "confidence")) {
            fields.addAll(List.of(criterion, mark));
        }
        fields.addAll(List.of("pace", mark.equals("5") ? "3" : mark, "text", text));
        assertThat(who.post(form, fields.toArray(String[]::new)).status()).isEqualTo(status);
    }

    private String nomination() {
        return institution
                .owner()
                .sql("select nomination from panel_entry where kind = 'designate' and subject = ?")
                .param(SamplePerson.LEUNG.id().value())
                .query(String.class)
                .single();
    }

    /// What Legal Affairs reads before it enters a renewal.
    private String told() {
        return signedIn(SamplePerson.HALVORSEN).get("/panel/nominations/" + nomination()).body();
    }

    private static void take(SamplePerson who) {
        institution
                .bean(Access.class)
                .run(
                        who.id(),
                        () ->
                                institution
                                        .bean(JdbcClient.class)
                                        .sql(
                                                "select count(*) from take_feedback('2026-07-01', '2030-01-01Z', 1, 1)")
                                        .query(Integer.class)
                                        .single());
    }

    @Test
    void bad_input_is_refused_with_a_sentence() {
        refusedNeeds("State at least one need.");
        refusedNeeds(
                "Choose a need from the list.", "need-0", "language:xx:native", "weight-0", "1");
        refusedNeeds("Choose a need from the list.", "need-0", "\u202e", "weight-0", "1");
        refusedNeeds("Choose how much it is needed.", "need-0", "tradition:civil", "weight-0", "9");
        refusedNeeds(
                "This need is stated already.",
                "need-0",
                "tradition:civil",
                "weight-0",
                "1",
                "need-1",
                "tradition:civil",
                "weight-1",
                "0");
        refusedNeeds("Name States as they are called", "states", "Atlantis");
        refusedNeeds(
                "Give a first and a last day",
                "from-day",
                "2027-03-01",
                "until-day",
                "2027-01-01",
                "weight-days",
                "0");
        refusedNeeds("Give a first and a last day", "from-day", "2027-03-01", "weight-days", "0");
        refusedNeeds(
                "20,000",
                "need-0",
                "tradition:civil",
                "weight-0",
                "0",
                "culture",
                "x".repeat(20_001));
        assertThat(acts(SamplePerson.LIN, "case-needs")).isEmpty();

        stated(chen, "need-0", "language:en:negotiates", "weight-0", "0");
        refusedList("Choose from 3 to 10 candidates.", List.of(LEUNG, SOLHEIM), "1", "24");
        refusedList(
                "Choose among those who suit.",
                List.of(LEUNG, SOLHEIM, SamplePerson.LIN.id().toString()),
                "1",
                "24");
        var all = List.of(LEUNG, RAHMANI, SOLHEIM);
        refusedList("Give a whole number from 0 to 2.", all, "3", "24");
        refusedList("Give a whole number from 0 to 2.", all, "-1", "24");
        refusedList("Choose how long the sides have to answer.", all, "1", "25");
        // a list is the institution's to send
        var form = form(brandt);
        form.put("candidates", all);
        assertThat(brandt.postBare(address + "/lists", form).body())
                .contains("This act is not yours to do in this case.");

        listed("1");
        var list = acts(SamplePerson.CHEN, "list-sent").getFirst().id().toString();
        refusedAnswer(list, "Give every candidate a place, or strike them.", Map.of(LEUNG, "1"));
        refusedAnswer(
                list,
                "Strike at most 1.",
                Map.of(LEUNG, "1", RAHMANI, "strike", SOLHEIM, "strike"));
        refusedAnswer(
                list,
                "Give each of those left one place, from 1 to 3, and none twice.",
                Map.of(LEUNG, "1", RAHMANI, "1", SOLHEIM, "2"));
        assertThat(
                        lin.postBare(address + "/lists/" + UUID.randomUUID() + "/answer", form(lin))
                                .body())
                .contains("There is no such list.");
        assertThat(acts(SamplePerson.LIN, "list-answered")).isEmpty();
        assertThat(signedIn(SamplePerson.DUBOIS).get(address).status()).isEqualTo(404);
    }

    // ---- what the tests have people do

    private void stated(Guest who, String... fields) {
        who.get(address + "/needs");
        var done = who.post(address + "/needs", fields);
        assertThat(done.path()).as(done.body()).isEqualTo(address + "?done=1");
    }

    private void refusedNeeds(String why, String... fields) {
        lin.get(address + "/needs");
        var answer = lin.post(address + "/needs", fields);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
    }

    /// All three of the panel, to be answered within a day.
    private void listed(String strikes) {
        if (acts(SamplePerson.CHEN, "case-needs").isEmpty()) {
            stated(chen, "need-0", "language:en:negotiates", "weight-0", "0");
        }
        var done = sent(List.of(LEUNG, RAHMANI, SOLHEIM), strikes, "24");
        assertThat(done.path()).as(done.body()).isEqualTo(address + "?done=1");
    }

    private Guest.Answer sent(List<String> candidates, String strikes, String hours) {
        chen.get(address);
        var form = chen.filled(address + "/lists", "strikes", strikes, "hours", hours);
        form.put("candidates", candidates);
        return chen.postBare(address + "/lists", form);
    }

    private void refusedList(String why, List<String> candidates, String strikes, String hours) {
        var answer = sent(candidates, strikes, hours);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
    }

    private void answered(Guest who, String list, Map<String, String> given) {
        var done = answer(who, list, given);
        assertThat(done.path()).as(done.body()).isEqualTo(address + "?done=1");
    }

    private void refusedAnswer(String list, String why, Map<String, String> given) {
        var answer = answer(lin, list, given);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
    }

    private Guest.Answer answer(Guest who, String list, Map<String, String> given) {
        who.get(address);
        var fields =
                given.entrySet().stream()
                        .flatMap(one -> Arrays.asList(one.getKey(), one.getValue()).stream())
                        .toArray(String[]::new);
        return who.post(address + "/lists/" + list + "/answer", fields);
    }

    /// A form of another page, for what the page itself does not offer.
    private Map<String, List<String>> form(Guest who) {
        who.get("/cases/" + number + "/lanes");
        return who.filled(who.last().path());
    }

    private void opens() {
        institution.bean(AnswersDue.class).open();
    }

    private int loads(SamplePerson who) {
        return asked(
                who, "select coalesce(sum(times), 0)::int from named_mediator_since('2000-01-01')");
    }

    private int asked(SamplePerson who, String sql) {
        return institution
                .bean(Access.class)
                .as(
                        who.id(),
                        () ->
                                institution
                                        .bean(JdbcClient.class)
                                        .sql(sql)
                                        .query(Integer.class)
                                        .single());
    }

    private void result(SamplePerson who, String list) {
        asked(who, "select 1 from list_result('" + list + "')");
    }

    private List<Entered> acts(SamplePerson who, String act) {
        return cases.open(who, number).entries().stream()
                .filter(entry -> entry.act().equals(act))
                .toList();
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        var answer = guest.post("/sample-world/sign-in", "person", person.id().toString());
        assertThat(answer.status()).isEqualTo(200);
        return guest;
    }
}
