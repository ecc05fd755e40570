package org.goodoffices.engines.proof;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Standard base64 with one spelling only, so that no bit of a document can change unnoticed.
public final class StrictBase64 {
    private StrictBase64() {}

    /// The bytes, or null where the text is not exactly how we would write them.
    public static byte @Nullable [] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The decoder forgives missing padding and stray bits in the last character.
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /// The one spelling of these bytes.
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
