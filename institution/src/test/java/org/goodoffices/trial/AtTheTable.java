package org.goodoffices.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.TestInstitution;
import org.goodoffices.casework.docket.AnswersDue;
import org.goodoffices.casework.docket.Capacity;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.records.record.Draft;
import org.goodoffices.records.record.Lane;
import org.goodoffices.records.record.Record;
import org.goodoffices.sample.SamplePerson;

/// A negotiating table as it stands in the record after this was done at it, without the forms:
/// issues `i1` (options `o2`, `o3`) and `i4` (options `o5`, `o6`).
final class AtTheTable {

    private static final Map<String, Object> TABLE =
            Map.of(
                    "issues",
                    List.of(
                            issue("i1", "Price", "价格", "o2", "9 million", "o3", "11 million"),
                            issue("i4", "Delivery", "交付", "o5", "2027", "o6", "2028")),
                    "constraints",
                    List.of(),
                    "tells",
                    "better",
                    "next",
                    7L);

    private final TestInstitution institution;
    private final CaseNumber number;
    private String table = "";

    AtTheTable(TestInstitution institution, CaseNumber number) {
        this.institution = institution;
        this.number = number;
    }

    private static Map<String, Object> issue(
            String id,
            String en,
            String zh,
            String one,
            String oneSays,
            String other,
            String says) {
        return Map.of(
                "id",
                id,
                "en",
                en,
                "zh",
                zh,
                "options",
                List.of(
                        Map.of("id", one, "en", oneSays, "zh", oneSays),
                        Map.of("id", other, "en", says, "zh", says)));
    }

    /// The mediator drew up the issues, and these parties agreed to them.
    AtTheTable drawn(SamplePerson mediator, SamplePerson... parties) {
        table = enter(mediator, Lane.Kind.JOINT, LaneAct.TABLE, TABLE);
        for (var party : parties) {
            enter(party, Lane.Kind.JOINT, LaneAct.TABLE_AGREED, Map.of("table", table));
        }
        return this;
    }

    /// A party stated what it prefers, among its own side.
    void stated(SamplePerson who, long walkAway) {
        enter(who, Lane.Kind.OWN, LaneAct.PREFERENCE, preference(walkAway, "table"));
    }

    /// A party stated it anew, one of the weights by bounds alone.
    void statedInPart(SamplePerson who, long walkAway) {
        var facts = preference(walkAway, "table");
        facts.put("mosts", Map.of("i4", 80L));
        enter(who, Lane.Kind.OWN, LaneAct.PREFERENCE, facts);
    }

    /// A party opened to the mediators what it stated by bounds.
    void shownInPart(SamplePerson who, long walkAway) {
        var facts = preference(walkAway, "of");
        facts.put("mosts", Map.of("i4", 80L));
        enter(who, Lane.Kind.CAUCUS, LaneAct.PREFERENCE_SHOWN, facts);
    }

    /// A party opened that to the mediators.
    void shown(SamplePerson who, long walkAway) {
        enter(who, Lane.Kind.CAUCUS, LaneAct.PREFERENCE_SHOWN, preference(walkAway, "of"));
    }

    private Map<String, Object> preference(long walkAway, String about) {
        return new TreeMap<>(
                Map.of(
                        "ranks",
                        Map.of("i1", 1L, "i4", 2L),
                        "weights",
                        Map.of("i1", 100L, "i4", 40L),
                        "values",
                        Map.of("o2", 100L, "o3", 0L, "o5", 0L, "o6", 100L),
                        "walkAway",
                        walkAway,
                        about,
                        table));
    }

    /// The mediator put a package to all.
    String put(SamplePerson mediator, Duration time) {
        var until = institution.clock().instant().plus(time);
        return put(mediator, until);
    }

    String put(SamplePerson mediator, Instant until) {
        var facts =
                Map.of(
                        "table",
                        table,
                        "package",
                        Map.of("i1", "o2", "i4", "o5"),
                        "until",
                        until.toString());
        return asked(mediator, LaneAct.PACKAGE, facts, until);
    }

    /// Something was put to all, its answers to be opened at that moment.
    String asked(SamplePerson who, LaneAct act, Map<String, ?> facts, Instant until) {
        var entry = enter(who, Lane.Kind.JOINT, act, facts);
        var file = open(who).file();
        institution
                .bean(Access.class)
                .run(
                        who.id(),
                        () ->
                                institution
                                        .bean(AnswersDue.class)
                                        .at(until, UUID.fromString(entry), act, file));
        return entry;
    }

    /// A party answered it.
    void answered(SamplePerson who, String put, boolean accepts) {
        enter(who, Lane.Kind.OWN, LaneAct.ANSWER, Map.of("package", put, "accepts", accepts));
    }

    /// The mediator put the terms of a round of blind bids to all, and these parties agreed to
    /// them.
    String bids(SamplePerson mediator, Instant until, SamplePerson... parties) {
        var all = open(mediator).file().parties();
        var bids =
                asked(
                        mediator,
                        LaneAct.BIDS,
                        Map.of(
                                "en", "Price in all",
                                "zh", "总价",
                                "currency", "USD",
                                "asks", all.get(0).id().toString(),
                                "gives", all.get(1).id().toString(),
                                "rule", "middle",
                                "until", until.toString()),
                        until);
        for (var party : parties) {
            enter(party, Lane.Kind.JOINT, LaneAct.BIDS_AGREED, Map.of("bids", bids));
        }
        return bids;
    }

    /// The mediator asked whether a package better for all exists, and these parties agreed to ask.
    String better(SamplePerson mediator, String put, Instant until, SamplePerson... parties) {
        var question =
                asked(
                        mediator,
                        LaneAct.BETTER,
                        Map.of("package", put, "table", table, "until", until.toString()),
                        until);
        for (var party : parties) {
            enter(party, Lane.Kind.JOINT, LaneAct.BETTER_AGREED, Map.of("question", question));
        }
        return question;
    }

    /// A side stated its number.
    void bid(SamplePerson who, String bids, String number) {
        enter(who, Lane.Kind.OWN, LaneAct.BID, Map.of("bids", bids, "number", number));
    }

    private OpenCase open(SamplePerson who) {
        return institution
                .bean(Access.class)
                .as(who.id(), () -> institution.bean(Docket.class).open(who.id(), number))
                .orElseThrow();
    }

    /// Puts an entry where its forms would have put it.
    String enter(SamplePerson who, Lane.Kind kind, LaneAct act, Map<String, ?> facts) {
        var open = open(who);
        Capacity mine = open.mine().getFirst();
        var lane =
                open.lanes().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
        return institution
                .bean(Access.class)
                .as(
                        who.id(),
                        () ->
                                institution
                                        .bean(Record.class)
                                        .append(
                                                lane.id(),
                                                new Draft(
                                                        open.file().id().value(),
                                                        act.key(),
                                                        mine.party() == null
                                                                ? mine.role().key()
                                                                : "party",
                                                        mine.party(),
                                                        who.id().value(),
                                                        who.en(),
                                                        who.zh(),
                                                        institution.clock().instant(),
                                                        Objects.requireNonNull(facts)))
                                        .id()
                                        .toString());
    }
}
