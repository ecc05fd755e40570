package org.goodoffices.casework.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Papers, messages, releases, seats and receipts over the wire; and what is refused there.
class ApiActsTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static final Contract contract = new Contract(institution);
    private static final Program lin = Program.of(institution, contract, SamplePerson.LIN);
    private static final Program brandt = Program.of(institution, contract, SamplePerson.BRANDT);
    private static final Program leung = Program.of(institution, contract, SamplePerson.LEUNG);
    private static final String CASE =
            "/api/cases/" + lin.read("/api/cases").at("/cases/0/number").asString();

    private static String lane(Program whose, String kind) {
        return whose.read(CASE)
                .at("/lanes")
                .valueStream()
                .filter(lane -> lane.at("/kind").asString().equals(kind))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
    }

    private static Stream<JsonNode> entries(Program whose, String entry) {
        return whose.read(CASE + "/entries")
                .at("/entries")
                .valueStream()
                .filter(one -> one.at("/id").asString().equals(entry));
    }

    @Test
    void a_paper_goes_in_comes_out_and_is_followed_by_its_next_version() {
        var own = lane(lin, "own");
        var filed =
                lin.postPapers(
                        CASE + "/lanes/" + own,
                        List.of(Guest.Sent.of("Gutachten 鉴定.txt", "What the turbine weighs.")),
                        "token",
                        "paper-one",
                        "title",
                        "Expert opinion");
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        var again =
                lin.postPapers(
                        CASE + "/lanes/" + own,
                        List.of(Guest.Sent.of("Gutachten 鉴定.txt", "What the turbine weighs.")),
                        "token",
                        "paper-one",
                        "title",
                        "Expert opinion");
        assertThat(again.status()).isEqualTo(200);
        var paper =
                lin.read(CASE + "/lanes/" + own + "/papers")
                        .at("/papers")
                        .valueStream()
                        .filter(one -> one.at("/content/title").asString().equals("Expert opinion"))
                        .findFirst()
                        .orElseThrow();
        assertThat(paper.at("/content/bytes").asInt()).isEqualTo(24);
        assertThat(paper.at("/content/type").asString()).isEqualTo("text");
        var address = CASE + "/papers/" + paper.at("/id").asString();
        assertThat(lin.get(address + "/file").body()).isEqualTo("What the turbine weighs.");

        assertThat(
                        lin.postPapers(
                                        address,
                                        List.of(Guest.Sent.of("second.txt", "It weighs more.")),
                                        "token",
                                        "paper-two")
                                .status())
                .isEqualTo(201);
        var both = lin.read(address);
        assertThat(both.at("/versions")).hasSize(2);
        assertThat(both.at("/openings/0/by/en").asString()).isEqualTo(SamplePerson.LIN.en());

        assertThat(brandt.get(address).status()).isEqualTo(404);
        assertThat(brandt.get(address + "/file").status()).isEqualTo(404);
        assertThat(brandt.get(CASE + "/lanes/" + own + "/papers").status()).isEqualTo(404);
        assertThat(brandt.read(CASE).toString()).doesNotContain(own);
    }

    @Test
    void papers_come_with_an_act_and_those_in_its_lane_can_be_chosen() {
        var filed =
                lin.postPapers(
                        CASE + "/acts/file-paper",
                        List.of(Guest.Sent.of("claim.txt", "Our view.")),
                        "token",
                        "act-with-paper",
                        "text",
                        "Our view of it.");
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        var entry = Program.json(filed).at("/entry").asString();
        var paper =
                entries(lin, entry).findFirst().orElseThrow().at("/facts/papers/0/id").asString();
        var chosen =
                lin.post(
                        CASE + "/acts/file-paper",
                        "{\"token\":\"act-with-chosen\",\"values\":{\"text\":\"See there.\"},\"papers\":[\"%s\"]}"
                                .formatted(paper));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(201);
        assertThat(
                        entries(brandt, Program.json(chosen).at("/entry").asString())
                                .findFirst()
                                .orElseThrow()
                                .at("/facts/papers/0/id")
                                .asString())
                .isEqualTo(paper);
        var gone =
                lin.post(
                        CASE + "/acts/file-paper",
                        "{\"token\":\"act-with-none\",\"values\":{\"text\":\"See there.\"},\"papers\":[\"%s\"]}"
                                .formatted(entry));
        assertThat(gone.status()).isEqualTo(422);
        assertThat(Program.json(gone).at("/detail").asString())
                .isEqualTo("A paper that you chose is not in this lane, or can no longer be read.");
        assertThat(
                        lin.postPapers(
                                        CASE + "/acts/file-paper",
                                        List.of(Guest.Sent.of("x.txt", "x")),
                                        "text",
                                        "No token.")
                                .status())
                .isEqualTo(400);
        var empty =
                lin.postPapers(
                        CASE + "/acts/file-paper",
                        List.of(Guest.Sent.of("x.txt", "")),
                        "token",
                        "act-with-nothing");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(Program.json(empty).at("/detail").asString())
                .isEqualTo("This file is empty. Nothing was filed.");
    }

    @Test
    void a_message_is_released_once_to_all_and_quarantined() {
        var own = lane(lin, "own");
        var body = "{\"token\":\"message-one\",\"text\":\"We could wait until May.\"}";
        var written = lin.post(CASE + "/lanes/" + own, body);
        assertThat(written.status()).isEqualTo(201);
        assertThat(lin.post(CASE + "/lanes/" + own, body).status()).isEqualTo(200);
        var other =
                lin.post(
                        CASE + "/lanes/" + own,
                        "{\"token\":\"message-one\",\"text\":\"Until June.\"}");
        assertThat(other.status()).isEqualTo(409);
        assertThat(Program.json(other).at("/field").asString()).isEqualTo("token");
        var entry = Program.json(written).at("/entry").asString();
        assertThat(entries(brandt, entry)).isEmpty();

        var release = "{\"token\":\"release-one\",\"to\":\"joint\",\"text\":true}";
        assertThat(brandt.post(CASE + "/entries/" + entry + "/release", release).status())
                .isEqualTo(404);
        var released = lin.post(CASE + "/entries/" + entry + "/release", release);
        assertThat(released.status()).as(released.body()).isEqualTo(201);
        var copy = Program.json(released).at("/entry").asString();
        assertThat(entries(brandt, copy).findFirst().orElseThrow().at("/facts/text").asString())
                .isEqualTo("We could wait until May.");
        assertThat(
                        lin.post(
                                        CASE + "/entries/" + entry + "/release",
                                        "{\"token\":\"release-two\",\"to\":\"public\"}")
                                .status())
                .isEqualTo(400);

        var quarantine = "{\"token\":\"quarantine-one\"}";
        assertThat(brandt.post(CASE + "/entries/" + copy + "/quarantine", quarantine).status())
                .isEqualTo(422);
        assertThat(lin.post(CASE + "/entries/" + copy + "/quarantine", quarantine).status())
                .isEqualTo(201);
        var left = entries(brandt, copy).findFirst().orElseThrow();
        assertThat(left.at("/facts/quarantined").asBoolean()).isTrue();
        assertThat(left.toString()).doesNotContain("until May");
    }

    @Test
    void who_writes_in_a_lane_that_is_not_theirs_finds_none() {
        var caucus = lane(lin, "caucus");
        assertThat(
                        brandt.post(
                                        CASE + "/lanes/" + caucus,
                                        "{\"token\":\"not-there-1\",\"text\":\"x\"}")
                                .status())
                .isEqualTo(404);
        var refused =
                lin.post(CASE + "/lanes/" + caucus, "{\"token\":\"hand-on-1\",\"handOn\":true}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(
                        leung.post(
                                        CASE + "/lanes/" + caucus,
                                        "{\"token\":\"to-caucus\",\"text\":\"A question.\"}")
                                .status())
                .isEqualTo(201);
    }

    @Test
    void an_agent_gives_a_seat_and_ends_it_and_nobody_else_does() {
        var party =
                lin.read(CASE)
                        .at("/people")
                        .valueStream()
                        .filter(one -> one.at("/name/en").asString().equals(SamplePerson.LIN.en()))
                        .findFirst()
                        .orElseThrow()
                        .at("/party")
                        .asString();
        var seat =
                "{\"token\":\"seat-one\",\"party\":\"%s\",\"as\":\"counsel\",\"nameEn\":\"Some Counsel\",\"nameZh\":\"某律师\",\"mail\":\"counsel@example.org\",\"language\":\"zh\"}"
                        .formatted(party);
        assertThat(brandt.post(CASE + "/seats", seat).status()).isEqualTo(422);
        tellsTheCharacter(lin.post(CASE + "/seats", seat.replace("某律师", "某🌙律师")));
        var given = lin.post(CASE + "/seats", seat);
        assertThat(given.status()).as(given.body()).isEqualTo(201);
        var named =
                brandt.read(CASE)
                        .at("/people")
                        .valueStream()
                        .filter(one -> one.at("/name/zh").asString().equals("某律师"))
                        .findFirst()
                        .orElseThrow();
        assertThat(named.at("/asWhat").asString()).isEqualTo("counsel");
        var end = CASE + "/seats/" + named.at("/seat").asString() + "/end";
        assertThat(brandt.post(end, "{\"token\":\"seat-end-1\"}").status()).isEqualTo(422);
        assertThat(lin.post(end, "{\"token\":\"seat-end-1\"}").status()).isEqualTo(201);
        assertThat(brandt.read(CASE).toString()).doesNotContain("某律师");
    }

    @Test
    void an_agent_states_the_name_of_the_party_and_nobody_else_does() {
        var party =
                lin.read(CASE)
                        .at("/people")
                        .valueStream()
                        .filter(one -> one.at("/name/en").asString().equals(SamplePerson.LIN.en()))
                        .findFirst()
                        .orElseThrow()
                        .at("/party")
                        .asString();
        var name =
                "{\"token\":\"name-one\",\"party\":\"%s\",\"nameEn\":\"Lanhai Industry\",\"nameZh\":\"蓝海工业\"}"
                        .formatted(party);
        assertThat(brandt.post(CASE + "/names", name).status()).isEqualTo(422);
        tellsTheCharacter(lin.post(CASE + "/names", name.replace("蓝海", "蓝🌙海")));

        assertThat(lin.post(CASE + "/names", name).status()).isEqualTo(201);

        assertThat(brandt.read(CASE).at("/title/zh").asString()).endsWith("与蓝海工业");
    }

    @Test
    void a_request_names_nobody_as_no_settlement_could_print() {
        var request =
                """
                {"token": "request-of-the-moon", "rules": "model-commercial",
                 "parties": [
                  {"kind": "company", "nameEn": "Brandt", "requesting": true},
                  {"kind": "company", "nameEn": "Lanhai", "requesting": false,
                   "contact": {"nameEn": "Moon", "mail": "moon@example.org"}}],
                 "values": {"text": "A dispute."}}
                """;

        tellsTheCharacter(brandt.post("/api/requests", request.replace("Lanhai", "Lan🌙hai")));
        tellsTheCharacter(brandt.post("/api/requests", request.replace("Moon", "🌙")));
        assertThat(brandt.post("/api/requests", request).status()).isEqualTo(201);
    }

    private static void tellsTheCharacter(Guest.Answer refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(Program.json(refused).at("/detail").asString())
                .startsWith("The character U+1F319 🌙 cannot be printed");
    }

    @Test
    void an_act_says_what_it_takes_in_both_languages() {
        var acts = leung.read(CASE + "/acts").at("/acts");
        var caucus =
                acts.valueStream()
                        .filter(act -> act.at("/act").asString().equals("hold-caucus"))
                        .findFirst()
                        .orElseThrow();
        var fields = caucus.at("/fields");
        assertThat(fields.valueStream().map(field -> field.at("/name").asString()))
                .contains("date", "place", "party");
        var party =
                fields.valueStream()
                        .filter(field -> field.at("/name").asString().equals("party"))
                        .findFirst()
                        .orElseThrow();
        assertThat(party.at("/type").asString()).isEqualTo("list");
        assertThat(party.at("/required").asBoolean()).isTrue();
        assertThat(party.at("/choices").valueStream().map(one -> one.at("/title/zh").asString()))
                .allMatch(name -> name.codePoints().anyMatch(Character::isIdeographic));
        assertThat(party.at("/choices/0/title/en").asString()).isEqualTo("Brandt Turbines AG");
        assertThat(
                        lin.read(CASE + "/acts")
                                .at("/acts")
                                .valueStream()
                                .filter(act -> act.at("/act").asString().equals("file-paper"))
                                .flatMap(act -> act.at("/fields").valueStream())
                                .map(field -> field.at("/type").asString()))
                .containsExactlyInAnyOrder("text", "papers");
    }

    @Test
    void receipts_and_checkpoints_are_handed_out_to_who_is_in_the_lane() {
        var own = lane(lin, "own");
        var written =
                lin.post(CASE + "/lanes/" + own, "{\"token\":\"for-receipt\",\"text\":\"Note.\"}");
        var entry = Program.json(written).at("/entry").asString();
        assertThat(lin.read("/api/record/entries/" + entry + "/receipt").size()).isPositive();
        assertThat(brandt.get("/api/record/entries/" + entry + "/receipt").status()).isEqualTo(404);
        for (var what : List.of("checkpoint", "log", "history?from=1")) {
            assertThat(lin.get("/api/record/lanes/" + own + "/" + what).status()).isEqualTo(200);
            assertThat(brandt.get("/api/record/lanes/" + own + "/" + what).status()).isEqualTo(404);
        }
        assertThat(lin.get("/api/record/key").body()).matches("localhost\\+[0-9a-f]{8}\\+\\S+\n");
        assertThat(lin.get("/api/record/checkpoint").status()).isEqualTo(200);
        assertThat(lin.get("/api/record/lanes/nothing/log").status()).isEqualTo(400);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("not json", null),
                Arguments.of("", null),
                Arguments.of("null", null),
                Arguments.of("[1]", null),
                Arguments.of("\"text\"", null),
                Arguments.of("{\"token\":\"12345678\",\"text\":\"x\"} {}", null),
                Arguments.of(
                        "{\"token\":\"12345678\",\"token\":\"12345679\",\"text\":\"x\"}", null),
                Arguments.of("{\"token\":null,\"text\":\"x\"}", "/token"),
                Arguments.of("{\"token\":12345678,\"text\":\"x\"}", "/token"),
                Arguments.of("{\"token\":true,\"text\":\"x\"}", "/token"),
                Arguments.of("{\"token\":[\"12345678\"],\"text\":\"x\"}", "/token"),
                Arguments.of("{\"token\":\"12345678\",\"text\":{\"en\":\"x\"}}", "/text"),
                Arguments.of("{\"token\":\"12345678\",\"text\":\"x\",\"lane\":\"joint\"}", "/lane"),
                Arguments.of("{\"token\":\"short\",\"text\":\"x\"}", ""),
                Arguments.of("[".repeat(100_000), null));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_body_that_is_not_as_described_is_a_problem_in_the_readers_language(
            String body, @org.jspecify.annotations.Nullable String field) {
        int before = lin.read(CASE + "/entries").at("/entries").size();
        var own = lane(lin, "own");
        var program = Program.of(institution, contract, SamplePerson.LIN).speaking("zh");
        var refused = program.post(CASE + "/lanes/" + own, body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).doesNotContain("Exception", "tools.jackson", "org.");
        var problem = Program.json(refused);
        assertThat(problem.at("/title").asString())
                .matches(title -> title.codePoints().anyMatch(Character::isIdeographic));
        if (field != null && !field.isEmpty()) {
            assertThat(problem.at("/field").asString()).isEqualTo(field);
        }
        assertThat(lin.read(CASE + "/entries").at("/entries")).hasSize(before);
    }

    @Test
    void what_is_too_large_of_another_type_or_asked_otherwise_is_a_problem_too() {
        var own = lane(lin, "own");
        var large = "{\"token\":\"too-large-1\",\"text\":\"%s\"}".formatted("x".repeat(1_000_001));
        assertThat(lin.post(CASE + "/lanes/" + own, large).status()).isEqualTo(413);
        assertThat(lin.postAs(CASE + "/lanes/" + own, "text/plain", "x").status()).isEqualTo(415);
        assertThat(
                        lin.postAs(
                                        CASE + "/seats",
                                        "application/x-www-form-urlencoded",
                                        "token=12345678")
                                .status())
                .isEqualTo(415);
        assertThat(lin.postAs(CASE + "/lanes/" + own, "multipart/form-data", "x").status())
                .isBetween(400, 422);
        assertThat(lin.send("DELETE", CASE).status()).isEqualTo(405);
        assertThat(lin.get("/api/cases?from=some").status()).isEqualTo(400);
        assertThat(lin.get("/api/cases?from=-1").status()).isEqualTo(400);
        assertThat(lin.get("/api/cases?state=lost").status()).isEqualTo(400);
        assertThat(lin.get("/api/nothing").status()).isEqualTo(404);
        assertThat(new Program(institution, contract, null).get("/api/cases").status())
                .isEqualTo(401);
    }

    @Test
    void a_table_is_drawn_up_weighed_agreed_upon_and_becomes_text() {
        var table = CASE + "/table";
        assertThat(lin.read(table).at("/entry").isNull()).isTrue();
        assertThat(brandt.post(table, NEW_TABLE).status()).isEqualTo(422);
        done(leung, table, NEW_TABLE);
        assertThat(leung.post(table, NEW_TABLE).status()).as("the same token").isEqualTo(200);
        var now = lin.read(table);
        var entry = now.at("/entry").asString();
        assertThat(now.at("/issues/0/options/1/words/zh").asString()).isEqualTo("十一");
        for (var party : List.of(brandt, lin)) {
            done(party, table + "/agreement", "{'token':'table-agree','table':'" + entry + "'}");
        }
        prefers(brandt, table, entry, 100, 0);
        prefers(lin, table, entry, 0, 100);
        assertThat(brandt.read(table).at("/own/values/weight-i1").asString()).isEqualTo("100");
        assertThat(brandt.read(table).at("/own/opened").asBoolean()).isFalse();
        assertThat(leung.read(table).at("/own").isNull()).isTrue();
        assertThat(brandt.get(table + "/frontier").status()).isEqualTo(404);
        assertThat(leung.read(table + "/frontier").at("/missing")).hasSize(2);
        for (var party : List.of(brandt, lin)) {
            done(
                    party,
                    table + "/preferences/opening",
                    "{'token':'table-open','stated':'"
                            + party.read(table).at("/own/entry").asString()
                            + "'}");
        }
        var frontier = leung.read(table + "/frontier?from=2");
        assertThat(frontier.at("/all").asInt()).isEqualTo(2);
        assertThat(frontier.at("/points")).hasSize(1);
        assertThat(frontier.at("/points/0/number").asInt()).isEqualTo(2);
        assertThat(frontier.at("/points/0/values/1").asString()).isEqualTo("100");
        assertThat(leung.get(table + "/frontier?from=-7").status()).isEqualTo(200);

        var text = CASE + "/text";
        assertThat(lin.read(text).at("/version").asInt()).isZero();
        done(
                brandt,
                text,
                "{'token':'text-first','clauses':[{'id':'','en':'It is [#i1: 9{#o2} |"
                        + " 11{#o3}].','zh':'[#i1: 九{#o2} | 十一{#o3}]。'}]}");
        var open = leung.read(text);
        assertThat(open.at("/open/0/issue").asString()).isEqualTo("i1");
        assertThat(open.at("/open/0/choices/1/zh").asString()).isEqualTo("十一");
        var settling =
                "{'token':'text-settle','from':'%s','clause':'%s','heading':false,'en':0,'zh':0,'choice':1}"
                        .formatted(
                                open.at("/entry").asString(), open.at("/open/0/clause").asString());
        assertThat(lin.post(text + "/settling", settling.replace('\'', '"')).status())
                .isEqualTo(422);
        done(leung, text + "/settling", settling);
        assertThat(lin.read(text).at("/clauses/0/zh").asString()).isEqualTo("十一。");
        assertThat(lin.read(table).at("/settled/i1").asString()).isEqualTo("o3");
        assertThat(leung.read(table + "/frontier").at("/all").asInt()).isOne();

        var packages = table + "/packages";
        var put = "{'token':'table-put-%1$s','table':'%2$s','options':{'i1':'%1$s'},'hours':24}";
        var refused = leung.post(packages, put.formatted("o2", entry).replace('\'', '"'));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("is settled in the negotiating text on “11”");
        done(leung, packages, put.formatted("o3", entry));
        var of = lin.read(table).at("/packages/0");
        assertThat(of.at("/options/i1").asString()).isEqualTo("o3");
        assertThat(of.at("/own").isNull()).isTrue();
        done(
                lin,
                packages + "/" + of.at("/entry").asString() + "/answer",
                "{'token':'table-answer','accepts':true}");
        assertThat(lin.read(table).at("/packages/0/own").asBoolean()).isTrue();
        assertThat(brandt.read(table).at("/packages/0/own").isNull()).isTrue();
        assertThat(leung.read(table).at("/packages/0/own").isNull()).isTrue();

        var better = packages + "/" + of.at("/entry").asString() + "/better";
        var asks = "{'token':'table-ask','hours':%d}";
        assertThat(leung.post(better, asks.formatted(24).replace('\'', '"')).body())
                .contains("The answers to this package are not open yet.");
        institution.clock().forward(Duration.ofHours(25));
        institution.bean(AnswersDue.class).open();
        assertThat(leung.post(better, asks.formatted(25).replace('\'', '"')).status())
                .isEqualTo(422);
        assertThat(brandt.post(better, asks.formatted(24).replace('\'', '"')).status())
                .isEqualTo(422);
        done(leung, better, asks.formatted(24));
        var question = lin.read(table).at("/packages/0/better/entry").asString();
        for (var party : List.of(brandt, lin)) {
            done(
                    party,
                    table + "/better/agreement",
                    "{'token':'table-ask-agreed','question':'" + question + "'}");
        }
        assertThat(lin.read(table).at("/packages/0/better/exists").isNull()).isTrue();
        assertThat(lin.read(table).at("/packages/0/better/agreed")).hasSize(2);
        institution.clock().forward(Duration.ofHours(24));
        institution.bean(AnswersDue.class).open();
        assertThat(lin.read(table).at("/packages/0/better/exists").asBoolean(true)).isFalse();
    }

    @Test
    void a_number_is_settled_by_blind_bids_over_the_wire() {
        var bids = CASE + "/table/bids";
        var parties = leung.read(CASE).at("/parties");
        done(
                leung,
                bids,
                "{'token':'bids-put','values':{'en':'Price','zh':'价款','asks':'%s','gives':'%s','rule':'posted','figure':'40','hours':'24'}}"
                        .formatted(parties.at("/0/id").asString(), parties.at("/1/id").asString()));
        var round = lin.read(bids).at("/rounds/0");
        assertThat(round.at("/figure").asString()).isEqualTo("40");
        var entry = round.at("/entry").asString();
        var bid = "{'token':'bids-state','amount':'30'}";
        assertThat(brandt.post(bids + "/" + entry + "/bid", bid.replace('\'', '"')).body())
                .contains("Not every party has agreed to these terms yet.");
        for (var party : List.of(brandt, lin)) {
            done(party, bids + "/agreement", "{'token':'bids-agree','bids':'" + entry + "'}");
        }
        done(brandt, bids + "/" + entry + "/bid", bid);
        assertThat(brandt.read(bids).at("/rounds/0/own").asString()).isEqualTo("30");
        assertThat(lin.read(bids).at("/rounds/0/own").isNull()).isTrue();
        assertThat(leung.read(bids).at("/rounds/0/own").isNull()).isTrue();
        assertThat(lin.read(bids).at("/rounds/0/agreed")).hasSize(2);
    }

    private static final String NEW_TABLE =
            """
            {"token":"table-draw","values":{"i-0-en":"Price","i-0-zh":"价款","i-0-options-en":"9\\n11","i-0-options-zh":"九\\n十一","tells":"better"}}
            """;

    private static void prefers(Program party, String table, String entry, int low, int high) {
        done(
                party,
                table + "/preferences",
                "{'token':'table-prefer','table':'%s','values':{'rank-i1':'1','weight-i1':'100','value-o2':'%d','value-o3':'%d','walk-away':'0'}}"
                        .formatted(entry, low, high));
    }

    private static void done(Program party, String path, String json) {
        var answer = party.post(path, json.replace('\'', '"'));
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(201);
    }

    @Test
    void every_route_of_the_api_is_described_and_nothing_else() {
        var served = new TreeSet<String>();
        institution
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info ->
                        info.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/"))
                                .forEach(path ->
                                        info.getMethodsCondition()
                                                .getMethods()
                                                .forEach(method ->
                                                        served.add(method + " " + path))));
        var described = new TreeSet<String>();
        contract.description()
                .at("/paths")
                .propertyStream()
                .forEach(path ->
                        path.getValue()
                                .propertyNames()
                                .forEach(verb ->
                                        described.add(
                                                verb.toUpperCase(java.util.Locale.ROOT)
                                                        + " "
                                                        + path.getKey())));
        assertThat(described).isEqualTo(served).hasSizeGreaterThan(25);
    }
}
