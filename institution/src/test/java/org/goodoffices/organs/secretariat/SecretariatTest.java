package org.goodoffices.organs.secretariat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goodoffices.organs.secretariat.SecretariatAct.*;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.Letter;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.mail.Outbox;
import org.goodoffices.foundation.web.Language;
import org.goodoffices.organs.convention.DepositAct;
import org.goodoffices.organs.convention.DepositForm;
import org.goodoffices.organs.governance.Outcome;
import org.goodoffices.organs.secretariat.Secretariat.Service;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/// The Secretariat of a whole institution: the sample world's, and what each test adds.
class SecretariatTest {

    private static final String LEGAL = "legal-affairs";
    private static final String FINANCE = "financial-management";
    private static final ZoneId SEAT = ZoneId.of("Asia/Hong_Kong");

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static int forms;

    private final SecretariatStore store = institution.bean(SecretariatStore.class);
    private final Access access = institution.bean(Access.class);

    @Test
    void a_post_is_vacant_then_held_then_held_on_then_vacant_again() {
        var post = post(LEGAL, "2024-01-01");
        var who = appointed(post, "Aino Virta", "2024-02-01", "2025-01-31");
        var before = read();
        assertThat(before.holder(post, LocalDate.of(2024, 1, 31))).isEmpty();
        assertThat(before.holder(post, LocalDate.of(2024, 2, 1)))
                .contains(
                        new Service(
                                post,
                                who,
                                new Text("Aino Virta", "Aino Virta"),
                                "FIN",
                                LocalDate.of(2024, 2, 1),
                                LocalDate.of(2025, 1, 31)));
        assertThat(before.holder(post, LocalDate.of(2025, 1, 31))).isPresent();
        assertThat(before.holder(post, LocalDate.of(2025, 2, 1))).isEmpty();
        refused(
                VALDES,
                "",
                RENEW,
                Map.of("post", post, "until", "2030-01-31", "decision", "SG/1"),
                "post",
                "Nobody serves in this post.");

        var other = post(LEGAL, "2024-01-01");
        var second = appointed(other, "Bo Lind", "2024-02-01", day(10));
        refused(
                VALDES,
                "",
                RENEW,
                Map.of("post", other, "until", day(10), "decision", "SG/2"),
                "until",
                "The term that runs lasts until");
        done(VALDES, "", RENEW, Map.of("post", other, "until", day(400), "decision", "SG/2"));
        assertThat(read().holder(other, today().plusDays(400)).orElseThrow().person())
                .isEqualTo(second);
        done(VALDES, "", END_SERVICE, Map.of("post", other, "last", day(5), "reason", "Resigned"));
        assertThat(read().holder(other, today().plusDays(5))).isPresent();
        assertThat(read().holder(other, today().plusDays(6))).isEmpty();
        assertThat(read().holder(other, LocalDate.of(2024, 2, 1))).isPresent();
    }

    @Test
    void a_form_that_does_not_fit_says_why() {
        var post = post(FINANCE, "2025-01-01");
        appointed(post, "Carla Diaz", "2025-01-01", day(300));
        var form = appointment(post, "Dana Ek", "2025-01-01", day(30));
        refused(VALDES, "", APPOINT, form, "post", "Carla Diaz serves in the post until");
        refused(
                VALDES,
                "",
                APPOINT,
                with(form, "nationality", "Ruritania"),
                "nationality",
                "No State has this name or code.");
        refused(
                VALDES,
                "",
                APPOINT,
                with(form, "nationality", "Hong Kong"),
                "nationality",
                "No State has this name or code.");
        refused(
                VALDES,
                "",
                APPOINT,
                with(form, "mail", "nowhere"),
                "mail",
                "Not an e-mail address.");
        refused(VALDES, "", APPOINT, with(form, "from", "2025-13-01"), "from", "Not a day");
        refused(
                VALDES,
                "",
                APPOINT,
                with(form, "from", "2024-12-31"),
                "from",
                "The post exists only from");
        refused(
                VALDES,
                "",
                APPOINT,
                with(form, "until", "2024-12-31"),
                "until",
                "The last day lies before");
        refused(VALDES, "", APPOINT, with(form, "post", "P-9999"), "post", "Choose one");
        refused(VALDES, "", APPOINT, with(form, "decision", ""), "decision", "This is needed.");
        refused(VALDES, "", APPOINT, with(form, "nameEn", "a\u0007b"), "nameEn", "signs");
        var second = post(FINANCE, "2025-01-01");
        var twice = new HashMap<>(appointment(second, "Carla Diaz", "2025-02-01", day(30)));
        refused(VALDES, "", APPOINT, twice, "", "nobody serves in two");
        refused(
                VALDES,
                "",
                CREATE_POST,
                with(newPost(FINANCE, "2025-01-01"), "head", "yes"),
                "head",
                "The department has a post of head already.");
        refused(
                VALDES,
                "",
                CREATE_POST,
                newPost("astronomy", "2025-01-01"),
                "department",
                "Choose");
        refused(
                VALDES,
                "",
                ABOLISH_POST,
                Map.of("post", post, "from", day(0)),
                "from",
                "Carla Diaz serves in the post until");
        done(VALDES, "", ABOLISH_POST, Map.of("post", second, "from", day(0)));
        assertThat(read().post(second).orElseThrow().on(today())).isFalse();
        assertThat(read().post(second).orElseThrow().on(today().minusDays(1))).isTrue();
        refused(VALDES, "", APPOINT, with(form, "post", second), "post", "Choose one");
    }

    @Test
    void only_the_secretary_general_and_who_deputises_may_and_both_are_named() {
        assertThat(enter(CHEN, "", CREATE_POST, newPost(LEGAL, day(0)), token()))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(enter(BRANDT, LEGAL, LETTER_IN, letter("x"), token()))
                .isInstanceOf(Outcome.Unknown.class);
        refused(
                VALDES,
                "",
                DEPUTISE,
                Map.of(
                        "post", "secretary-general",
                        "deputy", BRANDT.id().toString(),
                        "from", day(0),
                        "until", day(2)),
                "deputy",
                "Only who serves on the first day");
        done(
                VALDES,
                "",
                DEPUTISE,
                Map.of(
                        "post", "secretary-general",
                        "deputy", KIMANI.id().toString(),
                        "from", day(0),
                        "until", day(2)));
        refused(
                VALDES,
                "",
                DEPUTISE,
                Map.of(
                        "post", "secretary-general",
                        "deputy", TANAKA.id().toString(),
                        "from", day(2),
                        "until", day(3)),
                "post",
                "Somebody acts for this post");
        done(KIMANI, "", CREATE_POST, newPost(LEGAL, day(0)));
        var last = read().entries().getLast();
        assertThat(last.text("by")).isEqualTo(new Text(KIMANI.en(), KIMANI.zh()));
        assertThat(last.text("for")).isEqualTo(new Text(VALDES.en(), VALDES.zh()));
        assertThat(signedIn(VALDES, "en").get("/secretariat/staff").body())
                .contains(KIMANI.en() + " for " + VALDES.en());
        assertThat(institution.guest().get("/secretariat").body())
                .contains(VALDES.en() + ", for whom " + KIMANI.en() + " acts");

        done(VALDES, "", END_DEPUTY, Map.of("post", "secretary-general", "last", day(-1)));
        assertThat(enter(KIMANI, "", CREATE_POST, newPost(LEGAL, day(0)), token()))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void who_acts_for_a_head_does_their_tasks_under_both_names_and_not_a_day_longer() {
        var department = "mediation-services";
        var page = "/secretariat/departments/" + department;
        done(VALDES, "", END_DEPUTY, Map.of("post", "P-2", "last", day(0)));
        for (var title : List.of("Rooms for May", "Rooms for June")) {
            done(
                    OKAFOR,
                    department,
                    OPEN_TASK,
                    Map.of("titleEn", title, "owner", "P-2", "due", day(9)));
        }
        done(
                CHEN,
                department,
                FINISH_TASK,
                Map.of("task", task("Rooms for May"), "reportEn", "Three rooms."));
        var last = read().entries().getLast();
        assertThat(last.text("by")).isEqualTo(new Text(CHEN.en(), CHEN.zh()));
        assertThat(last.text("for")).isEqualTo(new Text(OKAFOR.en(), OKAFOR.zh()));
        assertThat(signedIn(OKAFOR, "en").get(page).body())
                .contains(CHEN.en() + " for " + OKAFOR.en());
        assertThat(signedIn(OKAFOR, "zh").get(page).body()).contains(CHEN.zh() + "代" + OKAFOR.zh());

        institution.clock().forward(Duration.ofDays(1));
        refused(
                CHEN,
                department,
                FINISH_TASK,
                Map.of("task", task("Rooms for June"), "reportEn", "Two rooms."),
                "task",
                "Only its owner, the head of the department and the Secretary-General");
    }

    @Test
    void dates_coming_say_whose_answer_is_due_and_whose_term_ends() {
        var department = "administration";
        var page = "/secretariat/departments/" + department;
        appointed(post(department, "2025-01-01"), "Ida Holm", "2025-01-01", day(30));
        done(KIMANI, department, LETTER_IN, with(letter("Lifts"), "answerDue", day(7)));
        done(KIMANI, department, LETTER_OUT, with(letter("Keys"), "answerDue", day(8)));
        var ours = "DA/" + today().getYear() + "/1";
        var theirs = "DA/" + today().getYear() + "/2";
        assertThat(signedIn(KIMANI, "en").get(page).body())
                .containsSubsequence(
                        "Our answer to " + ours + " is due",
                        "An answer to " + theirs + " is due",
                        "The term of Ida Holm ends");
        assertThat(signedIn(KIMANI, "zh").get(page).body())
                .containsSubsequence("我方应就" + ours + "复函", "对方应就" + theirs + "复函", "Ida Holm任期届满");

        done(KIMANI, department, LETTER_OUT, with(letter("Lifts"), "answers", ours));
        assertThat(signedIn(KIMANI, "en").get(page).body())
                .doesNotContain("Our answer to " + ours)
                .contains("An answer to " + theirs);
    }

    @Test
    void the_database_itself_refuses_who_may_not() {
        var entry =
                new SecretariatEntry(
                        0,
                        CREATE_POST,
                        institution.clock().instant(),
                        CHEN.id().value(),
                        null,
                        Map.of("department", LEGAL, "post", "P-77"));
        assertThatThrownBy(() ->
                        access.run(
                                CHEN.id(),
                                () ->
                                        store.append(
                                                new SecretariatEntry(
                                                        store.next(),
                                                        entry.act(),
                                                        entry.at(),
                                                        entry.person(),
                                                        null,
                                                        entry.values()),
                                                null)))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(access.as(CHEN.id(), store::read).entries())
                .as("another department’s work")
                .noneMatch(one -> one.act() == LETTER_IN && one.value("department").equals(LEGAL));
        assertThat(access.as(BRANDT.id(), store::read).entries())
                .as("the heads alone")
                .isNotEmpty()
                .allMatch(one -> one.value("open").equals("yes"));
        assertThat(access.as(PersonId.PUBLIC, store::read).entries())
                .isEqualTo(access.as(BRANDT.id(), store::read).entries());
    }

    @Test
    void letters_are_numbered_without_gaps_by_department_and_year_also_two_at_once()
            throws Exception {
        var before = read().letters(FINANCE).size();
        assertThat(before).isZero();
        var barrier = new CyclicBarrier(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posts = new ArrayList<Callable<Outcome>>();
            for (int i = 0; i < 8; i++) {
                var token = token();
                var said = letter("Letter " + i);
                var act = i % 2 == 0 ? LETTER_IN : LETTER_OUT;
                posts.add(() -> {
                    barrier.await();
                    return enter(TANAKA, FINANCE, act, said, token);
                });
            }
            for (var one : threads.invokeAll(posts)) {
                assertThat(one.get()).isInstanceOf(Outcome.Done.class);
            }
        }
        int year = today().getYear();
        assertThat(read().letters(FINANCE))
                .extracting(Secretariat.Letter::reference)
                .containsExactly(
                        java.util.stream.IntStream.rangeClosed(1, 8)
                                .mapToObj(n -> "DFM/" + year + "/" + n)
                                .toArray(String[]::new));
        refused(
                TANAKA,
                FINANCE,
                LETTER_OUT,
                with(letter("No"), "answers", "DFM/1999/1"),
                "answers",
                "There is no such letter");
        var in = read().letters(FINANCE).stream().filter(Secretariat.Letter::in).findFirst();
        var answered = in.orElseThrow().reference();
        done(TANAKA, FINANCE, LETTER_OUT, with(letter("Yes"), "answers", answered));
        assertThat(read().letters(FINANCE))
                .filteredOn(one -> one.reference().equals(answered))
                .extracting(Secretariat.Letter::answeredBy)
                .containsExactly("DFM/" + year + "/9");
        refused(
                TANAKA,
                FINANCE,
                LETTER_OUT,
                with(letter("Again"), "answers", answered),
                "answers",
                "There is no such letter");
        refused(
                TANAKA,
                FINANCE,
                LETTER_IN,
                with(letter("Ahead"), "day", day(1)),
                "day",
                "still to come");
        refused(
                TANAKA,
                FINANCE,
                LETTER_IN,
                with(letter("Due"), "answerDue", day(-9)),
                "answerDue",
                "An answer does not come before the letter.");
        var token = token();
        assertThat(enter(TANAKA, FINANCE, LETTER_IN, letter("Once"), token))
                .isInstanceOf(Outcome.Done.class);
        assertThat(enter(TANAKA, FINANCE, LETTER_IN, letter("Once"), token))
                .isInstanceOf(Outcome.DoneBefore.class);
        assertThat(read().nextReference(FINANCE, "DFM", year + 1))
                .isEqualTo("DFM/" + (year + 1) + "/1");
    }

    @Test
    void a_resolution_becomes_a_task_and_its_page_says_how_far_it_is() {
        var session =
                read().tasks().stream()
                        .flatMap(task -> Stream.ofNullable(task.source()))
                        .findFirst()
                        .orElseThrow()
                        .session();
        var page = "/sessions/" + session + "/resolutions/1";
        var form =
                Map.of(
                        "paragraph", session + "/1/1",
                        "department", "administration",
                        "titleEn", "Open the fund’s office",
                        "titleZh", "设立基金办公室",
                        "due", day(3));
        refused(
                VALDES,
                "",
                CARRY_OUT,
                with(form, "paragraph", session + "/1/99"),
                "paragraph",
                "Choose");
        done(VALDES, "", CARRY_OUT, form);
        refused(VALDES, "", CARRY_OUT, form, "paragraph", "already");
        var delegate = signedIn(VARGA, "en");
        assertThat(delegate.get(page).body()).contains("Open the fund’s office", "Under way");
        assertThat(institution.guest().get(page).body())
                .contains("Trust fund")
                .doesNotContain("Open the fund’s office");

        var task = task("Open the fund’s office");
        refused(
                KIMANI,
                "administration",
                FINISH_TASK,
                Map.of("task", task, "reportEn", "It is open."),
                "reportZh",
                "This is needed.");
        done(
                KIMANI,
                "administration",
                FINISH_TASK,
                Map.of("task", task, "reportEn", "It is open.", "reportZh", "已设立。"));
        refused(
                KIMANI,
                "administration",
                FINISH_TASK,
                Map.of("task", task, "reportEn", "It is open.", "reportZh", "已设立。"),
                "task",
                "The task is done.");
        assertThat(signedIn(VARGA, "zh").get(page).body()).contains("设立基金办公室", "已设立。", "已于");
    }

    @Test
    void a_task_is_handed_over_and_told_of_once_when_it_is_overdue() {
        var post = post("research-and-training", "2025-01-01");
        var owner = appointed(post, "Eve Fox", "2025-01-01", day(300));
        done(
                PEREIRA,
                "research-and-training",
                OPEN_TASK,
                Map.of("titleEn", "Course book", "owner", "P-3", "due", day(0)));
        var task = task("Course book");
        assertThat(
                        enter(
                                KIMANI,
                                "research-and-training",
                                FINISH_TASK,
                                Map.of("task", task, "reportEn", "Done"),
                                token()))
                .isInstanceOf(Outcome.Unknown.class);
        refused(
                PEREIRA,
                "research-and-training",
                HAND_OVER,
                Map.of("task", task, "owner", KIMANI.id().toString()),
                "owner",
                "Choose one");
        done(
                PEREIRA,
                "research-and-training",
                HAND_OVER,
                Map.of("task", task, "owner", owner.toString()));
        int eve = mails("eve.fox@example.org");
        int head = mails(PEREIRA.mail());
        var overdue = institution.bean(TellOverdue.class);
        overdue.tell();
        assertThat(mails("eve.fox@example.org")).isEqualTo(eve);
        institution.clock().forward(Duration.ofDays(1));
        overdue.tell();
        overdue.tell();
        assertThat(mails("eve.fox@example.org")).isEqualTo(eve + 1);
        assertThat(mails(PEREIRA.mail())).isEqualTo(head + 1);
        assertThat(signedIn(PEREIRA, "en").get("/").body())
                .contains("overdue in the department: 1");
        // another day, and told of again
        done(
                PEREIRA,
                "research-and-training",
                HAND_OVER,
                Map.of("task", task, "owner", owner.toString(), "due", day(0)));
        institution.clock().forward(Duration.ofDays(1));
        overdue.tell();
        assertThat(mails(PEREIRA.mail())).isEqualTo(head + 2);
    }

    @Test
    void the_log_is_verified_with_the_others() {
        var post = post(LEGAL, "2025-01-01");
        appointed(post, "Guo Hui", "2025-01-01", day(300));
        assertThat(institution.faults()).isEmpty();
        var owner = institution.owner();
        for (var change :
                List.of(
                        "subject = '00000000-0000-0000-0000-000000000009'",
                        "open = true",
                        "ends = ends + interval '1 year'",
                        "department = 'administration'")) {
            owner.sql("create table kept as select * from secretariat_entry").update();
            assertThat(
                            owner.sql(
                                            "update secretariat_entry set "
                                                    + change
                                                    + " where kind = 'appoint' and post = ?")
                                    .param(post)
                                    .update())
                    .isEqualTo(1);
            assertThat(institution.faults())
                    .as(change)
                    .anyMatch(
                            fault -> fault.contains("the row says something else than the entry"));
            owner.sql(
                            "update secretariat_entry e set subject = k.subject, open = k.open, ends = k.ends, department = k.department from kept k where k.number = e.number and e.post = ?")
                    .param(post)
                    .update();
            owner.sql("drop table kept").update();
        }
        assertThat(institution.faults()).isEmpty();
    }

    @Test
    void the_pages_are_for_whom_they_are() {
        var guest = institution.guest();
        assertThat(guest.get("/secretariat").body())
                .contains("Department of Legal Affairs", HALVORSEN.en())
                .doesNotContain("/secretariat/staff");
        assertThat(guest.get("/secretariat?on=2001-01-01").body())
                .contains("No post of head", "1 January 2001");
        assertThat(guest.get("/secretariat?on=soon").body()).contains("Not a day");
        for (var person : List.of(BRANDT, VARGA)) {
            var outside = signedIn(person, "en");
            assertThat(outside.get("/secretariat/staff").status()).isEqualTo(404);
            assertThat(outside.get("/secretariat/departments/" + LEGAL).status()).isEqualTo(404);
            assertThat(outside.get("/secretariat/acts/appoint").status()).isEqualTo(404);
        }
        assertThat(signedIn(TANAKA, "en").get("/secretariat/departments/" + LEGAL).status())
                .isEqualTo(404);
        assertThat(signedIn(TANAKA, "zh").get("/secretariat/staff").body())
                .contains("按国籍分布", "挪威", "尼尔斯·哈尔沃森")
                .doesNotContain("/secretariat/acts/appoint");
    }

    @Test
    void what_is_covered_is_known_as_at_any_day_and_persons_to_the_house_alone() {
        var page = "/secretariat/departments/" + LEGAL;
        done(HALVORSEN, LEGAL, COVER, cover("premises", "Annex in Kennedy Road", "2025-01-01"));
        done(HALVORSEN, LEGAL, COVER, cover("official", "Hugo Ito", "2025-01-01"));
        var annex = covered("Annex in Kennedy Road");
        var hugo = covered("Hugo Ito");
        assertThat(institution.guest().get("/privileges").body())
                .contains("Annex in Kennedy Road", "Headquarters Agreement, art. 5")
                .doesNotContain("Hugo Ito");
        assertThat(signedIn(TANAKA, "en").get("/privileges").body()).contains("Hugo Ito");
        assertThat(institution.guest().get("/privileges?on=2024-12-31").body())
                .doesNotContain("Annex in Kennedy Road");

        refused(HALVORSEN, LEGAL, NOTIFY_HOST, Map.of("covered", hugo), "covered", "No address");
        done(
                HALVORSEN,
                LEGAL,
                ADDRESS,
                Map.of("state", "China", "mail", "host@example.org", "language", "zh"));
        done(HALVORSEN, LEGAL, NOTIFY_HOST, Map.of("covered", hugo));
        done(HALVORSEN, LEGAL, NOTIFY_HOST, Map.of("covered", annex));
        assertThat(mails("host@example.org")).isEqualTo(2);
        assertThat(signedIn(HALVORSEN, "en").get("/sample-world/outbox").body())
                .containsSubsequence(
                        "Official: Hugo Ito", "Headquarters Agreement, art. 5", "Inviolability.")
                .containsSubsequence("官员：Hugo Ito", "Headquarters Agreement第5条", "不受侵犯。");
        int year = today().getYear();
        assertThat(read().covers())
                .filteredOn(one -> String.valueOf(one.number()).equals(annex))
                .extracting(Secretariat.Cover::notified)
                .containsExactly(List.of("HN/" + year + "/2"));

        done(
                HALVORSEN,
                LEGAL,
                CORRECT_COVER,
                with(
                        with(cover("", "Annex in Bowen Road", "2025-03-01"), "covered", annex),
                        "reason",
                        "Wrong road"));
        assertThat(institution.guest().get("/privileges").body())
                .contains("Annex in Bowen Road")
                .doesNotContain("Annex in Kennedy Road");
        assertThat(institution.guest().get("/privileges?on=2025-02-28").body())
                .doesNotContain("Annex in");
        assertThat(institution.guest().get("/privileges?on=2025-03-01").body())
                .contains("Annex in Bowen Road");
        refused(
                HALVORSEN,
                LEGAL,
                END_COVER,
                Map.of("covered", annex, "last", "2025-02-01", "reason", "Sold"),
                "last",
                "");
        done(
                HALVORSEN,
                LEGAL,
                END_COVER,
                Map.of("covered", annex, "last", day(-1), "reason", "Sold"));
        assertThat(institution.guest().get("/privileges").body())
                .doesNotContain("Annex in Bowen Road");
        refused(HALVORSEN, LEGAL, COVER, cover("yacht", "A", "2025-01-01"), "kind", "Choose");
        refused(
                HALVORSEN,
                LEGAL,
                ADDRESS,
                Map.of("state", "Atlantis", "mail", "a@example.org", "language", "en"),
                "state",
                "No State");
        assertThat(enter(TANAKA, FINANCE, COVER, cover("premises", "A", "2025-01-01"), token()))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(signedIn(HALVORSEN, "zh").get(page).body()).contains("通知东道国：Hugo Ito");
    }

    @Test
    void a_notification_of_the_depositary_goes_once_to_every_state_with_an_address() {
        for (var one : List.of("Kenya kenya", "Norway norway")) {
            done(
                    HALVORSEN,
                    LEGAL,
                    ADDRESS,
                    Map.of(
                            "state",
                            one.split(" ")[0],
                            "mail",
                            one.split(" ")[1] + "@example.org",
                            "language",
                            "en"));
        }
        done(
                HALVORSEN,
                LEGAL,
                ADDRESS,
                Map.of("state", "KEN", "mail", "nairobi@example.org", "language", "en"));
        var deposited =
                institution
                        .bean(DepositAct.class)
                        .deposit(
                                HALVORSEN.id(),
                                new DepositForm(
                                        "Lesotho",
                                        "signature",
                                        today().minusDays(1).toString(),
                                        "",
                                        "",
                                        "",
                                        "",
                                        "",
                                        List.of(),
                                        "The Minister",
                                        "foreign-minister",
                                        "",
                                        token(),
                                        ""),
                                today());
        assertThat(deposited).isInstanceOf(DepositAct.Outcome.Entered.class);
        assertThat(mails("nairobi@example.org")).isOne();
        assertThat(mails("norway@example.org")).isOne();
        assertThat(mails("kenya@example.org")).isZero();
        var number = ((DepositAct.Outcome.Entered) deposited).number();
        var page = "/convention/notifications/" + number;
        assertThat(signedIn(HALVORSEN, "en").get(page).body())
                .contains("Sent to States", "Kenya", "Norway", "Waits to be sent");
        assertThat(institution.guest().get(page).body())
                .contains("Lesotho")
                .doesNotContain("Sent to States");
        var about = "DN/" + today().getYear() + "/" + number + " NOR";
        assertThat(
                        access.as(
                                HALVORSEN.id(),
                                () -> {
                                    institution
                                            .bean(Outbox.class)
                                            .post(
                                                    about,
                                                    "norway@example.org",
                                                    Language.EN,
                                                    new Letter("a", "b", "c", "d"));
                                    return institution.bean(Outbox.class).about(about).size();
                                }))
                .isOne();
        assertThat(mails("norway@example.org")).as("once").isOne();
        institution
                .owner()
                .sql("update mail set sent_at = now() where about = ?")
                .param(about)
                .update();
        assertThat(signedIn(HALVORSEN, "zh").get(page).body()).contains("已于", "寄出", "待寄");
    }

    private static Map<String, String> cover(String kind, String name, String from) {
        return Map.of(
                "kind",
                kind,
                "nameEn",
                name,
                "nameZh",
                name,
                "instrument",
                "Headquarters Agreement",
                "article",
                "5",
                "scopeEn",
                "Inviolability.",
                "scopeZh",
                "不受侵犯。",
                "from",
                from);
    }

    private String covered(String name) {
        return String.valueOf(
                read().covers().stream()
                        .filter(one -> one.said().text("name").en().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .number());
    }

    /// By hand, with the forms of the pages, in both languages.
    @Test
    void a_task_is_opened_and_done_through_the_pages() {
        var page = "/secretariat/departments/" + LEGAL;
        var english = signedIn(HALVORSEN, "en");
        english.get(page + "/acts/open-task");
        var refused =
                english.post(
                        page + "/acts/open-task", "titleEn", "", "owner", "P-1", "due", day(4));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Write it in one language at least.");
        english.post(
                page + "/acts/open-task",
                "titleEn",
                "A note to the host State",
                "owner",
                "P-1",
                "due",
                day(4));
        assertThat(english.get(page).body())
                .contains("A note to the host State", "Under way", "Director of Legal Affairs");
        var task = task("A note to the host State");
        var chinese = signedIn(HALVORSEN, "zh");
        chinese.get(page + "/acts/finish-task?task=" + task);
        chinese.post(page + "/acts/finish-task", "task", task, "reportZh", "照会已送达。");
        assertThat(chinese.get(page).body()).contains("照会已送达。", "最近完成");
        assertThat(english.get(page).body()).contains("照会已送达。", "Done last");
    }

    private Secretariat read() {
        return access.as(VALDES.id(), store::read);
    }

    private String task(String title) {
        return String.valueOf(
                read().tasks().stream()
                        .filter(one -> one.title().en().equals(title))
                        .findFirst()
                        .orElseThrow()
                        .number());
    }

    private String post(String department, String from) {
        done(VALDES, "", CREATE_POST, newPost(department, from));
        return read().posts().getLast().id();
    }

    private static Map<String, String> newPost(String department, String from) {
        return Map.of(
                "department", department,
                "titleEn", "Officer",
                "titleZh", "官员",
                "grade", "P-3",
                "from", from);
    }

    private UUID appointed(String post, String name, String from, String until) {
        done(VALDES, "", APPOINT, appointment(post, name, from, until));
        return read().services().getLast().person();
    }

    private static Map<String, String> appointment(
            String post, String name, String from, String until) {
        return Map.of(
                "post", post,
                "nameEn", name,
                "nameZh", name,
                "mail", name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org",
                "nationality", "Finland",
                "from", from,
                "until", until,
                "decision", "SG/2026/9");
    }

    private static Map<String, String> letter(String subject) {
        return Map.of("with", "A ministry", "subject", subject, "day", day(0));
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        var changed = new HashMap<>(form);
        changed.put(field, value);
        return changed;
    }

    private static Outcome enter(
            SamplePerson who,
            String department,
            SecretariatAct act,
            Map<String, String> values,
            String token) {
        return institution
                .bean(EnterSecretariatAct.class)
                .enter(who.id(), department, act, values, token);
    }

    private static void done(
            SamplePerson who, String department, SecretariatAct act, Map<String, String> values) {
        assertThat(enter(who, department, act, values, token())).isInstanceOf(Outcome.Done.class);
    }

    private static void refused(
            SamplePerson who,
            String department,
            SecretariatAct act,
            Map<String, String> values,
            String field,
            String sentence) {
        assertThat(enter(who, department, act, values, token()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.reason().en()).contains(sentence);
                            assertThat(refused.field()).isEqualTo(field);
                        });
    }

    private static int mails(String address) {
        return institution
                .owner()
                .sql("select count(*) from mail where address = ?")
                .param(address)
                .query(Integer.class)
                .single();
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(institution.clock().instant(), SEAT);
    }

    private static String day(int fromToday) {
        return today().plusDays(fromToday).toString();
    }

    private static synchronized String token() {
        return "secretariat-test-" + ++forms;
    }

    private static Guest signedIn(SamplePerson person, String language) {
        var guest = institution.guest().speaking(language);
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
