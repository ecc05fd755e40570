package org.goodoffices.organs.convention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodoffices.organs.convention.treaty.Answer;
import org.goodoffices.organs.convention.treaty.Participant;

/// Who has which rights under the Convention on a day, read from its register: what every organ
/// asks that gives a vote, counts a quorum, sends an assessment or takes a nomination. It is never
/// a flag that somebody sets; a deposit changes it, from the day on which the deposit has effect.
public interface Membership {

    /// Whether a State is a party on this day.
    ///
    /// @param state its three letters in ISO 3166-1
    Answer party(String state, LocalDate day);

    /// The first day after this one on which a State that is a party on it no longer is; empty
    /// where it is none, or nothing ends it on a day that is known.
    Optional<LocalDate> leaves(String state, LocalDate day);

    /// Whether a State votes on this day. Every party does; nothing yet suspends a vote.
    Answer votes(String state, LocalDate day);

    /// Whether a State is a founding member, bound within the time that the Convention gives.
    Answer founding(String state);

    /// The States that are parties on this day beyond doubt, by their English names.
    List<Participant> parties(LocalDate day);

    /// The classes of dispute that a State excludes on this day, by key.
    ///
    /// @param certain whether only those are meant that it excludes beyond doubt
    List<String> excluded(String state, LocalDate day, boolean certain);
}
