package org.goodoffices.casework.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodoffices.sample.SamplePerson.*;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.TestInstitution;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.sample.SamplePerson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A request that was begun and left: its author is told, and it goes.
class DraftsLeftTest {

    @AutoClose
    static final TestInstitution institution =
            TestInstitution.start("goodoffices.drafts.every=P9D", "goodoffices.mail.every=1h");

    private final Access access = institution.bean(Access.class);
    private final RequestDrafts drafts = institution.bean(RequestDrafts.class);
    private final DraftsLeft left = institution.bean(DraftsLeft.class);

    @Test
    void its_author_is_told_a_month_before_and_it_goes_unless_it_is_saved_again() {
        var abandoned = begun(BRANDT);
        var taken = begun(LIN);
        key(abandoned);
        var page = institution.guest();
        page.get("/sign-in");
        page.post("/sample-world/sign-in", "person", BRANDT.id().toString());
        assertThat(page.get("/requests").body())
                .contains(
                        "kept until "
                                + DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
                                        .withZone(ZoneId.of("Asia/Hong_Kong"))
                                        .format(
                                                institution
                                                        .clock()
                                                        .instant()
                                                        .plus(Duration.ofDays(180))));

        pass(149);
        assertThat(letters()).isZero();
        pass(2);
        assertThat(letters()).isEqualTo(2);
        pass(1);
        assertThat(letters()).isEqualTo(2); // told once
        access.run(
                LIN.id(),
                () -> drafts.save(taken, "parties", Map.of(), institution.clock().instant()));
        pass(28);
        assertThat(mine(BRANDT)).isOne();
        pass(2);
        assertThat(mine(BRANDT)).isZero();
        assertThat(mine(LIN)).isOne();
        assertThat(count("select count(*) from draft_key")).isZero();

        pass(125); // what was saved again has a time of its own, and its author a letter of
        // their own
        assertThat(letters()).isEqualTo(3);
        pass(31);
        assertThat(mine(LIN)).isZero();
    }

    @Test
    void nothing_goes_of_which_nobody_was_told_and_nobody_else_lets_it_go() {
        begun(ZHAO);
        institution.clock().forward(Duration.ofDays(400));
        left.look();
        assertThat(mine(ZHAO)).isOne();
        access.run(
                ADEYEMI.id(),
                () -> {
                    var now = institution.clock().instant().plus(Duration.ofDays(900));
                    assertThat(drafts.letGo(now, now)).isEmpty();
                    assertThat(drafts.toTellOf(now)).isEmpty();
                });
        assertThat(mine(ZHAO)).isOne();
        pass(31);
        assertThat(mine(ZHAO)).isZero();
    }

    private UUID begun(SamplePerson who) {
        var id =
                UUID.nameUUIDFromBytes(
                        who.name().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        access.run(
                who.id(),
                () ->
                        drafts.begin(
                                id,
                                Map.of("rules", "model-commercial"),
                                institution.clock().instant()));
        return id;
    }

    private static void key(UUID draft) {
        institution.owner().sql("insert into draft_key values (?, '\\x00')").param(draft).update();
    }

    private void pass(int days) {
        institution.clock().forward(Duration.ofDays(days));
        left.look();
    }

    private int mine(SamplePerson who) {
        return access.as(who.id(), () -> drafts.mine().size());
    }

    /// Letters to the two who have begun a request.
    private static int letters() {
        return count(
                "select count(*) from mail where address in ('brandt@sample.invalid', 'lin@sample.invalid')"
                        + " and posted_at > (select min(posted_at) from mail) + interval '100 days'");
    }

    private static int count(String sql) {
        return institution.owner().sql(sql).query(Integer.class).single();
    }
}
