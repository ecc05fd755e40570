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
    ///
    /// @param seat names the seat, to end it
    public record Person(
            String seat, String role, String asWhat, @Nullable String party, Text name) {}

    /// A lane that the reader is in.
    ///
    /// @param writable whether the reader may write there too
    public record Lane(String id, String kind, boolean writable) {}

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
    ///
    /// @param type `line`, `text`, `number`, `date`, `list`, `some-of`, `yes`, `papers`, `clauses`
    ///   and the like, as on the form
    /// @param choices the values that it takes, where only some are; several of `some-of`, joined
    ///   by commas
    public record Field(
            String name, String type, Text label, boolean required, List<Choice> choices) {
        public Field {
            choices = List.copyOf(choices);
        }
    }

    /// A value that a field takes.
    public record Choice(String value, Text title) {}

    /// What the reader may do now.
    public record OpenActs(List<OpenAct> acts) {
        public OpenActs {
            acts = List.copyOf(acts);
        }
    }

    /// An act to be entered.
    ///
    /// @param token drawn by the program; the same act sent twice with it is entered once
    /// @param papers chosen among those that are in the act's lane
    public record NewAct(
            @Nullable String actor,
            String token,
            @Nullable Map<String, String> values,
            @Nullable List<String> papers) {}

    /// An act to be entered with papers: its values each as a field of the form.
    ///
    /// @param paper those chosen among the papers of the act's lane, joined by commas
    /// @param papers the files, after all other fields
    public record NewActWithPapers(
            @Nullable String actor,
            String token,
            @Nullable String paper,
            @Nullable List<String> papers) {}

    /// Something that only needs to be entered once.
    public record Once(String token) {}

    /// A message for a lane.
    ///
    /// @param party for which the Registry enters what came to it on paper
    /// @param handOn instead of a text, in a side's caucus lane: whether what was confided there is
    ///   handed on to the mediators in office
    public record NewMessage(
            String token,
            @Nullable String text,
            @Nullable String party,
            @Nullable Boolean handOn) {}

    /// Papers for a lane, and a message with them.
    ///
    /// @param title of one paper alone
    /// @param papers the files, after all other fields
    public record NewPapers(
            String token,
            @Nullable String text,
            @Nullable String title,
            @Nullable String party,
            @Nullable List<String> papers) {}

    /// The next version of a paper.
    ///
    /// @param papers one file, after all other fields
    public record NewVersion(String token, @Nullable String title, List<String> papers) {}

    /// A release to a wider lane.
    ///
    /// @param to the kind of lane, `caucus` or `joint`
    /// @param text whether the words of the entry go with it
    /// @param papers which of its papers do
    public record NewRelease(
            String token, String to, @Nullable Boolean text, @Nullable List<String> papers) {}

    /// A quarantine.
    ///
    /// @param reason owed by the Registry alone
    public record NewQuarantine(String token, @Nullable String reason) {}

    /// A seat to be given.
    ///
    /// @param as `agent` or `counsel`
    /// @param language in which the person is written to first, `en` or `zh`
    /// @param reason owed by the Registry alone
    public record NewSeat(
            String token,
            String party,
            String as,
            @Nullable String nameEn,
            @Nullable String nameZh,
            String mail,
            @Nullable String language,
            @Nullable String reason) {}

    /// How a party is called.
    public record NewName(
            String token, String party, String nameEn, String nameZh, @Nullable String reason) {}

    /// The last version of each paper of a lane, latest first.
    public record Papers(List<Paper> papers) {
        public Papers {
            papers = List.copyOf(papers);
        }
    }

    /// One version of a paper.
    ///
    /// @param content null once it is quarantined
    public record Paper(
            String id, int version, String lane, String entry, @Nullable PaperContent content) {}

    /// What can be read of a paper.
    ///
    /// @param type as it was told from the bytes
    /// @param bytes how many
    /// @param hash SHA-256, in hexadecimal
    public record PaperContent(
            String title, String name, String type, String media, long bytes, String hash) {}

    /// A paper, all its versions, and for its owners who opened it.
    public record PaperInVersions(
            Paper paper, List<Paper> versions, @Nullable List<Opening> openings) {
        public PaperInVersions {
            versions = List.copyOf(versions);
        }
    }

    /// That somebody opened a version of a paper.
    public record Opening(String paper, Text by, String at) {}

    /// An act that was entered.
    ///
    /// @param entry its entry; null where the same token had entered it before, and where it will
    ///   be entered later
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
