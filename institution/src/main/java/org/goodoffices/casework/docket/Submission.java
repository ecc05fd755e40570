package org.goodoffices.casework.docket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.goodoffices.records.documents.Kept;
import org.jspecify.annotations.Nullable;

/// A form as it was posted: the token drawn with it, and what it says, so that the same form is
/// told from another one that carries its token.
public record Submission(String token, List<String> said) {

    public Submission {
        said = List.copyOf(said);
    }

    /// What was posted.
    ///
    /// @param said words, and lists and maps of them; null for what was left out
    public static Submission of(String token, @Nullable Object... said) {
        var words = new ArrayList<String>();
        for (var one : said) {
            add(words, one);
        }
        return new Submission(token, words);
    }

    private static void add(List<String> words, @Nullable Object one) {
        switch (one) {
            case Map<?, ?> map -> add(words, new ArrayList<>(new TreeMap<>(map).entrySet()));
            case Map.Entry<?, ?> entry -> {
                add(words, entry.getKey());
                add(words, entry.getValue());
            }
            case Collection<?> all -> {
                words.add(String.valueOf(all.size()));
                all.forEach(each -> add(words, each));
            }
            case Kept paper -> add(words, List.of(paper.title(), paper.name(), paper.hash()));
            case null -> words.add("");
            default -> words.add(Objects.toString(one));
        }
    }

    /// Whether this can be a token that was drawn with a form.
    static boolean isToken(@Nullable String token) {
        return token != null && token.matches("[!-~]{8,100}");
    }

    byte[] content() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var word : said) {
                var bytes = word.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException(none);
        }
    }
}
