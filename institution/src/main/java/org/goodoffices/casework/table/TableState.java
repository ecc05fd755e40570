package org.goodoffices.casework.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.goodoffices.casework.docket.AgreeToIt;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Party;
import org.goodoffices.casework.table.text.SettledIssues;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.goodoffices.records.record.Lane;
import org.jspecify.annotations.Nullable;

/// Where the negotiating table of a case stands, as one person sees it: the fold of the entries in
/// the lanes that they are in. What another side prefers, and what it answered, is not there at
/// all.
///
/// @param table with its entry; null before the mediators draw one up
/// @param agreed the parties that agreed to it as it stands
/// @param packages those put to all, oldest first
/// @param settled option by issue, where the negotiating text has settled it
record TableState(
        @Nullable Drawn table,
        List<UUID> agreed,
        List<Put> packages,
        Map<String, String> settled,
        List<Entered> entries) {

    /// How a party agrees to the table.
    static final AgreeToIt.Kind AGREEMENT = new AgreeToIt.Kind(LaneAct.TABLE_AGREED, "table");

    /// The table to which a party agrees: the one that stands.
    static @Nullable EntryId standing(OpenCase open) {
        var drawn = of(open).table;
        return drawn == null ? null : drawn.entry;
    }

    /// A table as it stands in the record.
    record Drawn(EntryId entry, IssueTable table, Instant at) {}

    /// A package that was put to all.
    ///
    /// @param chosen option by issue
    /// @param table the version of the table that it is a package of
    /// @param until when the answers are opened
    /// @param accepted whether every party accepted it; known from then on
    record Put(
            EntryId entry,
            Map<String, String> chosen,
            IssueTable table,
            EntryId version,
            Instant at,
            Instant until,
            @Nullable String words,
            boolean accepted) {

        /// The option that it settles an issue with.
        String option(IssueTable.Issue issue) {
            return Objects.requireNonNull(chosen.get(issue.id()));
        }

        boolean open(Instant now) {
            return now.isBefore(until);
        }
    }

    /// What was said of preferences.
    record Said(EntryId entry, StatedPreference preference, Instant at) {}

    TableState {
        agreed = List.copyOf(agreed);
        packages = List.copyOf(packages);
        settled = Map.copyOf(settled);
        entries = List.copyOf(entries);
    }

    static TableState of(OpenCase open) {
        var joint = open.file().joint();
        Drawn table = null;
        var versions = new LinkedHashMap<String, Drawn>();
        var accepted = new ArrayList<String>();
        for (var entry : open.entries()) {
            if (!entry.lane().equals(joint)) {
                continue;
            }
            if (is(entry, LaneAct.TABLE)) {
                table = new Drawn(entry.id(), IssueTable.ofFacts(entry.facts()), entry.at());
                versions.put(entry.id().toString(), table);
            } else if (is(entry, LaneAct.ACCEPTED)) {
                accepted.add(String.valueOf(entry.text("package")));
            }
        }
        var packages = new ArrayList<Put>();
        for (var entry : open.entries()) {
            var of = versions.get(String.valueOf(entry.text("table")));
            if (is(entry, LaneAct.PACKAGE) && entry.lane().equals(joint) && of != null) {
                packages.add(
                        new Put(
                                entry.id(),
                                chosen(entry.facts().get("package")),
                                of.table,
                                of.entry,
                                entry.at(),
                                Instant.parse(String.valueOf(entry.text("until"))),
                                entry.text("text"),
                                accepted.contains(entry.id().toString())));
            }
        }
        return new TableState(
                table,
                table == null ? List.of() : AGREEMENT.agreed(open, table.entry),
                packages,
                table == null ? Map.of() : settled(table.table, SettledIssues.of(open)),
                open.entries());
    }

    /// What is settled of this table: what is worded otherwise by now is another option.
    private static Map<String, String> settled(IssueTable table, Map<String, String> said) {
        var settled = new LinkedHashMap<String, String>();
        for (var issue : table.issues()) {
            issue.options().stream()
                    .map(IssueTable.Option::id)
                    .filter(option -> option.equals(said.get(issue.id())))
                    .forEach(option -> settled.put(issue.id(), option));
        }
        return settled;
    }

    /// The issues that the text has settled otherwise than this package does.
    List<IssueTable.Issue> against(Map<String, String> chosen) {
        return table == null
                ? List.of()
                : table.table.issues().stream()
                        .filter(issue -> {
                            var option = settled.get(issue.id());
                            return option != null && !option.equals(chosen.get(issue.id()));
                        })
                        .toList();
    }

    private static boolean is(Entered entry, LaneAct act) {
        return entry.act().equals(act.key());
    }

    private static Map<String, String> chosen(@Nullable Object facts) {
        var chosen = new LinkedHashMap<String, String>();
        if (facts instanceof Map<?, ?> map) {
            map.forEach(
                    (issue, option) -> chosen.put(String.valueOf(issue), String.valueOf(option)));
        }
        return chosen;
    }

    /// Whether every party still in the case agreed to the table as it stands.
    boolean agreedByAll(OpenCase open) {
        return table != null && AGREEMENT.byAll(open, table.entry);
    }

    static List<Party> inCase(OpenCase open) {
        return open.file().parties().stream().filter(party -> party.leftAt() == null).toList();
    }

    /// What a party stated among its own side; null where the reader is not of that side, or
    /// nothing was.
    @Nullable Said stated(UUID party) {
        return said(LaneAct.PREFERENCE, party);
    }

    /// What a party opened to the mediators; null where the reader is neither of that side nor a
    /// mediator, or nothing was.
    @Nullable Said shown(UUID party) {
        return said(LaneAct.PREFERENCE_SHOWN, party);
    }

    private @Nullable Said said(LaneAct act, UUID party) {
        return entries.stream()
                .filter(entry -> is(entry, act) && party.equals(entry.party()))
                .reduce((_, last) -> last)
                .map(entry ->
                        new Said(entry.id(), StatedPreference.ofFacts(entry.facts()), entry.at()))
                .orElse(null);
    }

    /// Whether a party accepted a package, as its own side knows; null where it did not answer, or
    /// the reader is not of that side.
    @Nullable Boolean answer(EntryId put, UUID party) {
        return entries.stream()
                .filter(entry ->
                        is(entry, LaneAct.ANSWER)
                                && party.equals(entry.party())
                                && put.toString().equals(entry.text("package")))
                .reduce((_, last) -> last)
                .map(entry -> Boolean.TRUE.equals(entry.facts().get("accepts")))
                .orElse(null);
    }

    /// The package of this entry.
    @Nullable Put put(String entry) {
        return packages.stream()
                .filter(put -> put.entry.toString().equals(entry))
                .findFirst()
                .orElse(null);
    }

    /// The package that every party accepted last; null where there is none.
    @Nullable Put accepted() {
        return packages.stream().filter(Put::accepted).reduce((_, last) -> last).orElse(null);
    }

    /// Whether the reader is a mediator of the case.
    static boolean forMediators(OpenCase open) {
        return !open.left()
                && Objects.nonNull(open.lane(Lane.Kind.MEDIATORS, null))
                && open.actors().stream()
                        .anyMatch(actor ->
                                actor.role() == org.goodoffices.engines.procedure.Role.MEDIATOR);
    }
}
