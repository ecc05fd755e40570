package org.goodoffices.casework.appointment.screening;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.goodoffices.casework.appointment.graph.Bearers;
import org.goodoffices.casework.appointment.graph.Evidence;
import org.goodoffices.casework.appointment.graph.Thing;
import org.goodoffices.casework.appointment.graph.ThingKind;
import org.goodoffices.casework.appointment.graph.Tie;
import org.goodoffices.casework.appointment.graph.TieGraph;
import org.goodoffices.casework.appointment.graph.TieKind;
import org.goodoffices.casework.docket.FundersAndExperts;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.organs.panel.Panel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All ties that the institution knows: those of the files in force, those that members of the
/// panel declared, and those that its own cases make. It is read as the rules of procedure, which
/// are in the joint lane of every case and in no other: what a side says among itself is not there.
@Component
class KnownGraph {

    private final JdbcClient jdbc;
    private final KnownTies ties;
    private final Panel panel;
    private final FundersAndExperts stated;

    /// The last that was drawn; the same facts are drawn once.
    private volatile @Nullable Drawn last;

    KnownGraph(JdbcClient jdbc, KnownTies ties, Panel panel, FundersAndExperts stated) {
        this.jdbc = jdbc;
        this.ties = ties;
        this.panel = panel;
        this.stated = stated;
    }

    /// The graph of one moment.
    ///
    /// @param of the facts it rests on, as a hash
    /// @param caseOf which case of this institution a thing belongs to, by its id
    record Drawn(
            String of,
            TieGraph graph,
            Bearers bearers,
            Map<String, UUID> caseOf,
            List<KnownTies.Imported> sources) {
        Drawn {
            caseOf = Map.copyOf(caseOf);
            sources = List.copyOf(sources);
        }
    }

    /// The id of a person whom this institution knows.
    static String person(UUID person) {
        return "person:" + person;
    }

    static String party(UUID party) {
        return "party:" + party;
    }

    static String matter(UUID theCase) {
        return "case:" + theCase;
    }

    /// The id of a funder or an expert of a case, of whom no more is known than what was stated.
    static String stated(UUID theCase, UUID entry) {
        return statedIn(theCase) + entry;
    }

    /// With what the ids of all funders and experts of a case begin.
    static String statedIn(UUID theCase) {
        return "stated:" + theCase + ":";
    }

    /// What all screenings rest on now, as a hash.
    String facts() {
        return jdbc.sql(
                        """
                        select md5(coalesce(string_agg(fact, ',' order by fact), '')) from (
                            select 'file ' || id from (
                                select distinct on (source) id from tie_import order by source, number desc) inforce
                            union all select 'declared ' || id from tie_declared
                            union all select 'party ' || id || ' ' || coalesce(named_at::text, '') from party_named
                            union all select 'seat ' || id || ' ' || coalesce(until::text, '') from capacity
                                       where role in ('party', 'mediator')
                            union all select 'member ' || person from on_panel_at(world_now())
                            union all select 'stated ' || ?::bigint) known (fact)
                        """)
                .param(stated.statements())
                .query(String.class)
                .single();
    }

    /// Draws it, in a transaction of the rules.
    Drawn draw() {
        var facts = facts();
        var before = last;
        if (before != null && before.of.equals(facts)) {
            return before;
        }
        var drawing = new TieGraph.Drawing();
        var sources = ties.inForce();
        sources.forEach(one -> ties.tell(one, drawing));
        panel.members().forEach(one -> drawing.thing(someone(person(one.person()), one.name())));
        declared(drawing);
        var caseOf = new HashMap<String, UUID>();
        parties(drawing, caseOf);
        seats(drawing);
        stated(drawing, caseOf);
        var graph = drawing.done();
        var drawn = new Drawn(facts, graph, new Bearers(graph), caseOf, sources);
        last = drawn;
        return drawn;
    }

    private static Thing someone(String id, Text name) {
        return new Thing(id, ThingKind.PERSON, names(name));
    }

    private static List<String> names(Text name) {
        return Stream.of(name.en(), name.zh()).distinct().toList();
    }

    private void declared(TieGraph.Drawing drawing) {
        for (var one : ties.declared(null)) {
            var other = "declared:" + one.kind() + ":" + one.other();
            drawing.thing(someone(person(one.person()), one.name()));
            drawing.thing(new Thing(other, one.kind(), List.of(one.other())));
            var kind = TieKind.of(one.tie()).orElseThrow();
            drawing.tie(
                    new Tie(
                            person(one.person()),
                            other,
                            kind,
                            null,
                            one.since(),
                            one.until(),
                            new Evidence.Declared(one.name().en(), day(one.at()))));
        }
    }

    private static LocalDate day(java.time.Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static ThingKind kind(String kind) {
        return switch (kind) {
            case "state" -> ThingKind.STATE;
            case "person" -> ThingKind.PERSON;
            default -> ThingKind.BODY;
        };
    }

    private void parties(TieGraph.Drawing drawing, Map<String, UUID> caseOf) {
        jdbc.sql(
                        """
                        select p.id, p.case_id, p.kind, p.name_en, p.name_zh, f.number, f.opened_at,
                               case when s.ending is not null then s.since end as ended
                          from party_named p join case_file f on f.id = p.case_id
                          left join case_standing s on s.lane = f.joint
                         order by f.opened_at, f.number, p.place
                        """)
                .query(row -> {
                    var theCase = row.getObject("case_id", UUID.class);
                    var party = party(row.getObject("id", UUID.class));
                    var number = row.getString("number");
                    drawing.thing(
                            new Thing(
                                    party,
                                    kind(row.getString("kind")),
                                    names(
                                            new Text(
                                                    row.getString("name_en"),
                                                    row.getString("name_zh")))));
                    drawing.thing(new Thing(matter(theCase), ThingKind.MATTER, List.of(number)));
                    caseOf.put(party, theCase);
                    caseOf.put(matter(theCase), theCase);
                    var ended = row.getTimestamp("ended");
                    drawing.tie(
                            new Tie(
                                    party,
                                    matter(theCase),
                                    TieKind.PARTY_IN,
                                    null,
                                    day(row.getTimestamp("opened_at").toInstant()),
                                    ended == null ? null : day(ended.toInstant()),
                                    new Evidence.OnDocket(number)));
                });
    }

    private void seats(TieGraph.Drawing drawing) {
        jdbc.sql(
                        """
                        select c.case_id, c.member, c.as_what, c.party, c.name_en, c.name_zh, c.since, f.number,
                               greatest(c.since, coalesce(c.until, case when s.ending is not null then s.since end)) as ended,
                               c.until is null and s.ending is null as goes_on
                          from capacity c join case_file f on f.id = c.case_id
                          left join case_standing s on s.lane = f.joint
                         where c.role in ('party', 'mediator')
                         order by c.since, c.id
                        """)
                .query(row -> {
                    var person = person(row.getObject("member", UUID.class));
                    var matter = matter(row.getObject("case_id", UUID.class));
                    drawing.thing(
                            someone(
                                    person,
                                    new Text(row.getString("name_en"), row.getString("name_zh"))));
                    var ended = row.getBoolean("goes_on") ? null : row.getTimestamp("ended");
                    boolean agent = row.getString("as_what").equals("agent");
                    drawing.tie(
                            new Tie(
                                    person,
                                    agent ? party(row.getObject("party", UUID.class)) : matter,
                                    switch (row.getString("as_what")) {
                                        case "agent" -> TieKind.WORKS_FOR;
                                        case "counsel" -> TieKind.COUNSEL_IN;
                                        default -> TieKind.APPOINTED_IN;
                                    },
                                    null,
                                    day(row.getTimestamp("since").toInstant()),
                                    ended == null ? null : day(ended.toInstant()),
                                    new Evidence.OnDocket(row.getString("number"))));
                });
    }

    /// Funders and experts of all cases. Who bears the same name in two cases may be two.
    private void stated(TieGraph.Drawing drawing, Map<String, UUID> caseOf) {
        stated.of(null)
                .forEach((theCase, all) -> {
                    var ending = ended(theCase.value());
                    for (var one : all) {
                        var id = stated(theCase.value(), one.entry());
                        var party = one.party();
                        drawing.thing(new Thing(id, kind(one.kind().key()), List.of(one.name())));
                        caseOf.put(id, theCase.value());
                        var until = one.until() == null ? ending.ended() : one.until();
                        drawing.tie(
                                new Tie(
                                        id,
                                        party == null ? matter(theCase.value()) : party(party),
                                        one.funder()
                                                ? TieKind.FUNDS
                                                : party == null
                                                        ? TieKind.APPOINTED_IN
                                                        : TieKind.EXPERT_FOR,
                                        null,
                                        day(one.since()),
                                        until == null ? null : day(until),
                                        new Evidence.OnDocket(ending.number())));
                    }
                });
    }

    private record Ending(String number, java.time.@Nullable Instant ended) {}

    private Ending ended(UUID theCase) {
        return jdbc.sql(
                        """
                        select f.number, case when s.ending is not null then s.since end as ended
                          from case_file f left join case_standing s on s.lane = f.joint where f.id = ?
                        """)
                .param(theCase)
                .query((row, _) ->
                        new Ending(
                                row.getString("number"),
                                row.getTimestamp("ended") == null
                                        ? null
                                        : row.getTimestamp("ended").toInstant()))
                .single();
    }
}
