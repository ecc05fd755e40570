package org.goodoffices.casework.docket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A request that is written with papers, and by more than one.
class DraftTogetherTest {

    private static final String WORDS = "The contract of 3 May, article 12.";

    @AutoClose
    static final TestInstitution institution = TestInstitution.start("goodoffices.mail.every=1h");

    private final Guest dubois = signedIn(SamplePerson.DUBOIS);

    @Test
    void papers_wait_sealed_and_are_filed_with_the_request() throws Exception {
        var draft = ready();
        var added = add(dubois, draft, Guest.Sent.of("contract.txt", WORDS));
        assertThat(added.path()).isEqualTo(draft + "?step=papers&saved");
        assertThat(added.body())
                .contains("contract", hash(WORDS), "Added by Claire Dubois", "Plain text");
        assertThat(dubois.get(file(added)).body()).isEqualTo(WORDS);
        assertThat(onDisk()).isNotEmpty().noneMatch(bytes -> bytes.contains("article 12"));
        assertThat(signedIn(SamplePerson.LIN).get(file(added)).status()).isEqualTo(404);

        dubois.get(draft + "?step=review");
        assertThat(dubois.last().body()).contains(hash(WORDS));
        var sent = dubois.post(draft + "/sending");

        assertThat(sent.status()).isEqualTo(200);
        var paper = found(sent.body(), "/cases/[^\"/]+/papers/[0-9a-f-]+");
        assertThat(dubois.get(paper).body()).contains(hash(WORDS));
        assertThat(dubois.get(paper + "/file").body()).isEqualTo(WORDS);
        assertThat(count("draft_paper")).isZero();
        assertThat(count("draft_key")).isZero();
        assertThat(dubois.get(file(added)).status()).isEqualTo(404);
    }

    @Test
    void the_same_paper_added_twice_is_there_once_and_one_is_taken_out_again() throws Exception {
        var draft = begun();
        add(dubois, draft, Guest.Sent.of("one.txt", "One."), Guest.Sent.of("two.txt", "Two."));
        var again = add(dubois, draft, Guest.Sent.of("one.txt", "One."));
        assertThat(again.body().split("class=\"hash\">" + hash("One."), -1)).hasSize(2);
        assertThat(onDisk()).hasSize(2);

        var removed = dubois.post(file(again).replace("/file", "/removal"));

        assertThat(removed.path()).isEqualTo(draft + "?step=papers");
        assertThat(onDisk()).hasSize(1);
        assertThat(dubois.post(file(again).replace("/file", "/removal")).status()).isEqualTo(200);
        dubois.get(draft);
        dubois.post(draft + "/removal");
    }

    @Test
    void a_draft_given_up_leaves_nothing_that_can_be_read() throws Exception {
        var draft = begun();
        var added = add(dubois, draft, Guest.Sent.of("secret.txt", "Our last price."));
        assertThat(onDisk()).hasSize(1);
        dubois.get(draft);
        dubois.post(draft + "/removal");

        assertThat(onDisk()).isEmpty();
        assertThat(count("draft_paper")).isZero();
        assertThat(count("draft_key")).isZero();
        assertThat(dubois.get(file(added)).status()).isEqualTo(404);
    }

    @Test
    void an_empty_paper_or_none_is_refused_in_the_readers_language() {
        var draft = begun();
        assertThat(add(dubois, draft, Guest.Sent.of("empty.txt", "")).status()).isEqualTo(422);
        dubois.speaking("zh").get(draft + "?step=papers");
        var none = dubois.postPapers(draft + "/papers", List.of());
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("请先选择文件。");
        dubois.get(draft);
        dubois.post(draft + "/removal");
    }

    @Test
    void counsel_writes_on_a_shared_draft_and_each_sees_who_changed_what() {
        var draft = begun();
        var moretti = signedIn(SamplePerson.MORETTI);
        assertThat(moretti.get(draft).status()).isEqualTo(404);
        int before = mails(SamplePerson.MORETTI.mail());
        share(draft, SamplePerson.MORETTI.mail());
        share(draft, SamplePerson.MORETTI.mail());
        assertThat(mails(SamplePerson.MORETTI.mail())).as("told once").isEqualTo(before + 1);

        assertThat(moretti.get("/requests").body()).contains("Shared by Claire Dubois");
        moretti.get(draft + "?step=dispute");
        moretti.post(draft, "step", "dispute", "go", "save", "text", "As counsel sees it.");
        var review = dubois.get(draft + "?step=review").body();
        assertThat(review)
                .contains("As counsel sees it.", "Changed last by Luca Moretti")
                .contains("Those with whom it is shared see this");
        assertThat(moretti.get(draft + "?step=review").body())
                .contains("Only Claire Dubois, who began this request, can send it")
                .doesNotContain("Who else may write on it");
        assertThat(moretti.post(draft + "/removal").path()).isEqualTo("/requests");
        assertThat(dubois.get(draft).status()).as("not counsel's to give up").isEqualTo(200);
        assertThat(moretti.post(draft + "/sharing", "mail", "x@y.invalid").status()).isEqualTo(404);

        dubois.get(draft);
        dubois.post(draft + "/sharing/removal", "mail", SamplePerson.MORETTI.mail());
        assertThat(moretti.get(draft).status()).isEqualTo(404);
        assertThat(moretti.get("/requests").body()).doesNotContain(draft);
    }

    @Test
    void only_its_author_sends_it_and_then_the_sharing_ends() {
        var draft = ready();
        share(draft, SamplePerson.MORETTI.mail());
        var moretti = signedIn(SamplePerson.MORETTI);
        moretti.get(draft);
        var refused = moretti.post(draft + "/sending");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Only Claire Dubois, who began this request");
        dubois.get(draft + "?step=review");
        assertThat(dubois.post(draft + "/sending").status()).isEqualTo(200);
        assertThat(moretti.get(draft).status()).isEqualTo(404);
        assertThat(
                        institution
                                .owner()
                                .sql("select count(*) from draft_share where draft::text = ?")
                                .param(draft.replace("/requests/", ""))
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void of_two_who_save_at_once_the_second_is_told_and_nothing_is_lost() {
        var draft = begun();
        share(draft, SamplePerson.MORETTI.mail());
        var moretti = signedIn(SamplePerson.MORETTI);
        moretti.get(draft + "?step=dispute");
        dubois.get(draft + "?step=dispute");
        moretti.post(draft, "step", "dispute", "go", "save", "text", "Words of counsel.");
        var told =
                dubois.post(draft, "step", "dispute", "go", "save", "text", "Words of the party.");

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.body())
                .contains("Luca Moretti saved this part on")
                .contains("Words of counsel.")
                .contains(">Words of the party.</textarea>");
        assertThat(dubois.get(draft + "?step=review").body()).contains("Words of counsel.");
        moretti.get(draft + "?step=dispute");
        dubois.speaking("zh").get(draft + "?step=dispute");
        moretti.post(draft, "step", "dispute", "go", "save", "text", "More of counsel.");
        told = dubois.post(draft, "step", "dispute", "go", "save", "text", "Words of the party.");
        assertThat(told.body()).contains("卢卡·莫雷蒂已于", "您填写的内容尚未保存");

        var over =
                dubois.post(draft, "step", "dispute", "go", "save", "text", "Words of the party.");

        assertThat(over.path()).isEqualTo(draft + "?step=dispute&saved");
        assertThat(moretti.get(draft + "?step=review").body()).contains("Words of the party.");
    }

    @Test
    void two_who_write_on_different_parts_do_not_disturb_each_other() {
        var draft = begun();
        share(draft, SamplePerson.MORETTI.mail());
        var moretti = signedIn(SamplePerson.MORETTI);
        moretti.get(draft + "?step=dispute");
        dubois.get(draft + "?step=parties");
        moretti.post(draft, "step", "dispute", "go", "save", "text", "The dispute.");
        var saved = dubois.post(draft, "step", "parties", "go", "save", "p0-nameEn", "Meridian");

        assertThat(saved.path()).isEqualTo(draft + "?step=parties&saved");
        assertThat(moretti.get(draft + "?step=review").body())
                .contains("The dispute.", "Meridian")
                .as("each part by whom it was changed")
                .contains("Changed last by Luca Moretti", "Changed last by Claire Dubois");
    }

    @Test
    void what_is_no_address_is_refused() {
        var draft = begun();
        dubois.get(draft);
        for (var wrong : List.of("", "nobody", "a@b", "two@a.example, three@b.example")) {
            var answer = dubois.post(draft + "/sharing", "mail", wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("This is not an e-mail address.");
        }
    }

    private void share(String draft, String mail) {
        dubois.get(draft);
        assertThat(dubois.post(draft + "/sharing", "mail", mail).status()).isEqualTo(200);
    }

    private static Guest.Answer add(Guest guest, String draft, Guest.Sent... papers) {
        guest.get(draft + "?step=papers");
        return guest.postPapers(draft + "/papers", List.of(papers));
    }

    private static String file(Guest.Answer page) {
        return found(page.body(), "/requests/[0-9a-f-]+/papers/[0-9a-f]{64}/file");
    }

    private static String found(String body, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(body);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group();
    }

    private String begun() {
        dubois.get("/requests/new");
        return dubois.post("/requests", "rules", "model-investment/investment")
                .path()
                .replace("?step=parties", "");
    }

    private String ready() {
        var draft = begun();
        dubois.get(draft + "?step=parties");
        dubois.post(
                draft,
                "step",
                "parties",
                "go",
                "next",
                "speaksAs",
                "counsel",
                "p0-mine",
                "yes",
                "p0-kind",
                "company",
                "p0-country",
                "FRA",
                "p0-nameEn",
                "Meridian Solar SA",
                "p1-kind",
                "state",
                "p1-country",
                "Morocco",
                "p1-contactEn",
                "Sana Tanvir",
                "p1-contactMail",
                "tanvir@sample.invalid");
        var answer =
                dubois.post(
                        draft,
                        "step",
                        "dispute",
                        "go",
                        "next",
                        "text",
                        "The permit was withdrawn.",
                        "classes",
                        "expropriation",
                        "agreement",
                        "before",
                        "languages",
                        "en");
        assertThat(answer.path()).isEqualTo(draft + "?step=papers");
        return draft;
    }

    private static String hash(String words) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(
                        java.security.MessageDigest.getInstance("SHA-256")
                                .digest(words.getBytes(StandardCharsets.UTF_8)));
    }

    /// What of papers that wait is on the disk.
    private static List<String> onDisk() throws IOException {
        var waiting =
                institution
                        .owner()
                        .sql("select file::text from draft_paper")
                        .query(String.class)
                        .list();
        var kept =
                institution
                        .owner()
                        .sql("select file::text from paper_content")
                        .query(String.class)
                        .list();
        var found = new ArrayList<String>();
        var home =
                Path.of(
                        institution
                                .context()
                                .getEnvironment()
                                .getRequiredProperty("goodoffices.home"));
        try (var files = Files.walk(home.resolve("papers"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!kept.contains(file.getFileName().toString())) {
                    found.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        assertThat(found).hasSameSizeAs(waiting);
        return found;
    }

    private static int count(String table) {
        return institution
                .owner()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static int mails(String address) {
        return institution
                .owner()
                .sql("select count(*) from mail where address = ?")
                .param(address)
                .query(Integer.class)
                .single();
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
