package org.goodoffices.engines.names.sound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Names that many bear, in plain Latin letters, and which of them some other script writes alike
/// or several do: *Jan* and *Juan* are two names, though one slip apart; *Erik* and *Eric* may be
/// one.
///
/// Learnt from the same names as the models; see the notice beside them.
public final class Attested {

    private final Map<String, Set<String>> writtenAlike = new HashMap<>();
    private final Map<String, Set<String>> heardAlike = new HashMap<>();

    Attested(InputStream in) throws IOException {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split(" ");
                writtenAlike.computeIfAbsent(words[0], _ -> new HashSet<>(2));
                for (int i = 1; i < words.length; i++) {
                    boolean heard = words[i].startsWith("=");
                    var other = heard ? words[i].substring(1) : words[i];
                    both(writtenAlike, words[0], other);
                    if (heard) {
                        both(heardAlike, words[0], other);
                    }
                }
            }
        }
    }

    private static void both(Map<String, Set<String>> alike, String one, String other) {
        alike.computeIfAbsent(one, _ -> new HashSet<>(2)).add(other);
        alike.computeIfAbsent(other, _ -> new HashSet<>(2)).add(one);
    }

    private static final class Shipped {
        static final Attested NAMES = read();

        private static Attested read() {
            try {
                return new Attested(
                        Objects.requireNonNull(
                                Attested.class.getResourceAsStream("/sounds/attested.gz")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Those that come with the engine.
    public static Attested shipped() {
        return Shipped.NAMES;
    }

    /// Whether both are names many bear, and no script that was looked at writes them alike.
    public boolean twoNames(String one, String other) {
        var alike = writtenAlike.get(one);
        return alike != null
                && writtenAlike.containsKey(other)
                && !one.equals(other)
                && !alike.contains(other);
    }

    /// Whether it is a name many bear.
    public boolean known(String name) {
        return writtenAlike.containsKey(name);
    }

    /// Whether both are names many bear.
    public boolean both(String one, String other) {
        return known(one) && known(other);
    }

    /// Whether several scripts that write vowels write the two in one way: *Sean*, *Shawn*.
    public boolean heardAlike(String one, String other) {
        return heardAlike.getOrDefault(one, Set.of()).contains(other);
    }
}
