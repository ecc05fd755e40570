package org.goodoffices.organs.governance;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The organs of the organisation.
///
/// @param rules that hold for all of them
public record OrgansPage(String constitution, List<Organ> organs, List<Shown.Fact> rules) {

    public OrgansPage {
        organs = List.copyOf(organs);
        rules = List.copyOf(rules);
    }

    /// One organ: what it is made of, and on what that rests.
    public record Organ(String title, String address, String composition, String basis) {}

    /// One organ and its sessions.
    ///
    /// @param on the day as at which its members are shown, as a form names it
    /// @param day the same in words
    /// @param wrong that no day was asked for; null otherwise
    /// @param states whether States sit in it
    /// @param taken how many of its seats are; empty where they are not counted
    /// @param open where its next session is opened; null for who may not
    public record One(
            String title,
            String address,
            String composition,
            String basis,
            String on,
            String day,
            @Nullable String wrong,
            boolean states,
            String taken,
            List<Sits> members,
            List<Office> offices,
            List<Shown.Link> links,
            List<Shown.Fact> matters,
            List<Shown.Link> sessions,
            @Nullable String open,
            @Nullable String refused) {
        public One {
            members = List.copyOf(members);
            offices = List.copyOf(offices);
            links = List.copyOf(links);
            matters = List.copyOf(matters);
            sessions = List.copyOf(sessions);
        }

        public boolean elected() {
            return members.stream().anyMatch(one -> one.by() != null);
        }
    }

    /// Who sits in an organ or holds an office, from when until when.
    ///
    /// @param group for whose seat; empty where seats are not shared out
    /// @param term empty where it runs as long as the State is a party
    /// @param by the vote that gave it; null where none did
    public record Sits(String name, String group, String term, Shown.@Nullable Link by) {}

    /// An office: who holds it on the day, and all who were given it, the last first.
    public record Office(String title, String holder, List<Sits> history) {
        public Office {
            history = List.copyOf(history);
        }
    }

    /// The credentials committee and what it reported.
    ///
    /// @param states who sits in it, in a sentence
    public record Committee(String states, List<Report> reports) {
        public Committee {
            reports = List.copyOf(reports);
        }
    }

    /// A report of the credentials committee in both languages.
    ///
    /// @param facts what it found, and what became of it
    public record Report(String title, List<Shown.Fact> facts, List<Paragraph> text) {
        public Report {
            facts = List.copyOf(facts);
            text = List.copyOf(text);
        }
    }

    /// A session.
    ///
    /// @param committee null before one is appointed
    /// @param inside whether the reader sits in it or serves it; others read what is public
    public record Session(
            String title,
            Shown.Link organ,
            boolean inside,
            Shown.@Nullable Link vote,
            List<ActsAs> acts,
            List<Meeting> meetings,
            List<Seat> seats,
            @Nullable Committee committee,
            List<Shown.Link> documents,
            List<Shown.Link> votes,
            List<Shown.Link> secret,
            List<Shown.Link> resolutions,
            List<Line> log,
            String root) {
        public Session {
            acts = List.copyOf(acts);
            meetings = List.copyOf(meetings);
            seats = List.copyOf(seats);
            documents = List.copyOf(documents);
            votes = List.copyOf(votes);
            secret = List.copyOf(secret);
            resolutions = List.copyOf(resolutions);
            log = List.copyOf(log);
        }
    }

    /// What one may do in one capacity.
    public record ActsAs(String capacity, List<Shown.Link> acts) {
        public ActsAs {
            acts = List.copyOf(acts);
        }
    }

    /// A meeting and its agenda.
    public record Meeting(
            String title,
            String address,
            List<Shown.Fact> facts,
            String agenda,
            List<String> items,
            String closes) {
        public Meeting {
            facts = List.copyOf(facts);
            items = List.copyOf(items);
        }
    }

    /// A meeting while it sits, and what was written of it.
    ///
    /// @param taken the number of the item taken up; 0 before the first
    /// @param speaks who has the floor and until when, in a sentence
    /// @param waiting who is called next, in order
    /// @param closed whether no further statement is heard
    /// @param live the view that renews itself
    public record Sitting(
            String title,
            Shown.Link live,
            Shown.Link session,
            List<Shown.Link> acts,
            List<Shown.Fact> facts,
            String agenda,
            List<String> items,
            int taken,
            String speaks,
            List<String> waiting,
            boolean closed,
            List<Spoken> spoken,
            @Nullable Summary summary) {
        public Sitting {
            acts = List.copyOf(acts);
            facts = List.copyOf(facts);
            items = List.copyOf(items);
            waiting = List.copyOf(waiting);
            spoken = List.copyOf(spoken);
        }
    }

    /// Somebody who had the floor.
    ///
    /// @param ruling what the chair ruled on it; empty where nothing was
    public record Spoken(String who, String item, String when, String ruling) {}

    /// The summary record of a meeting in its last version, compared with the one before.
    ///
    /// @param versions all of them, and the corrections asked for
    public record Summary(
            String symbol,
            String stands,
            List<Shown.Run> en,
            List<Shown.Run> zh,
            List<Version> versions) {
        public Summary {
            en = List.copyOf(en);
            zh = List.copyOf(zh);
            versions = List.copyOf(versions);
        }
    }

    /// A version of a summary record, or a correction asked for.
    public record Version(String title, String about, String en, String zh) {}

    /// What a State said after a decision, in a language of its choice.
    public record Explanation(String state, String en, String zh) {}

    /// A seat: the State, who sits in it, and how their credentials stand.
    public record Seat(String state, String delegate, String credentials) {}

    /// An entry of the log.
    public record Line(String number, String when, String what) {}

    /// The form of an act before which a script does something.
    ///
    /// @param refused why it was refused, at whichever field; null otherwise
    public record Prepared(ActForm form, @Nullable String refused, Ceremony ceremony) {}

    /// A text in both languages, with a number or a sign before it and how it is marked.
    public record Paragraph(String number, String mark, String en, String zh, String by) {}

    /// A draft resolution.
    ///
    /// @param conflicts amendments that cannot both be adopted, in sentences
    /// @param next what is put to the vote next, in a sentence
    public record Document(
            String symbol,
            String titleEn,
            String titleZh,
            Shown.Link session,
            List<Shown.Fact> facts,
            List<Paragraph> text,
            List<Amendment> amendments,
            List<String> conflicts,
            String next,
            List<Paragraph> marked,
            List<Shown.Link> votes,
            List<Shown.Link> acts) {
        public Document {
            facts = List.copyOf(facts);
            text = List.copyOf(text);
            amendments = List.copyOf(amendments);
            conflicts = List.copyOf(conflicts);
            marked = List.copyOf(marked);
            votes = List.copyOf(votes);
            acts = List.copyOf(acts);
        }
    }

    /// A motion to amend.
    public record Amendment(
            String symbol, String what, String en, String zh, String sponsors, String fate) {}

    /// Something put to the organ.
    ///
    /// @param ballot the form by which the reader votes; empty where they do not
    /// @param sentences the result in both languages; empty while it is open
    /// @param stream where the page hears that `count` changes: how many have voted so far
    public record Vote(
            String symbol,
            Shown.Link document,
            List<Shown.Fact> facts,
            String what,
            List<Paragraph> text,
            String outcome,
            String sentenceEn,
            String sentenceZh,
            List<Shown.Fact> roll,
            List<Explanation> explanations,
            String ballotAction,
            String decision,
            List<Shown.Field> ballot,
            List<Shown.Link> acts,
            String stream,
            LivePage.@Nullable Count count) {
        public Vote {
            facts = List.copyOf(facts);
            text = List.copyOf(text);
            roll = List.copyOf(roll);
            explanations = List.copyOf(explanations);
            ballot = List.copyOf(ballot);
            acts = List.copyOf(acts);
        }
    }

    /// What was adopted.
    ///
    /// @param naming on whom it decides by name, and what; empty where on nobody
    /// @param regulation that it adopted or amended; null where none
    /// @param carriedOut how far, as far as the reader may know
    public record Resolution(
            String symbol,
            String titleEn,
            String titleZh,
            Shown.Link session,
            String when,
            List<Paragraph> text,
            String sentenceEn,
            String sentenceZh,
            String naming,
            Shown.@Nullable Link regulation,
            List<CarryingOut.Line> carriedOut) {
        public Resolution {
            text = List.copyOf(text);
            carriedOut = List.copyOf(carriedOut);
        }
    }

    /// What is done with keys and credentials on the person's own machine, whose secrets never
    /// leave it.
    ///
    /// @param kind `keys`, `register`, `mix` or `decrypt`
    /// @param filled the hidden fields that the script fills
    /// @param uuid of the secret vote
    /// @param teller the number of the teller; 0 where it is no teller
    /// @param last whether what is mixed is opened for the last time
    /// @param data what the script works on: public keys, envelopes, the election or its sum
    /// @param file the name under which a key is kept
    public record Ceremony(
            String kind,
            String secret,
            List<String> filled,
            String uuid,
            int teller,
            boolean last,
            List<String> data,
            String file) {
        public Ceremony {
            filled = List.copyOf(filled);
            data = List.copyOf(data);
        }
    }

    /// A secret vote.
    ///
    /// @param stands what is waited for, in a sentence
    /// @param elected who is elected so far
    public record Secret(
            String title,
            String what,
            Shown.Link session,
            String stands,
            List<Shown.Link> acts,
            List<Shown.Fact> facts,
            List<Shown.Fact> candidates,
            List<Shown.Link> ballots,
            List<String> elected) {
        public Secret {
            acts = List.copyOf(acts);
            facts = List.copyOf(facts);
            candidates = List.copyOf(candidates);
            ballots = List.copyOf(ballots);
            elected = List.copyOf(elected);
        }
    }

    /// One ballot: the paper while it is open, the box, and what came out.
    ///
    /// @param parameters the election as Belenios writes it
    /// @param uuid with which credentials are read
    /// @param questions what is on the paper; empty when it is closed
    public record Ballot(
            String title,
            Shown.Link vote,
            String stands,
            String action,
            String parameters,
            String uuid,
            List<Paper> questions,
            List<Paper> counts,
            String sentenceEn,
            String sentenceZh,
            List<String> trackers,
            String box,
            List<Shown.Link> acts) {
        public Ballot {
            questions = List.copyOf(questions);
            counts = List.copyOf(counts);
            trackers = List.copyOf(trackers);
            acts = List.copyOf(acts);
        }
    }

    /// A question of a ballot with its choices, and how often each was taken.
    public record Paper(String question, String rule, int places, List<Shown.Fact> choices) {
        public Paper {
            choices = List.copyOf(choices);
        }
    }
}
