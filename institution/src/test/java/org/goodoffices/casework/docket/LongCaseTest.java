package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.goodoffices.Guest;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.LaneId;
import org.goodoffices.records.record.Record;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A case with hundreds of entries, and a desk with dozens of cases, on a thin line.
class LongCaseTest {

    private static final int FIRST_LOAD = 60_000;

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.lapses.every=1h", "goodoffices.mail.every=1h");

    @Test
    void three_hundred_entries_are_read_page_by_page_and_each_page_is_light() {
        var here = longCase();
        var lane = here.open(SamplePerson.LIN).file().joint();
        for (var language : List.of("en", "zh")) {
            var guest = signedIn(SamplePerson.LIN).speaking(language);
            // a case on the one hand, its joint lane on the other
            var first = "/cases/" + here.number + (language.equals("en") ? "" : "/lanes/" + lane);
            var page = guest.get(first);
            int style =
                    bytes(guest.get(found(page.body(), "href=\"(/[^\"]*\\.css[^\"]*)\"")).body());
            var read = new ArrayList<String>();
            int pages = 0;
            for (String next = first; next != null; next = earlier(page.body())) {
                page = guest.get(next);
                assertThat(bytes(page.body()) + style).as(next).isLessThan(FIRST_LOAD);
                read.addAll(said(page.body()));
                pages++;
            }
            assertThat(read)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 300)
                                    .mapToObj(i -> "Word " + (301 - i) + " 第" + (301 - i) + "号。")
                                    .toList());
            assertThat(pages).isGreaterThan(20);
            assertThat(page.body()).contains(language.equals("en") ? "Newest entries" : "最新的记录");
        }
    }

    @Test
    void what_is_said_in_a_lane_they_are_not_in_moves_no_page_of_the_others() {
        var here = longCase();
        var lin = signedIn(SamplePerson.LIN);
        var before = pages(lin, here);
        var own = here.lane(SamplePerson.BRANDT, Lane.Kind.OWN);
        var caucus = here.lane(SamplePerson.BRANDT, Lane.Kind.CAUCUS);
        says(here, own, 30, i -> "Our own. ".repeat(50));
        says(here, caucus, 30, i -> "To the mediator. ".repeat(50));

        assertThat(pages(lin, here)).isEqualTo(before);
        assertThat(pages(signedIn(SamplePerson.BRANDT), here)).isNotEqualTo(before);
    }

    @Test
    void a_link_to_an_entry_leads_to_the_page_where_it_stands() {
        var here = longCase();
        var old = here.open(SamplePerson.LIN).entries().get(20);
        var lin = signedIn(SamplePerson.LIN);

        var page = lin.get("/cases/" + here.number + "?from=" + old.id()).body();

        assertThat(page).contains("id=\"entry-" + old.id() + "\"");
        assertThat(lin.get("/cases/" + here.number + "?from=nothing-of-the-kind").body())
                .contains("Word 300 ");
        assertThat(lin.get("/cases/" + here.number + "?from=%27%3C").status()).isEqualTo(200);
    }

    @Test
    void long_words_are_cut_on_the_page_and_read_in_whole_by_a_link() {
        var here =
                CaseInHand.requested(
                        institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
        var joint = here.open(SamplePerson.BRANDT).file().joint();
        var words = "长".repeat(5_000) + "END";
        for (int i = 0; i < 5; i++) {
            here.write(SamplePerson.BRANDT, joint, words);
        }
        var guest = signedIn(SamplePerson.BRANDT);
        var page = guest.get("/cases/" + here.number).body();
        assertThat(page).doesNotContain("END").contains("Read all of it");
        assertThat(bytes(page)).isLessThan(30_000);

        var whole = found(page, "href=\"(/cases/[^\"]*[?]from=[^\"]*#entry-[^\"]*)\"");

        assertThat(guest.get(whole).body()).contains(words);
    }

    @Test
    void a_desk_says_where_the_further_cases_and_changes_are() {
        for (int i = 0; i < 45; i++) {
            CaseInHand.requested(
                    institution, "model-commercial", SamplePerson.DUBOIS, SamplePerson.LIN);
        }
        var chen = signedIn(SamplePerson.CHEN);
        var desk = chen.get("/").body();
        assertThat(desk)
                .contains("href=\"/?from=40\"", "href=\"/cases?mine=yes\"", "href=\"/changes\"")
                .contains("The next cases");
        assertThat(chen.get("/?from=40").body())
                .contains("The cases before")
                .doesNotContain("href=\"/?from=80\"");
        var seen = new ArrayList<String>();
        for (String next = "/changes"; next != null; next = next(chen.last().body())) {
            chen.get(next);
            Pattern.compile("href=\"(/cases/[^\"]*[?]from=[^\"]*)\"")
                    .matcher(chen.last().body())
                    .results()
                    .forEach(one -> seen.add(one.group(1)));
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(45).doesNotHaveDuplicates();
        assertThat(chen.speaking("zh").get("/changes").body()).contains("全部变动");
        assertThat(chen.get("/?from=x").status()).isEqualTo(200);
        assertThat(chen.get("/changes?from=-1").status()).isEqualTo(200);
        assertThat(institution.guest().get("/changes").path()).startsWith("/sign-in");
    }

    private static CaseInHand longCase() {
        var here =
                CaseInHand.requested(
                        institution, "model-commercial", SamplePerson.BRANDT, SamplePerson.LIN);
        here.invited();
        says(
                here,
                here.open(SamplePerson.BRANDT).file().joint(),
                300,
                i -> "Word " + i + " 第" + i + "号。");
        return here;
    }

    /// Enters so many messages, all in one transaction, as the docket enters each.
    private static void says(CaseInHand here, LaneId lane, int many, IntFunction<String> words) {
        var who = SamplePerson.BRANDT;
        var caseId = here.open(who).file().id().value();
        var party = here.party(who).id();
        institution
                .bean(Access.class)
                .run(
                        who.id(),
                        () -> {
                            for (int i = 1; i <= many; i++) {
                                institution
                                        .bean(Record.class)
                                        .append(
                                                lane,
                                                new Draft(
                                                        caseId,
                                                        LaneAct.MESSAGE.key(),
                                                        "party",
                                                        party,
                                                        who.id().value(),
                                                        who.en(),
                                                        who.zh(),
                                                        institution.clock().instant(),
                                                        Map.of("text", words.apply(i))));
                            }
                        });
    }

    private static List<List<String>> pages(Guest guest, CaseInHand here) {
        var pages = new ArrayList<List<String>>();
        String body = "";
        for (String next = "/cases/" + here.number; next != null; next = earlier(body)) {
            body = guest.get(next).body();
            pages.add(
                    Pattern.compile("id=\"entry-([^\"]*)\"")
                            .matcher(body)
                            .results()
                            .map(one -> one.group(1))
                            .toList());
        }
        return pages;
    }

    private static List<String> said(String body) {
        return Pattern.compile("<p class=\"said\">(Word [0-9]+ 第[0-9]+号。)</p>")
                .matcher(body)
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    private static @org.jspecify.annotations.Nullable String earlier(String body) {
        var link = Pattern.compile("rel=\"next\" href=\"(/cases/[^\"#]*)#docket\"").matcher(body);
        return link.find() ? link.group(1) : null;
    }

    private static @org.jspecify.annotations.Nullable String next(String body) {
        var link = Pattern.compile("rel=\"next\" href=\"(/changes[^\"]*)\"").matcher(body);
        return link.find() ? link.group(1) : null;
    }

    private static String found(String body, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(body);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static int bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Guest signedIn(SamplePerson person) {
        var guest = institution.guest();
        guest.get("/sign-in");
        guest.post("/sample-world/sign-in", "person", person.id().toString());
        return guest;
    }
}
