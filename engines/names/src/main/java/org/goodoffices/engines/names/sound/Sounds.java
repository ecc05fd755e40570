package org.goodoffices.engines.names.sound;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// What was learnt about how names sound: a model for each writing and one of how Latin letters
/// follow one another in names. Models are read when they are first asked for. Safe to share.
public final class Sounds {

    /// Where models come from; null where there is none.
    interface Source {
        @Nullable InputStream open(String name) throws IOException;
    }

    private final Source source;
    private final Chain spelling;
    private final Map<Writing, SoundModel> models = new EnumMap<>(Writing.class);

    Sounds(Source source) {
        this.source = source;
        try (var in = stream("spelling")) {
            this.spelling = new Chain(Chain.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those that come with the engine.
    public static Sounds shipped() {
        return Shipped.SOUNDS;
    }

    /// Those that [Learn] wrote into a folder, for measuring.
    public static Sounds in(Path folder) {
        return new Sounds(name -> Files.newInputStream(folder.resolve(name + ".gz")));
    }

    private static final class Shipped {
        static final Sounds SOUNDS =
                new Sounds(name -> Sounds.class.getResourceAsStream("/sounds/" + name + ".gz"));
    }

    private static final class Rules {
        static final Transliterator TO_LATIN =
                Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    }

    private DataInputStream stream(String name) throws IOException {
        var in = source.open(name);
        if (in == null) {
            throw new IllegalStateException("no model " + name);
        }
        return new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)));
    }

    Chain spelling() {
        return spelling;
    }

    synchronized SoundModel model(Writing writing) {
        return models.computeIfAbsent(
                writing,
                _ -> {
                    try (var in = stream(writing.name().toLowerCase(Locale.ROOT))) {
                        return SoundModel.read(in);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /// What was asked lately: the words of one name are compared with many.
    private final Map<String, List<String>> said =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(256, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, List<String>> one) {
                            return size() > LATELY;
                        }
                    });

    private static final int LATELY = 2000;

    /// What a word may be in plain Latin letters, the likeliest first; a Latin word is itself, a
    /// word in a script without a model is put into letters by ICU's rules.
    ///
    /// @param most how many forms at most, ICU's own among them
    public List<String> spoken(String word, int most) {
        var known = said.get(word + ' ' + most);
        if (known == null) {
            known = say(word, most);
            said.put(word + ' ' + most, known);
        }
        return known;
    }

    private List<String> say(String word, int most) {
        var writing = Writing.of(word);
        var rule = plain(byRule(word));
        if (!writing.heard()) {
            return List.of(rule);
        }
        var forms = new ArrayList<String>();
        for (var form : Speaking.speak(model(writing), shortened(writing.signs(word)), most)) {
            var plain = plain(form);
            if (!plain.isEmpty() && !forms.contains(plain)) {
                forms.add(plain);
            }
        }
        if (!rule.isEmpty() && !forms.contains(rule)) {
            forms.add(forms.size() < most ? forms.size() : forms.size() - 1, rule);
        }
        return List.copyOf(forms.subList(0, Math.min(most, forms.size())));
    }

    /// How well Latin letters fit a word in another writing, from 0 to 1; 0 too where the writing
    /// has no model.
    public double fit(String word, String latin) {
        var writing = Writing.of(word);
        var letters = Latin.letters(latin);
        if (!writing.heard() || letters.length == 0) {
            return 0;
        }
        var signs = writing.signs(word);
        if (signs.length == 0 || signs.length > LONGEST || letters.length > 2 * LONGEST) {
            return 0;
        }
        var heard =
                new Listening(model(writing), new TokenTrie(List.of(letters), spelling))
                        .hear(signs, 1);
        return heard.isEmpty() ? 0 : fit(heard.getFirst().log(), signs.length);
    }

    /// A word longer than any name is cut here: signs of its writing.
    static final int LONGEST = 40;

    static int[] shortened(int[] signs) {
        return signs.length <= LONGEST ? signs : Arrays.copyOf(signs, LONGEST);
    }

    /// The likelihood of signs as a figure from 0 to 1, the same for long names and short ones.
    static double fit(double log, int signs) {
        double each = -log / (signs + 1);
        return Math.clamp(1.02 - Math.max(0, each - 0.2) * 0.22, 0, 1);
    }

    /// By ICU's rules, which know every script but not how names are written.
    static String byRule(String word) {
        return Rules.TO_LATIN.transliterate(Normalizer2.getNFKCInstance().normalize(word));
    }

    /// Lower case without accents.
    static String plain(String word) {
        return Latin.text(Latin.plain(Latin.letters(word)));
    }
}
