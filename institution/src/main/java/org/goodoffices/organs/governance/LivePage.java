package org.goodoffices.organs.governance;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The live view of a meeting: for the screen of the room, and for delegates at their own.
///
/// @param stream where the page hears what changes
/// @param below who sees how much
public record LivePage(
        String title, Shown.Link meeting, String below, String stream, Screen screen) {

    /// What the meeting does right now, in both languages: the same for all who see as much of it.
    ///
    /// @param stands whether it sits, with its day and place
    /// @param item what is taken up; null before the first
    /// @param speaks who has the floor; null where nobody has
    /// @param next who is called next, in order
    /// @param floor whether it sits and the reader sees who speaks
    /// @param say the newest of it in one sentence, to be read out
    /// @param labels the words that are always the same
    public record Screen(
            Text title,
            Text stands,
            @Nullable Text item,
            @Nullable Speaker speaks,
            List<Text> next,
            boolean floor,
            boolean listClosed,
            @Nullable Question vote,
            @Nullable Secret secret,
            Text say,
            Labels labels) {
        public Screen {
            next = List.copyOf(next);
        }
    }

    /// Headings and what stands where nothing is.
    public record Labels(
            Text floor, Text free, Text next, Text listClosed, Text ticks, Text elected) {}

    /// @param speaks for what, and until when or since when it has been over
    public record Speaker(Text state, Text speaks, boolean over) {}

    /// What is, or was last, put to the vote.
    ///
    /// @param number by which the page finds its parts again
    /// @param what how it is decided, and what is put
    /// @param text the words put; empty where it is the draft as a whole
    /// @param roll who is called, in order; empty unless the roll is called
    /// @param order what was drawn for the roll, and who is called first; null unless it is called
    /// @param count how many have voted; null unless a roll-call is open
    /// @param outcome what came out, in a word; null while it is open
    /// @param sentence the arithmetic of it
    public record Question(
            int number,
            Text title,
            Text draft,
            Text what,
            List<Text> text,
            @Nullable Count count,
            List<Called> roll,
            @Nullable Text order,
            @Nullable Text outcome,
            boolean adopted,
            @Nullable Text sentence) {
        public Question {
            text = List.copyOf(text);
            roll = List.copyOf(roll);
        }

        /// What the States on the roll did, each once with all that did it.
        public List<Mark> marks() {
            return roll.stream()
                    .map(Called::did)
                    .flatMap(Stream::ofNullable)
                    .distinct()
                    .map(did -> roll.stream().filter(one -> did.equals(one.did())).toList())
                    .map(all ->
                            new Mark(
                                    Objects.requireNonNull(all.getFirst().did()),
                                    all.getFirst().kind(),
                                    all.stream().map(Called::code).toList()))
                    .toList();
        }
    }

    /// @param states by their codes
    public record Mark(Text did, String kind, List<String> states) {
        public Mark {
            states = List.copyOf(states);
        }
    }

    /// How many have voted in an open roll-call.
    ///
    /// @param part under which a page finds it again
    /// @param voted the codes of the States, in the order of the alphabet
    public record Count(String part, Text sentence, List<String> voted) {
        public Count {
            voted = List.copyOf(voted);
        }
    }

    /// A State on the roll.
    ///
    /// @param did what it did, in a word; null while the vote is open
    /// @param kind the same as a key: `yes`, `no`, `abstain`…; empty while the vote is open
    public record Called(String code, Text state, boolean voted, @Nullable Text did, String kind) {}

    /// A ballot in secret.
    ///
    /// @param sentence the arithmetic of the result; null before it is declared
    public record Secret(
            Text title,
            Text stands,
            List<Paper> counts,
            @Nullable Text sentence,
            List<String> elected) {
        public Secret {
            counts = List.copyOf(counts);
            elected = List.copyOf(elected);
        }
    }

    /// A question of a ballot, and how often each choice was taken.
    public record Paper(Text question, List<Choice> choices) {
        public Paper {
            choices = List.copyOf(choices);
        }
    }

    /// @param count how often
    public record Choice(Text choice, String count) {}
}
