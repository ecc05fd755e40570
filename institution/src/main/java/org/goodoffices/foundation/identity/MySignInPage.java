package org.goodoffices.foundation.identity;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// How a person signs in, as they see and change it.
///
/// @param welcome whether they have just come in by an invitation
/// @param next where they go on to; null unless they came to set this up
/// @param fresh whether they signed in a short while ago, and may change how
/// @param password in words: whether one is set, and how many recovery codes are left
public record MySignInPage(
        boolean welcome,
        @Nullable String next,
        @Nullable String notice,
        String tone,
        boolean fresh,
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
