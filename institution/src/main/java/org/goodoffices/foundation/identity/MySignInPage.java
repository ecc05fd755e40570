package org.goodoffices.foundation.identity;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// How a person signs in, as they see and change it.
///
/// @param welcome whether they have just come in by an invitation
/// @param next where they go on to; null unless they came to set this up
/// @param mayChange whether they may change how they sign in now
/// @param mayNot why not, where they may not
/// @param password in words: whether one is set, and how many recovery codes are left
public record MySignInPage(
        boolean welcome,
        @Nullable String next,
        @Nullable String notice,
        String tone,
        boolean mayChange,
        String mayNot,
        List<Shown.Fact> about,
        List<Passkey> passkeys,
        Shown.Field label,
        boolean hasPassword,
        String password,
        List<String> signIns,
        Shown.Field language) {

    public MySignInPage {
        about = List.copyOf(about);
        passkeys = List.copyOf(passkeys);
        signIns = List.copyOf(signIns);
    }

    /// One passkey.
    public record Passkey(String id, String label, String used) {}
}
