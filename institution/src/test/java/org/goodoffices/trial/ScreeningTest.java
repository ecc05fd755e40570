package org.goodoffices.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.appointment.screening.ScreenCases;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Screening for conflicts of interest: files of ties, ties declared, the institution's own cases;
/// who is told what, and when.
class ScreeningTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.answers.every=1h");

    private final Guest chen = signedIn(SamplePerson.CHEN);

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @Test
    void a_hidden_link_three_steps_away_is_found_and_explained_in_both_languages() {
        var number = appointing(SamplePerson.BRANDT, SamplePerson.LIN);
        var at = screening(number);
        var needs = "/cases/" + number + "/appointment/needs";
        chen.get(needs);
        chen.post(needs, "need-0", "language:en:negotiates", "weight-0", "0");
        assertThat(chen.get(at).body()).contains("Not screened yet");
        assertThat(independence(number)).doesNotContain("a tie is known");
        taken(
                "Owners",
                "owners.csv",
                """
                from,tie,to,to_type,since,until,share
                Party of Helena Brandt,owned-by,Nordlys Holding SA,company,2019-04-01,,60
                Nordlys Holding SA,advised-by,Reed Chambers,company,2022,,
                Reed Chambers,has-partner,Solheim Ingrid,person,,,
                """);
        chen.get(at);
        var second = chen.filled(at);
        asked(number);
        assertThat(chen.get(at).body()).contains("A screening is on its way");
        assertThat(chen.postBare(at, second).body()).contains("is on its way already");
        runs();

        var page = text(chen.get(at));
        assertThat(page)
                .contains("Ingrid Solheim to be disclosed; the parties may waive it")
                .contains(
                        "Party of Helena Brandt is partly owned by Nordlys Holding SA (60 %, since"
                                + " 1 April 2019)",
                        "Nordlys Holding SA is advised by Reed Chambers (since 1 January 2022)",
                        "Reed Chambers has Solheim Ingrid among its members (dates unknown)")
                .contains("Waivable Red List 2.3.6")
                .contains("Owners (owners.csv), line 3")
                .contains("“Ingrid Solheim” can be “Solheim Ingrid” (score")
                .contains("“Ingrid” and “Ingrid” are the same")
                .contains("No path of up to 6 ties is missing.")
                .contains("Owners, taken in on")
                .contains("Party of Lin Qiaoyun (party)", "Helena Brandt (party)");
        assertThat(text(chen.speaking("zh").get(at)))
                .contains("Party of Helena Brandt", "应当披露", "6层以内的关系路径无一遗漏。");
        chen.speaking("en");
        assertThat(independence(number))
                .contains("Independence: a tie is known that the parties may waive");
        // it is the house's to read, and not the parties'
        for (var party : List.of(SamplePerson.BRANDT, SamplePerson.SOLHEIM)) {
            assertThat(signedIn(party).get(at).status()).isEqualTo(404);
            for (var table :
                    List.of(
                            "tie_import",
                            "imported_thing",
                            "imported_tie",
                            "screening",
                            "screening_due",
                            "screened_candidate",
                            "screened_path")) {
                // of a case in which somebody mediates they are told what they are tied to
                boolean told = table.startsWith("screened_") && party != SamplePerson.BRANDT;
                assertThat(told ? counted(party, table, number) : counted(party, table))
                        .as(party + " " + table)
                        .isZero();
            }
        }
        assertThat(counted(SamplePerson.VALDES, "screened_path")).isPositive();
    }

    @Test
    void a_tie_through_a_case_that_one_may_not_see_is_a_grade_and_nothing_else() {
        var pair = new Cases(institution, SamplePerson.DUBOIS, SamplePerson.TANVIR);
        var closed = pair.requested("model-commercial");
        pair.bring(closed, "mediation"); // with Leung
        var number = appointing(SamplePerson.DUBOIS, SamplePerson.ZHAO);
        asked(number);
        runs();
        var at = screening(number);
        assertThat(text(chen.get(at)))
                .contains("in " + closed + " Leung Ching-yee was appointed")
                .contains("docket of " + closed)
                .doesNotContain("a matter that you may not see");

        // the Registry leaves that case
        var taken =
                institution
                        .owner()
                        .sql("select joint from case_file where number = ?")
                        .param(closed.value())
                        .query(java.util.UUID.class)
                        .single();
        var registry = org.goodoffices.foundation.identity.Offices.REGISTRY;
        var members =
                institution
                        .owner()
                        .sql("select since from lane_member where lane = ? and member = ?")
                        .params(taken, registry)
                        .query(java.sql.Timestamp.class)
                        .single();
        institution
                .owner()
                .sql("delete from lane_member where lane = ? and member = ?")
                .params(taken, registry)
                .update();
        var page = chen.get(at);
        institution
                .owner()
                .sql("insert into lane_member (lane, member, since) values (?, ?, ?)")
                .params(taken, registry, members)
                .update();
        assertThat(text(page))
                .contains(
                        "Leung Ching-yee to be disclosed; the parties may waive it There is a tie"
                                + " through a matter that you may not see. With it: to be"
                                + " disclosed")
                .doesNotContain("was appointed");
        assertThat(page.body()).doesNotContain(closed.value(), "Tanvir");
    }

    @Test
    void a_later_hit_is_told_first_to_whom_it_concerns_and_ticked_in_their_form() {
        var cases =
                new Cases(
                        institution,
                        SamplePerson.ADEYEMI,
                        SamplePerson.HADDAD,
                        SamplePerson.RAHMANI);
        var number = cases.requested("model-commercial");
        cases.bring(number, "mediation");
        asked(number);
        runs();
        var at = screening(number);
        assertThat(text(chen.get(at))).contains("Yusuf Rahmani no conflict known");
        var rahmani = signedIn(SamplePerson.RAHMANI);
        assertThat(rahmani.get("/ties").body()).doesNotContain("yours to disclose");
        // nothing new: nothing is done
        runs();
        assertThat(screenings(number)).isEqualTo(1);

        rahmani.get("/ties");
        assertThat(
                        rahmani.post(
                                        "/ties/declarations",
                                        "tie",
                                        "counsel-to",
                                        "other",
                                        "Party of " + SamplePerson.HADDAD.en(),
                                        "kind",
                                        "BODY",
                                        "since",
                                        "2024-05-01",
                                        "until",
                                        "2025-06-30")
                                .path())
                .isEqualTo("/ties?done=1");
        runs();
        assertThat(screenings(number)).isEqualTo(2);
        assertThat(text(rahmani.get("/ties")))
                .contains("is advised by Yusuf Rahmani (from 1 May 2024 to 30 June 2025)")
                .contains("yours to disclose", "Orange List 3.1.1");
        // the others are told nothing for three days
        assertThat(text(chen.get(at))).contains("Yusuf Rahmani no conflict known");
        assertThat(counted(SamplePerson.HADDAD, "screened_candidate")).isZero();
        var disclose =
                rahmani.get("/ties")
                        .body()
                        .replaceFirst("(?s).*href=\"(/cases/[^\"]*/acts/[^\"]*)\".*", "$1");
        assertThat(rahmani.get(disclose).body())
                .containsPattern("value=\"counsel-before\" checked")
                .doesNotContainPattern("value=\"is-party\" checked");

        // a screening that is asked for meanwhile tells no more
        asked(number);
        runs();
        assertThat(text(chen.get(at))).contains("Yusuf Rahmani no conflict known");
        institution.clock().forward(Duration.ofDays(3));
        assertThat(text(signedIn(SamplePerson.CHEN).get(at)))
                .contains("Yusuf Rahmani to be disclosed; the parties may waive it")
                .contains("declared by Yusuf Rahmani");
    }

    @Test
    void two_mediators_are_screened_against_one_another_and_one_is_replaced_after_a_hit() {
        var parties = List.of(SamplePerson.SEITKALI, SamplePerson.MARENKO);
        var cases = new Cases(institution, parties.getFirst(), parties.getLast());
        var number = cases.requested("model-commercial");
        cases.bring(number, "appointing");
        var two = SamplePerson.LEUNG.id() + "," + SamplePerson.RAHMANI.id();
        parties.forEach(party -> act(party, number, "name-mediator", "mediator", two));
        taken(
                "Chambers",
                "chambers.csv",
                """
                from,tie,to,to_type,since,until
                Harbour Chambers,has-partner,Leung Ching-yee,person,2020-01-01,
                Harbour Chambers,has-partner,Yusuf Rahmani,person,2021-03-01,
                """);
        asked(number);
        runs();
        var at = screening(number);
        assertThat(text(chen.get(at)))
                .contains("Yusuf Rahmani to be disclosed; the parties may waive it")
                .contains(
                        "Leung Ching-yee (mediator): to be disclosed",
                        "Yusuf Rahmani (mediator): to be disclosed",
                        "belong to the same firm. (Orange List 3.2.1)",
                        "Harbour Chambers has Yusuf Rahmani among its members (since 1 March 2021)")
                .contains("Ingrid Solheim no conflict known")
                .doesNotContain("The candidate takes part in the case.");
        assertThat(text(chen.speaking("zh").get(at))).contains("（调解员）", "候选人与本案另一调解员属于同一律师事务所。");
        chen.speaking("en");
        for (var mediator : List.of(SamplePerson.LEUNG, SamplePerson.RAHMANI)) {
            assertThat(text(signedIn(mediator).get("/ties"))).contains("Harbour Chambers");
            act(mediator, number, "accept-appointment", "declaration", "I am independent.");
        }
        assertThat(signedIn(parties.getFirst()).get(at).status()).isEqualTo(404);

        // what was not disclosed is objected to, and the next of the candidates is named
        var rahmani = SamplePerson.RAHMANI.id().toString();
        act(
                parties.getLast(),
                number,
                "challenge-mediator",
                "mediator",
                rahmani,
                "reason",
                "Of one firm with the other mediator, and not disclosed.");
        act(
                SamplePerson.VALDES,
                number,
                "uphold-objection",
                "mediator",
                rahmani,
                "reason",
                "Upheld.");
        var solheim = SamplePerson.SOLHEIM;
        parties.forEach(
                party -> act(party, number, "name-mediator", "mediator", solheim.id().toString()));
        act(solheim, number, "accept-appointment", "declaration", "I am independent.");
        assertThat(cases.open(parties.getFirst(), number).common().mediatorsInOffice())
                .containsExactlyInAnyOrder(
                        SamplePerson.LEUNG.id().toString(), solheim.id().toString());
        runs();
        assertThat(text(chen.get(at)))
                .contains("Ingrid Solheim no conflict known", "Leung Ching-yee (mediator)")
                .doesNotContain("Yusuf Rahmani (mediator)");
    }

    /// Model Rules, art. 9(6) to (9): each new fact is screened by itself.
    @Test
    void who_funds_a_party_is_screened_once_it_is_stated_and_until_it_ends() {
        var parties = List.of(SamplePerson.TANVIR, SamplePerson.HADDAD);
        var number = appointing(parties.getFirst(), parties.getLast());
        taken(
                "Funds",
                "funds.csv",
                """
                from,tie,to,to_type
                Meridian Litigation Finance Ltd,advised-by,Quay Chambers,company
                Quay Chambers,has-partner,Solheim Ingrid,person
                """);
        asked(number);
        runs();
        var at = screening(number);
        assertThat(text(chen.get(at))).contains("Ingrid Solheim no conflict known");

        var funder = "Meridian Litigation Finance Limited";
        act(
                parties.getLast(),
                number,
                "state-funder",
                "name",
                funder,
                "kind",
                "company",
                "country",
                "GBR",
                "interest",
                "A share in the outcome");
        runs();
        assertThat(screenings(number)).isEqualTo(2);
        assertThat(text(chen.get(at)))
                .contains(funder + " (funder)")
                .contains("Ingrid Solheim to be disclosed; the parties may waive it")
                .contains(
                        "Meridian Litigation Finance Ltd is advised by Quay Chambers",
                        "(score",
                        "Waivable Red List 2.3.6",
                        "Funds (funds.csv), line 2");
        assertThat(text(chen.speaking("zh").get(at))).contains(funder + "（出资方）");
        chen.speaking("en");
        // everybody in the case knows of it, and nobody else
        var known = "Name: " + funder + "; What it is: Company or other body; Country: United";
        for (var one : List.of(parties.getFirst(), SamplePerson.VALDES)) {
            assertThat(text(signedIn(one).get("/cases/" + number))).contains(known);
        }
        assertThat(counted(SamplePerson.BRANDT, "entry where act = 'state-funder'")).isZero();

        act(parties.getLast(), number, "state-end-of-funding", "name", funder);
        runs();
        assertThat(screenings(number)).isEqualTo(3);
        assertThat(text(chen.get(at)))
                .contains("Ingrid Solheim no conflict known")
                .doesNotContain("(funder)");
    }

    @Test
    void a_candidate_whom_a_party_names_as_its_expert_takes_part_in_the_case() {
        var cases = new Cases(institution, SamplePerson.TANVIR, SamplePerson.SEITKALI);
        var number = cases.requested("model-commercial");
        cases.bring(number, "appointing");
        asked(number);
        runs();
        act(
                SamplePerson.SEITKALI,
                number,
                "name-expert",
                "name",
                "梁静仪",
                "kind",
                "person",
                "country",
                "CHN",
                "text",
                "Values of mines");
        runs();
        assertThat(text(chen.get(screening(number))))
                .contains("Leung Ching-yee a conflict that nobody may waive 梁静仪 (expert)")
                .contains("The candidate takes part in the case. (Non-Waivable Red List 1.1)");
        // of another case, its expert is a tie like any other, and no more than a grade
        var other = appointing(SamplePerson.SEITKALI, SamplePerson.LIN);
        asked(other);
        runs();
        assertThat(text(chen.get(screening(other))))
                .contains("Party of Daniyar Seitkali (party)")
                .doesNotContain("梁静仪 (expert)");
    }

    /// An act of the rules, by its page.
    private static void act(SamplePerson who, CaseNumber number, String act, String... said) {
        var guest = signedIn(who);
        var form = "/cases/" + number + "/acts/" + act;
        guest.get(form);
        var answer = guest.post(form, said);
        assertThat(answer.path()).as(answer.body()).endsWith("?done=" + act);
    }

    @Test
    void a_broken_file_loads_nothing() {
        var before = counted(SamplePerson.CHEN, "imported_tie");
        var answer =
                takes(
                        "Broken",
                        "broken.csv",
                        """
                        from,tie,to
                        One Ltd,owned-by,Two Ltd
                        Two Ltd,is-fond-of,Three Ltd
                        """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer)).contains("Broken (broken.csv), line 3, tie:");
        assertThat(takes("Broken", "broken.json", "[{\"a\":").status()).isEqualTo(422);
        assertThat(takes("Broken", "empty.csv", "").status()).isEqualTo(422);
        chen.get("/ties");
        assertThat(text(chen.postPapers("/ties/imports", List.of()))).contains("Choose a file.");
        assertThat(counted(SamplePerson.CHEN, "imported_tie")).isEqualTo(before);
        assertThat(chen.get("/ties").body()).doesNotContain("broken");
        assertThat(text(takes("Signs", "signs.csv", "from,tie,to\nA\0 Ltd,owns,B Ltd\n")))
                .contains("Signs (signs.csv), line 2: The file is not a text.");
        taken("JSON", "none.json", "[]");
        // nobody but the house keeps files
        var lin = signedIn(SamplePerson.LIN);
        lin.get("/ties");
        assertThat(
                        lin.postPapers(
                                        "/ties/imports",
                                        List.of(Guest.Sent.of("x.csv", "from,tie,to\n")))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void of_two_imports_of_one_source_at_once_one_follows_the_other() throws Exception {
        var valdes = signedIn(SamplePerson.VALDES);
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<java.util.concurrent.Future<Guest.Answer>>();
            for (var who : List.of(chen, valdes)) {
                who.get("/ties");
                var form =
                        Guest.multipart(
                                who.filled("/ties/imports", "source", "Twice"),
                                List.of(
                                        Guest.Sent.of(
                                                "twice.csv", "from,tie,to\nA Ltd,owns,B Ltd\n")));
                Callable<Guest.Answer> post =
                        () -> {
                            together.await();
                            return who.sendPapers("/ties/imports", form);
                        };
                sent.add(threads.submit(post));
            }
            for (var one : sent) {
                assertThat(one.get().path()).isEqualTo("/ties?done=1");
            }
        }
        assertThat(
                        institution
                                .owner()
                                .sql(
                                        "select number from tie_import where source = 'Twice' order by 1")
                                .query(Integer.class)
                                .list())
                .containsExactly(1, 2);
        assertThat(text(chen.get("/ties"))).contains("Former files of this source (1)");
    }

    @Test
    void a_member_declares_anew_to_put_right_and_bad_input_is_refused() {
        var leung = signedIn(SamplePerson.LEUNG);
        declared(leung, "family-of", "Kwok Wing", "PERSON", "2001-01-01", "");
        declared(leung, "family-of", "Kwok Wing", "PERSON", "2001-01-01", "2020-06-30");
        var page = text(leung.get("/ties"));
        assertThat(page)
                .contains(
                        "Leung Ching-yee and Kwok Wing are family (from 1 January 2001 to 30 June 2020)")
                .doesNotContain("(since 1 January 2001)");
        assertThat(text(chen.get("/ties"))).contains("Declared by Leung Ching-yee");
        assertThat(signedIn(SamplePerson.SOLHEIM).get("/ties").body()).doesNotContain("Kwok");
        notDeclared(leung, "Choose a tie", "hates", "Kwok Wing", "PERSON", "", "");
        notDeclared(leung, "Choose what it is", "owns", "Kwok Wing", "SHIP", "", "");
        notDeclared(leung, "Write the full name", "owns", " ", "BODY", "", "");
        notDeclared(leung, "Write the full name", "owns", "x".repeat(301), "BODY", "", "");
        notDeclared(leung, "Write the full name", "owns", "A\u202eB", "BODY", "", "");
        notDeclared(leung, "Give a day of the calendar", "owns", "A", "BODY", "2024-02-30", "");
        notDeclared(leung, "does not end before", "owns", "A", "BODY", "2024-02-02", "2024-02-01");
        var lin = signedIn(SamplePerson.LIN);
        assertThat(lin.get("/ties").body()).contains("Nothing for you here");
        assertThat(
                        lin.post("/ties/declarations", "tie", "owns", "other", "A", "kind", "BODY")
                                .body())
                .contains("Only members of the panel declare ties here.");
    }

    // ---- what the tests have people do

    private static CaseNumber appointing(SamplePerson one, SamplePerson other) {
        var cases = new Cases(institution, one, other);
        var number = cases.requested("model-commercial");
        cases.bring(number, "appointing");
        return number;
    }

    private static String screening(CaseNumber number) {
        return "/cases/" + number + "/appointment/screening";
    }

    private String independence(CaseNumber number) {
        return text(chen.get("/cases/" + number + "/appointment"));
    }

    private void asked(CaseNumber number) {
        var at = screening(number);
        chen.get(at);
        assertThat(chen.post(at).path()).isEqualTo(at + "?done=1");
    }

    private static void runs() {
        institution.bean(ScreenCases.class).screen();
    }

    private Guest.Answer takes(String source, String file, String content) {
        chen.get("/ties");
        return chen.postPapers(
                "/ties/imports", List.of(Guest.Sent.of(file, content)), "source", source);
    }

    private void taken(String source, String file, String content) {
        var answer = takes(source, file, content);
        assertThat(answer.path()).as(answer.body()).isEqualTo("/ties?done=1");
    }

    private static Guest.Answer declares(Guest who, String... said) {
        who.get("/ties");
        return who.post(
                "/ties/declarations",
                "tie",
                said[0],
                "other",
                said[1],
                "kind",
                said[2],
                "since",
                said[3],
                "until",
                said[4]);
    }

    private static void declared(Guest who, String... said) {
        var answer = declares(who, said);
        assertThat(answer.path()).as(answer.body()).isEqualTo("/ties?done=1");
    }

    private static void notDeclared(Guest who, String why, String... said) {
        var answer = declares(who, said);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
    }

    private static int screenings(CaseNumber number) {
        return institution
                .owner()
                .sql(
                        "select count(*)::int from screening s join case_file f on f.id = s.case_id where f.number = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
    }

    private static int counted(SamplePerson who, String table) {
        return counted(who, table, null);
    }

    /// @param number of the case whose rows are counted; null for all
    private static int counted(
            SamplePerson who, String table, @org.jspecify.annotations.Nullable CaseNumber number) {
        var of =
                number == null
                        ? ""
                        : institution
                                .owner()
                                .sql(
                                        "select ' where screening in (select id from screening where case_id = ''' || id || ''')' from case_file where number = ?")
                                .param(number.value())
                                .query(String.class)
                                .single();
        return institution
                .bean(Access.class)
                .as(
                        who.id(),
                        () ->
                                institution
                                        .bean(JdbcClient.class)
                                        .sql("select count(*)::int from " + table + of)
                                        .query(Integer.class)
                                        .single());
    }

    private static String text(Guest.Answer answer) {
        return org.jsoup.Jsoup.parse(answer.body()).select("main").text();
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        var answer = guest.post("/sample-world/sign-in", "person", person.id().toString());
        assertThat(answer.status()).isEqualTo(200);
        return guest;
    }
}
