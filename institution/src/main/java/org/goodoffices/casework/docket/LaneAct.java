package org.goodoffices.casework.docket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.goodoffices.engines.procedure.Act;
import org.goodoffices.engines.procedure.Condition;
import org.goodoffices.engines.procedure.Effect;
import org.goodoffices.engines.procedure.RuleSet;
import org.goodoffices.records.documents.Papers;
import org.goodoffices.records.record.Entered;
import org.jspecify.annotations.Nullable;

/// What people do in lanes at every stage, whatever the rules of the case: the docket's own acts.
public enum LaneAct {
    MESSAGE("message"),
    PAPER("paper"),
    VERSION("paper-version"),
    /// A copy put into a wider lane; stands there.
    COPY("released-copy"),
    /// That a copy was put into a wider lane; stands where the thing came from.
    RELEASE("released"),
    QUARANTINE("quarantined"),
    /// That a side opened to the mediators in office what it had confided to those before them.
    HAND_ON("handed-on"),
    SEAT("seat-given"),
    SEAT_ENDED("seat-ended"),
    /// How a party is called, as it says itself.
    NAME("name-stated"),
    /// That the Registry or the appointing authority vouched for somebody who had lost their means
    /// of signing in.
    WAY_IN_RENEWED("way-in-renewed"),
    /// The issues of the negotiating table and their options, as the mediators drew them up.
    TABLE("table"),
    /// That a party agrees to the table as it stands.
    TABLE_AGREED("table-agreed"),
    /// What packages are worth to a party, said among its own side.
    PREFERENCE("preference"),
    /// The same, opened to the mediators.
    PREFERENCE_SHOWN("preference-shown"),
    /// A package that the mediators put to all.
    PACKAGE("package-suggested"),
    /// Whether a party accepts a package; nobody but its own side ever reads it.
    ANSWER("package-answered"),
    /// That every party accepted a package.
    ACCEPTED("package-accepted"),
    /// Whether a package better for all than the one put exists: the question.
    BETTER("better-asked"),
    /// That a party agrees to ask.
    BETTER_AGREED("better-agreed"),
    /// The answer.
    BETTER_TOLD("better-told"),
    /// The terms of a round of blind bids, as the mediators put them to all.
    BIDS("bids-put"),
    /// That a party agrees to those terms.
    BIDS_AGREED("bids-agreed"),
    /// The number of a side; nobody but that side ever reads it.
    BID("bid-stated"),
    /// At what number a round settled.
    BIDS_SETTLED("bids-settled"),
    /// A version of the single negotiating text.
    TEXT("negotiating-text"),
    /// What a case needs of its mediators.
    NEEDS("case-needs"),
    /// That a party agrees to that as it stands.
    NEEDS_AGREED("case-needs-agreed"),
    /// A list of candidates that the institution sent to every side alike.
    LIST("list-sent"),
    /// Whom of a list a side strikes, and how it ranks the rest; nobody but that side ever reads
    /// it.
    LIST_ANSWER("list-answered"),
    /// Who of a list is left when it is opened.
    LIST_RESULT("list-opened"),
    /// What a party says to what a mediator disclosed.
    COMMENT("disclosure-commented"),
    /// That the Registry asked a candidate, before anybody is named.
    INVITED("candidate-invited"),
    /// That the Registry asked what ties the people of the case to the panel.
    SCREENING("screening-asked"),
    /// What a party answers about a mediator once the case is over; nobody but its own side ever
    /// reads it as it is.
    FEEDBACK("feedback-given");

    /// The facts of an entry that are its author's own words.
    private static final List<String> WORDS = List.of("text", "proposal");

    private final String key;

    LaneAct(String key) {
        this.key = key;
    }

    /// As in the record and in messages.
    public String key() {
        return key;
    }

    /// The act that stands in the record under this name, if it is one of these.
    public static Optional<LaneAct> of(String key) {
        return List.of(values()).stream().filter(act -> act.key.equals(key)).findFirst();
    }

    /// Whether its words and papers belong to whoever wrote them, who may release or quarantine
    /// them.
    public boolean writes() {
        return switch (this) {
            case MESSAGE, PAPER, VERSION, COPY -> true;
            case RELEASE,
                    QUARANTINE,
                    HAND_ON,
                    SEAT,
                    SEAT_ENDED,
                    NAME,
                    WAY_IN_RENEWED,
                    TABLE,
                    TABLE_AGREED,
                    PREFERENCE,
                    PREFERENCE_SHOWN,
                    PACKAGE,
                    ANSWER,
                    ACCEPTED,
                    BETTER,
                    BETTER_AGREED,
                    BETTER_TOLD,
                    BIDS,
                    BIDS_AGREED,
                    BID,
                    BIDS_SETTLED,
                    TEXT,
                    NEEDS,
                    NEEDS_AGREED,
                    LIST,
                    LIST_ANSWER,
                    LIST_RESULT,
                    COMMENT,
                    INVITED,
                    SCREENING,
                    FEEDBACK ->
                    false;
        };
    }

    /// What the rules of a case call such an act, for its article.
    public @Nullable Effect effect() {
        return switch (this) {
            case PAPER, VERSION -> Effect.FILES;
            case COPY, RELEASE -> Effect.RELEASES;
            case QUARANTINE -> Effect.QUARANTINES;
            case MESSAGE,
                    HAND_ON,
                    SEAT,
                    SEAT_ENDED,
                    NAME,
                    WAY_IN_RENEWED,
                    TABLE,
                    TABLE_AGREED,
                    PREFERENCE,
                    PREFERENCE_SHOWN,
                    PACKAGE,
                    ANSWER,
                    ACCEPTED,
                    BETTER,
                    BETTER_AGREED,
                    BETTER_TOLD,
                    BIDS,
                    BIDS_AGREED,
                    BID,
                    BIDS_SETTLED,
                    TEXT,
                    NEEDS,
                    NEEDS_AGREED,
                    LIST,
                    LIST_ANSWER,
                    LIST_RESULT,
                    COMMENT,
                    INVITED,
                    SCREENING,
                    FEEDBACK ->
                    null;
        };
    }

    /// The name of the act under the rules that an entry is. What anybody enters for all, and the
    /// rules know no name for, counts as filed, so that a case in which something is done is not
    /// held to stand still.
    static String underTheRules(Entered entry, CaseFile file, RuleSet rules) {
        boolean filed =
                entry.lane().equals(file.joint())
                        && !entry.role().equals("rules")
                        && !rules.acts().containsKey(entry.act());
        return !filed
                ? entry.act()
                : rules.acts().values().stream()
                        .filter(act -> act.effect() == Effect.FILES && act.lane().common())
                        .filter(act -> movesNothing(act, rules))
                        .max(Comparator.comparingInt(act -> act.from().size()))
                        .map(Act::name)
                        .orElse(entry.act());
    }

    /// Whether nothing in the rules waits for an act: neither a stage, nor a duty, nor another act.
    private static boolean movesNothing(Act act, RuleSet rules) {
        return act.to() == null
                && !act.duty()
                && rules.acts().values().stream()
                        .flatMap(other -> other.requires().stream())
                        .noneMatch(condition ->
                                switch (condition) {
                                    case Condition.Completed(var name) -> name.equals(act.name());
                                    case Condition.Own(var name) -> name.equals(act.name());
                                    case Condition.Lapsed _ -> false;
                                });
    }

    /// The entry without what is quarantined: it says that something was there, and not what.
    static Entered without(Entered entry, Papers.Quarantined hidden) {
        boolean itself = hidden.entries().contains(entry.id().value());
        var papers = entry.facts().get("papers");
        boolean shows =
                papers instanceof List<?> list
                        && list.stream().anyMatch(paper -> isHidden(paper, hidden));
        if (!itself && !shows) {
            return entry;
        }
        var facts = new TreeMap<String, @Nullable Object>(entry.facts());
        if (itself) {
            facts.put("quarantined", true);
            facts.keySet().removeAll(WORDS);
        }
        if (papers instanceof List<?> list) {
            var left = new ArrayList<Object>();
            for (var paper : list) {
                left.add(
                        isHidden(paper, hidden)
                                ? Map.of("id", idOf(paper), "quarantined", true)
                                : paper);
            }
            facts.put("papers", left);
        }
        return new Entered(
                entry.id(),
                entry.lane(),
                entry.position(),
                entry.caseId(),
                entry.act(),
                entry.role(),
                entry.party(),
                entry.person(),
                entry.nameEn(),
                entry.nameZh(),
                entry.at(),
                facts);
    }

    private static boolean isHidden(Object paper, Papers.Quarantined hidden) {
        return hidden.papers().stream().anyMatch(id -> id.toString().equals(idOf(paper)));
    }

    private static String idOf(Object paper) {
        return paper instanceof Map<?, ?> facts ? String.valueOf(facts.get("id")) : "";
    }
}
