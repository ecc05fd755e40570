package org.goodoffices.casework.api;

import java.util.List;
import java.util.Map;
import org.goodoffices.engines.procedure.Text;
import org.jspecify.annotations.Nullable;

/// What goes over the wire. Every text of the institution is there in both languages.
public final class Api {

    private Api() {}

    /// Cases that match, a page of them.
    ///
    /// @param all how many there are, as far as they were counted
    /// @param more whether there are more than that
    public record Cases(int all, boolean more, int from, List<CaseLine> cases) {
        public Cases {
            cases = List.copyOf(cases);
        }
    }

    /// A case in a list.
    ///
    /// @param place the stage, or the ending
    /// @param nextDue when its next time limit runs out
    public record CaseLine(
            String number,
            Text title,
            String rules,
            String place,
            Text placeTitle,
            boolean ended,
            @Nullable String nextDue) {}

    /// A case.
    public record Case(
            String number,
            Text title,
            String rules,
            String edition,
            String track,
            String place,
            Text placeTitle,
            boolean ended,
            List<Party> parties,
            List<Person> people,
            List<Lane> lanes) {
        public Case {
            parties = List.copyOf(parties);
            people = List.copyOf(people);
            lanes = List.copyOf(lanes);
        }
    }

    /// A party.
    public record Party(
            String id, String kind, @Nullable String country, Text name, boolean requesting) {}

    /// Who takes part, and as what.
    public record Person(String role, String asWhat, @Nullable String party, Text name) {}

    /// A lane that the reader is in.
    public record Lane(String id, String kind) {}

    /// An entry of the docket.
    public record Entry(
            String id,
            String lane,
            long position,
            String act,
            Text title,
            String role,
            @Nullable String party,
            Text by,
            String at,
            Map<String, ?> facts) {}

    /// Entries of a case, oldest first.
    public record Entries(List<Entry> entries) {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /// An act that the reader may do now.
    ///
    /// @param actor as whom; to be sent with the act where the reader may be more than one
    public record OpenAct(
            String act,
            Text title,
            @Nullable String article,
            String actor,
            Text actorName,
            String lane,
            List<Field> fields) {
        public OpenAct {
            fields = List.copyOf(fields);
        }
    }

    /// A field of an act.
    public record Field(String name, boolean required) {}

    /// What the reader may do now.
    public record OpenActs(List<OpenAct> acts) {
        public OpenActs {
            acts = List.copyOf(acts);
        }
    }

    /// An act to be entered.
    ///
    /// @param token drawn by the program; the same act sent twice with it is entered once
    public record NewAct(
            @Nullable String actor, String token, @Nullable Map<String, String> values) {}

    /// An act that was entered.
    ///
    /// @param entry its entry; null where the same token had entered it before
    public record Done(String number, @Nullable String entry) {}

    /// A time limit and how it was derived.
    public record Limit(
            String limit,
            Text title,
            @Nullable String article,
            @Nullable Text of,
            String status,
            @Nullable String dueAt,
            List<Step> explanation) {
        public Limit {
            explanation = List.copyOf(explanation);
        }
    }

    /// A step of a derivation.
    public record Step(String kind, Text text, @Nullable String article) {}

    /// The time limits of a case.
    public record Limits(List<Limit> limits) {
        public Limits {
            limits = List.copyOf(limits);
        }
    }

    /// Rule sets.
    public record RuleSets(List<RuleSetLine> rules) {
        public RuleSets {
            rules = List.copyOf(rules);
        }
    }

    /// A rule set in a list.
    public record RuleSetLine(
            String name, String edition, Text title, Text authority, List<String> tracks) {
        public RuleSetLine {
            tracks = List.copyOf(tracks);
        }
    }

    /// A rule set.
    public record Rules(
            String name,
            String edition,
            Text title,
            Text authority,
            List<String> tracks,
            List<Cited> stages,
            List<RuleAct> acts,
            List<RuleLimit> limits,
            List<Cited> endings,
            List<Text> unknown) {
        public Rules {
            tracks = List.copyOf(tracks);
            stages = List.copyOf(stages);
            acts = List.copyOf(acts);
            limits = List.copyOf(limits);
            endings = List.copyOf(endings);
            unknown = List.copyOf(unknown);
        }
    }

    /// A stage or an ending, and its article.
    public record Cited(String name, Text title, @Nullable String article) {}

    /// An act of a rule set.
    public record RuleAct(
            String name,
            Text title,
            @Nullable String article,
            List<String> by,
            List<String> from,
            @Nullable String to,
            String lane) {
        public RuleAct {
            by = List.copyOf(by);
            from = List.copyOf(from);
        }
    }

    /// A time limit of a rule set.
    public record RuleLimit(
            String name,
            Text title,
            @Nullable String article,
            @Nullable String of,
            @Nullable Integer length,
            String unit,
            String counting) {}

    /// A request for mediation.
    ///
    /// @param values agreement, classes, languages, amount, text, by name
    public record NewRequest(
            String rules,
            String token,
            List<NewParty> parties,
            @Nullable Map<String, String> values) {
        public NewRequest {
            parties = List.copyOf(parties);
        }
    }

    /// A party of a request.
    ///
    /// @param kind state, organisation, company or person
    public record NewParty(
            String kind,
            @Nullable String country,
            @Nullable String nameEn,
            @Nullable String nameZh,
            boolean requesting,
            @Nullable NewContact contact) {}

    /// Who receives the invitation for a party.
    public record NewContact(
            @Nullable String nameEn,
            @Nullable String nameZh,
            String mail,
            @Nullable String language) {}
}
