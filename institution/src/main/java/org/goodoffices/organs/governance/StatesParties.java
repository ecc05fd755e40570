package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Which States are parties to the Convention on a day, and so have rights in its organs. The
/// register of the Convention answers.
public interface StatesParties {

    /// A State by its three letters (ISO 3166-1; X.. for fictional ones) and its names.
    ///
    /// @param group for whose seats it stands where the seats of an organ are shared out among
    ///   groups of States; empty where for none
    record State(String code, String en, String zh, String group) {}

    /// All parties on this day.
    List<State> on(LocalDate day);

    /// The first day after this one on which a State that is a party on it no longer is; empty
    /// where nothing ends that.
    default Optional<LocalDate> leaves(String code, LocalDate day) {
        return Optional.empty();
    }

    /// A State that is or was a party, for its name.
    Optional<State> named(String code);
}
