package org.goodoffices.engines.names;

import java.util.List;

/// Two names compared, part by part.
///
/// @param score from 0 to 1
/// @param lines what answers to what, and how much it counted; together they explain the score
public record Comparison(Name one, Name other, double score, List<Line> lines) {

    /// From this score on two names are taken to be of one bearer. It was fixed before any score
    /// was computed, from how the score is made: a name of two words in which one is another must
    /// stay below (at most 0.7), one slip in a word of five letters or more must stay above.
    public static final double THRESHOLD = 0.75;

    public Comparison {
        lines = List.copyOf(lines);
    }

    /// Whether the two can be one bearer's.
    public boolean match() {
        return score >= THRESHOLD;
    }

    /// A part of the one and what answers to it in the other.
    ///
    /// @param one empty where nothing answers
    /// @param other empty where nothing answers
    /// @param likeness from 0 to 1
    /// @param weight how much it counts: 1 for a word that says who is meant
    public record Line(
            String one, String other, Relation relation, double likeness, double weight) {}
}
