package org.goodoffices.engines.names.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is learnt, from names made up here: a code of one sign a letter, some letters in pairs.
class SoundModelTest {

    private static final String SYLLABLES = "ba be bi bo ka ke ki ko sha she shi sho ta te ti to";
    private static final String SIGNS = "бкшт";

    /// Names of two to four syllables, of which only the consonants are written.
    private static List<Learning.Example> names(int count, long seed) {
        var random = new Random(seed);
        var syllables = SYLLABLES.split(" ");
        var names = new ArrayList<Learning.Example>();
        for (int i = 0; i < count; i++) {
            var latin = new StringBuilder();
            var signs = new StringBuilder();
            for (int n = 2 + random.nextInt(3); n > 0; n--) {
                int which = random.nextInt(syllables.length);
                latin.append(syllables[which]);
                signs.append(SIGNS.charAt(which / 4));
            }
            names.add(new Learning.Example(signs.toString(), latin.toString()));
        }
        return names;
    }

    private static byte[] learnt(long seed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SoundModel.write(
                Learning.learn(Writing.CYRILLIC, names(400, seed)), new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static SoundModel model() throws IOException {
        return SoundModel.read(new DataInputStream(new ByteArrayInputStream(learnt(1))));
    }

    @Test
    void the_same_names_give_the_same_model_to_the_byte() throws IOException {
        assertThat(learnt(1)).isEqualTo(learnt(1)).isNotEqualTo(learnt(2));
    }

    @Test
    void it_learns_which_letters_a_sign_stands_for() throws IOException {
        var model = model();
        var of = new ArrayList<String>();
        for (int unit : model.units(model.sign('ш'), 0)) {
            of.add(Latin.text(model.letters(unit)));
        }
        assertThat(of).contains("sha", "she", "shi", "sho").noneMatch(form -> form.contains("k"));
    }

    @Test
    void it_says_only_what_it_learnt_and_hears_the_name_among_others() throws IOException {
        var model = model();
        assertThat(Speaking.speak(model, Writing.CYRILLIC.signs("шк"), 20))
                .isNotEmpty()
                .allMatch(form -> form.matches("sh[aeio]k[aeio]"));
        var spelling = new Chain(Learning.spelling(List.of("shaki", "bota", "toke", "kasho")));
        var words = List.of("bota", "kasho", "shaki", "toke");
        var trie = new TokenTrie(words.stream().map(Latin::letters).toList(), spelling);
        var heard = new Listening(model, trie).hear(Writing.CYRILLIC.signs("кш"), 5);
        assertThat(heard).hasSize(1);
        assertThat(words.get(heard.getFirst().word())).isEqualTo("kasho");
        assertThat(new Listening(model, trie).hear(Writing.CYRILLIC.signs("бб"), 5)).isEmpty();
    }

    @Test
    void after_every_history_the_chances_of_what_follows_make_one() {
        var counts = new ChainCounts(3, 0, 1, 1);
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            counts.add(
                    random.ints(1 + random.nextInt(6), 2, 8).map(s -> Math.min(s, 6)).toArray(), 1);
        }
        var chain = new Chain(counts.table());
        var states = new ArrayList<>(List.of(0, chain.start()));
        for (int at = 0; at < states.size(); at++) {
            double sum = 0;
            for (int symbol = 0; symbol <= 6; symbol++) {
                if (symbol == ChainCounts.START) {
                    continue;
                }
                long step = chain.step(states.get(at), symbol);
                sum += Math.exp(Chain.log(step));
                if (!states.contains(Chain.state(step))) {
                    states.add(Chain.state(step));
                }
            }
            // figures are kept in sixteenths of a natural unit
            assertThat(sum).as("state " + states.get(at)).isCloseTo(1, within(0.06));
        }
        assertThat(states.size()).isGreaterThan(20);
    }

    @Test
    void no_two_syllables_of_chinese_become_one_sign() {
        var seen = new HashMap<String, String>();
        var reading = com.ibm.icu.text.Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
        for (int sign = 0x4E00; sign < 0x9FA6; sign++) {
            var han = Writing.simplified(Character.toString(sign));
            var syllable = reading.transliterate(han);
            if (syllable.matches("[a-z]+")) {
                var signs = new StringBuilder();
                for (int code : Writing.HAN.signs(Character.toString(sign))) {
                    signs.append(code).append(' ');
                }
                var before = seen.putIfAbsent(signs.toString(), syllable);
                assertThat(before == null ? syllable : before).isEqualTo(syllable);
            }
        }
        assertThat(seen.size()).isGreaterThan(380);
    }

    @Test
    void letters_of_all_kinds_become_latin_letters() {
        assertThat(Latin.text(Latin.plain(Latin.letters("Łódź-Ñandú Øre"))))
                .isEqualTo("łodznanduøre");
        assertThat(Latin.letters("42 !")).isEmpty();
        assertThat(Writing.of("Путин")).isEqualTo(Writing.CYRILLIC);
        assertThat(Writing.of("山田さん")).isEqualTo(Writing.KANA);
        assertThat(Writing.of("12 -")).isEqualTo(Writing.NONE);
        assertThat(Writing.HANGUL.signs("김")).hasSize(3);
        assertThat(Writing.HAN.signs("國")).isEqualTo(Writing.HAN.signs("国"));
        assertThat(Writing.KANA.signs("ひろ")).isEqualTo(Writing.KANA.signs("ヒロ"));
    }
}
