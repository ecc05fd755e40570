package org.goodoffices.casework.appointment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.organs.panel.Panel;

/// One thing that a case asks of whoever mediates it, such as can be told from a profile. Its key
/// is how it stands in forms and in the record: `language:zh:negotiates`, `nationality:NOR`.
public sealed interface Need {

    /// A language, at this level or a better one.
    record Language(String language, String level) implements Need {}

    /// A legal tradition.
    record Tradition(String tradition) implements Need {}

    /// An industry.
    record Industry(String industry) implements Need {}

    /// A region of the world that the mediator knows.
    record Region(String region) implements Need {}

    /// Not a national of this State, by its three letters.
    record NoNational(String state) implements Need {}

    /// Free to serve from one day to the other, both included.
    record Free(LocalDate from, LocalDate until) implements Need {

        /// More is no plan: ten years of days.
        private static final int MOST_DAYS = 3_660;

        public Free {
            if (until.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
                throw new DateTimeException("from " + from + " until " + until);
            }
        }
    }

    /// As in forms and in the record.
    default String key() {
        return switch (this) {
            case Language(var language, var level) -> "language:" + language + ":" + level;
            case Tradition(var tradition) -> "tradition:" + tradition;
            case Industry(var industry) -> "industry:" + industry;
            case Region(var region) -> "region:" + region;
            case NoNational(var state) -> "nationality:" + state;
            case Free(var from, var until) -> "free:" + from + ":" + until;
        };
    }

    /// The need with this key, whether or not the panel still knows its words: what is in the
    /// record stays what it was.
    ///
    /// @return empty where it is the key of none
    static Optional<Need> read(String key) {
        var parts = key.split(":", -1);
        try {
            return switch (parts[0] + "/" + parts.length) {
                case "language/3" -> Optional.of(new Language(parts[1], parts[2]));
                case "tradition/2" -> Optional.of(new Tradition(parts[1]));
                case "industry/2" -> Optional.of(new Industry(parts[1]));
                case "region/2" -> Optional.of(new Region(parts[1]));
                case "nationality/2" -> Optional.of(new NoNational(parts[1]));
                case "free/3" ->
                        Optional.of(new Free(LocalDate.parse(parts[1]), LocalDate.parse(parts[2])));
                default -> Optional.empty();
            };
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /// Whether a profile can say anything about it.
    default boolean known(Panel panel) {
        return switch (this) {
            case Language(var language, var level) ->
                    panel.choices("languages").contains(language)
                            && panel.choices("levels").contains(level);
            case Tradition(var tradition) -> panel.choices("traditions").contains(tradition);
            case Industry(var industry) -> panel.choices("industries").contains(industry);
            case Region(var region) -> panel.choices("regions").contains(region);
            case NoNational(var state) -> Countries.of(state).isPresent();
            case Free _ -> true;
        };
    }
}
