package org.goodoffices.engines.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.goodoffices.engines.decision.RollCall.Alphabet;
import org.goodoffices.engines.decision.RollCall.State;
import org.junit.jupiter.api.Test;

class RollCallTest {

    private static final List<State> STATES =
            List.of(
                    new State("ZWE", "Zimbabwe", "Zimbabwe", "津巴布韦"),
                    new State("EGY", "Egypt", "Égypte", "埃及"),
                    new State("ETH", "Ethiopia", "Éthiopie", "埃塞俄比亚"),
                    new State("CIV", "Côte d'Ivoire", "Côte d'Ivoire", "科特迪瓦"),
                    new State("DEU", "Germany", "Allemagne", "德国"),
                    new State("ESP", "Spain", "Espagne", "西班牙"),
                    new State("CHN", "China", "Chine", "中国"),
                    new State("USA", "United States", "États-Unis", "美国"),
                    new State("ALB", "Albania", "Albanie", "阿尔巴尼亚"));

    private static String codes(List<State> states) {
        return states.stream().map(State::code).collect(Collectors.joining(" "));
    }

    @Test
    void each_language_has_its_own_order() {
        assertThat(codes(RollCall.order(STATES, Alphabet.ENGLISH)))
                .isEqualTo("ALB CHN CIV EGY ETH DEU ESP USA ZWE");
        assertThat(codes(RollCall.order(STATES, Alphabet.FRENCH)))
                .isEqualTo("ALB DEU CHN CIV EGY ESP USA ETH ZWE");
        assertThat(codes(RollCall.order(STATES, Alphabet.CHINESE)))
                .isEqualTo("ALB EGY ETH DEU ZWE CIV USA ESP CHN");
    }

    @Test
    void the_call_begins_with_the_drawn_letter_and_goes_round() {
        assertThat(codes(RollCall.from(STATES, Alphabet.ENGLISH, 'E')))
                .isEqualTo("EGY ETH DEU ESP USA ZWE ALB CHN CIV");
        assertThat(codes(RollCall.from(STATES, Alphabet.ENGLISH, 'f'))).startsWith("DEU ESP");
        assertThat(codes(RollCall.from(STATES, Alphabet.FRENCH, 'E'))).startsWith("EGY ESP USA");
        assertThat(codes(RollCall.from(STATES, Alphabet.FRENCH, 'F'))).startsWith("ZWE ALB");
        assertThat(codes(RollCall.from(STATES, Alphabet.CHINESE, 'J'))).startsWith("ZWE CIV");
        assertThat(codes(RollCall.from(STATES, Alphabet.CHINESE, 'X'))).startsWith("ESP CHN ALB");
        assertThatThrownBy(() -> RollCall.from(STATES, Alphabet.ENGLISH, '1'))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_letter_of_sounds_begins_where_its_names_do() {
        var sounds =
                List.of(
                        "阿根廷", "巴西", "草国", "德国", "俄罗斯", "法国", "古巴", "海地", "加纳", "肯尼亚", "老挝", "马里",
                        "南非", "欧国", "葡萄牙", "群国", "日本", "苏丹", "泰国", "文莱", "新加坡", "也门", "智利");
        var letters = "ABCDEFGHJKLMNOPQRSTWXYZ";
        var states = sounds.stream().map(name -> new State(name, name, name, name)).toList();
        for (int i = 0; i < letters.length(); i++) {
            assertThat(RollCall.from(states, Alphabet.CHINESE, letters.charAt(i)).getFirst().zh())
                    .as("letter " + letters.charAt(i))
                    .isEqualTo(sounds.get(i));
        }
    }

    @Test
    void every_letter_can_be_drawn_and_the_same_lot_names_the_same() {
        var drawn = new java.util.TreeSet<Character>();
        for (int seed = 0; seed < 2_000; seed++) {
            drawn.add(RollCall.letter(new Random(seed)));
        }
        assertThat(drawn).hasSize(26).contains('A', 'Z');
        assertThat(RollCall.letter(new Random(7))).isEqualTo(RollCall.letter(new Random(7)));
    }

    @Test
    void a_drawn_state_is_called_first_and_the_same_lot_gives_the_same_call() {
        var drawn = RollCall.from(STATES, Alphabet.ENGLISH, STATES.get(4));
        assertThat(codes(drawn)).isEqualTo("DEU ESP USA ZWE ALB CHN CIV EGY ETH");
        assertThat(RollCall.drawn(STATES, Alphabet.ENGLISH, new Random(7)))
                .isEqualTo(RollCall.drawn(STATES, Alphabet.ENGLISH, new Random(7)))
                .hasSameElementsAs(STATES);
        assertThatThrownBy(() ->
                        RollCall.from(STATES, Alphabet.ENGLISH, new State("X", "X", "X", "X")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
