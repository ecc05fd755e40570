package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.goodoffices.Guest;
import org.goodoffices.Guest.Answer;
import org.goodoffices.Guest.Sent;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.documents.PaperId;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people do in lanes: write, file, release, quarantine, and give seats on their side.
class LanesTest {

    private static final Pattern PAPER = Pattern.compile("/cases/[^/]+/papers/([0-9a-f-]{36})\"");

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private final Access access = institution.bean(Access.class);
    private final Papers papers = institution.bean(Papers.class);
    private final Docket docket = institution.bean(Docket.class);
    private final WriteInLane write = institution.bean(WriteInLane.class);
    private final ReleaseThing release = institution.bean(ReleaseThing.class);
    private final QuarantineThing quarantine = institution.bean(QuarantineThing.class);
    private final CaseNumber number =
            new CaseNumber(
                    institution
                            .owner()
                            .sql(
                                    "select number from case_file where title_en like 'Brandt Turbines%'")
                            .query(String.class)
                            .single());
    private final String address = "/cases/" + number;

    private Guest brandt;
    private Guest lin;
    private Guest leung;

    /// Whatever was done through the application, a verification finds nothing.
    @AfterAll
    static void all_that_was_done_verifies() {
        assertThat(institution.faults()).isEmpty();
    }

    @BeforeEach
    void three_at_their_desks() {
        brandt = signedIn(SamplePerson.BRANDT);
        lin = signedIn(SamplePerson.LIN);
        leung = signedIn(SamplePerson.LEUNG);
    }

    @Test
    void a_message_is_read_in_its_lane_and_nowhere_else() {
        var own = write(SamplePerson.BRANDT, own(SamplePerson.BRANDT), "Our floor is 9 million.");
        var caucus =
                write(
                        SamplePerson.BRANDT,
                        lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS),
                        "Tell them 11 million.");
        var joint = write(SamplePerson.BRANDT, joint(), "We look forward to the session. 期待会议。");

        assertThat(seen(SamplePerson.BRANDT)).contains(own, caucus, joint);
        assertThat(seen(SamplePerson.LEUNG)).contains(caucus, joint).doesNotContain(own);
        assertThat(seen(SamplePerson.LIN)).contains(joint).doesNotContain(own, caucus);
        assertThat(lin.get(address).body())
                .contains("We look forward to the session.")
                .doesNotContain("million");
        assertThat(lin.get(address + "/search?words=million").body()).contains("Nothing found");
        assertThat(brandt.get(address + "/search?words=MILLION%20tell").body())
                .contains("Tell them 11 million.", "1 entry");
        assertThat(brandt.get(address + "/search?words=%E6%9C%9F%E5%BE%85").body())
                .contains("期待会议");
    }

    @Test
    void nobody_writes_where_they_only_read_or_are_not_at_all() {
        assertThat(lin.get(address + "/lanes/" + own(SamplePerson.BRANDT)).status()).isEqualTo(404);
        assertThat(
                        write.write(
                                SamplePerson.LIN.id(),
                                number,
                                own(SamplePerson.BRANDT),
                                message("x")))
                .isInstanceOf(Outcome.Unknown.class);
        var publicLane =
                new LaneId(
                        institution
                                .owner()
                                .sql(
                                        "select l.id from lane l join case_file c on c.id = l.case_id where l.kind = 'public' and c.number = '"
                                                + number
                                                + "'")
                                .query(UUID.class)
                                .single());
        assertThat(lin.get(address + "/lanes/" + publicLane).body()).doesNotContain("<textarea");
        assertThat(refusal(write.write(SamplePerson.LIN.id(), number, publicLane, message("x"))))
                .isEqualTo("You can read in this lane but not write there.");
    }

    @Test
    void what_a_party_writes_for_all_keeps_the_case_from_standing_still() {
        var before = inactivityEnds();
        institution.clock().forward(Duration.ofDays(14));
        write(SamplePerson.LIN, own(SamplePerson.LIN), "among ourselves");
        assertThat(inactivityEnds()).isEqualTo(before);

        write(SamplePerson.LIN, joint(), "We need two more weeks.");

        assertThat(Duration.between(before, inactivityEnds()))
                .isBetween(Duration.ofDays(9), Duration.ofDays(19));
    }

    @Test
    void the_registry_files_for_a_party_without_access_what_came_on_paper() {
        var here =
                CaseInHand.requested(
                        institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
        var chen = signedIn(SamplePerson.CHEN);
        var lane =
                "/cases/" + here.number + "/lanes/" + here.open(SamplePerson.CHEN).file().joint();
        var party = here.party(SamplePerson.LIN);
        assertThat(chen.get(lane).body()).contains("value=\"" + party.id() + "\"");
        chen.postPapers(
                lane, List.of(Sent.of("letter.txt", "by post")), "party", party.id().toString());

        var entry = here.open(SamplePerson.BRANDT).entries().getLast();
        assertThat(entry.role()).isEqualTo("party");
        assertThat(entry.party()).isEqualTo(party.id());
        assertThat(entry.text("filedBy")).isEqualTo("registry");
        assertThat(as(SamplePerson.BRANDT, () -> papers.owned(entry.id()).orElseThrow().side()))
                .as("it is the party's, not the Registry's")
                .isEqualTo(party.side());

        var requesting = here.party(SamplePerson.BRANDT).id().toString();
        assertThat(chen.get(lane).body()).doesNotContain("value=\"" + requesting + "\"");
        chen.get(lane);
        assertThat(chen.postPapers(lane, List.of(), "party", requesting, "text", "x").body())
                .contains("Somebody of this party has access to the docket");
    }

    @Test
    void words_are_quarantined_with_or_without_a_paper() {
        var here =
                CaseInHand.requested(
                                institution,
                                "model-commercial",
                                SamplePerson.BRANDT,
                                SamplePerson.LIN)
                        .mediation(SamplePerson.LEUNG);
        var confided = here.done(SamplePerson.BRANDT, "confide", Map.of("text", "Meant for us."));
        assertThat(here.texts(SamplePerson.LEUNG)).contains("Meant for us.");

        assertThat(
                        quarantine.quarantine(
                                SamplePerson.BRANDT.id(),
                                here.number,
                                confided.id(),
                                null,
                                CaseInHand.token()))
                .isInstanceOf(Outcome.Done.class);

        assertThat(here.texts(SamplePerson.LEUNG)).doesNotContain("Meant for us.");
        assertThat(here.texts(SamplePerson.BRANDT)).doesNotContain("Meant for us.");
    }

    @Test
    void the_registry_quarantines_what_is_not_its_own_only_at_somebodys_word() {
        var here =
                CaseInHand.requested(
                        institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
        var filed = here.done(SamplePerson.BRANDT, "file-paper", Map.of("text", "By mistake."));
        assertThat(refusal(byChen(here, filed, null))).startsWith("Say at whose word");
        assertThat(here.texts(SamplePerson.BRANDT)).contains("By mistake.");
        assertThat(byChen(here, filed, "Ms Brandt, by telephone on 20 November."))
                .isInstanceOf(Outcome.Done.class);
        assertThat(here.texts(SamplePerson.BRANDT)).doesNotContain("By mistake.");

        var own = here.done(SamplePerson.CHEN, "write-by-registry", Map.of("text", "Ours."));
        assertThat(byChen(here, own, null)).isInstanceOf(Outcome.Done.class);
    }

    private Outcome byChen(
            CaseInHand here, Entered thing, @org.jspecify.annotations.Nullable String word) {
        return quarantine.quarantine(
                SamplePerson.CHEN.id(), here.number, thing.id(), word, CaseInHand.token());
    }

    @Test
    void what_the_mediator_or_the_registry_does_for_all_keeps_the_case_from_standing_still() {
        for (var who : List.of(SamplePerson.LEUNG, SamplePerson.CHEN)) {
            var before = inactivityEnds();
            institution.clock().forward(Duration.ofDays(3));

            write(who, joint(), "To all. 致各方。");

            assertThat(inactivityEnds()).as(who.toString()).isAfter(before);
        }
    }

    @Test
    void a_search_looks_through_words_and_not_through_what_a_program_keeps() {
        var here =
                CaseInHand.requested(
                        institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
        var lane =
                "/cases/" + here.number + "/lanes/" + here.open(SamplePerson.BRANDT).file().joint();
        brandt.get(lane);
        brandt.postPapers(
                lane, List.of(Sent.of("survey of piles.txt", "seven")), "text", "Herewith.");
        var entry = here.open(SamplePerson.BRANDT).entries().getLast();
        var fact =
                (Map<?, ?>)
                        ((List<?>) Objects.requireNonNull(entry.facts().get("papers"))).getFirst();

        for (var found : List.of("survey of piles", "Herewith")) {
            assertThat(brandt.get("/search?words=" + found.replace(" ", "+")).body())
                    .contains("/cases/" + here.number);
            assertThat(brandt.get("/cases?words=" + found.replace(" ", "+")).body())
                    .contains(here.number.value());
        }
        for (var kept :
                List.of(String.valueOf(fact.get("hash")), String.valueOf(fact.get("id")), "hash")) {
            assertThat(brandt.get("/search?words=" + kept).body())
                    .doesNotContain("/cases/" + here.number);
            assertThat(brandt.get("/cases?words=" + kept).body())
                    .doesNotContain(here.number.value());
        }
    }

    @Test
    void an_act_of_the_rules_takes_papers_into_its_own_lane() {
        brandt.get(address + "/acts/confide");
        var done =
                brandt.postPapers(
                        address + "/acts/confide",
                        List.of(Sent.of("cost sheet.txt", "12.4 million")),
                        "text",
                        "For you alone.");
        assertThat(done.status()).isEqualTo(200);
        var entry = last(SamplePerson.BRANDT);
        assertThat(entry.act()).isEqualTo("confide");
        assertThat(entry.lane()).isEqualTo(lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS));
        var paper = as(SamplePerson.BRANDT, () -> papers.ofEntry(entry.id())).getFirst();
        assertThat(leung.get(address + "/papers/" + paper.id() + "/file").body())
                .isEqualTo("12.4 million");
        assertThat(lin.get(address + "/papers/" + paper.id()).status()).isEqualTo(404);

        // chosen, not sent again
        assertThat(brandt.get(address + "/acts/confide").body())
                .contains("Papers that are in this lane already", "cost sheet");
        brandt.post(
                address + "/acts/confide", "paper", paper.id().toString(), "text", "See there.");
        assertThat(last(SamplePerson.BRANDT).facts().get("papers"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "id",
                                        paper.id().toString(),
                                        "title",
                                        "cost sheet",
                                        "hash",
                                        Objects.requireNonNull(paper.content()).hash())));
    }

    @Test
    void an_act_that_takes_no_papers_keeps_none_and_a_refused_one_gives_its_reason() {
        brandt.get(address + "/acts/withdraw");
        var refused =
                brandt.postPapers(
                        address + "/acts/withdraw", List.of(Sent.of("a.txt", "x")), "reason", "r");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("You cannot file papers here.");

        brandt.get(address + "/acts/file-paper");
        var empty = brandt.postPapers(address + "/acts/file-paper", List.of());
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("Write something or choose a paper.");
    }

    @Test
    void a_release_puts_a_copy_into_the_wider_lane_that_tells_nothing_of_where_it_came_from() {
        var own = own(SamplePerson.BRANDT);
        brandt.get(address + "/lanes/" + own);
        brandt.postPapers(
                address + "/lanes/" + own,
                List.of(Sent.of("survey.txt", "pile 7"), Sent.of("internal.txt", "never")),
                "text",
                "Surveyed in March.");
        var entry = last(SamplePerson.BRANDT);
        var there = as(SamplePerson.BRANDT, () -> papers.ofEntry(entry.id()));
        var survey =
                there.stream()
                        .filter(p -> Objects.requireNonNull(p.content()).title().equals("survey"))
                        .findFirst()
                        .orElseThrow();
        institution.clock().forward(Duration.ofDays(1));

        var choose = brandt.get(address + "/release/" + entry.id());
        assertThat(choose.body()).contains("?to=caucus", "?to=joint").doesNotContain("?to=public");
        var preview = brandt.get(address + "/release/" + entry.id() + "?to=joint");
        assertThat(preview.body())
                .contains(
                        "Who will be able to read it",
                        SamplePerson.LIN.en(),
                        SamplePerson.LEUNG.en(),
                        "Surveyed in March.");
        assertThat(brandt.get(address + "/release/" + entry.id() + "?to=caucus").body())
                .contains(SamplePerson.LEUNG.en())
                .doesNotContain(SamplePerson.LIN.en());
        brandt.get(address + "/release/" + entry.id() + "?to=joint");
        var done = brandt.post(address + "/release/" + entry.id(), "paper", survey.id().toString());
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.path()).startsWith(address + "/lanes/" + joint());

        var copy = last(SamplePerson.LIN);
        assertThat(copy.act()).isEqualTo("released-copy");
        assertThat(copy.facts()).containsOnlyKeys("papers");
        var released = as(SamplePerson.LIN, () -> papers.ofEntry(copy.id())).getFirst();
        assertThat(released.id()).isNotEqualTo(survey.id());
        assertThat(released.version()).isEqualTo(1);
        assertThat(lin.get(address + "/papers/" + released.id() + "/file").body())
                .isEqualTo("pile 7");
        var shown =
                lin.get(address + "/papers/" + released.id()).body()
                        + lin.get(address + "/lanes/" + joint()).body()
                        + lin.get(address).body();
        assertThat(shown)
                .contains("survey")
                .doesNotContain(
                        "internal",
                        "in March",
                        survey.id().toString(),
                        entry.id().toString(),
                        own.toString());
        var said = last(SamplePerson.BRANDT, own);
        assertThat(said.act()).isEqualTo("released");
        assertThat(said.text("copy")).isEqualTo(copy.id().toString());
        assertThat(seen(SamplePerson.LIN)).doesNotContain(said.id());
        assertThat(brandt.get(address + "/lanes/" + own).body()).contains("Released to: Joint");
    }

    @Test
    void the_same_is_released_once_unless_its_copy_was_quarantined() {
        var own = write(SamplePerson.BRANDT, own(SamplePerson.BRANDT), "Nine at most.");
        var copy =
                ((Outcome.Done)
                                release.release(
                                        SamplePerson.BRANDT.id(),
                                        number,
                                        choice(own, Lane.Kind.JOINT)))
                        .entry();

        assertThat(release(SamplePerson.BRANDT, own, Lane.Kind.JOINT))
                .isEqualTo("This stands in that lane already. Nothing has been released again.");
        quarantine(SamplePerson.BRANDT, copy);
        assertThat(release.release(SamplePerson.BRANDT.id(), number, choice(own, Lane.Kind.JOINT)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void an_act_of_words_that_says_nothing_is_refused() {
        for (var act : List.of("confide", "file-paper", "report-breach")) {
            assertThat(
                            refusal(
                                    institution
                                            .bean(EnterAct.class)
                                            .enter(
                                                    SamplePerson.BRANDT.id(),
                                                    number,
                                                    new ActForm(
                                                            act,
                                                            null,
                                                            "says-nothing-" + act,
                                                            Map.of()))))
                    .as(act)
                    .isEqualTo("Write something or choose a paper.");
        }
    }

    @Test
    void only_the_side_that_owns_a_thing_releases_it_and_never_beyond_the_case() {
        var caucus = lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS);
        var mediators = write(SamplePerson.LEUNG, caucus, "They may go to 10.");
        assertThat(release(SamplePerson.BRANDT, mediators, Lane.Kind.JOINT))
                .isEqualTo("This is not yours: only the side that owns it can do this.");
        var own = write(SamplePerson.BRANDT, own(SamplePerson.BRANDT), "ours");
        assertThat(release(SamplePerson.BRANDT, own, Lane.Kind.PUBLIC))
                .isEqualTo("It cannot be released to that lane.");
        var joint = write(SamplePerson.BRANDT, joint(), "for all");
        assertThat(release(SamplePerson.BRANDT, joint, Lane.Kind.PUBLIC))
                .isEqualTo("It cannot be released to that lane.");
        assertThat(release.release(SamplePerson.LIN.id(), number, choice(own, Lane.Kind.JOINT)))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(release.release(SamplePerson.LEUNG.id(), number, choice(own, Lane.Kind.JOINT)))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_quarantined_paper_is_read_by_nobody_and_its_owner_sees_who_had() {
        var joint = address + "/lanes/" + joint();
        brandt.get(joint);
        var filed =
                brandt.postPapers(
                        joint,
                        List.of(Sent.of("strategy-memo.txt", "walk away at 9")),
                        "text",
                        "Oh-no");
        var id = paper(filed);
        brandt.get(address + "/papers/" + id);
        brandt.postPapers(
                address + "/papers/" + id, List.of(Sent.of("strategy-memo2.txt", "at 8")));
        assertThat(lin.get(address + "/papers/" + id + "/file").body()).isEqualTo("walk away at 9");
        var paper =
                as(
                        SamplePerson.BRANDT,
                        () -> papers.paper(PaperId.read(id).orElseThrow()).orElseThrow());
        var thing = address + "/quarantine/" + paper.entry();

        assertThat(lin.get(thing).status()).as("not the other side's to quarantine").isEqualTo(404);
        brandt.get(thing);
        assertThat(brandt.post(thing, "reason", "wrong lane").status()).isEqualTo(200);

        for (var one : List.of(brandt, lin, leung, signedIn(SamplePerson.CHEN))) {
            assertThat(one.get(address + "/papers/" + id + "/file").status()).isEqualTo(404);
            assertThat(
                            one.get(address + "/papers/" + id).body()
                                    + one.get(address).body()
                                    + one.get(joint).body()
                                    + one.get(address + "/search?words=memo")
                                            .body()
                                            .replace("value=\"memo\"", "")
                                            .replace("words=memo", ""))
                    .contains("Quarantined")
                    .doesNotContain("memo", "Oh-no");
            assertThat(one.get("/cases?words=strategy-memo").body())
                    .doesNotContain(number + "</span>");
        }
        assertThat(as(SamplePerson.LIN, () -> papers.versions(paper.first())))
                .hasSize(2)
                .allMatch(version -> version.content() == null);
        assertThat(lin.get("/record/entries/" + paper.entry() + "/receipt").status())
                .isEqualTo(404);
        var log = lin.get("/record/lanes/" + joint() + "/log");
        assertThat(log.status()).isEqualTo(200);
        assertThat(log.body()).contains("\"quarantined\"").doesNotContain("memo", "Oh-no");
        assertThat(lin.get("/search?words=strategy-memo").body()).doesNotContain("#entry-");
        assertThat(brandt.get(address + "/papers/" + id).body())
                .contains("Who opened it", SamplePerson.LIN.en());
        assertThat(lin.get(address + "/papers/" + id).body()).doesNotContain("Who opened it");
        assertThat(seen(SamplePerson.LIN)).as("the entry stays").contains(paper.entry());
        assertThat(refusal(quarantine(SamplePerson.BRANDT, paper.entry())))
                .isEqualTo(
                        "This has been quarantined. It can no longer be read, followed or released.");
    }

    @Test
    void the_registry_too_quarantines_what_it_sees_at_its_owners_word_and_nobody_else_does() {
        var message = write(SamplePerson.LIN, joint(), "misplaced by Lin");

        assertThat(refusal(quarantine(SamplePerson.BRANDT, message)))
                .startsWith("This is not yours");
        assertThat(refusal(quarantine(SamplePerson.LEUNG, message)))
                .startsWith("This is not yours");
        assertThat(
                        quarantine.quarantine(
                                SamplePerson.CHEN.id(),
                                number,
                                message,
                                "Mr Lin's letter of today.",
                                CaseInHand.token()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(brandt.get(address + "/lanes/" + joint()).body())
                .doesNotContain("misplaced by Lin");
        var own = write(SamplePerson.LIN, own(SamplePerson.LIN), "ours");
        assertThat(quarantine(SamplePerson.CHEN, own)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_partys_agent_gives_and_ends_seats_and_everybody_knows() {
        write(SamplePerson.BRANDT, own(SamplePerson.BRANDT), "before Moretti came");
        var moretti = signedIn(SamplePerson.MORETTI);
        assertThat(moretti.get(address).status()).isEqualTo(404);

        brandt.get(address + "/people");
        var seat =
                new String[] {
                    "party", party(0).toString(),
                    "as", "counsel",
                    "nameEn", "Luca Moretti",
                    "nameZh", "卢卡·莫雷蒂",
                    "mail", SamplePerson.MORETTI.mail(),
                    "language", "en"
                };
        var asked = brandt.post(address + "/people", seat);
        assertThat(asked.body())
                .contains("Luca Moretti (moretti@sample.invalid) becomes counsel to");
        assertThat(moretti.get(address).status()).isEqualTo(404);
        assertThat(brandt.post(address + "/people").path()).endsWith("/people?done=1");

        assertThat(moretti.get(address).body()).contains("before Moretti came");
        assertThat(lin.get(address + "/people").body())
                .contains("Luca Moretti")
                .doesNotContain("End the seat<span class=\"unseen\"> Luca Moretti");
        assertThat(last(SamplePerson.LIN).act()).isEqualTo("seat-given");
        assertThat(moretti.get(address + "/people").body())
                .as("counsel does not decide on people")
                .doesNotContain("Add someone to your side");

        brandt.get(address + "/people");
        brandt.post(address + "/people", seat);
        assertThat(brandt.post(address + "/people").body())
                .contains("Someone with this address already acts for this party.");

        var end =
                Pattern.compile("/people/([0-9a-f-]{36})/end\"")
                        .matcher(brandt.get(address + "/people").body());
        assertThat(end.find()).isTrue();
        brandt.get(address + "/people/" + end.group(1) + "/end");
        brandt.post(address + "/people/" + end.group(1) + "/end");
        assertThat(moretti.get(address).status()).isEqualTo(404);
        assertThat(last(SamplePerson.LIN).act()).isEqualTo("seat-ended");
    }

    @Test
    void nobody_is_seated_on_two_sides_and_a_party_keeps_an_agent() {
        brandt.get(address + "/people");
        assertThat(
                        brandt.post(
                                        address + "/people",
                                        "party",
                                        party(0).toString(),
                                        "as",
                                        "counsel",
                                        "nameEn",
                                        "Lin",
                                        "mail",
                                        SamplePerson.LIN.mail(),
                                        "confirmed",
                                        "yes")
                                .body())
                .contains("already takes part in this case, not on your side");
        assertThat(
                        brandt.post(
                                        address + "/people",
                                        "party",
                                        party(1).toString(),
                                        "as",
                                        "agent",
                                        "nameEn",
                                        "Spy",
                                        "mail",
                                        "spy@sample.invalid",
                                        "confirmed",
                                        "yes")
                                .body())
                .contains("Only an agent of the party decides on its people.");
        assertThat(
                        brandt.post(
                                        address + "/people",
                                        "party",
                                        party(0).toString(),
                                        "as",
                                        "agent",
                                        "nameEn",
                                        "Nobody",
                                        "mail",
                                        "no address")
                                .body())
                .contains("This is not a mail address.");
        var seat =
                open(SamplePerson.BRANDT).file().capacities().stream()
                        .filter(one -> party(0).equals(one.party()))
                        .findFirst()
                        .orElseThrow();
        brandt.get(address + "/people");
        assertThat(brandt.post(address + "/people/" + seat.id() + "/end").body())
                .contains("A party keeps at least one agent.");
    }

    @Test
    void a_message_posted_twice_is_one() {
        var twice = message("once only");
        assertThat(write.write(SamplePerson.LIN.id(), number, joint(), twice))
                .isInstanceOf(Outcome.Done.class);
        assertThat(write.write(SamplePerson.LIN.id(), number, joint(), twice))
                .isInstanceOf(Outcome.DoneBefore.class);
        assertThat(open(SamplePerson.LIN).entries())
                .filteredOn(entry -> "once only".equals(entry.text("text")))
                .hasSize(1);
    }

    @Test
    void release_and_quarantine_are_done_where_the_thing_is() {
        assertThat(brandt.get(address + "/acts/release").path())
                .isEqualTo(address + "/lanes/" + own(SamplePerson.BRANDT) + "?choose=releases");
        assertThat(brandt.get(address + "/acts/quarantine").path())
                .isEqualTo(address + "/lanes/" + joint() + "?choose=quarantines");
        assertThat(brandt.get(address + "/acts/quarantine-in-caucus").path())
                .isEqualTo(
                        address
                                + "/lanes/"
                                + lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS)
                                + "?choose=quarantines");
        var acts = institution.bean(EnterAct.class);
        assertThat(
                        refusal(
                                acts.enter(
                                        SamplePerson.BRANDT.id(),
                                        number,
                                        new ActForm(
                                                "release", null, "a-token-of-tests", Map.of()))))
                .isEqualTo("This is done in the lane where the paper is.");
    }

    @Test
    void text_that_hides_or_overflows_is_refused() {
        assertThat(
                        refusal(
                                write.write(
                                        SamplePerson.LIN.id(),
                                        number,
                                        joint(),
                                        message("a\u202Eb"))))
                .contains("turn the direction");
        assertThat(
                        refusal(
                                write.write(
                                        SamplePerson.LIN.id(),
                                        number,
                                        joint(),
                                        message("字".repeat(20_001)))))
                .contains("longer than 20,000 characters");
    }

    @Test
    void a_case_that_is_not_mine_answers_like_one_that_is_not_there() {
        var tanvir = signedIn(SamplePerson.TANVIR);
        for (var path :
                List.of(
                        "/people",
                        "/search?words=x",
                        "/lanes",
                        "/lanes/" + joint(),
                        "/papers/" + new UUID(1, 2),
                        "/papers/" + new UUID(1, 2) + "/file",
                        "/release/" + new UUID(1, 2))) {
            assertThat(tanvir.get(address + path).status()).as(path).isEqualTo(404);
            assertThat(tanvir.get("/cases/GO-2026-22222" + path).status()).isEqualTo(404);
        }
        assertThatThrownBy(() ->
                        access.run(
                                PersonId.PUBLIC,
                                () -> {
                                    var _ = docket.open(PersonId.PUBLIC, number).orElseThrow();
                                }))
                .isInstanceOf(java.util.NoSuchElementException.class);
    }

    private EntryId write(SamplePerson who, LaneId lane, String text) {
        return ((Outcome.Done) write.write(who.id(), number, lane, message(text))).entry();
    }

    private static WriteInLane.Written message(String text) {
        return new WriteInLane.Written(UUID.randomUUID().toString(), text, null, null, List.of());
    }

    private static ReleaseThing.Choice choice(EntryId thing, Lane.Kind to) {
        return new ReleaseThing.Choice(thing, to, true, List.of(), UUID.randomUUID().toString());
    }

    private String release(SamplePerson who, EntryId thing, Lane.Kind to) {
        return refusal(release.release(who.id(), number, choice(thing, to)));
    }

    private Outcome quarantine(SamplePerson who, EntryId thing) {
        return quarantine.quarantine(who.id(), number, thing, null, UUID.randomUUID().toString());
    }

    private static String refusal(Outcome outcome) {
        return ((Outcome.Refused) outcome).reason().en();
    }

    private java.time.Instant inactivityEnds() {
        return open(SamplePerson.LIN).common().limits().stream()
                .filter(limit -> limit.limit().name().equals("inactivity"))
                .map(limit -> Objects.requireNonNull(limit.dueAt()))
                .max(java.util.Comparator.naturalOrder())
                .orElseThrow();
    }

    private OpenCase open(SamplePerson who) {
        return as(who, () -> docket.open(who.id(), number).orElseThrow());
    }

    private List<EntryId> seen(SamplePerson who) {
        return open(who).entries().stream().map(Entered::id).toList();
    }

    private Entered last(SamplePerson who) {
        return open(who).entries().stream()
                .max(java.util.Comparator.comparing(Entered::at).thenComparing(Entered::position))
                .orElseThrow();
    }

    private Entered last(SamplePerson who, LaneId lane) {
        return open(who).entries().stream()
                .filter(entry -> entry.lane().equals(lane))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private UUID party(int place) {
        return open(SamplePerson.BRANDT).file().parties().get(place).id();
    }

    private static String paper(Answer page) {
        var found = PAPER.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private LaneId joint() {
        return open(SamplePerson.BRANDT).file().joint();
    }

    private LaneId own(SamplePerson who) {
        return lane(who, Lane.Kind.OWN);
    }

    private LaneId lane(SamplePerson who, Lane.Kind kind) {
        return open(who).lanes().stream()
                .filter(lane -> lane.kind() == kind)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private <T> T as(SamplePerson who, Supplier<T> work) {
        return Objects.requireNonNull(access.as(who.id(), work));
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
