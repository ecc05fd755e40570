package org.goodoffices.casework.appointment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goodoffices.casework.docket.AgreeToIt;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.Text;
import org.goodoffices.records.record.Entered;
import org.goodoffices.records.record.EntryId;
import org.jspecify.annotations.Nullable;

/// Where an appointment stands beside the rules of the case, as one person sees it: the fold of the
/// entries in their lanes. What another side struck from a list is not there at all.
///
/// @param stated what the case needs; null before anybody stated it
/// @param agreed the parties that agreed to that as it stands
/// @param lists those sent, oldest first
/// @param disclosures what mediators disclosed, with acceptance or later, oldest first
record AppointmentState(
        @Nullable Stated stated,
        List<UUID> agreed,
        List<Sent> lists,
        List<Disclosure> disclosures,
        List<Entered> entries) {

    /// How a party agrees to what the case needs.
    static final AgreeToIt.Kind AGREEMENT = new AgreeToIt.Kind(LaneAct.NEEDS_AGREED, "needs");

    /// What the case needs, as it stands in the record.
    record Stated(EntryId entry, CaseNeeds needs, Entered by) {}

    /// Somebody on a list.
    record Listed(String id, Text name) {}

    /// A list of candidates.
    ///
    /// @param strikes how many a side may strike
    /// @param until when it is opened
    /// @param opened whether it was
    /// @param result who is left; null where nobody is, and before it is opened
    record Sent(
            EntryId entry,
            List<Listed> candidates,
            int strikes,
            Instant at,
            Instant until,
            boolean opened,
            @Nullable Listed result) {
        Sent {
            candidates = List.copyOf(candidates);
        }

        boolean open(Instant now) {
            return now.isBefore(until);
        }
    }

    /// How a side answered a list.
    ///
    /// @param ranks from 1, the best, by candidate; those that are not struck
    record Answered(List<String> strikes, Map<String, Integer> ranks, Instant at) {
        Answered {
            strikes = List.copyOf(strikes);
            ranks = Map.copyOf(ranks);
        }
    }

    /// What a mediator disclosed, and what parties said to it.
    ///
    /// @param ties of the guideline, by their keys
    record Disclosure(Entered entry, List<String> ties, List<Entered> comments) {
        Disclosure {
            ties = List.copyOf(ties);
            comments = List.copyOf(comments);
        }
    }

    AppointmentState {
        agreed = List.copyOf(agreed);
        lists = List.copyOf(lists);
        disclosures = List.copyOf(disclosures);
        entries = List.copyOf(entries);
    }

    static AppointmentState of(OpenCase open) {
        var joint =
                open.entries().stream()
                        .filter(entry -> entry.lane().equals(open.file().joint()))
                        .toList();
        Stated stated = null;
        var lists = new LinkedHashMap<String, Sent>();
        for (var entry : joint) {
            if (is(entry, LaneAct.NEEDS)) {
                stated = new Stated(entry.id(), CaseNeeds.ofFacts(entry.facts()), entry);
            } else if (is(entry, LaneAct.LIST)) {
                lists.put(entry.id().toString(), sent(entry));
            } else if (is(entry, LaneAct.LIST_RESULT)) {
                lists.computeIfPresent(
                        String.valueOf(entry.text("list")), (_, list) -> opened(list, entry));
            }
        }
        return new AppointmentState(
                stated,
                stated == null ? List.of() : AGREEMENT.agreed(open, stated.entry),
                List.copyOf(lists.values()),
                disclosures(open, joint),
                open.entries());
    }

    private static List<Disclosure> disclosures(OpenCase open, List<Entered> joint) {
        return joint.stream()
                .filter(entry -> discloses(open.rules().acts().get(entry.act())))
                .map(entry ->
                        new Disclosure(
                                entry,
                                DiscloseTies.ties(entry),
                                joint.stream()
                                        .filter(one ->
                                                is(one, LaneAct.COMMENT)
                                                        && entry.id()
                                                                .toString()
                                                                .equals(one.text("on")))
                                        .toList()))
                .toList();
    }

    static boolean discloses(@Nullable Act act) {
        return act != null
                && (act.effect() == Effect.ACCEPTS_OFFICE || act.effect() == Effect.DISCLOSES);
    }

    private static Sent sent(Entered entry) {
        var candidates = new ArrayList<Listed>();
        if (entry.facts().get("candidates") instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> said) {
                    candidates.add(
                            new Listed(
                                    String.valueOf(said.get("id")),
                                    new Text(
                                            String.valueOf(said.get("nameEn")),
                                            String.valueOf(said.get("nameZh")))));
                }
            }
        }
        return new Sent(
                entry.id(),
                candidates,
                Integer.parseInt(String.valueOf(entry.facts().get("strikes"))),
                entry.at(),
                Instant.parse(String.valueOf(entry.text("until"))),
                false,
                null);
    }

    private static Sent opened(Sent list, Entered by) {
        var result =
                list.candidates.stream()
                        .filter(one -> one.id.equals(by.text("mediator")))
                        .findFirst()
                        .orElse(null);
        return new Sent(
                list.entry, list.candidates, list.strikes, list.at, list.until, true, result);
    }

    private static boolean is(Entered entry, LaneAct act) {
        return entry.act().equals(act.key());
    }

    /// How the reader's own side answered a list last; null where it did not, or the reader is of
    /// no side.
    @Nullable Answered answer(Sent list) {
        return entries.stream()
                .filter(entry ->
                        is(entry, LaneAct.LIST_ANSWER)
                                && list.entry.toString().equals(entry.text("list")))
                .reduce((_, last) -> last)
                .map(entry -> {
                    var strikes = new ArrayList<String>();
                    if (entry.facts().get("strikes") instanceof List<?> struck) {
                        struck.forEach(one -> strikes.add(String.valueOf(one)));
                    }
                    var ranks = new LinkedHashMap<String, Integer>();
                    if (entry.facts().get("ranks") instanceof Map<?, ?> ranked) {
                        ranked.forEach((one, rank) ->
                                ranks.put(
                                        String.valueOf(one),
                                        Integer.parseInt(String.valueOf(rank))));
                    }
                    return new Answered(strikes, ranks, entry.at());
                })
                .orElse(null);
    }

    @Nullable Sent list(String entry) {
        return lists.stream()
                .filter(one -> one.entry.toString().equals(entry))
                .findFirst()
                .orElse(null);
    }

    /// Whether a mediator can be named where the case now stands.
    static boolean naming(OpenCase open) {
        return open.rules().acts().values().stream()
                .anyMatch(act ->
                        act.effect() == Effect.NAMES_MEDIATOR
                                && act.from().contains(open.common().place()));
    }
}
