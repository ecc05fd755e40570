package org.goodoffices.organs.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// More parties than the sample world has, of which some can leave.
class StatesOfTests {

    /// States that are no party any more.
    static final Set<String> GONE = ConcurrentHashMap.newKeySet();

    private static final List<StatesParties.State> ALL =
            Stream.of(
                            "XAV Avaria 阿瓦里亚 africa",
                            "XBE Beyara 贝亚拉 eastern-europe",
                            "XCO Corduin 科尔杜因 eastern-europe",
                            "XKH Kharun 卡伦 asia-pacific",
                            "XLO Lorvane 洛尔万 western-europe-others",
                            "XNE Nerith 奈里斯 asia-pacific",
                            "XOS Ostrevia 奥斯特雷维亚 eastern-europe")
                    .map(one -> one.split(" "))
                    .map(one -> new StatesParties.State(one[0], one[1], one[2], one[3]))
                    .toList();

    @Bean
    @Primary
    static StatesParties parties() {
        return new StatesParties() {
            @Override
            public List<State> on(LocalDate day) {
                return ALL.stream().filter(one -> !GONE.contains(one.code())).toList();
            }

            @Override
            public Optional<State> named(String code) {
                return ALL.stream().filter(one -> one.code().equals(code)).findFirst();
            }
        };
    }
}
