package org.goodoffices.casework.appointment.screening;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// The ties that are known: the files of the house, for who keeps them; what a member of the panel
/// declared, for that member.
///
/// @param said what was done; null where nothing was
/// @param refusal why something was not; null where nothing was refused
/// @param house null for who keeps no files
/// @param mine null for who is not on the panel
/// @param hits what screenings found of the reader in cases in which they were named or asked
public record TiesPage(
        @Nullable String said,
        @Nullable String refusal,
        @Nullable House house,
        @Nullable Mine mine,
        List<Hit> hits) {

    public TiesPage {
        hits = List.copyOf(hits);
    }

    /// What was found of the reader in a case.
    ///
    /// @param told when the institution's people in the case read it
    /// @param act where to disclose it
    public record Hit(ScreeningPage.Candidate what, String told, Shown.Link act) {}

    /// The files.
    ///
    /// @param declared by all members of the panel
    public record House(List<Source> sources, List<String> declared, List<Shown.Field> fields) {
        public House {
            sources = List.copyOf(sources);
            declared = List.copyOf(declared);
            fields = List.copyOf(fields);
        }
    }

    /// A source with its files, the newest first.
    public record Source(String name, List<Shown.Fact> inForce, List<String> before) {
        public Source {
            inForce = List.copyOf(inForce);
            before = List.copyOf(before);
        }
    }

    /// A member's own.
    public record Mine(List<String> declared, List<Shown.Field> fields) {
        public Mine {
            declared = List.copyOf(declared);
            fields = List.copyOf(fields);
        }
    }
}
