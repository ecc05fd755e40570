package org.goodoffices.organs.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goodoffices.organs.panel.PanelAct.*;
import static org.goodoffices.organs.panel.PanelHands.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.engines.proof.Hash;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.organs.convention.DepositAct;
import org.goodoffices.organs.convention.DepositForm;
import org.goodoffices.organs.convention.Membership;
import org.goodoffices.organs.governance.EnterSessionAct;
import org.goodoffices.organs.governance.HeldInSecret;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.governance.SessionAct;
import org.goodoffices.organs.governance.StatesParties;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The life of a panel member in a whole institution: who may, who sees what, and what the database
/// itself refuses.
class PanelLifeTest {

    /// The sample world's States, and Lesotho where the register of the Convention has it a party.
    static class Register {
        @Bean
        @Primary
        static StatesParties parties(Membership membership) {
            var fictional = HeldInSecret.PARTIES;
            return new StatesParties() {
                @Override
                public List<State> on(LocalDate day) {
                    var all = new ArrayList<>(fictional);
                    // of those in the register one, or the fictional ones had no quorum
                    membership.parties(day).stream()
                            .filter(one -> one.code().equals("LSO"))
                            .forEach(one -> all.add(new State("LSO", "Lesotho", "莱索托", "africa")));
                    return all;
                }

                @Override
                public Optional<State> named(String code) {
                    return code.equals("LSO")
                            ? Optional.of(new State("LSO", "Lesotho", "莱索托", "africa"))
                            : fictional.stream().filter(one -> one.code().equals(code)).findFirst();
                }
            };
        }
    }

    @AutoClose
    static final TestInstitution institution = TestInstitution.startWith(List.of(Register.class));

    private final PanelHands hands = new PanelHands(institution);
    private final JdbcClient application = institution.bean(JdbcClient.class);
    private final Access access = institution.bean(Access.class);

    @Test
    void a_nominee_without_an_account_comes_in_by_the_invitation_and_is_designated() {
        var id =
                nominated(
                        hands.nominate(
                                MARENKO,
                                proposal(
                                        "Nadia Petrova",
                                        "娜佳·彼得罗娃",
                                        "nadia@panel.example",
                                        "state")));
        var page = "/panel/nominations/" + id;
        assertThat(institution.guest().get(page).path()).startsWith("/sign-in");
        assertThat(signedIn(TANVIR).get(page).status()).isEqualTo(404);
        assertThat(signedIn(MARENKO).get(page).body())
                .contains("Nadia Petrova", "Withdraw the nomination")
                .doesNotContain("Appoint an assessor");

        var nominee = institution.guest();
        var link = invitation("nadia@panel.example");
        nominee.get(link);
        var welcome = nominee.post(link, "nameEn", "Nadezhda Petrova", "nameZh", "娜杰日达·彼得罗娃");
        assertThat(welcome.path()).contains("next=" + page.replace("/", "%2F"));
        assertThat(nominee.get(page).body())
                .contains("Consent to the nomination", "Decline the nomination")
                .doesNotContain("Fill in the profile");
        nominee.get(page + "/acts/consent");
        var without = nominee.post(page + "/acts/consent", "nameEn", "Nadezhda", "nameZh", "娜佳");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body()).contains("Without consent there is no nomination");
        assertThat(
                        nominee.post(
                                        page + "/acts/consent",
                                        "nameEn",
                                        "Nadezhda Petrova",
                                        "nameZh",
                                        "娜杰日达·彼得罗娃",
                                        "agree",
                                        "yes")
                                .path())
                .isEqualTo(page);
        nominee.get(page + "/acts/profile");
        var profile = new ArrayList<String>();
        profile().forEach((name, value) -> profile.addAll(List.of(name, value)));
        assertThat(nominee.post(page + "/acts/profile", profile.toArray(String[]::new)).path())
                .isEqualTo(page);
        assertThat(institution.guest().get("/panel/members/" + id).status()).isEqualTo(404);

        for (var one : List.of(FONTAINE, WILK)) {
            hands.asked(id, one);
            hands.done(one, id, MARK, marks(8));
        }
        hands.done(HALVORSEN, id, INTERVIEW, Map.of("day", "2026-11-01", "words", "Held."));
        hands.done(HALVORSEN, id, DECIDE, decision("designate", "2026-11-03"));

        assertThat(institution.guest().get("/panel/members/" + id).body())
                .contains("Nadezhda Petrova", "娜杰日达·彼得罗娃", "C/2026/20", "Ostrevia", "Ten years.")
                .doesNotContain("Reasons of the Council", "By the papers", "nadia@panel.example");
        assertThat(institution.guest().get("/panel").body()).contains("Nadezhda Petrova");
        assertThat(institution.guest().get("/panel?on=2026-11-02").body())
                .doesNotContain("Nadezhda Petrova");
        assertThat(institution.guest().speaking("zh").get("/panel?q=彼得罗娃&lang=zh").body())
                .contains("娜杰日达·彼得罗娃")
                .doesNotContain("梁静仪");
        assertThat(nominee.get(page).body()).contains("Reasons of the Council", "Resign");
        assertThat(signedIn(HALVORSEN).get(page).body())
                .contains("By the papers", "Root of the log");
        assertThat(institution.bean(Panel.class)).isNotNull();
        assertThat(access.as(BRANDT.id(), () -> institution.bean(Panel.class).members()))
                .extracting(one -> one.name().en())
                .contains("Nadezhda Petrova", "Leung Ching-yee")
                .doesNotContain("Beatriz Luna");
    }

    @Test
    void no_one_sees_a_mark_before_all_are_in_whatever_they_ask_the_database() {
        var id = hands.ready(SEITKALI, DUBOIS, "state");
        hands.asked(id, FONTAINE);
        hands.asked(id, WILK);
        hands.done(FONTAINE, id, MARK, marks(2));
        assertThat(marksSeen(FONTAINE, id)).isEqualTo(1);
        for (var other : List.of(WILK, HALVORSEN, VALDES, SEITKALI, DUBOIS, BRANDT)) {
            assertThat(marksSeen(other, id)).as(other.name()).isZero();
        }
        refused(
                hands.enter(HALVORSEN, id, DECIDE, decision("refuse", "")),
                "",
                "There is no decision before all 2 assessors have marked.");
        refused(
                hands.enter(FONTAINE, id, MARK, marks(3)),
                "",
                "The marks have been given already and cannot be given again.");
        hands.done(WILK, id, MARK, marks(9));
        for (var reader : List.of(FONTAINE, WILK, HALVORSEN, VALDES)) {
            assertThat(marksSeen(reader, id)).as(reader.name()).isEqualTo(2);
        }
        for (var other : List.of(SEITKALI, DUBOIS, BRANDT)) {
            assertThat(marksSeen(other, id)).as(other.name()).isZero();
        }
        // 20 and 90: a third, who does not see what the first two gave
        hands.done(HALVORSEN, id, INTERVIEW, Map.of("day", "2026-11-01", "words", "Held."));
        refused(
                hands.enter(HALVORSEN, id, DECIDE, decision("refuse", "")),
                "",
                "The totals of the assessors differ by more than 15 points of 100: one more"
                        + " assessor has to mark before the decision.");
        hands.asked(id, ZHAO);
        assertThat(marksSeen(ZHAO, id)).isZero();
        assertThat(signedIn(ZHAO).get("/panel/nominations/" + id).body())
                .contains("Mark")
                .doesNotContain("By the papers");
        hands.done(ZHAO, id, MARK, marks(5));
        assertThat(marksSeen(ZHAO, id)).isEqualTo(3);
        hands.done(HALVORSEN, id, DECIDE, decision("refuse", ""));
        assertThat(signedIn(DUBOIS).get("/panel/nominations/" + id).body())
                .contains("Not designated", "Reasons of the Council", "Ask for a review")
                .doesNotContain("Fontaine", "Wilk", "By the papers");
        hands.done(DUBOIS, id, ASK_REVIEW, Map.of("words", "Please read the papers again."));
        hands.done(HALVORSEN, id, REVIEW, decision("designate", "2026-11-03"));
        assertThat(institution.guest().get("/panel/members/" + id).status()).isEqualTo(200);
    }

    private int marksSeen(SamplePerson who, String nomination) {
        return access.as(
                who.id(),
                () ->
                        application
                                .sql(
                                        "select count(*) from panel_entry where nomination = ? and kind = 'mark'")
                                .param(nomination)
                                .query(Integer.class)
                                .single());
    }

    @Test
    void the_database_refuses_what_is_not_theirs() {
        var id = hands.ready(VARGA, MORETTI, "state");
        hands.asked(id, FONTAINE);
        for (var what :
                List.of(
                        new Attempt(MORETTI, DESIGNATE, "XLO", MORETTI),
                        new Attempt(MORETTI, MARK, "XLO", MORETTI),
                        new Attempt(WILK, MARK, "XLO", MORETTI),
                        new Attempt(FONTAINE, DECIDE, "XLO", MORETTI),
                        new Attempt(HALVORSEN, DECIDE, "XLO", MORETTI), // before the marks
                        new Attempt(HALVORSEN, CONSENT, "XLO", MORETTI),
                        new Attempt(HALVORSEN, INTERVIEW, "XNE", MORETTI), // another State's
                        new Attempt(TANVIR, WITHDRAW, "XLO", MORETTI),
                        new Attempt(BRANDT, NOMINATE, "XLO", MORETTI))) {
            assertThatThrownBy(() -> insert(what, id))
                    .as(what.toString())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("row-level security");
        }
        // the same way, what is theirs
        insert(new Attempt(FONTAINE, MARK, "XLO", MORETTI), id);
        assertThatThrownBy(() -> insert(new Attempt(FONTAINE, MARK, "XLO", MORETTI), id))
                .hasMessageContaining("an_assessor_marks_once");
        assertThatThrownBy(() ->
                        access.run(
                                HALVORSEN.id(),
                                () ->
                                        application
                                                .sql(
                                                        "update panel_entry set state = 'XNE' where nomination = ?")
                                                .param(id)
                                                .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private record Attempt(SamplePerson who, PanelAct act, String state, SamplePerson subject) {}

    private void insert(Attempt what, String id) {
        var store = institution.bean(PanelStore.class);
        int next =
                institution
                        .owner()
                        .sql("select max(number) + 1 from panel_entry where nomination = ?")
                        .param(id)
                        .query(Integer.class)
                        .single();
        var values = new HashMap<>(marks(5));
        if (what.act() == DESIGNATE) {
            values.put("begins", "2026-11-03T00:00:00Z");
            values.put("ends", "2031-11-03T00:00:00Z");
        }
        access.run(
                what.who().id(),
                () ->
                        store.append(
                                what.act() == NOMINATE ? "PN-99999999" : id,
                                new PanelEntry(
                                        what.act() == NOMINATE ? 1 : next,
                                        what.act(),
                                        institution.clock().instant(),
                                        what.who().id().value(),
                                        what.state(),
                                        what.subject().id().value(),
                                        values),
                                null));
    }

    @Test
    void the_right_to_nominate_follows_from_the_register_as_of_the_day() {
        var proposal = proposal("Ann A", "安", "ann.a@panel.example", "commercial");
        assertThat(hands.nominate(LIN, proposal)).isInstanceOf(Outcome.Unknown.class);
        var accession = deposit("accession", "2026-09-01", "", "", "");
        var session =
                ((Outcome.Done)
                                institution
                                        .bean(EnterSessionAct.class)
                                        .open(VALDES.id(), "assembly", hands.token()))
                        .log();
        sessionAct(
                VALDES,
                session,
                SessionAct.NAME_DELEGATE,
                Map.of(
                        "state", "LSO",
                        "nameEn", LIN.en(),
                        "nameZh", LIN.zh(),
                        "mail", LIN.mail()));
        assertThat(hands.nominate(LIN, proposal))
                .as("credentials not yet accepted")
                .isInstanceOf(Outcome.Unknown.class);
        sessionAct(
                HALVORSEN,
                session,
                SessionAct.ACCEPT_CREDENTIALS,
                Map.of("delegate", LIN.id().toString()));
        nominated(hands.nominate(LIN, proposal));

        // the one deposit was dated wrongly: no party yet
        deposit("correction", "2026-11-15", accession, "accession", "The day was misread.");
        var today = LocalDate.ofInstant(institution.clock().instant(), ZoneId.of("Asia/Hong_Kong"));
        refused(
                hands.nominate(LIN, proposal("B", "乙", "b@panel.example", "commercial")),
                "",
                "Lesotho is not a party to the Convention on %s, by its register; only Contracting States nominate."
                        .formatted(
                                org.goodoffices.foundation.web.Visit.day(
                                        org.goodoffices.foundation.web.Language.EN, today)));
        assertThat(
                        institution
                                .owner()
                                .sql("select count(*) from person where mail = 'b@panel.example'")
                                .query(Integer.class)
                                .single())
                .as("nothing half done")
                .isZero();
    }

    private void sessionAct(
            SamplePerson who, String session, SessionAct act, Map<String, String> values) {
        assertThat(
                        institution
                                .bean(EnterSessionAct.class)
                                .enter(who.id(), session, act, values, hands.token()))
                .isInstanceOf(Outcome.Done.class);
    }

    private String deposit(String kind, String on, String follows, String right, String words) {
        var outcome =
                institution
                        .bean(DepositAct.class)
                        .deposit(
                                HALVORSEN.id(),
                                new DepositForm(
                                        "Lesotho",
                                        kind,
                                        on,
                                        "",
                                        follows,
                                        right,
                                        "",
                                        words,
                                        List.of(),
                                        "The Minister",
                                        "foreign-minister",
                                        "",
                                        hands.token(),
                                        ""),
                                LocalDate.of(2026, 11, 24));
        assertThat(outcome).isInstanceOf(DepositAct.Outcome.Entered.class);
        return String.valueOf(((DepositAct.Outcome.Entered) outcome).number());
    }

    @Test
    void a_state_has_as_many_nominations_to_a_panel_as_the_rules_give() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            ids.add(
                    nominated(
                            hands.nominate(
                                    MARENKO,
                                    proposal("N" + i, "某", "n" + i + "@q.example", "commercial"))));
        }
        var fifth = proposal("N5", "某", "n5@q.example", "commercial");
        refused(
                hands.nominate(MARENKO, fifth),
                "panel",
                "Ostrevia has 4 nominations to this panel open or serving; no more are possible at"
                        + " a time.");
        hands.done(MARENKO, ids.getFirst(), WITHDRAW, Map.of());
        nominated(hands.nominate(MARENKO, fifth));
        refused(
                hands.nominate(VALDES, proposal(HALVORSEN, "commercial")),
                "mail",
                "Whoever holds an office of the institution is neither nominated nor an assessor.");
        refused(
                hands.nominate(VALDES, proposal(LEUNG, "commercial")),
                "mail",
                "This person has been nominated to this panel already, or is on it.");
        refused(
                hands.nominate(
                        VALDES, proposal("N".repeat(10_000), "某", "n@q.example", "commercial")),
                "nameEn",
                "Please use no more than 300 characters.");
    }

    @Test
    void of_two_who_decide_at_once_one_does() throws Exception {
        var id = hands.assessed(VALDES, BRANDT, "state");
        var barrier = new CyclicBarrier(2);
        var outcomes = new ArrayList<Outcome>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posts = new ArrayList<Callable<Outcome>>();
            for (var outcome : List.of("designate", "refuse")) {
                var token = hands.token();
                posts.add(() -> {
                    barrier.await();
                    return institution
                            .bean(EnterPanelAct.class)
                            .enter(
                                    HALVORSEN.id(),
                                    id,
                                    DECIDE,
                                    decision(outcome, "2026-11-03"),
                                    token);
                });
            }
            for (var one : threads.invokeAll(posts)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).filteredOn(one -> one instanceof Outcome.Done).hasSize(1);
        assertThat(outcomes)
                .filteredOn(one -> one instanceof Outcome.Refused)
                .singleElement()
                .satisfies(one -> refused(one, "", "The decision has been entered already."));
        assertThat(
                        institution
                                .owner()
                                .sql(
                                        "select count(*) from panel_entry where nomination = ? and kind = 'decide'")
                                .param(id)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    /// The docket asks the database, the pages fold the entries: both say the same of every member
    /// on every day.
    @Test
    void the_database_and_the_fold_agree_on_who_is_on_the_panel() {
        var random = new Random(28);
        var owner = institution.owner();
        var zone = ZoneId.of("Asia/Hong_Kong");
        var nominations = new HashMap<UUID, Nomination>();
        var start = LocalDate.of(2040, 1, 1);
        for (int i = 0; i < 60; i++) {
            var who = new UUID(77, i);
            var id = "PN-7777%04d".formatted(i);
            var entries = new ArrayList<PanelEntry>();
            var acts = List.of(DESIGNATE, RENEW, SUSPEND, REINSTATE, SUSPEND, RESIGN, END);
            for (int number = 1; number <= 1 + random.nextInt(5); number++) {
                var act = number == 1 ? DESIGNATE : acts.get(1 + random.nextInt(6));
                var from = start.plusDays(random.nextInt(60));
                var until = from.plusDays(random.nextInt(40));
                var values =
                        new HashMap<>(
                                Map.of(
                                        "nameEn",
                                        "M" + i,
                                        "nameZh",
                                        "某" + i,
                                        "panel",
                                        "state",
                                        "from",
                                        from.toString(),
                                        "begins",
                                        from.atStartOfDay(zone).toInstant().toString()));
                if (act == DESIGNATE || act == RENEW) {
                    values.put("until", until.toString());
                    values.put("ends", until.plusDays(1).atStartOfDay(zone).toInstant().toString());
                }
                entries.add(
                        new PanelEntry(
                                number, act, institution.clock().instant(), who, "", who, values));
            }
            var store = new PanelStore(owner);
            entries.forEach(entry -> store.append(id, entry, null));
            nominations.put(who, new Nomination(id, entries));
        }
        var store = institution.bean(PanelStore.class);
        int serving = 0;
        for (int day = -1; day < 105; day += 3) {
            var date = start.plusDays(day);
            for (var moment :
                    List.of(
                            date.atStartOfDay(zone).toInstant(),
                            date.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1))) {
                var there =
                        access.as(BRANDT.id(), () -> store.onPanelAt(moment)).stream()
                                .map(PanelMember::person)
                                .filter(nominations::containsKey)
                                .toList();
                assertThat(there)
                        .as(date.toString())
                        .containsExactlyInAnyOrderElementsOf(
                                nominations.entrySet().stream()
                                        .filter(one ->
                                                one.getValue().standing(date)
                                                        == Nomination.Standing.SERVING)
                                        .map(Map.Entry::getKey)
                                        .toList());
                serving += there.size();
            }
        }
        assertThat(serving).isGreaterThan(200);
        owner.sql("delete from panel_entry where nomination like 'PN-7777%'").update();
    }

    @Test
    void papers_of_a_nomination_are_read_inside_it_alone_and_closed_for_all() {
        var id = nominated(hands.nominate(VARGA, proposal(ZHAO, "commercial")));
        hands.done(
                ZHAO,
                id,
                CONSENT,
                Map.of("nameEn", ZHAO.en(), "nameZh", ZHAO.zh(), "agree", "yes"));
        hands.done(ZHAO, id, PROFILE, profile());
        hands.asked(id, FONTAINE);
        var page = "/panel/nominations/" + id;
        var form = page + "/acts/file-paper";
        var nominee = signedIn(ZHAO);
        nominee.get(form);
        for (var wrong :
                List.of(
                        new Wrong("cv", "empty.pdf", "", "This file is empty. Nothing was filed."),
                        new Wrong("cv", "", "", "Please fill this in."),
                        new Wrong("no", "a.txt", "a", "Please choose from what is offered."),
                        new Wrong("follows-3", "a.txt", "a", "Please choose from what"),
                        new Wrong("cv", "n".repeat(300), "a", "longer than 255 characters"))) {
            nominee.get(form);
            var answer =
                    nominee.postPapers(
                            form,
                            List.of(Guest.Sent.of(wrong.name(), wrong.text())),
                            "what",
                            wrong.what());
            assertThat(answer.status()).as(wrong.toString()).isEqualTo(422);
            assertThat(answer.body()).as(wrong.toString()).contains(wrong.sentence());
        }
        assertThat(inHouse("select count(*) from house_paper where log = 'panel/%s'", id)).isZero();

        filed(nominee, id, "cv", "kovac.pdf", "%PDF-1.7 the first");
        int first = inHouse("select max(number) from house_paper where log = 'panel/%s'", id);
        filed(nominee, id, "follows-" + first, "kovac-2.pdf", "%PDF-1.7 the second");
        nominee.get(form);
        assertThat(
                        nominee.postPapers(
                                        form,
                                        List.of(Guest.Sent.of("x.pdf", "%PDF-1.7 the second")),
                                        "what",
                                        "other")
                                .body())
                .contains("This very file lies with the nomination already.");
        filed(signedIn(VARGA), id, "certificate", "certificate.txt", "MZ this is a program");

        var paper = page + "/papers/" + first;
        for (var reader : List.of(ZHAO, VARGA, HALVORSEN, VALDES, FONTAINE)) {
            assertThat(signedIn(reader).get(paper).body())
                    .as(reader.name())
                    .isEqualTo("%PDF-1.7 the first");
            assertThat(signedIn(reader).get(page).body())
                    .as(reader.name())
                    .contains("Curriculum vitae, version 2", "says something else than what it is");
            assertThat(readable(reader, id)).isEqualTo(3);
        }
        for (var other : List.of(TANVIR, WILK, BRANDT)) {
            assertThat(signedIn(other).get(paper).status()).as(other.name()).isEqualTo(404);
            assertThat(readable(other, id)).as(other.name()).isZero();
            assertThat(signedIn(other).postPapers(form, List.of()).status())
                    .as(other.name())
                    .isBetween(403, 404);
        }
        assertThat(institution.guest().get(paper).path()).startsWith("/sign-in");
        // to know who opened it would tell who assesses
        assertThat(signedIn(HALVORSEN).get(page).body()).contains("Opened by", FONTAINE.en());
        assertThat(nominee.get(page).body())
                .doesNotContain("Opened by")
                .doesNotContain(FONTAINE.en());
        assertThat(opened(ZHAO, id)).isZero();
        assertThat(opened(HALVORSEN, id)).isPositive();

        refused(
                hands.enter(
                        VARGA, id, CLOSE_PAPER, Map.of("paper", "" + first, "reasonsEn", "No.")),
                "paper",
                "Please choose from what is offered.");
        hands.done(
                HALVORSEN,
                id,
                RELEASE_ASSESSOR,
                Map.of("assessor", FONTAINE.id().toString(), "reasonsEn", "Ill."));
        assertThat(readable(FONTAINE, id)).isZero();
        hands.done(ZHAO, id, CLOSE_PAPER, Map.of("paper", "" + first, "reasonsEn", "Mistaken."));
        for (var reader : List.of(ZHAO, VARGA, HALVORSEN)) {
            assertThat(signedIn(reader).get(paper).status()).isEqualTo(404);
            assertThat(signedIn(reader).get(page).body()).contains("Mistaken.");
            assertThat(readable(reader, id)).isEqualTo(1);
        }
        // the row says what the entry says, and the file is the one that came in
        assertThat(institution.faults()).isEmpty();
        var owner = institution.owner();
        var file = "update house_paper set %s where log = 'panel/%s' and number = %d";
        owner.sql(file.formatted("hash = sha256(hash)", id, first)).update();
        assertThat(institution.faults())
                .anyMatch(fault -> fault.contains("a paper that the entry names is not there"));
        owner.sql(file.formatted("hash = sha256('%PDF-1.7 the first')", id, first)).update();
        assertThat(institution.faults()).isEmpty();
    }

    @Test
    void training_is_noted_and_stands_before_a_renewal_is_entered() {
        var id =
                institution
                        .owner()
                        .sql(
                                "select nomination from panel_entry where kind = 'designate' and subject = ?")
                        .param(LEUNG.id().value())
                        .query(String.class)
                        .single();
        var day = "2026-11-20";
        for (var wrong : List.of("0", "1000", "6.25", "-1", "six", "", "0.0")) {
            refused(
                    hands.enter(
                            HALVORSEN,
                            id,
                            NOTE_TRAINING,
                            Map.of("course", "Caucus", "hours", wrong, "day", day)),
                    "hours",
                    "Please give whole or half hours, less than 1000.");
        }
        refused(
                hands.enter(
                        HALVORSEN,
                        id,
                        NOTE_TRAINING,
                        Map.of("course", "Caucus", "hours", "1", "day", "2099-01-01")),
                "day",
                "This day has not come yet.");
        hands.done(
                HALVORSEN,
                id,
                NOTE_TRAINING,
                Map.of("course", "Caucus", "hours", "06.5", "day", day));
        hands.done(
                HALVORSEN, id, NOTE_TRAINING, Map.of("course", "Texts", "hours", "6", "day", day));
        hands.done(
                HALVORSEN,
                id,
                NOTE_TRAINING,
                Map.of("course", "Long ago", "hours", "100", "day", "2001-01-01"));
        assertThat(signedIn(HALVORSEN).get("/panel/nominations/" + id + "/acts/renew").body())
                .contains("12.5 hours: Caucus (6.5 hours, ", "Too few to show")
                .doesNotContain("Long ago");
        assertThat(signedIn(LEUNG).get("/panel/nominations/" + id).body())
                .contains("12.5 hours")
                .doesNotContain("Note training taken");
        assertThat(institution.guest().get("/panel/members/" + id).body()).doesNotContain("Caucus");
        assertThat(seenKind(MARENKO, id)).isZero();
        assertThat(seenKind(LEUNG, id)).isEqualTo(3);
    }

    private int seenKind(SamplePerson who, String id) {
        return access.as(
                who.id(),
                () ->
                        application
                                .sql(
                                        "select count(*) from panel_entry where nomination = ? and kind = 'note-training'")
                                .param(id)
                                .query(Integer.class)
                                .single());
    }

    private record Wrong(String what, String name, String text, String sentence) {}

    private static void filed(Guest guest, String id, String what, String name, String text) {
        var form = "/panel/nominations/" + id + "/acts/file-paper";
        guest.get(form);
        assertThat(guest.postPapers(form, List.of(Guest.Sent.of(name, text)), "what", what).path())
                .isEqualTo("/panel/nominations/" + id);
    }

    private static int inHouse(String query, String id) {
        return institution.owner().sql(query.replace("%s", id)).query(Integer.class).single();
    }

    private int readable(SamplePerson who, String nomination) {
        return seen(who, "house_paper", nomination);
    }

    private int opened(SamplePerson who, String nomination) {
        return seen(who, "house_opening", nomination);
    }

    private int seen(SamplePerson who, String table, String nomination) {
        return access.as(
                who.id(),
                () ->
                        application
                                .sql("select count(*) from " + table + " where log = ?")
                                .param("panel/" + nomination)
                                .query(Integer.class)
                                .single());
    }

    @Test
    void the_log_of_a_nomination_is_verified_with_the_others() {
        hands.ready(VALDES, ADEYEMI, "state");
        assertThat(institution.faults()).isEmpty();
        var owner = institution.owner();
        owner.sql("update panel_entry set subject = ? where kind = 'consent' and subject = ?")
                .params(new UUID(9, 9), ADEYEMI.id().value())
                .update();
        assertThat(institution.faults())
                .anyMatch(fault -> fault.contains("the row says something else than the entry"));
        owner.sql("update panel_entry set subject = ? where subject = ?")
                .params(ADEYEMI.id().value(), new UUID(9, 9))
                .update();
        assertThat(institution.faults()).isEmpty();
    }

    /// A database of before the nominations: who was on the panel goes on, under entries that the
    /// log holds; who had left it does not.
    @Test
    void who_was_admitted_before_is_taken_over() {
        var owner = institution.owner();
        owner.sql("create database before_nominations").update();
        var source = new PGSimpleDataSource();
        source.setUrl(
                institution
                        .databaseUrl()
                        .replaceFirst("/institution_[0-9]+", "/before_nominations"));
        source.setUser("postgres");
        var flyway = Flyway.configure().dataSource(source).locations("classpath:db/migration");
        flyway.target("2026.11.28.1500").load().migrate();
        var before = JdbcClient.create(source);
        for (int i = 1; i <= 2; i++) {
            before.sql("insert into person values (?, ?, '卢\"文', ?, 'en', false, now())")
                    .params(new UUID(5, i), "Lu \"W\\n", i + "@old.example")
                    .update();
            before.sql(
                            "insert into panel_member values (?, 'Lu \"W\\n', '卢\"文', '2026-11-24 01:02:03.456Z', nullif(?, '')::timestamptz)")
                    .params(new UUID(5, i), i == 1 ? "" : "2026-11-25 00:00Z")
                    .update();
        }

        flyway.target("latest").load().migrate();

        var store = new PanelStore(before);
        var one = store.all().getFirst();
        assertThat(store.all()).hasSize(1);
        assertThat(one.name()).isEqualTo(new Text("Lu \"W\\n", "卢\"文"));
        assertThat(one.nominee()).isEqualTo(new UUID(5, 1));
        assertThat(one.standing(LocalDate.of(2026, 11, 24))).isEqualTo(Nomination.Standing.SERVING);
        var row = before.sql("select content, leaf, says from house_log").query().singleRow();
        assertThat(row.get("content"))
                .as("canonical, as the application writes it")
                .isEqualTo(new String(one.entries().getFirst().content(), StandardCharsets.UTF_8));
        assertThat((byte[]) row.get("leaf"))
                .isEqualTo(Hash.ofLeaf(one.entries().getFirst().content()).bytes());
        assertThat(row.get("says")).isEqualTo(true);
        assertThat(store.onPanelAt(Instant.parse("2031-11-24T01:02:02Z"))).hasSize(1);
        assertThat(store.onPanelAt(Instant.parse("2031-11-24T01:02:03Z"))).isEmpty();
    }

    private static String invitation(String mail) {
        var found =
                Pattern.compile(
                                "To "
                                        + Pattern.quote(mail)
                                        + ".*?href=\"http://localhost:[0-9]+(/invitations/[A-Za-z0-9_-]+)\"",
                                Pattern.DOTALL)
                        .matcher(institution.guest().get("/sample-world/outbox").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
