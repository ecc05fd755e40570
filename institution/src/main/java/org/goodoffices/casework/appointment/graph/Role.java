package org.goodoffices.casework.appointment.graph;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// As what somebody takes part in the case.
public enum Role {
    PARTY,
    COUNSEL,
    FUNDER,
    EXPERT,
    /// Who mediates with the candidate, where there are several.
    MEDIATOR;

    /// Its word in files and on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of a word.
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
