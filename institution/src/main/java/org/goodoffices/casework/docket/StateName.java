package org.goodoffices.casework.docket;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A party says how it is called, in both languages: a request calls those whom it invites as
/// another party has it, and no settlement may rest on that. The name is what the case calls the
/// party from then on; what was agreed or signed before keeps what it said.
@Component
public class StateName {

    private final Access access;
    private final LaneWork work;
    private final Docket docket;
    private final SeatPeople seats;
    private final Refusals refusals;
    private final FormReader forms;

    StateName(Access access, LaneWork work, Docket docket, SeatPeople seats, Texts texts) {
        this.access = access;
        this.work = work;
        this.docket = docket;
        this.seats = seats;
        this.refusals = new Refusals(texts);
        this.forms = new FormReader(refusals);
    }

    /// A name as it is stated.
    ///
    /// @param reason on what the Registry rests it; empty where the party states it
    public record Name(UUID party, String en, String zh, String reason, String token) {}

    /// States it: whoever decides on the party's people does, or the Registry while nobody of that
    /// side has come in.
    public Outcome state(PersonId who, CaseNumber number, Name name) {
        return access.as(who, () -> stated(who, number, name));
    }

    private Outcome stated(PersonId who, CaseNumber number, Name name) {
        var known = docket.open(who, number).orElse(null);
        var open = known == null ? null : work.open(who, number, known.file().joint());
        if (open == null) {
            return new Outcome.Unknown();
        }
        if (seats.decidesFor(open).stream().noneMatch(party -> party.id().equals(name.party))) {
            return refusals.of("not-your-name", null);
        }
        boolean registry = open.forRegistry();
        var unfit = unfit(name, registry);
        if (unfit != null) {
            return unfit;
        }
        var instead = work.instead(open, Submission.of(name.token, "name", name));
        if (instead != null) {
            return instead;
        }
        var facts = new TreeMap<String, Object>();
        facts.put("as", "party");
        facts.put("named", name.party.toString());
        facts.put("nameEn", name.en);
        facts.put("nameZh", name.zh);
        if (registry) {
            facts.put("reason", name.reason);
        }
        var entry =
                work.enter(
                        open,
                        open.file().joint(),
                        LaneAct.NAME,
                        registry ? Role.REGISTRY : Role.PARTY,
                        registry ? null : name.party,
                        facts,
                        List.of());
        return new Outcome.Done(number, entry.id());
    }

    private Outcome.@Nullable Refused unfit(Name name, boolean registry) {
        var said = new TreeMap<>(Map.of("nameEn", name.en, "nameZh", name.zh));
        if (registry) {
            said.put("reason", name.reason);
        }
        for (var one : said.entrySet()) {
            if (one.getValue().isBlank()) {
                return refusals.of("missing", one.getKey());
            }
            var unfit =
                    one.getKey().equals("reason")
                            ? forms.unfit(one.getValue(), FormReader.LONGEST_TEXT, "reason")
                            : forms.unfitName(one.getValue(), one.getKey());
            if (unfit != null) {
                return unfit;
            }
        }
        return null;
    }
}
