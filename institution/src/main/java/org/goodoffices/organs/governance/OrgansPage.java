package org.goodoffices.organs.governance;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The organs of the organisation.
public record OrgansPage(String constitution, List<Organ> organs) {

    public OrgansPage {
        organs = List.copyOf(organs);
    }

    /// One organ: what it is made of, and on what that rests.
    public record Organ(String title, String address, String composition, String basis) {}

    /// One organ and its sessions.
    ///
    /// @param open where its next session is opened; null for who may not
    public record One(
            String title,
            String composition,
            String basis,
            String day,
            List<String> members,
            List<Shown.Fact> matters,
            List<Shown.Link> sessions,
            @Nullable String open,
            @Nullable String refused) {
        public One {
            members = List.copyOf(members);
            matters = List.copyOf(matters);
            sessions = List.copyOf(sessions);
        }
    }

    /// A session.
    ///
    /// @param inside whether the reader sits in it or serves it; others read what is public
    public record Session(
            String title,
            Shown.Link organ,
            boolean inside,
            List<Shown.Link> acts,
            List<Meeting> meetings,
            List<Seat> seats,
            List<Shown.Link> documents,
            List<Shown.Link> votes,
            List<Shown.Link> resolutions,
            List<Line> log,
            String root) {
        public Session {
            acts = List.copyOf(acts);
            meetings = List.copyOf(meetings);
            seats = List.copyOf(seats);
            documents = List.copyOf(documents);
            votes = List.copyOf(votes);
            resolutions = List.copyOf(resolutions);
            log = List.copyOf(log);
        }
    }

    /// A meeting and its agenda.
    public record Meeting(
            String title,
            List<Shown.Fact> facts,
            String agenda,
            List<String> items,
            String closes) {
        public Meeting {
            facts = List.copyOf(facts);
            items = List.copyOf(items);
        }
    }

    /// A seat: the State, who sits in it, and how their credentials stand.
    public record Seat(String state, String delegate, String credentials) {}

    /// An entry of the log.
    public record Line(String number, String when, String what, String by) {}

    /// The form of an act.
    public record Form(
            String title,
            String what,
            String action,
            Shown.Link back,
            @Nullable String refused,
            List<Shown.Field> fields) {
        public Form {
            fields = List.copyOf(fields);
        }
    }

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
            String ballotAction,
            String decision,
            List<Shown.Field> ballot,
            List<Shown.Link> acts) {
        public Vote {
            facts = List.copyOf(facts);
            text = List.copyOf(text);
            roll = List.copyOf(roll);
            ballot = List.copyOf(ballot);
            acts = List.copyOf(acts);
        }
    }

    /// What was adopted.
    public record Resolution(
            String symbol,
            String titleEn,
            String titleZh,
            Shown.Link session,
            String when,
            List<Paragraph> text,
            String sentenceEn,
            String sentenceZh) {
        public Resolution {
            text = List.copyOf(text);
        }
    }
}
