package org.goodoffices.casework.table.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.goodoffices.casework.docket.Capacity;
import org.goodoffices.casework.docket.CaseNumber;
import org.goodoffices.casework.docket.Docket;
import org.goodoffices.casework.docket.LaneAct;
import org.goodoffices.casework.docket.LaneWork;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.casework.docket.Outcome;
import org.goodoffices.casework.docket.Submission;
import org.goodoffices.engines.procedure.Role;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Texts;
import org.goodoffices.records.language.NegotiatingText;
import org.goodoffices.records.language.NegotiatingText.Place;
import org.goodoffices.records.language.Said;
import org.goodoffices.records.language.TextMerge;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts forward a version of the single negotiating text, before all. The mediators draft it; the
/// parties edit it too. Whoever was faster refuses nobody: what was begun from an earlier version
/// is merged with what was put forward since, and where the two say different things, both stand in
/// brackets under the names of their authors.
@Component
public class PutText {

    private static final Set<Role> WRITERS =
            Set.of(Role.MEDIATOR, Role.PARTY, Role.REQUESTING, Role.INVITED);

    private final Access access;
    private final Docket docket;
    private final LaneWork work;
    private final ObjectProvider<IssuesOfTable> table;
    private final TextWords words;

    PutText(
            Access access,
            Docket docket,
            LaneWork work,
            ObjectProvider<IssuesOfTable> table,
            Texts texts) {
        this.access = access;
        this.docket = docket;
        this.work = work;
        this.table = table;
        this.words = new TextWords(texts);
    }

    /// Settles a bracket: which alternative comes to stand.
    ///
    /// @param from the id of the entry whose version the place is in
    /// @param choice its number among the choices of the bracket
    public record Settling(String from, Place place, int choice) {}

    /// Puts forward what was typed.
    ///
    /// @param token of the form
    public Outcome put(PersonId who, CaseNumber number, TypedText typed, String token) {
        return access.as(
                who,
                () -> {
                    var open = opened(who, number);
                    if (open == null) {
                        return new Outcome.Unknown();
                    }
                    var read = new ReadText(words, Named.of(open), issues(open));
                    return put(
                            open,
                            WRITERS,
                            typed.from(),
                            (base, facts) -> read.read(typed, base, token),
                            Submission.of(token, "text", typed.from(), typed.content()));
                });
    }

    /// Settles a bracket, as a new version. Only the mediators do: they hold the pen.
    public Outcome settle(PersonId who, CaseNumber number, Settling settling, String token) {
        return access.as(
                who,
                () -> {
                    var open = opened(who, number);
                    return open == null
                            ? new Outcome.Unknown()
                            : put(
                                    open,
                                    Set.of(Role.MEDIATOR),
                                    settling.from(),
                                    (base, facts) -> settled(base, settling, facts),
                                    Submission.of(token, "settle", settling));
                });
    }

    private @Nullable OpenCase opened(PersonId who, CaseNumber number) {
        var sketch = docket.open(who, number).orElse(null);
        return sketch == null ? null : work.open(who, number, sketch.file().joint());
    }

    private ReadText.Reading settled(
            NegotiatingText base, Settling settling, Map<String, Object> facts) {
        var bracket = base.bracket(settling.place()).orElse(null);
        int choice = settling.choice();
        if (bracket == null || choice < 0 || choice >= bracket.choices().size()) {
            return new ReadText.Reading.Wrong(words.refused("no-such-bracket", null));
        }
        facts.put("settled", settling.place().clause());
        base.standsFor(settling.place(), choice)
                .ifPresent(tie -> {
                    facts.put(SettledIssues.ISSUE, tie.issue());
                    facts.put(SettledIssues.OPTION, tie.option());
                });
        return new ReadText.Reading.Read(base.settle(settling.place(), choice));
    }

    /// @param edit makes of the version begun from the version put forward, and may add facts
    private Outcome put(
            OpenCase open,
            Set<Role> roles,
            String from,
            BiFunction<NegotiatingText, Map<String, Object>, ReadText.Reading> edit,
            Submission posted) {
        var as = writer(open, roles);
        if (as == null) {
            return words.refused("not-yours", null);
        }
        if (open.common().ending() != null) {
            return words.refused("ended", null);
        }
        var versions = TextVersion.of(open);
        var began = TextVersion.withId(versions, from);
        if (began == null && !from.isEmpty()) {
            return words.refused("no-such-version", null);
        }
        var base = began == null ? NegotiatingText.NOTHING : began.text();
        var facts = new TreeMap<String, Object>();
        return switch (edit.apply(base, facts)) {
            case ReadText.Reading.Wrong(var refusal) -> refusal;
            case ReadText.Reading.Read(var mine) when mine.equals(base) ->
                    words.refused("nothing-changed", null);
            case ReadText.Reading.Read(var mine) -> {
                var instead = work.instead(open, posted);
                yield instead != null ? instead : entered(open, as, versions, began, mine, facts);
            }
        };
    }

    private Outcome entered(
            OpenCase open,
            Capacity as,
            List<TextVersion> versions,
            @Nullable TextVersion began,
            NegotiatingText mine,
            Map<String, Object> facts) {
        var by = as.party() == null ? Named.MEDIATORS : as.party().toString();
        var since =
                versions.subList(began == null ? 0 : versions.indexOf(began) + 1, versions.size());
        var text =
                TextMerge.merge(
                        began == null ? NegotiatingText.NOTHING : began.text(),
                        since.stream().map(TextVersion::said).toList(),
                        List.of(new Said<>(mine, by)));
        facts.put(TextVersion.CLAUSES, text.facts());
        facts.put(
                TextVersion.NUMBER,
                versions.isEmpty() ? 1L : (long) versions.getLast().number() + 1);
        facts.put("open", (long) text.open().size());
        if (began != null) {
            facts.put("from", began.entry().id().toString());
        }
        if (!since.isEmpty()) {
            facts.put("merged", (long) since.size());
            var issue = String.valueOf(facts.get(SettledIssues.ISSUE));
            if (text.tied(issue) >= versions.getLast().text().tied(issue)) {
                // another has changed the bracket since: it stands as it did, and settles nothing
                facts.remove(SettledIssues.ISSUE);
                facts.remove(SettledIssues.OPTION);
            }
        }
        var entry =
                work.enter(
                        open,
                        open.file().joint(),
                        LaneAct.TEXT,
                        as.role(),
                        as.party(),
                        facts,
                        List.of());
        return new Outcome.Done(open.file().number(), entry.id());
    }

    /// The issues to which brackets can be tied.
    Map<String, IssuesOfTable.Issue> issues(OpenCase open) {
        var issues = table.getIfAvailable();
        return issues == null ? Map.of() : issues.of(open);
    }

    /// In which capacity this person writes in the text; null where in none of these.
    private static @Nullable Capacity writer(OpenCase open, Set<Role> roles) {
        var lane = LaneWork.lane(open, open.file().joint());
        return lane == null || LaneWork.writer(open, lane) == null
                ? null
                : open.mine().stream()
                        .filter(mine -> roles.contains(mine.role()))
                        .filter(mine -> mine.party() == null || !left(open, mine.party()))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean left(OpenCase open, UUID party) {
        return open.file().party(party.toString()).leftAt() != null;
    }

    /// Whether this person puts forward versions of the text.
    static boolean mayPut(OpenCase open) {
        return open.common().ending() == null && writer(open, WRITERS) != null;
    }

    /// Whether this person settles brackets.
    static boolean maySettle(OpenCase open) {
        return open.common().ending() == null && writer(open, Set.of(Role.MEDIATOR)) != null;
    }
}
