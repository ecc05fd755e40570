package org.goodoffices.casework.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.sample.SamplePerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static final Contract contract = new Contract(institution);

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void a_key_shows_what_its_person_sees_and_nothing_once_revoked() {
        var guest = signedIn(SamplePerson.LIN);
        var key = key(guest, "tokens");
        var cases = get(key, "/api/cases");
        assertThat(cases.status()).isEqualTo(200);
        var number = read(cases).at("/cases/0/number").asString();
        var one = read(get(key, "/api/cases/" + number));
        assertThat(one.at("/title/en").asString())
                .isEqualTo("Brandt Turbines AG – Lanhai Heavy Industries Co., Ltd.");
        assertThat(one.at("/place").asString()).isEqualTo("mediation");

        var page = guest.get("/account/tokens").body();
        assertThat(page).doesNotContain(key);
        var revocation = Pattern.compile("/account/tokens/[0-9a-f-]+/revocation").matcher(page);
        assertThat(revocation.find()).isTrue();
        guest.post(revocation.group());

        assertThat(get(key, "/api/cases").status()).isEqualTo(401);
    }

    @Test
    void a_key_opens_for_half_a_year() {
        var key = key(signedIn(SamplePerson.LEUNG), "tokens");
        institution
                .owner()
                .sql(
                        "update personal_token set expires_at = expires_at - interval '179 days 23"
                                + " hours'")
                .update();
        assertThat(get(key, "/api/cases").status()).isEqualTo(200);
        institution
                .owner()
                .sql("update personal_token set expires_at = expires_at - interval '1 hour'")
                .update();
        assertThat(get(key, "/api/cases").status()).isEqualTo(401);
    }

    @Test
    void whoever_ends_all_sign_ins_ends_the_keys() {
        var guest = signedIn(SamplePerson.RAHMANI);
        var key = key(guest, "tokens");
        guest.get("/my-sign-in");

        guest.post("/my-sign-in/sign-out-everywhere");

        assertThat(get(key, "/api/cases").status()).isEqualTo(401);
    }

    @Test
    void a_key_is_made_only_a_short_while_after_signing_in() {
        var guest = signedIn(SamplePerson.SOLHEIM);
        guest.get("/account/tokens");
        institution
                .owner()
                .sql(
                        "delete from spring_session_attributes where attribute_name ="
                                + " 'signed-in-since'")
                .update();

        var refused = guest.post("/account/tokens", "name", "a program");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("only a short while after signing in");
    }

    @Test
    void only_the_hash_of_a_key_is_kept() {
        var key = key(signedIn(SamplePerson.LEUNG), "tokens");

        assertThat(
                        institution
                                .owner()
                                .sql(
                                        "select count(*) from personal_token where"
                                                + " personal_token::text like '%' || ? || '%'")
                                .param(key.substring(3))
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(key).matches("go_[A-Za-z0-9_-]{43}");
    }

    @Test
    void an_act_sent_twice_with_one_token_is_entered_once() {
        var key = key(signedIn(SamplePerson.LEUNG), "tokens");
        var number = read(get(key, "/api/cases")).at("/cases/0/number").asString();
        var acts = read(get(key, "/api/cases/" + number + "/acts"));
        assertThat(acts.at("/acts").valueStream().map(act -> act.at("/act").asString()))
                .contains("hold-session", "propose");
        var body =
                "{\"token\":\"session-one\",\"values\":{\"date\":\"2026-12-01\",\"place\":\"Room"
                        + " 2\"}}";

        var first = post(key, "/api/cases/" + number + "/acts/hold-session", body, "en");
        var again = post(key, "/api/cases/" + number + "/acts/hold-session", body, "en");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        var entries = read(get(key, "/api/cases/" + number + "/entries")).at("/entries");
        assertThat(
                        entries.valueStream()
                                .filter(e -> e.at("/act").asString().equals("hold-session")))
                .hasSize(1);
        var limits = read(get(key, "/api/cases/" + number + "/limits")).at("/limits");
        assertThat(limits.valueStream())
                .allSatisfy(limit -> assertThat(limit.at("/explanation").size()).isPositive());
    }

    @Test
    void a_refusal_is_a_problem_in_the_readers_language_with_the_article() {
        var key = key(signedIn(SamplePerson.BRANDT), "tokens");
        var number = read(get(key, "/api/cases")).at("/cases/0/number").asString();

        var refused =
                post(
                        key,
                        "/api/cases/" + number + "/acts/refuse",
                        "{\"token\":\"not-now-1\"}",
                        "zh");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        var problem = read(refused);
        assertThat(problem.at("/title").asString()).isEqualTo("该行为未载入案卷");
        assertThat(problem.at("/detail").asString()).isNotBlank();
    }

    @Test
    void what_cannot_be_read_is_a_problem_not_a_stack_trace() {
        var key = key(signedIn(SamplePerson.BRANDT), "tokens");
        var number = read(get(key, "/api/cases")).at("/cases/0/number").asString();
        var address = "/api/cases/" + number + "/acts/withdraw";

        assertThat(post(key, address, "not json", "en").status()).isEqualTo(400);
        assertThat(post(key, address, "{}", "en").status()).isEqualTo(400);
        assertThat(post(key, address, "[1]", "en").body()).doesNotContain("Exception");
        assertThat(get(key, "/api/cases/GO-2026-22222").status()).isEqualTo(404);
        assertThat(get(key, "/api/cases/nothing").status()).isEqualTo(404);
        assertThat(
                        post(key, "/api/requests", "{\"rules\":\"x\",\"token\":\"12345678\"}", "en")
                                .status())
                .isBetween(400, 499);
        assertThat(
                        post(
                                        key,
                                        address.replace("withdraw", "file-paper"),
                                        "{\"token\":\"nul-token\",\"values\":{\"text\":\"a\\u0000b\"}}",
                                        "en")
                                .status())
                .isEqualTo(422);
    }

    @Test
    void without_a_key_nothing_is_told_and_a_session_needs_its_form_token_to_change_anything() {
        assertThat(get(null, "/api/cases").status()).isEqualTo(401);
        assertThat(get("go_wrong", "/api/cases").status()).isEqualTo(401);
        assertThat(get(null, "/api/rules/model-commercial").status()).isEqualTo(200);

        var guest = signedIn(SamplePerson.BRANDT);
        var cases = guest.send(guest.request("/api/cases").GET());
        assertThat(cases.status()).isEqualTo(200);
        var number = read(cases).at("/cases/0/number").asString();
        var changed =
                guest.send(
                        guest.request("/api/cases/" + number + "/acts/withdraw")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"x\"}")));
        assertThat(changed.status()).isEqualTo(403);
        var lane = read(guest.send(guest.request("/api/cases/" + number).GET())).at("/lanes/0/id");
        var filed =
                guest.sendPapers(
                        "/api/cases/" + number + "/lanes/" + lane.asString(),
                        Guest.multipart(
                                Map.of("token", List.of("forged-paper")),
                                List.of(Guest.Sent.of("forged.txt", "x"))));
        assertThat(filed.status()).isEqualTo(403);
    }

    @Test
    void a_feed_holds_a_persons_dates_until_its_address_is_revoked() {
        var guest = signedIn(SamplePerson.LEUNG);
        var address = calendar(guest);
        var feed = institution.guest().get(address);
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.header("Content-Type")).startsWith("text/calendar");
        assertThat(feed.body()).startsWith("BEGIN:VCALENDAR\r\n").contains("SUMMARY:Ends: ");
        assertThat(institution.guest().get(address).body()).isEqualTo(feed.body());

        guest.get("/account/calendar");
        var revocation =
                Pattern.compile("/account/tokens/[0-9a-f-]+/revocation")
                        .matcher(guest.last().body());
        assertThat(revocation.find()).isTrue();
        guest.post(revocation.group(), "from", "calendar");

        assertThat(institution.guest().get(address).status()).isEqualTo(404);
        assertThat(institution.guest().get("/calendar/go_nothing.ics").status()).isEqualTo(404);
    }

    @Test
    void an_extended_limit_is_the_same_date_changed_once_more() {
        var address = calendar(signedIn(SamplePerson.CHEN));
        var before = events(address);
        var registry = key(signedIn(SamplePerson.CHEN), "tokens");
        var number = read(get(registry, "/api/cases")).at("/cases/0/number").asString();
        var extend =
                read(get(registry, "/api/cases/" + number + "/acts"))
                        .at("/acts")
                        .valueStream()
                        .filter(act -> act.at("/act").asString().equals("extend"))
                        .findFirst()
                        .orElseThrow();
        var limit =
                extend.at("/fields")
                        .valueStream()
                        .filter(field -> field.at("/name").asString().equals("limit"))
                        .findFirst()
                        .orElseThrow()
                        .at("/choices/0/value")
                        .asString();
        institution.clock().forward(java.time.Duration.ofMinutes(1));
        var extended =
                post(
                        registry,
                        "/api/cases/" + number + "/acts/extend",
                        "{\"token\":\"extend-once\",\"values\":{\"limit\":\"%s\",\"days\":\"7\",\"reason\":\"Asked by both.\"}}"
                                .formatted(limit),
                        "en");
        assertThat(extended.status()).as(extended.body()).isEqualTo(201);
        var after = events(address);

        assertThat(after.keySet()).isEqualTo(before.keySet());
        var changed =
                after.keySet().stream()
                        .filter(uid -> !Objects.equals(after.get(uid), before.get(uid)))
                        .toList();
        assertThat(changed).hasSize(1);
        var then = Objects.requireNonNull(before.get(changed.getFirst()));
        var now = Objects.requireNonNull(after.get(changed.getFirst()));
        assertThat(value(now, "SEQUENCE"))
                .isEqualTo(Integer.toString(Integer.parseInt(value(then, "SEQUENCE")) + 1));
        assertThat(value(now, "DTSTAMP")).isGreaterThan(value(then, "DTSTAMP"));
        assertThat(value(now, "DTEND")).isGreaterThan(value(then, "DTEND"));
        assertThat(events(address)).isEqualTo(after);
    }

    /// The dates of a feed by their names, each as its lines.
    private static Map<String, List<String>> events(String address) {
        var feed = institution.guest().get(address).body().replace("\r\n ", "");
        return Pattern.compile("BEGIN:VEVENT\r\n(.*?)END:VEVENT", Pattern.DOTALL)
                .matcher(feed)
                .results()
                .map(found -> found.group(1).lines().toList())
                .collect(Collectors.toMap(lines -> value(lines, "UID"), lines -> lines));
    }

    private static String value(List<String> lines, String property) {
        return lines.stream()
                .filter(line -> line.matches(property + "[;:].*"))
                .map(line -> line.replaceFirst("^[^:]*:", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_feed_of_another_person_has_other_names_for_the_same_dates() {
        var mediators =
                uids(institution.guest().get(calendar(signedIn(SamplePerson.LEUNG))).body());
        var partys = uids(institution.guest().get(calendar(signedIn(SamplePerson.LIN))).body());

        assertThat(mediators).isNotEmpty().doesNotContainAnyElementsOf(partys);
    }

    private static java.util.List<String> uids(String feed) {
        return feed.lines().filter(line -> line.startsWith("UID:")).toList();
    }

    private static String calendar(Guest guest) {
        guest.get("/account/calendar");
        var page = guest.post("/account/calendar", "name", "phone").body();
        var found = Pattern.compile("/calendar/go_[A-Za-z0-9_-]+\\.ics").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String key(Guest guest, String kind) {
        guest.get("/account/" + kind);
        var page = guest.post("/account/" + kind, "name", "a program").body();
        var found = Pattern.compile("go_[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(found.find()).isTrue();
        // a switch of language would lose what is shown this once
        assertThat(page).doesNotContain("hreflang");
        return found.group();
    }

    private static Guest.Answer get(@Nullable String key, String path) {
        return new Program(institution, contract, key).get(path);
    }

    private static Guest.Answer post(String key, String path, String body, String language) {
        return new Program(institution, contract, key).speaking(language).post(path, body);
    }

    private JsonNode read(Guest.Answer answer) {
        return json.readTree(answer.body());
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
