package org.goodoffices.engines.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A text with signatures under it (C2SP signed-note): the text, an empty line, and one line `—
/// NAME BASE64(key id || signature)` for each signer.
///
/// @param text the signed text, ending in a line break
/// @param signatures the lines under it, at least one
public record SignedNote(String text, List<Line> signatures) {
    private static final String DASH = "— ";
    private static final int KEY_ID_LENGTH = 4;
    private static final int MOST_SIGNATURES = 16;

    /// One signature line.
    ///
    /// @param name the signer's name
    /// @param keyIdAndSignature base64 of four bytes of key id and the signature
    public record Line(String name, String keyIdAndSignature) {
        byte[] decoded() {
            byte[] bytes = StrictBase64.decode(keyIdAndSignature);
            return bytes == null ? new byte[0] : bytes;
        }

        byte[] keyId() {
            return Arrays.copyOf(decoded(), KEY_ID_LENGTH);
        }

        byte[] signature() {
            byte[] bytes = decoded();
            return Arrays.copyOfRange(bytes, Math.min(KEY_ID_LENGTH, bytes.length), bytes.length);
        }
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /// Signs a text.
    public static SignedNote sign(String text, NoteSigner signer) {
        if (!text.endsWith("\n") || text.contains("\n\n" + DASH)) {
            throw new IllegalArgumentException("a note ends in a line break");
        }
        return new SignedNote(text, List.of(signer.sign(text)));
    }

    /// Whether this key has signed the text: at least one line is the key's, and every line that
    /// claims to be the key's is right.
    public boolean isSignedBy(NoteKey key) {
        var own =
                signatures.stream()
                        .filter(line -> line.name().equals(key.name()))
                        .filter(line -> Arrays.equals(line.keyId(), key.id()))
                        .toList();
        return !own.isEmpty()
                && own.stream().allMatch(line -> key.verifies(text, line.signature()));
    }

    /// The note as it is stored and sent.
    public String encoded() {
        var out = new StringBuilder(text).append('\n');
        for (var line : signatures) {
            out.append(DASH).append(line.name()).append(' ').append(line.keyIdAndSignature());
            out.append('\n');
        }
        return out.toString();
    }

    /// Reads a note; empty where it is not exactly what [#encoded] writes.
    public static Optional<SignedNote> read(String encoded) {
        int split = encoded.lastIndexOf("\n\n");
        if (split < 0 || !encoded.endsWith("\n") || !isPlain(encoded)) {
            return Optional.empty();
        }
        var lines = encoded.substring(split + 2).split("\n", -1);
        var signatures = new ArrayList<Line>();
        if (lines.length < 2 || lines.length > MOST_SIGNATURES + 1) {
            return Optional.empty();
        }
        for (var line : Arrays.asList(lines).subList(0, lines.length - 1)) {
            var words = line.split(" ", -1);
            if (words.length != 3
                    || !words[0].equals(DASH.strip())
                    || !isName(words[1])
                    || !isSignature(words[2])) {
                return Optional.empty();
            }
            signatures.add(new Line(words[1], words[2]));
        }
        return Optional.of(new SignedNote(encoded.substring(0, split + 1), signatures));
    }

    /// Whether this is one line of text without control characters.
    static boolean isPlainLine(String line) {
        return !line.isEmpty() && line.indexOf('\n') < 0 && isPlain(line);
    }

    /// Whether this can name a signer.
    static boolean isName(String name) {
        return isPlainLine(name)
                && name.indexOf('+') < 0
                && name.codePoints()
                        .noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static boolean isSignature(String base64) {
        byte[] bytes = StrictBase64.decode(base64);
        return bytes != null && bytes.length > KEY_ID_LENGTH;
    }

    private static boolean isPlain(String text) {
        return text.codePoints().allMatch(c -> c == '\n' || c >= 0x20)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
