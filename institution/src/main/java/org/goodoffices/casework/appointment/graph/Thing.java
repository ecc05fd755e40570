package org.goodoffices.casework.appointment.graph;

import java.util.List;

/// What ties tie.
///
/// @param id `lei:` and the identifier; `bods:` and the record's; else the file and the name
/// @param names the first is the one to show; others it is also known by
public record Thing(String id, ThingKind kind, List<String> names) {
    public Thing {
        if (id.isBlank() || names.isEmpty()) {
            throw new IllegalArgumentException("a thing has an id and a name");
        }
        names = List.copyOf(names);
    }

    /// The name to show.
    public String name() {
        return names.getFirst();
    }
}
