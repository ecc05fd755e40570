package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.List;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.web.Visit;

/// Persons on whom resolutions decide by name, told by whoever keeps them: what a resolution says
/// of nobody by name, nobody enters as decided of them.
public interface NamedPersons {

    /// @param key by which a resolution names the person: `PN-7K2M9QXA`
    /// @param ways what can be decided of the person now
    record Person(String key, Text name, List<String> ways) {
        public Person {
            ways = List.copyOf(ways);
        }
    }

    /// Of whom resolutions of an organ can decide on a day, as far as the person of the transaction
    /// has to do with it; nobody where the organ decides on none.
    List<Person> open(String organ, LocalDate day);

    /// What can be decided, in the order in which it is offered.
    List<String> ways();

    /// What is decided, in words: "designated to the panel of mediators".
    String words(String way, Visit visit);
}
