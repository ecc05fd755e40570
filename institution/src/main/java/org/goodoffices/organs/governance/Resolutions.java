package org.goodoffices.organs.governance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.goodoffices.engines.decision.Text;
import org.springframework.stereotype.Component;

/// What organs have resolved, for whoever carries it out.
@Component
public class Resolutions {

    private final SessionStore store;

    Resolutions(SessionStore store) {
        this.store = store;
    }

    /// A resolution as it was adopted.
    ///
    /// @param organ that adopted it, as the constitution names it
    /// @param symbol `AP/RES/1/3`
    /// @param at when it was adopted
    /// @param way what it decides on persons by name, as `NamedPersons` has them; empty where on
    ///   nobody
    /// @param persons their keys
    public record Adopted(
            String organ,
            String session,
            int number,
            String symbol,
            Text title,
            List<Text> paragraphs,
            Instant at,
            String way,
            List<String> persons) {
        public Adopted {
            paragraphs = List.copyOf(paragraphs);
            persons = List.copyOf(persons);
        }

        /// Where it is read.
        public String address() {
            return "/sessions/" + session + "/resolutions/" + number;
        }
    }

    /// All that the person of the transaction may read, by session and number.
    public List<Adopted> all() {
        return store.all().stream()
                .flatMap(session ->
                        session.resolutions().stream()
                                .map(one ->
                                        new Adopted(
                                                session.organ(),
                                                session.id(),
                                                one.number(),
                                                session.symbolOf(one),
                                                one.title(),
                                                one.paragraphs(),
                                                one.at(),
                                                one.naming().way(),
                                                List.copyOf(one.naming().persons().keySet()))))
                .toList();
    }

    public Optional<Adopted> one(String session, int number) {
        return all().stream()
                .filter(one -> one.session().equals(session) && one.number() == number)
                .findFirst();
    }
}
