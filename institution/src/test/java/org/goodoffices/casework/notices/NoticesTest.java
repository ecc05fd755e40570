package org.goodoffices.casework.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.CaseId;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.EnterAct;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.People;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NoticesTest {

    @AutoClose static final TestInstitution institution = TestInstitution.start();

    private static final List<String> TOLD_AT_FIRST =
            institution
                    .owner()
                    .sql("select distinct address from mail")
                    .query((row, _) -> row.getString(1))
                    .list();
    private static final UUID REGISTRY = UUID.fromString("00000000-0000-0000-0000-0000000000a1");

    private final JdbcClient owner = institution.owner();
    private final Access access = institution.bean(Access.class);

    private final PersonId actor = person("actor", true);
    private final PersonId other = person("other", true);
    private final PersonId gone = person("gone", true);
    private final PersonId outside = person("outside", true);
    private final PersonId stranger = person("stranger", false);
    private final UUID lane = id("lane");

    @BeforeEach
    void a_lane_with_some_people_and_nothing_posted() {
        owner.sql("delete from mail").update();
        owner.sql("delete from lane_member where lane = ?").param(lane).update();
        owner.sql(
                        """
                        insert into lane (id, case_id, kind, secret, opened_at)
                        values (?, ?, 'joint', decode(repeat('00', 32), 'hex'), now())
                        on conflict do nothing
                        """)
                .params(lane, id("case"))
                .update();
        for (var member : List.of(actor.value(), other.value(), stranger.value(), REGISTRY)) {
            member(member, null);
        }
        member(gone.value(), institution.clock().instant().minusSeconds(60));
    }

    @Test
    void everybody_in_the_lane_is_told_but_who_acted() {
        act(actor);

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "other@notices.example",
                        "stranger@notices.example",
                        "chen@sample.invalid",
                        "okafor@sample.invalid");
    }

    @Test
    void the_acts_of_the_sample_world_have_told_those_concerned() {
        assertThat(TOLD_AT_FIRST)
                .contains("lin@sample.invalid", "brandt@sample.invalid", "chen@sample.invalid");
    }

    @Test
    void who_has_never_been_here_gets_a_way_in_that_leads_to_the_case() {
        act(actor);
        var guest = institution.guest();
        var link =
                Pattern.compile(
                                "To stranger@notices.example.*?href=\"http://localhost:[0-9]+(/invitations/[A-Za-z0-9_-]+)\"",
                                Pattern.DOTALL)
                        .matcher(guest.get("/sample-world/outbox").body());
        assertThat(link.find()).isTrue();
        guest.get(link.group(1));

        assertThat(guest.post(link.group(1)).path())
                .isEqualTo("/my-sign-in?welcome=yes&next=%2Fcases%2FGO-2026-ABCDE");
    }

    @Test
    void who_is_not_in_the_lane_can_have_nobody_told() {
        act(outside);

        assertThat(told()).isEmpty();
    }

    private void act(PersonId who) {
        var entry =
                new Entered(
                        new EntryId(id("entry")),
                        new LaneId(lane),
                        0,
                        id("case"),
                        "message",
                        "party",
                        null,
                        who.value(),
                        "A",
                        "甲",
                        institution.clock().instant(),
                        Map.of());
        access.run(
                who,
                () ->
                        institution
                                .bean(Notices.class)
                                .tell(
                                        new EnterAct.ActEntered(
                                                new CaseId(id("case")),
                                                new CaseNumber("GO-2026-ABCDE"),
                                                "message",
                                                entry)));
    }

    private List<String> told() {
        return owner.sql("select address from mail").query((row, _) -> row.getString(1)).list();
    }

    private void member(UUID who, @Nullable Instant until) {
        owner.sql(
                        """
                        insert into lane_member (lane, member, since, until)
                        values (?, ?, timestamptz '2026-01-01', ?::timestamptz)
                        """)
                .param(1, lane)
                .param(2, who)
                .param(3, until == null ? null : until.toString(), java.sql.Types.VARCHAR)
                .update();
    }

    private static PersonId person(String name, boolean fictional) {
        return institution
                .bean(Access.class)
                .as(
                        PersonId.PUBLIC,
                        () ->
                                institution
                                        .bean(People.class)
                                        .enter(
                                                id(name),
                                                name,
                                                name,
                                                name + "@notices.example",
                                                "en",
                                                fictional));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("notices " + name).getBytes(StandardCharsets.UTF_8));
    }
}
